package relate_test

import (
	"testing"

	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
)

// Values are set against each other where they are of one unit, or both count
// something, and neither claim is an answer.
func TestWhichValuesClash(t *testing.T) {
	jobs := claim("the firm cuts 800 jobs", count(800, "job"))
	for _, r := range []struct {
		name string
		with *news.Claim
		want bool
	}{
		{"another number of the same", claim("the plan means the loss of 1,200 jobs", count(1200, "job")), true},
		{"of what is counted by another name", claim("it will shed 1,200 staff", count(1200, "staff")), true},
		{"the same number", claim("800 jobs go", count(800, "job")), false},
		{"money", claim("it saves 40 million euros", count(4e7, "EUR")), false},
		{"years", claim("it made paint for 40 years", count(40, "year")), false},
		{"an answer", claim("it denied the loss of 1,200 jobs", count(1200, "job"), act(news.ActDeny, news.TargetContent)), false},
	} {
		if got := relate.Clashes(told("a", "2024-03-01", 0, r.with), told("b", "2024-03-01", 0, jobs)); got != r.want {
			t.Errorf("%s: clash %v, want %v", r.name, got, r.want)
		}
	}
}

// Two reports of one day that share no word are compared where each has one number.
func TestSoleNumbersMeet(t *testing.T) {
	hulls := claim("Five hulls are on order", count(5, "hull"), cue(relate.CueSole))
	ships := claim("the navy gets three frigates", count(3, "frigate"), cue(relate.CueSole))
	many := claim("the navy gets three frigates", count(3, "frigate"))
	for _, r := range []struct {
		name, day string
		with      *news.Claim
		want      bool
	}{{"one day", "2024-03-01", ships, true}, {"a month later", "2024-04-01", ships, false}, {"one of several numbers", "2024-03-01", many, false}} {
		j := relate.New(en.Words())
		a := j.Item(sole(r.with, r.with != many), &relate.Article{ID: "a", Day: r.day}, 0)
		b := j.Item(sole(hulls, true), &relate.Article{ID: "b", Day: "2024-03-01"}, 0)
		if got := relate.Meet(a, b); got != r.want {
			t.Errorf("%s: %v, want %v", r.name, got, r.want)
		}
	}
}

// sole gives a claim the cue, or takes it.
func sole(c *news.Claim, yes bool) *news.Claim {
	d := *c
	d.Cues = nil
	if yes {
		d.Cues = []string{relate.CueSole}
	}
	return &d
}

// Two counts of the jobs that one plan costs conflict; a rounded one does not, nor do
// those of reports that may be on two occasions.
func TestValuesOfOneSlotConflict(t *testing.T) {
	for _, r := range []struct {
		name, a, b string
		na, nb     float64
		day        string
		want       bool
	}{
		{"two counts", "The plan will cost 1,200 jobs at the yard", "The plan will cost 800 jobs", 1200, 800, "2024-03-01", true},
		{"months apart", "The plan means the loss of 1,200 jobs", "The plan will cost 800 jobs", 1200, 800, "2024-08-01", false},
		{"on days unknown", "The plan means the loss of 1,200 jobs", "The plan will cost 800 jobs", 1200, 800, "", false},
		{"rounded", "The plan means the loss of 350 jobs", "The plan means the loss of 349 jobs", 350, 349, "2024-03-01", false},
	} {
		a := told("a", r.day, 0, claim(r.a, does("mean", "loss"), count(r.na, "job"), says("the union")))
		b := told("b", "2024-03-01", 0, claim(r.b, does("cost", "jobs"), count(r.nb, "job"), says("the firm")))
		d := relate.New(en.Words()).Differ(a, b)
		if got := d.Relation == news.Conflicts; got != r.want {
			t.Errorf("%s: %q by %s, conflict wanted: %v", r.name, d.Relation, d.Rule, r.want)
		}
	}
}
