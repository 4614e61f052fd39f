package parquet

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"hearsay/corpus/interchange"
	"hearsay/corpus/item"
)

type row struct {
	ID      int64     `parquet:"id"`
	Title   string    `parquet:"headline,optional"`
	Date    time.Time `parquet:"pub_date,timestamp(millisecond)"`
	Authors []string  `parquet:"authors,list"`
	Body    string    `parquet:"body,zstd"`
}

func written(t testing.TB, rows ...row) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := parquet.Write(&out, rows); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func sample(t testing.TB) []byte {
	return written(t, row{7, "Bridge shut", time.Date(2023, 3, 20, 18, 30, 0, 0, time.UTC), []string{"Zoë Li", "Jon Ek"}, "The bridge is shut.\x00"},
		row{8, "", time.Date(2023, 3, 21, 0, 0, 0, 0, time.UTC), nil, "The ferry runs."})
}

func TestEach(t *testing.T) {
	raw := sample(t)
	var got []interchange.In
	var keys []string
	err := Each(bytes.NewReader(raw), int64(len(raw)), nil, func(it item.Item) error {
		in, err := interchange.ReadArticle(it.Raw)
		got, keys = append(got, in), append(keys, it.Key)
		return err
	})
	if err != nil || len(got) != 2 || keys[1] != "row 2" {
		t.Fatalf("%v %v %v", got, keys, err)
	}
	a := got[0]
	if a.ID != "7" || a.Title != "Bridge shut" || a.Published != "2023-03-20T18:30:00Z" || strings.Join(a.Authors, "|") != "Zoë Li|Jon Ek" || a.Text != "The bridge is shut.\uFFFD" {
		t.Errorf("got %+v", a)
	}
	if !Looks(raw) {
		t.Error("not told as a table")
	}
}

func TestBadTables(t *testing.T) {
	raw := sample(t)
	none := func(item.Item) error { return nil }
	for name, bad := range map[string][]byte{"empty": nil, "cut": raw[:len(raw)/2], "mark": []byte("PAR1PAR1")} {
		if err := Each(bytes.NewReader(bad), int64(len(bad)), nil, none); err == nil {
			t.Errorf("%s is read", name)
		}
	}
	if err := Each(bytes.NewReader(raw), int64(len(raw)), map[string]string{"text": "nope"}, none); err == nil || !strings.Contains(err.Error(), `"nope"`) {
		t.Errorf("a map to nowhere: %v", err)
	}
	for i := range raw { // one wrong byte anywhere is an error or nothing, never a panic
		bad := bytes.Clone(raw)
		bad[i] ^= 0x55
		Each(bytes.NewReader(bad), int64(len(bad)), nil, none)
	}
}

func FuzzEach(f *testing.F) {
	f.Add(sample(f))
	f.Fuzz(func(t *testing.T, raw []byte) {
		Each(bytes.NewReader(raw), int64(len(raw)), nil, func(item.Item) error { return nil })
	})
}

func TestAFooterLargerThanTheFile(t *testing.T) {
	raw := bytes.Clone(sample(t))
	copy(raw[len(raw)-8:], "\xff\xff\xff\x7f")
	if err := Each(bytes.NewReader(raw), int64(len(raw)), nil, func(item.Item) error { return nil }); err == nil || !strings.Contains(err.Error(), "its footer is said to have 2147483647 bytes") {
		t.Errorf("got %v", err)
	}
}
