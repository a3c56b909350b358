package zhuanhua_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestInputErrorText(t *testing.T) {
	for _, c := range []struct {
		err  zhuanhua.InputError
		want string
	}{
		{zhuanhua.InputError{Field: "day", Value: "2021-02-29", Err: zhuanhua.ErrRange}, "day «2021-02-29»: out of range"},
		{zhuanhua.InputError{Field: "day", Err: zhuanhua.ErrNotGiven}, "day: must be given"},
		{
			zhuanhua.InputError{zhuanhua.RecordTransfer, "T1", "patents", inventionNo, zhuanhua.ErrDuplicate},
			"transfer T1: patents «200310102344.5»: given twice",
		},
		{
			zhuanhua.InputError{zhuanhua.RecordPledge, "号1", "amount", "", zhuanhua.ErrPrecision},
			"pledge 号1: amount: too many decimals",
		},
		{zhuanhua.InputError{Field: "x"}, "x: bad input"},
		{zhuanhua.InputError{Record: 99, ID: "1", Field: "x"}, "record kind(99) 1: x: bad input"},
		{zhuanhua.InputError{}, ": bad input"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("Error() = %q, want %q", got, c.want)
		}
	}
}

func TestInputErrorUnwrap(t *testing.T) {
	_, err := zhuanhua.ParseDay("2021-02-29")
	wrapped := fmt.Errorf("line 7: %w", err)
	if !errors.Is(wrapped, zhuanhua.ErrRange) {
		t.Errorf("errors.Is does not find the kind in %v", wrapped)
	}
	var input *zhuanhua.InputError
	if !errors.As(wrapped, &input) || input.Value != "2021-02-29" {
		t.Errorf("errors.As does not find the operand in %v", wrapped)
	}
	if (&zhuanhua.InputError{}).Unwrap() != nil {
		t.Error("an InputError without a kind unwraps to something")
	}
}

func TestInputErrorIn(t *testing.T) {
	bare := &zhuanhua.InputError{Field: "day", Value: "x", Err: zhuanhua.ErrSyntax}
	got := bare.In(zhuanhua.RecordProduct, strings.Repeat("9", 50), "declared_on")
	checkFault(t, got, wantedFault{zhuanhua.ErrSyntax, zhuanhua.RecordProduct, strings.Repeat("9", 40) + "…", "declared_on"})
	if got.Value != "x" {
		t.Errorf("the value became %q", got.Value)
	}
	checkFault(t, bare, wantedFault{kind: zhuanhua.ErrSyntax, field: "day"}) // not altered
}

func TestErrorsStayALine(t *testing.T) {
	// Whatever a host reads from a file, an error about it is one short line.
	hostile := strings.Repeat("长\n\x1b[31m\xff", 1e5)
	_, errDay := zhuanhua.ParseDay(hostile)
	_, errPlace := zhuanhua.ParsePlace(hostile)
	_, errCode := zhuanhua.ParseCreditCode(hostile)
	_, errNo := zhuanhua.ParsePatentNo(hostile)
	_, errAmount := zhuanhua.ParseAmount(hostile)
	_, errWord := zhuanhua.ParseIndustry(hostile)
	transfer := zhuanhua.Transfer{ID: hostile}
	pledge := zhuanhua.Pledge{ID: hostile, RegisteredOn: -1}
	product := zhuanhua.Product{ID: hostile}
	measure := zhuanhua.Measure{ID: hostile, InPlan: 9}
	coverage := zhuanhua.Coverage{Measure: zhuanhua.Measure{ID: hostile}}
	payment := zhuanhua.Payment{ID: hostile}
	register := zhuanhua.NewRegister(zhuanhua.Sizes2011())
	_, errRef := register.Transfer(zhuanhua.Transfer{
		ID: "T1", Transferor: zhuanhua.Ref(partyID(hostile)),
		Patents: []zhuanhua.Patent{{No: zhuanhua.MustPatentNo(inventionNo)}},
	})
	for i, err := range []error{
		errDay, errPlace, errCode, errNo, errAmount, errWord, errRef,
		transfer.Validate(), pledge.Validate(), product.Validate(), measure.Validate(), coverage.Validate(),
		payment.Validate(), register.AddParty(zhuanhua.Party{ID: partyID(hostile), Kind: 99}),
		register.AddEnterprise(zhuanhua.Enterprise{Party: partyID(hostile)}),
	} {
		if err == nil {
			t.Fatalf("case %d: no error", i)
		}
		if text := err.Error(); len(text) > 400 || strings.ContainsAny(text, "\n\x1b") {
			t.Errorf("case %d: %d bytes: %.400q", i, len(text), text)
		}
	}
}

func TestUnsetError(t *testing.T) {
	err := error(&zhuanhua.UnsetError{Param: zhuanhua.Param{Key: "pass-mark", Clause: "CZ23-3.3b", Status: zhuanhua.Unset}, Year: 2022})
	var unset *zhuanhua.UnsetError
	if !errors.Is(err, zhuanhua.ErrUnset) || !errors.As(err, &unset) || unset.Year != 2022 {
		t.Errorf("%v is not told apart", err)
	}
	for _, word := range []string{"pass-mark", "2022", "CZ23-3.3b", zhuanhua.ErrUnset.Error()} {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not say %s", err, word)
		}
	}
}
