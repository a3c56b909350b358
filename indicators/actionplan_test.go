package indicators_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func planDay(s string) zhuanhua.Day { return zhuanhua.MustDay(s) }

// grounds returns the codes of a duty's grounds.
func grounds(d indicators.Duty) []string {
	codes := []string{}
	for _, g := range d.Grounds {
		codes = append(codes, g.Code)
		if g.Clause != d.Clause || g.Text.Zh == "" || g.Text.En == "" {
			codes = append(codes, "incomplete")
		}
	}
	return codes
}

func isFault(t *testing.T, name string, err error, field string, want error) {
	t.Helper()
	var fault *zhuanhua.InputError
	if !errors.As(err, &fault) || fault.Field != field || !errors.Is(err, want) {
		t.Errorf("%s: got %v, want %s: %v", name, err, field, want)
	}
}

// stockNumbers are patents to be told apart, nothing else.
func stockNumbers() []zhuanhua.PatentNo {
	list := []zhuanhua.PatentNo{}
	for _, s := range []string{"2018100000014", "201710000001X", "201820000001X", "2018300000015"} {
		list = append(list, zhuanhua.MustPatentNo(s))
	}
	return list
}

const (
	open = zhuanhua.Undetermined
	met  = zhuanhua.Met
	not  = zhuanhua.NotMet
	none = zhuanhua.NotApplicable
)

