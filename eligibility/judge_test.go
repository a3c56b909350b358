package eligibility_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// hostCheck is indicator 1 under another name with a row of the host's own.
func hostCheck(rules eligibility.Rules) zhuanhua.Check {
	return rules.Received().With(zhuanhua.Criterion{
		Code: "not-exclusive", Nature: zhuanhua.Merit, Param: zhuanhua.Param{Key: "exclusive-only", Status: zhuanhua.HostRule},
		Text: zhuanhua.Text{Zh: "不是独占许可", En: "no exclusive licence"},
		Any:  []zhuanhua.Term{{Fact: eligibility.LicenceFormFact, In: zhuanhua.CodesOf(zhuanhua.ExclusiveForm)}},
	}).Named("exclusive", zhuanhua.Text{Zh: "独占许可", En: "Exclusive licences"}, "CZ23-A1")
}

func TestJudgeWithChecksOfTheHost(t *testing.T) {
	rules := eligibility.SpecialPlan()
	given := hostCheck(rules).Named("given", zhuanhua.Text{}, "CZ23-A2")
	given.Home = eligibility.TransferorHome
	running := rules.Pledged().Without("deregistered").Named("pledged", zhuanhua.Text{}, "CZ23-A5")
	covered := rules.Covered().Named("covered", zhuanhua.Text{}, "CZ23-A3a")
	judge := mustJudge(t, rules, hostCheck(rules), running, given, covered)
	for name, want := range map[string]int{zhuanhua.Indicator1: 0, zhuanhua.Indicator2: 1, "exclusive": 2, "given": 3} {
		if got := judge.Transfers().Find(name); got != want {
			t.Errorf("%s is check %d of transfers, want %d", name, got, want)
		}
	}
	if judge.Pledges().Find("pledged") != 1 || judge.Coverages().Find("covered") != 1 || judge.Payments().Find(eligibility.ReceivedByInstitution) != 1 {
		t.Error("a check is not where it was put")
	}
	record := deal()
	record.Kind, record.Licence = zhuanhua.Licence, zhuanhua.OrdinaryForm
	j := judgeTransfer(t, judge, &record)
	for check, want := range map[string]answer{zhuanhua.Indicator1: counts(), "exclusive": fails("not-exclusive")} {
		if diff := cmp.Diff(want, answerOf(ask(j, check, zhuanhua.Shaanxi, zhuanhua.Year(2022)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", check, diff)
		}
	}
	// Money counts for a host's check as it moved on the side of its home.
	record.Payments[0].Payer = zhuanhua.NewPartyID("某人")
	if got := judgeTransfer(t, judge, &record).Payments[0]; got.ID != "P1" {
		t.Errorf("the payment is %q", got.ID)
	}
	if got := judgeTransfer(t, judge, &record).Payments[0].Counts; got != 1<<1|1<<3 {
		t.Errorf("paid by someone else, the payment counts for checks %b", got)
	}
	record.Payments[0].Payer, record.Payments[0].Payee = zhuanhua.PartyID{}, zhuanhua.NewPartyID("某人")
	if got := judgeTransfer(t, judge, &record).Payments[0].Counts; got != 1<<0|1<<2 {
		t.Errorf("paid to someone else, the payment counts for checks %b", got)
	}
}

func TestJudgeErrors(t *testing.T) {
	rules := eligibility.SpecialPlan()
	bad := hostCheck(rules)
	bad.Rows[0].Any = []zhuanhua.Term{{Fact: 99}}
	payments := rules.Paid().Named("payments", zhuanhua.Text{}, "CZ23-A1h")
	badPledge := rules.Pledged()
	badPledge.Name = "Pledge"
	for name, c := range map[string]struct {
		extra []zhuanhua.Check
		check string
	}{
		"a check of the library's name": {[]zhuanhua.Check{rules.Received()}, zhuanhua.Indicator1},
		"a check twice":                 {[]zhuanhua.Check{hostCheck(rules), hostCheck(rules)}, "exclusive"},
		"a fact that is not there":      {[]zhuanhua.Check{bad}, "exclusive"},
		"a name that is none":           {[]zhuanhua.Check{badPledge}, "Pledge"},
		"a name of another kind":        {[]zhuanhua.Check{hostCheck(rules), rules.Pledged().Named("exclusive", zhuanhua.Text{}, "CZ23-A5")}, "exclusive"},
		"a payment's name":              {[]zhuanhua.Check{hostCheck(rules).Named(eligibility.PaidBySME, zhuanhua.Text{}, "CZ23-A1")}, eligibility.PaidBySME},
		"a check of payments":           {[]zhuanhua.Check{payments}, "payments"},
		"a check of nothing":            {[]zhuanhua.Check{hostCheck(rules), {Name: "nothing"}}, "nothing"},
		"too many rows":                 {manyChecks(rules, 4), "many-2"},
	} {
		judge, err := rules.Judge(c.extra...)
		var fault *zhuanhua.CompileError
		if judge != nil || !errors.As(err, &fault) || fault.Check != c.check {
			t.Errorf("%s: got %v, want a CompileError of %q", name, err, c.check)
		}
	}
	var fault *eligibility.RulesError
	if judge, err := (eligibility.Rules{}).Judge(); judge != nil || !errors.As(err, &fault) {
		t.Errorf("the zero rules: got %v, want a RulesError", err)
	}
}

func manyChecks(rules eligibility.Rules, n int) []zhuanhua.Check {
	var checks []zhuanhua.Check
	for i := range n {
		checks = append(checks, rules.Received().Named(fmt.Sprintf("many-%d", i), zhuanhua.Text{}, "CZ23-A1"))
	}
	return checks
}

func TestJudgeTellsItsRules(t *testing.T) {
	rules := eligibility.SpecialPlan()
	rules.Counting, rules.Cumulation = zhuanhua.ByRecord, zhuanhua.OverWindow
	judge := mustJudge(t, rules)
	if judge.Rules() != rules || judge.Counting() != zhuanhua.ByRecord || judge.Cumulation() != zhuanhua.OverWindow {
		t.Errorf("got %+v", judge.Rules())
	}
}

// Two judges have the same fingerprint only if no record could tell them apart.
func TestFingerprintTellsWhatDecides(t *testing.T) {
	rules := eligibility.SpecialPlan()
	host := hostCheck(rules)
	seen := map[[32]byte]string{}
	add := func(name string, r eligibility.Rules, extra ...zhuanhua.Check) {
		t.Helper()
		print := mustJudge(t, r, extra...).Fingerprint()
		if other, there := seen[print]; there {
			t.Errorf("%s has the fingerprint of %s", name, other)
		}
		seen[print] = name
	}
	add("the special plan", rules)
	for _, f := range eligibility.Fields() {
		for i, r := range f.Nearby(rules) {
			add(fmt.Sprintf("%s %d", f.Key, i), r)
		}
	}
	add("the host's check", rules, host)
	form := eligibility.TransferForm()
	i := 0
	for m := range host.Mutants(&form) {
		if _, err := rules.Judge(m); err == nil {
			add(fmt.Sprintf("mutant %d of it", i), rules, m)
		}
		i++
	}
	first := host.Without("transfer-kind")
	first.Applies = &host.Rows[0]
	add("its first row as what it applies to", rules, first)
	other := host
	other.Home = eligibility.TransferorHome
	add("another home", rules, other)
	other = host
	other.Carry = "after-period"
	add("another row that money may fail", rules, other)
	add("another name", rules, host.Named("other", host.Text, host.Clause))
	clause, nature := host.With(), host.With()
	clause.Rows[0].Clause, nature.Rows[0].Nature = "CZ23-A2", zhuanhua.Scoping
	add("another clause", rules, clause)
	add("another nature", rules, nature)
}

// What reasons are called, and what their parameters are measured in, decides
// nothing.
func TestFingerprintIsNotOfTheWording(t *testing.T) {
	rules := eligibility.SpecialPlan()
	host, said := hostCheck(rules), hostCheck(rules)
	said.Text, said.Clause = zhuanhua.Text{Zh: "改名", En: "renamed"}, "CZ23-A2"
	for i := range said.Rows {
		said.Rows[i].Text = zhuanhua.Text{Zh: "改写", En: "reworded"}
		said.Rows[i].Param.Unit = "项"
	}
	if mustJudge(t, rules, host).Fingerprint() != mustJudge(t, rules, said).Fingerprint() {
		t.Error("other words have another fingerprint")
	}
	if mustJudge(t, rules).Fingerprint() != mustJudge(t, eligibility.SpecialPlan()).Fingerprint() {
		t.Error("the same rules have two fingerprints")
	}
}

// A decision outside the window uses the edition and says so.
func TestNotes(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	for day, noted := range map[string]bool{
		"2021-03-18": true, "2021-03-19": false, "2022-12-31": false, "2023-12-31": false, "2024-01-01": true,
	} {
		notes := judge.Notes(on(day))
		if (len(notes) == 1) != noted {
			t.Errorf("on %s: %v", day, notes)
		}
		if noted && (notes[0].Code != "outside-window" || !notes[0].Clause.Valid() || notes[0].Text.Zh == "" || notes[0].Text.En == "") {
			t.Errorf("on %s: %+v", day, notes[0])
		}
	}
	record := deal()
	d, err := judge.ExplainTransfer(zhuanhua.Indicator1, &record, zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022).At(on("2024-06-30"))})
	if err != nil || len(d.Notes) != 1 || d.Outcome != zhuanhua.Met {
		t.Errorf("a decision after the window: %v, %v, notes %v", d.Outcome, err, d.Notes)
	}
}

