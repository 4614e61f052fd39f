//go:build !amd64

package model

// Nothing below is ever called: hasAVX2 is constant.
const hasAVX2, hasVNNI = false, false

func matVecAVX2(out *int32, w, x *int16, rows, n int)                   {}
func matVec2AVX2(out0, out1 *int32, w, x0, x1 *int16, rows, n int)      {}
func rescaleAVX2(out *float32, acc, bias *int32, scale float32, n int)  {}
func clipAVX2(out *int16, x *float32, low, high float32, n int)         {}
func recurAVX2(sum, h, gates, candidates *float32, unit float32, n int) {}

func locate(at *uint32, hashes *uint64, n int, seeds, slots *byte, nSeeds, nSlots, stride int) {}
func addRows16AVX2(scores *int32, hashes *uint64, n int, at *uint32, slots *byte)              {}
func addWideAVX2(scores *int32, row *byte, n int)                                              {}
func addBytesAVX2(out *int16, row *byte, scale, n int)                                         {}
func packedVNNI(out *int32, w, x0, x1, x2, x3 *int16, wide, cols int)                          {}
func packedAVX2(out *int32, w, x0, x1, x2, x3 *int16, wide, cols int)                          {}
func sumRowsAVX2(out *int16, table *byte, rows *uint32, count, stride, n int)                  {}
