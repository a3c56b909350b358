// Package zhuanhua holds the rules of China's patent-commercialisation programmes
// (专利转化) as values that a program can apply, explain and vary: which transfers,
// licences, payments and pledges count, why, and what the indicators of a
// province come to.
//
// This root package is the vocabulary that the others speak and the one mechanism
// by which records are judged. Package eligibility holds the programmes' rules,
// package indicators adds judged records up.
//
// # What it decides
//
// Nothing by itself. A [Check] is a list of criteria, each a row of data: a code,
// a clause, and the values of facts that meet it. [Compile] puts checks into a
// [Table]; a record, read into [Facts], gets a [Verdict] of four outcomes: met,
// not met, undetermined, not applicable. The verdict, its reasons, what is
// missing, the decision record ([Verdict.Explain]) and generated test cases
// ([Table.Cases]) are readings of the same table and cannot disagree.
//
// A draft is a value too: [Stack] puts [Variant] on variant without altering the base,
// [Blame] says which altered parameter is responsible for another answer, [Breaks] at
// which value of a parameter an outcome changes, and [RunScenarios] holds rules to the
// cases of a spreadsheet.
//
// # What it trusts
//
// The host's records, as far as they are well formed: identifiers have their check
// characters, days exist, amounts are in bounds. A [Register] resolves ids and
// refuses unknown, repeated and contradictory ones. The patent office's register
// is taken as complete about its own acts: a transfer without a day of record was
// not recorded. Everything else that is not given is missing; missing is never
// zero and never false, and a definite no wins over a missing input.
//
// # Exactness
//
// Amounts are decimal yuan, at most 10¹⁵ with at most two decimals, checked before
// any arithmetic; sums are exact at any size; an amount is split into parts that
// add up. Days are civil days in China. Nothing is rounded but what is displayed.
//
// # Purity
//
// No clock, no files, no network, no randomness, no goroutines, no global state,
// no logging. The same input gives the same output, in any order of records.
// Values are safe for any number of goroutines unless their comment says
// otherwise.
//
// # Errors
//
// Bad input is an [InputError] that names record, field and value and wraps one of
// the Err values of this package; a bad rule is a [CompileError]. An outcome is
// never an error, and nothing panics but functions whose name begins with Must.
//
// # What the text leaves open
//
// A reading of a document that names an alternative is a field of a rules value;
// the others are listed here and in the package comment of the code that takes
// them. Of this package:
//
//	rulebook 0a     a bare bound (300家) includes the number; 以上, 以下, 以内 do, 超过 does not
//	rulebook 0d     a record belongs to the period of its announcement or filing; the
//	                statistics day is 31 December unless given
//	rulebook 9      enterprises are sized by 工信部联企业〔2011〕300号 (Sizes2011); the
//	                documents name no standard
//	rulebook 0e     the Corps is a place of reports because CP24 names it; CZ23 does not
package zhuanhua
