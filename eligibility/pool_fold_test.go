package eligibility_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

var update = flag.Bool("update", false, "rewrite the golden files")

type event = eligibility.PoolEvent

// happens makes an event with the record that its kind asks for, in order but for the
// day, which is the log's.
func happens(id, name string, kind eligibility.PoolEventKind, on string) event {
	e := event{ID: id, Enterprise: firm(name), Kind: kind, On: zhuanhua.MustDay(on)}
	switch kind {
	case eligibility.Admitted:
		a := goodApplication(name)
		a.RecommendedOn, a.Refill = 0, 0
		e.Application = &a
	case eligibility.Graduated:
		p := goodProgress(name)
		p.EnteredOn, p.AsOf = 0, 0
		e.Progress = &p
	case eligibility.Removed:
		e.Review = &review{Enterprise: firm(name), Progress: zhuanhua.No}
	}
	return e
}

func shaanxi() eligibility.PoolProvince {
	return eligibility.PoolProvince{Province: zhuanhua.Shaanxi, Enterprises: zhuanhua.Value(9_000)}
}

func fold(t testing.TB, j *eligibility.PoolJudge, events ...event) eligibility.Pool {
	t.Helper()
	pool, err := j.Fold(shaanxi(), events)
	if err != nil {
		t.Fatal(err)
	}
	return pool
}

// refusals writes what was refused, an event a line.
func refusals(p eligibility.Pool) string {
	var list []string
	for _, r := range p.Refused {
		list = append(list, r.Event.ID+" "+r.Guard.String()+" "+string(r.Clause))
	}
	return strings.Join(list, "\n")
}

// life is a candidate that enters, is supported, leaves as a model and is followed up.
func life(name string) []event {
	return []event{
		happens(name+"1", name, eligibility.Recommended, "2024-06-01"),
		happens(name+"2", name, eligibility.Admitted, "2024-07-01"),
		happens(name+"3", name, eligibility.Supported, "2024-07-01"),
		happens(name+"4", name, eligibility.Graduated, "2025-07-01"),
		happens(name+"5", name, eligibility.FollowedUp, "2025-07-01"),
	}
}

func poolTable() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s %-18s -> %-10s  %s\n", "from", "event", "to", "refused by")
	name := func(s fmt.Stringer) string {
		if s.String() == "" {
			return "-"
		}
		return s.String()
	}
	for _, row := range eligibility.PoolTransitions() {
		guards := row.Guards.String()
		if row.Refused != eligibility.PoolGuardNone {
			fmt.Fprintf(&b, "%-10s %-18s -- %-10s  always: %s (%s) %s\n", name(row.From), row.Event, "", row.Refused, row.Refused.Clause(row.Event), row.Refused.Text().Zh)
			continue
		}
		fmt.Fprintf(&b, "%-10s %-18s -> %-10s  %s\n", name(row.From), row.Event, name(row.To), strings.ReplaceAll(guards, ";", " "))
	}
	b.WriteString("\nguards:\n")
	for g := eligibility.GuardNotRecommended; g <= eligibility.GuardGroundOpen; g++ {
		fmt.Fprintf(&b, "  %-20s %s / %s\n", g, g.Text().Zh, g.Text().En)
	}
	b.WriteString("\nchecks:\n")
	rules := eligibility.GrowthPlan()
	rules.Standard = eligibility.PublicStandard
	for _, check := range []zhuanhua.Check{rules.AdmissionCheck(), rules.LineCheck(), rules.GraduationCheck(), rules.StayCheck(), rules.MonitoringCheck()} {
		fmt.Fprintf(&b, "  %s (%s, %s)\n", check.Name, check.Text.Zh, check.Clause)
		for _, r := range check.Rows {
			fmt.Fprintf(&b, "    %-22s %-11s %-10s %s\n", r.Code, r.Clause, r.Status(), r.Text.Zh)
		}
	}
	return b.String()
}

func TestPoolTransitionTable(t *testing.T) {
	const golden = "testdata/pool-transitions.txt"
	got := poolTable()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("run with -update if this is meant (-golden +printed):\n%s", diff)
	}
}

