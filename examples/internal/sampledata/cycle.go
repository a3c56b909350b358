package sampledata

import (
	"embed"
	"io/fs"
)

//go:embed cycle/*.csv cycle/cycle.json
var cycleFiles embed.FS

// Cycle returns the folder of the sample award cycle: the 31 provinces over 2021 to
// 2023. Every score, day of filing, finding and waiver in it is invented and says
// nothing of the province that bears the name. It has every action and every reason:
// plans that are incomplete, filed late or nowhere, provinces not evaluated or out of
// scope, a top-up lost by points and one by a finding, a suspicion that costs
// nothing, a recovery, two waivers, a tie across the line of 2023.
func Cycle() fs.FS {
	dir, err := fs.Sub(cycleFiles, "cycle")
	if err != nil {
		panic(err) // the name is a constant, and valid
	}
	return dir
}
