package neural

// Size makes b n numbers long; what is in them is left over.
func Size(b *[]float32, n int) []float32 {
	if cap(*b) < n {
		*b = make([]float32, n, 2*n)
	}
	*b = (*b)[:n]
	return *b
}

// Zero is Size with zeros.
func Zero(b *[]float32, n int) []float32 {
	s := Size(b, n)
	clear(s)
	return s
}
