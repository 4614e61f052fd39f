// Package ecb reads ECB+ (Cybulska and Vossen 2014): news articles in which
// mentions of the same event are joined across articles.
//
//	docs, err := ecb.Load("ecb/train")
//	for _, m := range docs[0].Mentions { … m.Chain … }
package ecb

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Document is one article.
type Document struct {
	Name     string
	Topic    string // folder
	Sub      string // "ecb" or "ecbplus": the two look-alike events of a topic
	Tokens   []Token
	Mentions []Mention
}

// Token is a word with the number of its sentence.
type Token struct {
	Sentence int
	Text     string
}

// Mention is an annotated mention. Chain is what it refers to across articles,
// "" for a mention that is in no chain. Event tells events from participants,
// times and places; Kind is the annotation's own type.
type Mention struct {
	Tokens []int // indices in Tokens
	Kind   string
	Event  bool
	Chain  string
}

// Load reads every *.xml below dir, topics and names in order.
func Load(dir string) ([]Document, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.xml"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("reading ECB+: no topics in %s", dir)
	}
	sort.Strings(files)
	var docs []Document
	for _, f := range files {
		d, err := read(f)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
}

type xmlDoc struct {
	Tokens []struct {
		ID       int    `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Markables struct {
		All []struct {
			XMLName xml.Name
			ID      int `xml:"m_id,attr"`
			Anchors []struct {
				Token int `xml:"t_id,attr"`
			} `xml:"token_anchor"`
		} `xml:",any"`
	} `xml:"Markables"`
	Relations struct {
		Cross []coref `xml:"CROSS_DOC_COREF"`
		Intra []coref `xml:"INTRA_DOC_COREF"`
	} `xml:"Relations"`
}

type coref struct {
	ID      string `xml:"r_id,attr"`
	Note    string `xml:"note,attr"`
	Sources []struct {
		ID int `xml:"m_id,attr"`
	} `xml:"source"`
}

func read(file string) (Document, error) {
	d := Document{Name: filepath.Base(file), Topic: filepath.Base(filepath.Dir(file)), Sub: "ecb"}
	if strings.HasSuffix(d.Name, "ecbplus.xml") {
		d.Sub = "ecbplus"
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return d, fmt.Errorf("reading ECB+: %w", err)
	}
	var x xmlDoc
	if err := xml.Unmarshal(raw, &x); err != nil {
		return d, fmt.Errorf("reading ECB+ %s: %w", file, err)
	}
	index := map[int]int{}
	for i, t := range x.Tokens {
		index[t.ID] = i
		d.Tokens = append(d.Tokens, Token{t.Sentence, t.Text})
	}
	chain := chains(&x, d.Name)
	for _, m := range x.Markables.All {
		if len(m.Anchors) == 0 {
			continue // the description of a chain
		}
		kind := m.XMLName.Local
		out := Mention{Kind: kind, Event: strings.HasPrefix(kind, "ACTION") || strings.HasPrefix(kind, "NEG_ACTION"), Chain: chain[m.ID]}
		for _, a := range m.Anchors {
			out.Tokens = append(out.Tokens, index[a.Token])
		}
		d.Mentions = append(d.Mentions, out)
	}
	return d, nil
}

func chains(x *xmlDoc, name string) map[int]string {
	of := map[int]string{}
	for _, c := range x.Relations.Intra {
		for _, s := range c.Sources {
			of[s.ID] = name + ":" + c.ID
		}
	}
	for _, c := range x.Relations.Cross {
		for _, s := range c.Sources {
			of[s.ID] = c.Note
		}
	}
	return of
}
