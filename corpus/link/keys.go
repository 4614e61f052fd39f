package link

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"slices"

	"hearsay/extract/relate"
	"hearsay/extract/story"
)

// Candidates are found by keys. Articles are near when they share a pair of
// their heaviest terms and score as of one matter; claims are compared within
// an article, between near articles, and wherever they share a pair of their
// own heaviest terms. A key that more than maxBlock carry says nothing and is
// passed over: a pair that belongs together shares finer ones. So what is
// compared follows from what there is, not from who came first.
const (
	maxBlock = 64
	// claimTerms: of the gold's same pairs 68 of 82 share a pair of eight terms
	// (64 at six, 72 at twelve); the others are found through near articles.
	claimTerms = 8
	// articleTerms: the 120 pairs of sixteen terms group ../shared/data/stories as well as
	// all pairs do; those of twelve lose half a point of F1.
	articleTerms = 16
	// minNear is the story score, in thousandths, from which the claims of two
	// articles are compared whatever they share.
	minNear = 150
)

// ClaimKeys are what a claim is looked up by: its article, and the pairs of its
// heaviest terms.
func ClaimKeys(it *relate.Item) []uint64 {
	return append(pairKeys("claim", it.Heaviest(claimTerms)), articleKey(it.Article.ID))
}

// articleKey leads to all claims of an article. Its block may be of any size.
func articleKey(id string) uint64 { return hash("of article", id) }

// ArticleKeys are what an article is looked up by: itself, and the pairs of its
// heaviest terms.
func ArticleKeys(a *story.Article) []uint64 {
	terms := a.Keys(articleTerms)
	out := []uint64{articleKey(a.ID)}
	for i, x := range terms {
		for _, y := range terms[i+1:] {
			var b [16]byte
			binary.LittleEndian.PutUint64(b[:], min(x, y))
			binary.LittleEndian.PutUint64(b[8:], max(x, y))
			out = append(out, hash("article", string(b[:])))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func pairKeys(kind string, terms []string) []uint64 {
	var out []uint64
	for i, a := range terms {
		for _, b := range terms[i+1:] {
			out = append(out, hash(kind, min(a, b), max(a, b)))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

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
	var vectors [3][]story.Weighted
	for i := range vectors {
		for range r.count() {
			vectors[i] = append(vectors[i], story.Weighted{Key: r.fixed(), Weight: r.float()})
		}
	}
	if r.bad {
		return nil, errSignature
	}
	return story.Packed(id, day, vectors), nil
}
