package entity

import (
	"strings"

	"hearsay/extract/model"
	"hearsay/extract/news"
)

// This file recognises devices, products and software by what is done to them
// and by their shape, where no word beside the name says what it is: "users were
// told to stop using Tor", "the files on OS X Yosemite". A logistic model over
// all places where the name stands, trained by hearsay-train kinds on names whose
// kind the words beside them give away elsewhere.

// KindVersion goes up whenever the features of a name's kind change.
const KindVersion = 1

// likelyDevice is the log-odds, in the model's units, from which a name without
// other evidence is a device, and sureDevice from which it outweighs the finder.
// Both were chosen on the devices of the gold stories.
const (
	likelyDevice = -KindUnit / 2
	sureDevice   = KindUnit
)

// KindUnit is how many units of the model's weights make one of log-odds.
const KindUnit = 40

// Templates of the features of a name's kind.
const (
	kindBias = iota + 900
	kindVerb
	kindVerbRel
	kindPrep
	kindPrepHead
	kindModifies
	kindOwns
	kindBefore
	kindAfter
	kindNear
	kindOwnWord
	kindShape
	kindSuffix
	kindClass
	kindLength
	kindArticle
	kindCluster
	kindJoined
)

func strFeature(template uint64, s string) uint64 { return model.HashString(model.Hash(template), s) }

// nameFeatures appends the features of one place where a name stands.
func (p *pass) nameFeatures(m *mention, out []uint64) []uint64 {
	doc := p.doc
	t := &doc.Tokens[m.head]
	if t.Head >= 0 {
		rel, _, _ := strings.Cut(t.Rel, ":")
		lemma := p.lem[t.Head]
		if p.telling(t.Head) {
			lemma = ""
		}
		switch rel {
		case "nsubj", "obj", "obl", "nmod", "appos", "iobj":
			out = append(out, model.HashString(strFeature(kindVerbRel, t.Rel), lemma), strFeature(kindVerb, rel))
		case "compound", "amod", "flat":
			out = append(out, strFeature(kindModifies, lemma))
		case "conj":
			if k := p.own[t.Head]; k == 0 {
				out = append(out, strFeature(kindJoined, lemma))
			}
		}
		if p.tag(m.last) == "POS" || strings.HasSuffix(p.low[m.last-1], "'s") || strings.HasSuffix(p.low[m.last-1], "’s") {
			out = append(out, strFeature(kindOwns, lemma))
		}
	}
	before, after := m.first-1, m.last
	if p.near(before, m.head) {
		if w := p.low[before]; !p.telling(before) {
			out = append(out, strFeature(kindBefore, w))
		}
		if p.tag(before) == "IN" || p.tag(before) == "TO" {
			for j := before - 1; j > before-4 && p.near(j, m.head); j-- {
				if tag := p.tag(j); strings.HasPrefix(tag, "VB") || strings.HasPrefix(tag, "NN") {
					out = append(out, model.HashString(strFeature(kindPrepHead, p.low[before]), p.lem[j]))
					break
				}
			}
		}
		if p.low[before] == "the" || p.low[before] == "a" || p.low[before] == "an" {
			out = append(out, strFeature(kindArticle, p.low[before]))
		}
	}
	if p.near(after, m.head) && !p.telling(after) {
		out = append(out, strFeature(kindAfter, p.low[after]))
	}
	for j := max(m.first-4, 0); j < min(m.last+4, len(p.low)); j++ {
		if (j < m.first || j >= m.last) && p.near(j, m.head) && p.own[j] == 0 && !p.telling(j) && len(p.lem[j]) > 2 {
			out = append(out, strFeature(kindNear, p.lem[j]))
		}
	}
	return out
}

// telling tells of a word that itself says that a device is meant: the model
// must not lean on what the rules know.
func (p *pass) telling(j int) bool { return p.sns[j]&(SenseDevice|SenseTechish|SenseDeviceName) != 0 }

