package eligibility_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// slowScreens are the screens as one would first write them: every record against
// every other, and groups by joining what touches until nothing does.
type slowScreens struct {
	eligibility.Screens
	asOf      zhuanhua.Day
	transfers []zhuanhua.Transfer // in the order of day and id
	products  []zhuanhua.Product
	pledges   []zhuanhua.Pledge
	noUses    bool

	hits []slowHit
	lack map[string]map[string]bool // screen and gap: records
}

// slowHit is a patent of a record, found by a screen, about a subject.
type slowHit struct {
	record  int
	patent  zhuanhua.PatentNo
	subject string
}

func newSlowScreens(s eligibility.Screens, asOf zhuanhua.Day, transfers []zhuanhua.Transfer, products []zhuanhua.Product, pledges []zhuanhua.Pledge, noUses bool) *slowScreens {
	w := &slowScreens{s, asOf, slices.Clone(transfers), products, pledges, noUses, nil, map[string]map[string]bool{}}
	slices.SortFunc(w.transfers, func(a, b zhuanhua.Transfer) int {
		return cmp.Or(cmp.Compare(slowDay(&a), slowDay(&b)), cmp.Compare(a.ID, b.ID))
	})
	return w
}

func slowDay(t *zhuanhua.Transfer) zhuanhua.Day { return cmp.Or(t.RecordedOn, t.EffectiveOn) }

// all runs every screen and returns suspicions as lines "id: transfers; patents",
// and gaps as lines "screen gap: number".
func (w *slowScreens) all() (suspicions, gaps []string) {
	for screen := range w.On.All() {
		w.hits = nil
		for i := range w.transfers {
			if gap := w.incomplete(i); gap != "" {
				w.lacks(screen, gap, i)
			}
		}
		switch screen {
		case eligibility.RoundTrip:
			w.roundTrips()
		case eligibility.Churn:
			w.often(screen, w.owner, w.ChurnCount, w.ChurnDays)
		case eligibility.Burst:
			w.bursts()
		case eligibility.NominalPrice:
			w.nominal()
		case eligibility.RelatedParties:
			w.related()
		case eligibility.YearEndRush:
			w.rushes()
		case eligibility.MoneyMismatch:
			w.money()
		case eligibility.Idle:
			w.idle()
		case eligibility.LicenceConflict:
			w.often(screen, w.licence, w.LicenceCount, w.LicenceDays)
			w.conflicts()
		}
		suspicions = append(suspicions, w.groups(screen)...)
	}
	for key, records := range w.lack {
		gaps = append(gaps, fmt.Sprintf("%s: %d", key, len(records)))
	}
	slices.Sort(gaps)
	slices.Sort(suspicions)
	return suspicions, gaps
}

func (w *slowScreens) lacks(screen eligibility.Screen, gap string, record int) {
	key := screen.String() + " " + gap
	if w.lack[key] == nil {
		w.lack[key] = map[string]bool{}
	}
	w.lack[key][w.transfers[record].ID] = true
}

func (w *slowScreens) hit(record int, patent zhuanhua.PatentNo, subject string) {
	if h := (slowHit{record, patent, subject}); !slices.Contains(w.hits, h) {
		w.hits = append(w.hits, h)
	}
}

func (w *slowScreens) hitAll(record int, subject string) {
	for _, p := range w.transfers[record].Patents {
		w.hit(record, p.No, subject)
	}
}

// seen reports whether the record happened, as of the statistics day.
func (w *slowScreens) seen(i int) bool {
	t := &w.transfers[i]
	return slowDay(t) != 0 && slowDay(t) <= w.asOf && (t.RevokedOn == 0 || t.RevokedOn > w.asOf)
}

func (w *slowScreens) openLicence(i int) bool {
	return w.transfers[i].Licence == zhuanhua.OpenLicenceForm
}

func (w *slowScreens) incomplete(i int) string {
	t := &w.transfers[i]
	switch {
	case !w.seen(i):
		return ""
	case t.Kind == zhuanhua.TransferNone:
		return "kind"
	case t.Kind == zhuanhua.Licence && t.Licence == zhuanhua.LicenceNone:
		return "licence"
	case t.Transferor == nil:
		return "transferor_id"
	case t.Transferee == nil:
		return "transferee_id"
	case !w.openLicence(i) && slowInside(t.Transferor, t.Transferee) == zhuanhua.Unstated:
		return "founder_id"
	}
	return ""
}

// looked reports whether the screens look at the record.
func (w *slowScreens) looked(i int) bool {
	t := &w.transfers[i]
	return w.seen(i) && w.incomplete(i) == "" && !w.openLicence(i) && slowInside(t.Transferor, t.Transferee) == zhuanhua.No
}