// Every state has one row for every kind of event.
func TestPoolTransitionsAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range eligibility.PoolTransitions() {
		seen[row.From.String()+"/"+row.Event.String()] = true
		if (row.Refused == eligibility.PoolGuardNone) != (row.To != eligibility.PoolStateNone) {
			t.Errorf("%+v", row)
		}
	}
	if want := int(eligibility.PoolRemoved+1) * int(eligibility.FollowedUp); len(seen) != want {
		t.Errorf("%d rows of %d", len(seen), want)
	}
}

func TestFoldLife(t *testing.T) {
	pool := fold(t, poolJudge(t, poolRules()), life("示例企业甲")...)
	if got := refusals(pool); got != "" || pool.Err() != nil || len(pool.Duplicates) != 0 {
		t.Fatal(got)
	}
	want := []eligibility.PoolEnterprise{{
		Enterprise: firm("示例企业甲"), State: eligibility.PoolModel,
		RecommendedOn: zhuanhua.MustDay("2024-06-01"), EnteredOn: zhuanhua.MustDay("2024-07-01"), LeftOn: zhuanhua.MustDay("2025-07-01"),
	}}
	if diff := cmp.Diff(want, pool.Enterprises); diff != "" {
		t.Error(diff)
	}
	for day, state := range map[string]eligibility.PoolState{
		"2024-05-31": eligibility.PoolStateNone, "2024-06-01": eligibility.PoolCandidate, "2024-06-30": eligibility.PoolCandidate,
		"2024-07-01": eligibility.PoolIn, "2025-06-30": eligibility.PoolIn, "2025-07-01": eligibility.PoolModel,
	} {
		if got := pool.StateOn(firm("示例企业甲"), zhuanhua.MustDay(day)); got != state {
			t.Errorf("%s: %v, want %v", day, got, state)
		}
	}
	if pool.Province.Recommended != 1 || len(pool.Steps) != 5 || pool.Steps[1].Notes[0].Code != "standard-unverified" {
		t.Errorf("%+v", pool)
	}
}

// Whatever the order in which events come and however often, the pool is the same.
func TestFoldInAnyOrder(t *testing.T) {
	rules := poolRules()
	rules.RefillTimes = 1
	j := poolJudge(t, rules)
	var events []event
	for _, name := range []string{"示例甲", "示例乙", "示例丙", "示例丁"} {
		events = append(events, life(name)...)
	}
	events = append(events,
		happens("r1", "示例戊", eligibility.RefillRecommended, "2025-07-01"),
		happens("r2", "示例戊", eligibility.Admitted, "2025-07-01"),
		happens("r3", "示例戊", eligibility.Removed, "2025-07-02"),
		happens("r4", "示例己", eligibility.Supported, "2025-07-02"),
	)
	want, err := json.Marshal(fold(t, j, events...))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		shuffled := rapid.Permutation(events).Draw(rt, "order")
		again := rapid.SliceOfN(rapid.IntRange(0, len(events)-1), 0, 3).Draw(rt, "again")
		for _, i := range again {
			shuffled = append(shuffled, events[i])
		}
		pool, err := j.Fold(shaanxi(), shuffled)
		if err != nil {
			rt.Fatal(err)
		}
		got, _ := json.Marshal(pool)
		if string(got) != string(want) {
			rt.Fatalf("another pool:\n%s\n%s", got, want)
		}
		if len(pool.Duplicates) != len(again) {
			rt.Fatalf("%d told, %d came again", len(pool.Duplicates), len(again))
		}
		for _, d := range pool.Duplicates {
			if !errors.Is(d, zhuanhua.ErrDuplicate) || d.Record != zhuanhua.RecordPoolEvent || d.ID == "" {
				rt.Fatal(d)
			}
		}
	})
}

