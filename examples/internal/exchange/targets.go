package exchange

import (
	"errors"
	"fmt"
	"io/fs"
)

// Years that may have a survey of their own, and the one that survey.csv stands for,
// which states none.
const (
	firstSurvey, lastSurvey = 2021, 2023
	plainSurvey             = 2022
)

// Targets is what a province handed in to have the targets of its plan decided: its
// records, a survey for each year, and what it counts itself.
type Targets struct {
	*Province
	Surveys map[int][]SurveyRow // by the later of the two years; survey.csv is 2022's
	Figures []Figure            // in the order of their rows
}

// ReadTargets reads what [ReadProvince] does and, where they are there, survey-2021.csv,
// survey-2022.csv (instead of survey.csv), survey-2023.csv and figures.csv, with figures
// of the metrics given. The error, if there is one, is a [*Faults], and there are no
// Targets then.
func ReadTargets(fsys fs.FS, metrics ...FigureMetric) (*Targets, error) {
	t := &targetsReading{provinceReading: newProvinceReading(fsys), metrics: metrics}
	t.targets = &Targets{Province: t.province, Surveys: map[int][]SurveyRow{}}
	t.readRecords()
	t.readSurveys()
	t.readFigures()
	if err := t.outcome(); err != nil {
		return nil, err
	}
	return t.targets, nil
}

// targetsReading is a reading of a folder with what its targets need.
type targetsReading struct {
	*provinceReading
	targets *Targets
	metrics []FigureMetric
	figures keys[metricYear]
}

// readSurveys reads the surveys by their years. Of two files for one year the later is a
// fault, and not read.
func (t *targetsReading) readSurveys() {
	for year := firstSurvey; year <= lastSurvey; year++ {
		rows, file := []SurveyRow(nil), fmt.Sprintf("survey-%d.csv", year)
		switch plain := year == plainSurvey && t.has(surveyTable.file); {
		case plain && t.has(file):
			t.file, t.line = file, 1
			t.tellWhole(errTwoSurveys)
		case plain:
			rows = t.province.Survey
		default:
			t.readSurveyIn(file, &rows)
		}
		if len(rows) > 0 {
			t.targets.Surveys[year] = rows
		}
	}
}

// has reports whether the folder has the file.
func (t *targetsReading) has(file string) bool {
	if t.folder == nil {
		return false
	}
	_, err := fs.Stat(t.folder, file)
	return err == nil
}

var errTwoSurveys = errors.New("survey.csv is the survey of 2022 already; keep one of the two")
