package eligibility

import (
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Names of the checks of payments: one deal can have two legally different
// received amounts.
const (
	PaidBySME             = "indicator1-received"
	ReceivedByInstitution = "indicator2-received"
)

// Facts of a payment, by their numbers in its form.
const (
	PaymentTransferKindFact = iota
	InvoiceFact
	VoucherFact
	BankTransferFact
	AcceptedEvidenceFact
	PayerFact
	PayeeFact
	EffectiveFact
)

// Codes of PayerFact and PayeeFact.
const (
	contractParty zhuanhua.Code = 1
	someoneElse   zhuanhua.Code = 2
)

// PaymentForm returns the facts of a payment.
func PaymentForm() zhuanhua.Form {
	parties := func(zh, en string) []zhuanhua.FactValue {
		return []zhuanhua.FactValue{
			{Key: "contract-party", Text: zhuanhua.Text{Zh: zh, En: en}},
			{Key: "someone-else", Text: zhuanhua.Text{Zh: "他人", En: "someone else"}},
		}
	}
	shown := func(e zhuanhua.Evidence) zhuanhua.Fact {
		return zhuanhua.Fact{
			Key: "evidence-" + [...]string{"", "invoice", "voucher", "bank-transfer", "accepted"}[e], Text: e.Text(),
			Supplier: zhuanhua.TheEnterprise,
			Values:   []zhuanhua.FactValue{{Key: "shown", Text: zhuanhua.Text{Zh: "已提供", En: "shown"}}, {Key: "not-shown", Text: zhuanhua.Text{Zh: "未提供", En: "not shown"}}},
		}
	}
	return zhuanhua.Form{Kind: zhuanhua.RecordPayment, Facts: []zhuanhua.Fact{
		PaymentTransferKindFact: {Key: "transfer-kind", Text: zhuanhua.Text{Zh: "转移转化方式", En: "kind of transfer"}, Supplier: zhuanhua.PatentOffice, Values: enum(zhuanhua.Equity)},
		InvoiceFact:             shown(zhuanhua.Invoice),
		VoucherFact:             shown(zhuanhua.Voucher),
		BankTransferFact:        shown(zhuanhua.BankTransfer),
		AcceptedEvidenceFact:    shown(zhuanhua.AcceptedEvidence),
		PayerFact:               {Key: "payer", Text: zhuanhua.Text{Zh: "付款方", En: "payer"}, Supplier: zhuanhua.LendingBank, Values: parties("受让方、被许可方", "the transferee")},
		PayeeFact:               {Key: "payee", Text: zhuanhua.Text{Zh: "收款方", En: "payee"}, Supplier: zhuanhua.LendingBank, Values: parties("出让方、许可方", "the transferor")},
		EffectiveFact:           {Key: "effective", Text: zhuanhua.Text{Zh: "到账归属时间", En: "day from which the payment counts"}, Supplier: zhuanhua.LendingBank, Values: timings(), Depends: zhuanhua.Relation{Kind: zhuanhua.TimingRelation}},
	}}
}

// Paid returns the check of a payment as one that the SME paid.
func (r Rules) Paid() zhuanhua.Check {
	return r.payment(PaidBySME, zhuanhua.Text{Zh: "指标1 实际到账", En: "Indicator 1: received amount"}, "CZ23-A1h", zhuanhua.Criterion{
		Code: "payer", Clause: "CZ23-A1h", Nature: zhuanhua.Merit,
		Text: zhuanhua.Text{Zh: "不是中小微企业支付的", En: "not paid by the transferee"},
		Any:  []zhuanhua.Term{{Fact: PayerFact, In: zhuanhua.CodesOf(contractParty)}},
	})
}

// Earned returns the check of a payment as one that the university or institute
// received.
func (r Rules) Earned() zhuanhua.Check {
	return r.payment(ReceivedByInstitution, zhuanhua.Text{Zh: "指标2 实际到账", En: "Indicator 2: received amount"}, "CZ23-A2d", zhuanhua.Criterion{
		Code: "payee", Clause: "CZ23-A2d", Nature: zhuanhua.Merit,
		Text: zhuanhua.Text{Zh: "不是高校院所收到的", En: "not received by the transferor"},
		Any:  []zhuanhua.Term{{Fact: PayeeFact, In: zhuanhua.CodesOf(contractParty)}},
	})
}

func (r Rules) payment(name string, text zhuanhua.Text, clause zhuanhua.ClauseID, side zhuanhua.Criterion) zhuanhua.Check {
	rows := []zhuanhua.Criterion{{
		Code: "fee-kind", Clause: clause, Nature: zhuanhua.Merit, Param: param("fee-kinds"),
		Text: zhuanhua.Text{Zh: "不是转让、许可费用", En: "no assignment or licence fee"},
		Any:  []zhuanhua.Term{{Fact: PaymentTransferKindFact, In: zhuanhua.CodesIn(r.FeeKinds)}},
	}, side}
	rows = append(rows, r.proofRows(clause)...)
	return zhuanhua.Check{
		Record: zhuanhua.RecordPayment, Name: name, Text: text, Clause: clause,
		Rows: append(rows, asReading(timing("CZ23-A1i", EffectiveFact, "not-recorded",
			zhuanhua.Text{Zh: "所属转让许可未经公告备案", En: "its transfer is neither announced nor filed"})...)...),
	}
}

// proofRows ask for one of the proofs, or for each of the three named ones.
//
// Clause: CZ23-A1h
func (r Rules) proofRows(clause zhuanhua.ClauseID) []zhuanhua.Criterion {
	facts := [...]int{zhuanhua.Invoice: InvoiceFact, zhuanhua.Voucher: VoucherFact, zhuanhua.BankTransfer: BankTransferFact, zhuanhua.AcceptedEvidence: AcceptedEvidenceFact}
	if !r.AllProofs {
		row := zhuanhua.Criterion{
			Code: "no-proof", Clause: clause, Nature: zhuanhua.Proof, Param: param("proofs"),
			Text: zhuanhua.Text{Zh: "缺少发票、收付款凭证、转账记录等证明", En: "no invoice, voucher, bank transfer record or other accepted proof"},
		}
		var zh, en []string
		for e := range r.Proofs.All() {
			row.Any = append(row.Any, zhuanhua.Term{Fact: facts[e], In: zhuanhua.CodesOf(yes)})
			zh, en = append(zh, e.Text().Zh), append(en, e.Text().En)
		}
		if len(zh) > 0 {
			row.Remedy = zhuanhua.Text{Zh: "提交下列证明之一：" + strings.Join(zh, "、"), En: "one of: " + strings.Join(en, ", ")}
		}
		return []zhuanhua.Criterion{row}
	}
	var rows []zhuanhua.Criterion
	for e := zhuanhua.Invoice; e <= zhuanhua.BankTransfer; e++ { // whatever Proofs is: an empty set must not pass
		rows = append(rows, zhuanhua.Criterion{
			Code:   [...]string{zhuanhua.Invoice: "no-invoice", zhuanhua.Voucher: "no-voucher", zhuanhua.BankTransfer: "no-bank-transfer"}[e],
			Clause: clause, Nature: zhuanhua.Proof, Param: param("all-proofs"),
			Text:   zhuanhua.Text{Zh: "缺少" + e.Text().Zh, En: "no " + e.Text().En},
			Any:    []zhuanhua.Term{{Fact: facts[e], In: zhuanhua.CodesOf(yes)}},
			Remedy: zhuanhua.Text{Zh: "提交" + e.Text().Zh, En: e.Text().En},
		})
	}
	return rows
}

// ReadPayment returns the facts of a payment under a transfer; the day from which
// it counts is left out. The list of proofs is complete: what is not in it was not
// shown. A payer or payee not given is the contract's. Nil gives nothing.
func ReadPayment(t *zhuanhua.Transfer, p *zhuanhua.Payment) zhuanhua.Facts {
	if t == nil || p == nil {
		return 0
	}
	facts := zhuanhua.Facts(0).With(PaymentTransferKindFact, zhuanhua.Code(t.Kind))
	for e := zhuanhua.Invoice; e <= zhuanhua.AcceptedEvidence; e++ {
		facts = facts.With(InvoiceFact+int(e-zhuanhua.Invoice), zhuanhua.Code(zhuanhua.TruthOf(p.Evidence.Has(e))))
	}
	return facts.With(PayerFact, partyCode(p.Payer, t.Transferee)).With(PayeeFact, partyCode(p.Payee, t.Transferor))
}

func partyCode(who zhuanhua.PartyID, contract *zhuanhua.Party) zhuanhua.Code {
	if !who.IsGiven() || contract != nil && who == contract.ID {
		return contractParty
	}
	if contract == nil {
		return 0
	}
	return someoneElse
}

// effective returns the day from which a payment counts: the later of its own and
// the day its transfer was recorded; none while the transfer is not.
//
// Clause: CZ23-A1i
func effective(recorded, paid zhuanhua.Day) zhuanhua.Day {
	if !recorded.IsGiven() {
		return 0
	}
	return max(recorded, paid)
}
