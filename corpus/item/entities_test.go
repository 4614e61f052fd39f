package item

import "testing"

func TestLaughs(t *testing.T) {
	for doc, want := range map[string]bool{
		`<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>`:                                                   true,
		`<!DOCTYPE l [<!ENTITY a "&#228;">]><rss>`:                                                                   false,
		`<!DOCTYPE rdf:RDF [<!ENTITY % HTMLlat1 PUBLIC "-//W3C//DTD XHTML 1.0 Latin1//EN" "xhtml.ent"> %HTMLlat1;]>`: false,
		`<rss>A &amp; B</rss>`: false,
		`<!ENTITY`:             false,
		``:                     false,
	} {
		if got := Laughs([]byte(doc)); got != want {
			t.Errorf("%s: %t", doc, got)
		}
	}
}
