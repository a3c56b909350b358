package zhuanhua_test

import (
	"errors"
	"math"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/zhuanhua-rules/zhuanhua"
	"pgregory.net/rapid"
)

func yuan(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func TestAmountOf(t *testing.T) {
	for _, c := range []struct {
		in   decimal.Decimal
		want zhuanhua.Amount
	}{
		{decimal.Decimal{}, 0},
		{yuan("0"), 0},
		{yuan("0.00"), 0},
		{decimal.New(0, -18), 0},
		{decimal.New(0, 15), 0},
		{decimal.New(-1, 0).Add(decimal.New(1, 0)), 0},
		{yuan("0.01"), 1},
		{yuan("0.1"), 10},
		{yuan("1"), 100},
		{yuan("1.5"), 150},
		{yuan("1.50000"), 150}, // rulebook 0b: what matters is the value
		{yuan("1.500000000000000000"), 150},
		{yuan("83444.9"), 8344490},
		{decimal.New(3, 4), 3000000}, // 3 万元
		{decimal.New(200, 8), 2_000_000_000_000},
		{yuan("999999999999999.99"), zhuanhua.MaxAmount - 1},
		{yuan("1000000000000000"), zhuanhua.MaxAmount},
		{yuan("1000000000000000.00"), zhuanhua.MaxAmount},
		{yuan("1000000000000000.000000000000000000"), zhuanhua.MaxAmount},
		{decimal.New(1, 15), zhuanhua.MaxAmount},
		{decimal.New(10, 14), zhuanhua.MaxAmount},
		{decimal.New(9, 14), 90_000_000_000_000_000},
	} {
		got, err := zhuanhua.AmountOf(c.in)
		if err != nil || got != c.want {
			t.Errorf("AmountOf(%v) = %d, %v; want %d fen", c.in, got, err, c.want)
		}
	}
}

func TestAmountOfErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		in   decimal.Decimal
		want error
	}{
		{"one fen above the bound", yuan("1000000000000000.01"), zhuanhua.ErrRange},
		{"a little above the bound", yuan("1000000000000000.000000000000000001"), zhuanhua.ErrRange},
		{"ten times the bound", decimal.New(1, 16), zhuanhua.ErrRange},
		{"twice the bound", decimal.New(2, 15), zhuanhua.ErrRange},
		{"beyond int64", yuan("92233720368547758.08"), zhuanhua.ErrRange},
		{"beyond uint64, a small amount when cut", yuan("184467440737095516.17"), zhuanhua.ErrRange},
		{"one fen below nothing", yuan("-0.01"), zhuanhua.ErrRange},
		{"a little below nothing", yuan("-0.001"), zhuanhua.ErrRange},
		{"minus the bound", decimal.New(-1, 15), zhuanhua.ErrRange},
		{"three decimals", yuan("0.001"), zhuanhua.ErrPrecision},
		{"half a fen", yuan("1.005"), zhuanhua.ErrPrecision},
		{"eighteen decimals", yuan("0.000000000000000001"), zhuanhua.ErrPrecision},
		{"nineteen decimals", decimal.New(1, -19), zhuanhua.ErrPrecision},
		{"nineteen decimals, all needless", decimal.NewFromBigInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(19), nil), -19), zhuanhua.ErrPrecision},
		{"just below the bound, with three decimals", yuan("999999999999999.999"), zhuanhua.ErrPrecision},
	} {
		got, err := zhuanhua.AmountOf(c.in)
		t.Run(c.name, func(t *testing.T) { checkKind(t, err, c.want, "amount") })
		if got != 0 {
			t.Errorf("%s: gave %d fen with its error", c.name, got)
		}
	}
}

