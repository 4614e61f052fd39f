// Package en holds the English syntax model and the rules of English lemmas.
package en

import _ "embed"

// File is the model, written by `hearsay-train syntax`.
//
//go:embed syntax.bin
var File []byte
