//! The desktop program: reads the session, sends it intents. The only place that knows egui.
//!
//! Data flows one way: a panel reads the session and its own view state, draws, and pushes [`intent::Intent`]s; after the
//! frame [`app::App`] carries them out on the session; the next frame shows the result.

pub mod actions;
pub mod app;
mod dialogs;
pub mod flags;
pub mod fonts;
pub mod icons;
mod incoming;
pub mod intent;
pub mod keys;
mod look;
pub mod measures;
pub mod paint;
mod panels;
mod picker;
pub mod pledges;
mod present;
mod start_up;
pub mod style;
pub mod symbols;
mod tessellation;
pub mod text;
pub mod theme;
pub mod view;
pub mod widgets;
mod workspaces;

pub use crate::words as format;
pub use dialogs::{Dialog, Editor, ListOf};
pub use start_up::{WindowOptions, run};
