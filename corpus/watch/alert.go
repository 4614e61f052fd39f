package watch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"hearsay/corpus/interchange"
	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/query"
)

// source names a rule's records in the store.
func (r *Rule) source() string { return "alert:" + r.Name }

// begin marks everything that comes under a rule as told, the first time that the
// rule is met.
func (w *watcher) begin(ctx context.Context, r *Rule) error {
	_, err := w.store.Item(ctx, r.source(), "")
	if err == nil || !errors.Is(err, store.ErrNotFound) {
		return err
	}
	found, err := w.events(ctx, r)
	if err != nil {
		return err
	}
	return w.mark(ctx, r, found, "")
}

// mark records events as told, and the keys besides.
func (w *watcher) mark(ctx context.Context, r *Rule, told []Alert, keys ...string) error {
	items := make([]store.Item, 0, len(told)+len(keys))
	for _, a := range told {
		items = append(items, store.Item{Source: r.source(), Key: a.ID, State: store.ItemDone})
	}
	for _, k := range keys {
		items = append(items, store.Item{Source: r.source(), Key: k, State: store.ItemDone})
	}
	if len(items) == 0 {
		return nil
	}
	return w.store.Update(ctx, func(tx store.Tx) error { return tx.PutItems(ctx, items...) })
}

// tell finds what is new under a rule and sends it. What could not be sent to
// every place is tried again next time.
func (w *watcher) tell(ctx context.Context, r *Rule, report *Report) error {
	told, err := w.told(ctx, r)
	if err != nil {
		return err
	}
	found, err := w.events(ctx, r)
	if err != nil {
		return err
	}
	fresh := slices.DeleteFunc(found, func(a Alert) bool { return told[a.ID] })
	if len(fresh) == 0 {
		return nil
	}
	for _, to := range r.To {
		if err := w.send(ctx, to, fresh); err != nil {
			w.o.Log(fmt.Errorf("telling %s of %q: %w", to, r.Name, err))
			report.Failed++
			return nil
		}
	}
	report.Alerts += len(fresh)
	return w.mark(ctx, r, fresh)
}

func (w *watcher) told(ctx context.Context, r *Rule) (map[string]bool, error) {
	out := map[string]bool{}
	list := func(ctx context.Context, state store.ItemState, p store.Page) (store.List[store.Item], error) {
		return w.store.Items(ctx, r.source(), state, p)
	}
	err := store.Each(ctx, list, store.ItemDone, store.Page{}, func(it store.Item) error {
		out[it.Key] = true
		return nil
	})
	return out, err
}

// events are all that come under a rule now, in a fixed order.
func (w *watcher) events(ctx context.Context, r *Rule) (out []Alert, err error) {
	find := map[string]func(context.Context, *Rule, func(Alert)) error{
		OnClaim: w.claims, OnConflict: w.conflicts, OnStatus: w.statuses, OnDeadline: w.deadlines,
	}
	at := w.o.Now().UTC().Format(time.RFC3339)
	for _, on := range r.On {
		err := find[on](ctx, r, func(a Alert) {
			a.Alert, a.On, a.At, a.ID = r.Name, on, at, on+":"+a.ID
			out = append(out, a)
		})
		if err != nil {
			return nil, fmt.Errorf("looking for alert %q: %w", r.Name, err)
		}
	}
	slices.SortStableFunc(out, func(a, b Alert) int { return cmp.Compare(a.ID, b.ID) })
	return out, nil
}

func (w *watcher) claims(ctx context.Context, r *Rule, f func(Alert)) error {
	return store.Each(ctx, w.store.Claims, r.query, store.Page{Text: true}, func(c store.Claim) error {
		f(Alert{ID: c.ID, Claim: form(&c), Why: "new: " + said(&c)})
		return nil
	})
}

func (w *watcher) conflicts(ctx context.Context, r *Rule, f func(Alert)) error {
	return store.Each(ctx, w.store.Conflicts, r.query, store.Page{Text: true}, func(c store.Contest) error {
		for i := range c.By {
			by := &c.By[i]
			f(Alert{ID: by.Link.A + ":" + by.Link.B + ":" + string(by.Link.Relation), Claim: form(&c.Claim), Other: form(&by.Claim),
				Why: fmt.Sprintf("%s: %s (%s)", by.Link.Relation, said(&by.Claim), said(&c.Claim))})
		}
		return nil
	})
}

// settled are the statuses of a fact that are news; a fact is born asserted or
// reported.
var settled = []news.FactStatus{news.FactConfirmed, news.FactDenied, news.FactDisputed, news.FactUnconfirmed, news.FactRetracted}

func (w *watcher) statuses(ctx context.Context, r *Rule, f func(Alert)) error {
	return store.Each(ctx, w.store.Facts, r.query, store.Page{}, func(fact news.Fact) error {
		if !slices.Contains(settled, fact.Status) {
			return nil
		}
		a := Alert{ID: fact.ID + ":" + string(fact.Status), Fact: fact.ID, Status: string(fact.Status), Why: "now " + string(fact.Status)}
		if c, err := w.store.Claim(ctx, fact.First); err == nil {
			a.Claim, a.Why = form(c), a.Why+": "+said(c)
		}
		f(a)
		return nil
	})
}

// deadlines are claims whose day has passed, by today's calendar.
func (w *watcher) deadlines(ctx context.Context, r *Rule, f func(Alert)) error {
	today := w.o.Now().Format(time.DateOnly)
	passed, err := query.Where("due-before", today, today)
	if err != nil {
		return err
	}
	return store.Each(ctx, w.store.Claims, query.Join(r.query, passed), store.Page{Text: true, Order: store.Due}, func(c store.Claim) error {
		f(Alert{ID: c.ID, Claim: form(&c), Why: "the day has passed: " + said(&c)})
		return nil
	})
}

func form(c *store.Claim) *interchange.Claim {
	out := interchange.For(&c.Of).Claim(&c.Claim)
	return &out
}

// said is a claim on one line: who says it where, and its words.
func said(c *store.Claim) string {
	from := cmp.Or(c.Of.Outlet, c.Of.Ref)
	if root, ok := c.Root(); ok {
		from = root.Name + ", " + from
	}
	return fmt.Sprintf("%s (%s)", c.ContentText, from)
}