// Every event in every state does what the table says.
func TestFoldFollowsTheTable(t *testing.T) {
	j := poolJudge(t, poolRules())
	reach := map[eligibility.PoolState][]event{
		eligibility.PoolStateNone: {},
		eligibility.PoolCandidate: life("示例甲")[:1],
		eligibility.PoolIn:        life("示例甲")[:2],
		eligibility.PoolModel:     life("示例甲")[:4],
		eligibility.PoolRemoved:   append(life("示例甲")[:2:2], removal("示例甲", "2025-07-01")),
	}
	for _, row := range eligibility.PoolTransitions() {
		on := "2026-08-01"
		if row.Event == eligibility.Recommended && row.From == eligibility.PoolStateNone {
			on = "2024-06-15"
		}
		e := happens("last", "示例甲", row.Event, on)
		pool := fold(t, j, append(slices.Clone(reach[row.From]), e)...)
		if row.Refused != eligibility.PoolGuardNone {
			if len(pool.Refused) != 1 || pool.Refused[0].Guard != row.Refused || pool.Refused[0].State != row.From ||
				pool.Refused[0].Clause.Document() != zhuanhua.CP24 || pool.StateOn(firm("示例甲"), e.On) != row.From {
				t.Errorf("%s on %s: %s", row.Event, row.From, refusals(pool))
			}
			continue
		}
		if refusals(pool) != "" || pool.StateOn(firm("示例甲"), e.On) != row.To {
			t.Errorf("%s on %s: %s, %s", row.Event, row.From, refusals(pool), pool.StateOn(firm("示例甲"), e.On))
		}
	}
}

// removal is for a violation found on the day.
func removal(name, on string) event {
	e := happens("x"+name, name, eligibility.Removed, on)
	e.Review.Findings = violation(eligibility.TaxEvasion, zhuanhua.Confirmed, on)
	return e
}

// Each guard on what an event brings, refused and passed.
func TestFoldGuards(t *testing.T) {
	early := happens("e", "示例甲", eligibility.Recommended, "2024-02-26")
	notSME := life("示例甲")
	notSME[1].Application.Size = zhuanhua.SizeOf(zhuanhua.Large)
	open := life("示例甲")
	open[1].Application.Trademark = zhuanhua.Unstated
	dull := life("示例甲")
	dull[3].Progress.Demonstration = zhuanhua.No
	vague := life("示例甲")
	vague[3].Progress.Demonstration = zhuanhua.Unstated
	soon := happens("s", "示例甲", eligibility.Removed, "2026-07-01")
	soon.Review.Progress = zhuanhua.Unstated
	doubt := happens("s", "示例甲", eligibility.Removed, "2026-07-02")
	doubt.Review.Progress = zhuanhua.Unstated
	for _, c := range []struct {
		name   string
		events []event
		want   string
	}{
		{"before the plan", []event{early}, "e before-programme CP24-0"},
		{"before the plan, out of nowhere too", []event{happens("e", "示例甲", eligibility.Graduated, "2024-02-26")}, "e before-programme CP24-0"},
		{"on its day", []event{happens("e", "示例甲", eligibility.Recommended, "2024-02-27")}, ""},
		{"late", []event{happens("e", "示例甲", eligibility.Recommended, "2024-06-16")}, "e recommended-late CP24-0"},
		{"not an SME", notSME[:2], "示例甲2 not-eligible CP24-4.1a"},
		{"trademark not known", open[:2], "示例甲2 admission-open CP24-4.1a"},
		{"no demonstration", dull[:4], "示例甲4 not-graduable CP24-4.2.1"},
		{"demonstration not known", vague[:4], "示例甲4 graduation-open CP24-4.2.1"},
		{"term running", append(life("示例甲")[:2], soon), "s no-ground CP24-4.2.3"},
		{"term over, progress not known", append(life("示例甲")[:2], doubt), "s ground-open CP24-4.2.3"},
		{"term over", append(life("示例甲")[:2], happens("s", "示例甲", eligibility.Removed, "2026-07-02")), ""},
		{"at once", append(life("示例甲")[:2], removal("示例甲", "2024-07-02")), ""},
		{"a removal on the day of entry follows it", append(life("示例甲")[:3], removal("示例甲", "2024-07-01")), "示例甲3 removed CP24-5"},
		{"a removal the day before", append(life("示例甲")[:2], removal("示例甲", "2024-06-30")), "x示例甲 not-yet-in-pool CP24-4.2.3"},
		{"violation and merit on one day", append(life("示例甲")[:4], removal("示例甲", "2025-07-01")), "示例甲4 removed CP24-4.2.1"},
		{"supported on the day of removal", append(life("示例甲")[:2], removal("示例甲", "2024-08-01"), happens("z", "示例甲", eligibility.Supported, "2024-08-01")), "z removed CP24-5"},
		{"graduated out of nowhere", []event{happens("g", "示例甲", eligibility.Graduated, "2025-07-01")}, "g not-recommended CP24-4.2.1"},
	} {
		pool := fold(t, poolJudge(t, poolRules()), c.events...)
		if got := refusals(pool); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		var refusal *eligibility.PoolRefusal
		if (c.want != "") != errors.As(pool.Err(), &refusal) {
			t.Errorf("%s: %v", c.name, pool.Err())
		}
		if refusal != nil && (refusal.Text().Zh == "" || !strings.Contains(refusal.Error(), string(refusal.Clause))) {
			t.Errorf("%s: %v", c.name, refusal)
		}
	}
	pool := fold(t, poolJudge(t, poolRules()), notSME[:2]...)
	if diff := cmp.Diff("pool-admission/not-sme", pool.Refused[0].Reasons[0].Code); diff != "" {
		t.Error(diff)
	}
	pool = fold(t, poolJudge(t, poolRules()), vague[:4]...)
	if m := pool.Refused[0].Missing; len(m) != 1 || m[0].Fact != "demonstration-effect" || m[0].Supplier != zhuanhua.TheHost {
		t.Errorf("%+v", m)
	}
	pool = fold(t, poolJudge(t, poolRules()), append(life("示例甲")[:2], removal("示例甲", "2024-07-02"))...)
	if g := pool.Steps[2].Grounds; len(g) != 1 || g[0].Code != "pool-stay/tax-evasion" || g[0].Clause != "CP24-4.2.3" {
		t.Errorf("%+v", g)
	}
}

