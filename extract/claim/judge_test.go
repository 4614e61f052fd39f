package claim_test

import (
	"testing"

	"hearsay/extract/news"
)

// TestJudges has verbs that say something of their object, beside uses that say nothing.
func TestJudges(t *testing.T) {
	for _, c := range []struct {
		rule, tree           string
		source, cue, content string // a statement, "" for none
		want                 string
	}{
		{"called it something", `
Lemvik Lemvik NNP 2 nsubj
called call VBD 0 root
the the DT 4 det
attack attack NN 2 obj
a a DT 6 det
reprisal reprisal NN 2 xcomp
. . . 2 punct`, "Lemvik", "called", "the attack a reprisal", "Lemvik called the attack a reprisal | Lemvik | call | Lemvik"},
		{"called a meeting", `
Lemvik Lemvik NNP 2 nsubj
called call VBD 0 root
a a DT 4 det
meeting meeting NN 2 obj
. . . 2 punct`, "Lemvik", "called", "a meeting", "Lemvik called a meeting | Lemvik | call | "},
		{"named somebody to do something", `
Lemvik Lemvik NNP 2 nsubj
named name VBD 0 root
Voss Voss NNP 2 obj
to to TO 5 mark
run run VB 2 xcomp
it it PRP 5 obj
. . . 2 punct`, "Lemvik", "named", "Voss to run it", "Lemvik named Voss to run it | Lemvik | name | "},
		{"who calls himself something", `
Lemvik Lemvik NNP 2 nsubj
called call VBD 0 root
himself himself PRP 2 obj
a a DT 5 det
king king NN 2 xcomp
. . . 2 punct`, "Lemvik", "called", "himself a king", "Lemvik called himself a king | Lemvik | call | "},
		{"identified him as", `
Lemvik Lemvik NNP 2 nsubj
identified identify VBD 0 root
the the DT 4 det
pilot pilot NN 2 obj
as as IN 6 case
Voss Voss NNP 2 obl
. . . 2 punct`, "Lemvik", "identified", "the pilot as Voss", "Lemvik identified the pilot as Voss | Lemvik | identify | Lemvik"},
		{"claim to have", `
Rebels rebel NNS 2 nsubj
claim claim VBP 0 root
to to TO 5 mark
have have VB 5 aux
left leave VBN 2 xcomp
. . . 2 punct`, "Rebels", "claim", "to have left", "Rebels claim to have left | Rebels | claim | Rebels"},
		{"is said to", `
Voss Voss NNP 3 nsubj:pass
is be VBZ 3 aux:pass
said say VBN 0 root
to to TO 5 mark
leave leave VB 3 xcomp
. . . 3 punct`, "Voss", "said", "to leave", "Voss is said to leave | Voss | leave | "},
		{"is meant to", `
Voss Voss NNP 3 nsubj:pass
is be VBZ 3 aux:pass
meant mean VBN 0 root
to to TO 5 mark
leave leave VB 3 xcomp
. . . 3 punct`, "Voss", "meant", "to leave", "Voss is meant to leave | Voss | leave | "},
		{"named by", `
Voss Voss NNP 3 nsubj:pass
was be VBD 3 aux:pass
named name VBN 0 root
as as IN 6 case
the the DT 6 det
pilot pilot NN 3 obl
by by IN 8 case
Lemvik Lemvik NNP 3 obl:agent
. . . 3 punct`, "", "", "", "Voss was named as the pilot by Lemvik | Lemvik | name | Lemvik"},
		{"confirmed by", `
Voss Voss NNP 3 nsubj:pass
was be VBD 3 aux:pass
confirmed confirm VBN 0 root
by by IN 5 case
Lemvik Lemvik NNP 3 obl:agent
. . . 3 punct`, "", "", "", "Voss was confirmed by Lemvik | Lemvik | confirm | Lemvik"},
		{"welcomed by", `
Voss Voss NNP 3 nsubj:pass
was be VBD 3 aux:pass
welcomed welcome VBN 0 root
by by IN 5 case
Lemvik Lemvik NNP 3 obl:agent
. . . 3 punct`, "", "", "", "Voss was welcomed by Lemvik | Lemvik | welcome | "},
		{"threatened to", `
Lemvik Lemvik NNP 2 nsubj
threatened threaten VBD 0 root
to to TO 4 mark
leave leave VB 2 xcomp
. . . 2 punct`, "Lemvik", "threatened", "to leave", "Lemvik threatened to leave | Lemvik | leave | Lemvik"},
		{"hit by", `
Voss Voss NNP 3 nsubj:pass
was be VBD 3 aux:pass
hit hit VBN 0 root
by by IN 5 case
Lemvik Lemvik NNP 3 obl:agent
. . . 3 punct`, "", "", "", "Voss was hit by Lemvik | Lemvik | hit | "},
	} {
		doc := conll(t, c.tree)
		if c.cue != "" {
			attribute(t, doc, c.source, c.cue, c.content, -1)
		}
		if last := len(doc.Tokens) - 2; doc.Text(doc.Tokens[last-1].Span) == "by" {
			doc.Mentions = []news.Mention{{Range: news.Range{First: last, Last: last + 1}, Head: last, Span: doc.Tokens[last].Span, Kind: news.Organisation, Form: news.FormName, Entity: -1}}
		}
		if got := claims(t, doc); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.rule, got, c.want)
		}
	}
}

// Who judges inside what another says is the inner hop.
func TestJudgesInside(t *testing.T) {
	doc := conll(t, `
Lemvik Lemvik NNP 2 nsubj
said say VBD 0 root
Voss Voss NNP 4 nsubj
called call VBD 2 ccomp
the the DT 6 det
attack attack NN 4 obj
a a DT 8 det
reprisal reprisal NN 4 xcomp
. . . 2 punct`)
	attribute(t, doc, "Lemvik", "said", "Voss called the attack a reprisal", -1)
	doc.Mentions = []news.Mention{{Range: news.Range{First: 2, Last: 3}, Head: 2, Span: doc.Tokens[2].Span, Kind: news.Person, Form: news.FormName, Entity: -1}}
	if got := claims(t, doc); len(got) != 1 || got[0] != "Voss called the attack a reprisal | Voss | call | Voss" {
		t.Errorf("%q", got)
	}
}
