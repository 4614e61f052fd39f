// Package story answers: are two articles about one course of events, and does
// one repeat the other's text? It is pure, and sees weighted keys of words and
// names, not the words of a language.
//
//	a, b := story.New(id, day, terms), …
//	if story.Score(a, b) >= story.Threshold { … one story … }
//
// Weights ship with the word table and never come from a store as it grows, so a
// decision about two articles is the same whenever it is taken.
package story

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"time"

	"hearsay/extract/news"
)

// Term is one word of an article by its key. Count is how often it stands in
// text and title; Weight its rarity in sixteenths of a nat.
type Term struct {
	Key    string
	Weight int32
	Count  int
	Title  bool // it stands in the title
	Name   bool // it is part of a name
}

// Article is an article made ready for comparing.
type Article struct {
	ID     string
	Day    int // days since 1970, noDay when unknown
	terms  []Weighted
	title  []Weighted
	names  []Weighted
	prints []uint64
}

// Weighted is a term by the hash of its key, in a vector of length 1.
type Weighted struct {
	Key    uint64
	Weight float64
}

// Vectors are the article's vectors of terms, title and names, for keeping; see
// [Packed].
func (a *Article) Vectors() [3][]Weighted { return [3][]Weighted{a.terms, a.title, a.names} }

// Packed makes an article of what was kept of it.
func Packed(id string, day int, vectors [3][]Weighted) *Article {
	return &Article{ID: id, Day: day, terms: vectors[0], title: vectors[1], names: vectors[2]}
}

const noDay = math.MinInt32

// maxTerms is how many of an article's heaviest terms are kept. With 40 long
// reports of one event were told apart by their side matters, beyond 100 nothing changes.
const maxTerms = 80

// A term in the title counts twice and a name half more: what a report is about
// stands there.
const (
	titleWeight = 2.0
	nameWeight  = 1.5
)

// New makes an article ready. Terms may come in any order, each key once.
func New(id, day string, terms []Term) *Article {
	a := &Article{ID: id, Day: noDay}
	if t, ok := news.ParseDay(day); ok {
		a.Day = int(t.Unix() / 86400)
	}
	var all, title, names []Weighted
	for _, t := range terms {
		w := float64(t.Weight) * (1 + math.Log(float64(max(1, t.Count))))
		k := Weighted{Hash(t.Key), w}
		if t.Title {
			title = append(title, Weighted{k.Key, float64(t.Weight)})
			k.Weight *= titleWeight
		}
		if t.Name {
			names = append(names, Weighted{k.Key, w})
			k.Weight *= nameWeight
		}
		all = append(all, k)
	}
	a.terms, a.title, a.names = unit(heaviest(all)), unit(title), unit(heaviest(names))
	return a
}

// Hash is the 64-bit FNV-1a of a key.
func Hash(key string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(key))
	return h.Sum64()
}

// heaviest keeps the maxTerms heaviest, ties by key.
func heaviest(v []Weighted) []Weighted {
	slices.SortFunc(v, func(a, b Weighted) int { return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Key, b.Key)) })
	return v[:min(len(v), maxTerms)]
}

// unit sorts by key and scales to length 1.
func unit(v []Weighted) []Weighted {
	slices.SortFunc(v, func(a, b Weighted) int { return cmp.Compare(a.Key, b.Key) })
	sum := 0.0
	for _, x := range v {
		sum += float64(x.Weight * x.Weight)
	}
	length := math.Sqrt(sum)
	for i := range v {
		v[i].Weight = float64(v[i].Weight / length)
	}
	return v
}

// cosine of two vectors of length 1, keys in order.
func cosine(a, b []Weighted) float64 {
	sum := 0.0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i].Key < b[k].Key:
			i++
		case a[i].Key > b[k].Key:
			k++
		default:
			sum += float64(a[i].Weight * b[k].Weight)
			i, k = i+1, k+1
		}
	}
	return sum
}

// Threshold, in thousandths: articles that score it are of one story.
const Threshold = 500

// The decision is a logistic of what two articles share; weights from
// `hearsay-train story`.
const (
	bias        = -4.5
	byTerms     = 14.0
	byTitle     = 3.0
	byNames     = 2.5
	byDays      = -0.12 // a day between them, up to maxDays
	maxDays     = 30
	unknownDays = 2 // how far apart articles count of which one has no date
)

// Features are the cosines of terms, titles and names, and the days between.
func Features(a, b *Article) (terms, title, names, days float64) {
	days = unknownDays
	if a.Day != noDay && b.Day != noDay {
		days = math.Min(maxDays, math.Abs(float64(a.Day-b.Day)))
	}
	return cosine(a.terms, b.terms), cosine(a.title, b.title), cosine(a.names, b.names), days
}

// Score is the chance, in thousandths, that two articles are of one story.
func Score(a, b *Article) int {
	terms, title, names, days := Features(a, b)
	sum := bias + float64(byTerms*terms) + float64(byTitle*title) + float64(byNames*names) + float64(byDays*days)
	return int(math.Round(1000 / (1 + math.Exp(-math.Round(sum*1e6)/1e6))))
}

// shortTerms is how many words of weight a title and a sentence or two have at most.
const shortTerms = 24

// Short tells an article of a title and a sentence or two, as an item of a feed is.
func (a *Article) Short() bool { return len(a.terms) <= shortTerms }

// Keys are what an article is looked up by: its heaviest terms. Articles of one
// story share some of them.
func (a *Article) Keys(n int) []uint64 {
	v := slices.Clone(a.terms)
	slices.SortFunc(v, func(x, y Weighted) int { return cmp.Or(cmp.Compare(y.Weight, x.Weight), cmp.Compare(x.Key, y.Key)) })
	var out []uint64
	for _, t := range v[:min(n, len(v))] {
		out = append(out, t.Key)
	}
	return out
}

// Dated tells whether the article's day is known.
func (a *Article) Dated() bool { return a.Day != noDay }

// ISO is the article's day, "" when unknown.
func (a *Article) ISO() string {
	if !a.Dated() {
		return ""
	}
	return time.Unix(int64(a.Day)*86400, 0).UTC().Format("2006-01-02")
}