// Nothing of a record is altered, and what is done to it afterwards changes nothing
// of the judgement.
func TestJudgeKeepsNothingOfTheRecord(t *testing.T) {
	for _, rules := range []eligibility.Rules{eligibility.SpecialPlan(), patentByPatent()} {
		judge := mustJudge(t, rules)
		record := deal()
		record.Patents = append(record.Patents, granted(utility, "2015-01-01", "2016-01-01"))
		before, _ := json.Marshal(record)
		j := judgeTransfer(t, judge, &record)
		if after, _ := json.Marshal(record); string(after) != string(before) {
			t.Errorf("the record was altered to %s", after)
		}
		kept := j.Clone()
		record.Patents[0].No, record.Patents[1].No = another, design
		record.Transferee.Province, record.Payments[0].Amount = zhuanhua.Beijing, zhuanhua.Value(zhuanhua.Amount(1).Yuan())
		if diff := cmp.Diff(kept, *j, sameTable); diff != "" {
			t.Errorf("the judgement changed with the record (-before +after):\n%s", diff)
		}
	}
}

// No judge, no record and nowhere to put the answer are told, not panicked at.
func TestJudgeOfNothing(t *testing.T) {
	record, pledge := deal(), loan()
	var j zhuanhua.Judged
	judge := mustJudge(t, eligibility.SpecialPlan())
	for name, err := range map[string]error{
		"nil judge, transfer":  (*eligibility.Judge)(nil).JudgeTransfer(&record, &j),
		"nil judge, pledge":    (*eligibility.Judge)(nil).JudgePledge(&pledge, &j),
		"zero judge, transfer": new(eligibility.Judge).JudgeTransfer(&record, &j),
		"nowhere, transfer":    judge.JudgeTransfer(&record, nil),
		"nowhere, pledge":      judge.JudgePledge(&pledge, nil),
	} {
		var fault *zhuanhua.InputError
		if !errors.As(err, &fault) || !errors.Is(err, zhuanhua.ErrNotGiven) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var none *eligibility.Judge
	for name, table := range map[string]*zhuanhua.Table{
		"transfers": none.Transfers(), "pledges": none.Pledges(), "payments": none.Payments(), "coverages": none.Coverages(), "products": none.Products(),
	} {
		if table != nil {
			t.Errorf("no judge has a table of %s", name)
		}
	}
	if _, err := none.ExplainTransfer(zhuanhua.Indicator1, &record, in2022(xian)); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Errorf("no judge explains: %v", err)
	}
	if eligibility.ReadTransfer(nil, nil) != 0 || eligibility.ReadPledge(nil) != 0 || eligibility.ReadPayment(nil, nil) != 0 || eligibility.ReadPayment(&record, nil) != 0 {
		t.Error("nothing has facts")
	}
}

