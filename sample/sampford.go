package sample

// mostExactSteps bounds what exact computations with fixed-size designs do: n·N for a
// draw, n·N·k for the joint probabilities of k units.
const mostExactSteps = 1 << 28

// sampford draws n units by Sampford's design, for which a sample s has a
// probability in proportion to Π_{k∈s} π_k/(1−π_k) · Σ_{k∈s} (1−π_k). The units
// decide one after the other, each by its own ticket, with the probability that it
// is drawn given what those before it did; nothing is drawn in vain. Among the units
// from i on let b_m be the probability that independent draws with π give m, and h_m
// the same weighted by Σ(1−π) of what they give. With m units to go and c the sum of
// 1−π of those drawn, unit i is drawn with probability
//
//	π_i·[(c+1−π_i)·b_{m−1}(i+1) + h_{m−1}(i+1)] / [c·b_m(i) + h_m(i)]
//
// Source: Sampford 1967; Tillé, Sampling Algorithms, 5 and 6.
func sampford(pi, u []float64, n int) ([]bool, error) {
	chosen := make([]bool, len(pi))
	var open []int // neither certain nor impossible
	for i, p := range pi {
		if p == 1 {
			chosen[i] = true
			n--
		} else if p > 0 {
			open = append(open, i)
		}
	}
	if n <= 0 {
		return chosen, nil
	}
	if int64(n)*int64(len(open)) > mostExactSteps {
		return nil, fault(ErrTooLarge, "", "", "")
	}
	t := newTails(pi, open, n)
	sum := 0.0
	for k, i := range open {
		if n == 0 {
			break
		}
		here, next := t.row(k), t.row(k+1)
		p := pi[i]
		with := float64(p * (float64((sum+(1-p))*next.count[n-1]) + next.weighted[n-1]))
		if u[i]*(float64(sum*here.count[n])+here.weighted[n]) < with {
			chosen[i] = true
			sum += 1 - p
			n--
		}
	}
	for k := len(open) - 1; k >= 0 && n > 0; k-- { // what rounding left out
		if i := open[k]; !chosen[i] {
			chosen[i] = true
			n--
		}
	}
	return chosen, nil
}

// tail is b and h of the units from some place on, by m.
type tail struct{ count, weighted []float64 }

func newTail(n int) tail { return tail{make([]float64, n+1), make([]float64, n+1)} }

// prepend puts a unit of probability p before the units of a tail.
func (t tail) prepend(p float64, to tail) {
	q := 1 - p
	for m := range t.count {
		count, weighted := float64(q*t.count[m]), float64(q*t.weighted[m])
		if m > 0 {
			count += float64(p * t.count[m-1])
			weighted += float64(p * (t.weighted[m-1] + float64(q*t.count[m-1])))
		}
		to.count[m], to.weighted[m] = count, weighted
	}
}

// tails are the tails of a list, asked for from its begin to its end. Only every
// stride-th is held, and those between the two around the place that was last asked
// for.
type tails struct {
	pi     []float64
	stride int
	held   []tail
	block  []tail
	first  int // of the block
}

func newTails(all []float64, open []int, n int) *tails {
	t := &tails{stride: 1, first: -1}
	for t.stride*t.stride < len(open) {
		t.stride++
	}
	for _, i := range open {
		t.pi = append(t.pi, all[i])
	}
	t.held = make([]tail, len(open)/t.stride+1)
	t.block = make([]tail, t.stride)
	for i := range t.block {
		t.block[i] = newTail(n)
	}
	here, next := newTail(n), newTail(n)
	next.count[0] = 1
	for i := len(open); ; i-- {
		if i%t.stride == 0 {
			held := newTail(n)
			copy(held.count, next.count)
			copy(held.weighted, next.weighted)
			t.held[i/t.stride] = held
		}
		if i == 0 {
			return t
		}
		next.prepend(t.pi[i-1], here)
		here, next = next, here
	}
}

// row returns the tail from place i on.
func (t *tails) row(i int) tail {
	if i%t.stride == 0 {
		return t.held[i/t.stride]
	}
	if first := i - i%t.stride; t.first != first {
		t.first = first
		last := min(first+t.stride, len(t.pi))
		next := newTail(len(t.block[0].count) - 1)
		if last%t.stride == 0 {
			next = t.held[last/t.stride]
		} else {
			next.count[0] = 1
		}
		for k := last - 1; k > first; k-- {
			next.prepend(t.pi[k], t.block[k-first])
			next = t.block[k-first]
		}
		if last == len(t.pi) && last%t.stride != 0 {
			end := newTail(len(next.count) - 1)
			end.count[0] = 1
			t.block[last-first] = end
		}
	}
	return t.block[i%t.stride]
}
