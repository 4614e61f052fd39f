package language

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

var texts = map[string]string{
	"en": "The old bridge over the Calder was shut to lorries on Monday, the county council said, after divers found cracks in two of its piers.",
	"de": "Die alte Brücke über die Calder ist seit Montag für Lastwagen gesperrt, teilte der Landkreis mit, nachdem Taucher Risse in zwei Pfeilern gefunden hatten.",
	"fr": "Le vieux pont sur la Calder est fermé aux camions depuis lundi, a annoncé le conseil, après que des plongeurs ont découvert des fissures dans deux piles.",
	"es": "El viejo puente sobre el Calder está cerrado a los camiones desde el lunes, informó el consejo, después de que unos buzos hallaran grietas en dos pilares.",
	"ru": "Старый мост через реку закрыт для грузовиков с понедельника, сообщил совет, после того как водолазы нашли трещины в двух опорах.",
	"uk": "Старий міст через річку закрито для вантажівок із понеділка, повідомила рада, після того як водолази знайшли тріщини у двох опорах.",
	"zh": "周一，县议会表示，潜水员在两个桥墩上发现裂缝后，这座旧桥对卡车关闭。修复工程将于四月开始，预计九月底完成。",
	"":   "Rates, 1931",
}

func TestOf(t *testing.T) {
	for want, text := range texts {
		got := Of(text)
		if want == "zh" && got == "cmn" {
			got = "zh"
		}
		if got != want {
			t.Errorf("%q is taken for %q, want %q", text, got, want)
		}
	}
}

func TestSure(t *testing.T) {
	for _, want := range []string{"en", "de", "fr", "es"} {
		if _, sure := Identify(texts[want]); !sure {
			t.Errorf("in doubt about %q", texts[want])
		}
	}
	if tag, sure := Identify("Mayor Ida Brandt, Calder, Sule"); sure {
		t.Errorf("five names are taken for %q for certain", tag)
	}
}

func TestEveryBBCArticleIsEnglish(t *testing.T) {
	f, err := os.Open("../../../shared/data/bbc.ndjson.gz")
	if err != nil {
		t.Skip("the BBC articles are not here")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	n, lowest := 0, 1.0
	for lines.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		n++
		if _, words, common := count(middle(a.Text)); float64(common)/float64(words) < lowest {
			lowest = float64(common) / float64(words)
		}
		if got := Of(a.Text); got != "en" {
			t.Errorf("article %d is taken for %q: %.80s", n, got, a.Text)
		}
	}
	t.Logf("%d articles, lowest share of common words %.3f", n, lowest)
}

func FuzzIdentify(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if tag, _ := Identify(s); len(tag) > 3 {
			t.Errorf("tag %q", tag)
		}
	})
}

func BenchmarkIdentify(b *testing.B) {
	for _, tag := range []string{"en", "de"} {
		text := strings.Repeat(texts[tag]+" ", 20)
		b.Run(tag, func(b *testing.B) {
			for b.Loop() {
				Identify(text)
			}
		})
	}
}
