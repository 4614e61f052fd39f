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
