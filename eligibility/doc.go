// Package eligibility decides which records count for the programmes, by rules
// that are plain values: change a field in a copy of [SpecialPlan] and judge the
// same records again to see what a draft does.
//
// # What it decides
//
// For the five indicators of the central special plan (财办建〔2021〕23号 and its
// annex): whether a transfer, pledge registration, coverage by a measure or product
// filing counts for a place, period and statistics day, whether a payment counts as
// paid or received, and from which day; and whether a province's plan is complete. A
// [Judge] judges a record once, by all checks at once, free of scope; the answer for a
// scope is [zhuanhua.Judged.In].
//
// For the action plan (国办发〔2023〕37号): whether the state may use a dormant publicly
// funded patent ([DormantRules]), whether a patent belongs to the stock of universities
// and institutes and is covered ([StockRules]), whether an open licence is registered
// as a technology contract ([OpenLicences]); these on a day.
//
// For the pool of model SMEs of the growth plan of 2024 ([GrowthPlan], [PoolJudge]):
// who enters, who leaves as a model, who is removed, how many a province recommends and
// refills, and what a log of events comes to ([PoolJudge.Fold]).
//
// [Shaanxi] and [Shandong] are the rules of two provinces' plans; [Rules.Outflow],
// [Rules.Output] and [Rules.DefenceJudge] what Shaanxi counts beside the indicators.
//
// A host's own criteria are appended to a check, or handed over as checks of their own.
//
// # What it trusts
//
// The kind of a party, and that an institute founded by a university is entered
// as a research institute; the addresses of the patent register; that the list of
// proofs of a payment is complete; that a payer or payee not given is the
// contract's; of the pool, that findings are confirmed by the host and nobody else,
// and that a review lists all of them.
//
// # Exactness, errors
//
// As in package zhuanhua. A judge refuses a record that does not validate with an
// [zhuanhua.InputError]; rules that cannot be worked with are a [RulesError]. A number
// that a document demands without stating it has no default: a decision that turns on
// it is an [UnsetError] that names the clause. Rates are compared as fractions of
// counts, by products and without division. An event of the pool that a guard refuses
// is a [PoolRefusal] in the result; it has no effect.
//
// # What the text leaves open
//
// Readings that name an alternative are fields of [Rules]:
//
//	clause    what we read                                     field        the alternative
//	CZ23-A1a  granted on the day of record                     GrantDay     on the statistics day
//	CZ23-A1a  one patent that fails takes the record with it   Unit         patent by patent
//	CZ23-A1b  SOEs and military units can be SMEs too          Firms        any set
//	CZ23-A1c  equity needs the first patentee, a licence not   FirstAfter   any set
//	CZ23-A1e  central and provincial SOEs count                Suppliers    municipal ones too
//	CZ23-A1h  equity brings no fee                             FeeKinds     any set
//	CZ23-A1h  one proof is enough, other accepted proof too    Proofs, AllProofs
//	CZ23-A4a  the product filings of the period                Filings      those of any year so far
//	CZ23-A5a  de-registered pledges still count                NetPledges   they do not
//	0f        each patent once in a place and period           Counting     件次
//	0f        a cumulative figure is the sum of its years      Cumulation   once over the window
//	GB37-2.1  a patent that was screened is covered            OnlineToo    registered online too
//
// Of the pool, fields of [PoolRules]:
//
//	clause      what we read                                 field            the alternative
//	CP24-4.1b   the larger line bars whom it is made for     LargeLineForAll  every province
//	CP24-4.2.1  rate and (product or sales)                  Bracket          (rate and product) or sales
//
// Readings without an alternative:
//
//	0d        a record belongs to the period of its announcement or filing; annulled
//	          later than the statistics day it still counts; ended, it still counts
//	CZ23-A3a  an SME is sized on the day from which the measure covers it
//	CZ23-A4b  a filing in order, or other proof, shows that its patents are implemented,
//	          whenever it was declared up to the statistics day
//	CZ23-A1a  a record that was never announced or filed is not examined for grant
//	CZ23-A1b  size by the figures of the last closed year before the record; a class
//	          that an authority set overrides them
//	CZ23-A1d  the transferor of indicator 1 may be in any province
//	CZ23-A1e  a provincial SOE of any province counts
//	CZ23-A1g  a transfer whose contract is not on file counts as patents, not as amount
//	CZ23-A1i  a payment belongs to the period of the later of its own day and the day
//	          on which its transfer was recorded
//	CZ23-A2a  the other side of indicator 2 may be anyone, anywhere
//	CZ23-A5a  pledges are those of pledgors in the province
//	CZ23-A5b  one registration is one project
//	GB37-2.1  a patent granted and not lapsed on the day is valid
//	GB37-3.5  an open licence is reached when it takes effect, else when signed; a
//	          filing in order shows it too; an annulled filing is none
//	GB37-3.6b implemented by anybody up to the day, within the term or later, is
//	          implemented; a lapsed patent is free anyway and needs no state use; what
//	          was not declared is not publicly funded
//	CP24-0    the last day for recommendations is that of the first round; refills may
//	          come later
//	CP24-4.1b those recommended in the first round are counted, refills are not; one
//	          recommended beyond the line has no effect, in the order of the log
//	CP24-4.2.1 a new product counts once certified; a rise is one above 0, and of sales
//	          or profit that were 0 or below the host says whether it is considerable
//	CP24-4.2.2 a removed enterprise gives no place; a refill's place is there on the day
//	          of its admission; above 300 or 500 enterprises in the pool a refill is warned of
//	CP24-4.2.3 a finding removes from its day on, if it came on the day of entry or later;
//	          progress after the two years is too late
//	CP24-4.2  a model and a removed enterprise do not come back
//	CP24-5    a model that left is followed up (CP24-4.2.2), no longer supported
//	SX21-T3   the outflow of a province is from its suppliers to its SMEs, equity included;
//	          of a city, from the city's suppliers
//	SX21-T12  a declassified defence patent counts whose giver or taker is of the place,
//	          once over the years
//
// # Abnormal transfers and licences
//
// The documents order a stop to transfers and licences that are not for innovation
// and use, and CNIPA to report abnormal ones (CZ23-2.2.1, CZ23-4.4, SX21-3.16,
// SX21-5.3); none says which those are. [Screens] are our own method, parameters and
// all: each raises a [Suspicion] with its evidence, for a person to look at. [Confirm]
// makes findings of those that the host confirms, each set of facts once; nothing else
// reaches points or money.
//
//	AB1  a patent comes back to an earlier owner or a party related to it, through any hands
//	AB2  a patent is assigned again and again
//	AB3  one party receives many patents at once, and none is implemented
//	AB4  an assignment or exclusive licence at a nominal price
//	AB5  both sides stand under one controller
//	AB6  a party's transfers crowd before the statistics day of the year
//	AB7  more is proven as paid than was agreed, or money flows back
//	AB8  nothing was made of a patent since it was received
//	AB9  two exclusive or sole licences at once, or licences again and again
//
// What we read into them:
//
//	all  a transfer's day is that of its announcement or filing, else of its entry in the
//	     register; acts of one day stand in the order of their ids; "within N days" is at
//	     most N days apart
//	all  what was annulled by the statistics day, or came after it, is left out
//	all  a transfer inside a university, or to oneself, and an open licence are left out; of
//	     an open licence for a fee the payments are looked at
//	all  what is not given is no suspicion and clears nobody: it is counted as not screened
//	AB1  licences change no owner; a move between related parties neither leaves nor comes
//	     back
//	AB3  a filing in order shows implementation, whoever filed it and whenever; so for AB8,
//	     since the day of receipt
//	AB5  one party is the other's controller or founder, or they have one in common
//	AB7  only proven payments count; those that flow back do so between the same two parties,
//	     under whichever transfers
//	AB8  who holds the patent last is looked at; a licence or pledge by anybody is use
//	AB9  two licences to one licensee do not conflict
//
// Their cost is proportional to the records: some hundred bytes each while they run.
//
// Our own method: an amount over several patents is split equally, the remaining
// fen to the first patents in canonical order (CZ23-A1j).
package eligibility
