// Package relate answers: how do two claims stand to each other? The same, one
// confirming or denying the other, unable to confirm it, in conflict with it, or
// an update of it.
//
//	j := relate.New(en.Words())
//	a, b := j.Item(&claimA, articleA), j.Item(&claimB, articleB)
//	v := j.Compare(a, b) // v.Same, v.Relation, v.On, v.Reason
//
// It is pure, and knows no language: it sees names, ISO times, numbers, classes
// and keys, and what a table of words ([Words]) says of the keys. A decision
// about a pair depends on the two claims and their articles alone, so it is the
// same whenever and wherever it is taken.
package relate

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"hearsay/extract/news"
)

// Words is what is known of the keys that stand for words.
type Words interface {
	Look(key string) Word
}

// Word is what a table knows of one key. Weight is its rarity in sixteenths of
// a nat; Senses and Against are sorted numbers of what it means and of what it
// is the opposite of; Vector is the company it keeps, int8, length 127, all
// zero when unknown.
type Word struct {
	ID              int32 // of the key in the table, from 1; 0 for a key it has not
	Weight          int32
	Senses, Against []uint16
	Vector          string
	Value           bool // it says how many or when, or is part of what does
}

// Article is what a decision needs to know of a claim's article.
type Article struct {
	ID, Outlet string
	Day        string // published day, "" when unknown
	Names      NameFilter
	Credit     string // the agency whose report it is, "" for the outlet's own
}

// NameFilter remembers the words of the names that an article speaks of, as a
// Bloom filter (Bloom 1970) of 512 bits and two hashes: at a hundred words one
// in nine others seems to be in it too, which only makes a veto abstain.
type NameFilter [8]uint64

// Names is a filter of all words of these names.
func Names(names ...string) NameFilter {
	var f NameFilter
	for _, n := range names {
		for _, w := range NameWords(n) {
			for _, bit := range bits2(w) {
				f[bit/64] |= 1 << (bit % 64)
			}
		}
	}
	return f
}

// Has tells whether the word may be in it; false is certain.
func (f *NameFilter) Has(word string) bool { return f.has(bits2(word)) }

func (f *NameFilter) has(bits [2]uint32) bool {
	for _, bit := range bits {
		if f[bit/64]&(1<<(bit%64)) == 0 {
			return false
		}
	}
	return true
}

// Empty tells that nothing is known of the article's names.
func (f *NameFilter) Empty() bool { return *f == NameFilter{} }

// hashOf is the 64-bit FNV-1a of a word.
func hashOf(word string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(word))
	return h.Sum64()
}

func bits2(word string) [2]uint32 {
	sum := hashOf(word)
	return [2]uint32{uint32(sum) % 512, uint32(sum>>32) % 512}
}

// Item is a claim made ready for comparing.
type Item struct {
	Claim   *news.Claim
	Article *Article
	Order   int // position among its article's claims, title first
	InTitle bool

	day   int  // its article's published day
	dated bool // which is known

	vocabulary []word  // every word of the lists below, once
	keyed      []keyed // the words of the content, by hash
	set        uint64  // bit set of the last six bits of their hashes
	words      []word  // content
	weight     int32   // their sum
	pred       []word
	whoW       []word // the agent's words
	objW       []word // the object's
	args       []word // both
	rest       []word // words of the content that are neither predicate nor argument
	target     []word // that name what it reacts to
	who        nameSet
	object     nameSet
	names      nameSet     // who, object, devices, place and by together
	proper     nameSet     // those of names that the article has as names of somebody or something
	own        [][2]uint32 // see ownNames
	named      [][2]uint32 // see namedIn
	sole       bool        // see CueSole
	place      nameSet
	device     []nameSet
	root       nameSet // of the source chain
	party      nameSet // see partyOf
	hops       nameSet // see hopsOf
	time       interval
	nums       []amount
	company    company // of the content's words, by rarity
	ownCompany company // by rarity beside how often they stand in the article
	letters    letters // of the content
	runs       int     // in letters
}

type word struct {
	key string
	at  int32 // its place in the claim's vocabulary
	own int32 // its weight beside how often it stands in the claim's article
	// Bit sets of the last six bits of Senses and Against: most words share
	// neither, and so that is seen at once.
	means, opposes uint64
	Word
}

// Judge compares claims by one language's table of words.
type Judge struct {
	words   Words
	weights Forest
	again   Forest // over standings
	typed   *Typed
	slots   Slots
}

// New is a judge with that table and the forests that come with the package.
func New(w Words) *Judge {
	f := forests()
	return &Judge{w, f.First, f.Again, typedDefault(), slotsDefault()}
}

// With is the judge with other forests, for training.
func (j *Judge) With(f Forests) *Judge {
	c := *j
	c.weights, c.again = f.First, f.Again
	return &c
}

// WithTyped is the judge with other weights of the typed relations, for training.
func (j *Judge) WithTyped(m *Typed) *Judge {
	c := *j
	c.typed = m
	return &c
}

// WithSlots is the judge with other decisions about values, for training.
func (j *Judge) WithSlots(s Slots) *Judge {
	c := *j
	c.slots = s
	return &c
}

