package sample

import "iter"

// Distinct returns the frame, each of whose ids is looked for among those before it,
// whatever their strata: the second unit of an id ends it with an [Error] that wraps
// ErrDuplicateUnit and names stratum and id, as an empty id does with ErrMissingID. The
// answer is exact. It costs one look-up a unit and holds every id, some 60 bytes each
// beside its text, as long as the frame is read; [Draw] alone holds no more than it
// draws, and so misses an id that is twice among the units that it leaves. A [Checker]
// takes such a frame, too.
//
// Clause: CP24-6.3
func Distinct(frame iter.Seq2[FrameUnit, error]) iter.Seq2[FrameUnit, error] {
	return func(yield func(FrameUnit, error) bool) {
		seen := map[string]struct{}{}
		for u, err := range frame {
			if err == nil {
				before := len(seen)
				seen[u.ID] = struct{}{}
				if twice := len(seen) == before; twice || u.ID == "" {
					u, err = FrameUnit{}, fault(idFault(twice), u.Stratum, u.ID, "")
				}
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}
}
