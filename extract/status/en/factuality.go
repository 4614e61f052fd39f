package en

import _ "embed"

// Factuality is the model, written by `hearsay-train factuality`.
//
//go:embed factuality.bin
var Factuality []byte
