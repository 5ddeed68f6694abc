//! Row by row: values read, matched, changed and refused.

use std::path::Path;

use muster::edit::{self, History};
use muster::exchange::pledges::{Map, Outcome, report};
use serde_json::{Value, json};

use super::{import_by, import_into, one, outcomes, plan, pledge, taken};

const HEADS: &str = "Country;Title;Capability;Qty;Headcount;Notice;Status";

/// `UPDATE_CASES=1 cargo test --test exchange` rewrites the kept reports.
#[test]
fn a_sheet_with_many_faults_gives_the_kept_report() {
    let folder = Path::new("tests/exchange/import/cases");
    let bytes = std::fs::read(folder.join("faults.csv")).unwrap();
    let import = import_into(&plan(), &bytes);
    let text = report(&import, "faults.csv");
    let kept = folder.join("faults.report.json");
    if std::env::var_os("UPDATE_CASES").is_some() {
        std::fs::write(&kept, &text).unwrap();
    }
    assert!(std::fs::read_to_string(&kept).unwrap_or_default() == text, "the report is now:\n{text}");
    let again = import_into(&taken(&plan(), &import), &bytes);
    assert_eq!(again.count(Outcome::Added) + again.count(Outcome::Changed), 0);
}

#[test]
fn quantities_are_read_with_a_note_or_refused_with_the_reason() {
    let added = |quantity: &str| one(HEADS, &format!("France;New thing;Light infantry battalion;{quantity};;;offered"));
    let plan_with = |quantity: &str| {
        let row = format!("{HEADS}\nFrance;New thing;Light infantry battalion;{quantity};;;offered\n");
        pledge(&taken(&plan(), &import_into(&plan(), row.as_bytes())), "FRA-02")["quantity"].clone()
    };
    for (text, value, note) in [
        ("2", 2, false),
        ("1,000", 1000, false),
        ("1 000", 1000, false),
        ("1.000", 1000, true),
        ("c. 1,000", 1000, true),
        ("800–1,000", 800, true),
        ("2 battalions", 2, true),
        ("2 bn", 2, true),
    ] {
        let row = added(text);
        assert_eq!(row["outcome"], "added", "{text}: {row}");
        assert_eq!(row.get("notes").is_some(), note, "{text}: {row}");
        assert_eq!(plan_with(text), json!(value), "{text}");
    }
    for text in ["several", "12 aircraft", "0", "-3", "2.5", "€ 3m", "1.250 million", "12 parsecs", ""] {
        let row = added(text);
        assert_eq!(row["outcome"], "unreadable", "{text}: {row}");
        assert!(row["reason"].as_str().unwrap().len() > 10, "{row}");
    }
}

#[test]
fn money_has_a_currency_or_is_refused() {
    let row = |quantity: &str| format!("{HEADS}\nTürkiye;Fund share;Funding;{quantity};;;offered\n");
    let after = taken(&plan(), &import_into(&plan(), row("€ 3.1m").as_bytes()));
    assert_eq!(pledge(&after, "TUR-01")["quantity"], 3_100_000);
    assert_eq!(pledge(&after, "TUR-01")["currency"], "EUR");
    let after = taken(&plan(), &import_into(&plan(), row("GBP 1.16bn").as_bytes()));
    assert_eq!(pledge(&after, "TUR-01")["quantity"], 1_160_000_000);
    assert_eq!(pledge(&after, "TUR-01")["currency"], "GBP");
    let import = import_into(&plan(), row("5000000").as_bytes());
    assert!(import.rows[0].reason.as_ref().unwrap().to_string().contains("which currency"), "{:?}", import.rows[0]);
}

#[test]
fn nations_go_by_name_and_by_either_code_and_capabilities_by_id_or_name() {
    for nation in ["France", "FRANCE", "fr", "FRA"] {
        for capability in ["land.inf", "Light infantry battalion", "light infantry battalions"] {
            let row = one(HEADS, &format!("{nation};New;{capability};1;;;offered"));
            assert_eq!(
                (&row["outcome"], &row["id"]),
                (&json!("added"), &json!("FRA-02")),
                "{nation} {capability}: {row}"
            );
        }
    }
    assert_eq!(one(HEADS, "Turkey;New;land.inf;1;;;offered")["id"], "TUR-01");
    assert_eq!(one(HEADS, "UK;New;land.inf;1;;;offered")["id"], "GBR-02");
    assert!(one(HEADS, "Spain;New;land.inf;1;;;offered")["reason"].as_str().unwrap().contains("ESP"));
    assert!(one(HEADS, "Atlantis;New;land.inf;1;;;offered")["reason"].as_str().unwrap().contains("Atlantis"));
    assert!(one(HEADS, "France;New;Space lasers;1;;;offered")["reason"].as_str().unwrap().contains("Space lasers"));
    // A name in another alphabet's look-alike letters is another name.
    assert_eq!(one(HEADS, "Fr\u{430}nce;New;land.inf;1;;;offered")["outcome"], "unreadable");
}

