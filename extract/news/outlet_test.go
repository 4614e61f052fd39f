package news_test

import (
	"testing"

	"hearsay/extract/news"
)

func TestOwnOutletUnderItsNames(t *testing.T) {
	for _, c := range []struct {
		name, outlet string
		want         bool
	}{
		{"the Baltic Ledger", "balticledger.example", true},
		{"CNN", "edition.cnn.com", true},
		{"BBC", "www.bbc.co.uk", true},
		{"WSJ", "The Wall Street Journal", true},
		{"the Journal", "The Wall Street Journal", true},
		{"TechSpot", "www.techspot.com", true},
		{"Reuters", "balticledger.example", false},
		{"the Post", "The Washington Post", false}, // too many others are called so
		{"Baltic Times", "balticledger.example", false},
	} {
		if got := news.IsOutlet(c.name, c.outlet); got != c.want {
			t.Errorf("%q in an article of %q: %v", c.name, c.outlet, got)
		}
	}
}
