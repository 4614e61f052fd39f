// Package fact answers: which claims are one fact, who stands behind it, and how
// did it fare over time? It is pure: it sees claims, links and articles, never
// a store.
//
//	groups := fact.Components(len(claims), edges, vetoed, 300)
//	facts := fact.Build(voices, groups, links)
//
// # Status
//
// A fact's status follows from its members (claims that are the same) and from
// the claims that react to it, in order of date, article and position. The
// first row that holds wins:
//
//	retracted    a reaction takes it back
//	disputed     one confirms and another denies it; or it conflicts with another fact and nobody confirms it
//	confirmed    a reaction confirms it, or a member is a confirmation
//	denied       a reaction denies it, or every member is a denial
//	unconfirmed  a reaction cannot confirm it, or every member says that it is not verified
//	asserted     an outlet says it in its own voice and took it from nobody in the same article
//	reported     anything else
//
// Expired is left to the reader of the fact: it depends on the day.
package fact

import (
	"cmp"
	"slices"
	"strings"

	"hearsay/extract/news"
)

// Voice is one claim with what matters of its article.
type Voice struct {
	Claim   *news.Claim
	Article string // ID
	Outlet  string
	Day     string // published day, "" when unknown
	CopyOf  string // ID of the article whose text this one repeats or holds
	Credit  string // the agency whose report the article is, "" for the outlet's own
}

// Build makes a fact of each group of voices. Voices must be in order of date,
// article and position; groups hold indices of them in order (see [Components]),
// and voices in no group only react.
// Links are those among all voices; facts come in the order of the groups.
func Build(voices []Voice, groups [][]int, links []news.Link) []news.Fact {
	b := builder{voices: voices, index: map[string]int{}, groupOf: make([]int, len(voices)), reactions: make([][]reaction, len(groups))}
	for i := range voices {
		b.index[voices[i].Claim.ID] = i
	}
	for i := range b.groupOf {
		b.groupOf[i] = -1
	}
	for g, members := range groups {
		for _, m := range members {
			b.groupOf[m] = g
		}
	}
	b.addLinks(links)
	questions := b.questions(groups, links)
	facts := make([]news.Fact, len(groups))
	for g, members := range groups {
		facts[g] = b.fact(members, b.reactions[g])
		facts[g].Question = questions[g]
	}
	return facts
}

type builder struct {
	voices    []Voice
	index     map[string]int // claim ID → voice
	groupOf   []int
	reactions [][]reaction // by group reacted to
}

// reaction is voice by doing something to a group.
type reaction struct {
	by       int
	relation news.Relation
	retracts bool
}

func (b *builder) addLinks(links []news.Link) {
	for _, l := range links {
		x, okX := b.index[l.A]
		y, okY := b.index[l.B]
		if !okX || !okY || l.Relation == news.Same || l.Relation == news.Updates && b.voices[x].Claim.Act != news.ActRetract {
			continue
		}
		add := func(by, to int) {
			g := b.groupOf[to]
			if g < 0 {
				return
			}
			b.reactions[g] = append(b.reactions[g], reaction{by, l.Relation, b.voices[by].Claim.Act == news.ActRetract})
		}
		add(x, y)
		if l.Relation == news.Conflicts {
			add(y, x)
		}
	}
}

// questions gives each group that updates or conflicts tie to others the ID of
// the earliest fact among them.
func (b *builder) questions(groups [][]int, links []news.Link) []string {
	parent := make([]int, len(groups))
	for i := range parent {
		parent[i] = i
	}
	find := func(x int) int {
		for parent[x] != x {
			parent[x] = parent[parent[x]]
			x = parent[x]
		}
		return x
	}
	tied := make([]bool, len(groups))
	for _, l := range links {
		x, okX := b.index[l.A]
		y, okY := b.index[l.B]
		if !okX || !okY || l.Relation != news.Conflicts && l.Relation != news.Updates {
			continue
		}
		gx, gy := b.groupOf[x], b.groupOf[y]
		if gx != gy && gx >= 0 && gy >= 0 {
			tied[gx], tied[gy] = true, true
			rx, ry := find(gx), find(gy)
			parent[max(rx, ry)] = min(rx, ry)
		}
	}
	out := make([]string, len(groups))
	for g := range groups {
		if tied[g] {
			out[g] = b.voices[groups[find(g)][0]].Claim.ID
		}
	}
	return out
}

