package story

import (
	"strings"
	"testing"
)

const wire = `The council of Carwick voted on Tuesday to close the harbour yard by the end of June, a decision that would cost
three hundred people their work, officials said. The yard has built ferries since 1911 and was last modernised twenty years ago.
Its owner, Hallam Group, said orders had fallen by half within two years. The union called the vote a betrayal and announced
a march to the town hall on Saturday. The mayor said that talks with a buyer from Norvane had ended without a result last week,
and that the town could not pay the losses of the yard any longer.`

const other = `Carwick's town library will reopen in May after a fire damaged its reading room last autumn. The building, a former grain
store, got a new roof and a lift; most of the books were saved by volunteers who carried them out through the windows that night.
A festival with readings for children is planned for the first week, the head of the library told reporters, and the cafe on the
ground floor will be run by the school. The insurance paid for two thirds of the work, the county for the rest of it.`

func TestCopies(t *testing.T) {
	article := func(text string) *Article { return (&Article{}).Print(Prints(text)) }
	edited := strings.NewReplacer("on Tuesday", "this week", "a betrayal", "a scandal").Replace(wire)
	rows := []struct {
		name   string
		a, b   string
		of, in bool // a in b, b in a
	}{
		{"the same text", wire, wire, true, true},
		{"other capitals and spaces", wire, strings.ToUpper(strings.ReplaceAll(wire, " ", "  ")), true, true},
		{"two phrases changed", wire, edited, true, true},
		{"contained in a longer article", wire, other + "\n\n" + wire + "\n\n" + strings.ReplaceAll(other, "library", "museum"), true, false},
		{"another report", wire, other, false, false},
		{"one sentence in common", wire, other + " " + wire[:130], false, false},
		{"nothing", "", "", false, false},
	}
	for _, r := range rows {
		aInB, bInA := Within(article(r.a), article(r.b))
		if (aInB >= MinCopy) != r.of || (bInA >= MinCopy) != r.in {
			t.Errorf("%s: %d, %d", r.name, aInB, bInA)
		}
	}
}

func BenchmarkPrints(b *testing.B) {
	b.SetBytes(int64(len(wire)))
	for b.Loop() {
		Prints(wire)
	}
}
