package sample

import "errors"

// What can be wrong with a draw and with its probabilities. An [Error] wraps one of
// them.
var (
	ErrTicket           = errors.New("bad-ticket: not fourteen hexadecimal digits of 53 bits")
	ErrTicketPart       = errors.New("bad-ticket-part: a seed, stratum or id is UTF-8 without \"|\", a seed not empty")
	ErrFrameChanged     = errors.New("frame-changed: the frame was not the same when read again")
	ErrTooLarge         = errors.New("too-large: more than is computed exactly")
	ErrJointZero        = errors.New("joint-probabilities-zero: pairs that cannot be drawn together leave no unbiased variance")
	ErrNegativeVariance = errors.New("negative-variance: the estimate of the variance came out below 0")
)
