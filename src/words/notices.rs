//! What the status line and toasts say.

use std::fmt;

use super::{counted, label, refusal, undone};
use crate::base::visible;
use crate::session::Message;

/// A message of the session.
pub fn message(message: &Message) -> String {
    match message {
        Message::Done(step) => label(step),
        Message::Undone(step) => undone(step),
        Message::Refused(why) => refusal(why),
        Message::PlanChangedMeanwhile => "The plan has changed meanwhile; import the sheet again".to_owned(),
        Message::Opened(name) => format!("Opened {name}"),
        Message::OpenedReadOnly(why) => format!("Opened to read only: {why}"),
        Message::OpenedWithProblems(1) => "Opened with 1 problem; File, Repair view shows it".to_owned(),
        Message::OpenedWithProblems(n) => {
            format!("Opened with {}; File, Repair view lists them", counted(*n as i64, "problem", "problems"))
        }
        Message::Saved(path) => format!("Saved {}", path.display()),
        Message::SavedScenario(path) => format!("Saved the scenario as {}", path.display()),
        Message::NotSavedReadOnly(why) => format!("Not saved: {why} Save it under another name."),
        Message::NotSaved(path, panicked) => {
            format!("{}: not saved; the file is as it was: {panicked}", visible(&path.to_string_lossy()))
        }
        Message::NotStudied(panicked) => {
            format!("Confidence, linchpins and gaps could not be worked out: {panicked}. The plan is whole")
        }
        Message::Wrote(path) => format!("Wrote {}", visible(&path.to_string_lossy())),
        Message::SavedMap(name) => format!("The map {} is saved", visible(name)),
        Message::Text(text) => text.clone(),
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&message(self))
    }
}
