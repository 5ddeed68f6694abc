//! Sheets and replies: why a row cannot be read, and how its cells were interpreted.

use std::fmt;

use super::refusals;
use crate::base::CapabilityId;
use crate::edit::Refusal;
use crate::exchange::pledges::{Fault, Field, ImportError, Note, Reason, Remark};
use crate::exchange::sheet::{Bound, Damage, OtherKind, PartFault, SheetError, SheetNote};
use crate::model::Status;

/// Why a row cannot be read: "Qty: “several” is no number".
pub fn reason(reason: &Reason) -> String {
    match &reason.head {
        Some(head) => format!("{head}: {}", fault(&reason.fault)),
        None => fault(&reason.fault),
    }
}

/// What is wrong, without the column that it lies in.
fn fault(fault: &Fault) -> String {
    match fault {
        Fault::NoNumber(text) => format!("“{text}” is no number"),
        Fault::LongNumber => "the text is too long for a number".to_owned(),
        Fault::NotBare { text, number } => format!("“{text}” could be {number}; write the number in digits alone"),
        Fault::NotWhole(text) => format!("“{text}” is no whole number"),
        Fault::BelowNought(text) => format!("“{text}” is below 0"),
        Fault::NoRange(text) => format!("“{text}” is no range: its first number is not the smaller"),
        Fault::ScaleInTwoWays(text) => format!("“{text}” reads in two ways; write the number out in digits"),
        Fault::UnclearMarks(text) => {
            format!("the marks in “{text}” read in no way, or in two; write the number in digits alone")
        }
        Fault::NoDate(text) => format!("“{text}” is no date; write it as 2025-03-14"),
        Fault::DateInTwoWays { text, year, first, second } => format!(
            "“{text}” reads in two ways; write it as {year:04}-{second:02}-{first:02}, or as {year:04}-{first:02}-{second:02}"
        ),
        Fault::NoDays { text, unit } => format!("“{text}” is no number of days: what is “{unit}”?"),
        Fault::NotWholeDays(text) => format!("“{text}” is no whole number of days"),
        Fault::TooManyDays(text) => format!("“{text}” is more than the 36,500 days that are taken"),
        Fault::NationAbsent { text, code } => format!("nation “{text}” ({code}) is not in the plan; add it first"),
        Fault::NationUnknown(text) => {
            format!("nation “{text}” is not known in the plan, neither by name nor by code")
        }
        Fault::NationsDiffer { text, here, there } => {
            format!("“{text}” is {here}, and another column names {there}")
        }
        Fault::CapabilityUnknown(text) => format!(
            "capability “{text}” is not in the plan, neither by id nor by name; add it first, or say in a map what it is"
        ),
        Fault::CapabilityAmbiguous { text, ids } => {
            let ids: Vec<&str> = ids.iter().map(CapabilityId::as_str).collect();
            format!("capability “{text}” is the name of {}; write the id", ids.join(" and of "))
        }
        Fault::GeneralKind(text) => format!(
            "“{text}” is a general kind of force, and nothing says what it is counted in; name a capability, or say in a map which it is"
        ),
        Fault::TooLong { text, field } => format!("“{text}” is too long for {}", field.name().to_lowercase()),
        Fault::ErrorCell(text) => format!("the cell holds the error {text}"),
        Fault::Missing(field) => missing(*field).to_owned(),
        Fault::IdTwice { id, row } => format!("the id {id} stands in row {row} already"),
        Fault::IdUnfit => "the id is too long, or holds characters that do not show; write another".to_owned(),
        Fault::MergedQuantity => "the cell is one with a cell above; give each row its own quantity".to_owned(),
        Fault::Nothing => "the quantity is 0; enter 1 or more".to_owned(),
        Fault::SmallestPart(quantity) => format!("the smallest part is 1 to {quantity}"),
        Fault::NoMoney(text) => format!("“{text}” is no amount of money"),
        Fault::CurrencyNotStated(text) => format!("nothing says in which currency “{text}” is"),
        Fault::MoneyForForce { text, currency, capability, unit } => {
            format!("“{text} {currency}” is money, and {capability} is counted in {unit}")
        }
        Fault::UnitOfOther { text, capability, unit } => {
            format!("“{text}” does not fit: {capability} is counted in {unit}")
        }
        Fault::UnitUnknown { text, unit } => format!("“{text}”: what is “{unit}”?"),
        Fault::OtherCurrency(text) => format!("“{text}” is another currency than the quantity's"),
        Fault::NoCurrency(text) => format!("“{text}” is no currency; write its code, such as EUR"),
        Fault::OtherUnit(text) => format!("“{text}” is another unit than the quantity's"),
        Fault::NoPeople(text) => format!("“{text}” is no number of people"),
        Fault::TourOfNoDay => "a tour lasts 1 day or more".to_owned(),
        Fault::NoTours(text) => format!("“{text}” is no number of tours"),
        Fault::NoLikelihood(text) => format!("“{text}” is no likelihood; write 0 to 1, such as 0.8"),
        Fault::NeitherYesNorNo(text) => format!("“{text}” is neither yes nor no"),
        Fault::NoStatus(text) => {
            let known: Vec<&str> = Status::ALL.iter().map(|status| status.word()).collect();
            format!("“{text}” is no status; write one of {}", known.join(", "))
        }
        Fault::Refused(refusal) => refusals::refusal(refusal),
    }
}

