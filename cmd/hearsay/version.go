package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"hearsay/extract"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Version of the program and of its extractor",
		Args:  args(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.stdout, "hearsay %s, extractor %s\n", buildVersion(), extract.Version)
			return err
		},
	}
}

// buildVersion is the commit the binary was built from, as Go stamps it.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown build)"
	}
	revision, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			revision = s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "+changes"
		}
	}
	if revision == "" {
		return info.Main.Version
	}
	return revision + changed
}
