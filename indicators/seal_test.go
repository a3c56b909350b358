package indicators_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// sealOf returns the seal of one record of each kind.
func sealOf(t *testing.T, r zhuanhua.Transfer, g zhuanhua.Pledge, c zhuanhua.Coverage, w zhuanhua.Product) string {
	t.Helper()
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), zhuanhua.Year(2022))
	if err := errors.Join(tally.Sealed(), tally.Transfer(&r), tally.Pledge(&g), tally.Coverage(&c), tally.Product(&w)); err != nil {
		t.Fatal(err)
	}
	report, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil {
		t.Fatal(err)
	}
	return report.Seal
}

func sealedRecords() (zhuanhua.Transfer, zhuanhua.Pledge, zhuanhua.Coverage, zhuanhua.Product) {
	r := counting("T1", "2022-03-01", patentA, patentB)
	for _, id := range []string{"P1", "P2"} {
		r.Payments = append(r.Payments, zhuanhua.Payment{ID: id, PaidOn: r.RecordedOn, Amount: zhuanhua.Value(decimal.New(5, 0)), Evidence: zhuanhua.SetOf(zhuanhua.Invoice)})
	}
	return r,
		zhuanhua.Pledge{ID: "G1", Pledgor: r.Transferee, RegisteredOn: r.RecordedOn, Patents: []zhuanhua.PatentNo{patentA, patentB}, Amount: zhuanhua.Value(decimal.New(7, 0))},
		zhuanhua.Coverage{Measure: zhuanhua.Measure{ID: "M1", InPlan: zhuanhua.Yes, DirectlyRelated: zhuanhua.Yes}, Party: r.Transferee, Since: r.RecordedOn},
		zhuanhua.Product{ID: "W1", Party: r.Transferee, DeclaredOn: r.RecordedOn, Patents: []zhuanhua.PatentNo{patentA, patentB}}
}

// The order in which a host lists patents and payments is no difference, nor is
// the way an amount is written.
func TestSealDoesNotDependOnOrder(t *testing.T) {
	r, g, c, w := sealedRecords()
	want := sealOf(t, r, g, c, w)
	if len(want) != 64 {
		t.Fatalf("the seal %q is no SHA-256", want)
	}
	slices.Reverse(r.Patents)
	slices.Reverse(r.Payments)
	slices.Reverse(g.Patents)
	slices.Reverse(w.Patents)
	g.Amount = zhuanhua.Value(decimal.New(700, -2))
	if got := sealOf(t, r, g, c, w); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Whatever judging reads makes another seal.
func TestSealTellsEveryDifference(t *testing.T) {
	seals := map[string]string{}
	for name, alter := range map[string]func(*zhuanhua.Transfer, *zhuanhua.Pledge, *zhuanhua.Coverage, *zhuanhua.Product){
		"nothing":     func(*zhuanhua.Transfer, *zhuanhua.Pledge, *zhuanhua.Coverage, *zhuanhua.Product) {},
		"transfer id": func(r *zhuanhua.Transfer, _ *zhuanhua.Pledge, _ *zhuanhua.Coverage, _ *zhuanhua.Product) { r.ID = "T2" },
		"day of record": func(r *zhuanhua.Transfer, _ *zhuanhua.Pledge, _ *zhuanhua.Coverage, _ *zhuanhua.Product) {
			r.RecordedOn++
		},
		"fen of contract": func(r *zhuanhua.Transfer, _ *zhuanhua.Pledge, _ *zhuanhua.Coverage, _ *zhuanhua.Product) {
			r.ContractAmount = zhuanhua.Value(decimal.New(10051, -2))
		},
		"no transferee": func(r *zhuanhua.Transfer, _ *zhuanhua.Pledge, _ *zhuanhua.Coverage, _ *zhuanhua.Product) {
			r.Transferee = nil
		},
		"lapse": func(r *zhuanhua.Transfer, _ *zhuanhua.Pledge, _ *zhuanhua.Coverage, _ *zhuanhua.Product) {
			r.Patents[1].LapsedOn = 9
		},
		"proof": func(r *zhuanhua.Transfer, _ *zhuanhua.Pledge, _ *zhuanhua.Coverage, _ *zhuanhua.Product) {
			r.Payments[1].Evidence = 0
		},
		"size": func(r *zhuanhua.Transfer, _ *zhuanhua.Pledge, _ *zhuanhua.Coverage, _ *zhuanhua.Product) {
			large := *r.Transferee
			large.Sizes = []zhuanhua.SizeOfYear{{Size: zhuanhua.SizeOf(zhuanhua.Large)}}
			r.Transferee = &large
		},
		"pledged amount": func(_ *zhuanhua.Transfer, g *zhuanhua.Pledge, _ *zhuanhua.Coverage, _ *zhuanhua.Product) {
			g.Amount = zhuanhua.Value(decimal.New(701, -2))
		},
		"pledged patent": func(_ *zhuanhua.Transfer, g *zhuanhua.Pledge, _ *zhuanhua.Coverage, _ *zhuanhua.Product) {
			g.Patents = g.Patents[:1]
		},
		"measure": func(_ *zhuanhua.Transfer, _ *zhuanhua.Pledge, c *zhuanhua.Coverage, _ *zhuanhua.Product) {
			c.Measure.InPlan = zhuanhua.No
		},
		"withdrawal": func(_ *zhuanhua.Transfer, _ *zhuanhua.Pledge, _ *zhuanhua.Coverage, w *zhuanhua.Product) {
			w.WithdrawnOn = 9
		},
		"other proof": func(_ *zhuanhua.Transfer, _ *zhuanhua.Pledge, _ *zhuanhua.Coverage, w *zhuanhua.Product) {
			w.OtherProof = true
		},
	} {
		r, g, c, w := sealedRecords()
		alter(&r, &g, &c, &w)
		seal := sealOf(t, r, g, c, w)
		if other, there := seals[seal]; there {
			t.Errorf("%s and %s have the same seal", name, other)
		}
		seals[seal] = name
	}
}
