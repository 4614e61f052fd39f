package en

import "hearsay/extract/claim"

// splits: conjunctions whose clause is a claim of its own.
var splits = claim.Words{
	"after", "although", "as", "because", "before", "but", "since", "so", "though", "until", "when", "whereas",
	"while", "whilst",
}

// degrees: how far, as a clause says.
var degrees = claim.Words{"as", "so"}

// timing: says when.
var timing = claim.Words{"after", "before", "until", "when"}

// prepositional: "compared with", "including".
var prepositional = claim.Words{"accord", "base", "compare", "concern", "exclude", "follow", "include", "pend", "regard"}

// since: dates a perfect tense, else gives a reason.
var since = claim.Words{"since"}

// leads are the prepositions before a time, in the kinds that the decision tells apart.
var leads = []claim.Words{{"in"}, {"on"}, {"at"}, {"of"}, {"during", "over"}}

// marks introduce clauses, in the kinds that the decision which of them are claims tells apart.
var marks = []claim.Words{
	{"after"}, {"as"}, {"because", "since"}, {"before"}, {"but"}, {"so"}, {"although", "though"}, {"until"}, {"when"}, {"whereas", "while", "whilst"},
	{"if", "unless", "whether"}, {"that"}, {"to"}, {"by"}, {"in"}, {"for"}, {"from"}, {"with", "without"}, {"who", "whom"}, {"which", "whose"}, {"where"}, {"of"}, {"and", "or"},
}

var when = claim.Words{"when"}

// from says of what time a noun is, and since when a claim holds.
var from = claim.Words{"from"}

// absolute: "with two engines already moved".
var absolute = claim.Words{"with"}

// or: alternatives stay one claim.
var or = claim.Words{"nor", "or"}

// results: what came of it, as a participle after a comma.
var results = claim.Words{
	"bring", "cause", "close", "cut", "damage", "drive", "force", "injure", "kill", "knock", "leave", "lift",
	"make", "prompt", "push", "raise", "send", "spark", "trigger", "wipe", "wound",
}

// control: hand the proposition on to their infinitive.
var control = claim.Words{
	"able", "advise", "agree", "aim", "allow", "ask", "begin", "cease", "choose", "command", "compel", "consider",
	"continue", "decide", "decline", "demand", "direct", "due", "eligible", "encourage", "expect", "fail",
	"force", "get", "go", "have", "hope", "inform", "instruct", "intend", "invite", "keep", "likely", "look",
	"manage", "mean", "mull", "need", "notify", "oblige", "offer", "order", "permit", "plan", "pledge", "poise",
	"prepare", "promise", "propose", "ready", "recommend", "refuse", "remain", "remind", "require", "schedule",
	"seek", "seem", "set", "slate", "start", "stop", "suppose", "tell", "tend", "threaten", "try", "tweet",
	"unable", "unlikely", "urge", "vow", "want", "warn", "willing", "wish",
}

// instruct: somebody does them to somebody, who must act.
var instruct = claim.Words{
	"advise", "allow", "ask", "command", "compel", "demand", "direct", "encourage", "force", "inform", "instruct",
	"invite", "notify", "oblige", "order", "permit", "recommend", "remind", "require", "tell", "urge", "warn",
}

// hollow: say nothing but their complement.
var hollow = claim.Words{
	"apparent", "appear", "clear", "hear", "hint", "imply", "likely", "mean", "possible", "probable", "seem", "signal",
	"suggest", "true", "turn", "unlikely",
}

// content: nouns that put their that-clause forward.
var content = claim.Words{
	"allegation", "announcement", "assertion", "assumption", "assurance", "belief", "chance", "charge", "claim",
	"concern", "conclusion", "confidence", "confirmation", "denial", "doubt", "evidence", "expectation", "fact",
	"fear", "hint", "hope", "idea", "impression", "indication", "insistence", "likelihood", "news", "notion",
	"perception", "possibility", "prediction", "probability", "promise", "prospect", "report", "risk", "rumor",
	"rumour", "sign", "signal", "speculation", "statement", "suggestion", "suspicion", "theory", "threat", "view",
	"warning", "word", "worry",
}

// hearsay: somebody else has said it.
// talk are those that get about.
var talk = claim.Words{"allegation", "claim", "gossip", "news", "report", "rumor", "rumour", "speculation", "whisper", "word"}

