package extract

import (
	"slices"
	"testing"

	"hearsay/extract/news"
)

// devicesOf are the devices of all claims of a text.
func devicesOf(t *testing.T, text string) (out []string) {
	t.Helper()
	doc, err := Document(news.Article{Text: text, Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range doc.Claims {
		for _, d := range doc.Claims[i].Devices {
			out = append(out, d.Name)
		}
	}
	return out
}

func TestDevicesOfClaims(t *testing.T) {
	for _, x := range []struct{ text, yes, no string }{
		{"Bitcoin fell by a tenth on Monday.", "Bitcoin", "Monday"},
		{"Regulators will ban cryptocurrency exchanges in May.", "cryptocurrency", "Regulators"},
		{"Drone strikes killed ten people in the valley.", "Drone", "valley"},
		{"She called her mother on the phone line.", "", "phone"},
		{"He studied computer science in Leeds.", "", "computer"},
		{"The agency lost contact with the lander in March.", "lander", "agency"},
		{"Five security guard robots from a company patrol the park.", "guard robots", "Five security guard robots from a company"},
		{"Russia launched the Nova X5 satellite on Friday. The craft fell into the sea.", "Nova X5", "Russia"},
		{"A boat sank on Friday. The craft fell apart.", "", "craft"},
	} {
		got := devicesOf(t, x.text)
		if x.yes != "" && !slices.Contains(got, x.yes) {
			t.Errorf("%s: %q, want %q among them", x.text, got, x.yes)
		}
		if slices.Contains(got, x.no) {
			t.Errorf("%s: %q is no device", x.text, x.no)
		}
	}
}
