package sqlite

import (
	"context"
	"testing"

	"hearsay/store"
	"hearsay/store/storetest"
)

func open(t testing.TB, path string) store.Store {
	t.Helper()
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStore(t *testing.T) { storetest.Run(t, open) }

func BenchmarkStore(b *testing.B) { storetest.Benchmark(b, open) }
