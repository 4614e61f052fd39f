package relate

import "testing"

func TestAFileThatIsNoForest(t *testing.T) {
	if _, err := ReadForests([]byte("trees")); err == nil {
		t.Error("no error")
	}
}
