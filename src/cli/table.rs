//! Text for people: aligned tables, and figures in a readable form.

use unicode_normalization::char::is_combining_mark;

use crate::analysis::{Counts, Metric};
use crate::base::{Exact, visible};
use crate::model::Plan;
use crate::words;
pub use crate::words::{amount_to_hundredths as amount, day, percent_to_tenths as percent};

/// A table with a head. Columns of figures stand to the right.
pub struct Table {
    rows: Vec<Vec<String>>,
    right: Vec<bool>,
}

impl Table {
    /// A table of these columns; a head that begins with `>` marks a column of figures.
    pub fn new(heads: &[&str]) -> Self {
        let right = heads.iter().map(|head| head.starts_with('>')).collect();
        let head = heads.iter().map(|head| head.trim_start_matches('>').to_owned()).collect();
        Self { rows: vec![head], right }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| visible(&cell)).collect());
    }

    /// True when only the head is there.
    pub fn is_empty(&self) -> bool {
        self.rows.len() < 2
    }

    /// The table as lines, indented by two spaces.
    pub fn text(&self) -> String {
        let widths: Vec<usize> = (0..self.right.len())
            .map(|at| self.rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0))
            .collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, size), right) in row.iter().zip(&widths).zip(&self.right) {
                let gap = " ".repeat(size.saturating_sub(width(cell)));
                let (before, after) = if *right { (gap.as_str(), "") } else { ("", gap.as_str()) };
                line.extend(["  ", before, cell, after]);
            }
            text.extend([line.trim_end(), "\n"]);
        }
        text
    }
}

fn width(cell: &str) -> usize {
    cell.chars().filter(|c| !is_combining_mark(*c)).count()
}

/// The plan's title under its marking, which stands first.
pub fn heading(plan: &Plan) -> String {
    let p = &plan.properties;
    let mut marking: Vec<String> =
        [&p.marking.policy, &p.marking.classification].into_iter().filter(|word| !word.is_empty()).cloned().collect();
    if !p.marking.releasable_to.is_empty() {
        marking.push(format!("REL {}", p.marking.releasable_to.join(", ")));
    }
    marking.extend(p.marking.handling.iter().cloned());
    let marking = if marking.is_empty() { "NO MARKING".to_owned() } else { marking.join(" ") };
    let as_of = p.as_of.map_or_else(String::new, |date| format!(", as of {date}"));
    format!("{}\n{}{as_of}\n", visible(&marking), visible(&p.title))
}

/// A metric's value as people read it; a dash where it is absent.
pub fn metric(metric: Metric, value: Option<&Exact>) -> String {
    let Some(value) = value else { return words::NO_VALUE.to_owned() };
    match metric.counts() {
        Counts::Share => percent(value),
        Counts::Days => day(value.to_f64().round() as i64),
        Counts::Index => format!("{:.3}", value.to_f64()),
        Counts::People | Counts::Money | Counts::Things => amount(value),
    }
}

/// The unit of a metric, where its key does not say it.
pub fn metric_name(metric: Metric, currency: &str) -> String {
    let name = metric.key().replace('_', " ");
    if metric.is_money() { format!("{name}, {currency}") } else { name }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn columns_are_aligned() {
        let mut table = Table::new(&["line", ">gap"]);
        table.row(["L-1".to_owned(), "12".to_owned()]);
        table.row(["Łódź".to_owned(), "3".to_owned()]);
        assert_eq!(table.text(), "  line  gap\n  L-1    12\n  Łódź    3\n");
    }
}
