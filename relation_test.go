package zhuanhua_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Places of tests: a province, cities of it, one of the Corps whose code is
// Xinjiang's, and others.
const (
	xian    zhuanhua.Place = 610100
	xianyan zhuanhua.Place = 610400
	shihezi zhuanhua.Place = 659001
	urumqi  zhuanhua.Place = 650100
)

// inScope returns the code of a fact of the stall form as a scope has it.
func inScope(t testing.TB, j zhuanhua.Judged, fact int, s zhuanhua.Scope) zhuanhua.Code {
	t.Helper()
	all := zhuanhua.Term{Fact: fact, In: 1<<(len(stallForm().Facts[fact].Values)+1) - 2}
	j.Table = mustCompile(t, stallForm(), stallCheck(row("r", all)))
	if len(j.Parts) == 0 {
		j.Parts = []zhuanhua.Part{{}}
	}
	return j.In(0, &s).Facts().Get(fact)
}

func TestPlaceRelations(t *testing.T) {
	const unknown zhuanhua.Code = 0
	here, elsewhere, notAsked := zhuanhua.Here, zhuanhua.Elsewhere, zhuanhua.NotAsked
	for _, c := range []struct {
		home           zhuanhua.Home
		place          zhuanhua.Place
		province, city zhuanhua.Code
	}{
		{home: zhuanhua.Home{Province: zhuanhua.Shaanxi}, place: zhuanhua.Shaanxi, province: here, city: notAsked},
		{home: zhuanhua.Home{Province: zhuanhua.Shaanxi, City: xian}, place: zhuanhua.Shaanxi, province: here, city: notAsked},
		{home: zhuanhua.Home{Province: zhuanhua.Beijing}, place: zhuanhua.Shaanxi, province: elsewhere, city: notAsked},
		{home: zhuanhua.Home{Province: zhuanhua.Abroad}, place: zhuanhua.Shaanxi, province: elsewhere, city: notAsked},
		{home: zhuanhua.Home{Province: zhuanhua.Taiwan}, place: zhuanhua.Fujian, province: elsewhere, city: notAsked},
		{home: zhuanhua.Home{}, place: zhuanhua.Shaanxi, province: unknown, city: notAsked},
		{home: zhuanhua.Home{City: xian}, place: zhuanhua.Shaanxi, province: unknown, city: notAsked}, // the province is what is asked for
		{home: zhuanhua.Home{Province: zhuanhua.Corps}, place: zhuanhua.Corps, province: here, city: notAsked},
		{home: zhuanhua.Home{Province: zhuanhua.Corps}, place: zhuanhua.Xinjiang, province: elsewhere, city: notAsked},
		{home: zhuanhua.Home{Province: zhuanhua.Xinjiang}, place: zhuanhua.Corps, province: elsewhere, city: notAsked},

		{home: zhuanhua.Home{Province: zhuanhua.Shaanxi, City: xian}, place: xian, province: here, city: here},
		{home: zhuanhua.Home{City: xian}, place: xian, province: here, city: here},
		{home: zhuanhua.Home{Province: zhuanhua.Shaanxi, City: xianyan}, place: xian, province: here, city: elsewhere},
		{home: zhuanhua.Home{City: xianyan}, place: xian, province: here, city: elsewhere},
		{home: zhuanhua.Home{Province: zhuanhua.Shaanxi}, place: xian, province: here, city: unknown},
		{home: zhuanhua.Home{Province: zhuanhua.Beijing}, place: xian, province: elsewhere, city: elsewhere},
		{home: zhuanhua.Home{Province: zhuanhua.Beijing, City: 110200}, place: xian, province: elsewhere, city: elsewhere},
		{home: zhuanhua.Home{City: 110200}, place: xian, province: elsewhere, city: elsewhere},
		{home: zhuanhua.Home{Province: zhuanhua.HongKong}, place: xian, province: elsewhere, city: elsewhere},
		{home: zhuanhua.Home{}, place: xian, province: unknown, city: unknown},

		// Where province and city contradict each other the province wins.
		{home: zhuanhua.Home{Province: zhuanhua.Beijing, City: xian}, place: xian, province: elsewhere, city: elsewhere},
		{home: zhuanhua.Home{Province: zhuanhua.Beijing, City: xian}, place: zhuanhua.Shaanxi, province: elsewhere, city: notAsked},
		{home: zhuanhua.Home{Province: zhuanhua.Beijing, City: xian}, place: 110200, province: here, city: elsewhere},
		{home: zhuanhua.Home{Province: zhuanhua.Abroad, City: xian}, place: xian, province: elsewhere, city: elsewhere},

		// Where province and city contradict each other the province wins.
		{home: zhuanhua.Home{Province: zhuanhua.Shaanxi, City: zhuanhua.Qingdao}, place: zhuanhua.Shaanxi, province: here, city: notAsked},
		{home: zhuanhua.Home{Province: zhuanhua.Shaanxi, City: zhuanhua.Qingdao}, place: zhuanhua.Qingdao, province: elsewhere, city: elsewhere},
		{home: zhuanhua.Home{Province: zhuanhua.Shaanxi, City: zhuanhua.Qingdao}, place: xian, province: here, city: elsewhere},

		// Cities of the Corps have codes of Xinjiang, so that a party of either may be
		// of them.
		{home: zhuanhua.Home{Province: zhuanhua.Corps, City: shihezi}, place: shihezi, province: here, city: here},
		{home: zhuanhua.Home{Province: zhuanhua.Corps}, place: shihezi, province: here, city: unknown},
		{home: zhuanhua.Home{Province: zhuanhua.Xinjiang}, place: shihezi, province: here, city: unknown},
		{home: zhuanhua.Home{Province: zhuanhua.Corps, City: shihezi}, place: urumqi, province: here, city: elsewhere},
		{home: zhuanhua.Home{Province: zhuanhua.Corps, City: shihezi}, place: xian, province: elsewhere, city: elsewhere},
	} {
		j := zhuanhua.Judged{}
		j.Homes[keeperHome] = c.home
		s := zhuanhua.Scope{Place: c.place, Period: zhuanhua.Year(2022)}
		if got := inScope(t, j, homeFact, s); got != c.province {
			t.Errorf("home %v in %v: province code %d, want %d", c.home, c.place, got, c.province)
		}
		if got := inScope(t, j, townFact, s); got != c.city {
			t.Errorf("home %v in %v: city code %d, want %d", c.home, c.place, got, c.city)
		}
	}
}

