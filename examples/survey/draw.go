package main

import (
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// drawing is the draw, and what a checker says of the published sample and of one that
// somebody has improved.
type drawing struct {
	drawn              sample.Drawn
	honest, tampered   sample.Checked
	removed, slippedIn string
}

// draw draws the sample from the announced text, publishes it, and lets two claims be
// checked: the published one, and one in which an enterprise has given way to another.
func draw(frame []firm, p planning, seed string) (d drawing, err error) {
	announcement := sample.DrawPlan{Seed: sample.Seed{Text: seed, Round: 1}, Method: sample.DrawSimple}
	for h, s := range p.gross.Strata {
		announcement.Strata = append(announcement.Strata, sample.DrawStratum{Name: strata[h].name, Units: int(s.Units), Reserve: inReserve})
	}
	units := make([]sample.FrameUnit, 0, len(frame))
	for i := range frame {
		units = append(units, sample.FrameUnit{ID: frame[i].id, Stratum: frame[i].name()})
	}
	if d.drawn, err = sample.Draw(announcement, sample.Units(units)); err != nil {
		return d, err
	}
	checker := sample.Checker{Plan: announcement}
	if d.honest, err = checker.Check(sample.Units(units), d.drawn.Claim()); err != nil {
		return d, err
	}
	claim := d.drawn.Claim()
	d.removed, d.slippedIn = claim.Units[0].ID, stranger(frame, claim)
	claim.Units[0] = sample.ClaimedUnit{ID: d.slippedIn}
	d.tampered, err = checker.Check(sample.Units(units), claim)
	return d, err
}

// stranger returns the first enterprise of the first unit's stratum that was not drawn.
func stranger(frame []firm, claim sample.Claim) string {
	drawn := map[string]bool{}
	for _, u := range claim.Units {
		drawn[u.ID] = true
	}
	for i := range frame {
		if !drawn[frame[i].id] && frame[i].name() == claim.Units[0].Stratum {
			return frame[i].id
		}
	}
	return ""
}
