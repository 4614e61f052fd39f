package entity

// Sense is what a word tells about who or what is meant; a word may have several.
type Sense uint32

// The senses, in the order of their bits. A list file names them in brackets.
const (
	SensePerson     Sense = 1 << iota // spokesman, minister, resident
	SenseOffice                       // an office that one person holds: spokesman, governor
	SenseUnnamed                      // says nothing about who: source, official, people
	SenseMale                         //
	SenseFemale                       //
	SenseCollective                   // police, staff: singular or plural
	SenseOrg                          // company, league, ministry
	SenseOutlet                       // newspaper, broadcaster
	SenseOutletName                   // last words of outlets' names: Times, Post
	SenseDocument                     // report, law, letter
	SenseReport                       // what an outlet puts out: report, story, article
	SenseEvent                        // last words of events' names: War, Olympics
	SenseDevice                       // phone, browser, app
	SenseDeviceName                   // last words of devices' names: OS, Watch, Pro
	SenseTechish                      // makes a plain noun technical: messaging, streaming
	SenseSay                          // speech verbs
	SenseReportVerb                   // verbs that outlets do: report, write
	SenseUse                          // verbs that are done to technology: install, launch
	SenseCorporate                    // verbs that organisations do: acquire, hire
	SensePlaceHead                    // city, river
	SenseMetonym                      // a place's name that stands for those who sit there
	SensePhrase                       // first word of a device phrase of two words: operating (system)
	SenseOutletList                   // a known outlet, as a whole name
	SenseTitle                        // stands before a person's name: President, Mr.
	SenseLeaderNoun                   // leader, king: persons when with an article
	SenseProduct                      // a known product or service, by its first word or its first two
)

// SenseNames maps the brackets of a list file to senses.
var senseNames = [...]string{"person", "office", "unnamed", "male", "female", "collective", "org", "outlet", "outletname",
	"document", "report", "event", "device", "devicename", "techish", "say", "reportverb", "saytech", "corporate", "placehead",
	"metonym", "devicephrase", "outletlist", "title", "abstractperson", "product"}

// SenseOf returns the sense that a list file calls by the given name.
func SenseOf(name string) (Sense, bool) {
	for i, n := range senseNames {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}

// ListsVersion goes up whenever the senses change their bits.
const ListsVersion = 1
