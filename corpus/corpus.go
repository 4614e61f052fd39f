// Package corpus answers the question: how do many articles, in whatever form,
// get through extraction into a store? It finds the inputs, cuts them into
// items, reads and extracts these on all cores, and saves them in batches from
// one writer, in the order of the input.
//
//	sum, err := corpus.Import(ctx, s, []string{"articles/", "bbc.ndjson.gz"}, corpus.Options{})
//	fmt.Println(sum.New, sum.Unchanged, sum.Failed)
//
// What cannot be read is kept as a failure with its reason, and the rest goes
// on. A killed run, started again, passes over what it has done: how far it got
// is stored in the same transaction as the articles.
package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"time"

	"hearsay/corpus/fetch"
	"hearsay/extract/news"
	"hearsay/store"
)

// Linker finds and writes links, facts and stories. Package link's is one.
type Linker interface {
	// Update links articles just saved, inside their transaction.
	Update(ctx context.Context, tx store.Tx, docs []*news.Document) error
	// Ready does what can be done of a document before it is saved, on many cores.
	Ready(*news.Document)
	// Forget takes back Ready: the document is linked, or will not be.
	Forget(*news.Document)
}

// Options of an import. The zero value reads every form, as fast as it can.
type Options struct {
	Format string            // name of a format in Formats, "" to find it from content and name
	Given  Given             // what documents lack, or what is to stand over what they say
	Map    map[string]string // contract key → the input's key or column

	Jobs     int    // articles read at once; 0 for one a core
	Limit    int    // stop after so many articles; 0 for all
	Since    string // ISO day: only articles published on it or later
	Until    string // ISO day: only articles published on it or before
	Language string // only articles in this language
	Outlet   string // only articles of this outlet, as its name is stored, without case

	DryRun   bool // read and extract, and store nothing
	Again    bool // read inputs anew although nothing about them changed
	Steady   bool // what is Given is what was given last time: inputs that did not change are passed over
	AnyClock bool // take the clock as right although the store has articles of a later time
	Force    bool // store articles although they were removed before

	Link     Linker        // nil links nothing
	Fetch    *fetch.Client // for addresses; nil for a polite one
	Follow   bool          // fetch the page behind each entry of a feed
	Stdin    io.Reader     // what "-" stands for
	Progress func(Event)   // called from one goroutine, in order; nil for none
	Now      func() time.Time
}

// Given are fields that the user gives for every document of an import.
type Given struct{ Published, Outlet, URL, Title, Language string }

// Event is one thing that happened: an article came through, or failed.
type Event struct {
	Source  string // input, as given
	Key     string // item in it, "" for the whole
	Article string // ID, "" when there is none
	Title   string
	Claims  int
	Outcome store.Outcome // "" when it failed or was skipped
	Skipped string        // why it was passed over
	Err     error         // why it failed
	So      Summary       // the import so far
}

// Summary counts what came of an import.
type Summary struct {
	Inputs    int // files and other inputs opened
	Same      int // inputs passed over whole, since nothing about them changed
	Articles  int // that came through, whatever the outcome
	New       int
	Copies    int
	Revised   int
	Updated   int
	Older     int
	Unchanged int
	Refused   int // removed before
	Skipped   int // not articles, or outside the filters
	Failed    int
	Claims    int
	// NotExtracted counts articles by language that are stored and searchable but not read for claims.
	NotExtracted map[string]int
	Bytes        int64 // of items read, as they came in
	// Size and Read are the bytes of all inputs whose size is known, and how many of them are done.
	Size, Read int64
	Elapsed    time.Duration
}

// Add adds another import's counts.
func (s *Summary) Add(t Summary) {
	for _, f := range [][2]*int{
		{&s.Inputs, &t.Inputs}, {&s.Same, &t.Same}, {&s.Articles, &t.Articles}, {&s.New, &t.New}, {&s.Copies, &t.Copies}, {&s.Revised, &t.Revised},
		{&s.Updated, &t.Updated}, {&s.Older, &t.Older}, {&s.Unchanged, &t.Unchanged}, {&s.Refused, &t.Refused}, {&s.Skipped, &t.Skipped}, {&s.Failed, &t.Failed}, {&s.Claims, &t.Claims},
	} {
		*f[0] += *f[1]
	}
	for tag, n := range t.NotExtracted {
		if s.NotExtracted == nil {
			s.NotExtracted = map[string]int{}
		}
		s.NotExtracted[tag] += n
	}
	s.Bytes, s.Size, s.Read, s.Elapsed = s.Bytes+t.Bytes, s.Size+t.Size, s.Read+t.Read, s.Elapsed+t.Elapsed
}

// Import reads all sources: files, folders, globs, web addresses, "-". Its error is about the
// import as a whole (the store, the context); what is wrong with single inputs is
// counted as Failed and reported by events.
func Import(ctx context.Context, s store.Store, sources []string, o Options) (Summary, error) {
	im := newImporter(s, o)
	if err := im.clock(ctx); err != nil {
		return im.sum, err
	}
	return im.run(ctx, func(p *producer) error { return p.sources(sources) })
}

// RetryFailed reads again every item that failed before.
func RetryFailed(ctx context.Context, s store.Store, o Options) (Summary, error) {
	im := newImporter(s, o)
	if err := im.clock(ctx); err != nil {
		return im.sum, err
	}
	return im.run(ctx, func(p *producer) error { return p.failed(ctx) })
}

// Read reads and extracts all sources as Import does, in order, and gives each
// article's document to f instead of a store. What cannot be read goes to
// o.Progress with its reason and is counted as Failed. An error of f ends it.
func Read(ctx context.Context, sources []string, o Options, f func(*news.Document) error) (Summary, error) {
	im := newImporter(nil, o)
	im.give = f
	return im.run(ctx, func(p *producer) error { return p.sources(sources) })
}

func newImporter(s store.Store, o Options) *importer {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Progress == nil {
		o.Progress = func(Event) {}
	}
	return &importer{store: s, o: o, start: o.Now()}
}

// clockSlack is by how much a clock may be behind: machines that share a store differ by
// that, and corrections of a running clock are smaller.
const clockSlack = 10 * time.Minute

// ErrClock tells that the clock is behind the articles that are stored. With such a clock,
// later texts would count as earlier ones, and dates of publication as lying in the future.
var ErrClock = errors.New("the clock is behind")

// clock refuses to go on with a clock that was set back.
func (im *importer) clock(ctx context.Context) error {
	if im.o.AnyClock || im.o.DryRun {
		return nil
	}
	at, err := im.store.Latest(ctx)
	if err != nil {
		return fmt.Errorf("asking the store for its latest article: %w", err)
	}
	latest, err := time.Parse(time.RFC3339, at)
	if now := im.o.Now(); err == nil && now.Add(clockSlack).Before(latest) {
		return fmt.Errorf("%w: it says %s, and an article was stored that was fetched at %s; set the clock right, or say --any-clock if it is right now",
			ErrClock, now.UTC().Format(time.RFC3339), latest.UTC().Format(time.RFC3339))
	}
	return nil
}

// give puts what the user gave over what a document says.
func (g Given) give(a *news.Article) {
	for _, f := range []struct {
		field *string
		value string
	}{{&a.Outlet, g.Outlet}, {&a.URL, g.URL}, {&a.Title, g.Title}, {&a.Language, g.Language}, {&a.Published, g.Published}} {
		if f.value != "" {
			*f.field = f.value
		}
	}
	if g.Published != "" {
		a.PublishedRule = "given"
	}
}
