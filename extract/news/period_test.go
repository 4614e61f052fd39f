package news

import "testing"

func TestPeriod(t *testing.T) {
	for value, want := range map[string]string{
		"2023-03-31": "2023-03-31 2023-03-31", "2023-03-20T14:00:00Z": "2023-03-20 2023-03-20",
		"2023-W12": "2023-03-20 2023-03-26", "2020-W53": "2020-12-28 2021-01-03", "2023-03": "2023-03-01 2023-03-31",
		"2024-02": "2024-02-01 2024-02-29", "2023-Q4": "2023-10-01 2023-12-31", "2023-H2": "2023-07-01 2023-12-31",
		"2022-SU": "2022-06-01 2022-08-31", "2022-WI": "2022-12-01 2023-02-28", "2023": "2023-01-01 2023-12-31",
	} {
		first, last, ok := Period(value)
		if got := first.Format(isoDay) + " " + last.Format(isoDay); !ok || got != want {
			t.Errorf("Period(%q) = %s %v, want %s", value, got, ok, want)
		}
	}
	for _, bad := range []string{"", "x", "23", "2023-", "2023-13", "2023-00", "2023-Q5", "2023-H3", "2023-W54", "2023-W00", "2021-W53", "2023-XX", "2023-3", "2023-02-30", "P3W", "PRESENT_REF"} {
		if first, last, ok := Period(bad); ok {
			t.Errorf("Period(%q) = %v %v, want none", bad, first, last)
		}
	}
}

func TestDeadlineDays(t *testing.T) {
	for _, c := range []struct {
		relation TimeRelation
		value    string
		from, to string
	}{
		{By, "2023-03-31", "", "2023-03-31"}, {By, "2023-03", "", "2023-03-31"}, {Before, "2023-04", "", "2023-03-31"},
		{On, "2023-03-31", "2023-03-31", "2023-03-31"}, {During, "2023-Q4", "2023-10-01", "2023-12-31"},
		{After, "2023-03", "2023-04-01", ""}, {Since, "2022-12", "2022-12-01", ""}, {By, "", "", ""},
	} {
		d := &Deadline{Relation: c.relation, Value: c.value}
		if from, to := d.Days(); from != c.from || to != c.to {
			t.Errorf("%s %s = %q..%q, want %q..%q", c.relation, c.value, from, to, c.from, c.to)
		}
	}
}
