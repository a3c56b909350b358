// Package sampledata holds the sample province that the example programs show
// when they are run without a folder of data.
//
// The sample is an invented export of Shaanxi (610000) in the CSV files that the
// example programs read: parties, enterprises, patents, transfers, payments,
// pledges, products, measures, coverage and surveys (survey.csv is that of 2022),
// recorded from October 2019 to March 2024, so that 2020 serves as base year and
// 2021 to 2023 are whole; and in figures.csv what no record holds and a province
// counts itself, one figure left out to show what then waits for it.
//
// Every institution, enterprise and person in it is invented, and so is every
// figure. The names say so (示例, 样例, 范例, 虚构, 假想, 例设, 拟设; elsewhere a
// province's letter and 例); no credit code can belong to a real body, since its
// seventeenth character is one that no organisation code ends with; patents
// have serial numbers from the top of the range, which the office never gave
// out. Only the codes of provinces and cities are those of GB/T 2260.
//
// # What it shows
//
// The yearly figures lie about Shaanxi's goals for 2021 to 2023: some are met,
// some are missed narrowly. Seen on 31 March 2023, the year 2022 has a record
// for every reason to reject and for every missing input of the report, and
// besides:
//
//   - near misses: transfers with money on them that fail one condition only;
//   - contracts not on file, payments without proof, payments that exceed the
//     contract or fall into a later year, open licences free of charge;
//   - filings annulled before and after the statistics day, pledges annulled and
//     pledges de-registered, a product withdrawn, patents in two records of a year;
//   - enterprises whose class another authority set, or whose size a single
//     figure settles, or nothing; measures outside the plan or far from it;
//   - patents that lapsed, expired or were never granted, some that are in no
//     list, old eight-digit numbers, numbers in all their spellings.
//
// For screenings a few transfers look suspicious only side by side: two round
// trips within a year, one through three hands; a patent handed on four times in
// five months; a firm that buys 66 patents in December and makes nothing of
// them; assignments at one yuan a patent; sales within one holding; one patent
// licensed exclusively to two.
//
// The files are written by package invent, which programs do not need; a test
// holds the two together. To change the sample, change invent and run go generate.
package sampledata

import (
	"embed"
	"io/fs"
)

//go:generate go run ./gen

//go:embed province/*.csv
var files embed.FS

// Province returns the folder of the sample province: its CSV files, by their
// base names.
func Province() fs.FS {
	dir, err := fs.Sub(files, "province")
	if err != nil {
		panic(err) // the name is a constant, and valid
	}
	return dir
}
