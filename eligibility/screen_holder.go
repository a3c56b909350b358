package eligibility

// bursts looks for parties that receive many patents at once, of which no filing
// that stands, nor other proof, shows that any is implemented: whoever filed it, and
// whenever up to the statistics day.
//
// Clause: AB3
func (r *screenRun) bursts() {
	received := make([]int32, len(r.book.ids))
	wanted := func(t *act) bool { return t.standing == looked && r.BurstKinds.Has(t.kind) }
	for i := range r.rows {
		if t := &r.rows[i]; wanted(&t.act) {
			received[r.book.party(t.to)]++
		}
	}
	most := 0
	for party, n := range received {
		if int(n) < r.BurstCount {
			received[party] = 0
		}
		most += int(received[party])
	}
	keys, rows := r.sort.room(most)
	n, records := 0, uint64(len(r.order))
	for i := range r.rows {
		if t := &r.rows[i]; wanted(&t.act) && received[r.book.party(t.to)] > 0 {
			keys[n], rows[n] = uint64(r.book.party(t.to))*records+uint64(r.places[i]), int32(i)
			n++
		}
	}
	keys, rows = r.sort.byKey(keys, rows)
	defer r.sort.spare(keys, rows)
	b := burst{screenRun: r, times: make([]int32, len(r.nos))}
	for start := 0; start < len(rows); {
		end, party := start, keys[start]/records
		for end < len(rows) && keys[end]/records == party {
			end++
		}
		b.look(rows[start:end])
		start = end
	}
}

// burst is a window over what one party receives.
type burst struct {
	*screenRun
	times             []int32 // how often a patent is in the window
	patents, patented int     // different ones in it, and those implemented
	runs              spans
}

// move takes a row into the window, or out of it.
func (b *burst) move(row, by int32) {
	patent := b.rows[row].patent
	before := b.times[patent]
	b.times[patent] += by
	if before == 0 || before+by == 0 {
		b.patents += int(by)
		if b.filed[patent] {
			b.patented += int(by)
		}
	}
}

// look lets the window begin on each day on which the party receives something.
func (b *burst) look(rows []int32) {
	b.runs.over(len(rows))
	end := 0
	for start := 0; start < len(rows); start++ {
		for end < len(rows) && b.within(rows[start], rows[end], b.BurstDays) {
			b.move(rows[end], 1)
			end++
		}
		if newDay := start == 0 || b.rows[rows[start]].day != b.rows[rows[start-1]].day; newDay && b.patents >= b.BurstCount && b.patented == 0 {
			b.runs.add(start, end-1)
		}
		b.move(rows[start], -1)
	}
	first := int32(-1) // record that was hit
	b.runs.each(func(i int) {
		place := b.places[rows[i]]
		if !b.products {
			b.lack(place, gapProducts)
			return
		}
		b.mark(rows[i])
		if first < 0 {
			first = place
		}
		b.hunt.join(first, place)
	})
}

// idle looks for patents that their last transferee received long ago, and of which
// nothing was made since: no product filing that stands, no licence, no pledge,
// whoever's. Who passed the patent on is not idle.
//
// Clause: AB8
func (r *screenRun) idle() {
	first := make([]int32, len(r.book.ids)) // place + 1 of a hit, by party
	for patent := range r.nos {
		last, used := int32(-1), r.used[patent]
		for row := r.starts[patent]; row < r.starts[patent+1]; row++ {
			switch t := &r.rows[row]; {
			case t.owns():
				last = row
			default:
				used = max(used, t.day)
			}
		}
		if last < 0 {
			continue
		}
		t := &r.rows[last]
		place := r.places[last]
		switch {
		case int(r.asOf-t.day) < r.IdleDays, used >= t.day:
		case !r.products || !r.pledges:
			r.lackUses(place)
		default:
			r.mark(last)
			if holder := r.book.party(t.to); first[holder] == 0 {
				first[holder] = place + 1
			} else {
				r.hunt.join(first[holder]-1, place)
			}
		}
	}
}

func (r *screenRun) lackUses(place int32) {
	if !r.products {
		r.lack(place, gapProducts)
	}
	if !r.pledges {
		r.lack(place, gapPledges)
	}
}
