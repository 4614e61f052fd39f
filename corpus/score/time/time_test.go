package time

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The project's own tale, in the form of the data.
const tale = `<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 functionInDocument="CREATION_TIME" tid="t0" type="DATE" value="2020-05-04">2020-05-04</TIMEX3></DCT>
<TEXT>
The ferry sank on <TIMEX3 tid="t1" type="DATE" value="2020-05-02">May 2, 2020</TIMEX3> &amp; was raised
<TIMEX3 tid="t2" type="DATE" value="2020-05-03">the next day</TIMEX3>. It had sailed for
<TIMEX3 tid="t3" type="DURATION" value="P12Y">twelve years</TIMEX3> since the great gale.
</TEXT>
</TimeML>`

func TestMeasure(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.tml"), []byte(tale), 0o600); err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	keys, err := Measure(folder, &lines)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"strict", "relaxed", "value"} {
		if keys[key] != 1 {
			t.Errorf("%s = %v, want 1:\n%s", key, keys[key], lines.String())
		}
	}
	if n := strings.Count(lines.String(), "\n"); n != 3 {
		t.Errorf("%d lines of predictions, want 3", n)
	}
}

func TestMeasureNamesAMissingFolder(t *testing.T) {
	if _, err := Measure(filepath.Join(t.TempDir(), "none"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want that nothing is there", err)
	}
}

// TestWikiWars holds the floor of the public set where it is at hand.
func TestWikiWars(t *testing.T) {
	const folder = "../../../../shared/data/time/wikiwars"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("no WikiWars beside the repository: ", err)
	}
	var out *os.File
	if name := os.Getenv("HEARSAY_PREDICTIONS"); name != "" {
		out, _ = os.Create(name)
		defer out.Close()
	}
	var keys map[string]float64
	var err error
	if out != nil {
		keys, err = Measure(folder, out)
	} else {
		keys, err = Measure(folder, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Log(keys)
	if keys["value"] < 0.78 {
		t.Errorf("value F1 %.3f, the floor is 0.78", keys["value"])
	}
}
