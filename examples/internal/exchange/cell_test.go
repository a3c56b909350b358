package exchange_test

import (
	"strings"
	"testing"
)

// in puts a cell into a row at the mark # and says whether its column is told.
type in struct {
	file, row, column string
	good, bad         []string
}

// cells that some form must take and refuse, whichever column it is in.
var (
	goodDays    = []string{"", "2022-12-31", "2020-02-29", "0001-01-01", "9999-12-31"}
	badDays     = []string{"2022-02-29", "2022-13-01", "2022-1-1", "20220101", "2022/01/01", "2022-01-01 ", "2022-01-01T00:00", "2022-01-01 00:00:00", "0000-01-01", "２022-01-0", "10000-01-01", "-"}
	goodAmounts = []string{"0", "0.5", "0.50", "000", "00012.34", "1000000000000000", "1000000000000000.00", strings.Repeat("0", 60) + "1"}
	badAmounts  = []string{"1000000000000000.01", "1000000000000001", "1e3", "-1", "+1", "1.", ".5", "1.234", "1,5", " 1", "1 ", "1.2.3", "１", "0x1", strings.Repeat("9", 60), ".", "万"}
	goodCounts  = []string{"0", "007", "1000000000", strings.Repeat("0", 60) + "1000000000"}
	badCounts   = []string{"1000000001", "1.0", "1e2", "-1", "+1", " 1", "1 ", "1_000", "１", "99999999999999999999", "x"}
	goodTruths  = []string{"true", "false"}
	badTruths   = []string{"TRUE", "True", "1", "0", "yes", " true", "是"}
	badIDs      = []string{stranger, badCheck, strings.ToLower(firm), firm + " ", " "}
)

func (c in) cases(s folder) (cases []faultCase) {
	add := func(cell string, want ...string) {
		f := s.rows(c.file, strings.ReplaceAll(c.row, "#", cell))
		cases = append(cases, faultCase{c.file + " " + c.column + " «" + cell + "»", f, want})
	}
	line := strings.Count(s[c.file], "\n") + 1
	for _, cell := range c.good {
		add(cell)
	}
	for _, cell := range c.bad {
		add(`"`+cell+`"`, strings.Join([]string{c.file, string(rune('0' + line)), c.column}, ":"))
	}
	return cases
}

