//! The desktop program: reads the session, sends it commands. The only place that knows egui.

pub mod flags;
pub mod fonts;
pub mod format;
pub mod icons;
pub mod paint;
pub mod style;
pub mod symbols;
pub mod theme;
pub mod widgets;