func slowInside(a, b *zhuanhua.Party) zhuanhua.Truth {
	house := func(p *zhuanhua.Party) zhuanhua.PartyID {
		if p.Founder.IsGiven() {
			return p.Founder
		}
		return p.ID
	}
	could := func(p *zhuanhua.Party) bool {
		return !p.Founder.IsGiven() && (p.Kind == zhuanhua.ResearchInstitute || p.Kind == zhuanhua.PartyKindNone)
	}
	academic := func(p *zhuanhua.Party) bool { return p.Kind <= zhuanhua.ResearchInstitute }
	if house(a) == house(b) {
		return zhuanhua.Yes
	}
	if could(a) && academic(b) || could(b) && academic(a) {
		return zhuanhua.Unstated
	}
	return zhuanhua.No
}

func slowRelated(a, b *zhuanhua.Party) zhuanhua.Truth {
	for _, x := range []zhuanhua.PartyID{a.ID, a.Founder, a.Controller} {
		for _, y := range []zhuanhua.PartyID{b.ID, b.Founder, b.Controller} {
			if x.IsGiven() && x == y {
				return zhuanhua.Yes
			}
		}
	}
	if slowPlaced(a) && slowPlaced(b) {
		return zhuanhua.No
	}
	return zhuanhua.Unstated
}

func slowPlaced(p *zhuanhua.Party) bool {
	return p.Controller.IsGiven() || p.Founder.IsGiven() || p.Kind == zhuanhua.Individual
}

func (w *slowScreens) owner(i int) bool {
	kind := w.transfers[i].Kind
	return w.looked(i) && (kind == zhuanhua.Assignment || kind == zhuanhua.Equity)
}

func (w *slowScreens) licence(i int) bool {
	return w.looked(i) && w.transfers[i].Kind == zhuanhua.Licence
}

func (w *slowScreens) carries(i int, no zhuanhua.PatentNo) bool {
	return slices.ContainsFunc(w.transfers[i].Patents, func(p zhuanhua.Patent) bool { return p.No == no })
}

func (w *slowScreens) apart(i, j int) int {
	return int(slowDay(&w.transfers[j]) - slowDay(&w.transfers[i]))
}

// each visits the records that the condition wants, and each of their patents.
func (w *slowScreens) each(want func(int) bool, visit func(i int, no zhuanhua.PatentNo)) {
	for i := range w.transfers {
		if want(i) {
			for _, p := range w.transfers[i].Patents {
				visit(i, p.No)
			}
		}
	}
}

func (w *slowScreens) roundTrips() {
	moved := func(i int) bool {
		return w.owner(i) && slowRelated(w.transfers[i].Transferor, w.transfers[i].Transferee) != zhuanhua.Yes
	}
	w.each(moved, func(j int, no zhuanhua.PatentNo) {
		latest, unsure := -1, false
		for i := range j {
			if !moved(i) || !w.carries(i, no) || w.apart(i, j) > w.RoundTripDays {
				continue
			}
			switch slowRelated(w.transfers[i].Transferor, w.transfers[j].Transferee) {
			case zhuanhua.Yes:
				latest = i
			case zhuanhua.Unstated:
				unsure = true
			}
		}
		if latest < 0 && unsure {
			w.lacks(eligibility.RoundTrip, "controller_id", j)
		}
		for i := latest; latest >= 0 && i <= j; i++ {
			if w.owner(i) && w.carries(i, no) {
				w.hit(i, no, "")
			}
		}
	})
}

func (w *slowScreens) often(_ eligibility.Screen, want func(int) bool, count, days int) {
	w.each(want, func(i int, no zhuanhua.PatentNo) {
		var run []int
		for j := i; j < len(w.transfers); j++ {
			if want(j) && w.carries(j, no) && w.apart(i, j) <= days {
				run = append(run, j)
			}
		}
		for _, j := range run {
			if len(run) >= count {
				w.hit(j, no, "")
			}
		}
	})
}

func (w *slowScreens) implemented(no zhuanhua.PatentNo) bool {
	return slices.ContainsFunc(w.products, func(p zhuanhua.Product) bool {
		return p.DeclaredOn <= w.asOf && (p.WithdrawnOn == 0 || p.WithdrawnOn > w.asOf) && slices.Contains(p.Patents, no)
	})
}

func (w *slowScreens) bursts() {
	buys := func(i int) bool { return w.looked(i) && w.BurstKinds.Has(w.transfers[i].Kind) }
	w.each(buys, func(i int, _ zhuanhua.PatentNo) {
		buyer := w.transfers[i].Transferee.ID
		in := func(j int) bool {
			return buys(j) && w.transfers[j].Transferee.ID == buyer && w.apart(i, j) >= 0 && w.apart(i, j) <= w.BurstDays
		}
		different, used := map[zhuanhua.PatentNo]bool{}, false
		w.each(in, func(_ int, no zhuanhua.PatentNo) {
			different[no] = true
			used = used || !w.noUses && w.implemented(no)
		})
		if len(different) < w.BurstCount || used {
			return
		}
		w.each(in, func(j int, no zhuanhua.PatentNo) {
			if w.noUses {
				w.lacks(eligibility.Burst, "products", j)
			} else {
				w.hit(j, no, buyer.String())
			}
		})
	})
}

