package invent

// season is what one stretch of time brings besides the cases placed by hand.
// The figures are set so that some of Shaanxi's goals for 2021 to 2023 are
// met and some narrowly missed.
type season struct {
	from, to day
	// Transfers that count for indicator 1: records, patents in them, the sum
	// of their contracts in 万元, and how many enterprises take part.
	deals, patents, contracts, active int
	// What universities and institutes of the province give to others.
	outflow, outPatents, outContracts int
	// Pledge registrations: projects, patents, and their sum in 万元.
	pledges, pledged, loans int
}

var seasons = []season{
	{from: "2019-10-08", to: "2019-12-31", deals: 8, patents: 110, contracts: 3400, active: 30,
		outflow: 3, outPatents: 80, outContracts: 2100, pledges: 4, pledged: 60, loans: 31000},
	{from: "2020-01-03", to: "2020-12-31", deals: 58, patents: 948, contracts: 20150, active: 44,
		outflow: 22, outPatents: 850, outContracts: 12900, pledges: 36, pledged: 716, loans: 381000},
	{from: "2021-01-05", to: "2021-12-31", deals: 71, patents: 1191, contracts: 26400, active: 54,
		outflow: 30, outPatents: 1136, outContracts: 19300, pledges: 40, pledged: 868, loans: 463000},
	{from: "2022-01-04", to: "2022-12-30", deals: 82, patents: 1359, contracts: 33100, active: 65,
		outflow: 45, outPatents: 1775, outContracts: 26100, pledges: 44, pledged: 1076, loans: 540000},
	{from: "2023-01-03", to: "2023-12-29", deals: 104, patents: 1810, contracts: 45200, active: 84,
		outflow: 67, outPatents: 2765, outContracts: 34900, pledges: 54, pledged: 1316, loans: 663000},
	{from: "2024-01-02", to: "2024-03-26", deals: 9, patents: 120, contracts: 3100, active: 90,
		outflow: 4, outPatents: 110, outContracts: 1500, pledges: 5, pledged: 90, loans: 52000},
}
