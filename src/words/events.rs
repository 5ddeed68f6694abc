//! What the program records of itself in the log: the sentence that is shown, and that is written into the entry for
//! readers that do not know events.

use std::fmt;

use serde_json::Value;

use super::bad_values::better;
use super::field;
use crate::edit::RecordKind;
use crate::model::{Direction, Event, Extra, LogEntry};

/// What an entry of the log says: what the program recorded, in these words; else the text that it holds.
pub fn log_entry(entry: &LogEntry) -> String {
    let said = entry.event.as_ref().and_then(event);
    said.unwrap_or_else(|| entry.text.clone())
}

/// What an event says; none for one of a later version.
fn event(event: &Event) -> Option<String> {
    if event.what == Event::CRITERIA_LOCKED {
        return Some("Criteria locked. Later changes of them are recorded here.".to_owned());
    }
    change(event).map(|change| format!("After the criteria were locked: {change}"))
}

/// A change of the criteria: `weight of "Cost" from 0.1 to 0.15`.
pub(super) fn change(event: &Event) -> Option<String> {
    let name = event.criterion.as_deref().unwrap_or_default();
    let (before, after) = (&event.before, &event.after);
    let said = match event.what.as_str() {
        Event::CRITERIA_UNLOCKED => "unlocked".to_owned(),
        Event::CRITERION_ADDED => format!("\"{name}\" added, weight {}", plain(after, "weight")),
        Event::CRITERION_REMOVED => format!("\"{name}\" removed, weight {}", plain(before, "weight")),
        Event::CRITERION_MOVED => {
            format!("\"{name}\" moved from place {} to {}", plain(before, "place"), plain(after, "place"))
        }
        Event::CRITERION_CHANGED => {
            let key = event.field.as_deref().unwrap_or_default();
            let what = field(RecordKind::Criterion, key);
            let (from, to) = (value(key, before), value(key, after));
            match &event.scenario {
                Some(scenario) => format!("{what} of \"{name}\" for {scenario} from {from} to {to}"),
                None => format!("{what} of \"{name}\" from {from} to {to}"),
            }
        }
        _ => return None,
    };
    Some(said)
}

/// The value of a criterion's field.
fn value(key: &str, values: &Extra) -> String {
    match key {
        "name" | "definition" => match plain(values, key) {
            nothing if nothing.is_empty() => "nothing".to_owned(),
            text => format!("\"{text}\""),
        },
        "measure" => plain(values, key).replace('_', " "),
        "direction" => better(direction(values)).to_owned(),
        "best" | "worst" => end(values, key),
        "scale" => {
            format!("{}, best {}, worst {}", better(direction(values)), end(values, "best"), end(values, "worst"))
        }
        "scores" => match (plain(values, "value"), plain(values, "rationale")) {
            (none, _) if none.is_empty() => "none".to_owned(),
            (score, why) if why.is_empty() => score,
            (score, why) => format!("{score} ({why})"),
        },
        _ => plain(values, key),
    }
}

fn direction(values: &Extra) -> Direction {
    let word = plain(values, "direction");
    Direction::ALL.iter().copied().find(|direction| direction.word() == word).unwrap_or_default()
}

fn end(values: &Extra, key: &str) -> String {
    match plain(values, key) {
        none if none.is_empty() => "not fixed".to_owned(),
        end => end,
    }
}

fn plain(values: &Extra, key: &str) -> String {
    match values.0.get(key) {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&event(self).unwrap_or_else(|| self.what.replace('_', " ")))
    }
}

#[cfg(test)]
mod tests {
    use super::log_entry;
    use crate::model::{Event, LogEntry};

    #[test]
    fn an_entry_of_a_later_version_says_what_its_text_says() {
        let event = Event { what: "plan_signed".to_owned(), ..Event::default() };
        let entry = LogEntry { text: "Signed by Ann".to_owned(), event: Some(event), ..LogEntry::default() };
        assert_eq!(log_entry(&entry), "Signed by Ann");
        let locked = Event { what: Event::CRITERIA_LOCKED.to_owned(), ..Event::default() };
        let entry = LogEntry { text: "Kriterien gesperrt".to_owned(), event: Some(locked), ..LogEntry::default() };
        assert_eq!(log_entry(&entry), "Criteria locked. Later changes of them are recorded here.");
    }
}
