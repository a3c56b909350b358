package zhuanhua_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

var update = flag.Bool("update", false, "write the golden files instead of comparing with them")

// checkGolden compares with a file under testdata.
func checkGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run the test with -update to write it", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// licencesOnly is indicator 1 for licences alone: an overlay with an Applies row.
func licencesOnly() zhuanhua.Check {
	check := eligibility.SpecialPlan().Received().
		Named("licences", zhuanhua.Text{Zh: "只看许可", En: "Licences alone"}, "CZ23-A1")
	check.Applies = &zhuanhua.Criterion{
		Code: "licence", Nature: zhuanhua.Scoping, Param: zhuanhua.Param{Key: "licences-only", Status: zhuanhua.HostRule},
		Text: zhuanhua.Text{Zh: "不是许可", En: "no licence"},
		Any:  []zhuanhua.Term{{Fact: eligibility.TransferKindFact, In: zhuanhua.CodesOf(zhuanhua.Licence)}},
	}
	return check
}

// decisions are one record of each outcome, as a caller completes it.
func decisions(t *testing.T) map[string]zhuanhua.Decision {
	t.Helper()
	table := mustCompile(t, eligibility.TransferForm(), eligibility.SpecialPlan().Received(), licencesOnly())
	base := baseOf(t, table, 0)
	with := func(pairs ...any) zhuanhua.Facts {
		facts := base
		for i := 0; i < len(pairs); i += 2 {
			facts = facts.With(pairs[i].(int), pairs[i+1].(zhuanhua.Code))
		}
		return facts
	}
	const none zhuanhua.Code = 0
	detail := func(fact int) string {
		return map[int]string{
			eligibility.RecordedFact:       "2022-03-01",
			eligibility.TransferorKindFact: "示例大学 12610000000000000X",
		}[fact]
	}
	all := map[string]zhuanhua.Decision{}
	for name, v := range map[string]zhuanhua.Verdict{
		"counted":      table.Judge(0, with()),
		"rejected":     table.Judge(0, with(eligibility.TransferorKindFact, zhuanhua.Code(zhuanhua.MunicipalSOE), eligibility.RecordedFact, zhuanhua.BeforePeriod, eligibility.TransfereeSizeFact, none)),
		"undetermined": table.Judge(0, with(eligibility.TransfereeSizeFact, none, eligibility.TransfereeFirstFact, none)),
		"not_applicable": table.Judge(1, with(eligibility.TransferKindFact, zhuanhua.Code(zhuanhua.Equity),
			eligibility.TransfereeKindFact, zhuanhua.Code(zhuanhua.University))),
	} {
		d := v.Explain(detail)
		for r := range d.Rows {
			if in := d.Rows[r].Inputs; in[0].Fact == "transferee-size" && in[0].Value == "" {
				in[0].Detail, in[0].DetailText = "? revenue", zhuanhua.Text{Zh: "缺营业收入", En: "missing revenue"}
			}
		}
		d.ID = "T-" + name
		d.Scope = zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
		all[name] = d
	}
	all["figure"] = figureDecision()
	late := all["undetermined"]
	late.Notes = append(late.Notes, zhuanhua.Note{Code: "outside-window", Clause: "CZ23-0", Text: zhuanhua.Text{Zh: "统计日不在适用期内", En: "outside the window"}})
	all["undetermined"] = late
	return all
}

// figureDecision is the record of a figure and of money at once, with everything that
// such a record can say.
func figureDecision() zhuanhua.Decision {
	say := func(zh, en string) zhuanhua.Text { return zhuanhua.Text{Zh: zh, En: en} }
	score := zhuanhua.PointsMargin(say("得分", "score"), zhuanhua.Value(80*zhuanhua.Point), zhuanhua.MoreThan, zhuanhua.Value(85*zhuanhua.Point))
	return zhuanhua.Decision{
		Check: "indicator1", CheckText: say("指标1", "Indicator 1"), Clause: "CZ23-A1", Record: zhuanhua.RecordReport, ID: "indicator1",
		Scope: zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)},
		Rows:  []zhuanhua.DecisionRow{}, Missing: []zhuanhua.MissingFact{{Fact: "score", Text: say("得分", "score"), Supplier: zhuanhua.TheHost}, {Fact: "transferee-size", Text: say("规模", "size"), Supplier: zhuanhua.StatsOffice}},
		Notes: []zhuanhua.Note{{Code: "late", Text: say("逾期", "late")}},
		Figures: []zhuanhua.DecisionFigure{
			{Key: "patents", Text: say("专利", "patents"), Value: "12", Unit: zhuanhua.UnitPatent},
			{Key: "action", Text: say("决定", "action"), Value: "none", ValueText: say("不予奖补", "nothing")},
			{Key: "amount", Text: say("金额", "amount"), Unit: zhuanhua.UnitYuan},
		},
		LeftOut: []zhuanhua.DecisionCount{
			{Code: "revoked", Text: say("已撤销", "annulled"), Clause: "CZ23-A1f", Nature: zhuanhua.Proof, Records: 3, Ours: 1},
			{Code: "transferee-size", Text: say("规模", "size"), Supplier: zhuanhua.StatsOffice, Records: 2, Ours: 2},
		},
		Changes: []zhuanhua.DecisionChange{
			{Code: "points", Clause: "CZ23-3.3c", Text: say("得分与名额线", "score against the quota line"), Margin: &score},
			{Code: "not-filed", Clause: "CZ23-3.2", Text: say("按期备案", "the plan on file in time"), Until: zhuanhua.MustDay("2021-04-15")},
		},
		Then:     say("奖补", "award"),
		Readings: []zhuanhua.Param{{Key: "grant-day", Clause: "CZ23-A1a", Status: zhuanhua.Reading}, {Key: "own", Status: zhuanhua.HostRule}},
		Rules:    "8413", Seal: "304e", Version: zhuanhua.Version,
	}
}

