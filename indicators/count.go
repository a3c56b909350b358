package indicators

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

func (k *kind) settle() error {
	k.patents.settle()
	k.parties.settle()
	k.links.settle()
	return k.shelves.settle(k)
}

// count gathers the figures of one check in the scopes of one place.
type count struct {
	counts
	unpriced, leftOut, byRecord int64
	amount, received            fen.Sum
	counting                    []int32 // cells that count
}

// figures returns the figures of a check for a place and the periods with these
// numbers, one for a report and several to cumulate, and the cells that count.
//
// Almost all records lie elsewhere, and how those count is the same for every
// place. So they are counted as if all did, once a period, and for the place only
// the cells near it are gone through: taken out, and put in as they really lie.
func (k *kind) figures(check int, place zhuanhua.Place, periods []int, counting zhuanhua.Counting) (Figures, []int32) {
	c := &count{}
	far, near := k.near(check, place)
	for _, period := range periods {
		distant := k.distantCounts(check, far, place, period)
		c.merge(distant)
		elsewhere := k.answersTo(answerKey{far, period})
		for _, n := range near {
			c.home(k, check, n, elsewhere, place, period)
		}
		for _, number := range distant.special {
			c.everyCell(k, number, place, period)
		}
		for i := range k.mixed {
			if k.mixed[i].check == check {
				c.mixture(k, &k.mixed[i], zhuanhua.Scope{Place: place, Period: k.periods[period]})
			}
		}
	}
	return k.finish(c, check, counting), c.counting
}

// merge adds counts whose special profiles are gone through cell by cell.
func (c *count) merge(other *counts) {
	c.met += other.met
	c.rejected += other.rejected
	c.notOurs += other.notOurs
	c.undetermined += other.undetermined
	c.notApplicable += other.notApplicable
	for i := range c.failed {
		c.failed[i] += other.failed[i]
		c.ours[i] += other.ours[i]
	}
	for i := range c.missing {
		c.missing[i] += other.missing[i]
	}
}

// near returns how homes lie that are elsewhere in every respect that the check
// asks for, and the numbers of the homes that lie otherwise; those of which the
// province is not known lie alike to every province and are left out there.
func (k *kind) near(check int, place zhuanhua.Place) (far lies, near []int32) {
	used := k.table.Uses(check).Homes
	for slot := range far {
		if used>>slot&1 == 1 {
			far[slot] = zhuanhua.Home{Province: elsewhere(place)}.LieTo(place)
		} else {
			far[slot] = zhuanhua.Home{}.LieTo(place)
		}
	}
	near = k.nearby[:0]
	for n, h := range k.homes.keys {
		if k.lies(h, place) != far && (place.IsCity() || !h.nowhere()) {
			near = append(near, int32(n))
		}
	}
	k.nearby = near
	return far, near
}

func (k *kind) lies(h homes, place zhuanhua.Place) (l lies) {
	for slot := range h {
		l[slot] = h[slot].LieTo(place)
	}
	return l
}

// elsewhere returns a province that is not the place's.
func elsewhere(place zhuanhua.Place) zhuanhua.Place {
	if place.Province() == zhuanhua.Beijing {
		return zhuanhua.Tianjin
	}
	return zhuanhua.Beijing
}

// nowhere reports whether no province is known. To a province such homes lie all
// alike, and what they leave open is never better than what lies elsewhere.
func (h homes) nowhere() bool {
	for _, one := range h {
		if one.Province != 0 {
			return false
		}
	}
	return true
}

// distantKey names counts of records as if all lay elsewhere, or nowhere.
type distantKey struct {
	check, period int
	far           lies
}

// distantCounts returns the counts of all records of the check as if they lay
// elsewhere, but for a province those that lie nowhere as they do. Profiles of
// which something counts even there are left out and named.
func (k *kind) distantCounts(check int, far lies, place zhuanhua.Place, period int) *counts {
	key := distantKey{check, period, far}
	if found := k.distant[key]; found != nil {
		return found
	}
	used := k.table.Uses(check).Homes
	var h homes
	for slot := range h {
		if used>>slot&1 == 1 {
			h[slot] = zhuanhua.Home{Province: elsewhere(place)}
		}
	}
	c := &counts{}
	answers := k.answersTo(answerKey{far, period})
	for n := range k.rules {
		if int(k.profiles.keys[n].check) != check {
			continue
		}
		a := &answers[n]
		if !a.asked {
			k.ask(a, int32(n), h, place, period)
		}
		if a.outcome == zhuanhua.Met || a.carries {
			c.special = append(c.special, int32(n))
		} else {
			c.add(a, k.rules[n].records)
		}
	}
	if !place.IsCity() {
		sum := count{counts: *c}
		for n, h := range k.homes.keys {
			if h.nowhere() && k.lies(h, place) != far {
				sum.home(k, check, int32(n), answers, place, period)
			}
		}
		*c = sum.counts
	}
	if k.distant == nil {
		k.distant = map[distantKey]*counts{}
	}
	k.distant[key] = c
	return c
}

