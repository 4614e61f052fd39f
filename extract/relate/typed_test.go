package relate_test

import (
	"strings"
	"testing"

	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
)

// told is an item of a short article: a claim in its place there.
func told(article, day string, order int, c *news.Claim) *relate.Item {
	return relate.New(en.Words()).Item(c, &relate.Article{ID: article, Outlet: article, Day: day, Names: relate.Names("Carwick", "Norvane")}, order)
}

func act(a news.Act, target news.TargetKind) func(*news.Claim) {
	return func(c *news.Claim) { c.Act, c.Target.Kind, c.Modality = a, target, news.Negated }
}

func says(name string) func(*news.Claim) {
	return func(c *news.Claim) { c.Source = []news.Source{{Name: name, Kind: news.Organisation}} }
}

func negated(c *news.Claim) { c.Modality, c.Polarity = news.Negated, news.Negative }

func planned(c *news.Claim) { c.Modality = news.Planned }

// long is an article that names as many as a long one does.
func long(id string) *relate.Article {
	var names []string
	for c := 'a'; c <= 'z'; c++ {
		names = append(names, "Car"+string(c)+"wick")
	}
	return &relate.Article{ID: id, Outlet: id, Day: "2024-03-01", Names: relate.Names(append(names, "Norvane", "Carwick")...)}
}

// A long article says itself what it reacts to: what another says counts where others
// carry it too, and less than what its own says.
func TestReactionsPreferTheirOwnArticle(t *testing.T) {
	j := relate.New(en.Words())
	denial := j.Item(claim("Norvane will close its mill in Carwick", act(news.ActDeny, news.TargetContent), says("Norvane")), long("a"), 2)
	mill := func(article *relate.Article) *relate.Item {
		return j.Item(claim("Norvane will close its mill in Carwick", planned, says("a union official")), article, 0)
	}
	own, other := mill(long("a")), mill(long("b"))
	if x := j.AimAt(denial, other, 1); x.Score != 0 {
		t.Errorf("what one other outlet says: %d", x.Score)
	}
	if x, y := j.AimAt(denial, other, 4), j.AimAt(denial, own, 4); x.Score == 0 || x.Score >= y.Score {
		t.Errorf("what four say %d in another article, %d in its own", x.Score, y.Score)
	}
}

// Who will not say whether something is so speaks of a claim that it is, if there is one.
func TestSilenceAboutWhatNobodySaid(t *testing.T) {
	j := relate.New(en.Words())
	lead := told("a", "2024-03-01", 0, claim("Norvane will close its mill in Carwick", planned, says("a union official")))
	about := func(said string) int {
		asked := func(c *news.Claim) { c.Target.Terms = en.Sequence(said) }
		return j.AimAt(told("a", "2024-03-01", 3, claim("Norvane declined to say whether it would "+said, act(news.ActDecline, news.TargetContent), says("Norvane"), who("Norvane", news.Organisation), asked)), lead, 1).Score
	}
	if x, y := about("close the mill"), about("appeal to the court"); x == 0 || y != 0 {
		t.Errorf("what somebody says %d, what nobody says %d", x, y)
	}
}

// What somebody cannot confirm is what the article leads with, not what stands beside it.
func TestAimAtTheMainClaim(t *testing.T) {
	j := relate.New(en.Words())
	silence := told("a", "2024-03-01", 2, claim("Norvane declined to comment", act(news.ActDecline, news.TargetOpen), says("Norvane")))
	lead := told("a", "2024-03-01", 0, claim("Norvane will close its mill in Carwick", planned, says("a union official")))
	aside := told("a", "2024-03-01", 1, claim("the mill opened in 1911"))
	x, y := j.AimAt(silence, lead, 1), j.AimAt(silence, aside, 1)
	if x.Score <= y.Score || x.Score < relate.MinAim(news.CannotConfirm) {
		t.Errorf("main claim %d, another %d", x.Score, y.Score)
	}
	if z := j.AimAt(lead, aside, 1); z.Score != 0 {
		t.Errorf("an assertion aims at %d", z.Score)
	}
	if z := j.AimAt(silence, silence, 1); z.Score != 0 {
		t.Errorf("silence aims at itself: %d", z.Score)
	}
}

// The title repeats what the article says: a reaction speaks of the claim itself.
func TestAimAtTheClaimNotTheTitle(t *testing.T) {
	j := relate.New(en.Words())
	silence := told("a", "2024-03-01", 2, claim("Norvane declined to comment", act(news.ActDecline, news.TargetOpen), says("Norvane")))
	inTitle := func(c *news.Claim) { c.Content.Field = news.Title }
	const mill = "Norvane will close its mill in Carwick"
	title, lead := told("a", "2024-03-01", 0, claim(mill, planned, inTitle)), told("a", "2024-03-01", 0, claim(mill, planned))
	if x, y := j.AimAt(silence, title, 1), j.AimAt(silence, lead, 1); x.Score >= y.Score || x.Score == 0 {
		t.Errorf("title %d, claim %d", x.Score, y.Score)
	}
}

