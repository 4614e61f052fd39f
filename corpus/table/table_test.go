package table

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"hearsay/corpus/interchange"
	"hearsay/corpus/item"
)

func rows(t *testing.T, in string, fields map[string]string) (list []interchange.In, keys []string, err error) {
	t.Helper()
	err = Each(strings.NewReader(in), fields, func(it item.Item) error {
		keys = append(keys, it.Key)
		if it.Err != nil {
			list = append(list, interchange.In{})
			return nil
		}
		a, err := interchange.ReadArticle(it.Raw)
		list = append(list, a)
		return err
	})
	return list, keys, err
}

func TestEach(t *testing.T) {
	for name, in := range map[string]string{
		"commas":     "\ufeffID,Headline,pub_date,Author,Body\n07,\"Bridge, shut\",2023-03-20,\"Zoë Li; Jon Ek\",\"The bridge\nis shut.\"\n\n,,,,\n08,x,,,y\n",
		"tabs":       "id\theadline\tdate\tauthor\ttext\n07\tBridge, shut\t2023-03-20\tZoë Li; Jon Ek\t\"The bridge\nis shut.\"\n08\tx\t\t\ty\n",
		"semicolons": "id;title;date;author;text\n07;Bridge, shut;2023-03-20;Zoë Li, Jon Ek;\"The bridge\nis shut.\"\n08;x;;;y\n",
	} {
		list, keys, err := rows(t, in, nil)
		if err != nil || len(list) != 2 {
			t.Errorf("%s: %v %v %v", name, list, keys, err)
			continue
		}
		a := list[0]
		if a.ID != "07" || a.Title != "Bridge, shut" || a.Published != "2023-03-20" || a.Text != "The bridge\nis shut." || fmt.Sprint(a.Authors) != "[Zoë Li Jon Ek]" || keys[0] != "line 2" {
			t.Errorf("%s: %+v at %v", name, a, keys)
		}
	}
}

func TestMapAndBadInput(t *testing.T) {
	list, _, err := rows(t, "who said,what\nx,y\n", map[string]string{"text": "what", "outlet": "Who Said"})
	if err != nil || list[0].Text != "y" || list[0].Outlet != "x" {
		t.Errorf("mapped: %+v %v", list, err)
	}
	for in, want := range map[string]string{
		"a,b\n1,2\n": "no column holds the text",
		"":           "names of the columns",
	} {
		if _, _, err := rows(t, in, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want …%s", in, err, want)
		}
	}
	if _, _, err := rows(t, "text\nx\n", map[string]string{"title": "nope"}); err == nil || !strings.Contains(err.Error(), `no column "nope"`) {
		t.Errorf("a map to nowhere: %v", err)
	}
	endless := io.MultiReader(strings.NewReader("text\n\""), io.LimitReader(xs{}, item.MaxBytes*2))
	if err := Each(endless, nil, func(item.Item) error { return nil }); !errors.Is(err, item.ErrTooLong) {
		t.Errorf("an unclosed quote: %v", err)
	}
}

type xs struct{}

func (xs) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestLooks(t *testing.T) {
	for in, want := range map[string]bool{
		"id,title,text\n1,2,3\n":                    true,
		"id\ttitle\tbody\n1\t2\t3\n":                true,
		"The text, he said, is long.\nAnd so on.\n": false,
		"Date,time\nx,y\n":                          false,
		"article, text: he said\n":                  false,
		"":                                          false,
	} {
		if got := Looks([]byte(in)); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func FuzzEach(f *testing.F) {
	f.Add("id,text\n1,\"a\n\"\"b\"\n")
	f.Fuzz(func(t *testing.T, in string) {
		Each(strings.NewReader(in), nil, func(it item.Item) error {
			if it.Err == nil {
				interchange.ReadArticle(it.Raw)
			}
			return nil
		})
	})
}
