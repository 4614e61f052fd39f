package stance

import (
	"strconv"
	"strings"

	"hearsay/extract/model"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
)

// featureVersion goes up with every change to the features of a pair.
const featureVersion = 4

// Features are the hashed features of a text that may speak of a statement: how
// much of the statement it has, its own words at the start and where it comes
// closest, and words that refute, hedge or hand on, in either.
func Features(statement, text string) []uint64 { return NewReader().Features(statement, text) }

// Reader makes features of many pairs and remembers the texts it has read.
type Reader struct {
	words relate.Words
	read  map[string][]term
	parts map[string][]string
	dense map[string][]part

	said, told map[string][]uint64
}

// NewReader is a reader that has read nothing yet.
func NewReader() *Reader {
	return &Reader{words: en.Words(), read: map[string][]term{}, parts: map[string][]string{}, dense: map[string][]part{}, said: map[string][]uint64{}, told: map[string][]uint64{}}
}

// Features are those of [Features].
func (r *Reader) Features(statement, text string) []uint64 {
	f := &feats{Reader: r}
	s := f.terms(statement)
	parts := f.sentences(text)
	f.overlap("lead", s, f.terms(strings.Join(parts[:min(3, len(parts))], " ")))
	f.overlap("all", s, f.terms(text))
	best, next := f.closest(s, parts)
	f.overlap("best", s, f.terms(best))
	f.manner("statement", statement)
	f.manner("best", best)
	f.manner("next", next)
	if len(parts) > 1 { // an article: its words alone would only tell which story it is of
		f.manner("lead", strings.Join(parts[:min(4, len(parts))], " "))
		f.manner("all", text)
		f.related(s, parts)
		f.around("lead", parts[0])
		f.around("best", best)
		f.around("next", next)
		f.lexical(statement, best)
		return f.out
	}
	f.grams("best", best)
	f.grams("statement", statement)
	f.differ(statement, best)
	return f.out
}

type feats struct {
	*Reader
	out []uint64
}

func (f *feats) add(parts ...string) {
	h := model.Hash(1)
	for _, p := range parts {
		h = model.HashString(h, p)
	}
	f.out = append(f.out, h)
}

// term is a key with its rarity.
type term struct {
	key    string
	weight int32
	word   relate.Word
}

func (r *Reader) sentences(text string) []string {
	if p, ok := r.parts[text]; ok {
		return p
	}
	r.parts[text] = sentences(text)
	return r.parts[text]
}

func (r *Reader) terms(text string) []term {
	if t, ok := r.read[text]; ok {
		return t
	}
	keys := en.Terms(text)
	out := make([]term, len(keys))
	for i, k := range keys {
		w := r.words.Look(k)
		out[i] = term{k, w.Weight, w}
	}
	r.read[text] = out
	return out
}

// steps cut a share into a ladder of features, one for each rung it reaches.
var steps = []int{5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90}

func (f *feats) overlap(where string, s, t []term) {
	exact, all := common(s, t)
	soft := softCover(s, t)
	f.ladder("cover-"+where, exact, all)
	f.ladder("soft-"+where, soft, all)
	back, allBack := common(t, s)
	f.ladder("back-"+where, back, allBack)
}

func (f *feats) ladder(name string, got, all int64) {
	if all == 0 {
		f.add(name, "none")
		return
	}
	share := int(100 * got / all)
	for _, s := range steps {
		if share >= s {
			f.add(name, strconv.Itoa(s))
		}
	}
}

// common is the weight of the terms of s that t has, and of all of s.
func common(s, t []term) (got, all int64) {
	k := 0
	for _, x := range s {
		all += int64(x.weight)
		for k < len(t) && t[k].key < x.key {
			k++
		}
		if k < len(t) && t[k].key == x.key {
			got += int64(x.weight)
		}
	}
	return got, all
}

func softCover(s, t []term) (got int64) {
	for _, x := range s {
		for _, y := range t {
			if x.key == y.key || sharesSense(x.word.Senses, y.word.Senses) {
				got += int64(x.weight)
				break
			}
		}
	}
	return got
}

