package relate_test

import (
	"testing"

	"hearsay/extract/news"
	"hearsay/extract/relate"
)

func cue(name string) func(*news.Claim) {
	return func(c *news.Claim) { c.Cues = append(c.Cues, name) }
}

// What a later day undoes is not said again, and what only reads alike is.
func TestUndoneLaterIsNotTheSame(t *testing.T) {
	_, a, b := pair(claim("the ferry was suspended", cue(relate.CueUndone)), claim("the suspension of the ferry was lifted"))
	if rule, _ := relate.Vetoed(a, b); rule != "" {
		t.Errorf("undone on the earlier day: vetoed by %q, want none", rule)
	}
	_, a, b = pair(claim("the ferry is closed"), claim("the ferry resumed", cue(relate.CueUndone)))
	if rule, _ := relate.Vetoed(a, b); rule != "relate/veto-state" {
		t.Errorf("undone on the later day: vetoed by %q, want relate/veto-state", rule)
	}
	_, a, b = pair(claim("the ferry was scrapped", cue(relate.CueUndone)), claim("the ferry was abandoned", cue(relate.CueUndone)))
	if rule, _ := relate.Vetoed(a, b); rule != "" {
		t.Errorf("both undo: vetoed by %q, want none", rule)
	}
}
