package en

// Lemma is the base form of a word in lower case, by its Penn Treebank tag and
// the rules of English inflection. Where the rules leave a choice ("hoped" from
// "hop" or "hope"), the more frequent word wins: rank is a word's place in the
// vocabulary, 0 for one that is not in it. Irregular forms are not known here;
// the model file lists them.
func Lemma(w, tag string, rank func(string) uint32) string {
	switch tag {
	case "NNS", "NNPS":
		return plural(w, rank)
	case "VBZ":
		return plural(w, rank)
	case "VBG":
		return unsuffixed(w, "ing", rank)
	case "VBD", "VBN":
		return unsuffixed(w, "ed", rank)
	case "JJR", "RBR":
		return unsuffixed(w, "er", rank)
	case "JJS", "RBS":
		return unsuffixed(w, "est", rank)
	}
	return w
}

// plural takes the s off: "cities", "boxes", "moves", "cars".
func plural(w string, rank func(string) uint32) string {
	n := len(w)
	switch {
	case n < 3 || w[n-1] != 's' || w[n-2] == 's':
		return w
	case n > 4 && w[n-3:] == "ies":
		return likeliest(rank, w[:n-3]+"y", w[:n-1])
	case w[n-2] == 'e' && n > 3:
		return likeliest(rank, w[:n-1], w[:n-2])
	}
	return w[:n-1]
}

// unsuffixed takes a suffix off and mends the stem: "making" make, "planned"
// plan, "tried" try.
func unsuffixed(w, suffix string, rank func(string) uint32) string {
	n := len(w) - len(suffix)
	if n < 2 || w[n:] != suffix {
		return w
	}
	stem := w[:n]
	switch {
	case stem[n-1] == 'e' && suffix == "ed": // freed, agreed
		return stem + "e"
	case stem[n-1] == 'i' && suffix != "ing":
		return likeliest(rank, stem[:n-1]+"y", stem+"e")
	case n > 2 && stem[n-1] == stem[n-2] && !vowel(stem[n-1]):
		return likeliest(rank, stem, stem[:n-1])
	case vowel(stem[n-1]) && stem[n-1] != 'e' || n > 2 && vowel(stem[n-2]) && vowel(stem[n-3]) && stem[n-1] != 'v' && stem[n-1] != 's' && stem[n-1] != 'c' && stem[n-1] != 'g':
		return likeliest(rank, stem, stem+"e")
	}
	return likeliest(rank, stem+"e", stem)
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

// likeliest is the more frequent of two words, the first where neither is known.
func likeliest(rank func(string) uint32, a, b string) string {
	ra, rb := rank(a), rank(b)
	if rb != 0 && (ra == 0 || rb < ra) {
		return b
	}
	return a
}
