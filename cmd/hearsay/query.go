package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/store/query"
)

const queryHelp = `The query language of every listing

  iphone kremlin               both words, anywhere in the claim or its article
  "end of March"               these words in this order
  iph*                         words that begin so
  device:iPhone                a field; who:"Dmitry Peskov" for several words
  status:denied,unconfirmed    either
  -outlet:TechSpot             not
  a OR b, (a OR b) c           either; parentheses group
  due:<2023-04  published:2023-03..2023-05  confidence:>=0.8

Fields:
`

// queryTopic is the help topic on the query language; its list of fields is
// read from the language itself.
func queryTopic() *cobra.Command {
	var b strings.Builder
	b.WriteString(queryHelp)
	for _, f := range query.Fields {
		fmt.Fprintf(&b, "  %-12s %s", f.Name, f.Doc)
		if len(f.Choices) > 0 {
			b.WriteString(": " + strings.Join(f.Choices, ", "))
		}
		b.WriteByte('\n')
	}
	return &cobra.Command{Use: "query", Short: "The query language of every listing", Long: b.String()}
}
