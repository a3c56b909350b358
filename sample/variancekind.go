package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// VarianceKind is how the variance of an estimate from unequal probabilities is
// estimated (方差估计方法).
//
// Source: Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 2.8; Deville,
// Survey Methodology 25 (1999); Tillé, Sampling Algorithms, 7.
type VarianceKind uint8

// The kinds. z = y/π; all sums are over drawn units that are not certain.
const (
	VarianceCustomary       VarianceKind = iota // Poisson for Poisson draws; Yates–Grundy with joint probabilities; else Deville
	VarianceYatesGrundy                         // Σ_{k<l} (π_k·π_l−π_kl)/π_kl·(z_k−z_l)²: fixed size, all π_kl above 0
	VarianceHorvitzThompson                     // Σ_kl (π_kl−π_k·π_l)/π_kl·z_k·z_l: may fall below 0
	VarianceDeville                             // Σ(1−π)(z−A)²/(1−Σa²), a = (1−π)/Σ(1−π), A = Σ a·z
	VarianceBrewer                              // n/(n−1)·Σ(1−π)(z−z̄)²
	VarianceHajek                               // n/(n−1)·Σ(1−π)(z−A)²
	VarianceHartleyRao                          // 1/(n−1)·Σ_{k<l} (1−π_k−π_l+Σ_U π²/n)(z_k−z_l)²
	VarianceReplacement                         // n/(n−1)·Σ(z−z̄)²: as if drawn with replacement, too large
	VariancePoisson                             // Σ(1−π)z²
)

var varianceKinds = words[VarianceKind]{"variance kind", []word{
	{"", zhuanhua.Text{Zh: "惯用方法", En: "the customary one"}},
	{"yates-grundy", zhuanhua.Text{Zh: "耶茨–格伦迪", En: "Sen–Yates–Grundy"}},
	{"horvitz-thompson", zhuanhua.Text{Zh: "霍维茨–汤普森", En: "Horvitz–Thompson"}},
	{"deville", zhuanhua.Text{Zh: "德维尔", En: "Deville"}},
	{"brewer", zhuanhua.Text{Zh: "布鲁尔", En: "Brewer"}},
	{"hajek", zhuanhua.Text{Zh: "哈耶克", En: "Hájek"}},
	{"hartley-rao", zhuanhua.Text{Zh: "哈特利–拉奥", En: "Hartley–Rao"}},
	{"replacement", zhuanhua.Text{Zh: "按放回抽样", En: "as with replacement"}},
	{"poisson", zhuanhua.Text{Zh: "泊松", En: "Poisson"}},
}}

// String returns the stable key.
func (k VarianceKind) String() string { return varianceKinds.key(k) }

// Text returns the names.
func (k VarianceKind) Text() zhuanhua.Text { return varianceKinds.text(k) }

// MarshalText returns the stable key, empty for the customary one.
func (k VarianceKind) MarshalText() ([]byte, error) { return varianceKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is the customary one.
func (k *VarianceKind) UnmarshalText(b []byte) error { return varianceKinds.unmarshal(k, b) }

// Scan reads a text column; NULL is the customary one.
func (k *VarianceKind) Scan(src any) error { return varianceKinds.scan(k, src) }

// Value returns the stable key, or nil for the customary one.
func (k VarianceKind) Value() (driver.Value, error) { return varianceKinds.value(k) }

// joint tells whether the kind needs joint probabilities.
func (k VarianceKind) joint() bool { return k == VarianceYatesGrundy || k == VarianceHorvitzThompson }

// alone tells whether one unit of a stratum shows a variance.
func (k VarianceKind) alone() bool { return k == VariancePoisson || k == VarianceHorvitzThompson }

// VarianceCaution is why a variance is not to be trusted as it stands (方差提示).
type VarianceCaution uint8

// The cautions.
const (
	VarianceSound     VarianceCaution = iota
	VarianceJointZero                 // the design has pairs that are never drawn together: no estimator is unbiased
)

var varianceCautions = words[VarianceCaution]{"variance caution", []word{
	{},
	{"joint-probabilities-zero", zhuanhua.Text{
		Zh: "设计中有些单位不可能同时入样，方差无无偏估计",
		En: "some pairs can never be drawn together: no estimator of the variance is unbiased",
	}},
}}

// String returns the stable key.
func (c VarianceCaution) String() string { return varianceCautions.key(c) }

// Text returns the names.
func (c VarianceCaution) Text() zhuanhua.Text { return varianceCautions.text(c) }

// MarshalText returns the stable key, empty where there is none.
func (c VarianceCaution) MarshalText() ([]byte, error) { return varianceCautions.marshal(c) }

// UnmarshalText reads the stable key; an empty text is none.
func (c *VarianceCaution) UnmarshalText(b []byte) error { return varianceCautions.unmarshal(c, b) }

// Scan reads a text column; NULL is none.
func (c *VarianceCaution) Scan(src any) error { return varianceCautions.scan(c, src) }

// Value returns the stable key, or nil where there is none.
func (c VarianceCaution) Value() (driver.Value, error) { return varianceCautions.value(c) }
