// Package sample estimates what a sample survey says of the whole, with its error:
// the revenue and employment of the enterprises that the policy benefits and their
// growth (indicator 3), or any figure of a stratified sample.
//
// # What it decides
//
// A [Design] says which units were drawn from which strata and who answered. From
// it come totals, means, proportions, ratios (combined and separate), growth between
// two years on the same units and the gap between two growths, of everyone or of a
// domain, each as a [zhuanhua.SurveyReading]. The weight of a respondent is the
// size of its stratum over the respondents in it: those who were drawn and did not
// answer are taken to be like those of their stratum who did. Growth is the ratio of
// the two estimated totals less one, never the mean of the units' rates; units that
// are new (base 0) or closed (0 now) are in both totals.
//
// Standard errors come from one formula. Every estimator is made linear, u one
// number a respondent, 0 outside the domain, z = w·u, and
//
//	V = Σ_h (1 − n_h/N_h) · n_h/(n_h − 1) · Σ_i (z_hi − z̄_h)²
//
// over the strata h with n_h respondents of N_h units. A stratum answered in full
// adds nothing. Weights without sizes leave out the first factor. The degrees of
// freedom are respondents less strata, of the whole survey even for a domain.
//
// # What it trusts
//
// That units were drawn at random within their strata, that the sizes of the strata
// are those of the population, that silence has nothing to do with the figures but
// through the stratum. Whether an enterprise is benefited is not looked at.
//
// # Exactness
//
// Sums are exact and rounded once, so that the order of the rows does not change a
// bit of a result and amounts of 10¹¹ keep their digits; a variance is that of
// deviations from the mean. No NaN and no infinity enters or leaves: a number that
// cannot be had is absent, with its reason, or an error. Nothing is random here.
// Every platform computes the same bits up to the standard error; an interval's
// quantile and logarithm may differ in the last digit.
//
// # Errors
//
// An [Error] wraps one of the Err values of this package and names the stratum and
// unit. With [GapsRefused], the default, a survey that cannot give a number (nobody
// answered in a stratum, one respondent in a stratum that is not a census, an empty
// domain, a denominator of zero) is an error; with [GapsTold] exactly the numbers
// concerned are absent with their reason:
//
//	nobody answered, in all or in a stratum   everything
//	a lonely respondent                       every standard error and interval
//	the base or denominator is 0              growth or ratio, its error and interval
//	no more respondents than strata           the interval (never an error)
//
// Faults of the input are errors always. No method changes a Design, so several
// goroutines may use one as long as nobody alters its rows.
//
// # What the text leaves open
//
// The annex asks for "抽样调查" and says neither design nor formula.
//
//	clause    what we read                                     the alternative
//	CZ23-A3c  growth on the same sampled enterprises           none: two surveys ignore what they share
//	CZ23-A3c  non-response is made good within the stratum     strata that are response classes, given weights
//	CZ23-A3c  a stratum with one respondent has no error       Options.Lonely
//	CZ23-A3c  confidence 95 %, Student's t                     Options.Confidence, Options.Interval
package sample
