//! The reply sheet as a page to print (HTML), one sheet a nation, marked at top and bottom.

use super::questions::{INVITED, questions};
use crate::analysis::survey::survey;
use crate::base::NationId;
use crate::model::{Index, Nation, Plan};

/// What stands around a page: the marking, what follows it, and its colour as the style sheet writes it.
#[derive(Clone, Debug)]
pub struct PageMarking {
    /// The marking in capitals.
    pub words: String,
    /// Releasability and handling.
    pub after: String,
    /// The banner's colour, such as `#1e6b3c`.
    pub colour: String,
}

/// The page to print for some nations, one sheet each, with the marking at top and bottom of every sheet.
pub fn reply_page(plan: &Plan, index: &Index, nations: &[NationId], marking: &PageMarking) -> String {
    let title = escaped(&plan.properties.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>Reply sheet: {title}</title>\n\
         <style>\n{STYLE}.marking{{background:{colour}}}\n</style>\n</head>\n<body>\n",
        colour = escaped(&marking.colour)
    );
    for nation in nations {
        if let Some(record) = index.nation(plan, nation) {
            sheet(&mut out, plan, index, record, marking);
        }
    }
    out.push_str("</body>\n</html>\n");
    out
}

const STYLE: &str = "@page{size:A4;margin:12mm}*{box-sizing:border-box}\
body{margin:0;font:10pt/1.4 'Noto Sans',Arial,sans-serif;color:#14181f}\n\
section{max-width:186mm;margin:0 auto;break-after:page}section:last-child{break-after:auto}\n\
.marking{color:#fff;font-weight:700;font-size:9pt;text-align:center;padding:3pt;\
-webkit-print-color-adjust:exact;print-color-adjust:exact}.marking span{font-weight:400}\n\
h1{font-size:15pt;margin:12pt 0 2pt}h2{font-size:11pt;margin:14pt 0 4pt}p{margin:0 0 6pt}\n\
table{width:100%;border-collapse:collapse;margin:0 0 6pt}\
th,td{border:1px solid #737d8c;padding:4pt;text-align:left;vertical-align:top}th{background:#e3e7ed;font-size:9pt}\n\
.fill{height:34pt}.small{color:#434c59;font-size:8.5pt}\n";

fn sheet(out: &mut String, plan: &Plan, index: &Index, nation: &Nation, marking: &PageMarking) {
    let banner = format!(
        "<div class=\"marking\" role=\"note\">{} <span>{}</span></div>\n",
        escaped(&marking.words),
        escaped(&marking.after)
    );
    let mut add = |text: &str| out.push_str(text);
    add("<section>\n");
    add(&banner);
    add(&format!("<h1>{}: reply sheet</h1>\n<p>{}</p>\n", escaped(&nation.name), escaped(&plan.properties.title)));
    add("<p class=\"small\">Strike out what does not hold, and fill in. Date and sign at the foot.</p>\n");
    let rows = survey(plan, index);
    let at = index.nation_at(&nation.id);
    let cells = rows.iter().find(|row| Some(row.nation) == at).map(|row| row.cells);
    add(
        "<h2>Answers</h2>\n<table><thead><tr><th>Question</th><th>As we hold it</th><th>Your answer</th></tr></thead><tbody>\n",
    );
    for (n, (_, wording)) in questions(plan).iter().enumerate() {
        let latest = cells.and_then(|cells| cells.get(n)?.latest).and_then(|at| plan.positions.get(at));
        let held = latest.map_or("Nothing".to_owned(), |position| {
            let date = position.date.map_or(String::new(), |date| format!(", {date}"));
            let text = position.text.as_deref().map_or(String::new(), |text| format!(". {text}"));
            escaped(&format!("{}{date}{text}", position.answer.word().replace('_', " ")))
        });
        add(&format!(
            "<tr class=\"fill\"><td>{}</td><td>{held}</td><td>yes · no · conditional · undecided</td></tr>\n",
            escaped(wording)
        ));
    }
    add(
        "</tbody></table>\n<h2>Pledges</h2>\n<table><thead><tr><th>Pledge</th><th>What</th><th>Quantity</th><th>People</th>\
         <th>Status</th><th>Does it stand?</th></tr></thead><tbody>\n",
    );
    for pledge in plan.contributions.iter().filter(|p| p.nation == nation.id && !p.status.ended()) {
        let people = pledge.personnel.map_or("not known".to_owned(), |n| n.to_string());
        let unit = index.capability(plan, &pledge.capability).map_or("", |c| c.unit.as_str());
        let unit = if unit == "money" { pledge.currency.as_ref().map_or("", |c| c.as_str()) } else { unit };
        let cells = [
            pledge.id.to_string(),
            pledge.title.clone(),
            format!("{} {unit}", pledge.quantity),
            people,
            pledge.status.word().to_owned(),
        ];
        add("<tr>");
        for cell in &cells {
            add(&format!("<td>{}</td>", escaped(cell)));
        }
        add("<td>yes · no</td></tr>\n");
    }
    for _ in 0..INVITED {
        add("<tr class=\"fill\"><td>new</td><td></td><td></td><td></td><td></td><td></td></tr>\n");
    }
    add("</tbody></table>\n<p>Date, name, office:</p>\n<p class=\"fill\">&nbsp;</p>\n");
    add(&banner);
    add("</section>\n");
}

/// The text with what HTML reads as its own written out; nothing invisible.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in crate::base::visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{PageMarking, reply_page};
    use crate::model::{Index, Plan};

    fn plan() -> Plan {
        serde_json::from_str(include_str!("../../../tests/cases/starter-plan.muster")).unwrap()
    }

    #[test]
    fn the_page_carries_its_marking_twice_a_sheet_and_takes_no_code_from_the_plan() {
        let mut plan = plan();
        let mut nation = plan.nations[0].as_ref().clone();
        nation.name = "<script>alert(1)</script>".to_owned();
        let id = nation.id.clone();
        plan.nations.make_mut()[0] = nation.into();
        let marking = PageMarking { words: "UK SECRET".into(), after: "Eyes only".into(), colour: "#a3161f".into() };
        let page = reply_page(&plan, &Index::new(&plan), &[id, "FRA".into()], &marking);
        assert_eq!(page.matches("UK SECRET").count(), 4);
        assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
        assert!(!page.contains("http"), "the page needs nothing else");
    }
}
