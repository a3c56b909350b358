// Package awards decides which provinces get money under the central special plan
// (财办建〔2021〕23号), by terms that are plain values: change a field in a copy of
// [SpecialPlan] and decide the same cycle again to see what a draft does.
//
// # What it decides
//
// For each province and year of the programme ([Cycle.Decide]): in the first year
// who gets start-up money; in the second, which start-up province gets the rest and
// which gives its money back, and who of the others is awarded; in later years who
// is awarded; in each, from whom money is recovered. A province in a year is a
// [Candidate], one more kind of record on the root's mechanism: its criteria are
// rows of data, and the verdict, the reasons, what is missing and the decision
// record are readings of one table. What the cycle does then is another table
// ([Transitions]). Ranking, ledger and scoring are ordinary code beside them:
//
//   - [Rank]: competition ranks, a quota, ties across its line;
//   - [Scheme]: how an evaluation is scored, as data, with one illustrative scheme
//     ([IllustrativeScheme]);
//   - [Fold] and [Settle]: the ledger of a province's money;
//   - [Apportion]: a budget divided by scores;
//   - [OverallOf]: the overall evaluation, which moves no money;
//   - [EffectOf]: which decisions a change of terms or scheme flips, what it moves and
//     through which parameter; at which quota, pass mark, score, deduction or weight a
//     decision turns ([Terms.QuotaBreaks] and its like, [Regime.WeightBreaks]);
//   - [Use]: what award money may be spent on, an open list;
//   - [Linter]: a scheme, subsidy or assessment held against the action plan's ban on
//     rewarding patent numbers (国办发〔2023〕37号), breaches and advice apart.
//
// For the provinces' plans of 2021 ([Shandong], [Shaanxi]), again by terms that are
// plain values:
//
//   - [Support]: claims for a percentage of a cost or a sum, with caps and a pool that
//     is paid pro rata when it is short; any host's rule is a [SupportRule];
//   - [ShandongJudge]: the pledge library, sharing of patents, the three cities;
//   - [ShaanxiJudge]: cities' work plans and conduct, the yearly money, who may be
//     awarded in each class;
//   - [BreakDown], [AddUp]: a yearly row and its parts; [ProvinceFigures.Bulletin]: an
//     indicator by city; [Prevailing]: CNIPA's figure and the host's own.
//
// Each [Decision] says what would have changed it: the points to the line, the
// waiver, the filing.
//
// Scores that rest on a survey err. [Chances] and [Scheme.Chances] say with which
// probability a place lies within the quota, by draws that a seed fixes and by bounds that
// need none; [Cycle.DecideSampled] notes the decisions that the errors could overturn.
// [Margins] and [Scheme.WeightMargins] say by how much a score or a weight may change
// before a province crosses the line.
//
// # What it trusts
//
// That the plans were judged (package eligibility does); that the list of
// evaluations is complete, so that a province without one was not evaluated; that
// findings are confirmed by the host and nobody else; that payments in a ledger were
// made. A suspicion costs nothing.
//
// # Exactness
//
// Money is fen, points are millionths of a point ([zhuanhua.Points]); both are
// whole numbers, bounded before any arithmetic. A scheme computes with exact
// fractions and rounds once, half up, at the end. A budget's parts add up to it.
// The order of the input never matters, nor does anything but the input.
//
// # Errors
//
// Bad input is an [zhuanhua.InputError]; it may wrap [ErrOutsideProgramme]. Terms
// that cannot be worked with are a [TermsError], a scheme a [SchemeError], an
// apportionment an [ApportionError], a rule of support a [SupportRuleError], an entry
// that cannot be booked a [LedgerError].
// A number that the documents demand without stating it (quotas, pass mark, weights
// of years, what is "many", "solid" or "top") has no default: a decision that turns on
// it is an [UnsetError] that names the clause; where no number could change the answer,
// none is asked for. A start-up province
// without an evaluation in the second year is a [NotEvaluatedError]. A missing score
// or scope is no error: the decision is [Undetermined], with what would decide it,
// and so is every other decision that it could change; [MissingInput] says whose
// input of which year is missing, its own or a rival's. A definite decision stays as
// it is, whatever the missing inputs turn out to be. The converse has a limit: a
// province whose earlier decision is undetermined carries over an unknown standing, so
// that its later decisions stay undetermined where they turn on it, even if every way
// in which the earlier one can come out leads to the same.
//
// Where a quota, a pass mark or an evaluation of a later year is what stops
// [Cycle.Decide], the years before stand in the result beside the error;
// [Cycle.DecideUntil] asks for nothing of later years at all.
//
// # What the text leaves open
//
// Readings that name an alternative are fields of [Terms]:
//
//	clause      what we read                                          field            the alternative
//	CZ23-3.2    a plan filed late is noted, not barred                LateBars         it is barred
//	CZ23-3.2    on file at both by 30 June competes that year         CompeteBy        any day of the year
//	CZ23-2.2.3b a top-up counts as award money received               TopupCounts      it does not
//	CZ23-2.2.3b "in principle": the rest year, unless waived          RestYear         no rest year
//	CZ23-4.4c   a severe finding costs its year, later ones are open  SevereBarsLater  they are barred
//
// and of [LintRules], whose shares of weight have no default:
//
//	GB37-3.6a   applications, grants and holdings are numbers         Numbers          any set
//	GB37-3.6a   what is transferred, licensed, earned or implemented
//	            is conversion benefit                                 Conversion       any set
//
// Readings without an alternative:
//
//	CZ23-2.2.3b start-up money alone and a claw-back are no award money received
//	CZ23-A3c    errors of different provinces and figures are independent where they are
//	            drawn; each year's decision is weighed with those before it as they stand
//	CZ23-2.2.3b a waiver given with its reason lifts the rest year and stands in the decision
//	CZ23-3.2    filed at one of the two departments is not filed
//	CZ23-3.3    the evaluation of a year covers the year before
//	CZ23-3.3a   the scope of support is asked for in the first year too
//	CZ23-3.3b   plan, filing and scope play no part in a start-up province's second decision;
//	            no more is clawed back than was given
//	CZ23-3.3c   a start-up province does not compete for the second year's award
//	CZ23-4.4a   points are taken off the score of the finding's year, which may become negative
//	CZ23-4.4b   a severe finding takes the money of its year; its points are ignored
//	CZ23-4.4c   and the whole balance is recovered, by the claw-back where there is one
//	GB37-3.5    state equity is assessed as a whole only by year, by type and by stage
//	GB37-3.6    a policy issued before the action plan is held to it from its issue on,
//	            and noted
//	GB37-3.6a   shares are of the whole weight, and a share is reached when it is equal;
//	            a condition without points has the weight that the host gives it; a
//	            scheme's penalty on numbers weighs the most points that it takes
//	SD21-2.1    a centre gets what the province grants it, up to the cap over all years
//	SD21-2.6    the pledge library takes SMEs of the province
//	SD21-2.7    a provincial SOE is one of Shandong; a sharing is listed and names its fee
//	SD21-2.14   the provincial average is that of all cities, each counted once
//	SD21-2.19   of interest paid, the lender's loss of principal, the premium paid; no cap;
//	            a part of a fen is cut off
//	SD21-2.20   each prize is matched, several awards for one patent each; one award of a
//	            year can be won by a patent once
//	SX21-4.1    a plan not filed is late once its day has passed, not before
//	SX21-4.3    nothing, and no rise, is never "many" or "up"; who fails another
//	            condition takes no place at the top
//	SX21-4.3.2  an SME with patents from institutions and SOEs is one of institutions too
//	SX21-4.4    until CNIPA publishes, the host's own figure stands in, with a note
//
// Our own method: competition ranks (1, 2, 2, 4); ties are broken only by criteria
// that the host names ([Input]); who is tied across the quota line gets nothing
// until the host decides, and the places stay open; what is not yet paid is
// cancelled before anything is recovered; a cap of several claims of one recipient, and
// a pool that is short, are divided in proportion, in fen, by the largest remainder.
package awards
