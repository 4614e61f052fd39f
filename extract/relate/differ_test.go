package relate_test

import (
	"testing"

	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
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

// Ages of two tortoises do not conflict; two ages of one do.
func TestDifferKeepsNamesApart(t *testing.T) {
	for _, r := range []struct {
		name string
		want news.Relation
	}{{"tortoise Emma", ""}, {"tortoise Jonah", news.Conflicts}} {
		j := relate.New(en.Words())
		one := claim("the tortoise Jonah is 190 years old", who("tortoise Jonah", news.Person), does("is", "old"), count(190, "year"), says("the vet"))
		two := claim("the "+r.name+" is 172 years old", who(r.name, news.Person), does("is", "old"), count(172, "year"), says("a zoologist"))
		b := j.Item(one, &relate.Article{ID: "b", Day: "2024-03-01", Names: relate.Names("Jonah")}, 0)
		a := j.Item(two, &relate.Article{ID: "a", Day: "2024-03-02", Names: relate.Names(r.name[9:])}, 0)
		if d := j.Differ(a, b); d.Relation != r.want {
			t.Errorf("%s: %q by %s, want %q", r.name, d.Relation, d.Rule, r.want)
		}
	}
}

func TestWhatDiffersIsNotTheSame(t *testing.T) {
	for _, r := range []struct {
		relation    news.Relation
		score, same int
		want        bool
	}{
		{news.Updates, 700, 720, true}, {news.Updates, 300, 720, false}, {news.Conflicts, 600, 900, true},
		{news.Conflicts, 600, 980, false}, {news.Denies, 800, 740, true}, {news.Denies, 700, 740, false}, {"", 0, 0, false},
	} {
		d := relate.Difference{Relation: r.relation, Score: r.score}
		if d.Parts(r.same) != r.want {
			t.Errorf("%s %d beside same %d: parts %v, want %v", r.relation, r.score, r.same, !r.want, r.want)
		}
	}
}

// The report of a rise is the later of two of one day, whatever their names.
func TestOfOneDayTheChangeIsLater(t *testing.T) {
	j := relate.New(en.Words())
	offer := func(id, text, verb string, of float64, more ...func(*news.Claim)) *relate.Item {
		c := claim(text, append(more, who("Helvet", news.Organisation), does(verb, "offer"), count(of, "CHF"))...)
		return j.Item(c, &relate.Article{ID: id, Day: "2024-03-01", Outlet: "Journal", Names: relate.Names("Helvet", "Basel")}, 0)
	}
	first := func(id string) *relate.Item {
		return offer(id, "Helvet offered francs for Basel", "offer", 1e9, says("Helvet"))
	}
	raised := offer("a", "Helvet lifted its offer for Basel", "lift", 3e9, cue(relate.CueChanged))
	if d := j.Differ(first("b"), raised); d.Relation != news.Updates || !d.Turned {
		t.Errorf("the rise is first by name: %q, turned %v, want updates, turned", d.Relation, d.Turned)
	}
	if d := j.Differ(raised, first("0")); d.Relation != news.Updates || d.Turned {
		t.Errorf("the rise is last by name: %q, turned %v, want updates as it stands", d.Relation, d.Turned)
	}
}

// A report of one sentence leaves out whom everybody knows to be meant; one that
// names many speaks of nobody else.
func TestShortReportsLeaveNamesOut(t *testing.T) {
	many := []string{"Jonah"}
	for i := range 120 {
		many = append(many, "Name"+string(rune('a'+i%26))+string(rune('a'+i/26)))
	}
	for _, r := range []struct {
		name  string
		names relate.NameFilter
		want  news.Relation
	}{{"short", relate.Names("Jonah"), news.Conflicts}, {"long", relate.Names(many...), ""}} {
		j := relate.New(en.Words())
		one := claim("the tortoise Jonah is 190 years old", who("Jonah", news.Person), does("is", "old"), count(190, "year"), says("the vet"))
		two := claim("Felden's tortoise Jonah is 185 years old", who("Felden Jonah", news.Person), does("is", "old"), count(185, "year"), says("a zoologist"))
		b := j.Item(one, &relate.Article{ID: "b", Day: "2024-03-01", Names: r.names}, 0)
		a := j.Item(two, &relate.Article{ID: "a", Day: "2024-03-02", Names: relate.Names("Felden", "Jonah")}, 0)
		if d := j.Differ(a, b); d.Relation != r.want {
			t.Errorf("%s: %q %d by %s, want %q", r.name, d.Relation, d.Score, d.Rule, r.want)
		}
	}
}

// Numbers of two times do not conflict; two of one time do.
func TestNumbersOfTwoTimes(t *testing.T) {
	on := func(value string) func(*news.Claim) {
		return func(c *news.Claim) { c.Deadline = &news.Deadline{Text: value, Value: value, Relation: news.On} }
	}
	for _, r := range []struct {
		day  string
		want news.Relation
	}{{"2024-02-20", news.Conflicts}, {"2023-02-20", ""}} {
		j := relate.New(en.Words())
		a := told("a", "2024-03-02", 0, claim("the tortoise Jonah weighed 172 kilos", who("tortoise Jonah", news.Person), does("weigh", "kilos"), count(172, "kg"), on("2024-02-20"), says("the vet")))
		b := told("b", "2024-03-01", 0, claim("the tortoise Jonah weighed 190 kilos", who("tortoise Jonah", news.Person), does("weigh", "kilos"), count(190, "kg"), on(r.day), says("a zoologist")))
		if d := j.Differ(a, b); d.Relation != r.want {
			t.Errorf("%s: %q by %s, want %q", r.day, d.Relation, d.Rule, r.want)
		}
	}
}

// manyNames are those and sixty more.
func manyNames(names ...string) []string {
	for i := range 60 {
		names = append(names, "Name"+string(rune('a'+i%26))+string(rune('a'+i/26)))
	}
	return names
}

// In an article that names many what differs in its number alone conflicts by rule; a short
// one, in which everything is alike, is left to what has been learned.
func TestShortReportsDoNotConflictByRule(t *testing.T) {
	many := manyNames("Emma")
	for _, r := range []struct {
		names relate.NameFilter
		want  bool
	}{{relate.Names("Emma"), false}, {relate.Names(many...), true}} {
		j := relate.New(en.Words())
		one := claim("the ferry Emma carried 190 passengers across the bay", who("ferry Emma", ""), does("carry", "passengers"), count(190, "passenger"))
		two := claim("the ferry Emma carried 172 passengers across the bay", who("ferry Emma", ""), does("carry", "passengers"), count(172, "passenger"))
		b := j.Item(one, &relate.Article{ID: "b", Day: "2024-03-01", Names: r.names}, 0)
		a := j.Item(two, &relate.Article{ID: "a", Day: "2024-03-02", Names: r.names}, 0)
		if d := j.Differ(a, b); d.Rule == "relate/value-quantity" != r.want {
			t.Errorf("%q by %q, want the rule: %v", d.Relation, d.Rule, r.want)
		}
	}
}

// A negative claim right behind a denial by the same goes on from it.
func TestAClaimGoesOnFromADenial(t *testing.T) {
	j := relate.New(en.Words())
	denies := func(c *news.Claim) { c.Act, c.Target.Kind = news.ActDeny, news.TargetReport }
	for _, r := range []struct {
		text, says string
		order      int
		no         bool
		want       bool
	}{
		{"no bridge has been sold", "the mayor", 4, true, true},
		{"no bridge has been sold", "the bishop", 4, true, false},
		{"no bridge has been sold", "the mayor", 5, true, false},
		{"a bridge has been sold", "the mayor", 4, false, false},
		{"it is not the first bridge to be sold", "the mayor", 4, true, false},
	} {
		at := &relate.Article{ID: "a", Day: "2024-03-01"}
		denial := j.Item(claim("the report is false", denies, says("the mayor")), at, 3)
		negate := func(c *news.Claim) {
			if r.no {
				c.Modality = news.Negated
			}
		}
		next := j.Item(claim(r.text, negate, says(r.says)), at, r.order)
		aims, some := j.Pair().AimsAt(next, denial)
		if got := some && aims[0].Rule == relate.GoesOn; got != r.want {
			t.Errorf("%+v: goes on %v, want %v", r, got, r.want)
		}
	}
}

// A verdict that says what the report is about speaks of no other report.
func TestAVerdictThatNamesItsReportAimsAtThat(t *testing.T) {
	j := relate.New(en.Words())
	at := &relate.Article{ID: "a", Day: "2024-03-01"}
	report := j.Item(claim("a gorilla was shot at the zoo", says("officials")), at, 0)
	for _, r := range []struct {
		text string
		want bool
	}{{"the rumours of the panda's departure are false", false}, {"the rumours are false", true}} {
		aim := j.AimAt(j.Item(claim(r.text, says("the keeper")), at, 1), report, 1)
		if got := aim.Rule != "relate/target-other-topic"; got != r.want {
			t.Errorf("%q: %+v, aimed %v, want %v", r.text, aim, got, r.want)
		}
	}
}
