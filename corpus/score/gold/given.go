package gold

import (
	"regexp"
	"strconv"
	"strings"

	"hearsay/corpus/gold"
	"hearsay/corpus/link"
	"hearsay/extract"
	claims "hearsay/extract/claim/en"
	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
)

// Given turns a story's gold claims into claims as the pipeline would give
// them, so that linking can be measured by itself: the gold's fields, and from
// the pipeline what the gold does not say (quantities, places, acts, keys).
func Given(s *gold.Story) ([]link.Report, error) {
	var out []link.Report
	for i := range s.Articles {
		a := &s.Articles[i]
		doc, err := extract.Document(a.News())
		if err != nil {
			return nil, err
		}
		own := doc.Claims
		doc.Claims = nil
		fill := en.NewFiller(doc)
		for k := range s.Claims {
			if s.Claims[k].Article != a.ID {
				continue
			}
			c, err := given(s, &s.Claims[k], doc, own, fill)
			if err != nil {
				return nil, err
			}
			doc.Claims = append(doc.Claims, c)
		}
		report := link.ReportOf(doc)
		if report.Article.Names.Empty() {
			report.Article.Names = relate.Names(link.Capitalised(a.Text)...)
		}
		out = append(out, report)
	}
	return out, nil
}

func given(s *gold.Story, g *gold.Claim, doc *news.Document, own []news.Claim, fill *en.Filler) (news.Claim, error) {
	ev, co, err := s.Spans(g)
	if err != nil {
		return news.Claim{}, err
	}
	c := nearest(own, co)
	if c.Who.Name != first(g.Who) {
		c.Who.Kind = "" // of somebody else
	}
	c.ID, c.Article, c.Evidence, c.Content = g.ID, doc.Article.ID, ev, co
	c.EvidenceText, c.ContentText = g.Evidence, g.Content
	c.Who.Name, c.Who.Text, c.Predicate.Lemma = first(g.Who), last(g.Who), first(g.Predicate)
	c.Predicate.Class = claims.Lexicon.Classes.Of(c.Predicate.Lemma)
	c.Object = news.Object{Name: first(g.Object), Head: last(g.Object), Text: last(g.Object)}
	c.Devices = nil
	if len(g.Device) > 0 {
		c.Devices = []news.Named{{Name: g.Device[0]}}
	}
	c.Source = chain(g.Source)
	c.Status, c.Modality, c.Quote = news.Status(g.Status), news.Modality(g.Modality), g.Quote
	c.Deadline = nil
	if g.Deadline != nil {
		c.Deadline = &news.Deadline{Text: g.Deadline.Text, Value: g.Deadline.Value, Relation: news.TimeRelation(g.Deadline.Relation)}
	}
	c.Quantities = quantities(doc, co, g)
	react(&c)
	fill.Claim(&c)
	return c, nil
}

// nearest is what the pipeline's own claim on the same words gives beyond the
// gold's fields: who orders it, the act and its target, the place.
func nearest(own []news.Claim, content news.Span) news.Claim {
	best, share := -1, 0.5 // half of both, so that it is the same proposition
	for i, c := range own {
		if !c.Content.Overlaps(content) {
			continue
		}
		both := min(c.Content.End, content.End) - max(c.Content.Start, content.Start)
		if s := float64(both) / float64(c.Content.Union(content).Len()); s >= share {
			best, share = i, s
		}
	}
	if best < 0 {
		return news.Claim{}
	}
	c := &own[best]
	return news.Claim{Who: news.Party{Name: c.Who.Name, Kind: c.Who.Kind}, By: c.By, Place: c.Place, Polarity: c.Polarity,
		Act: c.Act, Target: c.Target}
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func last(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[len(list)-1]
}

func chain(hops []gold.Hop) []news.Source {
	var out []news.Source
	for _, h := range hops {
		out = append(out, news.Source{Name: h.Name, Kind: news.Kind(h.Kind), Anonymous: h.Anonymous, Entity: -1})
	}
	return out
}

// quantities are the pipeline's inside the content, or plain numbers read here
// while no annotator gives any.
func quantities(doc *news.Document, content news.Span, g *gold.Claim) []news.Quantity {
	var out []news.Quantity
	for _, q := range doc.Quantities {
		if content.Contains(q.Span) {
			out = append(out, q)
		}
	}
	if len(doc.Quantities) > 0 {
		return out
	}
	for _, w := range en.Sequence(g.Content) {
		if v, err := strconv.ParseFloat(w, 64); err == nil && (v < 1900 || v > 2100) {
			out = append(out, news.Quantity{Value: v, High: v, Unit: "?", Bound: news.Exact})
		}
	}
	return out
}

var (
	reportWords  = regexp.MustCompile(`(?i)\b(report|reports|story|rumou?rs?|claims?|allegations?|article|information|speculation)\b`)
	pronounWords = regexp.MustCompile(`(?i)\b(it|this|that|them|those)\b`)
	declineWords = regexp.MustCompile(`(?i)\b(declin|refus|comment|respon|reach)`)
)

// react sets polarity, act and target by the gold's status where the pipeline's
// own claim did not.
func react(c *news.Claim) {
	switch {
	case c.Modality == news.Negated:
		c.Polarity = news.Negative
	case c.Modality != news.Instructed || c.Polarity == "":
		c.Polarity = news.Positive
	}
	want := map[news.Status]news.Act{news.Confirmed: news.ActConfirm, news.Denied: news.ActDeny, news.Unconfirmed: news.ActCannotConfirm}[c.Status]
	if want == news.ActAssert && c.Act == news.ActRetract {
		return // of which the gold's status says nothing
	}
	if want == news.ActAssert {
		c.Act, c.Target = news.ActAssert, news.Target{}
		return
	}
	if c.Act == news.ActAssert || relation(c.Act) != relation(want) {
		c.Act, c.Target = want, news.Target{}
	}
	if c.Target.Kind == news.TargetNone {
		c.Target.Kind = targetKind(c)
	}
}

func relation(a news.Act) news.Relation {
	r, _ := relate.Reacts(&relate.Item{Claim: &news.Claim{Act: a}})
	return r
}

func targetKind(c *news.Claim) news.TargetKind {
	content := c.ContentText
	about := c.Status == news.Denied && strings.Contains(content, "true")
	switch {
	case c.Status == news.Confirmed, c.Status == news.Denied && c.Modality != news.Negated:
		return news.TargetContent
	case about && reportWords.MatchString(content), c.Status == news.Unconfirmed && reportWords.MatchString(content):
		return news.TargetReport
	case c.Status == news.Unconfirmed && c.Modality != news.Negated:
		return news.TargetContent
	case pronounWords.MatchString(content):
		return news.TargetPronoun
	case declineWords.MatchString(content):
		return news.TargetOpen
	}
	return news.TargetContent
}
