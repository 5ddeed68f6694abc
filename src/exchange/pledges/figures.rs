//! What stands in a row beside the quantity: other figures, texts, and the note that holds what has no field.

use rustc_hash::{FxHashMap, FxHashSet};

use super::date;
use super::field::Field;
use super::number;
use super::record::{Filling, at, lower_end, whole};
use super::unit::{self, PERSON};
use super::words;
use crate::base::{Day, Decimal};
use crate::model::{Caveat, CaveatKind, CaveatStrength, Command, Disclosure, Lift};

/// Numbers beside the quantity.
pub(super) fn figures(row: &mut Filling) -> Result<(), String> {
    if let Some(cell) = row.cell(Field::Personnel) {
        if cell.merged {
            row.note(cell, "is one with a cell above and counts there; here people are not known");
        } else if words::not_known(cell.text) {
            row.record.personnel = None;
            row.note(cell, "says that the figure is not known");
        } else {
            let reading = number::read(cell.text, false).map_err(at(cell))?;
            if !reading.unit.is_empty() && unit::unit(&reading.unit) != PERSON || reading.currency.is_some() {
                return Err(format!("{}: “{}” is no number of people", cell.head, cell.text));
            }
            let people = whole(&reading).ok_or_else(|| format!("{}: “{}” is no whole number", cell.head, cell.text))?;
            if reading.interpreted {
                row.note(cell, format!("read as {people} people{}", lower_end(&reading)));
            }
            row.record.personnel = Some(people);
        }
    }
    for field in [Field::NoticeDays, Field::DecisionDays, Field::TourDays] {
        let Some(cell) = row.cell(field) else { continue };
        let unknown = words::not_known(cell.text);
        let days = if unknown {
            row.note(cell, "says that the figure is not known");
            None
        } else {
            let (days, interpreted) = date::days(cell.text).map_err(at(cell))?;
            if interpreted {
                row.note(cell, format!("read as {days} days"));
            }
            Some(Day(days))
        };
        match field {
            Field::NoticeDays => row.record.notice_days = days,
            Field::DecisionDays => row.record.decision_days = days.unwrap_or_default(),
            _ if days == Some(Day::ZERO) => return Err(format!("{}: a tour lasts 1 day or more", cell.head)),
            _ => row.record.tour_days = days,
        }
    }
    if let Some(cell) = row.cell(Field::Tours) {
        let tours = cell.text.parse().ok().filter(|tours| *tours > 0);
        row.record.tours = Some(tours.ok_or_else(|| format!("{}: “{}” is no number of tours", cell.head, cell.text))?);
    }
    if let Some(cell) = row.cell(Field::Likelihood) {
        let (text, percent) = cell.text.strip_suffix('%').map_or((cell.text, false), |text| (text.trim(), true));
        let wrong = || format!("{}: “{}” is no likelihood; write 0 to 1, such as 0.8", cell.head, cell.text);
        let plain = text.replace(',', ".");
        let found: Decimal = match plain.parse::<u32>() {
            Ok(whole) if percent => Decimal::new(i64::from(whole), 2),
            _ if percent => return Err(wrong()),
            _ => plain.parse().map_err(|_cause| wrong())?,
        };
        if found.is_negative() || found > Decimal::ONE || found.places() > 6 {
            return Err(wrong());
        }
        if plain != cell.text {
            row.note(cell, format!("read as {found}"));
        }
        if row.record.likelihood.is_none_or(|old| old != found) {
            row.record.likelihood = Some(found);
        }
    }
    Ok(())
}

/// Texts, and words of the model's own lists.
pub(super) fn texts(row: &mut Filling) {
    if let Some(cell) = row.cell(Field::EitherOr) {
        row.record.either_or = Some(cell.text.to_owned());
    }
    if let Some(cell) = row.cell(Field::Elements) {
        row.record.elements = cell
            .text
            .split(if cell.text.contains('\n') { '\n' } else { ';' })
            .map(|one| one.trim().to_owned())
            .filter(|one| !one.is_empty())
            .collect();
    }
    if let Some(cell) = row.cell(Field::Source) {
        row.record.source = Some(cell.text.to_owned());
    }
    if let Some(cell) = row.cell(Field::Command) {
        let word = words::plain(cell.text);
        match Command::ALL.iter().find(|command| command.word() == word) {
            Some(command) => row.record.command = Some(*command),
            None => row.keep(cell),
        }
    }
    if let Some(cell) = row.cell(Field::Lift) {
        let word = words::plain(cell.text);
        match Lift::ALL.iter().find(|lift| lift.word() == word) {
            Some(lift) => row.record.lift = Some(*lift),
            None => row.keep(cell),
        }
    }
    if row.record.status_history.is_empty()
        && let Some(cell) = row.cell(Field::StatusReason)
    {
        row.keep(cell);
    }
    if let Some(cell) = row.cell(Field::Caveat).filter(|_| !row.caveats_read) {
        let held = row.record.note.as_ref().is_some_and(|note| note.contains(cell.text))
            || row.record.caveats.iter().any(|caveat| caveat.text == cell.text);
        if !held {
            let made = |text: &str| Caveat {
                kind: CaveatKind::Other,
                strength: CaveatStrength::Limitation,
                text: text.to_owned(),
                disclosure: Disclosure::Written,
                ..Caveat::default()
            };
            let mut ours = row.record.caveats.iter_mut().filter(|caveat| **caveat == made(&caveat.text));
            match (ours.next(), ours.next()) {
                (Some(one), None) => cell.text.clone_into(&mut one.text),
                _ => row.record.caveats.push(made(cell.text)),
            }
            row.note(cell, "taken as a limitation of kind other");
        }
    }
}

/// The note: the columns for it, and a line for each thing that has no field.
pub(super) fn note(row: &mut Filling) {
    let texts: Vec<&str> = row
        .cells
        .iter()
        .filter(|cell| cell.field == Some(Field::Note) && !words::says_nothing(cell.text))
        .map(|c| c.text)
        .collect();
    let mut note = row.record.note.clone().unwrap_or_default();
    if texts.iter().any(|text| !note.contains(text)) {
        note = texts.join("\n");
    }
    let kept = std::mem::take(&mut row.kept);
    if !kept.is_empty() {
        note = with_lines(&note, &kept);
    }
    if !note.is_empty() {
        row.record.note = Some(note);
    }
}

/// The note with a line `Head: text` for each thing kept, in place of the line of that head where there is one. What
/// the note says already is not said again.
fn with_lines(note: &str, kept: &[(&str, String)]) -> String {
    let mut lines: Vec<String> = note.lines().map(str::to_owned).collect();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for (at, line) in lines.iter().enumerate() {
        if let Some((head, _)) = line.split_once(": ") {
            places.entry(head.to_owned()).or_insert(at);
        }
    }
    let said: FxHashSet<&str> = note.lines().collect();
    let mut changed = false;
    for (head, text) in kept {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!("{head}: {text}");
        if said.contains(line.as_str()) || (text.len() >= 12 && note.contains(&text)) {
            continue;
        }
        changed = true;
        let place = places.get(*head).copied().or_else(|| {
            let start = head.contains(": ").then(|| format!("{head}: "))?;
            lines.iter().position(|line| line.starts_with(&start))
        });
        match place.and_then(|at| lines.get_mut(at)) {
            Some(old) => *old = line,
            None => {
                places.insert((*head).to_owned(), lines.len());
                lines.push(line);
            }
        }
    }
    if changed { lines.join("\n") } else { note.to_owned() }
}
