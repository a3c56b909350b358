package awards_test

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

const million zhuanhua.Amount = 1_000_000_00

func entry(id string, kind awards.EntryKind, day string, amount zhuanhua.Amount) awards.Entry {
	return awards.Entry{ID: id, Province: zhuanhua.Fujian, Kind: kind, On: zhuanhua.MustDay(day), Amount: amount}
}

// Of 100 million entitled and 50 million paid a severe finding cancels 50 and
// recovers 50.
func TestSanctionCancelsFirst(t *testing.T) {
	base := []awards.Entry{
		entry("a", awards.Entitlement, "2022-06-01", 100*million),
		entry("b", awards.Payment, "2022-06-15", 50*million),
	}
	l, err := awards.Fold(base)
	if err != nil {
		t.Fatal(err)
	}
	a := l.Account(zhuanhua.Fujian)
	sanction := a.Sanction(awards.Recovery, "c", zhuanhua.MustDay("2023-06-30"), a.Balance(), "severe")
	want := []awards.Entry{
		{"c/cancellation", zhuanhua.Fujian, awards.Cancellation, zhuanhua.MustDay("2023-06-30"), 50 * million, "severe"},
		{"c/recovery", zhuanhua.Fujian, awards.Recovery, zhuanhua.MustDay("2023-06-30"), 50 * million, "severe"},
	}
	if diff := cmp.Diff(want, sanction); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	l, err = awards.Fold(append(base, sanction...))
	if err != nil {
		t.Fatal(err)
	}
	a = l.Account(zhuanhua.Fujian)
	if a.Balance() != 0 || a.Held() != 0 || a.Unpaid() != 0 || a.Cancelled != 50*million || a.Recovered != 50*million {
		t.Errorf("%+v", a)
	}
	if none := a.Sanction(awards.Recovery, "d", zhuanhua.MustDay("2023-07-01"), 0, ""); none != nil {
		t.Errorf("nothing is asked for as %+v", none)
	}
	more := a.Sanction(awards.Recovery, "d", zhuanhua.MustDay("2023-07-01"), million, "")
	if len(more) != 1 || more[0].Kind != awards.Recovery || more[0].Amount != million {
		t.Errorf("an empty account is asked for %+v", more)
	}
	if _, err := awards.Fold(append(l.Entries(), more...)); !errors.Is(err, awards.ErrEmptyBalance) {
		t.Errorf("a sanction on an empty account is dropped: %v", err)
	}
}

// A cap that bites is told as a cap: what is above it is not settled.
func TestCapIsTold(t *testing.T) {
	l, err := awards.Fold([]awards.Entry{
		entry("a", awards.Entitlement, "2022-06-01", 100*million),
		entry("b", awards.Payment, "2022-06-15", 30*million),
		entry("c", awards.Recovery, "2022-07-01", 80*million),
	})
	if err != nil {
		t.Fatal(err)
	}
	if p := l.Postings[2]; p.Effect != 30*million || p.Capped != 50*million {
		t.Errorf("%+v", p)
	}
	if a := l.Account(zhuanhua.Fujian); a.Held() != 0 || a.Unpaid() != 70*million {
		t.Errorf("%+v", a)
	}
	held := awards.Account{Province: zhuanhua.Fujian, Entitled: 10, Paid: 10}
	if e := held.Sanction(awards.ClawbackEntry, "x", 1, 30, ""); len(e) != 1 || e[0].Amount != 30 {
		t.Errorf("the whole demand is an entry: %+v", e)
	}
	unpaid := awards.Account{Province: zhuanhua.Fujian, Entitled: 10}
	if e := unpaid.Sanction(awards.ClawbackEntry, "x", 1, 30, ""); len(e) != 1 || e[0].Kind != awards.Cancellation || e[0].Amount != 30 {
		t.Errorf("the whole demand is an entry: %+v", e)
	}
}

