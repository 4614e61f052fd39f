package extract_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay/extract"
	"hearsay/extract/news"
)

// The gold of our own: one passage a line, with every claim in it and, where
// "statements" is given, every attribution. Fields that a line leaves out are
// not judged; null and empty lists are. Written by us, see the folder's README.
const (
	goldFile   = "../testdata/gold/sentences.jsonl"
	floorsFile = "../testdata/gold/floors.json"
	listing    = "../testdata/gold/listing.txt"
)

var (
	raise  = flag.Bool("raise", false, "raise the floors of the gold to what is reached now")
	lower  = flag.Bool("lower", false, "set the floors of the gold to what is reached now, even where that is less")
	update = flag.Bool("update", false, "rewrite the golden listing")
)

type passage struct {
	ID, Text, Title, Published string
	Statements                 *[]struct{ Source, Cue, Content string }
	Claims                     []goldClaim
}

type goldClaim struct {
	Content        string
	Who, Predicate []string
	Source         []struct {
		Name      string
		Anonymous bool
	}
	Status, Modality string
	Deadline         *struct{ Value, Relation string }
	Device           []string
	Quote            bool
}

// tally counts what was right of how many.
type tally struct{ right, of int }

func (t *tally) add(ok bool) {
	t.of++
	if ok {
		t.right++
	}
}

// TestGold holds the extraction to the floors pinned beside the gold. A fall
// fails; `go test ./extract -run TestGold -raise` raises the floors.
func TestGold(t *testing.T) {
	raw, err := os.ReadFile(goldFile)
	if err != nil {
		t.Fatal(err)
	}
	got, list := judgeGold(t, raw)
	compareListing(t, list)
	sum := sha256.Sum256(raw)
	holdFloors(t, hex.EncodeToString(sum[:8]), got)
}

func judgeGold(t *testing.T, raw []byte) (map[string]float64, string) {
	var list strings.Builder
	counts := map[string]*tally{}
	var matched, predicted, gold int
	lines := bufio.NewScanner(bytes.NewReader(raw))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p passage
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatalf("%s: %v", goldFile, err)
		}
		doc, err := extract.Document(news.Article{Ref: p.ID, Text: p.Text, Title: p.Title, Published: p.Published, Outlet: "The Daily Gold", Language: "en"})
		if err != nil {
			t.Errorf("%s: %v", p.ID, err)
		}
		if err := news.Check(doc); err != nil {
			t.Errorf("%s: %v", p.ID, err)
		}
		pairs := matchClaims(&p, doc)
		matched, predicted, gold = matched+len(pairs), predicted+len(doc.Claims), gold+len(p.Claims)
		for g, c := range pairs {
			judgeFields(counts, &p.Claims[g], &doc.Claims[c])
		}
		judgeStatements(counts, &p, doc)
		writeListing(&list, &p, doc, pairs)
	}
	out := map[string]float64{"claims": f1(matched, predicted, gold)}
	for name, c := range counts {
		out[name] = round(float64(c.right) / float64(c.of))
	}
	return out, list.String()
}

func f1(right, predicted, gold int) float64 {
	if predicted+gold == 0 {
		return 1
	}
	return round(2 * float64(right) / float64(predicted+gold))
}

func round(x float64) float64 { return math.Round(x*1000) / 1000 }

// matchClaims pairs gold claims with predicted ones, best overlap first, as the
// story scorer does: token Jaccard of the contents of at least one half, or the
// same predicate and a shared token.
func matchClaims(p *passage, doc *news.Document) map[int]int {
	type cand struct {
		score float64
		g, c  int
	}
	var all []cand
	for g := range p.Claims {
		for c := range doc.Claims {
			if s, ok := overlap(&p.Claims[g], &doc.Claims[c]); ok {
				all = append(all, cand{s, g, c})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b cand) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	pairs, used := map[int]int{}, map[int]bool{}
	for _, x := range all {
		if _, ok := pairs[x.g]; !ok && !used[x.c] {
			pairs[x.g], used[x.c] = x.c, true
		}
	}
	return pairs
}

func overlap(g *goldClaim, c *news.Claim) (float64, bool) {
	a, b := strings.Fields(g.Content), strings.Fields(c.ContentText)
	shared := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			shared++
		}
	}
	j := float64(shared) / float64(len(a)+len(b)-shared)
	same := slices.ContainsFunc(g.Predicate, func(p string) bool { return firstWord(p) == firstWord(c.Predicate.Lemma) })
	if same {
		return j + 0.25, shared > 0
	}
	return j, j >= 0.5
}

func firstWord(s string) string { w, _, _ := strings.Cut(s, " "); return w }

func judgeFields(counts map[string]*tally, g *goldClaim, c *news.Claim) {
	count := func(name string, ok bool) {
		if counts[name] == nil {
			counts[name] = &tally{}
		}
		counts[name].add(ok)
	}
	if g.Who != nil {
		count("who", sameName(c.Who.Name, g.Who) || sameName(c.Who.Text, g.Who))
	}
	judgeDevices(count, g, c)
	if g.Deadline != nil {
		count("deadline", c.Deadline != nil && c.Deadline.Value == g.Deadline.Value && string(c.Deadline.Relation) == g.Deadline.Relation)
	} else {
		count("no-deadline", c.Deadline == nil)
	}
	count("source-chain", sameChain(g, c))
	count("status", string(c.Status) == g.Status)
	count("modality", string(c.Modality) == g.Modality)
	count("quote", c.Quote == g.Quote)
}

func judgeDevices(count func(string, bool), g *goldClaim, c *news.Claim) {
	if len(g.Device) == 0 {
		count("no-device", len(c.Devices) == 0)
		return
	}
	count("device", slices.ContainsFunc(c.Devices, func(d news.Named) bool { return sameName(d.Name, g.Device) }))
}

