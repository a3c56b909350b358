package indicators

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

// Prospects are what stands between records and a figure (差一项即可计入的记录): the
// records that one criterion alone keeps out, those that wait for an input, and the
// payments that one criterion keeps out of the received amount. Another province's
// and another year's records are none of them.
type Prospects struct {
	Check    string         `json:"check"`
	Scope    zhuanhua.Scope `json:"scope"`
	Near     []Prospect     `json:"near"`     // refused for one criterion, of merit or proof; by criterion
	Pending  []Prospect     `json:"pending"`  // undetermined; by the inputs that are missing
	Payments []Prospect     `json:"payments"` // of transfers that count; by criterion
}

// Prospect is a group of records and what they would bring to the figure if what
// stands in their way were mended: largest first, by patents, then by money.
type Prospect struct {
	Code   string            `json:"code"` // the criterion; empty of what is pending
	Clause zhuanhua.ClauseID `json:"clause"`
	Nature zhuanhua.Nature   `json:"nature"`
	Text   zhuanhua.Text     `json:"text"` // what is wrong, or missing

	// Inputs are the facts that the criterion looks at, or that are missing, and who
	// has them.
	Inputs []zhuanhua.MissingFact `json:"inputs"`

	Records  int64           `json:"records"`
	Patents  int64           `json:"patents"`  // that the figure would gain, as the rules count
	Amount   decimal.Decimal `json:"amount"`   // yuan; contract amount or amount pledged
	Received decimal.Decimal `json:"received"` // yuan, of payments that would count
	Unpriced int64           `json:"unpriced"` // records whose amount is not known
	IDs      []string        `json:"ids"`      // of the records or payments, ascending
}

// prospecting gathers groups by a key.
type prospecting struct {
	groups  map[prospectKey]*lode
	counted map[zhuanhua.PatentNo]bool // already in the figure
	each    bool                       // each patent of each record counts
}

// prospectKey names a group: a criterion by its code, or missing facts in bits.
type prospectKey struct {
	list    *[]Prospect
	code    string
	missing uint16
}

// lode is a group while it grows.
type lode struct {
	Prospect
	amount, received fen.Sum
	patents          map[zhuanhua.PatentNo]int64
}

func newProspecting(counting zhuanhua.Counting) *prospecting {
	return &prospecting{
		groups: map[prospectKey]*lode{}, counted: map[zhuanhua.PatentNo]bool{}, each: counting == zhuanhua.ByRecord,
	}
}

// group finds or makes the group of a key, described by fill.
func (p *prospecting) group(key prospectKey, fill func(*Prospect)) *lode {
	g := p.groups[key]
	if g == nil {
		g = &lode{patents: map[zhuanhua.PatentNo]int64{}}
		g.Inputs, g.IDs = []zhuanhua.MissingFact{}, []string{}
		fill(&g.Prospect)
		p.groups[key] = g
	}
	return g
}

// add notes a record, once however many of its parts are in the group.
func (g *lode) add(id string) bool {
	if n := len(g.IDs); n > 0 && g.IDs[n-1] == id {
		return false
	}
	g.IDs = append(g.IDs, id)
	g.Records++
	return true
}

// finish puts the groups into their lists, in order.
func (p *prospecting) finish() {
	for key, g := range p.groups {
		for no, times := range g.patents {
			switch {
			case p.each:
				g.Patents += times
			case !p.counted[no]:
				g.Patents++
			}
		}
		g.Amount, g.Received = g.amount.Yuan(), g.received.Yuan()
		slices.Sort(g.IDs)
		*key.list = append(*key.list, g.Prospect)
	}
	for key := range p.groups {
		slices.SortFunc(*key.list, byWorth)
	}
}

// byWorth orders the larger first; what is alike in worth by criterion and inputs.
func byWorth(a, b Prospect) int {
	return cmp.Or(
		cmp.Compare(b.Patents, a.Patents), b.Amount.Cmp(a.Amount), b.Received.Cmp(a.Received),
		cmp.Compare(b.Records, a.Records), cmp.Compare(a.Code, b.Code),
		slices.CompareFunc(a.Inputs, b.Inputs, func(x, y zhuanhua.MissingFact) int { return cmp.Compare(x.Fact, y.Fact) }),
	)
}
