package sqldb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"hearsay/extract/news"
	"hearsay/store"
)

const decisionColumns = `d.id, d.at, d.who, d.why, d.kind, d.field, d.value, d.anchors`

func scanDecision(scan func(...any) error) (d store.Decision, err error) {
	var anchors string
	if err := scan(&d.ID, &d.At, &d.Who, &d.Why, &d.Kind, &d.Field, &d.Value, &anchors); err != nil {
		return d, err
	}
	return d, json.Unmarshal([]byte(anchors), &d.On)
}

// rawDecisions are the decisions as they were made, about this article (under
// any ID it had), or all.
func (r *reader) rawDecisions(ctx context.Context, article string) ([]store.Decision, error) {
	if article == "" {
		return collect(ctx, r, scanDecision, `SELECT `+decisionColumns+` FROM decisions d ORDER BY d.at, d.num`)
	}
	return collect(ctx, r, scanDecision, `SELECT `+decisionColumns+` FROM decisions d WHERE d.num IN (
		SELECT decision FROM _decision_articles WHERE article = ? OR article IN (SELECT former FROM _article_ids WHERE id = ?))
		ORDER BY d.at, d.num`, article, article)
}

// Decisions are people's decisions, with what has become of them.
func (r *reader) Decisions(ctx context.Context, article string) ([]store.Decision, error) {
	if article != "" {
		s, err := r.findArticle(ctx, article)
		if err != nil {
			return nil, err
		}
		article = s.ID
	}
	list, err := r.rawDecisions(ctx, article)
	if err != nil {
		return nil, err
	}
	at := newAnchors(r)
	for i := range list {
		if err := at.place(ctx, &list[i]); err != nil {
			return nil, err
		}
	}
	weigh(list)
	return list, nil
}

// anchors finds where decisions stand now, reading each article once.
type anchors struct {
	r    *reader
	docs map[string]*news.Document // nil where the article is gone
}

func newAnchors(r *reader) *anchors { return &anchors{r: r, docs: map[string]*news.Document{}} }

func (at *anchors) document(ctx context.Context, id string) (*news.Document, error) {
	if d, ok := at.docs[id]; ok {
		return d, nil
	}
	d, err := at.r.Document(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		d, err = nil, nil
	}
	at.docs[id] = d
	return d, err
}

// place fills in the claims that the decision is about now, and whether it is orphaned.
func (at *anchors) place(ctx context.Context, d *store.Decision) error {
	for i := range d.On {
		a := &d.On[i]
		a.Claim = ""
		if a.Entity != "" || a.Article == "" {
			continue
		}
		doc, err := at.document(ctx, a.Article)
		if err != nil {
			return err
		}
		if doc == nil {
			d.Orphaned = true
			continue
		}
		a.Article = doc.Article.ID
		if a.Span.Empty() {
			continue
		}
		if a.Claim = standing(doc, a); a.Claim == "" {
			d.Orphaned = true
		}
	}
	return nil
}

// leastOverlap is the share of bytes that a claim's content must have in common
// with the words decided about to be what was meant: most of them.
const leastOverlap = 0.5

// standing is the ID of the claim that now stands where the anchor was set: the
// one that overlaps most; of equal ones that with the same root source.
func standing(doc *news.Document, a *store.Anchor) string {
	span, ok := locate(doc, a)
	if !ok {
		return ""
	}
	best, id := 0.0, ""
	for i := range doc.Claims {
		c := &doc.Claims[i]
		score := overlap(span, c.Content)
		if root, _ := c.Root(); score >= leastOverlap && root.Name == a.Root {
			score++
		}
		if score > best {
			best, id = score, c.ID
		}
	}
	if best < leastOverlap {
		return ""
	}
	return id
}

