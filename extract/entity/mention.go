package entity

import (
	"strings"
	"unicode/utf8"

	"hearsay/extract/news"
)

// names turns what the finder found into mentions, adds proper nouns that it
// passed over, and words whose shape alone makes them a product's name.
func (p *pass) names() {
	found := p.r.Finder.names(p.sc, p.doc)
	for k, r := range found {
		if p.hyphened(r.last) && p.own[r.last] == 0 {
			found[k].last += 2
		}
		if !p.headline(r.first) {
			p.addName(found[k])
		}
	}
	p.headlineNames(found)
	p.slashed()
	for i := 0; i < len(p.doc.Tokens); {
		if p.own[i] != 0 || !p.properish(i) {
			i++
			continue
		}
		j := i + 1
		for j < len(p.doc.Tokens) && p.near(i, j) && p.own[j] == 0 && (p.properish(j) || p.tag(j) == "CD" && modelNumber(p.low[j])) {
			j++
		}
		p.addName(run{i, j, classOther})
		i = j
	}
}

// hyphened tells whether a hyphen and a model's number stand right behind a word:
// "AngoSat-1".
func (p *pass) hyphened(k int) bool {
	t := p.doc.Tokens
	return k+1 < len(t) && p.near(k-1, k+1) && p.low[k] == "-" && t[k-1].End == t[k].Start && t[k].End == t[k+1].Start && t[k+1].Tag == "CD" && len(p.low[k+1]) <= 3
}

// headline tells of a line in capitals or title case, where case says nothing.
func (p *pass) headline(i int) bool { return p.sc.words[i].flags&inCapLine != 0 }

// maxHeadlineName is the longest name that the finder may find in a headline by
// itself: longer ones are mostly runs of capitalised words.
const maxHeadlineName = 3

// headlineNames reads headlines, and what the finder passed over elsewhere, with
// the names that running text has; then headlines with what the finder found there.
func (p *pass) headlineNames(found []run) {
	known := map[string]int{} // name → its class
	first := map[string]int{} // first word → words in the longest name that begins so
	for k := range p.ms {
		m := &p.ms[k]
		known[m.key] = m.class
		w := strings.Trim(fold(p.low[m.first]), ".'")
		first[w] = max(first[w], min(m.last-m.first, 8))
	}
	for i := range p.doc.Tokens {
		n := first[strings.Trim(fold(p.low[i]), ".'")]
		if n == 0 || p.own[i] != 0 || p.sc.words[i].flags&isCap == 0 {
			continue
		}
		for ; n > 0; n-- {
			if !p.near(i, i+n-1) {
				continue
			}
			if class, ok := known[p.nameKey(i, i+n)]; ok && p.free(run{i, i + n, class}) {
				p.addName(run{i, i + n, class})
				break
			}
		}
	}
	for _, r := range found {
		if p.headline(r.first) && r.last-r.first <= maxHeadlineName && p.free(r) {
			p.addName(r)
		}
	}
}

func (p *pass) free(r run) bool {
	for i := r.first; i < r.last; i++ {
		if p.own[i] != 0 {
			return false
		}
	}
	return true
}

// slashed adds names written with a slash, which the finder mostly cuts:
// "Re/code", "AC/DC", but not "and/or" or "Yes/No".
func (p *pass) slashed() {
	for i := 1; i+1 < len(p.low); i++ {
		if p.low[i] != "/" || p.own[i] != 0 || !p.glued(i) || !p.glued(i+1) || !p.near(i-1, i+1) || len(p.low[i-1]) < 2 || len(p.low[i+1]) < 2 {
			continue
		}
		w, v := &p.sc.words[i-1], &p.sc.words[i+1]
		if w.flags&isCap == 0 || (w.flags|v.flags)&hasDigit != 0 || w.flags&seenLower != 0 || p.sns[i-1]&(SenseTitle|SensePerson) != 0 || calendar(p.low[i-1]) || !p.free(run{i - 1, i + 2, classOther}) {
			continue
		}
		p.addName(run{i - 1, i + 2, classOther})
	}
}

// glue widens a name over parts that are written together with it: "Re/code",
// "al-Arabiya".
func (p *pass) glue(r run) run {
	for r.last+1 < len(p.low) && p.near(r.first, r.last+1) && p.mark(r.last) && p.glued(r.last) && p.glued(r.last+1) && wordish(p.low[r.last+1]) && (p.low[r.last] == "/" || p.sc.words[r.last+1].flags&isCap != 0) {
		r.last += 2
	}
	for r.first > 1 && p.near(r.first, r.first-2) && p.low[r.first-1] == "-" && p.glued(r.first) && p.glued(r.first-1) && (p.low[r.first-2] == "al" || p.low[r.first-2] == "el" || p.sc.words[r.first-2].flags&isCap != 0) {
		r.first -= 2
	}
	return r
}

