package eligibility

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// JudgeTransfer judges the transfer by all checks of transfers at once, free of
// scope, into out. It returns what [zhuanhua.Transfer.Validate] refuses, and then out is
// of no use; no judge, transfer or out is a [zhuanhua.ErrNotGiven]. The transfer is
// not altered; out keeps nothing of it but its id.
func (j *Judge) JudgeTransfer(t *zhuanhua.Transfer, out *zhuanhua.Judged) error {
	if err := j.ready(zhuanhua.RecordTransfer, t != nil, out); err != nil {
		return err
	}
	// The parties lie anywhere in memory: what is read of them first need not be
	// waited for while the rest is looked through.
	facts := ReadTransfer(t, t.Patents)
	if err := t.Validate(); err != nil {
		return err
	}
	out.Table, out.ID = j.transfers, t.ID
	out.Homes[TransferorHome], out.Parties[TransferorHome] = home(t.Transferor)
	out.Homes[TransfereeHome], out.Parties[TransfereeHome] = home(t.Transferee)
	out.Days = [zhuanhua.MaxDays]zhuanhua.Day{recordedDay: t.RecordedOn, revokedDay: t.RevokedOn}
	out.Amount, out.AmountKnown = contractAmount(t)
	j.judgePayments(t, out)
	if facts.Get(TransfereeSizeFact) == 0 && t.Transferee != nil && !t.Transferee.SizeBefore(t.RecordedOn).Valid() {
		return &zhuanhua.InputError{Record: zhuanhua.RecordParty, ID: zhuanhua.Quote(t.Transferee.ID.String()), Field: "sizes", Err: zhuanhua.ErrCodeWord}
	}
	if j.rules.Unit == PatentByPatent && len(t.Patents) > 1 {
		j.judgePatents(t, out)
		return nil
	}
	part := onlyPart(out)
	part.Facts = facts
	part.Marks = j.transfers.Fixed(part.Facts)
	part.Of = len(t.Patents)
	if j.onStatisticsDay {
		part.Grant = zhuanhua.GrantOf(t.Patents)
	}
	for i := range t.Patents {
		part.Patents = append(part.Patents, t.Patents[i].No)
	}
	return nil
}

// onlyPart returns the first part, emptied for reuse, as the only one.
func onlyPart(out *zhuanhua.Judged) *zhuanhua.Part {
	if cap(out.Parts) == 0 {
		out.Parts = make([]zhuanhua.Part, 1)
	}
	out.Parts = out.Parts[:1]
	out.Parts[0] = zhuanhua.Part{Patents: out.Parts[0].Patents[:0]}
	return &out.Parts[0]
}

func home(p *zhuanhua.Party) (zhuanhua.Home, zhuanhua.PartyID) {
	if p == nil {
		return zhuanhua.Home{}, zhuanhua.PartyID{}
	}
	return zhuanhua.Home{Province: p.Province, City: p.City}, p.ID
}

// contractAmount returns the amount of the contract on file; none, and known to be
// none, where no contract is (CZ23-A1g). Without an answer to either question
// nothing is known.
//
// Clause: CZ23-A1g, CZ23-A2c
func contractAmount(t *zhuanhua.Transfer) (amount zhuanhua.Amount, known bool) {
	if t.ContractFiled == zhuanhua.No {
		return 0, true
	}
	yuan, given := t.ContractAmount.Get()
	if t.ContractFiled != zhuanhua.Yes || !given {
		return 0, false
	}
	amount, err := zhuanhua.AmountOf(yuan)
	return amount, err == nil
}

// judgePatents judges patent by patent: patents with the same facts share a part.
//
// Clause: CZ23-A1a
func (j *Judge) judgePatents(t *zhuanhua.Transfer, out *zhuanhua.Judged) {
	type alike struct {
		facts zhuanhua.Facts
		grant zhuanhua.Grant
	}
	sorted := slices.Clone(t.Patents)
	slices.SortFunc(sorted, byNumber)
	out.Parts = out.Parts[:0]
	index := map[alike]int{}
	for rank := range sorted {
		one := sorted[rank : rank+1]
		key := alike{facts: ReadTransfer(t, one)}
		if j.onStatisticsDay {
			key.grant = zhuanhua.GrantOf(one)
		}
		n, there := index[key]
		if !there {
			n = len(out.Parts)
			index[key] = n
			out.Parts = append(out.Parts, zhuanhua.Part{
				Facts: key.facts, Marks: j.transfers.Fixed(key.facts), Grant: key.grant, Of: len(sorted),
			})
		}
		part := &out.Parts[n]
		part.Patents = append(part.Patents, one[0].No)
		part.Ranks = append(part.Ranks, int32(rank))
	}
}
