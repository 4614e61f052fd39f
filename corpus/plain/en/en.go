// Package en holds the English labels that stand before an article's date,
// outlet, title and authors in a text file.
package en

// The labels, lower case, as they stand before a colon.
var (
	Date   = []string{"date", "published", "publication date", "date published", "posted", "dated"}
	Outlet = []string{"outlet", "publisher", "publication", "newspaper", "site", "website"}
	Source = []string{"source", "via"} // only with a host behind it: "Source: police" is a sentence
	Title  = []string{"title", "headline"}
	Author = []string{"author", "authors", "byline"}
	URL    = []string{"url", "link", "address", "source", "permalink"}
)

// By begins a byline that stands on a line of its own.
const By = "by "
