package relate

import (
	"testing"

	"hearsay/extract/news"
)

func TestTimesCompareByTheirBounds(t *testing.T) {
	rows := []struct {
		ra   news.TimeRelation
		va   string
		rb   news.TimeRelation
		vb   string
		want stand
	}{
		{news.By, "2023-03-31", news.Before, "2023-04", equal},
		{news.Before, "2023-03-31", news.By, "2023-03-31", equal}, // before the end of March
		{news.By, "2023-03", news.By, "2023-03-31", equal},
		{news.By, "2023-03-31", news.By, "2023-06-30", differ},
		{news.Before, "2023-03-15", news.By, "2023-03-31", differ},
		{news.During, "2023-03", news.On, "2023-03-12", compatible},
		{news.During, "2023-03", news.During, "2023-05", differ},
		{news.During, "2023", news.During, "2023-05", compatible},
		{news.During, "2023-03", news.By, "2023-06-30", compatible},
		{news.During, "2023-07", news.By, "2023-06-30", differ},
		{news.On, "2023-03-12", news.On, "2023-03-13", differ},
		{news.During, "2023-W12", news.On, "2023-03-22", compatible},
		{news.During, "2023-H1", news.During, "2023-Q2", compatible},
		{news.Since, "2022", news.Since, "2021", differ},
		{news.After, "2022-12", news.Since, "2023", equal},
		{news.During, "", news.On, "2023-03-12", unknown},
	}
	for _, r := range rows {
		a := intervalOf(&news.Deadline{Relation: r.ra, Value: r.va})
		b := intervalOf(&news.Deadline{Relation: r.rb, Value: r.vb})
		if got := compareTimes(a, b); got != r.want {
			t.Errorf("%s %s, %s %s: %d, want %d", r.ra, r.va, r.rb, r.vb, got, r.want)
		}
		if got := compareTimes(b, a); got != r.want {
			t.Errorf("%s %s, %s %s turned round: %d, want %d", r.ra, r.va, r.rb, r.vb, got, r.want)
		}
	}
}

func TestAmountsCompareByWhatTheyMayBe(t *testing.T) {
	q := func(v float64, b news.Bound, unit string) []news.Quantity {
		return []news.Quantity{{Value: v, High: v, Bound: b, Unit: unit}}
	}
	rows := []struct {
		a, b []news.Quantity
		want stand
	}{
		{q(100, news.Exact, "death"), q(100, news.Exact, "death"), equal},
		{q(100, news.AtLeast, "death"), q(100, news.Exact, "death"), compatible},
		{q(100, news.AtLeast, "death"), q(90, news.Exact, "death"), differ},
		{q(110000, news.Exact, "subscriber"), q(111000, news.Exact, "subscriber"), differ},
		{q(110000, news.About, "subscriber"), q(111000, news.Exact, "subscriber"), compatible},
		{q(3, news.Exact, "USD"), q(4, news.Exact, "death"), unknown},
		{q(6, news.Exact, "week"), q(10, news.Exact, "day"), differ},
		{q(2, news.Exact, "week"), q(14, news.Exact, "day"), equal},
		{q(2, news.Exact, "year"), q(14, news.Exact, "day"), unknown},
		{q(50, news.AtMost, "job"), q(20, news.Exact, "job"), compatible},
		{append(q(3, news.Exact, "USD"), q(9, news.Exact, "job")...), append(q(3, news.Exact, "USD"), q(8, news.Exact, "job")...), differ},
		{nil, q(20, news.Exact, "job"), unknown},
	}
	for i, r := range rows {
		if got := compareAmounts(amountsOf(r.a), amountsOf(r.b)); got != r.want {
			t.Errorf("row %d: %d, want %d", i, got, r.want)
		}
		if got := compareAmounts(amountsOf(r.b), amountsOf(r.a)); got != r.want {
			t.Errorf("row %d turned round: %d, want %d", i, got, r.want)
		}
	}
}
