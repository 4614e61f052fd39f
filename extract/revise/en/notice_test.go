package en

import "testing"

// TestEachRow holds a notice and something near that is none against every row.
func TestEachRow(t *testing.T) {
	rows := map[string][2]string{
		"label":           {"Correction: the bridge is 140 metres long, not 410.", "Correction officers said that the prison was calm."},
		"earlier version": {"An earlier version of this article gave the wrong year.", "An earlier version of the bill was thrown out."},
		"amended":         {"• This article was amended on 21 March 2023 to give the length of the bridge.", "The law was amended on 21 March 2023."},
		"misstated":       {"Because of an editing error, this story misstated the council’s budget.", "Prosecutors said that the firm misstated its profits."},
		"regret":          {"We regret the error.", "The bank said that it regrets the losses."},
	}
	for _, n := range notices {
		row, ok := rows[n.name]
		if !ok {
			t.Errorf("the row %q has no test", n.name)
		}
		if got := Notice(row[0]); got != n.name {
			t.Errorf("%q: found by %q, want %q", row[0], got, n.name)
		}
		if got := Notice(row[1]); got != "" {
			t.Errorf("%q is taken for a notice by %q", row[1], got)
		}
	}
}
