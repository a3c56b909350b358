package sample

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math/bits"
)

// FrameSeal tells one frame from another (抽样框指纹): how many units it has, and the
// sum of the hashes that their tickets are taken from, which does not depend on
// their order. Sizes and the places on a list are not in it. It finds mistakes; it
// is no proof against somebody who makes up ids until the sum is right.
type FrameSeal struct {
	Units  int64       `json:"units"`
	Digest FrameDigest `json:"digest"`
}

// FrameDigest is a sum of SHA-256 hashes modulo 2²⁵⁶, least word first; in text its
// sixty-four hexadecimal digits.
type FrameDigest [4]uint64

// add adds the hash of a unit.
func (s *FrameSeal) add(hash *[sha256.Size]byte) {
	s.Units++
	carry := uint64(0)
	for i := range s.Digest {
		word := binary.BigEndian.Uint64(hash[sha256.Size-8*(i+1):])
		s.Digest[i], carry = bits.Add64(s.Digest[i], word, carry)
	}
}

// String returns the digits.
func (d FrameDigest) String() string {
	var b [sha256.Size]byte
	for i, word := range d {
		binary.BigEndian.PutUint64(b[sha256.Size-8*(i+1):], word)
	}
	return hex.EncodeToString(b[:])
}

// MarshalText returns the digits.
func (d FrameDigest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the digits, lower case.
func (d *FrameDigest) UnmarshalText(text []byte) error {
	var read FrameDigest
	b, err := hex.DecodeString(string(text))
	if err != nil || len(b) != sha256.Size {
		return fault(ErrParameter, "", "", string(text))
	}
	for i := range read {
		read[i] = binary.BigEndian.Uint64(b[sha256.Size-8*(i+1):])
	}
	if read.String() != string(text) {
		return fault(ErrParameter, "", "", string(text))
	}
	*d = read
	return nil
}
