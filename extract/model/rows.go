package model

// SumRows writes to out the sum of rows of an 8-bit matrix, in the matrix's own
// units. Up to 256 rows fit the 16 bits of a sum.
func (m Matrix) SumRows(out []int16, rows []uint32) {
	out = out[:m.Cols]
	n := 0
	if hasAVX2 && len(rows) > 0 && m.Cols >= 16 {
		for _, r := range rows {
			_ = m.data[int(r)*m.Cols : (int(r)+1)*m.Cols]
		}
		n = m.Cols &^ 15
		sumRowsAVX2(&out[0], &m.data[0], &rows[0], len(rows), m.Cols, n)
	}
	clear(out[n:])
	for _, r := range rows {
		row := m.data[int(r)*m.Cols:][:m.Cols]
		for i := n; i < len(row); i++ {
			out[i] += int16(int8(row[i]))
		}
	}
}
