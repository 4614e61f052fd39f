package model

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

func TestMemoGivesWhatTheFunctionGives(t *testing.T) {
	asked := 0
	m := Memo{Of: func(s string) string { asked++; return strings.ToUpper(s) }}
	for round := range 2 {
		for i := range 3 * memoSlots {
			word := fmt.Sprintf("word%d", i)
			if got := m.Get(word); got != strings.ToUpper(word) {
				t.Fatalf("round %d: %s gives %s", round, word, got)
			}
		}
	}
	asked = 0
	long := strings.Repeat("x", longestMemo+1)
	for range 5 {
		m.Get("again")
		m.Get(long)
	}
	if asked != 1+5 {
		t.Errorf("asked %d times, want once for a word and each time for what is too long", asked)
	}
}

func TestMemoIsSharedSafely(t *testing.T) {
	m := Memo{Of: strings.ToUpper}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range 20_000 {
				if word := fmt.Sprint("w", i%9000); m.Get(word) != strings.ToUpper(word) {
					t.Error(word)
				}
			}
		})
	}
	wg.Wait()
}

func TestMemoDoesNotAllocateForAWordThatItKnows(t *testing.T) {
	m := Memo{Of: strings.ToUpper}
	word := []byte("planned")
	if n := testing.AllocsPerRun(100, func() { m.Get("planned"); m.GetBytes(word) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
