// Package en holds what cutting English into words and sentences needs to know
// of English: affixes, clitics, abbreviations, units, and the border model.
package en

import (
	"strings"

	"hearsay/extract/model"
)

// Prefixes are peeled off the front of a piece, longest first.
var Prefixes = []string{
	"...", "``", "''", "--",
	"(", "[", "{", "<", `"`, "“", "‘", "«", "„", "‹", "$", "£", "€", "¥", "—", "–", "…", "*", "~", "•", "·", "|", "¿", "¡", "+", "=", "/", "\\", ",", ";", ":", "!", "?", ")", "]",
}

// Suffixes are peeled off the end of a piece. Runs of full stops stay together.
var Suffixes = []string{
	"......", ".....", "....", "...", "..", "''", "--",
	",", ")", "]", "}", ">", `"`, "”", "’", "'", "“", "‘", "»", "›", "!", "?", ";", ":", ".", "…", "—", "–", "%", "*", "~", "|", "°", "$", "£", "€", "+", "=", "™", "®", "©", "-", "/",
}

// Clitics are split off the word before them. Straight and curly apostrophes
// are both there, since the text is never rewritten. Dashes and ellipses that
// stand between two words are split off here as well.
var Clitics = []string{
	"n't", "n’t", "'s", "’s", "'ll", "’ll", "'re", "’re", "'ve", "’ve", "'m", "’m", "'d", "’d",
	"`s", "`ll", "`re", "`ve", "`m", "`d", "n`t",
	"—", "–", "…", "...", "--", "\"", "“", "”", "(", ")", "[", "]", "€", "£", "<", ">", ",\"", "•",
}

// contracted are words that the treebanks cut in two, with the length of the first part.
var contracted = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "lemme": 3, "gimme": 3, "dunno": 2,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "cant": 2, "couldnt": 5, "wouldnt": 5, "havent": 4, "wont": 2, "arent": 3,
}

// Contracted is the length of the first word of a contraction that has no
// apostrophe ("can" in "cannot"), 0 for any other word.
func Contracted(s string) int {
	if len(s) > 8 || len(s) < 4 {
		return 0
	}
	return contracted[lower(s)]
}

func lower(s string) string { return model.Lower(s) }

// units follow a number without a space and are words of their own: "5pm", "10km".
var units = map[string]bool{
	"am": true, "pm": true, "km": true, "cm": true, "mm": true, "mg": true, "kg": true, "lb": true, "lbs": true, "oz": true, "ft": true,
	"hrs": true, "hr": true, "min": true, "mins": true, "sec": true, "mph": true, "kph": true, "kmh": true, "gb": true, "mb": true, "tb": true, "kb": true,
	"ghz": true, "mhz": true, "hz": true, "kw": true, "mw": true, "gw": true, "k": true, "m": true, "bn": true, "tn": true, "mn": true, "b": true,
	"million": true, "billion": true, "trillion": true, "yrs": true, "yr": true, "years": true, "x": true, "p": true, "c": true, "f": true, "ml": true, "g": true, "ms": true, "est": true, "gmt": true, "et": true,
}

// Unit tells whether s is a unit that is written together with its number.
func Unit(s string) bool { return len(s) <= 8 && units[lower(s)] }

// joining are prefixes that stay with their word over a hyphen: the treebanks
// cut "long-term" into three and keep "non-profit" and "e-mail".
var joining = map[string]bool{
	"e": true, "non": true, "anti": true, "pro": true, "pre": true, "re": true, "co": true, "mid": true, "ex": true, "semi": true, "multi": true,
	"sub": true, "neo": true, "inter": true, "intra": true, "un": true, "mini": true, "pan": true, "ultra": true, "quasi": true, "de": true, "uh": true,
}

// Freed tells whether an abbreviation gives its full stop up to the sentence,
// given the next byte of the paragraph (0 at its end): "No." before anything but
// a number is the word, and "etc." at the end closes the sentence.
func Freed(s string, next byte) bool {
	switch s {
	case "No.":
		return next < '0' || next > '9'
	case "etc.":
		return next == 0
	}
	return false
}

// endings are those of file names.
var endings = []string{".doc", ".docx", ".xls", ".xlsx", ".pdf", ".txt", ".jpg", ".png", ".gif", ".zip", ".exe", ".html", ".htm", ".csv", ".mp3", ".ppt"}

// File tells whether s is the name of a file.
func File(s string) bool {
	for _, e := range endings {
		if len(s) > len(e) && strings.EqualFold(s[len(s)-len(e):], e) {
			return true
		}
	}
	return false
}