#[test]
fn a_pledge_is_matched_by_id_then_by_nation_title_and_capability_and_changed_field_by_field() {
    let by_name = one(HEADS, "GBR;light  BATTALIONS;Light infantry battalion;4;1800;30 days;confirmed");
    assert_eq!(by_name["id"], "GBR-01");
    assert_eq!(by_name["changes"], json!([{ "field": "quantity", "from": 3, "to": 4 }, { "field": "title", "from": "Light battalions", "to": "light  BATTALIONS" }]).as_array().map(|all| {
        let mut all = all.clone();
        all.reverse();
        Value::Array(all)
    }).unwrap());
    let by_id = one(&format!("ID;{HEADS}"), "FRA-01;FRA;Rafale detachment;air.ftr;8;200;;");
    assert_eq!(by_id["outcome"], "changed");
    // What was all or nothing stays so.
    let increment = json!({ "field": "increment", "from": 6, "to": 8 });
    assert!(by_id["changes"].as_array().unwrap().contains(&increment), "{by_id}");
    // Another capability is another pledge.
    assert_eq!(one(HEADS, "GBR;Light battalions;air.ftr;4;;;offered")["id"], "GBR-02");
}

#[test]
fn what_is_no_longer_in_the_sheet_is_listed_for_its_nations_and_stays() {
    let import = import_into(&plan(), format!("{HEADS}\nFrance;New;land.inf;1;;;offered\n").as_bytes());
    assert_eq!(import.missing.iter().map(ToString::to_string).collect::<Vec<_>>(), ["FRA-01"]);
    assert_eq!(taken(&plan(), &import).contributions.len(), 3);
    // A row that cannot be read holds its pledge all the same.
    let import = import_into(&plan(), format!("{HEADS}\nFrance;Rafale detachment;air.ftr;many;;;\n").as_bytes());
    assert_eq!((import.count(Outcome::Unreadable), import.missing.len()), (1, 0));
}

#[test]
fn an_empty_cell_says_nothing_and_unknown_says_not_known() {
    let unchanged = one(HEADS, "GBR;Light battalions;land.inf;3;;;");
    assert_eq!(unchanged["outcome"], "unchanged");
    let unknown = one(HEADS, "GBR;Light battalions;land.inf;3;unknown;TBC;");
    let fields: Vec<_> = unknown["changes"].as_array().unwrap().iter().map(|change| &change["field"]).collect();
    assert_eq!(fields, ["personnel", "notice_days"]);
    assert_eq!(unknown["changes"][0]["to"], Value::Null);
}

#[test]
fn a_step_back_in_status_has_a_reason_and_a_vague_word_takes_no_step_back() {
    let row = format!("{HEADS}\nGBR;Light battalions;land.inf;3;;;offered\n");
    let after = taken(&plan(), &import_into(&plan(), row.as_bytes()));
    assert_eq!(
        pledge(&after, "GBR-01")["status_history"][0],
        json!({ "status": "offered", "date": "2025-03-14", "reason": "As sheet.csv has it" })
    );
    let vague = one(HEADS, "GBR;Light battalions;land.inf;3;;;reported");
    assert_eq!(vague["changes"][0]["field"], "note");
    assert_eq!(vague["changes"][0]["to"], "Status: reported");
    assert!(one(HEADS, "GBR;Light battalions;land.inf;3;;;perhaps")["reason"].as_str().unwrap().contains("offered"));
}

#[test]
fn a_pledge_made_smaller_than_a_scenario_uses_is_taken_and_that_is_said() {
    let sheet = format!("{HEADS}\nGBR;Light battalions;land.inf;1;;;\n");
    let import = import_into(&plan(), sheet.as_bytes());
    assert_eq!(import.rows[0].outcome, Outcome::Changed);
    assert!(
        import.rows[0].notes[0].to_string().starts_with("taken all the same: A uses 2"),
        "{:?}",
        import.rows[0].notes
    );
    let after = taken(&plan(), &import);
    assert_eq!(pledge(&after, "GBR-01")["quantity"], 1);
    let index = muster::model::Index::new(&after);
    let records = muster::analysis::record_findings(&after, &index, muster::analysis::Scope::Plan);
    let scenario = &after.scenarios[0];
    let figures = muster::analysis::analyse(&after, &index, scenario, &muster::analysis::Withdrawal::default());
    let findings = muster::analysis::scenario_findings(&after, &index, &records, scenario, &figures);
    assert!(findings.iter().any(|finding| finding.code == "over_assigned"), "{findings:?}");
}

