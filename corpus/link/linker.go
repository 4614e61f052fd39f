package link

import (
	"context"
	"fmt"
	"sync"

	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/story"
	"hearsay/store"
)

// A Linker links articles as they are saved. What needs no store it does ahead, on
// as many cores as call Ready.
type Linker struct {
	judge *relate.Judge
	ready sync.Map // *news.Document → *prepared
}

// New is a Linker for English claims.
func New() *Linker { return &Linker{judge: English()} }

// Ready makes a document ready for Update. What it needs is kept until then, or
// until Forget.
func (l *Linker) Ready(d *news.Document) {
	if p, err := prepare(l.judge, d); err == nil { // Update says what is wrong
		l.ready.Store(d, p)
	}
}

// Forget takes back Ready.
func (l *Linker) Forget(d *news.Document) { l.ready.Delete(d) }

// Update links articles that were just saved, in the transaction that saved
// them: it puts their keys, finds the candidates, and writes the links, facts
// and stories that they touch, and those that what the transaction removed or
// replaced touched. Documents are as extracted, with the IDs under which they were saved.
//
// Called once for many articles or many times for one, in whatever order, it
// leaves the same links, facts and stories behind.
func (l *Linker) Update(ctx context.Context, tx store.Tx, docs []*news.Document) error {
	list := make([]*prepared, len(docs))
	for i, d := range docs {
		var err error
		if list[i], err = l.take(d); err != nil {
			return fmt.Errorf("linking: %w", err)
		}
	}
	if err := newUpdater(ctx, tx, l.judge).update(list); err != nil {
		return fmt.Errorf("linking: %w", err)
	}
	return nil
}

// Update links articles that were just saved; see Linker.Update.
func Update(ctx context.Context, tx store.Tx, docs []*news.Document) error {
	return New().Update(ctx, tx, docs)
}

// take is what was made ready of a document, or is now: saving may have found
// that the article has another ID.
func (l *Linker) take(d *news.Document) (*prepared, error) {
	if p, ok := l.ready.LoadAndDelete(d); ok {
		if p := p.(*prepared); p.article.ID == d.Article.ID && p.revision == d.Revision {
			return p, nil
		}
	}
	return prepare(l.judge, d)
}

// prepared is what linking needs of a document.
type prepared struct {
	doc      *news.Document
	revision string
	words    *story.Article
	article  store.Keys
	claims   []store.Keys   // in the order of the text
	items    []*relate.Item // of the claims, as a later update will see them
}

func prepare(j *relate.Judge, d *news.Document) (*prepared, error) {
	r := ReportOf(d)
	p := &prepared{doc: d, revision: d.Revision, words: r.Words,
		article: store.Keys{ID: r.Article.ID, Keys: ArticleKeys(r.Words), Signature: packArticle(r.Words)}}
	for order, c := range textOrder(r.Claims) {
		claim := &r.Claims[c]
		sig := Signature(&relate.Item{Claim: claim, Article: &r.Article, Order: order})
		it, err := itemFrom(j, claim.ID, sig)
		if err != nil {
			return nil, err
		}
		p.items = append(p.items, it)
		p.claims = append(p.claims, store.Keys{ID: claim.ID, Keys: ClaimKeys(it), Signature: sig})
	}
	return p, nil
}

// itemFrom unpacks a claim.
func itemFrom(j *relate.Judge, id string, sig []byte) (*relate.Item, error) {
	claim, article, order, err := Parse(sig)
	if err != nil {
		return nil, fmt.Errorf("claim %s: %w", id, err)
	}
	return j.Item(claim, article, order), nil
}