func sharesSense(a, b []uint16) bool {
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			return true
		}
	}
	return false
}

// closest are the sentence that has most of the statement, and the one after it.
func (f *feats) closest(s []term, parts []string) (best, next string) {
	top := int64(-1)
	for i, p := range parts {
		if got, _ := common(s, f.terms(p)); got > top {
			top, best, next = got, p, ""
			if i+1 < len(parts) {
				next = parts[i+1]
			}
		}
	}
	return best, next
}

// manner notes the words that say how something is put.
func (f *feats) manner(where, text string) {
	words := wordsOf(text)
	for _, l := range lexica {
		n := 0
		for _, w := range words {
			if l.words[w] {
				n++
			}
		}
		if n > 0 {
			f.add("has", where, l.name)
			f.add("has", where, l.name, strconv.Itoa(min(n, 3)))
		}
	}
	if strings.Contains(text, "?") {
		f.add("asks", where)
	}
	if strings.ContainsAny(text, "\"'‘“") {
		f.add("quotes", where)
	}
}

// related notes how rare the rarest words are that the text has of the
// statement and that it lacks, and how often the former stand in it.
func (f *feats) related(s []term, parts []string) {
	lead, all := f.terms(strings.Join(parts[:min(5, len(parts))], " ")), f.terms(strings.Join(parts, " "))
	for _, in := range []struct {
		name  string
		terms []term
	}{{"lead", lead}, {"all", all}} {
		has, lacks, hits := int32(0), int32(0), 0
		for _, x := range s {
			if got, _ := common([]term{x}, in.terms); got > 0 {
				has = max(has, x.weight)
				hits++
			} else {
				lacks = max(lacks, x.weight)
			}
		}
		for w := int32(32); w <= 144; w += 16 {
			if has >= w {
				f.add("rarest", in.name, strconv.Itoa(int(w)))
			}
			if lacks >= w {
				f.add("lacks", in.name, strconv.Itoa(int(w)))
			}
		}
		for n := 1; n <= min(hits, 8); n++ {
			f.add("hits", in.name, strconv.Itoa(n))
		}
	}
}

// around notes each word of the lexica in a stretch with the words beside it,
// which say how it is meant, and no other words.
func (f *feats) around(where, text string) {
	words := wordsOf(text)
	for i, w := range words {
		for _, l := range lexica {
			if !l.words[w] {
				continue
			}
			f.add("cue", where, w)
			if i > 0 {
				f.add("cue-left", where, words[i-1], w)
			}
			if i+1 < len(words) {
				f.add("cue-right", where, w, words[i+1])
			}
			break
		}
	}
}

// lexical notes which lexica the statement and the text share.
func (f *feats) lexical(statement, text string) {
	for _, l := range lexica {
		a, b := l.in(statement), l.in(text)
		f.add("lex", l.name, strconv.FormatBool(a), strconv.FormatBool(b))
		for _, m := range lexica {
			if a && m.in(text) {
				f.add("cross", l.name, m.name)
			}
		}
	}
	for _, w := range wordsOf(statement) {
		for _, l := range lexica {
			if l.words[w] {
				f.add("said", w)
			}
		}
	}
}

// grams are the words of a stretch, one and two at a time.
func (f *feats) grams(where, text string) {
	last := "^"
	for _, w := range wordsOf(text) {
		f.add("word", where, w)
		f.add("pair", where, last, w)
		last = w
	}
}

// differ notes what the text says beside the statement, and which of them
// negates or refutes while the other does not.
func (f *feats) differ(statement, text string) {
	in := map[string]bool{}
	for _, w := range wordsOf(statement) {
		in[en.Stem(w)] = true
	}
	for _, w := range wordsOf(text) {
		if !in[en.Stem(w)] {
			f.add("extra", w)
		}
	}
	for _, l := range lexica {
		a, b := l.in(statement), l.in(text)
		if a != b {
			f.add("one", l.name, strconv.FormatBool(a))
		} else if a {
			f.add("both", l.name)
		}
	}
}
