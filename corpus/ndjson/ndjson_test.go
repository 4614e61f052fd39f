package ndjson

import (
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"hearsay/corpus/interchange"
	"hearsay/corpus/item"
)

func collect(t *testing.T, read func(item.Emit) error) (keys, raws []string, err error) {
	t.Helper()
	err = read(func(it item.Item) error {
		keys = append(keys, it.Key)
		if it.Err != nil {
			raws = append(raws, it.Err.Error())
		} else {
			raws = append(raws, string(it.Raw))
		}
		return nil
	})
	return keys, raws, err
}

func TestLinesGoOnAfterABadOne(t *testing.T) {
	in := "{\"text\":\"a\"}\n\n" + strings.Repeat("x", item.MaxBytes+1) + "\r\n{\"text\":\"b\"}"
	keys, raws, err := collect(t, func(e item.Emit) error { return Lines(strings.NewReader(in), e) })
	if err != nil || !reflect.DeepEqual(keys, []string{"line 1", "line 3", "line 4"}) || raws[1] != item.ErrTooLong.Error() || raws[2] != `{"text":"b"}` {
		t.Errorf("%v %q %v", keys, raws, err)
	}
}

func TestLinesTellWhereTheNextBegins(t *testing.T) {
	var at []int64
	err := Lines(strings.NewReader("{\"text\":\"a\"}\n{\"text\":\"b\"}\n"), func(it item.Item) error { at = append(at, it.Next); return nil })
	if err != nil || !reflect.DeepEqual(at, []int64{13, 26}) {
		t.Errorf("ends at %v, %v", at, err)
	}
}

func TestValues(t *testing.T) {
	for in, want := range map[string][]string{
		` [ {"text": "a"} , {"text":"b"}]`: {`{"text": "a"}`, `{"text":"b"}`},
		`{"text":"a"} {"text":"b"}`:        {`{"text":"a"}`, `{"text":"b"}`},
		`[]`:                               nil,
		``:                                 nil,
	} {
		if _, raws, err := collect(t, func(e item.Emit) error { return Values(strings.NewReader(in), e) }); err != nil || !reflect.DeepEqual(raws, want) {
			t.Errorf("%s: %q %v", in, raws, err)
		}
	}
	for in, want := range map[string]string{
		`[{"text":"a"}, {"text":`:                     "item 2: the JSON ends too early",
		`[{"text":"a"}, nope]`:                        "item 2: invalid character",
		`[{"text":"a"}`:                               "item 2: the list ends without its bracket",
		`[{"text":"a"},` + strings.Repeat("[", 20000): "item 2: ",
	} {
		_, raws, err := collect(t, func(e item.Emit) error { return Values(strings.NewReader(in), e) })
		if err == nil || !strings.Contains(err.Error(), want) || len(raws) != 1 {
			t.Errorf("%.40s: %q %v, want …%s", in, raws, err, want)
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestEndlessValueIsRefused(t *testing.T) {
	err := Values(io.MultiReader(strings.NewReader(`[{"text":"`), endless{}), func(item.Item) error { return nil })
	if !errors.Is(err, item.ErrTooLong) {
		t.Errorf("got %v, want ErrTooLong", err)
	}
}

func TestArticle(t *testing.T) {
	a, id, html, err := Article([]byte(`{"id":"7","text":"x","published":"2023-03-20"}`), nil)
	if err != nil || id != "7" || a.Text != "x" || html != "" || a.PublishedRule != "given" {
		t.Errorf("contract: %+v %q %q %v", a, id, html, err)
	}
	a, _, _, err = Article([]byte(`{"maintext":"x","source_domain":"www.courier.example"}`), nil)
	if err != nil || a.Outlet != "courier.example" {
		t.Errorf("news-please: %+v %v", a, err)
	}
	_, _, html, err = Article([]byte(`{"html":"<p>x","text":" "}`), nil)
	if err != nil || html != "<p>x" {
		t.Errorf("html: %q %v", html, err)
	}
	a, id, _, err = Article([]byte(`{"key":5,"meta":{"day":"2023-03-20"},"body":"x","title":"T"}`), map[string]string{"id": "key", "published": "meta.day", "text": "body", "outlet": "none"})
	if err != nil || id != "5" || a.Published != "2023-03-20" || a.Text != "x" || a.Title != "T" || a.Outlet != "" {
		t.Errorf("mapped: %+v %q %v", a, id, err)
	}
	for _, in := range []string{`{"text":""}`, `{"id":"x"}`} {
		if _, _, _, err := Article([]byte(in), nil); !errors.Is(err, interchange.ErrNoText) {
			t.Errorf("%s: %v", in, err)
		}
	}
}

func TestOneObjectIsTheWholeInput(t *testing.T) {
	for in, want := range map[string]string{`{"text":"a"}` + "\n": "", `{"text":"a"} {"text":"b"}`: "item 1,item 2", `[{"text":"a"}]`: "item 1"} {
		if keys, _, err := collect(t, func(e item.Emit) error { return Values(strings.NewReader(in), e) }); err != nil || strings.Join(keys, ",") != want {
			t.Errorf("%s: %q %v", in, keys, err)
		}
	}
}

func FuzzValues(f *testing.F) {
	f.Add([]byte(`[{"text":"a"}]`), []byte("text"))
	f.Add([]byte("{\"maintext\":\"a\"}\n{}"), []byte("a.b"))
	f.Fuzz(func(t *testing.T, raw, key []byte) {
		read := func(it item.Item) error {
			Article(it.Raw, nil)
			Article(it.Raw, map[string]string{"text": string(key)})
			return nil
		}
		Values(strings.NewReader(string(raw)), read)
		Lines(strings.NewReader(string(raw)), read)
	})
}