// Who confirms that something is not so denies that it is.
func TestConfirmingTheOppositeDenies(t *testing.T) {
	norvane := who("Norvane", news.Organisation)
	j := relate.New(en.Words())
	rumour := told("a", "2024-03-01", 0, claim("Norvane will close its mill in Carwick", norvane, does("close", "mill"), planned, says("a website")))
	for _, r := range []struct {
		c    *news.Claim
		want news.Relation
	}{
		{claim("Norvane will not close its mill in Carwick", norvane, does("close", "mill"), act(news.ActConfirm, news.TargetContent), negated, says("the mayor")), news.Denies},
		{claim("Norvane will close its mill in Carwick", norvane, does("close", "mill"), act(news.ActConfirm, news.TargetContent), planned, says("the mayor")), news.Confirms},
	} {
		it := told("a", "2024-03-01", 1, r.c)
		acts, _ := relate.Reacts(it)
		x := j.AimAt(it, rumour, 1)
		if got := x.Does(acts); got != r.want || x.Score < relate.MinAim(got) {
			t.Errorf("%q %s with %d, want %s", r.c.ContentText, got, x.Score, r.want)
		}
	}
}

// Who declined to comment was asked about the report at hand; who cannot confirm a
// thing may speak of what another article says.
func TestSilenceStaysInItsArticle(t *testing.T) {
	j := relate.New(en.Words())
	mill := told("a", "2024-03-01", 0, claim("Norvane will close its mill in Carwick", planned, says("a union official")))
	open := told("b", "2024-03-01", 1, claim("Norvane declined to comment", act(news.ActDecline, news.TargetOpen), says("Norvane")))
	named := told("b", "2024-03-01", 1, claim("Norvane could not confirm that its mill in Carwick would close", act(news.ActCannotConfirm, news.TargetContent), says("Norvane")))
	if x := j.AimAt(open, mill, 1); x.Score != 0 {
		t.Errorf("declining to comment aims into another article with %d", x.Score)
	}
	if x := j.AimAt(named, mill, 1); x.Score == 0 {
		t.Error("what is named is not aimed at")
	}
}

// "The story is a hoax" denies what the article leads with, without a word of it.
func TestVerdictsDenyTheMainClaim(t *testing.T) {
	j := relate.New(en.Words())
	verdict := claim("the story is a hoax", func(c *news.Claim) { c.Cues = []string{relate.AboutReports, relate.CueFalse, relate.CueVerdict} })
	hoax := told("a", "2024-03-01", 3, verdict)
	if r, acts := relate.Reacts(hoax); r != news.Denies || !acts {
		t.Errorf("a verdict does %q", r)
	}
	lead := told("a", "2024-03-01", 0, claim("Norvane will close its mill in Carwick", planned, says("a website")))
	aside := told("a", "2024-03-01", 1, claim("the mill opened in 1911"))
	if x, y := j.AimAt(hoax, lead, 4), j.AimAt(hoax, aside, 1); x.Score <= y.Score || x.Score < relate.MinAim(news.Denies) {
		t.Errorf("main claim %d, another %d", x.Score, y.Score)
	}
	if d := j.Differ(hoax, lead); d.Relation != "" {
		t.Errorf("a verdict is an act of speech, and differs: %+v", d)
	}
}

func TestDiffer(t *testing.T) {
	norvane := who("Norvane", news.Organisation)
	plan := claim("Norvane will close its mill in Carwick", norvane, does("close", "mill"), planned, says("a union official"))
	for _, r := range []struct {
		name, day string
		c         *news.Claim
		want      news.Relation
	}{
		{"denied", "2024-03-01", claim("Norvane will not close its mill in Carwick", norvane, does("close", "mill"), negated, says("Norvane")), news.Denies},
		{"done later", "2024-05-01", claim("Norvane closed its mill in Carwick", norvane, does("close", "mill")), news.Updates},
		{"another matter", "2024-03-01", claim("Norvane earned more in spring", norvane, does("earn", "more")), ""},
	} {
		j := relate.New(en.Words())
		if d := j.Differ(told("b", r.day, 0, r.c), told("a", "2024-03-01", 0, plan)); d.Relation != r.want || d.Turned {
			t.Errorf("%s: %q %d, want %q", r.name, d.Relation, d.Score, r.want)
		}
	}
}

