package awards_test

import (
	"slices"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// The central plan as it really went, as far as that is public: which provinces
// started in 2021 and which were new in 2022. Scores are made up: the eight rank
// first in 2021, the other eight in 2022; the pass mark, and whether all were topped
// up, is not public.
var (
	startedIn2021 = []zhuanhua.Place{
		zhuanhua.Beijing, zhuanhua.Shanghai, zhuanhua.Jiangsu, zhuanhua.Zhejiang,
		zhuanhua.Shandong, zhuanhua.Hubei, zhuanhua.Guangdong, zhuanhua.Shaanxi,
	}
	newIn2022 = []zhuanhua.Place{
		zhuanhua.Tianjin, zhuanhua.Hebei, zhuanhua.Liaoning, zhuanhua.Anhui,
		zhuanhua.Fujian, zhuanhua.Henan, zhuanhua.Hunan, zhuanhua.Sichuan,
	}
	// Plans issued after the filing day, by their dates.
	issuedLate = map[zhuanhua.Place]zhuanhua.Day{
		zhuanhua.Shandong: zhuanhua.MustDay("2021-04-19"),
		zhuanhua.Shaanxi:  zhuanhua.MustDay("2021-04-19"),
		zhuanhua.Shanghai: zhuanhua.MustDay("2021-04-20"),
	}
)

func history(t *testing.T) awards.Result {
	t.Helper()
	in := awards.Input{}
	i := zhuanhua.Points(0)
	for p := range zhuanhua.Provinces() {
		filed := filingDay
		if day, late := issuedLate[p]; late {
			filed = day
		}
		in.Applicants = append(in.Applicants, awards.Applicant{Province: p, Plan: zhuanhua.Met, FiledCNIPAOn: filed, FiledMOFOn: filed})
		for year := 2021; year <= 2023; year++ {
			score := 60*point + i
			if slices.Contains(startedIn2021, p) {
				score += 20 * point
			} else if slices.Contains(newIn2022, p) {
				score += 10 * point
			}
			in.Evaluations = append(in.Evaluations, awards.Evaluation{Year: year, Province: p, Score: zhuanhua.Value(score), InScope: zhuanhua.Yes})
		}
		i += point / 10
	}
	return decide(t, awards.SpecialPlan().WithQuotas(8, 8, 8).WithPassMark(60*point), in)
}

func TestHistoryReproducesBothLists(t *testing.T) {
	r := history(t)
	for year, want := range map[int][]zhuanhua.Place{2021: startedIn2021, 2022: newIn2022} {
		action := map[int]awards.Action{2021: awards.Startup, 2022: awards.Award}[year]
		var got []zhuanhua.Place
		for _, d := range r.Decisions {
			if d.Year == year && d.Action == action {
				got = append(got, d.Province)
			}
		}
		if want = slices.Sorted(slices.Values(want)); !slices.Equal(got, want) {
			t.Errorf("%d: %v, want %v", year, got, want)
		}
	}
	for _, p := range startedIn2021 {
		if d := of(t, r, 2022, p); d.Action != awards.Topup || d.Rank.IsGiven() {
			t.Errorf("%s in 2022: %v", p, d.Action)
		}
	}
}

func TestHistoryNotesLateness(t *testing.T) {
	r := history(t)
	var late []zhuanhua.Place
	for _, p := range startedIn2021 {
		d := of(t, r, 2021, p)
		if len(d.Notes) == 1 && d.Notes[0].Code == awards.NoteFiledLate && d.Notes[0].Clause == "CZ23-3.2" {
			late = append(late, p)
		}
	}
	if want := []zhuanhua.Place{zhuanhua.Shanghai, zhuanhua.Shandong, zhuanhua.Shaanxi}; !slices.Equal(late, want) {
		t.Errorf("filed late: %v, want %v", late, want)
	}
}

// Nobody who got money in 2022 gets some in 2023: the lists are disjoint.
func TestHistoryRests(t *testing.T) {
	r := history(t)
	for _, p := range slices.Concat(startedIn2021, newIn2022) {
		if d := of(t, r, 2023, p); d.Action != awards.None || d.Reasons[0].Code != awards.AwardedLastYear {
			t.Errorf("%s in 2023: %v", p, d.Action)
		}
	}
}

// Fujian's 100 million came in instalments, the first 50 million in June 2022: what
// is awarded and what is paid are two things.
func TestHistoryFujianInstalment(t *testing.T) {
	r := history(t)
	days := map[int]zhuanhua.Day{2021: zhuanhua.MustDay("2021-06-01"), 2022: zhuanhua.MustDay("2022-06-01"), 2023: zhuanhua.MustDay("2023-06-30")}
	l, err := awards.Settle(r.Decisions, days, []awards.Entry{{
		ID: "first instalment", Province: zhuanhua.Fujian, Kind: awards.Payment, On: zhuanhua.MustDay("2022-06-15"), Amount: 50_000_000_00,
	}})
	if err != nil {
		t.Fatal(err)
	}
	a := l.Account(zhuanhua.Fujian)
	if a.Entitled != 100_000_000_00 || a.Paid != 50_000_000_00 || a.Unpaid() != 50_000_000_00 || a.Balance() != 100_000_000_00 {
		t.Errorf("%+v, unpaid %s", a, a.Unpaid())
	}
}
