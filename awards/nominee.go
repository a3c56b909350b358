package awards

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// NomineeFigure is a nominee's figure of one quality, in the quality's unit. Of a rise
// it is the value of the year, and Base that of the year before.
type NomineeFigure struct {
	Quality Quality                         `json:"quality"`
	Value   decimal.Decimal                 `json:"value"` // 0 or above
	Base    zhuanhua.Given[decimal.Decimal] `json:"base"`  // 0 or above; of a rise alone
}

// Nominee is who may be awarded in a year in one class (奖补对象). A figure that is not
// there is missing.
type Nominee struct {
	ID    string     `json:"nominee_id"` // unique in year and class
	Year  int        `json:"year"`
	Class AwardClass `json:"class"`

	IsCity bool               `json:"is_city"`
	Kind   zhuanhua.PartyKind `json:"kind"` // of what is no city
	City   string             `json:"city"` // of the host's list; of a city, itself

	Sources zhuanhua.Set[zhuanhua.PartyKind] `json:"sources"` // of an SME: who gave it patents; empty: not given
	Known
	Figures []NomineeFigure `json:"figures"` // each quality of the class once

	Score zhuanhua.Given[zhuanhua.Points] `json:"score"` // by which nominees of a class are ranked; 0 to 1000
	Ties  []zhuanhua.Points               `json:"ties"`  // what breaks a tie, first to last, the higher the better
}

// key names a nominee: "2021/suppliers/…".
func (n *Nominee) key() string {
	return strconv.Itoa(n.Year) + "/" + n.Class.String() + "/" + n.ID
}

func (n *Nominee) fault(field, value string, err error) error {
	return &zhuanhua.InputError{Record: zhuanhua.RecordNominee, ID: zhuanhua.Quote(n.key()), Field: field, Value: value, Err: err}
}

// validate returns the first fault of a nominee's own fields.
func (n *Nominee) validate(t *ShaanxiTerms, cities map[string]bool) error {
	score := n.Score.Or(0)
	switch {
	case n.ID == "":
		return n.fault("nominee_id", "", zhuanhua.ErrNotGiven)
	case n.Year < t.FirstYear || n.Year > t.LastYear:
		return n.fault("year", strconv.Itoa(n.Year), ErrOutsideProgramme)
	case n.Class == AwardClassNone:
		return n.fault("class", "", zhuanhua.ErrNotGiven)
	case !n.Class.known():
		return n.fault("class", n.Class.String(), zhuanhua.ErrCodeWord)
	case n.Kind != 0 && !n.Kind.Known():
		return n.fault("kind", n.Kind.String(), zhuanhua.ErrCodeWord)
	case n.IsCity && n.Kind != 0:
		return n.fault("kind", n.Kind.String(), zhuanhua.ErrNotAllowed)
	case n.IsCity && n.City == "":
		return n.fault("city", "", zhuanhua.ErrNotGiven)
	case n.City != "" && !cities[n.City]:
		return n.fault("city", zhuanhua.Quote(n.City), zhuanhua.ErrUnknownID)
	case !subset(n.Sources, zhuanhua.OtherParty):
		return n.fault("sources", "", zhuanhua.ErrCodeWord)
	case !score.InRange():
		return n.fault("score", score.String(), zhuanhua.ErrRange)
	}
	for _, p := range n.Ties {
		if !p.InRange() {
			return n.fault("ties", p.String(), zhuanhua.ErrRange)
		}
	}
	return n.Known.validate(zhuanhua.RecordNominee, n.key())
}

// value is a figure as exact numbers; nil is not given.
type value struct{ now, base *big.Rat }

// figures checks the figures and returns them by quality.
func (n *Nominee) figures() (map[Quality]value, error) {
	list := map[Quality]value{}
	for i := range n.Figures {
		f := &n.Figures[i]
		_, there := list[f.Quality]
		switch {
		case !f.Quality.known():
			return nil, n.fault("figures", f.Quality.String(), zhuanhua.ErrCodeWord)
		case there:
			return nil, n.fault("figures", f.Quality.String(), zhuanhua.ErrDuplicate)
		case f.Base.IsGiven() && !f.Quality.IsRise():
			return nil, n.fault("figures", f.Quality.String(), zhuanhua.ErrNotAllowed)
		}
		now, err := ratOf(f.Value)
		if err == nil && now.Sign() < 0 {
			err = zhuanhua.ErrRange
		}
		if err == nil && f.Quality.Unit() == zhuanhua.UnitScore && now.Cmp(big.NewRat(1000, 1)) > 0 {
			err = zhuanhua.ErrRange
		}
		if err == nil && !f.Quality.IsRise() && f.Quality.Unit() == zhuanhua.UnitPercent && now.Cmp(big.NewRat(100, 1)) > 0 {
			err = zhuanhua.ErrRange
		}
		if err != nil {
			return nil, n.fault("figures", f.Quality.String(), err)
		}
		v := value{now: now}
		if base, given := f.Base.Get(); given {
			if v.base, err = ratOf(base); err == nil && v.base.Sign() < 0 {
				err = zhuanhua.ErrRange
			}
			if err != nil {
				return nil, n.fault("figures", f.Quality.String(), err)
			}
		}
		list[f.Quality] = v
	}
	return list, nil
}

// who returns the code of the nominee's kind.
func (n *Nominee) who() zhuanhua.Code {
	if n.IsCity {
		return cityCode
	}
	return zhuanhua.Code(n.Kind)
}

// sourced tells whether some of the nominee's patents come from suppliers that count.
func (n *Nominee) sourced(counts zhuanhua.Set[zhuanhua.PartyKind]) zhuanhua.Truth {
	if n.Sources == 0 {
		return zhuanhua.Unstated
	}
	return zhuanhua.TruthOf(n.Sources&counts != 0)
}

// read returns the facts of a nominee but its place to the line of the top, in the
// order of [NomineeForm], and by fact the parameters that keep one open.
func (t *ShaanxiTerms) read(n *Nominee) (zhuanhua.Facts, map[string]zhuanhua.Param, error) {
	values, err := n.figures()
	if err != nil {
		return 0, nil, err
	}
	c, facts, at := &classFacts[n.Class], zhuanhua.Facts(0), 0
	add := func(code zhuanhua.Code) {
		facts = facts.With(at, code)
		at++
	}
	if c.who {
		add(n.who())
	}
	if c.sources {
		add(truthCode(n.sourced(t.Sources)))
	}
	for _, need := range c.needs {
		add(truthCode(n.Known.Of(need)))
	}
	unset := map[string]zhuanhua.Param{}
	for _, q := range c.qualities {
		v := values[q]
		code, waits := q.reaches(v.now, v.base, t.Marks[q])
		add(code)
		if waits {
			unset[q.String()] = shaanxiParam(q.String())
		}
	}
	return facts, unset, nil
}

// detail says what stood in a nominee for a fact of its form.
func (n *Nominee) detail(fact int) string {
	key := NomineeForm(n.Class).Facts[fact].Key
	switch key {
	case "who":
		return n.City
	case "sources":
		return n.Sources.String()
	case "top":
		return shown(zhuanhua.Points.String)(n.Score)
	}
	for i := range n.Figures {
		f := &n.Figures[i]
		if f.Quality.String() != key {
			continue
		}
		r, err := ratOf(f.Value)
		if err != nil {
			return ""
		}
		s := fractionText(r)
		if base, given := f.Base.Get(); given {
			if r, err = ratOf(base); err == nil {
				s = fractionText(r) + " → " + s
			}
		}
		return s
	}
	return ""
}
