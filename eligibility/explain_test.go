package eligibility_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// details are what stood in the record, by fact, as a decision shows them.
func details(d zhuanhua.Decision) map[string]string {
	said := map[string]string{}
	for _, r := range d.Rows {
		for _, in := range r.Inputs {
			if in.Detail != "" {
				said[in.Fact] = in.Detail
			}
		}
	}
	return said
}

func TestExplainTransfer(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	record := deal()
	record.Transferee.Sizes = []zhuanhua.SizeOfYear{{Year: 2021, Size: zhuanhua.Size{Missing: zhuanhua.SetOf(zhuanhua.Revenue)}}}
	record.RevokedOn = on("2024-01-05")
	record.Patents = append(record.Patents, granted(utility, "2018-01-02", "2024-05-06"), unread(design))
	d, err := judge.ExplainTransfer(zhuanhua.Indicator1, &record, in2022(xian))
	if err != nil {
		t.Fatal(err)
	}
	if d.ID != "T1" || d.Record != zhuanhua.RecordTransfer || d.Check != zhuanhua.Indicator1 || d.Scope != in2022(xian) || len(d.Notes) != 0 {
		t.Errorf("decision %+v", d)
	}
	if diff := cmp.Diff(lacks("patent-grant", "transferee-size"), saidBy(d)); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	var numbers []string
	for _, p := range []zhuanhua.Patent{record.Patents[0], record.Patents[1], record.Patents[2]} {
		numbers = append(numbers, p.No.String())
	}
	want := map[string]string{
		"patent-kinds":        fmt.Sprintf("%s 2019-06-04, %s 2018-01-02–2024-05-06, %s ?", numbers[0], numbers[1], numbers[2]),
		"patent-grant":        fmt.Sprintf("%s 2019-06-04, %s 2018-01-02–2024-05-06, %s ?", numbers[0], numbers[1], numbers[2]),
		"transferor-kind":     "示例大学 " + fixture.CreditCode(1),
		"transferor-first":    "示例大学 " + fixture.CreditCode(1),
		"transferee-kind":     "示例企业 " + fixture.CreditCode(2),
		"transferee-first":    "示例企业 " + fixture.CreditCode(2),
		"transferee-size":     "? revenue",
		"transferee-province": "610000 610100",
		"transferee-city":     "610000 610100",
		"recorded":            "2022-05-01",
		"revocation":          "2024-01-05",
	}
	if diff := cmp.Diff(want, details(d)); diff != "" {
		t.Errorf("details (-want +got):\n%s", diff)
	}
}

func TestExplainTransferForTheOtherSide(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	record := deal()
	record.Transferee = nil
	d, err := judge.ExplainTransfer(zhuanhua.Indicator2, &record, in2022(xian))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(counts(), saidBy(d)); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	if said := details(d); said["transferor-province"] != "610000 610100" || said["transferor-city"] != "610000 610100" {
		t.Errorf("details %v", said)
	}
	d, err = judge.ExplainTransfer(zhuanhua.Indicator1, &record, in2022(xian))
	if err != nil || d.Outcome != zhuanhua.Undetermined || details(d)["transferee-kind"] != "" {
		t.Errorf("without a transferee: %v, %v, details %v", d.Outcome, err, details(d))
	}
}

func TestExplainShowsAFewPatents(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	record := deal()
	record.Patents = nil
	var numbers []zhuanhua.PatentNo
	for i := range 8 {
		numbers = append(numbers, fixture.PatentNo(i))
		record.Patents = append(record.Patents, granted(fixture.PatentNo(i), "2019-06-04", ""))
	}
	slices.Sort(numbers)
	d, err := judge.ExplainTransfer(zhuanhua.Indicator1, &record, in2022(zhuanhua.Shaanxi))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, no := range numbers[:5] {
		want = append(want, no.String()+" 2019-06-04")
	}
	if got := details(d)["patent-grant"]; got != strings.Join(append(want, "+3"), ", ") {
		t.Errorf("got %q", got)
	}
}