// A finding that is overturned: what was taken is to be paid again.
func TestReinstatement(t *testing.T) {
	l, err := awards.Fold([]awards.Entry{
		entry("a", awards.Entitlement, "2022-06-01", 100*million),
		entry("b", awards.Payment, "2022-06-15", 50*million),
		entry("c", awards.Cancellation, "2022-07-01", 50*million),
		entry("d", awards.Recovery, "2022-07-01", 50*million),
		entry("e", awards.WaiverEntry, "2022-08-01", 0),
		entry("f", awards.Reinstatement, "2022-09-01", 120*million),
		entry("g", awards.Payment, "2022-09-01", 100*million),
	})
	if err != nil {
		t.Fatal(err)
	}
	a := l.Account(zhuanhua.Fujian)
	if a.Held() != 100*million || a.Unpaid() != 0 || a.Waivers != 1 || l.Postings[5].Capped != 20*million {
		t.Errorf("%+v\n%+v", a, l.Postings[5])
	}
}

func TestLedgerErrors(t *testing.T) {
	alter := func(change func(*awards.Entry)) []awards.Entry {
		e := entry("a", awards.Entitlement, "2022-06-01", million)
		change(&e)
		return []awards.Entry{e}
	}
	for name, c := range map[string]struct {
		entries []awards.Entry
		want    error
	}{
		"recovery from an empty balance": {[]awards.Entry{
			entry("a", awards.Entitlement, "2022-06-01", million), entry("b", awards.Recovery, "2022-06-02", 1),
		}, awards.ErrEmptyBalance},
		"claw-back from nobody":      {[]awards.Entry{entry("b", awards.ClawbackEntry, "2022-06-02", 1)}, awards.ErrEmptyBalance},
		"cancellation of nothing":    {[]awards.Entry{entry("b", awards.Cancellation, "2022-06-02", 1)}, awards.ErrEmptyBalance},
		"reinstatement of nothing":   {[]awards.Entry{entry("b", awards.Reinstatement, "2022-06-02", 1)}, awards.ErrNothingLost},
		"payment of nothing awarded": {[]awards.Entry{entry("b", awards.Payment, "2022-06-02", 1)}, awards.ErrOverpaid},
		"payment above the rest": {[]awards.Entry{
			entry("a", awards.Entitlement, "2022-06-01", million), entry("b", awards.Payment, "2022-06-02", million+1),
		}, awards.ErrOverpaid},
		"payment before the award": {[]awards.Entry{
			entry("a", awards.Entitlement, "2022-06-02", million), entry("b", awards.Payment, "2022-06-01", 1),
		}, awards.ErrOverpaid},
		"before the programme": {alter(func(e *awards.Entry) { e.On = zhuanhua.MustDay("2021-03-18") }), awards.ErrBeforeProgramme},
		"unknown province":     {alter(func(e *awards.Entry) { e.Province = zhuanhua.Corps }), zhuanhua.ErrUnknownID},
		"no province":          {alter(func(e *awards.Entry) { e.Province = 0 }), zhuanhua.ErrUnknownID},
		"no id":                {alter(func(e *awards.Entry) { e.ID = "" }), zhuanhua.ErrNotGiven},
		"no kind":              {alter(func(e *awards.Entry) { e.Kind = 0 }), zhuanhua.ErrNotGiven},
		"kind out of range":    {alter(func(e *awards.Entry) { e.Kind = 99 }), zhuanhua.ErrCodeWord},
		"no day":               {alter(func(e *awards.Entry) { e.On = 0 }), zhuanhua.ErrNotGiven},
		"day out of range":     {alter(func(e *awards.Entry) { e.On = 4_000_000 }), zhuanhua.ErrRange},
		"negative":             {alter(func(e *awards.Entry) { e.Amount = -1 }), zhuanhua.ErrRange},
		"nothing":              {alter(func(e *awards.Entry) { e.Amount = 0 }), zhuanhua.ErrRange},
		"too much":             {alter(func(e *awards.Entry) { e.Amount = zhuanhua.MaxAmount + 1 }), zhuanhua.ErrRange},
		"a waiver of money":    {alter(func(e *awards.Entry) { e.Kind = awards.WaiverEntry }), zhuanhua.ErrRange},
		"one id for two entries": {[]awards.Entry{
			entry("a", awards.Entitlement, "2022-06-01", 1), entry("a", awards.Entitlement, "2022-06-01", 2),
		}, zhuanhua.ErrContradiction},
		"overflow": {slices.Collect(func(yield func(awards.Entry) bool) {
			for i := range 20 {
				if !yield(entry(fmt.Sprint(i), awards.Entitlement, "2022-06-01", zhuanhua.MaxAmount)) {
					return
				}
			}
		}), awards.ErrTotalTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := awards.Fold(c.entries)
			var fault *awards.LedgerError
			if !errors.As(err, &fault) || !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if l.Postings != nil || l.Accounts != nil || !strings.HasPrefix(err.Error(), "ledger entry ") {
				t.Errorf("%+v, %v", l, err)
			}
		})
	}
}

