package zhuanhua_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/zhuanhua-rules/zhuanhua"
	"pgregory.net/rapid"
)

// bound holds the lower bounds of one figure: persons, or 万元.
type bound struct {
	figure               byte // X employees, Y revenue, Z assets
	large, medium, small int64
}

// sizeTable is 工信部联企业〔2011〕300号, typed from the standard and not from the
// library's table.
var sizeTable = map[string][]bound{
	"agriculture":              {{'Y', 20000, 500, 50}},
	"industry":                 {{'X', 1000, 300, 20}, {'Y', 40000, 2000, 300}},
	"construction":             {{'Y', 80000, 6000, 300}, {'Z', 80000, 5000, 300}},
	"wholesale":                {{'X', 200, 20, 5}, {'Y', 40000, 5000, 1000}},
	"retail":                   {{'X', 300, 50, 10}, {'Y', 20000, 500, 100}},
	"transport":                {{'X', 1000, 300, 20}, {'Y', 30000, 3000, 200}},
	"storage":                  {{'X', 200, 100, 20}, {'Y', 30000, 1000, 100}},
	"post":                     {{'X', 1000, 300, 20}, {'Y', 30000, 2000, 100}},
	"lodging":                  {{'X', 300, 100, 10}, {'Y', 10000, 2000, 100}},
	"catering":                 {{'X', 300, 100, 10}, {'Y', 10000, 2000, 100}},
	"information_transmission": {{'X', 2000, 100, 10}, {'Y', 100000, 1000, 100}},
	"software_it":              {{'X', 300, 100, 10}, {'Y', 10000, 1000, 50}},
	"real_estate_development":  {{'Y', 200000, 1000, 100}, {'Z', 10000, 5000, 2000}},
	"property_management":      {{'X', 1000, 300, 100}, {'Y', 5000, 1000, 500}},
	"leasing_business":         {{'X', 300, 100, 10}, {'Z', 120000, 8000, 100}},
	"other":                    {{'X', 300, 100, 10}},
}

// unit is the step below a bound: a person, or a fen.
func (b bound) unit() decimal.Decimal {
	if b.figure == 'X' {
		return decimal.New(1, 0)
	}
	return decimal.New(1, -2)
}

// at returns a bound of the figure in persons or yuan.
func (b bound) at(n int64) decimal.Decimal {
	if b.figure == 'X' {
		return decimal.New(n, 0)
	}
	return decimal.New(n, 4)
}

// class classifies by this figure alone, the slow way.
func (b bound) class(v decimal.Decimal) zhuanhua.SizeClass {
	switch {
	case v.GreaterThanOrEqual(b.at(b.large)):
		return zhuanhua.Large
	case v.GreaterThanOrEqual(b.at(b.medium)):
		return zhuanhua.Medium
	case v.GreaterThanOrEqual(b.at(b.small)):
		return zhuanhua.Small
	}
	return zhuanhua.Micro
}

// edges are values on both sides of every bound, and the extremes.
func (b bound) edges() []decimal.Decimal {
	edges := []decimal.Decimal{{}}
	for _, n := range []int64{b.small, b.medium, b.large} {
		edges = append(edges, b.at(n).Sub(b.unit()), b.at(n))
	}
	return append(edges, b.at(10*b.large))
}

// put sets the figure in a year's figures.
func (b bound) put(y *zhuanhua.EnterpriseYear, v decimal.Decimal) {
	switch b.figure {
	case 'X':
		y.Employees = zhuanhua.Value(v.IntPart())
	case 'Y':
		y.Revenue = zhuanhua.Value(v)
	case 'Z':
		y.Assets = zhuanhua.Value(v)
	}
}

func (b bound) key() zhuanhua.Figure {
	return map[byte]zhuanhua.Figure{'X': zhuanhua.Employees, 'Y': zhuanhua.Revenue, 'Z': zhuanhua.Assets}[b.figure]
}

func industryOf(t testing.TB, key string) zhuanhua.Industry {
	t.Helper()
	industry, err := zhuanhua.ParseIndustry(key)
	if err != nil {
		t.Fatal(err)
	}
	return industry
}

