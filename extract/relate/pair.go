package relate

// A Pair is two claims that several questions are asked about: what the answers
// have in common is worked out once. One Pair serves for many, one after another,
// and costs no allocation.
type Pair struct {
	judge  *Judge
	a, b   *Item
	room   room
	matrix matrix
	x      features
	asIf   int  // see tAsIf
	looked bool // matrix and x are of a and b
	judged bool // asIf is
}

// Pair is for pairs to be judged by j, with none in it yet.
func (j *Judge) Pair() *Pair { return &Pair{judge: j} }

// Take puts two claims in; the earlier comes first.
func (p *Pair) Take(a, b *Item) { p.a, p.b, p.looked, p.judged = a, b, false, false }

// look compares the words and takes the features, which are the same both ways round.
func (p *Pair) look() {
	if !p.looked {
		p.matrix = p.a.against(p.b, &p.room)
		p.x = featuresOf(p.a, p.b, &p.matrix)
		p.looked = true
	}
}

// of is the matrix of a beside b, the two in either order.
func (p *Pair) of(a *Item) matrix {
	p.look()
	if a == p.a {
		return p.matrix
	}
	return *p.matrix.turned()
}

// chance is that of the two being the same, of whatever else holds for them.
func (p *Pair) chance() int {
	p.look()
	if !p.judged {
		x := p.x
		asIf(&x)
		p.asIf, p.judged = Chance(&x, &p.judge.weights), true
	}
	return p.asIf
}

// Same is as Judge.Same.
func (p *Pair) Same() (score int, rule string) {
	if rule, no := Vetoed(p.a, p.b); no {
		return 0, rule
	}
	p.look()
	return Chance(&p.x, &p.judge.weights), "relate/same"
}

// pair is a Pair of these two alone.
func (j *Judge) pair(a, b *Item) *Pair {
	p := j.Pair()
	p.Take(a, b)
	return p
}
