package eligibility

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

// Suspicion is what a screen found: for a person to look at, and no more. It costs
// nothing until the host confirms it; see [Confirm].
//
// Hits of a screen that share a record or a patent are one suspicion; of a screen
// that looks at a party ([Burst], [YearEndRush] year by year, [Idle]) those of the
// party are.
type Suspicion struct {
	ID       string            `json:"suspicion_id"` // stable: the screen's clause with the first patent, or with the party
	Screen   Screen            `json:"screen"`
	Clause   zhuanhua.ClauseID `json:"clause"`
	Severity zhuanhua.Severity `json:"severity"` // proposed

	Subject   zhuanhua.PartyID    `json:"subject"`   // of a screen that looks at a party
	Transfers []string            `json:"transfers"` // by day and id
	Patents   []zhuanhua.PatentNo `json:"patents"`   // ascending
	Parties   []zhuanhua.PartyID  `json:"parties"`   // of the transfers, in the order of their ids
	From      zhuanhua.Day        `json:"from"`      // first day of the transfers
	To        zhuanhua.Day        `json:"to"`        // last

	Amount   decimal.Decimal `json:"amount"`   // yuan: contract amounts, as far as given
	Unpriced int             `json:"unpriced"` // transfers without one
	Paid     decimal.Decimal `json:"paid"`     // yuan: proven payments under them

	Text zhuanhua.Text `json:"text"` // why a person should look
}

// MarshalJSON writes amounts as text in plain notation, whatever the package
// switches of decimal say.
func (s Suspicion) MarshalJSON() ([]byte, error) {
	type plain Suspicion
	return json.Marshal(struct {
		plain
		Amount string `json:"amount"`
		Paid   string `json:"paid"`
	}{plain(s), yuan(s.Amount), yuan(s.Paid)})
}

