package sample_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

func checkClaim(t testing.TB, plan sample.DrawPlan, units []sample.FrameUnit, claim sample.Claim) sample.Checked {
	t.Helper()
	c, err := sample.Checker{Plan: plan}.Check(sample.Units(units), claim)
	if err != nil {
		t.Fatal(err)
	}
	if (c.Outcome == zhuanhua.Met) != (len(c.Differences) == 0) {
		t.Fatalf("%v with %d differences", c.Outcome, len(c.Differences))
	}
	return c
}

func TestCheckerConfirmsWhatWasDrawn(t *testing.T) {
	units := enterprises(50, 30)
	for _, method := range methods {
		rapid.Check(t, func(r *rapid.T) {
			plan := planOf(method, rapid.StringMatching(`[a-z0-9核查-]{1,9}`).Draw(r, "seed"),
				sample.DrawStratum{Name: "a", Units: rapid.IntRange(0, 20).Draw(r, "a"), Reserve: rapid.IntRange(0, 9).Draw(r, "reserve")},
				sample.DrawStratum{Name: "b", Units: rapid.IntRange(0, 20).Draw(r, "b"), Reserve: 4})
			d, err := sample.Draw(plan, sample.Units(rapid.Permutation(units).Draw(r, "units")))
			if err != nil {
				r.Fatal(err)
			}
			var lost []string
			for _, s := range d.Strata {
				for _, u := range slices.Concat(s.Units, s.Reserve) {
					if rapid.IntRange(0, 9).Draw(r, "lost") == 0 {
						lost = append(lost, u.ID)
					}
				}
			}
			claim := d.Claim(lost...)
			claim.Units = rapid.Permutation(claim.Units).Draw(r, "claim")
			c, err := sample.Checker{Plan: plan}.Check(sample.Units(units), claim)
			if err != nil || c.Outcome != zhuanhua.Met {
				r.Fatalf("%v: %+v, %v", method, c.Differences, err)
			}
		})
	}
}

func TestInForce(t *testing.T) {
	d := sample.Drawn{Strata: []sample.DrawnStratum{{
		Name:  "a",
		Units: []sample.DrawnUnit{{ID: "1"}, {ID: "2"}, {ID: "3"}}, Reserve: []sample.DrawnUnit{{ID: "4"}, {ID: "5"}, {ID: "6"}},
	}, {Name: "b", Units: []sample.DrawnUnit{{ID: "7"}}, Reserve: []sample.DrawnUnit{{ID: "8"}}}}}
	for _, c := range []struct{ lost, want string }{
		{"", "1237"}, {"2", "1347"}, {"4", "1237"}, {"24", "1357"}, {"123", "4567"}, {"1234", "567"}, {"7", "1238"}, {"78", "123"}, {"29", "1347"},
	} {
		got := ""
		for _, u := range d.InForce(strings.Split(c.lost, "")...) {
			got += u.ID
		}
		if got != c.want {
			t.Errorf("%q lost leaves %s, want %s", c.lost, got, c.want)
		}
		for most := range 4 {
			seen := 0
			for range d.InForce("1") {
				if seen++; seen > most {
					break
				}
			}
			if seen != most+1 {
				t.Errorf("broke off after %d, not %d", seen, most+1)
			}
		}
	}
}

