package awards

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// EntryKind says what an entry of a ledger is (账目类别).
type EntryKind uint8

// The kinds of entry. On one day they are booked in this order.
const (
	EntryNone     EntryKind = iota
	WaiverEntry             // 豁免: moves no money, and stands in the ledger
	Entitlement             // 核定: the province is to get so much
	Reinstatement           // 恢复: what was cancelled or taken back is to be paid after all
	Payment                 // 拨付: all of what is to be paid, or an instalment
	Cancellation            // 取消: of what is not yet paid
	ClawbackEntry           // 扣回: of what was paid
	Recovery                // 追回: of what was paid, after a severe finding
)

var entryKinds = words[EntryKind]{"entry kind", []word{
	{},
	{"waiver", zhuanhua.Text{Zh: "豁免", En: "waiver"}},
	{"entitlement", zhuanhua.Text{Zh: "核定", En: "entitlement"}},
	{"reinstatement", zhuanhua.Text{Zh: "恢复", En: "reinstatement"}},
	{"payment", zhuanhua.Text{Zh: "拨付", En: "payment"}},
	{"cancellation", zhuanhua.Text{Zh: "取消", En: "cancellation"}},
	{"clawback", zhuanhua.Text{Zh: "扣回", En: "claw-back"}},
	{"recovery", zhuanhua.Text{Zh: "追回", En: "recovery"}},
}}

// String returns the stable key.
func (k EntryKind) String() string { return entryKinds.key(k) }

// Text returns the names.
func (k EntryKind) Text() zhuanhua.Text { return entryKinds.text(k) }

// MarshalText returns the stable key, empty when not given.
func (k EntryKind) MarshalText() ([]byte, error) { return entryKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *EntryKind) UnmarshalText(b []byte) error { return entryKinds.unmarshal(k, b) }

// Entry is one dated act on a province's money (账目). Its id tells it from every
// other: the same entry twice is booked once.
type Entry struct {
	ID       string          `json:"entry_id"`
	Province zhuanhua.Place  `json:"province"` // one of the 31
	Kind     EntryKind       `json:"kind"`
	On       zhuanhua.Day    `json:"on"`     // not before the programme was issued
	Amount   zhuanhua.Amount `json:"amount"` // in fen, above 0; 0 of a waiver
	Cause    string          `json:"cause,omitempty"`
}

// Posting is an entry as it was booked: what it moved, and what a cap kept it from
// moving. Nothing comes back that was not given: an entry that asks for more moves
// what there is, and Capped tells the rest, which is not settled by it.
type Posting struct {
	Entry
	Effect zhuanhua.Amount `json:"effect"`
	Capped zhuanhua.Amount `json:"capped"`
}

// Account is the sums of a province's postings, all of them 0 or above.
type Account struct {
	Province zhuanhua.Place `json:"province"`

	Entitled   zhuanhua.Amount `json:"entitled"`
	Reinstated zhuanhua.Amount `json:"reinstated"`
	Paid       zhuanhua.Amount `json:"paid"`
	Cancelled  zhuanhua.Amount `json:"cancelled"`
	ClawedBack zhuanhua.Amount `json:"clawed_back"`
	Recovered  zhuanhua.Amount `json:"recovered"`

	Waivers int `json:"waivers"`
}

// Unpaid returns what is still to be paid: entitled and reinstated, less cancelled
// and paid.
func (a *Account) Unpaid() zhuanhua.Amount { return a.Entitled + a.Reinstated - a.Cancelled - a.Paid }

// Held returns what was paid and did not come back.
func (a *Account) Held() zhuanhua.Amount { return a.Paid - a.ClawedBack - a.Recovered }

// Balance returns what is held or still to be paid.
func (a *Account) Balance() zhuanhua.Amount { return a.Unpaid() + a.Held() }

// lost returns what was cancelled or taken back and not reinstated.
func (a *Account) lost() zhuanhua.Amount {
	return a.Cancelled + a.ClawedBack + a.Recovered - a.Reinstated
}

// Ledger is what entries come to: the postings in the order in which they were
// booked, and an account for each province that has one, by code.
type Ledger struct {
	Postings []Posting `json:"postings"`
	Accounts []Account `json:"accounts"`
}

// Errors of a ledger; a [LedgerError] wraps them.
var (
	ErrEmptyBalance  = errors.New("nothing there to take back or cancel")
	ErrOverpaid      = errors.New("more than is still to be paid")
	ErrNothingLost   = errors.New("nothing was cancelled or taken back that could be reinstated")
	ErrTotalTooLarge = errors.New("the province's total is beyond what an amount can hold")
)

// LedgerError is an entry that cannot be booked.
type LedgerError struct {
	Entry Entry
	Err   error
}

// Error names the entry.
func (e *LedgerError) Error() string {
	return "ledger entry " + zhuanhua.Quote(e.Entry.ID) + " (" + e.Entry.Province.String() + ", " + e.Entry.On.String() + ", " +
		e.Entry.Kind.String() + " " + e.Entry.Amount.String() + "): " + e.Err.Error()
}

// Unwrap returns the kind of fault.
func (e *LedgerError) Unwrap() error { return e.Err }

