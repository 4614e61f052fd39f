package relate_test

import (
	"testing"

	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
)

// What an article tells of first, or right before, is updated by what ended it, in
// whichever order the two stand; not by what another did, nor from afar.
func TestWhatEndsAPlanUpdatesIt(t *testing.T) {
	wanted := claim("the firm had planned a ferry to Carwick", who("Helvet", news.Organisation), does("plan", "ferry"))
	for _, r := range []struct {
		name           string
		order          int
		who, text      string
		want           news.Relation
		turned, before bool
	}{
		{"right behind", 4, "Helvet", "it scrapped the boat", news.Updates, false, false},
		{"before it", 2, "Helvet", "it scrapped the boat", news.Updates, true, true},
		{"forced to, right behind", 4, "Helvet", "it took the train instead", news.Updates, false, false},
		{"forced to, before it", 2, "Helvet", "it took the train instead", "", false, true},
		{"of another", 5, "Marlow", "it scrapped the boat", "", false, false},
		{"far behind", 9, "Helvet", "it scrapped the boat", "", false, false},
	} {
		j := relate.New(en.Words())
		article := &relate.Article{ID: "a", Day: "2024-03-01"}
		plan := j.Item(wanted, article, 3)
		end := j.Item(claim(r.text, who(r.who, news.Organisation)), article, r.order)
		a, b := end, plan
		if r.before {
			a, b = plan, end
		}
		d := j.Differ(a, b)
		if got := d.Rule == "relate/turn"; got != (r.want != "") || got && (d.Relation != r.want || d.Turned != r.turned) {
			t.Errorf("%s: %q, turned %v by %q, want %q, turned %v", r.name, d.Relation, d.Turned, d.Rule, r.want, r.turned)
		}
	}
}
