// Package gold scores extraction and linking against gold stories. It is
// gold/score.py in Go, to the last digit, and can also give linking the gold's
// own claims, so that its errors are not mixed with those of reading.
package gold

import (
	"encoding/json"
	"fmt"
	"io"

	"hearsay/corpus/gold"
	"hearsay/corpus/link"
	"hearsay/extract"
	"hearsay/extract/relate"
)

// Options say what is measured.
type Options struct {
	// GivenClaims measures linking alone, on the gold's claims.
	GivenClaims bool
}

// Measure scores the story file, or the stories of the folder, at path. Its
// keys are those of score.py --json, nested ones joined by a dot
// ("same.f1", "by_type.denies.p", "fields.who.accuracy"). What was predicted
// and what was right goes to predictions, a JSON object a line.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	return MeasureWith(path, predictions, Options{})
}

// MeasureWith is Measure with options.
func MeasureWith(path string, predictions io.Writer, o Options) (map[string]float64, error) {
	stories, err := gold.Load(path)
	if err != nil {
		return nil, err
	}
	sum := NewResult()
	for i := range stories {
		r, err := measure(&stories[i], predictions, o)
		if err != nil {
			return nil, fmt.Errorf("scoring %s: %w", stories[i].Name, err)
		}
		sum.Add(r)
	}
	return sum.Values(), nil
}

func measure(s *gold.Story, predictions io.Writer, o Options) (*Result, error) {
	read := Read
	if o.GivenClaims {
		read = Given
	}
	reports, err := read(s)
	if err != nil {
		return nil, err
	}
	return ScoreReports(s, reports, link.English(), predictions)
}

// ScoreReports links the reports with that judge and scores claims and links.
func ScoreReports(s *gold.Story, reports []link.Report, j *relate.Judge, predictions io.Writer) (*Result, error) {
	links := link.Solve(j, reports).Links
	return Score(s, predicted(s, reports), links, noteTo(predictions, s.Name))
}

// Read extracts a story's articles with the pipeline.
func Read(s *gold.Story) ([]link.Report, error) {
	var out []link.Report
	for i := range s.Articles {
		doc, err := extract.Document(s.Articles[i].News())
		if err != nil {
			return nil, err
		}
		out = append(out, link.ReportOf(doc))
	}
	return out, nil
}

func predicted(s *gold.Story, reports []link.Report) []Predicted {
	refs := map[string]string{}
	for i := range s.Articles {
		refs[s.Articles[i].News().ID] = s.Articles[i].ID
	}
	var out []Predicted
	for _, r := range reports {
		out = append(out, Predicted{Ref: refs[r.Article.ID], Claims: r.Claims})
	}
	return out
}

func noteTo(w io.Writer, story string) Note {
	if w == nil {
		return nil
	}
	enc := json.NewEncoder(w)
	return func(item string, got, want any) {
		enc.Encode(map[string]any{"story": story, "item": item, "got": got, "want": want})
	}
}

// Values flattens a result to the keys of score.py --json.
func (r *Result) Values() map[string]float64 {
	m := map[string]float64{"relations_macro_f1": r.MacroF1()}
	put := func(key string, c Count) {
		m[key+".p"], m[key+".r"], m[key+".f1"] = c.PRF()
		m[key+".tp"], m[key+".pred"], m[key+".gold"] = float64(c.TP), float64(c.Pred), float64(c.Gold)
	}
	put("claims", r.Claims)
	put("same", r.Same)
	put("relations", r.Relations)
	for _, t := range Relations {
		put("by_type."+string(t), r.ByType[t])
	}
	for k, t := range r.Fields {
		m["fields."+k+".accuracy"] = float64(t.Right) / float64(t.Of)
		m["fields."+k+".right"], m["fields."+k+".of"] = float64(t.Right), float64(t.Of)
	}
	return m
}

// Matches tells for each gold claim that was found which claim of the reports
// stands for it, by their IDs.
func Matches(story *gold.Story, reports []link.Report) (map[string]string, error) {
	s := scoring{story: story, note: func(string, any, any) {}, out: NewResult()}
	if err := s.prepare(predicted(story, reports)); err != nil {
		return nil, err
	}
	s.match()
	out := map[string]string{}
	for g, p := range s.toPred {
		out[s.gold[g].claim.ID] = s.pred[p].claim.ID
	}
	return out, nil
}
