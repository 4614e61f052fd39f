package relate

import "testing"

func TestAFileThatIsNoForest(t *testing.T) {
	if _, err := ReadForest([]byte("trees")); err == nil {
		t.Error("no error")
	}
}