/// What a new pledge lacks.
const fn missing(field: Field) -> &'static str {
    match field {
        Field::Nation => "no nation is named",
        Field::Title => "no title is given",
        Field::Capability => "no capability is named",
        _ => "no quantity is given",
    }
}

/// How a row was interpreted: "Qty: “c. 1,000” read as 1000 battalion".
pub fn note(note: &Note) -> String {
    match note {
        Note::Cell { head, text, remark: of } => format!("{head}: “{text}” {}", remark(of)),
        Note::NoStatus => "no status is given: taken as indicated".to_owned(),
        Note::Matched { absent, contribution, fitting } => {
            let found = format!("matched to {contribution} by nation, title and capability");
            match (absent, fitting) {
                (None, 0 | 1) => found,
                (Some(id), 0 | 1) => format!("the plan has no {id}: {found}"),
                (None, fitting) => format!("{found}; {fitting} pledges fit, the first is taken"),
                (Some(id), fitting) => {
                    format!("the plan has no {id}: {found}; {fitting} pledges fit, the first is taken")
                }
            }
        }
        Note::TakenAllTheSame(refusal) => format!("taken all the same: {}", without_advice(refusal)),
    }
}

fn without_advice(refusal: &Refusal) -> String {
    refusal.without_advice()
}

fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Quantity { quantity, unit, lower: false } => format!("read as {quantity} {unit}"),
        Remark::Quantity { quantity, unit, lower: true } => format!("read as {quantity} {unit}, the lower end"),
        Remark::People { people, lower: false } => format!("read as {people} people"),
        Remark::People { people, lower: true } => format!("read as {people} people, the lower end"),
        Remark::Count { count, lower: false } => format!("read as {count}"),
        Remark::Count { count, lower: true } => format!("read as {count}, the lower end"),
        Remark::Days(days) => format!("read as {days} days"),
        Remark::Date(date) => format!("read as {date}"),
        Remark::Share(share) => format!("read as {share}"),
        Remark::Currency(code) => format!("read as {code}"),
        Remark::Areas(areas) if areas.is_empty() => "read as any area".to_owned(),
        Remark::Areas(areas) => format!("read as {}", joined(areas)),
        Remark::Status(status) => format!("taken as {}", status.word()),
        Remark::Limitation => "taken as a limitation of kind other".to_owned(),
        Remark::FigureNotKnown => "says that the figure is not known".to_owned(),
        Remark::DateNotKnown => "says that the date is not known".to_owned(),
        Remark::PeopleAbove => "is one with a cell above and counts there; here people are not known".to_owned(),
        Remark::GeneralTakenAs(capability) => format!("is a general kind of force: taken as {capability}"),
        Remark::GeneralStays(capability) => format!("is a general kind of force: {capability} stays"),
        Remark::QuantityStays { unit, capability, own, quantity } => {
            format!("counts in {unit}, {capability} in {own}: the quantity stays {quantity}")
        }
        Remark::AreasStay(areas) => format!("is general: its areas stay {}", joined(areas)),
        Remark::StatusStays(status) => format!("is no status of its own: {} stays", status.word()),
        Remark::StepBack { from, reason } => {
            format!("is a step back from {}; the reason kept is “{reason}”", from.word())
        }
        Remark::NoUnit => "is no unit that is known: kept in the note".to_owned(),
        Remark::NoCapabilities => "names what is no capability of the plan: kept in the note".to_owned(),
        Remark::NoNations => "names what is no nation of the plan: kept in the note".to_owned(),
        Remark::NoCost => "is no cost as “EUR 1200000 a month”: kept in the note".to_owned(),
        Remark::NoArea => "is no area of the plan: kept in the note, and it may go to any".to_owned(),
        Remark::NotAreas(words) => format!("names what is no area of the plan: {}", words.join(", ")),
        Remark::NotConditions(words) => {
            format!("names what is no condition of the plan: {}; kept in the note", words.join(", "))
        }
    }
}

