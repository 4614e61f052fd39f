// Package ndjson answers the question: which articles are in this JSON? It
// reads one object a line (the project's own form), a list of objects, and
// objects after each other, and takes other keys through a field map.
//
//	err := ndjson.Lines(r, func(it item.Item) error {
//		a, id, err := ndjson.Article(it.Raw, nil)
//		…
//	})
//
// A bad line is one item with its error; the lines after it are read. In a list
// nothing after a syntax error can be trusted, so it ends there.
package ndjson

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"hearsay/corpus/interchange"
	"hearsay/corpus/item"
	"hearsay/corpus/newsplease"
	"hearsay/extract/news"
)

// Lines emits an item for each line that is not blank.
func Lines(r io.Reader, emit item.Emit) error {
	lines := item.NewLines(r)
	for {
		line, err := lines.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil && !errors.Is(err, item.ErrTooLong) {
			return fmt.Errorf("line %d: %w", lines.Number+1, err)
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		key := fmt.Sprintf("line %d", lines.Number)
		if err := emit(item.Item{Key: key, Next: lines.Offset, Raw: line, Type: item.JSON, Err: err}); err != nil {
			return err
		}
	}
}

// Values emits an item for each object in a list, or for each of several values
// one after the other.
func Values(r io.Reader, emit item.Emit) error {
	guard := item.NewGuard(r)
	dec := json.NewDecoder(guard)
	list, err := opensList(dec, guard)
	for n := 1; err == nil; n++ {
		if list && !dec.More() {
			if _, err = dec.Token(); err != nil { // the bracket that closes the list
				return fmt.Errorf("item %d: the list ends without its bracket", n)
			}
			return nil
		}
		guard.Rest()
		var raw json.RawMessage
		if err = dec.Decode(&raw); err == nil {
			key := fmt.Sprintf("item %d", n)
			if guard.Rest(); n == 1 && !list && !dec.More() {
				key = "" // one object is the whole input
			}
			err = emit(item.Item{Key: key, Next: dec.InputOffset(), Raw: raw, Type: item.JSON})
			if err != nil {
				return err
			}
			continue
		}
		if err != io.EOF {
			err = fmt.Errorf("item %d: %w", n, plain(err))
		}
	}
	if err == io.EOF {
		return nil
	}
	return err
}

// opensList tells whether the input is a list, and if so steps into it.
func opensList(dec *json.Decoder, g *item.Guard) (bool, error) {
	head := make([]byte, 1)
	for {
		n, err := g.Read(head)
		if err != nil {
			return false, err
		}
		if n == 1 && !strings.ContainsRune(" \t\r\n", rune(head[0])) {
			break
		}
	}
	g.Unread(head)
	if head[0] != '[' {
		return false, nil
	}
	_, err := dec.Token()
	return true, err
}

func plain(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the JSON ends too early")
	}
	return err
}

// Article reads one object: the contract's form, news-please's, or another
// whose keys fields maps (contract key → key, with dots for keys inside). The
// html, where the object has that instead of a text, is for the page reader.
// given is the id it came with.
func Article(raw []byte, fields map[string]string) (a news.Article, given, html string, err error) {
	var keys map[string]json.RawMessage
	if len(fields) > 0 {
		if raw, err = remap(raw, fields); err != nil {
			return a, "", "", err
		}
	} else if bytes.Contains(raw, []byte(`"source_domain"`)) || bytes.Contains(raw, []byte(`"date_publish"`)) || bytes.Contains(raw, []byte(`"maintext"`)) {
		if json.Unmarshal(raw, &keys) == nil && newsplease.Is(keys) {
			a, err = newsplease.Read(raw)
			return a, "", "", err
		}
	}
	in, err := interchange.ReadArticle(raw)
	if err != nil {
		return a, "", "", err
	}
	if strings.TrimSpace(in.Text+in.HTML) == "" {
		return in.News(), in.ID, "", interchange.ErrNoText
	}
	if strings.TrimSpace(in.Text) == "" {
		html = in.HTML
	}
	return in.News(), in.ID, html, nil
}

// remap writes an object anew under the contract's keys. A key that the map
// does not name keeps its meaning.
func remap(raw []byte, fields map[string]string) ([]byte, error) {
	var in map[string]json.RawMessage
	if err := json.Unmarshal(raw, &in); err != nil {
		_, err := interchange.ReadArticle(raw) // for its plainer words
		return nil, err
	}
	out := map[string]json.RawMessage{}
	for _, key := range []string{"id", "url", "outlet", "title", "published", "authors", "language", "text", "html"} {
		theirs, mapped := fields[key]
		if !mapped {
			theirs = key
		}
		if v := lookUp(in, theirs); v != nil {
			out[key] = v
		}
	}
	return json.Marshal(out)
}

// lookUp finds a key, or a path of keys with dots between.
func lookUp(in map[string]json.RawMessage, path string) json.RawMessage {
	if v, ok := in[path]; ok {
		return v
	}
	head, rest, ok := strings.Cut(path, ".")
	if !ok {
		return nil
	}
	var inner map[string]json.RawMessage
	if json.Unmarshal(in[head], &inner) != nil {
		return nil
	}
	return lookUp(inner, rest)
}
