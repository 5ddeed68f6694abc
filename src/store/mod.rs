//! Plans on disk: the file format, tolerant reading, canonical writing and the safe save. The only place that touches the
//! file system.

mod format;
mod read;
mod save;
mod system;

pub use format::{Document, FORMAT, Fault, FileKind, Problem, ReadError, VERSION, parse, to_bytes};
pub use read::{Fingerprint, Opened, SIZE_LIMIT, read};
pub use save::{Durability, SaveError, Saved, back_up, save};
pub use system::{Lines, Listed, desktop_portal, home, list_folder, on_path, read_bytes, write_private};