func (w *slowScreens) nominal() {
	for i := range w.transfers {
		t := &w.transfers[i]
		if !w.looked(i) || t.Kind != zhuanhua.Assignment && !w.NominalForms.Has(t.Licence) {
			continue
		}
		amount, priced := t.ContractAmount.Get()
		switch least := w.NominalPrice.Yuan().Mul(decimal.New(int64(len(t.Patents)), 0)); {
		case !priced:
			w.lacks(eligibility.NominalPrice, "contract_amount", i)
		case amount.Cmp(least) < 0:
			w.hitAll(i, "")
		}
	}
}

func (w *slowScreens) related() {
	for i := range w.transfers {
		t := &w.transfers[i]
		if !w.looked(i) || !w.RelatedKinds.Has(t.Kind) {
			continue
		}
		switch slowRelated(t.Transferor, t.Transferee) {
		case zhuanhua.Yes:
			w.hitAll(i, "")
		case zhuanhua.Unstated:
			w.lacks(eligibility.RelatedParties, "controller_id", i)
		}
	}
}

func (w *slowScreens) rushes() {
	for i := range w.transfers {
		if !w.looked(i) {
			continue
		}
		for _, party := range []zhuanhua.PartyID{w.transfers[i].Transferor.ID, w.transfers[i].Transferee.ID} {
			year := slowDay(&w.transfers[i]).Year()
			end := min(zhuanhua.MustDay(fmt.Sprintf("%04d-12-31", year)), w.asOf)
			var of, late []int
			for j := range w.transfers {
				t := &w.transfers[j]
				if w.looked(j) && (t.Transferor.ID == party || t.Transferee.ID == party) && slowDay(t).Year() == year {
					of = append(of, j)
					if slowDay(t) > end-zhuanhua.Day(w.RushDays) {
						late = append(late, j)
					}
				}
			}
			if len(late) >= w.RushCount && 100*len(late) >= w.RushShare*len(of) {
				for _, j := range late {
					w.hitAll(j, fmt.Sprintf("%s/%d", party, year))
				}
			}
		}
	}
}

func (w *slowScreens) money() {
	type flow struct {
		from, to zhuanhua.PartyID
		day      zhuanhua.Day
		record   int
	}
	var flows []flow
	for i := range w.transfers {
		t := &w.transfers[i]
		amount, priced := t.ContractAmount.Get()
		if !w.looked(i) && (!w.openLicence(i) || !w.seen(i) || w.incomplete(i) != "" || priced && amount.IsZero() ||
			slowInside(t.Transferor, t.Transferee) == zhuanhua.Yes) {
			continue
		}
		paid := decimal.Zero
		for _, p := range t.Payments {
			if p.Evidence == 0 || p.PaidOn > w.asOf {
				continue
			}
			f := flow{t.Transferee.ID, t.Transferor.ID, p.PaidOn, i}
			if p.Payer.IsGiven() {
				f.from = p.Payer
			}
			if p.Payee.IsGiven() {
				f.to = p.Payee
			}
			flows = append(flows, f)
			if f.from != t.Transferor.ID && f.to != t.Transferee.ID {
				d, _ := p.Amount.Get()
				paid = paid.Add(d)
			}
		}
		switch {
		case priced && paid.Cmp(amount) > 0:
			w.hitAll(i, "")
		case !priced && paid.Sign() > 0:
			w.lacks(eligibility.MoneyMismatch, "contract_amount", i)
		}
	}
	for _, f := range flows {
		for _, back := range flows {
			apart := int(back.day - f.day)
			if f.from != f.to && f.from == back.to && f.to == back.from && max(apart, -apart) <= w.FlowBackDays {
				// what flows between two records ties them, whatever their patents
				w.hitAll(f.record, "")
				w.hitAll(back.record, "")
				w.hits = append(w.hits, slowHit{f.record, 0, fmt.Sprint("tie", min(f.record, back.record), max(f.record, back.record))},
					slowHit{back.record, 0, fmt.Sprint("tie", min(f.record, back.record), max(f.record, back.record))})
			}
		}
	}
}

