// Package news is the vocabulary that every part of hearsay speaks: what an
// article is, what was read in it, and how two claims stand to each other.
//
// It answers one question: what do the words "claim", "source", "status" mean
// here? It imports the standard library only, and holds no rule of any
// language. Annotators fill a [Document]; they meet nowhere else.
//
//	doc := &news.Document{Article: news.Article{Text: "The bridge is shut, police said."}}
//	…annotators fill doc…
//	if err := news.Check(doc); err != nil { … a promise was broken … }
//
// Layers refer to each other by index inside one document and by ID between
// documents; there are no pointers between layers, so a document can be copied,
// stored and compared.
package news

// Reason is the rule or model behind an annotation. Rule is a name that stands
// in the source ("attribution/according-to", "deadline/by-end-of"), so that
// what a reader sees on the screen is found in the code with one search.
type Reason struct {
	Rule  string  // the rule's or model's name, never empty on a finished layer
	Score float64 // 0 to 1; 1 where a rule gives no score
	Spans []Span  // what it rests on
	Note  string  // free words for people: "declined to comment", "holder: Reuters"
}
