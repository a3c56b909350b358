package zhuanhua_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/zhuanhua-rules/zhuanhua"
)

// validTransfer returns a transfer with every field given.
func validTransfer() zhuanhua.Transfer {
	day := zhuanhua.MustDay
	return zhuanhua.Transfer{
		ID: "T1", Kind: zhuanhua.Licence, Licence: zhuanhua.OrdinaryForm,
		Transferor:      &zhuanhua.Party{ID: partyID(universityCode), Kind: zhuanhua.University, Province: zhuanhua.Beijing},
		TransferorFirst: zhuanhua.Yes,
		Transferee:      &zhuanhua.Party{ID: partyID(firmCode), Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Guangdong, City: zhuanhua.Shenzhen},
		TransfereeFirst: zhuanhua.No,
		Patents: []zhuanhua.Patent{
			{No: zhuanhua.MustPatentNo(inventionNo), GrantedOn: day("2005-06-01"), OnRegister: true},
			{No: zhuanhua.MustPatentNo(utilityNo), PubliclyFunded: zhuanhua.No},
		},
		SignedOn: day("2022-03-01"), EffectiveOn: day("2022-04-01"), RecordedOn: day("2022-05-01"), RevokedOn: day("2024-01-01"),
		LicenceFrom: day("2022-04-01"), LicenceTo: day("2027-04-01"),
		ContractFiled: zhuanhua.Yes, ContractAmount: zhuanhua.Value(yuan("1000000.50")),
		Payments: []zhuanhua.Payment{validPayment()},
	}
}

func validPayment() zhuanhua.Payment {
	return zhuanhua.Payment{
		ID: "P1", PaidOn: zhuanhua.MustDay("2022-06-01"), Amount: zhuanhua.Value(yuan("500000")),
		Evidence: zhuanhua.SetOf(zhuanhua.Invoice, zhuanhua.AcceptedEvidence),
		Payer:    partyID(firmCode), Payee: partyID(universityCode),
	}
}

