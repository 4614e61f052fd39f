package gold

import (
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"testing"

	"hearsay/corpus/gold"
)

var (
	raise = flag.Bool("raise", false, "raise the floors of the gold stories to what is reached now")
	lower = flag.Bool("lower", false, "set the floors of the gold stories to what is reached now, even where that is less")
)

const (
	sharedGold  = "../../../../shared/gold"
	storyFloors = "../../../testdata/gold/story-floors.json"
)

// TestFloorsShared holds the reading of the gold stories to the floors pinned
// beside our own gold, where ../shared is there: those of the dev folder, and
// ours, whose texts lie in the public data.
func TestFloorsShared(t *testing.T) {
	if _, err := os.Stat(filepath.Join(sharedGold, "dev")); err != nil {
		t.Skip("no gold stories in ../shared")
	}
	dev, err := gold.Load(filepath.Join(sharedGold, "dev"))
	if err != nil {
		t.Fatal(err)
	}
	own, err := gold.LoadStandoff("../../../testdata/gold/stories", "../../../../shared/data")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]map[string]float64{"dev": readingOf(t, dev), "stories": readingOf(t, own)}
	raw, err := os.ReadFile(storyFloors)
	if err != nil && !*lower {
		t.Fatal(err)
	}
	floors := map[string]map[string]float64{}
	if err == nil {
		if err := json.Unmarshal(raw, &floors); err != nil {
			t.Fatal(err)
		}
	}
	for set, figures := range got {
		for name, x := range figures {
			floor, known := floors[set][name]
			switch {
			case *lower, *raise && (x > floor || !known):
				if floors[set] == nil {
					floors[set] = map[string]float64{}
				}
				floors[set][name] = x
			case !known || x < floor-slack:
				t.Errorf("%s: %s %.3f, floor %.3f", set, name, x, floor)
			}
		}
	}
	if *lower || *raise {
		out, _ := json.MarshalIndent(floors, "", "  ")
		if err := os.WriteFile(storyFloors, append(out, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// readingOf are the figures of reading alone: claims and their fields.
func readingOf(t *testing.T, stories []gold.Story) map[string]float64 {
	t.Helper()
	sum := NewResult()
	for i := range stories {
		reports, err := Read(&stories[i])
		if err != nil {
			t.Fatal(err)
		}
		r, err := Score(&stories[i], predicted(&stories[i], reports), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		sum.Add(r)
	}
	_, _, f := sum.Claims.PRF()
	out := map[string]float64{"claims": round(f)}
	for name, x := range sum.Fields {
		out[name] = round(float64(x.Right) / float64(x.Of))
	}
	return out
}

func round(x float64) float64 { return math.Floor(1000*x) / 1000 }

// slack is how far a figure may fall before the test does: every change of a layer
// below moves a claim or two of a thousand.
const slack = 0.01
