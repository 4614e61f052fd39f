// Package address answers the question: do two web addresses name the same
// article?
//
//	address.Canonical("HTTP://www.Example.org:80/a/amp/?utm_source=x#top")
//	// "http://www.example.org/a/"
//
// It folds what publishers and networks add on the way: tracking parameters,
// AMP forms, fragments, default ports. It never drops a parameter that it does
// not know: many a site keeps its articles under ?id=.
package address

import (
	"net/url"
	"strings"
)

// tracking are parameters that say where a reader came from. A trailing * stands
// for any ending. Sources: the lists of ClearURLs and Miniflux's url cleaner.
var tracking = []string{
	"utm_*", "mtm_*", "pk_*", "piwik_*", "hsa_*", "at_*", "ns_*", "fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid",
	"msclkid", "yclid", "twclid", "ttclid", "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi",
	"oly_anon_id", "oly_enc_id", "rb_clickid", "s_cid", "vero_id", "wickedid", "_openstat", "cmpid", "ocid", "icid", "ncid",
	"smid", "smtyp", "ito", "xtor", "guccounter", "guce_*", "ftag", "spm", "__twitter_impression", "outputtype", "amp",
}

// Canonical is the address under which an article is known: scheme and host in
// lower case, no default port, no fragment, no tracking parameters, no AMP
// form. What is no absolute http or https address comes back as "".
func Canonical(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" || u.Opaque != "" {
		return ""
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.Host = host(u.Scheme, strings.ToLower(u.Host))
	u.Fragment, u.RawFragment, u.User = "", "", nil
	u.RawQuery, u.ForceQuery = query(u.RawQuery), false
	path(u)
	if u.Hostname() == "" {
		return "" // "http://." has a host that is none
	}
	return u.String()
}

// host drops the default port and the AMP host: amp.example.org is
// www.example.org under another name, and which of the two names the site
// uses cannot be known, so the bare one stands.
func host(scheme, h string) string {
	if scheme == "http" {
		h = strings.TrimSuffix(h, ":80")
	} else {
		h = strings.TrimSuffix(h, ":443")
	}
	h = strings.TrimRight(h, ".")
	if rest, ok := strings.CutPrefix(h, "amp."); ok && strings.Contains(rest, ".") {
		return rest
	}
	return h
}

// path drops a last segment "amp", ".amp" before or after .html, and gives a
// bare host its slash.
func path(u *url.URL) {
	p := u.EscapedPath()
	switch {
	case p == "":
		p = "/"
	case strings.HasSuffix(p, "/amp"):
		p = strings.TrimSuffix(p, "amp")
	case strings.HasSuffix(p, "/amp/"):
		p = strings.TrimSuffix(p, "amp/")
	case strings.HasPrefix(p, "/amp/"):
		p = strings.TrimPrefix(p, "/amp")
	case strings.HasSuffix(p, ".amp"):
		p = strings.TrimSuffix(p, ".amp")
	case strings.HasSuffix(p, ".amp.html"):
		p = strings.TrimSuffix(p, ".amp.html") + ".html"
	}
	if plain, err := url.PathUnescape(p); err == nil {
		u.Path, u.RawPath = plain, p
	}
}

// query drops tracking parameters and keeps the others in their order: an
// order that matters to some site must survive.
func query(raw string) string {
	var kept []string
	for _, pair := range strings.Split(raw, "&") {
		key, _, _ := strings.Cut(pair, "=")
		if pair != "" && !isTracking(strings.ToLower(key)) {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

func isTracking(key string) bool {
	for _, t := range tracking {
		stem, open := strings.CutSuffix(t, "*")
		if key == t || open && strings.HasPrefix(key, stem) {
			return true
		}
	}
	return false
}

// Host is the host of an address without "www.", the name of an outlet that
// says no other; "" when there is none.
func Host(raw string) string {
	if !strings.Contains(raw, "//") {
		raw = "//" + raw
	}
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
