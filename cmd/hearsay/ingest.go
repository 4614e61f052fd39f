package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"hearsay/corpus"
	"hearsay/corpus/interchange"
	"hearsay/corpus/link"
	"hearsay/store"
	"hearsay/store/query"
)

const ingestHelp = `Read articles into the store, extract their claims and link them.

INPUT is a file, a folder (read with everything below it), a pattern such as
'news/*.html', a web address (a page, a feed, a sitemap), or - for standard
input. The form of each file is found from its content and name unless --format
names it; gzip and zstd are undone. Archives and folders may hold any of these.

  hearsay ingest articles/
  hearsay ingest --format ndjson - < articles.ndjson
  hearsay ingest report.txt --outlet TechSpot --published 2023-03-20

Reading the same article again changes nothing; a killed run, started again,
goes on where it was. What cannot be read is named on standard error and kept
in the list of failures ('hearsay failures', --retry-failed); the rest is
stored, and the exit code is 3.

Formats
`

// importFlags are the flags that ingest and extract share.
type importFlags struct {
	options corpus.Options
}

func (f *importFlags) add(cmd *cobra.Command) {
	o := &f.options
	cmd.Flags().StringVar(&o.Format, "format", "", "form of the input (default: found from content and name)")
	cmd.Flags().StringVar(&o.Given.Published, "published", "", "date of the articles, over what they say")
	cmd.Flags().StringVar(&o.Given.Outlet, "outlet", "", "outlet of the articles, over what they say")
	cmd.Flags().StringVar(&o.Given.URL, "url", "", "address of the article, over what it says")
	cmd.Flags().StringVar(&o.Given.Title, "title", "", "title of the article, over what it says")
	cmd.Flags().StringVar(&o.Given.Language, "language", "", "language of the articles (two letters), over what is found")
	cmd.Flags().StringToStringVar(&o.Map, "map", nil, "where the input's keys or columns differ: text=body,published=date")
	cmd.Flags().IntVar(&o.Jobs, "jobs", 0, "articles read at once (0: one a core)")
	cmd.Flags().IntVar(&o.Limit, "limit", 0, "stop after so many articles (0: all)")
	var names []string
	for _, form := range corpus.Formats() {
		names = append(names, form[0])
	}
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
}

// check refuses what would make every article wrong.
func (f *importFlags) check() error {
	for _, f := range [][2]string{{"published", f.options.Given.Published}, {"since", f.options.Since}, {"until", f.options.Until}} {
		if f[1] == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, day(f[1])); err != nil {
			return usageError{fmt.Errorf("--%s %q is not a date: write 2023-03-20", f[0], f[1])}
		}
	}
	if f.options.Limit < 0 || f.options.Jobs < 0 {
		return usageError{errors.New("--limit and --jobs cannot be less than 0")}
	}
	for key := range f.options.Map {
		if !slices.Contains(interchange.Keys, key) {
			return usageError{fmt.Errorf("--map %s=…: there is no field %q; the fields are %s", key, key, strings.Join(interchange.Keys, ", "))}
		}
	}
	for _, form := range corpus.Formats() {
		if f.options.Format == "" || f.options.Format == form[0] {
			return nil
		}
	}
	return usageError{fmt.Errorf("unknown --format %q; 'hearsay ingest --help' lists them", f.options.Format)}
}

func formatsHelp() string {
	var b strings.Builder
	for _, form := range corpus.Formats() {
		fmt.Fprintf(&b, "  %-11s %s\n", form[0], form[1])
	}
	return b.String()
}

