//! Choosing files: the system's dialogs through the desktop portal or zenity, off the interface's thread; where there are
//! neither, a dialog of our own in which a path is typed.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Context;

use super::dialogs::Dialog;
use super::intent::Intent;
use crate::base::{NationId, ScenarioId};
use crate::session::Replace;
use crate::store;

/// What a file is chosen for.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    /// To open it.
    Open,
    /// To compare its scenarios too.
    Add,
    /// To take its scenarios into the active plan.
    Take,
    /// To import pledges from it.
    Import,
    /// To save the active file.
    Save {
        /// The suggested name.
        name: String,
    },
    /// To write the reply sheets of nations: as a table to fill, or as a page to print.
    Replies {
        /// The nations.
        nations: Vec<NationId>,
        /// The suggested name.
        name: String,
        /// True for the page.
        page: bool,
    },
    /// To read answers of the survey.
    Answers,
    /// To save a scenario as a file of its own.
    SaveScenario {
        /// The scenario.
        scenario: ScenarioId,
        /// The suggested name.
        name: String,
    },
}

impl Pick {
    /// True when a file is to be written.
    pub fn saves(&self) -> bool {
        matches!(self, Self::Save { .. } | Self::SaveScenario { .. } | Self::Replies { .. })
    }

    /// The path that is written to or read where this one was named: a file to write has the ending of its kind.
    pub fn complete(&self, path: PathBuf) -> PathBuf {
        match self.kind().1.first().filter(|_| self.saves() && path.extension().is_none()) {
            Some(ending) => path.with_extension(ending),
            None => path,
        }
    }

    /// What is wished for once a path is chosen. A file that is there is replaced only where that was agreed to.
    pub fn with(self, path: PathBuf, replace: Replace) -> Intent {
        let path = self.complete(path);
        match self {
            Self::Open => Intent::Open(path),
            Self::Add => Intent::OpenAndCompare(vec![path]),
            Self::Take => Intent::TakeFrom(path),
            Self::Save { .. } => Intent::SaveTo(path, replace),
            Self::SaveScenario { scenario, .. } => Intent::SaveScenarioTo(scenario, path, replace),
            Self::Replies { nations, page, .. } => Intent::WriteReplies { nations, path, page, replace },
            Self::Answers => Intent::ReadAnswers(path),
            Self::Import => Intent::ImportFrom(path),
        }
    }

    /// The suggested name.
    pub fn name(&self) -> &str {
        match self {
            Self::Open | Self::Add | Self::Take | Self::Answers | Self::Import => "",
            Self::Save { name } | Self::SaveScenario { name, .. } | Self::Replies { name, .. } => name,
        }
    }

    /// What kind of file it is, in a word, and the endings of its name.
    pub fn kind(&self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Replies { page: true, .. } => ("Page", &["html"]),
            Self::Replies { page: false, .. } => ("Table", &["csv"]),
            Self::Answers => ("Answers", &["csv", "xlsx", "tsv", "txt", "muster"]),
            Self::Import => ("Sheet", &["csv", "xlsx", "tsv", "txt"]),
            _ => ("Muster", &["muster"]),
        }
    }
}

enum Answer {
    Path(Pick, PathBuf),
    NoDialog(Pick),
}

/// Asks for files.
pub struct Picker {
    built_in: bool,
    sender: Sender<Answer>,
    answers: Receiver<Answer>,
}

impl Picker {
    /// The system's dialogs, with ours where there are none.
    pub fn system() -> Self {
        let (sender, answers) = channel();
        Self { built_in: false, sender, answers }
    }

    /// Our own dialog only.
    pub fn built_in() -> Self {
        Self { built_in: true, ..Self::system() }
    }

    /// Begins to ask. The answer comes in a later frame.
    pub fn start(&self, ctx: &Context, pick: Pick) {
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        if self.built_in || !dialogs_there() {
            self.sender.send(Answer::NoDialog(pick)).unwrap_or_default();
            return ctx.request_repaint();
        }
        std::thread::spawn(move || {
            if let Some(path) = ask(&pick) {
                // Nobody listens any more when the program is closing.
                sender.send(Answer::Path(pick, path)).unwrap_or_default();
            }
            ctx.request_repaint();
        });
    }

    /// What is wished for with the next file that was chosen. Where the system has no dialog, ours is opened instead.
    pub fn next(&mut self, dialog: &mut Option<Dialog>) -> Option<Intent> {
        match self.answers.try_recv().ok()? {
            Answer::Path(pick, chosen) => {
                let path = pick.complete(chosen.clone());
                let there = store::is_there(&path);
                if there && pick.saves() && path != chosen {
                    // The system asked about the name without its ending, and no such file was there.
                    *dialog = Some(Dialog::replace(pick, path));
                    return None;
                }
                Some(pick.with(path, if there { Replace::Agreed } else { Replace::No }))
            }
            Answer::NoDialog(pick) => {
                *dialog = Some(Dialog::path(pick));
                None
            }
        }
    }
}

fn ask(pick: &Pick) -> Option<PathBuf> {
    let (kind, endings) = pick.kind();
    let dialog = rfd::FileDialog::new().add_filter(kind, endings);
    if pick.saves() {
        let name = PathBuf::from(pick.name());
        let dialog = match (name.parent().filter(|p| !p.as_os_str().is_empty()), name.file_name()) {
            (Some(folder), Some(file)) => dialog.set_directory(folder).set_file_name(file.to_string_lossy()),
            _ => dialog.set_file_name(pick.name()),
        };
        dialog.save_file()
    } else {
        dialog.pick_file()
    }
}

/// True where a file dialog can be had: a desktop portal on the session bus, or zenity. Without either, a cancelled
/// dialog and a missing one look alike.
fn dialogs_there() -> bool {
    store::on_path("zenity") || store::desktop_portal()
}

/// The name under which a file is saved where nobody names another: its own, else one made from the plan's title.
pub fn suggested_name(file: &crate::session::OpenFile) -> String {
    match &file.path {
        Some(path) => path.to_string_lossy().into_owned(),
        None => {
            let words: String = crate::base::fold(&file.plan().properties.title)
                .chars()
                .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
                .collect();
            let name = words.split_whitespace().take(6).collect::<Vec<_>>().join("-");
            format!("{}.muster", if name.is_empty() { "plan" } else { &name })
        }
    }
}
