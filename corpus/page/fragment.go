package page

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Fragment is the text of a piece of HTML that is all article: a feed's entry, a
// mail. Furniture and captions are taken out, but nothing is searched for.
func Fragment(raw string) (text string, captions []string, err error) {
	defer func() {
		if r := recover(); r != nil { // nested deeper than html.Parse bears
			text, err = "", ErrNoBody
		}
	}()
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(raw), body)
	if err != nil {
		return "", nil, err
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	whole := render(body)
	root := goquery.NewDocumentFromNode(body).Selection
	captions = (&source{}).takeCaptions(root)
	takeFurniture(root, "")
	if text = render(body); len(text)*keepAtMost < len(whole) {
		text = whole
	}
	return text, captions, nil
}
