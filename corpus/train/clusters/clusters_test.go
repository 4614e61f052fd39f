package clusters

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadsWordsWithBrackets(t *testing.T) {
	zeros := strings.Repeat(",0", dims-1)
	text := fmt.Sprintf(`{"size":3,"words":["a","[","b"],"vectors":{"a":[1%s,9],"[":[0.5%s],"b":[0,1%s]}}`, zeros, zeros, zeros)
	path := filepath.Join(t.TempDir(), "v.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	words, vec, err := read(path, 10)
	if err != nil || strings.Join(words, " ") != "a [ b" || len(vec) != 3*dims {
		t.Fatalf("got %q, %d numbers, %v", words, len(vec), err)
	}
	at := kmeans(vec, 3, 2, 1)
	if at[0] != at[1] || at[0] == at[2] {
		t.Errorf("clusters %v: want a and [ together, b apart", at)
	}
}
