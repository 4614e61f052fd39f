package relate

// Board is what the forest says of all pairs of claims of two articles, or of one
// article's with each other. Each article tells a thing about once, so a claim is the
// same as the one that fits it best: the claims beside a pair say more of it than its
// words. A second forest asks for that, of the two articles alone.
type Board struct {
	Rows, Columns int
	scores        []int16
}

// Reset clears the board for so many claims of two articles.
func (b *Board) Reset(rows, columns int) {
	b.Rows, b.Columns = rows, columns
	if need := rows * columns; cap(b.scores) < need {
		b.scores = make([]int16, need)
	}
	b.scores = b.scores[:rows*columns]
	clear(b.scores)
}

// Put notes the score of two claims, by their places in their articles.
func (b *Board) Put(row, column, score int) { b.scores[row*b.Columns+column] = int16(score) }

// at is 0 beside the board.
func (b *Board) at(row, column int) int16 {
	if row < 0 || column < 0 || row >= b.Rows || column >= b.Columns {
		return 0
	}
	return b.scores[row*b.Columns+column]
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
	for c := range b.Columns {
		if c != column {
			take(b.scores[row*b.Columns+c], own, &rivals[0], &ranks[0])
		}
	}
	for r := range b.Rows {
		if r != row {
			take(b.scores[r*b.Columns+column], own, &rivals[1], &ranks[1])
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
