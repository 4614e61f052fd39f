package link

import (
	"encoding/binary"
	"errors"
	"math"

	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// A signature is what comparing needs of a claim and its article, so that a
// candidate is judged without fetching either. It begins with the version of
// its form; signatures of another version are made anew by `link --rebuild`.
const signatureVersion = 5

var errSignature = errors.New("signature of another version or damaged")

// Signature packs an item.
func Signature(it *relate.Item) []byte {
	w := &packer{b: []byte{signatureVersion}}
	a, c := it.Article, it.Claim
	w.str(a.ID, a.Outlet, a.Day, a.Credit)
	for _, n := range a.Names {
		w.b = binary.LittleEndian.AppendUint64(w.b, n)
	}
	w.num(it.Order)
	w.str(c.ID)
	w.span(c.Content)
	w.span(c.Evidence)
	w.str(c.Who.Name, string(c.Who.Kind), c.By.Name, c.Predicate.Class, c.Place.Name)
	w.object(&c.Object)
	w.list(c.Who.Terms)
	w.list(c.Predicate.Terms)
	w.list(c.Object.Terms)
	w.list(c.Terms)
	for i := range c.Terms {
		w.num(countAt(c, i))
	}
	w.list(c.Cues)
	w.num(len(c.Devices))
	for _, d := range c.Devices {
		w.str(d.Name)
	}
	w.quantities(c.Quantities)
	w.deadline(c.Deadline)
	w.num(1 + len(c.OtherSources))
	for _, chain := range append([][]news.Source{c.Source}, c.OtherSources...) {
		w.chain(chain)
	}
	w.str(string(c.Status), string(c.Modality), string(c.Polarity), string(c.Act), string(c.Target.Kind), c.Target.Outlet)
	w.span(c.Target.Span)
	w.list(c.Target.Terms)
	w.flag(c.Quote)
	w.str(c.ContentText)
	return w.b
}

// Parse unpacks a signature: a claim with the fields that comparing uses, its
// article, and its order in it.
func Parse(sig []byte) (c *news.Claim, a *relate.Article, order int, err error) {
	if len(sig) == 0 || sig[0] != signatureVersion {
		return nil, nil, 0, errSignature
	}
	r := &unpacker{b: sig[1:]}
	c, a = &news.Claim{Statement: -1}, &relate.Article{}
	r.str(&a.ID, &a.Outlet, &a.Day, &a.Credit)
	for i := range a.Names {
		a.Names[i] = r.fixed()
	}
	order = r.num()
	r.str(&c.ID)
	r.span(&c.Content)
	r.span(&c.Evidence)
	r.str(&c.Who.Name, (*string)(&c.Who.Kind), &c.By.Name, &c.Predicate.Class, &c.Place.Name)
	r.str(&c.Object.Name, &c.Object.Head, &c.Object.Text)
	c.Who.Terms, c.Predicate.Terms, c.Object.Terms = r.list(), r.list(), r.list()
	c.Terms = r.list()
	c.Counts = make([]int, len(c.Terms))
	for i := range c.Counts {
		c.Counts[i] = r.num()
	}
	c.Cues = r.list()
	for range r.count() {
		var d news.Named
		r.str(&d.Name)
		c.Devices = append(c.Devices, d)
	}
	c.Quantities = r.quantities()
	c.Deadline = r.deadline()
	for i := range r.count() {
		if chain := r.chain(); i == 0 {
			c.Source = chain
		} else {
			c.OtherSources = append(c.OtherSources, chain)
		}
	}
	r.str((*string)(&c.Status), (*string)(&c.Modality), (*string)(&c.Polarity), (*string)(&c.Act), (*string)(&c.Target.Kind), &c.Target.Outlet)
	r.span(&c.Target.Span)
	c.Target.Terms = r.list()
	c.Quote = r.flag()
	r.str(&c.ContentText)
	c.Article = a.ID
	if r.bad {
		return nil, nil, 0, errSignature
	}
	return c, a, order, nil
}

func countAt(c *news.Claim, i int) int {
	if i < len(c.Counts) {
		return c.Counts[i]
	}
	return 1
}

type packer struct{ b []byte }

func (w *packer) num(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }

func (w *packer) str(list ...string) {
	for _, s := range list {
		w.num(len(s))
		w.b = append(w.b, s...)
	}
}

func (w *packer) list(l []string) {
	w.num(len(l))
	w.str(l...)
}

func (w *packer) flag(f bool) {
	if f {
		w.num(1)
	} else {
		w.num(0)
	}
}

func (w *packer) float(x float64) { w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(x)) }

