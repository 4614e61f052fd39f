package extract

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// allowed is the import table of DESIGN: package folder → what its non-test
// files may import beside the standard library. A folder is held by its longest
// prefix here; "x/" as an import stands for x and everything below it. It
// parses the sources itself, since the test cache can hide what `go list` says.
var allowed = map[string][]string{
	"extract":                  {"hearsay/extract/"},
	"extract/news":             {},
	"extract/model":            {},
	"extract/token":            {"hearsay/extract/news", "hearsay/extract/model", "hearsay/extract/token/", "github.com/jdkato/prose/v3/"},
	"extract/syntax":           {"hearsay/extract/news", "hearsay/extract/model", "hearsay/extract/syntax/"},
	"extract/entity":           {"hearsay/extract/news", "hearsay/extract/model", "hearsay/extract/entity/"},
	"extract/attribution":      {"hearsay/extract/news", "hearsay/extract/model", "hearsay/extract/attribution/"},
	"extract/claim":            {"hearsay/extract/news", "hearsay/extract/model", "hearsay/extract/claim/", "github.com/kljensen/snowball/"},
	"extract/deadline":         {"hearsay/extract/news", "hearsay/extract/model", "hearsay/extract/deadline/"},
	"extract/status":           {"hearsay/extract/news", "hearsay/extract/model", "hearsay/extract/status/"},
	"extract/relate":           {"hearsay/extract/news", "hearsay/extract/model", "hearsay/extract/relate/"},
	"extract/relate/en":        {"hearsay/extract/news", "hearsay/extract/model", "hearsay/extract/relate", "github.com/kljensen/snowball/"}, // keys of words, beside the table that knows them
	"extract/relate/en/stance": {"hearsay/extract/model", "hearsay/extract/relate", "hearsay/extract/relate/en"},
	"extract/story":            {"hearsay/extract/news", "hearsay/extract/model", "hearsay/extract/story/"},
	"extract/fact":             {"hearsay/extract/news", "hearsay/extract/model", "hearsay/extract/fact/"},
	"extract/revise":           {"hearsay/extract/news", "hearsay/extract/revise/"},

	"store":                {"hearsay/extract/news", "hearsay/store/query"},
	"store/query":          {"hearsay/extract/news"},
	"store/storetest":      {"hearsay/extract/news", "hearsay/store", "hearsay/store/query", "github.com/google/go-cmp/"},
	"store/internal/sqldb": {"hearsay/extract/news", "hearsay/store", "hearsay/store/query", "hearsay/store/internal/", "github.com/klauspost/compress/"},
	"store/sqlite":         {"hearsay/extract/news", "hearsay/store", "hearsay/store/query", "hearsay/store/internal/", "modernc.org/sqlite/"},

	"corpus":      {"hearsay/extract/", "hearsay/store", "hearsay/store/query", "hearsay/corpus/"},
	"corpus/page": {"hearsay/extract/news", "hearsay/corpus/", "github.com/PuerkitoBio/goquery", "codeberg.org/readeck/go-readability", "golang.org/x/net/", "golang.org/x/text/"},

	"corpus/interchange": {"hearsay/extract/news"},
	"corpus/when":        {"hearsay/corpus/when/"},
	"corpus/address":     {},
	"corpus/item":        {"hearsay/extract/news", "hearsay/corpus/interchange"},
	"corpus/language":    {"hearsay/corpus/language/", "github.com/abadojack/whatlanggo"},
	"corpus/unpack":      {"github.com/klauspost/compress/"},
	"corpus/archive":     {"hearsay/corpus/unpack"},
	"corpus/warc":        {"hearsay/extract/news", "hearsay/corpus/item", "hearsay/corpus/unpack", "github.com/klauspost/compress/"},
	"corpus/feed":        {"hearsay/corpus/", "github.com/mmcdole/gofeed"},
	"corpus/fetch":       {"hearsay/corpus/item", "code.dny.dev/ssrf", "github.com/temoto/robotstxt", "golang.org/x/time/"},
	"corpus/parquet":     {"hearsay/corpus/", "github.com/parquet-go/parquet-go/"},
	"corpus/sitemap":     {"hearsay/corpus/address", "hearsay/corpus/item", "hearsay/corpus/when"},
	"corpus/watch":       {"hearsay/", "github.com/BurntSushi/toml"},
	"corpus/mail":        {"hearsay/extract/news", "hearsay/corpus/", "github.com/emersion/go-message/"},

	"cmd": {"hearsay/", "github.com/spf13/cobra/", "golang.org/x/term"},
}

func TestImportsPointOneWay(t *testing.T) {
	eachSource(t, func(folder, file, path string) {
		if !strings.Contains(strings.SplitN(path, "/", 2)[0], ".") && path != "hearsay" && !strings.HasPrefix(path, "hearsay/") {
			return // the standard library
		}
		if rule, ok := ruleFor(folder); !ok || !permits(allowed[rule], path) {
			t.Errorf("%s: %s may not import %s; see DESIGN and the table in this test", file, folder, path)
		}
	})
}

// TestOneFileNamesTheDatabase keeps the choice of database in one place.
func TestOneFileNamesTheDatabase(t *testing.T) {
	var names []string
	eachSource(t, func(folder, file, path string) {
		if strings.HasPrefix(folder, "cmd/hearsay") && path == "hearsay/store/sqlite" {
			names = append(names, file)
		}
	})
	if len(names) > 1 {
		t.Errorf("%v name a concrete database; only one file may", names)
	}
}

// eachSource calls f for every import of every non-test source of the module.
func eachSource(t *testing.T, f func(folder, file, path string)) {
	t.Helper()
	root := ".."
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != ".." {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		src, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(file))
		for _, imp := range src.Imports {
			path, _ := strconv.Unquote(imp.Path.Value)
			f(filepath.ToSlash(rel), file, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func ruleFor(folder string) (string, bool) {
	for f := folder; f != "." && f != "/"; f = filepath.ToSlash(filepath.Dir(f)) {
		if _, ok := allowed[f]; ok {
			return f, true
		}
	}
	return "", false
}

func permits(list []string, path string) bool {
	for _, p := range list {
		if path == p || strings.HasSuffix(p, "/") && strings.HasPrefix(path+"/", p) {
			return true
		}
	}
	return false
}
