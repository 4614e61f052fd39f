package watch

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"hearsay/corpus/interchange"
)

// send tells one place: standard output, a webhook, an Atom feed, or a file of
// JSON lines.
func (w *watcher) send(ctx context.Context, to string, alerts []Alert) error {
	switch {
	case to == "-":
		for _, a := range alerts {
			if err := interchange.Write(w.o.Out, a); err != nil {
				return err
			}
		}
		return nil
	case strings.HasPrefix(to, "http://"), strings.HasPrefix(to, "https://"):
		return w.post(ctx, to, alerts)
	case strings.HasSuffix(to, ".atom"), strings.HasSuffix(to, ".xml"):
		return atom(to, alerts)
	}
	return lines(to, alerts)
}

// post sends all alerts in one request, as a list.
func (w *watcher) post(ctx context.Context, to string, alerts []Alert) error {
	var body bytes.Buffer
	if err := interchange.Write(&body, alerts); err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, to, &body)
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	answer, err := w.o.Client.Do(r)
	if err != nil {
		return err
	}
	answer.Body.Close()
	if answer.StatusCode >= 300 {
		return fmt.Errorf("it answers %s", answer.Status)
	}
	return nil
}

// lines adds to a file.
func lines(path string, alerts []Alert) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	for _, a := range alerts {
		if err := interchange.Write(&out, a); err != nil {
			return err
		}
	}
	_, err = f.Write(out.Bytes()) // in one piece, so that two processes do not mix their lines
	return errors.Join(err, f.Close())
}

// atomEntries is how many alerts an Atom feed keeps.
const atomEntries = 100

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	Title   string    `xml:"title"`
	ID      string    `xml:"id"`
	Updated string    `xml:"updated"`
	Author  string    `xml:"author>name"`
	Link    *atomLink `xml:"link"`
	Content string    `xml:"content"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
}

// atom writes the feed anew with the alerts at its top. It is replaced whole, so
// that a reader never meets half a feed.
func atom(path string, alerts []Alert) error {
	feed := atomFeed{Title: "hearsay alerts", ID: "urn:hearsay:alerts:" + filepath.Base(path), Updated: alerts[0].At}
	if raw, err := os.ReadFile(path); err == nil {
		var old atomFeed
		if err := xml.Unmarshal(raw, &old); err != nil {
			return fmt.Errorf("it is there and is no Atom feed: %w", err)
		}
		feed.Entries = old.Entries
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	fresh := make([]atomEntry, 0, len(alerts))
	for _, a := range alerts {
		fresh = append(fresh, entry(&a))
	}
	feed.Entries = append(fresh, feed.Entries...)
	feed.Entries = feed.Entries[:min(len(feed.Entries), atomEntries)]
	raw, err := xml.MarshalIndent(feed, "", " ")
	if err != nil {
		return err
	}
	tmp := path + ".new"
	if err := os.WriteFile(tmp, append([]byte(xml.Header), raw...), 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}

func entry(a *Alert) atomEntry {
	e := atomEntry{Title: a.Alert + ": " + a.Why, ID: "urn:hearsay:alert:" + a.Alert + ":" + a.ID, Updated: a.At, Author: "hearsay", Content: a.Why}
	if a.Claim != nil {
		if a.Claim.Article.URL != nil {
			e.Link = &atomLink{*a.Claim.Article.URL}
		}
		if a.Claim.Evidence != nil {
			e.Content += "\n\n" + a.Claim.Evidence.Text
		}
	}
	return e
}