func (w *slowScreens) idle() {
	w.each(w.owner, func(i int, no zhuanhua.PatentNo) {
		onward := slices.ContainsFunc(w.numbers(), func(j int) bool { return j > i && w.owner(j) && w.carries(j, no) })
		day := slowDay(&w.transfers[i])
		licensed := slices.ContainsFunc(w.numbers(), func(j int) bool {
			t := &w.transfers[j]
			open := w.openLicence(j) && w.seen(j) && w.incomplete(j) == "" && slowInside(t.Transferor, t.Transferee) != zhuanhua.Yes
			return (w.licence(j) || open) && slowDay(t) >= day && w.carries(j, no)
		})
		made := slices.ContainsFunc(w.products, func(p zhuanhua.Product) bool {
			return !w.noUses && p.DeclaredOn >= day && p.DeclaredOn <= w.asOf && (p.WithdrawnOn == 0 || p.WithdrawnOn > w.asOf) && slices.Contains(p.Patents, no)
		})
		pledged := slices.ContainsFunc(w.pledges, func(p zhuanhua.Pledge) bool {
			return !w.noUses && p.RegisteredOn >= day && p.RegisteredOn <= w.asOf && (p.AnnulledOn == 0 || p.AnnulledOn > w.asOf) && slices.Contains(p.Patents, no)
		})
		switch {
		case onward, licensed, made, pledged, int(w.asOf-day) < w.IdleDays:
		case w.noUses:
			w.lacks(eligibility.Idle, "products", i)
			w.lacks(eligibility.Idle, "pledges", i)
		default:
			w.hit(i, no, w.transfers[i].Transferee.ID.String())
		}
	})
}

func (w *slowScreens) numbers() []int {
	list := make([]int, len(w.transfers))
	for i := range list {
		list[i] = i
	}
	return list
}

func (w *slowScreens) conflicts() {
	strong := func(i int) bool {
		l := w.transfers[i].Licence
		return w.looked(i) && (l == zhuanhua.ExclusiveForm || l == zhuanhua.SoleForm)
	}
	const ever = zhuanhua.Day(1 << 30)
	term := func(i int, unknown zhuanhua.Day) (from, to zhuanhua.Day) {
		t := &w.transfers[i]
		from, to = cmp.Or(t.LicenceFrom, slowDay(t)), t.LicenceTo
		if to == 0 && w.OpenEnded {
			to = ever
		} else if to == 0 {
			to = max(unknown, from)
		}
		return from, to
	}
	meet := func(i, j int, unknown zhuanhua.Day) bool {
		a, b := w.transfers[i].Transferee.ID, w.transfers[j].Transferee.ID
		f1, t1 := term(i, unknown)
		f2, t2 := term(j, unknown)
		return a != b && f1 <= t1 && f2 <= t2 && f1 <= t2 && f2 <= t1
	}
	found := map[slowHit]bool{}
	w.each(strong, func(i int, no zhuanhua.PatentNo) {
		for j := range w.transfers {
			if j != i && strong(j) && w.carries(j, no) && meet(i, j, 0) {
				w.hit(i, no, "")
				found[slowHit{i, no, ""}] = true
			}
		}
	})
	w.each(strong, func(i int, no zhuanhua.PatentNo) {
		for j := range w.transfers {
			if j != i && strong(j) && w.carries(j, no) && meet(i, j, ever) && !slices.Contains(w.hits, slowHit{i, no, ""}) {
				w.lacks(eligibility.LicenceConflict, "licence_to", i)
			}
		}
	})
}

// groups joins hits that share a record, a patent or a tie, or are about one subject.
func (w *slowScreens) groups(screen eligibility.Screen) (lines []string) {
	aboutParty := screen == eligibility.Burst || screen == eligibility.YearEndRush || screen == eligibility.Idle
	touch := func(a, b slowHit) bool {
		if aboutParty {
			return a.subject == b.subject
		}
		return a.record == b.record || a.patent == b.patent && a.patent != 0 || a.subject == b.subject && a.subject != ""
	}
	rest := slices.Clone(w.hits)
	for len(rest) > 0 {
		group := []slowHit{rest[0]}
		rest = rest[1:]
		for i := 0; i < len(group); i++ {
			rest = slices.DeleteFunc(rest, func(h slowHit) bool {
				joined := touch(group[i], h)
				if joined {
					group = append(group, h)
				}
				return joined
			})
		}
		lines = append(lines, w.line(screen, group, aboutParty))
	}
	return lines
}

func (w *slowScreens) line(screen eligibility.Screen, group []slowHit, aboutParty bool) string {
	var records []int
	var patents []zhuanhua.PatentNo
	for _, h := range group {
		records = append(records, h.record)
		if h.patent != 0 {
			patents = append(patents, h.patent)
		}
	}
	slices.Sort(records)
	slices.Sort(patents)
	patents = slices.Compact(patents)
	var ids []string
	for _, i := range slices.Compact(records) {
		ids = append(ids, w.transfers[i].ID)
	}
	id := patents[0].String()
	if aboutParty {
		id = group[0].subject
	}
	return fmt.Sprintf("%s/%s: %s; %v", screen.Clause(), id, strings.Join(ids, " "), patents)
}