func TestAmountOfHostile(t *testing.T) {
	// Any of these would keep an addition or a comparison busy for minutes.
	huge := new(big.Int).Lsh(big.NewInt(1), 3321928) // a million digits
	minus := new(big.Int).Neg(huge)
	cases := []decimal.Decimal{
		decimal.New(1, 1<<30), decimal.New(1, -1<<30), decimal.New(-1, 1<<30), decimal.New(-1, -1<<30),
		decimal.New(1, math.MaxInt32), decimal.New(1, math.MinInt32),
		decimal.New(math.MaxInt64, math.MaxInt32), decimal.New(math.MinInt64, math.MinInt32),
		decimal.New(0, 1<<30), decimal.New(0, -1<<30), decimal.New(0, math.MaxInt32), decimal.New(0, math.MinInt32),
		decimal.New(0, 16), decimal.New(0, -19),
		decimal.NewFromBigInt(minus, 0),
	}
	for _, exponent := range []int32{math.MinInt32, -1000000, -999990, -19, -18, -2, 0, 15, 16, math.MaxInt32} {
		cases = append(cases, decimal.NewFromBigInt(huge, exponent))
	}
	begin := time.Now()
	for i, d := range cases {
		got, err := zhuanhua.AmountOf(d)
		if got != 0 || !errors.Is(err, zhuanhua.ErrRange) && !errors.Is(err, zhuanhua.ErrPrecision) {
			t.Errorf("case %d, exponent %d: %d, %v", i, d.Exponent(), got, err)
		}
		if err != nil && len(err.Error()) > 100 {
			t.Errorf("case %d: the error has %d bytes", i, len(err.Error()))
		}
	}
	if took := time.Since(begin); took > time.Minute {
		t.Errorf("refusing them took %v", took)
	}
}

func TestAmountOfAllocatesNothing(t *testing.T) {
	amounts := []decimal.Decimal{
		{}, yuan("0"), yuan("0.01"), yuan("221890.68"), yuan("1.5"), decimal.New(3, 8), yuan("999999999999999.99"), decimal.New(1, 15),
	}
	sum := zhuanhua.Amount(0)
	if n := testing.AllocsPerRun(100, func() {
		for i := range amounts {
			a, _ := zhuanhua.AmountOf(amounts[i])
			sum += a
		}
	}); n != 0 {
		t.Errorf("AmountOf of %d ordinary amounts allocates %v times", len(amounts), n)
	}
	if sum == 0 {
		t.Error("the amounts were not read")
	}
}

func TestAmountOfLaws(t *testing.T) {
	// Against exact fractions: right where the fraction is a whole number of fen
	// within the bounds, refused elsewhere.
	bound := new(big.Rat).SetInt64(int64(zhuanhua.MaxAmount))
	rapid.Check(t, func(t *rapid.T) {
		coefficient := rapid.OneOf(rapid.Int64(), rapid.Int64Range(-10, 1000), rapid.Just(int64(zhuanhua.MaxAmount)),
			rapid.Just(int64(zhuanhua.MaxAmount)+1), rapid.Just(int64(1e15))).Draw(t, "coefficient")
		exponent := rapid.Int32Range(-18, 15).Draw(t, "exponent")
		d := decimal.New(coefficient, exponent)
		scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(exponent, -exponent))), nil))
		if exponent < 0 {
			scale.Inv(scale)
		}
		fen := new(big.Rat).Mul(new(big.Rat).SetInt64(coefficient), scale)
		fen.Mul(fen, big.NewRat(100, 1))
		want := error(nil)
		switch {
		case fen.Sign() < 0 || fen.Cmp(bound) > 0:
			want = zhuanhua.ErrRange
		case !fen.IsInt():
			want = zhuanhua.ErrPrecision
		}
		got, err := zhuanhua.AmountOf(d)
		if !errors.Is(err, want) || err == nil && fen.Cmp(new(big.Rat).SetInt64(int64(got))) != 0 {
			t.Fatalf("AmountOf(%de%d) = %d, %v; want %v fen, %v", coefficient, exponent, got, err, fen, want)
		}
	})
}

func TestParseAmount(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"0", "0"},
		{"0.0", "0"},
		{"0.00", "0"},
		{"0.01", "0.01"},
		{"0.5", "0.5"},
		{"1.50", "1.5"},
		{"007", "7"},
		{"83444.9", "83444.9"},
		{"100", "100"},
		{"999999999999999.99", "999999999999999.99"},
		{"1000000000000000", "1000000000000000"},
		{"1000000000000000.00", "1000000000000000"},
		{strings.Repeat("0", 39) + "1", "1"}, // forty characters
		{strings.Repeat("0", 36) + "1.25", "1.25"},
	} {
		got, err := zhuanhua.ParseAmount(c.in)
		if err != nil || !got.Equal(yuan(c.want)) {
			t.Errorf("ParseAmount(%q) = %v, %v; want %s", c.in, got, err, c.want)
			continue
		}
		fen, err := zhuanhua.AmountOf(got)
		if err != nil || fen.String() != c.want {
			t.Errorf("ParseAmount(%q) is %v as an amount, %v; want %s", c.in, fen, err, c.want)
		}
	}
}