// anyEntries draws entries of two provinces, in the order of their days, that can be
// booked one after the other.
func anyEntries(t *rapid.T) []awards.Entry {
	kinds := []awards.EntryKind{awards.Entitlement, awards.Payment} // more often: the others need them
	for k := awards.WaiverEntry; k <= awards.Recovery; k++ {
		kinds = append(kinds, k)
	}
	var entries []awards.Entry
	for i := range rapid.IntRange(0, 25).Draw(t, "entries") {
		e := awards.Entry{
			ID:       fmt.Sprintf("e%02d", i),
			Province: rapid.SampledFrom([]zhuanhua.Place{zhuanhua.Fujian, zhuanhua.Hunan}).Draw(t, "province"),
			Kind:     rapid.SampledFrom(kinds).Draw(t, "kind"),
			On:       zhuanhua.MustDay("2021-06-01") + zhuanhua.Day(i/3),
			Amount:   zhuanhua.Amount(rapid.IntRange(1, 9).Draw(t, "amount")),
		}
		switch {
		case e.Kind == awards.WaiverEntry:
			e.Amount = 0
		case e.Kind != awards.Entitlement && e.Kind != awards.Payment && rapid.Bool().Draw(t, "more than there is"):
			e.Amount *= 20
		}
		if _, err := awards.Fold(append(slices.Clone(entries), e)); err == nil {
			entries = append(entries, e)
		}
	}
	return entries
}

// The laws of the ledger: no sum is negative, nothing comes back beyond what was
// paid, balances are sums, effect and cap make up each entry; a fold of what was
// folded, of the entries twice and in any order is the same; provinces do not touch
// each other.
func TestLedgerLaws(t *testing.T) {
	capped := 0
	rapid.Check(t, func(rt *rapid.T) {
		entries := anyEntries(rt)
		l, err := awards.Fold(entries)
		if err != nil {
			rt.Fatal(err)
		}
		sums := map[zhuanhua.Place]map[awards.EntryKind]zhuanhua.Amount{}
		for _, p := range l.Postings {
			if p.Effect < 0 || p.Capped < 0 || p.Effect+p.Capped != p.Amount || p.Effect == 0 && p.Kind != awards.WaiverEntry {
				rt.Fatalf("%+v", p)
			}
			if p.Capped > 0 {
				capped++
			}
			if sums[p.Province] == nil {
				sums[p.Province] = map[awards.EntryKind]zhuanhua.Amount{}
			}
			s := sums[p.Province]
			s[p.Kind] += p.Effect
			held := s[awards.Payment] - s[awards.ClawbackEntry] - s[awards.Recovery]
			unpaid := s[awards.Entitlement] + s[awards.Reinstatement] - s[awards.Cancellation] - s[awards.Payment]
			if held < 0 || unpaid < 0 {
				rt.Fatalf("after %+v: held %d, unpaid %d", p, held, unpaid)
			}
		}
		for _, a := range l.Accounts {
			s := sums[a.Province]
			if a.Entitled != s[awards.Entitlement] || a.Paid != s[awards.Payment] || a.Cancelled != s[awards.Cancellation] ||
				a.ClawedBack != s[awards.ClawbackEntry] || a.Recovered != s[awards.Recovery] || a.Reinstated != s[awards.Reinstatement] {
				rt.Fatalf("%+v is not the sum of its postings %v", a, s)
			}
			if a.Balance() != a.Held()+a.Unpaid() || a.ClawedBack+a.Recovered > a.Paid {
				rt.Fatalf("%+v", a)
			}
		}
		again, err := awards.Fold(append(l.Entries(), rapid.Permutation(entries).Draw(rt, "order")...))
		if diff := cmp.Diff(l, again); err != nil || diff != "" {
			rt.Fatalf("%v (-once +twice):\n%s", err, diff)
		}
		for _, a := range l.Accounts {
			alone, err := awards.Fold(slices.DeleteFunc(slices.Clone(entries), func(e awards.Entry) bool { return e.Province != a.Province }))
			if err != nil || alone.Account(a.Province) != a {
				rt.Fatalf("alone: %v %+v, with others %+v", err, alone.Account(a.Province), a)
			}
		}
	})
	if capped == 0 {
		t.Error("no cap ever bit")
	}
}

