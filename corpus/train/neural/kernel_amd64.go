package neural

import "hearsay/extract/model"

var fast = model.HasAVX2()

//go:noescape
func axpy4AVX2(dst, w *float32, stride, n int, a *float32)
