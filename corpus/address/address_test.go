package address

import "testing"

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"HTTP://www.Example.org:80/a/amp/?utm_source=x#top":    "http://www.example.org/a/",
		"https://example.org":                                  "https://example.org/",
		"https://amp.example.org/story.amp.html?id=7&fbclid=1": "https://example.org/story.html?id=7",
		"https://example.org/amp/story?b=2&a=1":                "https://example.org/story?b=2&a=1",
		"https://example.org/example":                          "https://example.org/example",
		"https://example.org/caf%C3%A9%2Fx":                    "https://example.org/caf%C3%A9%2Fx",
		"https://u:p@example.org/x":                            "https://example.org/x",
		"/relative/only":                                       "",
		"javascript:void(0)":                                   "",
		"mailto:a@example.org":                                 "",
		"https://[::1":                                         "",
		"":                                                     "",
	} {
		if got := Canonical(in); got != want {
			t.Errorf("Canonical(%q) = %q, want %q", in, got, want)
		}
		if got := Canonical(Canonical(in)); got != want {
			t.Errorf("Canonical twice of %q = %q, want %q", in, got, want)
		}
	}
}

func TestHost(t *testing.T) {
	for in, want := range map[string]string{
		"www.TechSpot.com": "techspot.com", "https://news.example.org:8080/x": "news.example.org", "": "", "http://[": "",
	} {
		if got := Host(in); got != want {
			t.Errorf("Host(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzCanonical(f *testing.F) {
	f.Add("https://amp.example.org/a/amp?utm_x=1")
	f.Add("http://.")
	f.Add("http://..#00")
	f.Fuzz(func(t *testing.T, s string) {
		once := Canonical(s)
		if once != "" && Canonical(once) == "" {
			t.Errorf("%q becomes %q, which is no address", s, once)
		}
	})
}
