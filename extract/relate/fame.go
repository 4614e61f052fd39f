package relate

// Fames are a fame of each level: what AimAt says of one of a level it says of all.
var Fames = [...]Fame{1, 2, 4, 8}

// Level is the place in Fames of those who count as f does.
func (f Fame) Level() int {
	level := 0
	for i := range Fames {
		if Fames[i] <= f {
			level = i
		}
	}
	return level
}

// FameOf is the fame of a fact with so many claims, in so many outlets. What one outlet
// says again and again is carried by nobody else.
func FameOf(claims, outlets int) Fame {
	if outlets < 2 {
		return 1
	}
	return Fame(claims)
}
