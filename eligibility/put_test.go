package eligibility_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// putScopes are a province's and a city's, with room for a day after the period
// that the statistics day still sees.
func putScopes() map[string]zhuanhua.Scope {
	period := zhuanhua.Year(2022).At(on("2023-06-30"))
	return map[string]zhuanhua.Scope{
		"province": {Place: zhuanhua.Shaanxi, Period: period},
		"city":     {Place: xian, Period: period},
	}
}

// putForm is one kind of record with its way from facts to a judged record.
type putForm struct {
	form  zhuanhua.Form
	check zhuanhua.Check
	put   func(t testing.TB, judge *eligibility.Judge, facts zhuanhua.Facts, asked uint16, s zhuanhua.Scope) (*zhuanhua.Judged, bool)
}

func putTransfer(t testing.TB, judge *eligibility.Judge, facts zhuanhua.Facts, asked uint16, s zhuanhua.Scope) (*zhuanhua.Judged, bool) {
	record, ok := eligibility.PutTransfer(facts, asked, s)
	if !ok {
		return nil, false
	}
	return judgeTransfer(t, judge, &record), true
}

func putPledge(t testing.TB, judge *eligibility.Judge, facts zhuanhua.Facts, asked uint16, s zhuanhua.Scope) (*zhuanhua.Judged, bool) {
	record, ok := eligibility.PutPledge(facts, asked, s)
	if !ok {
		return nil, false
	}
	return judgePledge(t, judge, &record), true
}

func putForms(rules eligibility.Rules) []putForm {
	return []putForm{
		{eligibility.TransferForm(), rules.Received(), putTransfer},
		{eligibility.TransferForm(), rules.Supplied(), putTransfer},
		{eligibility.PledgeForm(), rules.Pledged(), putPledge},
	}
}

// fit gives facts that go with one another: a record without a day is not examined
// for grant and one that is has a day; a province's report asks for no city; who
// is of no province told, or of another, is of no city of it. A row's own facts
// stay as they are.
func fit(form *zhuanhua.Form, facts zhuanhua.Facts, own []string, s zhuanhua.Scope) zhuanhua.Facts {
	number := func(key string) int {
		return slices.IndexFunc(form.Facts, func(f zhuanhua.Fact) bool { return f.Key == key })
	}
	follow := func(key string, code zhuanhua.Code) {
		if n := number(key); n >= 0 && !slices.Contains(own, key) {
			facts = facts.With(n, code)
		}
	}
	if facts.Get(number("recorded")) == zhuanhua.Never {
		follow("patent-grant", zhuanhua.NotExamined)
	} else if facts.Get(number("patent-grant")) == zhuanhua.NotExamined {
		follow("recorded", zhuanhua.Never)
	}
	for _, side := range []string{"transferor", "transferee", "pledgor"} {
		switch n := number(side + "-city"); {
		case n < 0 || facts.Get(n) == 0:
		case !s.Place.IsCity():
			follow(side+"-city", zhuanhua.NotAsked)
		default:
			follow(side+"-city", facts.Get(number(side+"-province")))
		}
	}
	return facts
}

