package awards

import (
	"cmp"
	"errors"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// NomineeDecision says whether a nominee may be awarded (奖补资格).
type NomineeDecision struct {
	Nominee string           `json:"nominee_id"`
	Year    int              `json:"year"`
	Class   AwardClass       `json:"class"`
	City    string           `json:"city"`
	Outcome zhuanhua.Outcome `json:"outcome"` // met: may be awarded

	Score zhuanhua.Given[zhuanhua.Points] `json:"score"`
	Rank  zhuanhua.Given[int]             `json:"rank"` // in province or city, among those that meet all else; not given where there is none or a missing input can change it

	Reasons []Reason               `json:"reasons"`
	Missing []zhuanhua.MissingFact `json:"missing"`
	Record  zhuanhua.Decision      `json:"record"`
}

// ErrOpen is the fault of an apportionment among nominees of whom one is
// undetermined.
var ErrOpen = errors.New("undetermined: a missing input decides whether it has a share")

// ErrNoScore is the fault of an apportionment among nominees of whom one has no score.
var ErrNoScore = errors.New("no score to apportion by")

// Nominees are decisions on nominees, by year, class and id.
type Nominees []NomineeDecision

// Claims returns what the money of a year and class is apportioned by: the scores of
// those who may be awarded, by [Apportion] (以绩效定奖补). An [ApportionError] with
// [ErrOpen] or [ErrNoScore] names who keeps it from being final.
//
// Clause: SX21-1.3.3, SX21-4.2
func (list Nominees) Claims(year int, class AwardClass) ([]Claim, error) {
	claims := []Claim{}
	for i := range list {
		d := &list[i]
		if d.Year != year || d.Class != class || d.Outcome == zhuanhua.NotMet {
			continue
		}
		score, scored := d.Score.Get()
		switch {
		case d.Outcome != zhuanhua.Met:
			return nil, &ApportionError{d.Nominee, ErrOpen}
		case !scored:
			return nil, &ApportionError{d.Nominee, ErrNoScore}
		}
		claims = append(claims, Claim{d.Nominee, score.Decimal()})
	}
	return claims, nil
}

// nominee is a nominee in the making of a decision.
type nominee struct {
	*Nominee
	facts   zhuanhua.Facts
	unset   map[string]zhuanhua.Param
	place   Placing
	outside bool // surely not within the top, be it beyond its line or tied across it
	maybe   bool // whether it is in the running is not known
	running bool // it is, or may be
}

// Nominees decides who may be awarded, from all nominees of the plan in any order. In
// classes 1 and 3 the top is that of the province, in class 2 that of each city: those
// who meet, or may meet, all else are ranked by score ([Rank]). A nominee tied across
// the line of the top is not awarded until the host decides. What is missing, of a
// nominee or of its rivals, leaves one open only if it could change the answer; that no
// score lies below 0 is not made use of.
//
// An [zhuanhua.InputError] refuses a nominee without id or class, in a year outside
// the plan, in a city that is not of the host's list, with a figure that is negative,
// out of bounds, there twice or of no quality, and an id that is there twice in a year
// and class. A mark or number of top places without which one cannot be decided is an
// [UnsetError] that names the clause; it is not asked for where none could change the
// answer.
//
// Clause: SX21-4.3, SX21-4.3.1, SX21-4.3.2, SX21-4.3.3, SX21-4.3.4, SX21-4.3.5
func (j *ShaanxiJudge) Nominees(list []Nominee) (Nominees, error) {
	sorted, err := j.readNominees(list)
	if err != nil {
		return nil, err
	}
	for class := SuppliersClass; class <= PledgeCitiesClass; class++ {
		for year := j.terms.FirstYear; year <= j.terms.LastYear; year++ {
			j.rank(sorted, year, class)
		}
	}
	decisions := make(Nominees, 0, len(sorted))
	for _, n := range sorted {
		d, err := j.decide(n)
		if err != nil {
			return nil, err
		}
		decisions = append(decisions, d)
	}
	return decisions, nil
}

func (j *ShaanxiJudge) readNominees(list []Nominee) ([]*nominee, error) {
	sorted := make([]*nominee, 0, len(list))
	for i := range list {
		sorted = append(sorted, &nominee{Nominee: &list[i]})
	}
	slices.SortStableFunc(sorted, func(a, b *nominee) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Class, b.Class), cmp.Compare(a.ID, b.ID))
	})
	for i, n := range sorted {
		if err := n.validate(&j.terms, j.cities); err != nil {
			return nil, err
		}
		if i > 0 && sorted[i-1].key() == n.key() {
			return nil, n.fault("nominee_id", zhuanhua.Quote(n.ID), zhuanhua.ErrDuplicate)
		}
		var err error
		if n.facts, n.unset, err = j.terms.read(n.Nominee); err != nil {
			return nil, err
		}
		if classFacts[n.Class].top == notRanked {
			continue
		}
		switch j.classes[n.Class].Judge(0, n.facts.With(topFact(n.Class), zhuanhua.Code(Within))).Outcome() {
		case zhuanhua.Met:
			n.running = true
		case zhuanhua.Undetermined:
			n.running, n.maybe = true, true
		}
	}
	return sorted, nil
}

// topFact is the number of the fact of the top: the last of the class.
func topFact(class AwardClass) int { return len(NomineeForm(class).Facts) - 1 }

