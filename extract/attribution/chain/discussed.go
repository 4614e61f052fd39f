package chain

import "hearsay/extract/news"

// This file finds the outlet whose story an article is about, where that is a hoax or a
// rumour which the article looks into: in "The story comes from a satirical site called
// the Lantern. … The article claims that …", the article is the Lantern's, though Snopes
// was quoted in between.

// Values of pass.story before it is looked for, and where there is none.
const (
	untold  = -2
	noStory = -1
)

// storyOf is the outlet whose story the article is about, noStory for none.
func (p *pass) storyOf() int {
	if p.story == untold {
		p.story = p.findStory()
	}
	return p.story
}

// strong is what words for a made-up story beside a name weigh.
const strong = 3

func (p *pass) findStory() int {
	fakes := false
	for i := range p.low {
		fakes = fakes || p.r.Fake(p.low[i])
	}
	if !fakes {
		return noStory
	}
	weight := make([]int, len(p.doc.Entities))
	best := noStory
	for k := range p.doc.Mentions {
		m := &p.doc.Mentions[k]
		if !p.mayPublish(m) {
			continue
		}
		weight[m.Entity] += p.asPublisher(m)
		if w := weight[m.Entity]; w > 0 && (best < 0 || w > weight[best]) {
			best = m.Entity
		}
	}
	return best
}

// mayPublish tells whether a mention names what could be another outlet.
func (p *pass) mayPublish(m *news.Mention) bool {
	if m.Form != news.FormName || m.Entity < 0 || p.platform(m) {
		return false
	}
	e := &p.doc.Entities[m.Entity]
	return e.Kind != news.Person && e.Kind != news.Place && !e.Nominal && !p.own(news.Source{Name: e.Name, Kind: news.Outlet, Entity: m.Entity})
}

// platform tells whether a mention is where anybody posts: Twitter, social media.
func (p *pass) platform(m *news.Mention) bool {
	w := p.low[m.Last-1]
	return p.r.Platform(w) || w == "media" && p.word(m.Last-2) == "social"
}

// asPublisher weighs what the words on both sides of a name say for it being where the
// story comes from; who debunks stories is not.
func (p *pass) asPublisher(m *news.Mention) int {
	left, right := p.leadsTo(m), p.isCalled(m)
	if left < 0 || right < 0 {
		return -2 * strong
	}
	return left + right
}

// besideName is how many words beside a name may say what kind of an outlet it is.
const besideName = 14

// leadsTo weighs the words before a name: "The story comes from a satirical site called
// the Lantern", -1 for a debunker.
func (p *pass) leadsTo(m *news.Mention) int {
	outlet, fake, story := -1, false, false
	for i := m.First - 1; i >= 0 && i >= m.First-besideName && p.near(i, m.First); i-- {
		if p.r.Debunk(p.low[i]) {
			return -1
		}
		if outlet < 0 && i >= m.First-4 && p.tag(i) == "NN" && p.r.Outlet(p.lemma(i)) {
			outlet = i
		}
		fake = fake || i >= outlet-4 && p.r.Fake(p.low[i])
		story = story || p.r.Report(p.lemma(i)) || p.tag(i) == "NN" && p.r.Fake(p.low[i])
	}
	switch {
	case outlet >= 0 && fake:
		return 1 + strong + told(story)
	case outlet >= 0:
		return 1 + told(story)
	case story:
		switch p.word(m.First - 1) {
		case "by", "from", "on":
			return 1
		}
	}
	return 0
}

// told is what a word for a story weighs.
func told(story bool) int {
	if story {
		return 2
	}
	return 0
}

// isCalled weighs the words behind a name: "the Lantern, a hoax website", "Lumo is a fake
// news site", -1 for a debunker.
func (p *pass) isCalled(m *news.Mention) int {
	fake := false
	for i := m.Last; i < len(p.low) && i < m.Last+besideName && p.near(i, m.First); i++ {
		switch {
		case p.r.Debunk(p.low[i]):
			return -1
		case i == m.Last && p.low[i] != "," && p.low[i] != "(" && p.low[i] != "”" && p.lemma(i) != "be" && p.lemma(i) != "appear":
			return 0
		case p.tag(i) == "NN" && p.r.Outlet(p.lemma(i)):
			if fake {
				return strong
			}
			return 0
		}
		fake = fake || p.r.Fake(p.low[i])
	}
	return 0
}

// discussed is the outlet of the story under discussion, where the phrase r can mean it:
// it calls it fake, or nobody but a debunker was passed on right before.
func (p *pass) discussed(r news.Range) (news.Source, bool) {
	e := p.storyOf()
	if e < 0 {
		return news.Source{}, false
	}
	fake := false
	for i := r.First; i < r.Last; i++ {
		fake = fake || p.r.Fake(p.low[i])
	}
	if !fake && p.relay >= 0 {
		q := &p.doc.Statements[p.relay]
		if int(p.sent[r.First])-p.sentenceOf(q) <= 1 && len(q.Chain) > 0 && q.Chain[0].Entity != e && !p.debunks(q.Chain[0].Entity) {
			return news.Source{}, false
		}
	}
	return news.Source{Name: p.doc.Entities[e].Name, Kind: news.Outlet, Entity: e, Span: p.span(r)}, true
}

// debunks tells that an outlet is called one that looks into rumours.
func (p *pass) debunks(e int) bool {
	for k := range p.doc.Mentions {
		m := &p.doc.Mentions[k]
		if m.Entity == e && m.Form == news.FormName && p.asPublisher(m) < 0 {
			return true
		}
	}
	return false
}