// locate finds the anchor's words in the present text: where they were, else
// their occurrence nearest to that.
func locate(doc *news.Document, a *store.Anchor) (news.Span, bool) {
	text := doc.Article.Of(a.Span.Field)
	if a.Span.End <= len(text) && text[a.Span.Start:a.Span.End] == a.Quote {
		return a.Span, true
	}
	if a.Quote == "" {
		return a.Span, false
	}
	best, found := a.Span, false
	for from := 0; ; {
		i := strings.Index(text[from:], a.Quote)
		if i < 0 {
			return best, found
		}
		s := news.Span{Field: a.Span.Field, Start: from + i, End: from + i + len(a.Quote)}
		if !found || abs(s.Start-a.Span.Start) < abs(best.Start-a.Span.Start) {
			best, found = s, true
		}
		from += i + 1
	}
}

func abs(n int) int { return max(n, -n) }

// overlap is the Jaccard index of two spans, in bytes.
func overlap(a, b news.Span) float64 {
	if !a.Overlaps(b) {
		return 0
	}
	both := min(a.End, b.End) - max(a.Start, b.Start)
	return float64(both) / float64(a.Len()+b.Len()-both)
}

// subject is what a decision is about, the same for all decisions about it.
func subject(d *store.Decision) string {
	var on []string
	for _, a := range d.On {
		on = append(on, a.Article+"\x00"+a.Claim+"\x00"+a.Entity+"\x00"+map[bool]string{true: a.Quote}[a.Claim == ""])
	}
	if d.Kind == store.DecideLink {
		slices.Sort(on)
	}
	kind := d.Kind
	if kind == store.DecideSplit {
		kind = store.DecideMerge
	}
	return string(kind) + "\x00" + d.Field + "\x00" + strings.Join(on, "\x01")
}

// weigh marks what was superseded, by the same person or by taking it back, and
// what two people see differently.
func weigh(list []store.Decision) {
	undone := map[string]bool{}
	for i := len(list) - 1; i >= 0; i-- {
		if d := &list[i]; d.Kind == store.DecideUndo && !undone[d.ID] {
			undone[d.Value] = true
		}
	}
	standing := map[string][]*store.Decision{}
	for i := range list {
		d := &list[i]
		d.Superseded = undone[d.ID]
		if d.Superseded || d.Kind == store.DecideUndo {
			continue
		}
		key := subject(d)
		for _, before := range standing[key] {
			before.Superseded = before.Superseded || before.Who == d.Who
		}
		standing[key] = append(standing[key], d)
	}
	for _, group := range standing {
		dispute(group)
	}
}

func dispute(group []*store.Decision) {
	group = slices.DeleteFunc(slices.Clone(group), func(d *store.Decision) bool { return d.Superseded })
	for _, d := range group {
		for _, other := range group {
			d.Disputed = d.Disputed || other.Value != d.Value || other.Kind != d.Kind
		}
	}
}

// articleFieldsDecided are the fields of an article that a person may correct.
var articleCorrections = map[string]func(a *news.Article, value string){
	"published": func(a *news.Article, v string) { a.Published, a.PublishedRule = v, "decided" },
	"outlet":    func(a *news.Article, v string) { a.Outlet = v },
	"title":     func(a *news.Article, v string) { a.Title = v },
	"language":  func(a *news.Article, v string) { a.Language = v },
	"authors":   func(a *news.Article, v string) { a.Authors = separate(v) },
}

// claimCorrections are the fields of a claim that a person may correct.
var claimCorrections = map[string]func(c *news.Claim, value string) error{
	"status": func(c *news.Claim, v string) error {
		c.Status = news.Status(v)
		return oneOf(v, news.Asserted, news.Reported, news.Confirmed, news.Denied, news.Unconfirmed)
	},
	"modality": func(c *news.Claim, v string) error {
		c.Modality = news.Modality(v)
		return oneOf(v, news.Actual, news.Instructed, news.Advised, news.Planned, news.Possible, news.Negated)
	},
	"polarity": func(c *news.Claim, v string) error {
		c.Polarity = news.Polarity(v)
		return oneOf(v, news.Positive, news.Negative)
	},
	"who":       func(c *news.Claim, v string) error { c.Who.Name, c.Who.EntityID = v, ""; return nil },
	"by":        func(c *news.Claim, v string) error { c.By.Name, c.By.EntityID = v, ""; return nil },
	"predicate": func(c *news.Claim, v string) error { c.Predicate.Lemma = v; return nil },
	"object":    func(c *news.Claim, v string) error { c.Object.Text, c.Object.Name = v, ""; return nil },
	"place":     func(c *news.Claim, v string) error { c.Place.Name, c.Place.EntityID = v, ""; return nil },
	"device":    func(c *news.Claim, v string) error { c.Devices = named(v); return nil },
	"deadline":  correctDeadline,
}

