package awards_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

func contender(score zhuanhua.Points, ties ...zhuanhua.Points) awards.Contender {
	return awards.Contender{Score: zhuanhua.Value(score), Ties: ties}
}

func showMargin(m awards.Margin) string {
	s := m.Line.String()
	for _, l := range []awards.Line{awards.Within, awards.Across, awards.Beyond} {
		by := "never"
		if p, there := m.To(l).Get(); there {
			by = p.String()
		}
		s += " " + by
	}
	return s
}

func TestMargins(t *testing.T) {
	unknown := awards.Contender{}
	maybe := contender(85 * point)
	maybe.Maybe = true
	for name, c := range map[string]struct {
		list  []awards.Contender
		quota int
		want  []string // place; change to within, across, beyond
	}{
		"plain": {[]awards.Contender{contender(90 * point), contender(80 * point), contender(70 * point)}, 1,
			[]string{"within 0 -10 -10.000001", "beyond 10.000001 10 0", "beyond 20.000001 20 0"}},
		"tied across": {[]awards.Contender{contender(90 * point), contender(80 * point), contender(80 * point)}, 2,
			[]string{"within 0 -10 -10.000001", "across 0.000001 0 -0.000001", "across 0.000001 0 -0.000001"}},
		"ties are broken": {[]awards.Contender{contender(80*point, 2), contender(80*point, 1)}, 1,
			[]string{"within 0 never -0.000001", "beyond 0.000001 never 0"}},
		"reach the line":  {[]awards.Contender{contender(80*point, 1), contender(70*point, 2)}, 1, []string{"within 0 never -10", "beyond 10 never 0"}},
		"a place for all": {[]awards.Contender{contender(80 * point), contender(70 * point)}, 2, []string{"within 0 never never", "within 0 never never"}},
		"no place":        {[]awards.Contender{contender(80 * point)}, 0, []string{"beyond never never 0"}},
		"at the bounds":   {[]awards.Contender{contender(100 * point), contender(0)}, 1, []string{"within 0 -100 never", "beyond never 100 0"}},
		"one is unknown":  {[]awards.Contender{contender(80 * point), unknown, contender(70 * point)}, 2, []string{"within 0 never never", " never never never", "  -  "}},
		"one may compete": {[]awards.Contender{contender(80 * point), maybe}, 1, []string{" 5.000001 never never", "within 0 -5 -5.000001"}},
	} {
		got, err := awards.Margins(c.list, c.quota, 0, 100*point)
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range got {
			if c.want[i] != "  -  " && showMargin(m) != c.want[i] {
				t.Errorf("%s: number %d is %q, want %q", name, i, showMargin(m), c.want[i])
			}
		}
	}
	if _, err := awards.Margins(nil, 1, 1, 0); !errors.Is(err, zhuanhua.ErrContradiction) {
		t.Errorf("bounds the wrong way round: %v", err)
	}
	if m := (&awards.Margin{}); m.To(awards.LineNone).IsGiven() {
		t.Error("a change to nowhere")
	}
}

// A margin leads where it says, and nothing smaller does.
func TestMarginsAreSmallest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []awards.Contender
		for range rapid.IntRange(1, 8).Draw(t, "n") {
			c := contender(zhuanhua.Points(rapid.IntRange(0, 12).Draw(t, "score")), zhuanhua.Points(rapid.IntRange(0, 2).Draw(t, "tie")))
			c.Maybe = rapid.IntRange(0, 6).Draw(t, "maybe") == 6
			if rapid.IntRange(0, 9).Draw(t, "unknown") == 9 {
				c.Score = zhuanhua.Given[zhuanhua.Points]{}
			}
			list = append(list, c)
		}
		quota := rapid.IntRange(-1, 5).Draw(t, "quota")
		margins, err := awards.Margins(list, quota, 0, 14)
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range margins {
			own, known := list[i].Score.Get()
			if !known {
				continue
			}
			best := map[awards.Line]zhuanhua.Given[zhuanhua.Points]{}
			for by := zhuanhua.Points(14); by >= 0; by-- { // every score there is, the nearest last
				for _, off := range []zhuanhua.Points{-by, by} {
					if own+off < 0 || own+off > 14 {
						continue
					}
					moved := slices.Clone(list)
					moved[i].Score = zhuanhua.Value(own + off)
					best[awards.Rank(moved, quota)[i].Line] = zhuanhua.Value(off)
				}
			}
			for _, l := range []awards.Line{awards.Within, awards.Across, awards.Beyond} {
				if m.To(l) != best[l] {
					t.Fatalf("%d to %v: %v, want %v", i, l, m.To(l), best[l])
				}
			}
			if m.Line != awards.LineNone && m.To(m.Line) != zhuanhua.Value(zhuanhua.Points(0)) {
				t.Fatalf("%+v", m)
			}
		}
	})
}

func ExampleMargins() {
	list := []awards.Contender{contender(85_600_000), contender(84_700_000), contender(84_100_000)}
	margins, _ := awards.Margins(list, 1, 0, zhuanhua.MaxPoints)
	for i, m := range margins {
		switch m.Line {
		case awards.Within:
			fmt.Println(i+1, "may lose", m.Beyond.Or(0))
		default:
			fmt.Println(i+1, "lacks", m.Within.Or(0))
		}
	}
	// Output:
	// 1 may lose -0.900001
	// 2 lacks 0.900001
	// 3 lacks 1.500001
}
