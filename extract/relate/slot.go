package relate

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay/extract/model"
	"hearsay/extract/news"
)

// A slot is what a number or a time fills in a claim: how many jobs are cut, when the
// trial opens. Two claims whose values of one slot cannot both be right conflict, or the
// later updates the earlier; what is compared is all else that they say.

// SlotTrait is one number of two claims beside each other in a slot that they may share.
type SlotTrait int

// The traits of a slot. What says how many or when is left out of all that they compare.
const (
	sNumber  SlotTrait = iota // numbers are set against each other
	sTime                     // times are
	sBoth                     // how much of what both say is in the other
	sLess                     // of the one of which less is
	sMore                     // of the other
	sOwnBoth                  // by rarity beside how often the words stand in their article
	sOwnLess
	sLacks // weight of the heaviest word of the one that the other lacks, the lesser of the two
	sLacksMore
	sBothButWho // as sBoth, sLess and sMore, with who acts left out
	sLessButWho
	sMoreButWho
	sWhoAlike
	sObjectAlike
	sArgsAlike
	sWhoInOther
	sPredicates
	sMeaning   // how much the words that are no names mean one thing
	sUnitSame  // the numbers have one unit
	sUnitAlike // how alike two other things are that are counted
	sUnitNone  // one has none
	sUnitWeight
	sUnitKind // 0 counted, 1 money, 2 percent, 3 a measure
	sPeople   // people are counted by the one, and by the other by another name
	sRatio
	sVague             // a number is rounded or a bound
	sFewest            // how many numbers the claims have
	sMost              //
	sAgree             // some number is in both
	sSoleA             // the number of a is the only one of its unit in its article
	sSoleB             //
	sPastA             // the time of a is long past
	sPastB             //
	sAlienA            // names in a of which b's article does not speak
	sAlienB            //
	sNamed             // names in both
	sGap               // days between the times
	sGrain             // the coarser of the times
	sDays              // days between the reports
	NumSlots SlotTrait = iota
)

type slots = [NumSlots]float64

// NumValues is how many numbers the decision about values is taken by: the simple
// traits of the pair, and those of the slot.
const NumValues = NumSimple + int(NumSlots)

// SlotsKind and SlotsVersion name the model file of the decisions about values.
const (
	SlotsKind    = "slots"
	SlotsVersion = 1
)

// slot.bin is written by `hearsay-train slots`.
//
//go:embed slot.bin
var slotFile []byte

// Slots decide whether values that are set against each other conflict, and whether the
// later one updates the earlier.
type Slots struct{ Conflict, Update Forest }

var slotsDefault = sync.OnceValue(func() Slots {
	s, _ := ReadSlots(slotFile) // none where the traits have changed and are to be learned anew
	return s
})

// ReadSlots opens a model file.
func ReadSlots(file []byte) (s Slots, err error) {
	m, err := model.Open(file, SlotsKind, SlotsVersion)
	if err != nil {
		return s, err
	}
	if s.Conflict, err = m.Forest("conflict", NumValues); err != nil {
		return Slots{}, err
	}
	s.Update, err = m.Forest("update", NumValues)
	return s, err
}

// The scores from which values that are set against each other conflict, and from which
// the later one updates the earlier. Of passages left out in training .81 of the conflicts
// that score 650 are right, and .84 of the updates; of those of other authors fewer.
const (
	minClash = 700
	minMoved = 500

	// leastClash is what they must score where another rule finds that they conflict: of
	// those in our stories that score less one in three is a conflict.
	leastClash = 150
	certain    = 1000
)

// Clashes tells that a number or a time of the one claim is set against one of the
// other's, that neither is an answer, and that nothing tells two matters apart: whether
// they are of the same slot is to be learned.
func Clashes(a, b *Item) bool {
	_, reactsA := actOf(a.Claim)
	_, reactsB := actOf(b.Claim)
	return !reactsA && !reactsB && (numbersClash(a, b) || otherTime(a, b)) && !strangers(a, b)
}

