package awards

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Sanction returns the entries by which an amount is taken from an account: what is
// not yet paid is cancelled first, the rest taken back by an entry of the kind
// given, [ClawbackEntry] or [Recovery]. Of 100 million entitled and 50 million paid
// a severe finding cancels 50 and recovers 50. An amount above the balance leaves a
// rest that the last entry's cap tells. Of an empty account there is one entry, of the
// kind given, which [Fold] refuses with [ErrEmptyBalance]: a sanction is never dropped
// in silence. There are no entries for an amount that is not above 0.
//
// Clause: CZ23-3.3b, CZ23-4.4b, CZ23-4.4c
func (a *Account) Sanction(kind EntryKind, id string, on zhuanhua.Day, amount zhuanhua.Amount, cause string) []Entry {
	var entries []Entry
	add := func(kind EntryKind, amount zhuanhua.Amount) {
		if amount > 0 {
			entries = append(entries, Entry{id + "/" + kind.String(), a.Province, kind, on, amount, cause})
		}
	}
	cancelled := min(amount, a.Unpaid())
	if a.Held() == 0 && cancelled > 0 {
		cancelled = amount
	}
	add(Cancellation, cancelled)
	add(kind, amount-cancelled)
	return entries
}

// Settle returns the ledger of a cycle's decisions and the payments that were made
// on them, in whatever order both come. The days on which each year's decisions were
// made are the host's, each later than that of the year before; a payment of the
// same day is booked before a sanction. A sanction takes what is not yet paid first,
// see [Account.Sanction]; one that finds less than it asks for is told by the Capped
// of its last posting.
//
// It returns an [zhuanhua.InputError] where a year has decisions on money and no
// day ([zhuanhua.ErrNotGiven]), where a year's day is not later than that of a year
// before ([zhuanhua.ErrContradiction]), and for two decisions on a province in a year
// ([zhuanhua.ErrDuplicate]); and what [Fold] refuses: [ErrEmptyBalance] for a
// sanction that finds nothing at all.
//
// Clause: CZ23-2.2.3a, CZ23-3.3a, CZ23-3.3b, CZ23-3.3c, CZ23-4.4b
func Settle(decisions []Decision, decided map[int]zhuanhua.Day, payments []Entry) (Ledger, error) {
	if err := ascending(decided); err != nil {
		return Ledger{}, err
	}
	entries := slices.Clone(payments)
	var sanctions []*Decision
	seen := map[entry]bool{}
	for i := range decisions {
		d := &decisions[i]
		e := entry{d.Year, d.Province}
		on := decided[d.Year]
		switch {
		case seen[e]:
			return Ledger{}, fault(zhuanhua.RecordDecision, e, "province", d.Province.String(), zhuanhua.ErrDuplicate)
		case (d.Amount != 0 || d.Waiver != "") && !on.IsGiven():
			return Ledger{}, fault(zhuanhua.RecordDecision, e, "decided on", "", zhuanhua.ErrNotGiven)
		}
		seen[e] = true
		if d.Waiver != "" {
			entries = append(entries, Entry{e.String() + "/waiver", d.Province, WaiverEntry, on, 0, d.Waiver})
		}
		switch {
		case d.Amount > 0:
			entries = append(entries, Entry{e.String() + "/" + d.Action.String(), d.Province, Entitlement, on, d.Amount, d.Action.String()})
		case d.Amount < 0:
			sanctions = append(sanctions, d)
		}
	}
	taken, err := sanctionAll(sanctions, decided, entries)
	if err != nil {
		return Ledger{}, err
	}
	return Fold(append(entries, taken...))
}

// ascending refuses days of decision that do not follow the years.
func ascending(decided map[int]zhuanhua.Day) error {
	last := zhuanhua.Day(0)
	for _, year := range slices.Sorted(maps.Keys(decided)) {
		on := decided[year]
		if !on.IsGiven() {
			continue
		}
		if last.IsGiven() && on <= last {
			return &zhuanhua.InputError{Field: "decided on, " + strconv.Itoa(year), Value: on.String(), Err: zhuanhua.ErrContradiction}
		}
		last = on
	}
	return nil
}

// sanctionAll returns the entries of the negative decisions, by day and province. It
// goes through each province's entries once, day by day.
func sanctionAll(decisions []*Decision, decided map[int]zhuanhua.Day, entries []Entry) (taken []Entry, err error) {
	slices.SortFunc(decisions, func(a, b *Decision) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Province, b.Province))
	})
	books := map[zhuanhua.Place]*openBook{}
	for _, d := range decisions {
		books[d.Province] = &openBook{Account: Account{Province: d.Province}}
	}
	for _, e := range entries {
		if b := books[e.Province]; b != nil {
			b.entries = append(b.entries, e)
		}
	}
	for _, b := range books {
		slices.SortFunc(b.entries, Entry.compare)
		b.entries = slices.Compact(b.entries)
	}
	for _, d := range decisions {
		b, on := books[d.Province], decided[d.Year]
		if err := b.until(on); err != nil {
			return nil, err
		}
		kind := ClawbackEntry
		if d.Action == Recover {
			kind = Recovery
		}
		for _, e := range b.Sanction(kind, entry{d.Year, d.Province}.String(), on, -d.Amount, d.Action.String()) {
			if err := b.put(e); err != nil {
				return nil, err
			}
			taken = append(taken, e)
		}
	}
	return taken, nil
}

// openBook is a province's account with the entries that are still to be booked,
// sorted.
type openBook struct {
	Account
	entries []Entry
}

// until books what is dated on a day or before it.
func (b *openBook) until(on zhuanhua.Day) error {
	for len(b.entries) > 0 && b.entries[0].On <= on {
		if err := b.put(b.entries[0]); err != nil {
			return err
		}
		b.entries = b.entries[1:]
	}
	return nil
}

func (b *openBook) put(e Entry) error {
	err := e.validate()
	if err == nil {
		_, err = b.book(e)
	}
	if err != nil {
		return &LedgerError{e, err}
	}
	return nil
}

// PaidAtOnce returns the payments of decisions that were paid in full on the day
// they were made.
func PaidAtOnce(decisions []Decision, decided map[int]zhuanhua.Day) []Entry {
	var payments []Entry
	for i := range decisions {
		if d := &decisions[i]; d.Amount > 0 {
			id := entry{d.Year, d.Province}.String() + "/payment"
			payments = append(payments, Entry{id, d.Province, Payment, decided[d.Year], d.Amount, d.Action.String()})
		}
	}
	return payments
}
