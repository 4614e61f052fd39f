// Package watch answers the question: what is new? It polls feeds and pages, and
// tells of new claims, new conflicts, changed facts and passed deadlines that
// come under saved queries.
//
//	config, err := watch.Load("watch.toml")
//	report, err := watch.Once(ctx, s, config, watch.Options{Out: os.Stdout})
//
// What was told is kept in the store, so each thing is told once, by whichever
// process comes first. What stood in the store before an alert's first run is
// not told: an alert is about what is new.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"hearsay/corpus"
	"hearsay/corpus/interchange"
	"hearsay/store"
)

// Options of a watch.
type Options struct {
	Import corpus.Options // how articles are read, fetched and linked
	Out    io.Writer      // what "-" stands for
	Client *http.Client   // for webhooks; one with a time limit when nil
	Now    func() time.Time
	Log    func(error) // problems that do not end the watch: a feed that cannot be had
}

// Alert is one thing told.
type Alert struct {
	ID     string             `json:"id"`
	Alert  string             `json:"alert"` // the rule's name
	On     string             `json:"on"`
	At     string             `json:"at"`
	Why    string             `json:"why"` // for people
	Claim  *interchange.Claim `json:"claim"`
	Other  *interchange.Claim `json:"other"`  // of a conflict
	Fact   string             `json:"fact"`   // of a status
	Status string             `json:"status"` // of a fact
}

// Report is what one round came to.
type Report struct {
	Import corpus.Summary
	Alerts int
	Failed int // places that could not be read, alerts that could not be told
}

func (o *Options) fill() {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = func(error) {}
	}
	if o.Out == nil {
		o.Out = io.Discard
	}
	if o.Client == nil {
		o.Client = &http.Client{Timeout: 30 * time.Second}
	}
}

// Once polls every place and tells what is new, one time.
func Once(ctx context.Context, s store.Store, c *Config, o Options) (Report, error) {
	o.fill()
	w := &watcher{store: s, config: c, o: o}
	return w.round(ctx, func(*Place) bool { return true })
}

// Run goes on until ctx ends. A round that fails is logged, and the next is tried.
func Run(ctx context.Context, s store.Store, c *Config, o Options) error {
	o.fill()
	w := &watcher{store: s, config: c, o: o}
	next := map[*Place]time.Time{}
	for {
		now := o.Now()
		_, err := w.round(ctx, func(p *Place) bool {
			if due := now; !next[p].After(due) {
				next[p] = now.Add(p.every)
				return true
			}
			return false
		})
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			if errors.Is(err, store.ErrFull) || errors.Is(err, store.ErrReadOnly) {
				return err
			}
			o.Log(err)
		}
		if !wait(ctx, leastEvery) {
			return nil
		}
	}
}

func wait(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

type watcher struct {
	store  store.Store
	config *Config
	o      Options
}

// round marks what stands already for new alerts, polls, and tells.
func (w *watcher) round(ctx context.Context, due func(*Place) bool) (Report, error) {
	var r Report
	for i := range w.config.Alert {
		if err := w.begin(ctx, &w.config.Alert[i]); err != nil {
			return r, err
		}
	}
	for _, list := range [][]Place{w.config.Feeds, w.config.Pages} {
		for i := range list {
			if due(&list[i]) {
				if err := w.poll(ctx, &list[i], &r); err != nil {
					return r, err
				}
			}
		}
	}
	for i := range w.config.Alert {
		if err := w.tell(ctx, &w.config.Alert[i], &r); err != nil {
			return r, err
		}
	}
	return r, nil
}

// poll imports one place. What cannot be read is logged and counted.
func (w *watcher) poll(ctx context.Context, p *Place, r *Report) error {
	o := w.o.Import
	o.Follow = p.Follow
	o.Given.Outlet = p.Outlet
	o.Steady = true // … as it was last time
	progress := o.Progress
	o.Progress = func(e corpus.Event) {
		if e.Err != nil {
			w.o.Log(fmt.Errorf("%s %s: %w", e.Source, e.Key, e.Err))
		}
		if progress != nil {
			progress(e)
		}
	}
	sum, err := corpus.Import(ctx, w.store, []string{p.URL}, o)
	r.Import.Add(sum)
	r.Failed += sum.Failed
	return err
}
