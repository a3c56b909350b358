package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Sanction returns the entries by which an amount is taken from an account: what is
// not yet paid is cancelled first, the rest taken back by an entry of the kind
// given, [ClawbackEntry] or [Recovery]. Of 100 million entitled and 50 million paid
// a severe finding cancels 50 and recovers 50. An amount above the balance leaves a
// rest that the last entry's cap tells; there are no entries for an empty account
// or an amount that is not above 0.
//
// Clause: CZ23-3.3b, CZ23-4.4b, CZ23-4.4c
func (a *Account) Sanction(kind EntryKind, id string, on zhuanhua.Day, amount zhuanhua.Amount, cause string) []Entry {
	var entries []Entry
	add := func(kind EntryKind, amount zhuanhua.Amount) {
		if amount > 0 {
			entries = append(entries, Entry{id + "/" + kind.String(), a.Province, kind, on, amount, cause})
		}
	}
	if a.Held() == 0 && a.Unpaid() > 0 {
		add(Cancellation, amount)
		return entries
	}
	cancelled := min(amount, a.Unpaid())
	add(Cancellation, cancelled)
	if a.Held() > 0 {
		add(kind, amount-cancelled)
	}
	return entries
}

// Settle returns the ledger of a cycle's decisions and the payments that were made
// on them. The days on which each year's decisions were made are the host's; a
// payment of the same day is booked before a sanction. A sanction takes what is not
// yet paid first, see [Account.Sanction].
//
// It returns an [zhuanhua.InputError] where a year has decisions on money and no
// day, and what [Fold] refuses.
//
// Clause: CZ23-2.2.3a, CZ23-3.3a, CZ23-3.3b, CZ23-3.3c, CZ23-4.4b
func Settle(decisions []Decision, decided map[int]zhuanhua.Day, payments []Entry) (Ledger, error) {
	entries := append([]Entry{}, payments...)
	for i := range decisions {
		d := &decisions[i]
		e := entry{d.Year, d.Province}
		on := decided[d.Year]
		if (d.Amount != 0 || d.Waiver != "") && !on.IsGiven() {
			return Ledger{}, fault(zhuanhua.RecordDecision, e, "decided on", "", zhuanhua.ErrNotGiven)
		}
		if d.Waiver != "" {
			entries = append(entries, Entry{e.String() + "/waiver", d.Province, WaiverEntry, on, 0, d.Waiver})
		}
		switch {
		case d.Amount > 0:
			entries = append(entries, Entry{e.String() + "/" + d.Action.String(), d.Province, Entitlement, on, d.Amount, d.Action.String()})
		case d.Amount < 0:
			kind := ClawbackEntry
			if d.Action == Recover {
				kind = Recovery
			}
			account, err := standingOn(entries, d.Province, on)
			if err != nil {
				return Ledger{}, err
			}
			entries = append(entries, account.Sanction(kind, e.String(), on, -d.Amount, d.Action.String())...)
		}
	}
	return Fold(entries)
}

// standingOn returns a province's account at the end of a day.
func standingOn(entries []Entry, province zhuanhua.Place, on zhuanhua.Day) (Account, error) {
	var until []Entry
	for _, e := range entries {
		if e.Province == province && e.On <= on {
			until = append(until, e)
		}
	}
	l, err := Fold(until)
	return l.Account(province), err
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
