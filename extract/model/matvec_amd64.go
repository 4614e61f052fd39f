package model

var (
	hasAVX2 = detectAVX2()
	hasVNNI = hasAVX2 && detectVNNI()
)

//go:noescape
func packedVNNI(out *int32, w, x0, x1, x2, x3 *int16, wide, cols int)

//go:noescape
func packedAVX2(out *int32, w, x0, x1, x2, x3 *int16, wide, cols int)

//go:noescape
func matVecAVX2(out *int32, w, x *int16, rows, n int)

//go:noescape
func matVec2AVX2(out0, out1 *int32, w, x0, x1 *int16, rows, n int)

//go:noescape
func rescaleAVX2(out *float32, acc, bias *int32, scale float32, n int)

//go:noescape
func clipAVX2(out *int16, x *float32, low, high float32, n int)

//go:noescape
func recurAVX2(sum, h, gates, candidates *float32, unit float32, n int)

//go:noescape
func locate(at *uint32, hashes *uint64, n int, seeds, slots *byte, nSeeds, nSlots, stride int)

//go:noescape
func addRows16AVX2(scores *int32, hashes *uint64, n int, at *uint32, slots *byte)

//go:noescape
func addWideAVX2(scores *int32, row *byte, n int)

//go:noescape
func addBytesAVX2(out *int16, row *byte, scale, n int)

//go:noescape
func sumRowsAVX2(out *int16, table *byte, rows *uint32, count, stride, n int)

func cpuid(leaf, sub uint32) (a, b, c, d uint32)

func xgetbv() uint32

// detectAVX2 asks the processor for AVX2 and the system for saving its registers.
func detectAVX2() bool {
	if top, _, _, _ := cpuid(0, 0); top < 7 {
		return false
	}
	const osxsave, avx = 1 << 27, 1 << 28
	if _, _, c, _ := cpuid(1, 0); c&osxsave == 0 || c&avx == 0 || xgetbv()&6 != 6 {
		return false
	}
	_, b, _, _ := cpuid(7, 0)
	return b&(1<<5) != 0
}

// detectVNNI asks for AVX-512 and its products of 16-bit numbers.
func detectVNNI() bool {
	const avx512f, vnni, registers = 1 << 16, 1 << 11, 0xe6
	_, b, c, _ := cpuid(7, 0)
	return b&avx512f != 0 && c&vnni != 0 && xgetbv()&registers == registers
}