func TestTransferValidate(t *testing.T) {
	for _, c := range []struct {
		name  string
		alter func(*zhuanhua.Transfer)
	}{
		{"everything given", func(*zhuanhua.Transfer) {}},
		{"next to nothing given", func(r *zhuanhua.Transfer) {
			*r = zhuanhua.Transfer{ID: "T1", Patents: []zhuanhua.Patent{{No: zhuanhua.MustPatentNo(inventionNo)}}}
		}},
		{"an assignment", func(r *zhuanhua.Transfer) { r.Kind, r.Licence = zhuanhua.Assignment, zhuanhua.LicenceNone }},
		{"a licence without its form", func(r *zhuanhua.Transfer) { r.Licence = zhuanhua.LicenceNone }},
		{"a form without a kind", func(r *zhuanhua.Transfer) { r.Kind = zhuanhua.TransferNone }},
		{"parties with their ids alone", func(r *zhuanhua.Transfer) {
			r.Transferor, r.Transferee = zhuanhua.Ref(partyID("王")), zhuanhua.Ref(partyID(firmCode))
		}},
		{"a party from abroad", func(r *zhuanhua.Transfer) {
			r.Transferor = &zhuanhua.Party{ID: partyID("ACME"), Kind: zhuanhua.OtherParty, Province: zhuanhua.Abroad, City: zhuanhua.Abroad}
		}},
		{"the bound of amounts", func(r *zhuanhua.Transfer) { r.ContractAmount = zhuanhua.Value(decimal.New(1, 15)) }},
		{"an amount of nothing", func(r *zhuanhua.Transfer) { r.ContractAmount = zhuanhua.Value(decimal.Decimal{}) }},
		// No plausibility is checked.
		{"a transfer to oneself", func(r *zhuanhua.Transfer) { r.Transferee = r.Transferor }},
		{"paid before signed", func(r *zhuanhua.Transfer) { r.Payments[0].PaidOn = zhuanhua.MustDay("2001-01-01") }},
		{"paid above the contract", func(r *zhuanhua.Transfer) { r.Payments[0].Amount = zhuanhua.Value(yuan("99999999")) }},
		{"revoked before recorded", func(r *zhuanhua.Transfer) { r.RevokedOn = zhuanhua.MustDay("1999-01-01") }},
		{"a payment without an id", func(r *zhuanhua.Transfer) { r.Payments[0].ID = "" }},
	} {
		r := validTransfer()
		c.alter(&r)
		if err := r.Validate(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestTransferValidateErrors(t *testing.T) {
	transfer := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordTransfer, "T1", field}
	}
	party := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordParty, firmCode, field}
	}
	patent := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordPatent, utilityNo, field}
	}
	payment := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordPayment, "P1", field}
	}
	for _, c := range []struct {
		name  string
		alter func(*zhuanhua.Transfer)
		want  wantedFault
	}{
		{
			"no id", func(r *zhuanhua.Transfer) { r.ID = "" },
			wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordTransfer, "", "transfer_id"},
		},
		{"kind", func(r *zhuanhua.Transfer) { r.Kind = 4 }, transfer(zhuanhua.ErrCodeWord, "kind")},
		{"licence form", func(r *zhuanhua.Transfer) { r.Licence = 5 }, transfer(zhuanhua.ErrCodeWord, "licence")},
		{"form of an assignment", func(r *zhuanhua.Transfer) { r.Kind = zhuanhua.Assignment }, transfer(zhuanhua.ErrNotAllowed, "licence")},
		{"form of a contribution", func(r *zhuanhua.Transfer) { r.Kind = zhuanhua.Equity }, transfer(zhuanhua.ErrNotAllowed, "licence")},
		{"transferor first", func(r *zhuanhua.Transfer) { r.TransferorFirst = 3 }, transfer(zhuanhua.ErrCodeWord, "transferor_first")},
		{"transferee first", func(r *zhuanhua.Transfer) { r.TransfereeFirst = 255 }, transfer(zhuanhua.ErrCodeWord, "transferee_first_after")},
		{"contract filed", func(r *zhuanhua.Transfer) { r.ContractFiled = 3 }, transfer(zhuanhua.ErrCodeWord, "contract_filed")},

		{"transferor without id", func(r *zhuanhua.Transfer) { r.Transferor = &zhuanhua.Party{} }, transfer(zhuanhua.ErrNotGiven, "transferor_id")},
		{"transferee without id", func(r *zhuanhua.Transfer) { r.Transferee = zhuanhua.Ref(partyID("")) }, transfer(zhuanhua.ErrNotGiven, "transferee_id")},
		{"transferee's kind", func(r *zhuanhua.Transfer) { r.Transferee.Kind = 10 }, party(zhuanhua.ErrCodeWord, "kind")},
		{"transferee's province", func(r *zhuanhua.Transfer) { r.Transferee.Province = 990000 }, party(zhuanhua.ErrCodeWord, "province")},
		{"a city as province", func(r *zhuanhua.Transfer) { r.Transferee.Province = zhuanhua.Shenzhen }, party(zhuanhua.ErrCodeWord, "province")},
		{"transferee's city", func(r *zhuanhua.Transfer) { r.Transferee.City = 1_000_001 }, party(zhuanhua.ErrRange, "city")},
		{"transferor's kind", func(r *zhuanhua.Transfer) { r.Transferor.Kind = 255 }, wantedFault{zhuanhua.ErrCodeWord, zhuanhua.RecordParty, universityCode, "kind"}},

		{"signed", func(r *zhuanhua.Transfer) { r.SignedOn = -1 }, transfer(zhuanhua.ErrRange, "signed_on")},
		{"effective", func(r *zhuanhua.Transfer) { r.EffectiveOn = lastDay + 1 }, transfer(zhuanhua.ErrRange, "effective_on")},
		{"recorded", func(r *zhuanhua.Transfer) { r.RecordedOn = -1 }, transfer(zhuanhua.ErrRange, "recorded_on")},
		{"revoked", func(r *zhuanhua.Transfer) { r.RevokedOn = -1 }, transfer(zhuanhua.ErrRange, "revoked_on")},
		{"licence from", func(r *zhuanhua.Transfer) { r.LicenceFrom = lastDay + 1 }, transfer(zhuanhua.ErrRange, "licence_from")},
		{"licence to", func(r *zhuanhua.Transfer) { r.LicenceTo = -1 }, transfer(zhuanhua.ErrRange, "licence_to")},

		{"no patents", func(r *zhuanhua.Transfer) { r.Patents = nil }, transfer(zhuanhua.ErrNotGiven, "patents")},
		{"a patent without number", func(r *zhuanhua.Transfer) { r.Patents[1].No = 0 }, transfer(zhuanhua.ErrNotGiven, "patents")},
		{"a number that is none", func(r *zhuanhua.Transfer) { r.Patents[1].No = 12 }, transfer(zhuanhua.ErrRange, "patents")},
		{"a patent twice", func(r *zhuanhua.Transfer) { r.Patents[1].No = r.Patents[0].No }, transfer(zhuanhua.ErrDuplicate, "patents")},
		{"patent's grant", func(r *zhuanhua.Transfer) { r.Patents[1].GrantedOn = -1 }, patent(zhuanhua.ErrRange, "granted_on")},
		{"patent's lapse", func(r *zhuanhua.Transfer) { r.Patents[1].LapsedOn = -1 }, patent(zhuanhua.ErrRange, "lapsed_on")},
		{"patent's declassification", func(r *zhuanhua.Transfer) { r.Patents[1].DeclassifiedOn = -1 }, patent(zhuanhua.ErrRange, "defence_declassified_on")},
		{"patent's funding", func(r *zhuanhua.Transfer) { r.Patents[1].PubliclyFunded = 3 }, patent(zhuanhua.ErrCodeWord, "publicly_funded")},

		{"negative contract", func(r *zhuanhua.Transfer) { r.ContractAmount = zhuanhua.Value(yuan("-0.01")) }, transfer(zhuanhua.ErrRange, "contract_amount")},
		{"contract above the bound", func(r *zhuanhua.Transfer) { r.ContractAmount = zhuanhua.Value(yuan("1000000000000000.01")) }, transfer(zhuanhua.ErrRange, "contract_amount")},
		{"contract in tenths of a fen", func(r *zhuanhua.Transfer) { r.ContractAmount = zhuanhua.Value(yuan("0.001")) }, transfer(zhuanhua.ErrPrecision, "contract_amount")},
		{"hostile contract", func(r *zhuanhua.Transfer) { r.ContractAmount = zhuanhua.Value(decimal.New(1, 1<<30)) }, transfer(zhuanhua.ErrRange, "contract_amount")},

		{"payment's day missing", func(r *zhuanhua.Transfer) { r.Payments[0].PaidOn = 0 }, payment(zhuanhua.ErrNotGiven, "paid_on")},
		{"payment's day", func(r *zhuanhua.Transfer) { r.Payments[0].PaidOn = -1 }, payment(zhuanhua.ErrRange, "paid_on")},
		{"payment's amount", func(r *zhuanhua.Transfer) { r.Payments[0].Amount = zhuanhua.Value(yuan("-1")) }, payment(zhuanhua.ErrRange, "amount")},
		{"payment's decimals", func(r *zhuanhua.Transfer) { r.Payments[0].Amount = zhuanhua.Value(yuan("1.005")) }, payment(zhuanhua.ErrPrecision, "amount")},
		{"payment's evidence", func(r *zhuanhua.Transfer) { r.Payments[0].Evidence = 1 << 5 }, payment(zhuanhua.ErrCodeWord, "evidence")},
		{"the evidence that is none", func(r *zhuanhua.Transfer) { r.Payments[0].Evidence |= 1 }, payment(zhuanhua.ErrCodeWord, "evidence")},
		{"all bits of evidence", func(r *zhuanhua.Transfer) { r.Payments[0].Evidence = ^zhuanhua.Set[zhuanhua.Evidence](0) }, payment(zhuanhua.ErrCodeWord, "evidence")},
		{
			"second payment", func(r *zhuanhua.Transfer) {
				r.Payments = append(r.Payments, zhuanhua.Payment{ID: "P2"})
			},
			wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordPayment, "P2", "paid_on"},
		},
		{
			"a payment without an id is told by its transfer", func(r *zhuanhua.Transfer) { r.Payments[0].ID, r.Payments[0].Amount = "", zhuanhua.Value(yuan("-1")) },
			transfer(zhuanhua.ErrRange, "payments[0].amount"),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := validTransfer()
			c.alter(&r)
			checkFault(t, r.Validate(), c.want)
		})
	}
}

