package relate

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"hearsay/extract/news"
)

// Task is one question about an ordered pair of claims, each answered by a
// logistic regression over the pair's traits.
type Task int

// The tasks: is the second what the first, an act of speech, speaks of? Does the
// first, an assertion, deny, contradict or update the second?
const (
	TaskAim Task = iota
	TaskDeny
	TaskConflict
	TaskUpdate
	NumTasks
)

func (t Task) String() string { return [NumTasks]string{"aim", "deny", "conflict", "update"}[t] }

// Typed are the weights of the tasks: a bias, then one for each trait.
type Typed [NumTasks][1 + NumTraits]float64

// typed.weights is written by `hearsay-train relations`: lines "task trait weight".
//
//go:embed typed.weights
var typedWeights string

var typedDefault = sync.OnceValue(func() *Typed { return ParseTyped(typedWeights) })

// ParseTyped reads lines of a task, a trait and its weight.
func ParseTyped(text string) *Typed {
	m := new(Typed)
	place := map[string]int{"bias": 0}
	for t := range NumTraits {
		place[t.String()] = 1 + int(t)
	}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) != 3 {
			continue
		}
		w, _ := strconv.ParseFloat(f[2], 64)
		for t := range NumTasks {
			if i, ok := place[f[1]]; ok && t.String() == f[0] {
				m[t][i] = w
			}
		}
	}
	return m
}

// Asked tells whether the task is asked of a pair when claims are compared: what
// it is not asked of, it need not learn. later tells that a comes after b.
func Asked(t Task, a, b *Item, later bool) bool {
	r, acts := actOf(a.Claim)
	if t == TaskAim {
		return acts && aimable(r, a, b)
	}
	_, reacts := actOf(b.Claim)
	together := Shared(a, b)
	switch {
	case acts || reacts || together < minAgainst || apart(a, b):
		return false
	case t == TaskDeny:
		return against(a, b) && !selfSame(a, b)
	}
	return later && together >= minTogether && !vetoed(a, b)
}

// Means is the relation of a to b when the task's answer is yes.
func Means(t Task, a *Item) news.Relation {
	switch t {
	case TaskDeny:
		return news.Denies
	case TaskConflict:
		return news.Conflicts
	case TaskUpdate:
		return news.Updates
	}
	r, _ := actOf(a.Claim)
	return r
}

// answer is the chance of yes in thousandths.
func (m *Typed) answer(t Task, x *traits) int {
	w := &m[t]
	sum := w[0]
	for i, v := range x {
		sum += float64(v * w[1+i])
	}
	return int(math.Round(1000 / (1 + math.Exp(-math.Round(sum*1e6)/1e6))))
}
