package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"hearsay/corpus"
	"hearsay/corpus/fetch"
	"hearsay/corpus/link"
	"hearsay/corpus/watch"
	"hearsay/store"
)

const watchHelp = `Poll feeds and pages, and tell what is new under saved queries.

CONFIG is a TOML file:

  every = "10m"

  [[feed]]
  url = "https://courier.example/rss"
  follow = true                  # fetch the page behind each entry

  [[page]]
  url = "https://council.example/news"
  every = "1h"

  [[alert]]
  name = "iPhones"
  query = "device:iPhone due-before:2023-04-01"
  on = ["claim", "conflict"]     # claim, conflict, status, deadline; all when left out
  to = ["-", "alerts.jsonl", "alerts.atom", "https://hooks.example/newsroom"]

An alert goes to standard output (-), a file of JSON lines, an Atom feed, or a
webhook. Each thing is told once; what stood in the store before the alert's
first run is not told. With --once it polls one time and ends, for cron: exit
code 3 when something could not be read or told, 4 with --fail-on-alert when
there was an alert.`

func (a *app) watchCommand() *cobra.Command {
	var once, failOn bool
	var f fetchFlags
	cmd := &cobra.Command{Use: "watch CONFIG", Short: "Poll feeds and pages, and alert", Long: watchHelp, Args: args(cobra.ExactArgs(1))}
	cmd.Flags().BoolVar(&once, "once", false, "poll one time and end")
	cmd.Flags().BoolVar(&failOn, "fail-on-alert", false, "with --once: exit code 4 when there was an alert")
	f.add(cmd)
	cmd.RunE = func(cmd *cobra.Command, list []string) error {
		config, err := watch.Load(list[0])
		if err != nil {
			return usageError{err}
		}
		return a.watch(cmd.Context(), config, f, once, failOn)
	}
	return cmd
}

func (a *app) watch(ctx context.Context, config *watch.Config, f fetchFlags, once, failOn bool) error {
	o := watch.Options{Out: a.stdout, Import: corpus.Options{Link: link.New(), Fetch: f.client()}}
	o.Log = func(err error) { fmt.Fprintf(a.stderr, "hearsay: %v\n", err) }
	s, err := a.open(ctx)
	if err != nil {
		return err
	}
	if once {
		err = a.watchOnce(ctx, s, config, o, failOn)
	} else {
		err = watch.Run(ctx, s, config, o)
	}
	if closeErr := s.Close(); err == nil {
		err = closeErr
	}
	return err
}

func (a *app) watchOnce(ctx context.Context, s store.Store, config *watch.Config, o watch.Options, failOn bool) error {
	report, err := watch.Once(ctx, s, config, o)
	switch {
	case err != nil:
		return err
	case failOn && report.Alerts > 0:
		return conditionError{fmt.Errorf("%d alerts", report.Alerts)}
	case report.Failed > 0:
		return partlyError{fmt.Errorf("%d could not be read or told", report.Failed)}
	}
	return nil
}

// fetchFlags are the flags of commands that fetch from the web.
type fetchFlags struct{ o fetch.Options }

func (f *fetchFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.o.AllowPrivate, "allow-private", false, "fetch from loopback and private networks too")
	cmd.Flags().BoolVar(&f.o.IgnoreRobots, "ignore-robots", false, "fetch what robots.txt forbids, on a site of your own")
	cmd.Flags().DurationVar(&f.o.Every, "fetch-every", 0, "time between two requests to one host (default 1s)")
}

func (f *fetchFlags) client() *fetch.Client { return fetch.New(f.o) }