// strangers is apart for one side alone, where the other side's article names so many that
// it leaves nobody out.
func strangers(a, b *Item) bool {
	return b.Article.Names.size() >= manyNamed && strange(a, b) || a.Article.Names.size() >= manyNamed && strange(b, a)
}

const manyNamed = 0.875

// Meet tells that two claims of near articles are worth comparing: they share a word, or
// the only numbers of some unit in two reports of a few days are set against each other.
func Meet(a, b *Item) bool {
	return ShareWord(a, b) || a.sole && b.sole && a.dated && b.dated && abs(a.day-b.day) <= soleDays && numbersClash(a, b)
}

// soleDays is how far apart two reports are whose numbers are compared although they
// share no word.
const soleDays = 3

// numbersClash tells that some number of the one claim is set against one of the other's
// and no number of such a thing is in both.
func numbersClash(a, b *Item) (clash bool) {
	for i := range a.nums {
		for k := range b.nums {
			x, y := &a.nums[i], &b.nums[k]
			if !comparable(x, y) {
				continue
			}
			if compareAmount(*x, *y) != differ {
				return false
			}
			clash = true
		}
	}
	return clash
}

// comparable tells that two numbers are of one unit, or of things that are counted.
func comparable(x, y *amount) bool {
	return x.unit == y.unit || x.unit == "" || y.unit == "" || counts(x) && counts(y)
}

// counts tells a number of people or things from one of money or of a measure.
func counts(x *amount) bool {
	return x.unit != "" && x.unit[0] >= 'a' && !slices.Contains(measures, x.unit)
}

var measures = []string{"%", "acre", "cm", "day", "degree", "foot", "hectare", "inch", "kg", "km", "m", "meter", "metre", "mile", "minute", "month", "pound", "second", "tonne", "year"}

// Values are the numbers by which a clash of a, the later, with b is judged, in thousandths.
func (p *Pair) Values(a, b *Item, x *traits) (v [NumValues]int16) {
	simple, s := TraitValues(x), p.slots(a, b)
	copy(v[:], simple[:])
	for i := range s {
		v[NumSimple+i] = model.Thousandths(s[i])
	}
	return v
}

// Values are as [Pair.Values].
func (j *Judge) Values(a, b *Item) [NumValues]int16 {
	p := j.pair(a, b)
	x := p.traits(a, b, 1)
	return p.Values(a, b, &x)
}

// clash scores a, the later, against b in a slot in which their values differ, and gives
// the chance that they conflict, which is certain where nothing has been learned.
func (p *Pair) clash(a, b *Item, x *traits) (d Difference, chance int) {
	m := &p.judge.slots
	if m.Conflict.Len() == 0 || m.Update.Len() == 0 {
		return d, certain
	}
	v := p.Values(a, b, x)
	d.Relation, d.Score, chance = m.decide(v[:])
	if d.Relation == "" || d.Relation == news.Conflicts && (anyOrder(a, b) || twoOccasions(a, b, x) || someRounded(a, b) || !numbersClash(a, b) && settled(a) != settled(b)) {
		return Difference{}, chance
	}
	d.On = differences(a, b, x)
	d.Rule = "relate/slot-" + d.On[0]
	return d, chance
}

// Decide is what the values are to each other, "" for neither.
func (s *Slots) Decide(v []int16) news.Relation {
	r, _, _ := s.decide(v)
	return r
}

func (s *Slots) decide(v []int16) (r news.Relation, score, conflict int) {
	conflict, update := s.Conflict.Chance(v), s.Update.Chance(v)
	switch {
	case update >= minMoved && update >= conflict:
		return news.Updates, update, conflict
	case conflict >= minClash:
		return news.Conflicts, conflict, conflict
	}
	return "", 0, conflict
}

