package sample_test

import (
	"errors"
	"fmt"
	"iter"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// A draw from a frame with an id twice is refused, wherever the two are; one without is
// the draw that it is.
func TestDistinctFindsEveryIDTwice(t *testing.T) {
	methods := []sample.DrawMethod{sample.DrawSimple, sample.DrawPoisson, sample.DrawSystematicPPS}
	rapid.Check(t, func(t *rapid.T) {
		plan := sample.DrawPlan{Seed: sample.Seed{Text: "s"}, Method: rapid.SampledFrom(methods).Draw(t, "method"), Strata: []sample.DrawStratum{{Name: "a", Units: 1}, {Name: "b"}}}
		var units []sample.FrameUnit
		seen, first := map[string]bool{}, ""
		for i, n := range rapid.SliceOfN(rapid.IntRange(0, 400), 1, 40).Draw(t, "ids") {
			id := fmt.Sprint(n)
			units = append(units, sample.FrameUnit{ID: id, Stratum: []string{"a", "b"}[min(i, 1)*n%2], Size: 1})
			if seen[id] && first == "" {
				first = id
			}
			seen[id] = true
		}
		units = append(units, sample.FrameUnit{ID: "more", Stratum: "a", Size: 1})
		drawn, err := sample.Draw(plan, sample.Distinct(sample.Units(units)))
		if first != "" {
			var fault *sample.Error
			if !errors.Is(err, sample.ErrDuplicateUnit) || !errors.As(err, &fault) || fault.ID != first {
				t.Fatalf("%s is there twice: %v", first, err)
			}
			return
		}
		plain, plainErr := sample.Draw(plan, sample.Units(units))
		if err != nil || plainErr != nil || !reflect.DeepEqual(drawn, plain) {
			t.Errorf("%+v, %v; without the look-up %+v, %v", drawn, err, plain, plainErr)
		}
	})
}

func TestDistinctHandsErrorsOn(t *testing.T) {
	broken := errors.New("broken")
	frame := func(yield func(sample.FrameUnit, error) bool) {
		_ = yield(sample.FrameUnit{ID: "a"}, nil) && yield(sample.FrameUnit{}, broken) && yield(sample.FrameUnit{ID: "b"}, nil)
	}
	for name, c := range map[string]struct {
		frame iter.Seq2[sample.FrameUnit, error]
		want  error
		units int
	}{
		"broken": {frame, broken, 1},
		"no id":  {sample.Units([]sample.FrameUnit{{ID: "a"}, {Stratum: "s"}, {ID: "b"}}), sample.ErrMissingID, 1},
		"twice":  {sample.Units([]sample.FrameUnit{{ID: "a"}, {ID: "b"}, {ID: "a", Stratum: "s"}, {ID: "c"}}), sample.ErrDuplicateUnit, 2},
	} {
		units, last := 0, error(nil)
		for _, err := range sample.Distinct(c.frame) {
			if last != nil {
				t.Errorf("%s: it goes on after %v", name, last)
			}
			if last = err; err == nil {
				units++
			}
		}
		if !errors.Is(last, c.want) || units != c.units {
			t.Errorf("%s: %d units, %v", name, units, last)
		}
	}
	for range sample.Distinct(sample.Units([]sample.FrameUnit{{ID: "a"}, {ID: "b"}})) {
		break // a frame that is left early stays silent
	}
}

// Two units of a name far from the sample: a draw misses them, a look-up does not.
func ExampleDistinct() {
	var units []sample.FrameUnit
	for i := range 1000 {
		units = append(units, sample.FrameUnit{ID: fmt.Sprint("firm ", i%999)})
	}
	plan := sample.DrawPlan{Seed: sample.Seed{Text: "2021"}, Method: sample.DrawSimple, Strata: []sample.DrawStratum{{Units: 5}}}
	_, err := sample.Draw(plan, sample.Units(units))
	fmt.Println(err)
	_, err = sample.Draw(plan, sample.Distinct(sample.Units(units)))
	fmt.Println(err)
	// Output:
	// <nil>
	// sample unit firm 0: duplicate-unit: given twice
}

func BenchmarkDrawDistinct(b *testing.B) {
	units := make([]sample.FrameUnit, 1_000_000)
	for i := range units {
		units[i].ID = fmt.Sprintf("91610000MA%08d", i)
	}
	plan := sample.DrawPlan{Seed: sample.Seed{Text: "s"}, Method: sample.DrawSimple, Strata: []sample.DrawStratum{{Units: 1000}}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sample.Draw(plan, sample.Distinct(sample.Units(units))); err != nil {
			b.Fatal(err)
		}
	}
}
