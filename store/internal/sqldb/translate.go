package sqldb

import (
	"context"
	"slices"
	"strings"
	"time"

	"hearsay/store/query"
)

// builder translates a parsed query into a condition on claims c and their
// articles a, gathering the arguments in the order of their marks.
type builder struct {
	ctx     context.Context
	r       *reader
	sizes   map[string]int64 // table and argument → rows that match, up to few+1
	err     error
	dialect Dialect
	asOf    string
	words   string // the table in whose text words are looked for: "claims" or "articles"
	args    []any
}

func (b *builder) arg(v any) string {
	b.args = append(b.args, v)
	return "?"
}

// query is the condition for a query about claims.
func (b *builder) query(q *query.Query) string {
	if q == nil || q.Root == nil {
		return "1"
	}
	return b.node(q.Root)
}

func (b *builder) node(n query.Node) string {
	switch n := n.(type) {
	case *query.And:
		return b.parts(n.Parts, " AND ")
	case *query.Or:
		return b.parts(n.Parts, " OR ")
	case *query.Not:
		return "NOT " + b.node(n.Part)
	case *query.Words:
		return b.match(b.words, nil, *n)
	case *query.Filter:
		return b.filter(n)
	}
	return "0"
}

func (b *builder) parts(list []query.Node, between string) string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = b.node(n)
	}
	return "(" + strings.Join(out, between) + ")"
}

func (b *builder) match(table string, columns []string, words query.Words) string {
	num := "c.num"
	if table == "articles" {
		num = "a.num"
	}
	arg := b.dialect.Match(columns, []query.Words{words})
	b.args = append(b.args, arg)
	if b.size(table, arg) > few {
		return b.dialect.Holds(table, num)
	}
	return b.dialect.Among(table, num)
}

// few rows are found through the text index and sorted; of more, the page that is
// wanted is found sooner by going through the articles by date and looking at
// each. Either way costs some ten milliseconds at this number (measured on
// 108,000 claims; words of all of them took half a second before).
const few = 2000

// size is how many rows match, counted up to few+1.
func (b *builder) size(table, arg string) int64 {
	key := table + "\x00" + arg
	if n, ok := b.sizes[key]; ok {
		return n
	}
	var n int64
	if err := b.r.one(b.ctx, into(&n), b.dialect.Count(table), arg, few+1); err != nil {
		b.err = err
	}
	b.sizes[key] = n
	return n
}

// most is how many rows the node can let through, as far as is cheap to know: few+1 for many.
func (b *builder) most(n query.Node) int64 {
	switch n := n.(type) {
	case *query.And:
		least := int64(few + 1)
		for _, p := range n.Parts {
			least = min(least, b.most(p))
		}
		return least
	case *query.Or:
		sum := int64(0)
		for _, p := range n.Parts {
			sum = min(sum+b.most(p), few+1)
		}
		return sum
	case *query.Words:
		return b.size(b.words, b.dialect.Match(nil, []query.Words{*n}))
	case *query.Filter:
		return b.mostOf(n)
	}
	return few + 1
}

// narrow are the fields of which one value lets few rows through, found by an index.
var narrow = []string{"claim", "article", "fact", "story", "due", "contested"}

func (b *builder) mostOf(f *query.Filter) int64 {
	if slices.Contains(narrow, f.Field.Name) {
		return 1
	}
	col, ok := textColumn[f.Field.Name]
	if !ok {
		return few + 1
	}
	sum := int64(0)
	for _, v := range f.Values {
		sum += b.size("claims", b.dialect.Match([]string{col}, []query.Words{{Text: v.Text, Phrase: true, Prefix: v.Prefix}}))
	}
	return min(sum, few+1)
}

// wide tells whether the rows are best gone through by date.
func (b *builder) wide(q *query.Query) bool {
	return q == nil || q.Root == nil || b.most(q.Root) > few
}

// articleQuery is the condition for a query about articles a: what it asks of
// claims must hold for one of the article's claims, and what it does not want for none.
func (b *builder) articleQuery(q *query.Query) string {
	if q == nil || q.Root == nil {
		return "1"
	}
	parts := []query.Node{q.Root}
	if and, ok := q.Root.(*query.And); ok {
		parts = and.Parts
	}
	var conds []string
	var ofClaims []query.Node
	for _, p := range parts {
		not, negated := p.(*query.Not)
		switch {
		case aboutArticle(p):
			conds = append(conds, b.node(p))
		case negated:
			conds = append(conds, "NOT "+b.someClaim([]query.Node{not.Part}))
		default:
			ofClaims = append(ofClaims, p)
		}
	}
	if len(ofClaims) > 0 {
		conds = append(conds, b.someClaim(ofClaims))
	}
	return strings.Join(conds, " AND ")
}

func (b *builder) someClaim(parts []query.Node) string {
	return "EXISTS (SELECT 1 FROM claims c WHERE c.article = a.num AND " + b.parts(parts, " AND ") + ")"
}

