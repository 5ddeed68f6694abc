//! The keyboard in the matrix: arrows move, Enter records, a letter answers, P adds a pledge, Escape leaves the form.

use egui::{Key, Ui};

use super::known::QUESTIONS;
use super::{form, matrix};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::kit::keys;

/// Carries out what is pressed while the matrix has the keyboard; `typing` when the form had it as
/// the frame began.
pub fn show(ui: &Ui, cx: &mut Cx<'_>, file: &OpenFile, typing: bool) {
    let view = &mut cx.view.survey;
    if cx.view.dialog.is_some() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    if view.form.is_some() && ui.input(|i| i.key_pressed(Key::Escape)) {
        view.form = None;
        view.focus = true;
        return;
    }
    let focused = ui.memory(egui::Memory::focused);
    let own = view.current.as_ref().map(|nation| matrix::cell_id(nation, view.question));
    // What is pressed in the form is not for the matrix, even where the form gives the keyboard back with it.
    if typing || (focused.is_some() && focused != own) {
        return;
    }
    let (lines, list) = (view.known.lines().clone(), view.known.list().clone());
    let at = list.iter().position(|at| lines.get(*at).is_some_and(|line| Some(&line.id) == view.current.as_ref()));
    let bottom = list.len().saturating_sub(1);
    let plain = |key: Key| ui.input(|i| keys::plain(i, key));
    let to = match at {
        None => (plain(Key::ArrowDown) || plain(Key::ArrowUp)).then_some(0),
        Some(at) if plain(Key::ArrowDown) => Some((at + 1).min(bottom)),
        Some(at) if plain(Key::ArrowUp) => Some(at.saturating_sub(1)),
        Some(at) if plain(Key::PageDown) => Some((at + 20).min(bottom)),
        Some(at) if plain(Key::PageUp) => Some(at.saturating_sub(20)),
        Some(_) if plain(Key::End) => Some(bottom),
        Some(_) => plain(Key::Home).then_some(0),
    };
    let aside = match view.question {
        n if plain(Key::ArrowRight) => Some((n + 1).min(2)),
        n if plain(Key::ArrowLeft) => Some(n.saturating_sub(1)),
        _ => None,
    };
    if to.is_some() || aside.is_some() {
        // The cell is to have the keyboard, not what lies in the arrow's direction.
        ui.memory_mut(|m| m.move_focus(egui::FocusDirection::None));
        let nation = to.and_then(|to| list.get(to)).and_then(|at| lines.get(*at)).map(|line| line.id.clone());
        if let Some(nation) = nation.or_else(|| view.current.clone()) {
            let question = aside.unwrap_or(view.question);
            view.look_at(&nation, question);
            view.reveal = true;
            view.reveal_across = aside.is_some();
            view.focus = true;
            ui.request_repaint();
        }
        return;
    }
    let Some(line) = at.and_then(|at| list.get(at)).and_then(|at| lines.get(*at)) else { return };
    if plain(Key::Enter) {
        view.begin(file);
    } else if plain(Key::P) {
        matrix::add_pledge(cx, file, line);
    } else if focused != own {
        // A letter answers only where the cell has the keyboard: no stray key records anything.
    } else if let Some((answer, _)) = form::ANSWERS.into_iter().find(|(_, key)| plain(*key)) {
        let intent = matrix::short_answer(&line.id, QUESTIONS[view.question.min(2)], answer);
        cx.intents.push(intent);
    }
}
