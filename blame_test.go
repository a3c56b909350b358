package zhuanhua_test

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
)

// knobs is a rules value of twelve whole numbers; a slice must be cloned.
type knobs struct {
	n    [12]int
	list []int
}

func (k knobs) Clone() knobs {
	k.list = slices.Clone(k.list)
	return k
}

func knobFields(n int) (fields []zhuanhua.Field[knobs]) {
	for i := range n {
		fields = append(fields, zhuanhua.Field[knobs]{
			Param: zhuanhua.Param{Key: "k" + strconv.Itoa(i)},
			Show:  func(k knobs) string { return strconv.Itoa(k.n[i]) },
			Copy:  func(dst, src *knobs) { dst.n[i] = src.n[i] },
		})
	}
	return fields
}

func ExampleBlame() {
	base, draft := knobs{}, knobs{n: [12]int{1, 1, 1}}
	blamed, err := zhuanhua.Blame(knobFields(3), base, draft, func(k knobs) (bool, error) {
		return k.n[0] == 1 || k.n[1]+k.n[2] == 2, nil
	})
	fmt.Println(blamed.Sets, blamed.Needed, err)
	// Output: [[k0] [k1 k2]] [] <nil>
}

func TestBlame(t *testing.T) {
	broken := errors.New("broken")
	ones := func(n int) (k knobs) {
		for i := range n {
			k.n[i] = 1
		}
		return k
	}
	sum := func(k knobs) (s int) {
		for _, n := range k.n {
			s += n
		}
		return s
	}
	for name, c := range map[string]struct {
		altered int
		asked   func(knobs) (int, error)
		want    zhuanhua.Blamed
		err     error
	}{
		"no change":  {2, func(knobs) (int, error) { return 0, nil }, zhuanhua.Blamed{Sets: [][]string{}, Needed: []string{}}, nil},
		"one alone":  {2, func(k knobs) (int, error) { return k.n[1], nil }, zhuanhua.Blamed{Sets: [][]string{{"k1"}}, Needed: []string{"k1"}}, nil},
		"together":   {2, func(k knobs) (int, error) { return k.n[0] * k.n[1], nil }, zhuanhua.Blamed{Sets: [][]string{{"k0", "k1"}}, Needed: []string{"k0", "k1"}}, nil},
		"base fails": {1, func(k knobs) (int, error) { return 0, broken }, zhuanhua.Blamed{}, broken},
		"draft fails": {1, func(k knobs) (int, error) {
			if k.n[0] == 1 {
				return 0, broken
			}
			return 0, nil
		}, zhuanhua.Blamed{}, broken},
		"a combination fails": {2, func(k knobs) (int, error) {
			if k.n[0] != k.n[1] {
				return 0, broken
			}
			return k.n[0], nil
		}, zhuanhua.Blamed{Sets: [][]string{{"k0", "k1"}}, Needed: []string{"k0", "k1"}}, nil},
		"any two of three": {3, func(k knobs) (int, error) { return min(sum(k)/2, 1), nil },
			zhuanhua.Blamed{Sets: [][]string{{"k0", "k1"}, {"k0", "k2"}, {"k1", "k2"}}, Needed: []string{}}, nil},
		"ten, one alone": {10, func(k knobs) (int, error) { return k.n[9], nil }, zhuanhua.Blamed{Sets: [][]string{{"k9"}}, Needed: []string{"k9"}, Sampled: true}, nil},
		"ten, three together": {10, func(k knobs) (int, error) { return k.n[1] * k.n[4] * k.n[8], nil },
			zhuanhua.Blamed{Sets: [][]string{{"k1", "k4", "k8"}}, Needed: []string{"k1", "k4", "k8"}, Sampled: true}, nil},
		"ten, no change": {10, func(knobs) (int, error) { return 0, nil }, zhuanhua.Blamed{Sets: [][]string{}, Needed: []string{}, Sampled: true}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := zhuanhua.Blame(knobFields(12), knobs{}, ones(c.altered), c.asked)
			if d := cmp.Diff(c.want, got); d != "" || !errors.Is(err, c.err) {
				t.Errorf("%v %s", err, d)
			}
		})
	}
}