// The line bars what is recommended beyond it, in the order of the log.
func TestFoldLine(t *testing.T) {
	rules := poolRules()
	rules.GeneralLine, rules.LargeLine = 2, 3
	var events []event
	for i := range 4 {
		events = append(events, happens(fmt.Sprint(i), fmt.Sprint("示例", i), eligibility.Recommended, "2024-06-01"))
	}
	coast := eligibility.PoolProvince{Province: zhuanhua.Shandong, Recommended: 99}
	pool, err := poolJudge(t, rules).Fold(coast, events)
	if err != nil || refusals(pool) != "3 above-line CP24-4.1b" || pool.Province.Recommended != 3 || pool.Refused[0].Reasons[0].Code != "pool-line/above-line-plan-city" {
		t.Errorf("%v, %s", err, refusals(pool))
	}
	pool = fold(t, poolJudge(t, rules), events...)
	notes := 0
	for _, s := range pool.Steps {
		for _, n := range s.Notes {
			if n.Code == "above-general-line" {
				notes++
			}
		}
	}
	if refusals(pool) != "" || notes != 2 {
		t.Errorf("%s, %d warnings", refusals(pool), notes)
	}
	rules.ManyFrom = zhuanhua.Given[int]{}
	if _, err := poolJudge(t, rules).Fold(shaanxi(), events); !errors.Is(err, zhuanhua.ErrUnset) {
		t.Error(err)
	}
}

// CP24 四(二)2: at most twice the models that left, by either basis; a removed
// enterprise gives no place.
func TestFoldRefills(t *testing.T) {
	refill := func(name, on string) []event {
		return []event{
			happens(name+"1", name, eligibility.RefillRecommended, on),
			happens(name+"2", name, eligibility.Admitted, on),
		}
	}
	base := append(life("示例甲"), life("示例乙")[:2]...)
	base = append(base, removal("示例乙", "2024-08-01"))
	three := slices.Concat(base, refill("a", "2025-07-01"), refill("b", "2025-07-02"), refill("c", "2025-07-03"))
	next := slices.Concat(base, refill("a", "2025-07-01"), refill("b", "2026-01-01"))
	before := slices.Concat(base, refill("a", "2025-06-30"))
	for _, c := range []struct {
		name   string
		basis  eligibility.RefillBasis
		events []event
		want   string
		unset  bool
	}{
		{"two of three", eligibility.RefillFromStart, three, "c2 refill-limit CP24-4.2.2", false},
		{"two of three", eligibility.RefillPerYear, three, "c2 refill-limit CP24-4.2.2", false},
		{"two of three whatever the basis", eligibility.RefillBasisNone, three, "c2 refill-limit CP24-4.2.2", false},
		{"the year after", eligibility.RefillFromStart, next, "", false},
		{"the year after", eligibility.RefillPerYear, next, "b2 refill-limit CP24-4.2.2", false},
		{"the year after", eligibility.RefillBasisNone, next, "", true},
		{"the day before, a removed one gives no place", eligibility.RefillBasisNone, before, "a2 refill-limit CP24-4.2.2", false},
	} {
		rules := poolRules()
		rules.RefillBasis = c.basis
		pool, err := poolJudge(t, rules).Fold(shaanxi(), c.events)
		var unset *eligibility.UnsetError
		if errors.As(err, &unset) != c.unset || !c.unset && (err != nil || refusals(pool) != c.want) {
			t.Errorf("%s, %v: %v, %q", c.name, c.basis, err, refusals(pool))
		}
		if c.unset && (unset.Param.Key != "refill-basis" || unset.Param.Clause != "CP24-4.2.2") {
			t.Error(unset)
		}
	}
	rules := poolRules()
	rules.RefillBasis = eligibility.RefillBasisNone
	next[len(next)-1].Application.LegalPerson = zhuanhua.No
	if pool := fold(t, poolJudge(t, rules), next...); refusals(pool) != "b2 not-eligible CP24-4.1a" {
		t.Errorf("refills meet admission: %s", refusals(pool))
	}
}