func (a *app) ingestCommand() *cobra.Command {
	var f importFlags
	var web fetchFlags
	var retry, noLink, events, bulk bool
	cmd := &cobra.Command{Use: "ingest INPUT…", Short: "Read articles into the store", Long: ingestHelp + formatsHelp()}
	f.add(cmd)
	o := &f.options
	cmd.Flags().StringVar(&o.Since, "since", "", "only articles published on this day or later")
	cmd.Flags().StringVar(&o.Until, "until", "", "only articles published on this day or before")
	cmd.Flags().StringVar(&o.Language, "only-language", "", "only articles in this language (two letters)")
	cmd.Flags().StringVar(&o.Outlet, "only-outlet", "", "only articles of this outlet")
	cmd.Flags().BoolVar(&o.DryRun, "dry-run", false, "read and extract, and store nothing")
	cmd.Flags().BoolVar(&o.Again, "again", false, "read inputs anew although nothing about them changed")
	cmd.Flags().BoolVar(&o.Force, "force", false, "store articles although they were removed before")
	cmd.Flags().BoolVar(&o.AnyClock, "any-clock", false, "take the clock as right although the store has articles of a later time")
	cmd.Flags().BoolVar(&o.Follow, "follow", false, "fetch the page behind each entry of a feed")
	web.add(cmd)
	cmd.Flags().BoolVar(&retry, "retry-failed", false, "read again what failed before")
	cmd.Flags().BoolVar(&noLink, "no-link", false, "do not link; 'hearsay link --rebuild' does it later")
	cmd.Flags().BoolVar(&bulk, "bulk", false, "for very many articles: index their words at the end; until then a search does not find them")
	cmd.Flags().BoolVar(&events, "json", false, "one JSON object an article on standard output, and the summary as the last, for scripts")
	cmd.RunE = func(cmd *cobra.Command, inputs []string) error {
		if len(inputs) == 0 && !retry {
			return usageError{fmt.Errorf("ingest what? name files, folders or - for standard input")}
		}
		if err := f.check(); err != nil {
			return err
		}
		if o.Fetch = web.client(); !noLink {
			a.collectLess()
			o.Link = link.New()
		}
		read := reader(corpus.Import)
		if retry {
			read = func(ctx context.Context, s store.Store, _ []string, o corpus.Options) (corpus.Summary, error) {
				return corpus.RetryFailed(ctx, s, o)
			}
		}
		if bulk {
			read = inBulk(read)
		}
		return a.ingest(cmd.Context(), inputs, *o, read, events)
	}
	return cmd
}

// reader takes inputs into a store, as corpus.Import does.
type reader func(context.Context, store.Store, []string, corpus.Options) (corpus.Summary, error)

// inBulk leaves the text indexes to the end.
func inBulk(read reader) reader {
	return func(ctx context.Context, s store.Store, inputs []string, o corpus.Options) (sum corpus.Summary, err error) {
		err = s.Bulk(ctx, func() (err error) {
			sum, err = read(ctx, s, inputs, o)
			return err
		})
		return sum, err
	}
}

func (a *app) ingest(ctx context.Context, inputs []string, o corpus.Options, read reader, events bool) error {
	s, err := a.open(ctx)
	if err != nil {
		return err
	}
	p := a.progress(events)
	o.Stdin, o.Progress = a.stdin, p.event
	sum, err := read(ctx, s, inputs, o)
	p.stop(sum, err)
	if closeErr := s.Close(); err == nil {
		err = closeErr
	}
	return imported(sum, err)
}

// imported turns a summary into the command's error: what failed is exit 3.
func imported(sum corpus.Summary, err error) error {
	switch {
	case err == nil && sum.Failed > 0:
		return partlyError{fmt.Errorf("%d could not be read", sum.Failed)}
	case errors.Is(err, store.ErrFull):
		return fmt.Errorf("%w; nothing stored before is lost: make room and give the same command again, it goes on where it was", err)
	case errors.Is(err, store.ErrReadOnly):
		return fmt.Errorf("%w; give yourself the right to write the file and its folder, or name another with --db", err)
	}
	return err
}

func (a *app) reextractCommand() *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use:   "reextract [QUERY]",
		Short: "Bring stored articles up to this extractor",
		Long: `Read stored articles anew with this program's extractor, those that an older
version read or a correction made stale unless --all is given, and link them.
People's decisions are kept.`,
	}
	n := a.narrowFlags(cmd)
	cmd.Flags().BoolVar(&all, "all", false, "also those that this version has read")
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		q, err := n.query(words)
		if err != nil {
			return err
		}
		return a.reextract(cmd.Context(), q, corpus.Options{Again: all, Limit: n.limit, Link: link.New()})
	}
	return cmd
}

func (a *app) reextract(ctx context.Context, q *query.Query, o corpus.Options) error {
	return a.writing(ctx, func(s store.Store) error {
		p := a.progress(false)
		o.Progress = p.event
		sum, err := corpus.Reextract(ctx, s, q, o)
		p.end(sum)
		return imported(sum, err)
	})
}
