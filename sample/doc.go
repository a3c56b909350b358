// Package sample estimates what a sample survey says of the whole, with its error:
// the revenue and employment of the enterprises that the policy benefits and their
// growth (indicator 3), or any figure of a sample drawn in strata and clusters.
//
// # What it decides
//
// A [Design] says which units were drawn from which strata, directly or through
// clusters, in one stage or two, and who answered. From it come totals, means,
// proportions, ratios (combined and separate), growth between two years on the same
// units and the gap between two growths, of everyone or of a domain, each as a
// [zhuanhua.SurveyReading]. Growth is the ratio of the two estimated totals less one,
// never the mean of the units' rates; units that are new (base 0) or closed (0 now)
// are in both totals. [Design.Jointly] and [Design.By] estimate several things with
// their covariances, [Joint.Contrast] compares them.
//
// The weight of a unit is the product of N/n over the stages, or given. Where nothing
// else is said, those who were drawn and did not answer are taken to be like those of
// their cluster or stratum who did. [Design.AdjustNonresponse] makes good for them in
// classes that need not be strata, [Design.PostStratify] and [Design.Calibrate] make
// weights meet what is known of the population; each returns a new design. A
// [Panel] are two samples that share a part of their units.
//
// Those who know the survey package of R: svydesign is [New], svytotal, svymean,
// svyratio are [Design.Total], [Design.Mean], [Design.Ratio], svyby [Design.By],
// svycontrast [Joint.Contrast], subset a [Domain], postStratify and calibrate are named
// so, deff is [Design.DesignEffectOf], the option survey.lonely.psu is
// Options.Lonely, na.rm = TRUE the domain [Known], influence functions are
// [Design.Influences].
//
// Standard errors come from one formula. Every estimator is made linear, u one
// number a unit, 0 outside the domain, z = w·u, and
//
//	V = Σ_h [ (1 − n_h/N_h) · n_h/(n_h − 1) · Σ_i (z_hi − z̄_h)² + n_h/N_h · Σ_i V_hi ]
//
// over the strata h with n_h primary units of N_h, z_hi the sum of z in a primary
// unit, and V_hi the first term once more for the units drawn in it, m of M. Weights
// without sizes leave out n_h/N_h: the factor is 1 and the second stage is in the
// first. What was drawn in full adds nothing. The degrees of freedom are primary
// units with a respondent less strata, of the whole survey even for a domain.
//
//	estimate                          u, with i = 1 in the domain
//	total                             i·y
//	mean, proportion                  i·(y − ȳ)/N̂
//	ratio, growth                     i·(y − R·x)/X̂
//	difference, contrast              the same combination of their u
//	post-stratified, calibrated       g·e, e the residual of u on classes or auxiliaries
//	rates in classes, φ = 1/f         ȳ_c + r·f·(u − ȳ_c) over everyone drawn
//
// The last two lines turn the u of the weights after an adjustment into that of the
// weights before it, so that adjustments follow each other. A response adds its own
// variance, Σ w·f·(f − 1)·(u − ȳ_c)² over who answered ([ReverseFramework], Shao and Steel
// 1999), or is a second phase of the draw ([TwoPhase]). Weights are calibrated by
// Newton's method to 10⁻¹² of each total, or there is an error. [PrecisionOf] says
// whether an estimate is fit to be published by its coefficient of variation.
//
// Before a survey, a [SizePlan] says how many answers a mean, total or proportion
// needs, and an [Allocator] divides a sample among strata: equally, in proportion, by
// Neyman's rule, by power or by cost, in whole units that add up exactly and keep every
// bound. Neyman's whole numbers are the optimum for a size; for a [Budget] in yuan, or
// for the least cost of a variance, [Allocator.BestForBudget] and
// [Allocator.CheapestForVariance] give it. Where figures that were reported are
// spot-checked, an [AttributeAudit] bounds the records in error and a [MonetaryAudit]
// the amount overstated, and each judges whether the reported figure can stand, as an
// [zhuanhua.AuditOpinion] with its reasons.
//
// # What it trusts
//
// That units were drawn at random within their strata, that the sizes of the strata
// are those of the population, that silence has nothing to do with the figures but
// through the stratum, the cluster or the class, that known totals are those of the
// population and of the same notion as the answers. Whether an enterprise is
// benefited is not looked at.
//
// # Exactness
//
// Sums are exact and rounded once, so that the order of the rows does not change a
// bit of a result and amounts of 10¹¹ keep their digits; a variance is that of
// deviations from the mean. No NaN and no infinity enters or leaves: a number that
// cannot be had is absent, with its reason, or an error. Nothing is random here.
// Every platform computes the same bits up to the standard error; an interval's
// quantile and logarithm, and what was raked, may differ in the last digit. Ties between
// strata are decided by exact numbers, then by their order.
//
// The distributions are gonum's where it keeps its digits: its incomplete beta function
// is off by 10⁻⁷ at a million trials, and is computed here instead, as is the
// hypergeometric distribution; both are held against sums of whole numbers.
//
// # Errors
//
// An [Error] wraps one of the Err values of this package and names the stratum and
// unit, or the class or auxiliary in the place of the stratum. With [GapsRefused],
// the default, a survey that cannot give a number (nobody answered in a stratum, one
// respondent in a stratum that is not a census, an empty domain, a denominator of
// zero) is an error; with [GapsTold] exactly the numbers concerned are absent with
// their reason:
//
//	nobody answered, in all or in a stratum   everything
//	a lonely respondent or cluster            every standard error and interval
//	a variance estimated below 0              its error and interval ([TwoPhase], [Panel])
//	the base or denominator is 0              growth or ratio, its error and interval
//	no more respondents than strata           the interval (never an error)
//
// An audit's verdict that turns on a tolerable error which nobody gave is an
// [UnsetError]. Faults of the input are errors always. No method changes a Design, so
// several goroutines may use one as long as nobody alters its rows.
//
// # Drawing
//
// [Draw] takes a [DrawPlan] and a frame, which may be a stream, and returns the units
// with their tickets, their inclusion probabilities and a reserve. A ticket is the
// first 53 bits of the SHA-256 of
//
//	seed|round|stratum|id
//
// so that anybody with the plan and the frame gets the same sample, in any order of
// the rows, on any machine, with any tool that hashes; a round draws afresh. With
// u the ticket over 2⁵³, x the size of a unit and π its inclusion probability:
//
//	method               drawn                                              of the frame in memory
//	simple               the n smallest u                                   sample and reserve
//	Poisson              u < π                                              sample and reserve
//	sequential Poisson   the n smallest u/π                                 sample and reserve
//	Pareto               the n smallest [u/(1−u)]/[π/(1−π)]                 sample and reserve
//	systematic           every N/n-th of the list                           all
//	systematic PPS       every whole number along the list's Σπ             all
//	monetary unit        every J-th yuan of the list, all items from J on   all
//	Sampford             one unit after the other, by exact probabilities   all, and n·√N numbers
//
// A list is in the order that the units give, then in that of their tickets; its
// random start is the ticket of the empty id. Stratified is each of them, with
// several strata. π is n·x/Σx, those above 1 set to 1 ([InclusionProbabilities]). The
// reserve follows in the order of the ranks; [Drawn.InForce] is the sample once units
// were lost. A [Checker] draws again and says of a claimed sample that it is the one,
// or what exactly differs. A host with random numbers of its own has
// [PermanentNumbers].
//
// An [Unequal] is a sample with unequal probabilities and what it says: totals
// (Horvitz and Thompson's), means and totals by the known size (Hájek's), ratios and
// growth. Certain units are taken out before a variance is computed. Draws along a
// list have pairs that never come together and no unbiased variance: readings of
// them carry a [VarianceCaution].
//
// # What the text leaves open
//
// The annex asks for "抽样调查" and says neither design nor formula.
//
//	clause    what we read                                     the alternative
//	CZ23-A3c  growth on the same sampled enterprises           none: two surveys ignore what they share
//	CZ23-A3c  non-response is made good within the stratum     AdjustNonresponse, in other classes
//	CZ23-A3c  closed firms are zeros of the total, in no mean  Domain, or the status Responded with 0
//	CZ23-A3c  firms never reached are in scope as others are   Nonresponse.Status
//	CZ23-A3c  a stratum with one respondent has no error       Options.Lonely
//	CZ23-A3c  response rates are taken by weights              Nonresponse.Rates
//	CZ23-A3c  confidence 95 %, Student's t                     Options.Confidence, Options.Interval
//	CP24-6.3  spot checks are drawn by public tickets          any method of DrawPlan; sizes and strata are the host's
//	CP24-6.3  a lost unit gives way to the next of the reserve no Reserve in the plan
//	CP24-6.3  the tolerable error has no default               none: it is the host's
//	CP24-6.3  an error rate is refuted by the errors found     a stricter reader refuses a figure
//	          or the lower limit, not by the likely error      that is undetermined
//	CP24-6.3  understatements set off nothing                  none
//	CP24-6.3  an item drawn and not checked is an error        MonetaryAudit.Unchecked
package sample
