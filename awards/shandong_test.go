package awards_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

func shandong(t *testing.T, terms awards.ShandongTerms) *awards.ShandongJudge {
	t.Helper()
	j, err := terms.Judge()
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// verdictOf writes outcome, failed rows and missing facts of a decision record.
func verdictOf(d zhuanhua.Decision) string {
	s := d.Outcome.String()
	for _, r := range d.Rows {
		if r.Outcome == zhuanhua.RowFailed {
			_, code, _ := strings.Cut(r.Code, "/")
			s += " " + code
		}
	}
	for _, m := range d.Missing {
		s += " ?" + m.Fact
	}
	return s
}

func pledgeApplicant(alter func(*awards.PledgeApplicant)) awards.PledgeApplicant {
	a := awards.PledgeApplicant{
		ID: "E1", Year: 2022, Province: zhuanhua.Shandong, Size: zhuanhua.SizeOf(zhuanhua.Small),
		Work: zhuanhua.Value(60 * point), Credit: zhuanhua.Value(70 * point),
	}
	alter(&a)
	return a
}

func TestPledgeLibrary(t *testing.T) {
	j := shandong(t, awards.Shandong().WithMarks(60*point, 70*point))
	for name, c := range map[string]struct {
		alter func(*awards.PledgeApplicant)
		want  string
	}{
		"at both marks":       {func(*awards.PledgeApplicant) {}, "met"},
		"work just below":     {func(a *awards.PledgeApplicant) { a.Work = zhuanhua.Value(60*point - 1) }, "not_met work-not-solid"},
		"credit just below":   {func(a *awards.PledgeApplicant) { a.Credit = zhuanhua.Value(70*point - 1) }, "not_met credit-not-good"},
		"large":               {func(a *awards.PledgeApplicant) { a.Size = zhuanhua.SizeOf(zhuanhua.Large) }, "not_met not-sme"},
		"of another province": {func(a *awards.PledgeApplicant) { a.Province = zhuanhua.Shaanxi }, "not_met enterprise-elsewhere"},
		"size not known":      {func(a *awards.PledgeApplicant) { a.Size = zhuanhua.Size{} }, "undetermined ?enterprise-size"},
		"province not known":  {func(a *awards.PledgeApplicant) { a.Province = 0 }, "undetermined ?enterprise-province"},
		"work not known":      {func(a *awards.PledgeApplicant) { a.Work = zhuanhua.Given[zhuanhua.Points]{} }, "undetermined ?ip-work"},
		"credit not known":    {func(a *awards.PledgeApplicant) { a.Credit = zhuanhua.Given[zhuanhua.Points]{} }, "undetermined ?credit"},
		"a definite no decides": {func(a *awards.PledgeApplicant) {
			a.Size, a.Work = zhuanhua.SizeOf(zhuanhua.Large), zhuanhua.Given[zhuanhua.Points]{}
		}, "not_met not-sme"},
	} {
		d, err := j.PledgeApplicant(pledgeApplicant(c.alter))
		if got := verdictOf(d); err != nil || got != c.want || d.ID != "E1" {
			t.Errorf("%s: %s, %v; want %s", name, got, err, c.want)
		}
	}
	for field, c := range map[string]struct {
		alter func(*awards.PledgeApplicant)
		kind  error
	}{
		"enterprise_id": {func(a *awards.PledgeApplicant) { a.ID = "" }, zhuanhua.ErrNotGiven},
		"year":          {func(a *awards.PledgeApplicant) { a.Year = 0 }, zhuanhua.ErrRange},
		"province":      {func(a *awards.PledgeApplicant) { a.Province = awards.Jinan }, zhuanhua.ErrCodeWord},
		"work":          {func(a *awards.PledgeApplicant) { a.Work = zhuanhua.Value(-1 * point) }, zhuanhua.ErrRange},
		"credit":        {func(a *awards.PledgeApplicant) { a.Credit = zhuanhua.Value(1001 * point) }, zhuanhua.ErrRange},
	} {
		_, err := j.PledgeApplicant(pledgeApplicant(c.alter))
		checkInput(t, field, err, field, c.kind)
	}
}

// The marks are asked for where they decide, and only there.
func TestPledgeLibraryUnset(t *testing.T) {
	bare := shandong(t, awards.Shandong())
	for name, c := range map[string]struct {
		alter func(*awards.PledgeApplicant)
		want  string
	}{
		"full points": {func(a *awards.PledgeApplicant) {
			a.Work, a.Credit = zhuanhua.Value(1000*point), zhuanhua.Value(1000*point)
		}, "met"},
		"no points": {func(a *awards.PledgeApplicant) { a.Work = zhuanhua.Value(0 * point) }, "not_met work-not-solid"},
		"large":     {func(a *awards.PledgeApplicant) { a.Size = zhuanhua.SizeOf(zhuanhua.Large) }, "not_met not-sme"},
		"neither is given": {func(a *awards.PledgeApplicant) {
			a.Work, a.Credit = zhuanhua.Given[zhuanhua.Points]{}, zhuanhua.Given[zhuanhua.Points]{}
		}, "undetermined ?ip-work ?credit"},
		"credit in the middle": {func(a *awards.PledgeApplicant) { a.Work = zhuanhua.Value(1000 * point) }, "credit-mark"},
		"work in the middle":   {func(a *awards.PledgeApplicant) {}, "work-mark"},
	} {
		d, err := bare.PledgeApplicant(pledgeApplicant(c.alter))
		got := verdictOf(d)
		if unset := (*awards.UnsetError)(nil); errors.As(err, &unset) {
			got = unset.Param.Key
			if unset.Param.Clause != "SD21-2.6" || unset.Year != 2022 {
				t.Errorf("%s: %v", name, err)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestSharing(t *testing.T) {
	j := shandong(t, awards.Shandong())
	owner := func(kind zhuanhua.PartyKind, place zhuanhua.Place) *zhuanhua.Party {
		return &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例集团"), Kind: kind, Province: place}
	}
	sharing := func(alter func(*awards.Sharing)) awards.Sharing {
		s := awards.Sharing{ID: "S1", Owner: owner(zhuanhua.CentralSOE, zhuanhua.Shandong), Leaks: zhuanhua.No, Listed: zhuanhua.Yes, Fee: zhuanhua.Yes}
		alter(&s)
		return s
	}
	for name, c := range map[string]struct {
		alter func(*awards.Sharing)
		want  string
	}{
		"a central SOE here":      {func(*awards.Sharing) {}, "met"},
		"a provincial SOE":        {func(s *awards.Sharing) { s.Owner.Kind = zhuanhua.ProvincialSOE }, "met"},
		"a municipal SOE":         {func(s *awards.Sharing) { s.Owner.Kind = zhuanhua.MunicipalSOE }, "not_met sharer-kind"},
		"a university":            {func(s *awards.Sharing) { s.Owner.Kind = zhuanhua.University }, "not_met sharer-kind"},
		"a central SOE elsewhere": {func(s *awards.Sharing) { s.Owner.Province = zhuanhua.Beijing }, "not_met sharer-elsewhere"},
		"secrets":                 {func(s *awards.Sharing) { s.Leaks = zhuanhua.Yes }, "not_met leaks-secrets"},
		"not listed":              {func(s *awards.Sharing) { s.Listed = zhuanhua.No }, "not_met not-listed"},
		"no fee":                  {func(s *awards.Sharing) { s.Fee = zhuanhua.No }, "not_met fee-not-stated"},
		"nobody":                  {func(s *awards.Sharing) { s.Owner = nil }, "undetermined ?sharer-kind ?sharer-province"},
		"address not known":       {func(s *awards.Sharing) { s.Owner.Province = 0 }, "undetermined ?sharer-province"},
		"not examined":            {func(s *awards.Sharing) { s.Leaks = zhuanhua.Unstated }, "undetermined ?leaks-secrets"},
	} {
		d, err := j.Sharing(sharing(c.alter))
		if got := verdictOf(d); err != nil || got != c.want || d.ID != "S1" {
			t.Errorf("%s: %s, %v; want %s", name, got, err, c.want)
		}
	}
	for field, c := range map[string]struct {
		alter func(*awards.Sharing)
		kind  error
	}{
		"sharing_id":    {func(s *awards.Sharing) { s.ID = "" }, zhuanhua.ErrNotGiven},
		"owner_id":      {func(s *awards.Sharing) { s.Owner.Kind = 99 }, zhuanhua.ErrCodeWord},
		"leaks_secrets": {func(s *awards.Sharing) { s.Leaks = 9 }, zhuanhua.ErrCodeWord},
		"listed":        {func(s *awards.Sharing) { s.Listed = 9 }, zhuanhua.ErrCodeWord},
		"fee_stated":    {func(s *awards.Sharing) { s.Fee = 9 }, zhuanhua.ErrCodeWord},
	} {
		_, err := j.Sharing(sharing(c.alter))
		checkInput(t, field, err, field, c.kind)
	}
}

// cities makes figures of cities in the order 济南、青岛、烟台 and others; −1 is missing.
func cities(values ...int64) []awards.CityFigure {
	names := []string{"370100", "370200", "370600", "370300", "370400", "370500"}
	list := make([]awards.CityFigure, len(values))
	for i, v := range values {
		list[i].City = names[i]
		if v >= 0 {
			list[i].Value = zhuanhua.Value(decimal.New(v, 0))
		}
	}
	return list
}

func TestThreeCities(t *testing.T) {
	j := shandong(t, awards.Shandong())
	for name, c := range map[string]struct {
		values []int64
		want   string // of Jinan, Qingdao, Yantai
		above  string // what Jinan must be above
	}{
		"all above":                     {[]int64{5, 5, 5, 1}, "met met met", "11/3"},
		"Jinan at the average":          {[]int64{4, 6, 5, 1}, "not_met met met", "4"},
		"Jinan just below":              {[]int64{3, 6, 5, 1}, "not_met met met", "4"},
		"all equal":                     {[]int64{4, 4, 4, 4}, "not_met not_met not_met", "4"},
		"nothing anywhere":              {[]int64{0, 0, 0, 0}, "not_met not_met not_met", "0"},
		"no other city":                 {[]int64{3, 2, 1}, "met not_met not_met", "1.5"},
		"Jinan missing":                 {[]int64{-1, 5, 5, 1}, "undetermined undetermined undetermined", "11/3"},
		"another missing":               {[]int64{5, 5, 5, -1}, "undetermined undetermined undetermined", ""},
		"missing, yet not above":        {[]int64{1, 9, 9, -1}, "not_met undetermined undetermined", ""},
		"missing, at what is known":     {[]int64{6, 9, 9, -1}, "not_met undetermined undetermined", ""},
		"missing, just above the known": {[]int64{7, 9, 9, -1}, "undetermined undetermined undetermined", ""},
		"missing, nothing":              {[]int64{0, 0, 9, -1}, "not_met not_met undetermined", ""},
	} {
		got, err := j.ThreeCities(awards.ProvinceFigures{Indicator: "received-patents", Unit: zhuanhua.UnitPatent, Year: 2022, Cities: cities(c.values...)})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var outcomes []string
		for _, s := range got {
			outcomes = append(outcomes, s.Outcome.String())
			if s.Record.Outcome != s.Outcome || s.Record.Clause != "SD21-2.14" {
				t.Errorf("%s: %+v", name, s.Record)
			}
		}
		if s := strings.Join(outcomes, " "); s != c.want || got[0].Above != c.above {
			t.Errorf("%s: %s, above %s; want %s, above %s", name, s, got[0].Above, c.want, c.above)
		}
	}
	got, _ := j.ThreeCities(awards.ProvinceFigures{Indicator: "x", Unit: zhuanhua.UnitPatent, Year: 2022, Cities: cities(5, 5, 5, 1, 0, 0)})
	if got[0].Average != "8/3" || !strings.Contains(got[0].Record.In(zhuanhua.English), "5 / 8/3") {
		t.Errorf("%s\n%s", got[0].Average, got[0].Record.In(zhuanhua.English))
	}
}

func TestCityFigureErrors(t *testing.T) {
	j := shandong(t, awards.Shandong())
	figures := func(alter func(*awards.ProvinceFigures)) awards.ProvinceFigures {
		p := awards.ProvinceFigures{Indicator: "x", Unit: zhuanhua.UnitPatent, Year: 2022, Cities: cities(1, 2, 3, 4)}
		alter(&p)
		return p
	}
	for name, c := range map[string]struct {
		alter func(*awards.ProvinceFigures)
		field string
		kind  error
	}{
		"no indicator":     {func(p *awards.ProvinceFigures) { p.Indicator = "" }, "indicator", zhuanhua.ErrNotGiven},
		"no unit":          {func(p *awards.ProvinceFigures) { p.Unit = 0 }, "unit", zhuanhua.ErrNotGiven},
		"no year":          {func(p *awards.ProvinceFigures) { p.Year = 0 }, "year", zhuanhua.ErrRange},
		"no cities":        {func(p *awards.ProvinceFigures) { p.Cities = nil }, "cities", zhuanhua.ErrNotGiven},
		"no name":          {func(p *awards.ProvinceFigures) { p.Cities[0].City = "" }, "city", zhuanhua.ErrNotGiven},
		"a city twice":     {func(p *awards.ProvinceFigures) { p.Cities[0].City = "370200" }, "city", zhuanhua.ErrDuplicate},
		"negative":         {func(p *awards.ProvinceFigures) { p.Cities[0].Value = zhuanhua.Value(decimal.New(-1, 0)) }, "value", zhuanhua.ErrRange},
		"without end":      {func(p *awards.ProvinceFigures) { p.Cities[0].Value = zhuanhua.Value(decimal.New(1, 1<<30)) }, "value", zhuanhua.ErrRange},
		"self without end": {func(p *awards.ProvinceFigures) { p.Cities[0].Self = zhuanhua.Value(decimal.New(1, -1<<30)) }, "self_reported", zhuanhua.ErrPrecision},
	} {
		_, err := j.ThreeCities(figures(c.alter))
		checkInput(t, name, err, c.field, c.kind)
		_, err = figures(c.alter).Bulletin()
		checkInput(t, name, err, c.field, c.kind)
	}
	_, err := j.ThreeCities(figures(func(p *awards.ProvinceFigures) { p.Cities = p.Cities[1:] }))
	checkInput(t, "without Jinan", err, "cities", zhuanhua.ErrNotGiven)
	_, err = j.ThreeCities(figures(func(*awards.ProvinceFigures) {}), figures(func(*awards.ProvinceFigures) {}))
	checkInput(t, "an indicator twice", err, "indicator", zhuanhua.ErrDuplicate)
}

const (
	inventionNo = "200310102344.5"
	designNo    = "200830108345.4"
)

func win(id string, prize awards.Prize, patent string, alter func(*awards.Win)) awards.Win {
	w := awards.Win{ID: id, Prize: prize, Patent: zhuanhua.MustPatentNo(patent), Winner: zhuanhua.NewPartyID("示例企业"), Year: 2022}
	if alter != nil {
		alter(&w)
	}
	return w
}

// Several awards for one patent are each paid, in either award and of either level.
func TestMatchPrizes(t *testing.T) {
	s, err := awards.Shandong().Support()
	if err != nil {
		t.Fatal(err)
	}
	wins := []awards.Win{
		win("4", awards.DesignGold, designNo, nil),
		win("1", awards.PatentSilver, inventionNo, nil),
		win("2", awards.ProvincialFirstPrize, inventionNo, nil),
		win("3", awards.ProvincialSecondPrize, inventionNo, func(w *awards.Win) { w.Year = 2023 }),
		win("5", awards.ProvincialThirdPrize, designNo, nil),
	}
	claims, err := awards.MatchPrizes(wins)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	r := mustDecideSupport(t, s, awards.SupportInput{Claims: claims})
	for _, d := range r.Decisions {
		got[d.Claim] = d.Paid.Or(-1).String()
	}
	want := map[string]string{"1": "200000", "2": "100000", "3": "50000", "4": "500000", "5": "30000"}
	if diff := cmp.Diff(want, got); diff != "" || r.Paid != 880_000_00 {
		t.Errorf("paid %v (-want +got):\n%s", r.Paid, diff)
	}
}

func TestMatchPrizesErrors(t *testing.T) {
	one := func(prize awards.Prize, patent string, alter func(*awards.Win)) []awards.Win {
		return []awards.Win{win("1", prize, patent, alter)}
	}
	for name, c := range map[string]struct {
		wins  []awards.Win
		field string
		kind  error
	}{
		"no id":                            {one(awards.PatentGold, inventionNo, func(w *awards.Win) { w.ID = "" }), "win_id", zhuanhua.ErrNotGiven},
		"an id twice":                      {[]awards.Win{win("1", awards.PatentGold, inventionNo, nil), win("1", awards.DesignGold, designNo, nil)}, "win_id", zhuanhua.ErrDuplicate},
		"no prize":                         {one(0, inventionNo, nil), "prize", zhuanhua.ErrNotGiven},
		"no such prize":                    {one(99, inventionNo, nil), "prize", zhuanhua.ErrCodeWord},
		"a design award for an invention":  {one(awards.DesignGold, inventionNo, nil), "prize", zhuanhua.ErrNotAllowed},
		"a patent award for a design":      {one(awards.PatentExcellence, designNo, nil), "prize", zhuanhua.ErrNotAllowed},
		"no patent":                        {one(awards.PatentGold, inventionNo, func(w *awards.Win) { w.Patent = 0 }), "patent_no", zhuanhua.ErrNotGiven},
		"no patent number":                 {one(awards.PatentGold, inventionNo, func(w *awards.Win) { w.Patent = 7 }), "patent_no", zhuanhua.ErrSyntax},
		"nobody":                           {one(awards.PatentGold, inventionNo, func(w *awards.Win) { w.Winner = zhuanhua.PartyID{} }), "winner_id", zhuanhua.ErrNotGiven},
		"no year":                          {one(awards.PatentGold, inventionNo, func(w *awards.Win) { w.Year = 0 }), "year", zhuanhua.ErrRange},
		"two grades of one award and year": {[]awards.Win{win("1", awards.PatentGold, inventionNo, nil), win("2", awards.PatentSilver, inventionNo, nil)}, "patent_no", zhuanhua.ErrDuplicate},
	} {
		_, err := awards.MatchPrizes(c.wins)
		checkInput(t, name, err, c.field, c.kind)
	}
}