func TestBlameWantsAllFields(t *testing.T) {
	asked := func(k knobs) (int, error) { return k.n[5], nil }
	if _, err := zhuanhua.Blame(knobFields(2), knobs{}, knobs{n: [12]int{5: 1}}, asked); !errors.Is(err, zhuanhua.ErrFields) {
		t.Error(err)
	}
	lengths := func(k knobs) ([]int, error) { return make([]int, k.n[0]), nil }
	if _, err := zhuanhua.BlameEach(knobFields(2), knobs{}, knobs{n: [12]int{1}}, lengths); !errors.Is(err, zhuanhua.ErrFields) {
		t.Error(err)
	}
}

func TestABlamedSetGivesTheAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "fields")
		answers := map[int]int{} // any function of which fields are altered
		asked := func(k knobs) (int, error) {
			at := 0
			for i := range n {
				at |= k.n[i] << i
			}
			if _, there := answers[at]; !there {
				answers[at] = rapid.IntRange(0, 1).Draw(t, "answer")
			}
			return answers[at], nil
		}
		base, draft := knobs{}, knobs{}
		for i := range n {
			draft.n[i] = 1
		}
		blamed, err := zhuanhua.Blame(knobFields(n), base, draft, asked)
		if err != nil {
			t.Fatal(err)
		}
		was, _ := asked(base)
		is, _ := asked(draft)
		if (was == is) != (len(blamed.Sets) == 0) {
			t.Fatalf("%d → %d: %+v", was, is, blamed)
		}
		for _, set := range blamed.Sets {
			alone := base
			for _, f := range knobFields(n) {
				if slices.Contains(set, f.Key) {
					f.Copy(&alone, &draft)
				}
			}
			if got, _ := asked(alone); got != is {
				t.Fatalf("%v gives %d", set, got)
			}
		}
	})
}

func TestStackLeavesTheBaseAlone(t *testing.T) {
	base := knobs{list: []int{1, 2}}
	first := zhuanhua.Variant[knobs]{Key: "first", Edit: func(k *knobs) { k.n[0], k.n[1], k.list[0] = 1, 1, 9 }}
	second := zhuanhua.Variant[knobs]{Key: "second", Edit: func(k *knobs) { k.n[1] = k.n[1] + 1 }}
	back := zhuanhua.Variant[knobs]{Key: "back", Edit: func(k *knobs) { k.n[0] = 0 }}
	nothing := zhuanhua.Variant[knobs]{Key: "nothing"}
	s := zhuanhua.Stack(base, first, second, back, nothing)
	if s.n != [12]int{1: 2} || s.list[0] != 9 || base.list[0] != 1 || base.n != [12]int{} {
		t.Errorf("%+v of %+v", s, base)
	}
	if other := zhuanhua.Stack(base, second, first); other.n != [12]int{1, 1} {
		t.Errorf("the order plays no part: %+v", other)
	}
	want := []zhuanhua.Layer{
		{Param: zhuanhua.Param{Key: "k0"}, Was: "0", Is: "0", By: []string{"first", "back"}},
		{Param: zhuanhua.Param{Key: "k1"}, Was: "0", Is: "2", By: []string{"first", "second"}},
	}
	if d := cmp.Diff(want, zhuanhua.Layers(knobFields(3), base, first, second, back, nothing)); d != "" {
		t.Error(d)
	}
	altered := []zhuanhua.Alteration{{Param: zhuanhua.Param{Key: "k1"}, Was: "0", Is: "2"}}
	if d := cmp.Diff(altered, zhuanhua.Alterations(knobFields(3), base, s)); d != "" {
		t.Error(d)
	}
}

// shared has a method Clone on its pointer.
type shared struct{ list []int }

func (s *shared) Clone() shared { return shared{slices.Clone(s.list)} }

func TestStackClonesByPointerToo(t *testing.T) {
	base := shared{[]int{1}}
	zhuanhua.Stack(base, zhuanhua.Variant[shared]{Edit: func(s *shared) { s.list[0] = 2 }})
	if base.list[0] != 1 {
		t.Error("the base was altered")
	}
	if n := zhuanhua.Stack(1, zhuanhua.Variant[int]{Edit: func(n *int) { *n = 2 }}); n != 2 {
		t.Error(n)
	}
}
