//go:build !amd64

package model

func setKernels(avx2, vnni bool) {}
