package indicators

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Benefited are the SMEs that the policy benefits, each counted once.
//
// Clause: CZ23-A3, CZ23-A3a
type Benefited struct {
	Enterprises int64 `json:"enterprises"` // received or covered
	Received    int64 `json:"received"`    // the SMEs of indicator 1
	Covered     int64 `json:"covered"`     // SMEs that a measure of the plan covers

	Undetermined PendingEnterprises `json:"undetermined"`
}

// PendingEnterprises are enterprises that could be covered SMEs if an input were
// there, and do not count already.
type PendingEnterprises struct {
	Enterprises int64          `json:"enterprises"`
	Missing     []MissingCount `json:"missing"` // by enterprise
}

// Implementation is what indicator 4 says of the SMEs of indicator 1.
//
// Clause: CZ23-A4, CZ23-A4a, CZ23-A4b
type Implementation struct {
	Filings int64 `json:"filings"` // product filings of theirs (件)
	Rate    Ratio `json:"rate"`    // patents received that are implemented, of those received; each once, also where the rules count 件次
}

// benefited joins the SMEs of indicator 1, given by their numbers ascending, with
// those that measures cover.
func (t *Tally) benefited(received []uint64, place zhuanhua.Place, period int) Benefited {
	k := &t.coverages
	check := k.table.Find(zhuanhua.Indicator3)
	b := Benefited{Received: int64(len(received)), Undetermined: PendingEnterprises{Missing: []MissingCount{}}}
	var covered []uint64
	var missing [zhuanhua.MaxFacts][]uint64
	for number := range k.cells {
		cell := &k.cells[number]
		if check < 0 || int(k.profiles.keys[cell.profile].check) != check {
			continue
		}
		h := k.homes.keys[cell.home]
		a := &k.answersTo(answerKey{k.lies(h, place), period})[cell.profile]
		if !a.asked {
			k.ask(a, cell.profile, h, place, period)
		}
		switch a.outcome {
		case zhuanhua.Met:
			covered = appendItems(covered, k.parties.of(int32(number)))
		case zhuanhua.Undetermined:
			for fact := range missing {
				if a.missing>>fact&1 == 1 {
					missing[fact] = appendItems(missing[fact], k.parties.of(int32(number)))
				}
			}
		}
	}
	covered = distinct(covered)
	all := distinct(slices.Concat(received, covered))
	b.Covered, b.Enterprises = int64(len(covered)), int64(len(all))
	var pending []uint64
	for fact, parties := range missing {
		parties = without(distinct(parties), all)
		pending = append(pending, parties...)
		if f := &k.table.Form().Facts; len(parties) > 0 {
			b.Undetermined.Missing = append(b.Undetermined.Missing, MissingCount{(*f)[fact].Key, (*f)[fact].Text, (*f)[fact].Supplier, int64(len(parties))})
		}
	}
	b.Undetermined.Enterprises = int64(len(distinct(pending)))
	return b
}

// appendItems appends the items of log entries.
func appendItems(list, entries []uint64) []uint64 {
	for _, e := range entries {
		list = append(list, e&itemMask)
	}
	return list
}

// distinct sorts the list and takes repetitions out.
func distinct(list []uint64) []uint64 {
	sortWords(list)
	return slices.Compact(list)
}

// without returns the items of an ascending list that another does not hold.
func without(list, other []uint64) []uint64 {
	return slices.DeleteFunc(list, func(item uint64) bool {
		_, there := slices.BinarySearch(other, item)
		return there
	})
}

// implementation joins what was received under indicator 1, in the cells that
// count, with the product filings of the same enterprises.
func (t *Tally) implementation(received []uint64, counting []int32, place zhuanhua.Place, period int) Implementation {
	out := Implementation{}
	filed, shown := t.products.inOrder(zhuanhua.Indicator4, place, period), t.products.inOrder(zhuanhua.Implementation, place, period)
	for _, party := range received {
		for _, l := range t.products.links.of(uint32(party), 0) {
			if l.patent == 0 && filed[l.cell] {
				out.Filings++
			}
		}
	}
	var implemented []uint64
	out.Rate.Whole, t.transfers.room = t.transfers.patents.distinct(counting, t.transfers.room)
	for _, party := range received {
		for _, l := range t.transfers.links.of(uint32(party), 0) {
			_, counts := slices.BinarySearch(counting, l.cell)
			if counts && slices.ContainsFunc(t.products.links.of(l.party, l.patent), func(p link) bool { return shown[p.cell] }) {
				implemented = append(implemented, l.patent)
			}
		}
	}
	implemented = distinct(implemented)
	out.Rate.Part = int64(len(implemented))
	return out
}

// inOrder tells by cell whether the check's answer is yes.
func (k *kind) inOrder(check string, place zhuanhua.Place, period int) []bool {
	number := k.table.Find(check)
	met := make([]bool, len(k.cells))
	for n := range k.cells {
		cell := &k.cells[n]
		if int(k.profiles.keys[cell.profile].check) == number {
			v := k.verdict(cell.profile, k.homes.keys[cell.home], zhuanhua.Scope{Place: place, Period: k.periods[period]})
			met[n] = v.Outcome() == zhuanhua.Met
		}
	}
	return met
}