func oneOf[T ~string](v string, choices ...T) error {
	if !slices.Contains(choices, T(v)) {
		return fmt.Errorf("%q is none of %v: %w", v, choices, store.ErrInvalid)
	}
	return nil
}

func separate(v string) (out []string) {
	for part := range strings.SplitSeq(v, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func named(v string) (out []news.Named) {
	for _, part := range separate(v) {
		out = append(out, news.Named{Name: part})
	}
	return out
}

// correctDeadline reads "by 2023-03-31", or "" for none.
func correctDeadline(c *news.Claim, v string) error {
	if v == "" {
		c.Deadline = nil
		return nil
	}
	relation, value, _ := strings.Cut(v, " ")
	if err := oneOf(relation, news.By, news.Before, news.On, news.After, news.During, news.Since); err != nil {
		return err
	}
	if _, _, ok := news.Period(value); !ok {
		return fmt.Errorf("%q is no date: %w", value, store.ErrInvalid)
	}
	d := news.Deadline{Span: c.Content}
	if c.Deadline != nil {
		d = *c.Deadline
	}
	d.Relation, d.Value = news.TimeRelation(relation), value
	c.Deadline = &d
	return nil
}

// correctClaim puts people's corrections, as stored with the claim, into it.
func correctClaim(c *news.Claim, corrected string) error {
	if corrected == "" {
		return nil
	}
	var list [][2]string
	if err := json.Unmarshal([]byte(corrected), &list); err != nil {
		return fmt.Errorf("reading its corrections: %w", err)
	}
	for _, l := range list {
		if f := claimCorrections[l[0]]; f != nil {
			if err := f(c, l[1]); err != nil {
				return err
			}
		}
	}
	return nil
}

// correct puts people's corrections into an article.
func (r *reader) correct(ctx context.Context, a *news.Article) error {
	list, err := r.rawDecisions(ctx, a.ID)
	if err != nil || len(list) == 0 {
		return err
	}
	weigh(list)
	for _, d := range list {
		if d.Kind == store.DecideField && !d.Superseded && len(d.On) == 1 && d.On[0].Span.Empty() {
			if f := articleCorrections[d.Field]; f != nil {
				f(a, d.Value)
			}
		}
	}
	return nil
}

// Decide appends a person's decision and puts it into effect.
func (t *tx) Decide(ctx context.Context, d store.Decision) (store.Decision, error) {
	if d.At == "" {
		d.At = t.at()
	}
	if err := t.release(ctx); err != nil {
		return d, err
	}
	err := t.savepoint(ctx, func() error {
		if err := t.anchor(ctx, &d); err != nil {
			return err
		}
		d.ID = decisionID(&d)
		if err := t.append(ctx, &d); err != nil {
			return err
		}
		return t.effect(ctx, &d)
	})
	if err != nil {
		return d, fmt.Errorf("deciding: %w", err)
	}
	return d, nil
}

func decisionID(d *store.Decision) string {
	at := *d
	at.ID, at.On = "", slices.Clone(d.On)
	for i := range at.On {
		at.On[i].Claim = ""
	}
	b, _ := appendJSON(nil, reflect.ValueOf(at))
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// anchor fills in the anchors that name a claim only, and refuses what makes no sense.
func (t *tx) anchor(ctx context.Context, d *store.Decision) error {
	want := map[store.DecisionKind]int{store.DecideField: 1, store.DecideLink: 2, store.DecideMerge: 2, store.DecideSplit: 2, store.DecideUndo: 0}
	n, known := want[d.Kind]
	if !known || len(d.On) != n || d.Who == "" {
		return fmt.Errorf("a %s decision needs somebody who decides and %d things to decide about: %w", d.Kind, n, store.ErrInvalid)
	}
	for i := range d.On {
		if err := t.fillAnchor(ctx, &d.On[i]); err != nil {
			return err
		}
	}
	return t.sensible(ctx, d)
}

func (t *tx) fillAnchor(ctx context.Context, a *store.Anchor) error {
	switch {
	case a.Claim != "":
		c, err := t.Claim(ctx, a.Claim)
		if err != nil {
			return err
		}
		root, _ := c.Root()
		*a = store.Anchor{Article: c.Article, Span: c.Content, Quote: c.ContentText, Root: root.Name, Claim: c.ID}
	case a.Entity != "":
		id, err := t.resolveEntity(ctx, a.Entity)
		if err != nil {
			return fmt.Errorf("entity %w", err)
		}
		a.Entity = id
	default:
		s, err := t.findArticle(ctx, a.Article)
		if err != nil {
			return err
		}
		a.Article = s.ID
	}
	return nil
}

func (t *tx) sensible(ctx context.Context, d *store.Decision) error {
	switch d.Kind {
	case store.DecideField:
		if d.On[0].Claim == "" {
			if articleCorrections[d.Field] == nil {
				return fmt.Errorf("an article has no field %q to correct: %w", d.Field, store.ErrInvalid)
			}
			if _, ok := news.ParseDay(d.Value); d.Field == "published" && d.Value != "" && !ok {
				return fmt.Errorf("%q is no date: %w", d.Value, store.ErrInvalid)
			}
			return nil
		}
		f := claimCorrections[d.Field]
		if f == nil {
			return fmt.Errorf("a claim has no field %q to correct: %w", d.Field, store.ErrInvalid)
		}
		return f(&news.Claim{}, d.Value)
	case store.DecideLink:
		if d.On[0].Claim == d.On[1].Claim {
			return fmt.Errorf("a claim is not linked to itself: %w", store.ErrInvalid)
		}
		return oneOf(d.Value, string(news.Same), string(news.Confirms), string(news.Denies), string(news.CannotConfirm),
			string(news.Conflicts), string(news.Updates), store.NoLink, store.NotSame)
	case store.DecideMerge, store.DecideSplit:
		if d.On[0].Entity == "" || d.On[0].Entity == d.On[1].Entity {
			return fmt.Errorf("two entities are needed: %w", store.ErrInvalid)
		}
	case store.DecideUndo:
		var n int
		if t.one(ctx, into(&n), `SELECT 1 FROM decisions WHERE id = ?`, d.Value) != nil {
			return fmt.Errorf("decision %s: %w", d.Value, store.ErrNotFound)
		}
	}
	return nil
}

// append writes the log. A decision that is there already is not written again.
func (t *tx) append(ctx context.Context, d *store.Decision) error {
	kept := slices.Clone(d.On)
	for i := range kept {
		kept[i].Claim = ""
	}
	anchors, err := appendJSON(nil, reflect.ValueOf(kept))
	if err != nil {
		return err
	}
	var num int64
	err = t.one(ctx, into(&num), `INSERT INTO decisions (id, at, who, why, kind, field, value, anchors) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO NOTHING RETURNING num`, d.ID, d.At, d.Who, d.Why, string(d.Kind), d.Field, d.Value, string(anchors))
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	about, err := t.about(ctx, d)
	if err != nil {
		return err
	}
	for _, id := range about {
		if _, err := t.exec(ctx, `INSERT INTO _decision_articles VALUES (?, ?) ON CONFLICT DO NOTHING`, id, num); err != nil {
			return err
		}
	}
	return nil
}

// about are the articles that a decision touches; taking one back touches those of the other.
func (t *tx) about(ctx context.Context, d *store.Decision) ([]string, error) {
	if d.Kind == store.DecideUndo {
		return collect(ctx, &t.reader, scanString, `SELECT article FROM _decision_articles
			WHERE decision = (SELECT num FROM decisions WHERE id = ?) ORDER BY article`, d.Value)
	}
	var out []string
	for _, a := range d.On {
		if a.Article != "" {
			out = append(out, a.Article)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// effect makes the store what the log now says.
func (t *tx) effect(ctx context.Context, d *store.Decision) error {
	about, err := t.about(ctx, d)
	if err != nil {
		return err
	}
	for _, id := range about {
		if err := t.correctStored(ctx, id, d); err != nil {
			return err
		}
		if err := t.applyDecisions(ctx, id); err != nil {
			return err
		}
	}
	return t.mergeEntities(ctx)
}

// correctStored puts a new value into an article's row, and marks its layers as
// stale: dates and sources are to be read anew from it. Taking a correction back
// cannot know the machine's value; reading the article again gives it.
func (t *tx) correctStored(ctx context.Context, id string, d *store.Decision) error {
	if d.Kind != store.DecideField && d.Kind != store.DecideUndo {
		return nil
	}
	s, err := t.findArticle(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	a := s.Article
	a.Authors = slices.Clone(a.Authors)
	if err := t.correct(ctx, &a); err != nil {
		return err
	}
	if same(&a, s) && a.Title == s.Title {
		return nil
	}
	_, err = t.exec(ctx, `UPDATE articles SET outlet = ?, title = ?, published = ?, published_rule = ?, language = ?, authors = ?, extractor = ''
		WHERE num = ?`, a.Outlet, a.Title, a.Published, a.PublishedRule, a.Language, jsonList(a.Authors), s.num)
	if err != nil {
		return err
	}
	_, err = t.markCopies(ctx, s.hash, s.ID, s.CopyOf)
	return err
}

// applyDecisions makes claims, links and vetoes of an article what people decided.
func (t *tx) applyDecisions(ctx context.Context, article string) error {
	list, err := t.rawDecisions(ctx, article)
	if err != nil || len(list) == 0 {
		return err
	}
	if err := t.withdraw(ctx, article); err != nil {
		return err
	}
	at := newAnchors(&t.reader)
	for i := range list {
		if err := at.place(ctx, &list[i]); err != nil {
			return err
		}
	}
	weigh(list)
	corrections := map[string][][2]string{}
	for i := range list {
		d := &list[i]
		switch {
		case d.Superseded || d.Orphaned:
		case d.Kind == store.DecideLink:
			err = t.applyLink(ctx, d)
		case d.Kind == store.DecideField && d.On[0].Claim != "":
			corrections[d.On[0].Claim] = append(corrections[d.On[0].Claim], [2]string{d.Field, d.Value})
		}
		if err != nil {
			return err
		}
	}
	return t.correctClaims(ctx, article, corrections)
}

// withdraw takes back what decisions did to an article's claims, before all are applied again.
func (t *tx) withdraw(ctx context.Context, article string) error {
	const own = `(SELECT c.num FROM claims c JOIN articles a ON a.num = c.article WHERE a.id = ?)`
	for _, table := range []string{"links", "_vetoes"} {
		human := map[string]string{"links": " AND decided_by = 'human'", "_vetoes": ""}[table]
		if _, err := t.exec(ctx, `DELETE FROM `+table+` WHERE (a IN `+own+` OR b IN `+own+`)`+human, article, article); err != nil {
			return err
		}
	}
	return nil
}

// anyRelation vetoes all of the machine's links between two claims.
const anyRelation = ""

func (t *tx) applyLink(ctx context.Context, d *store.Decision) error {
	a, b := d.On[0].Claim, d.On[1].Claim
	veto := anyRelation
	if d.Value == store.NotSame {
		veto = string(news.Same)
	}
	for _, pair := range [][2]string{{a, b}, {b, a}} {
		if _, err := t.exec(ctx, `INSERT INTO _vetoes SELECT x.num, y.num, ? FROM claims x, claims y WHERE x.id = ? AND y.id = ? ON CONFLICT DO NOTHING`,
			veto, pair[0], pair[1]); err != nil {
			return err
		}
		if _, err := t.exec(ctx, `DELETE FROM links WHERE decided_by <> 'human' AND ? IN ('', relation)
			AND a = (SELECT num FROM claims WHERE id = ?) AND b = (SELECT num FROM claims WHERE id = ?)`, veto, pair[0], pair[1]); err != nil {
			return err
		}
	}
	if d.Value == store.NotSame || d.Value == store.NoLink {
		return nil
	}
	return t.PutLinks(ctx, news.Link{A: a, B: b, Relation: news.Relation(d.Value), Score: 1, DecidedBy: news.Human,
		Reason: news.Reason{Rule: "decided", Score: 1, Note: strings.TrimSpace(d.Who + ": " + d.Why)}})
}

// correctClaims writes the corrected values into the columns that queries look at.
func (t *tx) correctClaims(ctx context.Context, article string, corrections map[string][][2]string) error {
	before, err := collect(ctx, &t.reader, scanString, `SELECT c.id FROM claims c JOIN articles a ON a.num = c.article WHERE a.id = ? AND c.corrected <> ''`, article)
	if err != nil || len(before) == 0 && len(corrections) == 0 {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE claims SET corrected = '' WHERE corrected <> '' AND article = (SELECT num FROM articles WHERE id = ?)`, article); err != nil {
		return err
	}
	s, err := t.findArticle(ctx, article)
	if err != nil {
		return err
	}
	claims, err := t.claims(ctx, selection{cond: `c.article = ?`, tail: `ORDER BY c.position`}, s.num)
	if err != nil {
		return err
	}
	for i := range claims {
		c := &claims[i].Claim
		if len(corrections[c.ID]) == 0 && !slices.Contains(before, c.ID) {
			continue
		}
		text := ""
		if list := corrections[c.ID]; len(list) > 0 {
			b, _ := json.Marshal(list)
			text = string(b)
		}
		if err := correctClaim(c, text); err != nil {
			return err
		}
		if err := t.rewriteClaim(ctx, &s.Article, i, c, text); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) rewriteClaim(ctx context.Context, a *news.Article, position int, c *news.Claim, corrected string) error {
	row := claimRow(0, position, &news.Document{Article: *a}, c)
	row[len(row)-1] = corrected
	_, err := t.exec(ctx, `UPDATE claims SET who = ?, ordered_by = ?, predicate = ?, object = ?, device = ?, place = ?, deadline = ?, deadline_is = ?,
		due = ?, holds_from = ?, holds_to = ?, source = ?, root = ?, root_kind = ?, anonymous = ?, status = ?, modality = ?, polarity = ?,
		quote = ?, confidence = ?, corrected = ? WHERE id = ?`, append(row[5:], c.ID)...)
	return err
}

// mergeEntities makes same_as what all decisions together say.
func (t *tx) mergeEntities(ctx context.Context) error {
	list, err := collect(ctx, &t.reader, scanDecision, `SELECT `+decisionColumns+` FROM decisions d WHERE d.kind IN ('merge', 'split', 'undo') ORDER BY d.at, d.num`)
	if err != nil || len(list) == 0 {
		return err
	}
	weigh(list)
	if _, err := t.exec(ctx, `UPDATE entities SET same_as = NULL WHERE same_as IS NOT NULL`); err != nil {
		return err
	}
	into := map[string]string{}
	for _, d := range list {
		if d.Superseded || d.Kind == store.DecideUndo {
			continue
		}
		from, to := root(into, d.On[0].Entity), root(into, d.On[1].Entity)
		switch {
		case d.Kind == store.DecideSplit:
			delete(into, d.On[0].Entity)
		case from != to:
			into[from] = to
		}
	}
	for from := range into {
		if _, err := t.exec(ctx, `UPDATE entities SET same_as = (SELECT num FROM entities WHERE num = ?) WHERE num = ?`, entityNum(root(into, from)), entityNum(from)); err != nil {
			return err
		}
	}
	return nil
}

func root(into map[string]string, id string) string {
	for into[id] != "" {
		id = into[id]
	}
	return id
}
