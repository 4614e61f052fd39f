package model

func setKernels(avx2, vnni bool) { hasAVX2, hasVNNI = avx2, vnni }
