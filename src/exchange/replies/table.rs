//! The reply sheet as a table (CSV) that a nation fills in and that is read back.

use super::questions::{INVITED, questions};
use crate::analysis::survey::survey;
use crate::base::NationId;
use crate::exchange::sheet;
use crate::model::{Index, Plan};

/// The columns of the table, in order.
pub const REPLY_COLUMNS: [&str; 13] = [
    "nation",
    "question",
    "wording",
    "answer",
    "date",
    "text",
    "source",
    "pledge",
    "capability",
    "title",
    "quantity",
    "people",
    "status",
];
/// The question of rows about pledges.
pub const REPLY_PLEDGE: &str = "contribution";
/// The question of the row that carries the marking.
pub const REPLY_MARKING: &str = "marking";

/// The table for some nations: a row for each question with the answer that stands, one for each live pledge, and empty
/// ones for what else would be given.
pub fn reply_table(plan: &Plan, index: &Index, nations: &[NationId], marking: &str) -> String {
    let mut out = format!("\u{feff}{}", sheet::line(',', REPLY_COLUMNS));
    let mut row = |cells: [&str; 13]| out.push_str(&sheet::line(',', cells));
    row(["", REPLY_MARKING, marking, "", "", "", "", "", "", "", "", "", ""]);
    let rows = survey(plan, index);
    for nation in nations {
        let id = nation.as_str();
        let at = index.nation_at(nation);
        let cells = rows.iter().find(|row| Some(row.nation) == at).map(|row| row.cells);
        for (n, (question, wording)) in questions(plan).iter().enumerate() {
            let latest = cells.and_then(|cells| cells.get(n)?.latest).and_then(|at| plan.positions.get(at));
            let answer = latest.map_or(String::new(), |p| p.answer.word().replace('_', " "));
            let date = latest.and_then(|p| p.date).map_or(String::new(), |date| date.to_string());
            let text = latest.and_then(|p| p.text.as_deref()).unwrap_or("");
            let source = latest.and_then(|p| p.source.as_deref()).unwrap_or("");
            row([id, question.word(), wording, &answer, &date, text, source, "", "", "", "", "", ""]);
        }
        for pledge in plan.contributions.iter().filter(|p| p.nation == *nation && !p.status.ended()) {
            let people = pledge.personnel.map_or(String::new(), |n| n.to_string());
            let (asked, quantity) = ("Does this stand? Yes, no, or other figures", pledge.quantity.to_string());
            let (own, capability) = (pledge.id.as_str(), pledge.capability.as_str());
            let (title, status) = (pledge.title.as_str(), pledge.status.word());
            row([id, REPLY_PLEDGE, asked, "", "", "", "", own, capability, title, &quantity, &people, status]);
        }
        for _ in 0..INVITED {
            row([id, REPLY_PLEDGE, "What else is offered?", "", "", "", "", "", "", "", "", "", ""]);
        }
    }
    row(["", REPLY_MARKING, marking, "", "", "", "", "", "", "", "", "", ""]);
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::reply_table;
    use crate::model::{Index, Plan};

    #[test]
    fn a_sheet_has_a_row_for_each_pledge_and_its_marking_at_both_ends() {
        let plan: Plan = serde_json::from_str(include_str!("../../../tests/cases/starter-plan.muster")).unwrap();
        let sheet = reply_table(&plan, &Index::new(&plan), &["ITA".into(), "FRA".into()], "EXERCISE UNCLASSIFIED");
        let pledges = |id: &str| plan.contributions.iter().filter(|p| p.nation.as_str() == id).count();
        let asked = sheet.lines().filter(|line| line.contains("Does this stand?")).count();
        assert_eq!(asked, pledges("ITA") + pledges("FRA"));
        assert!(sheet.starts_with('\u{feff}') && sheet.matches("EXERCISE UNCLASSIFIED").count() == 2);
    }
}
