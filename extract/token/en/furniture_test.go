package en

import "testing"

// TestEveryRowMatchesItsOwnWords keeps rows from shadowing each other's limits.
func TestEveryRowMatchesItsOwnWords(t *testing.T) {
	for _, row := range furniture {
		for _, b := range row.Begins {
			if _, ok := FindFurniture(b, 3, true); !ok {
				t.Errorf("%s: %q does not match", row.Name, b)
			}
			if got, ok := FindFurniture(b+"xyz", 3, true); ok && got.Name == row.Name && b[len(b)-1] >= 'a' && b[len(b)-1] <= 'z' {
				t.Errorf("%s: %q matches inside a longer word", row.Name, b)
			}
		}
	}
}

func TestAbbreviation(t *testing.T) {
	for s, want := range map[string]bool{"Mr.": true, "no.": false, "No.": true, "U.S.": true, "said.": false, "etc.": true} {
		if got := Abbreviation(s); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}