// spread are verbs of how talk gets about: "rumours circulated that".
var spread = claim.Words{"abound", "appear", "begin", "break", "buzz", "circulate", "emerge", "fly", "go", "grow", "intensify", "mount", "persist", "resurface", "rise", "run", "spread", "start", "surface", "sweep", "swirl"}

// amid are the prepositions of what goes on around: "amid speculation that".
var amid = claim.Words{"after", "amid", "amidst", "despite"}

var hearsay = claim.Words{"allegation", "claim", "news", "report", "rumor", "rumour", "speculation", "word"}

// bare: means a report only where nothing stands before it.
var bare = claim.Words{"word"}

// word: it is the word of whoever has it.
var word = claim.Words{"announcement", "assertion", "assurance", "conclusion", "confirmation", "denial", "hint", "insistence", "prediction", "promise", "statement", "suggestion", "theory", "threat", "warning"}

// feelings: somebody in the clause has it.
var feelings = claim.Words{"belief", "concern", "confidence", "doubt", "expectation", "fear", "hope", "suspicion", "view", "worry"}

// says: verbs of saying.
var says = claim.Words{
	"acknowledge", "add", "allege", "announce", "argue", "assert", "believe", "claim", "comment", "conclude",
	"confirm", "declare", "deny", "estimate", "explain", "find", "insist", "maintain", "note", "observe",
	"predict", "remark", "repeat", "reply", "report", "reveal", "say", "show", "state", "stress", "suggest",
	"tell", "think", "tweet", "warn", "write",
}

// rules: say whether a report is true.
var rules = claim.Words{"acknowledge", "admit", "confirm", "debunk", "deny", "dismiss", "dispute", "rebut", "refute", "reject"}

// who: relative pronouns of persons.
var who = claim.Words{"who", "whom"}

// neither: turns down two verbs.
var neither = claim.Words{"neither"}

// seem: how things look.
var seem = claim.Words{"appear", "look", "seem"}

// finds: verbs of finding.
var finds = claim.Words{"discover", "document", "flag", "notice", "see", "spot", "uncover"}

// as: as in "as Reuters notes".
var as = claim.Words{"as"}

// conveys: pass on what a mere noun says.
var conveys = claim.Words{
	"accord", "accuse", "acknowledge", "admit", "affirm", "allegation", "allege", "announce", "blame",
	"circulate", "claim", "concede", "concern", "confirm", "confirmation", "credit", "denial", "deny", "describe",
	"disavow", "dismiss", "dispute", "doubt", "estimate", "express", "fear", "forecast", "foresee", "indicate",
	"note", "predict", "rebut", "refute", "reject", "repeat", "report", "reveal", "suggest", "suspect", "talk",
	"tweet", "voice", "warn", "warning",
}

// judges: say what their object is, or what their subject does.
var judges = claim.Words{
	"admit", "brand", "call", "claim", "condemn", "confirm", "criticise", "criticize", "debunk", "denounce", "describe", "dismiss", "dub", "hail",
	"identify", "label", "name", "peg", "pledge", "praise", "promise", "regard", "see", "threaten", "vow", "welcome",
}

// calls: say what their object is without a word between.
var calls = claim.Words{"brand", "call", "dub", "label"}

// likens lead to what an object is said to be: "named him as", "pegged them at".
var likens = claim.Words{"as", "at"}

// nobody: who does not say it.
var nobody = claim.Words{"nobody", "none", "something"}

// utters: verbs of saying aloud.
var utters = claim.Words{"announce", "disclose", "mention", "report", "say", "state", "tell", "write"}

// saying: have only what is said for their object.
var saying = claim.Words{"say"}

// addresses: their object says or hears it.
var addresses = claim.Words{"advise", "assure", "caution", "cite", "inform", "notify", "quote", "reassure", "remind"}

// openers: sentence adverbs.
var openers = claim.Words{
	"accordingly", "actually", "additionally", "also", "apparently", "besides", "clearly", "consequently",
	"finally", "fortunately", "frankly", "furthermore", "hence", "however", "importantly", "incidentally",
	"indeed", "instead", "interestingly", "ironically", "meanwhile", "moreover", "naturally", "nevertheless",
	"nonetheless", "obviously", "otherwise", "overall", "similarly", "still", "surprisingly", "then", "therefore",
	"thus", "unfortunately", "yet",
}

// silent: verbs of confirming and answering.
var silent = claim.Words{
	"answer", "available", "comment", "confirm", "contact", "corroborate", "deny", "reach", "reachable", "reply",
	"respond", "return", "substantiate", "verifiable", "verify",
}

