package invent

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
)

// files writes the book as the files of the exchange format.
func (b *book) files() map[string][]byte {
	r := stream("spelling")
	return map[string][]byte{
		"parties.csv":     b.partyTable(),
		"enterprises.csv": b.enterpriseTable(),
		"patents.csv":     b.patentTable(r),
		"transfers.csv":   b.transferTable(r),
		"payments.csv":    b.paymentTable(),
		"pledges.csv":     b.pledgeTable(r),
		"products.csv":    b.productTable(r),
		"measures.csv":    measureTable(),
		"coverage.csv":    b.coverageTable(),
		"survey.csv":      b.surveyTable(2022),
		"survey-2021.csv": b.surveyTable(2021),
		"survey-2023.csv": b.surveyTable(2023),
		"figures.csv":     figureTable(),
	}
}

// table writes a header and rows, fields separated by commas, lines by LF.
func table(header string, rows [][]string) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	all := slices.Concat([][]string{strings.Split(header, ",")}, rows)
	if err := w.WriteAll(all); err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}

func (b *book) partyTable() []byte {
	var rows [][]string
	for _, p := range b.parties {
		controller := ""
		if p.controller != nil {
			controller = p.controller.id
		}
		rows = append(rows, []string{p.id, p.name, p.kind, p.province, p.city, controller})
	}
	return table("party_id,name,kind,province,city,controller_id", rows)
}

func (b *book) enterpriseTable() []byte {
	var rows [][]string
	for _, p := range b.parties {
		if p.firm != nil && !p.firm.noRow {
			rows = append(rows, p.firm.row(p.id))
		}
	}
	return table("party_id,industry,employees,revenue,assets,size", rows)
}

func (f *firm) row(id string) []string {
	show := func(column, value string) string {
		if f.blank[column] {
			return ""
		}
		return value
	}
	return []string{
		id, show("industry", f.industry), show("employees", strconv.Itoa(f.employees)),
		show("revenue", strconv.FormatInt(f.revenue, 10)), show("assets", strconv.FormatInt(f.assets, 10)), f.override,
	}
}

func (b *book) patentTable(r *random) []byte {
	var rows [][]string
	for _, p := range b.patents {
		if p.unlisted {
			continue
		}
		rows = append(rows, []string{spell(r, p.number), string(p.granted), string(p.lapsed), strconv.FormatBool(p.public), string(p.declassified)})
	}
	return table("patent_no,granted_on,lapsed_on,publicly_funded,defence_declassified_on", rows)
}

func (b *book) transferTable(r *random) []byte {
	var rows [][]string
	for _, t := range b.transfers {
		amount := ""
		if t.filed {
			amount = t.amount.String()
		}
		rows = append(rows, []string{
			t.id, t.kind, t.licence, t.from.id, t.fromFirst, t.to.id, t.toFirst, spellAll(r, t.patents),
			string(t.signed), string(t.recorded), string(t.revoked), strconv.FormatBool(t.filed), amount,
		})
	}
	return table("transfer_id,kind,licence,transferor_id,transferor_first,transferee_id,transferee_first_after,patents,"+
		"signed_on,recorded_on,revoked_on,contract_filed,contract_amount", rows)
}

func spellAll(r *random, patents []*patent) string {
	out := make([]string, len(patents))
	for i, p := range patents {
		out[i] = spell(r, p.number)
	}
	return strings.Join(out, ";")
}

func (b *book) paymentTable() []byte {
	var rows [][]string
	for _, t := range b.transfers {
		for i, p := range t.payments {
			id := t.id + "-" + strconv.Itoa(i+1)
			rows = append(rows, []string{id, t.id, string(p.on), p.amount.String(), p.evidence})
		}
	}
	return table("payment_id,transfer_id,paid_on,amount,evidence", rows)
}

func (b *book) pledgeTable(r *random) []byte {
	var rows [][]string
	for _, g := range b.pledges {
		rows = append(rows, []string{
			g.id, g.pledgor.id, spellAll(r, g.patents),
			string(g.registered), string(g.cancelled), string(g.annulled), g.amount.String(),
		})
	}
	return table("pledge_id,pledgor_id,patents,registered_on,cancelled_on,annulled_on,amount", rows)
}

func (b *book) productTable(r *random) []byte {
	var rows [][]string
	for _, p := range b.products {
		rows = append(rows, []string{p.id, p.party.id, spellAll(r, p.patents), string(p.declared), string(p.withdrawn)})
	}
	return table("product_id,party_id,patents,declared_on,withdrawn_on", rows)
}

func measureTable() []byte {
	var rows [][]string
	for _, m := range measures {
		rows = append(rows, []string{m.id, strconv.FormatBool(m.inPlan), strconv.FormatBool(m.directly)})
	}
	return table("measure_id,in_plan,directly_related", rows)
}

func (b *book) coverageTable() []byte {
	var rows [][]string
	for _, c := range b.coverage {
		rows = append(rows, []string{c.measure, c.party.id, string(c.since)})
	}
	return table("measure_id,party_id,since", rows)
}

// surveyTable gives the answers of a year; who did not respond has none.
func (b *book) surveyTable(year int) []byte {
	var rows [][]string
	for _, s := range b.surveys[year] {
		row := []string{s.party.id, s.stratum, strconv.Itoa(s.size), strconv.FormatBool(s.responded), "", "", "", ""}
		if s.responded {
			for i, v := range b.answer(year, s) {
				row[4+i] = strconv.FormatInt(v, 10)
			}
		}
		rows = append(rows, row)
	}
	return table("party_id,stratum,stratum_size,responded,revenue_before,revenue,employees_before,employees", rows)
}