// A record judged patent by patent shows each row by the patents that bear it out.
func TestExplainPatentByPatent(t *testing.T) {
	rules := patentByPatent()
	rules.PatentKinds = zhuanhua.SetOf(zhuanhua.Invention)
	judge := mustJudge(t, rules)
	record := deal()
	lapsed := granted(invention, "2015-01-01", "2020-01-01")
	record.Patents = []zhuanhua.Patent{granted(design, "2019-06-04", ""), lapsed}
	d, err := judge.ExplainTransfer(zhuanhua.Indicator1, &record, in2022(zhuanhua.Shaanxi))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(fails("patent-kind", "not-granted"), saidBy(d)); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	for _, r := range d.Rows {
		in := r.Inputs[0]
		switch r.Code {
		case "indicator1/patent-kind":
			if in.Value != "design" || in.Detail != design.String()+" 2019-06-04" {
				t.Errorf("the kind is shown as %q, %q", in.Value, in.Detail)
			}
		case "indicator1/not-granted":
			if in.Value != "not-granted" || in.Detail != invention.String()+" 2015-01-01–2020-01-01" {
				t.Errorf("the grant is shown as %q, %q", in.Value, in.Detail)
			}
		}
	}
	record.Patents = append(record.Patents, granted(another, "2019-06-04", ""))
	d, err = judge.ExplainTransfer(zhuanhua.Indicator1, &record, in2022(zhuanhua.Shaanxi))
	if err != nil || d.Outcome != zhuanhua.Met {
		t.Errorf("with one that counts: %v, %v", d.Outcome, err)
	}
	for _, fact := range []string{"patent-kinds", "patent-grant"} { // of the one that counts, not of the first
		if got := details(d)[fact]; got != another.String()+" 2019-06-04" {
			t.Errorf("with one that counts, %s shows %q", fact, got)
		}
	}
}

// Whatever the record, its decision says what its verdict says, and no failed row
// shows an input that it accepts.
func TestExplainAgreesWithTheVerdict(t *testing.T) {
	split := patentByPatent()
	split.GrantDay, split.PatentKinds = eligibility.OnStatisticsDay, zhuanhua.SetOf(zhuanhua.Invention)
	for _, rules := range []eligibility.Rules{eligibility.SpecialPlan(), split} {
		judge := mustJudge(t, rules)
		rapid.Check(t, func(t *rapid.T) {
			w := fixture.NewWorld(rapid.Uint64().Draw(t, "seed"), 6, 12, 4)
			record, place := w.Transfer("T"), zhuanhua.Shaanxi
			if p := record.Transferee; p != nil && p.Province.IsProvince() {
				place = p.Province
			}
			var j zhuanhua.Judged
			if err := judge.JudgeTransfer(&record, &j); err != nil {
				t.Fatal(err)
			}
			for _, check := range []string{zhuanhua.Indicator1, zhuanhua.Indicator2} {
				d, err := judge.ExplainTransfer(check, &record, in2022(place))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(answerOf(ask(&j, check, place, zhuanhua.Year(2022))), saidBy(d)); diff != "" {
					t.Fatalf("%s (-verdict +decision):\n%s", check, diff)
				}
				for _, r := range d.Rows {
					if accepted := slices.ContainsFunc(r.Inputs, accepts); accepted != (r.Outcome == zhuanhua.RowMet || r.Outcome == zhuanhua.RowNotApplicable) {
						t.Fatalf("%s is %v with inputs %+v", r.Code, r.Outcome, r.Inputs)
					}
				}
			}
		})
	}
}

// accepts reports whether an input has a value that its row accepts.
func accepts(in zhuanhua.DecisionInput) bool {
	return slices.ContainsFunc(in.Accepted, func(v zhuanhua.FactValue) bool { return v.Key == in.Value })
}

