package zhuanhua_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
)

// whole is a number that can be split.
type whole int

func (n whole) Less(m whole) whole { return n - m }

// itself names each parameter by its key.
func itself(key string) string { return key }

func ExamplePortions() {
	base, draft := knobs{n: [12]int{2, 100}}, knobs{n: [12]int{3, 120}}
	portions, err := zhuanhua.Portions(knobFields(2), base, draft, itself, func(k knobs) (whole, error) {
		return whole(k.n[0] * k.n[1]), nil // awards times money each
	})
	fmt.Println(portions, err)
	// Output: [{[k0] 100} {[k1] 40} {[k0 k1] 20}] <nil>
}

func TestPortions(t *testing.T) {
	broken := errors.New("broken")
	ones := func(n int) (k knobs) {
		for i := range n {
			k.n[i] = 1
		}
		return k
	}
	for _, c := range []struct {
		name  string
		n     int
		named func(string) string
		asked func(knobs) (whole, error)
		want  []zhuanhua.Portion[whole]
	}{
		{"nothing is altered", 0, itself, func(knobs) (whole, error) { return 7, nil }, nil},
		{"each would do it alone", 2, itself, func(k knobs) (whole, error) { return whole(10 * max(k.n[0], k.n[1])), nil },
			[]zhuanhua.Portion[whole]{{[]string{"k0"}, 10}, {[]string{"k1"}, 10}, {[]string{"k0", "k1"}, -10}}},
		{"two under one name", 2, func(string) string { return "both" }, func(k knobs) (whole, error) { return whole(10 * k.n[0] * k.n[1]), nil },
			[]zhuanhua.Portion[whole]{{[]string{"both"}, 10}}},
		{"one alone cannot be asked", 2, itself, func(k knobs) (whole, error) {
			if k.n[0] == 1 && k.n[1] == 0 {
				return 0, broken
			}
			return whole(k.n[0] + 2*k.n[1]), nil
		}, []zhuanhua.Portion[whole]{{[]string{"k1"}, 2}, {[]string{"k0", "k1"}, 1}}},
		{"more than every set can be asked of", 9, itself, func(k knobs) (whole, error) {
			if k.n[8] == 1 && k.n[0] == 0 {
				return 0, broken
			}
			return whole(k.n[0] + 5*k.n[1]*k.n[2]), nil
		}, []zhuanhua.Portion[whole]{
			{[]string{"k0"}, 1}, {[]string{"k1"}, 0}, {[]string{"k2"}, 0}, {[]string{"k3"}, 0}, {[]string{"k4"}, 0}, {[]string{"k5"}, 0},
			{[]string{"k6"}, 0}, {[]string{"k7"}, 0}, {[]string{"k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8"}, 5},
		}},
	} {
		got, err := zhuanhua.Portions(knobFields(12), knobs{}, ones(c.n), c.named, func(k knobs) (whole, error) { return c.asked(k) })
		if d := cmp.Diff(c.want, got); d != "" || err != nil {
			t.Errorf("%s: %v\n%s", c.name, err, d)
		}
	}
	for _, broke := range []knobs{{}, ones(1)} {
		if got, err := zhuanhua.Portions(knobFields(2), knobs{}, ones(1), itself, func(k knobs) (whole, error) {
			if k.n == broke.n {
				return 0, broken
			}
			return 1, nil
		}); !errors.Is(err, broken) || got != nil {
			t.Errorf("an error over base or draft: %v, %v", got, err)
		}
	}
}

// What the portions within a set come to is what the set moves, whatever is asked.
func TestPortionsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 10).Draw(t, "altered")
		moves := rapid.SliceOfN(rapid.IntRange(-5, 5), 1<<n, 1<<n).Draw(t, "moves")
		draft := knobs{}
		for i := range n {
			draft.n[i] = 1
		}
		asked := func(k knobs) (whole, error) {
			set := 0
			for i := range n {
				set |= k.n[i] << i
			}
			if moves[set] == 5 && set != 0 && set != 1<<n-1 {
				return 0, errors.New("no such set")
			}
			return whole(moves[set]), nil
		}
		portions, err := zhuanhua.Portions(knobFields(n), knobs{}, draft, itself, asked)
		if err != nil {
			t.Fatal(err)
		}
		for set := range 1 << n {
			part, within := knobs{}, whole(0)
			inside := func(key string) bool {
				return slices.ContainsFunc(knobFields(n), func(f zhuanhua.Field[knobs]) bool { return f.Key == key && f.Show(part) == "1" })
			}
			for i := range n {
				part.n[i] = set >> i & 1
			}
			moved, err := asked(part)
			if err != nil || n > zhuanhua.MaxBlamed && set != 1<<n-1 {
				continue
			}
			for _, p := range portions {
				if !slices.ContainsFunc(p.Of, func(key string) bool { return !inside(key) }) {
					within += p.Moved
				}
			}
			if want := moved - whole(moves[0]); within != want {
				t.Fatalf("%b moves %d, its portions %d: %v", set, want, within, portions)
			}
		}
	})
}
