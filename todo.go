package zhuanhua

import (
	"cmp"
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// TodoEntry is a decision on a record and what the record would bring.
type TodoEntry struct {
	Decision Decision
	Patents  []PatentNo
	Amount   Given[Amount] // contract amount or amount pledged
}

// Todo is what is still to be supplied or filed for records to count, by who has it
// (待办清单): suppliers in their order, under each the inputs and filings, what would
// bring most first, under each the records.
type Todo struct {
	Suppliers []TodoSupplier `json:"suppliers"`
}

// TodoSupplier is the list of one supplier of data.
type TodoSupplier struct {
	Supplier Supplier   `json:"supplier"`
	Worth    TodoWorth  `json:"worth"`
	Items    []TodoItem `json:"items"`
}

// TodoItem is one input to be supplied, or one thing to be filed.
type TodoItem struct {
	Key     string       `json:"key"` // of the input, or the code of the criterion
	Filing  bool         `json:"filing"`
	What    Text         `json:"what"`
	Where   Supplier     `json:"where"`
	Clauses []ClauseID   `json:"clauses"` // ascending
	Worth   TodoWorth    `json:"worth"`
	Records []TodoRecord `json:"records"` // by kind and id
}

// TodoRecord is a record that lacks the item.
type TodoRecord struct {
	Record RecordKind `json:"record"`
	ID     string     `json:"id"`
	Checks []string   `json:"checks"` // for which it is wanted, ascending
	Names  []Text     `json:"names"`  // of these checks, in their order
	Detail Text       `json:"detail,omitzero"`
	By     Day        `json:"by,omitempty"`
	Others int        `json:"others"` // other things that the record wants as well
}

// TodoWorth is what records would bring together, each record and patent once. It is
// no promise: a record that wants other things too counts under each.
type TodoWorth struct {
	Records  int64
	Patents  int64
	Amount   decimal.Decimal // yuan
	Unpriced int64           // records whose amount is not known
}

// NewTodo returns the list of what the decisions want by the day, see
// [Decision.Supplements]. It takes undetermined records and those that nothing but
// proofs keep out; a failure on the merits or of scope brings a record into no list.
// The order of the entries plays no part.
func NewTodo(by Day, entries ...TodoEntry) Todo {
	b := todoBuilder{records: map[todoRecordKey]*todoWorth{}, items: map[todoKey]*todoItem{}, names: map[string]Text{}}
	for i := range entries {
		b.add(&entries[i], by)
	}
	return b.todo()
}

type todoRecordKey struct {
	kind RecordKind
	id   string
}

type todoKey struct {
	supplier Supplier
	filing   bool
	key      string
	what     Text
}

// todoWorth is what one record would bring.
type todoWorth struct {
	patents map[PatentNo]bool
	amount  Given[Amount]
}

type todoItem struct {
	where   Supplier
	clauses map[ClauseID]bool
	records map[todoRecordKey]*TodoRecord
}

type todoBuilder struct {
	records map[todoRecordKey]*todoWorth
	items   map[todoKey]*todoItem
	names   map[string]Text // of checks by their keys
}

func (b *todoBuilder) add(e *TodoEntry, by Day) {
	d := &e.Decision
	list := d.Supplements(by)
	if len(list) == 0 || d.failed(Merit) {
		return
	}
	b.name(d)
	record := todoRecordKey{d.Record, d.ID}
	w := b.records[record]
	if w == nil {
		w = &todoWorth{patents: map[PatentNo]bool{}}
		b.records[record] = w
	}
	for _, no := range e.Patents {
		w.patents[no] = true
	}
	if amount, given := e.Amount.Get(); given {
		w.amount = Value(max(amount, w.amount.Or(0)))
	}
	for i := range list {
		b.item(&list[i]).take(record, d.Check, &list[i], len(list)-1)
	}
}

// name notes what a check is called; of two names the one that comes later in the
// alphabet, so that the order of entries plays no part.
func (b *todoBuilder) name(d *Decision) {
	name := d.CheckText
	if name == (Text{}) {
		name = Text{d.Check, d.Check}
	}
	if old := b.names[d.Check]; cmp.Or(cmp.Compare(name.Zh, old.Zh), cmp.Compare(name.En, old.En)) > 0 {
		b.names[d.Check] = name
	}
}

// item finds or makes the item of a supplement: a filing that several checks want is
// one.
func (b *todoBuilder) item(s *Supplement) *todoItem {
	key := todoKey{s.Supplier, s.Filing, s.Key, s.What}
	if s.Filing {
		key.key = s.Key[strings.LastIndexByte(s.Key, '/')+1:]
	}
	item := b.items[key]
	if item == nil {
		item = &todoItem{where: s.Where, clauses: map[ClauseID]bool{}, records: map[todoRecordKey]*TodoRecord{}}
		b.items[key] = item
	}
	for _, c := range s.Clauses {
		item.clauses[c] = true
	}
	return item
}

func (t *todoItem) take(key todoRecordKey, check string, s *Supplement, others int) {
	r := t.records[key]
	if r == nil {
		r = &TodoRecord{Record: key.kind, ID: key.id, Detail: s.Detail, By: s.By}
		t.records[key] = r
	}
	if !slices.Contains(r.Checks, check) {
		r.Checks = append(r.Checks, check)
	}
	r.Others = max(r.Others, others)
	if s.By.IsGiven() && (s.By < r.By || !r.By.IsGiven()) {
		r.By = s.By
	}
	if s.Detail.Zh > r.Detail.Zh {
		r.Detail = s.Detail
	}
}

func (b *todoBuilder) todo() Todo {
	todo := Todo{Suppliers: []TodoSupplier{}}
	for s := SupplierNone; s <= TheHost; s++ {
		of, all := TodoSupplier{Supplier: s, Items: []TodoItem{}}, map[todoRecordKey]bool{}
		for key, item := range b.items {
			if key.supplier == s {
				of.Items = append(of.Items, item.result(key, b))
				for record := range item.records {
					all[record] = true
				}
			}
		}
		if len(of.Items) > 0 {
			slices.SortFunc(of.Items, byTodoWorth)
			of.Worth = b.worth(maps.Keys(all))
			todo.Suppliers = append(todo.Suppliers, of)
		}
	}
	return todo
}

func (t *todoItem) result(key todoKey, b *todoBuilder) TodoItem {
	item := TodoItem{
		Key: key.key, Filing: key.filing, What: key.what, Where: t.where, Worth: b.worth(maps.Keys(t.records)),
		Clauses: append([]ClauseID{}, slices.Sorted(maps.Keys(t.clauses))...),
	}
	for _, r := range t.records {
		slices.Sort(r.Checks)
		r.Names = make([]Text, len(r.Checks))
		for i, check := range r.Checks {
			r.Names[i] = b.names[check]
		}
		item.Records = append(item.Records, *r)
	}
	slices.SortFunc(item.Records, func(a, b TodoRecord) int { return cmp.Or(cmp.Compare(a.Record, b.Record), cmp.Compare(a.ID, b.ID)) })
	return item
}

// worth adds up what records bring, each patent once.
func (b *todoBuilder) worth(records func(func(todoRecordKey) bool)) TodoWorth {
	w, patents, fen := TodoWorth{}, map[PatentNo]bool{}, new(big.Int)
	for key := range records {
		r := b.records[key]
		w.Records++
		maps.Copy(patents, r.patents)
		amount, given := r.amount.Get()
		if !given {
			w.Unpriced++
		}
		fen.Add(fen, big.NewInt(int64(amount)))
	}
	w.Patents, w.Amount = int64(len(patents)), decimal.NewFromBigInt(fen, -2)
	return w
}

func byTodoWorth(a, b TodoItem) int {
	return cmp.Or(
		cmp.Compare(b.Worth.Patents, a.Worth.Patents), b.Worth.Amount.Cmp(a.Worth.Amount),
		cmp.Compare(b.Worth.Records, a.Worth.Records), cmp.Compare(a.Key, b.Key), cmp.Compare(a.What.Zh, b.What.Zh),
	)
}

// yuan writes the amount in plain notation, whatever the switches of decimal say.
func (w *TodoWorth) yuan() string {
	s := w.Amount.StringFixed(2)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// worthJSON is how a worth is written.
type worthJSON struct {
	Records  int64  `json:"records"`
	Patents  int64  `json:"patents"`
	Amount   string `json:"amount"`
	Unpriced int64  `json:"unpriced"`
}

// MarshalJSON writes the amount as text in plain notation.
func (w TodoWorth) MarshalJSON() ([]byte, error) {
	return json.Marshal(worthJSON{w.Records, w.Patents, w.yuan(), w.Unpriced})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (w *TodoWorth) UnmarshalJSON(b []byte) error {
	var in worthJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	whole, cents, _ := strings.Cut(in.Amount, ".")
	const most = 60
	if whole == "" || len(cents) > 2 || len(in.Amount) > most || strings.Trim(whole+cents, "0123456789") != "" {
		return &InputError{Field: "amount", Value: Quote(in.Amount), Err: ErrSyntax}
	}
	fen, _ := new(big.Int).SetString(whole+(cents + "00")[:2], 10)
	*w = TodoWorth{in.Records, in.Patents, decimal.NewFromBigInt(fen, -2), in.Unpriced}
	return nil
}