func TestSizeStandardRows(t *testing.T) {
	standard := zhuanhua.Sizes2011()
	if len(sizeTable) != len(standard.Rows) {
		t.Fatalf("the test's table has %d rows, the standard %d", len(sizeTable), len(standard.Rows))
	}
	for i, row := range standard.Rows {
		if row.Industry != zhuanhua.Industry(i+1) {
			t.Errorf("row %d is %v", i, row.Industry)
		}
		var want [2]zhuanhua.Bounds
		for j, b := range sizeTable[row.Industry.String()] {
			want[j] = zhuanhua.Bounds{Figure: b.key(), Large: b.large, Medium: b.medium, Small: b.small}
		}
		if diff := cmp.Diff(want, [2]zhuanhua.Bounds{row.First, row.Second}); diff != "" {
			t.Errorf("%v (-want +got):\n%s", row.Industry, diff)
		}
	}
	if p := standard.Param; p.Status != zhuanhua.Reading || p.Clause != "CZ23-A1b" || p.Key == "" {
		t.Errorf("the table's source is %+v; that it is this standard is a reading", p)
	}
}

// TestSizeBoundaries goes through every combination of values at and just below
// the bounds of each industry's figures.
func TestSizeBoundaries(t *testing.T) {
	standard := zhuanhua.Sizes2011()
	count := 0
	for key, bounds := range sizeTable {
		industry := industryOf(t, key)
		check := func(y zhuanhua.EnterpriseYear, want zhuanhua.SizeClass, what string) {
			count++
			got := standard.Size(industry, y)
			if diff := cmp.Diff(zhuanhua.SizeOf(want), got); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", key, what, diff)
			}
		}
		for _, v := range bounds[0].edges() {
			if len(bounds) == 1 {
				var y zhuanhua.EnterpriseYear
				bounds[0].put(&y, v)
				check(y, bounds[0].class(v), v.String())
				continue
			}
			for _, w := range bounds[1].edges() {
				var y zhuanhua.EnterpriseYear
				bounds[0].put(&y, v)
				bounds[1].put(&y, w)
				check(y, min(bounds[0].class(v), bounds[1].class(w)), fmt.Sprintf("%v and %v", v, w))
			}
		}
	}
	if want := 14*8*8 + 2*8; count != want {
		t.Errorf("%d cases, want %d", count, want)
	}
}

func TestSizePoints(t *testing.T) {
	// X, Y and Z as in the standard: persons, 万元, 万元; -1 is not given.
	year := func(x int64, y, z float64) (out zhuanhua.EnterpriseYear) {
		if x >= 0 {
			out.Employees = zhuanhua.Value(x)
		}
		if y >= 0 {
			out.Revenue = zhuanhua.Value(decimal.NewFromFloat(y).Mul(decimal.New(1, 4)))
		}
		if z >= 0 {
			out.Assets = zhuanhua.Value(decimal.NewFromFloat(z).Mul(decimal.New(1, 4)))
		}
		return out
	}
	standard := zhuanhua.Sizes2011()
	for _, c := range []struct {
		industry zhuanhua.Industry
		x        int64
		y, z     float64
		want     zhuanhua.SizeClass
	}{
		{zhuanhua.Manufacturing, 1000, 40000, -1, zhuanhua.Large},
		{zhuanhua.Manufacturing, 999, 40000, -1, zhuanhua.Medium},
		{zhuanhua.Manufacturing, 1500, 5000, -1, zhuanhua.Medium}, // upper bounds play no part
		{zhuanhua.Manufacturing, 5000, 299, -1, zhuanhua.Micro},
		{zhuanhua.Manufacturing, 20, 300, -1, zhuanhua.Small},
		{zhuanhua.Manufacturing, 19, 1e6, -1, zhuanhua.Micro},
		{zhuanhua.Construction, -1, 6000, 4999, zhuanhua.Small},
		{zhuanhua.RealEstateDevelopment, -1, 199999, 10000, zhuanhua.Medium},
		{zhuanhua.LeasingBusiness, 300, -1, 119999, zhuanhua.Medium},
		{zhuanhua.Agriculture, -1, 50, -1, zhuanhua.Small},
		{zhuanhua.PropertyManagement, 99, 5000, -1, zhuanhua.Micro},
		// Figures that the industry does not ask for play no part.
		{zhuanhua.Manufacturing, 1000, 40000, 0, zhuanhua.Large},
		{zhuanhua.Agriculture, 0, 20000, 0, zhuanhua.Large},
		{zhuanhua.OtherIndustry, 300, 0, 0, zhuanhua.Large},
		{zhuanhua.Construction, 0, 80000, 80000, zhuanhua.Large},
		// A fen below the bound.
		{zhuanhua.Agriculture, -1, 19999.999999, -1, zhuanhua.Medium},
	} {
		if got := standard.Size(c.industry, year(c.x, c.y, c.z)); got != zhuanhua.SizeOf(c.want) {
			t.Errorf("%v (%d, %v, %v) is %v, missing %v; want %v", c.industry, c.x, c.y, c.z, got.Possible, got.Missing, c.want)
		}
	}
}

