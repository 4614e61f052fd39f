package en

import (
	"slices"
	"strings"
	"testing"

	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// cuesOf are the cues of the claim that the words in brackets are, in an article
// with that title.
func cuesOf(title, marked string) []string {
	start, end := strings.Index(marked, "["), strings.Index(marked, "]")-1
	text := strings.NewReplacer("[", "", "]", "").Replace(marked)
	doc := &news.Document{Article: news.Article{Title: title, Text: text},
		Sentences: []news.Sentence{{Span: news.Span{Field: news.Body, End: len(text)}}}}
	c := news.Claim{Content: news.Span{Field: news.Body, Start: start, End: end}, ContentText: text[start:end], EvidenceText: text}
	NewFiller(doc).Claim(&c)
	return c.Cues
}

func TestCuesOfAClaimAndItsSurroundings(t *testing.T) {
	const plain = "Bridge to open in May"
	for _, c := range []struct{ cue, title, with, without string }{
		{relate.CueFlatly, plain, "[The mayor never met him].", "[The mayor met him]."},
		{relate.CueProof, plain, "[There is no evidence of a leak].", "[There is a leak]."},
		{relate.CueReal, plain, "[The bridge does not exist].", "[The bridge fell]."},
		{relate.CueSham, plain, "[The picture is a forgery].", "[The picture is a portrait]."},
		{relate.CueSham, plain, "[The report is a lie].", "[The yard lies on the river]."},
		{relate.CueFalse, plain, "[Those are lies].", "[A man lies near the yard]."},
		{relate.CueRather, plain, "[It was a fire rather than an attack].", "[It was a fire]."},
		{relate.CueSafe, plain, "[The singer is alive].", "[The singer is on tour]."},
		{relate.CueFocus, plain, "[This is not the first hoax].", "[The first hoax is not forgotten]."},
		{relate.CueFocus, plain, "[The firm has not ruled out a sale].", "[The firm has ruled out a sale]."},
		{relate.CueFocus, plain, "[There will be no yard if this goes on].", "[There will be no yard]."},
		{relate.CueFocus, plain, "[He never wanted a yard].", "[He never had a yard]."},
		{relate.CueFocus, plain, "[The yard is no longer closed].", "[The yard is not closed]."},
		{relate.CueNames, plain, "[The rumours of her death are false].", "[The rumours about Ann are false]."},
		{relate.CueDead, plain, "[Six people were killed].", "[Six people were arrested]."},
		{relate.CueHurt, plain, "[Six people were injured].", "[Six people were arrested]."},
		{relate.CueMissing, plain, "[Six people are missing].", "[Six people were found]."},
		{relate.CueNot, plain, "[The firm has not sold its yard].", "[The firm said on Monday evening that it would not sell]."},
		{relate.CueBut, plain, "But [the firm sold its yard].", "The firm bought a yard but [sold its mill]."},
		{relate.CueLacks, plain, "[The well is free of lead].", "[The well is free]."},
		{relate.CueLacks, plain, "[The yard stood without a roof].", "[The yard stood with a roof]."},
		{relate.CueUnsaid, plain, "[The firm has not announced a sale].", "[The firm announced that there is no sale]."},
		{relate.CueRebuts, plain, "The mayor rejected that. [We own one bridge].", "The mayor did not reject that. [We own one bridge]."},
		{relate.CueGrants, plain, "It is true that [we own one bridge].", "It is not true that [we own one bridge]."},
		{relate.CueGrants, plain, "[The firm had indeed sold its yard].", "[The firm had sold its yard]."},
		{relate.CueClaimed, plain, "A website alleged that [the singer died].", "A website said that [the singer died]."},
		{relate.CueAdmits, plain, "The firm admitted that [the dam leaks].", "The firm refused to admit that [the dam leaks]."},
		{relate.CueTurned, plain, "[The firm has since backed out].", "[The firm did not back out]."},
		{relate.CueTurned, plain, "[The plan was dropped].", "[The plane dropped a bomb]."},
		{relate.CueEased, plain, "[It took the train instead].", "[It took the train instead of the bus]."},
		{relate.CueStood, plain, "[The singer was to open the hall].", "[The singer was in the hall]."},
	} {
		if got := cuesOf(c.title, c.with); !slices.Contains(got, c.cue) {
			t.Errorf("%q: no cue %q in %v", c.with, c.cue, got)
		}
		if got := cuesOf(c.title, c.without); slices.Contains(got, c.cue) {
			t.Errorf("%q: cue %q", c.without, c.cue)
		}
	}
	for _, c := range []struct {
		title string
		want  []string
	}{
		{"No, the singer isn't dead", []string{relate.CueTitleNot}},
		{"Death of singer is a hoax", []string{relate.CueTitleNot, relate.CueTitleSham}},
		{"Singer on tour", nil},
	} {
		if got := cuesOf(c.title, "[The singer sang]."); !slices.Equal(got, c.want) {
			t.Errorf("under %q: %v, want %v", c.title, got, c.want)
		}
	}
}
