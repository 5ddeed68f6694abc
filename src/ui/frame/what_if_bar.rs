//! The what-if: switches of the saved ones for a toolbar, and the bar that says what is in force.

use egui::{Align, Color32, CornerRadius, Frame, Layout, Margin, Popup, Rect, Response, RichText, Sense, Stroke, Ui};
use egui::{StrokeKind, Vec2, WidgetInfo, pos2, vec2};

use crate::analysis::Withdrawal;
use crate::base::{ConditionId, NationId, visible};
use crate::session::Session;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::chip::Tag;
use crate::ui::kit::switch::checkbox;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS, Sizes, Theme};
use crate::ui::present;
use crate::words::ui::what_if as said;

/// A saved what-if of an open file.
struct Saved {
    name: String,
    of: Withdrawal,
}

/// The saved what-ifs of all open files, those of the same name and content once.
fn saved(session: &Session) -> Vec<Saved> {
    let mut all: Vec<Saved> = Vec::new();
    for what_if in session.files().iter().flat_map(|file| &file.plan().what_ifs) {
        let one = Saved { name: visible(&what_if.name), of: Withdrawal::from(what_if.as_ref()) };
        if !one.of.is_empty() && !all.iter().any(|known| known.name == one.name && known.of == one.of) {
            all.push(one);
        }
    }
    all
}

/// True when all of a what-if is in force.
fn covers(now: &Withdrawal, of: &Withdrawal) -> bool {
    of.withdrawn.is_subset(&now.withdrawn) && of.failed.is_subset(&now.failed)
}

/// What is in force after a saved what-if is switched. What another one that is on needs stays.
fn switched(now: &Withdrawal, saved: &[Saved], at: usize) -> Withdrawal {
    let Some(one) = saved.get(at) else { return now.clone() };
    let mut next = now.clone();
    if !covers(now, &one.of) {
        next.withdrawn.extend(one.of.withdrawn.iter().cloned());
        next.failed.extend(one.of.failed.iter().cloned());
        return next;
    }
    let others: Vec<&Saved> =
        saved.iter().enumerate().filter(|(n, other)| *n != at && covers(now, &other.of)).map(|(_, o)| o).collect();
    next.withdrawn.retain(|id| !one.of.withdrawn.contains(id) || others.iter().any(|o| o.of.withdrawn.contains(id)));
    next.failed.retain(|id| !one.of.failed.contains(id) || others.iter().any(|o| o.of.failed.contains(id)));
    // A what-if within another would hold on to what both share: then both go.
    if covers(&next, &one.of) {
        next.withdrawn.retain(|id| !one.of.withdrawn.contains(id));
        next.failed.retain(|id| !one.of.failed.contains(id));
    }
    next
}

/// The names of the saved what-ifs that are in force, and whether they are all of it.
fn in_force(session: &Session) -> (Vec<String>, bool) {
    let now = session.what_if();
    let mut rest = now.clone();
    let mut names = Vec::new();
    for one in saved(session).into_iter().filter(|one| covers(now, &one.of)) {
        rest.withdrawn.retain(|id| !one.of.withdrawn.contains(id));
        rest.failed.retain(|id| !one.of.failed.contains(id));
        names.push(one.name);
    }
    (names, rest.is_empty())
}

/// The what-if in force in a few words: "No US backstop", "No US backstop and more", "1 nation, 2 conditions".
pub fn words(session: &Session) -> String {
    let (names, all) = in_force(session);
    if names.is_empty() {
        let now = session.what_if();
        said::by_count(now.withdrawn.len(), now.failed.len())
    } else {
        said::by_name(&names, all)
    }
}

