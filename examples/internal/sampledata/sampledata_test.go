package sampledata_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata/invent"
)

const surveyColumns = "party_id stratum stratum_size responded revenue_before revenue employees_before employees"

// columns are those of the exchange format, file by file.
var columns = map[string]string{
	"parties.csv":     "party_id name kind province city controller_id",
	"enterprises.csv": "party_id industry employees revenue assets size",
	"patents.csv":     "patent_no granted_on lapsed_on publicly_funded defence_declassified_on",
	"transfers.csv": "transfer_id kind licence transferor_id transferor_first transferee_id transferee_first_after " +
		"patents signed_on recorded_on revoked_on contract_filed contract_amount",
	"payments.csv": "payment_id transfer_id paid_on amount evidence",
	"pledges.csv":  "pledge_id pledgor_id patents registered_on cancelled_on annulled_on amount",
	"products.csv": "product_id party_id patents declared_on withdrawn_on",
	"measures.csv": "measure_id in_plan directly_related",
	"coverage.csv": "measure_id party_id since",
	"survey.csv":   surveyColumns, "survey-2021.csv": surveyColumns, "survey-2023.csv": surveyColumns,
	"figures.csv": "year metric number unit source source_en",
}

// The committed files are those that the generator writes, and no others.
func TestFilesAreCurrent(t *testing.T) {
	want := invent.Province()
	entries, err := fs.ReadDir(sampledata.Province(), ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(want) {
		t.Errorf("%d files, want %d", len(entries), len(want))
	}
	for name, content := range want {
		got, err := fs.ReadFile(sampledata.Province(), name)
		if err != nil || !bytes.Equal(got, content) {
			t.Errorf("%s is not what the generator writes (%v): run go generate", name, err)
		}
	}
}

// The generator gives the same bytes every time.
func TestGeneratorRepeats(t *testing.T) {
	first, second := invent.Province(), invent.Province()
	for name := range first {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

// Every file is UTF-8, has the columns of the format and at least one row.
func TestFilesHaveTheirColumns(t *testing.T) {
	for name, want := range columns {
		rows := read(t, name)
		if header := strings.Join(rows[0], " "); header != want {
			t.Errorf("%s has columns %q, want %q", name, header, want)
		}
		if len(rows) < 2 {
			t.Errorf("%s has no rows", name)
		}
	}
}

// Ids are unique, and those that rows refer to are there.
func TestIDs(t *testing.T) {
	parties, transfers, measures := ids(t, "parties.csv"), ids(t, "transfers.csv"), ids(t, "measures.csv")
	for _, name := range []string{"enterprises.csv", "payments.csv", "pledges.csv", "products.csv", "survey.csv", "survey-2021.csv", "survey-2023.csv"} {
		ids(t, name)
	}
	for _, ref := range []struct {
		file   string
		column int
		in     map[string]bool
	}{
		{"enterprises.csv", 0, parties}, {"transfers.csv", 3, parties}, {"transfers.csv", 5, parties},
		{"payments.csv", 1, transfers}, {"pledges.csv", 1, parties}, {"products.csv", 1, parties},
		{"coverage.csv", 0, measures}, {"coverage.csv", 1, parties}, {"survey.csv", 0, parties},
		{"survey-2021.csv", 0, parties}, {"survey-2023.csv", 0, parties},
	} {
		for _, row := range read(t, ref.file)[1:] {
			if !ref.in[row[ref.column]] {
				t.Errorf("%s: %s is not defined", ref.file, row[ref.column])
			}
		}
	}
}

// Nobody in the sample can be taken for somebody real.
func TestEverythingIsInvented(t *testing.T) {
	marks := []string{"例", "虚构", "假想", "拟设", "Example", "Beispiel", "个人权利人"}
	for _, row := range read(t, "parties.csv")[1:] {
		id, name := row[0], row[1]
		if !slices.ContainsFunc(marks, func(m string) bool { return strings.Contains(name, m) }) {
			t.Errorf("%s: the name %s does not say that it is invented", id, name)
		}
		free := strings.HasPrefix(id, "IND-") || strings.Contains(id, "EXAMPLE")
		if !free && (len(id) != 18 || id[16] != 'Y') {
			t.Errorf("%s may be a real credit code", id)
		}
	}
	for _, row := range read(t, "patents.csv")[1:] {
		digits := strings.NewReplacer(" ", "", ".", "", "ZL", "", "CN", "", "cn", "").Replace(row[0])
		if serial := map[int]int{13: 5, 9: 3}[len(digits)]; digits[serial] != '9' {
			t.Errorf("%s may be a real patent", row[0])
		}
	}
}

// read returns the rows of a file, the header first, and checks that it is
// UTF-8 with LF at the end of its lines.
func read(t *testing.T, name string) [][]string {
	t.Helper()
	content, err := fs.ReadFile(sampledata.Province(), name)
	if err != nil {
		t.Fatal(err)
	}
	if !utf8.Valid(content) || bytes.ContainsRune(content, '\r') {
		t.Errorf("%s is not plain UTF-8", name)
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %d rows, %v", name, len(rows), err)
	}
	return rows
}

// ids returns the first column of a file and checks that nothing in it occurs twice.
func ids(t *testing.T, name string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, row := range read(t, name)[1:] {
		if out[row[0]] {
			t.Errorf("%s: %s twice", name, row[0])
		}
		out[row[0]] = true
	}
	return out
}