// Item makes a claim ready. The claim must not change afterwards.
func (j *Judge) Item(c *news.Claim, a *Article, order int) *Item {
	it := &Item{Claim: c, Article: a, Order: order, InTitle: c.Content.Field == news.Title}
	it.day, it.dated = dayNumber(a.Day)
	it.words = j.look(it, c.Terms)
	for i := range it.words {
		w := &it.words[i]
		it.weight += w.Weight
		if i < len(c.Counts) {
			w.own = w.Weight * 16 / rootOf(c.Counts[i])
		}
	}
	it.keyed, it.set = keyedOf(it.words)
	it.letters = lettersOf(c.ContentText)
	it.runs = it.letters.count()
	it.company = companyOf(it.words, func(w *word) int32 { return w.Weight })
	it.ownCompany = companyOf(it.words, func(w *word) int32 { return w.own })
	it.pred = j.look(it, c.Predicate.Terms)
	if len(it.pred) == 0 {
		it.pred = j.look(it, c.Object.Terms) // "is a done deal"
	}
	it.whoW, it.objW = j.look(it, c.Who.Terms), j.look(it, c.Object.Terms)
	it.args = slices.Concat(it.whoW, it.objW)
	it.target = j.look(it, c.Target.Terms)
	for _, w := range it.words {
		if !isIn(w.key, it.args) && !isIn(w.key, it.pred) {
			it.rest = append(it.rest, w)
		}
	}
	it.who, it.object, it.place = namesOf(c.Who.Name), namesOf(objectName(c)), namesOf(c.Place.Name)
	all := slices.Concat(it.who, it.object, it.place, namesOf(c.By.Name))
	for _, d := range c.Devices {
		n := namesOf(d.Name)
		it.device = append(it.device, n)
		all = append(all, n...)
	}
	it.names, it.own, it.named, it.sole = sortedSet(all), ownNames(c, a), namedIn(c, a), slices.Contains(c.Cues, CueSole)
	if !a.Names.Empty() {
		it.proper = slices.DeleteFunc(slices.Clone(it.names), func(w string) bool { return !a.Names.Has(w) })
	}
	if r, ok := c.Root(); ok && !r.Anonymous {
		it.root = namesOf(r.Name)
	}
	it.party, it.hops = partyOf(c), hopsOf(c)
	it.time = intervalOf(c.Deadline)
	it.nums = amountsOf(c.Quantities)
	for i := range it.nums {
		it.nums[i].at = it.unitAt(it.nums[i].unit)
	}
	return it
}

// unitAt is where the word for a unit stands in the vocabulary: keys are stems, and
// stems begin like their words.
func (it *Item) unitAt(unit string) int {
	at, long := -1, 0
	for i := range it.vocabulary {
		if k := it.vocabulary[i].key; len(k) > long && strings.HasPrefix(unit, k) {
			at, long = i, len(k)
		}
	}
	return at
}

// numberWeight is that of a common word: numbers are compared as amounts and
// times, and as words they only say that one is there.
const numberWeight = 40

// rootOf is the square root of n in sixteenths, in integers.
func rootOf(n int) int32 {
	r := int32(16)
	for r*r < int32(min(n, 1000))*256 {
		r++
	}
	return r
}

func isIn(key string, words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return w.key == key })
}

func objectName(c *news.Claim) string {
	switch {
	case c.Object.Name != "":
		return c.Object.Name
	case c.Object.Head != "":
		return c.Object.Head
	}
	return c.Object.Text
}

// look finds keys in the item's vocabulary, and puts those there that it has not.
func (j *Judge) look(it *Item, keys []string) []word {
	out := make([]word, len(keys))
	for i, k := range keys {
		at := slices.IndexFunc(it.vocabulary, func(w word) bool { return w.key == k })
		if at < 0 {
			at = len(it.vocabulary)
			it.vocabulary = append(it.vocabulary, j.word(k, at))
		}
		out[i] = it.vocabulary[at]
	}
	return out
}

func (j *Judge) word(key string, at int) word {
	w := j.words.Look(key)
	if key != "" && key[0] >= '0' && key[0] <= '9' {
		w.Weight = numberWeight
	}
	return word{key, int32(at), w.Weight, bitSet(w.Senses), bitSet(w.Against), w}
}

func bitSet(list []uint16) (set uint64) {
	for _, x := range list {
		set |= 1 << (x % 64)
	}
	return set
}

// nameSet is the words of a name in lower case, sorted, each once.
type nameSet []string

func namesOf(name string) nameSet {
	if name == "" {
		return nil
	}
	return sortedSet(NameWords(name))
}

// NameWords cuts a name into lower-case words. Words of one or two letters in
// lower case ("of", "de", "la") tell no names apart and are left out.
func NameWords(name string) []string {
	fields := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := fields[:0]
	for _, f := range fields {
		l := strings.ToLower(f)
		if len(f) > 2 && l != "the" && l != "and" || f != l || f[0] >= '0' && f[0] <= '9' {
			out = append(out, l)
		}
	}
	return out
}

func sortedSet(words []string) nameSet {
	words = slices.Clone(words)
	slices.Sort(words)
	return slices.Compact(words)
}

// common counts the words that two sets share.
func (n nameSet) common(m nameSet) int {
	i, k, c := 0, 0, 0
	for i < len(n) && k < len(m) {
		switch {
		case n[i] < m[k]:
			i++
		case n[i] > m[k]:
			k++
		default:
			c, i, k = c+1, i+1, k+1
		}
	}
	return c
}

// overlap is the share of the smaller set that is in the other; 0 when either
// is empty.
func (n nameSet) overlap(m nameSet) float64 {
	if len(n) == 0 || len(m) == 0 {
		return 0
	}
	return float64(n.common(m)) / float64(min(len(n), len(m)))
}

// Names tells that a key stands for a word of a name: of the claim's arguments, or of
// somebody or something else that its article speaks of.
func (it *Item) Names(key string) bool {
	return key != "" && (inName(key, it.proper) || it.Article.Names.Has(key))
}

// Heaviest are the keys of the item's n rarest words, rarest first.
func (it *Item) Heaviest(n int) []string {
	words := slices.Clone(it.words)
	slices.SortFunc(words, func(a, b word) int { return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.key, b.key)) })
	var out []string
	for _, w := range words[:min(n, len(words))] {
		out = append(out, w.key)
	}
	return out
}
