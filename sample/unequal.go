package sample

import (
	"math"
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// UnequalUnit is a unit that was drawn with a probability of its own and answered.
type UnequalUnit struct {
	ID          string
	Stratum     string  // empty where there are none
	Probability float64 // π, above 0; 1: certain
}

// UnequalOptions are what is known of the draw, and the choices.
type UnequalOptions struct {
	Method     DrawMethod            // how the units were drawn; a systematic or monetary-unit draw has no unbiased variance
	Variance   VarianceKind          // the zero value is the customary one
	Joint      [][]float64           // π_kl of the units in their order, where known
	Squares    map[string]float64    // Σπ² over the units of each stratum's population that are not certain, for VarianceHartleyRao
	Confidence float64               // of intervals; 0 is 0.95, otherwise 0.5 to 0.999999
	Interval   zhuanhua.IntervalKind // Student's, the zero value, or normal
}

// Unequal is a sample with unequal probabilities (不等概率样本). Certain units add to
// estimates and nothing to their variance: they are taken out before it is computed.
// Values are given in the order of the units, each as [Variable] bounds it. No method
// changes an Unequal.
//
// Clause: CZ23-A3c
type Unequal struct {
	units   []UnequalUnit
	cells   [][]int // places of the units that are not certain, by stratum
	names   []string
	options UnequalOptions
	kind    VarianceKind
}

// UnequalReading is a figure with what its error comes from.
type UnequalReading struct {
	Reading  zhuanhua.SurveyReading `json:"reading"`
	Variance zhuanhua.SurveyNumber  `json:"variance"` // the square of the standard error
	By       VarianceKind           `json:"by"`
	Caution  VarianceCaution        `json:"caution"`
}

// NewUnequal returns a sample. Its errors are [Error]: no unit, an id that is missing
// or there twice, a probability that is not above 0 and at most 1 or a matrix that
// does not fit ([ErrParameter]), a π_kl of 0 where the variance divides by it
// ([ErrJointZero]), a single unit that is not certain in a stratum whose variance
// needs two ([ErrLonely]), a bad option.
//
// Clause: CZ23-A3c
func NewUnequal(units []UnequalUnit, options UnequalOptions) (*Unequal, error) {
	common, err := Options{Confidence: options.Confidence, Interval: options.Interval}.validate()
	if err != nil {
		return nil, err
	}
	options.Confidence = common.Confidence
	if options.Interval > zhuanhua.IntervalNormal || options.Variance > VariancePoisson || options.Method > DrawMonetaryUnit {
		return nil, fault(ErrOption, "", "", "")
	}
	if len(units) == 0 {
		return nil, fault(ErrNoUnit, "", "", "")
	}
	s := &Unequal{units: slices.Clone(units), options: options}
	s.kind = s.customary()
	if err := s.arrange(); err != nil {
		return nil, err
	}
	if err := s.checkVariance(); err != nil {
		return nil, err
	}
	return s, nil
}

// arrange sorts the units that are not certain into their strata.
func (s *Unequal) arrange() error {
	seen, at := map[string]bool{}, map[string]int{}
	for i, u := range s.units {
		switch {
		case u.ID == "":
			return fault(ErrMissingID, u.Stratum, "", "")
		case seen[u.ID]:
			return fault(ErrDuplicateUnit, u.Stratum, u.ID, "")
		case !(u.Probability >= leastProbability && u.Probability <= 1):
			return fault(ErrParameter, u.Stratum, u.ID, decimals(u.Probability))
		}
		seen[u.ID] = true
		if u.Probability == 1 {
			continue
		}
		h, known := at[u.Stratum]
		if !known {
			h = len(s.cells)
			at[u.Stratum] = h
			s.cells, s.names = append(s.cells, nil), append(s.names, u.Stratum)
		}
		s.cells[h] = append(s.cells[h], i)
	}
	return nil
}

// customary returns the kind of variance that is computed.
func (s *Unequal) customary() VarianceKind {
	switch {
	case s.options.Variance != VarianceCustomary:
		return s.options.Variance
	case s.options.Method == DrawPoisson:
		return VariancePoisson
	case s.options.Joint != nil && s.caution() == VarianceSound:
		return VarianceYatesGrundy
	}
	return VarianceDeville
}

func (s *Unequal) caution() VarianceCaution {
	switch s.options.Method {
	case DrawSystematic, DrawSystematicPPS, DrawMonetaryUnit:
		return VarianceJointZero
	}
	return VarianceSound
}

// checkVariance refuses what the variance cannot be computed from.
func (s *Unequal) checkVariance() error {
	if s.kind.joint() || s.options.Joint != nil {
		if err := s.checkJoint(); err != nil {
			return err
		}
	}
	for h, cell := range s.cells {
		if len(cell) == 1 && !s.kind.alone() {
			return fault(ErrLonely, s.names[h], s.units[cell[0]].ID, "")
		}
		squares, known := s.options.Squares[s.names[h]]
		if s.kind == VarianceHartleyRao && !(known && squares > 0 && inRange(squares)) {
			return fault(ErrParameter, s.names[h], "", decimals(squares))
		}
	}
	return nil
}

// checkJoint checks the matrix: as large as the sample, symmetric, within what two
// probabilities allow, and not 0 where it is divided by. 1e-9 is forgiven.
func (s *Unequal) checkJoint() error {
	const slack = 1e-9
	bad := func(k int, v float64) error {
		return fault(ErrParameter, s.units[k].Stratum, s.units[k].ID, decimals(v))
	}
	if len(s.options.Joint) != len(s.units) {
		return fault(ErrParameter, "", "", strconv.Itoa(len(s.options.Joint)))
	}
	for k, row := range s.options.Joint {
		if len(row) != len(s.units) {
			return bad(k, float64(len(row)))
		}
		for l, v := range row[:k+1] {
			p, q := s.units[k].Probability, s.units[l].Probability
			switch {
			case !(v >= 0 && v <= min(p, q)*(1+slack)):
				return bad(k, v)
			case k == l && !(math.Abs(v-p) <= slack*p):
				return bad(k, v)
			case !(math.Abs(v-s.options.Joint[l][k]) <= slack*v):
				return bad(k, s.options.Joint[l][k])
			case s.kind.joint() && v < leastProbability:
				return fault(ErrJointZero, s.units[k].Stratum, s.units[k].ID, decimals(v))
			}
		}
	}
	return nil
}
