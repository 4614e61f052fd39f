package deadline

import "hearsay/extract/news"

// Due tells whether a claim's time lies ahead of its article and binds, so that
// somebody should watch for it: by or before any time, on or during a time after
// the article's own date, of a claim that is instructed, advised or planned. A
// time that began before the article's date is not ahead; without a date of the
// article nothing is.
func Due(d *news.Deadline, published string, m news.Modality) bool {
	if d == nil || d.Value == "" || m != news.Instructed && m != news.Advised && m != news.Planned {
		return false
	}
	switch d.Relation {
	case news.By, news.Before:
		return true
	case news.On, news.During:
		_, last, ok := Bounds(d.Value)
		day, known := refDay(published)
		return ok && known && last > day
	}
	return false
}
