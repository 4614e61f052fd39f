package corpus

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"hearsay/corpus/item"
	"hearsay/extract"
	"hearsay/extract/news"
	"hearsay/store"
)

// Sizes of the queues and batches. Memory is bounded by the bytes under way,
// not by the number of items: a text grows some thirtyfold while it is read.
const (
	queueLen   = 128      // items under way at most, beside those of the batch
	queueBytes = 24 << 20 // their bytes; one larger item goes alone
	batchLen   = 128      // articles in one transaction
	batchBytes = 2 << 20  // their bytes
	batchWait  = 200 * time.Millisecond
)

// importer is one import under way. The producer puts jobs into two queues, in
// the same order: workers take from work, the writer waits for those in order.
type importer struct {
	store store.Store // nil when give takes the documents
	give  func(*news.Document) error
	o     Options
	start time.Time
	sum   Summary // the writer's

	work, order chan *job
	gate        *gate
	// One place a core. Whoever reads an article holds one, and so does the writer
	// while it saves: all wait for it, and readers on every core would take half of its time.
	cores    chan struct{}
	size     atomic.Int64 // of all inputs found
	produced int          // the producer's
}

// job is one item on its way, or the end of an input.
type job struct {
	in     *input
	item   item.Item
	end    bool   // of the input; err says how it ended
	passed bool   // the whole input was passed over
	stored string // ID of an article of the store that is to be read anew
	bytes  int    // of the item as it came in

	ready   chan struct{} // closed when the worker is done; nil for an end
	article news.Article
	doc     *news.Document // nil when there is nothing to save
	save    store.Input    // doc, packed
	outcome store.Outcome
	skip    string // why it is passed over
	unasked bool   // … since the filters leave it out, which is not worth remembering
	err     error
}

// rereads tells that inputs are read although nothing about them changed:
// because the user says so, or gives fields that may differ from last time.
func (im *importer) rereads() bool {
	return im.o.Again || im.o.DryRun || im.o.Force || im.o.Given != (Given{}) && !im.o.Steady || len(im.o.Map) > 0 || im.filtered() || im.o.Limit > 0
}

// filtered tells that articles may be left out, so that the input is not done.
func (im *importer) filtered() bool {
	return im.o.Since != "" || im.o.Until != "" || im.o.Language != "" || im.o.Outlet != ""
}

// found counts an input for the progress.
func (im *importer) found(in *input) { im.size.Add(in.size) }

// run drives producer, workers and writer until the sources end or something
// about the import as a whole fails.
func (im *importer) run(ctx context.Context, produce func(*producer) error) (Summary, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	im.work, im.order = make(chan *job, queueLen), make(chan *job, queueLen)
	im.gate = newGate(queueBytes)
	im.cores = make(chan struct{}, runtime.GOMAXPROCS(0))
	stop := context.AfterFunc(ctx, im.gate.open)
	defer stop()

	var group sync.WaitGroup
	group.Go(func() {
		defer close(im.work)
		defer close(im.order)
		if err := produce(&producer{im: im, ctx: ctx, maps: map[string]bool{}}); err != nil && !errors.Is(err, errEnough) {
			cancel(err)
		}
	})
	for range im.o.Jobs {
		group.Go(func() { im.worker(ctx) })
	}
	err := im.writer(ctx)
	if err != nil {
		cancel(err)
	}
	group.Wait()
	im.sum.Elapsed = im.o.Now().Sub(im.start)
	if err == nil {
		err = context.Cause(ctx)
	}
	return im.sum, err
}

