package invent

// book is the sample while it is being written.
type book struct {
	parties   []*party
	patents   []*patent
	transfers []*transfer
	pledges   []*pledge
	products  []*product
	coverage  []covered
	surveys   map[int][]surveyed // by year

	byName map[string]*party
	codes  map[string]bool // credit codes given out
	serial map[string]bool // patent numbers given out

	suppliers []*party // universities and institutes of the province
	outside   []*party // universities and institutes elsewhere
	soes      []*party // state enterprises that the programme accepts
	firms     []*party // small and medium enterprises of the province
	large     []*party // large ones
	away      []*party // enterprises elsewhere in China
	foreign   []*party // takers outside the 31 provinces
	folk      []*party // individuals
}

// party is a line of parties.csv, and of enterprises.csv if it has a firm.
type party struct {
	id, name, kind, province, city string
	controller                     *party
	defence                        bool
	firm                           *firm
	shelf                          []*patent // patents licensed before, for others to license too
}

// firm is what is true of an enterprise; what the file leaves out is blank.
type firm struct {
	industry        string
	employees       int
	revenue, assets int64  // yuan
	class           int    // micro, small, medium, large
	unknown         bool   // the files do not tell whether it is large
	override        string // the class another authority set
	blank           map[string]bool
	noRow           bool
}

type patent struct {
	number          string
	granted, lapsed day
	public          bool
	declassified    day
	unlisted        bool // not in patents.csv
	used            day  // the last record that carries it
	fixed           bool // its days were set by hand
	pledged         bool // stands for a loan
}

type transfer struct {
	id                 string
	kind, licence      string
	from, to           *party
	fromFirst, toFirst string
	patents            []*patent
	signed             day
	recorded, revoked  day
	filed              bool
	amount             fen
	payments           []payment
	counted, idle      bool // counts for indicator 1; no product will name its patents
}

type payment struct {
	on       day
	amount   fen
	evidence string
}

type pledge struct {
	id                              string
	pledgor                         *party
	patents                         []*patent
	registered, cancelled, annulled day
	amount                          fen
}

type product struct {
	id                  string
	party               *party
	patents             []*patent
	declared, withdrawn day
}

type covered struct {
	measure string
	party   *party
	since   day
}

type surveyed struct {
	party     *party
	stratum   string
	size      int
	responded bool
	// growth of revenue and employees over the year, in percent
	revenue, employees int
}
