package indicators

import (
	"fmt"
	"iter"
	"math/bits"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

// PaymentJudge is a [Judge] that also says why a payment under a transfer does not
// count as received. With another judge the prospects have no payments.
type PaymentJudge interface {
	// PaymentVerdict returns the verdict on payment number i of the transfer, as money
	// of check number n of transfers; the transfer has been judged, so it is sound.
	PaymentVerdict(t *zhuanhua.Transfer, i, n int, scope *zhuanhua.Scope) zhuanhua.Verdict
}

// TransferProspects goes through the transfers once more and returns what stands
// between them and the check's figure in the scope. It keeps the patents that count,
// so its memory grows with them. An error of the rows or of a record ends it.
func TransferProspects(rows iter.Seq2[*zhuanhua.Transfer, error], judge Judge, check string, scope zhuanhua.Scope) (Prospects, error) {
	if judge == nil {
		return Prospects{}, ErrNoJudge
	}
	payments, _ := judge.(PaymentJudge)
	return prospects(rows, judge, judge.Transfers(), judge.JudgeTransfer, check, scope,
		func(s *survey, t *zhuanhua.Transfer, judged *zhuanhua.Judged) {
			if payments != nil {
				s.payments(t, judged, payments)
			}
		})
}

// PledgeProspects is [TransferProspects] for pledge registrations.
func PledgeProspects(rows iter.Seq2[*zhuanhua.Pledge, error], judge Judge, check string, scope zhuanhua.Scope) (Prospects, error) {
	if judge == nil {
		return Prospects{}, ErrNoJudge
	}
	return prospects(rows, judge, judge.Pledges(), judge.JudgePledge, check, scope,
		func(*survey, *zhuanhua.Pledge, *zhuanhua.Judged) {})
}

// survey goes through the records of one check and scope.
type survey struct {
	*prospecting
	out    *Prospects
	check  int
	period zhuanhua.Period
}

func prospects[R any](rows iter.Seq2[R, error], judge Judge, table *zhuanhua.Table, judgeRow func(R, *zhuanhua.Judged) error,
	check string, scope zhuanhua.Scope, more func(*survey, R, *zhuanhua.Judged)) (Prospects, error) {
	number := table.Find(check)
	if number < 0 {
		return Prospects{}, fmt.Errorf("%w: %s", ErrNoSuchCheck, zhuanhua.Quote(check))
	}
	if err := scope.Validate(); err != nil {
		return Prospects{}, err
	}
	out := &Prospects{Check: check, Scope: scope, Near: []Prospect{}, Pending: []Prospect{}, Payments: []Prospect{}}
	s := &survey{newProspecting(judge.Counting()), out, number, scope.Period}
	var judged zhuanhua.Judged
	if rows != nil {
		for row, err := range rows {
			if err == nil {
				err = judgeRow(row, &judged)
			}
			if err != nil {
				return Prospects{}, err
			}
			for n := range judged.Parts {
				s.part(&judged, n)
			}
			more(s, row, &judged)
		}
	}
	s.finish()
	return *out, nil
}

// part puts a part of a record where it belongs.
func (s *survey) part(j *zhuanhua.Judged, n int) {
	v := j.PartIn(n, s.check, &s.out.Scope)
	part := &j.Parts[n]
	switch v.Outcome() {
	case zhuanhua.Met:
		for _, no := range part.Patents {
			s.counted[no] = true
		}
	case zhuanhua.NotMet:
		if row := onlyRow(v); row != nil {
			s.bring(s.group(prospectKey{&s.out.Near, row.Code, 0}, func(p *Prospect) { p.criterion(row, j.Table) }), j, part)
		}
	case zhuanhua.Undetermined:
		_, missing := v.Bits()
		s.bring(s.group(prospectKey{&s.out.Pending, "", missing}, func(p *Prospect) { p.lacking(v) }), j, part)
	}
}

// onlyRow returns the criterion that alone refuses a record, nothing else being
// open; nil where there are several, or where it is one of scope.
func onlyRow(v zhuanhua.Verdict) *zhuanhua.Criterion {
	failed, _ := v.Bits()
	if bits.OnesCount64(failed) != 1 {
		return nil
	}
	for range v.Open() {
		return nil
	}
	for row := range v.Failed() {
		if row.Nature == zhuanhua.Merit || row.Nature == zhuanhua.Proof {
			return row
		}
	}
	return nil
}

// bring adds to a group what a part of a record would bring.
func (s *survey) bring(g *lode, j *zhuanhua.Judged, part *zhuanhua.Part) {
	if g.add(j.ID) && !j.AmountKnown {
		g.Unpriced++
	}
	for _, no := range part.Patents {
		g.patents[no]++
	}
	g.amount.Add(part.Share(j.Amount))
	for i := range j.Payments {
		p := &j.Payments[i]
		if p.Counts>>s.check&1 == 1 && s.period.Has(p.Effective) && p.Effective <= s.period.AsOf {
			g.received.Add(part.Share(p.Amount))
		}
	}
}

// payments puts the payments of a transfer that counts, or carries money into the
// period, where they belong.
func (s *survey) payments(t *zhuanhua.Transfer, j *zhuanhua.Judged, judge PaymentJudge) {
	for n := range j.Parts {
		if !j.PartIn(n, s.check, &s.out.Scope).CarriesMoney() {
			continue
		}
		for i := range j.Payments {
			row := onlyRow(judge.PaymentVerdict(t, i, s.check, &s.out.Scope))
			if row == nil {
				continue
			}
			g := s.group(prospectKey{&s.out.Payments, row.Code, 0}, func(p *Prospect) { p.payment(row) })
			g.add(named(j, i))
			addShare(&g.received, &j.Parts[n], j.Payments[i].Amount)
		}
	}
}

func addShare(sum *fen.Sum, part *zhuanhua.Part, amount zhuanhua.Amount) { sum.Add(part.Share(amount)) }

// named returns a payment's id, or its place in its record.
func named(j *zhuanhua.Judged, i int) string {
	if id := j.Payments[i].ID; id != "" {
		return id
	}
	return fmt.Sprintf("%s[%d]", j.ID, i)
}

func (p *Prospect) payment(row *zhuanhua.Criterion) {
	p.Code, p.Clause, p.Nature, p.Text = row.Code, row.Clause, row.Nature, row.Text
}

// criterion describes a group by the criterion that its records fail.
func (p *Prospect) criterion(row *zhuanhua.Criterion, table *zhuanhua.Table) {
	p.payment(row)
	seen := map[int]bool{}
	for _, term := range row.Any {
		if f := table.Form().Facts[term.Fact]; !seen[term.Fact] {
			seen[term.Fact] = true
			p.Inputs = append(p.Inputs, zhuanhua.MissingFact{Fact: f.Key, Text: f.Text, Supplier: f.Supplier})
		}
	}
}

// lacking describes a group by the inputs that its records lack.
func (p *Prospect) lacking(v zhuanhua.Verdict) {
	var zh, en []string
	for f := range v.Missing() {
		p.Inputs = append(p.Inputs, zhuanhua.MissingFact{Fact: f.Key, Text: f.Text, Supplier: f.Supplier})
		zh, en = append(zh, f.Text.Zh), append(en, f.Text.En)
	}
	p.Text = zhuanhua.Text{Zh: "缺少" + strings.Join(zh, "、"), En: "missing: " + strings.Join(en, ", ")}
	for row := range v.Open() {
		p.Clause, p.Nature = row.Clause, row.Nature
		break
	}
}
