package en

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"hearsay/extract/model"
	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// Fill gives each claim of a document the keys by which it is compared: Terms,
// Predicate.Terms, Cues, and the terms of its target.
func Fill(doc *news.Document) {
	f := NewFiller(doc)
	for i := range doc.Claims {
		f.Claim(&doc.Claims[i])
	}
}

// Filler fills claims of one document.
type Filler struct {
	doc          *news.Document
	counts       map[string]int
	title        []string // cues of the title
	words, terms []string // buffers
}

// NewFiller counts the words of a document once for all of its claims.
func NewFiller(doc *news.Document) *Filler {
	f := &Filler{doc: doc, counts: map[string]int{}}
	for _, text := range []string{doc.Article.Title, doc.Article.Text} {
		for _, k := range f.read(text) {
			f.counts[k]++
		}
	}
	for i := range doc.Tokens {
		if t := &doc.Tokens[i]; irregular(doc, t) {
			f.counts[Stem(t.Lemma)]++
		}
	}
	f.title = titleTable().appendTo(nil, split(doc.Article.Title, nil))
	return f
}

// read is Sequence in the filler's buffers: it stands until the next call.
func (f *Filler) read(text string) []string {
	f.words = split(text, f.words[:0])
	f.terms = appendSequence(f.terms[:0], f.words, table().has)
	return f.terms
}

// sorted is [Terms].
func (f *Filler) sorted(text string) []string {
	f.words = split(text, f.words[:0])
	terms := appendSequence(make([]string, 0, len(f.words)), f.words, table().has)
	slices.Sort(terms)
	return slices.Compact(terms)
}

// irregular tells a verb whose form and lemma have different stems ("sold").
func irregular(doc *news.Document, t *news.Token) bool {
	return t.Lemma != "" && strings.HasPrefix(t.Tag, "V") && t.Lemma[0] >= 'a' && t.Lemma[0] <= 'z' &&
		Stem(model.Lower(doc.Text(t.Span))) != Stem(t.Lemma)
}

// sequence is read of the words under a span, with the lemma of irregular
// verbs for their form; of text where the document has no tokens.
func (f *Filler) sequence(s news.Span, text string) []string {
	toks := f.doc.Tokens
	i := sort.Search(len(toks), func(i int) bool { return !toks[i].Span.Before(news.Span{Field: s.Field, Start: s.Start, End: 1 << 30}) })
	var b strings.Builder
	at := s.Start
	for ; i < len(toks) && s.Contains(toks[i].Span); i++ {
		if t := &toks[i]; irregular(f.doc, t) {
			b.WriteString(f.doc.Text(news.Span{Field: s.Field, Start: at, End: t.Start}))
			b.WriteString(t.Lemma)
			at = t.End
		}
	}
	if b.Len() == 0 {
		return f.read(text)
	}
	b.WriteString(f.doc.Text(news.Span{Field: s.Field, Start: at, End: s.End}))
	return f.read(b.String())
}

// Claim fills one claim. Pronouns count as what they were resolved to.
func (f *Filler) Claim(c *news.Claim) {
	doc := f.doc
	c.Who.Terms = f.sorted(orElse(c.Who.Name, c.Who.Text))
	c.Object.Terms = f.sorted(orElse(c.Object.Name, c.Object.Text))
	terms := slices.Concat(f.sequence(c.Content, c.ContentText), c.Who.Terms, c.Object.Terms)
	slices.Sort(terms)
	c.Terms = slices.Compact(terms)
	c.Counts = make([]int, len(c.Terms))
	for i, k := range c.Terms {
		c.Counts[i] = max(1, f.counts[k])
	}
	c.Predicate.Terms = f.sorted(orElse(c.Predicate.Lemma, c.Predicate.Text))
	c.Cues = f.cues(c)
	if !c.Target.Span.Empty() && len(c.Target.Terms) == 0 {
		c.Target.Terms = f.sorted(doc.Text(c.Target.Span))
	}
}

// reportWords are what people call what has been said.
var reportWords = setOf("report reports rumor rumors rumour rumours story stories speculation allegation allegations claims reporting conspiracy gossip")

