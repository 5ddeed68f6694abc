//! What stands behind a gap, a loss or a criterion that was pressed.

use std::sync::Arc;

use egui::{Align2, Rect, RichText, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::breaks::{self, lines, member_name, people};
use super::gaps;
use super::sheet::{Body, Figure, Sheet};
use super::side::{opened_band, padded};
use super::state::Key;
use crate::analysis::{Loss, Member, Metric, Test};
use crate::base::{CriterionId, RequirementId, RequirementSetId};
use crate::session::{Entry, OpenFile};
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::theme::{RADIUS_TAG, Theme};
use crate::ui::look::{flags, fonts, paint};
use crate::ui::{format, present, text};

fn place<'s>(cx: &Cx<'s>, sheet: &Sheet, key: &Key) -> Option<(&'s OpenFile, &'s Entry, usize)> {
    let file = cx.session.file(key.0)?;
    Some((file, file.now().entry(&key.1)?, sheet.position(key)?))
}

fn words(ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(fonts::regular(12.0)).color(Theme::of(ui).text2);
    ui.add(egui::Label::new(text).wrap());
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(8.0);
    ui.label(RichText::new(text).font(fonts::bold(12.0)).color(Theme::of(ui).text1));
    ui.add_space(2.0);
}

/// A gap: who could fill it, and the ask.
pub(super) fn gap(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    sheet: &Arc<Sheet>,
    key: &Key,
    (set, id): (&RequirementSetId, &RequirementId),
) {
    let Some((file, entry, at)) = place(cx, sheet, key) else { return };
    let column = &sheet.columns[at];
    opened_band(ui, cx, &format!("Gap of {id} in {}", column.called));
    let Some(line) = entry.figures.line(id).filter(|_| entry.scenario.requirement_set == *set) else { return };
    padded(ui, |ui| {
        ui.add_space(6.0);
        let (sustained, asked) = present::figures(file, line);
        let missing = text::units(&line.gap, present::money_of(file, line));
        let capability = present::capability(file, &line.capability);
        if line.met() {
            words(ui, &format!("{capability}: {sustained} of {asked}. The line is met."));
            return;
        }
        words(ui, &format!("{capability}: {sustained} of {asked} from {}; {missing} missing.", text::day(line.from)));
        match gaps::gap(entry, set, id) {
            None => words(ui, "Who could fill it is being worked out."),
            Some(found) => {
                crate::ui::frame::could_fill(ui, cx, file, entry, found);
                if found.could_fill.is_empty() {
                    words(ui, "No pledge of the register fits.");
                }
            }
        }
        crate::ui::frame::ask(ui, cx, file, &entry.scenario.id, line);
        ui.add_space(10.0);
    });
}

/// The loss of one member, or of the worst pair: which lines fall, on a map of nations and lines.
pub(super) fn loss(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Arc<Sheet>, key: &Key, member: Option<&Member>) {
    let Some((file, entry, at)) = place(cx, sheet, key) else { return };
    let column = &sheet.columns[at];
    let Some(study) = &entry.study else { return };
    let found: Option<&Loss> = match member {
        Some(member) => breaks::loss(entry, member),
        None => study.linchpins.worst_pair(),
    };
    let names = found.map_or_else(Vec::new, |loss| loss.members.iter().map(|m| member_name(file, m)).collect());
    opened_band(ui, cx, &format!("{} without {}", column.called, format::listed(&names)));
    padded(ui, |ui| {
        ui.add_space(6.0);
        let Some(loss) = found else { return words(ui, "It plays no part in this scenario.") };
        words(ui, &format!("Loses {} and {}.", lines(&loss.essential_lost), people(&loss.personnel_lost)));
        for id in &loss.essential_lost {
            let Some(line) = entry.figures.line(id) else { continue };
            words(ui, &format!("{id} {}", present::capability(file, &line.capability)));
        }
        pairs(ui, file, &study.linchpins.pairs, member);
        heading(ui, &format!("Withdrawal map of {}", column.called));
        map(ui, file, entry, &study.linchpins.alone, found);
        ui.add_space(10.0);
    });
}

/// Most pairs that are listed.
const PAIRS: usize = 8;

/// The worst pairs, of a member or of all.
fn pairs(ui: &mut Ui, file: &OpenFile, pairs: &[Loss], member: Option<&Member>) {
    let of = |loss: &&Loss| member.is_none_or(|member| loss.members.contains(member));
    let worst: Vec<&Loss> =
        pairs.iter().filter(of).filter(|loss| !loss.essential_lost.is_empty()).take(PAIRS).collect();
    if worst.is_empty() {
        return;
    }
    heading(ui, if member.is_some() { "Worst together with" } else { "The worst pairs" });
    for loss in worst {
        let others = loss.members.iter().filter(|other| Some(*other) != member);
        let names: Vec<String> = others.map(|other| member_name(file, other)).collect();
        let n = format::counted(loss.essential_lost.len() as i64, "line", "lines");
        let lost = lines(&loss.essential_lost);
        words(ui, &format!("{}: {n}, {lost}; {}", format::listed(&names), people(&loss.personnel_lost)));
    }
}

