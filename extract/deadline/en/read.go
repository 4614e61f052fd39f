// Package en answers the question: which words of an English text say a time,
// and what do they say of it? It holds the words, the patterns and the cues of
// English; what they mean against a date is resolved by package calendar.
//
//	found := en.Read("They must leave by the end of next month.", nil)
//	// one Found: cue "by", bare "the end of next month", Shifted +1 Month, edge End
package en

import (
	"slices"

	cal "hearsay/extract/deadline/calendar"
	"hearsay/extract/news"
)

// Found is one expression of time as it stands in a text.
type Found struct {
	Start, End int // bytes of the bare expression
	Cue        int // byte where the words begin that say how a claim holds to it; Start when none do
	Expr       cal.Expr
	// Relation is "" where the words name a time without saying that anything
	// holds then: "the 2024 election", "three weeks long".
	Relation news.TimeRelation
	OnDay    bool // Relation is On for a day, During for anything longer
	Ahead    bool // the cue looks ahead
	Counted  bool // a length of time that counts from the article's date: "within three weeks"
	Rule     string
	CueRule  string
	// Idiom marks words that seldom mean the time they name in the news: "at the
	// same time".
	Idiom bool
	// Joined tells that the next one follows in the same breath ("in May and
	// June 2023"), so that it may lend its year.
	Joined bool
	// Lead tells that it begins its sentence: "In 1942, …". It sets the year of what
	// follows; one in passing ("the treaty of 1976") need not.
	Lead bool
	// Release tells that it is when the thing comes out that it stands before: "a
	// March launch".
	Release bool
	// Whose tells that it stands with "'s" before what was then: "Saturday's march".
	Whose bool
	// Planned tells that the words before it say that it lies ahead, whatever the
	// tense of their verb: "sessions scheduled for Feb. 9".
	Planned bool
	// ByName marks a day that goes by its date, whenever it is spoken of: "9/11".
	ByName bool
	// Recent marks words that only a text about its own day uses.
	Recent bool
}

// Read finds the expressions of time of a text, in order, and adds them to out.
// It is linear in the text and never fails.
func Read(text string, out []Found) []Found {
	v := view{g: english(), text: text}
	s := scratches.Get().(*scratch)
	v.scratch = *s
	v.atoms = scan(text, v.g, v.atoms)
	v.found = v.found[:0]
	if cap(v.best) < len(v.atoms) {
		v.best = make([]int32, len(v.atoms)+len(v.atoms)/4)
	}
	v.best = v.best[:len(v.atoms)]
	v.years = v.yearOf()
	v.findNames()
	v.read()
	out = v.pick(out)
	*s = v.scratch
	scratches.Put(s)
	return out
}

// yearOf is the first year written out after a word that years follow; it says
// what century a short year is of.
func (v *view) yearOf() int {
	for i := 1; i < len(v.atoms); i++ {
		if a := &v.atoms[i]; a.is&year != 0 && (v.atoms[i-1].is&(month|day) != 0 || v.atoms[i-1].id != idNone) {
			return int(a.val) / 10
		}
	}
	return 0
}

// pick takes the best expressions from left to right.
func (v *view) pick(out []Found) []Found {
	for i := 0; i < len(v.atoms); {
		b := v.best[i]
		if b < 0 || !v.accept(&v.found[b]) {
			i++
			continue
		}
		c := &v.found[b]
		out = v.leftYear(c, v.leftDay(c, out))
		from := len(out)
		out = v.ranges(c, append(out, v.describe(c)))
		if from > 0 {
			out[from-1].Joined = v.joins(out[from-1].End, int(c.first))
		}
		for i < len(v.atoms) && int(v.atoms[i].start) < out[len(out)-1].End {
			i++
		}
	}
	return out
}

func (v *view) accept(c *core) bool {
	guard := v.g.rules[c.rule].Guard
	return guard == nil || guard(v, c)
}

// joins tells that only "to", "and", "or" or a dash stands between byte end and
// the atom.
func (v *view) joins(end, first int) bool {
	for k := first - 1; k >= 0 && k >= first-2; k-- {
		a := &v.atoms[k]
		if int(a.start) < end {
			return true
		}
		if !v.isOne(a, []string{"to", "and", "or", "-", "through", "until", ",", "from", "between", "in"}) {
			return false
		}
	}
	return first > 0 && int(v.atoms[max(first-3, 0)].end) >= end
}

// describe makes what a reader gets of a core.
func (v *view) describe(c *core) Found {
	f := Found{Start: int(v.atoms[c.first].start), End: int(v.atoms[c.end-1].end), Expr: c.expr, Rule: v.g.rules[c.rule].Name}
	f.Cue, f.Idiom = f.Start, v.g.rules[c.rule].Name == "anaphor/same-time"
	f.ByName = f.Rule == nineElevenRule
	f.Recent = c.expr.Kind == cal.Shifted && (c.expr.Unit == cal.Day || c.expr.Unit == cal.Week && !c.expr.Many) || c.expr.Kind == cal.Fixed && c.expr.Weekday != 0 && c.expr.Point.Month == 0
	if n := v.next(c); n != nil && n.id == apostropheID && n.glued {
		f.Whose = true
	}
	cue, first := v.cueBefore(c)
	if cue != nil {
		f.CueRule = cue.Name
	}
	switch {
	case c.expr.Kind == cal.Span:
		v.describeSpan(&f, cue, first)
	case c.expr.Kind > cal.Span:
	case cue != nil:
		v.setCue(&f, cue.Relation, cue.Ahead, first)
		if cue.Name == "on/within" {
			f.Relation, f.OnDay = news.On, true // "within the first half of the year" is then; "within a week" is by its end
		}
		f.Planned = cue.Ahead && cue.Relation == onOrDuring
	case v.comesOut(c):
		f.Relation, f.OnDay, f.Ahead, f.Release = news.On, true, true, true
	case !v.premodifies(c) && v.adverbial(c):
		f.Relation, f.OnDay = news.On, true
	}
	f.Lead = v.leads(c, cue, first)
	return f
}