// TestSizeMissingFigures compares what is told with figures missing with what all
// their values would give.
func TestSizeMissingFigures(t *testing.T) {
	standard := zhuanhua.Sizes2011()
	rapid.Check(t, func(t *rapid.T) {
		row := standard.Rows[rapid.IntRange(0, 15).Draw(t, "row")]
		bounds := sizeTable[row.Industry.String()]
		years := []zhuanhua.EnterpriseYear{{}}
		var known zhuanhua.EnterpriseYear
		var missing zhuanhua.Set[zhuanhua.Figure]
		for _, b := range bounds {
			if rapid.Bool().Draw(t, "given") {
				v := rapid.SampledFrom(b.edges()).Draw(t, "value")
				b.put(&known, v)
				for i := range years {
					b.put(&years[i], v)
				}
				continue
			}
			missing = missing.With(b.key())
			var completed []zhuanhua.EnterpriseYear
			for _, y := range years {
				for _, v := range b.edges() {
					b.put(&y, v)
					completed = append(completed, y)
				}
			}
			years = completed
		}
		var want zhuanhua.Size
		for _, y := range years {
			want.Possible = want.Possible.With(standard.Size(row.Industry, y).Class())
		}
		if want.Possible.Len() > 1 {
			want.Missing = missing
		}
		got := standard.Size(row.Industry, known)
		if got != want {
			t.Fatalf("%v: possible %v, missing %v; want %v, %v", row.Industry, got.Possible, got.Missing, want.Possible, want.Missing)
		}
		sme := zhuanhua.TruthOf(!want.Possible.Has(zhuanhua.Large))
		if want.Possible.Len() > 1 && want.Possible.Has(zhuanhua.Large) {
			sme = zhuanhua.Unstated
		}
		if got.SME() != sme {
			t.Fatalf("%v, possible %v: SME is %v, want %v", row.Industry, got.Possible, got.SME(), sme)
		}
	})
}

