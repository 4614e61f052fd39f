// Package en holds the English cues of source chains.
package en

import (
	"strings"

	"hearsay/extract/attribution/chain"
	"hearsay/extract/news"
)

var reader = chain.Reader{Words: words}

var words = chain.Words{
	Unnamed: unnamed, Office: office, Rank: rank, Document: document, Report: report, Fake: fake, Debunk: debunk, Platform: platform, Outlet: outlet, Say: say, Convey: convey,
	Label: label, Citing: citing, Person: person, Group: group, Body: body,
	Deed: deed, Order: order, Time: timeNoun, Venue: venue, Issue: issue, Found: found, Show: show, Picture: picture,
}

// Words are the English cues, for those who read chains step by step.
func Words() chain.Words { return words }

// Annotate fills the speakers and chains of an English document's statements.
// It needs entities and statements.
func Annotate(doc *news.Document) { reader.Annotate(doc) }

// unnamed are nouns that tell nobody.
func unnamed(lemma string) bool {
	switch lemma {
	case "source", "insider", "official", "people", "person", "aide", "staffer", "employee", "executive", "tipster", "whistleblower",
		"individual", "somebody", "someone", "other", "many", "some", "several", "diplomat", "trader", "banker", "expert", "analyst",
		"observer", "critic", "proponent", "opponent", "witness", "eyewitness", "resident", "supporter", "investor", "onlooker",
		"bystander", "neighbour", "neighbor", "insiders", "user", "customer", "protester", "activist", "scientist", "researcher",
		"economist", "historian", "lawmaker", "politician", "colleague", "friend", "relative", "worker", "engineer", "local",
		"rumor", "rumour":
		return true
	}
	return false
}

// office are nouns for a post that one person holds, so that the post alone
// tells who speaks.
func office(lemma string) bool {
	switch lemma {
	case "spokesman", "spokeswoman", "spokesperson", "minister", "president", "ceo", "cfo", "cto", "coo", "chairman", "chairwoman",
		"chairperson", "chair", "commissioner", "premier", "chancellor", "governor", "mayor", "senator", "ambassador", "envoy",
		"secretary", "king", "queen", "prince", "princess", "pope", "attorney", "prosecutor", "coroner", "sheriff", "superintendent",
		"director", "chief", "head", "deputy", "commander", "owner", "founder", "coach", "manager", "judge", "lawyer", "agent",
		"spokespeople", "boss", "leader", "general", "archbishop", "bishop", "captain", "president-elect":
		return true
	}
	return false
}

// rank are offices of public life: "the Russian president", unlike "the singer's
// lawyer", is known to all.
func rank(lemma string) bool {
	switch lemma {
	case "minister", "president", "chairman", "chairwoman", "premier", "chancellor", "governor", "mayor", "senator", "ambassador", "envoy",
		"secretary", "king", "queen", "prince", "princess", "pope", "archbishop", "bishop", "leader", "commissioner":
		return true
	}
	return false
}

// group are nouns for bodies: they are no unnamed persons.
func group(lemma string) bool {
	switch lemma {
	case "police", "government", "army", "military", "parliament", "court", "ministry", "company", "firm", "agency", "council",
		"committee", "administration", "authority", "league", "team", "club", "union", "party", "cabinet", "navy", "board", "bank",
		"management", "leadership", "brass", "department", "commission", "group", "organisation", "organization", "prosecution", "defence", "defense",
		"regulator", "watchdog", "coalition", "opposition", "university", "hospital", "airline", "office", "campaign":
		return true
	}
	return false
}

// body are nouns by which a named body is spoken of again.
func body(lemma string) bool {
	switch lemma {
	case "company", "firm", "agency", "group", "organisation", "organization", "charity", "watchdog", "ministry", "department", "regulator",
		"network", "broadcaster", "retailer", "manufacturer", "maker", "airline", "bank", "union", "association", "tank", "institute", "observatory", "giant", "startup":
		return true
	}
	return false
}

func person(lemma string) bool {
	switch lemma {
	case "man", "woman", "boy", "girl", "child", "mother", "father", "doctor", "nurse", "teacher", "driver", "pilot", "passenger", "victim",
		"survivor", "soldier", "officer", "detective", "investigator", "farmer", "student", "player", "member", "author", "reporter",
		"journalist", "correspondent", "columnist", "blogger", "family", "parent", "voter", "candidate", "shareholder", "developer",
		"figure", "adviser", "advisor", "strategist", "pollster", "veteran", "professor", "tourist", "villager", "professional", "counsel":
		return true
	}
	return unnamed(lemma) || office(lemma)
}

func document(lemma string) bool {
	switch lemma {
	case "statement", "letter", "memo", "filing", "document", "book", "study", "survey", "poll", "dossier", "tweet", "post", "email", "e-mail",
		"transcript", "release", "newsletter", "indictment", "complaint", "lawsuit", "ruling", "affidavit", "presentation", "website", "webpage",
		"page", "census", "datum", "data", "figure", "statistic", "research", "review", "analysis", "bill", "law", "act", "account", "site",
		"record", "note", "investigation", "inquiry", "probe", "audit", "autopsy", "test", "paperwork", "forecast", "estimate", "notice", "leak", "profile", "message", "advisory", "bulletin", "index", "fatwa", "directive", "testimony", "listing",
		"section", "disclaimer", "caption", "search":
		return true
	}
	return report(lemma)
}