func TestFoldRefillAboveLine(t *testing.T) {
	rules := poolRules()
	rules.GeneralLine, rules.LargeLine = 1, 2
	events := slices.Concat(life("示例甲"), life("示例乙")[:2], []event{
		happens("r1", "示例丙", eligibility.RefillRecommended, "2025-07-01"),
		happens("r2", "示例丙", eligibility.Admitted, "2025-07-01"),
		happens("r3", "示例丁", eligibility.RefillRecommended, "2025-07-01"),
		happens("r4", "示例丁", eligibility.Admitted, "2025-07-01"),
	})
	for province, want := range map[zhuanhua.Place]string{zhuanhua.Shaanxi: "r2 r4", zhuanhua.Shandong: "r4"} {
		pool, err := poolJudge(t, rules).Fold(eligibility.PoolProvince{Province: province, Enterprises: zhuanhua.Value(0)}, events)
		var warned []string
		for _, s := range pool.Steps {
			for _, n := range s.Notes {
				if n.Code == "refill-above-line" && n.Clause == "CP24-4.2.2" {
					warned = append(warned, s.Event.ID)
				}
			}
		}
		if got := strings.Join(warned, " "); err != nil || got != want {
			t.Errorf("%v: %v, warned of %q, want %q", province, err, got, want)
		}
	}
}