// What no document states is told: the parameters that are readings.
func TestJudgeTellsItsReadings(t *testing.T) {
	var got []string
	for _, p := range mustJudge(t, eligibility.SpecialPlan()).Readings() {
		if p.Status == zhuanhua.Stated || !p.Clause.Valid() {
			t.Errorf("%+v is no reading", p)
		}
		got = append(got, p.Key)
	}
	want := []string{
		"grant-day", "unit", "firms", "sizes", "first-after", "suppliers", "fee-kinds", "proofs", "all-proofs", "filings", "net-pledges", "counting", "cumulation",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("readings (-want +got):\n%s", diff)
	}
}

// A host's check may ask for the grant on the statistics day beside rules that ask
// for it on the record's.
func TestHostAsksForTheStatisticsDay(t *testing.T) {
	late := eligibility.SpecialPlan()
	late.GrantDay = eligibility.OnStatisticsDay
	for _, unit := range []eligibility.Unit{eligibility.WholeRecord, eligibility.PatentByPatent} {
		rules := eligibility.SpecialPlan()
		rules.Unit = unit
		judge := mustJudge(t, rules, late.Received().Named("late", zhuanhua.Text{}, "CZ23-A1"))
		record := deal()
		record.Patents = []zhuanhua.Patent{granted(invention, "2022-08-01", ""), granted(utility, "2022-09-01", "")}
		j := judgeTransfer(t, judge, &record)
		for check, want := range map[string]answer{zhuanhua.Indicator1: fails("not-granted"), "late": counts()} {
			if diff := cmp.Diff(want, answerOf(ask(j, check, zhuanhua.Shaanxi, zhuanhua.Year(2022)))); diff != "" {
				t.Errorf("%v, %s (-want +got):\n%s", unit, check, diff)
			}
		}
	}
}

