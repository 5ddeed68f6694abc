//! What is wrong with a row of a sheet, and what had to be interpreted in it: data, of which `words` makes the sentences.

use super::field::Field;
use crate::base::{AreaId, CapabilityId, ContributionId, Date, Decimal, NationId, Quantity};
use crate::edit::Refusal;
use crate::model::Status;

/// Why a row cannot be read, or cannot be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The head of the column that it lies in; none where it lies in the whole row.
    pub head: Option<String>,
    /// What is wrong there.
    pub fault: Fault,
}

impl From<Fault> for Reason {
    fn from(fault: Fault) -> Self {
        Self { head: None, fault }
    }
}

/// What is wrong in a cell or in a row. Texts are those of the cell.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields are the texts and figures of the sentence
pub enum Fault {
    /// A text that is no number.
    NoNumber(String),
    /// A text that is too long for a number.
    LongNumber,
    /// A number with more about it than digits.
    NotBare { text: String, number: u64 },
    /// A number that is not whole.
    NotWhole(String),
    /// A number below 0.
    BelowNought(String),
    /// A range whose first number is not the smaller.
    NoRange(String),
    /// A number with a scale whose marks could part thousands or be a point.
    ScaleInTwoWays(String),
    /// A number whose marks read in no way, or in two.
    UnclearMarks(String),

    /// A text that is no date.
    NoDate(String),
    /// A date whose day and month could be either.
    DateInTwoWays { text: String, year: i16, first: i8, second: i8 },
    /// A duration in an unknown unit.
    NoDays { text: String, unit: String },
    /// A duration that is no whole number of days.
    NotWholeDays(String),
    /// A duration of more days than are taken.
    TooManyDays(String),

    /// A nation of this code that the plan does not have.
    NationAbsent { text: String, code: String },
    /// A nation that is not known.
    NationUnknown(String),
    /// Columns that name two nations.
    NationsDiffer { text: String, here: NationId, there: NationId },
    /// A capability that is not known.
    CapabilityUnknown(String),
    /// The name of several capabilities.
    CapabilityAmbiguous { text: String, ids: Vec<CapabilityId> },
    /// A general kind of force of which nothing says how it is counted.
    GeneralKind(String),

    /// A cell that is too long for its field.
    TooLong { text: String, field: Field },
    /// A cell that holds an error of the spreadsheet.
    ErrorCell(String),
    /// A new pledge without a nation, title, capability or quantity.
    Missing(Field),
    /// An id of another row.
    IdTwice { id: String, row: u32 },
    /// An id that no pledge can have.
    IdUnfit,

    /// A quantity that is one cell with one above.
    MergedQuantity,
    /// A quantity of 0.
    Nothing,
    /// A smallest part that is 0 or more than all.
    SmallestPart(Quantity),
    /// An amount that is no money, of a capability that is.
    NoMoney(String),
    /// Money without its currency.
    CurrencyNotStated(String),
    /// Money for what is counted in a unit.
    MoneyForForce { text: String, currency: String, capability: CapabilityId, unit: String },
    /// A unit that is not the capability's.
    UnitOfOther { text: String, capability: CapabilityId, unit: String },
    /// A unit that is not known.
    UnitUnknown { text: String, unit: String },
    /// A currency that is not the quantity's.
    OtherCurrency(String),
    /// A text that is no currency.
    NoCurrency(String),
    /// A unit that is not the quantity's.
    OtherUnit(String),

    /// A text that is no number of people.
    NoPeople(String),
    /// A tour of no day.
    TourOfNoDay,
    /// A text that is no number of tours.
    NoTours(String),
    /// A text that is no likelihood.
    NoLikelihood(String),
    /// A text that is neither yes nor no.
    NeitherYesNorNo(String),
    /// A text that is no status.
    NoStatus(String),

    /// What an edit would refuse too.
    Refused(Refusal),
}

/// What had to be interpreted in a row.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields are the names and figures of the sentence
pub enum Note {
    /// A cell, by the head of its column and the beginning of its text.
    Cell { head: String, text: String, remark: Remark },
    /// A new pledge without a status.
    NoStatus,
    /// A pledge that was found by its name: the id that the plan does not have, and how many fit.
    Matched { absent: Option<String>, contribution: ContributionId, fitting: usize },
    /// Taken although a scenario's use of it speaks against it.
    TakenAllTheSame(Refusal),
}

/// How a cell was interpreted.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields are the names and figures of the sentence
pub enum Remark {
    /// A quantity, a number of people or another number; the lower end of a range.
    Quantity {
        quantity: u64,
        unit: String,
        lower: bool,
    },
    People {
        people: u64,
        lower: bool,
    },
    Count {
        count: u64,
        lower: bool,
    },
    Days(i32),
    Date(Date),
    Share(Decimal),
    Currency(String),
    /// Areas; none = any.
    Areas(Vec<AreaId>),
    Status(Status),
    Limitation,
    FigureNotKnown,
    DateNotKnown,
    /// People of a cell that is one with a cell above.
    PeopleAbove,
    GeneralTakenAs(CapabilityId),
    GeneralStays(CapabilityId),
    /// A quantity in another unit than the capability's, which stays as it is.
    QuantityStays {
        unit: String,
        capability: CapabilityId,
        own: String,
        quantity: Quantity,
    },
    AreasStay(Vec<AreaId>),
    StatusStays(Status),
    StepBack {
        from: Status,
        reason: String,
    },
    /// What could not be read and is kept in the note.
    NoUnit,
    NoCapabilities,
    NoNations,
    NoCost,
    NoArea,
    NotAreas(Vec<String>),
    NotConditions(Vec<String>),
}
