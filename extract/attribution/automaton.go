// Package attribution answers the question: which stretches of a text belong to
// one attribution? It holds what is the same in every language: the automaton of
// what may follow what, the search for the best path through it, and the way
// from a path to statements. What English looks like is in the folder en.
//
//	l.Reset(len(tokens), edges)          // and fill in l.Scores, l.Contexts
//	drafts := attribution.Read(shape, l.Path(shape), paragraphStart)
package attribution

import (
	"cmp"
	"slices"
	"sync"
)

// Role is a part of an attribution that a token can belong to.
type Role uint8

// The roles of a token.
const (
	Outside Role = iota
	Source
	Cue
	Content
)

// seen is the set of roles that the attribution under way has shown so far.
type seen uint8

func (s seen) has(r Role) bool  { return r != Outside && s&(1<<(r-1)) != 0 }
func (s seen) with(r Role) seen { return s | 1<<(r-1) }
func (s seen) complete() bool   { return s.has(Cue) && s.has(Content) }
func (r Role) String() string   { return [...]string{"outside", "source", "cue", "content"}[r] }

// State is where a reader stands: the role of the present word, and what of
// the attribution under way has been read. Outside with nothing seen is the
// article's own voice; outside with something seen is a gap between two pieces.
type State struct {
	Role Role
	Seen seen
}

// Action is what a token does, as far as the token's own features can tell.
// Weights of features are kept per action, so the finer states share them.
type Action uint8

// The actions. "Before" and "after" say whether the attribution's cue has been
// read (for a cue: whether its content has).
const (
	Stay Action = iota // outside, and was outside
	EndContent
	EndOther
	BeginSourceBefore
	InSourceBefore
	BeginSourceAfter
	InSourceAfter
	BeginCueBefore
	InCueBefore
	BeginCueAfter
	InCueAfter
	BeginContentBefore
	InContentBefore
	BeginContentAfter
	InContentAfter
	Resume // content goes on after a gap, the cue or the source
	Actions
)

// Edge is a step from one state to the next.
type Edge struct {
	From, To int // indices in Automaton.States
	Action   Action
	New      bool // the token begins another attribution
}

// Automaton is every legal way to read attributions word by word: an
// attribution has a cue and a content, at most one stretch of each role stands
// open at a time, and the next one starts only when this one is complete.
// PolNeAR marks outermost attributions only, so no stack is needed.
type Automaton struct {
	States []State
	Edges  []Edge // sorted by To
	Into   []int  // edges into state s are Edges[Into[s]:Into[s+1]]
	// The same edges packed for the search, as they stand and by From: those from
	// state s are leaving[out[s]:out[s+1]].
	steps, leaving []step
	out            []int
}

type step struct{ from, to, action, edge uint8 }

// lastEdge is the highest number that an edge may have.
const lastEdge = 255

// Shape returns the automaton; it is made at first use.
var Shape = sync.OnceValue(build)

func build() *Automaton {
	a := &Automaton{States: []State{{}}} // state 0 is the own voice
	for role := Outside; role <= Content; role++ {
		for s := seen(1); s < 8; s++ {
			if role == Outside || s.has(role) {
				a.States = append(a.States, State{role, s})
			}
		}
	}
	for to, t := range a.States {
		a.Into = append(a.Into, len(a.Edges))
		for from, f := range a.States {
			if e, ok := between(f, t); ok {
				e.From, e.To = from, to
				a.Edges = append(a.Edges, e)
				a.steps = append(a.steps, step{uint8(from), uint8(to), uint8(e.Action), uint8(len(a.steps))})
			}
		}
	}
	a.Into = append(a.Into, len(a.Edges))
	a.leaving = slices.Clone(a.steps)
	slices.SortStableFunc(a.leaving, func(x, y step) int { return cmp.Compare(x.from, y.from) })
	for s := range len(a.States) + 1 {
		first, _ := slices.BinarySearchFunc(a.leaving, s, func(x step, s int) int { return cmp.Compare(int(x.from), s) })
		a.out = append(a.out, first)
	}
	return a
}

// between tells whether a token in state t may follow one in state f, and how.
func between(f, t State) (Edge, bool) {
	if t.Role == Outside {
		return leave(f, t)
	}
	fresh := t.Seen == seen(0).with(t.Role)
	same := f.Role == t.Role && f.Seen == t.Seen
	if f.Seen != 0 && f.Seen.with(t.Role) == t.Seen && (same || f.Role != t.Role) {
		return Edge{Action: enter(t, same, f.Seen.has(t.Role))}, true
	}
	if fresh && (f.Seen == 0 || f.Seen.complete()) {
		return Edge{Action: enter(t, false, false), New: true}, true
	}
	return Edge{}, false
}

func leave(f, t State) (Edge, bool) {
	open := t.Seen == f.Seen && f.Seen != 0
	closed := t.Seen == 0 && (f.Seen == 0 || f.Role != Outside && f.Seen.complete())
	if !open && !closed {
		return Edge{}, false
	}
	switch f.Role {
	case Outside:
		return Edge{Action: Stay}, true
	case Content:
		return Edge{Action: EndContent}, true
	}
	return Edge{Action: EndOther}, true
}

// enter is the action of a token with a role; in tells that its stretch goes
// on, again that the attribution had this role before.
func enter(t State, in, again bool) Action {
	base, late := BeginContentBefore, t.Seen.has(Cue)
	switch t.Role {
	case Source:
		base = BeginSourceBefore
	case Cue:
		base, late = BeginCueBefore, t.Seen.has(Content)
	}
	if t.Role == Content && !in && again {
		return Resume
	}
	if late {
		base += 2
	}
	if in {
		base++
	}
	return base
}

// Closed is a copy of a context's edge scores in which no attribution crosses
// the border: the steps that would carry one over are never taken.
func (a *Automaton) Closed(scores []int32) []int32 {
	out := make([]int32, len(scores))
	for e, edge := range a.Edges {
		out[e] = scores[e]
		if from := a.States[edge.From]; !edge.New && edge.To != 0 || from.Seen != 0 && (!from.Seen.complete() || from.Role == Outside) {
			out[e] = never
		}
	}
	return out
}

// OneCue forbids, in a context's edge scores, that an attribution's cue is taken
// up again after a gap: a second cue belongs to another attribution.
func (a *Automaton) OneCue(scores []int32) {
	for e, edge := range a.Edges {
		from, to := a.States[edge.From], a.States[edge.To]
		if !edge.New && to.Role == Cue && from.Role != Cue && from.Seen.has(Cue) {
			scores[e] = never
		}
	}
}
