package zhuanhua_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestPointsOf(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "0.000": "0", "91.5": "91.5", "91.500000": "91.5", "0.000001": "0.000001", "1000": "1000",
		"1e3": "1000", "12e1": "120", "1000.000000000000": "1000", "60.1234560000": "60.123456",
	} {
		p, err := zhuanhua.PointsOf(decimal.RequireFromString(in))
		if err != nil || p.String() != want || !p.InRange() {
			t.Errorf("PointsOf(%s) = %s, %v; want %s", in, p, err, want)
		}
		if d := p.Decimal(); !d.Equal(decimal.RequireFromString(want)) {
			t.Errorf("%s as a decimal is %s", want, d)
		}
	}
	if p, err := zhuanhua.PointsOf(decimal.Decimal{}); p != 0 || err != nil {
		t.Errorf("the zero decimal is %s, %v", p, err)
	}
}

func TestPointsOfRefuses(t *testing.T) {
	digits := decimal.NewFromBigInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(1_000_000), nil), 0)
	for name, c := range map[string]struct {
		in   decimal.Decimal
		kind error
	}{
		"negative":               {decimal.RequireFromString("-0.000001"), zhuanhua.ErrRange},
		"above 1000":             {decimal.RequireFromString("1000.000001"), zhuanhua.ErrRange},
		"above 1000 by a little": {decimal.RequireFromString("1000.00000000001"), zhuanhua.ErrRange},
		"seven decimals":         {decimal.RequireFromString("1.0000001"), zhuanhua.ErrPrecision},
		"nineteen decimals":      {decimal.New(1, -19), zhuanhua.ErrPrecision},
		"huge exponent":          {decimal.New(1, 1<<30), zhuanhua.ErrRange},
		"zero with one":          {decimal.New(0, 1<<30), zhuanhua.ErrRange},
		"tiny exponent":          {decimal.New(1, -1<<30), zhuanhua.ErrPrecision},
		"a million digits":       {digits, zhuanhua.ErrRange},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := zhuanhua.PointsOf(c.in)
			checkKind(t, err, c.kind, "points")
		})
	}
}

func TestPointsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := zhuanhua.Points(rapid.Int64Range(-2_000_000_000_000, 2_000_000_000_000).Draw(t, "points"))
		b, err := p.MarshalText()
		var back zhuanhua.Points
		if err != nil || back.UnmarshalText(b) != nil || back != p {
			t.Fatalf("%d is %s and back %d, %v", p, b, back, err)
		}
		if !p.Decimal().Equal(decimal.New(int64(p), -6)) {
			t.Fatalf("%s is %s as a decimal", p, p.Decimal())
		}
	})
	for text, kind := range map[string]error{
		"": zhuanhua.ErrSyntax, "-": zhuanhua.ErrSyntax, "1.": zhuanhua.ErrSyntax, ".5": zhuanhua.ErrSyntax, "1.2.3": zhuanhua.ErrSyntax,
		"+1": zhuanhua.ErrSyntax, " 1": zhuanhua.ErrSyntax, "1e2": zhuanhua.ErrSyntax, "--1": zhuanhua.ErrSyntax,
		"1.0000001": zhuanhua.ErrPrecision, "99999999999999999999999999": zhuanhua.ErrRange, "9999999999999999": zhuanhua.ErrRange,
	} {
		var p zhuanhua.Points
		checkKind(t, p.UnmarshalText([]byte(text)), kind, "points")
	}
}

func TestFindingWords(t *testing.T) {
	checkText(t, zhuanhua.Minor, "minor")
	checkText(t, zhuanhua.Severe, "severe")
	checkText(t, zhuanhua.Suspected, "suspected")
	checkText(t, zhuanhua.Confirmed, "confirmed")
	checkText(t, zhuanhua.Dismissed, "dismissed")
	if zhuanhua.Severe.Text().Zh != "严重" || zhuanhua.Confirmed.Text().En != "confirmed" {
		t.Error("names")
	}
	var severity zhuanhua.Severity
	var state zhuanhua.FindingState
	if severity.Scan("severe") != nil || severity != zhuanhua.Severe || state.Scan([]byte("confirmed")) != nil || state != zhuanhua.Confirmed {
		t.Errorf("scanned %v, %v", severity, state)
	}
	if v, err := severity.Value(); v != "severe" || err != nil {
		t.Errorf("%v, %v", v, err)
	}
	if v, err := zhuanhua.FindingState(0).Value(); v != nil || err != nil {
		t.Errorf("%v, %v", v, err)
	}
	if err := severity.Scan("grave"); !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Error(err)
	}
}

