package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"hearsay/corpus/address"
	"hearsay/corpus/feed"
	"hearsay/corpus/fetch"
	"hearsay/corpus/item"
	"hearsay/corpus/sitemap"
	"hearsay/extract/news"
	"hearsay/store"
)

// errAddresses tells why a sitemap in a file gives no articles.
var errAddresses = errors.New("a sitemap holds addresses and no articles: give its own address, or --follow, to have them fetched")

// maxMaps is how deep indexes of sitemaps may lie in each other.
const maxMaps = 3

// isAddress tells a source on the web from one on the disk.
func isAddress(source string) bool {
	return strings.HasPrefix(source, "http://") || strings.HasPrefix(source, "https://")
}

// web fetches an address and reads what is there. given is what led here says of it.
func (p *producer) web(at string, given news.Article, depth int) error {
	in := &input{name: at, source: at, named: true}
	answer, err := p.client().Get(p.ctx, at, p.known(in))
	switch {
	case p.ctx.Err() != nil:
		return err
	case err != nil:
		return p.im.put(p.ctx, &job{in: in, end: true, err: err})
	case answer.Same:
		return p.im.put(p.ctx, &job{in: in, end: true, passed: true})
	}
	in.size = int64(len(answer.Body))
	in.mtime = version(answer)
	p.im.found(in)
	head := answer.Body[:min(len(answer.Body), sniffLen)]
	switch {
	case sitemap.Looks(head):
		err = p.sitemap(bytes.NewReader(answer.Body), depth)
	case p.im.o.Follow && feed.Looks(head):
		err = p.follow(in, answer)
	default:
		err = p.answer(in, answer, given)
	}
	if p.ctx.Err() != nil || errors.Is(err, errEnough) {
		return err
	}
	return p.im.put(p.ctx, &job{in: in, end: true, err: err})
}

func (p *producer) client() *fetch.Client {
	if p.im.o.Fetch == nil {
		p.im.o.Fetch = fetch.New(fetch.Options{})
	}
	return p.im.o.Fetch
}

// known is what the last answer said of itself, so that only what is new is sent.
func (p *producer) known(in *input) fetch.Known {
	if p.im.store == nil || p.im.rereads() {
		return fetch.Known{}
	}
	was, err := p.im.store.Item(p.ctx, in.source, "")
	if err != nil || was.State != store.ItemDone {
		return fetch.Known{}
	}
	if strings.HasSuffix(was.MTime, `"`) {
		return fetch.Known{ETag: was.MTime}
	}
	t, err := time.Parse(time.RFC3339, was.MTime)
	if err != nil {
		return fetch.Known{}
	}
	return fetch.Known{LastModified: t.UTC().Format(http.TimeFormat)}
}

// version is what the server says of its answer, to ask with the next time: its
// tag, which ends in a quotation mark, else when it was changed.
func version(a *fetch.Answer) string {
	if strings.HasSuffix(a.ETag, `"`) {
		return a.ETag
	}
	if t, err := http.ParseTime(a.LastModified); err == nil {
		return t.UTC().Format(time.RFC3339)
	}
	return ""
}

// answer reads what came as any file is read, with its address and date of
// fetching.
func (p *producer) answer(in *input, a *fetch.Answer, given news.Article) error {
	given.URL, given.FetchedAt = a.URL, a.Fetched.UTC().Format(time.RFC3339)
	if asked := address.Canonical(in.name); asked != address.Canonical(a.URL) {
		given.URLs = append(given.URLs, asked)
	}
	s := &stream{in: in, name: path(a.URL), raw: bytes.NewReader(a.Body), fields: p.im.o.Map, format: p.im.o.Format, given: given, charset: a.ContentType}
	return s.read(func(it item.Item) error { return p.item(in, it) })
}

// path is an address without what follows its path, whose ending may tell a form.
func path(at string) string {
	at, _, _ = strings.Cut(at, "?")
	at, _, _ = strings.Cut(at, "#")
	return at
}