#[test]
fn columns_that_are_not_recognised_are_kept_in_the_note_once() {
    let sheet = |confidence: &str| format!("{HEADS};Confidence\nFrance;New;land.inf;1;;;offered;{confidence}\n");
    let first = taken(&plan(), &import_into(&plan(), sheet("high").as_bytes()));
    assert_eq!(pledge(&first, "FRA-02")["note"], "Confidence: high");
    assert_eq!(outcomes(&import_into(&first, sheet("high").as_bytes())), [(2, Outcome::Unchanged)]);
    let second = taken(&first, &import_into(&first, sheet("low").as_bytes()));
    assert_eq!(pledge(&second, "FRA-02")["note"], "Confidence: low");
}

#[test]
fn areas_go_by_id_by_name_and_by_general_word_with_a_note() {
    let row = |areas: &str| {
        let text = format!("{HEADS};Basing\nFrance;New;land.inf;1;;;offered;\"{areas}\"\n");
        let import = import_into(&plan(), text.as_bytes());
        (pledge(&taken(&plan(), &import), "FRA-02")["areas"].clone(), import.rows[0].notes.len())
    };
    assert_eq!(row("host"), (json!(["host"]), 0));
    assert_eq!(row("Eastern Poland; bs"), (json!(["pol", "bs"]), 0));
    assert_eq!(row("Ukraine, west"), (json!(["host"]), 0));
    assert_eq!(row("ukraine"), (json!(["host"]), 1));
    assert_eq!(row("black_sea"), (json!(["bs"]), 1));
    assert_eq!(row("neighbour"), (json!(["pol"]), 1));
    assert_eq!(row("any"), (Value::Null, 1));
    assert_eq!(row("the moon"), (Value::Null, 1));
}

#[test]
fn two_rows_of_one_id_and_two_nations_in_a_row_are_refused() {
    let heads = "id,nation,iso3,title,capability,quantity";
    let text =
        format!("{heads}\nX-1,France,FRA,A,land.inf,1\nX-1,France,FRA,B,land.inf,1\nX-2,France,GBR,C,land.inf,1\n");
    let import = import_into(&plan(), text.as_bytes());
    assert_eq!(outcomes(&import), [(2, Outcome::Added), (3, Outcome::Unreadable), (4, Outcome::Unreadable)]);
    assert!(import.rows[1].reason.as_ref().unwrap().to_string().contains("row 2"));
    assert!(
        import.rows[2].reason.as_ref().unwrap().to_string().contains("another column names FRA"),
        "{:?}",
        import.rows[2].reason
    );
}

#[test]
fn a_map_says_which_column_is_which_and_what_words_stand_for() {
    let text = "Staat|Anz.|Was|Art|Intern\nFrance|2|Ding|InfBtl|x\n";
    let map = Map::read(
        json!({ "columns": { "Was": "title", "Art": "capability", "Anz.": "quantity", "Intern": "ignore" },
                "values": { "capability": { "InfBtl": "land.inf" } } })
        .to_string()
        .as_bytes(),
    )
    .unwrap();
    let import = import_by(&plan(), text.as_bytes(), &map);
    let made = pledge(&taken(&plan(), &import), "FRA-02");
    assert_eq!((&made["capability"], &made["quantity"], &made["note"]), (&json!("land.inf"), &json!(2), &Value::Null));
}

#[test]
fn rows_are_taken_one_by_one_as_one_step_that_is_undone_exactly() {
    let text = format!(
        "{HEADS}\nFrance;New;land.inf;1;;;offered\nGBR;Light battalions;land.inf;5;;;\nFRA;Other;air.ftr;2;;;\n"
    );
    let before = plan();
    let import = import_into(&before, text.as_bytes());
    let command = import.command(|at| at != 2).unwrap();
    let change = edit::apply(&before, &command).unwrap();
    assert_eq!(change.what.to_string(), "Import 2 pledges from sheet.csv");
    let (mut now, mut history) = (before.clone(), History::default());
    change.apply(&mut now);
    history.push(change);
    assert_eq!(now.contributions.len(), 3);
    assert_eq!(pledge(&now, "GBR-01")["quantity"], 5);
    history.undo(&mut now);
    assert_eq!(now, before);
    assert!(import.command(|_| false).is_none());
}
