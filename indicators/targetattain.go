package indicators

import (
	"errors"
	"maps"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Attain decides every target of the table in its order, on the figures of a place by
// metric. A metric that is left out is missing; one that no row has is an
// [zhuanhua.InputError] with ErrUnknownID.
//
// A target that turns on a number nobody gave is undetermined; the list is complete
// all the same, and the error joins the [zhuanhua.UnsetError] of each such row. With
// any other error there is no list.
//
// Clause: GR4
func (t TargetTable) Attain(figures map[string]Measured, year int, r TargetReadings) ([]Progress, error) {
	for _, key := range slices.Sorted(maps.Keys(figures)) {
		if !slices.ContainsFunc(t.rows, func(row Target) bool { return row.Metric.Key == key }) {
			return nil, inputError("figures", zhuanhua.Quote(key), zhuanhua.ErrUnknownID)
		}
	}
	list := make([]Progress, 0, len(t.rows))
	var unset []error
	for _, row := range t.rows {
		p, err := row.Attain(figures[row.Metric.Key], year, r)
		var input *zhuanhua.InputError
		switch {
		case errors.Is(err, zhuanhua.ErrUnset):
			unset = append(unset, err)
		case errors.As(err, &input):
			return nil, input.In(zhuanhua.RecordTarget, row.Param.Key, input.Field)
		case err != nil:
			return nil, err
		}
		list = append(list, p)
	}
	return list, errors.Join(unset...)
}