// sitemap fetches every article of a sitemap that is wanted and may be new. One
// that fails is its own failure.
func (p *producer) sitemap(r io.Reader, depth int) error {
	return sitemap.Each(r, func(e sitemap.Entry) error {
		if e.Index && depth >= maxMaps {
			return fmt.Errorf("more than %d sitemaps in each other", maxMaps)
		}
		if e.Index && p.maps[e.URL] {
			return nil // it names itself, or another does
		}
		if e.Index {
			p.maps[e.URL] = true
			return p.web(e.URL, news.Article{}, depth+1)
		}
		if why := p.passOver(&e); why != "" {
			in := &input{name: e.URL, source: e.URL, named: true}
			return p.im.put(p.ctx, &job{in: in, item: item.Item{}, skip: why, unasked: true})
		}
		return p.web(e.URL, news.Article{Title: e.Title, Published: e.Published, PublishedRule: rule(e.Published, "sitemap"), Outlet: e.Outlet}, depth+1)
	})
}

// passOver tells why an address of a sitemap need not be fetched, by what the
// sitemap says of it; "" when it is to be fetched.
func (p *producer) passOver(e *sitemap.Entry) string {
	day := e.Published[:min(len(e.Published), len(time.DateOnly))]
	o := &p.im.o
	switch {
	case day != "" && (o.Since != "" && day < o.Since || o.Until != "" && day > o.Until):
		return "published on " + day
	case o.Language != "" && e.Language != "" && !strings.HasPrefix(strings.ToLower(e.Language), o.Language):
		return "in another language: " + e.Language
	case p.im.store == nil || p.im.rereads():
		return ""
	}
	was, err := p.im.store.Article(p.ctx, e.URL)
	if err != nil {
		return "" // not stored, or unknown: fetching it tells
	}
	fetched, err := time.Parse(time.RFC3339, was.FetchedAt)
	if changed := cmp.Or(e.Modified, e.Published); err != nil || changed == "" || !fetched.After(lastMoment(changed)) {
		return ""
	}
	return "stored before"
}

// lastMoment is the end of the day, or the time, of an ISO date.
func lastMoment(iso string) time.Time {
	if t, err := time.Parse(time.RFC3339, iso); err == nil {
		return t
	}
	t, _ := time.Parse(time.DateOnly, iso[:min(len(iso), len(time.DateOnly))])
	return t.AddDate(0, 0, 1)
}

func rule(value, name string) string {
	if value == "" {
		return ""
	}
	return name
}

// follow fetches the page of each entry of a feed. An entry without an address, or whose
// page cannot be had, is read from the feed itself.
func (p *producer) follow(in *input, a *fetch.Answer) error {
	f, err := feed.Parse(bytes.NewReader(a.Body))
	if err != nil {
		return err
	}
	for i, e := range f.Entries {
		it := item.Of(cmp.Or(e.In.URL, e.In.ID, fmt.Sprintf("entry %d", i+1)), int64(i+1), e.In)
		if e.In.URL != "" {
			it = p.entry(it, e)
		}
		if err := p.item(in, it); err != nil {
			return err
		}
	}
	return nil
}

// entry is a feed's entry as the page behind it has it.
func (p *producer) entry(it item.Item, e feed.Entry) item.Item {
	if p.isStored(e.In.URL) {
		it.Err = fmt.Errorf("%w: stored before", item.ErrNotArticle) // the feed's summary is no newer text
		return it
	}
	a, err := p.client().Get(p.ctx, e.In.URL, fetch.Known{})
	if err != nil || !looksHTML(a.Body[:min(len(a.Body), sniffLen)]) {
		return it
	}
	in := e.In.News()
	given := news.Article{URL: a.URL, URLs: []string{e.In.URL}, Title: in.Title, Outlet: in.Outlet, Published: in.Published, PublishedRule: rule(in.Published, "feed"),
		Authors: in.Authors, FetchedAt: a.Fetched.UTC().Format(time.RFC3339)}
	return item.Item{Key: it.Key, Next: it.Next, Raw: a.Body, Type: item.HTML, Given: given, Charset: a.ContentType}
}

// isStored tells that a page was fetched before: a feed names it for days.
func (p *producer) isStored(at string) bool {
	if p.im.store == nil || p.im.rereads() {
		return false
	}
	_, err := p.im.store.Article(p.ctx, at)
	return err == nil
}
