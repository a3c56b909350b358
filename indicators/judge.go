package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// Judge judges records, free of scope. The judge of package eligibility is one; a
// host may put its own in.
type Judge interface {
	// Fingerprint identifies rules and checks: tallies of judges with different
	// fingerprints do not merge.
	Fingerprint() [32]byte
	// Counting and Cumulation say how patents and years add up.
	Counting() zhuanhua.Counting
	Cumulation() zhuanhua.Cumulation
	// Readings returns the parameters that no document states: readings of an open
	// text, unverified facts, the host's own.
	Readings() []zhuanhua.Param
	// Notes returns what to know about decisions of a day.
	Notes(decision zhuanhua.Day) []zhuanhua.Note
	// Transfers and the like return the tables by which records are judged.
	Transfers() *zhuanhua.Table
	Pledges() *zhuanhua.Table
	Coverages() *zhuanhua.Table
	Products() *zhuanhua.Table
	// JudgeTransfer and the like judge a record into a value whose slices they may
	// reuse; bad input is an error.
	JudgeTransfer(*zhuanhua.Transfer, *zhuanhua.Judged) error
	JudgePledge(*zhuanhua.Pledge, *zhuanhua.Judged) error
	JudgeCoverage(*zhuanhua.Coverage, *zhuanhua.Judged) error
	JudgeProduct(*zhuanhua.Product, *zhuanhua.Judged) error
}

// RuledJudge is a judge that knows the rules by which it judges: of what another judges
// otherwise it can be said which parameters are responsible. The judge of package
// eligibility is one.
type RuledJudge interface {
	Judge
	// Between returns the parameters and checks in which a later judge differs, in order,
	// and what makes a [Judge] that has the later one's of these where carried says so.
	// It returns false of a judge of another kind. (The package of a judge need not know
	// this one.)
	Between(later any) (altered []zhuanhua.Alteration, mixed func(carried func(n int) bool) (any, error), known bool)
}

// FigureJudge is a judge that knows which readings each figure turns on, by their keys.
// The judge of package eligibility is one.
type FigureJudge interface {
	Judge
	ReadingsOf(figure string) []string
}
