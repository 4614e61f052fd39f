package factappeal

import (
	"testing"

	"hearsay/extract/attribution/en"
)

func TestParse(t *testing.T) {
	p := Parse("<Source:Named:Witness>Ann Lee</Source:Named:Witness> said <Fact_Appeal:Indirect_Quote>it rained</Fact_Appeal:Indirect_Quote>.")
	if p.Text != "Ann Lee said it rained." || p.Kind != en.ByIndirect {
		t.Errorf("got %q, kind %d", p.Text, p.Kind)
	}
	if len(p.Sources) != 1 || p.Text[p.Sources[0].Start:p.Sources[0].End] != "Ann Lee" || !p.Sources[0].Named {
		t.Errorf("sources %+v", p.Sources)
	}
}

func TestParseKinds(t *testing.T) {
	for text, want := range map[string]en.Appeal{
		"What now?": en.NoFact,
		"<Fact_No_Appeal>It rained.</Fact_No_Appeal>":                                  en.OwnVoice,
		"<Fact_Appeal:Direct_Quote>\"It rained,\"</Fact_Appeal:Direct_Quote> he said.": en.ByDirect,
	} {
		if p := Parse(text); p.Kind != want {
			t.Errorf("%s: kind %d, want %d", text, p.Kind, want)
		}
	}
}

func TestKindIsTheMeanOfFour(t *testing.T) {
	var s score
	for k := range en.Appeals {
		s.confusion[k][k] = 3
	}
	if s.kind() != 1 {
		t.Errorf("all right gives %v", s.kind())
	}
	s.confusion[en.ByDirect][en.ByDirect], s.confusion[en.ByDirect][en.ByIndirect] = 0, 3
	if got := s.kind(); got >= 0.75 {
		t.Errorf("one kind missed gives %v", got)
	}
}