func (p *pass) mark(i int) bool { return p.low[i] == "/" || p.low[i] == "-" }

// glued tells that no blank stands before token i.
func (p *pass) glued(i int) bool { return i > 0 && p.doc.Tokens[i-1].End == p.doc.Tokens[i].Start }

// addName adds one name, without an article, a title or a possessive mark. An
// amount is none: A$7.17.
func (p *pass) addName(r run) {
	for r.first < r.last-1 && (p.low[r.first] == "the" || p.low[r.first] == "via" || r.class == classPerson && p.is(r.first, SenseTitle)) {
		r.first++
	}
	for r.first < r.last-1 && p.describes(r.first) {
		r.first++
	}
	for r.last-1 > r.first && (p.tag(r.last-1) == "POS" || !wordish(p.low[r.last-1])) {
		r.last--
	}
	if p.whenLast(r) {
		r.last--
	}
	if !wordish(p.low[r.first]) || strings.HasSuffix(p.low[r.first], "$") {
		return
	}
	if r = p.glue(p.ofName(r)); !p.free(r) {
		return
	}
	if p.commonWord(r) {
		return
	}
	m := mention{first: r.first, last: r.last, head: p.headOf(r.first, r.last), kind: news.Unknown, class: r.class, ent: -1}
	m.key = p.nameKey(m.first, m.last)
	if m.key == "" {
		return
	}
	t := p.tag(m.head)
	m.plural = t == "NNPS" || t == "NNS"
	for i := r.first; i < r.last; i++ {
		p.own[i] = int32(len(p.ms) + 1)
	}
	p.ms = append(p.ms, m)
}

// whenLast tells that the last word of a run says when its verb's deed was: "Jane
// Voss Friday announced".
func (p *pass) whenLast(r run) bool {
	if r.last-r.first < 2 || r.last >= len(p.doc.Tokens) {
		return false
	}
	t := &p.doc.Tokens[r.last-1]
	return t.Rel == "obl" && t.Tag == "NNP" && t.Head == r.last && p.doc.Tokens[r.last-2].Head != r.last-1 && strings.HasPrefix(p.doc.Tokens[r.last].Tag, "V")
}

// ofName widens the name of an outlet over the place that it is of: "The Times of
// Israel", which the finder often cuts.
func (p *pass) ofName(r run) run {
	j := r.last
	if p.sns[j-1]&SenseOutletName == 0 || p.word(j) != "of" || !p.near(j-1, j+1) || p.own[j+1] != 0 || p.sc.words[j+1].flags&isCap == 0 || p.sc.words[j+1].gaz&(gazCountry|gazCity|gazRegion|gazPlace) == 0 {
		return r
	}
	return run{r.first, j + 2, classOrganisation}
}

// describes tells of a plain noun that only its place at the head of the
// sentence capitalises: "Newspaper Vesti", "Engineer Paul Rees".
func (p *pass) describes(i int) bool {
	return p.sc.words[i].flags&(isFirst|seenMidCap|isUpper) == isFirst && p.sns[i]&(SenseOutlet|SensePerson) != 0 && p.sns[i]&SenseOutletList == 0 && p.sc.words[i+1].flags&isCap != 0 && p.sns[i+1]&(SenseOutletName|SenseOrg) == 0
}

// commonWord tells of what is written like a name and is none: nationalities
// ("Russian"), a plain noun in capitals ("this OS", "the CEO").
func (p *pass) commonWord(r run) bool {
	demonyms := r.class == classOther
	for i := r.first; i < r.last && demonyms; i++ {
		demonyms = p.sc.words[i].gaz&gazDemonym != 0
	}
	if demonyms {
		return true
	}
	if r.last-r.first > 1 || productShape(p.text(r.first, r.last)) || digitName(p.text(r.first, r.last)) || r.class == classPerson && p.sc.words[r.first].flags&seenLower == 0 {
		return false
	}
	s := p.sns[r.first]
	if p.sc.words[r.first].flags&(isFirst|seenMidCap) == isFirst && s&(SenseOutlet|SenseOutletName|SensePerson|SenseOrg) != 0 && p.tag(r.last) == "NN" {
		return true // "Company officials"
	}
	if s&(SenseOutlet|SenseOutletName) != 0 && s&SenseOutletList == 0 && p.is(r.last, SenseOutlet) && p.tag(r.last) == "NN" {
		return true // "News outlet Vesti"
	}
	if s&SenseDevice != 0 && s&SenseOutletList == 0 {
		return !productShape(p.text(r.first, r.last))
	}
	switch p.tag(r.first) {
	case "DT", "IN", "PRP", "WP", "WDT", "CC", "TO", "MD", "PRP$", "UH", "WRB", "EX":
		return true
	}
	return r.class == classOther && (s&(SensePerson|SenseTitle) != 0 || p.sc.words[r.first].flags&seenLower != 0 && p.sc.words[r.first].flags&isUpper == 0 || calendar(p.low[r.first]))
}