// rank places the nominees of a year and class in the province, or in each of its
// cities. One of which the city is not given may compete in each, and has no place.
func (j *ShaanxiJudge) rank(list []*nominee, year int, class AwardClass) {
	quota, set := j.terms.Tops[class].Get()
	inCities := classFacts[class].top == inCity
	fields, homeless := map[string][]*nominee{}, []*nominee(nil)
	for _, n := range list {
		switch {
		case n.Year != year || n.Class != class || !n.running:
		case !set:
			n.unset["top"] = shaanxiParam(class.String() + "-top")
		case inCities && n.City == "":
			homeless = append(homeless, n)
		case inCities:
			fields[n.City] = append(fields[n.City], n)
		default:
			fields[""] = append(fields[""], n)
		}
	}
	for _, field := range fields {
		placeField(field, homeless, quota)
	}
	if len(homeless) > 0 {
		j.placeHomeless(homeless, fields, quota)
	}
}

// placeHomeless places nominees of which the city is not given where every city would
// place them alike.
func (j *ShaanxiJudge) placeHomeless(homeless []*nominee, fields map[string][]*nominee, quota int) {
	lineups := make([]*lineup, 0, len(j.cities))
	for city := range j.cities {
		contenders := make([]Contender, 0, len(fields[city])+len(homeless))
		for _, n := range fields[city] {
			contenders = append(contenders, Contender{n.Score, n.Ties, n.maybe})
		}
		for _, n := range homeless {
			contenders = append(contenders, Contender{n.Score, n.Ties, true})
		}
		lineups = append(lineups, lineupOf(contenders, quota))
	}
	for _, n := range homeless {
		c := Contender{n.Score, n.Ties, true}
		within, outside := len(lineups) > 0, len(lineups) > 0
		for _, f := range lineups {
			within, outside = within && f.place(&c).Line == Within, outside && f.outside(&c)
		}
		if within {
			n.place.Line = Within
		}
		n.outside = outside
	}
}

// placeField places the nominees of one field. A mark that is not set may keep a rival
// open: where having it decided, one way or the other, would place a nominee, that
// nominee's place waits for the mark.
func placeField(field, homeless []*nominee, quota int) {
	var mark zhuanhua.Param
	for _, n := range field {
		if p, waits := n.waitsForMark(); waits {
			mark = p
			break
		}
	}
	for i, p := range places(field, homeless, quota, func(n *nominee) (bool, bool) { return true, n.maybe }) {
		field[i].place, field[i].outside = p.Placing, p.outside
	}
	if mark.Key == "" {
		return
	}
	for _, waiting := range []func(*nominee) (bool, bool){
		func(n *nominee) (bool, bool) { _, waits := n.waitsForMark(); return !waits, n.maybe },
		func(n *nominee) (bool, bool) { _, waits := n.waitsForMark(); return true, n.maybe && !waits },
	} {
		for i, p := range places(field, homeless, quota, waiting) {
			n := field[i]
			if open := n.place.Line == LineNone && !n.outside; open && (p.Line != LineNone || p.outside) {
				n.unset["top"] = mark
			}
		}
	}
}

// waitsForMark returns the first mark, in the order of the class, that keeps a nominee
// open.
func (n *nominee) waitsForMark() (zhuanhua.Param, bool) {
	for _, q := range classFacts[n.Class].qualities {
		if p, there := n.unset[q.String()]; there {
			return p, true
		}
	}
	return zhuanhua.Param{}, false
}

// placed is the place of a nominee, and whether it is surely not within the top.
type placed struct {
	Placing
	outside bool
}

// places ranks the nominees of a field; how says of each whether it competes, and
// whether that is open. One that does not has no place.
func places(field, homeless []*nominee, quota int, how func(*nominee) (competes, maybe bool)) []placed {
	contenders, at := []Contender{}, []int{}
	for i, n := range field {
		if competes, maybe := how(n); competes {
			contenders, at = append(contenders, Contender{n.Score, n.Ties, maybe}), append(at, i)
		}
	}
	for _, n := range homeless {
		contenders = append(contenders, Contender{n.Score, n.Ties, true})
	}
	list, f := make([]placed, len(field)), lineupOf(contenders, quota)
	for k, i := range at {
		list[i] = placed{f.place(&contenders[k]), f.outside(&contenders[k])}
	}
	return list
}

// decide closes the decision on one nominee.
func (j *ShaanxiJudge) decide(n *nominee) (NomineeDecision, error) {
	if classFacts[n.Class].top != notRanked {
		line := zhuanhua.Code(n.place.Line)
		if n.place.Line == LineNone && n.outside {
			line = outsideCode
		}
		n.facts = n.facts.With(topFact(n.Class), line)
	}
	v := j.classes[n.Class].Judge(0, n.facts)
	if err := unsettled(v, n.Year, n.unset); err != nil {
		return NomineeDecision{}, err
	}
	d := NomineeDecision{
		Nominee: n.ID, Year: n.Year, Class: n.Class, City: n.City, Outcome: v.Outcome(),
		Score: n.Score, Rank: n.place.Rank, Reasons: failed(v), Missing: missing(v), Record: v.Explain(n.detail),
	}
	stamp(&d.Record, j.fingerprint)
	d.Record.ID, d.Record.Scope = n.key(), zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(n.Year)}
	return d, nil
}
