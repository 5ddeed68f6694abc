//! Who could fill a gap, and the one step that turns it into an ask: beside a line in Compose and a gap in Compare.

use egui::{Align2, RichText, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::{Gap, LineFigures};
use crate::base::{ScenarioId, visible};
use crate::session::{Entry, OpenFile, Placement, Verdict};
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::look::icons::Icon;
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::Theme;
use crate::ui::look::{flags, fonts};
use crate::ui::view::Selection;
use crate::ui::{present, text};
use crate::words;

/// More pledges than these are not tried one by one.
const MOST: usize = 120;

/// The pledges that could fill a gap, each tried as the drop that would put it there: those that would count now first,
/// then the others with what the drop's tag would say.
pub fn could_fill(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, entry: &Entry, gap: &Gap) {
    let Some(line) = entry.figures.line(&gap.requirement) else { return };
    let place = Placement {
        scenario: entry.scenario.id.clone(),
        task: line.task.clone(),
        requirement: Some(gap.requirement.clone()),
    };
    let (mut now, mut later) = (Vec::new(), Vec::new());
    let mut untried = gap.could_fill_count.saturating_sub(gap.could_fill.len().min(MOST));
    let frame = ui.ctx().cumulative_frame_nr();
    for candidate in gap.could_fill.iter().take(MOST) {
        match cx.view.compose.fits.verdict(file, &place, &candidate.contribution, frame) {
            Some(Verdict::Fits { .. }) => now.push((candidate, String::new())),
            Some(verdict) => later.push((candidate, words::verdict(file, &place.scenario, verdict))),
            None => untried += 1,
        }
    }
    if cx.view.compose.fits.waiting(frame) {
        ui.ctx().request_repaint();
    }
    for (title, list) in [("Would count now", now), ("Would not count yet", later)] {
        if list.is_empty() {
            continue;
        }
        ui.add_space(8.0);
        ui.label(RichText::new(format!("{title}: {}", list.len())).font(fonts::bold(12.0)).color(Theme::of(ui).text1));
        for (candidate, why) in list {
            candidate_row(ui, cx, file, candidate, &why);
        }
    }
    if untried > 0 {
        ui.add_space(8.0);
        let said = words::not_yet_tried(untried);
        ui.label(RichText::new(said).font(fonts::regular(12.0)).color(Theme::of(ui).text2));
    }
}

fn candidate_row(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, candidate: &crate::analysis::CouldFill, why: &str) {
    let t = Theme::of(ui);
    let height = if why.is_empty() { 22.0 } else { 37.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let pledge = present::pledge(file, &candidate.contribution);
    let title = pledge.map_or_else(String::new, |pledge| visible(&pledge.title));
    let left = pledge.map_or_else(
        || candidate.left.to_string(),
        |pledge| {
            let money = file.index().capability(file.plan(), &pledge.capability).is_some_and(|c| c.is_money());
            present::amount(pledge, money, candidate.left)
        },
    );
    let mut name = format!("{} {title}, {left} left", candidate.contribution);
    if !why.is_empty() {
        name = format!("{name}, {why}");
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        painter.rect_filled(rect, 3, paint::surface(ui, &response, Force::Live, t.panel));
        let middle = rect.top() + 11.0;
        let nation = pledge.map_or("", |pledge| pledge.nation.as_str());
        flags::draw(painter, pos2(rect.left(), middle - 6.0), flags::SIZE, nation);
        let right = pos2(rect.right(), middle);
        let (figure, _) = paint::text(
            painter,
            right,
            Align2::RIGHT_CENTER,
            &format!("{left} left"),
            fonts::regular(12.0),
            t.text1,
            90.0,
        );
        let at = pos2(rect.left() + 24.0, middle);
        let parts = [
            (candidate.contribution.as_str(), fonts::bold(12.0), t.text1),
            ("  ", fonts::regular(12.0), t.text1),
            (title.as_str(), fonts::regular(12.0), t.text1),
        ];
        let galley = paint::runs(painter, &parts, figure.left() - at.x - 8.0);
        paint::place(painter, at, Align2::LEFT_CENTER, galley, t.text1);
        if !why.is_empty() {
            let at = pos2(rect.left() + 24.0, rect.top() + 28.0);
            let room = rect.width() - 24.0;
            paint::text(painter, at, Align2::LEFT_CENTER, why, fonts::regular(11.0), t.text2, room);
        }
        paint::ring_if_focused(ui, &response);
    }
    if response.clicked() {
        if cx.session.active().map(|active| active.id) != Some(file.id) {
            cx.wish(Intent::Activate(file.id));
        }
        cx.wish(Intent::Select(Selection::Contribution(candidate.contribution.clone())));
    }
    response.on_hover_text(name);
}

/// The button that turns the gap of a line into an ask.
pub fn ask(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, scenario: &ScenarioId, line: &LineFigures) {
    if line.met() {
        return;
    }
    let missing = text::units(&line.gap, present::money_of(file, line));
    ui.add_space(8.0);
    if Button::new(&format!("Ask a partner for {missing}…")).with_icon(Icon::Plus).show(ui).clicked() {
        if cx.session.active().map(|active| active.id) != Some(file.id) {
            cx.wish(Intent::Activate(file.id));
        }
        cx.view.dialog = Some(Dialog::ask(file, scenario, &line.id, &line.gap));
    }
}
