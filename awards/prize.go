package awards

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Prize is a patent award in its grade (专利奖项). The China Patent Award and the China
// Patent Award for design are two awards with the same grades.
type Prize uint8

// The prizes that Shandong matches.
const (
	PrizeNone              Prize = iota
	PatentGold                   // 中国专利金奖
	PatentSilver                 // 中国专利银奖
	PatentExcellence             // 中国专利优秀奖
	DesignGold                   // 中国外观设计金奖
	DesignSilver                 // 中国外观设计银奖
	DesignExcellence             // 中国外观设计优秀奖
	ProvincialSpecialPrize       // 山东省专利奖特别奖
	ProvincialFirstPrize         // 山东省专利奖一等奖
	ProvincialSecondPrize        // 山东省专利奖二等奖
	ProvincialThirdPrize         // 山东省专利奖三等奖
)

var prizes = words[Prize]{"prize", []word{
	{},
	{"china-patent-gold", zhuanhua.Text{Zh: "中国专利金奖", En: "China Patent Award, gold"}},
	{"china-patent-silver", zhuanhua.Text{Zh: "中国专利银奖", En: "China Patent Award, silver"}},
	{"china-patent-excellence", zhuanhua.Text{Zh: "中国专利优秀奖", En: "China Patent Award, excellence"}},
	{"china-design-gold", zhuanhua.Text{Zh: "中国外观设计金奖", En: "China Design Award, gold"}},
	{"china-design-silver", zhuanhua.Text{Zh: "中国外观设计银奖", En: "China Design Award, silver"}},
	{"china-design-excellence", zhuanhua.Text{Zh: "中国外观设计优秀奖", En: "China Design Award, excellence"}},
	{"provincial-special", zhuanhua.Text{Zh: "山东省专利奖特别奖", En: "Shandong Patent Award, special prize"}},
	{"provincial-first", zhuanhua.Text{Zh: "山东省专利奖一等奖", En: "Shandong Patent Award, first prize"}},
	{"provincial-second", zhuanhua.Text{Zh: "山东省专利奖二等奖", En: "Shandong Patent Award, second prize"}},
	{"provincial-third", zhuanhua.Text{Zh: "山东省专利奖三等奖", En: "Shandong Patent Award, third prize"}},
}}

// String returns the stable key.
func (p Prize) String() string { return prizes.key(p) }

// Text returns the names.
func (p Prize) Text() zhuanhua.Text { return prizes.text(p) }

// MarshalText returns the stable key, empty when not given.
func (p Prize) MarshalText() ([]byte, error) { return prizes.marshal(p) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (p *Prize) UnmarshalText(b []byte) error { return prizes.unmarshal(p, b) }

// isDesign reports whether the award is for designs alone.
func (p Prize) isDesign() bool { return p >= DesignGold && p <= DesignExcellence }

// isNational reports whether the award is the nation's.
func (p Prize) isNational() bool { return p >= PatentGold && p <= DesignExcellence }

// Win is a prize that a patent won (获奖项目).
type Win struct {
	ID     string            `json:"win_id"` // unique
	Prize  Prize             `json:"prize"`
	Patent zhuanhua.PatentNo `json:"patent_no"`
	Winner zhuanhua.PartyID  `json:"winner_id"`
	Year   int               `json:"year"`
}

// sameAward is what a patent can win once: one award of a year, whatever the grade.
type sameAward struct {
	patent zhuanhua.PatentNo
	award  int
	year   int
}

// award numbers the awards: patents, designs, the province's.
func (p Prize) award() int {
	switch {
	case p.isDesign():
		return 2
	case p.isNational():
		return 1
	}
	return 3
}

// MatchPrizes returns the claims for the matching money of prizes (配套奖励), by win id:
// each prize is one claim, and several awards for one patent are several (reading).
// An [zhuanhua.InputError] refuses a win without id, prize, patent or winner, an id
// that is there twice, an award that one patent won twice in a year, a design award
// for what is no design or a patent award for one.
//
// Clause: SD21-2.20
func MatchPrizes(wins []Win) ([]SupportClaim, error) {
	sorted := slices.Clone(wins)
	slices.SortStableFunc(sorted, func(a, b Win) int { return cmp.Compare(a.ID, b.ID) })
	seen := map[sameAward]bool{}
	claims := make([]SupportClaim, 0, len(wins))
	for i := range sorted {
		w := &sorted[i]
		if i > 0 && sorted[i-1].ID == w.ID {
			return nil, claimFault(w.ID, "win_id", zhuanhua.Quote(w.ID), zhuanhua.ErrDuplicate)
		}
		if err := w.validate(); err != nil {
			return nil, err
		}
		at := sameAward{w.Patent, w.Prize.award(), w.Year}
		if seen[at] {
			return nil, claimFault(w.ID, "patent_no", w.Patent.String(), zhuanhua.ErrDuplicate)
		}
		seen[at] = true
		claims = append(claims, SupportClaim{
			ID: w.ID, Rule: w.Prize.String(), Recipient: w.Winner, Year: w.Year, Known: Known{Holds: zhuanhua.SetOf(PrizeWon)},
		})
	}
	return claims, nil
}

func (w *Win) validate() error {
	_, unknown := w.Prize.MarshalText()
	design := w.Patent.Kind() == zhuanhua.Design
	switch {
	case w.ID == "":
		return claimFault("", "win_id", "", zhuanhua.ErrNotGiven)
	case w.Prize == PrizeNone:
		return claimFault(w.ID, "prize", "", zhuanhua.ErrNotGiven)
	case unknown != nil:
		return claimFault(w.ID, "prize", w.Prize.String(), zhuanhua.ErrCodeWord)
	case w.Patent == 0:
		return claimFault(w.ID, "patent_no", "", zhuanhua.ErrNotGiven)
	case !w.Patent.Valid():
		return claimFault(w.ID, "patent_no", strconv.FormatUint(uint64(w.Patent), 10), zhuanhua.ErrSyntax)
	case w.Prize.isNational() && design != w.Prize.isDesign():
		return claimFault(w.ID, "prize", w.Prize.String(), zhuanhua.ErrNotAllowed)
	case !w.Winner.IsGiven():
		return claimFault(w.ID, "winner_id", "", zhuanhua.ErrNotGiven)
	}
	return yearFault(zhuanhua.RecordClaim, w.ID, w.Year)
}

// yuan returns an amount of whole yuan in fen.
func yuan(n int64) zhuanhua.Amount { return zhuanhua.Amount(n) * 100 }
