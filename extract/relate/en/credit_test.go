package en

import (
	"testing"

	"hearsay/extract/news"
)

func TestCredits(t *testing.T) {
	text := func(s string) news.Article { return news.Article{Outlet: "Courier", Text: s} }
	rows := []struct {
		rule string
		a    news.Article
		want string
	}{
		{"outlet", news.Article{Outlet: "Reuters", Text: "The yard will close."}, "Reuters"},
		{"outlet", news.Article{Outlet: "Reuters Review", Text: "The yard will close."}, ""},
		{"dateline", text("LONDON, March 3 (Reuters) - The yard will close."), "Reuters"},
		{"dateline", text("CARWICK (AP) — The yard will close."), "Associated Press"},
		{"dateline", text("Shares of the parent (Reuters) rose before the yard was closed."), ""},
		{"dateline", text("The yard (PA) was closed."), ""},
		{"byline", news.Article{Outlet: "Courier", Authors: []string{"By Associated Press"}}, "Associated Press"},
		{"byline", news.Article{Outlet: "Courier", Authors: []string{"Ann Press"}}, ""},
		{"last line", text("The yard will close.\n\n— AFP"), "Agence France-Presse"},
		{"last line", text("The yard will close.\n\nThe Associated Press contributed to this report."), ""},
		{"last line", text("Reuters"), ""},
	}
	for _, r := range rows {
		if got := Credit(&r.a); got != r.want {
			t.Errorf("%s: %q of %q, want %q", r.rule, got, r.a.Text, r.want)
		}
	}
}
