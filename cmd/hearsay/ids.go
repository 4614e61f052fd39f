package main

import "time"

// shortID is as much of an ID as a person needs to type. Of a claim's eight
// digits four are its article's, and four tell apart the claims that have these:
// of a hundred thousand but for some twenty pairs, and then the program says that
// the ID fits more than one.
func shortID(id string) string {
	if len(id) > 8 {
		return id[:8]
	}
	return id
}

// today is the only place where the program asks for the date; it decides what
// has passed when a listing is read, and nothing that is stored.
func today() string { return time.Now().Format("2006-01-02") }