/// Nations and conditions by essential lines: a filled cell falls.
fn map(ui: &mut Ui, file: &OpenFile, entry: &Entry, alone: &[Loss], chosen: Option<&Loss>) {
    let t = Theme::of(ui);
    let fall: Vec<&Loss> = alone.iter().filter(|loss| !loss.essential_lost.is_empty()).collect();
    let met: Vec<&RequirementId> = {
        let falls = |id: &RequirementId| fall.iter().any(|loss| loss.essential_lost.contains(id));
        entry.figures.lines.iter().filter(|l| l.essential() && falls(&l.id)).map(|l| &l.id).collect()
    };
    if fall.is_empty() {
        return words(ui, "No loss of one nation or condition costs an essential line.");
    }
    let (name, step, row) = (62.0, 38.0, 20.0);
    ScrollArea::horizontal().id_salt("withdrawal map").show(ui, |ui| {
        let size = vec2(name + step * met.len() as f32, 18.0 + row * fall.len() as f32);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        for (n, id) in met.iter().enumerate() {
            let at = pos2(rect.left() + name + step * (n as f32 + 0.5), rect.top() + 8.0);
            paint::text(ui.painter(), at, Align2::CENTER_CENTER, id.as_str(), fonts::regular(11.0), t.text2, step);
        }
        for (n, loss) in fall.iter().enumerate() {
            let Some(member) = loss.members.first() else { continue };
            let top = rect.top() + 18.0 + row * n as f32;
            let whole = Rect::from_min_size(pos2(rect.left(), top), vec2(size.x, row));
            let response = ui.interact(whole, egui::Id::unique(("map", member.id())), Sense::hover());
            let said = format!("{}: {} fall", member_name(file, member), lines(&loss.essential_lost));
            response.widget_info(|| WidgetInfo::labeled(egui::Role::RowHeader, true, &said));
            if chosen.is_some_and(|chosen| chosen.members.contains(member)) {
                ui.painter().rect_filled(whole, 0, t.select);
            }
            let middle = whole.center().y;
            match member {
                Member::Nation(id) => {
                    flags::draw(ui.painter(), pos2(rect.left(), middle - 5.5), flags::SIZE_CHIP, id.as_str());
                }
                Member::Condition(_) => {
                    let mark = Rect::from_min_size(pos2(rect.left() + 2.0, middle - 6.0), Vec2::splat(12.0));
                    icons::draw(ui.painter(), Icon::Lock, mark, t.text2);
                }
            }
            let at = pos2(rect.left() + 21.0, middle);
            paint::text(ui.painter(), at, Align2::LEFT_CENTER, member.id(), fonts::regular(11.0), t.text1, name - 22.0);
            for (n, id) in met.iter().enumerate() {
                let cell = Rect::from_center_size(
                    pos2(rect.left() + name + step * (n as f32 + 0.5), middle),
                    vec2(36.0, 16.0),
                );
                let falls = loss.essential_lost.contains(id);
                let (paint_in, says, ink) = if falls { (t.confirmed, "falls", t.card) } else { (t.card, "", t.text3) };
                let edge = egui::Stroke::new(1.0, if falls { t.confirmed } else { t.line });
                ui.painter().rect(cell, RADIUS_TAG, paint_in, edge, egui::StrokeKind::Inside);
                let font = fonts::regular(11.0);
                paint::text(ui.painter(), cell.center(), Align2::CENTER_CENTER, says, font, ink, 36.0);
            }
            response.on_hover_text(said);
        }
    });
}

/// A criterion of one scenario: raw figure, value, weight, and what to press for what made it.
pub(super) fn criterion(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Arc<Sheet>, key: &Key, id: &CriterionId) {
    let Some(at) = sheet.position(key) else { return };
    let matrix = cx.view.compare.deciding.matrix(cx.session, sheet);
    let Some(row) = matrix.criteria.iter().find(|row| row.id == *id) else { return };
    let Some(cell) = row.cells.get(at) else { return };
    opened_band(ui, cx, &format!("{} in {}", row.name, sheet.columns[at].called));
    padded(ui, |ui| {
        ui.add_space(6.0);
        if !row.definition.is_empty() {
            words(ui, &row.definition);
        }
        words(ui, &format!("{}: value {:.3}, {}.", cell.raw, cell.value, row.direction));
        words(ui, &format!("{}.", cell.reason));
        let share = format::percent(row.share);
        words(
            ui,
            &format!("It adds {:.3} to the weighted score: {:.3} × {share}.", cell.value * row.share, cell.value),
        );
        if !row.range.is_empty() {
            words(ui, &format!("{}.", row.range));
        }
        let plan = cx.session.criteria_owner().map(OpenFile::plan);
        let measure = plan.and_then(|plan| plan.criteria.find(id.as_str())).map(|c| c.measure.clone());
        let metric = measure.as_deref().and_then(Metric::from_key);
        if let Some(figure) = metric.map(Figure::of) {
            ui.add_space(4.0);
            if Button::new("What made the figure").show(ui).clicked() {
                cx.view.compare.press(key, &figure);
            }
        }
        ui.add_space(10.0);
    });
}

/// The way to a person's own judgement of a screening test.
pub(super) fn judge(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Arc<Sheet>, key: &Key, test: Test) {
    let Some((file, entry, at)) = place(cx, sheet, key) else { return };
    let Some(cell) = sheet.row(&Figure::Test(test)).and_then(|row| row.cells.get(at)) else { return };
    let Body::Test(pass) = cell.body else { return };
    padded(ui, |ui| {
        if Button::new("Judge it…").show(ui).clicked() {
            if cx.session.active().map(|active| active.id) != Some(file.id) {
                cx.wish(Intent::Activate(file.id));
            }
            let computed = pass.unwrap_or(false);
            cx.view.dialog = Some(Dialog::screening(&entry.scenario, test.key(), computed, &cell.exact));
        }
        ui.add_space(10.0);
    });
}