func TestJudgeRefusesNothing(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	var j zhuanhua.Judged
	bad, badPledge := deal(), loan()
	bad.Patents, badPledge.ID = nil, ""
	for name, err := range map[string]error{
		"no transfer": judge.JudgeTransfer(nil, &j), "no pledge": judge.JudgePledge(nil, &j),
		"no patents": judge.JudgeTransfer(&bad, &j), "no id": judge.JudgePledge(&badPledge, &j),
	} {
		var fault *zhuanhua.InputError
		if !errors.As(err, &fault) || !errors.Is(err, zhuanhua.ErrNotGiven) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// One judge serves any number of goroutines.
func TestJudgeIsSafeForManyGoroutines(t *testing.T) {
	judge := mustJudge(t, patentByPatent(), hostCheck(eligibility.SpecialPlan()))
	w := fixture.NewWorld(3, 20, 40, 8)
	records := make([]zhuanhua.Transfer, 60)
	for i := range records {
		records[i] = w.Transfer(fmt.Sprint("T", i))
	}
	all := func() (answers []answer) {
		var j zhuanhua.Judged
		for i := range records {
			if err := judge.JudgeTransfer(&records[i], &j); err != nil {
				return nil
			}
			for check := range judge.Transfers().Checks() {
				s := in2022(zhuanhua.Shaanxi)
				answers = append(answers, answerOf(j.In(check, &s)))
			}
			if _, err := judge.ExplainTransfer("exclusive", &records[i], in2022(xian)); err != nil {
				return nil
			}
		}
		return answers
	}
	want := all()
	var group sync.WaitGroup
	got := make([][]answer, 8)
	for i := range got {
		group.Go(func() { got[i] = all() })
	}
	group.Wait()
	for i := range got {
		if want == nil || !cmp.Equal(want, got[i]) {
			t.Errorf("goroutine %d has other answers", i)
		}
	}
}

// Judging ordinary records into a judged value that is reused allocates nothing.
func TestJudgingAllocatesNothing(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan(), hostCheck(eligibility.SpecialPlan()))
	w := fixture.NewWorld(4, 40, 60, 8)
	var transfers []zhuanhua.Transfer
	var pledges []zhuanhua.Pledge
	for i := range 200 {
		transfers = append(transfers, w.Transfer(fmt.Sprint("T", i)))
		pledges = append(pledges, w.Pledge(fmt.Sprint("G", i)))
	}
	var j zhuanhua.Judged
	s := in2022(zhuanhua.Shaanxi)
	outcomes := 0
	run := func() {
		for i := range transfers {
			if judge.JudgeTransfer(&transfers[i], &j) == nil && j.In(0, &s).Outcome() == zhuanhua.Met {
				outcomes++
			}
			if judge.JudgePledge(&pledges[i], &j) == nil && j.In(0, &s).Outcome() == zhuanhua.Met {
				outcomes++
			}
		}
	}
	run()
	n := testing.AllocsPerRun(10, run)
	for tries := 0; tries < 12 && n != 0; tries++ { // the runtime's own come and go
		n = testing.AllocsPerRun(10, run)
	}
	if n != 0 {
		t.Errorf("%v allocations for %d records", n, len(transfers)+len(pledges))
	}
	if outcomes == 0 {
		t.Error("nothing counted")
	}
}

// The facts that are read are the record's.
func TestReadTransfer(t *testing.T) {
	record := deal()
	record.Kind, record.Licence = zhuanhua.Licence, zhuanhua.SoleForm
	record.Patents = []zhuanhua.Patent{granted(invention, "2019-06-04", ""), granted(design, "2019-06-04", "")}
	for fact, want := range map[int]zhuanhua.Code{
		eligibility.TransferKindFact: 2, eligibility.LicenceFormFact: 2, eligibility.PatentKindsFact: 1 | 4,
		eligibility.GrantFact: zhuanhua.Granted, eligibility.TransferorKindFact: zhuanhua.Code(zhuanhua.University),
		eligibility.TransferorFirstFact: 1, eligibility.TransfereeKindFact: zhuanhua.Code(zhuanhua.OtherEnterprise),
		eligibility.TransfereeSizeFact: zhuanhua.Code(zhuanhua.Small), eligibility.TransfereeFirstFact: 1,
	} {
		if got := eligibility.ReadTransfer(&record, record.Patents).Get(fact); got != want {
			t.Errorf("fact %d is %d, want %d", fact, got, want)
		}
	}
	for kind, want := range map[zhuanhua.TransferKind]zhuanhua.Code{zhuanhua.Assignment: 5, zhuanhua.Equity: 5, zhuanhua.Licence: 0, zhuanhua.TransferNone: 0} {
		record.Kind, record.Licence = kind, zhuanhua.LicenceNone
		if got := eligibility.ReadTransfer(&record, record.Patents).Get(eligibility.LicenceFormFact); got != want {
			t.Errorf("the form of a %q is %d, want %d", kind, got, want)
		}
	}
	if got := eligibility.ReadTransfer(&record, record.Patents[1:]).Get(eligibility.PatentKindsFact); got != 4 {
		t.Errorf("kinds of the design alone are %d", got)
	}
	if got := eligibility.ReadPledge(&zhuanhua.Pledge{}); got != 0 {
		t.Errorf("a pledge of which nothing is given reads %x", got)
	}
}

// Judging patent by patent is judging each patent as a record of its own: the
// record counts if one does, else it is undetermined if one is, else rejected for
// the reasons of all, each told once.
func TestPatentByPatentIsEachPatentAlone(t *testing.T) {
	for _, grantDay := range []eligibility.GrantDay{eligibility.OnRecordDay, eligibility.OnStatisticsDay} {
		alone := eligibility.SpecialPlan()
		alone.GrantDay, alone.PatentKinds = grantDay, zhuanhua.SetOf(zhuanhua.Invention, zhuanhua.UtilityModel)
		split := alone
		split.Unit = eligibility.PatentByPatent
		byRecord, byPatent := mustJudge(t, alone), mustJudge(t, split)
		rapid.Check(t, func(t *rapid.T) {
			w := fixture.NewWorld(rapid.Uint64().Draw(t, "seed"), 6, 12, 6)
			record, place := w.Transfer("T"), zhuanhua.Shaanxi
			for _, p := range []*zhuanhua.Party{record.Transferor, record.Transferee} {
				if p != nil && p.Province.IsProvince() {
					place = p.Province
				}
			}
			s := zhuanhua.Scope{Place: place, Period: zhuanhua.Year(record.RecordedOn.Year())}
			if record.RecordedOn == 0 {
				s.Period = zhuanhua.Year(2022)
			}
			var j, one zhuanhua.Judged
			if err := byPatent.JudgeTransfer(&record, &j); err != nil {
				t.Fatal(err)
			}
			for check := range byPatent.Transfers().Checks() {
				var want []answer
				patents := []zhuanhua.PatentNo{}
				for i := range record.Patents {
					single := record
					single.Patents = record.Patents[i : i+1]
					if err := byRecord.JudgeTransfer(&single, &one); err != nil {
						t.Fatal(err)
					}
					a := answerOf(one.In(check, &s))
					if want = append(want, a); a.Outcome == zhuanhua.Met {
						patents = append(patents, record.Patents[i].No)
					}
				}
				if diff := cmp.Diff(together(want), answerOf(j.In(check, &s)), asSet); diff != "" {
					t.Fatalf("check %d (-one by one +together):\n%s", check, diff)
				}
				slices.Sort(patents)
				if got := brings(&j, byPatent.Transfers().Check(check).Name, s); !slices.Equal(got.Patents, patents) {
					t.Fatalf("check %d: patents %v, want %v", check, got.Patents, patents)
				}
			}
		})
	}
}

// together joins the answers on the patents of a record.
func together(list []answer) answer {
	for _, outcome := range []zhuanhua.Outcome{zhuanhua.Met, zhuanhua.Undetermined, zhuanhua.NotMet} {
		a := answer{outcome, []string{}, []string{}}
		found := false
		for _, one := range list {
			if one.Outcome == outcome {
				found = true
				a.Failed, a.Missing = append(a.Failed, one.Failed...), append(a.Missing, one.Missing...)
			}
		}
		if found {
			return a
		}
	}
	return answer{}
}

// asSet compares lists of words whatever their order.
var asSet = cmp.Transformer("set", func(list []string) map[string]bool {
	set := map[string]bool{}
	for _, word := range list {
		set[word] = true
	}
	return set
})

// A record in parts has one for each kind of patent in it, in canonical order.
func TestPartsOfARecord(t *testing.T) {
	judge := mustJudge(t, patentByPatent())
	record := deal()
	record.Patents = []zhuanhua.Patent{
		granted(another, "2019-06-04", ""), granted(utility, "2015-01-01", "2016-01-01"), granted(invention, "2018-06-04", ""), unread(design),
	}
	j := judgeTransfer(t, judge, &record)
	all := []zhuanhua.PatentNo{another, utility, invention, design}
	slices.Sort(all)
	alike := 0
	for _, part := range j.Parts {
		if part.Of != 4 || len(part.Ranks) != len(part.Patents) {
			t.Errorf("part %+v", part)
		}
		for i, rank := range part.Ranks {
			if all[rank] != part.Patents[i] {
				t.Errorf("rank %d is of %v, not %v", rank, all[rank], part.Patents[i])
			}
		}
		if len(part.Patents) == 2 && slices.Contains(part.Patents, another) && slices.Contains(part.Patents, invention) {
			alike++
		}
	}
	if len(j.Parts) != 3 || alike != 1 {
		t.Errorf("%d parts, the two inventions alike in %d", len(j.Parts), alike)
	}
	if whole := judgeTransfer(t, mustJudge(t, eligibility.SpecialPlan()), &record); len(whole.Parts) != 1 || whole.Parts[0].Of != 4 || len(whole.Parts[0].Patents) != 4 || whole.Parts[0].Ranks != nil {
		t.Errorf("judged whole: %+v", whole.Parts)
	}
	record.Patents = record.Patents[:1]
	if j = judgeTransfer(t, judge, &record); len(j.Parts) != 1 || j.Parts[0].Ranks != nil {
		t.Errorf("one patent is judged in parts: %+v", j.Parts)
	}
}

// A host's check on the grant on the statistics day sees it, whatever the rules it
// stands beside.
func TestDraftBesideTheRules(t *testing.T) {
	draft := eligibility.SpecialPlan()
	draft.GrantDay = eligibility.OnStatisticsDay
	for _, unit := range []eligibility.Unit{eligibility.WholeRecord, eligibility.PatentByPatent} {
		draft.Unit = unit
		base := eligibility.SpecialPlan()
		base.Unit = unit
		alone := mustJudge(t, draft)
		beside := mustJudge(t, base, draft.Received().Named("draft", zhuanhua.Text{}, "CZ23-A1"))
		for _, lapsed := range []string{"", "2021-01-01", "2022-08-01", "2023-02-01"} {
			record := deal()
			record.Patents = []zhuanhua.Patent{granted(invention, "2019-06-04", lapsed), granted(utility, "2019-06-04", lapsed)}
			want := answerOf(ask(judgeTransfer(t, alone, &record), zhuanhua.Indicator1, zhuanhua.Shaanxi, zhuanhua.Year(2022)))
			got := answerOf(ask(judgeTransfer(t, beside, &record), "draft", zhuanhua.Shaanxi, zhuanhua.Year(2022)))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%v, lapsed %q (-alone +beside):\n%s", unit, lapsed, diff)
			}
		}
	}
}