// Fold books entries by day, then by kind in the order of [EntryKind], then by id,
// in whatever order they come; an entry that comes twice is booked once. It is a
// pure function of the set of entries.
//
// A [LedgerError] says which entry cannot be booked: [zhuanhua.ErrUnknownID] for a
// province that is none of the 31; [ErrBeforeProgramme] for a day before the
// programme; [zhuanhua.ErrContradiction] for an id that two different entries bear;
// [ErrOverpaid] for a payment above what is still to be paid; [ErrEmptyBalance] for
// a cancellation, claw-back or recovery where there is nothing to take;
// [ErrNothingLost] for a reinstatement of nothing; [ErrTotalTooLarge] where sums
// would overflow; errors of the root for an empty id, no kind, an amount out of
// range.
//
// Clause: CZ23-2.2.3, CZ23-3.3, CZ23-4.4b
func Fold(entries []Entry) (Ledger, error) {
	sorted := slices.Clone(entries)
	slices.SortFunc(sorted, Entry.compare)
	byID := map[string]Entry{}
	accounts := map[zhuanhua.Place]*Account{}
	l := Ledger{Postings: []Posting{}, Accounts: []Account{}}
	for _, e := range sorted {
		if err := e.validate(); err != nil {
			return Ledger{}, &LedgerError{e, err}
		}
		if other, there := byID[e.ID]; there {
			if other == e {
				continue
			}
			return Ledger{}, &LedgerError{e, zhuanhua.ErrContradiction}
		}
		byID[e.ID] = e
		a := accounts[e.Province]
		if a == nil {
			a = &Account{Province: e.Province}
			accounts[e.Province] = a
		}
		posting, err := a.book(e)
		if err != nil {
			return Ledger{}, &LedgerError{e, err}
		}
		l.Postings = append(l.Postings, posting)
	}
	for _, a := range accounts {
		l.Accounts = append(l.Accounts, *a)
	}
	slices.SortFunc(l.Accounts, func(a, b Account) int { return cmp.Compare(a.Province, b.Province) })
	return l, nil
}

// Entries returns the entries that were booked.
func (l *Ledger) Entries() []Entry {
	entries := make([]Entry, len(l.Postings))
	for i := range l.Postings {
		entries[i] = l.Postings[i].Entry
	}
	return entries
}

// Account returns a province's account, an empty one where it has none.
func (l *Ledger) Account(province zhuanhua.Place) Account {
	for _, a := range l.Accounts {
		if a.Province == province {
			return a
		}
	}
	return Account{Province: province}
}

func (e Entry) compare(other Entry) int {
	return cmp.Or(
		cmp.Compare(e.On, other.On), cmp.Compare(e.Kind, other.Kind), cmp.Compare(e.ID, other.ID),
		cmp.Compare(e.Province, other.Province), cmp.Compare(e.Amount, other.Amount), cmp.Compare(e.Cause, other.Cause),
	)
}

func (e *Entry) validate() error {
	fault := func(field, value string, err error) error {
		return &zhuanhua.InputError{Record: zhuanhua.RecordEntry, ID: zhuanhua.Quote(e.ID), Field: field, Value: value, Err: err}
	}
	switch {
	case e.ID == "":
		return fault("entry_id", "", zhuanhua.ErrNotGiven)
	case !e.Province.IsProvince():
		return fault("province", e.Province.String(), zhuanhua.ErrUnknownID)
	case e.Kind == EntryNone:
		return fault("kind", "", zhuanhua.ErrNotGiven)
	case e.Kind > Recovery:
		return fault("kind", e.Kind.String(), zhuanhua.ErrCodeWord)
	case !e.On.IsGiven():
		return fault("on", "", zhuanhua.ErrNotGiven)
	case !e.On.Valid():
		return fault("on", strconv.Itoa(int(e.On)), zhuanhua.ErrRange)
	case e.On < zhuanhua.CZ23.Issued():
		return ErrBeforeProgramme
	case e.Amount < 0, e.Amount > zhuanhua.MaxAmount, (e.Amount == 0) != (e.Kind == WaiverEntry):
		return fault("amount", e.Amount.String(), zhuanhua.ErrRange)
	}
	return nil
}

// mostTotal bounds the sums of an account, so that none of them overflows.
const mostTotal zhuanhua.Amount = 1 << 60

// book puts an entry to the account.
func (a *Account) book(e Entry) (Posting, error) {
	limit, into, none := e.Amount, (*zhuanhua.Amount)(nil), error(nil)
	switch e.Kind {
	case WaiverEntry:
		a.Waivers++
		return Posting{Entry: e}, nil
	case Entitlement:
		into = &a.Entitled
	case Payment:
		into = &a.Paid
		if e.Amount > a.Unpaid() {
			return Posting{}, ErrOverpaid
		}
	case Reinstatement:
		into, limit, none = &a.Reinstated, a.lost(), ErrNothingLost
	case Cancellation:
		into, limit, none = &a.Cancelled, a.Unpaid(), ErrEmptyBalance
	case ClawbackEntry:
		into, limit, none = &a.ClawedBack, a.Held(), ErrEmptyBalance
	case Recovery:
		into, limit, none = &a.Recovered, a.Held(), ErrEmptyBalance
	}
	if limit == 0 {
		return Posting{}, none
	}
	effect := min(e.Amount, limit)
	if *into > mostTotal-effect {
		return Posting{}, ErrTotalTooLarge
	}
	*into += effect
	return Posting{e, effect, e.Amount - effect}, nil
}