func with(lists ...[]string) (all []string) {
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

var empty = []string{""}

// provinceCells are the columns of the province's files, one a line.
var provinceCells = []in{
	{"parties.csv", stranger + ",#,other,610000,,", "name", []string{"", " ", "某"}, nil},
	{"parties.csv", stranger + ",,#,610000,,", "kind",
		[]string{"university", "research_institute", "central_soe", "provincial_soe", "municipal_soe", "military_unit", "enterprise", "individual", "other"},
		[]string{"", "University", "soe", "other ", "高等学校"}},
	{"parties.csv", stranger + ",,other,#,,", "province",
		[]string{"", "110000", "610000", "650000", "660000", "710000", "810000", "820000", "000000"},
		[]string{"610100", "670000", "900000", "61", "0610000", "610000 ", "６10000", "abroad", "710100"}},
	{"parties.csv", stranger + ",,other,610000,#,", "city",
		[]string{"", "610100", "000000", "999999", "610000"}, []string{"61010", "6101000", "61010x", "６1010", " 61010", "6101.0"}},
	{"parties.csv", stranger + ",,other,610000,,#", "controller_id", []string{"", "x", badCheck, " "}, nil},
	{"parties.csv", "#,,other,610000,,", "party_id", []string{stranger}, []string{"", firm, badCheck, strings.ToLower(stranger), stranger + " ", "５2440000053722986T", "x", "52440000053722986-T"}},
	{"parties.csv", "#,,individual,610000,,", "party_id", []string{stranger, badCheck, "x", " ", "１"}, []string{"", "张三"}},
	{"parties.csv", "#,,other,,,", "party_id", []string{stranger}, []string{"x"}},
	{"parties.csv", "#,,other,660000,,", "party_id", []string{stranger}, []string{"x"}},
	{"parties.csv", "#,,enterprise,000000,,", "party_id", []string{"x"}, []string{"", "ACME"}},
	{"parties.csv", "#,,enterprise,710000,,", "party_id", []string{"x"}, empty},
	{"parties.csv", "#,,enterprise,810000,,", "party_id", []string{"x"}, empty},
	{"parties.csv", "#,,enterprise,820000,,", "party_id", []string{"x"}, empty},

	{"enterprises.csv", "#,,,,,", "party_id", []string{"ACME", university}, with(empty, badIDs, []string{firm})},
	{"enterprises.csv", "ACME,#,,,,", "industry",
		[]string{"", "agriculture", "industry", "construction", "wholesale", "retail", "transport", "storage", "post", "lodging", "catering", "information_transmission", "software_it", "real_estate_development", "property_management", "leasing_business", "other"},
		[]string{"finance", "Industry", "工业"}},
	{"enterprises.csv", "ACME,,#,,,", "employees", with(empty, goodCounts), badCounts},
	{"enterprises.csv", "ACME,,,#,,", "revenue", with(empty, goodAmounts), badAmounts},
	{"enterprises.csv", "ACME,,,,#,", "assets", with(empty, goodAmounts), badAmounts},
	{"enterprises.csv", "ACME,,,,,#", "size", []string{"", "micro", "small", "medium", "large"}, []string{"Large", "sme"}},

	{"patents.csv", "#,,,,", "patent_no",
		[]string{"200430678704.1", "2004306787041", "ZL200430678704.1", "CN200430678704.1", "zl2004306787041", "cN 2004 3067 8704 . 1", " Z L 2 0 0 4 3 0 6 7 8 7 0 4 1 " + strings.Repeat(" ", 80), "85287106.6", "852871066"},
		[]string{"", " ", "200430678704.2", "200440678704.1", "200400678704.9", "２004306787041", "20043067870\t4.1", "2004-30678704.1", "2004306787.041", "200430678704", "200430678704．1", "ZLCN200430678704.1", "EP200430678704.1", "200430678704.1\u3000", "200410834579.8", "cn2004108345798", "200430678704/1"}},
	{"patents.csv", "200430678704.1,#,,,", "granted_on", goodDays, badDays},
	{"patents.csv", "200430678704.1,,#,,", "lapsed_on", goodDays, badDays},
	{"patents.csv", "200430678704.1,,,#,", "publicly_funded", with(empty, goodTruths), badTruths},
	{"patents.csv", "200430678704.1,,,,#", "defence_declassified_on", goodDays, badDays},

	{"transfers.csv", "#,assignment,,ACME,,ACME,,852871066,,,,false,", "transfer_id", []string{"T4", " T1"}, []string{"", "T1"}},
	{"transfers.csv", "T4,#,,ACME,,ACME,,852871066,,,,false,", "kind", []string{"assignment", "equity"}, []string{"", "license", "转让"}},
	{"transfers.csv", "T4,licence,#,ACME,,ACME,,852871066,,,,false,", "licence", []string{"exclusive", "sole", "ordinary", "open"}, []string{"", "general"}},
	{"transfers.csv", "T4,assignment,#,ACME,,ACME,,852871066,,,,false,", "licence", empty, []string{"sole", "general"}},
	{"transfers.csv", "T4,equity,#,ACME,,ACME,,852871066,,,,false,", "licence", empty, []string{"open", "general"}},
	{"transfers.csv", "T4,assignment,,#,,ACME,,852871066,,,,false,", "transferor_id", []string{firm, "张三"}, with(empty, badIDs)},
	{"transfers.csv", "T4,assignment,,ACME,#,ACME,,852871066,,,,false,", "transferor_first", with(empty, goodTruths), badTruths},
	{"transfers.csv", "T4,assignment,,ACME,,#,,852871066,,,,false,", "transferee_id", []string{firm, "张三"}, with(empty, badIDs)},
	{"transfers.csv", "T4,assignment,,ACME,,ACME,#,852871066,,,,false,", "transferee_first_after", with(empty, goodTruths), badTruths},
	{"transfers.csv", "T4,assignment,,ACME,,ACME,,#,,,,false,", "patents",
		[]string{"852871066", " CN 85287106.6 ;200430678704.1"},
		[]string{"", " ", ";", "852871066;", ";852871066", "852871066;;200430678704.1", "852871066; ", "852871066,200430678704.1", "852871066；200430678704.1", "852871066;85287106.6", "852871066;852871067"}},
	{"transfers.csv", "T4,assignment,,ACME,,ACME,,852871066,#,,,false,", "signed_on", goodDays, badDays},
	{"transfers.csv", "T4,assignment,,ACME,,ACME,,852871066,,#,,false,", "recorded_on", goodDays, badDays},
	{"transfers.csv", "T4,assignment,,ACME,,ACME,,852871066,,,#,false,", "revoked_on", goodDays, badDays},
	{"transfers.csv", "T4,assignment,,ACME,,ACME,,852871066,,,,#,1", "contract_filed", goodTruths, with(empty, badTruths)},
	{"transfers.csv", "T4,assignment,,ACME,,ACME,,852871066,,,,true,#", "contract_amount", goodAmounts, with(empty, badAmounts)},
	{"transfers.csv", "T4,assignment,,ACME,,ACME,,852871066,,,,false,#", "contract_amount", with(empty, goodAmounts), badAmounts},

	{"payments.csv", "#,T1,2022-01-01,1,", "payment_id", []string{"P4", "T1"}, []string{"", "P1"}},
	{"payments.csv", "P4,#,2022-01-01,1,", "transfer_id", []string{"T1", "T3"}, []string{"", "T4", "t1", "T1 "}},
	{"payments.csv", "P4,T1,#,1,", "paid_on", goodDays[1:], with(empty, badDays)},
	{"payments.csv", "P4,T1,2022-01-01,#,", "amount", goodAmounts, with(empty, badAmounts)},
	{"payments.csv", "P4,T1,2022-01-01,1,#", "evidence",
		[]string{"", "invoice", "voucher;invoice", "invoice;voucher;bank_transfer", "invoice;invoice"},
		[]string{"accepted", ";", "invoice;", ";invoice", "invoice;;voucher", "invoice; voucher", "invoice,voucher", "发票"}},

	{"pledges.csv", "#,ACME,,,,,1", "pledge_id", []string{"G3"}, []string{"", "G1"}},
	{"pledges.csv", "G3,#,,,,,1", "pledgor_id", []string{firm}, with(empty, badIDs)},
	{"pledges.csv", "G3,ACME,#,,,,1", "patents", []string{"", "ZL 85287106.6"}, []string{"852871066;", "852871067", "852871066;852871066"}},
	{"pledges.csv", "G3,ACME,,#,,,1", "registered_on", goodDays, badDays},
	{"pledges.csv", "G3,ACME,,,#,,1", "cancelled_on", goodDays, badDays},
	{"pledges.csv", "G3,ACME,,,,#,1", "annulled_on", goodDays, badDays},
	{"pledges.csv", "G3,ACME,,,,,#", "amount", goodAmounts, with(empty, badAmounts)},

	{"products.csv", "#,ACME,,2022-01-01,", "product_id", []string{"W3"}, []string{"", "W1"}},
	{"products.csv", "W3,#,,2022-01-01,", "party_id", []string{firm}, with(empty, badIDs)},
	{"products.csv", "W3,ACME,#,2022-01-01,", "patents", []string{"", "ZL 85287106.6"}, []string{"852871066;", "852871067", "852871066;852871066"}},
	{"products.csv", "W3,ACME,,#,", "declared_on", goodDays[1:], with(empty, badDays)},
	{"products.csv", "W3,ACME,,2022-01-01,#", "withdrawn_on", goodDays, badDays},

	{"measures.csv", "#,true,true", "measure_id", []string{"M3", " "}, []string{"", "M1"}},
	{"measures.csv", "M3,#,true", "in_plan", goodTruths, with(empty, badTruths)},
	{"measures.csv", "M3,true,#", "directly_related", goodTruths, with(empty, badTruths)},

	{"coverage.csv", "#,ACME,2022-01-01", "measure_id", []string{"M1"}, []string{"", "M3", "m1"}},
	{"coverage.csv", "M1,#,2022-01-01", "party_id", []string{firm}, with(empty, badIDs)},
	{"coverage.csv", "M1,ACME,#", "since", goodDays[1:], with(empty, badDays)},

	{"survey.csv", "#,s,9,false,,,,", "party_id", []string{"张三", university}, with(empty, badIDs, []string{"ACME"})},
	{"survey.csv", "张三,#,1,false,,,,", "stratum", []string{"s", " "}, empty},
	{"survey.csv", "张三,s,#,false,,,,", "stratum_size", goodCounts[1:], with(empty, badCounts, []string{"0"})},
	{"survey.csv", "张三,s,9,#,1,1,1,1", "responded", goodTruths, with(empty, badTruths)},
	{"survey.csv", "张三,s,9,true,#,1,1,1", "revenue_before", goodAmounts, with(empty, badAmounts)},
	{"survey.csv", "张三,s,9,true,1,#,1,1", "revenue", goodAmounts, with(empty, badAmounts)},
	{"survey.csv", "张三,s,9,true,1,1,#,1", "employees_before", goodCounts, with(empty, badCounts)},
	{"survey.csv", "张三,s,9,true,1,1,1,#", "employees", goodCounts, with(empty, badCounts)},
	{"survey.csv", "张三,s,9,false,#,1,1,1", "revenue_before", with(empty, goodAmounts), badAmounts},
	{"survey.csv", "张三,s,9,false,1,#,1,1", "revenue", with(empty, goodAmounts), badAmounts},
	{"survey.csv", "张三,s,9,false,1,1,#,1", "employees_before", with(empty, goodCounts), badCounts},
	{"survey.csv", "张三,s,9,false,1,1,1,#", "employees", with(empty, goodCounts), badCounts},
}

func TestProvinceCells(t *testing.T) {
	for _, c := range provinceCells {
		testFaults(t, readProvince, c.cases(sampleProvince))
	}
}

var (
	goodPoints = []string{"0", "60", "007.5", "1000", "1000.000000", "0.000001", strings.Repeat("0", 60) + "1.5"}
	badPoints  = []string{"1000.000001", "1001", "0.0000001", "-1", "+1", "1.", ".5", "1e2", " 1", "1 ", "1,5", "1.5.", "1.x", "１", "九十", strings.Repeat("9", 60), strings.Repeat("9", 60) + "."}
	goodYears  = []string{"2021", "2022", "2023"}
	badYears   = []string{"2020", "2024", "21", "2021.0", "", "2021 ", "二〇二一", "99999999999999999999"}
	goodPlaces = []string{"610000"}
	badPlaces  = []string{"", "120000", "660000", "710000", "000000", "610100", "61", "陕西"}
)

var cycleCells = []in{
	{"plans.csv", "#,true,true,3,true,true,,", "province", []string{"120000", "650000"}, []string{"", "610000", "660000", "710000", "000000", "610100", "61", "陕西"}},
	{"plans.csv", "120000,#,true,3,true,true,,", "ip_department", goodTruths, with(empty, badTruths)},
	{"plans.csv", "120000,true,#,3,true,true,,", "finance_department", goodTruths, with(empty, badTruths)},
	{"plans.csv", "120000,true,true,#,true,true,,", "years", goodCounts, with(empty, badCounts)},
	{"plans.csv", "120000,true,true,3,#,true,,", "measured_indicators", goodTruths, with(empty, badTruths)},
	{"plans.csv", "120000,true,true,3,true,#,,", "annual_targets", goodTruths, with(empty, badTruths)},
	{"plans.csv", "120000,true,true,3,true,true,#,", "filed_cnipa_on", goodDays, badDays},
	{"plans.csv", "120000,true,true,3,true,true,,#", "filed_mof_on", goodDays, badDays},

	{"evaluations.csv", "#,110000,1,true", "year", goodYears[1:], badYears},
	{"evaluations.csv", "2023,#,1,true", "province", goodPlaces, badPlaces},
	{"evaluations.csv", "2023,610000,#,true", "score", goodPoints, with(empty, badPoints)},
	{"evaluations.csv", "2023,610000,1,#", "in_scope", goodTruths, with(empty, badTruths)},

	{"findings.csv", "#,610000,severe,,true", "year", goodYears, badYears},
	{"findings.csv", "2023,#,severe,,true", "province", goodPlaces, badPlaces},
	{"findings.csv", "2023,610000,#,1,true", "severity", []string{"minor", "severe"}, []string{"", "Minor", "major"}},
	{"findings.csv", "2023,610000,minor,#,true", "points", goodPoints, with(empty, badPoints)},
	{"findings.csv", "2023,610000,severe,#,true", "points", with(empty, goodPoints), badPoints},
	{"findings.csv", "2023,610000,severe,,#", "confirmed", goodTruths, with(empty, badTruths)},

	{"waivers.csv", "#,110000,x", "year", goodYears, badYears},
	{"waivers.csv", "2022,#,x", "province", goodPlaces, badPlaces},
	{"waivers.csv", "2022,610000,#", "reason", []string{"督查激励", " "}, empty},
}

func TestCycleCells(t *testing.T) {
	for _, c := range cycleCells {
		testFaults(t, readCycle, c.cases(sampleCycle))
	}
}

// What the cells of a row say together, and what the rows of a file do.
func TestProvinceRows(t *testing.T) {
	s := sampleProvince
	transfer := func(cells string) string { return "T4," + cells }
	testFaults(t, readProvince, []faultCase{
		{"an id is open while the kind has a fault", s.rows("parties.csv", "x,,soe,610000,,", "y,,,610000,,"),
			[]string{"parties.csv:7:kind", "parties.csv:8:kind"}},
		{"or the address", s.rows("parties.csv", "x,,other,61,,"), []string{"parties.csv:7:province"}},
		{"or their column", s.with("parties.csv", "party_id,kind\n"+university+",university\n"+firm+",other\n"+otherFirm+",other\n张三,individual\nACME,other\nx,x\n"),
			[]string{"parties.csv:1:province", "parties.csv:7:kind"}},
		{"an open id is defined", s.rows("parties.csv", "x,,soe,610000,,", "x,,soe,610000,,").rows("products.csv", "W3,x,,2022-01-01,"),
			[]string{"parties.csv:7:kind", "parties.csv:8:party_id", "parties.csv:8:kind"}},
		{"an empty id is not open", s.rows("parties.csv", ",,soe,61,9,"),
			[]string{"parties.csv:7:party_id", "parties.csv:7:kind", "parties.csv:7:province", "parties.csv:7:city"}},
		{"faults in the page's order", s.rows("parties.csv", "x,,other,,9,"), []string{"parties.csv:7:party_id", "parties.csv:7:city"}},

		{"the form of a licence while the kind has a fault", s.rows("transfers.csv",
			transfer("x,,ACME,,ACME,,852871066,,,,false,"), "T5,,open,ACME,,ACME,,852871066,,,,false,", "T6,x,x,ACME,,ACME,,852871066,,,,false,"),
			[]string{"transfers.csv:5:kind", "transfers.csv:6:kind", "transfers.csv:7:kind", "transfers.csv:7:licence"}},
		{"the amount while the filing has a fault", s.rows("transfers.csv",
			transfer("equity,,ACME,,ACME,,852871066,,,,TRUE,"), "T5,equity,,ACME,,ACME,,852871066,,,,,x"),
			[]string{"transfers.csv:5:contract_filed", "transfers.csv:6:contract_filed", "transfers.csv:6:contract_amount"}},
		{"the figures while the response has a fault", s.rows("survey.csv", "张三,s,9,ja,,x,,"),
			[]string{"survey.csv:5:responded", "survey.csv:5:revenue"}},
		{"a row may have many faults", s.rows("transfers.csv", "T1,x,x,x,x,x,x,x,x,x,x,x,x"),
			[]string{"transfers.csv:5:transfer_id", "transfers.csv:5:kind", "transfers.csv:5:licence", "transfers.csv:5:transferor_id",
				"transfers.csv:5:transferor_first", "transfers.csv:5:transferee_id", "transfers.csv:5:transferee_first_after",
				"transfers.csv:5:patents", "transfers.csv:5:signed_on", "transfers.csv:5:recorded_on", "transfers.csv:5:revoked_on",
				"transfers.csv:5:contract_filed", "transfers.csv:5:contract_amount"}},
		{"no plausibility", s.rows("transfers.csv", transfer("assignment,,ACME,true,ACME,true,852871066,2023-01-01,2022-01-01,2020-01-01,true,0")).
			rows("payments.csv", "P4,T4,1999-01-01,1000000000000000,").rows("pledges.csv", "G3,ACME,,2022-01-01,2021-01-01,2020-01-01,0").
			rows("products.csv", "W3,ACME,,2022-01-01,2021-01-01").rows("patents.csv", "200430678704.1,2022-01-01,2021-01-01,,"), nil},

		{"duplicates on the second and each later row", s.rows("measures.csv", "M1,true,true", "M1,x,true", "M2,true,true"),
			[]string{"measures.csv:4:measure_id", "measures.csv:5:measure_id", "measures.csv:5:in_plan", "measures.csv:6:measure_id"}},
		{"duplicates of a row with a fault", s.rows("measures.csv", "M3,x,true", "M3,true,true"), []string{"measures.csv:4:in_plan", "measures.csv:5:measure_id"}},
		{"faulty ids are no duplicates", s.rows("patents.csv", "x,,,,", "x,,,,").rows("measures.csv", ",true,true", ",true,true"),
			[]string{"patents.csv:5:patent_no", "patents.csv:6:patent_no", "measures.csv:4:measure_id", "measures.csv:5:measure_id"}},
		{"duplicates that are not defined", s.rows("enterprises.csv", "x,,,,,", "x,,,,,", ",,,,,", ",,,,,"),
			[]string{"enterprises.csv:4:party_id", "enterprises.csv:5:party_id", "enterprises.csv:5:party_id", "enterprises.csv:6:party_id", "enterprises.csv:7:party_id"}},
		{"an enterprise twice in the survey", s.rows("survey.csv", "ACME,层 2,1000000000,x,,,,"), []string{"survey.csv:5:party_id", "survey.csv:5:responded"}},
		{"equal lines of the coverage are one", s.rows("coverage.csv", "M2,12330000772507322C,2021-04-09"), nil},
		{"patents by canonical form", s.rows("patents.csv", "CN 2004 1083 4579 8,,,,"), []string{"patents.csv:5:patent_no"}},

		{"a stratum of another size", s.rows("survey.csv", "张三,层 2,999,false,,,,", university+",层 2,1000000000,false,,,,"), []string{"survey.csv:5:stratum_size"}},
		{"on each row that differs from the first", s.only("survey.csv", "张三,s,4,false,,,,", "ACME,s,5,false,,,,", firm+",s,6,false,,,,", otherFirm+",s,4,false,,,,"),
			[]string{"survey.csv:3:stratum_size", "survey.csv:4:stratum_size"}},
		{"its first that can be read", s.only("survey.csv", "张三,s,x,false,,,,", "ACME,s,5,false,,,,", firm+",s,,false,,,,", otherFirm+",s,4,false,,,,"),
			[]string{"survey.csv:2:stratum_size", "survey.csv:4:stratum_size", "survey.csv:5:stratum_size"}},
		{"too many rows once", s.only("survey.csv", "张三,s,2,false,,,,", "ACME,s,2,false,,,,", firm+",s,2,false,,,,", otherFirm+",s,2,false,,,,"),
			[]string{"survey.csv:4:stratum_size"}},
		{"rows with faults count", s.only("survey.csv", "张三,s,2,x,,,,", "张三,s,2,false,,,,", firm+",s,,false,,,,"),
			[]string{"survey.csv:2:responded", "survey.csv:3:party_id", "survey.csv:4:stratum_size", "survey.csv:4:stratum_size"}},
		{"rows without a stratum do not", s.only("survey.csv", "张三,,1,false,,,,", "ACME,,2,false,,,,", firm+",s,1,false,,,,"),
			[]string{"survey.csv:2:stratum", "survey.csv:3:stratum"}},
		{"nor rows of a file without sizes", s.with("survey.csv", "party_id,stratum,responded,revenue_before,revenue,employees_before,employees\nACME,s,false,,,,\n张三,s,false,,,,\n"),
			[]string{"survey.csv:1:stratum_size"}},
	})
}

func TestCycleRows(t *testing.T) {
	s := sampleCycle
	testFaults(t, readCycle, []faultCase{
		{"in order", s, nil},
		{"missing files are empty", s.without("findings.csv", "waivers.csv"), nil},
		{"no files", folder{}, []string{"plans.csv:1:-", "evaluations.csv:1:-", "cycle.json:1:-"}},
		{"missing plans hide provinces, not what is none", s.without("plans.csv").rows("evaluations.csv", "2021,120000,1,true", "2021,610100,1,true"),
			[]string{"plans.csv:1:-", "evaluations.csv:6:province"}},
		{"a plan's fault hides provinces", s.rows("plans.csv", "61,true,true,3,true,true,,").rows("findings.csv", "2021,120000,severe,,true"),
			[]string{"plans.csv:4:province"}},
		{"another fault of a plan hides none", s.rows("plans.csv", "120000,true,true,x,true,true,,").rows("findings.csv", "2021,120000,severe,,true", "2021,130000,severe,,true"),
			[]string{"plans.csv:4:years", "findings.csv:6:province"}},
		{"a plan twice", s.rows("plans.csv", "610000,true,true,3,true,true,,x"), []string{"plans.csv:4:province", "plans.csv:4:filed_mof_on"}},
		{"an evaluation twice", s.rows("evaluations.csv", "2021,610000,x,true", "2023,610000,1,true", "2023,610000,1,true"),
			[]string{"evaluations.csv:5:province", "evaluations.csv:5:score", "evaluations.csv:7:province"}},
		{"not while a fault hides year or province", s.rows("evaluations.csv", "x,610000,1,true", "x,610000,1,true", "2021,x,1,true", "2021,x,1,true"),
			[]string{"evaluations.csv:5:year", "evaluations.csv:6:year", "evaluations.csv:7:province", "evaluations.csv:8:province"}},
		{"unknown and twice", s.rows("evaluations.csv", "2021,120000,1,true", "2021,120000,1,true"),
			[]string{"evaluations.csv:5:province", "evaluations.csv:6:province", "evaluations.csv:6:province"}},
		{"a waiver twice", s.rows("waivers.csv", "2023,610000,x", "2022,610000,x"), []string{"waivers.csv:3:province"}},
		{"an evaluation and a waiver are two things", s.rows("waivers.csv", "2022,610000,x"), nil},
		{"equal findings are two", s.rows("findings.csv", "2022,610000,minor,2.5,true"), nil},
		{"the points while the severity has a fault", s.rows("findings.csv", "2022,610000,x,,true", "2022,610000,,y,true"),
			[]string{"findings.csv:5:severity", "findings.csv:6:severity", "findings.csv:6:points"}},
		{"every column", s.with("findings.csv", "\n").with("waivers.csv", "year\n").with("evaluations.csv", "province,year,year\n").with("plans.csv", "province,years,filed_mof_on\n"),
			[]string{"plans.csv:1:ip_department", "plans.csv:1:finance_department", "plans.csv:1:measured_indicators", "plans.csv:1:annual_targets", "plans.csv:1:filed_cnipa_on",
				"evaluations.csv:1:year", "evaluations.csv:1:score", "evaluations.csv:1:in_scope", "findings.csv:1:-", "waivers.csv:1:province", "waivers.csv:1:reason"}},
	})
}

func TestTerms(t *testing.T) {
	terms := func(text string, keys ...string) faultCase {
		want := []string(nil)
		for _, key := range keys {
			want = append(want, "cycle.json:1:"+key)
		}
		return faultCase{text, sampleCycle.with("cycle.json", text), want}
	}
	testFaults(t, readCycle, []faultCase{
		terms(` {"pass_mark" : "60", "award_quota":{"2023":0,"2022":1000000000}, "startup_quota":8} ` + "\r\n\t"),
		terms("\ufeff" + `{"startup_quota":8,"award_quota":{"2022":8,"2023":8},"pass_mark":"60"}`),
		terms(`{"x":1,"startup_quota":8,"y":{"startup_quota":"x"},"award_quota":{"2022":8,"x":null,"2023":8,"":[],"20 2":1},"pass_mark":"\u0036","":1,"x":2,"Pass_Mark":3}`),
		terms(``, "-"),
		terms("\ufeff", "-"),
		terms(`{`, "-"),
		terms(`{"startup_quota":8,"award_quota":{"2022":8,"2023":8},"pass_mark":"60"} {}`, "-"),
		terms(`{"startup_quota":8,"award_quota":{"2022":8,"2023":8},"pass_mark":"60"}x`, "-"),
		terms(`{"startup_quota":08,"award_quota":{"2022":8,"2023":8},"pass_mark":"60",}`, "-"),
		terms("{\"startup_quota\":8,\"award_quota\":{\"2022\":8,\"2023\":8},\"pass_mark\":\"60\"}\x00", "-"),
		terms("{\"\xff\":1}", "-"),
		terms(`null`, "-"),
		terms(`[]`, "-"),
		terms(`"x"`, "-"),
		terms(`{"x":`+strings.Repeat("[", 100_000)+strings.Repeat("]", 100_000)+`}`, "-"),
		terms(`{}`, "startup_quota", "award_quota", "pass_mark"),
		terms(`{"STARTUP_QUOTA":8,"award_quota":{"2022":8,"2023":8}}`, "startup_quota", "pass_mark"),
		terms(`{"startup_quota":8.0,"award_quota":{"2022":1e2,"2023":-1},"pass_mark":60}`, "startup_quota", "award_quota.2022", "award_quota.2023", "pass_mark"),
		terms(`{"startup_quota":"8","award_quota":{"2022":null,"2023":[1]},"pass_mark":null}`, "startup_quota", "award_quota.2022", "award_quota.2023", "pass_mark"),
		terms(`{"startup_quota":1000000001,"award_quota":{"2022":true,"2023":{}},"pass_mark":""}`, "startup_quota", "award_quota.2022", "award_quota.2023", "pass_mark"),
		terms(`{"startup_quota":-0,"award_quota":8,"pass_mark":"1000.000001"}`, "startup_quota", "award_quota", "pass_mark"),
		terms(`{"startup_quota":8,"award_quota":[8,8],"pass_mark":["60"]}`, "award_quota", "pass_mark"),
		terms(`{"startup_quota":8,"award_quota":null,"pass_mark":"60 "}`, "award_quota", "pass_mark"),
		terms(`{"startup_quota":8,"award_quota":{},"pass_mark":"-60"}`, "award_quota.2022", "award_quota.2023", "pass_mark"),
		terms(`{"startup_quota":8,"award_quota":{"2024":1,"2023":8,"2021":1,"0000":1,"9999":2,"2024":3},"pass_mark":"60"}`,
			"award_quota.0000", "award_quota.2021", "award_quota.2022", "award_quota.2024", "award_quota.9999"),
		terms(`{"startup_quota":8,"startup_quota":8,"award_quota":{"2022":8,"2023":8,"2022":9},"pass_mark":"60","pass_mark":60}`, "startup_quota", "award_quota.2022", "pass_mark"),
		terms(`{"startup_quota":8,"award_quota":{"2022":8,"2023":8},"award_quota":{},"pass_mark":"60"}`, "award_quota"),
	})
}
