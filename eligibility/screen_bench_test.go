package eligibility_test

import (
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// heavyTailed yields n transfers: one in a hundred is of one of a few patents, one in
// five goes to one of a few buyers, the rest are of patents and parties drawn evenly.
// Each is made when it is asked for, so that the memory is the screens'.
func heavyTailed(n int) iter.Seq2[*zhuanhua.Transfer, error] {
	return func(yield func(*zhuanhua.Transfer, error) bool) {
		source := fixture.New(1)
		parties := make([]zhuanhua.Party, n/20+10)
		for i := range parties {
			parties[i] = zhuanhua.Party{ID: zhuanhua.NewPartyID(fmt.Sprintf("P%07d", i)), Kind: zhuanhua.OtherEnterprise}
			if i%3 > 0 {
				parties[i].Controller = zhuanhua.NewPartyID(fmt.Sprintf("C%07d", source.Intn(n/20+1)))
			}
		}
		proof := zhuanhua.SetOf(zhuanhua.Invoice)
		for i := range n {
			patent, to := source.Intn(n), source.Intn(len(parties))
			if source.Intn(100) == 0 {
				patent = source.Intn(n/20_000 + 1)
			}
			if source.Intn(5) == 0 {
				to = source.Intn(n/200_000 + 1)
			}
			day := source.Day(2019, 2023)
			price := zhuanhua.Value(decimal.New(int64(source.Intn(1_000_000)), -1))
			t := zhuanhua.Transfer{
				ID: fmt.Sprintf("SX-%08d", i*7919%100_000_007), Kind: zhuanhua.Assignment,
				Transferor: &parties[source.Intn(len(parties))], Transferee: &parties[to],
				Patents: []zhuanhua.Patent{{No: benchPatent(patent)}}, RecordedOn: day, ContractAmount: price,
				Payments: []zhuanhua.Payment{{PaidOn: day, Amount: price, Evidence: proof}},
			}
			if source.Intn(4) == 0 {
				t.Kind, t.Licence = zhuanhua.Licence, fixture.One(source, zhuanhua.ExclusiveForm, zhuanhua.OrdinaryForm, zhuanhua.OpenLicenceForm)
			}
			if !yield(&t, nil) {
				return
			}
		}
	}
}

// hostile yields n assignments of one patent to and fro between two parties under one
// controller, for one yuan each.
func hostile(n int) iter.Seq2[*zhuanhua.Transfer, error] {
	return func(yield func(*zhuanhua.Transfer, error) bool) {
		controller := zhuanhua.NewPartyID("C")
		a := &zhuanhua.Party{ID: zhuanhua.NewPartyID("A"), Kind: zhuanhua.OtherEnterprise, Controller: controller}
		b := &zhuanhua.Party{ID: zhuanhua.NewPartyID("B"), Kind: zhuanhua.OtherEnterprise}
		for i := range n {
			t := zhuanhua.Transfer{
				ID: fmt.Sprintf("SX-%08d", i), Kind: zhuanhua.Assignment, Transferor: a, Transferee: b,
				Patents: []zhuanhua.Patent{{No: benchPatent(1)}}, RecordedOn: zhuanhua.MustDay("2021-01-01") + zhuanhua.Day(i%700),
				ContractAmount: zhuanhua.Value(decimal.New(1, 0)),
				Payments:       []zhuanhua.Payment{{PaidOn: zhuanhua.MustDay("2021-01-01"), Amount: zhuanhua.Value(decimal.New(2, 0)), Evidence: 2}},
			}
			if i%2 == 1 {
				t.Transferor, t.Transferee = b, a
			}
			if !yield(&t, nil) {
				return
			}
		}
	}
}

func benchPatent(i int) zhuanhua.PatentNo {
	return zhuanhua.PatentNo(2010_1_0000000 + int64(i/9_999_999)*1_0000_0000 + int64(i%9_999_999))
}

// benchProducts yields a filing for one patent in ten.
func benchProducts(n int) iter.Seq2[*zhuanhua.Product, error] {
	return func(yield func(*zhuanhua.Product, error) bool) {
		for i := 0; i < n; i += 10 {
			p := zhuanhua.Product{ID: fmt.Sprint(i), Patents: []zhuanhua.PatentNo{benchPatent(i)}, DeclaredOn: zhuanhua.MustDay("2023-12-01")}
			if !yield(&p, nil) {
				return
			}
		}
	}
}

func noPledges(func(*zhuanhua.Pledge, error) bool) {}

// BenchmarkScreens reports what the screens cost a record: time and memory, those of
// making the records left out of the time.
func BenchmarkScreens(b *testing.B) {
	for _, c := range []struct {
		name    string
		records func(int) iter.Seq2[*zhuanhua.Transfer, error]
	}{{"heavy", heavyTailed}, {"hostile", hostile}} {
		for _, n := range []int{10_000, 100_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) { benchmarkScreens(b, n, c.records(n)) })
		}
	}
}

func benchmarkScreens(b *testing.B, n int, rows iter.Seq2[*zhuanhua.Transfer, error]) {
	records := make([]*zhuanhua.Transfer, 0, n)
	for t := range rows {
		records = append(records, t)
	}
	products := []*zhuanhua.Product{}
	for p := range benchProducts(n) {
		products = append(products, p)
	}
	in := eligibility.ScreenRecords{Transfers: pointers(records), Products: pointers(products), Pledges: noPledges}
	found := 0
	for b.Loop() {
		result, err := eligibility.StandardScreens().Run(in, zhuanhua.MustDay("2023-12-31"))
		if err != nil {
			b.Fatal(err)
		}
		found = len(result.Suspicions)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/record")
	b.ReportMetric(float64(peakMemory(func() { _, _ = eligibility.StandardScreens().Run(in, zhuanhua.MustDay("2023-12-31")) }))/float64(n), "peak-B/record")
	b.ReportMetric(float64(found), "suspicions")
}

// peakMemory returns how much more memory than before is in use while something runs,
// at the most. The collector runs often, so that what is garbage hardly counts.
func peakMemory(run func()) uint64 {
	defer debug.SetGCPercent(debug.SetGCPercent(3))
	in := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	runtime.GC()
	before, peak := in(), uint64(0)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
				peak = max(peak, in())
			}
		}
	}()
	run()
	close(stop)
	<-stopped
	return max(peak, before) - before
}

func pointers[R any](list []*R) iter.Seq2[*R, error] {
	return func(yield func(*R, error) bool) {
		for _, r := range list {
			if !yield(r, nil) {
				return
			}
		}
	}
}
