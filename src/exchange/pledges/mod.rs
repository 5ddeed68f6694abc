//! Pledges out of a sheet: CSV or XLSX in, a list of changes out, of which a person takes the lines that are right.
//!
//! Four steps, each on its own: [`Sheet::read`] makes rows of cells of the bytes, whatever their encoding, separator or
//! packing; a [`Map`] says which column is which field, guessed from the heads where nobody said it; [`plan_import`] reads
//! the values, matches the rows to the plan's pledges and says of each row what it would do; [`Import::command`] makes one
//! undoable step of the rows that are taken. Nothing is written and no file is opened here.
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
mod beside;
mod capability;
mod csv;
mod date;
mod field;
mod head;
mod limits;
mod listed;
mod map;
mod nation;
mod number;
mod plan;
mod record;
mod report;
mod rows;
mod sheet;
mod unit;
mod words;
mod written;
mod xlsx;

pub use date::{date as read_date, order as date_order};
pub use field::Field;
pub use map::{ColumnUse, DateOrder, Map, MapError};
pub use number::whole_number;
pub use plan::{FieldChange, Import, Outcome, RowResult, plan_import};
pub use report::report;
pub use rows::{Row, Rows};
pub use sheet::{MOST_BYTES, Progress, Sheet, SheetError};
pub use written::Writer;