func sameChain(g *goldClaim, c *news.Claim) bool {
	if len(g.Source) != len(c.Source) {
		return false
	}
	for i, hop := range g.Source {
		if hop.Anonymous != c.Source[i].Anonymous || !sameName(c.Source[i].Name, []string{hop.Name}) {
			return false
		}
	}
	return true
}

// sameName: the same name or last word, or one a part of the other.
func sameName(got string, want []string) bool {
	a := nameWords(got)
	return slices.ContainsFunc(want, func(w string) bool {
		b := nameWords(w)
		if a == "" || b == "" {
			return a == b
		}
		return strings.Contains(" "+a+" ", " "+b+" ") || strings.Contains(" "+b+" ", " "+a+" ") || a[strings.LastIndex(a, " ")+1:] == b[strings.LastIndex(b, " ")+1:]
	})
}

func nameWords(s string) string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(s)) {
		w = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(w, ".,“”\""), "'s"), "’s")
		if w != "the" && w != "a" && w != "an" && w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

func judgeStatements(counts map[string]*tally, p *passage, doc *news.Document) {
	if p.Statements == nil {
		return
	}
	if counts["statements"] == nil {
		counts["statements"] = &tally{}
	}
	if len(*p.Statements) == 0 {
		counts["statements"].add(len(doc.Statements) == 0)
	}
	for _, want := range *p.Statements {
		counts["statements"].add(slices.ContainsFunc(doc.Statements, func(s news.Statement) bool {
			return join(doc, s.Source) == want.Source && join(doc, s.Cue) == want.Cue && join(doc, s.Content) == want.Content
		}))
	}
}

func join(doc *news.Document, spans []news.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, doc.Text(s))
	}
	return strings.Join(out, " … ")
}

// writeListing writes what was read in a passage; "-" marks a gold claim that
// was missed and "+" a claim that is not in the gold.
func writeListing(w *strings.Builder, p *passage, doc *news.Document, pairs map[int]int) {
	fmt.Fprintf(w, "%s: %s\n", p.ID, strings.ReplaceAll(strings.TrimSpace(p.Title+" "+p.Text), "\n", " ¶ "))
	used := map[int]bool{}
	for _, c := range pairs {
		used[c] = true
	}
	for c := range doc.Claims {
		sign := "+"
		if used[c] {
			sign = " "
		}
		fmt.Fprintf(w, "  %s %s\n", sign, line(&doc.Claims[c]))
	}
	for g := range p.Claims {
		if _, ok := pairs[g]; !ok {
			fmt.Fprintf(w, "  - %s\n", p.Claims[g].Content)
		}
	}
}

func line(c *news.Claim) string {
	var hops, devices []string
	for _, h := range c.Source {
		name := h.Name
		if h.Anonymous {
			name = "?" + name
		}
		hops = append(hops, name)
	}
	for _, d := range c.Devices {
		devices = append(devices, d.Name)
	}
	when := ""
	if d := c.Deadline; d != nil {
		when = fmt.Sprintf(" [%s %s]", d.Relation, d.Value)
	}
	return fmt.Sprintf("%s | who %s | %s%s | %s | %s %s%s%s", c.ContentText, c.Who.Name, c.Predicate.Lemma, when, strings.Join(hops, " → "), c.Status, c.Modality,
		map[bool]string{true: " quote"}[c.Quote], map[bool]string{true: " | " + strings.Join(devices, ", ")}[len(devices) > 0])
}

func compareListing(t *testing.T, got string) {
	if *update || *raise || *lower {
		if err := os.WriteFile(listing, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(listing)
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	a, b := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := 0; i < max(len(a), len(b)) && shown < 5; i++ {
		x, y := at(a, i), at(b, i)
		if x != y {
			shown++
			t.Logf("%s:%d\n\twas %s\n\tis  %s", listing, i+1, x, y)
		}
	}
	if shown > 0 {
		t.Logf("the golden listing differs; look at it, then run with -update")
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// floors are pinned with a digest of the gold: figures of other gold say nothing.
type floors struct {
	Digest string             `json:"digest"`
	Floors map[string]float64 `json:"floors"`
}

func holdFloors(t *testing.T, digest string, got map[string]float64) {
	var f floors
	raw, err := os.ReadFile(floorsFile)
	if err == nil {
		err = json.Unmarshal(raw, &f)
	}
	if *raise || *lower {
		writeFloors(t, floors{Digest: digest, Floors: raised(f, digest, got)})
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if f.Digest != digest {
		t.Fatalf("the gold has changed (digest %s, floors are for %s): run with -raise", digest, f.Digest)
	}
	for name, floor := range f.Floors {
		if got[name] < floor {
			t.Errorf("%s fell to %.3f, the floor is %.3f", name, got[name], floor)
		}
	}
	t.Logf("reached %v", got)
}

// slack is how far below what is reached a floor is set: about two of the
// passages, so that a tie broken the other way elsewhere is no fall.
const slack = 0.015

// raised keeps a floor that is higher than what is reached now, unless the gold
// changed or the fall is meant.
func raised(f floors, digest string, got map[string]float64) map[string]float64 {
	out := map[string]float64{}
	for name, x := range got {
		x = round(x - slack)
		out[name] = x
		if f.Digest == digest && !*lower {
			out[name] = max(x, f.Floors[name])
		}
	}
	return out
}

func writeFloors(t *testing.T, f floors) {
	raw, err := json.MarshalIndent(f, "", "  ")
	if err == nil {
		err = os.WriteFile(floorsFile, append(raw, '\n'), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