// home puts right the cells of one home near the place.
func (c *count) home(k *kind, check int, home int32, elsewhere []answer, place zhuanhua.Place, period int) {
	h := k.homes.keys[home]
	answers := k.answersTo(answerKey{k.lies(h, place), period})
	for _, e := range k.shelves.of(home, check) {
		was := &elsewhere[e.profile]
		if was.outcome == zhuanhua.Met || was.carries {
			continue // gone through with its profile
		}
		is := &answers[e.profile]
		if !is.asked {
			k.ask(is, e.profile, h, place, period)
		}
		c.add(was, -e.records)
		if is.outcome == zhuanhua.Met || is.carries {
			c.cell(k, e.cell, is, period)
		} else {
			c.add(is, e.records)
		}
	}
}

// everyCell counts a profile cell by cell.
func (c *count) everyCell(k *kind, number int32, place zhuanhua.Place, period int) {
	for next := k.rules[number].newest; next != 0; next = k.cells[next-1].before {
		h := k.homes.keys[k.cells[next-1].home]
		a := &k.answersTo(answerKey{k.lies(h, place), period})[number]
		if !a.asked {
			k.ask(a, number, h, place, period)
		}
		c.cell(k, next-1, a, period)
	}
}

// cell books a cell's records, and what they bring.
func (c *count) cell(k *kind, number int32, a *answer, period int) {
	cell := &k.cells[number]
	c.add(a, k.counted[number])
	if a.outcome == zhuanhua.Met {
		c.unpriced += cell.unpriced
		c.byRecord += cell.patents
		c.amount.AddSum(cell.amount)
		c.counting = append(c.counting, number)
	}
	if a.carries && cell.received != nil {
		p := k.periods[period]
		for class, day := range k.cuts.first {
			if p.Has(day) && day <= p.AsOf {
				c.received.AddSum(cell.received[class])
			}
		}
	}
}

// mixture counts records of several parts: the cells have given patents and money,
// the records are counted here.
func (c *count) mixture(k *kind, m *mixture, s zhuanhua.Scope) {
	var whole zhuanhua.Verdict
	left := int64(0)
	for i, number := range m.cells {
		cell := &k.cells[number]
		v := k.verdict(cell.profile, k.homes.keys[cell.home], s)
		if v.Outcome() != zhuanhua.Met {
			left += m.patents[i]
		}
		if i == 0 {
			whole = v
		} else {
			whole = whole.Join(v)
		}
	}
	a := answer{outcome: whole.Outcome(), ours: whole.IsOurs()}
	a.failed, a.missing = whole.Bits()
	c.add(&a, m.records)
	if a.outcome == zhuanhua.Met {
		c.unpriced += m.unpriced
		c.leftOut += left
	}
}

// finish counts what must be counted once, and puts reasons and missing inputs in
// the order of table and form.
func (k *kind) finish(c *count, check int, counting zhuanhua.Counting) Figures {
	slices.Sort(c.counting)
	c.counting = slices.Compact(c.counting)
	f := Figures{
		Check: k.table.Check(check).Name, Record: k.table.Form().Kind, Records: c.met, Patents: c.byRecord,
		Amount: c.amount.Yuan(), Received: c.received.Yuan(), Unpriced: c.unpriced, LeftOut: c.leftOut,
		Rejected:      Rejected{Records: c.rejected, NotOurs: c.notOurs, Reasons: make([]ReasonCount, 0, positive(c.failed[:]))},
		Undetermined:  Pending{Records: c.undetermined, Missing: make([]MissingCount, 0, positive(c.missing[:]))},
		NotApplicable: c.notApplicable,
	}
	if counting == zhuanhua.ByPatent {
		f.Patents, k.room = k.patents.distinct(c.counting, k.room)
	}
	f.Parties, k.room = k.parties.distinct(c.counting, k.room)
	for n, records := range c.failed {
		if records > 0 {
			row := k.table.Row(n)
			f.Rejected.Reasons = append(f.Rejected.Reasons, ReasonCount{row.Code, row.Clause, row.Nature, row.Text, records, c.ours[n]})
		}
	}
	for n, records := range c.missing {
		if records > 0 {
			fact := &k.table.Form().Facts[n]
			f.Undetermined.Missing = append(f.Undetermined.Missing, MissingCount{fact.Key, fact.Text, fact.Supplier, records})
		}
	}
	return f
}

func positive(counts []int64) (n int) {
	for _, c := range counts {
		if c > 0 {
			n++
		}
	}
	return n
}
