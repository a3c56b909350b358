package sample

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Ticket is the number that a unit draws (签号): the first 53 bits of the SHA-256 of
// the seed, the round, the stratum and the unit's id. In text it is the first
// fourteen hexadecimal digits of that sum, of which the last is 0 or 8: the first
// thirteen are those that any tool for SHA-256 prints.
type Ticket uint64

const (
	ticketBits   = 53
	ticketDigits = 14
	ticketShift  = 4*ticketDigits - ticketBits
	tickets      = 1 << ticketBits
)

// Float64 returns the ticket over 2⁵³: exact, at least 0 and below 1.
func (t Ticket) Float64() float64 { return float64(t) / tickets }

// String returns the fourteen digits.
func (t Ticket) String() string {
	digits := strconv.FormatUint(uint64(t)<<ticketShift, 16)
	return strings.Repeat("0", max(0, ticketDigits-len(digits))) + digits
}

// MarshalText returns the fourteen digits; a number above 53 bits is [ErrTicket].
func (t Ticket) MarshalText() ([]byte, error) {
	if t >= tickets {
		return nil, fault(ErrTicket, "", "", strconv.FormatUint(uint64(t), 10))
	}
	return []byte(t.String()), nil
}

// UnmarshalText reads the fourteen digits, lower case.
func (t *Ticket) UnmarshalText(b []byte) error {
	v, err := strconv.ParseUint(string(b), 16, 64)
	if err != nil || Ticket(v>>ticketShift).String() != string(b) {
		return fault(ErrTicket, "", "", string(b))
	}
	*t = Ticket(v >> ticketShift)
	return nil
}

// separator stands between the parts of what is hashed, and in none of them.
const separator = "|"

// Seed is what all tickets of a draw are made from (随机种子): a text that nobody
// could have chosen to suit, published before the draw, and the number of the draw.
type Seed struct {
	Text  string `json:"text"`  // not empty, UTF-8, without "|"
	Round int    `json:"round"` // of the draws with this text, from 1; 0 is the first
}

// Tickets returns the tickets of a stratum; its name is empty where there are no
// strata. The text that is hashed for a unit is "seed|round|stratum|id". A part that
// holds "|" or is no UTF-8, an empty seed and a negative round are [ErrTicketPart].
//
// Clause: CP24-6.3
func (s Seed) Tickets(stratum string) (Tickets, error) {
	if s.Text == "" || s.Round < 0 || !ticketPart(s.Text) || !ticketPart(stratum) {
		return Tickets{}, fault(ErrTicketPart, stratum, "", s.Text)
	}
	return Tickets{s.Text + separator + strconv.Itoa(s.first().Round) + separator + stratum + separator}, nil
}

// first returns the seed with its round written out.
func (s Seed) first() Seed {
	s.Round = max(s.Round, 1)
	return s
}

func ticketPart(s string) bool {
	return !strings.Contains(s, separator) && utf8.ValidString(s)
}

// Tickets gives the units of one stratum their tickets. The zero Tickets hashes the
// bare id.
type Tickets struct{ prefix string }

// NewTickets returns the tickets of a seed without round and stratum: what is hashed
// is "seed|id". The seed may have parts of its own.
func NewTickets(seed string) Tickets { return Tickets{seed + separator} }

// Ticket returns the ticket of a unit.
func (t Tickets) Ticket(id string) Ticket {
	var h hasher
	return h.ticket(t, id)
}

// from moves a start of 0 to 1: the points a whole number apart are the same.
func from(t Ticket) float64 {
	if t == 0 {
		return 1
	}
	return t.Float64()
}

// hasher hashes with one buffer for all units.
type hasher struct {
	text []byte
	sum  [sha256.Size]byte // of the last unit
}

func (h *hasher) ticket(t Tickets, id string) Ticket {
	h.text = append(append(h.text[:0], t.prefix...), id...)
	h.sum = sha256.Sum256(h.text)
	return Ticket(binary.BigEndian.Uint64(h.sum[:]) >> (64 - ticketBits))
}