// factKeys are the keys of the facts that a row looks at.
func factKeys(form *zhuanhua.Form, row zhuanhua.Criterion) []string {
	var keys []string
	for _, term := range row.Any {
		if key := form.Facts[term.Fact].Key; !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// described says which codes a row's own facts have: "recorded=never".
func described(form *zhuanhua.Form, facts zhuanhua.Facts, keys []string) string {
	var said []string
	for i, f := range form.Facts {
		if slices.Contains(keys, f.Key) {
			v, _ := f.Value(facts.Get(i))
			said = append(said, f.Key+"="+v.Key)
		}
	}
	return strings.Join(said, " ")
}

// putCases sends the generated cases of a check through real records. It returns
// what no record can be: everything else is judged as the rows say.
func putCases(t *testing.T, rules eligibility.Rules, f putForm, s zhuanhua.Scope) (impossible []string, realised map[string]int) {
	t.Helper()
	judge := mustJudge(t, rules)
	table, err := zhuanhua.Compile(f.form, f.check)
	if err != nil {
		t.Fatal(err)
	}
	realised = map[string]int{}
	for c := range table.Cases(0) {
		row := f.check.Rows[slices.IndexFunc(f.check.Rows, func(r zhuanhua.Criterion) bool { return r.Code == c.Row })]
		keys := factKeys(&f.form, row)
		facts := fit(&f.form, c.Facts, keys, s)
		judged, ok := f.put(t, judge, facts, table.Asked(0), s)
		if !ok {
			if said := described(&f.form, facts, keys); !slices.Contains(impossible, said) {
				impossible = append(impossible, said)
			}
			continue
		}
		realised[c.Row]++
		v := judged.In(judged.Table.Find(f.check.Name), &s)
		if got, want := factsAsked(v.Facts(), table.Asked(0)), factsAsked(facts, table.Asked(0)); got != want {
			t.Errorf("%s/%s: put %x, read %x", c.Check, c.Row, want, got)
		}
		if diff := cmp.Diff(answerOf(table.Slow(0, facts)), answerOf(v)); diff != "" {
			t.Errorf("%s/%s, facts %x (-rows +record):\n%s", c.Check, c.Row, facts, diff)
		}
		if facts == c.Facts {
			if diff := cmp.Diff(answer{c.Outcome, c.Failed, c.Missing}, answerOf(v)); diff != "" {
				t.Errorf("%s/%s, facts %x (-case +record):\n%s", c.Check, c.Row, facts, diff)
			}
		}
	}
	return impossible, realised
}

// factsAsked leaves out the facts that a check does not look at.
func factsAsked(facts zhuanhua.Facts, asked uint16) zhuanhua.Facts {
	for i := range zhuanhua.MaxFacts {
		if asked>>i&1 == 0 {
			facts = facts.With(i, 0)
		}
	}
	return facts
}

// What no record can be: the register is complete as to its own acts, a patent's
// kind stands in its number, and a report asks for a city or it does not.
func impossibleCases(check, scope, grant string) []string {
	cityAsked := []string{"-city=not-asked"}
	if scope == "province" {
		cityAsked = []string{"-city=", "-city=here", "-city=elsewhere"}
	}
	side, list := "transferee", []string{"patent-kinds="}
	switch check {
	case zhuanhua.Indicator2:
		side = "transferor"
	case zhuanhua.Indicator5:
		side, list = "pledgor", nil
	}
	if list != nil && grant == "patent-grant-as-of" {
		list = append(list, "patent-grant-as-of=not-examined")
	}
	for _, c := range cityAsked {
		list = append(list, side+c)
	}
	if check == zhuanhua.Indicator5 {
		return append(list, "registered=", "annulment=", "deregistration=")
	}
	return append(list, "recorded=", "revocation=")
}

// Every generated case is a real record or named here as impossible; every real one
// is judged as its rows say, in a province's scope and in a city's.
func TestGeneratedCasesThroughRecords(t *testing.T) {
	late, net := eligibility.SpecialPlan(), eligibility.SpecialPlan()
	late.GrantDay = eligibility.OnStatisticsDay
	late.Sizes = zhuanhua.SetOf(zhuanhua.Micro)
	net.NetPledges, net.Kinds = true, zhuanhua.SetOf(zhuanhua.Licence)
	net.PatentKinds = zhuanhua.SetOf(zhuanhua.UtilityModel)
	for name, v := range map[string]struct {
		rules eligibility.Rules
		grant string
	}{
		"special plan":               {eligibility.SpecialPlan(), "patent-grant"},
		"statistics day, micro":      {late, "patent-grant-as-of"},
		"licences of utility models": {net, "patent-grant"},
		"patent by patent":           {patentByPatent(), "patent-grant"},
	} {
		for scope, s := range putScopes() {
			for _, f := range putForms(v.rules) {
				if v.rules.Unit == eligibility.PatentByPatent && f.check.Record == zhuanhua.RecordTransfer {
					continue // several kinds are several parts: TestPatentByPatentIsEachPatentAlone
				}
				t.Run(name+"/"+scope+"/"+f.check.Name, func(t *testing.T) {
					impossible, realised := putCases(t, v.rules, f, s)
					want := impossibleCases(f.check.Name, scope, v.grant)
					slices.Sort(impossible)
					slices.Sort(want)
					if diff := cmp.Diff(want, impossible); diff != "" {
						t.Errorf("impossible cases (-want +got):\n%s", diff)
					}
					if diff := cmp.Diff(realisedCases(f.form, f.check, impossible), realised); diff != "" {
						t.Errorf("cases made real, by row (-want +got):\n%s", diff)
					}
				})
			}
		}
	}
}

func patentByPatent() eligibility.Rules {
	rules := eligibility.SpecialPlan()
	rules.Unit = eligibility.PatentByPatent
	return rules
}

// realisedCases says how many cases each row must have made real: all combinations
// of its facts less those named as impossible.
func realisedCases(form zhuanhua.Form, check zhuanhua.Check, impossible []string) map[string]int {
	want := map[string]int{}
	for _, row := range check.Rows {
		n := 1
		for _, key := range factKeys(&form, row) {
			f := form.Facts[slices.IndexFunc(form.Facts, func(f zhuanhua.Fact) bool { return f.Key == key })]
			left := len(f.Values) + 1
			for _, one := range impossible {
				if strings.HasPrefix(one, key+"=") {
					left--
				}
			}
			n *= left
		}
		want[row.Code] = n
	}
	return want
}

// Each row of the special plan has, in one scope or the other, a real record that
// it alone refuses, one that it lets pass, and one that it leaves open where its
// inputs can be missing at all.
func TestRealRecordsShowEveryRow(t *testing.T) {
	neverMissing := []string{"patent-kind", "not-recorded", "not-registered", "after-cutoff", "after-period", "before-period", "revoked", "annulled", "deregistered"}
	neverRefuses := []string{"transfer-kind", "patent-kind", "deregistered"}
	for _, f := range putForms(eligibility.SpecialPlan()) {
		refuses, passes, open := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for _, s := range putScopes() {
			showRows(t, f, s, refuses, passes, open)
		}
		for _, row := range f.check.Rows {
			if refuses[row.Code] == slices.Contains(neverRefuses, row.Code) || open[row.Code] == slices.Contains(neverMissing, row.Code) || !passes[row.Code] {
				t.Errorf("%s/%s: refuses alone %v, passes %v, open %v", f.check.Name, row.Code, refuses[row.Code], passes[row.Code], open[row.Code])
			}
		}
	}
}

func showRows(t *testing.T, f putForm, s zhuanhua.Scope, refuses, passes, open map[string]bool) {
	t.Helper()
	judge := mustJudge(t, eligibility.SpecialPlan())
	table, err := zhuanhua.Compile(f.form, f.check)
	if err != nil {
		t.Fatal(err)
	}
	for c := range table.Cases(0) {
		row := f.check.Rows[slices.IndexFunc(f.check.Rows, func(r zhuanhua.Criterion) bool { return r.Code == c.Row })]
		judged, ok := f.put(t, judge, fit(&f.form, c.Facts, factKeys(&f.form, row), s), table.Asked(0), s)
		if !ok {
			continue
		}
		v := judged.In(judged.Table.Find(f.check.Name), &s)
		a := answerOf(v)
		refuses[c.Row] = refuses[c.Row] || slices.Equal(a.Failed, []string{c.Row})
		passes[c.Row] = passes[c.Row] || a.Outcome == zhuanhua.Met
		for r := range v.Open() {
			open[c.Row] = open[c.Row] || a.Outcome == zhuanhua.Undetermined && r.Code == c.Row
		}
	}
}

// Whatever is put comes back: each fact that was asked for, in any scope, and a
// record that is in order.
func TestPutIsTheInverseOfReading(t *testing.T) {
	grantAsOf := eligibility.SpecialPlan()
	grantAsOf.GrantDay = eligibility.OnStatisticsDay
	judge := mustJudge(t, grantAsOf, allFacts(eligibility.TransferForm()), allFacts(eligibility.PledgeForm()))
	rapid.Check(t, func(t *rapid.T) {
		s := anyScope(t)
		for _, kind := range []struct {
			form zhuanhua.Form
			put  func(zhuanhua.Facts, uint16) (*zhuanhua.Judged, bool, error)
		}{
			{eligibility.TransferForm(), func(facts zhuanhua.Facts, asked uint16) (*zhuanhua.Judged, bool, error) {
				var j zhuanhua.Judged
				record, ok := eligibility.PutTransfer(facts, asked, s)
				if !ok {
					return nil, false, nil
				}
				return &j, true, judge.JudgeTransfer(&record, &j)
			}},
			{eligibility.PledgeForm(), func(facts zhuanhua.Facts, asked uint16) (*zhuanhua.Judged, bool, error) {
				var j zhuanhua.Judged
				record, ok := eligibility.PutPledge(facts, asked, s)
				if !ok {
					return nil, false, nil
				}
				return &j, true, judge.JudgePledge(&record, &j)
			}},
		} {
			facts, asked := zhuanhua.Facts(0), uint16(rapid.IntRange(0, 1<<len(kind.form.Facts)-1).Draw(t, "asked"))
			for i, f := range kind.form.Facts {
				facts = facts.With(i, zhuanhua.Code(rapid.IntRange(0, len(f.Values)).Draw(t, f.Key)))
			}
			judged, ok, err := kind.put(facts, asked)
			if err != nil {
				t.Fatalf("facts %x make a record that is refused: %v", facts, err)
			}
			if !ok {
				continue
			}
			got := judged.In(judged.Table.Find(allFactsOf(kind.form.Kind)), &s).Facts()
			if factsAsked(got, asked) != factsAsked(facts, asked) {
				t.Fatalf("in %+v put %s, read %s", s, describedAll(&kind.form, facts, asked), describedAll(&kind.form, got, asked))
			}
		}
	})
}

func describedAll(form *zhuanhua.Form, facts zhuanhua.Facts, asked uint16) string {
	var keys []string
	for i, f := range form.Facts {
		if asked>>i&1 == 1 {
			keys = append(keys, f.Key)
		}
	}
	return described(form, facts, keys)
}

func allFactsOf(kind zhuanhua.RecordKind) string { return "all-facts-of-" + kind.String() }

// allFacts is a check that looks at every fact of a form, so that its verdicts tell
// them.
func allFacts(form zhuanhua.Form) zhuanhua.Check {
	c := zhuanhua.Check{Record: form.Kind, Name: allFactsOf(form.Kind), Clause: "CZ23-A1"}
	for i, f := range form.Facts {
		all := zhuanhua.Codes(0)
		for n := range f.Values {
			all |= zhuanhua.CodesOf(zhuanhua.Code(n + 1))
		}
		c.Rows = append(c.Rows, zhuanhua.Criterion{
			Code: fmt.Sprintf("fact-%d", i), Clause: "CZ23-A1", Nature: zhuanhua.Merit, Any: []zhuanhua.Term{{Fact: i, In: all}},
		})
	}
	return c
}

// anyScope draws places and periods, those at the end of days among them, and some
// that are not in order.
func anyScope(t *rapid.T) zhuanhua.Scope {
	places := []zhuanhua.Place{zhuanhua.Shaanxi, xian, zhuanhua.Beijing, 110101, zhuanhua.Xinjiang, shihezi, zhuanhua.Corps, 610199, 0, zhuanhua.Taiwan}
	first, last := on("0001-01-01"), on("9999-12-31")
	days := []zhuanhua.Day{first, first + 1, on("2022-01-01"), on("2022-06-30"), on("2022-12-31"), on("2023-06-30"), last - 1, last}
	day := rapid.SampledFrom(days)
	return zhuanhua.Scope{
		Place:  rapid.SampledFrom(places).Draw(t, "place"),
		Period: zhuanhua.Period{From: day.Draw(t, "from"), To: day.Draw(t, "to"), AsOf: day.Draw(t, "as of")},
	}
}

// What some record has is put: homes of every lie to a place, whatever of their
// codes is asked for.
func TestPutFindsEveryHome(t *testing.T) {
	const both = 1<<eligibility.PledgorProvinceFact | 1<<eligibility.PledgorCityFact
	judge := mustJudge(t, eligibility.SpecialPlan(), allFacts(eligibility.PledgeForm()))
	for _, place := range []zhuanhua.Place{zhuanhua.Shaanxi, xian, 610199, shihezi, zhuanhua.Corps, zhuanhua.Xinjiang} {
		s := zhuanhua.Scope{Place: place, Period: zhuanhua.Year(2022)}
		can := map[zhuanhua.Facts]bool{}
		for _, province := range []zhuanhua.Place{0, zhuanhua.Shaanxi, zhuanhua.Xinjiang, zhuanhua.Corps, zhuanhua.Beijing} {
			for _, city := range []zhuanhua.Place{0, xian, 610199, xianyang, shihezi, urumqi, 110101} {
				record := loan()
				record.Pledgor.Province, record.Pledgor.City = province, city
				v := ask(judgePledge(t, judge, &record), allFactsOf(zhuanhua.RecordPledge), place, s.Period)
				for _, asked := range []uint16{both, 1 << eligibility.PledgorProvinceFact, 1 << eligibility.PledgorCityFact} {
					can[factsAsked(v.Facts(), asked)|zhuanhua.Facts(asked)<<48] = true
				}
			}
		}
		for code := range 12 {
			facts := zhuanhua.Facts(0).With(eligibility.PledgorProvinceFact, zhuanhua.Code(code/4)).With(eligibility.PledgorCityFact, zhuanhua.Code(code%4))
			for _, asked := range []uint16{both, 1 << eligibility.PledgorProvinceFact, 1 << eligibility.PledgorCityFact} {
				_, ok := eligibility.PutPledge(facts, asked, s)
				if want := can[factsAsked(facts, asked)|zhuanhua.Facts(asked)<<48]; ok != want {
					form := eligibility.PledgeForm()
					t.Errorf("%v: %s: put %v, can be %v", place, describedAll(&form, facts, asked), ok, want)
				}
			}
		}
	}
}

// The same of the grant on the two days, whenever the record was made.
func TestPutFindsEveryGrant(t *testing.T) {
	const asked = 1<<eligibility.GrantFact | 1<<eligibility.GrantOnFact | 1<<eligibility.RecordedFact
	judge := mustJudge(t, eligibility.SpecialPlan(), allFacts(eligibility.TransferForm()))
	late := eligibility.SpecialPlan()
	late.GrantDay = eligibility.OnStatisticsDay
	judgeLate := mustJudge(t, late, allFacts(eligibility.TransferForm()))
	s := putScopes()["province"]
	can := map[zhuanhua.Facts]bool{}
	days := []zhuanhua.Day{0, on("2021-12-31"), on("2022-01-01"), on("2023-01-01"), on("2023-06-30"), on("2023-07-01"), on("2023-07-02")}
	for _, recorded := range days[:6] {
		for _, grant := range append(days, 1) {
			for _, lapse := range days {
				for _, read := range []bool{true, false} {
					record := deal()
					record.RecordedOn = recorded
					record.Patents = []zhuanhua.Patent{{No: invention, GrantedOn: grant, LapsedOn: lapse, OnRegister: read}}
					own := ask(judgeTransfer(t, judge, &record), allFactsOf(zhuanhua.RecordTransfer), s.Place, s.Period).Facts()
					then := ask(judgeTransfer(t, judgeLate, &record), allFactsOf(zhuanhua.RecordTransfer), s.Place, s.Period).Facts()
					can[factsAsked(own.With(eligibility.GrantOnFact, then.Get(eligibility.GrantOnFact)), asked)] = true
				}
			}
		}
	}
	form := eligibility.TransferForm()
	for code := range 6 * 4 * 4 {
		facts := zhuanhua.Facts(0).With(eligibility.RecordedFact, zhuanhua.Code(code/16)).
			With(eligibility.GrantFact, zhuanhua.Code(code/4%4)).With(eligibility.GrantOnFact, zhuanhua.Code(code%4))
		if _, ok := eligibility.PutTransfer(facts, asked, s); ok != can[facts] {
			t.Errorf("%s: put %v, can be %v", describedAll(&form, facts, asked), ok, can[facts])
		}
	}
}

// What cannot be put is refused, never put otherwise.
func TestPutRefuses(t *testing.T) {
	everything := uint16(1<<16 - 1)
	good := zhuanhua.Facts(0)
	for fact, code := range map[int]zhuanhua.Code{
		eligibility.TransferKindFact: 1, eligibility.LicenceFormFact: 5, eligibility.PatentKindsFact: 1, eligibility.GrantFact: zhuanhua.Granted,
		eligibility.GrantOnFact: zhuanhua.Granted, eligibility.TransferorKindFact: 1, eligibility.TransferorFirstFact: 1, eligibility.TransfereeKindFact: 7,
		eligibility.TransfereeSizeFact: 1, eligibility.TransfereeFirstFact: 1, eligibility.RecordedFact: zhuanhua.InPeriod, eligibility.RevokedFact: zhuanhua.Standing,
		eligibility.TransferorProvinceFact: zhuanhua.Here, eligibility.TransferorCityFact: zhuanhua.NotAsked,
		eligibility.TransfereeProvinceFact: zhuanhua.Here, eligibility.TransfereeCityFact: zhuanhua.NotAsked,
	} {
		good = good.With(fact, code)
	}
	s := putScopes()["province"]
	lapsedSince := good.With(eligibility.GrantOnFact, zhuanhua.NotGranted)
	for _, can := range []zhuanhua.Facts{good, lapsedSince} {
		if _, ok := eligibility.PutTransfer(can, everything, s); !ok {
			t.Fatalf("%x was refused", can)
		}
	}
	for name, c := range map[string]struct {
		fact int
		code zhuanhua.Code
	}{
		"recorded or not is always known":                 {eligibility.RecordedFact, 0},
		"annulled or not is always known":                 {eligibility.RevokedFact, 0},
		"a patent's kind is always known":                 {eligibility.PatentKindsFact, 0},
		"granted on a day that is not there":              {eligibility.RecordedFact, zhuanhua.Never},
		"not examined although there is a day":            {eligibility.GrantFact, zhuanhua.NotExamined},
		"the statistics day is always examined":           {eligibility.GrantOnFact, zhuanhua.NotExamined},
		"known then, unknown before":                      {eligibility.GrantFact, 0},
		"an exclusive assignment":                         {eligibility.LicenceFormFact, zhuanhua.Code(zhuanhua.ExclusiveForm)},
		"a licence that is none":                          {eligibility.TransferKindFact, zhuanhua.Code(zhuanhua.Licence)},
		"a city of a report that asks for none":           {eligibility.TransfereeCityFact, zhuanhua.Here},
		"a city unknown to a report that asks for none":   {eligibility.TransfereeCityFact, 0},
		"a transferor's city, in a report without cities": {eligibility.TransferorCityFact, zhuanhua.Elsewhere},
	} {
		if record, ok := eligibility.PutTransfer(good.With(c.fact, c.code), everything, s); ok {
			t.Errorf("%s: made %+v", name, record)
		}
	}
	for _, bad := range []zhuanhua.Scope{{}, {Place: zhuanhua.Shaanxi}, {Place: zhuanhua.Taiwan, Period: s.Period}, {Period: s.Period}} {
		if _, ok := eligibility.PutTransfer(good, everything, bad); ok {
			t.Errorf("a transfer in the scope %+v", bad)
		}
		if _, ok := eligibility.PutPledge(0, 0, bad); ok {
			t.Errorf("a pledge in the scope %+v", bad)
		}
	}
	narrow := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)} // no day after the year is seen
	if _, ok := eligibility.PutTransfer(good.With(eligibility.RecordedFact, zhuanhua.AfterPeriod), everything, narrow); ok {
		t.Error("a day after the year that its last day sees")
	}
}
