package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// shandong is what the goals have in common: they are to be reached by 2023.
//
// Clause: SD21-1.2
var shandong = plan{from: zhuanhua.MustDay("2021-04-19"), to: zhuanhua.MustDay("2024-01-01"), base: 2020, first: 2021, last: 2023}

// ShandongTargets returns the goals and the dated tasks of Shandong's plan of 2021.
// 超过20% is more than 20 %, 达到20% at least 20 %. The size of 显著增长 is unset; 稳定提升
// and 稳定增加 are any rise (reading). Tasks without a day are due at the end of 2023
// (reading), growth is from base 2020 (reading), and the three cities are above the
// average where the lowest of their indicators is.
//
// Clause: SD21-1.2, SD21-1.2.2, SD21-1.2.4, SD21-2.1, SD21-2.2, SD21-2.3, SD21-2.4, SD21-2.9, SD21-2.11, SD21-2.14, SD21-2.15, SD21-2.16, SD21-3.4
func ShandongTargets() TargetTable {
	rows := append(shandongGoals(), shandongTasks()...)
	return TargetTable{zhuanhua.SD21, zhuanhua.Text{Zh: "山东省方案目标", En: "targets of Shandong's plan"}, rows}
}

func shandongGoals() []Target {
	p := shandong
	stated, reading, unset := zhuanhua.Stated, zhuanhua.Reading, zhuanhua.Unset
	library := func(key, zh, en string, clause zhuanhua.ClauseID, n int64) Target {
		return p.row(key, clause, stated, stockOf(key, zhuanhua.UnitItem, zh, en), YearLevel, AtLeast, n)
	}
	return []Target{
		library("libraries", "专利运营库、需求库、质押项目库", "libraries of patents, demands and pledge projects", "SD21-1.2.2", 3),
		library("platforms", "公共服务、推广运用平台", "platforms of public service and promotion", "SD21-1.2.2", 2),
		library("operation-system", "一体化专利运营体系", "operation system of patents", "SD21-1.2.2", 1),
		p.row("received-patents-growth", "SD21-1.2.4", stated, receivedPatents, AverageRate, MoreThan, 20),
		p.row("received-contract-growth", "SD21-1.2.4", stated, receivedDeals, AverageRate, MoreThan, 20),
		p.row("received-paid-growth", "SD21-1.2.4", stated, receivedMoney, AverageRate, MoreThan, 20),
		p.row("supplied-patents-rise", "SD21-1.2.4", unset, suppliedPatents, Direction, RisingMarkedly),
		p.row("supplied-contract-rise", "SD21-1.2.4", unset, suppliedDeals, Direction, RisingMarkedly),
		p.row("supplied-paid-rise", "SD21-1.2.4", unset, suppliedMoney, Direction, RisingMarkedly),
		p.row("benefited-enterprises-rise", "SD21-1.2.4", reading, benefitedFirms, Direction, Rising),
		p.row("benefited-revenue-rise", "SD21-1.2.4", reading, benefitedSales, Direction, Rising),
		p.row("benefited-jobs-rise", "SD21-1.2.4", reading, benefitedJobs, Direction, Rising),
		p.row("product-filings-rise", "SD21-1.2.4", reading, productFilings, Direction, Rising),
		p.row("pledge-amount-growth", "SD21-1.2.4", stated, pledgeAmount, AverageRate, AtLeast, 20),
		p.row("pledge-projects-growth", "SD21-1.2.4", stated, pledgeProjects, AverageRate, AtLeast, 20),
		p.row("pledge-amount-2023", "SD21-1.2.4", stated, pledgeAmount, YearLevel, AtLeast, 200),
	}
}

func shandongTasks() []Target {
	p := shandong
	stated, reading := zhuanhua.Stated, zhuanhua.Reading
	firm := func(key, zh, en string, clause zhuanhua.ClauseID, status zhuanhua.Status, n int64) Target {
		return p.row(key, clause, status, stockOf(key, zhuanhua.UnitEnterprise, zh, en), YearLevel, AtLeast, n)
	}
	library := p.row("library-patents", "SD21-2.4", stated, stockOf("library-patents", zhuanhua.UnitPatent,
		"高校院所高价值专利运营库入库专利", "patents in the library of universities and institutes"), YearLevel, AtLeast)
	start, end := library.in(2021), library.in(2023)
	start.Value, end.Value = zhuanhua.Value(WholeQuantity(40000)), zhuanhua.Value(WholeQuantity(60000))
	rows := []Target{
		firm("high-value-centres", "高价值专利培育中心", "high-value patent centres", "SD21-2.1", stated, 300),
		firm("standardised-enterprises", "知识产权标准化管理企业", "enterprises with standardised IP management", "SD21-2.2", stated, 3000),
		firm("demonstration-enterprises", "省级知识产权示范企业", "provincial IP demonstration enterprises", "SD21-2.2", stated, 1500),
		p.row("prefiling-assessment", "SD21-2.3", stated, coverageOf("prefiling-assessment", zhuanhua.Stock,
			"建立专利申请前评估制度的省属高校院所比例", "provincial universities and institutes with pre-filing assessment"), Share, FullCoverage),
		start, end,
		p.row("roadshows", "SD21-2.9", stated, flowOf("roadshows", zhuanhua.UnitEvent, "技术路演对接活动", "roadshow and matching events"),
			CumulativeLevel, AtLeast, 30),
		p.row("cities-above-average", "SD21-2.14", reading, flowOf("least-city-over-average", zhuanhua.UnitPercent,
			"济南、青岛、烟台各项转移转化指标与全省平均之比的最低值", "lowest of Jinan's, Qingdao's and Yantai's transfer indicators over the provincial average"), Share, MoreThan, 100),
		firm("training-bases", "知识产权人才培养基地", "training bases", "SD21-2.15", reading, 6),
		p.row("regulation-submitted", "SD21-2.16", stated, stockOf("regulation-submitted", zhuanhua.UnitItem,
			"《山东省知识产权促进条例》修订提交省人大审议", "revised regulation submitted to the provincial congress"), YearLevel, AtLeast, 1).inYear(2021),
		p.row("overall-evaluation", "SD21-3.4", stated, flowOf("overall-evaluation", zhuanhua.UnitEvent,
			"实施情况和效果评价", "overall evaluation"), YearLevel, AtLeast, 1),
	}
	navigation := p.row("navigation-projects", "SD21-2.11", stated, flowOf("navigation-projects", zhuanhua.UnitProject,
		"全省产业专利导航项目", "provincial navigation projects"), YearLevel, AtLeast)
	evaluation := p.row("yearly-evaluation", "SD21-3.4", stated, flowOf("yearly-evaluation", zhuanhua.UnitEvent,
		"执行情况评价和通报", "evaluation and bulletin"), YearLevel, AtLeast)
	rows = append(rows, p.each(navigation, 2)...)
	return append(rows, p.each(evaluation, 1)...)
}
