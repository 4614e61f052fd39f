package fact

import (
	"testing"

	"hearsay/extract/news"
)

// said makes a voice: outlet, day, and the chain of named sources; a name in
// brackets is unnamed.
func said(id, outlet, day string, chain ...string) Voice {
	c := &news.Claim{ID: id, Status: news.Reported}
	if len(chain) == 0 {
		c.Status = news.Asserted
	}
	for _, n := range chain {
		anonymous := n[0] == '('
		c.Source = append(c.Source, news.Source{Name: n, Anonymous: anonymous})
	}
	return Voice{Claim: c, Article: "art-" + outlet, Outlet: outlet, Day: day}
}

func credited(id, outlet, agency string, chain ...string) Voice {
	v := said(id, outlet, "", chain...)
	v.Credit = agency
	return v
}

func TestOriginsAreCountedByIndependence(t *testing.T) {
	copied := said("3", "Echo", "2024-03-02", "the mayor")
	copied.CopyOf = "art-Courier"
	rows := []struct {
		name    string
		members []Voice
		want    news.OriginCount
	}{
		{"one unnamed source that all cite through one outlet", []Voice{
			said("1", "Kommersant", "2023-03-20", "(sources)"),
			said("2", "TechSpot", "2023-03-20", "Kommersant"),
			said("3", "Meduza", "2023-03-20", "Kommersant", "(sources)")}, news.OriginCount{Min: 1, Max: 1}},
		{"unnamed sources of two outlets may be one person", []Voice{
			said("1", "A", "", "(sources)"), said("2", "B", "", "(a person familiar)")}, news.OriginCount{Min: 1, Max: 2}},
		{"a named and an unnamed one", []Voice{
			said("1", "A", "", "(sources)"), said("2", "B", "", "Ann Lee")}, news.OriginCount{Min: 2, Max: 2}},
		{"one person under two names, through an agency", []Voice{
			said("1", "A", "", "Reuters", "Dmitry Peskov"), said("2", "B", "", "Peskov")}, news.OriginCount{Min: 1, Max: 1}},
		{"own voice takes the origin its article names", []Voice{
			said("1", "A", "", "the mayor"), said("2", "A", "")}, news.OriginCount{Min: 1, Max: 1}},
		{"two outlets in their own voice", []Voice{said("1", "A", ""), said("2", "B", "")}, news.OriginCount{Min: 2, Max: 2}},
		{"two outlets with one agency's report", []Voice{credited("1", "A", "Reuters"), credited("2", "B", "Reuters"), said("3", "Reuters", "")}, news.OriginCount{Min: 1, Max: 1}},
		{"an agency's report and one of one's own", []Voice{credited("1", "A", "Reuters"), said("2", "B", "")}, news.OriginCount{Min: 2, Max: 2}},
		{"the unnamed source of one agency in two outlets", []Voice{
			credited("1", "A", "Reuters", "(sources)"), credited("2", "B", "Reuters", "(officials)")}, news.OriginCount{Min: 1, Max: 1}},
		{"a copy adds nothing", []Voice{said("1", "Courier", "", "Ann Lee"), copied}, news.OriginCount{Min: 1, Max: 1}},
	}
	for _, r := range rows {
		if _, got := Origins(r.members); got != r.want {
			t.Errorf("%s: %v, want %v", r.name, got, r.want)
		}
	}
}

func TestStatusFollowsTheTable(t *testing.T) {
	link := func(r news.Relation) []news.Link { return []news.Link{{A: "2", B: "1", Relation: r}} }
	rows := []struct {
		name  string
		links []news.Link
		act   news.Act
		want  news.FactStatus
	}{
		{"alone", nil, "", news.FactReported},
		{"denied", link(news.Denies), news.ActDeny, news.FactDenied},
		{"confirmed", link(news.Confirms), news.ActConfirm, news.FactConfirmed},
		{"silence", link(news.CannotConfirm), news.ActDecline, news.FactUnconfirmed},
		{"taken back", link(news.Updates), news.ActRetract, news.FactRetracted},
		{"conflict", link(news.Conflicts), "", news.FactDisputed},
		{"updated", link(news.Updates), "", news.FactReported},
		{"confirmed and denied", append(link(news.Confirms), news.Link{A: "2", B: "1", Relation: news.Denies}), "", news.FactDisputed},
	}
	for _, r := range rows {
		voices := []Voice{said("1", "A", "2024-03-01", "Ann Lee"), said("2", "B", "2024-03-02", "Bo Day")}
		voices[1].Claim.Act = r.act
		facts := Build(voices, [][]int{{0}, {1}}, r.links)
		if facts[0].Status != r.want {
			t.Errorf("%s: %s, want %s", r.name, facts[0].Status, r.want)
		}
		last := facts[0].History[len(facts[0].History)-1]
		if r.want != news.FactReported && (last.Status != r.want || last.Day != "2024-03-02" || last.Claim != "2") {
			t.Errorf("%s: history %v", r.name, facts[0].History)
		}
	}
}

func TestQuestionsTieFactsThatDiffer(t *testing.T) {
	voices := []Voice{said("1", "A", "2024-03-01"), said("2", "B", "2024-03-02"), said("3", "C", "2024-03-03")}
	facts := Build(voices, [][]int{{0}, {1}, {2}}, []news.Link{{A: "2", B: "1", Relation: news.Updates}})
	if facts[0].Question != "1" || facts[1].Question != "1" || facts[2].Question != "" {
		t.Errorf("questions %q %q %q", facts[0].Question, facts[1].Question, facts[2].Question)
	}
}

func TestDeadlineIsWhatMostSay(t *testing.T) {
	voices := []Voice{said("1", "A", ""), said("2", "B", ""), said("3", "C", "")}
	voices[0].Claim.Deadline = &news.Deadline{Value: "2023-04", Relation: news.Before}
	voices[1].Claim.Deadline = &news.Deadline{Value: "2023-03-31", Relation: news.By}
	voices[2].Claim.Deadline = &news.Deadline{Value: "2023-03-31", Relation: news.By}
	if d := Build(voices, [][]int{{0, 1, 2}}, nil)[0].Deadline; d == nil || d.Value != "2023-03-31" {
		t.Errorf("deadline %v", d)
	}
}
