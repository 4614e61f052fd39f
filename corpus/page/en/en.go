// Package en holds the English words by which a page's furniture is known:
// labels, calls to subscribe, credits, bylines and stamps of date.
package en

// Labels are whole blocks that belong to the page and not to the article, lower
// case, without the marks around them.
var Labels = []string{
	"advertisement", "advert", "ad", "comments", "post comment", "leave a comment", "caption", "close", "loading", "share", "print", "email", "save", "like",
	"tweet", "trending", "related", "recommended", "sponsored", "promoted", "subscribe", "newsletter", "sign up", "sign in", "log in", "menu", "search", "next",
	"previous", "gallery", "photos", "video", "videos", "breaking news", "latest news", "top stories", "don't miss", "more", "most read", "most popular", "most viewed", "tags",
	"topics", "view comments", "show more", "back to top", "copy link", "link copied", "warning", "editor's pick", "editors' picks", "read full article",
}

// Openers begin a short block of furniture, whatever follows. Each is specific
// enough that no sentence of an article begins so.
var Openers = []string{
	"read more", "read also", "read next", "also read", "see also:", "more on this", "more from ", "more:", "related:", "related articles", "related stories",
	"related topics", "related content", "you may also like", "you might also like", "most read", "most popular", "sign up for", "sign up to", "sign up here",
	"subscribe to", "subscribe now", "subscribe for", "get the latest", "download our", "download the app", "follow us", "follow @", "follow him on", "follow her on",
	"follow them on", "share this", "share on", "like us on", "join the conversation", "join the discussion", "leave a comment", "image copyright", "image caption", "image source",
	"media caption", "photo:", "photos:", "photograph:", "photo by", "photo credit", "image:", "image credit", "getty images", "file photo", "copyright ©", "copyright (c)",
	"copyright 20", "copyright 19", "©", "all rights reserved", "click here", "watch:", "watch live", "video:", "listen:", "play video", "view gallery", "continue reading",
	"story continues", "article continues", "skip to", "back to top", "print this", "email this", "we use cookies", "this site uses cookies", "support our journalism",
	"have your say", "tell us what you think", "correction policy", "topics:", "tags:", "filed under", "posted in", "last updated", "updated:", "published:", "first published:",
	"posted:", "reach the reporter", "want more stories", "this post may contain affiliate", "when you purchase through links", "we may earn", "have a tip?", "join our",
	"breaking news emails", "get breaking news alerts", "start your day with", "there's plenty more where", "all products recommended", "editor's note: this story was", "loading...",
}

// Credits stand in the brackets at the end of a caption: "(Image: …)".
var Credits = []string{"(image", "(photo", "(picture", "(getty", "(pic:", "(file photo", "(credit", "(ap photo", "(reuters/", "(afp/"}

// Contact are the words of a line that says where to write to the author or what
// to follow; such a line names a network or has a sign of one, too.
var (
	Contact  = []string{"follow ", "email ", "e-mail", "reached at", "reach the", "contact ", "write to", "coverage", "more ap "}
	Networks = []string{"@", "twitter", "facebook", "instagram", "http://", "https://"}
)

// Heads open a list of other stories, or a note on the author, in the block
// after them.
var Heads = []string{
	"more great ", "more from ", "more stories", "more on this", "related stories", "related articles", "related coverage", "related:", "related news", "read more", "read next",
	"about the author", "about the writer", "you may also like", "recommended", "most read", "most popular",
}

// About opens the note on the author.
const About = "about the "

// Reporters end a line on who else wrote the article; Jobs end a byline without
// "By".
var (
	Reporters     = []string{"contributed to this report", "contributed to this article", "contributed reporting", "contributed to this story"}
	ReportersOpen = []string{"(reporting by", "reporting by", "additional reporting by", "(additional reporting", "(editing by", "editing by"}
	Jobs          = []string{" writer", " press", " reporter", " correspondent", " editor", " columnist"}
)

// Stamp are the words that stamps of date are made of, with figures, beside the
// names of months and days.
var Stamp = []string{
	"published", "posted", "updated", "last", "first", "modified", "on", "at", "by", "am", "pm", "a", "p", "m", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "hst", "akst",
	"gmt", "bst", "utc", "et", "ct", "pt", "ist", "cet", "hours", "hour", "minutes", "minute", "min", "days", "day", "date", "and", "image", "photo", "slide", "th", "st", "nd", "rd",
	"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
	"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday", "est.",
}

// Counting are the words of stamps that need no year: "3 hours ago", "Image 1 of
// 5", "4 min read".
var Counting = []string{"ago", "of", "read", "shares", "comment"}

// BylineStart begins a byline, BylineAnd parts its names.
var (
	BylineStart = []string{"by ", "written by ", "posted by ", "reported by ", "story by ", "words by "}
	BylineAnd   = " and "
)
