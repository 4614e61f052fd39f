package made

import (
	"strings"
	"testing"

	"hearsay/extract/news"
)

func TestAnotherWorld(t *testing.T) {
	a := news.Article{Ref: "a1", Title: "Carwick to close yard", Published: "2024-03-01",
		Text: "The yard in Carwick will close on Friday, Ann Lee said. It costs 300 jobs. Carwick lost 12,500 people since 1911."}
	if same := Article(&a, 0); same.Text != a.Text || same.Ref != a.Ref {
		t.Errorf("world 0: %+v", same)
	}
	b, again, c := Article(&a, 7), Article(&a, 7), Article(&a, 8)
	if b.Text != again.Text || b.Text == c.Text || b.Text == a.Text || b.Ref != "a1-7" || b.Published != "2017-03-03" {
		t.Errorf("%+v", b)
	}
	if f := strings.Fields(b.Text); f[3] != strings.Fields(b.Title)[0] || !strings.HasSuffix(b.Text, "people since 1911.") || !strings.Contains(b.Text, " on Friday, ") {
		t.Errorf("%s: %s", b.Title, b.Text)
	}
}
