// Package fetch answers the question: what is at this web address, without
// being a burden or a danger? It keeps to robots.txt and to a rate for each
// host, tries again when a server is busy, asks only for what changed, bounds size
// and time, and does not connect to private networks.
//
//	c := fetch.New(fetch.Options{})
//	answer, err := c.Get(ctx, "https://example.org/feed.xml", fetch.Known{})
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"code.dny.dev/ssrf"
	"golang.org/x/time/rate"

	"hearsay/corpus/item"
)

// The reasons why something was not fetched on which a caller may branch.
var (
	ErrRobots  = errors.New("robots.txt forbids it")
	ErrPrivate = errors.New("the address leads into a private network (allow it with --allow-private)")
	ErrAddress = errors.New("not an http or https address")
	ErrTooBig  = fmt.Errorf("the answer is %w", item.ErrTooLong)
)

// Options of a client. The zero value is polite and safe.
type Options struct {
	Agent        string        // User-Agent; DefaultAgent when empty
	Every        time.Duration // at least this between two requests to one host; 1 s when 0
	Timeout      time.Duration // for one request with its whole body; 30 s when 0
	Tries        int           // 3 when 0
	MaxBytes     int64         // of one body; item.MaxBytes when 0
	AllowPrivate bool          // connect to loopback and private networks too
	IgnoreRobots bool          // for sites of one's own

	Now   func() time.Time                                         // the clock; time.Now when nil
	Sleep func(ctx context.Context, d time.Duration) error         // waits; a timer when nil
	Dial  func(ctx context.Context, n, a string) (net.Conn, error) // for tests
}

// DefaultAgent names the program to servers, as robots.txt files name it.
const DefaultAgent = "hearsay/1 (news reading; +https://www.robotstxt.org)"

// Limits that no option moves.
const (
	maxRedirects  = 10
	maxRetryAfter = 2 * time.Minute // a server that asks for longer has failed for now
)

// Known is what an earlier answer said of itself.
type Known struct{ ETag, LastModified string }

// Answer is what a server gave.
type Answer struct {
	URL         string // after redirects
	Body        []byte
	ContentType string
	Known            // to ask next time
	Same        bool // nothing changed since the Known that was asked with; Body is nil
	Fetched     time.Time
}

// Client fetches. It is safe for concurrent use.
type Client struct {
	o     Options
	http  *http.Client
	mu    sync.Mutex
	hosts map[string]*host
}

// host is what is remembered of one host.
type host struct {
	limit  *rate.Limiter
	mu     sync.Mutex
	robots *robots
}

// New makes a client.
func New(o Options) *Client {
	def(&o.Agent, DefaultAgent)
	def(&o.Every, time.Second)
	def(&o.Timeout, 30*time.Second)
	def(&o.Tries, 3)
	def(&o.MaxBytes, item.MaxBytes)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	c := &Client{o: o, hosts: map[string]*host{}}
	c.http = &http.Client{Transport: transport(&o), CheckRedirect: c.redirect}
	return c
}

func def[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// transport refuses private networks when the connection is made, after the
// name was resolved: names that resolve anew and redirects are covered. A proxy that
// the environment names is exempt; what lies behind it is its own affair.
func transport(o *Options) *http.Transport {
	dialer := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}
	t := &http.Transport{
		Proxy: http.ProxyFromEnvironment, DialContext: dialer.DialContext, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 2, IdleConnTimeout: 30 * time.Second,
		TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: o.Timeout, MaxResponseHeaderBytes: 256 << 10,
	}
	if o.Dial != nil {
		t.DialContext = o.Dial
	}
	if !o.AllowPrivate {
		proxies := proxyHosts()
		guarded := *dialer
		guarded.Control = ssrf.New(ssrf.WithAnyPort()).Safe
		t.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
			if proxies[addr] {
				return dialer.DialContext(ctx, network, addr)
			}
			if o.Dial != nil && !private(addr) {
				return o.Dial(ctx, network, addr)
			}
			return guarded.DialContext(ctx, network, addr)
		}
	}
	return t
}

// private tells an address that is a private one as it is written.
func private(addr string) bool {
	ap, err := netip.ParseAddrPort(addr)
	return err == nil && (ap.Addr().IsPrivate() || ap.Addr().IsLoopback() || ap.Addr().IsLinkLocalUnicast())
}

// proxyHosts are the host:port of the proxies that the environment names.
func proxyHosts() map[string]bool {
	out := map[string]bool{}
	for _, scheme := range []string{"http", "https"} {
		p, err := http.ProxyFromEnvironment(&http.Request{URL: &url.URL{Scheme: scheme, Host: "example.org"}})
		if err != nil || p == nil {
			continue
		}
		port := p.Port()
		if port == "" {
			port = map[string]string{"http": "80", "https": "443", "socks5": "1080"}[p.Scheme]
		}
		out[net.JoinHostPort(p.Hostname(), port)] = true
	}
	return out
}

// redirect checks each hop as if it had been asked for.
func (c *Client) redirect(r *http.Request, via []*http.Request) error {
	if len(via) >= maxRedirects {
		return fmt.Errorf("more than %d redirects", maxRedirects)
	}
	if r.URL.Scheme != "http" && r.URL.Scheme != "https" {
		return ErrAddress
	}
	if r.URL.Path == "/robots.txt" {
		return nil
	}
	return c.allowed(r.Context(), r.URL)
}