// articleFields are the fields of an article; all others are of its claims.
var articleFields = []string{"outlet", "author", "title", "published", "copy", "revised", "language", "story", "article", "extractor"}

func aboutArticle(n query.Node) bool {
	only := true
	(&query.Query{Root: n}).Walk(func(n query.Node, _ bool) {
		if f, ok := n.(*query.Filter); ok && !slices.Contains(articleFields, f.Field.Name) {
			only = false
		}
	})
	return only
}

// textColumn says in which column of the claims' text index a field is looked for.
var textColumn = map[string]string{"who": "who", "by": "ordered_by", "object": "object", "device": "device", "place": "place",
	"source": "source", "root": "root"}

// filter is the condition of one filter; several values are alternatives.
func (b *builder) filter(f *query.Filter) string {
	one := b.condition(f)
	if one == nil {
		return "c." + column(f.Field.Name) + " IN (" + b.list(f.Values) + ")"
	}
	out := make([]string, len(f.Values))
	for i, v := range f.Values {
		out[i] = one(v)
	}
	return "(" + strings.Join(out, " OR ") + ")"
}

// column is the claims' column of a field with fixed choices.
func column(field string) string {
	if field == "source-kind" {
		return "root_kind"
	}
	return field
}

func (b *builder) list(values []query.Value) string {
	for _, v := range values {
		b.args = append(b.args, v.Text)
	}
	return marks(len(values))
}

// condition gives the condition for one value of the filter's field, nil for
// fields that are simply a column with one of the values.
func (b *builder) condition(f *query.Filter) func(query.Value) string {
	if col, ok := textColumn[f.Field.Name]; ok {
		return func(v query.Value) string {
			return b.match("claims", []string{col}, query.Words{Text: v.Text, Phrase: true, Prefix: v.Prefix})
		}
	}
	switch f.Field.Name {
	case "fact-status":
		return b.factStatus
	case "relation":
		return func(v query.Value) string {
			return "(EXISTS (SELECT 1 FROM links l WHERE l.a = c.num AND l.relation = " + b.arg(v.Text) +
				") OR EXISTS (SELECT 1 FROM links l WHERE l.b = c.num AND l.relation = " + b.arg(v.Text) + "))"
		}
	case "contested":
		return func(v query.Value) string { return wantedOrNot(contested, v.Yes) }
	case "copy":
		return func(v query.Value) string { return wantedOrNot("a.copy_of <> ''", v.Yes) }
	case "revised":
		return func(v query.Value) string {
			return wantedOrNot("a.num IN (SELECT article FROM revisions)", v.Yes)
		}
	case "quote", "anonymous":
		return func(v query.Value) string { return "c." + f.Field.Name + " = " + b.arg(v.Yes) }
	case "confidence":
		return b.number("c.confidence")
	case "outlets":
		return b.ofFact("json_array_length(ff.detail, '$.Outlets')")
	case "independent":
		return b.ofFact("ff.origins_min")
	case "due", "time", "published":
		return b.date(f.Field.Name)
	}
	return b.textOrID(f.Field.Name)
}

func wantedOrNot(cond string, yes bool) string {
	if yes {
		return cond
	}
	return "NOT (" + cond + ")"
}

// factStatus holds the stored status against the day asked for: see expire.
func (b *builder) factStatus(v query.Value) string {
	in := "EXISTS (SELECT 1 FROM fact_claims fc JOIN facts ff ON ff.num = fc.fact WHERE fc.claim = c.num AND "
	expired := "(ff.due = 1 AND ff.holds_to <> '' AND ff.holds_to < " + b.arg(b.asOf) + " AND ff.status IN ('asserted', 'reported'))"
	if v.Text == "expired" {
		return in + expired + ")"
	}
	return in + "NOT " + expired + " AND ff.status = " + b.arg(v.Text) + ")"
}

// number holds where the expression lies within the value's bounds.
func (b *builder) number(of string) func(query.Value) string {
	return func(v query.Value) string {
		conds := []string{"1"}
		if v.Low != nil {
			conds = append(conds, of+map[bool]string{true: " > ", false: " >= "}[v.LowOpen]+b.arg(*v.Low))
		}
		if v.High != nil {
			conds = append(conds, of+map[bool]string{true: " < ", false: " <= "}[v.HighOpen]+b.arg(*v.High))
		}
		return "(" + strings.Join(conds, " AND ") + ")"
	}
}

// ofFact is number for an expression on the claim's fact ff.
func (b *builder) ofFact(of string) func(query.Value) string {
	within := b.number(of)
	return func(v query.Value) string {
		return "EXISTS (SELECT 1 FROM fact_claims fc JOIN facts ff ON ff.num = fc.fact WHERE fc.claim = c.num AND " + within(v) + ")"
	}
}

