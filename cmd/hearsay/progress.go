package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"hearsay/corpus"
)

// progress shows how an import goes: on a terminal one line that is written
// over, otherwise a plain line now and then; failures are named either way.
type progress struct {
	a      *app
	events bool // JSON for scripts on standard output
	last   time.Time
	shown  bool
}

func (a *app) progress(events bool) *progress {
	return &progress{a: a, events: events, last: time.Now()}
}

// Intervals of the progress line: smooth for a person, rare in a log.
const (
	everyOnTerminal = 200 * time.Millisecond
	everyInLog      = 30 * time.Second
)

// eventItem is the JSON form of one event.
type eventItem struct {
	Source  string `json:"source"`
	Key     string `json:"key,omitempty"`
	Article string `json:"article,omitempty"`
	Title   string `json:"title,omitempty"`
	Outcome string `json:"outcome"`
	Claims  int    `json:"claims"`
	Error   string `json:"error,omitempty"`
}

func (p *progress) event(e corpus.Event) {
	if e.Err != nil {
		p.wipe()
		fmt.Fprintf(p.a.stderr, "hearsay: %s: %v\n", place(e), e.Err)
	}
	if p.events {
		p.write(e)
	}
	p.tick(e.So)
}

// tick shows how far it is, when it is time to.
func (p *progress) tick(s corpus.Summary) {
	every := everyInLog
	if p.a.errTerminal {
		every = everyOnTerminal
	}
	if time.Since(p.last) < every {
		return
	}
	p.last = time.Now()
	p.line(s)
}

// summaryItem is the JSON form of what an import came to, the last line of --json.
type summaryItem struct {
	Inputs          int            `json:"inputs"`
	InputsUnchanged int            `json:"inputs_unchanged"`
	Articles        int            `json:"articles"`
	New             int            `json:"new"`
	Copies          int            `json:"copies"`
	Revised         int            `json:"revised"`
	Updated         int            `json:"updated"`
	Older           int            `json:"older"`
	Unchanged       int            `json:"unchanged"`
	RemovedBefore   int            `json:"removed_before"`
	Skipped         int            `json:"skipped"`
	Failed          int            `json:"failed"`
	Claims          int            `json:"claims"`
	NotExtracted    map[string]int `json:"not_extracted"` // articles by language
	Bytes           int64          `json:"bytes"`
	Seconds         float64        `json:"seconds"`
}

func summaryOf(s corpus.Summary) summaryItem {
	item := summaryItem{s.Inputs, s.Same, s.Articles, s.New, s.Copies, s.Revised, s.Updated, s.Older, s.Unchanged, s.Refused, s.Skipped, s.Failed, s.Claims,
		s.NotExtracted, s.Bytes, s.Elapsed.Seconds()}
	if item.NotExtracted == nil {
		item.NotExtracted = map[string]int{}
	}
	return item
}

func place(e corpus.Event) string {
	if e.Key == "" {
		return e.Source
	}
	return e.Source + ", " + e.Key
}

func (p *progress) write(e corpus.Event) {
	item := eventItem{Source: e.Source, Key: e.Key, Article: e.Article, Title: e.Title, Outcome: string(e.Outcome), Claims: e.Claims}
	switch {
	case e.Err != nil:
		item.Outcome, item.Error = "failed", e.Err.Error()
	case e.Skipped != "":
		item.Outcome, item.Error = "skipped", e.Skipped
	}
	_ = writeJSON(p.a.stdout, item)
}

// line is the state of the import: how much, how fast, how long still.
func (p *progress) line(s corpus.Summary) {
	text := fmt.Sprintf("%d articles, %d claims, %.0f articles/s", s.Articles, s.Claims, rate(s))
	if left := timeLeft(s); left > 0 {
		done := float64(s.Read) / float64(s.Size)
		text += fmt.Sprintf(", %.0f %%, %s left", 100*done, left)
		if p.a.errTerminal {
			text = bar(done) + " " + text
		}
	}
	if s.Failed > 0 {
		text += fmt.Sprintf(", %d failed", s.Failed)
	}
	if p.a.errTerminal {
		fmt.Fprintf(p.a.stderr, "\r\x1b[K%s", text)
		p.shown = true
		return
	}
	fmt.Fprintln(p.a.stderr, text)
}

// barWidth leaves room for the figures on a line of 80.
const barWidth = 20

// bar draws how much of the whole is done.
func bar(done float64) string {
	n := min(barWidth, max(0, int(done*barWidth)))
	return "[" + strings.Repeat("#", n) + strings.Repeat(".", barWidth-n) + "]"
}

func (p *progress) wipe() {
	if p.shown {
		fmt.Fprint(p.a.stderr, "\r\x1b[K")
		p.shown = false
	}
}

func rate(s corpus.Summary) float64 {
	if s.Elapsed <= 0 {
		return 0
	}
	return float64(s.Articles) / s.Elapsed.Seconds()
}

func timeLeft(s corpus.Summary) time.Duration {
	if s.Read <= 0 || s.Size <= s.Read {
		return 0
	}
	return time.Duration(float64(s.Elapsed) * float64(s.Size-s.Read) / float64(s.Read)).Round(time.Second)
}

// stop prints the summary, unless the import ended before anything came of it.
func (p *progress) stop(s corpus.Summary, err error) {
	if p.wipe(); err == nil || s.Articles+s.Failed+s.Skipped > 0 {
		p.end(s)
	}
}

// end prints the summary: what came of every article.
func (p *progress) end(s corpus.Summary) {
	p.wipe()
	var parts []string
	for _, c := range []struct {
		n    int
		what string
	}{
		{s.New, "new"}, {s.Copies, "copies"}, {s.Revised, "revised"}, {s.Updated, "updated"}, {s.Older, "older revisions"},
		{s.Unchanged, "unchanged"}, {s.Refused, "removed before"}, {s.Skipped, "skipped"}, {s.Failed, "failed"},
		{s.Same, "inputs unchanged"},
	} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	if len(parts) == 0 {
		parts = []string{"nothing to read"}
	}
	if p.events {
		_ = writeJSON(p.a.stdout, map[string]any{"summary": summaryOf(s)})
	}
	fmt.Fprintf(p.a.stderr, "%s; %d claims; %s\n", strings.Join(parts, ", "), s.Claims, s.Elapsed.Round(time.Millisecond))
	for _, language := range slices.Sorted(maps.Keys(s.NotExtracted)) {
		fmt.Fprintf(p.a.stderr, "%d in %s: stored and searchable, not read for claims\n", s.NotExtracted[language], language)
	}
}