// Get fetches an address, unless nothing changed since known.
func (c *Client) Get(ctx context.Context, address string, known Known) (*Answer, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("fetching %q: %w", address, ErrAddress)
	}
	if err := c.allowed(ctx, u); err != nil {
		return nil, fmt.Errorf("fetching %s: %w", address, err)
	}
	a, err := c.tries(ctx, u, known)
	if err != nil {
		return nil, fmt.Errorf("fetching %s: %w", address, err)
	}
	return a, nil
}

// tries asks until there is an answer, or no use in asking again.
func (c *Client) tries(ctx context.Context, u *url.URL, known Known) (*Answer, error) {
	wait := time.Second
	for n := 1; ; n++ {
		if err := c.host(u).limit.Wait(ctx); err != nil {
			return nil, err
		}
		a, err := c.once(ctx, u, known)
		var busy *busyError
		again := errors.As(err, &busy) || isNetwork(err)
		if err == nil || !again || n >= c.o.Tries || ctx.Err() != nil {
			return a, err
		}
		if busy != nil && busy.after > 0 {
			if wait = busy.after; wait > maxRetryAfter {
				return nil, err
			}
		}
		if err := c.o.Sleep(ctx, wait); err != nil {
			return nil, err
		}
		wait *= 2
	}
}

// busyError is a server that may answer later.
type busyError struct {
	status string
	after  time.Duration
}

func (e *busyError) Error() string { return "the server answers " + e.status }

// isNetwork tells failures of the network, which may pass; a refused private
// network, a refused redirect or a wrong certificate will not.
func isNetwork(err error) bool {
	var op *net.OpError
	return !errors.Is(err, ErrPrivate) && (errors.As(err, &op) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF))
}

// once asks one time.
func (c *Client) once(ctx context.Context, u *url.URL, known Known) (*Answer, error) {
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", c.o.Agent)
	r.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml,application/rss+xml,application/atom+xml,application/feed+json,application/json;q=0.9,*/*;q=0.5")
	if known.ETag != "" {
		r.Header.Set("If-None-Match", known.ETag)
	}
	if known.LastModified != "" {
		r.Header.Set("If-Modified-Since", known.LastModified)
	}
	answer, err := c.http.Do(r)
	if err != nil {
		return nil, plain(err)
	}
	defer answer.Body.Close()
	return c.read(answer, known)
}

func (c *Client) read(r *http.Response, known Known) (*Answer, error) {
	a := &Answer{URL: r.Request.URL.String(), ContentType: r.Header.Get("Content-Type"), Fetched: c.o.Now(),
		Known: Known{r.Header.Get("ETag"), r.Header.Get("Last-Modified")}}
	switch {
	case r.StatusCode == http.StatusNotModified:
		a.Same, a.Known = true, known
		return a, nil
	case r.StatusCode == http.StatusTooManyRequests || r.StatusCode >= 500:
		return nil, &busyError{r.Status, c.retryAfter(r.Header.Get("Retry-After"))}
	case r.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("the server answers %s", r.Status)
	case r.ContentLength > c.o.MaxBytes:
		return nil, ErrTooBig
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, c.o.MaxBytes+1))
	switch {
	case err != nil:
		return nil, plain(err)
	case int64(len(body)) > c.o.MaxBytes:
		return nil, ErrTooBig
	}
	a.Body = body
	return a, nil
}

// networkError says a failure of the network in people's words, and keeps it.
type networkError struct {
	text string
	err  error
}

func (e *networkError) Error() string { return e.text }
func (e *networkError) Unwrap() error { return e.err }

// maxSeconds is the longest time in whole seconds that a Duration holds.
const maxSeconds = int64(math.MaxInt64 / time.Second)

// retryAfter reads seconds or a date.
func (c *Client) retryAfter(s string) time.Duration {
	if n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64); err == nil && n >= 0 {
		return time.Duration(min(n, maxSeconds)) * time.Second // more would turn negative
	}
	if t, err := http.ParseTime(s); err == nil {
		return max(0, t.Sub(c.o.Now()))
	}
	return 0
}

// plain says in people's words what went wrong.
func plain(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrInvalidHostPort), errors.Is(err, ssrf.ErrProhibitedPort):
		return fmt.Errorf("%w: %w", ErrPrivate, err)
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("the server is too slow")
	}
	var name *net.DNSError
	var op *net.OpError
	switch {
	case errors.As(err, &name):
		return &networkError{fmt.Sprintf("no host is called %s, as far as the network tells (is it up?)", name.Name), err}
	case errors.As(err, &op) && op.Op == "dial":
		return &networkError{fmt.Sprintf("cannot connect to it (is the network up?): %v", op.Err), err}
	}
	return err
}

func (c *Client) host(u *url.URL) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[u.Host]
	if h == nil {
		h = &host{limit: rate.NewLimiter(rate.Every(c.o.Every), 1)}
		c.hosts[u.Host] = h
	}
	return h
}