/// The switches for a toolbar: the saved what-ifs as far as there is room, the rest in a menu.
pub fn switches(ui: &mut Ui, cx: &mut Cx<'_>, keep: f32) {
    let saved = saved(cx.session);
    let now = cx.session.what_if();
    let mut shown = 0;
    for (at, one) in saved.iter().enumerate() {
        let galley = paint::line(ui.painter(), &one.name, fonts::bold(12.0), Color32::PLACEHOLDER, 200.0);
        let width = galley.size().x + 58.0;
        if ui.available_width() - width < keep + 96.0 {
            break;
        }
        if switch_button(ui, &one.name, covers(now, &one.of), width).clicked() {
            cx.intents.push(Intent::set_what_if(&switched(now, &saved, at)));
        }
        shown = at + 1;
    }
    let rest = shown < saved.len();
    let words = if shown == 0 { "What-if" } else { "More" };
    if rest || shown == 0 {
        let on = shown == 0 && !now.is_empty();
        let button = Button { menu: true, selected: on, ..Button::new(words) }.show(ui);
        Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.set_min_width(240.0);
            for (at, one) in saved.iter().enumerate().skip(shown) {
                let mut on = covers(now, &one.of);
                if checkbox(ui, &mut on, &one.name, "").changed() {
                    cx.intents.push(Intent::set_what_if(&switched(now, &saved, at)));
                }
            }
            if choose(ui) {
                open_choice(cx);
                ui.close();
            }
        });
    } else {
        let long = said::CHOOSE;
        let words = if ui.available_width() - keep > 250.0 { long } else { "Other" };
        let button = Button { name: long, ..Button::quiet(words).with_icon(Icon::Plus) };
        if button.show(ui).clicked() {
            open_choice(cx);
        }
    }
}

fn choose(ui: &mut Ui) -> bool {
    Button::quiet(said::CHOOSE).with_icon(Icon::Plus).show(ui).clicked()
}

fn open_choice(cx: &mut Cx<'_>) {
    cx.view.dialog = Some(Dialog::choose_what_if(cx.session.what_if()));
}

/// A switch in the frame of a button.
fn switch_button(ui: &mut Ui, name: &str, on: bool, width: f32) -> Response {
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, Sizes::of(ui).control_small), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Switch, ui.is_enabled(), on, format!("What-if {name}")));
    let painter = ui.painter();
    let fill = paint::surface(ui, &response, Force::Live, if on { t.select } else { t.card });
    let edge = if on { t.accent } else { t.line_strong };
    painter.rect(rect, CornerRadius::same(RADIUS as u8), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let track = Rect::from_min_size(pos2(rect.left() + 10.0, rect.center().y - 7.0), vec2(26.0, 14.0));
    let round = CornerRadius::same(7);
    if on {
        painter.rect_filled(track, round, t.accent);
        painter.circle_filled(track.right_center() - vec2(7.0, 0.0), 4.5, t.on_accent);
    } else {
        painter.rect(track, round, t.card, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
        painter.circle_filled(track.left_center() + vec2(7.0, 0.0), 4.5, t.line_strong);
    }
    let font = if on { fonts::bold(12.0) } else { fonts::regular(12.0) };
    let at = pos2(track.right() + 8.0, rect.center().y);
    paint::text(painter, at, egui::Align2::LEFT_CENTER, name, font, t.text1, 200.0);
    paint::ring_if_focused(ui, &response);
    response
}

fn nation_name(session: &Session, id: &NationId) -> String {
    let found = session.files().iter().find_map(|file| file.index().nation(file.plan(), id));
    visible(found.map_or(id.as_str(), |nation| nation.name.as_str()))
}

fn condition_name(session: &Session, id: &ConditionId) -> String {
    let found = session.files().iter().find_map(|file| file.index().condition(file.plan(), id));
    visible(found.map_or(id.as_str(), |condition| condition.name.as_str()))
}

/// The bar under the toolbar while a what-if is in force.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let now = cx.session.what_if().clone();
    if now.is_empty() {
        return;
    }
    let t = Theme::of(ui);
    let frame = Frame::new().fill(t.info_tint).inner_margin(Margin::symmetric(12, 0));
    let panel = egui::Panel::top("what-if").frame(frame).exact_size(36.0).show_separator_line(false);
    let shown = panel.show(ui, |ui| ui.horizontal_centered(|ui| contents(ui, cx, &now)));
    let edge = shown.response.rect;
    ui.painter().hline(edge.x_range(), edge.bottom() - 0.5, Stroke::new(1.0, t.info));
}