// Days before and after all others, for ends that are open.
const (
	firstDay = "0000-00-00"
	lastDay  = "9999-99-99"
)

func (b *builder) date(field string) func(query.Value) string {
	return func(v query.Value) string {
		from, to := v.From, v.To
		if from == "" {
			from = firstDay
		}
		if to == "" {
			to = lastDay
		}
		switch field {
		case "due":
			return "(c.due = 1 AND c.holds_to <> '' AND c.holds_to >= " + b.arg(from) + " AND c.holds_to <= " + b.arg(to) + ")"
		case "time":
			return "(c.holds_from || c.holds_to <> '' AND c.holds_from <= " + b.arg(to) + " AND (c.holds_to = '' OR c.holds_to >= " + b.arg(from) + "))"
		}
		return "(a.published <> '' AND a.published >= " + b.arg(from) + " AND a.published < " + b.arg(dayAfter(to)) + ")"
	}
}

// dayAfter is the bound below which all times of a day lie.
func dayAfter(iso string) string {
	day, err := time.Parse("2006-01-02", iso)
	if err != nil {
		return iso + "~"
	}
	return day.AddDate(0, 0, 1).Format("2006-01-02")
}

// textOrID are the fields that have words outside the claims' text, or an ID.
func (b *builder) textOrID(field string) func(query.Value) string {
	switch field {
	case "title":
		return func(v query.Value) string {
			return b.match("articles", []string{"title"}, query.Words{Text: v.Text, Phrase: true, Prefix: v.Prefix})
		}
	case "outlet":
		return func(v query.Value) string { return b.like("a.outlet", v.Text) }
	case "author":
		return func(v query.Value) string { return b.like("a.authors", v.Text) }
	case "predicate":
		return func(v query.Value) string {
			if v.Prefix {
				return "c.predicate LIKE " + b.arg(likely(v.Text)+"%") + ` ESCAPE '\'`
			}
			return "c.predicate = " + b.arg(strings.ToLower(v.Text))
		}
	case "language":
		return func(v query.Value) string { return "a.language = " + b.arg(strings.ToLower(v.Text)) }
	case "extractor":
		return func(v query.Value) string { return "a.extractor = " + b.arg(v.Text) }
	case "claim":
		return func(v query.Value) string { return b.begins("c.id", v.Text) }
	case "article":
		return b.article
	case "fact":
		return b.fact
	case "story":
		return b.story
	case "entity":
		return b.entity
	}
	return nil
}

func (b *builder) like(column, text string) string {
	return column + " LIKE " + b.arg("%"+likely(text)+"%") + ` ESCAPE '\'`
}

// begins holds for the IDs that begin so.
func (b *builder) begins(column, id string) string {
	return "(" + column + " >= " + b.arg(id) + " AND " + column + " < " + b.arg(id+beyond) + ")"
}

func (b *builder) article(v query.Value) string {
	return "a.num IN (SELECT num FROM articles x WHERE " + b.begins("x.id", v.Text) +
		" UNION SELECT num FROM articles WHERE ref = " + b.arg(v.Text) +
		" UNION SELECT article FROM article_urls WHERE url = " + b.arg(v.Text) +
		" UNION SELECT num FROM articles WHERE id = (SELECT id FROM _article_ids WHERE former = " + b.arg(v.Text) + "))"
}

func (b *builder) fact(v query.Value) string {
	return "c.num IN (SELECT fc.claim FROM fact_claims fc JOIN facts ff ON ff.num = fc.fact WHERE " + b.begins("ff.id", v.Text) +
		" OR ff.id IN (SELECT id FROM _redirects WHERE former = " + b.arg(v.Text) + "))"
}

func (b *builder) story(v query.Value) string {
	return "a.num IN (SELECT sx.article FROM story_articles sx WHERE sx.story IN (SELECT ss.num FROM stories ss WHERE " + b.begins("ss.id", v.Text) +
		" OR ss.id IN (SELECT id FROM _redirects WHERE former = " + b.arg(v.Text) +
		") UNION SELECT sy.story FROM story_articles sy JOIN articles ay ON ay.num = sy.article WHERE ay.id = " + b.arg(v.Text) + "))"
}

// entity holds for claims whose article knows the entity under a name that stands in one of the claim's fields.
func (b *builder) entity(v query.Value) string {
	return `EXISTS (SELECT 1 FROM article_entities ae JOIN entities e ON e.num = ae.entity JOIN json_each(ae.names) n
		WHERE ae.article = c.article AND (e.num = ` + b.arg(entityNum(v.Text)) + ` OR e.same_as = ` + b.arg(entityNum(v.Text)) + `)
		AND (n.value IN (c.who, c.ordered_by, c.place, c.root) OR instr(c.source, n.value) > 0 OR instr(c.device, n.value) > 0 OR instr(c.object, n.value) > 0))`
}
