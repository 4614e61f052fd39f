package model

// Packed is a matrix of 16-bit numbers that lies as four vectors at a time are
// multiplied by it: of 16 rows the numbers of two columns, then of the next two.
// A processor register then holds sums of different rows, and no sum has to be
// gathered from its lanes.
type Packed struct {
	data       []int16
	Rows, Cols int
}

// Vectors is how many vectors [Packed.Mul] multiplies at a time.
const Vectors = 4

// Blocks of rows that lie together, and that one round of the widest kernel takes.
const (
	rowBlock  = 16
	rowBlocks = 64
)

// Pack packs a matrix that lies by rows. cols must be even.
func Pack(rows, cols int, values []int16) Packed {
	p := Packed{Rows: rows, Cols: cols}
	p.data = make([]int16, p.Wide()*cols)
	for r := range rows {
		at := r/rowBlock*rowBlock*cols + r%rowBlock*2
		for c, v := range values[r*cols : (r+1)*cols] {
			p.data[at+c/2*2*rowBlock+c%2] = v
		}
	}
	return p
}

// Wide is the number of rows filled up to whole rounds: what a product takes.
func (p *Packed) Wide() int { return (p.Rows + rowBlocks - 1) / rowBlocks * rowBlocks }

// Mul multiplies the matrix by Vectors vectors of Cols numbers each: out holds the
// products, Wide numbers a vector, of which the first Rows count. Sums wrap in 32
// bits, so that they are the same in every order and with every kernel.
func (p *Packed) Mul(out []int32, x *[Vectors][]int16) {
	wide := p.Wide()
	for k := range x {
		x[k] = x[k][:p.Cols]
	}
	_ = out[Vectors*wide-1]
	switch {
	case hasVNNI:
		packedVNNI(&out[0], &p.data[0], &x[0][0], &x[1][0], &x[2][0], &x[3][0], wide, p.Cols)
	case hasAVX2:
		packedAVX2(&out[0], &p.data[0], &x[0][0], &x[1][0], &x[2][0], &x[3][0], wide, p.Cols)
	default:
		p.mul(out, x)
	}
}

func (p *Packed) mul(out []int32, x *[Vectors][]int16) {
	wide := p.Wide()
	for k := range x {
		sums := out[k*wide : (k+1)*wide]
		clear(sums)
		for r := 0; r < wide; r += rowBlock {
			block, to := p.data[r*p.Cols:], sums[r:r+rowBlock]
			for c := 0; c+1 < p.Cols; c += 2 {
				a, b, w := int32(x[k][c]), int32(x[k][c+1]), block[c*rowBlock:][:2*rowBlock]
				for i := range to {
					to[i] += a*int32(w[2*i]) + b*int32(w[2*i+1])
				}
			}
		}
	}
}
