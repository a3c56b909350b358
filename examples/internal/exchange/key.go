package exchange

import "fmt"

// keys are what the rows of a file are told apart by (标识), with the line on which
// each stands first. The zero value, given the file's name, is ready for use.
type keys[K comparable] struct {
	file   string
	lines  map[K]int
	hidden bool // by a fault: what is not found may yet be in the file
}

// define puts a row's key in; one that is there already is an error.
func (k *keys[K]) define(key K, line int) error {
	if first, there := k.lines[key]; there {
		return duplicateError(first)
	}
	if k.lines == nil {
		k.lines = map[K]int{}
	}
	k.lines[key] = line
	return nil
}

// defineGiven is define for a key of which the zero value stands for none.
func (k *keys[K]) defineGiven(key K, line int) error {
	var none K
	if key == none {
		return nil
	}
	return k.define(key, line)
}

// find looks a key up. One that is not there is an error, unless it may be hidden.
func (k *keys[K]) find(key K) error {
	if _, there := k.lines[key]; there || k.hidden {
		return nil
	}
	return unknownError(k.file)
}

// duplicateError says on which line a key was given before.
type duplicateError int

func (e duplicateError) Error() string { return fmt.Sprintf("given on line %d already", int(e)) }

// unknownError says which file does not define an identifier.
type unknownError string

func (e unknownError) Error() string { return "not in " + string(e) }
