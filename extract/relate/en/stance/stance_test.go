package stance

import (
	"testing"
	"unicode/utf8"
)

func TestHeadlines(t *testing.T) {
	rows := []struct {
		claim, headline string
		want            Stance
	}{
		{"A lion escaped from Norvane zoo", "Lion escapes from Norvane zoo", Agree},
		{"A lion escaped from Norvane zoo", "No, a lion did not escape from Norvane zoo: the video is a hoax", Deny},
		{"A lion escaped from Norvane zoo", "Reports: lion may have escaped from Norvane zoo", Discuss},
	}
	for _, r := range rows {
		if got := OfHeadline(r.claim, r.headline); got != r.want {
			t.Errorf("%q: %v, want %v", r.headline, got, r.want)
		}
	}
}

func TestArticlesAboutSomethingElse(t *testing.T) {
	if got := Of("A lion escaped from Norvane zoo", "Shares in the brewer fell on Monday after it cut its forecast. Analysts had expected growth."); got != Unrelated {
		t.Errorf("%v, want unrelated", got)
	}
	if got := Of("A lion escaped from Norvane zoo", "A lion escaped from the zoo in Norvane on Monday, police said. The lion was caught after two hours."); got == Unrelated {
		t.Errorf("an article about the lion is %v", got)
	}
}

func FuzzFeatures(f *testing.F) {
	f.Add("A claim.", "A text. With sentences, “quotes” and\nlines?")
	f.Fuzz(func(t *testing.T, claim, text string) {
		if utf8.ValidString(claim) && len(Features(claim, text)) == 0 {
			t.Error("no features")
		}
	})
}

func BenchmarkOf(b *testing.B) {
	for b.Loop() {
		Of("A lion escaped from Norvane zoo", "A lion escaped from the zoo in Norvane on Monday, police said. The lion was caught after two hours.")
	}
}