// The ledger of a cycle's decisions, paid or not, comes to the cycle's balances.
func TestSettleComesToTheBalances(t *testing.T) {
	days := map[int]zhuanhua.Day{2021: zhuanhua.MustDay("2021-06-30"), 2022: zhuanhua.MustDay("2022-06-30"), 2023: zhuanhua.MustDay("2023-06-30")}
	rapid.Check(t, func(rt *rapid.T) {
		r, err := tryDecide(t, anyTerms(rt), anyInput(rt, false))
		if err != nil {
			return
		}
		var some []awards.Entry
		for _, p := range awards.PaidAtOnce(r.Decisions, days) {
			if rapid.Bool().Draw(rt, "paid") {
				p.Amount = max(1, p.Amount/zhuanhua.Amount(rapid.IntRange(1, 3).Draw(rt, "part")))
				some = append(some, p)
			}
		}
		l, err := awards.Settle(r.Decisions, days, some)
		if err != nil {
			rt.Fatal(err)
		}
		slices.Reverse(r.Decisions)
		for _, order := range [][]awards.Decision{r.Decisions, rapid.Permutation(r.Decisions).Draw(rt, "decisions")} {
			again, err := awards.Settle(order, days, rapid.Permutation(some).Draw(rt, "payments"))
			if diff := cmp.Diff(l, again); err != nil || diff != "" {
				rt.Fatalf("in another order: %v (-one +other):\n%s", err, diff)
			}
		}
		for _, b := range r.Balances {
			if a := l.Account(b.Province); a.Balance() != b.Amount {
				rt.Fatalf("%s: ledger %s, cycle %s", b.Province, a.Balance(), b.Amount)
			}
		}
		for _, p := range l.Postings {
			if p.Capped != 0 {
				rt.Fatalf("%+v", p)
			}
		}
	})
}

