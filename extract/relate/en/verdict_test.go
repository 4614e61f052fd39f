package en

import (
	"strings"
	"testing"
)

func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		text     string
		negative bool
		want     bool
	}{
		{"This report is a hoax", false, true},
		{"That story also proved to be fake", false, true},
		{"the story is - of course - a work of fiction", false, true},
		{"it’s almost certainly not true", true, true},
		{"The article isn’t even remotely true", true, true},
		{"It looks to be false for several reasons", false, true},
		{"there is no truth to these claims", true, true},
		{"The claims are nonsense", false, true},

		{"the accusation “grotesque", false, true},
		{"the claims as an outrageous slander", false, true},
		{"The allegations are shameful", false, true},
		{"the report as false", false, true},

		{"None of this is true", true, true},
		{"Probably false", false, true},
		{"Not true", true, true},
		{"It’s fake, dude", false, true},
		{"the story the mayor later told was bunk", false, true},
		{"a video that was shared for weeks has been exposed as a fake", false, true},
		{"an old retired priest's claims of seeing a ghost are being described as a hoax", false, true},
		{"reports that she sold the mill proved to be false too", false, true},
		{"An astronomer made it up", false, true},
		{"A blogger made up the whole story", false, true},
		{"A local newspaper debunked the lurid story", false, true},

		{"The story of the envelope is a fairy tale", false, true},
		{"The accusations lack any foundation", false, true},
		{"The merger story is a flight of fancy", false, true},
		{"What the neighbour said was a load of tripe", false, true},
		{"These reports are pure invention", false, true},
		{"A hoax", false, true},

		{"The building has no foundation", true, false},
		{"The princess read a fairy tale", false, false},
		{"What the neighbour built was a fake", false, false},
		{"None of the mills is real", true, false},
		{"False teeth", false, false},
		{"Probably true", false, false},
		{"It is a fake passport", false, false},
		{"It publishes fake news", false, false},
		{"It prints sensational, made-up stories", false, false},
		{"It mixes true reports with stories that are fiction", false, false},
		{"he had to debunk the same rumour last year", false, false},
		{"the committee made it through", false, false},
		{"Ten women made up the jury", false, false},
		{"A local newspaper published the lurid story", false, false},
		{"nobody debunked the story", true, false},
		{"the man whom everybody heard tell the story is a fake", false, false},
		{"the report of a hoax", false, false},
		{"the price outrageous", false, false},
		{"The news is shameful", false, false},
		{"some stories on this website are fictitious", false, false},
		{"National Report is a fake news site", false, false},
		{"This is a fake news site", false, false},
		{"the report is accurate", false, false},
		{"it is not false", true, false},
		{"A fake article was published on the site", false, false},
		{"there is no bridge", true, false},
		{"the bridge is not real", true, false},
	} {
		if got := verdict(split(c.text, nil), nil, c.negative); got != c.want {
			t.Errorf("verdict(%q) = %v, want %v", c.text, got, c.want)
		}
	}
	if !verdict(split("turned out to be false", nil), strings.Fields("a report"), false) {
		t.Error("a verdict without its subject takes the agent for it")
	}
}

func TestCaption(t *testing.T) {
	for text, want := range map[string]bool{
		"the gorilla is pictured in this undated handout photo": true,
		"This photo released by the ministry shows smoke":       true,
		"the mayor walks by in this photograph":                 true,
		"the photo was taken last year":                         false,
		"she said in this picture he is alive":                  false,
	} {
		if got := caption(split(text, nil)); got != want {
			t.Errorf("caption(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestAsksWhether(t *testing.T) {
	for text, want := range map[string]bool{
		"the firm declined to say whether it would appeal":  true,
		"they do not know if the bridge is safe":            true,
		"the firm declined to comment on the appeal":        false,
		"we can't say whether that's true":                  false,
		"it declined to say whether the report is accurate": false,
		"it declined to say whether that firm would appeal": true,
		"the firm will not comment if the bridge is closed": false,
	} {
		if got := asksWhether(split(text, nil)); got != want {
			t.Errorf("asksWhether(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestUnaware(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"We're not aware of the group flying jets", true},
		{"the ministry was “not aware” of a leak", true},
		{"it was unaware of any leak", true},
		{"we have not announced any plans for a bridge", true},
		{"We have no official notification that it is cholera", true},
		{"he has no knowledge of the plan", true},

		{"the firm is aware of the leak", false},
		{"he was not aware", false},
		{"they were not aware of", false},
		{"he was unaware of the fraud", false},
		{"it was unaware of the report", true},
		{"they announced no bridge", false},
		{"the notification is not late", false},
	} {
		if got := unaware(split(c.text, nil)); got != c.want {
			t.Errorf("unaware(%q) = %v, want %v", c.text, got, c.want)
		}
	}
}
