package awards_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// settled is what became of a claim: outcome and sum paid; paid −1 while it is open.
type settled struct {
	outcome zhuanhua.Outcome
	paid    zhuanhua.Amount
}

func settledBy(t *rapid.T, s *awards.Support, in awards.SupportInput) (list []settled, full []bool) {
	r, err := s.Decide(in)
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Decisions {
		d := &r.Decisions[i]
		cut := slices.ContainsFunc(d.Steps, func(s awards.SupportStep) bool {
			return s.Code == awards.StepYearCap || s.Code == awards.StepTotalCap || s.Code == awards.StepPoolShort
		})
		list, full = append(list, settled{d.Outcome, d.Paid.Or(-1)}), append(full, !cut)
	}
	return list, full
}

// completeClaims returns every way in which what is missing can turn out.
func completeClaims(claims []awards.SupportClaim) (all [][]awards.SupportClaim) {
	all = [][]awards.SupportClaim{nil}
	for _, c := range claims {
		ways := []awards.SupportClaim{c}
		if c.Known.Of(awards.FeePaid) == zhuanhua.Unstated {
			paid, not := c, c
			paid.Known.Holds, not.Known.Lacks = zhuanhua.SetOf(awards.FeePaid), zhuanhua.SetOf(awards.FeePaid)
			ways = []awards.SupportClaim{paid, not}
		}
		var priced []awards.SupportClaim
		for _, w := range ways {
			costs := []int64{0, 1, 100_000, 300_000, 1_000_000_000_000}
			if c.Cost.IsGiven() {
				costs = []int64{0}
			}
			for _, cost := range costs {
				p := w
				if !c.Cost.IsGiven() {
					p.Cost = zhuanhua.Value(decimal.New(cost, 0))
				}
				priced = append(priced, p)
			}
		}
		var next [][]awards.SupportClaim
		for _, before := range all {
			for _, w := range priced {
				next = append(next, append(slices.Clone(before), w))
			}
		}
		all = next
	}
	return all
}

// A claim is settled only where nothing that is missing could change what it gets, and
// it is where it gets all it is entitled to whatever is missing. A share of what is
// short may come to the same sum in fen and still be open.
func TestSupportIsSettledWhereCompletionsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cap := func(name string) (g zhuanhua.Given[zhuanhua.Amount]) {
			if n := rapid.Int64Range(0, 5).Draw(t, name); n > 0 {
				g = zhuanhua.Value(zhuanhua.Amount(n * 100_000_00))
			}
			return g
		}
		s, err := awards.NewSupport(awards.SupportRule{
			Param: zhuanhua.Param{Key: "fee", Status: zhuanhua.HostRule}, Needs: zhuanhua.SetOf(awards.FeePaid), Cost: awards.FeeCost, Rate: awards.Whole,
			ClaimCap: cap("claim cap"), YearCap: cap("year cap"), TotalCap: cap("total cap"),
		})
		if err != nil {
			t.Fatal(err)
		}
		in := awards.SupportInput{}
		for i := range rapid.IntRange(1, 5).Draw(t, "claims") {
			firm := fmt.Sprint("企业", rapid.IntRange(1, 2).Draw(t, "firm"))
			c := feeClaim(fmt.Sprint(i), firm, 2021+rapid.IntRange(0, 1).Draw(t, "year"), rapid.Int64Range(0, 4).Draw(t, "cost")*100_000_00)
			if rapid.IntRange(0, 5).Draw(t, "no cost") == 0 {
				c.Cost = zhuanhua.Given[decimal.Decimal]{}
			}
			if rapid.IntRange(0, 5).Draw(t, "no proof") == 0 {
				c.Known = awards.Known{}
			}
			in.Claims = append(in.Claims, c)
		}
		if n := rapid.Int64Range(-1, 12).Draw(t, "pool"); n >= 0 {
			in.Pool = zhuanhua.Value(decimal.New(n*100_000, 0))
		}
		ways := completeClaims(in.Claims)
		if len(ways) > 100 {
			return
		}
		got, _ := settledBy(t, s, in)
		first, full := settledBy(t, s, awards.SupportInput{Claims: ways[0], Pool: in.Pool})
		agree := make([]bool, len(got))
		for i := range agree {
			agree[i] = true
		}
		for _, way := range ways[1:] {
			list, whole := settledBy(t, s, awards.SupportInput{Claims: way, Pool: in.Pool})
			for i := range list {
				agree[i] = agree[i] && list[i] == first[i]
				full[i] = full[i] && whole[i]
			}
		}
		for i := range got {
			switch open := got[i].outcome == zhuanhua.Undetermined; {
			case !open && (!agree[i] || got[i] != first[i]):
				t.Fatalf("claim %d of %+v: %v, completions differ", i, in, got[i])
			case open && agree[i] && full[i]:
				t.Fatalf("claim %d of %+v is open, though always %v", i, in, first[i])
			}
		}
	})
}
