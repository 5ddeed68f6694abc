//! What comes in from elsewhere: files dropped on the window, sheets, rows that were copied in a spreadsheet.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Ui;

use crate::exchange::pledges::ColumnUse;
use crate::session::{Importing, OpenFile, Session, Wake};
use crate::ui::dialogs::Dialog;
use crate::ui::intent::Intent;
use crate::ui::picker::Pick;
use crate::ui::view::Workspace;

/// What the files mean that were dropped in a workspace: sheets are answers in Survey and pledges elsewhere.
pub fn dropped(ui: &Ui, workspace: Workspace) -> Vec<Intent> {
    let paths: Vec<PathBuf> = ui.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_owned()).collect());
    let paths: Vec<PathBuf> = paths.into_iter().filter(|path| !path.as_os_str().is_empty()).collect();
    let meaning = match (paths.as_slice(), workspace) {
        ([], _) => return Vec::new(),
        ([path], Workspace::Survey) if is_sheet(path) => Intent::ReadAnswers,
        ([path], Workspace::Register | Workspace::Compose) if is_sheet(path) => Intent::ImportFrom,
        ([_], Workspace::Start | Workspace::Survey | Workspace::Register | Workspace::Compose) => Intent::Open,
        _ => return vec![Intent::OpenAndCompare(paths)],
    };
    paths.into_iter().map(meaning).collect()
}

fn is_sheet(path: &Path) -> bool {
    let ends = Pick::Import.kind().1;
    path.extension().is_some_and(|own| ends.iter().any(|end| own.eq_ignore_ascii_case(end)))
}

/// The dialog on a sheet of pledges, which begins to be read.
pub fn sheet(ui: &Ui, session: &Session, path: PathBuf) -> Option<Dialog> {
    let snapshot = session.active().map(OpenFile::snapshot)?;
    let maps = session.settings.import_maps.clone();
    Some(Dialog::import(Importing::start(path, snapshot, maps, wake(ui))))
}

/// The dialog on rows that were copied in a spreadsheet; without heads, their columns are these.
pub fn rows(ui: &Ui, session: &Session, text: &str, columns: Vec<ColumnUse>) -> Option<Dialog> {
    let snapshot = session.active().map(OpenFile::snapshot)?;
    Some(Dialog::import(Importing::pasted(text, columns, snapshot, wake(ui))))
}

/// The dialog on answers, which begin to be read.
pub fn answers(ui: &Ui, session: &Session, path: PathBuf) -> Option<Dialog> {
    let snapshot = session.active().map(OpenFile::snapshot)?;
    Some(Dialog::answers(path, snapshot, wake(ui)))
}

/// Draws a frame when a job is done.
fn wake(ui: &Ui) -> Wake {
    let ctx = ui.ctx().clone();
    Arc::new(move || ctx.request_repaint())
}
