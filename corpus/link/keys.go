package link

import (
	"encoding/binary"
	"hash/fnv"
	"math"

	"hearsay/extract/relate"
	"hearsay/extract/story"
	"hearsay/store"
)

// Candidates are found by keys. Articles are near when they share a pair of
// their heaviest terms and score as of one matter; claims are compared within
// an article, between near articles, and wherever they share a pair of their
// own heaviest terms with a name in it: those last are far, and can only be the same.
// A key that more than maxArticles or maxClaims carry says nothing and is
// passed over: a pair that belongs together shares finer ones. So what is
// compared follows from what there is, not from who came first. A key holds for
// one period (see shelves), so that what many years bring does not fill its block.
const (
	// In 58,595 claims of 2,225 reports 99 % of keys have fewer than eight.
	maxArticles = 64
	maxClaims   = 24
	// claimTerms: no score on gold changes from three to six, since near articles find
	// what belongs together there. In 1,000 BBC reports the step from six to four loses
	// 1,018 same pairs, of which 14 of 14 of those with the best scores are wrong;
	// the step to three loses right ones.
	claimTerms = 4
	// articleTerms and articleRanks: of the pairs of the sixteen heaviest terms those
	// whose ranks (from 0) add up to sixteen at most, 71 of 120, group
	// ../shared/data/stories as well as all pairs do; those up to twelve lose half a point of F1.
	articleTerms = 16
	articleRanks = 16
	// minNear is the story score, in thousandths, from which the claims of two
	// articles are compared whatever they share. Of 664 pairs of articles of one
	// event in ../shared/data/stories 552 reach it (580 reach 150), with 11 pairs of
	// other events (29); among reports of one day it leaves a third fewer to compare.
	minNear = 300
	// minShort is that of two short articles which share a key: an item of a feed says
	// too little for the words of two on one matter to weigh much.
	minShort = 30
)

// minFar is the score from which two far claims are the same: of 24 that were far
// and scored less three were, and of the seven at or above it that were read, three.
const minFar = 900

// minWithin is the score from which two claims of one article are the same, where
// neither stands in its first leadBytes: the sentences of a text tell of one matter in
// like words, and seldom say one thing twice. Of 40 pairs of one article that were the same
// in 500 reports, drawn by lot, 15 were right; at 500 12 of 20 of 499 others were, at 700
// 12 of 13. On gold stories 700 costs 7 of 1,952 right pairs, on unread ones none.
const (
	minWithin = 700
	leadBytes = 400
)

// most is the size from which a block says nothing.
func most(kind store.Keyed) int {
	if kind == store.KeyedArticles {
		return maxArticles
	}
	return maxClaims
}

// ClaimKeys are what a claim is looked up by: its article, and pairs of its
// heaviest terms.
func ClaimKeys(it *relate.Item) []uint64 {
	return append(claimPairs(it), articleKey(it.Article.ID))
}

// claimPairs are the keys of the pairs of a claim's heaviest terms of which one
// at least belongs to a name: that "demand continues to grow" is said of many things.
func claimPairs(it *relate.Item) []uint64 {
	var out []uint64
	terms := it.Heaviest(claimTerms)
	for i, a := range terms {
		for _, b := range terms[i+1:] {
			if it.Names(a) || it.Names(b) {
				out = append(out, hash("claim", min(a, b), max(a, b)))
			}
		}
	}
	return shelved(out, shelvesOn(it.Article.Day))
}

// articleKey leads to all claims of an article. Its block may be of any size.
func articleKey(id string) uint64 { return onShelf(articleShelf, hash("of article", id)) }

// ArticleKeys are what an article is looked up by: itself, the pairs of its
// heaviest terms, and its fingerprints.
func ArticleKeys(a *story.Article) []uint64 {
	return append(articlePairs(a), articleKey(a.ID))
}

func articlePairs(a *story.Article) []uint64 {
	terms := a.Keys(articleTerms)
	var out []uint64
	for i, x := range terms {
		for _, y := range terms[i+1 : max(i+1, min(len(terms), articleRanks-i+1))] {
			var b [16]byte
			binary.LittleEndian.PutUint64(b[:], min(x, y))
			binary.LittleEndian.PutUint64(b[8:], max(x, y))
			out = append(out, hash("article", string(b[:])))
		}
	}
	for _, p := range a.Prints() {
		out = append(out, p^printKey)
	}
	return shelved(out, shelvesOf(a))
}

// printKey sets the keys of fingerprints apart.
const printKey = 0x5a17_c3f0_91d2_6b84

// hash is 64-bit FNV-1a with NUL between the parts.
func hash(parts ...string) uint64 {
	h := fnv.New64a()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// packArticle is the signature of an article: what story.Score needs of it.
func packArticle(a *story.Article) []byte {
	w := &packer{b: []byte{signatureVersion}}
	w.str(a.ID)
	w.num(a.Day)
	w.num(len(a.Prints()))
	for _, p := range a.Prints() {
		w.b = binary.LittleEndian.AppendUint64(w.b, p)
	}
	for _, vector := range a.Vectors() {
		w.num(len(vector))
		for _, t := range vector {
			w.b = binary.LittleEndian.AppendUint64(w.b, t.Key)
			w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(t.Weight))
		}
	}
	return w.b
}

func unpackArticle(sig []byte) (*story.Article, error) {
	if len(sig) == 0 || sig[0] != signatureVersion {
		return nil, errSignature
	}
	r := &unpacker{b: sig[1:]}
	var id string
	r.str(&id)
	day := r.num()
	prints := make([]uint64, r.count())
	for i := range prints {
		prints[i] = r.fixed()
	}
	var vectors [3][]story.Weighted
	for i := range vectors {
		for range r.count() {
			vectors[i] = append(vectors[i], story.Weighted{Key: r.fixed(), Weight: r.float()})
		}
	}
	if r.bad {
		return nil, errSignature
	}
	return story.Packed(id, day, vectors).Print(prints), nil
}
