package en

import cal "hearsay/extract/deadline/calendar"

// ranges adds the second half of a range that shares words with the first
// ("May 3-5, 2023", "1914-18", "3 to 5 May") to what the first gave.
func (v *view) ranges(c *core, out []Found) []Found {
	e := c.expr
	if e.Kind != cal.Fixed || e.Point.BC || int(c.end)+1 >= len(v.atoms) || !v.then(c, "-", "/", "to", "and", "or", "through", ",") {
		return out
	}
	second := v.atoms[c.end+1]
	glued := v.atoms[c.end].glued && second.glued
	switch {
	case e.Point.Grain == cal.Year && second.is&two != 0 && glued && v.then(c, "-", "/"):
		return v.shortEnd(c, out)
	case e.Point.Grain == cal.Day && e.Point.Day != 0 && second.is&day != 0 && second.figure:
		return v.dayEnd(c, out)
	}
	return out
}

// shortEnd is the "18" of "1914-18".
func (v *view) shortEnd(c *core, out []Found) []Found {
	a := &v.atoms[c.end+1]
	y := c.expr.Point.Year
	end := y - y%100 + int(a.val)/10
	if end <= y {
		return out
	}
	f := Found{Start: int(a.start), Cue: int(a.start), End: int(a.end), Rule: "range/short-year",
		Expr: cal.Expr{Point: cal.Point{Grain: cal.Year, Year: end}}}
	return append(out, f)
}

// dayEnd is the "5" of "May 3-5"; a year after it is that of both.
func (v *view) dayEnd(c *core, out []Found) []Found {
	if v.then(c, ",") {
		return out
	}
	a := &v.atoms[c.end+1]
	if n := v.at(int(c.end) + 2); n != nil && (n.is&(month|units|unit) != 0 || n.id == dotID && n.glued) && n.is&month != 0 {
		return out
	}
	p := c.expr.Point
	if p.Month == 0 || int(a.val) <= p.Day {
		return out
	}
	p.Day = int(a.val)
	if a.is&ordinal == 0 {
		p.Day /= 10
	}
	end := a.end
	if n, y := v.at(int(c.end)+2), v.at(int(c.end)+3); p.Year == 0 && n != nil && y != nil && n.id == commaID && y.is&year != 0 {
		p.Year, end = int(y.val)/10, y.end
	} else if p.Year == 0 && n != nil && n.is&year != 0 {
		p.Year, end = int(n.val)/10, n.end
	}
	if !valid(p) || p.Day < c.expr.Point.Day {
		return out
	}
	out[len(out)-1].Expr.Point.Year = p.Year
	f := Found{Start: int(a.start), Cue: int(a.start), End: int(end), Rule: "range/day", Expr: cal.Expr{Point: p}}
	return append(out, f)
}

// leftYear is the "479" of "479-478 BC" and "264 to 241 BC".
func (v *view) leftYear(c *core, out []Found) []Found {
	a := v.at(int(c.first) - 2)
	if !c.expr.Point.BC || c.expr.Point.Grain != cal.Year || c.expr.Kind != cal.Fixed || a == nil || !a.figure || a.is&number == 0 ||
		!v.before(c, "-", "to", "and", "or") || len(out) > 0 && out[len(out)-1].End > int(a.start) {
		return out
	}
	p := c.expr.Point
	if p.Year = int(a.val) / 10; p.Year < c.expr.Point.Year {
		return out
	}
	f := Found{Start: int(a.start), Cue: int(a.start), End: int(a.end), Rule: "range/year-bc", Expr: cal.Expr{Point: p}}
	return append(out, f)
}

// leftDay is the "3" of "3-5 May 2023": it stands before the core that names
// its month.
func (v *view) leftDay(c *core, out []Found) []Found {
	e, joint, a := c.expr, v.prev(c), v.at(int(c.first)-2)
	if e.Kind != cal.Fixed || e.Point.Day == 0 || e.Point.Month == 0 || a == nil || v.atoms[c.first].is&day == 0 ||
		a.is&day == 0 || !a.figure || !v.before(c, "-", "to", "and", "or", "/") || len(out) > 0 && out[len(out)-1].End > int(a.start) {
		return out
	}
	p := e.Point
	p.Day = int(a.val)
	if a.is&ordinal == 0 {
		p.Day /= 10
	}
	if p.Day >= e.Point.Day || joint == nil {
		return out
	}
	left := core{first: c.first - 2, end: c.first - 1, rule: c.rule, expr: cal.Expr{Point: p}}
	f := v.describe(&left)
	f.Rule = "range/day"
	return append(out, f)
}
