//! Beside the table: people, cost or what a line has, day by day, as curves or as a table.

use egui::{Align2, Rect, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::sheet::{Column, Figure, Sheet};
use super::side::{PAD, folding, padded};
use crate::analysis::{Conversion, Steps};
use crate::base::Exact;
use crate::session::Entry;
use crate::ui::cx::Cx;
use crate::ui::kit::button::link;
use crate::ui::kit::segmented::segmented;
use crate::ui::kit::step_chart::{Asked, Series, StepChart, value_on};
use crate::ui::look::theme::{Sizes, Theme};
use crate::ui::look::{fonts, paint};
use crate::ui::{format, present};

/// What is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Curve {
    /// People present.
    #[default]
    People,
    /// What falls due a month.
    Cost,
    /// Units present and supported on the chosen line.
    Line,
}

/// Most days of the table; a plan changes on fewer.
const DAYS: usize = 120;

type Points = Vec<(i64, f64)>;

/// Draws the band.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet) {
    let line = cx.view.compare.line.clone().filter(|figure| sheet.row(figure).is_some());
    let row = line.as_ref().and_then(|figure| sheet.row(figure));
    let curve = match (cx.view.compare.curve, &line) {
        (Curve::Line, None) => Curve::People,
        (curve, _) => curve,
    };
    let symbol = format::symbol(&sheet.currency);
    let (words, name) = match (curve, row) {
        (Curve::Cost, _) => (format!("{symbol} m a month, by day"), "Cost a month by day, in millions".to_owned()),
        (Curve::Line, Some(row)) => {
            ("present and supported, by day".to_owned(), format!("{} {} by day", row.code, row.label))
        }
        _ => ("people present, by day".to_owned(), "People present by day".to_owned()),
    };
    if !folding(ui, cx, "Build-up", &words) {
        return;
    }
    ui.add_space(6.0);
    padded(ui, |ui| {
        ui.horizontal(|ui| {
            let called = row.map(|row| format!("{} {}", row.code, row.label));
            let mut names = vec!["People", "Cost"];
            names.extend(called.as_deref());
            let mut chosen = curve as usize;
            let room = ui.available_width() - 74.0;
            if segmented(ui, "build-up", &names, &mut chosen, called.as_ref().map(|_| room)).changed() {
                cx.view.compare.curve = [Curve::People, Curve::Cost, Curve::Line][chosen.min(2)];
            }
            let as_table = cx.view.compare.curve_table;
            if link(ui, if as_table { "As a chart" } else { "As a table" }).clicked() {
                cx.view.compare.curve_table = !as_table;
            }
        });
    });
    ui.add_space(4.0);
    let curves: Vec<[Points; 2]> =
        sheet.columns.iter().map(|column| curves(cx, column, curve, line.as_ref()).unwrap_or_default()).collect();
    let shown: Vec<(&Column, &[Points; 2])> =
        sheet.columns.iter().zip(&curves).filter(|(_, [now, _])| !now.is_empty()).collect();
    if cx.view.compare.curve_table {
        table(ui, &shown, &name);
        ui.add_space(8.0);
        return;
    }
    let series: Vec<Series<'_>> = shown
        .iter()
        .map(|(column, [now, planned])| Series { badge: column.badge(), called: &column.called, steps: now, planned })
        .collect();
    let end = sheet.columns.iter().map(|column| column.end).max().unwrap_or(1).max(1);
    let asked = line.as_ref().filter(|_| curve == Curve::Line).and_then(|figure| asked(cx, sheet, figure));
    StepChart { series: &series, days: (0, end), height: 230.0, asked, name: &name }.show(ui);
    if let Some((at, words)) = sheet.departure.as_ref().filter(|_| curve == Curve::People) {
        padded(ui, |ui| departure(ui, &sheet.columns[*at], words));
    }
    ui.add_space(6.0);
}

fn departure(ui: &mut Ui, column: &Column, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{} {words}", column.called)));
    let middle = rect.top() + 10.5;
    let left = column.badge().draw_from(ui.painter(), pos2(rect.left(), middle), 15.0);
    let at = pos2(left + 5.0, middle);
    let ink = Theme::of(ui).text2;
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, words, fonts::regular(11.0), ink, rect.width() - 20.0);
}