fn contents(ui: &mut Ui, cx: &mut Cx<'_>, now: &Withdrawal) {
    let t = Theme::of(ui);
    ui.spacing_mut().item_spacing.x = 8.0;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if (Button { small: true, name: said::CLEAR, ..Button::new("Clear") }).show(ui).clicked() {
            cx.wish(Intent::set_what_if(&Withdrawal::default()));
        }
        let (names, all) = in_force(cx.session);
        let keep = Button { small: true, ..Button::quiet(said::KEEP) };
        if !(all && names.len() == 1) && keep.show(ui).clicked() {
            let (withdrawn, failed) = (now.withdrawn.iter().cloned().collect(), now.failed.iter().cloned().collect());
            cx.view.dialog = Some(Dialog::save_what_if(withdrawn, failed));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let (mark, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
            icons::draw(ui.painter(), Icon::Swap, mark, t.info);
            let title = said::in_force(&words(cx.session));
            let galley = paint::line(ui.painter(), &title, fonts::bold(12.0), t.info, ui.available_width());
            let label = ui.add(egui::Label::new(galley));
            label.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, &title));
            let mut left: usize = now.withdrawn.len() + now.failed.len();
            let small = |ui: &mut Ui, words: &str| {
                if ui.available_width() > 120.0 {
                    ui.label(RichText::new(words).font(fonts::regular(12.0)).color(t.text2));
                }
            };
            for (at, id) in now.withdrawn.iter().enumerate() {
                if at == 0 {
                    small(ui, "withdraws");
                }
                if !room_for_tag(ui) {
                    break;
                }
                left -= 1;
                let name = nation_name(cx.session, id);
                if (Tag { text: &name, nation: Some(id.as_str()), ..Tag::default() }).show(ui).clicked() {
                    let mut next = now.clone();
                    next.withdrawn.shift_remove(id);
                    cx.wish(Intent::set_what_if(&next));
                }
            }
            for (at, id) in now.failed.iter().enumerate() {
                if at == 0 {
                    small(ui, "fails");
                }
                if !room_for_tag(ui) {
                    break;
                }
                left -= 1;
                let name = condition_name(cx.session, id);
                if (Tag { text: &name, icon: Some(Icon::Lock), ..Tag::default() }).show(ui).clicked() {
                    let mut next = now.clone();
                    next.failed.shift_remove(id);
                    cx.wish(Intent::set_what_if(&next));
                }
            }
            if left > 0 {
                let words = format!("{left} more");
                if (Button { small: true, name: said::SHOW_ALL, ..Button::quiet(&words) }).show(ui).clicked() {
                    open_choice(cx);
                }
            }
            if ui.available_width() > 430.0 {
                ui.label(RichText::new(said::EFFECT).font(fonts::regular(12.0)).color(t.text2));
            }
        });
    });
}

fn room_for_tag(ui: &Ui) -> bool {
    ui.available_width() > 200.0
}

/// How many line results the what-if changes, and in which scenarios.
pub fn what_changes(session: &Session) -> String {
    let mut lines = 0;
    let mut letters: Vec<String> = Vec::new();
    for file in session.files() {
        let planned = file.board();
        for entry in file.now().entries.iter().filter(|entry| !entry.scenario.archived) {
            let Some(before) = planned.entry(&entry.scenario.id) else { continue };
            let pairs = before.figures.lines.iter().zip(&entry.figures.lines);
            let changed = pairs.filter(|(a, b)| a.sustained != b.sustained).count();
            if changed > 0 {
                lines += changed;
                letters.push(present::letter(file.plan(), &entry.scenario));
            }
        }
    }
    said::changes(lines, &letters)
}

#[cfg(test)]
mod tests {
    use super::{Saved, covers, switched};
    use crate::analysis::Withdrawal;

    fn of(nations: &[&str], conditions: &[&str]) -> Withdrawal {
        Withdrawal {
            withdrawn: nations.iter().map(|id| (*id).into()).collect(),
            failed: conditions.iter().map(|id| (*id).into()).collect(),
        }
    }

    #[test]
    fn switching_off_leaves_what_another_one_needs_and_what_was_chosen_by_hand() {
        let saved = [("no-us", of(&["USA"], &["backstop"])), ("alone", of(&["USA", "GBR"], &[]))]
            .map(|(name, of)| Saved { name: name.to_owned(), of });
        let mut now = of(&["TUR"], &[]);
        now = switched(&now, &saved, 0);
        assert_eq!(now, of(&["TUR", "USA"], &["backstop"]));
        now = switched(&now, &saved, 1);
        assert_eq!(now, of(&["TUR", "USA", "GBR"], &["backstop"]));
        now = switched(&now, &saved, 0);
        assert!(covers(&now, &saved[1].of) && !covers(&now, &saved[0].of));
        assert_eq!(switched(&now, &saved, 1), of(&["TUR"], &[]));
    }

    #[test]
    fn one_within_another_can_be_switched_off() {
        let saved = [("small", of(&["USA"], &[])), ("large", of(&["USA", "GBR"], &[]))]
            .map(|(name, of)| Saved { name: name.to_owned(), of });
        let both = switched(&of(&[], &[]), &saved, 1);
        let after = switched(&both, &saved, 0);
        assert!(!covers(&after, &saved[0].of));
    }
}
