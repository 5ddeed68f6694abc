//! Starts the window: opens what was named, then runs until it is closed.

use std::path::PathBuf;

use super::app::App;
use super::dialogs::Dialog;
use crate::session::{Session, Settings, Trace};

/// What the command line asked of the window.
#[derive(Clone, Debug, Default)]
pub struct WindowOptions {
    /// Files to open.
    pub files: Vec<PathBuf>,
    /// Open the built-in sample.
    pub sample: bool,
    /// Open on the comparison.
    pub compare: bool,
    /// Where to write the trace.
    pub trace: Option<PathBuf>,
}

/// Runs the window.
///
/// # Errors
/// One line: why no window could be opened, and which files could not be.
pub fn run(options: &WindowOptions) -> Result<(), String> {
    let trace =
        options.trace.as_deref().map(Trace::to).transpose().map_err(|error| error.to_string())?.unwrap_or_default();
    let mut session = Session::new(Settings::load(), trace);
    // A file that cannot be opened is told in the window, beside those that can.
    let refused: Vec<String> = options.files.iter().filter_map(|file| session.open(file).err()).collect();
    let told = refused.join(". ");
    if options.sample {
        session.open_sample()?;
    }
    let size = session.settings.window.unwrap_or([1440.0, 900.0]);
    let native = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id("muster")
            .with_title("Muster")
            .with_inner_size(size)
            .with_min_inner_size([640.0, 400.0]),
        ..Default::default()
    };
    let compare = options.compare;
    eframe::run_native(
        "muster",
        native,
        Box::new(move |cc| {
            let mut app = App::new(&cc.egui_ctx, session);
            if !refused.is_empty() {
                app.view.dialog = Some(Dialog::Message { title: "Not opened".to_owned(), text: refused.join(". ") });
            }
            Ok(Box::new(if compare { app.comparing() } else { app }))
        }),
    )
    .map_err(|error| {
        let told = if told.is_empty() { told } else { format!("{told}. ") };
        format!(
            "{told}No window could be opened: {error}. On a bare system install the packages that the README names."
        )
    })
}
