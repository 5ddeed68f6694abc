//! Plans on disk: the file format, tolerant reading, canonical writing and the safe save. The only place that touches the
//! file system.

mod format;
mod lines;
mod lock;
mod place;
mod read;
mod save;
mod scenario_file;
mod schema;
mod system;

pub use format::{Cut, Document, FORMAT, Fault, FileKind, Problem, ReadError, ReadOnly, VERSION, parse, to_bytes};
pub use lines::{Lines, LinesError, LinesFault, read_bytes, write_private};
pub use place::{is_folder, is_there, same_file};
pub use read::{Fingerprint, Opened, SIZE_LIMIT, read, read_plain};
pub use save::{Durability, Over, SaveError, SaveFault, SaveWarning, Saved, back_up, may_write, save, save_plan};
pub use scenario_file::{Differing, Taken, split, take, with_theirs};
pub use schema::{check_schema, schema};
pub use system::{Listed, desktop_portal, home, list_folder, on_path};
