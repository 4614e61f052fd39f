package model

import "unsafe"

// MatVec multiplies a matrix by a vector in integers: out[j] = Σ w[j·n+i] × x[i],
// n being len(x), for each j of out. Sums wrap in 32 bits, so that they are the
// same in every order: on x86-64 with AVX2 sixteen products are summed at a
// time, elsewhere one by one.
//
// n must be a multiple of 16 and len(out) a multiple of 4; w holds at least
// len(out) × n numbers.
func MatVec(out []int32, w, x []int16) {
	n := len(x)
	if len(out) == 0 || n == 0 {
		clear(out)
		return
	}
	_ = w[len(out)*n-1]
	if hasAVX2 && n%16 == 0 && len(out)%4 == 0 {
		matVecAVX2(&out[0], &w[0], &x[0], len(out), n)
		return
	}
	matVec(out, w, x)
}

// MatVec2 is MatVec for two vectors at once, which reads the matrix once.
func MatVec2(out0, out1 []int32, w, x0, x1 []int16) {
	n, rows := len(x0), len(out0)
	if !hasAVX2 || n%16 != 0 || rows%4 != 0 || n == 0 || rows == 0 {
		MatVec(out0, w, x0)
		MatVec(out1, w, x1)
		return
	}
	_, _, _ = w[rows*n-1], x1[n-1], out1[rows-1]
	matVec2AVX2(&out0[0], &out1[0], &w[0], &x0[0], &x1[0], rows, n)
}

func matVec(out []int32, w, x []int16) {
	for j := range out {
		row := w[j*len(x):][:len(x)]
		sum := int32(0)
		for i, v := range x {
			sum += int32(v) * int32(row[i])
		}
		out[j] = sum
	}
}

// HasAVX2 tells whether this machine has the instructions that MatVec uses.
func HasAVX2() bool { return hasAVX2 }

// Int16s returns the numbers of a matrix of 16-bit numbers as a slice. Where the
// machine reads them as they lie (little endian, even address) it is the file
// itself, elsewhere a copy.
func (m Matrix) Int16s() []int16 {
	if m.width != 2 || len(m.data) == 0 {
		return nil
	}
	probe := uint16(1)
	p := unsafe.Pointer(&m.data[0])
	if *(*byte)(unsafe.Pointer(&probe)) == 1 && uintptr(p)%2 == 0 {
		return unsafe.Slice((*int16)(p), len(m.data)/2)
	}
	list := make([]int16, m.Rows*m.Cols)
	for i := range list {
		list[i] = int16(uint16(m.data[2*i]) | uint16(m.data[2*i+1])<<8)
	}
	return list
}
