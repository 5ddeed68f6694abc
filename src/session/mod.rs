//! What is open: files, history, figures by revision, settings, notices, jobs. The only place with a clock.

mod board;
pub mod clock;
mod files;
mod importing;
mod jobs;
mod notice;
mod open_file;
mod prepared;
#[cfg(test)]
mod recompute_tests;
mod resurvey;
mod saving;
mod settings;
mod study;
mod taking;
mod touched;
mod trace;
mod verdict;

pub use board::{Board, Entry, Sources};
pub use files::{Session, Template};
pub use importing::Importing;
pub use jobs::{Jobs, Panicked, Wake};
pub use notice::{Message, Notice, NoticeKind};
pub use open_file::{FileId, OpenFile};
pub use prepared::{Prepared, Snapshot};
pub use resurvey::Resurvey;
pub use saving::{Replace, SaveState};
pub use settings::{Recent, SavedView, Settings, ThemeChoice};
pub use study::Study;
pub use taking::Taking;
pub use touched::{LineShift, Touched};
pub use trace::Trace;
pub use verdict::{Placement, Ranked, Verdict, Warning, need, placements, verdict};
