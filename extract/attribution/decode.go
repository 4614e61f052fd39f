package attribution

// Lattice is a text's words as a model scores them: per token the score of
// each action, and per token the context under which edges are scored. Scores
// are integers, so that every machine finds the same path.
type Lattice struct {
	Scores   [][Actions]int32
	Contexts []uint8
	Edges    [][]int32 // per context, per edge of the automaton
	back     []uint8
	ahead    []row // before the first token and after each: states by the best path to them
	path     []int
}

// never is a score that no path has; three of them can be added.
const never = -1 << 28

// row is the score of each state, with room for as many as an index of five bits
// can name, so that no index has to be checked.
type row [32]int32

// Path is the best legal path through the lattice: for each token the edge it
// takes. The automaton starts outside, and ends in a complete attribution or
// outside; it is linear in the number of tokens.
func (l *Lattice) Path(a *Automaton) []int {
	n, k := len(l.Scores), len(a.States)
	l.back, l.path, l.ahead = grow(l.back, n*k), grow(l.path, n), grow(l.ahead, n+1)
	first := &l.ahead[0]
	for s := range first {
		first[s] = never
	}
	first[0] = 0
	for i := range l.Scores {
		l.advance(a, i, &l.ahead[i], &l.ahead[i+1])
		rebase(l.ahead[i+1][:k])
	}
	l.trace(a, best(a, l.ahead[n][:k]))
	return l.path
}

// advance scores every state after token i from those before it. Score and edge
// are compared as one number, so that nothing branches; of edges that tie, the
// first wins.
func (l *Lattice) advance(a *Automaton, i int, now, next *row) {
	scores, edges := &l.Scores[i], l.Edges[l.Contexts[i]][:len(a.steps)]
	back := l.back[i*len(a.States) : (i+1)*len(a.States)]
	for s := range back {
		first := a.Into[s]
		top := int64(never)<<8 | int64(lastEdge-first)
		for k, step := range a.steps[first:a.Into[s+1]] {
			v := now[step.from&31] + edges[first+k] + scores[step.action&15]
			top = max(top, int64(v)<<8|int64(lastEdge-first-k))
		}
		next[s&31], back[s] = int32(top>>8), uint8(lastEdge-int(top&lastEdge))
	}
}

// rebase keeps scores near zero, so that a text of any length cannot overflow.
func rebase(scores []int32) {
	top := scores[0]
	for _, v := range scores {
		top = max(top, v)
	}
	for s := range scores {
		scores[s] = max(scores[s]-top, never)
	}
}

// best is the best state to end in. A text cannot end inside an incomplete
// attribution.
func best(a *Automaton, scores []int32) int {
	end := 0
	for s, v := range scores {
		if (s == 0 || a.States[s].Seen.complete() && a.States[s].Role != Outside) && v > scores[end] {
			end = s
		}
	}
	return end
}

func (l *Lattice) trace(a *Automaton, s int) {
	for i := len(l.Scores) - 1; i >= 0; i-- {
		e := int(l.back[i*len(a.States)+s])
		l.path[i] = e
		s = a.Edges[e].From
	}
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// PathBy is the best legal path under any score of an edge at a token; done is
// called when a token's scores have been asked for. Training uses it to find
// the legal path that is closest to an annotator's.
func (l *Lattice) PathBy(a *Automaton, score func(token, edge int) int32, done func(token int)) []int {
	n, k := len(l.Scores), len(a.States)
	l.back, l.path = grow(l.back, n*k), grow(l.path, n)
	now, next := make([]int32, k), make([]int32, k)
	for s := range now {
		now[s] = never
	}
	now[0] = 0
	for i := range n {
		for s := range next {
			top, by := int32(never), a.Into[s]
			for e := a.Into[s]; e < a.Into[s+1]; e++ {
				if v := now[a.Edges[e].From] + score(i, e); v > top {
					top, by = v, e
				}
			}
			next[s], l.back[i*k+s] = max(top, never), uint8(by)
		}
		done(i)
		now, next = next, now
		rebase(now)
	}
	l.trace(a, best(a, now))
	return l.path
}

// Margins tells, per token and role, how far the best path that gives the token
// that role stays behind the best path of all: 0 for the roles that the best
// path gives. It is the integer cousin of a marginal probability. Call it after
// [Lattice.Path].
func (l *Lattice) Margins(a *Automaton, out [][4]int32) [][4]int32 {
	n, k := len(l.Scores), len(a.States)
	out = grow(out, n)
	var one, two row
	now, next := &one, &two
	for s, st := range a.States {
		if s != 0 && (!st.Seen.complete() || st.Role == Outside) {
			now[s] = never
		}
	}
	for i := n - 1; i >= 0; i-- {
		was := &l.ahead[i+1]
		roles := [4]int32{never, never, never, never}
		for s, st := range a.States {
			roles[st.Role&3] = max(roles[st.Role&3], was[s&31]+now[s&31])
		}
		top := max(roles[0], roles[1], roles[2], roles[3])
		for r := range roles {
			out[i][r] = max(roles[r]-top, never)
		}
		l.retreat(a, i, now, next)
		now, next = next, now
		rebase(now[:k])
	}
	return out
}

// retreat scores every state before token i by what can follow.
func (l *Lattice) retreat(a *Automaton, i int, now, next *row) {
	scores, edges := &l.Scores[i], l.Edges[l.Contexts[i]][:len(a.steps)]
	for s := range len(a.States) {
		top := int32(never)
		for _, step := range a.leaving[a.out[s]:a.out[s+1]] {
			top = max(top, now[step.to&31]+edges[step.edge]+scores[step.action&15])
		}
		next[s&31] = top
	}
}

// Reset makes the lattice ready for n tokens, all scores zero.
func (l *Lattice) Reset(n int, edges [][]int32) {
	l.Scores, l.Contexts, l.Edges = grow(l.Scores, n), grow(l.Contexts, n), edges
	clear(l.Scores)
}
