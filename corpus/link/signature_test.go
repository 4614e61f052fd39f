package link_test

import (
	"testing"

	"hearsay/corpus/link"
	"hearsay/extract/relate"
)

// TestSignaturesCompareLikeClaims wants the features of unpacked claims to be
// those of the claims themselves.
func TestSignaturesCompareLikeClaims(t *testing.T) {
	j := link.English()
	var reports []link.Report
	for _, d := range web() {
		reports = append(reports, link.ReportOf(d))
	}
	items := link.Items(j, reports)
	var back []*relate.Item
	for _, it := range items {
		c, a, order, err := link.Parse(link.Signature(it))
		if err != nil {
			t.Fatal(err)
		}
		back = append(back, j.Item(c, a, order))
	}
	for i := range items {
		for k := range items {
			if i != k && relate.Features(items[i], items[k]) != relate.Features(back[i], back[k]) {
				t.Fatalf("%q and %q", items[i].Claim.ContentText, items[k].Claim.ContentText)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	d := web()[0]
	r := link.ReportOf(d)
	for _, it := range link.Items(link.English(), []link.Report{r}) {
		f.Add(link.Signature(it))
	}
	f.Fuzz(func(t *testing.T, sig []byte) {
		if c, a, _, err := link.Parse(sig); err == nil && (c == nil || a == nil) {
			t.Error("neither a claim nor an error")
		}
	})
}
