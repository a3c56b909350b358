package indicators_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func TestTransferGivenTwiceIsTold(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	transfers, pledges := records(3, 50)
	first, second := tallyOf(t, judge, transfers, pledges), tallyOf(t, judge, transfers[10:12], pledges[5:6])
	if err := first.Merge(second); err != nil {
		t.Fatal(err)
	}
	_, err := first.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	var suspects *indicators.SuspectError
	if !errors.As(err, &suspects) || !errors.Is(err, zhuanhua.ErrDuplicate) {
		t.Fatalf("got %v, want a SuspectError", err)
	}
	payments := len(transfers[10].Payments) + len(transfers[11].Payments)
	if diff := cmp.Diff(&indicators.SuspectError{Transfers: 2, Payments: payments, Pledges: 1}, suspects); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	all := append(append([]zhuanhua.Transfer{}, transfers...), transfers[10:12]...)
	err = first.Settle(indicators.Records{Transfers: indicators.Rows(all), Pledges: indicators.Rows(append(pledges[:len(pledges):len(pledges)], pledges[5]))})
	var twice *indicators.DuplicateError
	if !errors.As(err, &twice) || !errors.Is(err, zhuanhua.ErrDuplicate) {
		t.Fatalf("got %v, want a DuplicateError", err)
	}
	if diff := cmp.Diff([]string{"T10", "T11"}, twice.Transfers); diff != "" {
		t.Errorf("transfers (-want +got):\n%s", diff)
	}
	if len(twice.Payments) != payments || twice.Pledges[0] != "G5" {
		t.Errorf("payments %v, pledges %v", twice.Payments, twice.Pledges)
	}
	if _, err := first.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022)); err == nil {
		t.Error("a report was given over records that are there twice")
	}
}

func TestHashCollisionIsNoDuplicate(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	transfers, _ := records(3, 2)
	transfers[0].ID = "SX-2022-00000001"
	transfers[1].ID = indicators.Collide(transfers[0].ID)
	if transfers[0].ID == transfers[1].ID || indicators.HashText(transfers[0].ID) != indicators.HashText(transfers[1].ID) {
		t.Fatal("the ids should differ and have the same hash")
	}
	tally := tallyOf(t, judge, transfers, nil)
	_, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if !errors.As(err, new(*indicators.SuspectError)) {
		t.Fatalf("got %v, want a SuspectError", err)
	}
	if err := tally.Settle(indicators.Records{}); !errors.As(err, new(*indicators.SuspectError)) {
		t.Errorf("Settle without the records: got %v, want the suspicion to stay", err)
	}
	if err := tally.Settle(indicators.Records{Transfers: indicators.Rows(transfers)}); err != nil {
		t.Fatalf("Settle: %v", err)
	}
	if _, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022)); err != nil {
		t.Errorf("after Settle: %v", err)
	}
	if err := tally.Merge(tallyOf(t, judge, transfers[:1], nil)); err != nil {
		t.Fatal(err)
	}
	if _, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022)); !errors.As(err, new(*indicators.SuspectError)) {
		t.Errorf("a third record with the hash: got %v, want a SuspectError", err)
	}
}

func TestSettlePassesErrorsOn(t *testing.T) {
	broken := errors.New("the database went away")
	tally := tallyOf(t, mustJudge(t, eligibility.SpecialPlan()), nil, nil)
	for name, records := range map[string]indicators.Records{
		"transfers": {Transfers: func(yield func(*zhuanhua.Transfer, error) bool) { yield(nil, broken) }},
		"pledges":   {Pledges: func(yield func(*zhuanhua.Pledge, error) bool) { yield(nil, broken) }},
		"products":  {Products: func(yield func(*zhuanhua.Product, error) bool) { yield(nil, broken) }},
	} {
		if err := tally.Settle(records); !errors.Is(err, broken) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestDuplicateErrorIsReadable(t *testing.T) {
	e := &indicators.DuplicateError{Payments: []string{"P1"}, Products: []string{"W1", "W2"}}
	if got, want := e.Error(), "ids given twice: payments P1; products W1, W2"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for i := range 12 {
		e.Transfers = append(e.Transfers, fmt.Sprintf("T%d", i))
	}
	if !strings.Contains(e.Error(), "T9 and 2 more;") {
		t.Errorf("got %q", e.Error())
	}
	if s := (&indicators.SuspectError{Transfers: 1}).Error(); !strings.Contains(s, "transfers 1") {
		t.Errorf("got %q", s)
	}
}