// formFeatures appends the features of the name itself.
func (p *pass) formFeatures(m *mention, out []uint64) []uint64 {
	text := p.text(m.first, m.last)
	out = append(out, model.Hash(kindBias), model.Mix(model.Hash(kindLength), uint64(min(m.last-m.first, 4))), model.Mix(model.Hash(kindClass), uint64(m.class+1)))
	for i := m.first; i < m.last; i++ {
		out = append(out, strFeature(kindOwnWord, p.low[i]), model.Mix(model.Mix(model.Hash(kindCluster), p.sc.words[i].coarse), uint64(min(m.last-1-i, 1))))
	}
	last := p.low[m.last-1]
	out = append(out, strFeature(kindSuffix, last[max(0, len(last)-3):]), strFeature(kindShape, shape(text)))
	return out
}

// shape is a name's pattern of letters, runs once: "XxX" for MacRumors, "xX" for
// iPhone, "X d" for iOS 8.
func shape(s string) string {
	var out [12]byte
	n := 0
	for i := 0; i < len(s) && n < len(out); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z':
			c = 'x'
		case c >= 'A' && c <= 'Z':
			c = 'X'
		case c >= '0' && c <= '9':
			c = 'd'
		case c >= 0x80:
			c = 'u'
		}
		if n == 0 || out[n-1] != c {
			out[n] = c
			n++
		}
	}
	return string(out[:n])
}

// likely is the log-odds that the name, at the places ks, is a device.
func (p *pass) likely(ks []int) int32 {
	feats := p.kindFeatures(ks)
	var score [1]int32
	p.r.Kinds.AddAll(score[:], feats)
	return score[0]
}

// maxPlaces is how many places of a name are looked at.
const maxPlaces = 12

func (p *pass) kindFeatures(ks []int) []uint64 {
	feats := p.formFeatures(&p.ms[ks[0]], p.sc.kind[:0])
	for _, k := range ks[:min(len(ks), maxPlaces)] {
		feats = p.nameFeatures(&p.ms[k], feats)
	}
	p.sc.kind = feats
	return unique(feats)
}

// unique drops repeated features, keeping the first of each.
func unique(f []uint64) []uint64 {
	out := f[:0]
	for i, x := range f {
		seen := false
		for _, y := range f[:i] {
			if seen = y == x; seen {
				break
			}
		}
		if !seen {
			out = append(out, x)
		}
	}
	return out
}

// KindExample is a name of a document whose kind the words beside it give away.
type KindExample struct {
	Name     string
	Features []uint64
	Device   bool
}

// KindExamples are the names of a document with tokens, sentences and syntax
// from which their kinds can be learnt: those that a rule calls a device, and
// those that a rule or the finder and the gazetteer call something else.
func (r *Reader) KindExamples(doc *news.Document) []KindExample {
	p := &pass{r: r, doc: doc, sc: &scratch{}}
	p.words()
	p.names()
	groups, order := p.places()
	var out []KindExample
	for _, key := range order {
		ks := groups[key]
		e := p.allEvidence(ks)
		device := e.device >= 2 && e.device > e.org && e.person == 0 && e.outlet < 2
		c := e.class
		other := e.device == 0 && (e.outlet >= 2 || e.org >= 2 || e.person >= 2 || e.event >= 2 || e.document >= 2 || c[classPerson] > 0 && c[classPerson] >= c[classOther]+c[classOrganisation] || c[classPlace] > 0 || c[classOrganisation] > 0)
		if device || other {
			out = append(out, KindExample{p.ms[ks[0]].key, append([]uint64(nil), p.kindFeatures(ks)...), device})
		}
	}
	return out
}

// places groups the mentions by name, in order of first appearance.
func (p *pass) places() (map[string][]int, []string) {
	groups := map[string][]int{}
	var order []string
	for k := range p.ms {
		key := singularKey(p.ms[k].key)
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], k)
	}
	return groups, order
}

func (p *pass) allEvidence(ks []int) *evidence {
	e := &evidence{}
	p.formEvidence(&p.ms[ks[0]], e)
	for _, k := range ks {
		e.class[p.ms[k].class]++
		p.contextEvidence(&p.ms[k], e)
	}
	return e
}
