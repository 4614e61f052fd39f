package entity

import (
	"strings"

	"hearsay/extract/news"
)

// evidence is what all places where one name stands say of its kind. The
// numbers are votes; thresholds were set on sentences of our own (kind_test.go).
type evidence struct {
	class    [classes]int
	device   int
	outlet   int
	org      int
	person   int
	event    int
	document int
	place    int
	own      int  // votes for a device that the name itself has
	shaped   bool // the shape alone says that it is a device: iGen
}

// kinds decides what each name is, from all mentions of it together, so that a
// clear place decides for an unclear one.
func (p *pass) kinds() {
	groups, order := p.places()
	for _, key := range order {
		kind := p.kindOf(groups[key])
		for _, k := range groups[key] {
			p.ms[k].kind = kind
		}
	}
	p.models(groups, order)
	p.surnames()
	for k := range p.ms {
		m := &p.ms[k]
		m.base = m.kind
		if p.usedAsTool(m) {
			m.kind = news.Device
		}
	}
}

// models makes devices of what goes by a device's name and more: "Galaxy Gear Fit",
// where Galaxy Gear is one.
func (p *pass) models(groups map[string][]int, order []string) {
	for _, key := range order {
		m := &p.ms[groups[key][0]]
		if m.last-m.first == 1 && (modelToken(key) || p.r.sense(key)&(SenseDevice|SenseDeviceName) != 0) && m.kind == news.Unknown && p.endsModel(groups, order, key) {
			for _, k := range groups[key] {
				p.ms[k].kind = news.Device // "the S9", of the Galaxy S9; "the current Watch"
			}
			continue
		}
		cut := strings.LastIndexByte(key, ' ')
		if cut < 0 || m.last-m.first < 3 || m.kind != news.Organisation && m.kind != news.Unknown {
			continue
		}
		short := groups[key[:cut]]
		if len(short) == 0 || p.ms[short[0]].kind != news.Device {
			continue
		}
		for _, k := range groups[key] {
			p.ms[k].kind = news.Device
		}
	}
}

// endsModel tells whether a device's longer name ends with the word.
func (p *pass) endsModel(groups map[string][]int, order []string, word string) bool {
	for _, key := range order[:min(len(order), maxNamesake)] {
		if strings.HasSuffix(key, " "+word) && p.ms[groups[key][0]].kind == news.Device {
			return true
		}
	}
	return false
}

// kindOf weighs the evidence of the places of one name; what no word beside it
// tells, the model of devices may.
func (p *pass) kindOf(ks []int) news.Kind {
	e := p.allEvidence(ks)
	kind := e.kind()
	if p.r.Kinds.Classes() == 0 || e.device >= 2 || e.outlet >= 2 || e.org >= 2 || e.person >= 2 || e.place >= 3 || calendar(p.low[p.ms[ks[0]].first]) || numbered(p.low[p.ms[ks[0]].first]) {
		return kind
	}
	switch kind {
	case news.Unknown:
		if p.likely(ks) > likelyDevice {
			return news.Device
		}
	case news.Organisation, news.Place:
		if p.likely(ks) > sureDevice {
			return news.Device
		}
	}
	return kind
}

// familiar tells of a name of one word that the gazetteer knows for a body's, a
// country's or a people's: nothing makes a device of it that stands beside it, as in
// "US drones" and "a Samsung phone".
func (p *pass) familiar(m *mention) bool {
	return m.last-m.first == 1 && p.sc.words[m.first].gaz&(gazOrg|gazTeam|gazCountry|gazRegion|gazDemonym) != 0
}

