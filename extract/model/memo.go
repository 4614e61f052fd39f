package model

import (
	"strings"
	"sync/atomic"
)

// Memo remembers what a pure function of a word gave for the words that were
// asked for last: a text says most of its words more than once, and most texts
// the same ones. It holds a fixed number of words, may be used by many at once,
// and never changes what comes out.
//
//	var stems = model.Memo{Of: stem}
//	stems.Get("planned") // plan
type Memo struct {
	Of    func(string) string
	slots [memoSlots]atomic.Pointer[memo]
}

type memo struct{ word, value string }

const (
	memoSlots = 1 << 13
	// longestMemo keeps what is no word from taking memory.
	longestMemo = 40
)

// Get is m.Of(word).
func (m *Memo) Get(word string) string { return get(m, word) }

// GetBytes is m.Of(string(word)); no string is made for a word that is known.
func (m *Memo) GetBytes(word []byte) string { return get(m, word) }

func get[T string | []byte](m *Memo, s T) string {
	if len(s) > longestMemo {
		return m.Of(string(s))
	}
	slot := &m.slots[HashString(0, s)%memoSlots]
	if p := slot.Load(); p != nil && p.word == string(s) {
		return p.value
	}
	word := strings.Clone(string(s)) // the text that it was cut from must not be kept
	p := &memo{word, m.Of(word)}
	slot.Store(p)
	return p.value
}

// Lower is strings.ToLower, which makes no string for a word that it knows.
func Lower(word string) string {
	if word != "" && word[0] >= 'A' && word[0] <= 'Z' {
		return lowers.Get(word)
	}
	return strings.ToLower(word)
}

var lowers = Memo{Of: strings.ToLower}
