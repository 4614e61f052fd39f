package page

import (
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability"
	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hearsay/corpus/page/en"
	"hearsay/extract/news"
)

// Shares and sizes of the block filter. They were set once on reason and then
// left: on Scrapinghub's pages they brought readability alone from F1 0.952 to
// 0.966.
const (
	listLinks  = 0.6  // a list is navigation when more of its text than this is links
	blockLinks = 0.85 // a paragraph or heading is a pointer when more than this is links …
	pointerLen = 250  // … and it is shorter than this, in bytes
	menuLinks  = 0.9  // a page holds no article when more of its body than this is links
	keepAtMost = 3    // the filter may take away all but a third of the text
)

// body fills Text, Captions and Related. It changes the document, so it comes
// last.
func (p *source) body(a *news.Article) {
	parser := readability.NewParser()
	parser.DisableJSONLD = true // read already
	parser.KeepClasses = true
	base := p.base
	if base == nil {
		base = &url.URL{}
	}
	got, err := parser.ParseAndMutate(p.doc.Nodes[0], base)
	if err != nil || got.Node == nil {
		return
	}
	whole := render(got.Node)
	root := goquery.NewDocumentFromNode(got.Node).Selection
	if linkShare(root) > menuLinks {
		return // a menu and no article
	}
	a.Captions = p.takeCaptions(root)
	a.Related = takeFurniture(root, a.Title)
	if a.Text = render(got.Node); len(a.Text)*keepAtMost < len(whole) {
		a.Text = whole
	}
}

// takeCaptions takes figures and their captions out and returns the captions.
func (p *source) takeCaptions(root *goquery.Selection) []string {
	var out []string
	root.Find("figcaption").Each(func(_ int, s *goquery.Selection) {
		if t := plain(s.Text()); t != "" {
			out = append(out, t)
		}
	})
	root.Find("figcaption, figure, aside, nav, footer, form, button, script, style, iframe, noscript, template").Remove()
	return out
}

// takeFurniture takes out lists of links, pointers, labels and the repeated
// title; it returns the texts of the links among them.
func takeFurniture(root *goquery.Selection, title string) []string {
	var related []string
	drop := func(s *goquery.Selection) {
		s.Find("a").Each(func(_ int, link *goquery.Selection) {
			if t := plain(link.Text()); len(t) > 20 { // a headline; shorter ones are labels and tags
				related = append(related, t)
			}
		})
		s.Remove()
	}
	root.Find("ul, ol").Each(func(_ int, s *goquery.Selection) {
		if linkShare(s) > listLinks {
			drop(s)
		}
	})
	root.Find("p, li, h2, h3, h4").Each(func(_ int, s *goquery.Selection) {
		if len(s.Text()) < pointerLen && !strings.HasSuffix(strings.TrimSpace(s.Text()), ".") && linkShare(s) > blockLinks { // headlines end in no full stop
			drop(s)
		}
	})
	root.Find("h2, h3, h4, h5, p, strong").Each(func(_ int, s *goquery.Selection) {
		if t := plain(s.Text()); len(t) < 60 && hasPrefix(strings.ToLower(t), en.Heads) {
			drop(shortAfter(s))
		}
	})
	root.Find("p, li, h2, h3, h4, h5, h6, div, span, time").Each(func(_ int, s *goquery.Selection) {
		if t := s.Text(); len(t) < 2*furnitureLen && !inSentence(s) && furnitureRule(plain(t)) != "" {
			drop(s)
		}
	})
	root.Find("h1, h2").Each(func(_ int, s *goquery.Selection) {
		if strings.EqualFold(plain(s.Text()), title) {
			s.Remove()
		}
	})
	return related
}

// shortAfter is the block after a heading that opens furniture: a list, or a
// paragraph that is no longer than a note.
func shortAfter(s *goquery.Selection) *goquery.Selection {
	if s.Is("strong") {
		s = s.Closest("p, div")
	}
	next := s.Next()
	switch {
	case next.Is("ul, ol"), next.Is("p") && strings.HasPrefix(strings.ToLower(plain(s.Text())), en.About) && len(next.Text()) < 2*furnitureLen:
		return next.AddSelection(s)
	}
	return next.Slice(0, 0)
}

// inSentence tells an inline element with words beside it: a date in a span is
// part of its sentence.
func inSentence(s *goquery.Selection) bool {
	if !s.Is("span, time") {
		return false
	}
	around := s.ParentsFiltered("p, li, blockquote, td").First()
	return around.Length() > 0 && len(plain(around.Text())) > len(plain(s.Text()))
}

// linkShare is how much of a block's text is links, 0 to 1.
func linkShare(s *goquery.Selection) float64 {
	all, links := len(plain(s.Text())), 0
	if all == 0 {
		return 0
	}
	s.Find("a").Each(func(_ int, a *goquery.Selection) { links += len(plain(a.Text())) })
	return float64(links) / float64(all)
}

// render is the text of an element: paragraphs parted by a blank line, single
// spaces inside, line breaks kept.
func render(n *html.Node) string {
	var r renderer
	r.node(n)
	return strings.TrimSpace(r.out.String())
}

// renderer writes text as a reader sees it. breaks is the number of line breaks
// and space the blank that are due before the next word.
type renderer struct {
	out    strings.Builder
	breaks int
	space  bool
}

func (r *renderer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.text(n.Data)
		return
	case html.ElementNode:
		if silent(n.DataAtom) {
			return
		}
	}
	lines := linesAround(n.DataAtom)
	r.breaks = max(r.breaks, lines)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
	r.breaks = max(r.breaks, lines)
	if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		r.space = true
	}
}

// text writes words with one space between them.
func (r *renderer) text(s string) {
	for len(s) > 0 {
		i := strings.IndexFunc(s, isSpace)
		if i != 0 {
			if i < 0 {
				i = len(s)
			}
			r.gap()
			r.out.WriteString(s[:i])
		}
		rest := strings.TrimLeftFunc(s[i:], isSpace)
		r.space = r.space || len(rest) < len(s[i:])
		s = rest
	}
}

// gap writes what is due before a word.
func (r *renderer) gap() {
	switch {
	case r.out.Len() == 0:
	case r.breaks > 0:
		r.out.WriteString("\n\n"[:min(r.breaks, 2)])
	case r.space:
		r.out.WriteByte(' ')
	}
	r.breaks, r.space = 0, false
}

// isSpace is the white space that HTML folds, and the no-break space, which
// pages use for layout.
func isSpace(c rune) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00a0'
}

// silent elements hold nothing that a reader sees as text.
func silent(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Head, atom.Template, atom.Iframe, atom.Svg, atom.Video, atom.Audio, atom.Canvas, atom.Object, atom.Noscript:
		return true
	}
	return false
}

// linesAround is how many line breaks part an element from what is beside it.
func linesAround(a atom.Atom) int {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Pre, atom.Div,
		atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Figure, atom.Hr:
		return 2
	case atom.Br, atom.Li, atom.Tr, atom.Dd, atom.Dt:
		return 1
	}
	return 0
}
