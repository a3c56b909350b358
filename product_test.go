package zhuanhua_test

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

// validProduct returns a filing with every field given.
func validProduct() zhuanhua.Product {
	return zhuanhua.Product{
		ID:         "W1",
		Party:      &zhuanhua.Party{ID: partyID(firmCode), Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Guangdong},
		Patents:    []zhuanhua.PatentNo{zhuanhua.MustPatentNo(inventionNo), zhuanhua.MustPatentNo(designNo)},
		DeclaredOn: zhuanhua.MustDay("2022-03-01"), WithdrawnOn: zhuanhua.MustDay("2023-03-01"), CertifiedOn: zhuanhua.MustDay("2022-04-01"),
	}
}

func TestProductValidate(t *testing.T) {
	p := validProduct()
	if err := p.Validate(); err != nil {
		t.Errorf("everything given: %v", err)
	}
	p = zhuanhua.Product{ID: "W1", DeclaredOn: p.DeclaredOn}
	if err := p.Validate(); err != nil {
		t.Errorf("nothing given that may be left out: %v", err)
	}
}

func TestProductValidateErrors(t *testing.T) {
	product := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordProduct, "W1", field}
	}
	for _, c := range []struct {
		name  string
		alter func(*zhuanhua.Product)
		want  wantedFault
	}{
		{"no id", func(p *zhuanhua.Product) { p.ID = "" }, wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordProduct, "", "product_id"}},
		{"not declared", func(p *zhuanhua.Product) { p.DeclaredOn = 0 }, product(zhuanhua.ErrNotGiven, "declared_on")},
		{"declared", func(p *zhuanhua.Product) { p.DeclaredOn = -1 }, product(zhuanhua.ErrRange, "declared_on")},
		{"withdrawn", func(p *zhuanhua.Product) { p.WithdrawnOn = -1 }, product(zhuanhua.ErrRange, "withdrawn_on")},
		{"certified", func(p *zhuanhua.Product) { p.CertifiedOn = lastDay + 1 }, product(zhuanhua.ErrRange, "certified_on")},
		{"filer without id", func(p *zhuanhua.Product) { p.Party = &zhuanhua.Party{} }, product(zhuanhua.ErrNotGiven, "party_id")},
		{"filer's kind", func(p *zhuanhua.Product) { p.Party.Kind = 10 }, wantedFault{zhuanhua.ErrCodeWord, zhuanhua.RecordParty, firmCode, "kind"}},
		{"a number not given", func(p *zhuanhua.Product) { p.Patents[0] = 0 }, product(zhuanhua.ErrNotGiven, "patents")},
		{"a number that is none", func(p *zhuanhua.Product) { p.Patents[0] = 1 << 60 }, product(zhuanhua.ErrRange, "patents")},
		{"a patent twice", func(p *zhuanhua.Product) { p.Patents[1] = p.Patents[0] }, product(zhuanhua.ErrDuplicate, "patents")},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := validProduct()
			c.alter(&p)
			checkFault(t, p.Validate(), c.want)
		})
	}
}