func TestSettleErrors(t *testing.T) {
	d := []awards.Decision{{Year: 2021, Province: zhuanhua.Fujian, Action: awards.Startup, Amount: million}}
	if _, err := awards.Settle(d, nil, nil); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Errorf("no day: %v", err)
	}
	d = append(d, awards.Decision{Year: 2022, Province: zhuanhua.Fujian, Action: awards.Clawback, Amount: -million})
	days := map[int]zhuanhua.Day{2021: zhuanhua.MustDay("2021-06-30"), 2022: zhuanhua.MustDay("2022-06-30")}
	early := []awards.Entry{entry("p", awards.Payment, "2021-06-01", million)}
	if _, err := awards.Settle(d, days, early); !errors.Is(err, awards.ErrOverpaid) {
		t.Errorf("paid before the decision: %v", err)
	}
	if _, err := awards.Settle(d[1:], days, nil); !errors.Is(err, awards.ErrEmptyBalance) {
		t.Errorf("a claw-back without what came before: %v", err)
	}
	if _, err := awards.Settle(append(d, d[0]), days, nil); !errors.Is(err, zhuanhua.ErrDuplicate) {
		t.Errorf("a decision twice: %v", err)
	}
	bad := []awards.Entry{entry("", awards.Payment, "2021-07-01", million)}
	if _, err := awards.Settle(d, days, bad); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Errorf("an entry without id: %v", err)
	}
	d[1].Amount *= 3
	paid := awards.PaidAtOnce(d, days)
	for _, payments := range [][]awards.Entry{paid, append(paid, paid...), nil} {
		l, err := awards.Settle(d, days, payments)
		if p := l.Postings; err != nil || p[len(p)-1].Effect != million || p[len(p)-1].Capped != 2*million {
			t.Errorf("a claw-back of more than was given: %v %+v", err, p)
		}
	}
	for _, second := range []string{"2021-06-30", "2021-06-29"} {
		late := map[int]zhuanhua.Day{2020: 0, 2021: days[2021], 2022: zhuanhua.MustDay(second)}
		if _, err := awards.Settle(d, late, nil); !errors.Is(err, zhuanhua.ErrContradiction) {
			t.Errorf("2022 decided on %s: %v", second, err)
		}
	}
	if l, err := awards.Settle(nil, nil, nil); err != nil || len(l.Postings) != 0 {
		t.Errorf("nothing: %+v %v", l, err)
	}
}

// The cost is that of sorting, however many decisions take money back: all at once take
// about as long as in sixteen parts, and were each held against all, sixteen times it.
func TestSettleManyPayments(t *testing.T) {
	var whole, parts time.Duration
	for range 9 { // on a busy machine one or the other may wait
		whole, parts = settling(t, 100_000), 0
		for range 16 {
			parts += settling(t, 6_250)
		}
		if whole < 5*parts {
			return
		}
	}
	t.Errorf("it took %s, in sixteen parts %s", whole, parts)
}

// settling returns how long so many payments of one fen take to settle.
func settling(t *testing.T, count int) time.Duration {
	var decisions []awards.Decision
	days := map[int]zhuanhua.Day{}
	for i := range 200 {
		year := 2021 + i
		days[year] = zhuanhua.MustDay("2021-06-30") + zhuanhua.Day(365*i)
		d := awards.Decision{Year: year, Province: zhuanhua.Fujian, Action: awards.Award, Amount: million}
		if i%2 == 1 {
			d.Action, d.Amount = awards.Recover, -1000
		}
		decisions = append(decisions, d)
	}
	var payments []awards.Entry
	for i := range count {
		payments = append(payments, entry(fmt.Sprint("p", i), awards.Payment, "2021-07-01", 1))
	}
	began := time.Now()
	l, err := awards.Settle(decisions, days, payments)
	if a := l.Account(zhuanhua.Fujian); err != nil || a.Balance() != 100*million-100*1000 || a.Paid != zhuanhua.Amount(count) {
		t.Errorf("%v %+v", err, a)
	}
	return time.Since(began)
}

