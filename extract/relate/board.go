package relate

import (
	"cmp"
	"math"
	"slices"
)

// Board is what the forest says of the pairs of claims of two articles, or of one
// article's with each other. Each article tells a thing about once, so a claim is the
// same as the one that fits it best: the claims beside a pair say more of it than its
// words. A second forest asks for that, of the two articles alone. Few of all pairs are
// put on it, so only those take room.
type Board struct {
	rows, columns []placed // by row and column; by column and row
}

// placed is the score of the claims in two places of their articles.
type placed struct {
	row, column int32
	score       int16
}

// Reset clears the board.
func (b *Board) Reset() { b.rows, b.columns = b.rows[:0], b.columns[:0] }

// Put notes the score of two claims, by their places in their articles. Each pair is put
// once, all before the first standing is asked for.
func (b *Board) Put(row, column, score int) {
	b.rows = append(b.rows, placed{int32(row), int32(column), int16(score)})
}

// Sort makes the board ready to be asked.
func (b *Board) Sort() {
	slices.SortFunc(b.rows, placed.byRow)
	b.columns = append(b.columns[:0], b.rows...)
	slices.SortFunc(b.columns, placed.byColumn)
}

func (p placed) byRow(o placed) int {
	return cmp.Or(cmp.Compare(p.row, o.row), cmp.Compare(p.column, o.column))
}

func (p placed) byColumn(o placed) int {
	return cmp.Or(cmp.Compare(p.column, o.column), cmp.Compare(p.row, o.row))
}

// at is 0 where nothing was put.
func (b *Board) at(row, column int) int16 {
	i, found := slices.BinarySearchFunc(b.rows, placed{row: int32(row), column: int32(column)}, placed.byRow)
	if !found {
		return 0
	}
	return b.rows[i].score
}

// row and column are what was put in one.
func (b *Board) row(k int) []placed {
	from, _ := slices.BinarySearchFunc(b.rows, placed{row: int32(k), column: math.MinInt32}, placed.byRow)
	to, _ := slices.BinarySearchFunc(b.rows, placed{row: int32(k) + 1, column: math.MinInt32}, placed.byRow)
	return b.rows[from:to]
}

func (b *Board) column(k int) []placed {
	from, _ := slices.BinarySearchFunc(b.columns, placed{row: math.MinInt32, column: int32(k)}, placed.byColumn)
	to, _ := slices.BinarySearchFunc(b.columns, placed{row: math.MinInt32, column: int32(k) + 1}, placed.byColumn)
	return b.columns[from:to]
}

// Standing is how a pair stands among those of its board, in thousandths and ranks:
// the same whichever article has the rows.
type Standing [NumStandings]int16

// The numbers of a standing.
const (
	standScore   = iota
	standAhead   // of the better of its rivals: other pairs of one of the two claims
	standFarther // of the worse
	standRival
	standLesser
	standRank // how many are better than it, on the side where fewer are
	standLow  // and on the other
	standBeside
	standAround
	NumStandings
)

// Standing is that of the pair at this place.
func (b *Board) Standing(row, column int) (s Standing) {
	own := b.at(row, column)
	var rivals, ranks [2]int16
	for _, p := range b.row(row) {
		if int(p.column) != column {
			take(p.score, own, &rivals[0], &ranks[0])
		}
	}
	for _, p := range b.column(column) {
		if int(p.row) != row {
			take(p.score, own, &rivals[1], &ranks[1])
		}
	}
	before, after := b.at(row-1, column-1), b.at(row+1, column+1)
	s[standScore] = own
	s[standRival], s[standLesser] = max(rivals[0], rivals[1]), min(rivals[0], rivals[1])
	s[standAhead], s[standFarther] = own-s[standRival], own-s[standLesser]
	s[standRank], s[standLow] = min(ranks[0], ranks[1]), max(ranks[0], ranks[1])
	s[standBeside], s[standAround] = max(before, after), before+after
	return s
}

// take compares a pair with one of its rivals.
func take(score, own int16, best, rank *int16) {
	*best = max(*best, score)
	if score > own {
		*rank++
	}
}

// LeastPut is the score from which a pair is worth a place on a board: one in a
// hundred of the same are below.
const LeastPut = 5

// Again is the chance of the pair at this place being the same, in thousandths, beside
// the others on the board.
func (j *Judge) Again(b *Board, row, column int) int {
	s := b.Standing(row, column)
	return j.again.Chance(s[:])
}