// GB37 二(一): 力争2025年底前实现高校和科研机构未转化有效专利全覆盖.
func TestCoverStock(t *testing.T) {
	no := stockNumbers()
	type item struct{ stock, covered zhuanhua.Outcome }
	type ratio = indicators.Ratio
	for name, c := range map[string]struct {
		items              []item
		ratio, least, most ratio
		before, at         zhuanhua.Outcome // on 2025-12-30 and 2025-12-31
		ground             []string         // at the end
	}{
		"nothing":          {nil, ratio{}, ratio{}, ratio{}, none, none, []string{}},
		"all":              {[]item{{met, met}, {met, met}}, ratio{2, 2}, ratio{2, 2}, ratio{2, 2}, met, met, []string{}},
		"one lacks":        {[]item{{met, met}, {met, not}}, ratio{1, 2}, ratio{1, 2}, ratio{1, 2}, open, not, []string{indicators.GroundUncovered}},
		"one open":         {[]item{{met, met}, {met, open}}, ratio{1, 1}, ratio{1, 2}, ratio{2, 2}, open, open, []string{indicators.GroundUnknown}},
		"a no wins":        {[]item{{met, not}, {met, open}}, ratio{0, 1}, ratio{0, 2}, ratio{1, 2}, open, not, []string{indicators.GroundUncovered}},
		"elsewhere":        {[]item{{met, met}, {not, not}, {none, not}}, ratio{1, 1}, ratio{1, 1}, ratio{1, 1}, met, met, []string{}},
		"maybe, covered":   {[]item{{met, met}, {open, met}}, ratio{1, 1}, ratio{1, 1}, ratio{2, 2}, met, met, []string{}},
		"maybe, uncovered": {[]item{{met, met}, {open, not}}, ratio{1, 1}, ratio{1, 2}, ratio{1, 1}, open, open, []string{indicators.GroundUnknown}},
		"maybe, open":      {[]item{{met, met}, {open, open}}, ratio{1, 1}, ratio{1, 2}, ratio{2, 2}, open, open, []string{indicators.GroundUnknown}},
		"maybe alone":      {[]item{{open, met}}, ratio{}, ratio{}, ratio{1, 1}, open, open, []string{indicators.GroundUnknown}},
	} {
		items := []indicators.StockItem{}
		for i, it := range c.items {
			items = append(items, indicators.StockItem{Patent: no[i], Stock: it.stock, Covered: it.covered})
		}
		got, err := indicators.CoverStock(items)
		if err != nil || got.Ratio != c.ratio || got.Least != c.least || got.Most != c.most {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		before, err := got.Duty(planDay("2025-12-30"))
		at, err2 := got.Duty(planDay("2025-12-31"))
		if err != nil || err2 != nil || before.Outcome != c.before || at.Outcome != c.at || !at.Strives ||
			at.Deadline != planDay("2025-12-31") || !slices.Equal(grounds(at), c.ground) {
			t.Errorf("%s: before %+v, at the end %+v", name, before, at)
		}
		if (len(at.Missing) > 0) != (c.at == open) {
			t.Errorf("%s: missing %v", name, at.Missing)
		}
	}
}

func TestCoverStockTiers(t *testing.T) {
	no := stockNumbers()
	got, err := indicators.CoverStock([]indicators.StockItem{
		{no[0], met, met, "high"}, {no[1], met, not, "high"}, {no[2], met, met, ""}, {no[3], not, met, "other"},
	})
	want := []indicators.TierCoverage{
		{"", indicators.Extent{Ratio: indicators.Ratio{Part: 1, Whole: 1}, Least: indicators.Ratio{Part: 1, Whole: 1}, Most: indicators.Ratio{Part: 1, Whole: 1}}},
		{"high", indicators.Extent{Ratio: indicators.Ratio{Part: 1, Whole: 2}, Least: indicators.Ratio{Part: 1, Whole: 2}, Most: indicators.Ratio{Part: 1, Whole: 2}, Uncovered: 1}},
	}
	if diff := cmp.Diff(want, got.Tiers); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	for name, c := range map[string]struct {
		items []indicators.StockItem
		field string
		want  error
	}{
		"no number":  {[]indicators.StockItem{{}}, "patent_no", zhuanhua.ErrNotGiven},
		"bad number": {[]indicators.StockItem{{Patent: 7}}, "patent_no", zhuanhua.ErrSyntax},
		"twice":      {[]indicators.StockItem{{Patent: no[0]}, {Patent: no[0]}}, "patent_no", zhuanhua.ErrDuplicate},
		"stock":      {[]indicators.StockItem{{Patent: no[0], Stock: 9}}, "stock", zhuanhua.ErrCodeWord},
		"covered":    {[]indicators.StockItem{{Patent: no[0], Covered: 9}}, "covered", zhuanhua.ErrCodeWord},
	} {
		_, err := indicators.CoverStock(c.items)
		isFault(t, name, err, c.field, c.want)
	}
	_, err = got.Duty(0)
	isFault(t, "no day", err, "day", zhuanhua.ErrNotGiven)
	_, err = got.Duty(-1)
	isFault(t, "bad day", err, "day", zhuanhua.ErrRange)
}

// Whatever the missing inputs turn out to be, the ratio lies between the bounds, and
// a definite answer is the answer of every completion.
func TestExtentBounds(t *testing.T) {
	outcomes := []zhuanhua.Outcome{open, met, not}
	rapid.Check(t, func(t *rapid.T) {
		no := stockNumbers()
		var items, complete []indicators.StockItem
		for i := range rapid.IntRange(0, len(no)).Draw(t, "n") {
			item := indicators.StockItem{Patent: no[i], Stock: rapid.SampledFrom(outcomes).Draw(t, "stock"), Covered: rapid.SampledFrom(outcomes).Draw(t, "covered")}
			items = append(items, item)
			if item.Stock == open {
				item.Stock = rapid.SampledFrom(outcomes[1:]).Draw(t, "stock then")
			}
			if item.Covered == open {
				item.Covered = rapid.SampledFrom(outcomes[1:]).Draw(t, "covered then")
			}
			complete = append(complete, item)
		}
		a, _ := indicators.CoverStock(items)
		b, _ := indicators.CoverStock(complete)
		if full := a.Full(); full != open && full != b.Full() && b.Full() != none {
			t.Fatalf("%v before, %v then", full, b.Full())
		}
		if r := b.Ratio; r.Whole > 0 && (a.Least.Whole > 0 && r.Part*a.Least.Whole < a.Least.Part*r.Whole ||
			a.Most.Whole > 0 && r.Part*a.Most.Whole > a.Most.Part*r.Whole) {
			t.Fatalf("%v outside %v to %v", r, a.Least, a.Most)
		}
	})
}

func focusFirms() []zhuanhua.Enterprise {
	firm := func(id string, classes ...zhuanhua.EnterpriseClass) zhuanhua.Enterprise {
		return zhuanhua.Enterprise{Party: zhuanhua.NewPartyID(id), Classes: zhuanhua.SetOf(classes...)}
	}
	return []zhuanhua.Enterprise{
		firm("A", zhuanhua.HighTech, zhuanhua.Specialised), firm("B", zhuanhua.TechnologySME), firm("C", zhuanhua.IPModel), firm("D"),
	}
}

func filingOf(id, party, declared string) zhuanhua.Product {
	p := zhuanhua.Product{ID: id, DeclaredOn: planDay(declared)}
	if party != "" {
		p.Party = &zhuanhua.Party{ID: zhuanhua.NewPartyID(party), Kind: zhuanhua.OtherEnterprise}
	}
	return p
}

// GB37 二(四): 以高新技术企业、专精特新企业、科技型企业等为重点，2025年底前实现全覆盖.
func TestCoverFilings(t *testing.T) {
	withdrawn, proof := filingOf("3", "B", "2024-01-01"), filingOf("4", "B", "2024-01-01")
	withdrawn.WithdrawnOn, proof.OtherProof = planDay("2025-12-31"), true
	a, twice := filingOf("1", "A", "2024-01-01"), filingOf("2", "A", "2025-01-01")
	b := filingOf("5", "B", "2025-12-31")
	type ratio = indicators.Ratio
	for name, c := range map[string]struct {
		filings []zhuanhua.Product
		on      string
		ratio   ratio
		outcome zhuanhua.Outcome
	}{
		"none":                 {nil, "2025-12-31", ratio{0, 2}, not},
		"one of two":           {[]zhuanhua.Product{a, twice}, "2025-12-31", ratio{1, 2}, not},
		"both":                 {[]zhuanhua.Product{a, b}, "2025-12-31", ratio{2, 2}, met},
		"the day before":       {[]zhuanhua.Product{a, b}, "2025-12-30", ratio{1, 2}, open},
		"withdrawn that day":   {[]zhuanhua.Product{a, withdrawn}, "2025-12-31", ratio{1, 2}, not},
		"withdrawn later":      {[]zhuanhua.Product{a, withdrawn}, "2025-12-30", ratio{2, 2}, met},
		"other proof":          {[]zhuanhua.Product{a, proof}, "2025-12-31", ratio{1, 2}, not},
		"one of nobody":        {[]zhuanhua.Product{a, filingOf("6", "", "2024-01-01")}, "2025-12-31", ratio{1, 1}, open},
		"one of nobody of two": {[]zhuanhua.Product{filingOf("6", "", "2024-01-01")}, "2025-12-31", ratio{0, 1}, not},
		"of another":           {[]zhuanhua.Product{a, filingOf("6", "C", "2024-01-01")}, "2025-12-31", ratio{1, 2}, not},
	} {
		got, err := indicators.CoverFilings(indicators.FocusClasses(), focusFirms(), c.filings, planDay(c.on))
		d, err2 := got.Duty(planDay(c.on))
		if err != nil || err2 != nil || got.Ratio != c.ratio || d.Outcome != c.outcome || d.Clause != "GB37-2.4" || d.Strives {
			t.Errorf("%s: %+v, %+v, %v", name, got, d, err)
		}
	}
	got, _ := indicators.CoverFilings(indicators.FocusClasses(), focusFirms(), []zhuanhua.Product{a}, planDay("2025-12-31"))
	for i, want := range []struct {
		class zhuanhua.EnterpriseClass
		ratio ratio
	}{{zhuanhua.HighTech, ratio{1, 1}}, {zhuanhua.Specialised, ratio{1, 1}}, {zhuanhua.TechnologySME, ratio{0, 1}}} {
		if c := got.Classes[i]; c.Class != want.class || c.Ratio != want.ratio {
			t.Errorf("%+v", c)
		}
	}
	if wider, _ := indicators.CoverFilings(indicators.FocusClasses().With(zhuanhua.IPModel), focusFirms(), nil, planDay("2025-12-31")); wider.Ratio.Whole != 3 {
		t.Errorf("the list is open: %+v", wider)
	}
}

func TestCoverFilingsRefuses(t *testing.T) {
	focus, end := indicators.FocusClasses(), planDay("2025-12-31")
	firms := focusFirms()
	bad := []zhuanhua.Enterprise{{Party: zhuanhua.NewPartyID("A"), Classes: 1 << 40}}
	for name, c := range map[string]struct {
		classes zhuanhua.Set[zhuanhua.EnterpriseClass]
		firms   []zhuanhua.Enterprise
		filings []zhuanhua.Product
		on      zhuanhua.Day
		field   string
		want    error
	}{
		"no day":       {focus, firms, nil, 0, "day", zhuanhua.ErrNotGiven},
		"no classes":   {0, firms, nil, end, "classes", zhuanhua.ErrNotGiven},
		"bad classes":  {1 << 40, firms, nil, end, "classes", zhuanhua.ErrCodeWord},
		"no id":        {focus, []zhuanhua.Enterprise{{}}, nil, end, "party_id", zhuanhua.ErrNotGiven},
		"twice":        {focus, append(firms, firms[0]), nil, end, "party_id", zhuanhua.ErrDuplicate},
		"class":        {focus, bad, nil, end, "classes", zhuanhua.ErrCodeWord},
		"bad filing":   {focus, firms, []zhuanhua.Product{{ID: "1"}}, end, "declared_on", zhuanhua.ErrNotGiven},
		"filing twice": {focus, firms, []zhuanhua.Product{filingOf("1", "A", "2024-01-01"), filingOf("1", "B", "2024-01-01")}, end, "product_id", zhuanhua.ErrDuplicate},
	} {
		_, err := indicators.CoverFilings(c.classes, c.firms, c.filings, c.on)
		isFault(t, name, err, c.field, c.want)
	}
	_, err := indicators.FilingCoverage{}.Duty(0)
	isFault(t, "no day", err, "day", zhuanhua.ErrNotGiven)
}

// GB37 三(五): 对达成并备案的专利开放许可，依法依规予以技术合同登记认定.
func TestRegisterOpenLicences(t *testing.T) {
	const yes, no = zhuanhua.Yes, zhuanhua.No
	type l struct {
		entitled   zhuanhua.Outcome
		registered zhuanhua.Truth
	}
	for name, c := range map[string]struct {
		list    []l
		ratio   indicators.Ratio
		outcome zhuanhua.Outcome
		ground  []string
	}{
		"none":                  {nil, indicators.Ratio{}, none, []string{}},
		"registered":            {[]l{{met, yes}}, indicators.Ratio{Part: 1, Whole: 1}, met, []string{}},
		"not registered":        {[]l{{met, yes}, {met, no}}, indicators.Ratio{Part: 1, Whole: 2}, not, []string{indicators.GroundUnregistered}},
		"not filed":             {[]l{{met, yes}, {not, no}}, indicators.Ratio{Part: 1, Whole: 1}, met, []string{}},
		"not filed, registered": {[]l{{met, yes}, {not, yes}}, indicators.Ratio{Part: 1, Whole: 1}, not, []string{indicators.GroundUnfounded}},
		"not known":             {[]l{{met, yes}, {met, 0}}, indicators.Ratio{Part: 1, Whole: 1}, open, []string{indicators.GroundUnknown}},
		"may be unfounded":      {[]l{{met, yes}, {not, 0}}, indicators.Ratio{Part: 1, Whole: 1}, open, []string{indicators.GroundUnknown}},
		"may not be entitled":   {[]l{{met, yes}, {open, yes}}, indicators.Ratio{Part: 1, Whole: 1}, open, []string{indicators.GroundUnknown}},
		"no open licence":       {[]l{{none, yes}}, indicators.Ratio{}, none, []string{}},
		"a no wins":             {[]l{{met, no}, {met, 0}}, indicators.Ratio{Whole: 1}, not, []string{indicators.GroundUnregistered}},
	} {
		list := []indicators.OpenLicence{}
		for i, e := range c.list {
			list = append(list, indicators.OpenLicence{ID: fmt.Sprint("L", i), Entitled: e.entitled, Registered: e.registered})
		}
		got, err := indicators.RegisterOpenLicences(list)
		if d := got.Duty(); err != nil || got.Ratio != c.ratio || d.Outcome != c.outcome || !slices.Equal(grounds(d), c.ground) {
			t.Errorf("%s: %+v, %+v, %v", name, got, d, err)
		}
	}
	for name, c := range map[string]struct {
		list  []indicators.OpenLicence
		field string
		want  error
	}{
		"no id":      {[]indicators.OpenLicence{{}}, "transfer_id", zhuanhua.ErrNotGiven},
		"twice":      {[]indicators.OpenLicence{{ID: "L"}, {ID: "L"}}, "transfer_id", zhuanhua.ErrDuplicate},
		"entitled":   {[]indicators.OpenLicence{{ID: "L", Entitled: 9}}, "entitled", zhuanhua.ErrCodeWord},
		"registered": {[]indicators.OpenLicence{{ID: "L", Registered: 9}}, "registered", zhuanhua.ErrCodeWord},
	} {
		_, err := indicators.RegisterOpenLicences(c.list)
		isFault(t, name, err, c.field, c.want)
	}
}

// GB37 四(八): 2024年底前. The day named is included.
func TestDataSharing(t *testing.T) {
	done := func(s string) indicators.Milestone { return indicators.Milestone{On: planDay(s)} }
	inTime, notDone := done("2024-12-31"), indicators.Milestone{Done: zhuanhua.No}
	for name, c := range map[string]struct {
		transfers, licences indicators.Milestone
		on                  string
		outcome             zhuanhua.Outcome
		ground              []string
	}{
		"both in time":             {inTime, inTime, "2025-06-30", met, []string{}},
		"on the last day":          {inTime, inTime, "2024-12-31", met, []string{}},
		"a day late":               {inTime, done("2025-01-01"), "2025-06-30", not, []string{indicators.GroundLate}},
		"planned, on the last day": {inTime, done("2025-01-01"), "2024-12-31", not, []string{indicators.GroundNotDone}},
		"planned, before":          {done("2024-12-30"), done("2024-12-31"), "2024-12-30", open, []string{indicators.GroundNotYetDue}},
		"not done, before":         {done("2024-12-30"), notDone, "2024-12-30", open, []string{indicators.GroundNotYetDue}},
		"not done, on the day":     {inTime, notDone, "2024-12-31", not, []string{indicators.GroundNotDone}},
		"done, day unknown":        {inTime, indicators.Milestone{Done: zhuanhua.Yes}, "2025-06-30", open, []string{indicators.GroundUnknown}},
		"done by the day":          {inTime, indicators.Milestone{Done: zhuanhua.Yes}, "2024-12-31", met, []string{}},
		"nothing known":            {indicators.Milestone{}, inTime, "2025-06-30", open, []string{indicators.GroundUnknown}},
		"a no wins":                {indicators.Milestone{}, notDone, "2025-06-30", not, []string{indicators.GroundUnknown, indicators.GroundNotDone}},
		"a no wins, other order":   {notDone, indicators.Milestone{}, "2025-06-30", not, []string{indicators.GroundNotDone, indicators.GroundUnknown}},
	} {
		d, err := indicators.DataSharing{Transfers: c.transfers, Licences: c.licences}.Duty(planDay(c.on))
		if err != nil || d.Outcome != c.outcome || !slices.Equal(grounds(d), c.ground) || d.Clause != "GB37-4.8" || d.Needed != 2 {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
		if len(d.Missing) > 0 && d.Outcome != open {
			t.Errorf("%s: missing %v", name, d.Missing)
		}
	}
	for name, c := range map[string]struct {
		s     indicators.DataSharing
		on    zhuanhua.Day
		field string
		want  error
	}{
		"no day":    {indicators.DataSharing{}, 0, "day", zhuanhua.ErrNotGiven},
		"bad day":   {indicators.DataSharing{Transfers: indicators.Milestone{On: -1}}, 1, "transfers.on", zhuanhua.ErrRange},
		"bad truth": {indicators.DataSharing{Licences: indicators.Milestone{Done: 9}}, 1, "licences.done", zhuanhua.ErrCodeWord},
		"both":      {indicators.DataSharing{Licences: indicators.Milestone{Done: zhuanhua.No, On: 1}}, 1, "licences.on", zhuanhua.ErrContradiction},
	} {
		_, err := c.s.Duty(c.on)
		isFault(t, name, err, c.field, c.want)
	}
}

// GB37 四(十): 到2025年，高质量建设20个国家知识产权服务业集聚发展示范区.
func TestZones(t *testing.T) {
	zones := func(n int, more ...indicators.Zone) []indicators.Zone {
		list := more
		for i := range n {
			list = append(list, indicators.Zone{ID: fmt.Sprint("Z", i), Built: indicators.Milestone{On: planDay("2024-05-01")}})
		}
		return list
	}
	last := indicators.Zone{ID: "L", Built: indicators.Milestone{On: planDay("2025-12-31")}}
	late := indicators.Zone{ID: "L", Built: indicators.Milestone{On: planDay("2026-01-01")}}
	revoked := indicators.Zone{ID: "R", Built: indicators.Milestone{On: planDay("2024-01-01")}, RevokedOn: planDay("2025-12-31")}
	unknown := indicators.Zone{ID: "U"}
	for name, c := range map[string]struct {
		zones   []indicators.Zone
		on      string
		done    int64
		outcome zhuanhua.Outcome
		ground  []string
	}{
		"twenty":                {zones(20), "2025-12-31", 20, met, []string{}},
		"twenty early":          {zones(20), "2024-12-31", 20, met, []string{}},
		"nineteen":              {zones(19), "2025-12-31", 19, not, []string{indicators.GroundTooFew}},
		"nineteen, before":      {zones(19), "2025-12-30", 19, open, []string{indicators.GroundNotYetDue}},
		"on the last day":       {zones(19, last), "2026-06-30", 20, met, []string{}},
		"a day late":            {zones(19, late), "2026-06-30", 19, not, []string{indicators.GroundTooFew}},
		"revoked that day":      {zones(19, revoked), "2025-12-31", 19, not, []string{indicators.GroundTooFew}},
		"revoked after the day": {zones(19, revoked), "2025-12-30", 20, met, []string{}},
		"not known":             {zones(19, unknown), "2025-12-31", 19, open, []string{indicators.GroundUnknown}},
		"not known, too few":    {zones(18, unknown), "2025-12-31", 18, not, []string{indicators.GroundTooFew}},
	} {
		d, err := indicators.ZonesDuty(c.zones, planDay(c.on))
		if err != nil || d.Done != c.done || d.Needed != 20 || d.Outcome != c.outcome || !slices.Equal(grounds(d), c.ground) {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
	for name, c := range map[string]struct {
		zones []indicators.Zone
		on    zhuanhua.Day
		field string
		want  error
	}{
		"no day":         {nil, 0, "day", zhuanhua.ErrNotGiven},
		"no id":          {[]indicators.Zone{{}}, 1, "zone_id", zhuanhua.ErrNotGiven},
		"twice":          {[]indicators.Zone{{ID: "A"}, {ID: "A"}}, 1, "zone_id", zhuanhua.ErrDuplicate},
		"built":          {[]indicators.Zone{{ID: "A", Built: indicators.Milestone{On: -1}}}, 1, "built.on", zhuanhua.ErrRange},
		"revoked":        {[]indicators.Zone{{ID: "A", RevokedOn: -1}}, 1, "revoked_on", zhuanhua.ErrRange},
		"revoked before": {[]indicators.Zone{{ID: "A", Built: indicators.Milestone{On: 9}, RevokedOn: 8}}, 10, "revoked_on", zhuanhua.ErrContradiction},
	} {
		_, err := indicators.ZonesDuty(c.zones, c.on)
		isFault(t, name, err, c.field, c.want)
	}
}

// GB37 二(二), CP24 五(三): “一月一链”, at least one a month.
func TestMonthlyRoadshows(t *testing.T) {
	show := func(id, on, chain string) indicators.Roadshow {
		r := indicators.Roadshow{ID: id, Chain: chain}
		if on != "" {
			r.On = planDay(on)
		}
		return r
	}
	quarter := zhuanhua.Period{From: planDay("2024-01-01"), To: planDay("2024-03-31"), AsOf: planDay("2024-12-31")}
	jan, feb, mar, undated := show("1", "2024-01-31", "芯片"), show("2", "2024-02-29", "芯片"), show("3", "2024-03-01", ""), show("4", "", "")
	for name, c := range map[string]struct {
		shows   []indicators.Roadshow
		period  zhuanhua.Period
		months  int
		outcome zhuanhua.Outcome
		ground  []string
	}{
		"each month":            {[]indicators.Roadshow{mar, jan, feb}, quarter, 3, met, []string{}},
		"one lacks":             {[]indicators.Roadshow{mar, jan}, quarter, 3, not, []string{indicators.GroundEmptyMonth}},
		"one lacks, undated":    {[]indicators.Roadshow{mar, jan, undated}, quarter, 3, open, []string{indicators.GroundUnknown}},
		"two lack, one undated": {[]indicators.Roadshow{jan, undated}, quarter, 3, not, []string{indicators.GroundEmptyMonth, indicators.GroundEmptyMonth}},
		"the month runs":        {[]indicators.Roadshow{jan, feb}, quarter.At(planDay("2024-03-30")), 3, open, []string{indicators.GroundNotYetDue}},
		"the month has ended":   {[]indicators.Roadshow{jan, feb}, quarter.At(planDay("2024-03-31")), 3, not, []string{indicators.GroundEmptyMonth}},
		"after the day":         {[]indicators.Roadshow{jan, feb, mar}, quarter.At(planDay("2024-02-29")), 3, open, []string{indicators.GroundNotYetDue}},
		"a month begun is not asked for": {[]indicators.Roadshow{feb, mar},
			zhuanhua.Period{From: planDay("2024-01-02"), To: planDay("2024-03-31"), AsOf: planDay("2024-12-31")}, 2, met, []string{}},
		"nor one cut short": {[]indicators.Roadshow{jan, feb},
			zhuanhua.Period{From: planDay("2024-01-01"), To: planDay("2024-03-30"), AsOf: planDay("2024-12-31")}, 2, met, []string{}},
		"over the year's end": {[]indicators.Roadshow{show("5", "2024-12-01", "")},
			zhuanhua.Period{From: planDay("2024-11-30"), To: planDay("2025-01-01"), AsOf: planDay("2025-12-31")}, 1, met, []string{}},
	} {
		r, err := indicators.MonthlyRoadshows(zhuanhua.GB37, c.shows, c.period)
		if err != nil || len(r.Months) != c.months || r.Duty.Outcome != c.outcome || !slices.Equal(grounds(r.Duty), c.ground) || r.Duty.Clause != "GB37-2.2" {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
	r, err := indicators.MonthlyRoadshows(zhuanhua.CP24, []indicators.Roadshow{jan, show("6", "2024-01-01", "新材料"), show("7", "2024-01-15", "芯片"), feb, mar}, quarter)
	want := []indicators.RoadshowMonth{{2024, 1, 3, 2}, {2024, 2, 1, 1}, {2024, 3, 1, 0}}
	if diff := cmp.Diff(want, r.Months); err != nil || diff != "" || r.Duty.Clause != "CP24-5.3" {
		t.Errorf("%v %s", err, diff)
	}
	for name, c := range map[string]struct {
		of     zhuanhua.Document
		shows  []indicators.Roadshow
		period zhuanhua.Period
		field  string
		want   error
	}{
		"another document": {zhuanhua.CZ23, nil, quarter, "document", zhuanhua.ErrNotAllowed},
		"no period":        {zhuanhua.GB37, nil, zhuanhua.Period{}, "period.from", zhuanhua.ErrNotGiven},
		"no whole month":   {zhuanhua.GB37, nil, zhuanhua.Period{From: planDay("2024-01-02"), To: planDay("2024-02-28"), AsOf: planDay("2024-12-31")}, "period", zhuanhua.ErrRange},
		"the last month":   {zhuanhua.GB37, nil, zhuanhua.Period{From: planDay("9999-12-01"), To: planDay("9999-12-31"), AsOf: planDay("9999-12-31")}, "period", zhuanhua.ErrRange},
		"no id":            {zhuanhua.GB37, []indicators.Roadshow{{}}, quarter, "roadshow_id", zhuanhua.ErrNotGiven},
		"bad day":          {zhuanhua.GB37, []indicators.Roadshow{{ID: "1", On: -1}}, quarter, "on", zhuanhua.ErrRange},
	} {
		_, err := indicators.MonthlyRoadshows(c.of, c.shows, c.period)
		isFault(t, name, err, c.field, c.want)
	}
}

// GB37 五(十二): 2023年启动第一批专利产业化项目, 逐年滚动扩大.
func TestRollingProjects(t *testing.T) {
	project := func(id, from, to string) indicators.Project {
		p := indicators.Project{ID: id}
		if from != "" {
			p.StartedOn = planDay(from)
		}
		if to != "" {
			p.EndedOn = planDay(to)
		}
		return p
	}
	first, second, third := project("1", "2023-12-31", ""), project("2", "2024-12-31", ""), project("3", "2025-06-30", "")
	ended := project("4", "2023-11-01", "2023-12-31")
	undated := project("5", "", "")
	for name, c := range map[string]struct {
		projects []indicators.Project
		on       string
		outcome  zhuanhua.Outcome
		ground   []string
	}{
		"each year more":         {[]indicators.Project{first, second, third}, "2025-12-31", met, []string{}},
		"before the plan":        {nil, "2022-12-31", open, []string{indicators.GroundNotYetDue}},
		"first year, open":       {nil, "2023-12-30", open, []string{indicators.GroundNotYetDue}},
		"first year, closed":     {nil, "2023-12-31", not, []string{indicators.GroundNotBegun}},
		"first year, begun":      {[]indicators.Project{first}, "2023-12-31", met, []string{}},
		"begun a day late":       {[]indicators.Project{project("1", "2024-01-01", "")}, "2024-06-30", not, []string{indicators.GroundNotBegun}},
		"no more, open":          {[]indicators.Project{first}, "2024-12-30", open, []string{indicators.GroundNotYetDue}},
		"no more, closed":        {[]indicators.Project{first}, "2024-12-31", not, []string{indicators.GroundNotExtended}},
		"one went, one came":     {[]indicators.Project{first, ended, second}, "2024-12-31", not, []string{indicators.GroundNotExtended}},
		"third year not":         {[]indicators.Project{first, second}, "2026-06-30", not, []string{indicators.GroundNotExtended}},
		"undated":                {[]indicators.Project{first, undated}, "2024-12-31", open, []string{indicators.GroundUnknown}},
		"undated, first year":    {[]indicators.Project{undated}, "2023-12-31", open, []string{indicators.GroundUnknown}},
		"undated may have ended": {[]indicators.Project{first, second, undated}, "2024-12-31", open, []string{indicators.GroundUnknown}},
		"undated, far more":      {[]indicators.Project{first, second, project("6", "2024-03-01", ""), undated}, "2024-12-31", met, []string{}},
	} {
		p, err := indicators.RollingProjects(c.projects, planDay(c.on))
		if err != nil || p.Duty.Outcome != c.outcome || !slices.Equal(grounds(p.Duty), c.ground) {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
	p, err := indicators.RollingProjects([]indicators.Project{first, second, third, ended}, planDay("2026-06-30"))
	want := []indicators.ProjectYear{{2023, 2, 2}, {2024, 1, 2}, {2025, 1, 3}}
	if diff := cmp.Diff(want, p.Years); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	for name, c := range map[string]struct {
		p     indicators.Project
		on    zhuanhua.Day
		field string
		want  error
	}{
		"no day": {first, 0, "day", zhuanhua.ErrNotGiven},
		"no id":  {indicators.Project{}, 1, "project_id", zhuanhua.ErrNotGiven},
		"start":  {indicators.Project{ID: "1", StartedOn: -1}, 1, "started_on", zhuanhua.ErrRange},
		"end":    {indicators.Project{ID: "1", EndedOn: -1}, 1, "ended_on", zhuanhua.ErrRange},
		"order":  {indicators.Project{ID: "1", StartedOn: 9, EndedOn: 8}, 10, "ended_on", zhuanhua.ErrContradiction},
	} {
		_, err := indicators.RollingProjects([]indicators.Project{c.p}, c.on)
		isFault(t, name, err, c.field, c.want)
	}
}

// GB37 五(十三): high-value patents and enterprises of high benefit, by class.
func TestCountAchievements(t *testing.T) {
	const yes, no = zhuanhua.Yes, zhuanhua.No
	patent, firm := indicators.HighValuePatent, indicators.HighBenefitEnterprise
	list := []indicators.Achievement{
		{patent, "1", "新材料", yes, yes}, {patent, "2", "新材料", yes, yes}, {patent, "3", "芯片", yes, 0},
		{patent, "4", "芯片", no, 0}, {patent, "5", "芯片", 0, no}, {firm, "1", "", yes, yes}, {firm, "2", "", 0, yes},
	}
	want := indicators.Achievements{
		Patents:     []indicators.ClassCount{{"新材料", 2, 0}, {"芯片", 0, 1}},
		Enterprises: []indicators.ClassCount{{"", 1, 1}},
	}
	got, err := indicators.CountAchievements(list)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	slices.Reverse(list)
	if again, _ := indicators.CountAchievements(list); !cmp.Equal(got, again) {
		t.Error("the order matters")
	}
	for name, c := range map[string]struct {
		list  []indicators.Achievement
		field string
		want  error
	}{
		"no kind":  {[]indicators.Achievement{{ID: "1"}}, "kind", zhuanhua.ErrNotGiven},
		"bad kind": {[]indicators.Achievement{{Kind: 9, ID: "1"}}, "kind", zhuanhua.ErrCodeWord},
		"project":  {[]indicators.Achievement{{Kind: patent, ID: "1", FromProject: 9}}, "from_project", zhuanhua.ErrCodeWord},
		"high":     {[]indicators.Achievement{{Kind: patent, ID: "1", High: 9}}, "high", zhuanhua.ErrCodeWord},
		"no id":    {[]indicators.Achievement{{Kind: patent}}, "id", zhuanhua.ErrNotGiven},
		"twice":    {[]indicators.Achievement{list[0], list[0]}, "id", zhuanhua.ErrDuplicate},
	} {
		_, err := indicators.CountAchievements(c.list)
		isFault(t, name, err, c.field, c.want)
	}
	for kind := indicators.AchievementNone; kind <= firm; kind++ {
		var back indicators.AchievementKind
		b, err := kind.MarshalText()
		if err != nil || back.UnmarshalText(b) != nil || back != kind || kind > 0 && kind.Text().Zh == "" {
			t.Errorf("%v: %q, %v, back %v", kind, b, err, back)
		}
	}
}

// 定期: the clause sets no interval.
func TestReportedRegularly(t *testing.T) {
	six := zhuanhua.Value(6)
	for name, c := range map[string]struct {
		reports  []string
		from, on string
		outcome  zhuanhua.Outcome
	}{
		"on the day":         {[]string{"2024-06-30"}, "2023-12-31", "2024-12-30", met},
		"a day late":         {[]string{"2024-07-01"}, "2023-12-31", "2024-12-30", not},
		"not yet due":        {nil, "2023-12-31", "2024-06-30", met},
		"none":               {nil, "2023-12-31", "2024-07-01", not},
		"end of February":    {[]string{"2024-02-29"}, "2023-08-31", "2024-08-29", met},
		"after the decision": {[]string{"2024-06-30"}, "2023-12-01", "2024-06-01", met},
		"any order":          {[]string{"2024-12-30", "2024-06-30"}, "2023-12-31", "2025-06-30", met},
		"before the start":   {[]string{"2023-12-30"}, "2023-12-31", "2024-06-30", met},
	} {
		reports := []zhuanhua.Day{}
		for _, s := range c.reports {
			reports = append(reports, planDay(s))
		}
		d, err := indicators.ReportedRegularly(reports, planDay(c.from), planDay(c.on), six)
		if err != nil || d.Outcome != c.outcome || (len(d.Grounds) > 0) != (c.outcome == not) {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
	if d, err := indicators.ReportedRegularly(nil, planDay("9999-12-01"), planDay("9999-12-31"), six); err != nil || d.Outcome != met {
		t.Errorf("%+v, %v", d, err)
	}
	from, on := planDay("2024-01-01"), planDay("2024-12-31")
	for name, c := range map[string]struct {
		reports  []zhuanhua.Day
		from, on zhuanhua.Day
		months   zhuanhua.Given[int]
		field    string
		want     error
	}{
		"zero":       {nil, from, on, zhuanhua.Value(0), "interval of GB37-5.13", zhuanhua.ErrRange},
		"too long":   {nil, from, on, zhuanhua.Value(121), "interval of GB37-5.13", zhuanhua.ErrRange},
		"no day":     {nil, from, 0, six, "day", zhuanhua.ErrNotGiven},
		"no start":   {nil, 0, on, six, "from", zhuanhua.ErrNotGiven},
		"reversed":   {nil, on, from, six, "from", zhuanhua.ErrRange},
		"bad report": {[]zhuanhua.Day{0}, from, on, six, "reports", zhuanhua.ErrRange},
	} {
		_, err := indicators.ReportedRegularly(c.reports, c.from, c.on, c.months)
		isFault(t, name, err, c.field, c.want)
	}
	var unset *zhuanhua.UnsetError
	_, err := indicators.ReportedRegularly(nil, from, on, zhuanhua.Given[int]{})
	if !errors.As(err, &unset) || unset.Param.Clause != "GB37-5.13" || !errors.Is(err, zhuanhua.ErrUnset) {
		t.Errorf("without an interval: %v", err)
	}
	for _, c := range []struct {
		on   string
		want zhuanhua.Outcome // what no interval could change; undetermined: the interval decides
	}{{"2024-02-01", met}, {"2024-02-02", 0}, {"2034-01-01", 0}, {"2034-01-02", zhuanhua.NotMet}} {
		d, err := indicators.ReportedRegularly(nil, from, planDay(c.on), zhuanhua.Given[int]{})
		if d.Outcome != c.want || errors.Is(err, zhuanhua.ErrUnset) != (c.want == 0) {
			t.Errorf("without an interval, %s: %v, %v", c.on, d.Outcome, err)
		}
	}
}

func ExampleCoverStock() {
	patents := []zhuanhua.PatentNo{
		zhuanhua.MustPatentNo("2018100000014"), zhuanhua.MustPatentNo("201710000001X"), zhuanhua.MustPatentNo("201820000001X"),
	}
	coverage, err := indicators.CoverStock([]indicators.StockItem{
		{Patent: patents[0], Stock: zhuanhua.Met, Covered: zhuanhua.Met, Tier: "A"},
		{Patent: patents[1], Stock: zhuanhua.Met, Covered: zhuanhua.NotMet, Tier: "B"},
		{Patent: patents[2], Stock: zhuanhua.NotMet},
	})
	if err != nil {
		panic(err)
	}
	duty, err := coverage.Duty(zhuanhua.MustDay("2025-12-31"))
	fmt.Println(coverage.Ratio, duty.Outcome, duty.Grounds[0].Text.Zh, err)
	// Output: 0.5 not_met 尚有1未覆盖 <nil>
}

func ExampleDataSharing_Duty() {
	sharing := indicators.DataSharing{
		Transfers: indicators.Milestone{On: zhuanhua.MustDay("2024-12-31")},
		Licences:  indicators.Milestone{Done: zhuanhua.No},
	}
	for _, day := range []string{"2024-12-30", "2024-12-31"} {
		duty, err := sharing.Duty(zhuanhua.MustDay(day))
		fmt.Println(day, duty.Outcome, duty.Done, "/", duty.Needed, err)
	}
	// Output:
	// 2024-12-30 undetermined 0 / 2 <nil>
	// 2024-12-31 not_met 1 / 2 <nil>
}