// tell: silent only about an open question.
var tell = claim.Words{"comment", "disclose", "discuss", "reveal", "say", "tell"}

// reached: their passive subject keeps silent.
var reached = claim.Words{"contact", "reach"}

// ifSo: introduces an open question.
var ifSo = claim.Words{"if", "whether"}

// of: from an event to whom it befell.
var of = claim.Words{"at", "in", "of", "on"}

// decline: turn a silent verb down.
var decline = claim.Words{"decline", "fail", "refuse", "unable", "unavailable", "unreachable", "unwilling"}

// negations: not and its kin.
var negations = claim.Words{
	"cannot", "hardly", "n't", "neither", "never", "no", "none", "nor", "not", "nt", "n’t", "unable",
	"unavailable", "unwilling", "without",
}

// whether: conjunctions of an open question.
var whether = claim.Words{"how", "if", "when", "where", "whether", "which", "who", "why"}

// by: agents of a passive.
var by = claim.Words{"by"}

// relative: relative pronouns.
var relative = claim.Words{"that", "what", "which", "who", "whom", "whose"}

// where: relative adverbs that open no claim.
var where = claim.Words{"how", "where", "whereby", "wherein", "why"}

// free: relative pronouns with their noun in them.
var free = claim.Words{"what", "whatever", "whichever", "whoever"}

// we: speaks for a group.
var we = claim.Words{"our", "ours", "ourselves", "us", "we"}

// i: speaks for oneself.
var i = claim.Words{"I", "i", "me", "mine", "my", "myself"}

// technology: common nouns for devices, software and services.
var technology = claim.Words{
	"altcoin", "app", "bitcoin", "blockchain", "bot", "browser", "camcorder", "camera", "cellphone", "charger",
	"chatbot", "chip", "chipset", "computer", "connector", "console", "crypto", "cryptocurrency", "cubesat",
	"dashcam", "defibrillator", "device", "drone", "e-reader", "earbud", "earphone", "earplug", "ecosystem",
	"gadget", "gps", "handset", "headphone", "headset", "hologram", "iphone", "jack", "keyboard", "lander", "laptop",
	"laser", "malware", "messenger", "microchip", "microphone", "microprocessor", "minicomputer", "missile", "modem",
	"motherboard", "netbook", "orbiter", "os", "pacemaker", "pager", "pedometer", "phone", "plug-in", "plugin",
	"processor", "ransomware", "robot", "rocket", "router", "rover", "satellite", "scanner", "sensor", "server",
	"smartcard", "smartphone", "smartwatch", "smartwatche", "software", "spacecraft", "spaceplane", "spaceship",
	"speakerphone", "spyware", "supercomputer", "tablet", "telephone", "thermostat", "touchpad", "touchscreen",
	"trackball", "trackpad", "transistor", "transponder", "ultrabook", "videogame", "walkie-talkie",
	"wearable", "webapp", "webcam", "workstation",
}

// generic: stand for any device that was named.
var generic = claim.Words{
	"app", "application", "craft", "device", "gadget", "machine", "offering", "platform", "product", "program", "service", "software", "system",
	"technology", "tool", "wearable",
}

// versions: kinds of a device that was named.
var versions = claim.Words{"edition", "model", "variant", "version"}

// phone: nouns that people speak over.
var phone = claim.Words{"phone", "telephone"}

// over: lead to a phone that is only spoken over.
var over = claim.Words{"by", "on", "over", "via"}

// services: technology only beside a word of digital.
var services = claim.Words{
	"application", "assistant", "craft", "feature", "machine", "offering", "platform", "product", "program", "service", "store", "system", "technology", "tool",
}

// digital: what makes a service technology.
var digital = claim.Words{
	"ad-supported", "cloud", "computer", "computing", "digital", "download", "electronic", "internet", "messaging", "mobile",
	"music", "navigation", "online", "operating", "operation", "payment", "satellite", "search", "social",
	"software", "stream", "streaming", "subscription", "video", "voice", "web", "wi-fi", "wireless",
}

// definite: refer back.
var definite = claim.Words{"that", "the", "these", "this", "those"}

// stop: say nothing in a comparison.
var stop = claim.Words{
	"be", "do", "few", "first", "get", "go", "have", "last", "make", "many", "more", "most", "much", "new", "one",
	"other", "own", "same", "say", "several", "such", "take", "tell",
}
