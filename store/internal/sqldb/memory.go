package sqldb

import (
	"hash/maphash"

	"hearsay/store"
)

// memory is what the writer has read and may need again: linking looks at the
// same neighbours for each of an article's claims.
type memory struct {
	seed   maphash.Seed
	layers map[uint64]*layers // by the hash of their stored form, so that they are never out of date
	// Blocks and what is in them, until a key is written or the transaction ends.
	carried    map[sizeKey][]int64
	candidates map[store.Keyed]map[int64]store.Candidate
}

type sizeKey struct {
	kind store.Keyed
	key  int64
	most int
}

func newMemory() *memory {
	m := &memory{seed: maphash.MakeSeed(), layers: map[uint64]*layers{}}
	m.begin()
	return m
}

// begin forgets what another process may have changed since.
func (m *memory) begin() {
	m.carried = map[sizeKey][]int64{}
	m.candidates = map[store.Keyed]map[int64]store.Candidate{store.KeyedClaims: {}, store.KeyedArticles: {}}
}

// keysChange forgets what is under keys of a kind.
func (m *memory) keysChange(kind store.Keyed) {
	if len(m.carried) > 0 {
		clear(m.carried)
	}
	if len(m.candidates[kind]) > 0 {
		clear(m.candidates[kind])
	}
}

// maxKnownLayers bounds the memory: some 50 kB an article.
const maxKnownLayers = 400

// maxKnownKeys bounds the memory of a long transaction: some 150 bytes each.
const maxKnownKeys = 150_000

// maxKnownCandidates bounds the memory of a long transaction: some 300 bytes each.
const maxKnownCandidates = 100_000

// unpack reads layers, or remembers them. They are shared: nobody may change them.
func (m *memory) unpack(data []byte) (*layers, error) {
	if m == nil {
		return unpack(data)
	}
	key := maphash.Bytes(m.seed, data)
	if l, ok := m.layers[key]; ok {
		return l, nil
	}
	l, err := unpack(data)
	if err != nil {
		return nil, err
	}
	if len(m.layers) >= maxKnownLayers {
		clear(m.layers)
	}
	m.layers[key] = l
	return l, nil
}
