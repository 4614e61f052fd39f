package relate

import (
	_ "embed"
	"encoding/hex"
	"math"
	"strconv"
	"strings"
	"sync"

	"hearsay/extract/model"
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

// Typed are the weights of the tasks, a bias, then one for each trait; and the
// trees that have learned what traits say together. The answer lies midway between
// the two.
type Typed struct {
	Weights [NumTasks][1 + NumTraits]float64
	Trees   [NumTasks]Forest // over the simple traits, in thousandths
}

// typed.weights is written by `hearsay-train relations`: lines "task trait weight",
// and of trees "task trees" with their bytes in hexadecimal.
//
//go:embed typed.weights
var typedWeights string

var typedDefault = sync.OnceValue(func() *Typed { return ParseTyped(typedWeights) })

// ParseTyped reads lines of a task, a trait and its weight, or of a task and its trees.
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
		for t := range NumTasks {
			if t.String() != f[0] {
				continue
			}
			if i, ok := place[f[1]]; ok {
				m.Weights[t][i], _ = strconv.ParseFloat(f[2], 64)
			} else if f[1] == "trees" {
				raw, _ := hex.DecodeString(f[2])
				m.Trees[t], _ = model.NewForest(raw, NumSimple)
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
func Means(t Task, a, b *Item) news.Relation {
	switch t {
	case TaskDeny:
		return news.Denies
	case TaskConflict:
		return news.Conflicts
	case TaskUpdate:
		return news.Updates
	}
	return does(a, b)
}

// answer is the chance of yes in thousandths.
func (m *Typed) answer(t Task, x *traits) int {
	w := &m.Weights[t]
	sum := w[0]
	for i, v := range x {
		sum += float64(v * w[1+i])
	}
	if f := &m.Trees[t]; f.Len() > 0 {
		v := TraitValues(x)
		sum = (sum + float64(f.Sum(v[:]))/1000) / 2
	}
	return int(math.Round(1000 / (1 + math.Exp(-math.Round(sum*1e6)/1e6))))
}

// TraitValues are the simple traits in thousandths, as trees are asked.
func TraitValues(x *[NumTraits]float64) (v [NumSimple]int16) {
	for i := range v {
		v[i] = model.Thousandths(x[i])
	}
	return v
}
