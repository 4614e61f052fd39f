package ecb

import "math"

// The measures of coreference that the CoNLL 2012 shared task averaged, over the
// same mentions on both sides: key and response give each mention its chain.

// f1 of precision p and recall r.
func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func chains(of []int) map[int][]int {
	m := map[int][]int{}
	for i, c := range of {
		m[c] = append(m[c], i)
	}
	return m
}

// muc counts links (Vilain et al. 1995): of each chain, how many of the links
// that hold it together the other side has.
func muc(key, response []int) float64 {
	recall := func(a, b []int) float64 {
		got, all := 0, 0
		for _, members := range chains(a) {
			parts := map[int]bool{}
			for _, m := range members {
				parts[b[m]] = true
			}
			got += len(members) - len(parts)
			all += len(members) - 1
		}
		if all == 0 {
			return 0
		}
		return float64(got) / float64(all)
	}
	return f1(recall(response, key), recall(key, response))
}

// bCubed is by mention (Bagga and Baldwin 1998).
func bCubed(key, response []int) float64 {
	recall := func(a, b []int) float64 {
		sum := 0
		total := 0.0
		for _, members := range chains(a) {
			count := map[int]int{}
			for _, m := range members {
				count[b[m]]++
			}
			s := 0
			for _, n := range count {
				s += n * n
			}
			total += float64(s) / float64(len(members))
			sum += len(members)
		}
		return total / float64(max(1, sum))
	}
	return f1(recall(response, key), recall(key, response))
}

// ceafE aligns chains one to one for the highest sum of their similarity, twice
// the common mentions over all of both (Luo 2005, phi 4).
func ceafE(key, response []int) float64 {
	a, b := chains(key), chains(response)
	total := 0.0
	for _, part := range components(key, response) {
		total += align(part.keys, part.responses, a, b)
	}
	return f1(total/float64(max(1, len(b))), total/float64(max(1, len(a))))
}

// part is a set of chains of both sides that share mentions with each other
// only: the best alignment is found in each by itself.
type part struct{ keys, responses []int }

func components(key, response []int) []part {
	parent := map[[2]int][2]int{}
	var find func([2]int) [2]int
	find = func(x [2]int) [2]int {
		p, ok := parent[x]
		if !ok {
			parent[x] = x
			return x
		}
		if p == x {
			return x
		}
		r := find(p)
		parent[x] = r
		return r
	}
	for i := range key {
		parent[find([2]int{0, key[i]})] = find([2]int{1, response[i]})
	}
	index := map[[2]int]int{}
	var out []part
	seen := map[[2]int]bool{}
	add := func(node [2]int) {
		if seen[node] {
			return
		}
		seen[node] = true
		root := find(node)
		i, ok := index[root]
		if !ok {
			i = len(out)
			index[root] = i
			out = append(out, part{})
		}
		if node[0] == 0 {
			out[i].keys = append(out[i].keys, node[1])
		} else {
			out[i].responses = append(out[i].responses, node[1])
		}
	}
	for i := range key {
		add([2]int{0, key[i]})
		add([2]int{1, response[i]})
	}
	return out
}

// align is the highest sum of similarities of a one-to-one alignment, by the
// Hungarian method on costs.
func align(keys, responses []int, a, b map[int][]int) float64 {
	n := max(len(keys), len(responses))
	cost := make([][]float64, n+1)
	for i := range cost {
		cost[i] = make([]float64, n+1)
	}
	for i, k := range keys {
		in := map[int]bool{}
		for _, m := range a[k] {
			in[m] = true
		}
		for j, r := range responses {
			common := 0
			for _, m := range b[r] {
				if in[m] {
					common++
				}
			}
			cost[i+1][j+1] = -2 * float64(common) / float64(len(a[k])+len(b[r]))
		}
	}
	return assign(cost, n)
}

// assign is the cost of the cheapest assignment of n rows to n columns, both
// from 1 (Kuhn 1955, in the form with potentials).
func assign(cost [][]float64, n int) float64 {
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		column := 0
		least := make([]float64, n+1)
		used := make([]bool, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for {
			used[column] = true
			row, delta, next := match[column], math.Inf(1), 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost[row][j] - u[row] - v[j]; c < least[j] {
					least[j], way[j] = c, column
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			if column = next; match[column] == 0 {
				break
			}
		}
		for column != 0 {
			match[column] = match[way[column]]
			column = way[column]
		}
	}
	return v[0]
}
