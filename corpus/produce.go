package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"hearsay/corpus/item"
	"hearsay/extract/news"
	"hearsay/store"
)

// producer finds inputs and hands their items to the queues.
type producer struct {
	im   *importer
	ctx  context.Context
	maps map[string]bool // sitemaps that were read
}

// errEnough ends the reading when the limit is reached.
var errEnough = errors.New("the limit is reached")

func (p *producer) sources(list []string) error {
	for _, s := range list {
		if isAddress(s) {
			if err := p.web(s, news.Article{}, 0); err != nil {
				return err
			}
			continue
		}
		if err := inputs(s, p.im.o.Stdin, p.input, p.fail); err != nil {
			return err
		}
	}
	return nil
}

// failed reads what failed before, from every input that still exists.
func (p *producer) failed(ctx context.Context) error {
	only := map[string]map[string]bool{}
	var order []string
	list := func(ctx context.Context, state store.ItemState, page store.Page) (store.List[store.Item], error) {
		return p.im.store.Items(ctx, "", state, page)
	}
	err := store.Each(ctx, list, store.ItemFailed, store.Page{}, func(it store.Item) error {
		if only[it.Source] == nil {
			only[it.Source] = map[string]bool{}
			order = append(order, it.Source)
		}
		only[it.Source][it.Key] = true
		return nil
	})
	if err != nil {
		return err
	}
	for _, source := range order {
		if err := p.again(source, only[source]); err != nil {
			return err
		}
	}
	return nil
}

// again reads one input once more, only the keys that failed; all of it when it
// failed as a whole.
func (p *producer) again(source string, keys map[string]bool) error {
	if isAddress(source) {
		return p.web(source, news.Article{}, 0)
	}
	if source == "-" {
		return p.fail(source, errors.New("standard input cannot be read again: give it once more"))
	}
	info, err := os.Stat(source)
	if err != nil || info.IsDir() { // gone, a pattern, or a folder that could not be walked
		return inputs(source, nil, p.input, p.fail)
	}
	in := file(source, info, true)
	if !keys[""] {
		in.only = keys
	}
	return p.read(in)
}

// fail reports an input that cannot be opened.
func (p *producer) fail(name string, err error) error {
	in := &input{name: name, source: name, named: true}
	if f, ferr := os.Stat(name); ferr == nil {
		in = file(name, f, true)
	}
	return p.im.put(p.ctx, &job{in: in, end: true, err: err})
}

// input reads one input, unless an earlier run did.
func (p *producer) input(in *input) error {
	p.im.found(in)
	if p.im.store == nil {
		return p.read(in)
	}
	passed, err := in.before(p.ctx, p.im.store, p.im.rereads())
	if err != nil {
		return err
	}
	if passed {
		return p.im.put(p.ctx, &job{in: in, end: true, passed: true})
	}
	if err := in.failed(p.ctx, p.im.store); err != nil {
		return fmt.Errorf("asking what failed in %s: %w", in.name, err)
	}
	return p.read(in)
}

func (p *producer) read(in *input) error {
	var addresses func(io.Reader) error
	if p.im.o.Follow {
		addresses = func(r io.Reader) error { return p.sitemap(r, 0) }
	}
	err := in.read(p.ctx, &p.im.o, addresses, func(it item.Item) error { return p.item(in, it) })
	if p.ctx.Err() != nil || errors.Is(err, errEnough) {
		return err
	}
	return p.im.put(p.ctx, &job{in: in, end: true, err: err})
}

// item hands one item to the workers.
func (p *producer) item(in *input, it item.Item) error {
	if it.Next <= in.done || in.only != nil && !in.only[it.Key] {
		return nil
	}
	if limit := p.im.o.Limit; limit > 0 && p.im.produced >= limit {
		return errEnough
	}
	p.im.produced++
	j := &job{in: in, item: it, err: it.Err}
	if errors.Is(it.Err, item.ErrNotArticle) {
		j.skip, j.err = it.Err.Error(), nil
	}
	return p.im.put(p.ctx, j)
}
