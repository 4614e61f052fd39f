package confidence_test

import (
	"testing"

	"hearsay/extract"
	"hearsay/extract/claim/confidence"
	"hearsay/extract/news"
)

func read(t *testing.T, text string) *news.Document {
	t.Helper()
	doc, err := extract.Document(news.Article{Text: text, Published: "2024-03-13", Outlet: "The Daily Gold", Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// surer checks that the first claim of a is surer than the first of b.
func surer(t *testing.T, a, b string) {
	t.Helper()
	x, y := read(t, a), read(t, b)
	if len(x.Claims) == 0 || len(y.Claims) == 0 {
		t.Fatalf("no claim in %q or %q", a, b)
	}
	if p, q := x.Claims[0].Confidence, y.Claims[0].Confidence; p <= q {
		t.Errorf("%q %.2f, %q %.2f", a, p, b, q)
	}
}

func TestSurer(t *testing.T) {
	surer(t, "Mayor Jane Voss said the port had closed in March.", "It said it was as it was.")
	surer(t, "The port closed on Friday.", "Closing down for them, it seems, at the port.")
}

func TestChanceIsAProbability(t *testing.T) {
	for score, want := range map[int32]float64{0: 0.5, 1 << 20: 1, -1 << 20: 0} {
		if got := confidence.Chance(score); got != want {
			t.Errorf("%d: %v, want %v", score, got, want)
		}
	}
}

// TestFeaturesLineUp: training takes the features of a claim by its place.
func TestFeaturesLineUp(t *testing.T) {
	doc := read(t, "Mayor Jane Voss said the port had closed in March. It will open in May.")
	if got := confidence.Features(doc); len(got) != len(doc.Claims) || len(got[0]) == 0 {
		t.Errorf("%d claims, features of %d", len(doc.Claims), len(got))
	}
}
