#include "textflag.h"

// func matVecAVX2(out *int32, w, x *int16, rows, n int)
// Four rows at a time: each step multiplies 16 numbers of x with 16 of each row
// and adds neighbouring products into eight 32-bit sums per row.
TEXT ·matVecAVX2(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ x+16(FP), DX
	MOVQ rows+24(FP), CX
	MOVQ n+32(FP), R8
	SHLQ $1, R8             // bytes of a row

rows:
	LEAQ (SI)(R8*1), R9
	LEAQ (R9)(R8*1), R10
	LEAQ (R10)(R8*1), R11
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	XORQ AX, AX

columns:
	VMOVDQU (DX)(AX*1), Y4
	VPMADDWD (SI)(AX*1), Y4, Y5
	VPMADDWD (R9)(AX*1), Y4, Y6
	VPMADDWD (R10)(AX*1), Y4, Y7
	VPMADDWD (R11)(AX*1), Y4, Y8
	VPADDD Y5, Y0, Y0
	VPADDD Y6, Y1, Y1
	VPADDD Y7, Y2, Y2
	VPADDD Y8, Y3, Y3
	ADDQ $32, AX
	CMPQ AX, R8
	JLT columns

	VPHADDD Y1, Y0, Y0
	VPHADDD Y3, Y2, Y2
	VPHADDD Y2, Y0, Y0      // rows 0..3 in each half
	VEXTRACTI128 $1, Y0, X1
	VPADDD X1, X0, X0
	VMOVDQU X0, (DI)
	ADDQ $16, DI
	LEAQ (R11)(R8*1), SI
	SUBQ $4, CX
	JGT rows
	VZEROUPPER
	RET

// func matVec2AVX2(out0, out1 *int32, w, x0, x1 *int16, rows, n int)
// The same for two vectors.
TEXT ·matVec2AVX2(SB), NOSPLIT, $0-56
	MOVQ out0+0(FP), DI
	MOVQ out1+8(FP), R12
	MOVQ w+16(FP), SI
	MOVQ x0+24(FP), DX
	MOVQ x1+32(FP), BX
	MOVQ rows+40(FP), CX
	MOVQ n+48(FP), R8
	SHLQ $1, R8

rows2:
	LEAQ (SI)(R8*1), R9
	LEAQ (R9)(R8*1), R10
	LEAQ (R10)(R8*1), R11
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	XORQ AX, AX

columns2:
	VMOVDQU (DX)(AX*1), Y8
	VMOVDQU (BX)(AX*1), Y9
	VMOVDQU (SI)(AX*1), Y10
	VPMADDWD Y8, Y10, Y11
	VPMADDWD Y9, Y10, Y12
	VPADDD Y11, Y0, Y0
	VPADDD Y12, Y4, Y4
	VMOVDQU (R9)(AX*1), Y10
	VPMADDWD Y8, Y10, Y13
	VPMADDWD Y9, Y10, Y14
	VPADDD Y13, Y1, Y1
	VPADDD Y14, Y5, Y5
	VMOVDQU (R10)(AX*1), Y10
	VPMADDWD Y8, Y10, Y11
	VPMADDWD Y9, Y10, Y12
	VPADDD Y11, Y2, Y2
	VPADDD Y12, Y6, Y6
	VMOVDQU (R11)(AX*1), Y10
	VPMADDWD Y8, Y10, Y13
	VPMADDWD Y9, Y10, Y14
	VPADDD Y13, Y3, Y3
	VPADDD Y14, Y7, Y7
	ADDQ $32, AX
	CMPQ AX, R8
	JLT columns2

	VPHADDD Y1, Y0, Y0
	VPHADDD Y3, Y2, Y2
	VPHADDD Y2, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD X1, X0, X0
	VMOVDQU X0, (DI)
	VPHADDD Y5, Y4, Y4
	VPHADDD Y7, Y6, Y6
	VPHADDD Y6, Y4, Y4
	VEXTRACTI128 $1, Y4, X5
	VPADDD X5, X4, X4
	VMOVDQU X4, (R12)
	ADDQ $16, DI
	ADDQ $16, R12
	LEAQ (R11)(R8*1), SI
	SUBQ $4, CX
	JGT rows2
	VZEROUPPER
	RET

// func cpuid(leaf, sub uint32) (a, b, c, d uint32)
TEXT ·cpuid(SB), NOSPLIT, $0-24
	MOVL leaf+0(FP), AX
	MOVL sub+4(FP), CX
	CPUID
	MOVL AX, a+8(FP)
	MOVL BX, b+12(FP)
	MOVL CX, c+16(FP)
	MOVL DX, d+20(FP)
	RET

// func xgetbv() uint32
TEXT ·xgetbv(SB), NOSPLIT, $0-4
	XORL CX, CX
	XGETBV
	MOVL AX, ret+0(FP)
	RET

// func rescaleAVX2(out *float32, acc, bias *int32, scale float32, n int)
TEXT ·rescaleAVX2(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ acc+8(FP), SI
	MOVQ bias+16(FP), DX
	VBROADCASTSS scale+24(FP), Y0
	MOVQ n+32(FP), CX
	SHLQ $2, CX
	XORQ AX, AX

scale8:
	VMOVDQU (SI)(AX*1), Y1
	VPADDD (DX)(AX*1), Y1, Y1
	VCVTDQ2PS Y1, Y1
	VMULPS Y0, Y1, Y1
	VMOVUPS Y1, (DI)(AX*1)
	ADDQ $32, AX
	CMPQ AX, CX
	JLT scale8
	VZEROUPPER
	RET

// func clipAVX2(out *int16, x *float32, low, high float32, n int)
TEXT ·clipAVX2(SB), NOSPLIT, $0-32
	MOVQ out+0(FP), DI
	MOVQ x+8(FP), SI
	VBROADCASTSS low+16(FP), Y0
	VBROADCASTSS high+20(FP), Y1
	MOVQ n+24(FP), CX

clip16:
	VMAXPS (SI), Y0, Y2
	VMAXPS 32(SI), Y0, Y3
	VMINPS Y1, Y2, Y2
	VMINPS Y1, Y3, Y3
	VCVTPS2DQ Y2, Y2
	VCVTPS2DQ Y3, Y3
	VPACKSSDW Y3, Y2, Y2
	VPERMQ $0xd8, Y2, Y2
	VMOVDQU Y2, (DI)
	ADDQ $64, SI
	ADDQ $32, DI
	SUBQ $16, CX
	JGT clip16
	VZEROUPPER
	RET

// func recurAVX2(sum, h, gates, candidates *float32, unit float32, n int)
TEXT ·recurAVX2(SB), NOSPLIT, $0-48
	MOVQ sum+0(FP), DI
	MOVQ h+8(FP), SI
	MOVQ gates+16(FP), DX
	MOVQ candidates+24(FP), BX
	VBROADCASTSS unit+32(FP), Y0
	MOVQ n+40(FP), CX
	SHLQ $2, CX
	VPCMPEQD Y1, Y1, Y1
	VPSLLD $25, Y1, Y2
	VPSRLD $2, Y2, Y2       // 1.0 in each lane
	VPSRLD $1, Y1, Y1       // all bits but the sign
	VADDPS Y2, Y2, Y3
	VDIVPS Y3, Y0, Y3       // unit / 2
	VXORPS Y10, Y10, Y10
	XORQ AX, AX

recur8:
	VMOVUPS (DX)(AX*1), Y4
	VANDPS Y1, Y4, Y5
	VADDPS Y5, Y0, Y5
	VDIVPS Y5, Y3, Y5       // t = (unit/2) / (unit+|a|)
	VSUBPS Y5, Y2, Y6       // 1 - t
	VCMPPS $13, Y10, Y4, Y7 // a >= 0
	VBLENDVPS Y7, Y6, Y5, Y8 // z
	VBLENDVPS Y7, Y5, Y6, Y9 // 1 - z
	VMULPS (SI)(AX*1), Y8, Y8
	VMULPS (BX)(AX*1), Y9, Y9
	VADDPS Y9, Y8, Y8
	VMOVUPS Y8, (SI)(AX*1)
	VADDPS (DI)(AX*1), Y8, Y8
	VMOVUPS Y8, (DI)(AX*1)
	ADDQ $32, AX
	CMPQ AX, CX
	JLT recur8
	VZEROUPPER
	RET

// func locate(at *uint32, hashes *uint64, n int, seeds, slots *byte, nSeeds, nSlots, stride int)
// Writes where in the slots each hash lies, as Table.at does, and asks memory for it.
TEXT ·locate(SB), NOSPLIT, $0-64
	MOVQ at+0(FP), R12
	MOVQ hashes+8(FP), SI
	MOVQ n+16(FP), DI
	MOVQ seeds+24(FP), R9
	MOVQ slots+32(FP), R11
	MOVQ nSeeds+40(FP), R8
	MOVQ nSlots+48(FP), R10
	MOVQ stride+56(FP), R13
	XORQ AX, AX

ask:
	MOVQ (SI)(AX*8), BX
	MOVL BX, CX              // low half
	SHRQ $32, BX
	ORL $1, BX               // check
	MOVQ CX, DX
	IMULQ R8, DX
	SHRQ $32, DX
	MOVWLZX (R9)(DX*2), DX   // seed
	IMULL BX, DX
	ADDL CX, DX
	IMULQ R10, DX
	SHRQ $32, DX             // slot
	IMULQ R13, DX
	MOVL DX, (R12)(AX*4)
	PREFETCHT0 (R11)(DX*1)
	INCQ AX
	CMPQ AX, DI
	JLT ask
	RET

// func addRows16AVX2(scores *int32, hashes *uint64, n int, at *uint32, slots *byte)
// Adds the rows of n hashes, 128 at most, that lie at at[0], at[1] … in a dense
// table of 16 classes of 8 bits. A hash that is not there adds a row of zeros, so
// that nothing branches.
TEXT ·addRows16AVX2(SB), NOSPLIT, $0-40
	MOVQ hashes+8(FP), SI
	MOVQ n+16(FP), DI
	MOVQ at+24(FP), R9
	MOVQ slots+32(FP), R11
	LEAQ noRow<>(SB), R12
	VPXOR Y0, Y0, Y0
	XORQ AX, AX

next:
	MOVL 4(SI)(AX*8), BX
	ORL $1, BX
	MOVL (R9)(AX*4), DX
	ADDQ R11, DX
	CMPL BX, (DX)
	CMOVQNE R12, DX
	VPMOVSXBW 4(DX), Y1
	VPADDW Y1, Y0, Y0
	INCQ AX
	CMPQ AX, DI
	JLT next

	MOVQ scores+0(FP), DI
	VPMOVSXWD X0, Y1
	VEXTRACTI128 $1, Y0, X0
	VPMOVSXWD X0, Y0
	VPADDD (DI), Y1, Y1
	VPADDD 32(DI), Y0, Y0
	VMOVDQU Y1, (DI)
	VMOVDQU Y0, 32(DI)
	VZEROUPPER
	RET

GLOBL noRow<>(SB), RODATA|NOPTR, $24

// func addWideAVX2(scores *int32, row *byte, n int)
// Adds n 16-bit weights, a multiple of 8, to the scores.
TEXT ·addWideAVX2(SB), NOSPLIT, $0-24
	MOVQ scores+0(FP), DI
	MOVQ row+8(FP), SI
	MOVQ n+16(FP), CX

wide8:
	VPMOVSXWD (SI), Y0
	VPADDD (DI), Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $16, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JGT wide8
	VZEROUPPER
	RET

// func addBytesAVX2(out *int16, row *byte, scale, n int)
TEXT ·addBytesAVX2(SB), NOSPLIT, $0-32
	MOVQ out+0(FP), DI
	MOVQ row+8(FP), SI
	MOVQ scale+16(FP), AX
	MOVQ n+24(FP), CX
	VMOVD AX, X0
	VPBROADCASTW X0, Y0

bytes16:
	VPMOVSXBW (SI), Y1
	VPMULLW Y0, Y1, Y1
	VPADDW (DI), Y1, Y1
	VMOVDQU Y1, (DI)
	ADDQ $16, SI
	ADDQ $32, DI
	SUBQ $16, CX
	JGT bytes16
	VZEROUPPER
	RET

// func sumRowsAVX2(out *int16, table *byte, rows *uint32, count, stride, n int)
// Sixteen columns at a time, over all rows.
TEXT ·sumRowsAVX2(SB), NOSPLIT, $0-48
	MOVQ out+0(FP), DI
	MOVQ table+8(FP), SI
	MOVQ rows+16(FP), DX
	MOVQ count+24(FP), CX
	MOVQ stride+32(FP), R8
	MOVQ n+40(FP), R9
	LEAQ (DX)(CX*4), R10

columns16:
	VPXOR Y0, Y0, Y0
	MOVQ DX, BX

row16:
	MOVL (BX), AX
	IMULQ R8, AX
	VPMOVSXBW (SI)(AX*1), Y1
	VPADDW Y1, Y0, Y0
	ADDQ $4, BX
	CMPQ BX, R10
	JLT row16
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	ADDQ $16, SI
	SUBQ $16, R9
	JGT columns16
	VZEROUPPER
	RET