// modelName tells whether a word is made like the name of a model: two letters or
// more, the first a capital, a hyphen and one to three digits, as Tiangong-1 and MQ-9,
// and what stands before the hyphen does not count: no Under-21.
func modelName(s string) bool {
	name, digits, _ := strings.Cut(s, "-")
	if len(name) < 2 || name[0] < 'A' || name[0] > 'Z' || len(digits) == 0 || len(digits) > 3 || strings.Trim(digits, "0123456789") != "" {
		return false
	}
	for i := range name {
		if c := name[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	switch low := strings.ToLower(name); low {
	case "covid", "sars", "pac", "big", "catch", "channel", "over", "mid", "formula", "zone":
		return false
	default:
		return !numbered(low)
	}
}

// singularKey lets "iPhones" and "iPhone" vote together.
func singularKey(key string) string {
	if len(key) > 4 && strings.HasSuffix(key, "s") && !strings.HasSuffix(key, "ss") && productShape(strings.ToLower(key[:1])+strings.ToUpper(key[1:2])+key[2:]) && !strings.Contains(key, " ") {
		return key[:len(key)-1]
	}
	return key
}

// kind weighs the votes. An outlet or a device needs two, since each cue can
// mislead once; the name finder's class decides the rest.
func (e *evidence) kind() news.Kind {
	c := e.class
	switch {
	case e.outlet >= 2 && (e.outlet > e.device || e.shaped && e.device == 2) && (c[classPerson] <= c[classOrganisation]+c[classOther]+c[classPlace] || e.outlet >= 3):
		return news.Outlet
	case e.device >= 2 && e.device > e.org && e.person == 0 && !e.rare():
		return news.Device
	case e.event >= 2 && c[classPerson] == 0:
		return news.Event
	case e.document >= 2 && c[classPerson] == 0:
		return news.DocumentKind
	case e.org >= 3 && e.person == 0:
		return news.Organisation
	case e.place >= 3 && e.person == 0:
		return news.Place
	}
	best, top := -1, 0
	for i, n := range c {
		if n > top {
			best, top = i, n
		}
	}
	switch {
	case best == classPerson:
		return news.Person
	case best == classOrganisation, e.org >= 2:
		return news.Organisation
	case best == classPlace:
		return news.Place
	case e.person >= 2:
		return news.Person
	case e.device > 0 && e.org == 0:
		return news.Device
	case e.org > 0:
		return news.Organisation
	}
	return news.Unknown
}

// rare tells that only here and there something beside the name, which the finder takes
// for a body's or a place's, says that it is a device: "an Apple smartwatch", once among
// a score of Apples.
func (e *evidence) rare() bool {
	return e.own == 0 && rareVotes*e.device < e.class[classOrganisation]+e.class[classPlace]
}

// rareVotes of the finder outweigh one that says device.
const rareVotes = 2

// formEvidence is what the name itself says.
func (p *pass) formEvidence(m *mention, e *evidence) {
	last, s := m.last-1, p.sns[m.last-1]
	long := m.last-m.first > 1
	whole := p.r.sense(m.key)
	if p.word(m.first-1) == "the" {
		whole |= p.r.sense("the " + m.key)
	}
	text := p.text(m.first, m.last)
	switch {
	case whole&SenseOutletList != 0 && long:
		e.outlet += 3 // "Al Jazeera" is nobody's name
	case whole&SenseOutletList != 0:
		e.outlet += 2
	case long && s&SenseOutletName != 0:
		e.outlet += 2
	case domain(text):
		e.outlet++
	}
	if whole&SenseMetonym != 0 || long && s&SenseOrg != 0 || orgTail(p.low[last]) {
		e.org += 2
	}
	if productShape(text) {
		e.device += 2
		e.shaped = true
	}
	if modelName(text) {
		e.device += 2
	}
	if long && (s&(SenseDevice|SenseDeviceName) != 0 || modelToken(text) && !orgTail(p.low[last]) && !numbered(p.low[last-1])) {
		e.device += 2
	}
	if (m.class != classPerson || m.last-m.first <= 2) && p.product(m) {
		e.device += 2
	}
	e.own = e.device
	if s&SenseEvent != 0 && long {
		e.event += 2
	}
	if long && documentTail(p.low[last]) {
		e.document += 2
	}
}

// product tells whether a name begins with a known product's: "Kindle", "Apple Watch
// Sport". "Facebook Inc" has more that says that it is a company.
func (p *pass) product(m *mention) bool {
	if p.r.sense(p.low[m.first])&SenseProduct != 0 {
		return true
	}
	return m.last-m.first > 1 && p.r.sense(p.low[m.first]+" "+p.low[m.first+1])&SenseProduct != 0
}

// domain is a name that is an address: "kommersant.ru".
func domain(s string) bool {
	i := strings.LastIndexByte(s, '.')
	if i < 2 || i+3 > len(s) {
		return false
	}
	switch s[i+1:] {
	case "com", "org", "net", "ru", "ua", "uk", "de", "fr", "io", "tv", "news", "info", "eu":
		return true
	}
	return false
}

func orgTail(w string) bool {
	switch w {
	case "inc", "inc.", "corp", "corp.", "ltd", "ltd.", "llc", "plc", "co.", "gmbh", "ag", "group", "holdings", "party", "university", "association", "ministry", "committee":
		return true
	}
	return false
}

func documentTail(w string) bool {
	switch w {
	case "act", "bill", "treaty", "constitution", "convention", "report", "code", "amendment", "directive", "protocol", "accord", "agreement", "charter":
		return true
	}
	return false
}

// modelToken tells whether the name's last word is a model's number: "Galaxy
// S23", "Windows 11", "Pixel 7a". Years are none.
func modelToken(name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	if len(last) == 0 || len(last) > 6 || len(last) == 4 && (strings.HasPrefix(last, "19") || strings.HasPrefix(last, "20")) {
		return false
	}
	digits := 0
	for i := 0; i < len(last); i++ {
		if last[i] >= '0' && last[i] <= '9' {
			digits++
		} else if last[i] == '\'' || last[i] == '/' {
			return false
		}
	}
	return digits > 0
}

// numbered are the words before a number that counts, rather than names a model:
// "Season 4", "Game 7", "No. 1", "Nov 27".
func numbered(w string) bool {
	switch w {
	case "season", "series", "episode", "chapter", "part", "act", "scene", "volume", "book", "page", "game", "match", "round", "race", "heat", "set", "lap", "week",
		"day", "stage", "phase", "level", "grade", "class", "year", "group", "pool", "division", "no", "no.", "number", "article", "section", "clause", "title",
		"room", "floor", "gate", "terminal", "platform", "pier", "flight", "route", "highway", "interstate", "exit", "zone", "district", "ward", "unit", "block",
		"under", "top", "bowl", "caption", "figure", "photo", "image", "slide", "nov", "oct", "sept", "sep", "aug", "jul", "jun", "apr", "mar", "feb", "jan", "dec":
		return true
	}
	return calendar(w)
}

// contextEvidence is what stands around one mention.
func (p *pass) contextEvidence(m *mention, e *evidence) {
	for _, c := range contextRules {
		if p.near(m.first, m.head) && c.when(p, m) {
			e.device += c.device
			e.outlet += c.outlet
			e.org += c.org
			e.person += c.person
		}
	}
	if j := p.isA(m); j >= 0 {
		e.called(p.sns[j])
	}
}

// contextRule gives votes to kinds where its condition holds.
type contextRule struct {
	name                        string
	when                        func(*pass, *mention) bool
	device, outlet, org, person int
}

var contextRules = []contextRule{
	{name: "device noun after", when: (*pass).deviceNounAfter, device: 2},
	{name: "device noun before", when: (*pass).deviceNounBefore, device: 2},
	{name: "device in apposition", when: (*pass).deviceApposition, device: 2},
	{name: "runs it", when: (*pass).technicalObject, device: 1},
	{name: "installs it", when: (*pass).installed, device: 1},
	{name: "in exchange for a tool", when: (*pass).exchanged, device: 1},
	{name: "made somewhere", when: (*pass).madeBefore, device: 1},
	{name: "for a technical end", when: (*pass).technicalEnd, device: 1},
	{name: "beside a device", when: (*pass).besideDevice, device: 1},
	{name: "services like it", when: (*pass).likeDevice, device: 2},
	{name: "companies like it", when: (*pass).likeOrg, org: 2},
	{name: "papers like it", when: (*pass).likeOutlet, outlet: 2},
	{name: "outlet noun before", when: (*pass).outletNounBefore, outlet: 3},
	{name: "outlet noun after", when: (*pass).outletNounAfter, outlet: 3},
	{name: "via", when: (*pass).viaBefore, outlet: 2},
	{name: "according to it", when: (*pass).accordingTo, outlet: 1},
	{name: "its sources", when: (*pass).sourcesAfter, outlet: 2},
	{name: "reports that", when: (*pass).reportsThat, outlet: 2},
	{name: "told by somebody", when: (*pass).toldTo, outlet: 2},
	{name: "its report", when: (*pass).itsReport, outlet: 2},
	{name: "cites sources", when: (*pass).citesSources, outlet: 2},
	{name: "its journalist", when: (*pass).journalistAfter, outlet: 2},
	{name: "org noun beside", when: (*pass).orgNounBeside, org: 3},
	{name: "does business", when: (*pass).corporateSubject, org: 1},
	{name: "its officer", when: (*pass).officerAfter, org: 1},
	{name: "role before", when: (*pass).roleBefore, person: 2},
}

// isA is the noun that a name is said to be: "Vesti is a village", "Lumo, a
// phone maker, is"; -1 for none.
func (p *pass) isA(m *mention) int {
	j := m.last
	if !p.near(m.head, j+2) || p.low[j] != "is" && p.low[j] != "was" || p.low[j+1] != "a" && p.low[j+1] != "an" && p.low[j+1] != "the" {
		return -1
	}
	for j += 2; p.near(m.head, j) && j < m.last+7 && p.modifies(j); j++ {
		if strings.HasPrefix(p.tag(j), "NN") && !strings.HasPrefix(p.tag(j+1), "NN") && p.tag(j+1) != "POS" {
			return j
		}
	}
	return -1
}

// called adds what a name is said to be.
func (e *evidence) called(s Sense) {
	switch {
	case s&SensePerson != 0 && s&SenseOrg == 0:
		e.person += 3
	case s&SensePlaceHead != 0:
		e.place += 3
	case s&SenseDevice != 0:
		e.device += 3
	case s&SenseOutlet != 0 && s&SenseOrg == 0:
		e.outlet += 3
	case s&SenseOrg != 0:
		e.org += 3
	}
}

// deviceNounAfter: "the Vesti app". Before a weapon stands whose it is, unless that
// has a number: "the North missile launch", "the Unha-3 rocket".
func (p *pass) deviceNounAfter(m *mention) bool {
	if p.familiar(m) {
		return false
	}
	numbered := strings.ContainsAny(p.low[m.last-1], "0123456789")
	for j := m.last; j < m.last+3 && p.near(m.head, j) && p.own[j] == 0; j++ {
		s := p.sns[j]
		if !numbered && (p.lem[j] == "missile" || p.lem[j] == "rocket") {
			return false
		}
		if s&SenseDevice != 0 && p.tag(j) != "VB" || j > m.last && p.devicePhrase(j) || j > m.last && s&SenseTechish == 0 && p.is(j-1, SenseTechish) && techHead(p.lem[j]) {
			return true
		}
		if s&SenseTechish == 0 && p.tag(j) != "JJ" && p.tag(j) != "NN" {
			return false
		}
	}
	return false
}

func (p *pass) deviceNounBefore(m *mention) bool {
	j := m.first - 1
	for p.near(j, m.first) && j > m.first-6 && (p.word(j) == "the" || p.word(j) == "called" || p.word(j) == "named" || p.word(j) == "," || p.word(j) == "new") {
		j--
	}
	if !p.near(j, m.first) || p.own[j] != 0 {
		return false
	}
	return p.sns[j]&SenseDevice != 0 && p.doc.Tokens[j].Tag != "VB" && j == m.first-1 || p.devicePhrase(j) || p.near(j-1, j) && p.is(j-1, SenseTechish) && techHead(p.lem[j])
}

// listHead is the noun that a list of examples belongs to: "services" in
// "services like Spotify, Rdio and others", "companies such as Shell".
func (p *pass) listHead(m *mention) int {
	j := m.first - 1
	for n := 0; n < 12 && p.near(j, m.first); n++ {
		if p.own[j] == 0 && p.low[j] != "," && p.low[j] != "and" && p.low[j] != "or" && p.low[j] != "the" {
			break
		}
		j--
	}
	if !p.near(j, m.first) {
		return -1
	}
	switch {
	case p.low[j] == "like", p.low[j] == "including":
		j--
	case p.low[j] == "as" && p.word(j-1) == "such":
		j -= 2
	case p.low[j] == "from" && p.is(j-1, SenseDevice) || p.low[j] == "from" && p.word(j-1) == "services":
		j--
	default:
		return -1
	}
	if p.word(j) == "," {
		j--
	}
	if !p.near(j, m.first) || p.own[j] != 0 {
		return -1
	}
	return j
}

func (p *pass) likeDevice(m *mention) bool {
	j := p.listHead(m)
	return j >= 0 && (p.sns[j]&SenseDevice != 0 || p.devicePhrase(j) || techHead(p.lem[j]) && p.lem[j] != "network" && p.lem[j] != "model")
}

func (p *pass) likeOrg(m *mention) bool {
	j := p.listHead(m)
	return j >= 0 && p.sns[j]&(SenseOrg|SenseOutlet|SensePerson) == SenseOrg && !techHead(p.lem[j])
}

func (p *pass) likeOutlet(m *mention) bool {
	j := p.listHead(m)
	return j >= 0 && p.sns[j]&(SenseOrg|SenseOutlet) == SenseOutlet
}

// verbOver is the verb that governs the mention, and how.
func (p *pass) verbOver(m *mention) (verb int, rel string) {
	t := &p.doc.Tokens[m.head]
	if t.Head < 0 {
		return -1, ""
	}
	return t.Head, t.Rel
}

// technicalObject: "use Aurora", "Zoom was banned".
func (p *pass) technicalObject(m *mention) bool {
	v, rel := p.verbOver(m)
	return v >= 0 && (rel == "obj" || rel == "nsubj:pass") && p.is(v, SenseUse) && (m.class != classPerson || m.last-m.first == 1)
}

// installed: what is done to nothing but software.
func (p *pass) installed(m *mention) bool {
	if !p.technicalObject(m) {
		return false
	}
	v, _ := p.verbOver(m)
	switch p.lem[v] {
	case "install", "uninstall", "download", "upgrade":
		return true
	}
	return false
}

// exchanged: "Trueconf instead of Zoom", "use X in favour of Y", "replace X with Y".
func (p *pass) exchanged(m *mention) bool {
	for j := m.last; j < m.last+2 && p.near(m.head, j); j++ {
		if p.exchangeAt(j) && p.usedBefore(m.first) {
			return true
		}
	}
	for j := m.first - 1; j > m.first-6 && p.near(m.head, j); j-- {
		if p.exchangeAt(j) && p.usedBefore(j) {
			return true
		}
	}
	return false
}

func (p *pass) exchangeAt(j int) bool {
	return p.low[j] == "instead" && p.word(j+1) == "of" || p.low[j] == "in" && (p.word(j+1) == "favour" || p.word(j+1) == "favor") || p.low[j] == "rather" && p.word(j+1) == "than"
}

// usedBefore looks back from word j for a verb of using.
func (p *pass) usedBefore(j int) bool {
	for k := j - 1; k > j-9 && p.near(k, j); k-- {
		if p.sns[k]&SenseUse != 0 && strings.HasPrefix(p.tag(k), "VB") {
			return true
		}
	}
	return false
}

// madeBefore: "the Russian-made Trueconf", "the open-source Firefox".
func (p *pass) madeBefore(m *mention) bool {
	for j := m.first - 1; j > m.first-4 && p.near(j, m.first) && j >= 0; j-- {
		switch w := p.low[j]; {
		case strings.HasSuffix(w, "-made"), strings.HasSuffix(w, "-based"), strings.HasSuffix(w, "-powered"), w == "open-source", w == "ad-supported":
			return true
		case w == "made" && p.word(j-1) == "-":
			return true
		}
		if t := p.tag(j); t != "JJ" && t != "NN" && t != "VBN" && t != "HYPH" {
			return false
		}
	}
	return false
}

// technicalEnd: "Zoom for video conferencing", "Slack for messaging".
func (p *pass) technicalEnd(m *mention) bool {
	if p.word(m.last) != "for" {
		return false
	}
	for j := m.last + 1; j < m.last+4 && p.near(m.head, j); j++ {
		switch p.low[j] {
		case "conferencing", "videoconferencing", "messaging", "streaming", "browsing", "e-mail", "email", "chat", "calls", "video":
			return true
		}
	}
	return false
}

// deviceApposition: "Aurora, the Linux-based smartphone OS developed by …".
func (p *pass) deviceApposition(m *mention) bool {
	j := m.last
	if p.word(j) != "," {
		return false
	}
	for j++; j < m.last+8 && p.near(m.head, j); j++ {
		if p.sns[j]&SenseDevice != 0 || p.devicePhrase(j) {
			return p.tag(m.last+1) == "DT" && !strings.HasPrefix(p.tag(j+1), "NN")
		}
		if t := p.tag(j); p.low[j] == "," || strings.HasPrefix(t, "V") && t != "VBN" && t != "VBG" || t == "IN" {
			return false
		}
	}
	return false
}

// besideDevice looks along "A or B", "A instead of B" for a product's shape.
func (p *pass) besideDevice(m *mention) bool {
	for k := m.last; k < m.last+4 && p.near(m.head, k); k++ {
		if productShape(p.doc.Text(p.doc.Tokens[k].Span)) {
			return m.class != classPerson
		}
		if w := p.low[k]; w != "or" && w != "and" && w != "," && w != "instead" && w != "of" && w != "than" {
			break
		}
	}
	for k := m.first - 1; k > m.first-4 && p.near(m.head, k); k-- {
		if productShape(p.doc.Text(p.doc.Tokens[k].Span)) {
			return m.class != classPerson
		}
		if w := p.low[k]; w != "or" && w != "and" && w != "," {
			break
		}
	}
	return false
}

func (p *pass) outletNounBefore(m *mention) bool {
	j := m.first - 1
	if p.word(j) == "," || p.word(j) == "called" || p.word(j) == "named" {
		j--
	}
	if p.near(j-1, m.first) && p.own[j] == 0 && (p.low[j] == "source" && p.low[j-1] == "news" || p.low[j] == "affiliate" && p.own[j-1] != 0) {
		return true // "Texas news source KHOU", "CNN affiliate WBZ"
	}
	return p.near(j, m.first) && p.own[j] == 0 && p.outletNoun(j) && !(p.is(j, SenseOrg) && !p.newsy(j))
}

// outletNoun tells whether word j is a noun for an outlet; a station with a noun
// before it is one only if that deals in news: not "the police station".
func (p *pass) outletNoun(j int) bool {
	if p.sns[j]&SenseOutlet == 0 {
		return false
	}
	return p.lem[j] != "station" || !p.near(j-1, j) || p.tag(j-1) != "NN" || p.newsy(j)
}

// newsy tells of an agency or a network that it deals in news.
func (p *pass) newsy(j int) bool {
	switch p.word(j - 1) {
	case "news", "press", "tv", "television", "radio", "wire", "media", "information", "state-run", "cable", "broadcast", "satellite":
		return true
	}
	return false
}

func (p *pass) outletNounAfter(m *mention) bool {
	j := m.last
	if p.word(j) == "news" && p.near(j, j+1) {
		j++
	}
	if m.last-m.first == 1 && p.gazPlace(m.first) && p.sns[m.first]&SenseOutletList == 0 {
		return false // "the Texas outlet", "Boston newspapers"
	}
	return p.near(m.head, j) && p.own[j] == 0 && p.outletNoun(j) && !(p.is(j, SenseOrg) && !p.newsy(j)) && !strings.HasPrefix(p.tag(j), "VB") && p.low[j] != "site" && p.low[j] != "website" && p.low[j] != "page"
}

// gazPlace tells whether word i is the name of a known place.
func (p *pass) gazPlace(i int) bool {
	return p.sc.words[i].gaz&(gazCountry|gazCity|gazRegion) != 0
}

// reportsThat: "Kommersant reports that", "As TechCrunch notes,", ", writes Kommersant".
func (p *pass) reportsThat(m *mention) bool {
	v, rel := p.verbOver(m)
	if v < 0 || rel != "nsubj" || !p.is(v, SenseReportVerb) || m.class == classPerson && m.last-m.first > 1 {
		return false
	}
	j := v + 1
	switch p.word(j) {
	case "that", ",", ".", "on", "how", "late", "earlier", "via":
		return true
	}
	return v < m.first || p.lem[v] == "write" || p.word(m.first-1) == "as"
}

// toldTo: somebody told it, and it is no body that people testify before.
func (p *pass) toldTo(m *mention) bool {
	v := m.first - 1
	if p.word(v) == "the" {
		v--
	}
	if !p.near(v, m.first) || p.lem[v] != "tell" {
		return false
	}
	known := p.r.sense(m.key)&SenseOutletList != 0
	if !known && (m.class == classPerson && m.last-m.first > 1 || p.is(m.last-1, SenseOrg|SensePerson)) {
		return false
	}
	j := m.last
	if m.class == classPlace && p.near(m.head, j) && (p.tag(j) == "POS" || strings.HasPrefix(p.tag(j), "NN")) {
		return false // "told Canada's Globe and Mail", "told Texas paper the Daily News"
	}
	return p.word(j) != "to" && p.word(j) != "it" && p.word(j) != "not"
}

// itsReport: "the TechCrunch report", "an interview with Time", "a statement to Re/code".
func (p *pass) itsReport(m *mention) bool {
	if m.class == classPerson && m.last-m.first > 1 {
		return false
	}
	j := m.last
	if t := p.tag(j); t == "POS" {
		j++
	}
	if p.near(m.head, j) && p.is(j, SenseReport) && p.own[j] == 0 && (j == m.last || p.low[j] != "interview") && !p.is(m.last-1, SenseOrg) {
		return m.class != classPlace
	}
	k := m.first - 1
	if p.word(k) == "the" {
		k--
	}
	switch p.word(k) {
	case "with", "to":
		return p.near(k-1, m.first) && (p.lem[k-1] == "interview" || p.lem[k-1] == "statement" && p.word(k) == "to")
	case "from":
		return p.near(k-1, m.first) && p.lem[k-1] == "report" && p.tag(k-1) == "NN" && m.class != classPlace && (m.class != classPerson || m.last-m.first == 1)
	case "by", "in":
		return p.near(k-1, m.first) && (p.word(k-1) == "published" || p.lem[k-1] == "report" && p.tag(k-1) == "NN" && m.class != classPlace && m.class != classPerson)
	}
	return false
}

// viaBefore: "(via AppleInsider)", ", via Vesti".
func (p *pass) viaBefore(m *mention) bool {
	if j := m.first - 1; p.word(j) == "via" && (p.word(j-1) == "(" || p.word(j-1) == "," || !p.near(j, j-1)) {
		return p.sns[m.first]&SenseProduct == 0 && (m.class != classPerson || m.last-m.first == 1)
	}
	return false
}

// accordingTo: "according to Vesti", of no person and no place.
func (p *pass) accordingTo(m *mention) bool {
	j := m.first - 1
	if p.word(j) == "the" {
		j--
	}
	return p.word(j) == "to" && p.word(j-1) == "according" && m.class != classPlace && (m.class != classPerson || m.last-m.first == 1)
}

// sourcesAfter: "Vesti's sources".
func (p *pass) sourcesAfter(m *mention) bool {
	return p.near(m.head, m.last+1) && p.tag(m.last) == "POS" && p.low[m.last+1] == "sources" && m.class != classPlace
}

func (p *pass) citesSources(m *mention) bool {
	j := m.last
	if p.word(j) == "," {
		j++
	}
	w := p.word(j)
	return p.near(m.head, j) && (w == "citing" || w == "referring" || w == "quoting")
}

func (p *pass) journalistAfter(m *mention) bool {
	j := m.last
	if p.tag(j) == "POS" {
		j++
	}
	switch p.word(j) {
	case "reporter", "columnist", "correspondent", "journalist", "editor":
		return p.near(m.head, j)
	}
	return false
}

func (p *pass) orgNounBeside(m *mention) bool {
	j := m.first - 1
	if !p.near(j, m.first) || p.own[j] != 0 || p.tag(j) != "NN" {
		return false
	}
	switch p.low[j] {
	case "company", "firm", "giant", "retailer", "maker", "manufacturer", "startup", "start-up", "airline", "carrier", "bank", "group", "subsidiary", "insurer", "charity", "club", "operator", "developer", "watchdog", "regulator":
		return true
	}
	return false
}

func (p *pass) corporateSubject(m *mention) bool {
	v, rel := p.verbOver(m)
	return v >= 0 && rel == "nsubj" && p.is(v, SenseCorporate|SenseSay)
}

func (p *pass) officerAfter(m *mention) bool {
	j := m.last
	if p.tag(j) == "POS" {
		j++
	}
	switch p.word(j) {
	case "ceo", "spokesman", "spokeswoman", "spokesperson", "chief", "executive", "executives", "chairman", "cfo", "cto", "president", "employees", "engineers", "shares", "staff":
		return p.near(m.head, j)
	}
	return false
}

func (p *pass) roleBefore(m *mention) bool {
	j := m.first - 1
	return p.near(j, m.first) && p.own[j] == 0 && p.sns[j]&SensePerson != 0 && strings.HasPrefix(p.tag(j), "NN") && p.tag(j) != "NNS"
}

// surnames gives the kind of a full name to its surname alone: "Peskov" is a
// person where "Dmitry Peskov" is one, whatever the finder took it for.
func (p *pass) surnames() {
	last := map[string]bool{}
	for k := range p.ms {
		m := &p.ms[k]
		if m.kind == news.Person && m.last-m.first > 1 {
			last[fold(p.low[m.last-1])] = true
		}
	}
	for k := range p.ms {
		m := &p.ms[k]
		if m.last-m.first == 1 && m.kind != news.Person && (m.kind != news.Outlet || !p.is(m.first, SenseOutletList)) && last[m.key] {
			m.kind = news.Person
		}
	}
}

// usedAsTool makes a service what it is used as, at this place: "posted on
// Twitter", "subscribers on Spotify".
func (p *pass) usedAsTool(m *mention) bool {
	known := p.sc.words[m.first].gaz & (gazCity | gazCountry | gazRegion | gazPlace | gazFirst | gazLast | gazMale | gazFemale)
	if m.kind != news.Organisation && m.kind != news.Unknown && (m.kind != news.Place && m.kind != news.Person || known != 0 || m.last-m.first > 1) {
		return false
	}
	if p.page(m.last) && m.kind != news.Place && m.kind != news.Person {
		return true
	}
	j := m.first - 1
	if p.word(j) == "on" && p.postedBefore(j) {
		return true
	}
	if m.kind == news.Place || m.kind == news.Person {
		return false
	}
	switch p.word(j) {
	case "via", "on":
		if !p.near(j-1, m.first) {
			return false
		}
		switch p.lem[j-1] {
		case "post", "upload", "share", "stream", "write", "available", "subscriber", "user", "follower", "account", "publish", "profile", "page", "report", "group", "video", "circulate",
			"active", "message", "announce", "spread", "appear", "live", "trend", "popular":
			return true
		}
		return p.word(j) == "via" && strings.HasPrefix(p.tag(j-1), "VB")
	}
	return false
}

// page tells whether word j is what people have at a service on the web: "its
// Facebook page", "a Twitter account".
func (p *pass) page(j int) bool {
	if j >= len(p.lem) || p.own[j] != 0 {
		return false
	}
	switch p.lem[j] {
	case "page", "account", "profile", "feed", "timeline":
		return true
	}
	return false
}

// postedBefore: something was posted, a few words before: "posted the photo on".
func (p *pass) postedBefore(j int) bool {
	for k := j - 1; k > j-5 && p.near(k, j); k-- {
		switch p.lem[k] {
		case "post", "upload", "tweet", "share", "stream":
			return true
		}
		if w := p.low[k]; w == "," || w == "." || w == "and" {
			return false
		}
	}
	return false
}