// cueWords are words of a claim's evidence that bear on how it stands to another, by
// the name of what they say.
var cueWords = []cueRow{
	{"changed", "now revised revises revise updated updates corrected corrects raised lowered extended extends lifted postponed postpones delayed delays moved rescheduled instead earlier previously originally longer anymore pushed forward upgraded downgraded back"},
	{"growing", "toll risen rose rises climbed climbs grown grew killed dead deaths died injured wounded arrested confirmed infected missing evacuated"},
	{"undone", "cancelled canceled cancels scrapped scraps scrap withdrawn withdrew withdraws reversed reverses dropped abandoned abandons shelved halted suspended revoked rescinded overturned reinstated lifted lifts resumed resumes reopened reopens"},
	{"false", "false untrue hoax fake faked fabricated forged forgery doctored satire satirical baseless groundless unfounded bogus nonsense lies absurd ridiculous incorrect inaccurate wrong mistaken myth misleading invented evidence"},
	{"rumour", "allegedly reportedly purportedly supposedly alleged reported purported supposed rumor rumors rumored rumour rumours rumoured unverified unconfirmed apparently claim claims claimed reports suggests circulating viral"},
	{"still", "usual unchanged unaffected untouched intact retain retains retained preserve preserves preserved maintain maintains maintained still remain remains remained stay stays staying stayed continue continues continued alive intact committed unchanged keep keeps kept"},
	{"claimed", "claim claims claimed claiming allege alleges alleged allegedly allegation allegations rumor rumors rumored rumour rumours rumoured report reports reported reportedly reporting supposed supposedly purported purportedly purporting suggest suggests suggested suggesting viral hoax fake false bogus"},
}

// ownCues are words of the claim itself.
var ownCues = []cueRow{
	{"flatly", "never nothing nobody nowhere none absolutely certainly definitely simply any"},
	{"proof", "evidence proof sign signs indication indications record records truth basis credible plan plans intention intentions"},
	{"real", "exist exists existed real true happen happens happened occur occurs occurred place involved authentic genuine legitimate accurate"},
	{"sham", shamWords},
	{"rather", "rather instead actually fact reality really turns turned contrary despite"},
	{"again", "also again another previous previously additional further each per other others too already anew well"}, // "as well"
	{"dead", "killed kill kills killing dead died die dies dying deaths death toll bodies slain perished drowned fatalities lives"},
	{"hurt", "wounded wounding wounds wound injured injuring injures injuries hurt casualties"},
	{"missing", "missing unaccounted"},
	{"lacks", "without lack lacks lacked lacking devoid absence absent"},
	{"safe", "alive living well safe fine healthy free intact unharmed"},
}

// shamWords say that something is made up.
const shamWords = `false untrue hoax hoaxes fake fakes faked fabricated fabrication forged forgery doctored satire satirical baseless groundless
 unfounded bogus nonsense lies absurd ridiculous incorrect inaccurate myth misleading invented debunk debunks debunked debunking phony
 bunk prank exaggerated exaggeration overblown impossible unlikely trick tale propaganda photoshop photoshopped fiction fictional fictitious joke spoof parody`

// titleCues are words of an article's title that say what the article thinks of what is told.
var titleCues = []cueRow{
	{"title-not", shamWords + " not no never isn wasn aren weren doesn don didn hasn haven won denies deny denied rejects rejected refutes refuted dismisses dismissed alive wrong rubbishes"},
	{"title-sham", shamWords},
}

type cueRow struct{ cue, words string }

// cueTable tells of a word which rows it is in.
type cueTable struct {
	rows []cueRow
	of   map[string]uint32
}

func tableOf(rows []cueRow) *cueTable {
	t := &cueTable{rows, map[string]uint32{}}
	for i, row := range rows {
		for _, w := range strings.Fields(row.words) {
			t.of[w] |= 1 << i
		}
	}
	return t
}

var (
	evidenceTable = sync.OnceValue(func() *cueTable { return tableOf(cueWords) })
	ownTable      = sync.OnceValue(func() *cueTable { return tableOf(ownCues) })
	titleTable    = sync.OnceValue(func() *cueTable { return tableOf(titleCues) })
)

// appendTo appends the names of the rows that have one of the words.
func (t *cueTable) appendTo(out, words []string) []string {
	set := uint32(0)
	for i, w := range words {
		if w == "lie" {
			w = "lies"
		}
		if w != "lies" || told(words, i) {
			set |= t.of[w]
		}
	}
	for i := range t.rows {
		if set&(1<<i) != 0 {
			out = append(out, t.rows[i].cue)
		}
	}
	return out
}

