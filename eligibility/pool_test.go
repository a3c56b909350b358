package eligibility_test

import (
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

var _ = map[eligibility.PoolRules]struct{}{}

// poolRules are the plan's with the published standard and every unset parameter set.
func poolRules() eligibility.PoolRules {
	r := eligibility.GrowthPlan()
	r.Standard = eligibility.PublicStandard
	r.ManyFrom = zhuanhua.Value(10_000)
	r.Cultivation = zhuanhua.Value(12)
	r.ClearRise = zhuanhua.Value(10 * eligibility.PerCent)
	r.SalesRise, r.ProfitRise = zhuanhua.Value(20*eligibility.PerCent), zhuanhua.Value(15*eligibility.PerCent)
	r.RefillBasis = eligibility.RefillFromStart
	r.Progress = zhuanhua.Value(5 * eligibility.PerCent)
	return r
}

func poolJudge(t testing.TB, r eligibility.PoolRules, list ...eligibility.PoolRequirement) *eligibility.PoolJudge {
	t.Helper()
	j, err := r.Judge(list...)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func yuan(n int64) zhuanhua.Given[decimal.Decimal] { return zhuanhua.Value(decimal.New(n, 0)) }

func rate(n, d int) zhuanhua.Given[eligibility.PatentRate] {
	return zhuanhua.Value(eligibility.PatentRate{Industrialised: n, Patents: d})
}

func firm(name string) zhuanhua.PartyID { return zhuanhua.NewPartyID(name) }

func poolRows(seq func(func(*zhuanhua.Criterion) bool)) string {
	var list []string
	for c := range seq {
		list = append(list, c.Code)
	}
	return strings.Join(list, " ")
}

func poolFacts(seq func(func(*zhuanhua.Fact) bool)) string {
	var list []string
	for f := range seq {
		list = append(list, f.Key)
	}
	return strings.Join(list, " ")
}

// Every field of the rules has one parameter, which carries and varies it alone.
func TestPoolFields(t *testing.T) {
	ending := poolRules()
	ending.To = zhuanhua.MustDay("2026-01-01")
	for _, base := range []eligibility.PoolRules{eligibility.GrowthPlan(), poolRules(), ending} {
		covered, keys := map[string]bool{}, map[string]bool{}
		for _, f := range eligibility.PoolFields() {
			if keys[f.Key] || !strings.HasPrefix(string(f.Clause), "CP24-") || f.Status == zhuanhua.StatusNone || f.Text.Zh == "" || f.Text.En == "" || f.From != base.From {
				t.Errorf("%+v", f.Param)
			}
			keys[f.Key] = true
			near := f.Nearby(base)
			if len(near) == 0 {
				t.Errorf("%s: nothing nearby", f.Key)
			}
			for _, other := range near {
				into := base
				f.Copy(&into, &other)
				changed := changedFields(base, other)
				if len(changed) != 1 || into != other || f.Show(other) == f.Show(base) {
					t.Errorf("%s = %s: changes %v", f.Key, f.Show(other), changed)
				}
				covered[changed[0]] = true
				if err := other.Validate(); err != nil {
					t.Errorf("%s = %s: %v", f.Key, f.Show(other), err)
				}
			}
			if f.Status == zhuanhua.Unset && base == eligibility.GrowthPlan() && f.Show(base) != "" {
				t.Errorf("%s has the default %q", f.Key, f.Show(base))
			}
		}
		if n := reflect.TypeFor[eligibility.PoolRules]().NumField(); len(covered) != n || len(keys) != n {
			t.Errorf("%d parameters for %d of %d fields", len(keys), len(covered), n)
		}
	}
}

func changedFields(a, b eligibility.PoolRules) (names []string) {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range x.NumField() {
		if !x.Field(i).Equal(y.Field(i)) {
			names = append(names, x.Type().Field(i).Name)
		}
	}
	return names
}

func TestPoolFieldsShow(t *testing.T) {
	var shown []string
	for _, f := range eligibility.PoolFields() {
		shown = append(shown, f.Key+"="+f.Show(eligibility.GrowthPlan())+f.Unit)
	}
	want := []string{
		"from=2024-02-27", "to=", "first-round-by=2024-06-15",
		"standard=", "standard-rate=50%", "standard-research-share=10%", "standard-research-amount=5000000元", "standard-team-share=20%",
		"general-line=300家", "large-line=500家", "large-line-for-all=false", "many-from=家",
		"cultivation=月", "clear-rise=百分点", "new-products=1件", "sales-rise=%", "profit-rise=%", "bracket=rate_and_either",
		"refill-times=2倍", "refill-basis=", "stagnant-years=2年", "progress=百分点",
		"misconduct=major-accident;serious-dishonesty;tax-evasion;falsified-data;abnormal-applications;other-violation",
	}
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPoolRulesErrors(t *testing.T) {
	bad := zhuanhua.Value(eligibility.Percent(-1))
	for field, alter := range map[string]func(*eligibility.PoolRules){
		"From":           func(r *eligibility.PoolRules) { r.From = 0 },
		"To":             func(r *eligibility.PoolRules) { r.To = r.From },
		"FirstRoundBy":   func(r *eligibility.PoolRules) { r.FirstRoundBy = r.From - 1 },
		"Standard":       func(r *eligibility.PoolRules) { r.Standard = 9 },
		"Rate":           func(r *eligibility.PoolRules) { r.Rate = -1 },
		"ResearchShare":  func(r *eligibility.PoolRules) { r.ResearchShare = 1_000_001 },
		"ResearchAmount": func(r *eligibility.PoolRules) { r.ResearchAmount = -1 },
		"TeamShare":      func(r *eligibility.PoolRules) { r.TeamShare = -1 },
		"GeneralLine":    func(r *eligibility.PoolRules) { r.GeneralLine = -1 },
		"LargeLine":      func(r *eligibility.PoolRules) { r.LargeLine = 299 },
		"ManyFrom":       func(r *eligibility.PoolRules) { r.ManyFrom = zhuanhua.Value(-1) },
		"Cultivation":    func(r *eligibility.PoolRules) { r.Cultivation = zhuanhua.Value(1_000_001) },
		"ClearRise":      func(r *eligibility.PoolRules) { r.ClearRise = bad },
		"NewProducts":    func(r *eligibility.PoolRules) { r.NewProducts = -1 },
		"SalesRise":      func(r *eligibility.PoolRules) { r.SalesRise = bad },
		"ProfitRise":     func(r *eligibility.PoolRules) { r.ProfitRise = bad },
		"Bracket":        func(r *eligibility.PoolRules) { r.Bracket = 0 },
		"RefillTimes":    func(r *eligibility.PoolRules) { r.RefillTimes = -1 },
		"RefillBasis":    func(r *eligibility.PoolRules) { r.RefillBasis = 3 },
		"StagnantYears":  func(r *eligibility.PoolRules) { r.StagnantYears = 0 },
		"Progress":       func(r *eligibility.PoolRules) { r.Progress = bad },
		"Misconduct":     func(r *eligibility.PoolRules) { r.Misconduct = 1 << 20 },
	} {
		rules := poolRules()
		alter(&rules)
		_, err := rules.Judge()
		var fault *eligibility.RulesError
		if !errors.As(err, &fault) || fault.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if _, err := (eligibility.PoolRules{}).Judge(); !errors.As(err, new(*eligibility.RulesError)) {
		t.Errorf("the zero rules: %v", err)
	}
}

func TestPoolRequirementErrors(t *testing.T) {
	good := eligibility.PoolRequirement{Code: "own-brand", Text: zhuanhua.Text{Zh: "无自主品牌", En: "no brand of its own"}}
	list := func(n int) []eligibility.PoolRequirement {
		return slices.Repeat([]eligibility.PoolRequirement{good}, n)
	}
	bare := eligibility.PoolRequirement{Code: "own-brand"}
	for name, c := range map[string]struct {
		standard eligibility.PoolStandard
		list     []eligibility.PoolRequirement
		compile  bool
	}{
		"none of the host's standard": {eligibility.HostStandard, nil, false},
		"some of no standard":         {eligibility.PoolStandardNone, list(1), false},
		"too many":                    {eligibility.HostStandard, list(17), false},
		"without a reason":            {eligibility.HostStandard, []eligibility.PoolRequirement{bare}, false},
		"twice":                       {eligibility.PublicStandard, list(2), true},
	} {
		rules := poolRules()
		rules.Standard = c.standard
		_, err := rules.Judge(c.list...)
		if errors.As(err, new(*eligibility.RulesError)) == c.compile || errors.As(err, new(*zhuanhua.CompileError)) != c.compile {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPoolRulesStored(t *testing.T) {
	rules := poolRules()
	b, err := json.Marshal(rules)
	var back eligibility.PoolRules
	if err == nil {
		err = json.Unmarshal(b, &back)
	}
	if err != nil || back != rules || !strings.Contains(string(b), `"from_start"`) {
		t.Errorf("%v, came back as %+v from %s", err, back, b)
	}
}

func TestPercent(t *testing.T) {
	for p, want := range map[eligibility.Percent]string{0: "0", 5000: "50", 1250: "12.5", 1205: "12.05", 1: "0.01", -150: "-1.5"} {
		if got := p.String(); got != want {
			t.Errorf("%d prints %q, want %q", int(p), got, want)
		}
	}
}

// poolWord is what the code lists of the pool offer.
type poolWord interface {
	~uint8
	String() string
	Text() zhuanhua.Text
	MarshalText() ([]byte, error)
}

func checkPoolWords[E poolWord, P interface {
	*E
	UnmarshalText([]byte) error
	Scan(any) error
}](t *testing.T, last E) {
	t.Helper()
	seen := map[string]bool{}
	for e := E(0); e <= last; e++ {
		text, err := e.MarshalText()
		back := last
		if err != nil || P(&back).UnmarshalText(text) != nil || back != e || seen[string(text)] {
			t.Errorf("%T %d: %q, %v, back %v", e, e, text, err, back)
		}
		if words := e.Text(); (e == 0) != (words == zhuanhua.Text{}) || e != 0 && (words.Zh == "" || words.En == "") {
			t.Errorf("%T %d: %v", e, e, words)
		}
		seen[string(text)] = true
		back = last
		if err := P(&back).Scan(string(text)); err != nil || back != e {
			t.Errorf("%T: Scan(%q): %v", e, text, err)
		}
	}
	back := last
	if P(&back).Scan(2.5) == nil || P(&back).UnmarshalText([]byte("nonsense")) == nil || back != last {
		t.Errorf("%T: nonsense is read", last)
	}
	if _, err := (last + 1).MarshalText(); err == nil {
		t.Errorf("%T: a value that does not exist has a word", last)
	}
}

type storedWord interface {
	driver.Valuer
	fmt.Stringer
}

func TestPoolWords(t *testing.T) {
	checkPoolWords(t, eligibility.PublicStandard)
	checkPoolWords(t, eligibility.SalesAlone)
	checkPoolWords(t, eligibility.RefillFromStart)
	checkPoolWords(t, eligibility.OtherViolation)
	checkPoolWords(t, eligibility.PoolRemoved)
	checkPoolWords(t, eligibility.GuardGroundOpen)
	checkPoolWords(t, eligibility.FollowedUp)
	for _, v := range []storedWord{eligibility.HostStandard, eligibility.RateAndEither, eligibility.RefillPerYear, eligibility.TaxEvasion, eligibility.PoolIn, eligibility.GuardLate, eligibility.Admitted} {
		if got, err := v.Value(); err != nil || got != v.String() {
			t.Errorf("%v is stored as %v, %v", v, got, err)
		}
	}
}
