package attribution

import "hearsay/extract/news"

// Draft is an attribution as the automaton read it: the pieces of each role as
// runs of tokens.
type Draft struct {
	Source, Cue, Content []news.Range
}

// Pieces returns the runs of a role.
func (d *Draft) Pieces(r Role) *[]news.Range {
	switch r {
	case Source:
		return &d.Source
	case Cue:
		return &d.Cue
	}
	return &d.Content
}

// Margin is how much worse the best reading without the cue is, in points.
func (d *Draft) Margin(margins [][4]int32) int32 {
	best := int32(0)
	for _, p := range d.Cue {
		for i := p.First; i < p.Last; i++ {
			best = max(best, -margins[i][Outside])
		}
	}
	return best
}

// Move carries the runs into another document: at gives each token's place
// there, in order. A run that is torn apart there is cut.
func (d *Draft) Move(at []int) {
	for r := Source; r <= Content; r++ {
		list := d.Pieces(r)
		var out []news.Range
		for _, p := range *list {
			for i := p.First; i < p.Last; i++ {
				if n := len(out); n > 0 && i > p.First && out[n-1].Last == at[i] {
					out[n-1].Last++
				} else {
					out = append(out, news.Range{First: at[i], Last: at[i] + 1})
				}
			}
		}
		*list = out
	}
}

// Read cuts a path into attributions, in the order in which they begin. border
// tells where a piece must be cut although it goes on (a new paragraph).
func Read(a *Automaton, path []int, border func(token int) bool) []Draft {
	var out []Draft
	last := Outside
	for i, e := range path {
		edge := &a.Edges[e]
		role := a.States[edge.To].Role
		if edge.New {
			out = append(out, Draft{})
			last = Outside
		}
		if role != Outside {
			list := out[len(out)-1].Pieces(role)
			if role == last && !border(i) {
				(*list)[len(*list)-1].Last = i + 1
			} else {
				*list = append(*list, news.Range{First: i, Last: i + 1})
			}
		}
		last = role
	}
	return out
}

// Spans gives the words under runs of tokens.
func Spans(doc *news.Document, runs []news.Range) []news.Span {
	var out []news.Span
	for _, p := range runs {
		out = append(out, doc.Tokens[p.First].Span.Union(doc.Tokens[p.Last-1].Span))
	}
	return out
}