func TestExplainPledge(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan(), eligibility.SpecialPlan().Pledged().
		With(zhuanhua.Criterion{
			Code: "no-firm", Nature: zhuanhua.Merit, Param: zhuanhua.Param{Key: "firms-only", Status: zhuanhua.HostRule},
			Any: []zhuanhua.Term{{Fact: eligibility.PledgorKindFact, In: zhuanhua.CodesOf(zhuanhua.OtherEnterprise)}},
		}).Named("firms", zhuanhua.Text{Zh: "企业", En: "firms"}, "CZ23-A5"))
	record := loan()
	record.AnnulledOn, record.DeregisteredOn = on("2022-11-01"), on("2022-12-01")
	d, err := judge.ExplainPledge("firms", &record, in2022(zhuanhua.Shaanxi))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(fails("annulled"), saidBy(d)); diff != "" || d.ID != "G1" || d.Record != zhuanhua.RecordPledge {
		t.Errorf("%s of %v: answer (-want +got):\n%s", d.ID, d.Record, diff)
	}
	want := map[string]string{
		"pledgor-kind": "示例企业 " + fixture.CreditCode(3), "pledgor-province": "610000 610100", "pledgor-city": "610000 610100",
		"registered": "2022-05-01", "annulment": "2022-11-01", "deregistration": "2022-12-01",
	}
	if diff := cmp.Diff(want, details(d)); diff != "" {
		t.Errorf("details (-want +got):\n%s", diff)
	}
}

func TestExplainPayment(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	record := deal()
	p := &record.Payments[0]
	p.Payer, p.Payee = zhuanhua.NewPartyID("甲"), zhuanhua.NewPartyID("乙")
	p.PaidOn = on("2022-02-01")
	for check, want := range map[string]map[string]string{
		eligibility.PaidBySME:             {"payer": "甲", "effective": "2022-05-01"},
		eligibility.ReceivedByInstitution: {"payee": "乙", "effective": "2022-05-01"},
	} {
		d, err := judge.ExplainPayment(check, &record, 0, in2022(zhuanhua.Shaanxi))
		if err != nil {
			t.Fatal(err)
		}
		if d.ID != "P1" || d.Record != zhuanhua.RecordPayment || d.Check != check {
			t.Errorf("decision %+v", d)
		}
		if diff := cmp.Diff(want, details(d)); diff != "" {
			t.Errorf("details (-want +got):\n%s", diff)
		}
	}
}

func TestExplainErrors(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	record, bad, pledge, badPledge := deal(), deal(), loan(), loan()
	bad.ID, badPledge.ID = "", ""
	s := in2022(zhuanhua.Shaanxi)
	transfer := func(check string, r *zhuanhua.Transfer, s zhuanhua.Scope) error {
		_, err := judge.ExplainTransfer(check, r, s)
		return err
	}
	payment := func(check string, r *zhuanhua.Transfer, i int, s zhuanhua.Scope) error {
		_, err := judge.ExplainPayment(check, r, i, s)
		return err
	}
	ofPledge := func(check string, r *zhuanhua.Pledge, s zhuanhua.Scope) error {
		_, err := judge.ExplainPledge(check, r, s)
		return err
	}
	for name, c := range map[string]struct {
		got, want error
	}{
		"a check of another kind":         {transfer(zhuanhua.Indicator5, &record, s), eligibility.ErrNoSuchCheck},
		"no check":                        {transfer("", &record, s), eligibility.ErrNoSuchCheck},
		"no scope":                        {transfer(zhuanhua.Indicator1, &record, zhuanhua.Scope{}), zhuanhua.ErrNotGiven},
		"a scope abroad":                  {transfer(zhuanhua.Indicator1, &record, in2022(zhuanhua.Abroad)), zhuanhua.ErrRange},
		"no transfer":                     {transfer(zhuanhua.Indicator1, nil, s), zhuanhua.ErrNotGiven},
		"a bad transfer":                  {transfer(zhuanhua.Indicator1, &bad, s), zhuanhua.ErrNotGiven},
		"a pledge by a transfer's check":  {ofPledge(zhuanhua.Indicator1, &pledge, s), eligibility.ErrNoSuchCheck},
		"no pledge":                       {ofPledge(zhuanhua.Indicator5, nil, s), zhuanhua.ErrNotGiven},
		"a bad pledge":                    {ofPledge(zhuanhua.Indicator5, &badPledge, s), zhuanhua.ErrNotGiven},
		"a payment by a transfer's check": {payment(zhuanhua.Indicator1, &record, 0, s), eligibility.ErrNoSuchCheck},
		"no payment of this number":       {payment(eligibility.PaidBySME, &record, 1, s), zhuanhua.ErrNotGiven},
		"a negative number":               {payment(eligibility.PaidBySME, &record, -1, s), zhuanhua.ErrNotGiven},
		"a payment of no transfer":        {payment(eligibility.PaidBySME, nil, 0, s), zhuanhua.ErrNotGiven},
		"a payment of a bad transfer":     {payment(eligibility.PaidBySME, &bad, 0, s), zhuanhua.ErrNotGiven},
		"a payment in no scope":           {payment(eligibility.PaidBySME, &record, 0, zhuanhua.Scope{}), zhuanhua.ErrNotGiven},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", name, c.got, c.want)
		}
	}
	if err := transfer("no\nsuch", &record, s); strings.Contains(err.Error(), "\n") {
		t.Errorf("the error breaks a line: %q", err)
	}
}

