package exchange

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// transferRow is a row of transfers.csv (转让、许可、作价入股).
type transferRow struct {
	*provinceReading
	zhuanhua.Transfer
	patentList []zhuanhua.PatentNo
}

var transferTable = table[transferRow]{
	file: "transfers.csv", required: true, key: "transfer_id",
	columns: []column[transferRow]{
		{name: "transfer_id", filled: true, read: func(r *transferRow, cell string) error {
			r.ID = cell
			return r.transfers.define(cell, r.line)
		}},
		{name: "kind", filled: true, read: into(transferKinds.parse, func(r *transferRow) *zhuanhua.TransferKind { return &r.Kind })},
		{name: "licence", filledIf: (*transferRow).isLicence, read: (*transferRow).readLicence},
		{name: "transferor_id", filled: true, read: func(r *transferRow, cell string) error {
			r.Transferor = zhuanhua.Ref(zhuanhua.NewPartyID(cell))
			return r.parties.find(cell)
		}},
		{name: "transferor_first", read: into(truth, func(r *transferRow) *zhuanhua.Truth { return &r.TransferorFirst })},
		{name: "transferee_id", filled: true, read: func(r *transferRow, cell string) error {
			r.Transferee = zhuanhua.Ref(zhuanhua.NewPartyID(cell))
			return r.parties.find(cell)
		}},
		{name: "transferee_first_after", read: into(truth, func(r *transferRow) *zhuanhua.Truth { return &r.TransfereeFirst })},
		{name: "patents", filled: true, read: into(patentList, func(r *transferRow) *[]zhuanhua.PatentNo { return &r.patentList })},
		{name: "signed_on", optional: true, read: into(day, func(r *transferRow) *zhuanhua.Day { return &r.SignedOn })},
		{name: "recorded_on", read: into(day, func(r *transferRow) *zhuanhua.Day { return &r.RecordedOn })},
		{name: "revoked_on", read: into(day, func(r *transferRow) *zhuanhua.Day { return &r.RevokedOn })},
		{name: "contract_filed", filled: true, read: into(truth, func(r *transferRow) *zhuanhua.Truth { return &r.ContractFiled })},
		{name: "contract_amount",
			filledIf: func(r *transferRow) bool { return r.ContractFiled == zhuanhua.Yes },
			read:     into(given(amount), func(r *transferRow) *zhuanhua.Given[decimal.Decimal] { return &r.ContractAmount })},
	},
}

var (
	transferKinds = codes[zhuanhua.TransferKind]{zhuanhua.Assignment, zhuanhua.Licence, zhuanhua.Equity}
	licenceForms  = codes[zhuanhua.LicenceForm]{
		zhuanhua.ExclusiveForm, zhuanhua.SoleForm, zhuanhua.OrdinaryForm, zhuanhua.OpenLicenceForm,
	}
)

func (p *provinceReading) readTransfers() {
	p.transfers.hidden = transferTable.read(p.reading, transferRow{provinceReading: p}, func(r *transferRow) error {
		for _, no := range r.patentList {
			r.Patents = append(r.Patents, zhuanhua.Patent{No: no})
		}
		resolved, err := p.province.Register.Transfer(r.Transfer)
		p.transferAt[r.ID] = len(p.province.Transfers)
		p.province.Transfers = append(p.province.Transfers, resolved)
		return err
	})
}

func (r *transferRow) isLicence() bool { return r.Kind == zhuanhua.Licence }

// readLicence refuses a licence form on what is known to be no licence.
func (r *transferRow) readLicence(cell string) (err error) {
	if r.Licence, err = licenceForms.parse(cell); err != nil {
		return err
	}
	if r.Kind != zhuanhua.TransferNone && !r.isLicence() {
		return errNoLicence
	}
	return nil
}

var errNoLicence = errors.New("must be empty where the kind is not licence")
