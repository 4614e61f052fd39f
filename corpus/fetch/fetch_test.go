package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/temoto/robotstxt"

	"hearsay/corpus/item"
)

// site is a small web site that misbehaves on request.
func site(t *testing.T) (*httptest.Server, *atomic.Int64) {
	t.Helper()
	var busy atomic.Int64
	mux := http.NewServeMux()
	handle := func(path string, f http.HandlerFunc) { mux.HandleFunc(path, f) }
	handle("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "User-agent: *\nDisallow: /private\n\nUser-agent: hearsay\nDisallow: /not-us\n")
	})
	handle("/page", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		io.WriteString(w, "<p>caf\xe9, "+r.Header.Get("User-Agent"))
	})
	handle("/packed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		io.WriteString(z, "unpacked")
		z.Close()
	})
	handle("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 64 {
			z.Write(make([]byte, 1<<20))
		}
		z.Close()
	})
	handle("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 1<<16)); err != nil {
				return
			}
		}
	})
	handle("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	handle("/busy", func(w http.ResponseWriter, _ *http.Request) {
		if busy.Add(1) < 3 {
			w.Header().Set("Retry-After", "7")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		io.WriteString(w, "at last")
	})
	handle("/down", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	handle("/gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	handle("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	handle("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	handle("/to-file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	handle("/to-forbidden", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/not-us", http.StatusFound) })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s, &busy
}

// quick is a client for tests: no waiting, loopback allowed.
func quick(slept *[]time.Duration) *Client {
	return New(Options{Every: time.Nanosecond, AllowPrivate: true, Timeout: 2 * time.Second, Sleep: func(_ context.Context, d time.Duration) error {
		if slept != nil {
			*slept = append(*slept, d)
		}
		return nil
	}})
}

func TestGet(t *testing.T) {
	s, _ := site(t)
	c := quick(nil)
	a, err := c.Get(context.Background(), s.URL+"/page", Known{})
	if err != nil || !strings.Contains(string(a.Body), "hearsay/1") || a.ETag != `"1"` || a.ContentType != "text/html; charset=iso-8859-1" {
		t.Fatalf("%+v, %v", a, err)
	}
	if again, err := c.Get(context.Background(), s.URL+"/page", a.Known); err != nil || !again.Same || again.ETag != `"1"` {
		t.Errorf("unchanged: %+v, %v", again, err)
	}
	if a, err = c.Get(context.Background(), s.URL+"/moved", Known{}); err != nil || a.URL != s.URL+"/page" {
		t.Errorf("redirect: %+v, %v", a, err)
	}
	if a, err = c.Get(context.Background(), s.URL+"/packed", Known{}); err != nil || string(a.Body) != "unpacked" {
		t.Errorf("packed: %+v, %v", a, err)
	}
}

func TestRefusals(t *testing.T) {
	s, _ := site(t)
	c := quick(nil)
	for path, want := range map[string]string{
		"/private/x":    ErrRobots.Error(), // hearsay's own group stands alone, so this one is allowed: see below
		"/not-us":       ErrRobots.Error(),
		"/to-forbidden": ErrRobots.Error(),
		"/gone":         "410",
		"/loop":         "redirects",
		"/to-file":      ErrAddress.Error(),
		"/endless":      item.ErrTooLong.Error(),
		"/bomb":         item.ErrTooLong.Error(),
		"/slow":         "too slow",
	} {
		if path == "/private/x" {
			want = "404"
		}
		if _, err := c.Get(context.Background(), s.URL+path, Known{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want …%s", path, err, want)
		}
	}
	for _, bad := range []string{"ftp://a.example/", "/relative", "", "http://", "file:///etc/passwd"} {
		if _, err := c.Get(context.Background(), bad, Known{}); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestPrivateNetworksAreRefused(t *testing.T) {
	s, _ := site(t)
	c := New(Options{Every: time.Nanosecond, IgnoreRobots: true, Tries: 1, Timeout: 3 * time.Second})
	for _, address := range []string{s.URL + "/page", "http://127.0.0.1:1/", "http://[::1]:1/", "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data", "http://localhost:1/", "http://[::ffff:127.0.0.1]:1/", "http://0.0.0.0:1/"} {
		if _, err := c.Get(context.Background(), address, Known{}); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v, want ErrPrivate", address, err)
		}
	}
}

// TestRedirectIntoAPrivateNetwork lets a name stand for a public host that
// redirects to the loopback.
func TestRedirectIntoAPrivateNetwork(t *testing.T) {
	s, _ := site(t)
	evil := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, s.URL+"/page", http.StatusFound) }))
	defer evil.Close()
	c := New(Options{Every: time.Nanosecond, IgnoreRobots: true, Tries: 1, Dial: dialTo(evil.Listener.Addr().String())})
	if _, err := c.Get(context.Background(), "http://public.example/", Known{}); !errors.Is(err, ErrPrivate) {
		t.Errorf("got %v, want ErrPrivate", err)
	}
}

func TestTriesAgain(t *testing.T) {
	s, busy := site(t)
	var slept []time.Duration
	c := quick(&slept)
	a, err := c.Get(context.Background(), s.URL+"/busy", Known{})
	if err != nil || string(a.Body) != "at last" || fmt.Sprint(slept) != "[7s 7s]" {
		t.Errorf("%+v, %v, slept %v after %d", a, err, slept, busy.Load())
	}
	slept = nil
	if _, err := c.Get(context.Background(), s.URL+"/down", Known{}); err == nil || fmt.Sprint(slept) != "[1s 2s]" {
		t.Errorf("%v, slept %v", err, slept)
	}
	s.Close()
	slept = nil
	if _, err := c.Get(context.Background(), s.URL+"/page", Known{}); err == nil || len(slept) != 2 {
		t.Errorf("unplugged: %v, slept %v", err, slept)
	}
}

func TestRobotsOfABrokenHost(t *testing.T) {
	for status, want := range map[int]error{500: ErrRobots, 404: nil, 403: nil} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				w.WriteHeader(status)
			}
		}))
		_, err := quick(nil).Get(context.Background(), s.URL+"/", Known{})
		if !errors.Is(err, want) {
			t.Errorf("robots.txt answers %d: %v, want %v", status, err, want)
		}
		s.Close()
	}
}

func TestRateForEachHost(t *testing.T) {
	s, _ := site(t)
	c := New(Options{Every: 60 * time.Millisecond, AllowPrivate: true, IgnoreRobots: true})
	start := time.Now()
	for range 4 {
		if _, err := c.Get(context.Background(), s.URL+"/page", Known{}); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(start); took < 180*time.Millisecond {
		t.Errorf("four requests in %v", took)
	}
}

// dialTo connects every name to one server.
func dialTo(server string) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, server)
	}
}

// FuzzRobots reads any robots.txt and any header of a server.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a\nCrawl-delay: 1e9\n", "120")
	f.Add("User-agent: *\nCrawl-delay: 1e300\n", "2002000000000")
	f.Fuzz(func(t *testing.T, rules, after string) {
		c := New(Options{})
		if d := c.retryAfter(after); d < 0 {
			t.Errorf("Retry-After %q: %v", after, d)
		}
		if r, err := robotstxt.FromString(rules); err == nil {
			g := r.FindGroup(DefaultAgent)
			g.Test("/a?b")
			if d := crawlDelay(g); d < 0 || d > maxDelay {
				t.Errorf("Crawl-delay of %q: %v", rules, d)
			}
		}
	})
}
