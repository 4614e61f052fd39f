package syntax

// tree is a tree in the making; its buffers are reused from sentence to sentence.
type tree struct {
	head []int // of each word, 0 the root, words from 1
	met  []int // the walk that met a word
	ties []tie
	// low and high are where the words below a word begin and end.
	low, high []int
	mark      []bool
	pair      []int
}

// tie says where following a word's heads leads.
type tie uint8

const (
	unknown tie = iota
	rooted
	circling
)

// build chooses a head for each of n words, given padded(n+1) scores a word. The
// best head of each word by itself makes a tree in 19 sentences of 20; in the
// others one root is chosen and each circle is opened where that costs least.
// It is not always the best tree, as Chu and Liu's algorithm would find, but
// takes time in proportion to what has to be mended.
func (b *tree) build(arcs []int32, n int) []int {
	wide := padded(n + 1)
	b.head, b.met, b.ties = grow(b.head, n), grow(b.met, n), grow(b.ties, n)
	for t := range n {
		b.head[t] = bestFrom(arcs[t*wide:t*wide+n+1], 0)
	}
	b.oneRoot(arcs, n, wide)
	for on := b.circle(n); on >= 0; on = b.circle(n) {
		b.open(arcs, n, wide, on)
	}
	return b.head
}

// bestFrom is the best head of a word, from head first on.
func bestFrom(scores []int32, first int) int {
	best := min(first, len(scores)-1)
	for j := first + 1; j < len(scores); j++ {
		if scores[j] > scores[best] {
			best = j
		}
	}
	return best
}

// oneRoot keeps at the root the word that wins most by it, and gives the others
// their best other head.
func (b *tree) oneRoot(arcs []int32, n, wide int) {
	root, most := 0, int64(0)
	for t := range n {
		scores := arcs[t*wide : t*wide+n+1]
		win := int64(scores[0]) - int64(scores[bestFrom(scores, 1)])
		if t == 0 || win > most {
			root, most = t, win
		}
	}
	for t := range n {
		if t != root && b.head[t] == 0 {
			b.head[t] = bestFrom(arcs[t*wide:t*wide+n+1], 1)
		}
	}
	b.head[root] = 0
}

// circle says of each word whether its heads lead to the root, and returns a
// word on a circle, -1 when there is none.
func (b *tree) circle(n int) int {
	clear(b.met)
	clear(b.ties)
	found := -1
	for t := range n {
		end := rooted
		for w := t; ; w = b.head[w] - 1 {
			if b.ties[w] != unknown {
				end = b.ties[w]
				break
			}
			if b.met[w] == t+1 {
				end, found = circling, w
				break
			}
			b.met[w] = t + 1
			if b.head[w] == 0 {
				break
			}
		}
		for w := t; b.ties[w] == unknown; w = b.head[w] - 1 {
			b.ties[w] = end
			if b.head[w] == 0 {
				break
			}
		}
	}
	return found
}

// open gives one word of the circle through on a head that leads to the root,
// where that costs least.
func (b *tree) open(arcs []int32, n, wide, on int) {
	word, head, least := -1, 0, int64(0)
	for w := on; ; {
		scores := arcs[w*wide : w*wide+n+1]
		for j := 1; j <= n; j++ {
			cost := int64(scores[b.head[w]]) - int64(scores[j])
			if b.ties[j-1] == rooted && (word < 0 || cost < least) {
				word, head, least = w, j, cost
			}
		}
		if w = b.head[w] - 1; w == on {
			break
		}
	}
	b.head[word] = head
}