// What a language says in its own words: figures that a size lacks, addresses.
func TestExplainInWords(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	record := deal()
	record.Transferee.Name = "示例企业\n  [符合] 伪造"
	record.Transferee.Sizes = []zhuanhua.SizeOfYear{{Year: 2021, Size: zhuanhua.Size{Missing: zhuanhua.SetOf(zhuanhua.Revenue)}}}
	d, err := judge.ExplainTransfer(zhuanhua.Indicator1, &record, in2022(xian))
	if err != nil {
		t.Fatal(err)
	}
	for l, want := range map[zhuanhua.Language][]string{
		zhuanhua.Chinese: {"未提供（缺营业收入）；不得为大型", "（陕西省 610100）", "地区：陕西省 610100；统计期：2022；统计日：2022-12-31"},
		zhuanhua.English: {"is not given (missing revenue); must not be large", "(Shaanxi 610100)", "statistics day: 2022-12-31"},
	} {
		got := d.In(l)
		for _, s := range want {
			if !strings.Contains(got, s) {
				t.Errorf("no %q in\n%s", s, got)
			}
		}
		if strings.Contains(got, "\n  [符合] 伪造") {
			t.Errorf("a name forged a line:\n%s", got)
		}
	}
}

// A record of very many patents that all differ is explained in one pass: all of them
// take about as long as sixteen parts, and were each held against all, sixteen times it.
func TestExplainManyPatents(t *testing.T) {
	var whole, parts time.Duration
	for range 9 { // on a busy machine one or the other may wait
		whole, parts = explained(t, 20_000), 0
		for range 16 {
			parts += explained(t, 1_250)
		}
		if whole < 5*parts {
			return
		}
	}
	t.Errorf("it took %v, in sixteen parts %v", whole, parts)
}

// explained returns how long a record of so many patents takes to explain.
func explained(t *testing.T, count int) time.Duration {
	rules := patentByPatent()
	rules.GrantDay = eligibility.OnStatisticsDay
	judge := mustJudge(t, rules)
	record := deal()
	record.Patents = nil
	for i := range count {
		p := granted(fixture.PatentNo(i), "2010-01-01", "")
		p.GrantedOn += zhuanhua.Day(i % 4000)
		p.LapsedOn = p.GrantedOn + 1 + zhuanhua.Day(i/4000)
		record.Patents = append(record.Patents, p)
	}
	start := time.Now()
	d, err := judge.ExplainTransfer(zhuanhua.Indicator1, &record, in2022(zhuanhua.Shaanxi))
	if err != nil || d.Outcome != zhuanhua.NotMet {
		t.Fatalf("%v, %v", d.Outcome, err)
	}
	return time.Since(start)
}
