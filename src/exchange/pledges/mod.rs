//! Pledges read from a sheet: rows in, a list of changes out, of which a person takes those that are right.
//!
//! Three steps, each on its own: a [`Map`] says which column is which field, guessed from the heads where nobody said it; [`plan_import`] reads
//! the values, matches the rows to the plan's pledges and says of each row what it would do; [`Import::command`] makes one
//! undoable step of the rows that are taken.
//!
//! How values are read, so that nothing is guessed in silence:
//! - A cell that stands for its field as it is leaves no note. One that had to be interpreted (c. 1,000; 800–1,000;
//!   12 aircraft; a general word) is taken with a note; one that reads in two ways or in none makes the row unreadable, with
//!   the reason. Of a range the cautious end is taken: the lower of a quantity or of people, the upper of notice.
//! - An empty cell says nothing: it leaves a pledge's field as it is. "Unknown" says that the figure is not known.
//! - What has no field (a column that is not recognised, a general word beside a finer value, an area that the plan does
//!   not have) goes into the pledge's note, a line `Head: value` each, so that the sheet is held without loss.
//! - A general kind of force of a public table (`ground_troops`) never overwrites the capability of a pledge that is there;
//!   a new pledge of such a kind gets a capability of that kind and unit, which the step adds.
//! - A status that the sheet says in other words ("reported") never takes a pledge a step back; a plain one does, and the
//!   reason in the history is the sheet.

mod area;
mod capability;
mod cell;
mod date;
mod field;
mod figures;
mod ids;
mod listed;
mod map;
mod matching;
mod nation;
mod note;
mod number;
mod plain;
mod plan;
mod read;
mod reason;
mod record;
mod report;
mod texts;
mod unit;
mod words;
mod writer;

pub use date::{DateOrder, date as read_date, order as date_order};
pub use field::Field;
pub use map::{ColumnUse, Map, MapError};
pub use number::whole_number;
pub use plan::{FieldChange, Import, ImportError, Outcome, RowResult, plan_import};
pub use read::{pasted, read_sheet};
pub use reason::{Fault, Note, Reason, Remark};
pub use report::report;
pub use writer::Writer;