// put queues a job; it waits while too many bytes are under way.
func (im *importer) put(ctx context.Context, j *job) error {
	if !j.end {
		j.ready = make(chan struct{})
		j.bytes = len(j.item.Raw)
		im.gate.enter(j.bytes)
	}
	select {
	case im.order <- j:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	if j.end {
		return nil
	}
	select {
	case im.work <- j:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// worker reads and extracts.
func (im *importer) worker(ctx context.Context) {
	for j := range im.work {
		if ctx.Err() == nil && j.err == nil && j.skip == "" {
			im.cores <- struct{}{}
			im.read(ctx, j)
			im.ready(j)
			<-im.cores
		}
		close(j.ready)
	}
}

// ready does ahead what saving and linking need no store for.
func (im *importer) ready(j *job) {
	if j.doc == nil || j.err != nil || im.store == nil || im.o.DryRun {
		return
	}
	j.save = store.Input{Doc: j.doc, Raw: j.item.Raw, RawType: string(j.item.Type), Force: im.o.Force}
	if j.item.Type == item.Text { // the bytes of text are the text, and are not kept twice
		j.save.Raw, j.save.RawType = nil, ""
	}
	if j.err = news.Check(j.doc); j.err != nil {
		return
	}
	if j.err = im.store.Pack(&j.save); j.err == nil && im.o.Link != nil {
		im.o.Link.Ready(j.doc)
	}
	slim(j.doc)
}

// slim lets go of the layers that are needed no more once a document is packed:
// more than half of what it holds.
func slim(d *news.Document) {
	d.Tokens, d.Sentences, d.Quotes, d.Vectors, d.Mentions, d.Times, d.Quantities = nil, nil, nil, news.Vectors{}, nil, nil, nil
}

// read takes an item through reading, the filters, the store's knowledge of it,
// and extraction.
func (im *importer) read(ctx context.Context, j *job) {
	defer func() {
		if r := recover(); r != nil { // a bug in a reader costs one article, not the run
			j.err = fmt.Errorf("reading failed: %v", r)
		}
	}()
	if j.stored != "" {
		j.err = im.reread(ctx, j)
		return
	}
	a, id, err := decode(j.item, im.o.Now())
	if err != nil {
		if errors.Is(err, item.ErrNotArticle) {
			j.skip, err = err.Error(), nil
		}
		j.err = err
		return
	}
	im.o.Given.give(&a)
	a.Ref = j.ref(id)
	if j.skip = im.outside(&a); j.skip != "" {
		j.unasked = true
		return
	}
	a.ID = news.ArticleID(&a, id)
	if im.store == nil {
		j.article, j.outcome = a, store.New
		j.doc, j.err = extract.Document(a)
		return
	}
	known, err := im.store.Prepare(ctx, extract.Version, a)
	if err != nil {
		j.err = fmt.Errorf("asking the store: %w", err)
		return
	}
	j.article, j.outcome = known[0].Article, known[0].Outcome
	if j.item.Summary && j.outcome == store.Revised && im.inFull(ctx, &j.article) {
		j.skip, j.unasked = "a feed's summary of an article that is stored in full", true
		return
	}
	if j.outcome == store.Refused && !im.o.Force || j.outcome == store.Unchanged && !elsewhere(&a, &j.article) {
		return
	}
	j.doc, j.err = extract.Document(j.article)
}

// fuller is how many times longer than a summary a text is that is no summary.
const fuller = 2

// inFull tells that more of an article is stored than the given text.
func (im *importer) inFull(ctx context.Context, a *news.Article) bool {
	was, err := im.store.Article(ctx, a.ID)
	return err == nil && len(was.Text) > fuller*len(a.Text)
}

// elsewhere tells that an article came from an address that is not its own: it is
// saved although nothing else changed, so that all its addresses are kept.
func elsewhere(given, stored *news.Article) bool {
	return len(given.URLs) > 0 || given.URL != "" && given.URL != stored.URL
}

// ref is how scripts name the article: the id it came with, else where it lies.
func (j *job) ref(id string) string {
	switch {
	case id != "":
		return id
	case j.item.Key == "":
		return j.in.name
	}
	return j.in.name + "#" + j.item.Key
}

// outside tells why an article is not wanted, "" when it is.
func (im *importer) outside(a *news.Article) string {
	day, dated := a.Day()
	iso := day.Format(time.DateOnly)
	o := &im.o
	switch {
	case o.Language != "" && a.Language != o.Language:
		return "in another language: " + a.Language
	case o.Outlet != "" && !strings.EqualFold(a.Outlet, o.Outlet):
		return "of another outlet: " + a.Outlet
	case (o.Since != "" || o.Until != "") && !dated:
		return "without a date"
	case o.Since != "" && iso < o.Since, o.Until != "" && iso > o.Until:
		return "published on " + iso
	}
	return ""
}

// gate bounds the bytes under way.
type gate struct {
	mu    sync.Mutex
	room  sync.Cond
	left  int
	all   int
	ended bool
}

func newGate(n int) *gate {
	g := &gate{left: n, all: n}
	g.room.L = &g.mu
	return g
}

// enter waits until n bytes fit, or nothing else is under way.
func (g *gate) enter(n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for !g.ended && g.left < n && g.left < g.all {
		g.room.Wait()
	}
	g.left -= n
}

func (g *gate) leave(n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.left += n
	g.room.Broadcast()
}

// open lets everybody through: the import has ended.
func (g *gate) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.ended = true
	g.room.Broadcast()
}
