package zhuanhua_test

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestSizeZero(t *testing.T) {
	var none zhuanhua.Size
	if none.Class() != zhuanhua.SizeNone || none.SME() != zhuanhua.Unstated {
		t.Errorf("the zero Size is %v, SME %v", none.Class(), none.SME())
	}
}

func TestSizeClassAndSME(t *testing.T) {
	of := func(classes ...zhuanhua.SizeClass) zhuanhua.Size {
		return zhuanhua.Size{Possible: zhuanhua.SetOf(classes...)}
	}
	for _, c := range []struct {
		size  zhuanhua.Size
		class zhuanhua.SizeClass
		sme   zhuanhua.Truth
	}{
		{zhuanhua.SizeOf(zhuanhua.Micro), zhuanhua.Micro, zhuanhua.Yes},
		{zhuanhua.SizeOf(zhuanhua.Small), zhuanhua.Small, zhuanhua.Yes},
		{zhuanhua.SizeOf(zhuanhua.Medium), zhuanhua.Medium, zhuanhua.Yes},
		{zhuanhua.SizeOf(zhuanhua.Large), zhuanhua.Large, zhuanhua.No},
		{zhuanhua.SizeOf(zhuanhua.SizeNone), zhuanhua.SizeNone, zhuanhua.Unstated},
		{zhuanhua.SizeOf(99), zhuanhua.SizeNone, zhuanhua.Unstated},
		// Rulebook 9: not large settles the question, whichever of the three it is.
		{of(zhuanhua.Micro, zhuanhua.Small), zhuanhua.SizeNone, zhuanhua.Yes},
		{of(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium), zhuanhua.SizeNone, zhuanhua.Yes},
		{of(zhuanhua.Medium, zhuanhua.Large), zhuanhua.SizeNone, zhuanhua.Unstated},
		{of(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium, zhuanhua.Large), zhuanhua.SizeNone, zhuanhua.Unstated},
		// Bits that are no class tell nothing: never a wrong yes.
		{zhuanhua.Size{Possible: 1}, zhuanhua.SizeNone, zhuanhua.Unstated},
		{zhuanhua.Size{Possible: 1 << 9}, zhuanhua.SizeNone, zhuanhua.Unstated},
		{zhuanhua.Size{Possible: 1<<9 | zhuanhua.SetOf(zhuanhua.Large)}, zhuanhua.Large, zhuanhua.No},
	} {
		if c.size.Class() != c.class || c.size.SME() != c.sme {
			t.Errorf("%v: class %v, SME %v; want %v, %v", c.size.Possible, c.size.Class(), c.size.SME(), c.class, c.sme)
		}
	}
}

func TestSizeClassOrder(t *testing.T) {
	if !(zhuanhua.Micro < zhuanhua.Small && zhuanhua.Small < zhuanhua.Medium && zhuanhua.Medium < zhuanhua.Large) {
		t.Error("the classes do not ascend")
	}
}