func TestSizeMissing(t *testing.T) {
	all := zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium, zhuanhua.Large)
	standard := zhuanhua.Sizes2011()
	bad := zhuanhua.Value(decimal.New(1, 1<<30))
	for _, c := range []struct {
		name     string
		industry zhuanhua.Industry
		y        zhuanhua.EnterpriseYear
		want     zhuanhua.Size
		sme      zhuanhua.Truth
	}{
		{
			"nothing", zhuanhua.Manufacturing, zhuanhua.EnterpriseYear{},
			zhuanhua.Size{Possible: all, Missing: zhuanhua.SetOf(zhuanhua.Employees, zhuanhua.Revenue)}, zhuanhua.Unstated,
		},
		{
			"employees below the bound of large", zhuanhua.Manufacturing, zhuanhua.EnterpriseYear{Employees: zhuanhua.Value[int64](999)},
			zhuanhua.Size{Possible: all.Without(zhuanhua.Large), Missing: zhuanhua.SetOf(zhuanhua.Revenue)}, zhuanhua.Yes,
		},
		{
			"employees at the bound of large", zhuanhua.Manufacturing, zhuanhua.EnterpriseYear{Employees: zhuanhua.Value[int64](1000)},
			zhuanhua.Size{Possible: all, Missing: zhuanhua.SetOf(zhuanhua.Revenue)}, zhuanhua.Unstated,
		},
		{
			"revenue of a micro enterprise", zhuanhua.Manufacturing, zhuanhua.EnterpriseYear{Revenue: zhuanhua.Value(yuan("2999999.99"))},
			zhuanhua.SizeOf(zhuanhua.Micro), zhuanhua.Yes,
		},
		{
			"a figure that the industry does not ask for", zhuanhua.OtherIndustry, zhuanhua.EnterpriseYear{Revenue: zhuanhua.Value(yuan("1"))},
			zhuanhua.Size{Possible: all, Missing: zhuanhua.SetOf(zhuanhua.Employees)}, zhuanhua.Unstated,
		},
		{
			"no industry", zhuanhua.IndustryNone, zhuanhua.EnterpriseYear{Employees: zhuanhua.Value[int64](1)},
			zhuanhua.Size{Missing: zhuanhua.SetOf(zhuanhua.IndustryGiven)}, zhuanhua.Unstated,
		},
		{
			"an industry out of range", 99, zhuanhua.EnterpriseYear{Employees: zhuanhua.Value[int64](1)},
			zhuanhua.Size{Missing: zhuanhua.SetOf(zhuanhua.IndustryGiven)}, zhuanhua.Unstated,
		},
		{
			"a class set by an authority, against the figures", zhuanhua.OtherIndustry,
			zhuanhua.EnterpriseYear{Employees: zhuanhua.Value[int64](1), SetSize: zhuanhua.Large},
			zhuanhua.Size{Possible: zhuanhua.SetOf(zhuanhua.Large), SetBy: true}, zhuanhua.No,
		},
		{
			"a class set by an authority, without industry", zhuanhua.IndustryNone, zhuanhua.EnterpriseYear{SetSize: zhuanhua.Small},
			zhuanhua.Size{Possible: zhuanhua.SetOf(zhuanhua.Small), SetBy: true}, zhuanhua.Yes,
		},
		// What no record may hold tells nothing, and ends at once.
		{
			"a revenue out of bounds", zhuanhua.Agriculture, zhuanhua.EnterpriseYear{Revenue: bad},
			zhuanhua.Size{Possible: all, Missing: zhuanhua.SetOf(zhuanhua.Revenue)}, zhuanhua.Unstated,
		},
		{
			"assets out of bounds that nobody asks for", zhuanhua.OtherIndustry, zhuanhua.EnterpriseYear{Employees: zhuanhua.Value[int64](300), Assets: bad},
			zhuanhua.SizeOf(zhuanhua.Large), zhuanhua.No,
		},
		{
			"a negative number of employees", zhuanhua.OtherIndustry, zhuanhua.EnterpriseYear{Employees: zhuanhua.Value[int64](-1)},
			zhuanhua.Size{Possible: all, Missing: zhuanhua.SetOf(zhuanhua.Employees)}, zhuanhua.Unstated,
		},
		{
			"a class out of range", zhuanhua.OtherIndustry, zhuanhua.EnterpriseYear{SetSize: 99},
			zhuanhua.Size{SetBy: true}, zhuanhua.Unstated,
		},
	} {
		got := standard.Size(c.industry, c.y)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if got.SME() != c.sme {
			t.Errorf("%s: SME is %v, want %v", c.name, got.SME(), c.sme)
		}
	}
}

