package sample_test

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

var methods = []sample.DrawMethod{
	sample.DrawSimple, sample.DrawSystematic, sample.DrawPoisson, sample.DrawSequentialPoisson,
	sample.DrawPareto, sample.DrawSampford, sample.DrawSystematicPPS, sample.DrawMonetaryUnit,
}

// enterprises is a frame of strata a, b, c … of the sizes, each unit with a size of
// its own.
func enterprises(counts ...int) (units []sample.FrameUnit) {
	for h, count := range counts {
		for i := range count {
			units = append(units, sample.FrameUnit{
				ID: fmt.Sprintf("%c%04d", 'a'+h, i), Stratum: string(rune('a' + h)), Size: float64(1 + (i*i*37+h)%101),
			})
		}
	}
	return units
}

// alike is a frame of units of one size.
func alike(count int) []sample.FrameUnit {
	units := enterprises(count)
	for i := range units {
		units[i].Size = 7
	}
	return units
}

func planOf(method sample.DrawMethod, text string, strata ...sample.DrawStratum) sample.DrawPlan {
	return sample.DrawPlan{Seed: sample.Seed{Text: text}, Method: method, Strata: strata}
}

func draw(t testing.TB, plan sample.DrawPlan, units []sample.FrameUnit) sample.Drawn {
	t.Helper()
	d, err := sample.Draw(plan, sample.Units(units))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func ids(units []sample.DrawnUnit) (list []string) {
	for _, u := range units {
		list = append(list, u.ID)
	}
	return list
}

// slowTicket hashes as the doc comment says, by other means.
func slowTicket(parts ...string) float64 {
	h := sha256.Sum256([]byte(strings.Join(parts, "|")))
	return float64(binary.BigEndian.Uint64(append([]byte{0}, h[:7]...))>>3) / (1 << 53)
}

func TestSimpleDrawIsTheSmallestTickets(t *testing.T) {
	units := enterprises(40, 25)
	plan := planOf(sample.DrawSimple, "2024-核查-01", sample.DrawStratum{Name: "b", Units: 5, Reserve: 100}, sample.DrawStratum{Name: "a", Units: 7, Reserve: 3})
	plan.Seed.Round = 2
	d := draw(t, plan, units)
	for _, s := range d.Strata {
		var want []sample.FrameUnit
		for _, u := range units {
			if u.Stratum == s.Name {
				want = append(want, u)
			}
		}
		number := func(id string) float64 { return slowTicket("2024-核查-01", "2", s.Name, id) }
		slices.SortFunc(want, func(a, b sample.FrameUnit) int { return cmpFloat(number(a.ID), number(b.ID)) })
		got := slices.Concat(s.Units, s.Reserve)
		if n := map[string]int{"a": 10, "b": 25}[s.Name]; len(got) != n {
			t.Fatalf("stratum %s has %d units and reserves", s.Name, len(got))
		}
		for i, u := range got {
			if u.ID != want[i].ID || u.Ticket.Float64() != number(u.ID) || u.Rank != number(u.ID) {
				t.Errorf("stratum %s, place %d: %+v, want %s with %v", s.Name, i, u, want[i].ID, number(want[i].ID))
			}
			if pi := float64(len(s.Units)) / float64(s.Population); u.Probability != pi {
				t.Errorf("π is %v, want %v", u.Probability, pi)
			}
		}
	}
}

func cmpFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestDrawDoesNotDependOnOrder(t *testing.T) {
	units := enterprises(60, 33, 9)
	for _, method := range methods {
		plan := planOf(method, "次序", sample.DrawStratum{Name: "a", Units: 12, Reserve: 8},
			sample.DrawStratum{Name: "c", Units: 9, Reserve: 2}, sample.DrawStratum{Name: "b", Units: 1, Reserve: 1})
		want := draw(t, plan, units)
		bytes, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		rapid.Check(t, func(r *rapid.T) {
			other, again := rapid.Permutation(units).Draw(r, "units"), plan
			again.Strata = rapid.Permutation(plan.Strata).Draw(r, "strata")
			got, err := json.Marshal(draw(t, again, other))
			if err != nil || string(got) != string(bytes) {
				r.Fatalf("%v: %s\nand in another order %s, %v", method, bytes, got, err)
			}
		})
	}
}

// TestReserveGoesOn holds that a larger draw takes what is next in the reserve of a
// smaller one, where the sample is the first by rank.
func TestReserveGoesOn(t *testing.T) {
	units := enterprises(80)
	for n := 1; n < 20; n++ {
		small := draw(t, planOf(sample.DrawSimple, "备选", sample.DrawStratum{Name: "a", Units: n, Reserve: 10}), units).Strata[0]
		large := draw(t, planOf(sample.DrawSimple, "备选", sample.DrawStratum{Name: "a", Units: n + 4, Reserve: 6}), units).Strata[0]
		if diff := cmp.Diff(ids(slices.Concat(small.Units, small.Reserve)), ids(slices.Concat(large.Units, large.Reserve))); diff != "" {
			t.Fatal(diff)
		}
	}
	for _, method := range methods {
		d := draw(t, planOf(method, "备选", sample.DrawStratum{Name: "a", Units: 9, Reserve: 1000}), units).Strata[0]
		if all := ids(slices.Concat(d.Units, d.Reserve)); len(all) != 80 || len(slices.Compact(slices.Sorted(slices.Values(all)))) != 80 {
			t.Errorf("%v: sample and reserve are %d of 80 units", method, len(all))
		}
		less := draw(t, planOf(method, "备选", sample.DrawStratum{Name: "a", Units: 9, Reserve: 7}), units).Strata[0]
		if diff := cmp.Diff(ids(d.Reserve[:7]), ids(less.Reserve)); diff != "" {
			t.Errorf("%v: a shorter reserve is another one: %s", method, diff)
		}
	}
}

func TestRoundsAndStrataDrawAfresh(t *testing.T) {
	units := enterprises(400)
	plan := planOf(sample.DrawSimple, "轮次", sample.DrawStratum{Name: "a", Units: 40})
	first := draw(t, plan, units)
	plan.Seed.Round = 1
	if diff := cmp.Diff(first, draw(t, plan, units)); diff != "" || first.Seed.Round != 1 {
		t.Errorf("round 0 is not the first: %s", diff)
	}
	plan.Seed.Round = 2
	again := 0
	drawn := ids(first.Strata[0].Units)
	for _, u := range draw(t, plan, units).Strata[0].Units {
		if slices.Contains(drawn, u.ID) {
			again++
		}
	}
	if again > 12 { // 4 are expected, with a standard deviation of 1.8
		t.Errorf("%d of 40 units were drawn in both rounds", again)
	}
}

// TestFrequenciesMatchProbabilities draws many times and compares how often a unit
// came with its probability, for the methods that are not exact loosely.
func TestFrequenciesMatchProbabilities(t *testing.T) {
	units := []sample.FrameUnit{}
	for i, size := range []float64{3, 5, 8, 9, 12, 14, 15, 20, 22, 30, 0, 90} {
		units = append(units, sample.FrameUnit{ID: string(rune('A' + i)), Size: size})
	}
	draws := fixture.Rounds(4000)
	for _, method := range methods {
		counts, pi, total := map[string]int{}, map[string]float64{}, 0.0
		for seed := range draws {
			d := draw(t, planOf(method, strconv.Itoa(seed), sample.DrawStratum{Units: 5, Reserve: len(units)}), units).Strata[0]
			if n := len(d.Units); n != 5 && method != sample.DrawPoisson && method != sample.DrawMonetaryUnit {
				t.Fatalf("%v drew %d units", method, n)
			}
			for _, u := range d.Units {
				counts[u.ID]++
			}
			for _, u := range slices.Concat(d.Units, d.Reserve) {
				pi[u.ID] = u.Probability
			}
		}
		for id, p := range pi {
			total += p
			got, slack := float64(counts[id])/float64(draws), 4*math.Sqrt(p*(1-p)/float64(draws))
			if !method.Exact() {
				slack += 0.01
			}
			if math.Abs(got-p) > slack {
				t.Errorf("%v: %s was drawn %.4f of the times, π is %.4f", method, id, got, p)
			}
		}
		if method != sample.DrawMonetaryUnit && math.Abs(total-5) > 1e-12 {
			t.Errorf("%v: the probabilities add up to %v", method, total)
		}
		if counts["K"] > 0 && method.Sized() {
			t.Errorf("%v drew a unit without a size", method)
		}
		if counts["L"] != draws && method.Sized() {
			t.Errorf("%v left the certain unit out", method)
		}
	}
}

// TestSampfordDrawsItsDesign compares how often each pair comes with the joint
// probability of complete enumeration.
func TestSampfordDrawsItsDesign(t *testing.T) {
	sizes := []float64{2, 3, 4, 5, 7, 9}
	pi := []float64{.2, .3, .4, .5, .7, .9}
	want, norm := [6][6]float64{}, 0.0
	for a := range 6 {
		for b := range a {
			for c := range b {
				p := 3 - pi[a] - pi[b] - pi[c]
				for _, k := range []int{a, b, c} {
					p *= pi[k] / (1 - pi[k])
				}
				norm += p
				want[a][b] += p
				want[a][c] += p
				want[b][c] += p
			}
		}
	}
	var units []sample.FrameUnit
	for i, size := range sizes {
		units = append(units, sample.FrameUnit{ID: strconv.Itoa(i), Size: size})
	}
	draws := fixture.Rounds(6000)
	var got [6][6]float64
	for seed := range draws {
		var at []int
		for _, u := range draw(t, planOf(sample.DrawSampford, strconv.Itoa(seed), sample.DrawStratum{Units: 3}), units).Strata[0].Units {
			at = append(at, int(u.ID[0]-'0'))
		}
		got[at[1]][at[0]]++
		got[at[2]][at[0]]++
		got[at[2]][at[1]]++
	}
	for a := range 6 {
		for b := range a {
			p, f := want[a][b]/norm, got[a][b]/float64(draws)
			if math.Abs(p-f) > 4*math.Sqrt(p*(1-p)/float64(draws)) {
				t.Errorf("%d and %d came together %.4f of the times, the design says %.4f", a, b, f, p)
			}
		}
	}
}

func TestListsAreDrawnAlong(t *testing.T) {
	var units []sample.FrameUnit
	for i := range 103 {
		units = append(units, sample.FrameUnit{ID: strconv.Itoa(i), Order: fmt.Sprintf("%03d", i), Size: 10})
	}
	for seed := range 200 {
		text := strconv.Itoa(seed)
		d := draw(t, planOf(sample.DrawSystematic, text, sample.DrawStratum{Units: 10}), units).Strata[0]
		u := slowTicket(text, "1", "", "")
		if d.Start.Float64() != u || len(d.Units) != 10 {
			t.Fatalf("start %v, want %v; %d units", d.Start.Float64(), u, len(d.Units))
		}
		for j, unit := range d.Units {
			if want := strconv.Itoa(int(math.Ceil((float64(j)+u)*10.3)) - 1); unit.ID != want {
				t.Errorf("seed %d: %d is %s, want %s", seed, j, unit.ID, want)
			}
		}
		m := draw(t, planOf(sample.DrawMonetaryUnit, text, sample.DrawStratum{Interval: 103}), units).Strata[0]
		if diff := cmp.Diff(ids(m.Units), ids(d.Units)); diff != "" || m.Size != 1030 || m.Interval != 103 {
			t.Errorf("every 103rd yuan of 103 × 10 is not every tenth unit: %s", diff)
		}
	}
}

func TestMonetaryUnitsTakeLargeItems(t *testing.T) {
	units := []sample.FrameUnit{{ID: "a", Size: 99}, {ID: "b", Size: 100}, {ID: "c", Size: 100.01}, {ID: "d", Size: 0}, {ID: "e", Size: 50}}
	for seed := range 50 {
		d := draw(t, planOf(sample.DrawMonetaryUnit, strconv.Itoa(seed), sample.DrawStratum{Interval: 100, Reserve: 5}), units).Strata[0]
		if got := ids(d.Units)[:2]; !slices.Contains(got, "b") || !slices.Contains(got, "c") || !d.Units[0].Certain() || !d.Units[1].Certain() {
			t.Fatalf("drew %+v", d.Units)
		}
		for _, u := range slices.Concat(d.Units, d.Reserve) {
			if want := map[string]float64{"a": 0.99, "b": 1, "c": 1, "e": 0.5}[u.ID]; u.Probability != want {
				t.Errorf("%s has π = %v, want %v", u.ID, u.Probability, want)
			}
		}
	}
	equal := draw(t, planOf(sample.DrawMonetaryUnit, "x", sample.DrawStratum{Units: 5}), units).Strata[0]
	if math.Abs(equal.Interval-69.802) > 1e-12 {
		t.Errorf("349.01 yuan over 5 units are every %v", equal.Interval)
	}
}

func TestDrawRefuses(t *testing.T) {
	good := sample.DrawStratum{Name: "a", Units: 2}
	seed := sample.Seed{Text: "x"}
	unit := func(id, stratum string, size float64) []sample.FrameUnit {
		return append(enterprises(5), sample.FrameUnit{ID: id, Stratum: stratum, Size: size})
	}
	for _, c := range []struct {
		name  string
		plan  sample.DrawPlan
		frame []sample.FrameUnit
		want  error
	}{
		{"no method", sample.DrawPlan{Seed: seed, Strata: []sample.DrawStratum{good}}, nil, sample.ErrParameter},
		{"no such method", sample.DrawPlan{Seed: seed, Method: 9, Strata: []sample.DrawStratum{good}}, nil, sample.ErrParameter},
		{"no stratum", planOf(sample.DrawSimple, "x"), nil, sample.ErrNoUnit},
		{"no seed", planOf(sample.DrawSimple, "", good), nil, sample.ErrTicketPart},
		{"a seed of parts", planOf(sample.DrawSimple, "x|1", good), nil, sample.ErrTicketPart},
		{"a seed that is no text", planOf(sample.DrawSimple, "\xff", good), nil, sample.ErrTicketPart},
		{"a negative round", sample.DrawPlan{Seed: sample.Seed{Text: "x", Round: -1}, Method: sample.DrawSimple, Strata: []sample.DrawStratum{good}}, nil, sample.ErrTicketPart},
		{"a stratum of parts", planOf(sample.DrawSimple, "x", sample.DrawStratum{Name: "a|b"}), nil, sample.ErrTicketPart},
		{"an id of parts", planOf(sample.DrawSimple, "x", good), unit("1|2", "a", 1), sample.ErrTicketPart},
		{"an id that is no text", planOf(sample.DrawSimple, "x", good), unit("\xff", "a", 1), sample.ErrTicketPart},
		{"no id", planOf(sample.DrawSimple, "x", good), unit("", "a", 1), sample.ErrMissingID},
		{"an id twice", planOf(sample.DrawSimple, "x", sample.DrawStratum{Name: "a", Units: 6}), unit("a0001", "a", 1), sample.ErrDuplicateUnit},
		{"an id twice on a list", planOf(sample.DrawSystematic, "x", good), unit("a0001", "a", 1), sample.ErrDuplicateUnit},
		{"an id in two strata", planOf(sample.DrawSimple, "x", sample.DrawStratum{Name: "a", Units: 5}, sample.DrawStratum{Name: "b", Units: 1}), unit("a0001", "b", 1), sample.ErrDuplicateUnit},
		{"an unknown stratum", planOf(sample.DrawSimple, "x", good), unit("z", "z", 1), sample.ErrUnknownStratum},
		{"a stratum twice", planOf(sample.DrawSimple, "x", good, good), nil, sample.ErrDuplicateStratum},
		{"a stratum without a name", planOf(sample.DrawSimple, "x", good, sample.DrawStratum{}), nil, sample.ErrMissingStratum},
		{"fewer than none", planOf(sample.DrawSimple, "x", sample.DrawStratum{Name: "a", Units: -1}), nil, sample.ErrParameter},
		{"a reserve below none", planOf(sample.DrawSimple, "x", sample.DrawStratum{Name: "a", Reserve: -1}), nil, sample.ErrParameter},
		{"an interval of units", planOf(sample.DrawSimple, "x", sample.DrawStratum{Name: "a", Interval: 5}), nil, sample.ErrParameter},
		{"an interval and a number", planOf(sample.DrawMonetaryUnit, "x", sample.DrawStratum{Name: "a", Units: 5, Interval: 5}), nil, sample.ErrParameter},
		{"an interval that is no number", planOf(sample.DrawMonetaryUnit, "x", sample.DrawStratum{Name: "a", Interval: math.NaN()}), nil, sample.ErrParameter},
		{"an endless interval", planOf(sample.DrawMonetaryUnit, "x", sample.DrawStratum{Name: "a", Interval: math.Inf(1)}), nil, sample.ErrParameter},
		{"an interval of nothing", planOf(sample.DrawMonetaryUnit, "x", sample.DrawStratum{Name: "a", Units: 5}), nil, sample.ErrParameter},
		{"more than there are", planOf(sample.DrawSimple, "x", sample.DrawStratum{Name: "a", Units: 6}), enterprises(5), sample.ErrSizeTooSmall},
		{"more than have a size", planOf(sample.DrawPareto, "x", sample.DrawStratum{Name: "a", Units: 6}), unit("z", "a", 0), sample.ErrParameter},
		{"more than have a size on a list", planOf(sample.DrawSampford, "x", sample.DrawStratum{Name: "a", Units: 6}), unit("z", "a", 0), sample.ErrParameter},
		{"a negative size", planOf(sample.DrawPoisson, "x", good), unit("z", "a", -1), sample.ErrParameter},
		{"a size that is no number", planOf(sample.DrawPoisson, "x", good), unit("z", "a", math.NaN()), sample.ErrParameter},
		{"an endless size", planOf(sample.DrawPoisson, "x", good), unit("z", "a", math.Inf(1)), sample.ErrParameter},
		{"a Sampford draw too large", planOf(sample.DrawSampford, "x", sample.DrawStratum{Name: "a", Units: 17_000}), alike(17_100), sample.ErrTooLarge},
	} {
		d, err := sample.Draw(c.plan, sample.Units(c.frame))
		var e *sample.Error
		if !errors.Is(err, c.want) || !errors.As(err, &e) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if diff := cmp.Diff(sample.Drawn{}, d); diff != "" {
			t.Errorf("%s: an error with a sample: %s", c.name, diff)
		}
	}
}

func TestDrawEndsWithTheFrame(t *testing.T) {
	broken := errors.New("broken")
	times := 0
	frame := func(failing, changing int) iter.Seq2[sample.FrameUnit, error] {
		times = 0
		return func(yield func(sample.FrameUnit, error) bool) {
			times++
			for i, u := range enterprises(10) {
				if times == changing && i == 5 {
					continue
				}
				if times == -changing && i == 5 {
					u.Size++
				}
				if times == failing && i == 5 {
					yield(sample.FrameUnit{}, broken)
					return
				}
				if !yield(u, nil) {
					return
				}
			}
		}
	}
	plan := planOf(sample.DrawPareto, "x", sample.DrawStratum{Name: "a", Units: 3})
	for _, c := range []struct {
		failing, changing int
		want              error
	}{{1, 0, broken}, {2, 0, broken}, {0, 2, sample.ErrFrameChanged}, {0, -2, sample.ErrFrameChanged}, {0, 0, nil}} {
		if _, err := sample.Draw(plan, frame(c.failing, c.changing)); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestNothingIsDrawnOfAStratum(t *testing.T) {
	for _, method := range methods {
		d := draw(t, planOf(method, "x", sample.DrawStratum{Name: "a", Reserve: 3}, sample.DrawStratum{Name: "b", Units: 2, Reserve: 3}), enterprises(5, 6))
		if a, b := d.Strata[0], d.Strata[1]; len(a.Units)+len(a.Reserve) != 0 || a.Population != 5 || len(b.Units)+len(b.Reserve) == 0 {
			t.Errorf("%v: %+v", method, d)
		}
	}
}

func TestTicketText(t *testing.T) {
	h := sha256.Sum256([]byte("x|1||A"))
	tickets, err := sample.Seed{Text: "x"}.Tickets("")
	if err != nil {
		t.Fatal(err)
	}
	ticket := tickets.Ticket("A")
	if full := fmt.Sprintf("%x", h); ticket.String()[:13] != full[:13] || len(ticket.String()) != 14 {
		t.Errorf("%s is not of %s", ticket, full)
	}
	for _, v := range []sample.Ticket{0, 1, ticket, 1<<53 - 1} {
		text, err := v.MarshalText()
		var back sample.Ticket
		if err != nil || back.UnmarshalText(text) != nil || back != v {
			t.Errorf("%d is %s and %d, %v", v, text, back, err)
		}
	}
	if _, err := sample.Ticket(1 << 53).MarshalText(); !errors.Is(err, sample.ErrTicket) {
		t.Error(err)
	}
	for _, bad := range []string{"", "0", "00000000000001", "0000000000000G", "000000000000080", "0000000000000A", "-0000000000008"} {
		if err := new(sample.Ticket).UnmarshalText([]byte(bad)); !errors.Is(err, sample.ErrTicket) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestFrameDigestText(t *testing.T) {
	d := draw(t, planOf(sample.DrawSimple, "x", sample.DrawStratum{Name: "a", Units: 1}), enterprises(300)).Frame
	text, err := d.Digest.MarshalText()
	var back sample.FrameDigest
	if err != nil || back.UnmarshalText(text) != nil || back != d.Digest || d.Units != 300 {
		t.Errorf("%s, %v, %v", text, back, err)
	}
	for _, bad := range []string{"", "00", strings.Repeat("z", 64), strings.Repeat("A", 64)} {
		if err := back.UnmarshalText([]byte(bad)); !errors.Is(err, sample.ErrParameter) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestPublishedSampleReadsBack(t *testing.T) {
	for _, method := range methods {
		d := draw(t, planOf(method, "回读", sample.DrawStratum{Name: "a", Units: 4, Reserve: 2}), enterprises(30))
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back sample.Drawn
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, back); diff != "" {
			t.Error(diff)
		}
	}
}

// TestStreamedDrawHoldsTheSampleAlone draws from frames of different lengths with no
// more allocations from the longer one.
func TestStreamedDrawHoldsTheSampleAlone(t *testing.T) {
	names := make([]string, 40_000)
	for i := range names {
		names[i] = fmt.Sprintf("E%06d", i)
	}
	strataNames := []string{"a", "b", "c", "d"}
	frame := func(count int) iter.Seq2[sample.FrameUnit, error] {
		return func(yield func(sample.FrameUnit, error) bool) {
			for i, name := range names[:count] {
				if !yield(sample.FrameUnit{ID: name, Stratum: strataNames[i%4], Size: float64(1 + i%7)}, nil) {
					return
				}
			}
		}
	}
	var strata []sample.DrawStratum
	for h := range 4 {
		strata = append(strata, sample.DrawStratum{Name: string(rune('a' + h)), Units: 20, Reserve: 10})
	}
	for _, method := range methods[:5] {
		if method.Listed() {
			continue
		}
		allocations := func(count int) float64 {
			return testing.AllocsPerRun(1, func() {
				if _, err := sample.Draw(planOf(method, "x", strata...), frame(count)); err != nil {
					t.Error(err)
				}
			})
		}
		short, long := allocations(2_000), allocations(40_000)
		for tries := 0; tries < 12 && long > short+50; tries++ { // the runtime's own come and go
			long = min(long, allocations(40_000))
		}
		if long > short+50 {
			t.Errorf("%v: %v allocations for 2,000 units and %v for 40,000", method, short, long)
		}
	}
}

func TestPopulation(t *testing.T) {
	d := draw(t, planOf(sample.DrawSimple, "x", sample.DrawStratum{Name: "a", Units: 3}, sample.DrawStratum{Name: "b", Units: 2}, sample.DrawStratum{Name: "c"}), enterprises(30, 20))
	if diff := cmp.Diff(sample.Frame{{Name: "a", Size: 30}, {Name: "b", Size: 20}}, d.Population()); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkDrawOfAMillion(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 1))
	units := make([]sample.FrameUnit, 1_000_000)
	var strata []sample.DrawStratum
	for h := range 400 {
		strata = append(strata, sample.DrawStratum{Name: fmt.Sprint("h", h), Units: 25, Reserve: 25})
	}
	for i := range units {
		units[i] = sample.FrameUnit{ID: fmt.Sprintf("E%07d", i), Stratum: strata[i%400].Name, Size: 1 + random.ExpFloat64()}
	}
	for _, method := range methods {
		b.Run(method.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				draw(b, planOf(method, "2024-核查-01", strata...), units)
			}
		})
	}
}
