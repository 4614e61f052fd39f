package watch

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"hearsay/store/query"
)

// Config says what is watched and who is told.
//
//	every = "10m"
//
//	[[feed]]
//	url = "https://courier.example/rss"
//	follow = true                # fetch the page behind each entry
//
//	[[page]]
//	url = "https://council.example/news"
//	every = "1h"
//
//	[[alert]]
//	name = "iPhones"
//	query = "device:iPhone due-before:2023-04-01"
//	on = ["claim", "conflict"]   # claim, conflict, status, deadline; all when left out
//	to = ["-", "alerts.jsonl", "alerts.atom", "https://hooks.example/newsroom"]
type Config struct {
	Every string  `toml:"every"`
	Feeds []Place `toml:"feed"`
	Pages []Place `toml:"page"`
	Alert []Rule  `toml:"alert"`
}

// Place is a feed, a page, or a file or folder that others write into.
type Place struct {
	URL    string `toml:"url"`
	Outlet string `toml:"outlet"`
	Follow bool   `toml:"follow"`
	Every  string `toml:"every"`

	every time.Duration
}

// Rule is a saved query and what happens when something new comes under it.
type Rule struct {
	Name  string   `toml:"name"`
	Query string   `toml:"query"`
	On    []string `toml:"on"`
	To    []string `toml:"to"`

	query *query.Query
}

// The kinds of events that a rule can ask for.
const (
	OnClaim    = "claim"    // a claim that was not there before
	OnConflict = "conflict" // somebody denies, cannot confirm or contradicts a claim
	OnStatus   = "status"   // all reports together now confirm, deny or dispute a fact
	OnDeadline = "deadline" // the day by which something was to happen has passed
)

var kinds = []string{OnClaim, OnConflict, OnStatus, OnDeadline}

const (
	defaultEvery = 10 * time.Minute
	leastEvery   = time.Minute // polling a site more often is a burden and no gain
)

// Load reads a configuration file. Its errors name the file and the key.
func Load(path string) (*Config, error) {
	c := &Config{}
	meta, err := toml.DecodeFile(path, c)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("reading %s: there is no setting %q", path, unknown[0])
	}
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return c, nil
}

// check fills in what was left out and refuses what cannot be meant.
func (c *Config) check() error {
	every, err := interval(c.Every, defaultEvery)
	if err != nil {
		return err
	}
	for _, list := range [][]Place{c.Feeds, c.Pages} {
		for i := range list {
			if list[i].URL == "" {
				return errors.New("a feed or page without a url")
			}
			if list[i].every, err = interval(list[i].Every, every); err != nil {
				return fmt.Errorf("%s: %w", list[i].URL, err)
			}
		}
	}
	if len(c.Feeds)+len(c.Pages)+len(c.Alert) == 0 {
		return errors.New("it names no feed, no page and no alert")
	}
	names := map[string]bool{}
	for i := range c.Alert {
		if err := c.Alert[i].check(); err != nil {
			return fmt.Errorf("alert %q: %w", c.Alert[i].Name, err)
		}
		if names[c.Alert[i].Name] {
			return fmt.Errorf("two alerts are called %q", c.Alert[i].Name)
		}
		names[c.Alert[i].Name] = true
	}
	return nil
}

func interval(s string, otherwise time.Duration) (time.Duration, error) {
	if s == "" {
		return otherwise, nil
	}
	d, err := time.ParseDuration(s)
	switch {
	case err != nil:
		return 0, fmt.Errorf("every = %q is no length of time: write \"10m\" or \"1h\"", s)
	case d < leastEvery:
		return 0, fmt.Errorf("every = %q is less than a minute", s)
	}
	return d, nil
}

func (r *Rule) check() (err error) {
	if r.Name == "" {
		return errors.New("it has no name")
	}
	if r.query, err = query.Parse(r.Query); err != nil {
		return err
	}
	for _, on := range r.On {
		if !slices.Contains(kinds, on) {
			return fmt.Errorf("on = %q is none of %s", on, strings.Join(kinds, ", "))
		}
	}
	if len(r.On) == 0 {
		r.On = kinds
	}
	if len(r.To) == 0 {
		r.To = []string{"-"}
	}
	return nil
}
