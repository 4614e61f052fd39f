package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// manual is what stands below a command's own help: more of it where a line of code is no place
// for it, examples that can be typed, and the exit codes it can end with besides
// 0, 1 and 2, which mean the same everywhere.
type manual struct {
	command, more, examples string
	exits                   []int
}

// exitMeanings say what the codes of single commands mean.
var exitMeanings = map[int]string{
	exitDone:        "0 done",
	exitFailed:      "1 failed",
	exitUsage:       "2 used wrongly",
	exitPartly:      "3 done, but for some articles that could not be read ('hearsay failures')",
	exitCondition:   "4 the condition asked for holds",
	exitInterrupted: "130 interrupted; what was done is kept",
}

var manuals = []manual{
	{command: "ingest", exits: []int{exitPartly, exitInterrupted}, examples: `
  hearsay ingest crawl.warc.gz --since 2023-03-01 --only-language en
  hearsay ingest export.csv --map 'text=Article body,published=Day'
  hearsay ingest https://courier.example/rss --follow
  hearsay ingest https://courier.example/news-sitemap.xml
  hearsay ingest --dry-run --json articles/ | jq 'select(.error)'
  hearsay ingest --retry-failed`, more: `
Articles. The same article is stored once, however often and by whichever feed
it comes: it is known by its canonical address (AMP forms and tracking
parameters are folded), else by outlet and id, else by outlet and text. The same
text at another outlet is another article, marked as a copy. A changed text
becomes a revision ('hearsay revisions'). An article is kept when its date,
outlet or title is missing. Articles that are not in English are stored and
searchable, and counted at the end as not read for claims.

Fields. --published, --outlet, --url, --title and --language stand over what the
articles say. --map names the key or column of another form for each field:
id, url, outlet, title, published, authors, language, text, html; a dot leads
into an object (text=story.body). --since, --until, --only-language and
--only-outlet leave articles out; what is left out is not remembered as done.

The web. Requests to one host are a second apart (--fetch-every), keep to
robots.txt, are tried again when a server is busy, and ask only for what
changed. Answers above 16 MB, private and loopback networks (--allow-private),
and servers that take longer than 30 seconds are refused.

Scripts. --json writes an object an article to standard output ("outcome": new,
copy, unchanged, revised, updated, older, refused, failed, skipped) and the
summary as the last line. Progress is shown on a terminal only.`},
	{command: "watch", exits: []int{exitPartly, exitCondition}, examples: `
  hearsay watch watch.toml
  */10 * * * *  hearsay --db news.db watch --once watch.toml      (crontab)
  hearsay watch --once --fail-on-alert watch.toml || mail -s alert desk@courier.example < alerts.jsonl`, more: `
An alert is about one of four things: a claim that matches the query and was not
there before; a conflict, when somebody denies, cannot confirm or contradicts
such a claim; a status, when all reports together come to confirm, deny or
dispute it; a deadline, when the day by which it was to happen has passed. A place
may also be a file or a folder into which others write.`},
	{command: "extract", exits: []int{exitPartly, exitInterrupted}, more: `
Reads every form that 'hearsay ingest' reads; --map, --format and the fields are the same.`},
	{command: "reextract", exits: []int{exitInterrupted}, examples: `
  hearsay reextract
  hearsay reextract --all outlet:Kommersant`, more: `
'hearsay check' counts the articles that an older version read.`},
	{command: "link", examples: `
  hearsay link --rebuild`},
	{command: "claims"},
	{command: "show", examples: `
  hearsay show 4b044b33
  hearsay show 4b044b33 --format json`},
	{command: "conflicts", exits: []int{exitCondition}},
	{command: "search", examples: `
  hearsay search '"end of March" iphone'
  hearsay search bridge --since 2023-03-01 --format markdown`},
	{command: "articles", examples: `
  hearsay articles --since 2023-03-01
  hearsay articles 'copy:yes OR revised:yes'
  hearsay articles language:de --format csv`, more: `
A dash for the number of claims marks an article that was not read for claims: it
is in another language, or a correction made its claims stale.`},
	{command: "why", examples: `
  hearsay why 4b044b33`},
	{command: "facts", examples: `
  hearsay facts --fact-status disputed
  hearsay facts device:iPhone --as-of 2023-04-01
  hearsay facts 'outlets:>=3 independent:1'   # carried widely, from one origin`},
	{command: "fact", examples: `
  hearsay fact fb014504
  hearsay fact fb014504 --format json`},
	{command: "stories", examples: `
  hearsay stories iphone
  hearsay claims --story fb014504`, more: `
A story is the articles about one course of events, by what they are about and
when. It is known by its earliest article.`},
	{command: "trace", examples: `
  hearsay trace fb014504`},
	{command: "due"},
	{command: "sources", examples: `
  hearsay sources
  hearsay sources outlet:Kommersant --format csv`},
	{command: "revisions"},
	{command: "export"},
	{command: "decide"},
	{command: "remove", examples: `
  hearsay remove https://courier.example/bridge --who editor --why 'court order of 3 May'`, more: `
'hearsay ingest --force' brings a removed article back.`},
	{command: "failures"},
	{command: "check", examples: `
  hearsay check
  hearsay --db backup.db check`},
	{command: "compact", examples: `
  hearsay compact`},
	{command: "backup", examples: `
  hearsay backup /backups/hearsay-$(date +%F).db`, more: `
FILE must not exist. To go back to a backup, put it in the store's place while no hearsay runs.`},
	{command: "merge"},
	{command: "score", examples: `
  hearsay score html data/html
  hearsay score polnear data/polnear/dev --predictions misses.jsonl`},
	{command: "version", more: `
Print the commit that the program was built from and the version of its
extractor. Every claim records the version that made it; when the extractor's
version goes up, 'hearsay reextract' brings stored articles up to it.`, examples: `
  hearsay version`},
}

// complete puts the manual below the commands' own help.
func complete(commands []*cobra.Command) {
	for _, cmd := range commands {
		for i := range manuals {
			if manuals[i].command == cmd.Name() {
				cmd.Long = manuals[i].below(cmd.Long)
			}
		}
	}
}

func (m *manual) below(own string) string {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(own))
	if m.more != "" {
		b.WriteString("\n\n" + strings.TrimSpace(m.more))
	}
	if m.examples != "" {
		b.WriteString("\n\nFor example\n\n" + strings.Trim(m.examples, "\n"))
	}
	b.WriteString("\n\nExit codes: ")
	for i, code := range append([]int{exitDone, exitFailed, exitUsage}, m.exits...) {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(exitMeanings[code])
	}
	return strings.TrimSpace(b.String()) + "."
}
