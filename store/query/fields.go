package query

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// Kind says what values a field takes.
type Kind string

// The kinds of fields.
const (
	Name   Kind = "name"   // words that the field must have: who:Peskov, who:"Dmitry Peskov", device:iph*
	Choice Kind = "choice" // one of a fixed list
	Date   Kind = "date"   // a period, <, <=, >, >= one, or a range
	Number Kind = "number"
	Flag   Kind = "flag" // yes or no
	ID     Kind = "id"   // an ID or the beginning of one
)

// Field is something that a query can ask for.
type Field struct {
	Name    string
	Kind    Kind
	Doc     string
	Choices []string // of a Choice
}

// Fields are all the fields, in the order in which help shows them.
var Fields = []Field{
	{Name: "who", Kind: Name, Doc: "who acts in the claim"},
	{Name: "by", Kind: Name, Doc: "who orders, advises or asks it"},
	{Name: "predicate", Kind: Name, Doc: "what is done, as a base form: replace"},
	{Name: "object", Kind: Name, Doc: "what is acted on"},
	{Name: "device", Kind: Name, Doc: "products, devices, software in the claim"},
	{Name: "place", Kind: Name, Doc: "where"},
	{Name: "source", Kind: Name, Doc: "anybody on the way from the origin to the article"},
	{Name: "root", Kind: Name, Doc: "the origin: where the chain of sources ends"},
	{Name: "outlet", Kind: Name, Doc: "the outlet that published the article"},
	{Name: "author", Kind: Name, Doc: "who wrote the article"},
	{Name: "title", Kind: Name, Doc: "words of the article's title"},
	{Name: "status", Kind: Choice, Doc: "status of the claim", Choices: choices(
		news.Asserted, news.Reported, news.Confirmed, news.Denied, news.Unconfirmed)},
	{Name: "fact-status", Kind: Choice, Doc: "what all reports together say", Choices: choices(
		news.FactAsserted, news.FactReported, news.FactConfirmed, news.FactDenied, news.FactDisputed,
		news.FactUnconfirmed, news.FactRetracted, news.FactExpired)},
	{Name: "modality", Kind: Choice, Doc: "how it is put", Choices: choices(
		news.Actual, news.Instructed, news.Advised, news.Planned, news.Possible, news.Negated)},
	{Name: "polarity", Kind: Choice, Doc: "whether the proposition is negated", Choices: choices(news.Positive, news.Negative)},
	{Name: "source-kind", Kind: Choice, Doc: "what the origin is", Choices: choices(
		news.Person, news.Organisation, news.Outlet, news.DocumentKind, news.Unknown)},
	{Name: "relation", Kind: Choice, Doc: "claims with such a link, at either end", Choices: choices(
		news.Same, news.Confirms, news.Denies, news.CannotConfirm, news.Conflicts, news.Updates)},
	{Name: "due", Kind: Date, Doc: "claims that are due: latest day on which they are to hold"},
	{Name: "time", Kind: Date, Doc: "claims whose time, past or future, overlaps this one"},
	{Name: "published", Kind: Date, Doc: "when the article was published"},
	{Name: "confidence", Kind: Number, Doc: "chance that the claim was read rightly, 0 to 1"},
	{Name: "outlets", Kind: Number, Doc: "how many outlets carry the fact: outlets:>=2"},
	{Name: "independent", Kind: Number, Doc: "how many independent sources it has at least: independent:>=2"},
	{Name: "quote", Kind: Flag, Doc: "whether it is quoted word for word"},
	{Name: "anonymous", Kind: Flag, Doc: "whether its origin is unnamed"},
	{Name: "contested", Kind: Flag, Doc: "whether somebody denies it, cannot confirm it or contradicts it"},
	{Name: "copy", Kind: Flag, Doc: "whether the article repeats another one's text"},
	{Name: "revised", Kind: Flag, Doc: "whether the article was changed after it was first read"},
	{Name: "language", Kind: ID, Doc: "language of the article: en"},
	{Name: "story", Kind: ID, Doc: "ID of the story, or of an article in it"},
	{Name: "fact", Kind: ID, Doc: "ID of the fact"},
	{Name: "article", Kind: ID, Doc: "ID of the article, the id it came with, or its URL"},
	{Name: "claim", Kind: ID, Doc: "ID of the claim"},
	{Name: "entity", Kind: ID, Doc: "ID of an entity that the claim names"},
	{Name: "extractor", Kind: ID, Doc: "version that made the claim"},
}

func choices[T ~string](values ...T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// alias is another way to write a field, with the operator it puts before the value.
type alias struct{ name, field, op string }

var aliases = []alias{
	{"due-before", "due", "<"}, {"due-after", "due", ">"}, {"since", "published", ">="}, {"until", "published", "<="},
	{"before", "published", "<"}, {"after", "published", ">"}, {"origin", "root", ""}, {"id", "claim", ""}, {"date", "published", ""},
	{"lang", "language", ""}, {"deadline", "time", ""}, {"agent", "who", ""}, {"verb", "predicate", ""},
}

// lookup finds a field by its name or an alias, and the alias's operator.
func lookup(name string) (Field, string, bool) {
	name = strings.ReplaceAll(strings.ToLower(name), "_", "-")
	op := ""
	if i := slices.IndexFunc(aliases, func(a alias) bool { return a.name == name }); i >= 0 {
		name, op = aliases[i].field, aliases[i].op
	}
	i := slices.IndexFunc(Fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, "", false
	}
	return Fields[i], op, true
}

// nearest is the field whose name is the fewest edits away, "" when none is near.
func nearest(name string) string {
	names := make([]string, 0, len(Fields)+len(aliases))
	for _, f := range Fields {
		names = append(names, f.Name)
	}
	for _, a := range aliases {
		names = append(names, a.name)
	}
	return closest(strings.ToLower(name), names)
}

func closest(word string, among []string) string {
	best, at := "", 3 // two slips are a slip; three are another word
	if len(word) < 4 {
		at = 2
	}
	for _, n := range among {
		if d := edits(word, n); d < at {
			best, at = n, d
		}
	}
	return best
}

// edits is the Levenshtein distance in bytes; a word of any length is cut at 40.
func edits(a, b string) int {
	a, b = a[:min(len(a), 40)], b[:min(len(b), 40)]
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			before, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, before+cost)
		}
	}
	return row[len(b)]
}
