// Package chance holds what probabilities of sampling errors are computed from: a
// stream of numbers that a seed and a name fix for ever, and the normal and
// Student's distributions.
package chance
