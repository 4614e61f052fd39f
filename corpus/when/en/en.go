// Package en holds the English words that dates on pages and in files are
// written with.
package en

// Months are the names of the months, in order.
var Months = []string{
	"january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december",
}