// yuan writes an amount in plain notation with no zeros beyond what is needed.
func yuan(d decimal.Decimal) string {
	s := d.StringFixed(max(0, -d.Exponent()))
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// hunt is what the screen that runs has found so far.
type hunt struct {
	screen Screen
	marked bitmap // rows
	hit    bitmap // records
	any    bool
	parent []int32 // by record: hits that belong together
	group  []int32 // by record at the root of its hits: number of the suspicion, −1
}

// begin makes ready for a screen.
func (r *screenRun) begin(screen Screen) {
	h := &r.hunt
	if h.marked == nil {
		h.marked, h.hit = newBitmap(len(r.rows)), newBitmap(len(r.order))
		h.parent, h.group = make([]int32, len(r.order)), make([]int32, len(r.order))
		for i := range h.parent {
			h.parent[i], h.group[i] = int32(i), -1
		}
	}
	for place := range h.hit.all() {
		h.parent[place], h.group[place] = place, -1
	}
	clear(h.marked)
	clear(h.hit)
	h.screen, h.any = screen, false
	clear(r.gaps.told)
}

// mark takes a row for a hit.
func (r *screenRun) mark(row int32) {
	r.hunt.marked.add(row)
	r.hitRecord(r.places[row])
}

// root returns the record that stands for the hits with which one belongs together.
func (h *hunt) root(place int32) int32 {
	for h.parent[place] != place {
		h.parent[place] = h.parent[h.parent[place]]
		place = h.parent[place]
	}
	return place
}

// join puts two records that are hit together, under the first in order.
func (h *hunt) join(a, b int32) {
	a, b = h.root(a), h.root(b)
	h.parent[max(a, b)] = min(a, b)
}

// gather makes suspicions of the hits: those on one patent belong together.
func (r *screenRun) gather() {
	h := &r.hunt
	if !h.any {
		return
	}
	if !h.screen.ofParty() {
		last := int32(-1)
		for row := range h.marked.all() {
			if last >= 0 && r.rows[last].patent == r.rows[row].patent {
				h.join(r.places[last], r.places[row])
			}
			last = row
		}
	}
	records, patents := r.hitRecords(), r.hitPatents()
	r.found = slices.Grow(r.found, len(records.ends))
	for g := range records.ends {
		s := r.suspicion(records.of(g), patents.of(g))
		s.ID = string(s.Clause) + "/"
		if h.screen.ofParty() {
			s.Subject = r.book.ids[r.book.party(r.acts[records.of(g)[0]].to)]
			s.ID += s.Subject.String()
		} else {
			s.ID += s.Patents[0].String()
		}
		hits := uint8(0)
		for _, place := range records.of(g) {
			hits |= r.acts[place].hits
		}
		s.Text = r.why(&s, hits)
		r.found = append(r.found, s)
	}
}

// lots are lists in one piece, filled in one after the other's turn.
type lots[T any] struct {
	ends []int32 // by lot; while they are filled, where the next goes
	all  []T
}

// newLots returns room for lots of these sizes, which it uses up.
func newLots[T any](sizes []int32) lots[T] {
	sum := int32(0)
	for g, n := range sizes {
		sizes[g], sum = sum, sum+n
	}
	return lots[T]{sizes, make([]T, sum)}
}

func (l *lots[T]) add(g int32, v T) {
	l.all[l.ends[g]] = v
	l.ends[g]++
}

func (l *lots[T]) of(g int) []T {
	start := int32(0)
	if g > 0 {
		start = l.ends[g-1]
	}
	return l.all[start:l.ends[g]:l.ends[g]]
}

// hitRecords numbers the suspicions by their first records and returns the places of
// the records of each, ascending.
func (r *screenRun) hitRecords() lots[int32] {
	h := &r.hunt
	var sizes []int32
	for place := range h.hit.all() {
		root := h.root(place)
		if h.group[root] < 0 {
			h.group[root] = int32(len(sizes))
			sizes = append(sizes, 0)
		}
		sizes[h.group[root]]++
	}
	records := newLots[int32](sizes)
	for place := range h.hit.all() {
		records.add(h.group[h.root(place)], place)
	}
	return records
}

// hitPatents returns the patents of each suspicion, ascending.
func (r *screenRun) hitPatents() lots[zhuanhua.PatentNo] {
	h := &r.hunt
	var sizes []int32
	each := func(visit func(group, patent int32)) {
		var last []int32 // patent + 1, by suspicion
		for row := range h.marked.all() {
			g, patent := h.group[h.root(r.places[row])], r.rows[row].patent
			for int(g) >= len(last) {
				last = append(last, 0)
			}
			if last[g] != patent+1 {
				last[g] = patent + 1
				visit(g, patent)
			}
		}
	}
	each(func(g, _ int32) {
		for int(g) >= len(sizes) {
			sizes = append(sizes, 0)
		}
		sizes[g]++
	})
	patents := newLots[zhuanhua.PatentNo](sizes)
	each(func(g, patent int32) { patents.add(g, r.nos[patent]) })
	return patents
}

// ofParty reports whether the screen looks at parties, not at patents or deals.
func (s Screen) ofParty() bool { return s == Burst || s == YearEndRush || s == Idle }

// suspicion puts the evidence of records and patents together.
func (r *screenRun) suspicion(places []int32, patents []zhuanhua.PatentNo) Suspicion {
	screen := r.hunt.screen
	s := Suspicion{
		Screen: screen, Clause: screen.Clause(), Severity: zhuanhua.Minor,
		Transfers: make([]string, len(places)), Patents: patents,
		From: r.acts[places[0]].day, To: r.acts[places[len(places)-1]].day,
	}
	if r.Severe.Has(screen) {
		s.Severity = zhuanhua.Severe
	}
	var amount, paid fen.Sum
	for i, place := range places {
		s.Transfers[i] = *r.ids.at(int(r.order[place]))
	}
	for _, place := range places {
		t := r.at(place)
		if t.amount == notPriced {
			s.Unpriced++
		} else {
			amount.Add(t.amount)
		}
		paid.AddSum(t.paid)
	}
	s.Amount, s.Paid = amount.Yuan(), paid.Yuan()
	s.Parties = r.parties(places)
	return s
}

// parties returns the parties of the records, each once.
func (r *screenRun) parties(places []int32) []zhuanhua.PartyID {
	if r.ranks.of == nil {
		r.ranks = r.book.rank(&r.sort)
	}
	ranks := r.sides[:0]
	for _, place := range places {
		t := &r.acts[place]
		ranks = append(ranks, r.ranks.of[r.book.party(t.from)], r.ranks.of[r.book.party(t.to)])
		if n := len(ranks); n >= 4 && ranks[n-1] == ranks[n-3] && ranks[n-2] == ranks[n-4] {
			ranks = ranks[:n-2] // the same two again
		}
	}
	r.sides = ranks
	slices.Sort(ranks)
	ranks = slices.Compact(ranks)
	ids := make([]zhuanhua.PartyID, len(ranks))
	for i, rank := range ranks {
		ids[i] = r.book.ids[r.ranks.parties[rank]]
	}
	return ids
}
