package eligibility

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Received returns the check of indicator 1: patents that SMEs of the province
// received from universities, institutes and SOEs.
func (r Rules) Received() zhuanhua.Check {
	notFirms := zhuanhua.CodesIn(^r.Firms & allParties)
	return zhuanhua.Check{
		Record: zhuanhua.RecordTransfer, Name: zhuanhua.Indicator1, Clause: "CZ23-A1",
		Text: zhuanhua.Text{Zh: "指标1 中小微企业接受专利", En: "Indicator 1: patents received by SMEs"},
		Home: TransfereeHome, Carry: "before-period",
		Rows: slices.Concat(r.patentRows(), []zhuanhua.Criterion{
			{
				Code: "transferee-kind", Clause: "CZ23-A1b", Nature: zhuanhua.Merit, Param: param("firms"),
				Text: zhuanhua.Text{Zh: "受让方、被许可方不是企业", En: "the transferee is no enterprise"},
				Any:  []zhuanhua.Term{{Fact: TransfereeKindFact, In: zhuanhua.CodesIn(r.Firms)}},
			},
			{
				Code: "transferee-size", Clause: "CZ23-A1b", Nature: zhuanhua.Merit, Param: param("sizes"),
				Text: zhuanhua.Text{Zh: "受让方、被许可方不是中小微企业", En: "the transferee is no micro, small or medium enterprise"},
				Any: []zhuanhua.Term{
					SizeTerm(TransfereeSizeFact, r.Sizes),
					{Fact: TransfereeKindFact, In: notFirms, Kind: zhuanhua.Bars},
				},
			},
			place("transferee-province", "CZ23-A1b", TransfereeProvinceFact,
				zhuanhua.Text{Zh: "受让方、被许可方登记地址不在本省", En: "the transferee's address is not in the province"}),
			city("transferee-city", "CZ23-A1b", TransfereeCityFact,
				zhuanhua.Text{Zh: "受让方、被许可方登记地址不在本市", En: "the transferee's address is not in the city"}),
			{
				Code: "transferee-not-first", Clause: "CZ23-A1c", Nature: zhuanhua.Merit, Param: param("first-after"),
				Text: zhuanhua.Text{Zh: "转让后受让方不是第一专利权人", En: "the transferee is not first patentee after the transfer"},
				Any: []zhuanhua.Term{
					{Fact: TransfereeFirstFact, In: zhuanhua.CodesOf(yes)},
					{Fact: TransferKindFact, In: zhuanhua.CodesIn(^r.FirstAfter & allKinds), Kind: zhuanhua.Exempts},
				},
			},
			{
				Code: "transferor-kind", Clause: "CZ23-A1d", Nature: zhuanhua.Merit, Param: param("suppliers"),
				Text: zhuanhua.Text{Zh: "出让方、许可方不是高校、科研机构或相应国有企业", En: "the transferor is no university, institute or SOE that counts"},
				Any:  []zhuanhua.Term{{Fact: TransferorKindFact, In: zhuanhua.CodesIn(r.Suppliers)}},
			},
			transferorFirst("CZ23-A1d"),
		}, recordRows("CZ23-A1f")),
	}
}

// Supplied returns the check of indicator 2: patents that universities and
// institutes of the province gave, to anyone anywhere.
func (r Rules) Supplied() zhuanhua.Check {
	return zhuanhua.Check{
		Record: zhuanhua.RecordTransfer, Name: zhuanhua.Indicator2, Clause: "CZ23-A2",
		Text: zhuanhua.Text{Zh: "指标2 高校院所输出专利", En: "Indicator 2: patents given by universities and institutes"},
		Home: TransferorHome, Carry: "before-period",
		Rows: slices.Concat(r.patentRows(), []zhuanhua.Criterion{
			{
				Code: "transferor-kind", Clause: "CZ23-A2a", Nature: zhuanhua.Merit, Param: param("institutions"),
				Text: zhuanhua.Text{Zh: "出让方、许可方不是高等学校或科研机构", En: "the transferor is no university or research institute"},
				Any:  []zhuanhua.Term{{Fact: TransferorKindFact, In: zhuanhua.CodesIn(r.Institutions)}},
			},
			place("transferor-province", "CZ23-A2a", TransferorProvinceFact,
				zhuanhua.Text{Zh: "出让方、许可方登记地址不在本省", En: "the transferor's address is not in the province"}),
			city("transferor-city", "CZ23-A2a", TransferorCityFact,
				zhuanhua.Text{Zh: "出让方、许可方登记地址不在本市", En: "the transferor's address is not in the city"}),
			transferorFirst("CZ23-A2a"),
		}, recordRows("CZ23-A2b")),
	}
}

const (
	allParties = zhuanhua.Set[zhuanhua.PartyKind](1<<(zhuanhua.OtherParty+1) - 2)
	allKinds   = zhuanhua.Set[zhuanhua.TransferKind](1<<(zhuanhua.Equity+1) - 2)
)