func (b *builder) fact(members []int, reactions []reaction) news.Fact {
	list := make([]Voice, len(members))
	f := news.Fact{}
	for i, m := range members {
		list[i] = b.voices[m]
		f.Claims = append(f.Claims, list[i].Claim.ID)
		if o := list[i].Outlet; o != "" && !slices.Contains(f.Outlets, o) {
			f.Outlets = append(f.Outlets, o)
		}
	}
	f.ID, f.First = f.Claims[0], f.Claims[0]
	slices.Sort(f.Outlets)
	_, f.Origins = Origins(list)
	f.Deadline = deadline(list)
	f.History = b.history(members, reactions)
	f.Status = f.History[len(f.History)-1].Status
	return f
}

// deadline is the one that most members give, the earliest of several; a claim
// that binds (Due) comes before one that only dates.
func deadline(members []Voice) *news.Deadline {
	var best *news.Deadline
	top := 0
	for i := range members {
		d := members[i].Claim.Deadline
		if d == nil || d.Value == "" {
			continue
		}
		n := 0
		for k := range members {
			if e := members[k].Claim.Deadline; e != nil && e.Value == d.Value && e.Relation == d.Relation {
				n++
			}
		}
		if d.Due {
			n += len(members)
		}
		if n > top {
			best, top = d, n
		}
	}
	return best
}

// event is a member or a reaction, in the order of voices.
type event struct {
	voice    int
	member   bool
	relation news.Relation
	retracts bool
}

// history replays members and reactions in order and notes each change of status.
func (b *builder) history(members []int, reactions []reaction) []news.FactStep {
	var events []event
	for _, m := range members {
		events = append(events, event{voice: m, member: true})
	}
	for _, r := range reactions {
		events = append(events, event{r.by, false, r.relation, r.retracts})
	}
	slices.SortStableFunc(events, func(x, y event) int {
		return cmp.Or(cmp.Compare(x.voice, y.voice), cmp.Compare(x.relation, y.relation))
	})
	var s state
	var steps []news.FactStep
	s.attributed = b.attributedArticles(members)
	for _, e := range events {
		s.add(e, &b.voices[e.voice])
		if !s.known() {
			continue // reactions that stand before the first member
		}
		status, why := s.status()
		if n := len(steps); n == 0 || steps[n-1].Status != status {
			steps = append(steps, news.FactStep{Day: b.voices[e.voice].Day, Status: status, Claim: b.voices[e.voice].Claim.ID, Why: why})
		}
	}
	return steps
}

// attributedArticles are the articles that name a source for the fact.
func (b *builder) attributedArticles(members []int) map[string]bool {
	out := map[string]bool{}
	for _, m := range members {
		if len(b.voices[m].Claim.Source) > 0 {
			out[b.voices[m].Article] = true
		}
	}
	return out
}

// state is what has been seen of a fact so far.
type state struct {
	members, denials, doubts       int
	confirmed, denied, unconfirmed bool
	conflicting, retracted, own    bool
	attributed                     map[string]bool
}

func (s *state) known() bool { return s.members > 0 }

func (s *state) add(e event, v *Voice) {
	if !e.member {
		s.react(e)
		return
	}
	s.members++
	switch v.Claim.Status {
	case news.Confirmed:
		s.confirmed = true
	case news.Denied:
		s.denials++
	case news.Unconfirmed:
		s.doubts++
	}
	if len(v.Claim.Source) == 0 && v.Claim.Status == news.Asserted && !s.attributed[v.Article] {
		s.own = true
	}
}

func (s *state) react(e event) {
	switch {
	case e.retracts:
		s.retracted = true
	case e.relation == news.Confirms:
		s.confirmed = true
	case e.relation == news.Denies:
		s.denied = true
	case e.relation == news.CannotConfirm:
		s.unconfirmed = true
	case e.relation == news.Conflicts:
		s.conflicting = true
	}
}

// statusRules is the table of the package comment.
var statusRules = []struct {
	status news.FactStatus
	why    string
	holds  func(*state) bool
}{
	{news.FactRetracted, "taken back", func(s *state) bool { return s.retracted }},
	{news.FactDisputed, "one confirms and another denies it", func(s *state) bool { return s.confirmed && s.denied }},
	{news.FactConfirmed, "confirmed", func(s *state) bool { return s.confirmed }},
	{news.FactDenied, "denied", func(s *state) bool { return s.denied || s.denials == s.members }},
	{news.FactDisputed, "conflicts with another report", func(s *state) bool { return s.conflicting }},
	{news.FactUnconfirmed, "could not be confirmed", func(s *state) bool { return s.unconfirmed || s.doubts == s.members }},
	{news.FactAsserted, "stated in an outlet's own voice", func(s *state) bool { return s.own }},
	{news.FactReported, "put forward by a source", func(*state) bool { return true }},
}

func (s *state) status() (news.FactStatus, string) {
	for _, r := range statusRules {
		if r.holds(s) {
			return r.status, r.why
		}
	}
	return news.FactReported, ""
}

// name is a name in a form that compares: lower case, single spaces.
func name(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