func TestTimingRelation(t *testing.T) {
	year := zhuanhua.Year(2022)
	early, late := year.At(zhuanhua.MustDay("2022-06-30")), year.At(zhuanhua.MustDay("2023-06-30"))
	for _, c := range []struct {
		day    string
		period zhuanhua.Period
		want   zhuanhua.Code
	}{
		{"", year, zhuanhua.Never},
		{"2021-12-31", year, zhuanhua.BeforePeriod},
		{"2022-01-01", year, zhuanhua.InPeriod},
		{"2022-12-31", year, zhuanhua.InPeriod},
		{"2023-01-01", year, zhuanhua.AfterAsOf},
		{"2023-01-01", late, zhuanhua.AfterPeriod},
		{"2023-06-30", late, zhuanhua.AfterPeriod},
		{"2023-07-01", late, zhuanhua.AfterAsOf},
		{"2022-06-30", early, zhuanhua.InPeriod},
		{"2022-07-01", early, zhuanhua.AfterAsOf}, // the statistics day is asked first
		{"2021-12-31", early, zhuanhua.BeforePeriod},
	} {
		j := zhuanhua.Judged{}
		if c.day != "" {
			j.Days[openedDay] = zhuanhua.MustDay(c.day)
		}
		if got := inScope(t, j, openedFact, zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: c.period}); got != c.want {
			t.Errorf("%q in %v: code %d, want %d", c.day, c.period, got, c.want)
		}
	}
}

func TestDoneRelation(t *testing.T) {
	s := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022).At(zhuanhua.MustDay("2023-06-30"))}
	for day, want := range map[string]zhuanhua.Code{
		"0001-01-01": zhuanhua.Done, "2023-06-30": zhuanhua.Done, "2023-07-01": zhuanhua.Standing,
	} {
		j := zhuanhua.Judged{}
		j.Days[closedDay] = zhuanhua.MustDay(day)
		if got := inScope(t, j, closedFact, s); got != want {
			t.Errorf("ended on %s: code %d, want %d", day, got, want)
		}
	}
	if got := inScope(t, zhuanhua.Judged{}, closedFact, s); got != zhuanhua.Standing {
		t.Errorf("never ended: code %d", got)
	}
}