// manyPatents returns so many different numbers.
func manyPatents(n int) []zhuanhua.PatentNo {
	list := make([]zhuanhua.PatentNo, n)
	for i := range list {
		list[i] = 202010000000 + zhuanhua.PatentNo(i)
	}
	return list
}

func TestDuplicatePatentsAtEveryLength(t *testing.T) {
	// Short and long lists are searched in two ways.
	for _, n := range []int{1, 2, 3, 15, 16, 17, 18, 33} {
		list := manyPatents(n)
		for i := range n {
			list[i], list[n-1-i] = list[n-1-i], list[i] // any order
		}
		check := func(want string) {
			t.Helper()
			transfer := validTransfer()
			transfer.Patents = nil
			for _, no := range list {
				transfer.Patents = append(transfer.Patents, zhuanhua.Patent{No: no})
			}
			pledge, product := validPledge(), validProduct()
			pledge.Patents, product.Patents = list, list
			for record, err := range map[zhuanhua.RecordKind]error{
				zhuanhua.RecordTransfer: transfer.Validate(),
				zhuanhua.RecordPledge:   pledge.Validate(),
				zhuanhua.RecordProduct:  product.Validate(),
			} {
				if want == "" {
					if err != nil {
						t.Errorf("%d different patents in a %v: %v", n, record, err)
					}
					continue
				}
				id := map[zhuanhua.RecordKind]string{zhuanhua.RecordTransfer: "T1", zhuanhua.RecordPledge: "G1", zhuanhua.RecordProduct: "W1"}[record]
				checkFault(t, err, wantedFault{zhuanhua.ErrDuplicate, record, id, "patents"})
				if input, ok := err.(*zhuanhua.InputError); !ok || input.Value != want {
					t.Errorf("%d patents in a %v: %v, want the number %s", n, record, err, want)
				}
			}
		}
		check("")
		for i := range n {
			for j := range i {
				kept := list[i]
				list[i] = list[j]
				check(list[j].String())
				list[i] = kept
			}
		}
	}
}

