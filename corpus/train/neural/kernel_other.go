//go:build !amd64

package neural

const fast = false

func axpy4AVX2(dst, w *float32, stride, n int, a *float32) { panic("neural: no AVX2 here") }