// patentRows are the criteria on the patents, the same for both indicators.
func (r Rules) patentRows() []zhuanhua.Criterion {
	grant := zhuanhua.Criterion{
		Code: "not-granted", Clause: "CZ23-A1a", Nature: zhuanhua.Merit, Param: param("grant-day"),
		Text: zhuanhua.Text{Zh: "有专利尚未授权或已失效", En: "a patent is not granted or has lapsed"},
		Any: []zhuanhua.Term{
			{Fact: GrantFact, In: zhuanhua.CodesOf(zhuanhua.Granted)},
			{Fact: GrantFact, In: zhuanhua.CodesOf(zhuanhua.NotExamined), Kind: zhuanhua.Exempts},
		},
	}
	if r.GrantDay == OnStatisticsDay {
		grant.Any = []zhuanhua.Term{{Fact: GrantOnFact, In: zhuanhua.CodesOf(zhuanhua.Granted)}}
	}
	return []zhuanhua.Criterion{
		{
			Code: "transfer-kind", Clause: "CZ23-A1", Nature: zhuanhua.Merit, Param: param("kinds"),
			Text: zhuanhua.Text{Zh: "不是转让、许可或作价入股", En: "no assignment, licence or equity contribution"},
			Any:  []zhuanhua.Term{{Fact: TransferKindFact, In: zhuanhua.CodesIn(r.Kinds)}},
		},
		{
			Code: "patent-kind", Clause: "CZ23-A1a", Nature: zhuanhua.Merit, Param: param("patent-kinds"),
			Text: zhuanhua.Text{Zh: "有专利不是发明、实用新型或外观设计", En: "a patent is of a kind that does not count"},
			Any:  []zhuanhua.Term{PatentKindsTerm(r.PatentKinds)},
		},
		grant,
	}
}

func transferorFirst(clause zhuanhua.ClauseID) zhuanhua.Criterion {
	return zhuanhua.Criterion{
		Code: "transferor-not-first", Clause: clause, Nature: zhuanhua.Merit,
		Text: zhuanhua.Text{Zh: "出让方、许可方不是第一专利权人", En: "the transferor is not first patentee"},
		Any:  []zhuanhua.Term{{Fact: TransferorFirstFact, In: zhuanhua.CodesOf(yes)}},
	}
}

// recordRows are the criteria on the act of CNIPA, the same for both indicators.
func recordRows(clause zhuanhua.ClauseID) []zhuanhua.Criterion {
	rows := timing(clause, RecordedFact, "not-recorded",
		zhuanhua.Text{Zh: "未经公告且备案未合格", En: "neither announced nor its filing found in order"})
	rows[0].Remedy = zhuanhua.Text{
		Zh: "办理专利权转移登记并经公告，或办理许可合同备案并取得备案合格证明",
		En: "the assignment entered and announced, or the licence filed and found in order",
	}
	return append(rows, asReading(zhuanhua.Criterion{
		Code: "revoked", Clause: clause, Nature: zhuanhua.Proof,
		Text:   zhuanhua.Text{Zh: "备案在统计日前已被撤销", En: "the filing was annulled by the statistics day"},
		Any:    []zhuanhua.Term{{Fact: RevokedFact, In: zhuanhua.CodesOf(zhuanhua.Standing)}},
		Remedy: zhuanhua.Text{Zh: "补齐原备案被撤销的事由后，重新办理备案", En: "a new filing, free of what the old one was annulled for"},
	})...)
}

// asReading marks criteria that rest on a reading which is no parameter of the
// rules (rulebook 0d, A1i, A5a).
func asReading(rows ...zhuanhua.Criterion) []zhuanhua.Criterion {
	for i := range rows {
		rows[i].Param.Status = zhuanhua.Reading
	}
	return rows
}

// timing returns the four criteria on a day: there is one, and it lies in the
// scope. Exactly one of them fails unless the day is in the period. That there is
// one by the statistics day is stated, that the day tells the period is a reading.
func timing(clause zhuanhua.ClauseID, fact int, never string, neverText zhuanhua.Text) []zhuanhua.Criterion {
	refuse := func(code string, refused zhuanhua.Code, nature zhuanhua.Nature, text zhuanhua.Text) zhuanhua.Criterion {
		all := zhuanhua.CodesOf(zhuanhua.Never, zhuanhua.BeforePeriod, zhuanhua.InPeriod, zhuanhua.AfterPeriod, zhuanhua.AfterAsOf)
		return zhuanhua.Criterion{
			Code: code, Clause: clause, Nature: nature, Text: text,
			Any: []zhuanhua.Term{{Fact: fact, In: all &^ zhuanhua.CodesOf(refused)}},
		}
	}
	return append([]zhuanhua.Criterion{
		refuse(never, zhuanhua.Never, zhuanhua.Proof, neverText),
		refuse("after-cutoff", zhuanhua.AfterAsOf, zhuanhua.Scoping, zhuanhua.Text{Zh: "晚于统计日", En: "after the statistics day"}),
	}, asReading(
		refuse("after-period", zhuanhua.AfterPeriod, zhuanhua.Scoping, zhuanhua.Text{Zh: "晚于统计期", En: "after the period"}),
		refuse("before-period", zhuanhua.BeforePeriod, zhuanhua.Scoping, zhuanhua.Text{Zh: "早于统计期", En: "before the period"}),
	)...)
}

func place(code string, clause zhuanhua.ClauseID, fact int, text zhuanhua.Text) zhuanhua.Criterion {
	return zhuanhua.Criterion{
		Code: code, Clause: clause, Nature: zhuanhua.Scoping, Text: text,
		Any: []zhuanhua.Term{{Fact: fact, In: zhuanhua.CodesOf(zhuanhua.Here)}},
	}
}

func city(code string, clause zhuanhua.ClauseID, fact int, text zhuanhua.Text) zhuanhua.Criterion {
	return zhuanhua.Criterion{
		Code: code, Clause: clause, Nature: zhuanhua.Scoping, Text: text,
		Any: []zhuanhua.Term{
			{Fact: fact, In: zhuanhua.CodesOf(zhuanhua.Here)},
			{Fact: fact, In: zhuanhua.CodesOf(zhuanhua.NotAsked), Kind: zhuanhua.Exempts},
		},
	}
}
