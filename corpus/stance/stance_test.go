package stance

import (
	"math"
	"strings"
	"testing"

	"hearsay/extract/relate/en/stance"
)

func TestRelativeIsTheChallengesScore(t *testing.T) {
	var r Result
	r[stance.Agree][stance.Agree] = 1       // 1 of 1
	r[stance.Deny][stance.Discuss] = 1      // 0.25 of 1
	r[stance.Discuss][stance.Unrelated] = 1 // 0 of 1
	r[stance.Unrelated][stance.Unrelated] = 4
	if got, want := r.Relative(), (1+0.25+0+1)/4.0; math.Abs(got-want) > 1e-12 {
		t.Errorf("relative %v, want %v", got, want)
	}
	if got := r.Accuracy(); math.Abs(got-5.0/7) > 1e-12 {
		t.Errorf("accuracy %v", got)
	}
	if got := r.F1(stance.Unrelated); math.Abs(got-8.0/9) > 1e-12 {
		t.Errorf("F1 of unrelated %v", got)
	}
}

func TestEmergentReads(t *testing.T) {
	pairs, err := readEmergent(strings.NewReader(`{"id":"1","claim":"Norvane closes","headline":"Norvane stays open","stance":"against"}` + "\n"))
	if err != nil || len(pairs) != 1 || pairs[0].Stance != stance.Deny || pairs[0].Group != "Norvane closes" {
		t.Errorf("%v %v", pairs, err)
	}
	if _, err := readEmergent(strings.NewReader(`{"stance":"maybe"}`)); err == nil {
		t.Error("an unknown stance is no error")
	}
}
