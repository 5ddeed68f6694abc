//! The note of a pledge: the columns for it, and a line for each thing in the row that has no field.

use rustc_hash::{FxHashMap, FxHashSet};

use super::cell::Filling;
use super::field::Field;
use super::words;

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