// comesOut tells that the expression says when something is to come out: "plans a
// March launch", "a possible summer release".
func (v *view) comesOut(c *core) bool {
	e := &c.expr
	return e.Kind == cal.Fixed && (e.Point.Grain == cal.Month || e.Point.Grain == cal.Season) &&
		v.spelt(v.prev(c), "a", "an", "possible", "planned", "expected") && v.spelt(v.next(c), "launch", "release", "debut", "arrival", "opening", "premiere")
}

// spelt tells that an atom is one of the words, whether the lexicon has them or not.
func (v *view) spelt(a *atom, words ...string) bool {
	return a != nil && slices.Contains(words, v.text[a.start:a.end])
}

// leads tells that nothing of its sentence stands before the expression.
func (v *view) leads(c *core, cue *cueRule, first int) bool {
	at := int(c.first)
	if cue != nil {
		at = first
	}
	p := v.at(at - 1)
	return p == nil || p.id == idBreak || p.id == dotID
}

func (v *view) setCue(f *Found, r news.TimeRelation, ahead bool, first int) {
	f.Relation, f.Ahead, f.Cue = r, ahead, int(v.atoms[first].start)
	if r == onOrDuring {
		f.Relation, f.OnDay = news.On, true
	}
}

// describeSpan keeps a length of time as a time where a cue counts it from the
// article's date.
func (v *view) describeSpan(f *Found, cue *cueRule, first int) {
	if cue == nil || f.Expr.Many || f.Expr.Behind || f.Expr.Back {
		return
	}
	for _, s := range spanCues {
		if s.Name == cue.Name && s.Relation != "" && (s.Bare || f.Expr.Ahead) {
			v.setCue(f, s.Relation, true, first)
			if f.Expr.Ahead && s.Relation == onOrDuring {
				f.Relation, f.OnDay = news.By, false
			}
			f.Counted = true
		}
	}
}

// cueBefore finds the words before a core that say how a claim holds to it, and
// the first of their atoms.
func (v *view) cueBefore(c *core) (*cueRule, int) {
	if cue, first := v.cueAt(int(c.first)-1, c); cue != nil {
		return cue, first
	}
	return v.cueAt(v.skipLeft(int(c.first))-1, c)
}

// cueAt finds the cue that ends at an atom.
func (v *view) cueAt(last int, c *core) (*cueRule, int) {
	if last < 0 || v.atoms[last].id == idNone || int(v.atoms[last].id) >= len(v.g.cueLast) {
		return nil, 0
	}
	for _, k := range v.g.cueLast[v.atoms[last].id] {
		cue := &v.g.cues[k]
		if first := last - len(cue.ids) + 1; first >= 0 && v.sequence(first, cue.ids) && !v.ofNoun(cue, c) && (!cue.Ago || c.expr.Kind == cal.Shifted && c.expr.Back) {
			return cue, first
		}
	}
	return nil, 0
}

// ofNoun tells that "for" goes with a noun which the expression describes: "oil
// for December delivery".
func (v *view) ofNoun(cue *cueRule, c *core) bool {
	n := v.next(c)
	return cue.Name == "on/for" && c.expr.Kind == cal.Fixed && (v.nounFollows(c) || n != nil && n.id == apostropheID && n.glued)
}

// skipLeft steps over what may stand between a cue and its time.
func (v *view) skipLeft(i int) int {
	for i > 0 && v.isOne(&v.atoms[i-1], skippable) {
		i--
	}
	return i
}

var skippable = []string{"\"", "about", "around", "approximately", "circa", "the", "very", "either", "both", "sometime", "some"}

func (v *view) sequence(first int, ids []uint16) bool {
	for k, id := range ids {
		if v.atoms[first+k].id != id {
			return false
		}
	}
	return true
}

const nineElevenRule = "date/nine-eleven"

// feast tells that the expression is the name of a feast without its year.
func (v *view) feast(c *core) bool {
	return v.atoms[c.first].is&(holiday|feast) != 0 && c.expr.Kind == cal.Fixed && c.expr.Step == 0 && c.expr.Point.Year == 0
}

// adverbial tells that a bare expression says when something holds: "the bank
// said Tuesday", "last month", "Sept. 2015" after a comma, but not a lone year
// or season.
func (v *view) adverbial(c *core) bool {
	e := &c.expr
	switch {
	case v.g.rules[c.rule].Name == "edge/approx":
		return !v.nounFollows(c)
	case v.feast(c) || v.g.rules[c.rule].Name == nineElevenRule:
		return false // "celebrating Christmas Day"
	case e.Kind != cal.Fixed:
		return e.Unit != cal.None
	case e.Weekday != 0:
		return true
	case e.Point.Grain == cal.Season:
		return e.Ahead || e.Behind || v.atoms[c.first].is&deictic != 0
	case e.Point.Grain == cal.Month:
		return e.Ahead || e.Behind || e.Edge != cal.Whole || v.atoms[c.first].is&deictic != 0
	case e.Point.Grain == cal.Year:
		return e.Edge == cal.Early || e.Edge == cal.Late
	case e.Point.Grain > cal.Year:
		return false
	case e.TimeOnly():
		return e.Point.Clock
	}
	return true
}