// JoiningPrefix tells whether s is a prefix that stays joined over a hyphen.
func JoiningPrefix(s string) bool { return len(s) <= 5 && joining[lower(s)] }

// abbreviations end with a full stop that is theirs. "No." and "Miss." are here
// with a capital only: [Abbreviation] sees to that.
var abbreviations = map[string]bool{
	"a.k.a": true, "a.m": true, "adm": true, "al": true, "ala": true, "amb": true, "approx": true, "apr": true, "ariz": true, "ark": true,
	"assn": true, "attn": true, "atty": true, "aug": true, "ave": true, "b.a": true, "blvd": true, "brig": true, "bros": true, "ca": true,
	"calif": true, "capt": true, "cf": true, "cmdr": true, "co": true, "col": true, "colo": true, "conn": true, "corp": true, "cpl": true,
	"d.c": true, "dec": true, "del": true, "dept": true, "det": true, "dr": true, "e.g": true, "e.u": true, "ed": true, "eds": true,
	"eg": true, "esp": true, "est": true, "etc": true, "ext": true, "feb": true, "fig": true, "figs": true, "fla": true, "fri": true,
	"ft": true, "ga": true, "gen": true, "gov": true, "govs": true, "hon": true, "hwy": true, "i.e": true, "ie": true, "ill": true,
	"inc": true, "incl": true, "ind": true, "insp": true, "jan": true, "jr": true, "jul": true, "jun": true, "kan": true, "ky": true,
	"la": true, "ll.b": true, "llc": true, "lt": true, "ltd": true, "m.a": true, "m.d": true, "maj": true, "mar": true, "mass": true,
	"md": true, "messrs": true, "mich": true, "minn": true, "miss": true, "mlle": true, "mmes": true, "mo": true, "mon": true, "mont": true,
	"mr": true, "mrs": true, "ms": true, "mt": true, "mx": true, "neb": true, "nev": true, "no": true, "nos": true, "nov": true, "oct": true,
	"okla": true, "ore": true, "p.m": true, "pa": true, "penn": true, "ph.d": true, "ph.d.s": true, "plc": true, "pp": true, "pres": true,
	"prof": true, "pvt": true, "rd": true, "rep": true, "reps": true, "rev": true, "sat": true, "sen": true, "sens": true, "sep": true,
	"sept": true, "sgt": true, "sr": true, "st": true, "supt": true, "tel": true, "tenn": true, "tex": true, "thu": true, "thur": true,
	"thurs": true, "tue": true, "tues": true, "u.k": true, "u.n": true, "u.s": true, "univ": true, "va": true, "vol": true, "vs": true,
	"vt": true, "wash": true, "wed": true, "wis": true, "wyo": true,
}

// Abbreviation tells whether s, which ends with a full stop, is an abbreviation.
// A word that is also a common one ("no.", "mass.", "co.") needs a capital.
func Abbreviation(s string) bool {
	if len(s) < 2 || len(s) > 8 {
		return false
	}
	w := s[:len(s)-1]
	return abbreviations[lower(w)] && (s[0] < 'a' || !alsoWords[w])
}

// Closes tells that a sentence ends between an abbreviation that often ends one and a
// word that opens one: "… by the U.S. According to …". Training has seen few.
func Closes(s, next string) bool {
	if len(s) < 3 || s[len(s)-1] != '.' || len(next) < 2 || next[0] < 'A' || next[0] > 'Z' {
		return false
	}
	switch lower(s[:len(s)-1]) {
	case "u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "inc", "corp", "co", "ltd", "llc", "plc", "etc":
	default:
		return false
	}
	switch next {
	case "According", "The", "He", "She", "It", "They", "We", "But", "And", "This", "That", "These", "Those", "There", "If", "When", "While", "After",
		"Before", "Since", "However", "Meanwhile", "Although", "Its", "Their", "His", "Her", "In", "As", "Both", "Some", "Many", "Most":
		return true
	}
	return false
}

var alsoWords = map[string]bool{
	"no": true, "co": true, "mass": true, "miss": true, "ill": true, "ore": true, "wash": true, "mar": true, "sat": true, "sun": true, "gen": true, "rep": true, "hon": true,
	"rev": true, "fig": true, "pa": true, "la": true, "mo": true, "ed": true, "fri": true, "wed": true, "mon": true, "ark": true, "ind": true, "jan": true, "ca": false, "pres": true, "ave": true,
	"det": true, "ms": true, "penn": true, "tel": true, "del": true, "col": true, "adm": true, "ala": true, "conn": true, "dec": true, "jun": true, "jul": true, "tex": true, "tue": true, "est": true, "ga": true,
}