func (p *Pair) slots(a, b *Item) (x slots) {
	m := p.of(a)
	back := m.turned()
	x[sNumber], x[sTime] = yes(numbersClash(a, b)), yes(otherTime(a, b))
	x[sBoth], x[sLess], x[sMore] = m.told(a, b, false)
	x[sBothButWho], x[sLessButWho], x[sMoreButWho] = m.told(a, b, true)
	x[sOwnBoth], x[sOwnLess] = m.toldOwn(a, b)
	lacksA, lacksB := m.lacks(a, b), back.lacks(b, a)
	x[sLacks], x[sLacksMore] = min(lacksA, lacksB), max(lacksA, lacksB)
	x[sWhoAlike] = m.overlapTold(a.whoW, b.whoW)
	x[sObjectAlike] = m.overlapTold(a.objW, b.objW)
	x[sArgsAlike] = m.overlapTold(a.args, b.args)
	gotA, allA := m.cover(a.whoW, b.words)
	gotB, allB := back.cover(b.whoW, a.words)
	x[sWhoInOther] = max(share(gotA, allA), share(gotB, allB))
	x[sPredicates] = m.closest(a.pred, b.pred)
	if bare(a) || bare(b) {
		x[sPredicates] = yes(bare(a) && bare(b)) / 2
	}
	x[sMeaning] = m.meaning(a, b)
	m.unitSlots(&x, a, b)
	x[sSoleA], x[sSoleB], x[sPastA], x[sPastB] = yes(a.sole), yes(b.sole), yes(past(a)), yes(past(b))
	alienA, named := aliens(a, b)
	alienB, _ := aliens(b, a)
	x[sAlienA], x[sAlienB], x[sNamed] = float64(alienA)/2, float64(alienB)/2, float64(named)/2
	if a.time.known && b.time.known {
		x[sGrain] = float64(max(a.time.grain, b.time.grain))
		x[sGap] = float64(min(abs(a.time.lo-b.time.lo), abs(a.time.hi-b.time.hi), 2000)) / 100
	}
	x[sDays] = float64(min(abs(a.day-b.day), 100)) / 10
	return x
}

// told is how much of what each of two claims says, beside how many and when, is in the
// other: in both together, in the lesser and in the greater of them.
func (m *matrix) told(a, b *Item, butWho bool) (both, less, more float64) {
	gotA, allA := m.toldOf(a, b, butWho)
	gotB, allB := m.turned().toldOf(b, a, butWho)
	ofA, ofB := share(gotA, allA), share(gotB, allB)
	return share(gotA+gotB, allA+allB), min(ofA, ofB), max(ofA, ofB)
}

func (m *matrix) toldOf(a, b *Item, butWho bool) (got, all int64) {
	return m.coverTold(a.words, b.words, func(w *word) int32 {
		if butWho && isIn(w.key, a.whoW) {
			return 0
		}
		return w.Weight
	})
}

// coverTold is cover by other weights, without words of values.
func (m *matrix) coverTold(a, b []word, weight func(*word) int32) (got, all int64) {
	for i := range a {
		if w := &a[i]; !w.Value {
			n := int64(weight(w))
			all += n * 1000
			got += n * int64(m.best(w, b)*1000)
		}
	}
	return got, all
}

// toldOwn is told by the weights that words have beside how often they stand in their
// article.
func (m *matrix) toldOwn(a, b *Item) (both, less float64) {
	own := func(w *word) int32 { return w.own }
	gotA, allA := m.coverTold(a.words, b.words, own)
	gotB, allB := m.turned().coverTold(b.words, a.words, own)
	return share(gotA+gotB, allA+allB), min(share(gotA, allA), share(gotB, allB))
}

// lacks is the weight of the heaviest word of a that b lacks.
func (m *matrix) lacks(a, b *Item) (most float64) {
	for i := range a.words {
		if w := &a.words[i]; !w.Value && m.best(w, b.words) < 0.5 {
			most = max(most, float64(w.Weight)/unseenWeight)
		}
	}
	return most
}

// overlapTold is the F1 of two lists of words by weight, without those of values.
func (m *matrix) overlapTold(a, b []word) float64 {
	weight := func(w *word) int32 { return w.Weight }
	gotA, allA := m.coverTold(a, b, weight)
	gotB, allB := m.turned().coverTold(b, a, weight)
	return share(gotA+gotB, allA+allB)
}

