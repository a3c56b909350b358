package main

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
)

// one is a decision on a record, whom it concerns and what the record would bring.
type one struct {
	zhuanhua.TodoEntry
	party *zhuanhua.Party // nil: not given
}

// judging explains the records of a province one by one, in the order of their rows.
type judging struct {
	judge    *eligibility.Judge
	province *exchange.Province
	scope    zhuanhua.Scope
	list     []one
	err      error // the first
}

// add keeps a decision.
func (j *judging) add(d zhuanhua.Decision, err error, party *zhuanhua.Party, patents []zhuanhua.PatentNo, yuan zhuanhua.Given[decimal.Decimal]) {
	amount := zhuanhua.Given[zhuanhua.Amount]{}
	if value, given := yuan.Get(); given && err == nil {
		var fen zhuanhua.Amount
		fen, err = zhuanhua.AmountOf(value)
		amount = zhuanhua.Value(fen)
	}
	if j.err == nil {
		j.err = err
	}
	j.list = append(j.list, one{zhuanhua.TodoEntry{Decision: d, Patents: patents, Amount: amount}, party})
}

// all judges every record by the indicators that it can count for. Payments are left
// to [judging.find].
func (j *judging) all() ([]one, error) {
	for i := range j.province.Transfers {
		j.transfer(&j.province.Transfers[i])
	}
	for i := range j.province.Pledges {
		p := &j.province.Pledges[i]
		d, err := j.judge.ExplainPledge(zhuanhua.Indicator5, p, j.scope)
		j.add(d, err, p.Pledgor, p.Patents, p.Amount)
	}
	for i := range j.province.Coverage {
		c := &j.province.Coverage[i]
		d, err := j.judge.ExplainCoverage(zhuanhua.Indicator3, c, j.scope)
		j.add(d, err, c.Party, nil, zhuanhua.Given[decimal.Decimal]{})
	}
	for i := range j.province.Products {
		p := &j.province.Products[i]
		d, err := j.judge.ExplainProduct(zhuanhua.Indicator4, p, j.scope)
		j.add(d, err, p.Party, p.Patents, zhuanhua.Given[decimal.Decimal]{})
	}
	return j.list, j.err
}

// transfer judges a transfer for the firm that received and for the university that
// gave.
func (j *judging) transfer(t *zhuanhua.Transfer) {
	patents := make([]zhuanhua.PatentNo, len(t.Patents))
	for i := range t.Patents {
		patents[i] = t.Patents[i].No
	}
	amount := t.ContractAmount
	if t.ContractFiled != zhuanhua.Yes {
		amount = zhuanhua.Given[decimal.Decimal]{} // no amount counts
	}
	d, err := j.judge.ExplainTransfer(zhuanhua.Indicator1, t, j.scope)
	j.add(d, err, t.Transferee, patents, amount)
	d, err = j.judge.ExplainTransfer(zhuanhua.Indicator2, t, j.scope)
	j.add(d, err, t.Transferor, patents, amount)
}

// payments judges the payments with the id.
func (j *judging) payments(id string) {
	for i := range j.province.Transfers {
		t := &j.province.Transfers[i]
		for n := range t.Payments {
			if t.Payments[n].ID == id {
				d, err := j.judge.ExplainPayment(eligibility.PaidBySME, t, n, j.scope)
				j.add(d, err, t.Transferee, nil, zhuanhua.Given[decimal.Decimal]{})
				d, err = j.judge.ExplainPayment(eligibility.ReceivedByInstitution, t, n, j.scope)
				j.add(d, err, t.Transferor, nil, zhuanhua.Given[decimal.Decimal]{})
			}
		}
	}
}

// find returns the decisions on the record with the id.
func (j *judging) find(id string) ([]zhuanhua.Decision, error) {
	if _, err := j.all(); err != nil {
		return nil, err
	}
	j.payments(id)
	var found []zhuanhua.Decision
	for i := range j.list {
		if j.list[i].Decision.ID == id {
			found = append(found, j.list[i].Decision)
		}
	}
	if len(found) == 0 && j.err == nil {
		return nil, fmt.Errorf("no record %s", zhuanhua.Quote(id))
	}
	return found, j.err
}
