package claim_test

import (
	"slices"
	"strings"
	"testing"

	"hearsay/extract/claim"
	"hearsay/extract/claim/en"
	"hearsay/extract/news"
)

// mayor is the example of the package comment, as a treebank has it.
const mayor = `
The the DT 2 det
port port NN 4 nsubj
will will MD 4 aux
close close VB 23 ccomp
on on IN 6 case
Friday Friday NNP 4 obl
and and CC 18 cc
the the DT 9 det
ferry ferry NN 18 nsubj
, , , 13 punct
which which WDT 13 nsubj:pass
was be VBD 13 aux:pass
built build VBN 9 acl:relcl
in in IN 15 case
1970 1970 CD 13 obl
, , , 13 punct
will will MD 18 aux
move move VB 4 conj
to to IN 20 case
Sule Sule NNP 18 obl
, , , 4 punct
Mayor Mayor NNP 23 nsubj
said say VBD 0 root
. . . 23 punct`

func TestOneClauseOneClaim(t *testing.T) {
	doc := conll(t, mayor)
	attribute(t, doc, "Mayor", "said", "The port will close on Friday and the ferry , which was built in 1970 , will move to Sule", -1)
	want(t, claims(t, doc),
		"The port will close on Friday | The port | close | Mayor",
		"was built in 1970 | the ferry | build | ",
		"will move to Sule | the ferry | move | Mayor")
}

func want(t *testing.T, got []string, list ...string) {
	t.Helper()
	if !slices.Equal(got, list) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(list, "\n\t"))
	}
}

// TestClauses has one positive and one negative line for each rule, as short
// as a hand-drawn tree allows.
func TestClauses(t *testing.T) {
	for _, c := range []struct {
		rule, tree string
		want       []string
	}{
		{"coordination", `
A a DT 2 det
fire fire NN 3 nsubj
started start VBD 0 root
and and CC 6 cc
was be VBD 6 aux:pass
stopped stop VBN 3 conj
. . . 3 punct`, []string{"A fire started | A fire | start | ", "was stopped | A fire | stop | "}},
		{"behind a bracket that closes", `
CNN CNN NNP 5 dep
) ) -RRB- 1 punct
A a DT 4 det
fire fire NN 5 nsubj
started start VBD 0 root
. . . 5 punct`, []string{"A fire started | A fire | start | "}},
		{"a bracket of its own is closed", `
A a DT 2 det
fire fire NN 3 nsubj
hit hit VBD 0 root
Sule Sule NNP 3 obj
( ( -LRB- 6 punct
Egypt Egypt NNP 4 appos
) ) -RRB- 6 punct
. . . 3 punct`, []string{"A fire hit Sule ( Egypt ) | A fire | hit | "}},
		{"a quotation is closed", `
It it PRP 2 nsubj
is be VBZ 0 root
" " ` + "``" + ` 4 punct
open open JJ 2 xcomp
" " '' 4 punct
. . . 2 punct`, []string{`It is " open " | It | be | `}},
		{"no coordination of alternatives", `
They they PRP 2 nsubj
walked walk VBD 0 root
or or CC 4 cc
swam swim VBD 2 conj
. . . 2 punct`, []string{"They walked or swam | They | walk | "}},
		{"adverbial", `
It it PRP 2 nsubj
closed close VBD 0 root
because because IN 6 mark
the the DT 5 det
roof roof NN 6 nsubj
fell fall VBD 2 advcl
. . . 2 punct`, []string{"It closed | It | close | ", "the roof fell | the roof | fall | "}},
		{"no condition", `
It it PRP 3 nsubj
will will MD 3 aux
close close VB 0 root
if if IN 6 mark
snow snow NN 6 nsubj
falls fall VBZ 3 advcl
. . . 3 punct`, []string{"It will close if snow falls | It | close | "}},
		{"control", `
Staff staff NNS 3 nsubj:pass
were be VBD 3 aux:pass
told tell VBN 0 root
to to TO 5 mark
replace replace VB 3 xcomp
phones phone NNS 5 obj
. . . 3 punct`, []string{"Staff were told to replace phones | Staff | replace | "}},
		{"silence", `
Sule Sule NNP 4 nsubj
did do VBD 4 aux
not not RB 4 advmod
respond respond VB 0 root
to to IN 6 case
questions question NNS 4 obl
. . . 4 punct`, []string{"Sule did not respond to questions | Sule | respond | Sule"}},
		{"no relative that tells which", `
People people NNS 4 nsubj
who who WP 3 nsubj
swim swim VBP 1 acl:relcl
live live VBP 0 root
long long RB 4 advmod
. . . 4 punct`, []string{"People who swim live long | People | live | "}},
		{"absolute", `
It it PRP 2 nsubj
left leave VBD 0 root
, , , 7 punct
with with IN 7 mark
two two CD 6 nummod
engines engine NNS 7 nsubj
repaired repair VBN 2 advcl
. . . 2 punct`, []string{"It left | It | leave | ", "two engines repaired | two engines | repair | "}},
		{"result", `
It it PRP 2 nsubj
fell fall VBD 0 root
, , , 4 punct
killing kill VBG 2 advcl
two two CD 6 nummod
men man NNS 4 obj
. . . 2 punct`, []string{"It fell | It | fall | ", "killing two men | It | kill | "}},
		{"no result", `
It it PRP 2 nsubj
fell fall VBD 0 root
, , , 4 punct
hitting hit VBG 2 advcl
trees tree NNS 4 obj
. . . 2 punct`, []string{"It fell , hitting trees | It | fall | "}},
		{"complement", `
It it PRP 3 nsubj
is be VBZ 3 cop
possible possible JJ 0 root
that that IN 7 mark
Lemvik Lemvik NNP 7 nsubj
will will MD 7 aux
win win VB 3 csubj
. . . 3 punct`, []string{"Lemvik will win | Lemvik | win | "}},
		{"no complement", `
He he PRP 2 nsubj
ensures ensure VBZ 0 root
that that IN 6 mark
Lemvik Lemvik NNP 6 nsubj
will will MD 6 aux
win win VB 2 ccomp
. . . 2 punct`, []string{"He ensures that Lemvik will win | He | ensure | "}},
		{"noun complement", `
It it PRP 2 nsubj
raised raise VBD 0 root
fears fear NNS 2 obj
that that IN 7 mark
Lemvik Lemvik NNP 7 nsubj
will will MD 7 aux
lose lose VB 3 acl
. . . 2 punct`, []string{"Lemvik will lose | Lemvik | lose | "}},
		{"no noun complement", `
There there EX 2 expl
is be VBZ 0 root
no no DT 4 det
evidence evidence NN 2 nsubj
that that IN 8 mark
Lemvik Lemvik NNP 8 nsubj
will will MD 8 aux
lose lose VB 4 acl
. . . 2 punct`, []string{"There is no evidence that Lemvik will lose | no evidence | be | "}},
		{"no imperative", `
Follow follow VB 0 root
us we PRP 1 obj
. . . 1 punct`, nil},
		{"no question", `
Will will MD 3 aux
it it PRP 3 nsubj
close close VB 0 root
? ? . 3 punct`, nil},
		{"no fragment", `
Center center NN 2 compound
image image NN 0 root
: : : 2 punct
IAEA IAEA NNP 2 appos`, nil},
	} {
		t.Run(c.rule, func(t *testing.T) { want(t, claims(t, conll(t, c.tree)), c.want...) })
	}
}