// properish tells of a capitalised proper noun that no rule knows to be
// something else (a day, a nationality, a title), or a product's shape.
func (p *pass) properish(i int) bool {
	w := &p.sc.words[i]
	if s := p.doc.Text(p.doc.Tokens[i].Span); productShape(s) || digitName(s) || domain(s) && len(s) < 40 && p.is(i-1, SenseOutlet) {
		return true
	}
	t := p.tag(i)
	if p.is(i, SenseProduct) && w.flags&(isCap|isFirst|inCapLine|seenLower) == isCap|isFirst && strings.HasPrefix(t, "NN") && t != "NNS" {
		return true // "Twitter went wild", at the head of a sentence
	}
	if t != "NNP" && t != "NNPS" || w.flags&isCap == 0 || w.gaz&gazDemonym != 0 {
		return false
	}
	if w.flags&(inCapLine|isFirst) != 0 && w.flags&seenMidCap == 0 {
		return false
	}
	return !p.is(i, SenseTitle|SensePerson) && !calendar(p.low[i])
}

// productShape is a letter or two in lower case before a capital: iPhone, eBay,
// macOS, xAI.
func productShape(s string) bool {
	if len(s) < 3 || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for k := 1; k <= 3 && k < len(s); k++ {
		if s[k] >= 'A' && s[k] <= 'Z' {
			return k+1 < len(s) || k > 1
		}
		if s[k] < 'a' || s[k] > 'z' {
			return false
		}
	}
	return false
}

// digitName is a name that begins with a digit and has another among letters: 9to5Mac.
func digitName(s string) bool {
	if len(s) < 5 || s[0] < '0' || s[0] > '9' {
		return false
	}
	letters, between, capital := 0, false, false
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			letters++
		case c >= 'A' && c <= 'Z':
			letters, capital = letters+1, true
		case c >= '0' && c <= '9':
			between = between || letters > 0
		default:
			return false
		}
	}
	return letters > 2 && between && capital
}

// modelNumber is a number of a model or version: 6, 15, 2.0, X5, S23.
func modelNumber(s string) bool { return len(s) <= 4 && !strings.ContainsAny(s, ",%$") }

func wordish(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf && s != "’s" && s != "’" && s != "“" && s != "”" && s != "–" && s != "—" && s != "‘" && s != "…" {
			return s != "'s"
		}
	}
	return false
}

func calendar(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "am", "pm", "a.m.", "p.m.", "gmt", "no", "yes", "said", "muslim", "muslims", "sunni", "sunnis", "shia", "shiite", "shiites",
		"shi'ite", "shi'ites", "spring", "summer", "autumn", "christian", "christians", "jewish", "jews", "islamic", "catholic", "est", "edt", "bst", "photo", "image":
		return true
	}
	return false
}

// headOf is the word of [first, last) whose syntactic head lies outside; the
// last word where there is no parse.
func (p *pass) headOf(first, last int) int {
	for i := last - 1; i >= first; i-- {
		if h := p.doc.Tokens[i].Head; h >= 0 && (h < first || h >= last) {
			return i
		}
	}
	return last - 1
}

