package indicators

import (
	"maps"
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// AchievementKind is what the industrialisation projects bring forth and the regions
// report (统计对象).
type AchievementKind uint8

// The kinds.
const (
	AchievementNone       AchievementKind = iota
	HighValuePatent                       // 高价值专利
	HighBenefitEnterprise                 // 转化效益高的企业
)

var achievementKinds = labels[AchievementKind]{"achievement kind", []label{
	{},
	{"high-value-patent", "GB37-5.13", zhuanhua.Text{Zh: "高价值专利", En: "high-value patent"}},
	{"high-benefit-enterprise", "GB37-5.13", zhuanhua.Text{Zh: "转化效益高的企业", En: "enterprise with high conversion benefit"}},
}}

// String returns the stable key.
func (k AchievementKind) String() string { return achievementKinds.at(k).key }

// Text returns the names.
func (k AchievementKind) Text() zhuanhua.Text { return achievementKinds.at(k).text }

// MarshalText returns the stable key, empty when not given.
func (k AchievementKind) MarshalText() ([]byte, error) { return achievementKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *AchievementKind) UnmarshalText(b []byte) error { return achievementKinds.unmarshal(k, b) }

// Achievement is a patent or enterprise that a region may report. What is of high
// value or benefit no clause says: the host judges it.
type Achievement struct {
	Kind        AchievementKind `json:"kind"`
	ID          string          `json:"id"`           // patent number or party id
	Class       string          `json:"class"`        // the host's label (分类); empty: in none
	FromProject zhuanhua.Truth  `json:"from_project"` // of an industrialisation project
	High        zhuanhua.Truth  `json:"high"`         // of high value, or of high conversion benefit
}

// counts tells whether it is reported; a no wins over what is missing.
func (a *Achievement) counts() zhuanhua.Truth {
	switch {
	case a.FromProject == zhuanhua.No || a.High == zhuanhua.No:
		return zhuanhua.No
	case a.FromProject == zhuanhua.Yes && a.High == zhuanhua.Yes:
		return zhuanhua.Yes
	}
	return zhuanhua.Unstated
}

// Achievements are the statistics of a region by class (分类统计).
type Achievements struct {
	Patents     []ClassCount `json:"patents"`     // by class
	Enterprises []ClassCount `json:"enterprises"` // by class
}

// ClassCount is how many there are in one class.
type ClassCount struct {
	Class        string `json:"class"`
	Number       int64  `json:"number"`
	Undetermined int64  `json:"undetermined"`
}

// CountAchievements counts high-value patents and enterprises with high conversion
// benefit by class, each once. An [zhuanhua.InputError] refuses one given twice, and
// an id or kind that is not given.
//
// Clause: GB37-5.13
func CountAchievements(list []Achievement) (Achievements, error) {
	by := [3]map[string]*ClassCount{HighValuePatent: {}, HighBenefitEnterprise: {}}
	seen := [3]map[string]bool{HighValuePatent: {}, HighBenefitEnterprise: {}}
	for i := range list {
		a := &list[i]
		switch {
		case a.Kind == AchievementNone:
			return Achievements{}, inputError("kind", "", zhuanhua.ErrNotGiven)
		case !achievementKinds.known(a.Kind):
			return Achievements{}, inputError("kind", a.Kind.String(), zhuanhua.ErrCodeWord)
		case a.FromProject > zhuanhua.No:
			return Achievements{}, inputError("from_project", a.FromProject.String(), zhuanhua.ErrCodeWord)
		case a.High > zhuanhua.No:
			return Achievements{}, inputError("high", a.High.String(), zhuanhua.ErrCodeWord)
		}
		if err := newID(seen[a.Kind], "id", a.ID); err != nil {
			return Achievements{}, err
		}
		counts := a.counts()
		if counts == zhuanhua.No {
			continue
		}
		c := by[a.Kind][a.Class]
		if c == nil {
			c = &ClassCount{Class: a.Class}
			by[a.Kind][a.Class] = c
		}
		if counts == zhuanhua.Yes {
			c.Number++
		} else {
			c.Undetermined++
		}
	}
	return Achievements{classes(by[HighValuePatent]), classes(by[HighBenefitEnterprise])}, nil
}

func classes(by map[string]*ClassCount) []ClassCount {
	list := []ClassCount{}
	for _, class := range slices.Sorted(maps.Keys(by)) {
		list = append(list, *by[class])
	}
	return list
}

// ReportedRegularly says whether reports were handed in regularly (定期): from the day
// on which the first interval begins, never longer than so many months without one.
// The clause sets no interval: without one the answer is a [zhuanhua.UnsetError],
// unless the shortest is kept or the longest is not. An interval is from 1 to 120
// months; its end is the corresponding day, or the month's last, and included. Reports
// after the day of decision play no part.
//
// Clause: GB37-5.13
func ReportedRegularly(reports []zhuanhua.Day, from, on zhuanhua.Day, everyMonths zhuanhua.Given[int]) (Duty, error) {
	if err := dayOfDecision(on); err != nil {
		return Duty{}, err
	}
	interval, set := everyMonths.Get()
	switch {
	case !from.IsGiven():
		return Duty{}, inputError("from", "", zhuanhua.ErrNotGiven)
	case !from.Valid() || from > on:
		return Duty{}, inputError("from", from.String(), zhuanhua.ErrRange)
	case set && (interval < 1 || interval > longestInterval):
		return Duty{}, inputError("interval of GB37-5.13", strconv.Itoa(interval), zhuanhua.ErrRange)
	}
	days := []zhuanhua.Day{}
	for _, day := range reports {
		if !day.IsGiven() || !day.Valid() {
			return Duty{}, inputError("reports", strconv.Itoa(int(day)), zhuanhua.ErrRange)
		}
		if day >= from && day <= on {
			days = append(days, day)
		}
	}
	slices.Sort(days)
	if set {
		return withoutGap(days, from, on, interval), nil
	}
	if kept := withoutGap(days, from, on, 1); kept.Outcome == zhuanhua.Met {
		return kept, nil
	}
	if broken := withoutGap(days, from, on, longestInterval); broken.Outcome == zhuanhua.NotMet {
		return broken, nil
	}
	return Duty{}, &zhuanhua.UnsetError{Param: zhuanhua.Param{Key: "interval", Clause: "GB37-5.13", Status: zhuanhua.Unset, Unit: "月"}}
}

// longestInterval is the longest interval between reports, in months.
const longestInterval = 120

// withoutGap looks for intervals without a report; the days are sorted.
func withoutGap(days []zhuanhua.Day, from, on zhuanhua.Day, interval int) Duty {
	d := duty("GB37-5.13", 0)
	d.Done = int64(len(days))
	last := from
	for _, day := range append(slices.Clone(days), on) {
		if due := addMonths(last, interval); due.IsGiven() && due < day {
			d.fail(GroundGap, last.String()+"之后至"+due.String()+"未报送", "no report after "+last.String()+" up to "+due.String())
		}
		last = day
	}
	return d
}

// addMonths returns the corresponding day so many months later, or the month's last
// day; not given beyond the year 9999.
func addMonths(day zhuanhua.Day, months int) zhuanhua.Day {
	y, m, d := day.Date()
	m += months - 1
	y, m = y+m/12, m%12+1
	for ; d > 28; d-- {
		if later, err := zhuanhua.NewDay(y, m, d); err == nil {
			return later
		}
	}
	later, _ := zhuanhua.NewDay(y, m, d)
	return later
}
