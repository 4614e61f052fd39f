package fetch

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"
)

// robots is what a host's robots.txt says to us, and until when it holds.
type robots struct {
	group *robotstxt.Group // nil allows everything
	none  bool             // nothing may be fetched
	until time.Time
}

const (
	robotsAge   = 24 * time.Hour   // as RFC 9309 has it
	brokenAge   = 10 * time.Minute // a host that cannot say is asked again soon
	maxDelay    = 30 * time.Second // the longest Crawl-delay that is kept to
	robotsBytes = 500 << 10        // RFC 9309: at least this much is read
)

// allowed tells whether robots.txt lets the address be fetched.
func (c *Client) allowed(ctx context.Context, u *url.URL) error {
	if c.o.IgnoreRobots {
		return nil
	}
	h := c.host(u)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.robots == nil || c.o.Now().After(h.robots.until) {
		r, err := c.askRobots(ctx, u)
		if err != nil {
			return err
		}
		h.robots = r
		if d := crawlDelay(r.group); d > c.o.Every {
			h.limit.SetLimit(rate.Every(d))
		}
	}
	switch {
	case h.robots.none:
		return ErrRobots
	case h.robots.group != nil && !h.robots.group.Test(u.RequestURI()):
		return ErrRobots
	}
	return nil
}

// crawlDelay is the pause that a host asks for, at most maxDelay. A delay too long for
// a Duration reaches us negative.
func crawlDelay(g *robotstxt.Group) time.Duration {
	switch {
	case g == nil:
		return 0
	case g.CrawlDelay < 0:
		return maxDelay
	}
	return min(g.CrawlDelay, maxDelay)
}

// askRobots fetches a host's rules. No file allows everything; a server that fails
// forbids everything for now (RFC 9309, 2.3.1). A network that fails is the error.
func (c *Client) askRobots(ctx context.Context, u *url.URL) (*robots, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", c.o.Agent)
	answer, err := c.http.Do(r)
	if err != nil {
		return nil, plain(err)
	}
	defer answer.Body.Close()
	now := c.o.Now()
	switch {
	case answer.StatusCode >= 500 || answer.StatusCode == http.StatusTooManyRequests:
		return &robots{none: true, until: now.Add(brokenAge)}, nil
	case answer.StatusCode != http.StatusOK:
		return &robots{until: now.Add(robotsAge)}, nil
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, robotsBytes)) // what lies behind does not count
	if err != nil {
		return nil, plain(err)
	}
	rules, err := robotstxt.FromBytes(body)
	if err != nil { // what cannot be read forbids nothing, as browsers of the web have it
		return &robots{until: now.Add(robotsAge)}, nil
	}
	return &robots{group: rules.FindGroup(c.o.Agent), until: now.Add(robotsAge)}, nil
}