// nameKey is a name for comparing: lower case, apostrophes plain, no marks.
func (p *pass) nameKey(first, last int) string {
	if last == first+1 {
		return strings.Trim(fold(p.low[first]), ".'")
	}
	var b strings.Builder
	for i := first; i < last; i++ {
		w := fold(p.low[i])
		if w == "'s" || !wordish(w) && !p.mark(i) {
			continue
		}
		if b.Len() > 0 && !p.glued(i) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

func fold(w string) string {
	if strings.Contains(w, "’") {
		w = strings.ReplaceAll(w, "’", "'")
	}
	return strings.TrimSuffix(w, "'s")
}

// nominals adds noun phrases without a name, and pronouns.
func (p *pass) nominals() {
	for i := range p.doc.Tokens {
		if p.own[i] != 0 {
			continue
		}
		if m, ok := p.pronoun(i); ok {
			p.ms = append(p.ms, m)
			continue
		}
		if t := p.tag(i); t == "NN" || t == "NNS" || (t == "NNP" || t == "NNPS") && p.sns[i] != 0 {
			p.addNominal(i)
		}
	}
}

// longestPhrase bounds how many words a description may have before its head.
const longestPhrase = 12

// addNominal adds the phrase that ends with head noun i, unless i only stands
// before another noun or a name.
func (p *pass) addNominal(i int) {
	if j := i + 1; p.near(i, j) && (strings.HasPrefix(p.tag(j), "NN") && p.own[j] == 0 || p.own[j] != 0 && !p.afterComma(j)) {
		return
	}
	first := i
	for k := i - 1; p.near(k, i) && k > i-longestPhrase; k-- {
		if !p.modifies(k) {
			break
		}
		first = k
		if t := p.tag(k); t == "DT" || t == "PRP$" || t == "PDT" {
			break
		}
	}
	for first < i && p.tag(first) == "POS" {
		first++
	}
	m := mention{first: first, last: i + 1, head: i, form: news.FormNominal, class: -1, ent: -1, key: p.lem[i]}
	m.plural = p.tag(i) == "NNS" || p.tag(i) == "NNPS"
	m.kind = p.nominalKind(&m)
	switch p.low[first] {
	case "the", "this", "that", "these", "those", "his", "her", "its", "their":
		m.definite = true
	}
	m.gender = nounGender(p.sns[i])
	if p.sns[i]&SenseCollective != 0 {
		m.plural = true
	}
	p.ms = append(p.ms, m)
}

func (p *pass) afterComma(j int) bool { return !wordish(p.word(j - 1)) }

// modifies tells whether word k can stand inside a noun phrase before its head.
func (p *pass) modifies(k int) bool {
	switch p.tag(k) {
	case "DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "HYPH", "$", "AFX":
		return true
	case "VBG", "VBN":
		r := p.doc.Tokens[k].Rel
		return r == "amod" || r == "compound"
	}
	return false
}

// nominalKind says what a noun phrase speaks of, by its head and what stands
// before it.
func (p *pass) nominalKind(m *mention) news.Kind {
	s := p.sns[m.head]
	techish := m.first < m.head && p.is(m.head-1, SenseTechish|SenseDevice)
	switch {
	case s&SenseDevice != 0, p.devicePhrase(m.head), techish && techHead(p.lem[m.head]):
		return news.Device
	case s&SensePerson != 0 && s&SenseOrg == 0:
		return news.Person
	case p.outletNoun(m.head) && (s&SenseOrg == 0 || p.is(m.head-1, SenseOutlet) || p.word(m.head-1) == "news"):
		return news.Outlet
	case s&(SenseOrg|SenseCollective) != 0:
		return news.Organisation
	case s&SenseDocument != 0:
		return news.DocumentKind
	case s&SensePlaceHead != 0:
		return news.Place
	case s&SensePerson != 0:
		return news.Person
	case s&SenseEvent != 0:
		return news.Event
	}
	return news.Unknown
}

// techHead lists nouns that mean technology only with such a word before them:
// "messaging platforms", "streaming service", "mobile ecosystem".
func techHead(lemma string) bool {
	switch lemma {
	case "platform", "service", "system", "ecosystem", "tool", "product", "technology", "model", "network", "player", "store", "technologie", "equipment", "gear":
		return true
	}
	return false
}

// devicePhrase knows device nouns of two words: "operating system".
func (p *pass) devicePhrase(head int) bool {
	if !p.near(head-1, head) || p.sns[head-1]&SensePhrase == 0 {
		return false
	}
	return p.r.sense(p.low[head-1]+" "+p.lem[head])&SenseDevice != 0
}

func nounGender(s Sense) byte {
	switch {
	case s&SenseMale != 0 && s&SenseFemale == 0:
		return 'm'
	case s&SenseFemale != 0 && s&SenseMale == 0:
		return 'f'
	case s&SensePerson != 0:
		return 0
	}
	return 'n'
}

// order sorts the mentions as they stand, the longer of two that start
// together first, and notes which are subjects.
func (p *pass) order() {
	sortMentions(p.ms)
	for i := range p.own {
		p.own[i] = 0
	}
	for k := range p.ms {
		m := &p.ms[k]
		m.subject = strings.HasPrefix(p.doc.Tokens[m.head].Rel, "nsubj")
		if m.form == news.FormName {
			for i := m.first; i < m.last; i++ {
				p.own[i] = int32(k + 1)
			}
		}
	}
}
