package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hearsay/store"
)

// input is one file or stream to read.
type input struct {
	name   string // as people know it
	source string // as the store knows it: the absolute path
	size   int64
	mtime  string
	named  bool // named by the user, rather than found in a folder
	open   func() (io.ReadCloser, error)

	done int64           // items up to this position were kept by a run before
	only map[string]bool // retry: these keys and no others; nil for all
	bad  map[string]bool // the writer's: keys that failed before and were not met yet
	own  bool            // the writer's: its one item has left the input's record
}

// maxFolders is how deep folders may lie in each other.
const maxFolders = 200

// inputs calls f for each input that a source stands for, in the order of
// names. A problem with one input goes to fail and does not end the walk.
func inputs(source string, stdin io.Reader, f func(*input) error, fail func(name string, err error) error) error {
	if source == "-" {
		if stdin == nil {
			return fail("-", errors.New("there is no standard input"))
		}
		return f(&input{name: "-", source: "-", named: true, open: func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }})
	}
	info, err := os.Stat(source)
	switch {
	case err == nil && info.IsDir():
		return folder(source, f, fail)
	case err == nil:
		return f(file(source, info, true))
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(source, "*?["):
		return glob(source, f, fail)
	}
	return fail(source, plainPath(err))
}

// glob expands a pattern that the shell left alone.
func glob(pattern string, f func(*input) error, fail func(string, error) error) error {
	names, err := filepath.Glob(pattern)
	if err == nil && len(names) == 0 {
		err = errors.New("no file matches")
	}
	if err != nil {
		return fail(pattern, err)
	}
	slices.Sort(names)
	for _, n := range names {
		if err := inputs(n, nil, f, fail); err != nil {
			return err
		}
	}
	return nil
}

// folder walks a folder. Links to folders are not followed, so there are no
// loops; hidden files and what pages bring along are passed over.
func folder(root string, f func(*input) error, fail func(string, error) error) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			if err := fail(path, plainPath(err)); err != nil {
				return err
			}
			if d != nil && d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		hidden := strings.HasPrefix(d.Name(), ".") && path != root
		switch {
		case d.IsDir() && (hidden || besidePage(path, onDisk)):
			return filepath.SkipDir
		case d.IsDir() && strings.Count(path[len(root):], string(filepath.Separator)) > maxFolders:
			if err := fail(path, fmt.Errorf("more than %d folders in each other", maxFolders)); err != nil {
				return err
			}
			return filepath.SkipDir
		case d.IsDir(), hidden, isPart(d.Name()):
			return nil
		}
		info, err := os.Stat(path) // follows a link to a file
		switch {
		case err != nil:
			return fail(path, plainPath(err))
		case !info.Mode().IsRegular():
			return nil // a link to a folder, a pipe, a device
		}
		return f(file(path, info, false))
	})
}

func onDisk(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// savedFolders are the endings of the folders that browsers save beside pages, in several languages.
var savedFolders = []string{"_files", "-files", ".files", "_Files", "-Dateien", "_fichiers", "_archivos", "_file", "-filer", "_bestanden", "_pliki", "_ficheiros", "_arquivos"}

// besidePage tells the folder that a browser saves beside a page, with its frames and
// adverts: "Bridge_files" beside "Bridge.html".
func besidePage(path string, has func(name string) bool) bool {
	for _, ending := range savedFolders {
		stem, ok := strings.CutSuffix(path, ending)
		if !ok {
			continue
		}
		for _, page := range []string{".html", ".htm", ".xhtml"} {
			if has(stem + page) {
				return true
			}
		}
	}
	return false
}

// isPart tells the files that a saved page brings along.
func isPart(name string) bool {
	return slices.Contains(parts, strings.ToLower(filepath.Ext(name)))
}

var parts = []string{
	".css", ".js", ".mjs", ".map", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".woff", ".woff2", ".ttf", ".otf", ".eot",
	".mp3", ".mp4", ".m4a", ".webm", ".ogg", ".wav", ".mov", ".db", ".db-wal", ".db-shm", ".db-turn", ".sqlite", ".ann",
}

func file(path string, info fs.FileInfo, named bool) *input {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	return &input{
		name: path, source: abs, size: info.Size(), mtime: info.ModTime().UTC().Format(time.RFC3339Nano), named: named,
		open: func() (io.ReadCloser, error) {
			f, err := os.Open(path)
			if err != nil {
				return nil, plainPath(err)
			}
			return f, nil
		},
	}
}

// plainPath drops the system call from an error, which says nothing to a person.
func plainPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		if errors.Is(err, fs.ErrNotExist) {
			return errors.New("no such file")
		}
		return p.Err
	}
	return err
}

// before finds out what an earlier run did with an input: passed tells that
// nothing is left to do.
func (in *input) before(ctx context.Context, s store.Reader, again bool) (passed bool, err error) {
	if in.mtime == "" {
		return false, nil
	}
	was, err := s.Item(ctx, in.source, "")
	switch {
	case errors.Is(err, store.ErrNotFound):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("asking what became of %s: %w", in.name, err)
	case was.Size != in.size || was.MTime != in.mtime || again:
		return false, nil
	}
	if was.State == store.ItemStarted {
		in.done = was.Offset
	}
	return was.State == store.ItemDone, nil
}

// failed finds the items of an input that an earlier run could not read, so that they
// leave the list of failures when they are mended.
func (in *input) failed(ctx context.Context, s store.Reader) error {
	list := func(ctx context.Context, state store.ItemState, page store.Page) (store.List[store.Item], error) {
		return s.Items(ctx, in.source, state, page)
	}
	return store.Each(ctx, list, store.ItemFailed, store.Page{}, func(it store.Item) error {
		if it.Key != "" {
			if in.bad == nil {
				in.bad = map[string]bool{}
			}
			in.bad[it.Key] = true
		}
		return nil
	})
}
