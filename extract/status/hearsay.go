package status

import (
	"strings"

	"hearsay/extract/news"
	"hearsay/extract/status/en"
)

// Claims that somebody has said, nobody says who: "reportedly", "it is believed",
// "fears that", "we are told".

// hearsay is an adverb such as "reportedly" on the predicate or on what it goes on
// from, -1 for none: it holds for "and ran" and ", killing three" too.
func (j *judge) hearsay(v int) int {
	cur := v
	for range maxClimb {
		if at := j.adverb(cur); at >= 0 && (cur == v || at < v) {
			return at
		}
		h := j.doc.Tokens[cur].Head
		if h < 0 || !j.goesOn(cur, h) {
			return -1
		}
		cur = h
	}
	return -1
}

// adverb is the "reportedly" of one predicate, -1 for none.
func (j *judge) adverb(v int) int {
	for c := j.first[v]; c >= 0; c = j.next[c] {
		if j.rel(int(c)) == "advmod" && en.ModalOf(j.low(int(c))) == en.Hearsay {
			return int(c)
		}
	}
	return -1
}

// goesOn tells that what holds of h holds of cur: its complement, a coordinated
// verb of the same subject, or a participle.
func (j *judge) goesOn(cur, h int) bool {
	switch j.rel(cur) {
	case "xcomp", "ccomp":
		return true
	case "conj":
		return cur > h && j.child(cur, "nsubj") < 0
	case "advcl":
		return cur > h && (j.doc.Tokens[cur].Tag == "VBG" && j.child(cur, "mark") < 0 || j.marked(cur, "before", "while"))
	}
	return false
}

// impersonal is the word that passes a claim on for nobody: "it is reported that",
// "is said to", "there are fears that", "we are told"; -1 for none.
func (j *judge) impersonal(v int) int {
	if j.passedOn(v) && j.opens(v) {
		return v // "It is believed the mill closed"
	}
	if x := j.child(v, "parataxis"); x > v && j.passedOn(x) && j.impersonalIt(x) {
		return x // "The mill closed, it is claimed"
	}
	cur := v
	for range maxClimb {
		h := j.doc.Tokens[cur].Head
		if h < 0 {
			return -1
		}
		switch r := j.rel(cur); {
		case (r == "ccomp" || r == "xcomp" || r == "csubj") && (j.passedOn(h) || j.heard(h)):
			return h
		case r == "conj" && cur > h && j.child(cur, "nsubj") < 0 && j.child(h, "ccomp") > h && (j.passedOn(h) || j.heard(h)):
			return h // "we are told it will close, but may move"
		case r == "advcl" && cur < h && j.child(cur, "mark") < 0 && j.passedOn(h) && j.impersonalIt(h):
			return h // the same, as it is often parsed
		case (r == "acl" || r == "ccomp") && j.complement(cur) && j.talked(h):
			return h
		case r == "compound" && feeling(j.doc.Tokens[h].Lemma):
			return h // "sabotage fears"
		case r == "xcomp", r == "conj" && cur > h && j.subordinate(h):
		default:
			return -1
		}
		cur = h
	}
	return -1
}

// subordinate tells that h stands in a that-clause or an infinitive: what is joined to
// it by "and" does too.
func (j *judge) subordinate(h int) bool {
	return j.complement(h) || j.to(h) >= 0 && j.rel(h) == "xcomp"
}

// passedOn tells that h is a participle that says what people say or think.
func (j *judge) passedOn(h int) bool {
	t := &j.doc.Tokens[h]
	if t.Tag != "VBN" || !en.Relayed(t.Lemma) || j.conditioned(h) {
		return false
	}
	if s := j.child(h, "nsubj"); s >= 0 && j.none(s) {
		return false // "none are reported to have"
	}
	if j.rel(h) == "acl" {
		return true // "the actors reported to be in contention"
	}
	m := j.level(h).modality
	return j.passive(h) && j.prepositional(h, "by") < 0 && (m == news.Actual || m == news.Negated)
}

