package storetest

import "testing"

// TestNamesTellCasesApart: the names of the cases are the contract.
func TestNamesTellCasesApart(t *testing.T) {
	seen := map[string]bool{}
	for _, list := range [][]Case{saving, reading, listing, linking, deciding, removing, keeping} {
		for _, c := range list {
			if seen[c.Name] || c.Name == "" {
				t.Errorf("two cases are called %q", c.Name)
			}
			seen[c.Name] = true
		}
	}
}