func TestJudgeRefusesNamesThatAreTaken(t *testing.T) {
	rules := eligibility.SpecialPlan()
	for _, name := range []string{
		zhuanhua.Indicator1, zhuanhua.Indicator2, zhuanhua.Indicator3, zhuanhua.Indicator4, zhuanhua.Indicator5,
		zhuanhua.Implementation, eligibility.PaidBySME, eligibility.ReceivedByInstitution,
	} {
		for _, c := range []zhuanhua.Check{rules.Received(), rules.Pledged(), rules.Covered()} {
			var fault *zhuanhua.CompileError
			if _, err := rules.Judge(c.Named(name, zhuanhua.Text{}, "CZ23-A1")); !errors.As(err, &fault) || fault.Check != name {
				t.Errorf("a check of a %v named %s: %v", c.Record, name, err)
			}
		}
	}
	var fault *zhuanhua.CompileError
	_, err := rules.Judge(rules.Received().Named("ours", zhuanhua.Text{}, "CZ23-A1"), rules.Pledged().Named("ours", zhuanhua.Text{}, "CZ23-A5"))
	if !errors.As(err, &fault) || fault.Check != "ours" {
		t.Errorf("two kinds of record, one name: %v", err)
	}
}

// What is not there is an error or nothing, never a panic.
func TestNothingToJudge(t *testing.T) {
	judge, none := mustJudge(t, eligibility.SpecialPlan()), (*eligibility.Judge)(nil)
	transfer, pledge := deal(), loan()
	var out zhuanhua.Judged
	for name, err := range map[string]error{
		"no transfer": judge.JudgeTransfer(nil, &out), "no pledge": judge.JudgePledge(nil, &out),
		"no coverage": judge.JudgeCoverage(nil, &out), "no product": judge.JudgeProduct(nil, &out),
		"a transfer into nothing": judge.JudgeTransfer(&transfer, nil), "a pledge into nothing": judge.JudgePledge(&pledge, nil),
		"a coverage into nothing": judge.JudgeCoverage(&zhuanhua.Coverage{}, nil), "a product into nothing": judge.JudgeProduct(&zhuanhua.Product{}, nil),
		"a transfer by nobody": none.JudgeTransfer(&transfer, &out), "a pledge by nobody": none.JudgePledge(&pledge, &out),
		"a coverage by nobody": none.JudgeCoverage(&zhuanhua.Coverage{}, &out), "a product by nobody": none.JudgeProduct(&zhuanhua.Product{}, &out),
	} {
		if !errors.Is(err, zhuanhua.ErrNotGiven) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := none.ExplainTransfer(zhuanhua.Indicator1, &transfer, in2022(zhuanhua.Shaanxi)); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Errorf("explained by nobody: %v", err)
	}
	for _, table := range []*zhuanhua.Table{none.Transfers(), none.Pledges(), none.Payments(), none.Coverages(), none.Products()} {
		if table != nil {
			t.Error("no judge has a table")
		}
	}
	if eligibility.ReadTransfer(nil, nil)|eligibility.ReadPayment(nil, nil)|eligibility.ReadPayment(&transfer, nil)|eligibility.ReadPledge(nil)|
		eligibility.ReadProduct(nil)|eligibility.ReadCoverage(nil) != 0 {
		t.Error("nothing has facts")
	}
	if facts := eligibility.ReadTransfer(&transfer, []zhuanhua.Patent{{}}); facts.Get(eligibility.PatentKindsFact) != 0 {
		t.Error("a patent without a number has a kind")
	}
}

