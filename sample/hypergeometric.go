package sample

// urn is a population of which some records are in error, and the size of a sample
// drawn from it without replacement.
type urn struct {
	population, errors, drawn int64 // 0 ≤ errors, drawn ≤ population ≤ MaxSize
}

// mass returns the probability of x errors in the sample; x is possible. It is a
// product of binomial probabilities, so that nothing large is subtracted.
func (u urn) mass(x int64) float64 {
	all, bad, n, k := float64(u.population), float64(u.errors), float64(u.drawn), float64(x)
	p, q := n/all, (all-n)/all
	whole := binomialMass(n, all, p, q)
	return binomialMass(k, bad, p, q) * binomialMass(n-k, all-bad, p, q) / whole
}

// tails returns the probability of at most x errors in the sample, and that of more.
// It adds up the side of the mean that x lies on; both are right to 10⁻¹³ or so of
// the smaller.
func (u urn) tails(x int64) (most, more float64) {
	least, greatest := max(0, u.drawn-(u.population-u.errors)), min(u.drawn, u.errors)
	switch {
	case x < least:
		return 0, 1
	case x >= greatest:
		return 1, 0
	case float64(x)*float64(u.population) <= float64(u.drawn)*float64(u.errors):
		most = u.sum(x, least, -1)
		return most, 1 - most
	}
	more = u.sum(x+1, greatest, 1)
	return 1 - more, more
}

// sum adds the probabilities from x to the last, away from the mean, until they no
// longer tell.
func (u urn) sum(x, last, step int64) float64 {
	const negligible = 1e-18
	total := 0.0
	for term := u.mass(x); term > negligible*total; x += step {
		total += term
		if x == last {
			break
		}
		if step > 0 {
			term *= u.ratio(x)
		} else {
			term /= u.ratio(x - 1)
		}
	}
	return min(total, 1)
}

// ratio returns the probability of x+1 errors over that of x.
func (u urn) ratio(x int64) float64 {
	rest := u.population - u.errors - u.drawn + x + 1
	return float64(u.errors-x) / float64(x+1) * (float64(u.drawn-x) / float64(rest))
}
