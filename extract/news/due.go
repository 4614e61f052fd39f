package news

// Ahead tells whether a claim's time lies ahead of its article and binds, so
// that somebody should watch for it: by or before any time, on or during a time
// that ends after the article's own day, where the claim is instructed, advised
// or planned. Without a value nothing is due, and without a date of the article
// only "by" and "before" are.
func (d *Deadline) Ahead(published string, m Modality) bool {
	if d == nil || d.Value == "" || m != Instructed && m != Advised && m != Planned {
		return false
	}
	switch d.Relation {
	case By, Before:
		return true
	case On, During:
		_, last := d.Days()
		return last != "" && len(published) >= len(last) && last > published[:len(last)]
	}
	return false
}
