package fact

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// Words is the claim in whose words a fact is best told: the earliest that names
// who acts, since "killing all aboard" means nothing away from its article; the
// earliest of all where none does. Claims are in order of date; nil for none.
func Words(claims []*news.Claim) *news.Claim {
	if i := slices.IndexFunc(claims, namesWho); i >= 0 {
		return claims[i]
	}
	if len(claims) == 0 {
		return nil
	}
	return claims[0]
}

// namesWho tells that who acts stands in the claim's own words, by a part of the
// name: "Massa" for Felipe Massa, not "he". What stands for nothing has no terms.
func namesWho(c *news.Claim) bool {
	words := strings.Fields(c.Who.Text)
	if len(words) == 0 || len(c.Who.Terms) == 0 || !c.Content.Contains(c.Who.Span) {
		return false
	}
	last := words[len(words)-1]
	return slices.ContainsFunc(strings.Fields(c.Who.Name), func(w string) bool { return strings.EqualFold(w, last) })
}