func TestDecisionGolden(t *testing.T) {
	outcomes := map[string]zhuanhua.Outcome{
		"counted": zhuanhua.Met, "rejected": zhuanhua.NotMet, "undetermined": zhuanhua.Undetermined, "not_applicable": zhuanhua.NotApplicable,
		"figure": zhuanhua.Undetermined,
	}
	for name, d := range decisions(t) {
		if d.Outcome != outcomes[name] {
			t.Errorf("%s is %v", name, d.Outcome)
		}
		b, err := json.MarshalIndent(d, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		checkGolden(t, "decision/"+name+".json", append(b, '\n'))
		checkGolden(t, "decision/"+name+".zh.txt", []byte(d.In(zhuanhua.Chinese)))
		checkGolden(t, "decision/"+name+".en.txt", []byte(d.In(zhuanhua.English)))
	}
}

func TestDecisionComesBackFromJSON(t *testing.T) {
	all := decisions(t)
	all["never judged"] = zhuanhua.Verdict{}.Explain(nil)
	for name, d := range all {
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte(":null")) && !bytes.Contains(b, []byte(`"param":null`)) {
			t.Errorf("%s has a null for a list: %s", name, b)
		}
		var back zhuanhua.Decision
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, back); diff != "" {
			t.Errorf("%s came back altered (-went +came):\n%s", name, diff)
		}
	}
}