func TestMillionPatents(t *testing.T) {
	const n = 1_000_000
	list := manyPatents(n)
	patents := make([]zhuanhua.Patent, n)
	for i := range patents {
		patents[i].No = list[i]
	}
	transfer := zhuanhua.Transfer{ID: "T1", Patents: patents}
	pledge, product := validPledge(), validProduct()
	pledge.Patents, product.Patents = list, list
	begin := time.Now()
	if err := transfer.Validate(); err != nil {
		t.Errorf("a million different patents: %v", err)
	}
	patents[n-1].No, list[n-1] = patents[n/2].No, list[n/2]
	checkFault(t, transfer.Validate(), wantedFault{zhuanhua.ErrDuplicate, zhuanhua.RecordTransfer, "T1", "patents"})
	checkFault(t, pledge.Validate(), wantedFault{zhuanhua.ErrDuplicate, zhuanhua.RecordPledge, "G1", "patents"})
	checkFault(t, product.Validate(), wantedFault{zhuanhua.ErrDuplicate, zhuanhua.RecordProduct, "W1", "patents"})
	if list[0] != 202010000000 || list[1] != 202010000001 {
		t.Error("the list given was sorted")
	}
	// Pair by pair it would take hours.
	if took := time.Since(begin); took > 2*time.Minute {
		t.Errorf("four lists of a million took %v", took)
	}
}

func TestTransferJSON(t *testing.T) {
	in := validTransfer()
	b, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]any
	if err := json.Unmarshal(b, &keys); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{
		"transfer_id": "T1", "kind": "licence", "licence": "ordinary", "transferor_first": true, "transferee_first_after": false,
		"signed_on": "2022-03-01", "recorded_on": "2022-05-01", "revoked_on": "2024-01-01", "contract_filed": true,
		"contract_amount": "1000000.5",
	} {
		if keys[key] != want {
			t.Errorf("%s is %v in JSON, want %v", key, keys[key], want)
		}
	}
	var back zhuanhua.Transfer
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(in, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func TestPaymentValidate(t *testing.T) {
	p := validPayment()
	if err := p.Validate(); err != nil {
		t.Errorf("a payment with everything given: %v", err)
	}
	p = zhuanhua.Payment{PaidOn: p.PaidOn, Amount: zhuanhua.Value(yuan("0"))}
	if err := p.Validate(); err != nil {
		t.Errorf("a payment of nothing without proof: %v", err)
	}
	p.Evidence = zhuanhua.SetOf(zhuanhua.Invoice, zhuanhua.Voucher, zhuanhua.BankTransfer, zhuanhua.AcceptedEvidence)
	if err := p.Validate(); err != nil {
		t.Errorf("a payment with every proof: %v", err)
	}
	p.PaidOn = lastDay + 1
	checkFault(t, p.Validate(), wantedFault{zhuanhua.ErrRange, zhuanhua.RecordPayment, "", "paid_on"})
}

func TestValidateAltersNothing(t *testing.T) {
	in := validTransfer()
	if err := in.Validate(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(validTransfer(), in); diff != "" {
		t.Errorf("Validate altered the record:\n%s", diff)
	}
}
