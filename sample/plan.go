package sample

// plan is how the members of a sample were drawn.
type plan struct {
	strata   []stratum // by name
	clusters []cluster // with respondents, by stratum and name; nil: units were drawn directly
	units    int       // primary units
	lonely   int       // strata
	mute     int       // the first stratum without a respondent, or -1
	isolated int       // clusters of which one unit stands for several
	groups   [][]int   // strata that are laid together
	joined   int       // how many strata less there are by that
}

// staged tells whether units were drawn within the clusters, in a way that shows in
// the variance.
func (s *stratum) staged() bool { return s.sized && s.last > s.first }

// drawn returns how many primary units were drawn, whether somebody answered or not.
func (p *plan) drawn() (units int) {
	for i := range p.strata {
		units += p.strata[i].drawn
	}
	return units
}

// eachUnit calls with the members of each primary unit of a stratum.
func (p *plan) eachUnit(s *stratum, call func(begin, end int)) {
	if p.clusters == nil {
		for k := range s.answered {
			call(s.begin+k, s.begin+k+1)
		}
		return
	}
	for i := s.first; i < s.last; i++ {
		c := &p.clusters[i]
		call(c.begin, c.begin+c.answered)
	}
}

// assess counts what the plan cannot tell.
func (p *plan) assess(lonely Lonely) {
	p.units, p.lonely, p.isolated, p.mute, p.groups, p.joined = 0, 0, 0, -1, nil, 0
	for i := range p.strata {
		s := &p.strata[i]
		p.units += s.answered
		if s.answered == 0 && p.mute < 0 {
			p.mute = i
		}
		if s.lonely() {
			p.lonely++
		}
		for k := s.first; k < s.last && s.sized; k++ {
			if p.clusters[k].lonely() && p.clusters[k].sized {
				p.isolated++
			}
		}
	}
	if lonely == LonelyCollapsed && p.lonely > 0 {
		p.collapse()
	}
}

// collapse lays every lonely stratum together with the next that is no census, the
// last one with those before it.
func (p *plan) collapse() {
	var open []int
	count := 0
	for i := range p.strata {
		s := &p.strata[i]
		if s.answered == 0 || s.census() {
			continue
		}
		open, count = append(open, i), count+s.answered
		if count > 1 {
			p.groups, open, count = append(p.groups, open), nil, 0
		}
	}
	if len(p.groups) > 0 {
		last := &p.groups[len(p.groups)-1]
		*last = append(*last, open...)
	}
	for _, g := range p.groups {
		p.joined += len(g) - 1
	}
}

// unbearable tells whether lonely strata leave the sample without an error.
func (p *plan) unbearable(lonely Lonely) bool {
	switch {
	case p.lonely == 0:
		return false
	case lonely == LonelyCollapsed:
		return len(p.groups) == 0
	}
	return lonely == LonelyUnknown || p.lonely == len(p.strata)
}

// unbearableWithin tells whether lonely units of clusters do.
func (p *plan) unbearableWithin(lonely Lonely) bool {
	switch lonely {
	case LonelyCertain, LonelyCentred:
		return false
	case LonelyUnknown:
		return p.isolated > 0
	}
	return p.isolated > 0 && p.isolated == len(p.clusters)
}

// complete tells whether the sample is a census.
func (p *plan) complete() bool {
	for i := range p.strata {
		s := &p.strata[i]
		if !s.census() {
			return false
		}
		for k := s.first; k < s.last; k++ {
			if c := &p.clusters[k]; c.sized && !c.census() {
				return false
			}
		}
	}
	return true
}