// report are documents that an outlet puts out.
func report(lemma string) bool {
	switch lemma {
	case "report", "story", "article", "piece", "headline", "column", "editorial", "dispatch", "scoop", "coverage", "exclusive":
		return true
	}
	return false
}

func outlet(lemma string) bool {
	switch lemma {
	case "newspaper", "paper", "daily", "weekly", "tabloid", "broadsheet", "magazine", "journal", "publication", "outlet", "broadcaster",
		"channel", "media", "medium", "radio", "television", "tv", "press", "network", "newswire", "wire", "blog", "station", "site", "website", "agency":
		return true
	}
	return false
}

func say(lemma string) bool {
	switch lemma {
	case "say", "tell", "write", "report", "add", "note", "claim", "state", "announce", "reveal", "insist", "argue", "explain", "warn",
		"confirm", "deny", "suggest", "believe", "tweet", "post", "admit", "acknowledge", "declare", "predict", "allege", "maintain",
		"reply", "indicate", "disclose", "concede", "testify", "assert", "complain", "stress", "emphasise", "emphasize", "recall", "estimate",
		"assure", "mention", "agree", "notify", "contend":
		return true
	}
	return false
}

// convey are verbs with which somebody's word is passed on, besides those of say.
func convey(lemma string) bool {
	switch lemma {
	case "refute", "reject", "dismiss", "dispute", "alert", "inform", "accuse", "circulate", "surface", "warn", "vow", "promise", "pledge", "threaten",
		"call", "describe", "fear", "speculate", "rumor", "rumour", "quote", "cite", "blame", "ask", "demand", "caution", "conclude", "advise", "hear", "learn", "think", "feel", "point", "purport", "emphasise", "emphasize":
		return true
	}
	return false
}

func label(word string) chain.Label {
	switch word {
	case "source", "sources", "via":
		return chain.SourceLabel
	case "quote", "details", "detail", "literally", "quotes":
		return chain.BodyLabel
	}
	return chain.NoLabel
}

// citing counts the words of "citing", "referring to", "quoting".
func citing(a, b string) int {
	switch {
	case a == "citing", a == "quoting":
		return 1
	case a == "referring" && b == "to", a == "attributing" && b == "to", a == "based" && b == "on":
		return 2
	}
	return 0
}

// deed are verbs of wanting and planning.
func deed(lemma string) bool {
	switch lemma {
	case "want", "plan", "intend", "hope", "aim", "decide", "agree", "rethink", "consider", "try", "seek", "prepare", "refuse", "choose", "wish",
		"prefer", "mull", "weigh", "ponder", "reconsider":
		return true
	}
	return false
}

// order are verbs of ordering, asking and advising.
func order(lemma string) bool {
	switch lemma {
	case "tell", "order", "instruct", "advise", "urge", "ask", "require", "warn", "recommend", "command", "oblige", "encourage", "force":
		return true
	}
	return false
}

func timeNoun(lemma string) bool {
	switch lemma {
	case "past", "year", "month", "week", "day", "hour", "time", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"today", "yesterday", "tomorrow", "morning", "evening", "night", "moment", "january", "february", "march", "april", "june", "july",
		"august", "september", "october", "november", "december":
		return true
	}
	return false
}

// venue are nouns for where something is said that somebody was not told in
// person.
func venue(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "statement", "briefing", "conference", "reporter", "tweet", "twitter", "facebook", "instagram", "post", "blog", "email", "e-mail", "letter", "memo",
		"speech", "testimony", "filing", "release", "hearing", "court", "rally", "book", "video", "audio", "recording":
		return true
	}
	return false
}

// issue are verbs with which a statement is put out.
func issue(lemma string) bool {
	switch lemma {
	case "send", "release", "issue", "post", "publish", "provide", "give", "share", "put":
		return true
	}
	return false
}

// found are participles of finding and publishing, before "by".
func found(word string) bool {
	switch word {
	case "discovered", "spotted", "reported", "uncovered", "noticed", "revealed", "unearthed", "detailed":
		return true
	}
	return false
}

// show are verbs with which a document says something.
func show(lemma string) bool {
	switch lemma {
	case "show", "find", "indicate", "reveal", "prove", "suggest", "conclude", "imply", "document":
		return true
	}
	return false
}

// picture are nouns for what is seen or heard.
func picture(lemma string) bool {
	switch lemma {
	case "photo", "photograph", "picture", "image", "footage", "video", "clip", "screenshot", "render", "rendering", "recording", "tape", "spec", "specs", "specification":
		return true
	}
	return false
}

// fake are words that say of a story or its outlet that it is not to be believed.
func fake(word string) bool {
	switch word {
	case "fake", "hoax", "hoaxes", "bogus", "phony", "phoney", "satirical", "satire", "spoof", "parody", "prank", "fabricated", "fictitious", "faux", "impostor", "imposter",
		"dubious", "debunked", "false", "untrue":
		return true
	}
	return false
}

// debunk are words for those who look into rumours.
func debunk(word string) bool {
	switch word {
	case "debunking", "debunker", "debunks", "fact-checking", "fact-checker", "hoax-debunking", "myth-busting", "rumor-debunking", "hoax-busting", "debunk", "debunkers", "examines":
		return true
	}
	return false
}

// platform are names of where anybody posts.
func platform(word string) bool {
	switch word {
	case "facebook", "twitter", "internet", "youtube", "whatsapp", "instagram", "reddit", "tumblr", "google", "web", "tiktok", "telegram", "snapchat":
		return true
	}
	return false
}
