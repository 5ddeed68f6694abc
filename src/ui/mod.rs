//! The desktop program: reads the session, sends it intents. The only place that knows egui.
//!
//! Data flows one way: a panel reads the session and its own view state, draws, and pushes [`intent::Intent`]s; after the
//! frame [`app::App`] carries them out on the session; the next frame shows the result.

pub mod actions;
pub mod app;
pub mod cx;
mod dialogs;
mod frame;
pub mod intent;
pub mod kit;
pub mod look;
mod picker;
pub mod pledges;
mod present;
mod start_up;
pub mod text;
pub mod view;
mod workspaces;

pub use crate::words as format;
pub use crate::words::measures;
pub use dialogs::{Dialog, Editor, ListOf};
pub use start_up::{WindowOptions, run};