// Apportionment: the parts add up, are whole units, less than a unit from the exact
// share, and in the order of the scores.
func TestApportionLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		unit := zhuanhua.Amount(rapid.SampledFrom([]int{1, 100, 10_000_00}).Draw(rt, "unit"))
		budget := unit * zhuanhua.Amount(rapid.IntRange(0, 1000).Draw(rt, "units"))
		var claims []awards.Claim
		total := new(big.Rat)
		for i := range rapid.IntRange(1, 12).Draw(rt, "claims") {
			score := rapid.IntRange(0, 50).Draw(rt, "score")
			claims = append(claims, awards.Claim{Key: fmt.Sprintf("k%02d", i), Score: dec(fmt.Sprintf("%d.%d", score, score%10))})
			total.Add(total, big.NewRat(int64(score*10+score%10), 10))
		}
		shares, err := awards.Apportion(budget, unit, claims)
		if total.Sign() == 0 && budget > 0 {
			if !errors.Is(err, awards.ErrNoClaim) {
				rt.Fatal(err)
			}
			return
		}
		if err != nil {
			rt.Fatal(err)
		}
		sum := zhuanhua.Amount(0)
		for i, s := range shares {
			sum += s.Amount
			if s.Key != claims[i].Key || s.Amount%unit != 0 || s.Amount < 0 {
				rt.Fatalf("%+v", s)
			}
			if total.Sign() > 0 {
				exact := new(big.Rat).Mul(claims[i].Score.Rat(), big.NewRat(int64(budget), 1))
				away := exact.Quo(exact, total).Sub(exact, big.NewRat(int64(s.Amount), 1))
				if away.Abs(away).Cmp(big.NewRat(int64(unit), 1)) >= 0 {
					rt.Fatalf("%+v is %s from its exact share", s, away)
				}
			}
			for j, other := range shares {
				switch claims[i].Score.Cmp(claims[j].Score) {
				case 1:
					if s.Amount < other.Amount {
						rt.Fatalf("%+v for a higher score than %+v", s, other)
					}
				case 0:
					if d := s.Amount - other.Amount; d > unit || d < -unit {
						rt.Fatalf("%+v and %+v for one score", s, other)
					}
				}
			}
		}
		if sum != budget {
			rt.Fatalf("sum %s of %s", sum, budget)
		}
		order := rapid.Permutation(claims).Draw(rt, "order")
		shuffled, _ := awards.Apportion(budget, unit, order)
		for _, s := range shuffled {
			if !slices.Contains(shares, s) {
				rt.Fatalf("another order gives %+v", s)
			}
		}
	})
}

func TestApportion(t *testing.T) {
	// SX21-4.2: at least ten million yuan a year, here to three cities by score.
	got, err := awards.Apportion(10_000_000_00, 10_000_00, []awards.Claim{{"610300", dec("70")}, {"610100", dec("95.5")}, {"610400", dec("70")}})
	want := []awards.Share{{"610300", 2_970_000_00, false}, {"610100", 4_060_000_00, true}, {"610400", 2_970_000_00, false}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if got, err := awards.Apportion(0, 1, []awards.Claim{{"a", dec("0")}}); err != nil || got[0].Amount != 0 {
		t.Errorf("nothing to nobody: %+v %v", got, err)
	}
	for name, c := range map[string]struct {
		budget, unit zhuanhua.Amount
		claims       []awards.Claim
		want         error
	}{
		"no unit":             {1, 0, nil, awards.ErrUnit},
		"unit too large":      {1, zhuanhua.MaxAmount + 1, nil, awards.ErrUnit},
		"budget below 0":      {-1, 1, nil, awards.ErrBudget},
		"budget too large":    {zhuanhua.MaxAmount + 1, 1, nil, awards.ErrBudget},
		"no whole units":      {5, 2, nil, awards.ErrBudget},
		"nobody":              {5, 1, nil, awards.ErrNoClaim},
		"nobody has a score":  {5, 1, []awards.Claim{{"a", dec("0")}}, awards.ErrNoClaim},
		"negative":            {5, 1, []awards.Claim{{"a", dec("-1")}}, awards.ErrNegative},
		"no key":              {5, 1, []awards.Claim{{"", dec("1")}}, zhuanhua.ErrNotGiven},
		"key twice":           {5, 1, []awards.Claim{{"a", dec("1")}, {"a", dec("1")}}, zhuanhua.ErrDuplicate},
		"hostile exponent":    {5, 1, []awards.Claim{{"a", hostile(1 << 30)}}, zhuanhua.ErrRange},
		"hostile decimals":    {5, 1, []awards.Claim{{"a", hostile(-1 << 30)}}, zhuanhua.ErrPrecision},
		"hostile coefficient": {5, 1, []awards.Claim{{"a", millionDigits()}}, zhuanhua.ErrRange},
	} {
		_, err := awards.Apportion(c.budget, c.unit, c.claims)
		var fault *awards.ApportionError
		if !errors.As(err, &fault) || !errors.Is(err, c.want) || !strings.HasPrefix(err.Error(), "apportionment: ") {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}
