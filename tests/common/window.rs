//! The whole application in a harness, for tests of what it shows.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use muster::session::{Session, Settings, ThemeChoice, Trace};
use muster::ui::app::App;
use muster::ui::view::Workspace;

use super::cpu_renderer::CpuRenderer;

/// The application in a harness; it is made in the first frame.
pub type Window = Harness<'static, Option<App>>;

/// The plan of the published expected figures.
pub const STARTER: &str = "tests/cases/starter-plan.muster";

/// Nothing open, nothing remembered.
pub fn session() -> Session {
    Session::new(Settings::default(), Trace::default())
}

/// The starter plan.
pub fn starter() -> Session {
    let mut session = session();
    session.open(Path::new(STARTER)).unwrap();
    session
}

/// The application in a workspace over a session, drawn on the processor, with every heavier figure there.
pub fn window(mut session: Session, workspace: Workspace, theme: egui::Theme, size: [f32; 2]) -> Window {
    session.settings.theme = match theme {
        egui::Theme::Light => ThemeChoice::Light,
        egui::Theme::Dark => ThemeChoice::Dark,
    };
    let mut h = over(session, Some(workspace), size);
    settle(&mut h);
    h
}

/// The application over a session, in the workspace that it chooses itself unless one is given.
pub fn over(session: Session, workspace: Option<Workspace>, size: [f32; 2]) -> Window {
    let mut session = Some(session);
    let mut h = Harness::builder()
        .with_size(size)
        .with_max_steps(60)
        .with_os(egui::os::OperatingSystem::Nix)
        .renderer(CpuRenderer::default())
        .build_ui_state(
            move |ui, app: &mut Option<App>| {
                if let Some(session) = session.take() {
                    let mut made = App::new(ui.ctx(), session).with_built_in_dialogs();
                    if let Some(workspace) = workspace {
                        made.view.workspace = workspace;
                    }
                    *app = Some(made);
                }
                // The harness leaves a margin, the window does not.
                let whole = ui.ctx().content_rect();
                let mut window = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                window.set_clip_rect(whole);
                app.as_mut().unwrap().root(&mut window);
            },
            None,
        );
    h.run_ok();
    h
}

/// Runs frames until what is worked out off the interface's thread is there and shown.
pub fn settle(h: &mut Window) {
    // Figures, then what rests on them, then its picture.
    for _ in 0..3 {
        h.run();
        h.state_mut().as_mut().unwrap().settle();
    }
    h.run();
}

/// True when something of this name is on screen.
pub fn shows(h: &Window, label: &str) -> bool {
    h.query_by_label(label).is_some()
}
