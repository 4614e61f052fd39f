//go:build !amd64

package model

const hasAVX2 = false

func matVecAVX2(out *int32, w, x *int16, rows, n int) { panic("model: no AVX2 here") }

func matVec2AVX2(out0, out1 *int32, w, x0, x1 *int16, rows, n int) { panic("model: no AVX2 here") }
