package chain

import "hearsay/extract/news"

// Looked annotates a document and says how often a statement was looked at again
// for the sake of another.
func (r *Reader) Looked(doc *news.Document) int { return r.annotate(doc).looked }