func goodFinding() zhuanhua.Finding {
	return zhuanhua.Finding{
		ID: "F1", Year: 2022, Province: zhuanhua.Shaanxi, Severity: zhuanhua.Minor, Points: zhuanhua.Value(5 * zhuanhua.Point / 2),
		State: zhuanhua.Confirmed, Reason: "套取补贴", StateOn: zhuanhua.MustDay("2022-05-01"),
	}
}

func TestFindingJSON(t *testing.T) {
	in := goodFinding()
	b, err := json.Marshal(in)
	want := `{"finding_id":"F1","year":2022,"province":"610000","severity":"minor","points":"2.5","state":"confirmed",` +
		`"reason":"套取补贴","state_on":"2022-05-01"}`
	if err != nil || string(b) != want {
		t.Errorf("json.Marshal = %s, %v; want %s", b, err, want)
	}
	var back zhuanhua.Finding
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(in, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func TestFindingValidate(t *testing.T) {
	for name, c := range map[string]struct {
		alter func(*zhuanhua.Finding)
		kind  error
		field string // empty: in order
	}{
		"good":                      {func(*zhuanhua.Finding) {}, nil, ""},
		"severe without points":     {func(f *zhuanhua.Finding) { f.Severity, f.Points = zhuanhua.Severe, zhuanhua.Given[zhuanhua.Points]{} }, nil, ""},
		"suspected without points":  {func(f *zhuanhua.Finding) { f.State, f.Points = zhuanhua.Suspected, zhuanhua.Given[zhuanhua.Points]{} }, nil, ""},
		"no day":                    {func(f *zhuanhua.Finding) { f.StateOn = 0 }, nil, ""},
		"no id":                     {func(f *zhuanhua.Finding) { f.ID = "" }, zhuanhua.ErrNotGiven, "finding_id"},
		"no province":               {func(f *zhuanhua.Finding) { f.Province = 0 }, zhuanhua.ErrNotGiven, "province"},
		"the Corps":                 {func(f *zhuanhua.Finding) { f.Province = zhuanhua.Corps }, zhuanhua.ErrCodeWord, "province"},
		"no year":                   {func(f *zhuanhua.Finding) { f.Year = 0 }, zhuanhua.ErrRange, "year"},
		"no severity":               {func(f *zhuanhua.Finding) { f.Severity = 0 }, zhuanhua.ErrNotGiven, "severity"},
		"another severity":          {func(f *zhuanhua.Finding) { f.Severity = 9 }, zhuanhua.ErrCodeWord, "severity"},
		"no state":                  {func(f *zhuanhua.Finding) { f.State = 0 }, zhuanhua.ErrNotGiven, "state"},
		"another state":             {func(f *zhuanhua.Finding) { f.State = 9 }, zhuanhua.ErrCodeWord, "state"},
		"a day that does not exist": {func(f *zhuanhua.Finding) { f.StateOn = -1 }, zhuanhua.ErrRange, "state_on"},
		"minor without points":      {func(f *zhuanhua.Finding) { f.Points = zhuanhua.Given[zhuanhua.Points]{} }, zhuanhua.ErrNotGiven, "points"},
		"points below 0":            {func(f *zhuanhua.Finding) { f.Points = zhuanhua.Value(zhuanhua.Points(-1)) }, zhuanhua.ErrRange, "points"},
		"points above 1000":         {func(f *zhuanhua.Finding) { f.Points = zhuanhua.Value(zhuanhua.MaxPoints + 1) }, zhuanhua.ErrRange, "points"},
	} {
		t.Run(name, func(t *testing.T) {
			f := goodFinding()
			c.alter(&f)
			err := f.Validate()
			if c.field == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			checkFault(t, err, wantedFault{c.kind, zhuanhua.RecordFinding, f.ID, c.field})
		})
	}
}