func (w *packer) span(s news.Span) {
	w.num(int(s.Field))
	w.num(s.Start)
	w.num(s.End)
}

// object is what names the object: its words only where nothing shorter does.
func (w *packer) object(o *news.Object) {
	text := o.Text
	if o.Name != "" || o.Head != "" {
		text = ""
	}
	w.str(o.Name, o.Head, text)
}

func (w *packer) quantities(qs []news.Quantity) {
	w.num(len(qs))
	for _, q := range qs {
		w.float(q.Value)
		w.float(q.High)
		w.str(q.Unit, string(q.Bound))
	}
}

func (w *packer) deadline(d *news.Deadline) {
	w.flag(d != nil)
	if d != nil {
		w.str(d.Text, d.Value, string(d.Relation))
		w.flag(d.Due)
		w.span(d.Span)
	}
}

func (w *packer) chain(chain []news.Source) {
	w.num(len(chain))
	for _, s := range chain {
		w.str(s.Name, string(s.Kind), s.EntityID)
		w.flag(s.Anonymous)
	}
}

// unpacker reads what packer wrote; bad is set at the first thing that does not fit.
type unpacker struct {
	b   []byte
	bad bool
}

func (r *unpacker) num() int {
	n, size := binary.Varint(r.b)
	if size <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

// count is a length that the rest can hold.
func (r *unpacker) count() int {
	n := r.num()
	if n < 0 || n > len(r.b) {
		r.bad, r.b = true, nil
		return 0
	}
	return n
}

func (r *unpacker) str(into ...*string) {
	for _, s := range into {
		n := r.count()
		*s = string(r.b[:n])
		r.b = r.b[n:]
	}
}

func (r *unpacker) list() []string {
	n := r.count()
	if n == 0 {
		return nil
	}
	l := make([]string, n)
	for i := range l {
		r.str(&l[i])
	}
	return l
}

func (r *unpacker) flag() bool { return r.num() != 0 }

func (r *unpacker) fixed() uint64 {
	if len(r.b) < 8 {
		r.bad, r.b = true, nil
		return 0
	}
	x := binary.LittleEndian.Uint64(r.b)
	r.b = r.b[8:]
	return x
}

func (r *unpacker) float() float64 { return math.Float64frombits(r.fixed()) }

func (r *unpacker) span(s *news.Span) {
	s.Field, s.Start, s.End = news.Field(r.num()), r.num(), r.num()
}

func (r *unpacker) quantities() (qs []news.Quantity) {
	for range r.count() {
		q := news.Quantity{Value: r.float(), High: r.float()}
		r.str(&q.Unit, (*string)(&q.Bound))
		qs = append(qs, q)
	}
	return qs
}

func (r *unpacker) deadline() *news.Deadline {
	if !r.flag() {
		return nil
	}
	d := &news.Deadline{}
	r.str(&d.Text, &d.Value, (*string)(&d.Relation))
	d.Due = r.flag()
	r.span(&d.Span)
	return d
}

func (r *unpacker) chain() (chain []news.Source) {
	for range r.count() {
		s := news.Source{Entity: -1}
		r.str(&s.Name, (*string)(&s.Kind), &s.EntityID)
		s.Anonymous = r.flag()
		chain = append(chain, s)
	}
	return chain
}
