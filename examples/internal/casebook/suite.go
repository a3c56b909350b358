package casebook

import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// Suite is the checks of one kind of record, side by side.
type Suite struct {
	Name  string // of its file
	Table *zhuanhua.Table
}

// Suites returns every check that the library ships.
func Suites() ([]Suite, error) {
	b := &binder{}
	b.records()
	b.actionPlan()
	b.pool()
	b.awards()
	b.provinces()
	return b.suites, b.err
}

// binder collects suites until something is at fault.
type binder struct {
	suites []Suite
	err    error
}

func (b *binder) add(name string, table *zhuanhua.Table, err error) {
	if b.err == nil {
		b.suites, b.err = append(b.suites, Suite{name, table}), err
	}
}

func (b *binder) compile(name string, form zhuanhua.Form, checks ...zhuanhua.Check) {
	table, err := zhuanhua.Compile(form, checks...)
	b.add(name, table, err)
}

// records are the checks of records by the central plan and by the provinces' own.
func (b *binder) records() {
	plan, shandong, shaanxi := eligibility.SpecialPlan(), eligibility.Shandong(), eligibility.Shaanxi()
	b.compile("transfers", eligibility.TransferForm(), plan.Received(), plan.Supplied())
	b.compile("transfers-shandong", eligibility.TransferForm(), shandong.Received(), shandong.Supplied())
	b.compile("transfers-shaanxi", eligibility.TransferForm(), shaanxi.Received(), shaanxi.Outflow(), shaanxi.Output())
	b.compile("pledges", eligibility.PledgeForm(), plan.Pledged())
	b.compile("payments", eligibility.PaymentForm(), plan.Paid(), plan.Earned())
	b.compile("coverages", eligibility.CoverageForm(), plan.Covered())
	b.compile("products", eligibility.ProductForm(), plan.Filed(), plan.ShowsImplementation())
	b.compile("plans", eligibility.PlanForm(), eligibility.SpecialPlanPlans().Check())
	b.compile("defence-patents", eligibility.DefenceForm(), shaanxi.Declassified())
}

func (b *binder) actionPlan() {
	b.compile("open-licences", eligibility.OpenLicenceForm(), eligibility.OpenLicenceCheck())
	b.compile("funded-patents", eligibility.DormantForm(), eligibility.ActionPlanDormant().Check())
	b.compile("stock", eligibility.StockForm(), eligibility.ActionPlanStock().Checks()...)
	b.compile("policies", awards.PolicyForm(), awards.ActionPlanLint().Checks()...)
}

func (b *binder) pool() {
	rules := eligibility.GrowthPlan()
	rules.Standard = eligibility.PublicStandard
	b.compile("pool-applications", eligibility.PoolApplicationForm(), rules.AdmissionCheck())
	b.compile("pool-progress", eligibility.PoolProgressForm(), rules.GraduationCheck())
	b.compile("pool-reviews", eligibility.PoolReviewForm(), rules.StayCheck())
	b.compile("pool-provinces", eligibility.PoolProvinceForm(), rules.LineCheck())
	b.compile("pool-years", eligibility.PoolYearForm(), rules.MonitoringCheck())
}

func (b *binder) awards() {
	cycle, err := awards.SpecialPlan().Cycle()
	if err != nil {
		b.add("", nil, err)
		return
	}
	b.add("award-candidates", cycle.Table(), nil)
	var claims []zhuanhua.Check
	for _, rule := range awards.Shandong().Rules() {
		claims = append(claims, rule.Check())
	}
	b.compile("support-claims", awards.ClaimForm(), claims...)
}

func (b *binder) provinces() {
	shandong, shaanxi := awards.Shandong(), awards.Shaanxi()
	b.compile("pledge-applicants", awards.PledgeApplicantForm(), shandong.PledgeLibrary())
	b.compile("sharings", awards.SharingForm(), shandong.Sharing())
	b.compile("city-levels", awards.CityLevelForm(), shandong.AboveAverage())
	b.compile("work-plans", awards.WorkPlanForm(), shaanxi.WorkPlan())
	b.compile("budgets", awards.BudgetForm(), shaanxi.Money())
	b.compile("conduct", awards.ConductForm(), awards.ConductCheck())
	for class := awards.SuppliersClass; class <= awards.MattersClass; class++ {
		b.compile("nominees-"+class.String(), awards.NomineeForm(class), shaanxi.Check(class))
	}
}
