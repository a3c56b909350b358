package indicators_test

import (
	"errors"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// The second pass finds behind every figure, reason and missing input as many
// records as the report counts.
func TestDrillDownFindsWhatTheReportCounts(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	transfers, pledges := records(21, 9000)
	tally := tallyOf(t, judge, transfers, pledges)
	var r indicators.Report
	for place := range zhuanhua.Provinces() { // the first in which something counts
		var err error
		if r, err = tally.Report(place, zhuanhua.Year(2021)); err != nil {
			t.Fatal(err)
		}
		if r.Received.Records > 0 && r.Supplied.Records > 0 {
			break
		}
	}
	for _, f := range []indicators.Figures{r.Received, r.Supplied, r.Pledged} {
		found := func(keep indicators.Keep) (n int64) {
			if f.Check == zhuanhua.Indicator5 {
				for s, err := range indicators.SelectPledges(indicators.Rows(pledges), judge, f.Check, r.Scope, keep) {
					if err != nil || s.Record == nil {
						t.Fatal(err)
					}
					n++
				}
				return n
			}
			for s, err := range indicators.SelectTransfers(indicators.Rows(transfers), judge, f.Check, r.Scope, keep) {
				if err != nil || s.Verdict.Check() != f.Check {
					t.Fatal(err)
				}
				n++
			}
			return n
		}
		same := func(what string, want, got int64) {
			t.Helper()
			if want != got {
				t.Errorf("%s %s: report %d, second pass %d", f.Check, what, want, got)
			}
		}
		same("counted", f.Records, found(indicators.Counted))
		same("rejected", f.Rejected.Records, found(indicators.RejectedFor("")))
		same("undetermined", f.Undetermined.Records, found(indicators.Lacking("")))
		for _, reason := range f.Rejected.Reasons {
			same(reason.Code, f.Rejected.Reason(reason.Code).Records, found(indicators.RejectedFor(reason.Code)))
		}
		for _, m := range f.Undetermined.Missing {
			same(m.Fact, m.Records, found(indicators.Lacking(m.Fact)))
		}
		if f.Records == 0 || len(f.Rejected.Reasons) < 3 {
			t.Errorf("%s: the records show too little: %+v", f.Check, f)
		}
	}
	if none := r.Received.Rejected.Reason("nobody's"); none.Records != 0 || none.Code != "nobody's" {
		t.Errorf("got %+v", none)
	}
}

func TestSelectTellsErrorsAndGoesOn(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	transfers, _ := records(21, 3)
	broken := errors.New("row 2 cannot be read")
	bad := transfers[1]
	bad.ID = ""
	rows := func(yield func(*zhuanhua.Transfer, error) bool) {
		_ = yield(&transfers[0], nil) && yield(nil, broken) && yield(&bad, nil) && yield(&transfers[2], nil)
	}
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2021)}
	every := func(zhuanhua.Verdict) bool { return true }
	var ok, failed int
	for _, err := range indicators.SelectTransfers(rows, judge, zhuanhua.Indicator1, scope, every) {
		if err != nil {
			failed++
		} else {
			ok++
		}
	}
	if ok != 2 || failed != 2 {
		t.Errorf("%d records and %d errors, want 2 and 2", ok, failed)
	}
	for range indicators.SelectTransfers(rows, judge, zhuanhua.Indicator1, scope, every) {
		break // leaving early must be in order
	}
	first := func(seq func(func(indicators.Selected[*zhuanhua.Transfer], error) bool)) (e error) {
		for _, err := range seq {
			return err
		}
		return nil
	}
	for name, test := range map[string]struct {
		err  error
		want error
	}{
		"no judge": {first(indicators.SelectTransfers(rows, nil, zhuanhua.Indicator1, scope, every)), indicators.ErrNoJudge},
		"no check": {first(indicators.SelectTransfers(rows, judge, zhuanhua.Indicator5, scope, every)), indicators.ErrNoSuchCheck},
		"no scope": {first(indicators.SelectTransfers(rows, judge, zhuanhua.Indicator1, zhuanhua.Scope{}, every)), zhuanhua.ErrNotGiven},
	} {
		if !errors.Is(test.err, test.want) {
			t.Errorf("%s: got %v, want %v", name, test.err, test.want)
		}
	}
	for _, err := range indicators.SelectPledges(nil, nil, zhuanhua.Indicator5, scope, every) {
		if !errors.Is(err, indicators.ErrNoJudge) {
			t.Errorf("pledges without a judge: got %v", err)
		}
	}
}