func TestSizeMonotone(t *testing.T) {
	// More of any figure never gives a smaller class.
	standard := zhuanhua.Sizes2011()
	money := rapid.Map(rapid.Int64Range(0, 3e11), func(fen int64) decimal.Decimal { return decimal.New(fen, -2) })
	rapid.Check(t, func(t *rapid.T) {
		industry := zhuanhua.Industry(rapid.IntRange(1, 16).Draw(t, "industry"))
		employees, revenue, assets := rapid.Int64Range(0, 3000).Draw(t, "X"), money.Draw(t, "Y"), money.Draw(t, "Z")
		year := func(x int64, y, z decimal.Decimal) zhuanhua.EnterpriseYear {
			return zhuanhua.EnterpriseYear{Employees: zhuanhua.Value(x), Revenue: zhuanhua.Value(y), Assets: zhuanhua.Value(z)}
		}
		less := standard.Size(industry, year(employees, revenue, assets)).Class()
		more := standard.Size(industry, year(employees+rapid.Int64Range(0, 3000).Draw(t, "x"),
			revenue.Add(money.Draw(t, "y")), assets.Add(money.Draw(t, "z")))).Class()
		if less == zhuanhua.SizeNone || more < less {
			t.Fatalf("%v goes from %v to %v", industry, less, more)
		}
	})
}

func TestSizeStandardIsAValue(t *testing.T) {
	standard := zhuanhua.Sizes2011()
	draft := standard
	draft.Rows[15].First.Large = 500
	y := zhuanhua.EnterpriseYear{Employees: zhuanhua.Value[int64](300)}
	if standard == draft || standard != zhuanhua.Sizes2011() {
		t.Error("altering a copy altered the standard")
	}
	if got := standard.Size(zhuanhua.OtherIndustry, y); got.Class() != zhuanhua.Large {
		t.Errorf("the standard says %v", got.Possible)
	}
	if got := draft.Size(zhuanhua.OtherIndustry, y); got.Class() != zhuanhua.Medium {
		t.Errorf("the draft says %v", got.Possible)
	}
	var empty zhuanhua.SizeStandard
	if got := empty.Size(zhuanhua.OtherIndustry, y); got != (zhuanhua.Size{Missing: zhuanhua.SetOf(zhuanhua.IndustryGiven)}) {
		t.Errorf("the zero standard says %v", got)
	}
}

func TestSizeStandardValidate(t *testing.T) {
	good := zhuanhua.Sizes2011()
	if err := good.Validate(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		alter func(*zhuanhua.SizeStandard)
		want  error
	}{
		"no industry":              {func(s *zhuanhua.SizeStandard) { s.Rows[3].Industry = 0 }, zhuanhua.ErrCodeWord},
		"an industry that is none": {func(s *zhuanhua.SizeStandard) { s.Rows[3].Industry = 99 }, zhuanhua.ErrCodeWord},
		"an industry twice":        {func(s *zhuanhua.SizeStandard) { s.Rows[3].Industry = zhuanhua.Retail }, zhuanhua.ErrDuplicate},
		"no figure":                {func(s *zhuanhua.SizeStandard) { s.Rows[3].First.Figure = 0 }, zhuanhua.ErrNotGiven},
		"a figure that is none":    {func(s *zhuanhua.SizeStandard) { s.Rows[3].Second.Figure = zhuanhua.IndustryGiven }, zhuanhua.ErrCodeWord},
		"a figure twice":           {func(s *zhuanhua.SizeStandard) { s.Rows[3].Second.Figure = zhuanhua.Employees }, zhuanhua.ErrDuplicate},
		"bounds that fall":         {func(s *zhuanhua.SizeStandard) { s.Rows[3].First.Small = 1000 }, zhuanhua.ErrRange},
		"a negative bound":         {func(s *zhuanhua.SizeStandard) { s.Rows[3].First.Small = -1 }, zhuanhua.ErrRange},
		"more than all money":      {func(s *zhuanhua.SizeStandard) { s.Rows[3].Second.Large = 1 << 60 }, zhuanhua.ErrRange},
	} {
		s := zhuanhua.Sizes2011()
		c.alter(&s)
		if err := s.Validate(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	huge := zhuanhua.Sizes2011() // a bound out of reach is one nobody reaches
	huge.Rows[3].Second.Large = 1 << 60
	y := zhuanhua.EnterpriseYear{Employees: zhuanhua.Value[int64](1000), Revenue: zhuanhua.Value(decimal.New(1, 12))}
	if got := huge.Size(zhuanhua.Wholesale, y).Class(); got != zhuanhua.Medium {
		t.Errorf("below a bound out of reach: %v", got)
	}
}
