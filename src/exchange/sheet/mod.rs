//! Sheets as rows of text: CSV and XLSX read within bounds, lines of CSV written so that no spreadsheet runs them.

mod csv;
mod error;
mod grid;
mod head;
mod layout;
mod limits;
mod line;
mod read;
mod rows;
mod table;
mod tidy;
mod xlsx;

pub use error::{Bound, Damage, OtherKind, PartFault, SheetError, SheetNote};
pub use grid::Progress;
pub use head::column_name;
pub use layout::{Heads, Layout};
pub use line::{line, unguarded};
pub use read::MOST_BYTES;
pub use rows::{Row, Rows};
pub use table::Sheet;