// TestCheckerSaysWhatDiffers draws three of stratum a, with two in reserve, and five
// of b by size, and alters the claim.
func TestCheckerSaysWhatDiffers(t *testing.T) {
	units := enterprises(20, 20)
	simple := planOf(sample.DrawSimple, "核验", sample.DrawStratum{Name: "a", Units: 3, Reserve: 2}, sample.DrawStratum{Name: "b", Units: 1})
	d := draw(t, simple, units)
	a := d.Strata[0]
	var outside string // in the frame, neither drawn nor in reserve
	for _, u := range units[:20] {
		if !slices.Contains(ids(slices.Concat(a.Units, a.Reserve)), u.ID) {
			outside = u.ID
		}
	}
	claimed := func(id string) sample.ClaimedUnit { return sample.ClaimedUnit{ID: id} }
	without := func(c *sample.Claim, id string) {
		c.Units = slices.DeleteFunc(c.Units, func(u sample.ClaimedUnit) bool { return u.ID == id })
	}
	first := a.Units[0].ID
	for _, c := range []struct {
		name  string
		alter func(*sample.Claim)
		want  []string
	}{
		{"nothing", func(*sample.Claim) {}, nil},
		{"no numbers", func(c *sample.Claim) {
			for i := range c.Units {
				c.Units[i] = claimed(c.Units[i].ID)
			}
			c.Frame = zhuanhua.Given[sample.FrameSeal]{}
		}, nil},
		{"left out", func(c *sample.Claim) { without(c, first) }, []string{"left-out " + first}},
		{"one more", func(c *sample.Claim) { c.Units = append(c.Units, claimed(outside)) }, []string{"not-drawn " + outside}},
		{"exchanged", func(c *sample.Claim) { without(c, first); c.Units = append(c.Units, claimed(outside)) }, []string{"left-out " + first, "not-drawn " + outside}},
		{"unknown", func(c *sample.Claim) { c.Units = append(c.Units, claimed("zz")) }, []string{"not-in-frame zz"}},
		{"twice", func(c *sample.Claim) { c.Units = append(c.Units, c.Units[0]) }, []string{"claimed-twice " + first}},
		{"stratum", func(c *sample.Claim) { c.Units[0].Stratum = "b" }, []string{"stratum-differs " + first}},
		{"ticket", func(c *sample.Claim) { c.Units[0].Ticket = zhuanhua.Value[sample.Ticket](5) }, []string{"ticket-differs " + first}},
		{"probability", func(c *sample.Claim) { c.Units[0].Probability = zhuanhua.Value(0.151) }, []string{"probability-differs " + first}},
		{"no probability", func(c *sample.Claim) { c.Units[0].Probability = zhuanhua.Value(math.NaN()) }, []string{"probability-differs " + first}},
		{"frame", func(c *sample.Claim) { c.Frame = zhuanhua.Value(sample.FrameSeal{Units: 40}) }, []string{"frame-differs "}},
		{"replaced in order", func(c *sample.Claim) {
			without(c, first)
			c.Lost, c.Units = []string{first}, append(c.Units, claimed(a.Reserve[0].ID))
		}, nil},
		{"replaced out of order", func(c *sample.Claim) {
			without(c, first)
			c.Lost, c.Units = []string{first}, append(c.Units, claimed(a.Reserve[1].ID))
		}, []string{"left-out " + a.Reserve[0].ID, "replacement-out-of-order " + a.Reserve[1].ID}},
		{"reserve without a loss", func(c *sample.Claim) { c.Units = append(c.Units, claimed(a.Reserve[0].ID)) }, []string{"replacement-out-of-order " + a.Reserve[0].ID}},
		{"lost and claimed", func(c *sample.Claim) { c.Lost = []string{first} }, []string{"left-out " + a.Reserve[0].ID, "lost-claimed " + first}},
		{"lost what was not drawn", func(c *sample.Claim) { c.Lost = []string{"zz", outside} }, []string{"lost-not-drawn zz", "lost-not-drawn " + outside}},
	} {
		claim := d.Claim()
		c.alter(&claim)
		var got []string
		for _, difference := range checkClaim(t, simple, units, claim).Differences {
			got = append(got, difference.Fault.String()+" "+difference.ID)
			text := difference.Text()
			if difference.Clause != "CP24-6.3" || !strings.Contains(text.Zh, difference.Fault.Text().Zh) || !strings.Contains(text.En, difference.ID) {
				t.Errorf("%s: %+v says %+v", c.name, difference, text)
			}
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCheckerSaysSo(t *testing.T) {
	units := enterprises(20)
	plan := planOf(sample.DrawSimple, "核验", sample.DrawStratum{Name: "a", Units: 2, Reserve: 2})
	d := draw(t, plan, units)
	claim := d.Claim()
	claim.Units[1] = sample.ClaimedUnit{ID: "a0000"}
	a := d.Strata[0]
	tickets, err := plan.Seed.Tickets("a")
	if err != nil {
		t.Fatal(err)
	}
	differences := checkClaim(t, plan, units, claim).Differences
	want := fmt.Sprintf("层 a：单位 a0000 未被抽中；其签号 %v；入样的末位签号 %v", tickets.Ticket("a0000"), a.Units[1].Ticket)
	if got := differences[0].Text().Zh; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	want = fmt.Sprintf("stratum a: unit %s belongs to the sample and is left out; its ticket is %v", a.Units[1].ID, a.Units[1].Ticket)
	if got := differences[1].Text().En; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	claim = d.Claim(a.Units[0].ID)
	claim.Units[1] = sample.ClaimedUnit{ID: a.Reserve[1].ID}
	want = "its place in the reserve is 2; the next is " + a.Reserve[0].ID
	for _, difference := range checkClaim(t, plan, units, claim).Differences {
		if difference.Fault == sample.ClaimOutOfOrder && !strings.HasSuffix(difference.Text().En, want) {
			t.Errorf("%s, want %s", difference.Text().En, want)
		}
	}
	claim = d.Claim()
	claim.Units[0].Stratum = "b"
	if got := checkClaim(t, plan, units, claim).Differences[0].Text().En; !strings.HasSuffix(got, "; claimed b; drawn a") {
		t.Error(got)
	}
}

// TestCheckerTellsFramesApart holds that a frame with a unit more, less or under
// another id or stratum does not go for the one that was drawn from.
func TestCheckerTellsFramesApart(t *testing.T) {
	units := enterprises(20, 20)
	plan := planOf(sample.DrawSequentialPoisson, "x", sample.DrawStratum{Name: "a", Units: 3}, sample.DrawStratum{Name: "b", Units: 3})
	d := draw(t, plan, units)
	for name, alter := range map[string]func([]sample.FrameUnit) []sample.FrameUnit{
		"one more": func(u []sample.FrameUnit) []sample.FrameUnit {
			return append(u, sample.FrameUnit{ID: "z", Stratum: "a", Size: 1})
		},
		"one less":        func(u []sample.FrameUnit) []sample.FrameUnit { return u[1:] },
		"another id":      func(u []sample.FrameUnit) []sample.FrameUnit { u[0].ID = "z"; return u },
		"another stratum": func(u []sample.FrameUnit) []sample.FrameUnit { u[0].Stratum = "b"; return u },
	} {
		c := checkClaim(t, plan, alter(slices.Clone(units)), d.Claim())
		if c.Outcome != zhuanhua.NotMet || c.Differences[0].Fault != sample.ClaimFrame {
			t.Errorf("%s: %+v", name, c.Differences)
		}
	}
	sizes := slices.Clone(units)
	for i := range sizes {
		sizes[i].Size += float64(i)
	}
	if c := checkClaim(t, plan, sizes, d.Claim()); c.Outcome != zhuanhua.NotMet {
		t.Error("other sizes are confirmed")
	}
}

func TestCheckerCannotTell(t *testing.T) {
	plan := planOf(sample.DrawSimple, "x", sample.DrawStratum{Name: "a", Units: 3})
	c, err := sample.Checker{Plan: plan}.Check(sample.Units(enterprises(2)), sample.Claim{})
	if !errors.Is(err, sample.ErrSizeTooSmall) || c.Outcome != zhuanhua.Undetermined {
		t.Errorf("%v, %v", c.Outcome, err)
	}
}
