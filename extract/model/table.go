package model

// Table maps a feature's hash to a row of weights, one per class. It is an
// open-addressing table with linear probing: a slot is a 32-bit check and its
// row (dense form) or where its row lies (sparse form, for rows that are mostly
// zero). Two features share a row only if 32 bits and a slot agree: about one
// in a billion look-ups.
//
// Layout: slots u32, classes u16, width u8, form u8, pool bytes u32, zero u32;
// slots; pool. Dense slot: check u32, classes × width. Sparse slot: check u32,
// offset u32 into the pool, where a row is n u8, then n × (class u8, weight).
type Table struct {
	slots   []byte
	pool    []byte
	mask    uint32
	stride  int
	classes int
	width   int
	sparse  bool
}

const (
	tableHeader = 16
	// maxClasses is what one byte can count in a sparse row.
	maxClasses = 255
)

// Table returns a table of feature weights.
func (f *File) Table(name string) (Table, error) {
	b, err := f.section(name, typeTable)
	if err != nil {
		return Table{}, err
	}
	if len(b) < tableHeader {
		return Table{}, f.bad(name, "no table header")
	}
	slots, pool := u32(b, 0), u32(b, 8)
	t := Table{mask: slots - 1, classes: int(b[4]) | int(b[5])<<8, width: int(b[6]), sparse: b[7] == 1}
	if slots == 0 || slots&(slots-1) != 0 || t.classes < 1 || t.classes > maxClasses || t.width != 1 && t.width != 2 {
		return Table{}, f.bad(name, "%d slots, %d classes, width %d", slots, t.classes, t.width)
	}
	t.stride = 4 + t.classes*t.width
	if t.sparse {
		t.stride = 8
	}
	if want := tableHeader + uint64(slots)*uint64(t.stride) + uint64(pool); want != uint64(len(b)) {
		return Table{}, f.bad(name, "%d bytes, want %d", len(b), want)
	}
	end := tableHeader + int(slots)*t.stride
	t.slots, t.pool = b[tableHeader:end:end], b[end:]
	if err := t.check(); err != "" {
		return Table{}, f.bad(name, "%s", err)
	}
	return t, nil
}

// check makes sure that a search ends. Rows are bounds-checked when read, so
// that opening need not touch every slot: the last slot is left empty by the writer.
func (t Table) check() string {
	if last := len(t.slots) - t.stride; u32(t.slots, last) != 0 {
		return "last slot is taken"
	}
	return ""
}

// MustTable is [File.Table] for embedded files.
func (f *File) MustTable(name string) Table { return must(f.Table(name)) }

// Classes is the number of classes, the length that Add wants.
func (t Table) Classes() int { return t.classes }

// slot finds where a hash lies. The search runs upwards and meets the empty last
// slot at the latest; hashes that would start there start at 0.
func (t Table) slot(hash uint64) []byte {
	check := checkOf(hash)
	for i := int(startOf(hash, t.mask)) * t.stride; ; {
		s := t.slots[i:]
		switch u32(s, 0) {
		case check:
			return s[4:t.stride]
		case 0:
			return nil
		}
		if i += t.stride; i >= len(t.slots) {
			return nil
		}
	}
}

func checkOf(hash uint64) uint32 { return uint32(hash>>32) | 1 }

func startOf(hash uint64, mask uint32) uint32 {
	if at := uint32(hash) & mask; at != mask {
		return at
	}
	return 0
}

// Has tells whether the feature has weights at all.
func (t Table) Has(hash uint64) bool { return t.slot(hash) != nil }

// Add adds the feature's weights to scores, which has one element per class. A
// feature without weights adds nothing.
func (t Table) Add(scores []int32, hash uint64) { t.AddTimes(scores, hash, 1) }

// AddTimes adds the feature's weights n times, for features that count.
func (t Table) AddTimes(scores []int32, hash uint64, n int32) {
	if row := t.slot(hash); row != nil {
		t.addRow(scores, row, n)
	}
}

// block is how many look-ups AddAll has under way at once.
const block = 32

// AddAll adds the weights of many features, as Add would one by one. The table
// is larger than the processor's caches, so most look-ups wait for memory; here a
// block of them waits together: first all slots are touched, then all rows.
func (t Table) AddAll(scores []int32, hashes []uint64) {
	var rows [block][]byte
	for len(hashes) > 0 {
		part := hashes[:min(block, len(hashes))]
		hashes = hashes[len(part):]
		found := t.rows(part, &rows)
		for _, row := range rows[:found] {
			t.addRow(scores, row, 1)
		}
	}
}

// rows finds the rows of a block of features and returns how many there are.
func (t Table) rows(hashes []uint64, rows *[block][]byte) int {
	var checks [block]uint32
	for i, h := range hashes {
		checks[i] = u32(t.slots, int(startOf(h, t.mask))*t.stride)
	}
	found := 0
	for i, h := range hashes {
		if checks[i] == 0 {
			continue
		}
		if row := t.slot(h); row != nil {
			rows[found] = row
			found++
		}
	}
	return found
}

func (t Table) addRow(scores []int32, row []byte, n int32) {
	switch {
	case t.sparse:
		t.addSparse(scores, row, n)
	case t.width == 1:
		for c := range min(len(row), len(scores)) {
			scores[c] += n * int32(int8(row[c]))
		}
	default:
		for c := range min(len(row)/2, len(scores)) {
			scores[c] += n * int32(int16(uint16(row[2*c])|uint16(row[2*c+1])<<8))
		}
	}
}

func (t Table) addSparse(scores []int32, row []byte, n int32) {
	at := uint64(u32(row, 0))
	if at >= uint64(len(t.pool)) {
		return // a damaged file; the writer never makes one
	}
	p := t.pool[at:]
	step := 1 + t.width
	list := p[1:min(1+int(p[0])*step, len(p))]
	for ; len(list) >= step; list = list[step:] {
		c := int(list[0])
		if c >= len(scores) {
			continue
		}
		w := int32(int8(list[1]))
		if t.width == 2 {
			w = int32(int16(uint16(list[1]) | uint16(list[2])<<8))
		}
		scores[c] += n * w
	}
}

// Best is the class with the highest score, the first of those that tie.
func Best(scores []int32) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