func TestGrantRelation(t *testing.T) {
	day := zhuanhua.MustDay
	s := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	entry := func(granted, lapsed string) zhuanhua.Patent {
		p := zhuanhua.Patent{OnRegister: true}
		if granted != "" {
			p.GrantedOn = day(granted)
		}
		if lapsed != "" {
			p.LapsedOn = day(lapsed)
		}
		return p
	}
	unread := zhuanhua.Patent{}
	for _, c := range []struct {
		name    string
		patents []zhuanhua.Patent
		want    zhuanhua.Truth
	}{
		{"no patents", nil, zhuanhua.Yes},
		{"granted on the day", []zhuanhua.Patent{entry("2022-12-31", "")}, zhuanhua.Yes},
		{"granted a day later", []zhuanhua.Patent{entry("2023-01-01", "")}, zhuanhua.No},
		{"lapsed on the day", []zhuanhua.Patent{entry("2015-01-01", "2022-12-31")}, zhuanhua.No},
		{"lapsed a day later", []zhuanhua.Patent{entry("2015-01-01", "2023-01-01")}, zhuanhua.Yes},
		{"an application right", []zhuanhua.Patent{entry("", "")}, zhuanhua.No},
		{"not read", []zhuanhua.Patent{unread}, zhuanhua.Unstated},
		{"one granted, one not read", []zhuanhua.Patent{entry("2015-01-01", ""), unread}, zhuanhua.Unstated},
		{"one lapsed, one not read", []zhuanhua.Patent{unread, entry("2015-01-01", "2016-01-01")}, zhuanhua.No},
		{"one never granted, one not read", []zhuanhua.Patent{entry("", ""), unread}, zhuanhua.No},
		{"the later of two grants", []zhuanhua.Patent{entry("2015-01-01", ""), entry("2023-01-01", "")}, zhuanhua.No},
		{"the earlier of two lapses", []zhuanhua.Patent{entry("2015-01-01", "2022-01-01"), entry("2015-01-01", "2030-01-01")}, zhuanhua.No},
	} {
		g := zhuanhua.GrantOf(c.patents)
		if got := g.On(s.Period.AsOf); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		code := inScope(t, zhuanhua.Judged{Parts: []zhuanhua.Part{{Grant: g}}}, licenceFact, s)
		if code != zhuanhua.Code(c.want) { // Granted is Yes, NotGranted is No
			t.Errorf("%s: code %d, want %q", c.name, code, c.want)
		}
	}
}

// What the list says of a day is what its patents say one by one: all granted, or
// one known not to be, or open.
func TestGrantOfAListIsThatOfItsPatents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var patents []zhuanhua.Patent
		anyDay := rapid.Int32Range(0, 6)
		for range rapid.IntRange(0, 4).Draw(t, "patents") {
			patents = append(patents, zhuanhua.Patent{
				GrantedOn: zhuanhua.Day(anyDay.Draw(t, "granted")), LapsedOn: zhuanhua.Day(anyDay.Draw(t, "lapsed")),
				OnRegister: rapid.Bool().Draw(t, "on register"),
			})
		}
		on := zhuanhua.Day(rapid.Int32Range(1, 7).Draw(t, "on"))
		want := zhuanhua.Yes
		for i := range patents {
			switch patents[i].Granted(on) {
			case zhuanhua.No:
				want = zhuanhua.No
			case zhuanhua.Unstated:
				if want == zhuanhua.Yes {
					want = zhuanhua.Unstated
				}
			}
		}
		if got := zhuanhua.GrantOf(patents).On(on); got != want {
			t.Fatalf("%+v on %d: %q, want %q", patents, on, got, want)
		}
	})
}

var somePlaces = []zhuanhua.Place{0, zhuanhua.Shaanxi, zhuanhua.Xinjiang, zhuanhua.Corps, zhuanhua.Beijing, zhuanhua.Abroad, zhuanhua.Taiwan}

var someCities = []zhuanhua.Place{0, xian, xianyan, shihezi, urumqi, 110200}

func anyHome(t *rapid.T) zhuanhua.Home {
	return zhuanhua.Home{Province: rapid.SampledFrom(somePlaces).Draw(t, "province"), City: rapid.SampledFrom(someCities).Draw(t, "city")}
}

func anyScope(t *rapid.T) zhuanhua.Scope {
	places := append(append([]zhuanhua.Place{}, somePlaces[1:5]...), someCities[1:]...)
	from := zhuanhua.Day(rapid.Int32Range(10, 14).Draw(t, "from"))
	to := from + zhuanhua.Day(rapid.Int32Range(0, 3).Draw(t, "length"))
	return zhuanhua.Scope{
		Place:  rapid.SampledFrom(places).Draw(t, "place"),
		Period: zhuanhua.Period{From: from, To: to, AsOf: from + zhuanhua.Day(rapid.Int32Range(0, 6).Draw(t, "as of"))},
	}
}

// Homes that lie alike to a place have the same codes in every scope of it.
func TestHomesThatLieAlike(t *testing.T) {
	table := mustCompile(t, stallForm(), stallCheck(row("home", passes(homeFact, zhuanhua.Here)), row("town", passes(townFact, zhuanhua.Here, zhuanhua.NotAsked))))
	rapid.Check(t, func(t *rapid.T) {
		a, b, s := anyHome(t), anyHome(t), anyScope(t)
		facts := func(h zhuanhua.Home) zhuanhua.Facts {
			j := zhuanhua.Judged{Table: table, Parts: []zhuanhua.Part{{}}}
			j.Homes[keeperHome] = h
			return j.In(0, &s).Facts()
		}
		if alike, same := a.LieTo(s.Place) == b.LieTo(s.Place), facts(a) == facts(b); alike != same {
			t.Fatalf("%v and %v in %v: lie alike %v, same facts %v", a, b, s.Place, alike, same)
		}
	})
}
