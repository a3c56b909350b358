package sample_test

import (
	"errors"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

func TestAllocationWords(t *testing.T) {
	for rule := sample.AllocationNone; rule <= sample.AllocationCost; rule++ {
		var read, scanned sample.AllocationRule
		text, err := rule.MarshalText()
		value, _ := rule.Value()
		if err != nil || string(text) != rule.String() || read.UnmarshalText(text) != nil || read != rule ||
			scanned.Scan(value) != nil || scanned != rule || (rule.Text().Zh == "") != (rule == sample.AllocationNone) {
			t.Errorf("%v: %q, %v, %v, %v", rule, text, value, read, scanned)
		}
	}
	for hold := sample.HoldNone; hold <= sample.HoldCensus; hold++ {
		var read, scanned sample.AllocationHold
		text, err := hold.MarshalText()
		value, _ := hold.Value()
		if err != nil || string(text) != hold.String() || read.UnmarshalText(text) != nil || read != hold ||
			scanned.Scan(string(text)) != nil || scanned != hold || hold.Text().Zh == "" || (value == nil) != (hold == sample.HoldNone) {
			t.Errorf("%v: %q, %v, %v, %v", hold, text, value, read, scanned)
		}
	}
	var rule sample.AllocationRule
	if err := rule.Scan([]byte("neyman")); err != nil || rule != sample.AllocationNeyman {
		t.Errorf("%v, %v", rule, err)
	}
	if err := rule.UnmarshalText([]byte("best")); !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Error(err)
	}
	if err := rule.Scan(3); !errors.Is(err, zhuanhua.ErrSyntax) {
		t.Error(err)
	}
	if _, err := sample.AllocationRule(9).MarshalText(); !errors.Is(err, zhuanhua.ErrCodeWord) || sample.AllocationHold(9).String() != "allocation hold(9)" {
		t.Error(err)
	}
}
