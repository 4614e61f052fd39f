package en

import "hearsay/extract/news"

// cueRule is what stands before an expression and says how a claim holds to it.
type cueRule struct {
	Name     string
	Words    string
	Relation news.TimeRelation
	// Ahead marks words that look ahead, so that a bare "March" is the next one.
	Ahead bool
	// Ago marks words that go with what is counted back alone: "more than a year ago".
	Ago bool
	ids []uint16
}

// onOrDuring stands for "on" with a day and "during" with anything longer.
const onOrDuring news.TimeRelation = "on|during"

// cues, the longer before the shorter of two that end in the same word.
var cues = []cueRule{
	{Name: "by/no-later-than", Words: "no later than", Relation: news.By, Ahead: true},
	{Name: "by/not-later-than", Words: "not later than", Relation: news.By, Ahead: true},
	{Name: "by/on-or-before", Words: "on or before", Relation: news.By, Ahead: true},
	{Name: "by/target-date-of", Words: "target date of", Relation: news.By, Ahead: true},
	{Name: "by/target-of", Words: "target of", Relation: news.By, Ahead: true},
	{Name: "by/deadline-of", Words: "deadline of", Relation: news.By, Ahead: true},
	{Name: "by/deadline-is", Words: "deadline is", Relation: news.By, Ahead: true},
	{Name: "by/have-until", Words: "have until", Relation: news.By, Ahead: true},
	{Name: "by/has-until", Words: "has until", Relation: news.By, Ahead: true},
	{Name: "by/had-until", Words: "had until", Relation: news.By, Ahead: true},
	{Name: "by/given-until", Words: "given until", Relation: news.By, Ahead: true},
	{Name: "by/in-time-for", Words: "in time for", Relation: news.By, Ahead: true},
	{Name: "by/due", Words: "due", Relation: news.By, Ahead: true},
	{Name: "on/date-is", Words: "date is", Relation: onOrDuring, Ahead: true},
	{Name: "on/date-is-still", Words: "date is still", Relation: onOrDuring, Ahead: true},
	{Name: "on/scheduled-for", Words: "scheduled for", Relation: onOrDuring, Ahead: true},
	{Name: "on/slated-for", Words: "slated for", Relation: onOrDuring, Ahead: true},
	{Name: "on/planned-for", Words: "planned for", Relation: onOrDuring, Ahead: true},
	{Name: "on/set-for", Words: "set for", Relation: onOrDuring, Ahead: true},
	{Name: "before/more-than-ago", Words: "more than", Relation: news.Before, Ago: true},
	{Name: "before/over-ago", Words: "over", Relation: news.Before, Ago: true},
	{Name: "by/as-late-as", Words: "as late as", Relation: onOrDuring},
	{Name: "by/by-around", Words: "by around", Relation: news.By, Ahead: true},
	{Name: "by/by", Words: "by", Relation: news.By, Ahead: true},
	{Name: "by/through", Words: "through", Relation: news.By, Ahead: true},
	{Name: "on/delayed-until", Words: "delayed until", Relation: onOrDuring, Ahead: true},
	{Name: "on/postponed-until", Words: "postponed until", Relation: onOrDuring, Ahead: true},
	{Name: "on/back-until", Words: "back until", Relation: onOrDuring, Ahead: true},
	{Name: "on/off-until", Words: "off until", Relation: onOrDuring, Ahead: true},
	{Name: "on/delayed-to", Words: "delayed to", Relation: onOrDuring, Ahead: true},
	{Name: "on/moved-to", Words: "moved to", Relation: onOrDuring, Ahead: true},
	{Name: "on/postponed-to", Words: "postponed to", Relation: onOrDuring, Ahead: true},
	{Name: "on/back-to", Words: "back to", Relation: onOrDuring, Ahead: true},
	{Name: "after/not-until", Words: "not until", Relation: news.After},
	{Name: "after/not-before", Words: "not before", Relation: news.After, Ahead: true},
	{Name: "after/no-earlier-than", Words: "no earlier than", Relation: news.After, Ahead: true},
	{Name: "after/no-sooner-than", Words: "no sooner than", Relation: news.After, Ahead: true},
	{Name: "after/until-after", Words: "until after", Relation: news.After, Ahead: true},
	{Name: "before/shortly", Words: "shortly before", Relation: news.Before},
	{Name: "before/just", Words: "just before", Relation: news.Before},
	{Name: "before/before", Words: "before", Relation: news.Before, Ahead: true},
	{Name: "before/prior-to", Words: "prior to", Relation: news.Before},
	{Name: "before/ahead-of", Words: "ahead of", Relation: news.Before, Ahead: true},
	{Name: "before/up-until", Words: "up until", Relation: news.Before},
	{Name: "before/run-up-to", Words: "run - up to", Relation: ""},
	{Name: "before/up-to", Words: "up to", Relation: news.Before},
	{Name: "before/until", Words: "until", Relation: news.Before, Ahead: true},
	{Name: "before/till", Words: "till", Relation: news.Before, Ahead: true},
	{Name: "after/after", Words: "after", Relation: news.After},
	{Name: "after/following", Words: "following", Relation: news.After},
	{Name: "since/ever-since", Words: "ever since", Relation: news.Since},
	{Name: "since/since", Words: "since", Relation: news.Since},
	{Name: "since/starting-in", Words: "starting in", Relation: news.Since},
	{Name: "since/starting-on", Words: "starting on", Relation: news.Since},
	{Name: "since/starting-from", Words: "starting from", Relation: news.Since},
	{Name: "since/starting", Words: "starting", Relation: news.Since},
	{Name: "since/beginning-in", Words: "beginning in", Relation: news.Since},
	{Name: "since/beginning-on", Words: "beginning on", Relation: news.Since},
	{Name: "since/beginning", Words: "beginning", Relation: news.Since},
	{Name: "since/effective", Words: "effective", Relation: news.Since},
	{Name: "since/as-from", Words: "as from", Relation: news.Since},
	{Name: "since/from", Words: "from", Relation: news.Since},
	{Name: "on/as-of", Words: "as of", Relation: onOrDuring},
	{Name: "on/as-early-as", Words: "as early as", Relation: onOrDuring, Ahead: true},
	{Name: "on/as-soon-as", Words: "as soon as", Relation: onOrDuring, Ahead: true},
	{Name: "on/as-recently-as", Words: "as recently as", Relation: onOrDuring},
	{Name: "on/sometime-in", Words: "sometime in", Relation: onOrDuring},
	{Name: "on/in-around", Words: "in around", Relation: onOrDuring},
	{Name: "on/back-in", Words: "back in", Relation: onOrDuring},
	{Name: "on/in", Words: "in", Relation: onOrDuring},
	{Name: "on/on", Words: "on", Relation: onOrDuring},
	{Name: "on/at", Words: "at", Relation: onOrDuring},
	{Name: "on/during", Words: "during", Relation: onOrDuring},
	{Name: "on/throughout", Words: "throughout", Relation: onOrDuring},
	{Name: "on/over", Words: "over", Relation: onOrDuring},
	{Name: "on/for", Words: "for", Relation: onOrDuring},
	{Name: "on/around", Words: "around", Relation: onOrDuring},
	{Name: "on/date-of", Words: "date of", Relation: onOrDuring},
	{Name: "on/dated", Words: "dated", Relation: onOrDuring},
	{Name: "on/within", Words: "within", Relation: news.By, Ahead: true},
}

// spanCue says how a length of time after a cue counts from the article's date:
// "within three weeks" ends then, "in three weeks" is then, and "over the next
// three weeks" needs its "next".
type spanCue struct {
	Name     string // of the cue
	Relation news.TimeRelation
	Bare     bool // counts without "next" or "coming"
}

var spanCues = []spanCue{
	{"on/within", news.By, true},
	{"on/in", onOrDuring, true},
	{"on/over", news.By, false},
	{"on/during", news.By, false},
	{"on/for", "", false},
	{"by/no-later-than", news.By, false},
}
