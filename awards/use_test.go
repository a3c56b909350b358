package awards_test

import (
	"errors"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

func TestUses(t *testing.T) {
	for p := awards.PurposeNone; p <= awards.OtherPurpose; p++ {
		for w := awards.WayNone; w <= awards.OtherWay; w++ {
			v, err := awards.Use{Purpose: p, Way: w}.Check()
			missing, notes := 0, 0
			for _, b := range []bool{p == awards.PurposeNone, w == awards.WayNone} {
				if b {
					missing++
				}
			}
			for _, b := range []bool{p == awards.OtherPurpose, w == awards.OtherWay} {
				if b {
					notes++
				}
			}
			want := zhuanhua.Met
			if missing > 0 {
				want = zhuanhua.Undetermined
			}
			if err != nil || v.Outcome != want || len(v.Missing) != missing || len(v.Notes) != notes {
				t.Errorf("%s, %s: %+v, %v", p, w, v, err)
			}
			for _, n := range v.Notes {
				if n.Code != awards.NoteOtherUse || !n.Clause.Valid() || n.Text.Zh == "" || n.Text.En == "" {
					t.Errorf("%+v", n)
				}
			}
		}
	}
	for _, u := range []awards.Use{{Purpose: 99, Way: awards.OtherWay}, {Purpose: awards.Matching, Way: 99}} {
		if _, err := u.Check(); !errors.Is(err, zhuanhua.ErrCodeWord) {
			t.Errorf("%+v: %v", u, err)
		}
	}
}
