package eligibility

import (
	"math/bits"

	"github.com/zhuanhua-rules/zhuanhua"
)

// deal looks at a record alone, while it is at hand.
func (r *screenRun) deal(h *screenHead, s *screenRecord) (hits uint8) {
	if h.standing == looked && r.nominal(h, s) {
		hits |= hitPrice
	}
	if h.standing == looked && r.betweenRelated(h) {
		hits |= hitRelated
	}
	if r.overpaid(s) {
		hits |= hitPaid
	}
	return hits
}

// nominal reports an assignment, or a licence of a form that confers much, whose
// contract amount is below the price for each patent. An open licence is free by
// policy where it is free, and no form of licence here means that.
//
// Clause: AB4
func (r *screenRun) nominal(h *screenHead, s *screenRecord) bool {
	switch {
	case h.kind != zhuanhua.Assignment && (h.kind != zhuanhua.Licence || !r.NominalForms.Has(h.licence)):
		return false
	case s.amount == notPriced:
		r.lackAlone(NominalPrice, gapAmount)
		return false
	}
	high, least := bits.Mul64(uint64(r.NominalPrice), uint64(h.count))
	return high > 0 || uint64(s.amount) < least
}

// betweenRelated reports a transfer whose sides are related. Where a controller that
// is not given leaves it open, that cannot be screened.
//
// Clause: AB5
func (r *screenRun) betweenRelated(h *screenHead) bool {
	if !r.RelatedKinds.Has(h.kind) {
		return false
	}
	related := r.book.related(h.from, h.to)
	if related == zhuanhua.Unstated {
		r.lackAlone(RelatedParties, gapController)
	}
	return related == zhuanhua.Yes
}

// overpaid reports more proven payments to the transferor than the contract amount.
//
// Clause: AB7
func (r *screenRun) overpaid(s *screenRecord) bool {
	if s.amount == notPriced {
		if s.paid.Exceeds(0) {
			r.lackAlone(MoneyMismatch, gapAmount)
		}
		return false
	}
	return s.paid.Exceeds(s.amount)
}

// alone takes the records with a hit of their own, as a whole.
func (r *screenRun) alone(hit uint8) {
	for place := range r.acts {
		if r.acts[place].hits&hit != 0 {
			r.hitRecord(int32(place))
		}
	}
}

// hitRecord takes a record as a whole for a hit.
func (r *screenRun) hitRecord(place int32) {
	r.hunt.hit.add(place)
	r.hunt.any = true
}

// markRecords marks all rows of the records that were hit as a whole.
func (r *screenRun) markRecords() {
	if !r.hunt.any {
		return
	}
	for row, place := range r.places {
		if r.hunt.hit.has(place) {
			r.hunt.marked.add(int32(row))
		}
	}
}

// flowsBack looks for proven payments between the same two parties in both directions
// within the days, under whichever transfers; of open licences only for a fee.
//
// Clause: AB7
func (r *screenRun) flowsBack() {
	keys, flows := r.sort.room(r.flows.len)
	parties := uint64(len(r.book.ids))
	for i := range flows {
		f := r.flows.at(i)
		keys[i], flows[i] = uint64(min(f.payer, f.payee))*parties+uint64(max(f.payer, f.payee)), int32(i)
		if f.payer > f.payee {
			flows[i] = ^int32(i) // the other way: the complement
		}
	}
	keys, flows = r.sort.byKey(keys, flows)
	defer r.sort.spare(keys, flows)
	var placeOf []int32
	for start := 0; start < len(flows); {
		end, to, fro := start, false, false
		for ; end < len(flows) && keys[end] == keys[start]; end++ {
			to, fro = to || flows[end] >= 0, fro || flows[end] < 0
		}
		if to && fro {
			if placeOf == nil {
				placeOf = r.placeOf()
			}
			r.flowsBetween(flows[start:end], placeOf)
		}
		start = end
	}
}

// placeOf returns the places of the records by their numbers as they came.
func (r *screenRun) placeOf() []int32 {
	places := make([]int32, len(r.order))
	for place, n := range r.order {
		places[n] = int32(place)
	}
	return places
}

// flowsBetween goes through the payments between two parties, by day: where the
// direction turns, the last of the one and the first of the other lie closest.
func (r *screenRun) flowsBetween(flows, placeOf []int32) {
	days, byDay := r.sort.room(len(flows))
	for i, n := range flows {
		days[i], byDay[i] = uint64(r.flows.at(int(max(n, ^n))).day), n
	}
	days, flows = r.sort.byKey(days, byDay)
	defer r.sort.spare(days, flows)
	last := [2]int32{-1, -1} // by direction: the last payment so far
	visit := func(n int32) {
		way := 0
		if n < 0 {
			n, way = ^n, 1
		}
		if back := last[1-way]; back >= 0 {
			f, o := r.flows.at(int(n)), r.flows.at(int(back))
			if apart := int(f.day - o.day); max(apart, -apart) <= r.FlowBackDays {
				place, other := placeOf[f.record], placeOf[o.record]
				r.hitRecord(place)
				r.hitRecord(other)
				r.hunt.join(place, other)
				r.acts[place].hits |= hitFlow
			}
		}
		last[way] = n
	}
	for _, n := range flows {
		visit(n)
	}
	last = [2]int32{-1, -1}
	for i := len(flows) - 1; i >= 0; i-- {
		visit(flows[i])
	}
}