// What is taken back is no more put forward: the retraction updates it.
func TestRetractionUpdates(t *testing.T) {
	norvane := who("Norvane", news.Organisation)
	back := claim("the paper withdrew the report", who("the paper", news.Organisation), does("withdraw", "report"))
	back.Act, back.Target = news.ActRetract, news.Target{Kind: news.TargetReport}
	j := relate.New(en.Words())
	lead := told("a", "2024-03-01", 0, claim("Norvane closed its mill in Carwick", norvane, does("close", "mill")))
	it := told("a", "2024-03-01", 1, back)
	if r, acts := relate.Reacts(it); !acts || r != news.Updates {
		t.Errorf("%q, %v", r, acts)
	}
	if a := j.AimAt(it, lead, 1); a.Score < relate.MinAim(news.Updates) {
		t.Errorf("aimed at the lead with %d", a.Score)
	}
	rumour := told("a", "2024-03-01", 1, claim("the mayor had resigned", says("the Herald")))
	it = told("a", "2024-03-01", 2, back)
	if a, b := j.AimAt(it, rumour, 1), j.AimAt(it, lead, 1); a.Score <= b.Score {
		t.Errorf("what was said right before scores %d, the lead %d", a.Score, b.Score)
	}
	if a := j.AimAt(it, told("b", "2024-03-01", 0, claim("Norvane closed its mill in Carwick", norvane, does("close", "mill"))), 1); a.Score > 0 {
		t.Errorf("aimed at another article with %d", a.Score)
	}
	if rule, no := relate.Vetoed(lead, it); !no || rule != "relate/veto-reaction" {
		t.Errorf("the same? %q", rule)
	}
}

// A denial that stands before the claim it denies is still the one that denies.
func TestDifferTurned(t *testing.T) {
	norvane := who("Norvane", news.Organisation)
	no := claim("Norvane will not close its mill in Carwick", norvane, does("close", "mill"), negated, says("Norvane"))
	plan := claim("Norvane will close its mill in Carwick", norvane, does("close", "mill"), planned, says("a union official"))
	j := relate.New(en.Words())
	if d := j.Differ(told("b", "2024-03-01", 0, plan), told("a", "2024-03-01", 0, no)); d.Relation != news.Denies || !d.Turned {
		t.Errorf("%q, turned %v", d.Relation, d.Turned)
	}
	if d := j.Differ(told("b", "2024-03-01", 0, claim("it will close", says("Norvane"), planned)), told("a", "2024-03-01", 0, no)); d.Relation == news.Denies {
		t.Error("nobody denies himself")
	}
	sources := func(c *news.Claim) { c.Source = []news.Source{{Name: "sources", Anonymous: true, Entity: -1}} }
	no = claim("Norvane will not close its mill in Carwick", norvane, does("close", "mill"), negated, sources)
	plan = claim("Norvane will close its mill in Carwick", norvane, does("close", "mill"), planned, sources)
	if d := j.Differ(told("a", "2024-03-01", 1, no), told("a", "2024-03-01", 0, plan)); d.Relation == news.Denies {
		t.Error("the sources of one article do not deny themselves")
	}
	if d := j.Differ(told("b", "2024-03-01", 0, no), told("a", "2024-03-01", 0, plan)); d.Relation != news.Denies {
		t.Error("those of two may be others")
	}
}

// Every trait has a name of its own, by which its weight is found again.
func TestTraitsAreNamed(t *testing.T) {
	var lines strings.Builder
	for i := range relate.NumTraits {
		lines.WriteString("deny " + i.String() + " 1.5\n")
	}
	// one tree whose every leaf is 1.000
	tree := strings.Repeat("000000", 7) + strings.Repeat("e803", 8)
	lines.WriteString("deny trees " + tree + "\n")
	m := relate.ParseTyped(lines.String())
	if v := relate.TraitValues(new([relate.NumTraits]float64)); m.Trees[relate.TaskDeny].Sum(v[:]) != 1000 || m.Trees[relate.TaskAim].Len() != 0 {
		t.Error("trees are not read back")
	}
	for i := range relate.NumTraits {
		if m.Weights[relate.TaskDeny][1+i] != 1.5 {
			t.Errorf("trait %d, %q, has no weight", i, i)
		}
	}
	if m.Weights[relate.TaskAim][1] != 0 {
		t.Error("a weight of another task")
	}
}

// Chinese ships are kin to China.
func TestKinAreNamedAlike(t *testing.T) {
	for _, c := range []struct {
		says, acts string
		want       float64
	}{{"China", "Chinese ships", 1}, {"Israel", "Israeli soldiers", 1}, {"Peru", "Chilean ships", 0}, {"Oslo", "Ohio", 0}} {
		j := relate.New(en.Words())
		a := j.Item(claim("it sold no oil", says(c.says)), &relate.Article{ID: "a"}, 1)
		b := j.Item(claim(c.acts+" sold oil", who(c.acts, news.Organisation)), &relate.Article{ID: "a"}, 0)
		x := j.Traits(a, b, 1)
		if got := x[trait(t, "root-kin")]; got != c.want {
			t.Errorf("%s beside %s: %v, want %v", c.says, c.acts, got, c.want)
		}
	}
}

func trait(t *testing.T, name string) relate.Trait {
	t.Helper()
	for i := range relate.NumTraits {
		if i.String() == name {
			return i
		}
	}
	t.Fatal("no such trait: " + name)
	return 0
}