func TestFoldErrors(t *testing.T) {
	j := poolJudge(t, poolRules())
	good := life("示例甲")
	alter := func(i int, change func(*event)) []event {
		events := life("示例甲")
		change(&events[i])
		return events
	}
	for _, c := range []struct {
		name   string
		events []event
		kind   error
		record zhuanhua.RecordKind
		field  string
	}{
		{"no id", alter(0, func(e *event) { e.ID = "" }), zhuanhua.ErrNotGiven, zhuanhua.RecordPoolEvent, "event_id"},
		{"no kind", alter(0, func(e *event) { e.Kind = 0 }), zhuanhua.ErrNotGiven, zhuanhua.RecordPoolEvent, "kind"},
		{"no such kind", alter(0, func(e *event) { e.Kind = 99 }), zhuanhua.ErrCodeWord, zhuanhua.RecordPoolEvent, "kind"},
		{"no day", alter(0, func(e *event) { e.On = 0 }), zhuanhua.ErrNotGiven, zhuanhua.RecordPoolEvent, "on"},
		{"no such day", alter(0, func(e *event) { e.On = -1 }), zhuanhua.ErrRange, zhuanhua.RecordPoolEvent, "on"},
		{"no enterprise", alter(0, func(e *event) { e.Enterprise = zhuanhua.PartyID{} }), zhuanhua.ErrNotGiven, zhuanhua.RecordPoolEvent, "party_id"},
		{"no application", alter(1, func(e *event) { e.Application = nil }), zhuanhua.ErrNotGiven, zhuanhua.RecordPoolEvent, "application"},
		{"an application too many", alter(0, func(e *event) { e.Application = good[1].Application }), zhuanhua.ErrNotAllowed, zhuanhua.RecordPoolEvent, "application"},
		{"another's application", alter(1, func(e *event) { e.Enterprise = firm("示例乙") }), zhuanhua.ErrContradiction, zhuanhua.RecordPoolEvent, "party_id"},
		{"a bad application", alter(1, func(e *event) { e.Application.Research = yuan(-1) }), zhuanhua.ErrRange, zhuanhua.RecordApplication, "research"},
		{"a bad progress", alter(3, func(e *event) { e.Progress.Sales = yuan(-1) }), zhuanhua.ErrRange, zhuanhua.RecordProgress, "sales"},
		{"a bad review", []event{func() event {
			e := removal("示例甲", "2025-01-01")
			e.Review.Findings[0].ID = ""
			return e
		}()}, zhuanhua.ErrNotGiven, zhuanhua.RecordFinding, "finding_id"},
		{"one id, two events", alter(1, func(e *event) { e.ID = "示例甲1" }), zhuanhua.ErrContradiction, zhuanhua.RecordPoolEvent, "event_id"},
		{"recommended on another day", alter(1, func(e *event) { e.Application.RecommendedOn = e.On }), zhuanhua.ErrContradiction, zhuanhua.RecordPoolEvent, "recommended_on"},
		{"recommended for another round", alter(1, func(e *event) { e.Application.Refill = zhuanhua.Yes }), zhuanhua.ErrContradiction, zhuanhua.RecordPoolEvent, "refill"},
		{"entered on another day", alter(3, func(e *event) { e.Progress.EnteredOn = 1 }), zhuanhua.ErrContradiction, zhuanhua.RecordPoolEvent, "entered_on"},
		{"as of another day", alter(3, func(e *event) { e.Progress.AsOf = 1 }), zhuanhua.ErrContradiction, zhuanhua.RecordPoolEvent, "as_of"},
		{"a review as of another day", append(good[:2:2], func() event {
			e := removal("示例甲", "2025-01-01")
			e.Review.AsOf = 1
			return e
		}()), zhuanhua.ErrContradiction, zhuanhua.RecordPoolEvent, "as_of"},
		{"a review of another entry", append(good[:2:2], func() event {
			e := removal("示例甲", "2025-01-01")
			e.Review.EnteredOn = 1
			return e
		}()), zhuanhua.ErrContradiction, zhuanhua.RecordPoolEvent, "entered_on"},
		{"progress after the review", append(good[:2:2], func() event {
			e := happens("r", "示例甲", eligibility.Removed, "2025-01-01")
			e.Review.Progress, e.Review.ProgressOn = zhuanhua.Yes, e.On+1
			return e
		}()), zhuanhua.ErrContradiction, zhuanhua.RecordReview, "progress_on"},
		{"an answer to what nobody asks", alter(1, func(e *event) {
			e.Application.Answers = []eligibility.PoolAnswer{{Requirement: "no-such", Met: zhuanhua.Yes}}
		}), zhuanhua.ErrUnknownID, zhuanhua.RecordApplication, "answers"},
	} {
		_, err := j.Fold(shaanxi(), c.events)
		wantFault(t, err, c.record, c.field)
		if !errors.Is(err, c.kind) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	_, err := j.Fold(eligibility.PoolProvince{Province: zhuanhua.Macao}, nil)
	wantFault(t, err, zhuanhua.RecordPool, "province")
	wantFault(t, (*event)(nil).Validate(), zhuanhua.RecordPoolEvent, "event")
	for _, set := range []func(*eligibility.PoolRules){
		func(r *eligibility.PoolRules) { r.ClearRise = zhuanhua.Given[eligibility.Percent]{} },
		func(r *eligibility.PoolRules) { r.Standard = 0 },
	} {
		rules := poolRules()
		set(&rules)
		if _, err := poolJudge(t, rules).Fold(shaanxi(), good); !errors.Is(err, zhuanhua.ErrUnset) {
			t.Error(err)
		}
	}
	rules := poolRules()
	rules.Progress = zhuanhua.Given[eligibility.Percent]{}
	e := happens("r", "示例甲", eligibility.Removed, "2027-01-01")
	e.Review.Progress, e.Review.EntryRate, e.Review.Rate = 0, rate(1, 10), rate(2, 10)
	if _, err := poolJudge(t, rules).Fold(shaanxi(), append(life("示例甲")[:2], e)); !errors.Is(err, zhuanhua.ErrUnset) {
		t.Error(err)
	}
}

// An id that comes again with anything altered is a contradiction, not a duplicate.
func TestFoldTellsContradictions(t *testing.T) {
	j := poolJudge(t, poolRules())
	for name, alter := range map[string]func(*event){
		"cause":     func(e *event) { e.Cause = "x" },
		"trademark": func(e *event) { e.Application.Trademark = zhuanhua.No },
		"research":  func(e *event) { e.Application.Research = yuan(4_000_001) },
		"answers":   func(e *event) { e.Application.Answers = []eligibility.PoolAnswer{{"x", zhuanhua.Yes}} },
	} {
		events := life("示例甲")
		again := life("示例甲")[1]
		alter(&again)
		if _, err := j.Fold(shaanxi(), append(events, again)); !errors.Is(err, zhuanhua.ErrContradiction) {
			t.Errorf("%s: %v", name, err)
		}
	}
	events := life("示例甲")
	again := life("示例甲")[1]
	again.Application.Research = zhuanhua.Value(decimal.New(400_000_000, -2))
	if pool := fold(t, j, append(events, again, removal("示例甲", "2024-09-01"), removal("示例甲", "2024-09-01"))...); len(pool.Duplicates) != 2 {
		t.Errorf("4000000.00 is 4000000: %v", pool.Duplicates)
	}
}

// CP24 五: support is for enterprises in the pool.
func TestSupport(t *testing.T) {
	pool := fold(t, poolJudge(t, poolRules()), slices.Concat(life("示例甲"), life("示例乙")[:2], []event{removal("示例乙", "2024-08-01")}, life("示例丙")[:1])...)
	on := zhuanhua.MustDay("2025-12-31")
	for name, want := range map[string]eligibility.PoolGuard{
		"示例甲": eligibility.GuardLeft, "示例乙": eligibility.GuardRemoved, "示例丙": eligibility.GuardNotYetIn, "示例丁": eligibility.GuardNotRecommended,
	} {
		if got := pool.Support(firm(name), on); got != want || got.Clause(eligibility.Supported) != "CP24-5" {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if got := pool.Support(firm("示例甲"), zhuanhua.MustDay("2025-06-30")); got != eligibility.PoolGuardNone {
		t.Errorf("in the pool: %v", got)
	}
}

func TestPoolFigures(t *testing.T) {
	events := slices.Concat(life("示例甲"), life("示例乙")[:2], []event{removal("示例乙", "2026-01-01")}, life("示例丙")[:1], []event{
		happens("r1", "示例丁", eligibility.RefillRecommended, "2025-07-01"),
		happens("r2", "示例丁", eligibility.Admitted, "2025-12-31"),
	})
	pool := fold(t, poolJudge(t, poolRules()), events...)
	want := []eligibility.PoolFigures{
		{Year: 2023},
		{Year: 2024, Recommended: 3, Admitted: 2, AtEnd: 2, Supported: 1},
		{Year: 2025, AtStart: 2, Recommended: 1, Admitted: 1, Refilled: 1, Graduated: 1, AtEnd: 2, Supported: 1},
		{Year: 2026, AtStart: 2, Removed: 1, AtEnd: 1},
	}
	reporting := []int{0, 3, 3, 2}
	for i, f := range want {
		if diff := cmp.Diff(f, pool.Figures(f.Year)); diff != "" {
			t.Error(diff)
		}
		if got := pool.Reporting(f.Year); len(got) != reporting[i] || !slices.IsSortedFunc(got, func(a, b zhuanhua.PartyID) int { return strings.Compare(a.String(), b.String()) }) {
			t.Errorf("%d: %v report", f.Year, got)
		}
	}
}

func TestFoldOutsideTheEdition(t *testing.T) {
	rules := poolRules()
	rules.To = zhuanhua.MustDay("2025-07-01")
	pool := fold(t, poolJudge(t, rules), life("示例甲")...)
	for _, s := range pool.Steps {
		outside := slices.ContainsFunc(s.Notes, func(n zhuanhua.Note) bool { return n.Code == "outside-edition" })
		if outside != (s.Event.On >= rules.To) {
			t.Errorf("%s: %+v", s.Event.ID, s.Notes)
		}
	}
}