fn joined<T: ToString>(names: &[T]) -> String {
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Why a file is no sheet, and what mends it.
pub fn sheet_error(error: &SheetError) -> String {
    match error {
        SheetError::Empty => "the sheet holds no rows; save it again with its rows".to_owned(),
        SheetError::NoHeadRow(row) => {
            format!("row {row} holds nothing, so it is no head; name the row of the head, or 0 where there is none")
        }
        SheetError::TooMuch { of, most } => too_much(*of, *most),
        SheetError::OpenQuote(row) => {
            format!("row {row}: a quotation mark opens a cell and is never closed; close it, or take it out")
        }
        SheetError::Refused { part, why } => format!("{part}: {}", part_fault(*why)),
        SheetError::Damaged(damage) => damaged(damage),
        SheetError::OtherKind(kind) => other_kind(*kind).to_owned(),
        SheetError::NoWorksheet { name, known } => {
            format!("there is no worksheet \"{name}\"; there is: {}", known.join(", "))
        }
        SheetError::Cancelled => "cancelled".to_owned(),
    }
}

fn too_much(of: Bound, most: usize) -> String {
    match of {
        Bound::Bytes(bytes) => format!("{bytes} bytes is more than the {most} that are read; split the sheet"),
        Bound::Parts(parts) => {
            format!("the workbook's {parts} parts is more than the {most} that are read; split the sheet")
        }
        Bound::LengthOfCell { row } => format!(
            "row {row}: the length of a cell (does a quotation mark lack its end?) is more than the {most} that are read; split the sheet"
        ),
        Bound::Columns { row } => {
            format!("row {row}: the count of columns is more than the {most} that are read; split the sheet")
        }
        Bound::Cells { row } => {
            format!("row {row}: the count of cells is more than the {most} that are read; split the sheet")
        }
        Bound::LengthOfTexts { row } => {
            format!("row {row}: the length of all texts is more than the {most} that are read; split the sheet")
        }
        Bound::Rows { row } => {
            format!("row {row}: the count of rows is more than the {most} that are read; split the sheet")
        }
    }
}

const fn part_fault(fault: PartFault) -> &'static str {
    match fault {
        PartFault::LeadsOut => "its name leads out of the workbook; this is no workbook to trust",
        PartFault::Macros => "the workbook holds macros; save it as .xlsx without them",
        PartFault::ZipBomb => "it unpacks to far more than a sheet needs, as a zip bomb does; nothing was read",
        PartFault::Zeros => "it is UTF-16 or holds zeros, as no workbook does; save the workbook again",
        PartFault::Entities => "it declares a document type or entities, which no workbook does; nothing was read",
        PartFault::TooLarge => "it holds more, or longer texts, than a sheet of pledges; nothing was read",
    }
}

fn damaged(damage: &Damage) -> String {
    match damage {
        Damage::Reader(why) => format!("the workbook cannot be read ({why}); save it again as .xlsx or as CSV"),
        Damage::PartsDoNotFit => {
            "the workbook cannot be read (its parts do not fit together); save it again as .xlsx or as CSV".to_owned()
        }
        Damage::RowOrder { row, behind } => format!(
            "the workbook cannot be read (row {row} stands behind row {behind}); save it again as .xlsx or as CSV"
        ),
        Damage::TwoCells { row } => format!(
            "the workbook cannot be read (row {row} has two cells in one place); save it again as .xlsx or as CSV"
        ),
    }
}

const fn other_kind(kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::OldWorkbook => {
            "this is an old .xls workbook, or one locked with a password; save it as .xlsx or as CSV"
        }
        OtherKind::Pdf => "this is a PDF; save it as .xlsx or as CSV",
        OtherKind::BinaryWorkbook => "this is a binary workbook (.xlsb); save it as .xlsx or as CSV",
        OtherKind::OpenDocument => "this is a document of OpenDocument (.ods); save it as .xlsx or as CSV",
        OtherKind::Zip => "this is a zip archive without a workbook of Excel in it; save it as .xlsx or as CSV",
    }
}

/// What a person should know of how a sheet was read.
pub fn sheet_note(note: &SheetNote) -> String {
    match note {
        SheetNote::Broken(encoding) => format!("some characters are no {encoding}; they show as \u{fffd}"),
        SheetNote::ExternalLinks => {
            "the workbook links to others: the values that it holds are read, no link is followed".to_owned()
        }
        SheetNote::MergedAreas(count) => format!("only the first {count} merged areas are heeded"),
        SheetNote::MergedCells => "too many merged cells: the last of them are not filled".to_owned(),
        SheetNote::FirstWorksheet { known, read } => {
            format!("of the worksheets {} the first that is shown was read, {read}", known.join(", "))
        }
        SheetNote::HeadNotKnown(row) => format!("no head is recognised; row {row} is taken as the head"),
    }
}

/// Why nothing can be said of what a sheet would do.
pub fn import_error(error: &ImportError) -> String {
    match error {
        ImportError::NoHeads { row, heads } => format!(
            "no head names a nation, a contribution or an id (row {row} has: {}); name the columns in a map",
            heads.join(", ")
        ),
        ImportError::Cancelled => "cancelled".to_owned(),
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&sheet_error(self))
    }
}

impl fmt::Display for SheetNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&sheet_note(self))
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&import_error(self))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&reason(self))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&fault(self))
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&note(self))
    }
}
