package exchange

import (
	"errors"

	"github.com/zhuanhua-rules/zhuanhua"
)

// partyRow is a row of parties.csv (当事人).
type partyRow struct {
	*provinceReading
	zhuanhua.Party
}

var partyTable = table[partyRow]{
	file: "parties.csv", required: true, key: "party_id",
	columns: []column[partyRow]{
		{name: "party_id", filled: true, last: true, read: (*partyRow).readID},
		{name: "name", optional: true, read: into(text, func(r *partyRow) *string { return &r.Name })},
		{name: "kind", filled: true, read: into(partyKinds.parse, func(r *partyRow) *zhuanhua.PartyKind { return &r.Kind })},
		{name: "province", read: into(address, func(r *partyRow) *zhuanhua.Place { return &r.Province })},
		{name: "city", optional: true, read: into(city, func(r *partyRow) *zhuanhua.Place { return &r.City })},
		{name: "controller_id", optional: true, read: into(partyID, func(r *partyRow) *zhuanhua.PartyID { return &r.Controller })},
	},
}

var partyKinds = codes[zhuanhua.PartyKind]{
	zhuanhua.University, zhuanhua.ResearchInstitute, zhuanhua.CentralSOE, zhuanhua.ProvincialSOE,
	zhuanhua.MunicipalSOE, zhuanhua.MilitaryUnit, zhuanhua.OtherEnterprise, zhuanhua.Individual,
	zhuanhua.OtherParty,
}

func (p *provinceReading) readParties() {
	p.parties.hidden = partyTable.read(p.reading, partyRow{provinceReading: p}, func(r *partyRow) error {
		return p.province.Register.AddParty(r.Party)
	})
}

func partyID(cell string) (zhuanhua.PartyID, error) { return zhuanhua.NewPartyID(cell), nil }

// readID reads the id when kind and address are known. Individuals and parties
// outside the mainland have any id; where a fault leaves open whether the party
// is one, so has it.
func (r *partyRow) readID(cell string) error {
	exempt := r.Kind == zhuanhua.Individual || r.Province.IsAddressOnly()
	if !exempt && !r.doubtful("kind") && !r.doubtful("province") {
		if err := creditCode(cell); err != nil {
			return err
		}
	}
	r.ID = zhuanhua.NewPartyID(cell)
	return r.parties.define(cell, r.line)
}

// creditCode refuses what is no unified social credit code in its canonical form.
func creditCode(cell string) error {
	code, err := zhuanhua.ParseCreditCode(cell)
	switch {
	case errors.Is(err, zhuanhua.ErrCheckChar):
		return errCreditCheck
	case err != nil, code.String() != cell:
		return errCreditCode
	}
	return nil
}

// Faults of party ids.
var (
	errCreditCode  = errors.New("not a unified social credit code of 18 characters, in capitals and without blanks")
	errCreditCheck = errors.New("wrong check character of a unified social credit code")
)
