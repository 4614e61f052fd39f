package query

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestParsePrintsCanonically(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "",
		"  ":                                    "",
		"iPhone":                                "iPhone",
		`iPhone "end of  March"`:                `iPhone "end of  March"`,
		"phon*":                                 "phon*",
		`"the ministr"*`:                        `"the ministr"*`,
		"a AND b":                               "a b",
		"a b OR c":                              "(a b) OR c",
		"a (b OR c)":                            "a (b OR c)",
		"(a b) c":                               "a b c",
		"-a":                                    "-a",
		"NOT a":                                 "-a",
		"--a":                                   "a",
		"-(a OR b)":                             "-(a OR b)",
		"well-known":                            "well-known",
		"12:30 http://x.org":                    "12:30 http://x.org",
		"who:Peskov":                            "who:Peskov",
		`WHO:"Dmitry Peskov"`:                   `who:"Dmitry Peskov"`,
		"who:Apple,Google":                      "who:Apple,Google",
		"agent:Apple":                           "who:Apple",
		"status:Denied,unconfirmed":             "status:denied,unconfirmed",
		"fact_status:unconfirmed":               "fact-status:unconfirmed",
		"due:2023-03-31":                        "due:2023-03-31",
		"due:2023-03":                           "due:2023-03-01..2023-03-31",
		"due:2023-q1..":                         "due:2023-01-01..",
		"due:..2023-H1":                         "due:..2023-06-30",
		"due:<2023-04":                          "due:..2023-03-31",
		"due<=2023-04":                          "due:..2023-04-30",
		"due>2023-04":                           "due:2023-05-01..",
		"due-before:2023-04-01":                 "due:..2023-03-31",
		"due-after:2023-04-01":                  "due:2023-04-02..",
		"since:2023-02 until:2023-03":           "published:2023-02-01.. published:..2023-03-31",
		"published:today":                       "published:2023-03-20",
		"published:yesterday..tomorrow":         "published:2023-03-19..2023-03-21",
		"confidence>=0.8":                       "confidence:>=0.8",
		"confidence:0.5..0.80":                  "confidence:0.5..0.8",
		"confidence:<1":                         "confidence:<1",
		"quote:true anonymous:no":               "quote:yes anonymous:no",
		`title:"say \"no\""`:                    `title:"say \"no\""`,
		"-status:asserted (a OR -b) device:ip*": "-status:asserted (a OR -b) device:ip*",
	} {
		q, err := ParseAt(text, "2023-03-20")
		if err != nil {
			t.Errorf("Parse(%q): %v", text, err)
			continue
		}
		if got := q.String(); got != want {
			t.Errorf("Parse(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestErrorsPointAtThePlace(t *testing.T) {
	for text, want := range map[string]string{
		"x devise:iPhone":      "2-8 did you mean device",
		"wxyzv:1":              `0-5 no field "wxyzv"`,
		"a )":                  "2-3 closed that was not opened",
		"(a":                   "0-1 not closed",
		"a ()":                 "2-4 nothing stands between",
		`a "b`:                 "2-4 not closed",
		`a ""`:                 "2-4 nothing to look for",
		"a OR":                 "2-4 OR needs",
		"OR a":                 "0-2 OR needs",
		"AND a":                "0-3 AND needs",
		"a -":                  "2-3 not wanted",
		"...":                  "0-3 nothing to look for",
		"who:":                 "0-4 value is missing",
		"who:=<x":              "0-7 value is missing",
		"status:deneid":        "7-13 did you mean denied",
		"status:>denied":       "7-8 no > here",
		"quote:maybe":          "6-11 yes or no",
		"due:soon":             "4-8 is no date",
		"due:today":            "4-9 is no date",
		"due:2023-04..2023-03": "4-20 ends before it begins",
		"due:..":               "4-6 a range stands alone",
		"due-before:<2023":     "11-12 no < here",
		"confidence:high":      "11-15 is no number",
		"confidence:0.9..0.1":  "11-19 ends before",
	} {
		_, err := Parse(text)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q): error %v, want an *Error", text, err)
			continue
		}
		place, problem, _ := strings.Cut(want, " ")
		if got := fmt.Sprintf("%d-%d", e.Start, e.End); got != place || !strings.Contains(e.Problem, problem) {
			t.Errorf("Parse(%q): at %s: %s; want %s", text, got, e.Problem, want)
		}
	}
}

func TestErrorText(t *testing.T) {
	_, err := Parse("“x” devise:iPhone")
	want := "no field \"devise\"; did you mean device?\n  “x” devise:iPhone\n      ^^^^^^"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestWhere(t *testing.T) {
	for _, c := range [][3]string{
		{"who", "Dmitry Peskov", `who:"Dmitry Peskov"`}, {"device", "ipho*", `device:"ipho"*`}, {"due-before", "2023-04-01", "due:..2023-03-31"},
		{"status", "denied,unconfirmed", "status:denied,unconfirmed"}, {"since", "today", "published:2023-03-20.."},
	} {
		q, err := Where(c[0], c[1], "2023-03-20")
		if err != nil || q.String() != c[2] {
			t.Errorf("Where(%s, %s) = %s, %v; want %s", c[0], c[1], q, err, c[2])
		}
	}
	for _, c := range [][2]string{{"who", ""}, {"due-before", "soon"}, {"nothing", "x"}, {"status", ""}} {
		if q, err := Where(c[0], c[1], ""); err == nil {
			t.Errorf("Where(%s, %s) = %s, want an error", c[0], c[1], q)
		}
	}
}

func TestJoin(t *testing.T) {
	a, _ := Parse("a b")
	b, _ := Parse("c OR d")
	if got := Join(a, nil, &Query{}, b).String(); got != "a b (c OR d)" {
		t.Errorf("Join = %q", got)
	}
	if got := Join(nil).String(); got != "" {
		t.Errorf("Join(nil) = %q", got)
	}
}

func TestLongQueriesAreRefused(t *testing.T) {
	for _, text := range []string{strings.Repeat("(", 100_000), strings.Repeat("-", 100_000) + "a", strings.Repeat("a ", 1000), "who:" + strings.Repeat("a,", 1000)} {
		if _, err := Parse(text); err == nil {
			t.Errorf("Parse of %.10q… gave no error", text)
		}
	}
}

// FuzzParse holds that what is printed is read again as the same query.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"a", `who:"x y"*,z -(a OR b)`, "due:2023-03..", "confidence>0.5", `"\" "`, "a OR (b -c)", "who:=x", "deadline:2022-SU", `(OR"0"0)`, "\"0\\\t\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := ParseAt(text, "2023-03-20")
		if err != nil {
			_ = err.Error()
			return
		}
		printed := q.String()
		again, err := Parse(printed)
		if err != nil || again.String() != printed {
			t.Errorf("%q prints %q, which reads as %q, %v", text, printed, again, err)
		}
	})
}