func TestParseAmountErrors(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     error
	}{
		{"empty", "", zhuanhua.ErrSyntax},
		{"a point alone", ".", zhuanhua.ErrSyntax},
		{"no digit before the point", ".5", zhuanhua.ErrSyntax},
		{"no digit after it", "5.", zhuanhua.ErrSyntax},
		{"two points", "1.2.3", zhuanhua.ErrSyntax},
		{"two points together", "1..2", zhuanhua.ErrSyntax},
		{"a sign", "+1", zhuanhua.ErrSyntax},
		{"a minus", "-1", zhuanhua.ErrSyntax},
		{"an exponent", "1e3", zhuanhua.ErrSyntax},
		{"an absurd exponent", "1e1000000000", zhuanhua.ErrSyntax},
		{"a hexadecimal number", "0x10", zhuanhua.ErrSyntax},
		{"an underscore", "1_000", zhuanhua.ErrSyntax},
		{"thousands", "1,000.00", zhuanhua.ErrSyntax},
		{"a blank before", " 1", zhuanhua.ErrSyntax},
		{"a blank behind", "1 ", zhuanhua.ErrSyntax},
		{"a line end", "1\n", zhuanhua.ErrSyntax},
		{"full-width digits", "１００", zhuanhua.ErrSyntax},
		{"a currency", "¥1", zhuanhua.ErrSyntax},
		{"a unit", "1万", zhuanhua.ErrSyntax},
		{"not a number", "NaN", zhuanhua.ErrSyntax},
		{"infinite", "Inf", zhuanhua.ErrSyntax},
		{"forty-one characters", strings.Repeat("0", 41), zhuanhua.ErrSyntax},
		{"a million digits", strings.Repeat("9", 1e6), zhuanhua.ErrSyntax},
		{"a letter behind many digits", strings.Repeat("9", 30) + "x", zhuanhua.ErrSyntax},
		{"one fen above the bound", "1000000000000000.01", zhuanhua.ErrRange},
		{"one yuan above the bound", "1000000000000001", zhuanhua.ErrRange},
		{"a tenth above the bound", "1000000000000000.1", zhuanhua.ErrRange},
		{"ten times the bound", "10000000000000000", zhuanhua.ErrRange},
		{"ten times the bound, with fen", "10000000000000000.00", zhuanhua.ErrRange},
		{"beyond int64 in fen", "92233720368547758.08", zhuanhua.ErrRange},
		{"beyond uint64 in fen", "184467440737095516.17", zhuanhua.ErrRange},
		{"forty nines", strings.Repeat("9", 40), zhuanhua.ErrRange},
		{"three decimals", "0.001", zhuanhua.ErrPrecision},
		{"three decimals, one needless", "1.500", zhuanhua.ErrPrecision},
		{"twenty decimals", "0.12345678901234567890", zhuanhua.ErrPrecision},
		{"the bound with four zeros", "1000000000000000.0000", zhuanhua.ErrPrecision},
	} {
		got, err := zhuanhua.ParseAmount(c.in)
		t.Run(c.name, func(t *testing.T) { checkKind(t, err, c.want, "amount") })
		if !got.IsZero() {
			t.Errorf("%s: gave %v with its error", c.name, got)
		}
		var input *zhuanhua.InputError
		if errors.As(err, &input) && input.Value != zhuanhua.Quote(c.in) {
			t.Errorf("%s: tells the value %q", c.name, input.Value)
		}
	}
}

func TestAmountString(t *testing.T) {
	for _, c := range []struct {
		a    zhuanhua.Amount
		want string
	}{
		{0, "0"},
		{1, "0.01"},
		{9, "0.09"},
		{10, "0.1"},
		{50, "0.5"},
		{99, "0.99"},
		{100, "1"},
		{101, "1.01"},
		{110, "1.1"},
		{100000000, "1000000"},
		{zhuanhua.MaxAmount, "1000000000000000"},
		{zhuanhua.MaxAmount - 1, "999999999999999.99"},
		{-1, "-0.01"},
		{-150, "-1.5"},
		{-5000000000, "-50000000"},
		{math.MaxInt64, "92233720368547758.07"},
		{math.MinInt64, "-92233720368547758.08"},
	} {
		if got := c.a.String(); got != c.want {
			t.Errorf("String() of %d fen = %q, want %q", int64(c.a), got, c.want)
		}
		if got, err := c.a.MarshalText(); string(got) != c.want || err != nil {
			t.Errorf("MarshalText() of %d fen = %q, %v; want %q", int64(c.a), got, err, c.want)
		}
		_, decimals, _ := strings.Cut(c.want, ".")
		if got := c.a.Yuan(); !got.Equal(yuan(c.want)) || int(got.Exponent()) != -len(decimals) {
			t.Errorf("Yuan() of %d fen = %v with exponent %d, want %s", int64(c.a), got, got.Exponent(), c.want)
		}
	}
}

func TestAmountRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := zhuanhua.Amount(rapid.Int64Range(0, int64(zhuanhua.MaxAmount)).Draw(t, "fen"))
		if back, err := zhuanhua.AmountOf(a.Yuan()); back != a || err != nil {
			t.Fatalf("%v goes through yuan as %v, %v", a, back, err)
		}
		parsed, err := zhuanhua.ParseAmount(a.String())
		if err != nil || !parsed.Equal(a.Yuan()) || parsed.Exponent() != a.Yuan().Exponent() {
			t.Fatalf("%v is read back as %v, %v", a, parsed, err)
		}
	})
}

func TestAmountSplit(t *testing.T) {
	for _, c := range []struct {
		a    zhuanhua.Amount
		n    int
		want []zhuanhua.Amount
	}{
		{100, 3, []zhuanhua.Amount{34, 33, 33}}, // CZ23-A1j: the first parts take the remainder
		{200, 3, []zhuanhua.Amount{67, 67, 66}},
		{300, 3, []zhuanhua.Amount{100, 100, 100}},
		{2, 3, []zhuanhua.Amount{1, 1, 0}},
		{0, 2, []zhuanhua.Amount{0, 0}},
		{7, 1, []zhuanhua.Amount{7}},
		{7, 0, nil},
		{7, -1, nil},
		{7, math.MinInt, nil},
		{-7, 2, nil},
	} {
		if diff := cmp.Diff(c.want, slices.Collect(c.a.Split(c.n))); diff != "" {
			t.Errorf("%d fen in %d parts (-want +got):\n%s", c.a, c.n, diff)
		}
	}
	first := []zhuanhua.Amount{}
	for part := range zhuanhua.MaxAmount.Split(math.MaxInt) { // a loop may stop
		if first = append(first, part); len(first) == 2 {
			break
		}
	}
	if diff := cmp.Diff([]zhuanhua.Amount{zhuanhua.MaxAmount/math.MaxInt + 1, zhuanhua.MaxAmount/math.MaxInt + 1}, first); diff != "" {
		t.Errorf("the first two of very many parts (-want +got):\n%s", diff)
	}
}

func TestAmountShareOutside(t *testing.T) {
	for _, c := range [][2]int{{-1, 3}, {3, 3}, {0, 0}, {0, -1}, {math.MaxInt, 3}, {math.MinInt, math.MaxInt}} {
		if got := zhuanhua.Amount(100).Share(c[0], c[1]); got != 0 {
			t.Errorf("part %d of %d is %v", c[0], c[1], got)
		}
	}
	if got := zhuanhua.Amount(-100).Share(0, 3); got != 0 {
		t.Errorf("part of a negative amount is %v", got)
	}
}

func TestAmountSplitLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := zhuanhua.Amount(rapid.OneOf(rapid.Int64Range(0, int64(zhuanhua.MaxAmount)), rapid.Int64Range(0, 200)).Draw(t, "fen"))
		n := rapid.IntRange(1, 300).Draw(t, "parts")
		parts := slices.Collect(a.Split(n))
		sum := zhuanhua.Amount(0)
		for i, part := range parts {
			sum += part
			if i > 0 && part > parts[i-1] {
				t.Fatalf("part %d is larger than the one before", i)
			}
			if a.Share(i, n) != part {
				t.Fatalf("Share(%d, %d) = %v, Split gives %v", i, n, a.Share(i, n), part)
			}
		}
		if len(parts) != n || sum != a || parts[0]-parts[n-1] > 1 || parts[n-1] < 0 {
			t.Fatalf("%v in %d parts: %v", a, n, parts)
		}
	})
}

