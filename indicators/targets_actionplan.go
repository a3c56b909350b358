package indicators

import "github.com/zhuanhua-rules/zhuanhua"

var actionPlan = plan{from: zhuanhua.MustDay("2023-10-17"), to: zhuanhua.MustDay("2026-01-01"), base: 2022, first: 2023, last: 2025}

// ActionPlanTargets returns what the action plan 国办发〔2023〕37号 wants to have reached
// by 2025 and the days before it. The size of 明显提高 is unset. The figures of 2025 are
// the annual ones, base 2022 (readings); "a chain a month" is one roadshow in every
// month of each year, in 2023 in those that were left.
//
// Clause: GB37-1, GB37-2.1, GB37-2.2, GB37-2.4, GB37-4.8, GB37-4.10, GB37-5.12
func ActionPlanTargets() TargetTable {
	p := actionPlan
	stated, reading := zhuanhua.Stated, zhuanhua.Reading
	strive := p.row("stock-screened", "GB37-2.1", reading, coverageOf("unconverted-patents-screened", zhuanhua.Stock,
		"高校和科研机构未转化有效专利盘点覆盖率", "unconverted valid patents of universities and institutes that were screened"), Share, FullCoverage)
	strive.Aspirational = true
	sharing := p.row("registration-data-shared", "GB37-4.8", stated, stockOf("registration-data-sharing", zhuanhua.UnitItem,
		"技术合同登记与专利转让许可登记备案信息共享", "data shared between contract registration and transfer or licence filing"), YearLevel, AtLeast, 1)
	projects := flowOf("industrialisation-projects", zhuanhua.UnitProject, "专利产业化项目数", "patent industrialisation projects")
	wider := p.row("projects-wider", "GB37-5.12", reading, projects, Direction, Rising)
	wider.Base, wider.First = 2023, 2024
	rows := []Target{
		p.row("industrialisation-rate", "GB37-1", zhuanhua.Unset, coverageOf("industrialisation-rate", zhuanhua.Flow,
			"高校和科研机构专利产业化率", "industrialisation rate of universities and institutes"), Direction, RisingMarkedly),
		p.row("contracts", "GB37-1", stated, flowOf("patent-contract-amount", zhuanhua.UnitYiYuan,
			"全国涉及专利的技术合同成交额", "technology contracts that involve patents"), YearLevel, AtLeast, 8000),
		p.row("product-output", "GB37-1", stated, flowOf("certified-product-output", zhuanhua.UnitYiYuan,
			"备案认定的专利密集型产品产值", "output of filed and certified patent-intensive products"), YearLevel, MoreThan, 10000),
		strive,
		p.row("product-filing-coverage", "GB37-2.4", reading, coverageOf("product-filing-coverage", zhuanhua.Stock,
			"高新技术、专精特新、科技型企业专利产品备案覆盖率", "enterprises of the classes that filed their products"), Share, FullCoverage),
		sharing.inYear(2024),
		p.row("demonstration-zones", "GB37-4.10", stated, stockOf("demonstration-zones", zhuanhua.UnitItem,
			"国家知识产权服务业集聚发展示范区", "national demonstration zones of IP services"), YearLevel, AtLeast, 20),
		p.row("projects-started", "GB37-5.12", stated, projects, YearLevel, AtLeast, 1).inYear(2023),
		wider,
	}
	monthly := p.row("monthly-roadshow", "GB37-2.2", reading, coverageOf("months-with-roadshow", zhuanhua.Flow,
		"举办投融资路演的月份比例", "months with a financing roadshow"), Share, FullCoverage)
	rows = append(rows, p.each(monthly)...)
	return TargetTable{zhuanhua.GB37, zhuanhua.Text{Zh: "行动方案目标", En: "targets of the action plan"}, rows}
}
