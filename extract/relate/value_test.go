package relate_test

import (
	"testing"

	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
)

func on(text, value string) func(*news.Claim) {
	return func(c *news.Claim) { c.Deadline = &news.Deadline{Text: text, Value: value, Relation: news.On} }
}

// Two claims that are one but for a value conflict, unless something says that they
// are of two occasions or that the value may be the same.
func TestOtherValueConflicts(t *testing.T) {
	crew := who("ferry Sule", news.Unknown)
	sank := func(text string, more ...func(*news.Claim)) *news.Claim {
		return claim(text, append(more, crew, does("sink", "harbour"))...)
	}
	boxes := func(text, unit string, n float64, more ...func(*news.Claim)) *news.Claim {
		return claim(text, append(more, who("American forces", news.Organisation), does("drop", unit), count(n, unit))...)
	}
	for _, r := range []struct {
		name     string
		one, two *news.Claim
		want     bool
	}{
		{"other day", sank("the ferry Sule sank in the harbour on May 3", on("on May 3", "2024-05-03")),
			sank("the ferry Sule sank in the harbour on May 4", on("on May 4", "2024-05-04")), true},
		{"one weekday, two articles", sank("the ferry Sule sank in the harbour on Friday", on("on Friday", "2024-05-03")),
			sank("the ferry Sule sank in the harbour on Friday", on("on Friday", "2024-05-10")), false},
		{"another time", sank("the ferry Sule sank in the harbour on May 3", on("on May 3", "2024-05-03")),
			sank("the ferry Sule also sank in the harbour in March", on("in March", "2024-03"), cue(relate.CueAgain)), false},
		{"not yet", sank("the ferry Sule sank in the harbour on May 3", on("on May 3", "2024-05-03")),
			sank("the ferry Sule may sink in the harbour on May 9", on("on May 9", "2024-05-09"), func(c *news.Claim) { c.Modality = news.Possible }), false},
		{"a year and the next", sank("the ferry Sule sank in the harbour in 2022", on("in 2022", "2022")),
			sank("the ferry Sule sank in the harbour a year ago", on("a year ago", "2023")), false},
		{"a year and the next, as dates", sank("the ferry Sule sank in the harbour in 2022", on("in 2022", "2022")),
			sank("the ferry Sule sank in the harbour in 2023", on("in 2023", "2023")), true},
		{"other number", boxes("American forces dropped 27 bundles of weapons", "bundle", 27),
			boxes("American forces dropped 28 bundles of weapons", "bundle", 28), true},
		{"a rounded number", boxes("American forces dropped 29 tonnes of weapons", "tonne", 29),
			boxes("American forces dropped 28.9 tonnes of weapons", "tonne", 28.9), false},
		{"a rounded number of millions", boxes("American forces dropped tonnes of weapons", "tonne", 27e6),
			boxes("American forces dropped tonnes of weapons", "tonne", 27.5e6), false},
		{"a million and less", boxes("American forces dropped tonnes of weapons", "tonne", 1e6),
			boxes("American forces dropped tonnes of weapons", "tonne", 3e5), true},
		{"other millions", boxes("American forces dropped tonnes of weapons", "tonne", 27e6),
			boxes("American forces dropped tonnes of weapons", "tonne", 31.5e6), true},
		{"of other things", boxes("American forces dropped 27 bundles of weapons", "bundle", 27),
			boxes("American forces dropped 3 months of weapons", "month", 3), false},
		{"another number more", boxes("American forces dropped 27 bundles of weapons", "bundle", 27),
			boxes("American forces dropped another 14 bundles of weapons", "bundle", 14, cue(relate.CueAgain)), false},
	} {
		j := relate.New(en.Words())
		in := func(article string, c *news.Claim) *relate.Item {
			return j.Item(c, &relate.Article{ID: article, Outlet: article, Day: "2024-05-11", Names: relate.Names(manyNames("Carwick", "Norvane")...)}, 0)
		}
		d := j.Differ(in("b", r.two), in("a", r.one))
		if got := d.Relation == news.Conflicts; got != r.want {
			t.Errorf("%s: %q %d by %s", r.name, d.Relation, d.Score, d.Rule)
		}
	}
}

// What an article tells of two years is of two occasions.
func TestOneArticleTellsOfThenAndNow(t *testing.T) {
	j := relate.New(en.Words())
	for _, r := range []struct {
		other string
		want  bool
	}{{"b", true}, {"a", false}} {
		won := func(article, day, value string, order int) *relate.Item {
			c := claim("the Cubs won the World Series", who("Cubs", news.Organisation), does("win", "World Series"), on("in "+value, value))
			return j.Item(c, &relate.Article{ID: article, Day: day, Names: relate.Names(manyNames("Cubs", "World", "Series")...)}, order)
		}
		d := j.Differ(won("a", "2016-11-03", "2016", 1), won(r.other, "2016-11-03", "1908", 0))
		if got := d.Relation == news.Conflicts; got != r.want {
			t.Errorf("article %s: %q by %q, conflict wanted: %v", r.other, d.Relation, d.Rule, r.want)
		}
	}
}
