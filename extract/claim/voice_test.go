package claim_test

import (
	"testing"

	"hearsay/extract/news"
)

// TestWhoVouches has the cases in which it is not plain who says a clause: each
// rule with a sentence that it holds for and one that it must leave alone.
func TestWhoVouches(t *testing.T) {
	for _, c := range []struct {
		rule, tree           string
		source, cue, content string // a statement, "" for none
		want                 []string
	}{
		{"an order is no statement", `
Lemvik Lemvik NNP 2 nsubj
told tell VBD 0 root
staff staff NN 2 obj
to to TO 5 mark
leave leave VB 2 xcomp
. . . 2 punct`, "Lemvik", "told", "staff to leave", []string{"Lemvik told staff to leave | staff | leave | "}},
		{"a told fact is one", `
Lemvik Lemvik NNP 2 nsubj
told tell VBD 0 root
staff staff NN 2 obj
that that IN 7 mark
boats boat NNS 7 nsubj
had have VBD 7 aux
left leave VBN 2 ccomp
. . . 2 punct`, "Lemvik", "told", "that boats had left", []string{"boats had left | boats | leave | Lemvik"}},
		{"who is told about himself says nothing", `
Staff staff NNS 3 nsubj:pass
were be VBD 3 aux:pass
told tell VBN 0 root
that that IN 7 mark
they they PRP 7 nsubj
must must MD 7 aux
leave leave VB 3 ccomp
. . . 3 punct`, "Staff", "were told", "that they must leave", []string{"Staff were told that they must leave | Staff | leave | "}},
		{"who tells about himself does", `
Staff staff NNS 2 nsubj
told tell VBD 0 root
us us PRP 2 iobj
that that IN 7 mark
they they PRP 7 nsubj
must must MD 7 aux
leave leave VB 2 ccomp
. . . 2 punct`, "Staff", "told", "that they must leave", []string{"they must leave | they | leave | Staff"}},
		{"a verb with its object is no statement", `
Markets market NNS 2 nsubj
shrugged shrug VBD 0 root
off off RP 2 compound:prt
the the DT 5 det
scare scare NN 2 obj
. . . 2 punct`, "Markets", "shrugged off", "the scare", []string{"Markets shrugged off the scare | Markets | shrug off | "}},
		{"a denied noun is one", `
Lemvik Lemvik NNP 2 nsubj
denied deny VBD 0 root
any any DT 4 det
plans plan NNS 2 obj
for for IN 6 case
expansion expansion NN 4 nmod
. . . 2 punct`, "Lemvik", "denied", "any plans for expansion", []string{"any plans for expansion | Lemvik | plan | Lemvik"}},
		{"who writes at the end of a sentence", `
It it PRP 2 nsubj
closed close VBD 0 root
, , , 4 punct
writes write VBZ 2 conj
Lemvik Lemvik NNP 4 obj
. . . 2 punct`, "", "", "", []string{"It closed | It | close | Lemvik"}},
		{"who reads at the end of a sentence says nothing", `
It it PRP 2 nsubj
closed close VBD 0 root
, , , 4 punct
reads read VBZ 2 conj
Lemvik Lemvik NNP 4 obj
. . . 2 punct`, "", "", "", []string{"It closed | It | close | ", "reads Lemvik | It | read | "}},
		{"as somebody notes", `
As as IN 3 mark
Lemvik Lemvik NNP 3 nsubj
notes note VBZ 6 advcl
, , , 3 punct
it it PRP 6 nsubj
closed close VBD 0 root
. . . 6 punct`, "", "", "", []string{"it closed | it | close | Lemvik"}},
		{"as something happens", `
As as IN 3 mark
Lemvik Lemvik NNP 3 nsubj
grows grow VBZ 6 advcl
, , , 3 punct
it it PRP 6 nsubj
closed close VBD 0 root
. . . 6 punct`, "", "", "", []string{"Lemvik grows | Lemvik | grow | ", "it closed | it | close | "}},
		{"refusing to say whether is silence", `
Lemvik Lemvik NNP 2 nsubj
refused refuse VBD 0 root
to to TO 4 mark
say say VB 2 xcomp
whether whether IN 7 mark
it it PRP 7 nsubj
closed close VBD 4 ccomp
. . . 2 punct`, "Lemvik", "refused to say", "whether it closed", []string{"Lemvik refused to say whether it closed | Lemvik | say | Lemvik"}},
	} {
		t.Run(c.rule, func(t *testing.T) {
			doc := conll(t, c.tree)
			if c.source != "" {
				attribute(t, doc, c.source, c.cue, c.content, -1)
			}
			want(t, claims(t, doc), c.want...)
		})
	}
}

// TestAQuotationGoesOn: the second quotation has no cue, and is the first
// speaker's; a quoted word in the article's own sentence is not.
func TestAQuotationGoesOn(t *testing.T) {
	doc := conll(t, `
" " `+"``"+` 3 punct
It it PRP 3 nsubj
closed close VBD 6 ccomp
" " '' 3 punct
Lemvik Lemvik NNP 6 nsubj
said say VBD 0 root
. . . 6 punct

" " `+"``"+` 3 punct
We we PRP 3 nsubj
left leave VBD 0 root
. . . 3 punct
" " '' 3 punct

The the DT 4 det
" " `+"``"+` 4 punct
smart smart JJ 4 amod
bottle bottle NN 6 nsubj
" " '' 4 punct
sold sell VBD 0 root
. . . 6 punct`)
	attribute(t, doc, "Lemvik", "said", "It closed", -1)
	for _, r := range [][2]int{{0, 4}, {7, 12}, {13, 17}} {
		span := doc.Tokens[r[0]].Span.Union(doc.Tokens[r[1]-1].Span)
		doc.Quotes = append(doc.Quotes, news.Quote{Range: news.Range{First: r[0], Last: r[1]}, Span: span})
	}
	want(t, claims(t, doc),
		"It closed | It | close | Lemvik",
		"We left | Lemvik | leave | Lemvik",
		"The \" smart bottle \" sold | The \" smart bottle | sell | ")
}