// conditioned tells that a clause is a condition: "if sales are understood to be".
func (j *judge) conditioned(h int) bool { return j.marked(h, "if", "unless") }

// opens tells that a clause or an infinitive hangs on h, which says nothing else.
func (j *judge) opens(h int) bool {
	if j.child(h, "ccomp") > h || j.child(h, "obj") > h { // "It is rumoured Kim fell ill", as it is often parsed
		return j.impersonalIt(h)
	}
	if x := j.child(h, "advcl"); x >= 0 && x < h && j.child(x, "mark") < 0 && j.impersonalIt(h) {
		return true
	}
	return j.child(h, "xcomp") > h
}

// impersonalIt tells that the subject of h is an "it" that stands for nothing.
func (j *judge) impersonalIt(h int) bool {
	s := j.child(h, "nsubj")
	if s < 0 {
		s = j.child(h, "expl")
	}
	return s >= 0 && j.low(s) == "it"
}

// heard is "we are told", "I hear".
func (j *judge) heard(h int) bool {
	t := &j.doc.Tokens[h]
	if t.Lemma != "tell" && t.Lemma != "hear" || t.Lemma == "tell" && (t.Tag != "VBN" || !j.passive(h)) || j.level(h).modality != news.Actual {
		return false
	}
	s := j.child(h, "nsubj")
	return s >= 0 && ourselves(j.low(s))
}

func ourselves(w string) bool { return w == "i" || w == "we" }

// talked tells that a noun puts its that-clause forward as talk: "fears that", not
// "no doubt that".
func (j *judge) talked(h int) bool {
	t := &j.doc.Tokens[h]
	if !strings.HasPrefix(t.Tag, "NN") || j.none(h) {
		return false
	}
	switch t.Lemma {
	case "doubt", "evidence", "information", "figure":
		return false // "there is little doubt that", "evidence that": what there is nobody only says
	}
	return j.reports(h) || feeling(t.Lemma)
}

// voiced tells that a statement whose source is nobody is somebody's all the same:
// "…, adding that", not "this indicates that", "I doubt that", "it was revealed that".
func (j *judge) voiced(st *news.Statement) bool {
	for _, span := range st.Source {
		first, last := j.doc.Under(span)
		for i := first; i < last; i++ {
			switch w := j.low(i); w {
			case "i", "we", "this", "that", "no", "nobody", "none":
				return false
			}
		}
	}
	for _, span := range st.Cue {
		first, last := j.doc.Under(span)
		for i := first; i < last; i++ {
			if j.speaks(i, st) {
				return true
			}
		}
	}
	return false
}

// quoted tells that a claim is a quotation, whoever is quoted: its clause stands in
// quotation marks, not a word or two of it.
func (j *judge) quoted(c *news.Claim, v int) bool {
	first, last := j.doc.Under(c.Content)
	return last-first >= leastQuoted && j.doc.Quoted(first) && j.doc.Quoted(v) && j.doc.Quoted(last-1)
}

// leastQuoted is how many words a quoted clause has at least; a title or a name has fewer.
const leastQuoted = 4

// speaks tells that a word of a cue tells of saying.
func (j *judge) speaks(i int, st *news.Statement) bool {
	t := &j.doc.Tokens[i]
	if t.Tag == "VB" && len(st.Source) == 0 {
		return false // "Note that", "don't believe that", "should be reported"
	}
	k := j.class(i)
	if strings.HasPrefix(t.Tag, "NN") && i+1 < len(j.doc.Tokens) && j.low(i+1) != "that" {
		return false // "claims about his death"
	}
	return k&(en.Say|en.Report) != 0 && !en.Known(t.Lemma) || en.Relayed(t.Lemma) || j.says(t.Lemma)
}

// says: verbs of saying that do nothing else to their clause.
func (j *judge) says(lemma string) bool {
	switch lemma {
	case "assert", "express", "insist", "maintain", "purport", "stress":
		return true
	}
	return false
}
