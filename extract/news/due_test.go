package news

import "testing"

func TestAhead(t *testing.T) {
	for _, c := range []struct {
		relation  TimeRelation
		value     string
		published string
		modality  Modality
		want      bool
	}{
		{By, "2023-03-31", "2023-03-20", Instructed, true}, {Before, "2023-04", "", Planned, true}, {By, "2023-03-31", "2023-03-20", Actual, false},
		{On, "2023-03-21", "2023-03-20", Planned, true}, {On, "2023-03-20", "2023-03-20", Planned, false}, {During, "2023-03", "2023-03-20", Advised, true},
		{During, "2023-02", "2023-03-20", Planned, false}, {During, "2023-03", "", Planned, false}, {Since, "2023-04", "2023-03-20", Planned, false},
		{By, "", "2023-03-20", Planned, false}, {On, "2023-03-21", "2023-03-20", Possible, false},
	} {
		d := &Deadline{Relation: c.relation, Value: c.value}
		if got := d.Ahead(c.published, c.modality); got != c.want {
			t.Errorf("%s %s, published %q, %s: %v", c.relation, c.value, c.published, c.modality, got)
		}
	}
	if (*Deadline)(nil).Ahead("2023-03-20", Planned) {
		t.Error("no time is ahead")
	}
}