func TestWhoOrders(t *testing.T) {
	doc := conll(t, `
Kremlin Kremlin NNP 2 nsubj
told tell VBD 0 root
staff staff NN 2 obj
to to TO 5 mark
replace replace VB 2 xcomp
phones phone NNS 5 obj
. . . 2 punct`)
	want(t, claims(t, doc), "Kremlin told staff to replace phones | staff | replace | ")
	if by := doc.Claims[0].By.Name; by != "Kremlin" {
		t.Errorf("by %q, want Kremlin", by)
	}
	doc = conll(t, `
Kremlin Kremlin NNP 2 nsubj
told tell VBD 0 root
staff staff NN 2 obj
involved involve VBN 2 xcomp
in in IN 6 case
polls poll NNS 4 obl
to to TO 8 mark
replace replace VB 6 acl
phones phone NNS 8 obj
. . . 2 punct`)
	want(t, claims(t, doc), "Kremlin told staff involved in polls to replace phones | staff | replace | ")
	doc = conll(t, `
Kremlin Kremlin NNP 2 nsubj
told tell VBD 0 root
staff staff NN 2 obj
involved involve VBN 2 xcomp
in in IN 6 case
polls poll NNS 4 obl
. . . 2 punct`)
	want(t, claims(t, doc), "Kremlin told staff involved in polls | staff | involve | ")
}

// TestADateAboveIsNoName is about a line of digits that ran into the first sentence.
func TestADateAboveIsNoName(t *testing.T) {
	for date, who := range map[string]string{"2023-03-20": "Staff of Lemvik", "99": "99 Staff of Lemvik"} {
		doc := conll(t, date+" "+date+` CD 2 nummod
Staff staff NNS 5 nsubj
of of IN 4 case
Lemvik Lemvik NNP 2 nmod
left leave VBD 0 root
. . . 5 punct`)
		if claims(t, doc); doc.Claims[0].Who.Name != who {
			t.Errorf("%s: %q, want %q", date, doc.Claims[0].Who.Name, who)
		}
	}
}

func TestListsAreSorted(t *testing.T) {
	l := &en.Lexicon
	for i, w := range []claim.Words{l.Splits, l.Absolute, l.Or, l.Results, l.Control, l.Instruct, l.Hollow, l.Content, l.Hearsay, l.Word, l.Bare, l.Talk, l.Spread, l.Amid, l.Feelings,
		l.Openers, l.Silent, l.Decline, l.Negations, l.By, l.Relative, l.Where, l.We, l.I, l.Technology, l.Versions, l.Generic, l.Phone, l.Over, l.Services, l.Digital, l.Whether, l.Free, l.Definite, l.Addresses, l.Nobody, l.Utters, l.Conveys, l.Says, l.As, l.Since, l.Tell, l.IfSo, l.Of, l.Reached, l.Stop} {
		if !w.Sorted() {
			t.Errorf("list %d is not sorted: %v", i, w)
		}
	}
	if !l.Classes.Sorted() {
		t.Error("the classes are not sorted")
	}
}

// BenchmarkAnnotate reads sixty sentences, each with one statement.
func BenchmarkAnnotate(b *testing.B) {
	doc := conll(b, strings.Repeat(strings.TrimSpace(mayor)+"\n\n", 60))
	for _, s := range doc.Sentences {
		at := s.Span.Start
		span := func(from, to int) []news.Span { return []news.Span{{Start: at + from, End: at + to}} }
		doc.Statements = append(doc.Statements, news.Statement{Content: span(0, 91), Source: span(94, 99), Cue: span(100, 104), Parent: -1,
			Chain: []news.Source{{Name: "Mayor", Entity: -1}}, Confidence: 1, Reason: news.Reason{Rule: "test"}})
	}
	en.Annotate(doc)
	if err := news.Check(doc); err != nil || len(doc.Claims) != 180 {
		b.Fatalf("%d claims: %v", len(doc.Claims), err)
	}
	b.ReportAllocs()
	for b.Loop() {
		en.Annotate(doc)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(doc.Tokens)), "ns/word")
}
