package main

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// reply is what an enterprise says when it is asked: figures of 2020 and 2021, where
// it says any.
type reply struct {
	outcome sample.Response
	revenue [2]int64 // 10,000 yuan
	jobs    [2]int64
	closed  bool // in the course of 2021: it has figures of 2020, and 0 for 2021
}

// chance is an invented number from 0 to n−1, the same on every machine.
func chance(id, what string, n int64) int64 {
	sum := sha256.Sum256([]byte("invented/" + id + "/" + what))
	return int64(binary.BigEndian.Uint64(sum[:8]) >> 1 % uint64(n))
}

// invent makes the frame: a thousand enterprises that nobody ever founded.
func invent() (frame []firm) {
	for h, s := range strata {
		for range s.firms {
			f := firm{id: fmt.Sprintf("QY%04d", len(frame)+1), stratum: h}
			low, span, jobs := int64(2_000), int64(11_000), int64(60)
			switch s.class {
			case "S":
				low, span, jobs = 300, 1_700, 12
			case "W":
				low, span, jobs = 20, 280, 2
			}
			r := chance(f.id, "size", 10_000)
			f.register = low + span*r/10_000*r/10_000
			f.reply = invented(f.id, s.class, f.register, jobs)
			frame = append(frame, f)
		}
	}
	return frame
}

// invented is what an enterprise has to say, and whether it does.
func invented(id, class string, register, jobs int64) (r reply) {
	between := func(what string, low, high int64) int64 { return low + chance(id, what, high-low+1) }
	r.revenue[0] = register * between("2020", 80, 125) / 100
	growth := between("sales", -10, 31) + between("sales more", 0, 24)
	r.revenue[1] = r.revenue[0] * (100 + growth) / 100
	r.jobs[0] = jobs + register*between("jobs", 20, 45)/2_000
	r.jobs[1] = r.jobs[0] * (100 + between("hired", -4, 24) + growth/4) / 100
	silence := map[string]int64{"M": 9, "S": 15, "W": 22}[class]
	switch n := chance(id, "outcome", 100); {
	case n < silence:
		r.outcome = sample.Refused
	case n < silence+2:
		r.outcome = sample.Unresolved
	case n < silence+5:
		r.outcome, r.revenue, r.jobs = sample.OutOfScope, [2]int64{}, [2]int64{}
	case n < silence+6:
		r.outcome, r.closed = sample.Responded, true
		r.revenue[1], r.jobs[1] = 0, 0
	default:
		r.outcome = sample.Responded
	}
	return r
}

// yuan returns revenue as an amount of money.
func yuan(wan int64) decimal.Decimal { return decimal.New(wan, 4) }