// meaning sums how alike the words are that name nothing: jobs to staff, cut to shed.
func (m *matrix) meaning(a, b *Item) (sum float64) {
	for i := range a.words {
		w := &a.words[i]
		if w.Value || inName(w.key, a.proper) {
			continue
		}
		row := 0
		for k := range b.words {
			if v := &b.words[k]; !v.Value && !inName(v.key, b.proper) && !(v.key == w.key && a.Article.Names.Has(w.key)) {
				row += int(m.sim[int(w.at)*m.row+int(v.at)*m.column] * 1000)
			}
		}
		sum += float64(row*int(w.Weight)) / (1000 * unseenWeight)
	}
	return sum
}

// unitSlots compares the numbers that are set against each other.
func (m *matrix) unitSlots(x *slots, a, b *Item) {
	x[sFewest], x[sMost] = float64(min(len(a.nums), len(b.nums)))/3, float64(max(len(a.nums), len(b.nums)))/3
	for i := range a.nums {
		for k := range b.nums {
			v, w := &a.nums[i], &b.nums[k]
			switch {
			case !comparable(v, w):
				continue
			case compareAmount(*v, *w) != differ:
				x[sAgree] = 1
				continue
			}
			x[sVague] = max(x[sVague], yes(!v.exact || !w.exact))
			m.unitSlot(x, a, v, w)
			if v.lo > 0 && w.lo > 0 && !math.IsInf(v.lo, 0) && !math.IsInf(w.lo, 0) {
				x[sRatio] = max(x[sRatio], math.Abs(math.Round(1000*math.Log(v.lo/w.lo))/1000))
			}
		}
	}
}

func (m *matrix) unitSlot(x *slots, a *Item, v, w *amount) {
	switch {
	case v.unit == "" || w.unit == "":
		x[sUnitNone] = 1
	case v.unit == w.unit:
		x[sUnitSame] = 1
		switch {
		case v.unit == "%":
			x[sUnitKind] = 2
		case v.unit[0] < 'a':
			x[sUnitKind] = 1
		case !counts(v):
			x[sUnitKind] = 3
		}
		if v.at >= 0 {
			x[sUnitWeight] = max(x[sUnitWeight], float64(a.vocabulary[v.at].Weight)/unseenWeight)
		}
	default:
		x[sUnitAlike] = max(x[sUnitAlike], 0.01)
		if v.at >= 0 && w.at >= 0 {
			x[sUnitAlike] = max(x[sUnitAlike], m.sim[v.at*m.row+w.at*m.column])
		}
		x[sPeople] = max(x[sPeople], yes(v.unit == "person" || w.unit == "person"))
	}
}

// longPast is how many days before its report a time is of another matter than what is
// reported.
const longPast = 45

func past(it *Item) bool { return it.time.known && it.dated && it.time.hi < it.day-longPast }

// aliens counts the names in a of which b's article does not speak, and those in both.
func aliens(a, b *Item) (alien, both int) {
	if b.Article.Names.Empty() {
		return 0, 0
	}
	for _, bits := range a.named {
		switch {
		case !b.Article.Names.has(bits):
			alien++
		case slices.Contains(b.named, bits):
			both++
		}
	}
	return alien, both
}

// namedIn are the words of names inside a claim, as their bits; its first word may have
// its capital letter for being the first.
func namedIn(c *news.Claim, a *Article) (named [][2]uint32) {
	first := true
	for w := range strings.FieldsFuncSeq(c.ContentText, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		r, n := utf8.DecodeRuneInString(w)
		if !first && unicode.IsUpper(r) && len(w) > 2 && isLower(w[n:]) {
			if bits := bits2(strings.ToLower(w)); a.Names.has(bits) && !slices.Contains(named, bits) {
				named = append(named, bits)
			}
		}
		first = false
	}
	return named
}
