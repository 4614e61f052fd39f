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

// TestLabelsWithinAParagraph: the labels of captions and of newsletters tell wherever their line stands.
func TestLabelsWithinAParagraph(t *testing.T) {
	for text, want := range map[string]bool{
		"Image copyright Ostrel Press Image caption Nurses said they expect more": true,
		"Hide Caption 2 of 25 Photos: Flood in Norvane Police close the bridge":   true,
		"Images of the flood were shared by nurses":                               false,
		"A caption below the photo said so":                                       false,
		"Sign Up You agree to receive occasional updates":                         true,
		"You agree with the mayor":                                                false,
	} {
		if _, ok := FindFurniture(text, 12, false); ok != want {
			t.Errorf("%s: %v", text, ok)
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
