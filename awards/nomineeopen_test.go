package awards_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// completeNominee returns every way in which what is missing of a nominee can turn out.
func completeNominee(n awards.Nominee, cities []string) []awards.Nominee {
	list := []awards.Nominee{n}
	each := func(alter func(awards.Nominee) []awards.Nominee) {
		var next []awards.Nominee
		for _, n := range list {
			next = append(next, alter(n)...)
		}
		list = next
	}
	each(func(n awards.Nominee) (ways []awards.Nominee) {
		if n.City != "" {
			return []awards.Nominee{n}
		}
		for _, city := range cities {
			n.City = city
			ways = append(ways, n)
		}
		return ways
	})
	each(func(n awards.Nominee) (ways []awards.Nominee) {
		if n.Score.IsGiven() {
			return []awards.Nominee{n}
		}
		for _, score := range []zhuanhua.Points{0, 15 * point / 10, 25 * point / 10, 2 * point, zhuanhua.MaxPoints} {
			n.Score = zhuanhua.Value(score)
			ways = append(ways, n)
		}
		return ways
	})
	each(func(n awards.Nominee) []awards.Nominee {
		if n.Of(awards.ForSME) != zhuanhua.Unstated {
			return []awards.Nominee{n}
		}
		not := n
		n.Holds, not.Lacks = zhuanhua.SetOf(awards.ForSME), zhuanhua.SetOf(awards.ForSME)
		return []awards.Nominee{n, not}
	})
	return list
}

// A nominee is decided exactly where nothing that is missing, of it or of a rival,
// could change whether it may be awarded. The ends of the scale of scores, 0 and 1000,
// are not made use of to place a nominee within the top.
func TestNomineesAreDecidedWhereCompletionsAgree(t *testing.T) {
	cities := []string{"西安市", "宝鸡市"}
	terms := markedTerms(t)
	judges := map[int]*awards.ShaanxiJudge{}
	for quota := range 4 {
		terms.Tops[awards.ReceiversClass] = zhuanhua.Value(quota)
		j, err := terms.Judge(cities...)
		if err != nil {
			t.Fatal(err)
		}
		judges[quota] = j
	}
	rapid.Check(t, func(t *rapid.T) {
		j := judges[rapid.IntRange(0, 3).Draw(t, "quota")]
		var list []awards.Nominee
		all := [][]awards.Nominee{nil}
		for i := range rapid.IntRange(1, 5).Draw(t, "nominees") {
			n := nominated(awards.ReceiversClass, func(n *awards.Nominee) {
				n.ID, n.City = fmt.Sprint(i), rapid.SampledFrom([]string{"西安市", "西安市", "宝鸡市", ""}).Draw(t, "city")
				n.Score = zhuanhua.Value(zhuanhua.Points(rapid.IntRange(1, 3).Draw(t, "score")) * point)
				if rapid.IntRange(0, 5).Draw(t, "no score") == 0 {
					n.Score = zhuanhua.Given[zhuanhua.Points]{}
				}
				if rapid.IntRange(0, 3).Draw(t, "no size") == 0 {
					n.Known = awards.Known{}
				}
			})
			list = append(list, n)
			var next [][]awards.Nominee
			for _, before := range all {
				for _, way := range completeNominee(n, cities) {
					next = append(next, append(slices.Clone(before), way))
				}
			}
			all = next
		}
		if len(all) > 200 {
			return
		}
		outcomes := func(list []awards.Nominee) (o []zhuanhua.Outcome) {
			decisions, err := j.Nominees(list)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range decisions {
				o = append(o, d.Outcome)
			}
			return o
		}
		got, first := outcomes(list), outcomes(all[0])
		agree := make([]bool, len(list))
		for i := range agree {
			agree[i] = true
		}
		for _, way := range all[1:] {
			for i, o := range outcomes(way) {
				agree[i] = agree[i] && o == first[i]
			}
		}
		for i := range got {
			switch open := got[i] == zhuanhua.Undetermined; {
			case !open && (!agree[i] || got[i] != first[i]):
				t.Fatalf("nominee %d of %+v: %v, completions differ", i, list, got[i])
			case open && agree[i]:
				t.Fatalf("nominee %d of %+v is open, though always %v", i, list, first[i])
			}
		}
	})
}
