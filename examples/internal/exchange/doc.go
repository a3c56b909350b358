// Package exchange reads the exchange format of the example programs: a folder of
// CSV files, and for the award cycle a JSON file beside them, into the records of
// package zhuanhua.
//
// # What it reads
//
// [ReadProvince] reads parties.csv, enterprises.csv, patents.csv, transfers.csv,
// payments.csv, pledges.csv, products.csv, measures.csv, coverage.csv and
// survey.csv; [ReadTargets] reads besides these a survey of each year,
// survey-2021.csv to survey-2023.csv, and figures.csv; [ReadCycle] reads
// plans.csv, evaluations.csv, findings.csv, waivers.csv and cycle.json. The folder
// is an [io/fs.FS], so it may as well be embedded in a program. Files may have a
// byte order mark, lines end in LF or CRLF, blank lines are skipped, columns are
// found by name, and columns that the format does not name are ignored. A file
// that is not there has no rows, except parties.csv, transfers.csv, plans.csv,
// evaluations.csv and cycle.json, which must be there. Records come back in the
// order of their rows.
//
// # What it refuses
//
// A folder is read whole and then taken or refused whole: either there are
// records and no error, or there are none and the error is a [*Faults] with every
// fault of every file. Nothing is trimmed, completed or guessed; a code word, a
// day, a number or an identifier in another form than the format's is a fault
// even where package zhuanhua would take it. So are an identifier that no file
// defines and one that is given twice. The order of days and the plausibility of
// figures are nobody's business here.
//
// # How faults are told
//
// A fault has a file, the line on which its row begins (1 for the file as a
// whole), a column (- for the row or file) and a text. Faults come in the order of
// the files above, then by line, then by column as the format names them, - first.
// A cell has one fault at most of what stands in it; that its row repeats another
// or is one too many for its stratum is told beside it. A column that the header
// row lacks, or names twice, is told on the line of the header row. What follows
// from a fault already told is not told again:
//
//   - a row whose quotation marks or number of cells are wrong is not read
//     further, nor is a file that is not UTF-8 or has no header row; under a
//     header row whose own quotation marks are wrong only the quotation marks of
//     the rows are looked at;
//   - the cells of a column that is missing, or there twice, are not looked at;
//   - an identifier is not looked up in a file in which a fault hides a row's
//     identifier: one told in the column of the identifier (that it is given
//     twice included) or in the column -. A file that is not there and need not
//     be hides nothing: what is looked up in it is not found;
//   - a cell is not held to what another cell of its row demands while that other
//     cell has a fault: whether an identifier must be a credit code is open while
//     kind or province could still exempt it.
//
// Rows of a survey count towards their stratum whatever faults they have, as long
// as their stratum can be read, and the stratum's size is the first that can be
// read.
//
// # What never happens
//
// No input makes it panic, and neither time nor memory grows faster than the
// input: the first thousand faults are kept, the others counted.
package exchange
