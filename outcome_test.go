package zhuanhua_test

import (
	"encoding/json"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

// "Undetermined" is an answer, so the zero value has a word of its own and an
// empty text is none.
func TestOutcomeWords(t *testing.T) {
	for outcome, want := range map[zhuanhua.Outcome]namedWord{
		zhuanhua.Undetermined:  {"undetermined", "待定"},
		zhuanhua.Met:           {"met", "符合"},
		zhuanhua.NotMet:        {"not_met", "不符合"},
		zhuanhua.NotApplicable: {"not_applicable", "不适用"},
	} {
		if outcome.String() != want.key || outcome.Text().Zh != want.zh || outcome.Text().En == "" {
			t.Errorf("%d is %q, %v; want %v", outcome, outcome, outcome.Text(), want)
		}
		b, err := json.Marshal(outcome)
		if err != nil || string(b) != `"`+want.key+`"` {
			t.Errorf("%v in JSON is %s, %v", outcome, b, err)
		}
		for _, before := range []zhuanhua.Outcome{zhuanhua.Undetermined, zhuanhua.NotApplicable} {
			got := before
			if err := json.Unmarshal(b, &got); err != nil || got != outcome {
				t.Errorf("%s is read as %v, %v", b, got, err)
			}
		}
	}
}

func TestOutcomeWordsErrors(t *testing.T) {
	for _, s := range []string{"", "Met", "yes", "0"} {
		got := zhuanhua.NotMet
		checkKind(t, got.UnmarshalText([]byte(s)), zhuanhua.ErrCodeWord, "outcome")
		if got != zhuanhua.NotMet {
			t.Errorf("a failed UnmarshalText(%q) left %v", s, got)
		}
	}
	if _, err := zhuanhua.Outcome(4).MarshalText(); err == nil {
		t.Error("outcome 4 was written")
	}
}
