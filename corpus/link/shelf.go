package link

import (
	"math"
	"slices"

	"hearsay/extract/news"
	"hearsay/extract/story"
	"hearsay/store"
)

// The upper 16 bits of a key are the shelf on which its block stands: a period
// of four years. The claims and articles of one time are then found on few pages
// of the store, however many years lie beside them, and a pair of words that is
// common in forty years is still worth looking up in four. What was published in
// the first quarter of a period stands on the shelf before as well, so that any
// two reports less than a quarter apart meet. What has no date meets all. It costs
// what lies further apart across the end of a period: of 199 reports of 36 stories one,
// which was found by another of eighteen months before (B-cubed F1 .956 -> .952).
const (
	undated      = 0
	articleShelf = 1 // of articleKey
	firstPeriod  = 2
	periodDays   = 1461
	overlapDays  = 92
	shelfBits    = 48
	// epoch is the day, before 1970, from which periods are counted: the first of the year 0.
	epoch = -719528
)

func onShelf(shelf, hash uint64) uint64 { return shelf<<shelfBits | hash>>(64-shelfBits) }

func shelfOf(key uint64) uint64 { return key >> shelfBits }

// bare is a key without its shelf.
func bare(key uint64) uint64 { return key & (1<<shelfBits - 1) }

// shelvesOf are the shelves for the keys of an article.
func shelvesOf(a *story.Article) []uint64 {
	if !a.Dated() {
		return []uint64{undated}
	}
	return shelvesAt(a.Day)
}

// shelvesOn are those for what was published on that day.
func shelvesOn(day string) []uint64 {
	t, ok := news.ParseDay(day)
	if !ok {
		return []uint64{undated}
	}
	return shelvesAt(int(t.Unix() / 86400))
}

func shelvesAt(day int) []uint64 {
	day = max(day-epoch, 0)
	shelf := uint64(min(day/periodDays+firstPeriod, math.MaxInt16))
	if day%periodDays < overlapDays && shelf > firstPeriod {
		return []uint64{shelf - 1, shelf}
	}
	return []uint64{shelf}
}

// shelved puts hashes on shelves: keys in order, each once.
func shelved(hashes, shelves []uint64) []uint64 {
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	out := make([]uint64, 0, len(hashes)*len(shelves)+1)
	for _, s := range shelves {
		for _, h := range hashes {
			out = append(out, onShelf(s, h))
		}
	}
	return slices.Compact(out)
}

// periods are the shelves in use, in order.
type periods []uint64

// opposite are the keys of the blocks that a key's block meets beside itself:
// what has no date meets what has any.
func (p periods) opposite(key uint64) (out []uint64) {
	if shelf := shelfOf(key); shelf == articleShelf || len(p) == 0 || shelf != undated && p[0] != undated {
		return nil
	} else if shelf != undated {
		return []uint64{bare(key)}
	}
	for _, s := range p {
		if s >= firstPeriod {
			out = append(out, s<<shelfBits|key)
		}
	}
	return out
}

// widened are keys and what they meet.
func (p periods) widened(keys []uint64) []uint64 {
	out := slices.Clone(keys)
	for _, k := range keys {
		out = append(out, p.opposite(k)...)
	}
	return out
}

// shelvesIn are the shelves in use among these blocks.
func shelvesIn[T any](blocks map[uint64][]T) periods {
	var list periods
	for k := range blocks {
		if p, found := slices.BinarySearch(list, shelfOf(k)); !found {
			list = slices.Insert(list, p, shelfOf(k))
		}
	}
	return list
}

// meets are the members of a block and of those that it meets, when it has at most
// so many itself, and of those that have.
func meets[T any](blocks map[uint64][]T, shelves periods, key uint64, most int) []T {
	own := blocks[key]
	if len(own) > most {
		return nil
	}
	for _, o := range shelves.opposite(key) {
		if b := blocks[o]; len(b) <= most {
			own = append(own[:len(own):len(own)], b...)
		}
	}
	return own
}

// meeting are the keys of two lists, in order each, whose blocks meet: x[i] and y[i].
// A list is of one thing, which has a date or has none.
func meeting(a, b []uint64) (x, y []uint64) {
	if len(a) == 0 || len(b) == 0 {
		return nil, nil
	}
	as := func(k uint64) uint64 { return k }
	switch {
	case shelfOf(a[0]) == shelfOf(b[0]) || shelfOf(a[0]) != undated && shelfOf(b[0]) != undated:
	case shelfOf(b[0]) == undated:
		as = bare
	default:
		y, x = meeting(b, a)
		return x, y
	}
	for _, k := range a {
		if _, found := slices.BinarySearch(b, as(k)); found {
			x, y = append(x, k), append(y, as(k))
		}
	}
	return x, y
}

// periods are the shelves in use in the store.
func (u *updater) periods(kind store.Keyed) (periods, error) {
	if p, ok := u.shelves[kind]; ok {
		return p, nil
	}
	p, err := u.tx.Prefixes(u.ctx, kind, 64-shelfBits)
	u.shelves[kind] = p
	return p, err
}
