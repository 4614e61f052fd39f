package news

import "strings"

// IsOutlet tells whether name is one of the names of an article's outlet: "The
// Wall Street Journal", "WSJ", "the Journal", "wsj.com".
func IsOutlet(name, outlet string) bool {
	outlet = plainName(outlet)
	return outlet != "" && ownName(plainName(name), outlet)
}

func ownName(name, outlet string) bool {
	switch {
	case name == "":
		return false
	case name == outlet, strings.ReplaceAll(name, " ", "") == strings.ReplaceAll(outlet, " ", ""):
		return true
	case len(name) <= 5 && (name == initials(outlet) || name == "t"+initials(outlet)), len(outlet) <= 5 && outlet == initials(name):
		return true
	}
	return strings.HasSuffix(outlet, " "+name) && !strings.Contains(name, " ") && len(name) > 3 && name != "news" && name != "times" && name != "post"
}

// plainName is a name in lower case without article; of an address, the part
// that names the site: "edition.cnn.com" is cnn, "www.bbc.co.uk" bbc.
func plainName(s string) string {
	s = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), "the ")
	if strings.Contains(s, ".") && !strings.Contains(s, " ") {
		return site(s)
	}
	for _, end := range []string{" news", " online"} {
		if t, ok := strings.CutSuffix(s, end); ok && t != "" {
			return t
		}
	}
	return s
}

// site is the label of a host name before its public ending.
func site(host string) string {
	labels := strings.Split(strings.Trim(host, "."), ".")
	n := len(labels) - 1
	if n > 1 && len(labels[n]) == 2 && len(labels[n-1]) <= 3 { // .co.uk, .com.au
		n--
	}
	return labels[max(n-1, 0)]
}

func initials(s string) string {
	var b []byte
	for _, w := range strings.Fields(s) {
		b = append(b, w[0])
	}
	return string(b)
}
