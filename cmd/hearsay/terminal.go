package main

import (
	"os"

	"golang.org/x/term"
)

// terminalEnv is the real world.
func terminalEnv() env {
	e := env{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
	e.errTerminal = term.IsTerminal(int(os.Stderr.Fd()))
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		e.width = 80
		if w, _, err := term.GetSize(fd); err == nil && w > 20 {
			e.width = w
		}
	}
	return e
}

// colour tells whether results may carry ANSI colour: on a terminal, unless
// NO_COLOR is set (no-color.org) or the terminal is dumb.
func (e env) colour() bool {
	return e.width > 0 && e.getenv("NO_COLOR") == "" && e.getenv("TERM") != "dumb"
}