/// What the line asks, and from when to when.
fn asked(cx: &Cx<'_>, sheet: &Sheet, figure: &Figure) -> Option<Asked> {
    let Figure::Line(set, id) = figure else { return None };
    sheet.columns.iter().find_map(|column| {
        let file = cx.session.file(column.key.0)?;
        let entry = file.now().entry(&column.key.1).filter(|entry| entry.scenario.requirement_set == *set)?;
        let line = entry.figures.line(id)?;
        let scale = if present::money_of(file, line).is_some() { 1e6 } else { 1.0 };
        Some(Asked {
            from: i64::from(line.from.0),
            to: i64::from(line.to.0),
            quantity: line.quantity.0 as f64 / scale,
            minimum: line.minimum.0 as f64 / scale,
        })
    })
}

/// A column's curves, now and as planned under a what-if; `None` where it has none of the kind.
fn curves(cx: &Cx<'_>, column: &Column, curve: Curve, line: Option<&Figure>) -> Option<[Points; 2]> {
    let file = cx.session.file(column.key.0)?;
    let owner = cx.session.criteria_owner()?;
    let conversion = Conversion::new(file.plan(), &owner.plan().properties);
    let of = |entry: &Entry| -> Option<Points> {
        match (curve, line) {
            (Curve::Line, Some(Figure::Line(set, id))) => {
                if entry.scenario.requirement_set != *set {
                    return None;
                }
                let line = entry.figures.line(id)?;
                let money = present::money_of(file, line).is_some();
                Some(points(&line.build_up, |value| if money { value.to_f64() / 1e6 } else { value.to_f64() }))
            }
            (Curve::Cost, _) => {
                conversion.money(&Exact::one())?;
                let millions = |value: &Exact| conversion.money(value).map_or(0.0, |v| v.to_f64() / 1e6);
                Some(points(&entry.figures.cost_over_time, millions))
            }
            _ => Some(points(&entry.figures.build_up, Exact::to_f64)),
        }
    };
    let now = of(file.now().entry(&column.key.1)?)?;
    let planned = file.what_if().and_then(|_| of(file.board().entry(&column.key.1)?));
    Some([now, planned.unwrap_or_default()])
}

fn points(steps: &Steps<Exact>, value: impl Fn(&Exact) -> f64) -> Points {
    steps.0.iter().map(|(day, at)| (i64::from(day.0), value(at))).collect()
}

/// The curves as a table: a row for each day on which one changes.
fn table(ui: &mut Ui, shown: &[(&Column, &[Points; 2])], name: &str) {
    let mut days: Vec<i64> = shown.iter().flat_map(|(_, [now, _])| now.iter().map(|(day, _)| *day)).collect();
    days.sort_unstable();
    days.dedup();
    let t = Theme::of(ui);
    let width = ui.available_width() - 2.0 * PAD;
    let step = ((width - 52.0) / shown.len().max(1) as f32).min(72.0);
    let row = |ui: &mut Ui, said: &str, head: &str, bold: bool, cells: &dyn Fn(&Ui, usize, Rect)| {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), Sizes::of(ui).row), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Row, true, said));
        let at = pos2(rect.left() + PAD, rect.center().y);
        let font = if bold { fonts::bold(12.0) } else { fonts::regular(12.0) };
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, head, font, t.text2, 52.0);
        for n in 0..shown.len() {
            let left = rect.left() + PAD + 52.0 + step * n as f32;
            cells(ui, n, Rect::from_min_size(pos2(left, rect.top()), vec2(step, rect.height())));
        }
        paint::hline(ui.painter(), rect.shrink2(vec2(PAD, 0.0)), rect.bottom() - 1.0, t.line);
    };
    row(ui, name, "Day", true, &|ui, n, rect| {
        let mark = Rect::from_center_size(pos2(rect.right() - 10.0, rect.center().y), Vec2::splat(16.0));
        shown[n].0.badge().draw(ui.painter(), mark);
    });
    let figure = |value: f64| format::quantity(if value.abs() >= 100.0 { value.round() } else { value });
    for day in days.iter().take(DAYS) {
        let values: Vec<String> = shown.iter().map(|(_, [now, _])| figure(value_on(now, *day))).collect();
        let said: Vec<String> = shown.iter().zip(&values).map(|((c, _), v)| format!("{} {v}", c.called)).collect();
        let head = format::day(*day);
        row(ui, &format!("{head}: {}", said.join(", ")), &head, false, &|ui, n, rect| {
            let at = pos2(rect.right() - 2.0, rect.center().y);
            let room = step - 4.0;
            paint::text(ui.painter(), at, Align2::RIGHT_CENTER, &values[n], fonts::regular(12.0), t.text1, room);
        });
    }
}
