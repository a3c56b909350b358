package invent

import "strconv"

// figure is a line of figures.csv: what the province counts itself, or why it does not.
type figure struct {
	year                 int
	metric, number, unit string
	source, sourceEn     string
}

// figures of the plan's time. The implementation rate of all patents of the enterprises
// concerned is left out on purpose, to show a target that waits for its figure.
var figures = []figure{
	{2021, "platforms-and-agencies", "5", "enterprise", "年末名录（虚构）", "list at the year's end (invented)"},
	{2022, "platforms-and-agencies", "8", "enterprise", "年末名录（虚构）", "list at the year's end (invented)"},
	{2023, "platforms-and-agencies", "11", "enterprise", "年末名录（虚构）", "list at the year's end (invented)"},
	{2021, "provincial-money", "1000", "wan_yuan", "当年预算下达数（虚构）", "money allotted in the year's budget (invented)"},
	{2022, "provincial-money", "1150", "wan_yuan", "当年预算下达数（虚构）", "money allotted in the year's budget (invented)"},
	{2023, "provincial-money", "986.5", "wan_yuan", "当年预算下达数（虚构）", "money allotted in the year's budget (invented)"},
	{2023, "implementation-rate-concerned", "", "percent",
		"相关企业全部有效专利的实施情况尚未汇总，待补（虚构）", "whether all patents of these enterprises are worked was not yet gathered (invented)"},
}

func figureTable() []byte {
	var rows [][]string
	for _, f := range figures {
		rows = append(rows, []string{strconv.Itoa(f.year), f.metric, f.number, f.unit, f.source, f.sourceEn})
	}
	return table("year,metric,number,unit,source,source_en", rows)
}
