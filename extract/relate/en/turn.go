package en

import (
	"slices"
	"strings"
	"sync"

	"hearsay/extract/relate"
)

// turns are words by which something ceases to be as it was, or to come as it was to
// come. A comma ends a phrase.
const turns = `has since, have since, had since, after all, withdraw, withdraws, withdrew, withdrawn, withdrawing,
 backed out, backs out, back out, backing out, pulled out, pulls out, pull out, pulling out, dropped out, bowed out, fell through, fallen through, fallen off,
 called off, calls off, call off, calling off, put off, put on hold, pushed back, pushed off, off the table, scrapped, scraps, scrap, scrapping,
 shelved, shelving, cancelled, canceled, cancels, cancelling, postponed, postpones, postpone, postponing,
 reversed, reverses, reversing, reconsider, reconsiders, reconsidered, reconsidering, reopened, reopens, reopening,
 reinstated, reinstates, reinstating, resumed, resumes, resuming, restored, restores, restoring,
 rescinded, revoked, repealed, overturned, quashed, annulled, ditched, axed, nixed, halted, deferred, brought forward, rescheduled, extended, been delayed, was delayed, were delayed, repeatedly delayed,
 scaled back, scaling back, scales back, backtracked, backtracks, changed course, changed direction, change direction, change course, changed tack, another direction,
 opted not, opts not, opted against, opted out, decided not, decides not, decided against, chose not, turned down, turns down, declined the, closed down, cut short,
 was dropped, were dropped, been dropped, plans were abandoned, was abandoned, were abandoned, been abandoned, was lifted, were lifted, been lifted`

// eases are words that do so where what was so is told right before.
const eases = `no longer, instead, finally, eventually, forced to, had to`

// stands are words by which something was so, or was to come, up to then.
const stands = `originally, until now, until recently, until then, was scheduled, were scheduled, is scheduled, are scheduled,
 been scheduled, was slated, were slated, was due, were due, been due, was set to, were set to, been set to, was to, were to, was supposed, were supposed, been supposed, was meant, were meant,
 was expected, were expected, been expected, was going to, were going to, was planning, were planning, been planning, had planned, had hoped, had intended, had promised, had vowed, had wanted,
 planned to, planned for, wanted to, hoped to, intended to, aimed to, laying plans, under consideration, in talks, being considered, been considered, was reportedly, were reportedly, was announced, were announced,
 not yet, not immediately, couldn immediately, didn immediately, unable to, yet to, wanted its, wanted his, wanted her, wanted their`

// phrases are lists of words by their first.
type phrases map[string][][]string

func phrasesOf(list string) phrases {
	out := phrases{}
	for p := range strings.SplitSeq(list, ",") {
		w := strings.Fields(p)
		out[w[0]] = append(out[w[0]], w[1:])
	}
	return out
}

var (
	turnTable  = sync.OnceValue(func() phrases { return phrasesOf(turns) })
	easeTable  = sync.OnceValue(func() phrases { return phrasesOf(eases) })
	standTable = sync.OnceValue(func() phrases { return phrasesOf(stands) })
)

// in tells whether some phrase stands in the words.
func (p phrases) in(words []string) bool {
	for i, w := range words {
		for _, rest := range p[w] {
			n := i + 1 + len(rest)
			if n <= len(words) && slices.Equal(words[i+1:n], rest) && !(n < len(words) && w == "instead" && words[n] == "of") && !slices.ContainsFunc(words[max(0, i-3):i], func(w string) bool { return judgedNot[w] }) {
				return true
			}
		}
	}
	return false
}

// appendTurns names what a claim's own words say of a state that ends.
func appendTurns(out, own []string) []string {
	if turnTable().in(own) {
		out = append(out, relate.CueTurned)
	}
	if easeTable().in(own) {
		out = append(out, relate.CueEased)
	}
	if standTable().in(own) {
		out = append(out, relate.CueStood)
	}
	return out
}