// told tells that the lie or lies are told: "a lie", "those are lies". A man lies near
// a road, and a town lies on a river.
func told(words []string, i int) bool {
	return i > 0 && beforeLies[words[i-1]] || i+1 == len(words)
}

var beforeLies = setOf("a an the of is are was were be been all total complete blatant outright such more these those no as and")

// early is among how many of a claim's first words a negation is early.
const early = 5

// A negation before one of these says that there is more of it, not that it is not so:
// "this is not the first hoax", "the term isn't Elon's alone"; before others it leaves open
// whether it is so: "has not ruled out a return", "he didn't want a statue", "is
// no longer closed".
var focus = setOf(`longer first last only alone just merely new surprising
 rule ruled ruling exclude excluded deny denied denying doubt dispute disputed want wants wanted`)

// focusRoom is how far behind the negation they stand.
const focusRoom = 4

func negatesFocus(words []string) bool {
	for i, w := range words {
		if judgedNot[w] && slices.ContainsFunc(words[i+1:min(len(words), i+1+focusRoom)], func(w string) bool { return focus[w] }) {
			return true
		}
	}
	return false
}

// but begin a sentence that is set against what was said before.
var but = setOf("but however actually instead yet although though nonetheless nevertheless contrary despite")

// cues are the names of what a claim's words, and those around it, say of other
// claims, sorted.
func (f *Filler) cues(c *news.Claim) []string {
	f.words = split(c.EvidenceText, f.words[:0])
	out := evidenceTable().appendTo(nil, f.words)
	out = append(out, f.title...)
	f.words = split(c.Who.Name, f.words[:0])
	n := len(f.words)
	f.words = split(c.ContentText, f.words)
	if slices.ContainsFunc(f.words, func(w string) bool { return reportWords[w] }) {
		out = append(out, relate.AboutReports)
	}
	own := f.words[n:]
	out = ownTable().appendTo(out, own)
	if slices.ContainsFunc(own[:min(len(own), early)], func(w string) bool { return judgedNot[w] }) {
		out = append(out, relate.CueNot)
	}
	if negatesFocus(own) || slices.Contains(own, "if") || slices.Contains(own, "unless") {
		out = append(out, relate.CueFocus)
	}
	out = appendTurns(out, own)
	if f.sole(c) {
		out = append(out, relate.CueSole)
	}
	if c.Act == news.ActAssert && len(c.Source) > 0 && unaware(own) {
		out = append(out, relate.CueUnaware)
	}
	if freeOf(own) && !slices.Contains(out, relate.CueLacks) {
		out = append(out, relate.CueLacks)
	}
	if unsaid(own) {
		out = append(out, relate.CueUnsaid)
	}
	out = f.replies(out, c, own)
	if caption(own) {
		out = append(out, relate.CueCaption)
	}
	if c.Act != news.ActAssert && asksWhether(own) {
		out = append(out, relate.CueWhether)
	}
	if f.words = split(f.opening(c), f.words[:0]); len(f.words) > 0 && but[f.words[0]] {
		out = append(out, relate.CueBut)
	}
	if f.isVerdict(c) {
		out = append(out, relate.CueVerdict)
		if names(split(c.ContentText, f.words[:0])) {
			out = append(out, relate.CueNames)
		}
	}
	if c.Reason.Rule == "claim/relative" || c.Reason.Rule == "claim/reduced" {
		out = append(out, relate.CueWhich)
	}
	if f.admits(c) {
		out = append(out, relate.CueAdmits)
	}
	slices.Sort(out)
	return out
}

// freeOf tells whether something is free of or from something else.
func freeOf(words []string) bool {
	for i := 0; i+1 < len(words); i++ {
		if words[i] == "free" && (words[i+1] == "of" || words[i+1] == "from") {
			return true
		}
	}
	return false
}

// telling are the words for it: what is not told may be so all the same.
var telling = setOf(`say says said mention mentions mentioned report reports reported announce announces announced announcement confirm confirms confirmed claim claims claimed
 statement statements comment commented cite cites cited designated disclose discloses disclosed release released reveal reveals revealed specify specified explain explained`)

// unsaidRoom is how far behind the negation the word for telling stands.
const unsaidRoom = 3

