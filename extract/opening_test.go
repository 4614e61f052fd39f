package extract_test

import "testing"

// TestOpenings has sentences in which a predicate heads a claim of its own that no rule
// of package claim takes for one, and such in which one does not.
func TestOpenings(t *testing.T) {
	for _, c := range []struct{ what, text, want string }{
		{"a participle of what came of it", "The wave hit the coast of Lemvik, flooding the centre of the town with huge amounts of water.", "flooding the centre of the town with huge amounts of water | The wave | flood"},
		{"before one", "A man was taken to hospital in Lemvik, before being discharged.", "being discharged | A man | discharge"},
		{"a relative clause without a comma", "The confusion was sparked by two brothers who booked tickets on separate flights from Lemvik to Sule.", "booked tickets | two brothers | book"},
		{"it stays in the claim that it tells apart", "The confusion was sparked by two brothers who booked tickets on separate flights from Lemvik to Sule.",
			"The confusion was sparked by two brothers who booked tickets on separate flights from Lemvik to Sule | two brothers | spark"},
		{"a second infinitive", "The firm will buy a stake in Lumo and make a public offer to the owners.", "make a public offer | The firm | make |  | asserted planned"},
		{"a bare verb after another form has the mood of its auxiliary", "Those caught with a bag would be given a summons, but avoid a trip to the station.", "avoid a trip | Those | avoid |  | asserted possible"},
		{"a finite one has not", "The firm could be sold in May, but closed the mill.", "closed the mill | The firm | close |  | asserted actual"},
		{"a bracket is closed", "The firm paid Lumo $427m (£230m).", "The firm paid Lumo $427m (£230m) | The firm | pay"},
		{"no preposition", "Only 16% of women earn more, compared with 30% of men.", "- compared"},
		{"no alternative", "The mayor would sell the dock, close the mill or move the office.", "- move"},
		{"no when of what happens whenever", "The alarm is rung when a patient falls down in the ward.", "- a patient"},
		{"a when of what happened", "The alarm was rung when a patient fell down in the ward.", "a patient fell down | a patient | fall"},
		{"no condition", "The port will close if the firm sells the dock.", "- the firm sells"},
		{"no noun that says nothing", "There is no evidence that the port was sold.", "- the port was sold"},
		{"no title", "The actor liked the old films, Romancing The Stone and The Jewel Of The Nile.", "- Romancing"},
	} {
		t.Run(c.what, func(t *testing.T) { reads(t, c.text, c.want) })
	}
}
