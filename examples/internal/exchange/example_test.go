package exchange_test

import (
	"fmt"
	"os"
	"testing/fstest"

	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
)

func ExampleReadProvince() {
	folder := os.DirFS("../../../testdata/conformance/province-111")
	province, err := exchange.ReadProvince(folder)
	if err != nil {
		fmt.Println(err)
		return
	}
	first := province.Transfers[0]
	fmt.Println(len(province.Transfers), "transfers, the first with", len(first.Patents), "patents to", first.Transferee.Kind)
	// Output:
	// 600 transfers, the first with 3 patents to provincial_soe
}

// A fault says where it is, what stood there and what is allowed.
func ExampleFaults() {
	folder := fstest.MapFS{
		"parties.csv": {Data: []byte("party_id,name,kind,province\nwang,王五,university,61\n")},
	}
	_, err := exchange.ReadProvince(folder)
	fmt.Println(err)
	// Output:
	// parties.csv:2: province: "61": not the code of a province, 660000, 710000, 810000, 820000 or 000000
	// transfers.csv:1: -: the file is missing
}
