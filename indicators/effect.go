package indicators

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Effect is what a change of rules or records does to figures: which records are
// judged otherwise and in which direction, and what they move.
type Effect struct {
	Altered []zhuanhua.Alteration `json:"altered"` // parameters, in the order of the fields
	Figures []FigureEffect        `json:"figures"` // by scope in the order told, then by check

	// Joined are the figures that join records of several kinds, by scope in the order
	// told. Only [EffectOf] works them out.
	Joined []JoinedEffect `json:"joined,omitempty"`
}

// FigureEffect is the effect on one figure. Is less Was is the sum of the groups'
// Moved, in every field.
type FigureEffect struct {
	Scope  zhuanhua.Scope `json:"scope"`
	Check  string         `json:"check"`
	Was    Holding        `json:"was"`
	Is     Holding        `json:"is"`
	Groups []EffectGroup  `json:"groups"`

	// Portions say what each altered parameter moves alone, and what several move only
	// together; one that moves nothing has none. They add up to Moved. Only [EffectOf]
	// works them out.
	Portions []Portion `json:"portions,omitempty"`
}

// Moved returns what the figure gains; what it loses is negative.
func (f *FigureEffect) Moved() Holding { return f.Is.Less(f.Was) }

// EffectGroup are records that a change moves in the same way. Patents and parties
// that stand in several records are told once, in the group of the first record by
// id that brings them, or, where they are lost, that brought them: so the groups add
// up.
type EffectGroup struct {
	Cause ChangeCause `json:"cause"`
	// Was and Is are the outcomes; of a record that is not there it is NotApplicable.
	Was zhuanhua.Outcome `json:"was"`
	Is  zhuanhua.Outcome `json:"is"`
	// Lifted are the criteria that refused the records or left them open, and no longer
	// do or do less; Raised those that now do, or do more. By their codes.
	Lifted []string `json:"lifted"`
	Raised []string `json:"raised"`
	// Fields are the fields of amended records that differ, by their names in the
	// record.
	Fields []string `json:"fields"`
	// Blame says which altered parameters are responsible.
	Blame zhuanhua.Blamed `json:"blame"`

	Records int64    `json:"records"` // in the group, whether they count or not
	IDs     []string `json:"ids"`     // of them, ascending; nil where they were not asked for
	Moved   Holding  `json:"moved"`
}

// Gains reports whether the records count now and did not; Loses the contrary.
func (g *EffectGroup) Gains() bool { return g.Is == zhuanhua.Met && g.Was != zhuanhua.Met }

// Loses reports whether the records counted and no longer do.
func (g *EffectGroup) Loses() bool { return g.Was == zhuanhua.Met && g.Is != zhuanhua.Met }

// Flips reports whether the records' outcome changes; where it does not, what they
// bring does.
func (g *EffectGroup) Flips() bool { return g.Was != g.Is }

// CriterionEffect is what moves through a criterion alone, or through several together.
type CriterionEffect struct {
	Codes   []string `json:"codes"` // of the criteria, in order; none: through no criterion
	Records int64    `json:"records"`
	Moved   Holding  `json:"moved"`
}

// ByCriterion sums the groups up by the criteria lifted or raised: first what moves
// through no criterion (amended amounts, patents counted otherwise), then through one
// alone, then through several that the same records turn on, which cannot be told
// apart. In the order of their codes; the sums add up to what the figure gains.
func (f *FigureEffect) ByCriterion() []CriterionEffect {
	sums := map[string]CriterionEffect{}
	for i := range f.Groups {
		g := &f.Groups[i]
		codes := slices.Concat(g.Lifted, g.Raised)
		slices.Sort(codes)
		key := strings.Join(slices.Compact(codes), listMark)
		s := sums[key]
		sums[key] = CriterionEffect{listed(key), s.Records + g.Records, s.Moved.Plus(g.Moved)}
	}
	list := slices.Collect(maps.Values(sums))
	slices.SortFunc(list, func(a, b CriterionEffect) int {
		return cmp.Or(cmp.Compare(len(a.Codes), len(b.Codes)), slices.Compare(a.Codes, b.Codes))
	})
	return list
}

// Portion is what an altered parameter moves alone in a figure, or several move only
// together, as [zhuanhua.Portions] has it.
type Portion struct {
	Of    []string `json:"of"` // keys, in the order of the fields
	Moved Holding  `json:"moved"`
}

// Figure returns the effect on the check's figure in the scope, nil where there is
// none.
func (e *Effect) Figure(scope zhuanhua.Scope, check string) *FigureEffect {
	for i := range e.Figures {
		if f := &e.Figures[i]; f.Scope == scope && f.Check == check {
			return f
		}
	}
	return nil
}

// ChangeCause says why a record's part in a figure changed (变动原因).
type ChangeCause uint8

// The causes. The zero cause is that of rules.
const (
	ByRules   ChangeCause = iota // 规则变动: judged by other rules
	Entered                      // 新增: was not there before
	Left                         // 移除: is no longer there
	Annulled                     // 撤销: CNIPA or the filer annulled it since
	Amended                      // 更正: same id, other content
	Recounted                    // 计数口径变动: no record is judged otherwise; patents are counted another way
)

var changeCauses = labels[ChangeCause]{"cause of change", []label{
	{"rules", "", zhuanhua.Text{Zh: "规则变动", En: "judged by other rules"}},
	{"entered", "", zhuanhua.Text{Zh: "新增", En: "entered"}},
	{"left", "", zhuanhua.Text{Zh: "移除", En: "left"}},
	{"annulled", "", zhuanhua.Text{Zh: "撤销", En: "annulled"}},
	{"amended", "", zhuanhua.Text{Zh: "更正", En: "amended"}},
	{"recounted", "", zhuanhua.Text{Zh: "计数口径变动", En: "counted another way"}},
}}

// String returns the stable key.
func (c ChangeCause) String() string { return changeCauses.at(c).key }

// Text returns the names.
func (c ChangeCause) Text() zhuanhua.Text { return changeCauses.at(c).text }

// MarshalText returns the stable key.
func (c ChangeCause) MarshalText() ([]byte, error) { return changeCauses.marshal(c) }

// UnmarshalText reads the stable key.
func (c *ChangeCause) UnmarshalText(b []byte) error { return changeCauses.unmarshal(c, b) }

// MarshalJSON writes amounts as text in plain notation.
func (h Holding) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Records  int64  `json:"records"`
		Patents  int64  `json:"patents"`
		Parties  int64  `json:"parties"`
		Amount   string `json:"amount"`
		Received string `json:"received"`
		Unpriced int64  `json:"unpriced"`
		LeftOut  int64  `json:"left_out"`
	}{h.Records, h.Patents, h.Parties, Plain(h.Amount), Plain(h.Received), h.Unpriced, h.LeftOut})
}
