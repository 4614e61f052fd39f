package entity

// The classes of the gazetteer, in the order of their bits.
const (
	gazFemale = 1 << iota
	gazMale
	gazFirst
	gazLast
	gazPerson
	gazCity
	gazCountry
	gazRegion
	gazPlace
	gazOrg
	gazTeam
	gazDemonym
	gazTitle
	gazOrgHead
	gazPlaceHead
	gazOrgLead

	// gazInside shifts a class to the words of a longer name after its first.
	gazInside = 16
	// gazNames are the classes that make a lower-case word a candidate
	// ("kerala", "taco bell"); first names are left out, many are plain words.
	gazNames = (gazCity | gazCountry | gazRegion | gazPlace | gazOrg | gazTeam) * (1 + 1<<gazInside)
)
