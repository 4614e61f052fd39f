#include "textflag.h"

// func axpy4AVX2(dst, w *float32, stride, n int, a *float32)
// dst[i] += a[0]·w[i]; then += a[1]·w[stride+i]; … for four rows, 8 numbers at a
// time. Products are rounded before they are added (no fused multiply-add), so
// that the result is that of the plain loop.
TEXT ·axpy4AVX2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ stride+16(FP), R8
	MOVQ n+24(FP), CX
	MOVQ a+32(FP), DX
	SHLQ $2, R8
	SHLQ $2, CX
	VBROADCASTSS (DX), Y0
	VBROADCASTSS 4(DX), Y1
	VBROADCASTSS 8(DX), Y2
	VBROADCASTSS 12(DX), Y3
	LEAQ (SI)(R8*1), R9
	LEAQ (R9)(R8*1), R10
	LEAQ (R10)(R8*1), R11
	XORQ AX, AX

loop:
	VMOVUPS (DI)(AX*1), Y4
	VMULPS (SI)(AX*1), Y0, Y5
	VMULPS (R9)(AX*1), Y1, Y6
	VMULPS (R10)(AX*1), Y2, Y7
	VMULPS (R11)(AX*1), Y3, Y8
	VADDPS Y5, Y4, Y4
	VADDPS Y6, Y4, Y4
	VADDPS Y7, Y4, Y4
	VADDPS Y8, Y4, Y4
	VMOVUPS Y4, (DI)(AX*1)
	ADDQ $32, AX
	CMPQ AX, CX
	JLT loop
	VZEROUPPER
	RET
