// Hearsay reads news articles, extracts the claims in them (who, what, which
// device, by when, from whom, how far confirmed), keeps them in one SQLite file
// and links those that repeat, confirm, deny, cannot confirm, conflict with or
// update each other.
//
// The commands are thin: they parse, call one library function and print. One
// file holds one command; print.go holds the formats, open.go names the
// database.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes, as CONTRACT and `hearsay help exit-codes` give them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitPartly      = 3
	exitCondition   = 4
	exitInterrupted = 130
)

// env is the world a command sees, so that tests can give it another.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	// width is the terminal's width when stdout is one, 0 otherwise.
	width int
	// errTerminal tells that stderr is a terminal, where progress may be shown.
	errTerminal bool
}

// The size of what Go holds from which the collector works harder, unless GOMEMLIMIT
// says otherwise: of reading, and of what links. Reading 2,225 reports peaks at 146 MB
// so, and at 190 without; linking them at 356, and at 490 with a limit of 400 MiB: in
// the same time.
const (
	memory        = 110 << 20
	linkingMemory = 240 << 20
)

// collectLess lets the heap grow to three times what is in use, below linkingMemory,
// unless GOGC or GOMEMLIMIT says otherwise: what links makes much garbage.
func (a *app) collectLess() {
	if a.getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
	if debug.SetMemoryLimit(-1) == memory {
		debug.SetMemoryLimit(linkingMemory)
	}
}

func main() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(memory)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, terminalEnv(), os.Args[1:])
	stop()
	os.Exit(code)
}

// run executes one command line and returns the exit code.
func run(ctx context.Context, e env, args []string) int {
	root := newRoot(e)
	root.SetArgs(args)
	root.SetIn(e.stdin)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	err := root.ExecuteContext(ctx)
	code := exitCode(ctx, err)
	if err != nil && code != exitInterrupted && !errors.Is(err, syscall.EPIPE) {
		fmt.Fprintln(e.stderr, "hearsay:", err)
		if code == exitUsage {
			fmt.Fprintln(e.stderr, "Run 'hearsay help' for the commands.")
		}
	}
	return code
}

// Errors that mean an exit code of their own.
type (
	usageError     struct{ error }
	partlyError    struct{ error }
	conditionError struct{ error }
)

func (e usageError) Unwrap() error     { return e.error }
func (e partlyError) Unwrap() error    { return e.error }
func (e conditionError) Unwrap() error { return e.error }

func exitCode(ctx context.Context, err error) int {
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // a closed pipe is a reader that has seen enough
		return exitDone
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return exitInterrupted
	case is[usageError](err), strings.HasPrefix(err.Error(), "unknown command"):
		return exitUsage
	case is[partlyError](err):
		return exitPartly
	case is[conditionError](err):
		return exitCondition
	}
	return exitFailed
}

func is[T error](err error) bool {
	var t T
	return errors.As(err, &t)
}

// app is what the commands share.
type app struct {
	env
	db string // path of the store
}

const rootHelp = `hearsay reads news articles and keeps what they claim: who does what, with
which device, by when, from whom, and how far it is confirmed. It links claims
that repeat, confirm, deny, cannot confirm, conflict with or update each other.

Everything is in one file (--db, or HEARSAY_DB, hearsay.db in this folder
unless told otherwise). Nothing is sent anywhere.

  hearsay ingest articles/            read articles into the store
  hearsay claims "iphone"             list claims, with filters
  hearsay conflicts                   what others deny, cannot confirm, contradict
  hearsay show ID                     one claim with all it rests on`

const exitCodesHelp = `Exit codes

    0  done (an empty list is done)
    1  failed
    2  used wrongly
    3  done in part: some articles could not be read; each is named on standard
       error with its reason and kept in the store's list of failures, and the
       rest is stored
    4  a --fail-on-... condition holds
  130  interrupted
`

func newRoot(e env) *cobra.Command {
	a := &app{env: e}
	root := &cobra.Command{
		Use:           "hearsay",
		Short:         "Who said what, from whom, by when, and who denies it",
		Long:          rootHelp,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.CompletionOptions.HiddenDefaultCmd = false
	root.PersistentFlags().StringVar(&a.db, "db", defaultDB(e), "file of the store (env HEARSAY_DB)")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	commands := a.commands()
	complete(commands)
	root.AddCommand(commands...)
	return root
}

// commands lists every command; each is a file of its own.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{
		a.ingestCommand(), a.watchCommand(), a.extractCommand(), a.reextractCommand(), a.linkCommand(),
		a.claimsCommand(), a.showCommand(), a.conflictsCommand(), a.searchCommand(), a.articlesCommand(), a.whyCommand(),
		a.factsCommand(), a.factCommand(), a.storiesCommand(), a.traceCommand(), a.dueCommand(), a.sourcesCommand(),
		a.revisionsCommand(), a.exportCommand(), a.decideCommand(), a.removeCommand(), a.failuresCommand(),
		a.checkCommand(), a.compactCommand(), a.backupCommand(), a.mergeCommand(), a.scoreCommand(), a.versionCommand(),
		queryTopic(), exitCodesTopic(),
	}
}

func defaultDB(e env) string {
	if db := e.getenv("HEARSAY_DB"); db != "" {
		return db
	}
	return "hearsay.db"
}

// args wraps cobra's argument checks so that a wrong count is a usage error.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, list []string) error {
		if err := check(cmd, list); err != nil {
			return usageError{err}
		}
		return nil
	}
}

func exitCodesTopic() *cobra.Command {
	return &cobra.Command{Use: "exit-codes", Short: "What the exit codes mean", Long: exitCodesHelp}
}
