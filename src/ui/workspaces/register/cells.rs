//! What stands in a cell of the table, and the text that is edited in it.

use egui::{Align2, Rect, Ui, pos2, vec2};

use super::columns::{Column, words};
use super::rows::unit_of;
use crate::model::{Contribution, Status};
use crate::session::OpenFile;
use crate::ui::kit::state_mark;
use crate::ui::look::theme::Theme;
use crate::ui::look::{flags, fonts, paint, symbols};
use crate::ui::{format, present, text};

/// A cell to draw.
pub struct Cell<'a> {
    /// The file.
    pub file: &'a OpenFile,
    /// The pledge.
    pub pledge: &'a Contribution,
    /// The column.
    pub column: Column,
    /// Where.
    pub rect: Rect,
    /// The pointer stands over it, so that what was cut is wanted.
    pub hovered: bool,
}

/// Draws a cell. Returns what to say on hover, where the cell does not say it all.
pub fn paint(ui: &Ui, cell: &Cell<'_>) -> Option<String> {
    let t = Theme::of(ui);
    let (painter, pledge, file) = (ui.painter(), cell.pledge, cell.file);
    let (left, right) = (cell.rect.left() + 6.0, cell.rect.right() - 6.0);
    let (middle, width) = (cell.rect.center().y, cell.rect.width() - 12.0);
    let weak = pledge.status.ended();
    // What is only asked for is not yet a figure of the nation's own.
    let (ink, soft) = match (weak, pledge.status) {
        (true, _) => (t.text3, t.text3),
        (_, Status::Requested) => (t.text2, t.text3),
        _ => (t.text1, t.text2),
    };
    let from = |x: f32| pos2(x, middle);
    let regular = fonts::regular(12.0);
    let at_left = |words: &str, x: f32, colour| {
        let room = width - (x - left);
        paint::text(painter, from(x), Align2::LEFT_CENTER, words, fonts::regular(12.0), colour, room).1
    };
    match cell.column {
        Column::Pledge => {
            flags::draw(painter, pos2(left, middle - 6.0), flags::SIZE, pledge.nation.as_str());
            let cut = at_left(&crate::base::visible(pledge.id.as_str()), left + 24.0, ink);
            (cut || cell.hovered)
                .then(|| format!("{} {}", pledge.id, present::nation(file, &pledge.nation)))
                .filter(|_| cell.hovered)
        }
        Column::Title => {
            let symbol = Rect::from_min_size(pos2(left - 2.0, (middle - 9.0).round()), vec2(24.0, 17.6));
            let (sidc, planned) = present::symbol(file, pledge);
            symbols::draw(painter, symbol, sidc, planned);
            let title = crate::base::visible(&pledge.title);
            let cut = at_left(&title, left + 26.0, ink);
            let capability = present::capability(file, &pledge.capability);
            cell.hovered.then(|| if cut { format!("{title}\n{capability}") } else { capability })
        }
        Column::Quantity => {
            let money = unit_of(file, pledge) == "money";
            let words = said(file, pledge, cell.column);
            paint::text(painter, from(right), Align2::RIGHT_CENTER, &words, fonts::bold(12.0), ink, width + 6.0);
            let currency = pledge.currency.as_ref().filter(|_| cell.hovered && money)?;
            Some(format::exact_money(i64::try_from(pledge.quantity.0).unwrap_or(i64::MAX), currency.as_str()))
        }
        Column::Unit => {
            at_left(&said(file, pledge, cell.column), left, soft);
            None
        }
        Column::People => {
            let words = said(file, pledge, cell.column);
            let colour = if pledge.personnel.is_none() { t.text3 } else { ink };
            paint::text(painter, from(right), Align2::RIGHT_CENTER, &words, regular, colour, width);
            let hint = match (pledge.personnel, pledge.illustrative, pledge.status) {
                (None, ..) => "Not known",
                (_, true, _) => "Illustrative planning figure, not a national offer",
                (_, _, Status::Requested) => "Asked for, not offered",
                _ => return None,
            };
            cell.hovered.then(|| hint.to_owned())
        }
        Column::Where => {
            let names = areas(file, pledge);
            at_left(&said(file, pledge, cell.column), left, if names.is_empty() { soft } else { ink });
            (cell.hovered && !names.is_empty()).then(|| names.join(", "))
        }
        Column::Notice => {
            let words = said(file, pledge, cell.column);
            let colour = if pledge.notice_days.is_some() { ink } else { t.text3 };
            paint::text(painter, from(right), Align2::RIGHT_CENTER, &words, regular, colour, width);
            None
        }
        Column::Status => {
            state_mark::status_bars(painter, from(left), present::status(pledge.status));
            at_left(text::status(pledge.status), left + 20.0, ink);
            None
        }
        column => {
            let said = said(file, pledge, column);
            if column.right() {
                paint::text(painter, from(right), Align2::RIGHT_CENTER, &said, regular, ink, width);
                return None;
            }
            let cut = at_left(&said, left, ink);
            (cut && cell.hovered).then_some(said)
        }
    }
}

/// The names of the areas that a pledge may go to.
pub fn areas(file: &OpenFile, pledge: &Contribution) -> Vec<String> {
    let name = |id: &crate::base::AreaId| {
        let area = file.index().area(file.plan(), id);
        crate::base::visible(area.map_or(id.as_str(), |a| a.name.as_str()))
    };
    pledge.areas.iter().map(name).collect()
}

/// The words of a cell as it shows them.
pub fn said(file: &OpenFile, pledge: &Contribution, column: Column) -> String {
    match column {
        Column::Quantity => present::amount(pledge, unit_of(file, pledge) == "money", pledge.quantity),
        Column::Unit => crate::base::visible(&format::units(pledge.quantity.0, unit_of(file, pledge))),
        Column::People => present::people(file, pledge),
        Column::Where => match areas(file, pledge).as_slice() {
            [] => "any".to_owned(),
            [one] => one.clone(),
            [first, rest @ ..] => format!("{first} +{}", rest.len()),
        },
        Column::Notice => match pledge.notice_days {
            Some(days) => format!("{} d", format::whole(i64::from(days.0))),
            None if unit_of(file, pledge) == "money" => format::NO_VALUE.to_owned(),
            None => "not known".to_owned(),
        },
        column => words(file, pledge, column),
    }
}