func TestDecisionWithoutIDAndDetail(t *testing.T) {
	table := mustCompile(t, stallForm(), applying())
	d := table.Judge(0, stallFacts(goodsFact, tea, sealFact, unsealed)).Explain(nil)
	want := `stall: not met
  [failed] stall/seal: reason seal — clause CZ23-A1
      seal is no; must be yes
  [unknown] stall/weight: undecided for lack of an input — clause CZ23-A1
      weight is not given; must be light
  [met] stall/only-tea — clause CZ23-A1
      goods is tea
  also missing (would not change the outcome): weight (by provincial department)
`
	if diff := cmp.Diff(want, d.In(zhuanhua.English)); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

func TestDecisionSaysWhatEachTermDoes(t *testing.T) {
	table := mustCompile(t, stallForm(), stallCheck(
		row("goods", passes(goodsFact, fruit, tea)),
		row("weight", maybe(passes(weightFact, light, medium), notHeavy), bars(goodsFact, tools), exempts(sealFact, sealed)),
		row("nothing", passes(townFact)),
	))
	d := table.Judge(0, stallFacts(weightFact, heavy, sealFact, unsealed)).Explain(func(fact int) string {
		return map[int]string{weightFact: "90 kg"}[fact]
	})
	for l, want := range map[zhuanhua.Language]string{
		zhuanhua.English: `stall: not met
  [unknown] stall/goods: undecided for lack of an input — clause CZ23-A1
      goods is not given; must not be tools
  [failed] stall/weight: reason weight — clause CZ23-A1
      weight is heavy (90 kg); must not be heavy
      seal is no; does not apply to yes
  [failed] stall/nothing: reason nothing — clause CZ23-A1
      town is not given; nothing is accepted
  also missing (would not change the outcome): goods (by provincial department)
`,
		zhuanhua.Chinese: `摊位：不符合
  [待定] stall/goods：是否符合待定 — 依据 CZ23-A1
      事实goods：未提供；不得为值tools
  [不符合] stall/weight：理由weight — 依据 CZ23-A1
      事实weight：实为值heavy（90 kg）；不得为值heavy
      事实seal：实为值no；本项不适用于值yes
  [不符合] stall/nothing：理由nothing — 依据 CZ23-A1
      事实town：未提供；无可认可的值
  另缺（补齐亦不改变结论）：事实goods（由省级主管部门提供）
`,
	} {
		if diff := cmp.Diff(want, d.In(l)); diff != "" {
			t.Errorf("text (-want +got):\n%s", diff)
		}
	}
}

// The decision is read off the table that judged: on every generated case it says
// what the verdict says, row by row and input by input.
func TestDecisionAgreesWithVerdict(t *testing.T) {
	for name, rules := range exactRules() {
		for _, s := range append(shippedChecks(rules), shippedCheck{eligibility.TransferForm(), licencesOnly()}) {
			table := mustCompile(t, s.form, s.check)
			for c := range table.Cases(0) {
				v := table.Judge(0, c.Facts)
				if problem := disagreement(v, v.Explain(nil)); problem != "" {
					t.Fatalf("%s: %s, row %s, facts %x: %s", name, c.Check, c.Row, c.Facts, problem)
				}
			}
		}
	}
}

// disagreement says in what a decision departs from its verdict, if it does.
func disagreement(v zhuanhua.Verdict, d zhuanhua.Decision) string {
	got := answer{Outcome: d.Outcome, Failed: []string{}, Missing: []string{}}
	for _, r := range d.Rows {
		if r.Outcome == zhuanhua.RowFailed {
			got.Failed = append(got.Failed, r.Code[len(v.Check())+1:])
		}
		if want := outcomeByInputs(r); r.Outcome != want {
			return r.Code + " is " + r.Outcome.String() + ", by its inputs " + want.String()
		}
	}
	for _, m := range d.Missing {
		got.Missing = append(got.Missing, m.Fact)
	}
	return cmp.Diff(answerOf(v), got)
}

// outcomeByInputs is what a reader of the decision makes of a row: the first input
// that is accepted decides; without one the row is open where an input is missing
// that could have been accepted.
func outcomeByInputs(r zhuanhua.DecisionRow) zhuanhua.RowOutcome {
	open := false
	for _, in := range r.Inputs {
		accepted := slices.ContainsFunc(in.Accepted, func(v zhuanhua.FactValue) bool { return v.Key == in.Value })
		switch {
		case accepted && in.Role == "passes":
			return zhuanhua.RowMet
		case accepted:
			return zhuanhua.RowNotApplicable
		case in.Role != "bars" && len(in.Accepted) > 0 && in.Value == "", halfAnswer(in):
			open = true
		}
	}
	if open {
		return zhuanhua.RowUnknown
	}
	return zhuanhua.RowFailed
}

// halfAnswer reports whether a size leaves open which of several it is, and one of
// those is accepted.
func halfAnswer(in zhuanhua.DecisionInput) bool {
	may := map[string][]string{"up-to-small": {"micro", "small"}, "up-to-medium": {"micro", "small", "medium"}}[in.Value]
	return in.Role != "bars" && slices.ContainsFunc(in.Accepted, func(v zhuanhua.FactValue) bool { return slices.Contains(may, v.Key) })
}

// What stood in a record ends no line and begins none.
func TestDecisionForgesNoLine(t *testing.T) {
	table := mustCompile(t, stallForm(), applying())
	d := table.Judge(0, stallFacts(goodsFact, tea, sealFact, unsealed)).Explain(func(int) string { return "x\n  [met] y\u2028z" })
	lines := strings.Count(d.In(zhuanhua.English), "\n")
	d.ID = "T1\nstall: met"
	for _, text := range []string{d.In(zhuanhua.English), d.In(zhuanhua.Chinese)} {
		if strings.Count(text, "\n") != lines || strings.Contains(text, "\u2028") {
			t.Errorf("a line was forged:\n%s", text)
		}
	}
}

// A row shows a fact once, and what bars only where it does.
func TestDecisionShowsAFactOnce(t *testing.T) {
	table := mustCompile(t, stallForm(), stallCheck(
		row("goods", passes(goodsFact, fruit, tea)),
		row("weight", passes(weightFact, light), exempts(weightFact, medium), bars(goodsFact, tools)),
	))
	text := func(facts zhuanhua.Facts) string {
		d := table.Judge(0, facts).Explain(nil)
		return d.In(zhuanhua.English)
	}
	for facts, want := range map[zhuanhua.Facts]string{
		stallFacts(goodsFact, tea, weightFact, heavy):   "\n      weight is heavy; must be light; does not apply to medium\n",
		stallFacts(goodsFact, tea, weightFact, medium):  "\n      weight is medium; does not apply to medium\n",
		stallFacts(goodsFact, tea, weightFact, light):   "\n      weight is light\n",
		stallFacts(goodsFact, tools, weightFact, heavy): "\n      goods is tools; not examined, since refused elsewhere, for tools\n",
	} {
		got := text(facts)
		if !strings.HasSuffix(got, want) || strings.Count(got, "weight is") > 1 {
			t.Errorf("got\n%swant it to end in%s", got, want)
		}
	}
}

// A fact that nobody is named to supply is asked for without a supplier.
func TestDecisionNamesNoSupplierWhereThereIsNone(t *testing.T) {
	form := stallForm()
	form.Facts[goodsFact].Supplier = zhuanhua.SupplierNone
	d := mustCompile(t, form, stallCheck(row("goods", passes(goodsFact, fruit)))).Judge(0, 0).Explain(nil)
	want := `stall: undetermined
  [unknown] stall/goods: undecided for lack of an input — clause CZ23-A1
      goods is not given; must be fruit
  to be supplied: goods
`
	if diff := cmp.Diff(want, d.In(zhuanhua.English)); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}
