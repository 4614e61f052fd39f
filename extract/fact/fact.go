// Package fact answers: which claims are one fact, who stands behind it, and how
// did it fare over time? It is pure: it sees claims, links and articles, never
// a store.
//
//	groups := fact.Components(len(claims), edges, vetoed, 300)
package fact