func TestDecimalSettingsPlayNoPart(t *testing.T) {
	transfer := validTransfer()
	transfer.ContractAmount = zhuanhua.Value(yuan("1.005"))
	run := func() (out []string) {
		for _, s := range []string{"0", "1.50", "0.05", "999999999999999.99", "1000000000000000", "0.001", "x"} {
			d, err := zhuanhua.ParseAmount(s)
			out = append(out, d.StringFixed(4), errorText(err))
		}
		for _, d := range []decimal.Decimal{decimal.New(150, -2), decimal.New(1500000, -6), decimal.New(1, -3), decimal.New(1, 15), decimal.New(3, 4)} {
			a, err := zhuanhua.AmountOf(d)
			out = append(out, a.String(), a.Yuan().StringFixed(4), errorText(err))
			for part := range a.Split(7) {
				out = append(out, part.String())
			}
		}
		standard := zhuanhua.Sizes2011()
		for _, revenue := range []int64{1999, 2000, 40000} {
			size := standard.Size(zhuanhua.Manufacturing, zhuanhua.EnterpriseYear{
				Employees: zhuanhua.Value[int64](1000), Revenue: zhuanhua.Value(decimal.New(revenue, 4)),
			})
			out = append(out, size.Possible.String())
		}
		return append(out, errorText(transfer.Validate()))
	}
	want := run()
	division, power, quotes := decimal.DivisionPrecision, decimal.PowPrecisionNegativeExponent, decimal.MarshalJSONWithoutQuotes
	trim, scientific, steps, decode := decimal.TrimTrailingZeros, decimal.UseScientificNotation, decimal.ExpMaxIterations, decimal.MaxDecodeExponent
	defer func() {
		decimal.DivisionPrecision, decimal.PowPrecisionNegativeExponent, decimal.MarshalJSONWithoutQuotes = division, power, quotes
		decimal.TrimTrailingZeros, decimal.UseScientificNotation, decimal.ExpMaxIterations, decimal.MaxDecodeExponent = trim, scientific, steps, decode
	}()
	for _, absurd := range []int{-5, 0, 1, 1 << 20} {
		decimal.DivisionPrecision, decimal.PowPrecisionNegativeExponent = absurd, absurd
		decimal.ExpMaxIterations, decimal.MaxDecodeExponent = absurd, absurd
		decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros, decimal.UseScientificNotation = true, false, true
		if diff := cmp.Diff(want, run()); diff != "" {
			t.Errorf("with the settings at %d (-before +after):\n%s", absurd, diff)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// amountForm is the form of the exchange format.
var amountForm = regexp.MustCompile(`^[0-9]+(\.[0-9]{1,2})?$`)

func FuzzParseAmount(f *testing.F) {
	for _, s := range []string{
		"0", "0.01", "1.50", "007", "1000000000000000", "1000000000000000.01", "92233720368547758.08", "184467440737095516.17",
		"1e3", "-1", ".5", "5.", "1.005", "0.12345678901234567890", "１００", "",
	} {
		f.Add(s)
	}
	bound := decimal.New(1, 15)
	f.Fuzz(func(t *testing.T, s string) {
		d, err := zhuanhua.ParseAmount(s)
		if len(s) > 40 || !amountForm.MatchString(s) {
			if err == nil || !d.IsZero() {
				t.Fatalf("ParseAmount(%q) = %v, not in the form", s, d)
			}
			return
		}
		slow, slowErr := decimal.NewFromString(s)
		if slowErr != nil {
			t.Fatalf("decimal.NewFromString(%q): %v", s, slowErr)
		}
		if inside := slow.Cmp(bound) <= 0; !inside {
			if !errors.Is(err, zhuanhua.ErrRange) {
				t.Fatalf("ParseAmount(%q) = %v, %v; above the bound", s, d, err)
			}
			return
		}
		if err != nil || !d.Equal(slow) {
			t.Fatalf("ParseAmount(%q) = %v, %v; want %v", s, d, err, slow)
		}
		a, err := zhuanhua.AmountOf(d)
		if err != nil {
			t.Fatalf("AmountOf(ParseAmount(%q)): %v", s, err)
		}
		if back, err := zhuanhua.ParseAmount(a.String()); err != nil || !back.Equal(d) || a.String() != d.String() {
			t.Fatalf("%q prints %q, which is read as %v, %v", s, a, back, err)
		}
	})
}
