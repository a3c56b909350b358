package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// ReadTransfer returns the facts of a transfer of these of its patents; those of
// the scope are left out. Nil gives nothing.
func ReadTransfer(t *zhuanhua.Transfer, patents []zhuanhua.Patent) zhuanhua.Facts {
	if t == nil {
		return 0
	}
	facts := zhuanhua.Facts(t.Kind)<<(4*TransferKindFact) |
		zhuanhua.Facts(formCode(t))<<(4*LicenceFormFact) |
		zhuanhua.Facts(t.TransferorFirst)<<(4*TransferorFirstFact) |
		zhuanhua.Facts(t.TransfereeFirst)<<(4*TransfereeFirstFact)
	mix := zhuanhua.Facts(0)
	for i := range patents {
		mix |= 1 << patents[i].No.Kind() >> 1 // a number that is none adds nothing
	}
	facts |= mix<<(4*PatentKindsFact) | zhuanhua.Facts(grantOnRecord(t, patents))<<(4*GrantFact)
	if p := t.Transferor; p != nil {
		facts |= zhuanhua.Facts(p.Kind) << (4 * TransferorKindFact)
	}
	if p := t.Transferee; p != nil {
		facts |= zhuanhua.Facts(p.Kind)<<(4*TransfereeKindFact) |
			zhuanhua.Facts(sizeCode(p.SizeBefore(t.RecordedOn)))<<(4*TransfereeSizeFact)
	}
	return facts
}

func formCode(t *zhuanhua.Transfer) zhuanhua.Code {
	if t.Kind == zhuanhua.Licence || t.Kind == zhuanhua.TransferNone {
		return zhuanhua.Code(t.Licence)
	}
	return notLicensed
}

// grantOnRecord tells whether the patents are granted on the record's day; a
// record without one is not examined.
//
// Clause: CZ23-A1a
func grantOnRecord(t *zhuanhua.Transfer, patents []zhuanhua.Patent) zhuanhua.Code {
	if !t.RecordedOn.IsGiven() {
		return zhuanhua.NotExamined
	}
	code := zhuanhua.Granted
	for i := range patents {
		switch patents[i].Granted(t.RecordedOn) {
		case zhuanhua.No:
			return zhuanhua.NotGranted
		case zhuanhua.Unstated:
			code = 0
		}
	}
	return code
}