// A transferee's size class that a cast made is told, be it beside real ones, as
// soon as it is the one that is read.
func TestJudgeRefusesSizesThatAreNone(t *testing.T) {
	judge, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		t.Fatal(err)
	}
	micro := zhuanhua.SetOf(zhuanhua.Micro)
	for _, test := range []struct {
		name     string
		possible zhuanhua.Set[zhuanhua.SizeClass]
		year     int
		refused  bool
	}{
		{"a class", micro, 2021, false},
		{"a class that is none", 1 << 9, 2021, true},
		{"beside one that is", micro | 1<<9, 2021, true},
		{"the class not given", 1, 2021, true},
		{"of a year that is not read", 1 << 9, 2020, false},
	} {
		transfer := zhuanhua.Transfer{
			ID: "T1", RecordedOn: zhuanhua.MustDay("2022-05-01"),
			Patents: []zhuanhua.Patent{{No: fixture.PatentNo(1)}},
			Transferee: &zhuanhua.Party{ID: zhuanhua.NewPartyID("受让方"), Sizes: []zhuanhua.SizeOfYear{
				{Year: test.year, Size: zhuanhua.Size{Possible: test.possible}},
			}},
		}
		var out zhuanhua.Judged
		err := judge.JudgeTransfer(&transfer, &out)
		var input *zhuanhua.InputError
		if refused := errors.As(err, &input) && input.Field == "sizes" && errors.Is(err, zhuanhua.ErrCodeWord); refused != test.refused {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}