// unsaid tells that something is not told: "has not announced any plans".
func unsaid(words []string) bool {
	for i, w := range words {
		if (judgedNot[w] || w == "nobody" || w == "none") && slices.ContainsFunc(words[i+1:min(len(words), i+1+unsaidRoom)], func(w string) bool { return telling[w] }) {
			return true
		}
	}
	return false
}

// A reply says before it comes to its point whether what has been said is so: "The mayor
// rejected that. 'We own no yacht.'", "It is true that we own one".
var (
	rebutting = setOf(`reject rejects rejected deny denies denied denying dismiss dismisses dismissed refute refutes refuted dispute disputes disputed contradict
 contradicts contradicted groundless baseless unfounded untrue false wrong mistaken misunderstanding misunderstood misquoted misled misleading nonsense
 hoax fake rubbish rubbished contrary hit brushed debunked debunks lie lies rebuffed countered insisted`)
	granting = setOf(`confirm confirms confirmed confirming concede concedes conceded admit admits admitted acknowledge acknowledges acknowledged true truth
 right yes correct verified corroborated indeed`)
)

// replies appends what the words before a claim in its sentence, and those of the
// sentence before, say of what has been said.
func (f *Filler) replies(out []string, c *news.Claim, own []string) []string {
	grants := slices.Contains(own, "indeed")
	if i := f.sentence(c); i >= 0 {
		list := f.doc.Sentences
		start := list[i].Span.Start
		if i > 0 && list[i-1].Span.Field == c.Content.Field {
			start = list[i-1].Span.Start
		}
		n := len(f.words)
		f.words = split(f.doc.Text(news.Span{Field: c.Content.Field, Start: start, End: max(start, c.Content.Start)}), f.words)
		before := f.words[n:]
		if said(before, rebutting) {
			out = append(out, relate.CueRebuts)
		}
		grants = grants || said(before, granting)
		f.words = f.words[:n]
	}
	if grants {
		out = append(out, relate.CueGrants)
	}
	return out
}

// said tells whether one of the words is there and not negated.
func said(words []string, of map[string]bool) bool {
	for i, w := range words {
		if of[w] && !slices.ContainsFunc(words[max(0, i-3):i], func(w string) bool { return judgedNot[w] }) {
			return true
		}
	}
	return false
}

// admitting are the words by which somebody says what he would rather not, and so confirms
// what others say of him.
var admitting = setOf("admit admits admitted concede concedes conceded confess confesses confessed")

// admits tells that what stands before a claim in its evidence says that somebody admits it.
func (f *Filler) admits(c *news.Claim) bool {
	before, _, found := strings.Cut(c.EvidenceText, c.ContentText)
	if !found || c.Act != news.ActAssert {
		return false
	}
	f.words = split(before, f.words[:0])
	at := slices.IndexFunc(f.words, func(w string) bool { return admitting[w] })
	return at >= 0 && !slices.ContainsFunc(f.words[max(0, at-3):at], func(w string) bool { return judgedNot[w] || w == "to" })
}

// opening is the first word of the sentence that the claim begins in.
func (f *Filler) opening(c *news.Claim) string {
	i := f.sentence(c)
	if i < 0 {
		return ""
	}
	word, _, _ := strings.Cut(f.doc.Text(f.doc.Sentences[i].Span), " ")
	return word
}

// sentence is the one that the claim begins in, -1 where there is none.
func (f *Filler) sentence(c *news.Claim) int {
	list := f.doc.Sentences
	i := sort.Search(len(list), func(i int) bool { return !list[i].Span.Before(c.Content) })
	for i = min(i, len(list)-1); i >= 0; i-- {
		if s := list[i].Span; s.Field == c.Content.Field && s.Start <= c.Content.Start {
			return i
		}
	}
	return -1
}

// Cues names what the words of a text say of an earlier claim, sorted.
func Cues(text string) []string {
	out := evidenceTable().appendTo(nil, split(text, nil))
	slices.Sort(out)
	return out
}

func orElse(s, other string) string {
	if s != "" {
		return s
	}
	return other
}

// sole tells that a number of the claim is the only one of its unit in the article.
func (f *Filler) sole(c *news.Claim) bool {
	for i := range c.Quantities {
		q := &c.Quantities[i]
		if q.Unit != "" && !slices.ContainsFunc(f.doc.Quantities, func(o news.Quantity) bool {
			return o.Unit == q.Unit && (o.Value != q.Value || o.High != q.High)
		}) {
			return true
		}
	}
	return false
}
