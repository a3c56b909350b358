package sample

import "math"

// basis is an orthonormal basis of the auxiliaries under the members' weights over
// their scale: normal equations would square what is badly conditioned.
type basis struct {
	columns []column  // by the roots of the weights
	roots   []float64 // of weight over scale
	of      []int     // the auxiliary that each column came from
	upper   [][]float64
}

// A column whose rest after those before it is smaller than this part of it depends
// on them.
const dependent = 1e-13

// newBasis makes the basis by Gram and Schmidt's method, twice over.
func newBasis(x []column, weights, scale []float64) basis {
	b := basis{roots: make([]float64, len(weights))}
	for k, w := range weights {
		b.roots[k] = math.Sqrt(w / scale[k])
	}
	for i, values := range x {
		c := make(column, len(values))
		for k, v := range values {
			c[k] = v * b.roots[k]
		}
		norm := math.Sqrt(dot(c, c))
		parts := b.project(c)
		rest := math.Sqrt(dot(c, c))
		if !(rest > dependent*norm) {
			continue
		}
		for k := range c {
			c[k] /= rest
		}
		b.columns, b.of, b.upper = append(b.columns, c), append(b.of, i), append(b.upper, append(parts, rest))
	}
	return b
}

// project takes from a column what the basis explains of it and returns how much of
// each column of the basis that was.
func (b *basis) project(c column) []float64 {
	parts := make([]float64, len(b.columns))
	for range 2 {
		for i, q := range b.columns {
			part := dot(q, c)
			parts[i] += part
			for k := range c {
				c[k] = math.FMA(-part, q[k], c[k])
			}
		}
	}
	return parts
}

// residual returns what the auxiliaries do not explain of a column.
func (b *basis) residual(u column) column {
	c := make(column, len(u))
	for k, v := range u {
		c[k] = v * b.roots[k]
	}
	b.project(c)
	for k, root := range b.roots {
		if root != 0 {
			c[k] /= root
		}
	}
	return c
}

// along returns what totals of the auxiliaries are in the basis.
func (b *basis) along(totals []float64) []float64 {
	t := make([]float64, len(b.columns))
	for j := range t {
		rest := totals[b.of[j]]
		for i := range j {
			rest = math.FMA(-b.upper[j][i], t[i], rest)
		}
		t[j] = rest / b.upper[j][j]
	}
	return t
}

func dot(a, b column) float64 {
	var total sum
	for k, v := range a {
		total.addProduct(v, b[k])
	}
	return total.value()
}

// fit finds the factors that meet known totals.
type fit struct {
	x              []column
	totals, bound  []float64 // known, and what a misfit is measured by
	weights, scale []float64
	basis          basis
	lambda         []float64 // in the basis
	factors        []float64
}

func newFit(x []column, totals, weights, scale []float64) *fit {
	f := &fit{x: x, totals: totals, weights: weights, scale: scale, basis: newBasis(x, weights, scale)}
	f.lambda = make([]float64, len(f.basis.columns))
	f.bound = make([]float64, len(x))
	for i := range x {
		var size sum
		for k, v := range x[i] {
			size.addProduct(weights[k], math.Abs(v))
		}
		f.bound[i] = max(math.Abs(totals[i]), size.value())
	}
	return f
}

// solve finds λ by Newton's method, halving a step that brings the totals no
// nearer, and goes one step further than the tolerance asks.
func (f *fit) solve(factor func(float64) (g, slope float64), tolerance float64, rounds int) bool {
	misfit, worst, slopes := f.measure(f.lambda, factor)
	for range rounds {
		if worst == 0 {
			return true
		}
		step, ok := f.step(misfit, slopes)
		if !ok {
			return worst <= tolerance
		}
		better := false
		for part := 1.0; part > 1e-6 && !better; part /= 2 {
			next := make([]float64, len(step))
			for i := range next {
				next[i] = f.lambda[i] + part*step[i]
			}
			m, w, s := f.measure(next, factor)
			if better = w < worst; better {
				done := worst <= tolerance
				f.lambda, misfit, worst, slopes = next, m, w, s
				if done {
					return true
				}
			}
		}
		if !better {
			break
		}
	}
	f.measure(f.lambda, factor)
	return worst <= tolerance
}

// measure sets the factors of a λ and returns by how much the totals are missed,
// the worst of it relatively, and the slopes of the factors.
func (f *fit) measure(lambda []float64, factor func(float64) (g, slope float64)) (misfit []float64, worst float64, slopes []float64) {
	f.factors, slopes = make([]float64, len(f.weights)), make([]float64, len(f.weights))
	for k, root := range f.basis.roots {
		u := 0.0
		if root != 0 {
			for i, q := range f.basis.columns {
				u = math.FMA(lambda[i], q[k], u)
			}
			u /= root * f.scale[k]
		}
		f.factors[k], slopes[k] = factor(u)
	}
	misfit = make([]float64, len(f.x))
	for i, x := range f.x {
		var rest sum
		rest.add(f.totals[i])
		for k, w := range f.weights {
			rest.addProduct(-w*f.factors[k], x[k])
		}
		misfit[i] = rest.value()
		if f.bound[i] != 0 {
			worst = max(worst, math.Abs(misfit[i])/f.bound[i]) // NaN where a factor overflows
		}
	}
	if math.IsNaN(worst) {
		worst = math.Inf(1)
	}
	return misfit, worst, slopes
}

// step solves Newton's equations in the basis.
func (f *fit) step(misfit, slopes []float64) ([]float64, bool) {
	n := len(f.basis.columns)
	matrix := make([][]float64, n)
	for i := range matrix {
		matrix[i] = make([]float64, n)
		for j := range i + 1 {
			var total sum
			for k, slope := range slopes {
				total.addProduct(slope*f.basis.columns[i][k], f.basis.columns[j][k])
			}
			matrix[i][j] = total.value()
		}
	}
	step := f.basis.along(misfit)
	return step, cholesky(matrix, step)
}

// cholesky solves a system of which the lower half is given, in place, and tells
// whether it is positive definite.
func cholesky(m [][]float64, v []float64) bool {
	for i := range m {
		for j := range i + 1 {
			rest := m[i][j]
			for k := range j {
				rest = math.FMA(-m[i][k], m[j][k], rest)
			}
			switch {
			case j < i:
				m[i][j] = rest / m[j][j]
			case !(rest > 1e-14*m[i][i]):
				return false
			default:
				m[i][i] = math.Sqrt(rest)
			}
		}
	}
	for i := range v {
		for k := range i {
			v[i] = math.FMA(-m[i][k], v[k], v[i])
		}
		v[i] /= m[i][i]
	}
	for i := len(v) - 1; i >= 0; i-- {
		for k := i + 1; k < len(v); k++ {
			v[i] = math.FMA(-m[k][i], v[k], v[i])
		}
		v[i] /= m[i][i]
	}
	return true
}
