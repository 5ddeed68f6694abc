//! Edges at which one wrong sign or bound would go unnoticed: each case fails when the rule beside it is turned round.

use muster::exchange::pledges::{Map, Outcome, report};
use serde_json::{Value, json};

use super::{import_by, import_into, one, outcomes, plan, pledge, taken};

const HEADS: &str = "Country;Title;Capability;Qty;Status";
const ROW: &str = "France;New thing;Light infantry battalion;4;offered";

/// A new pledge with one more column.
fn with(head: &str, cell: &str) -> Value {
    one(&format!("{HEADS};{head}"), &format!("{ROW};{cell}"))
}

/// The pledge that such a row makes.
fn made(head: &str, cell: &str) -> Value {
    let sheet = format!("{HEADS};{head}\n{ROW};{cell}\n");
    pledge(&taken(&plan(), &import_into(&plan(), sheet.as_bytes())), "FRA-02")
}

fn reason(row: &Value) -> &str {
    row["reason"].as_str().unwrap_or_default()
}

#[test]
fn a_part_of_a_day_is_a_whole_day() {
    for (text, days) in [("36 h", 2), ("25 hours", 2), ("24 h", 1), ("1 h", 1), ("1.5 weeks", 11), ("0.1 months", 3)] {
        assert_eq!(made("Notice", text)["notice_days"], days, "{text}");
        assert_eq!(made("Tour", text)["tour_days"], days, "{text}");
    }
    assert_eq!(made("Notice", "1 year")["notice_days"], 365);
}

#[test]
fn days_end_at_a_hundred_years_and_a_tour_has_one() {
    assert_eq!(made("Notice", "36500")["notice_days"], 36_500);
    assert!(reason(&with("Notice", "36501")).contains("more than the 36,500 days"));
    assert!(reason(&with("Tour", "0")).contains("a tour lasts 1 day or more"));
    assert!(reason(&with("Tours", "0")).contains("is no number of tours"));
    assert_eq!(made("Tours", "1")["tours"], 1);
}

#[test]
fn a_likelihood_is_a_share_or_a_percentage_and_nothing_beyond() {
    assert_eq!(made("Likelihood", "80%")["likelihood"], "0.80");
    assert_eq!(made("Likelihood", "0,8")["likelihood"], "0.8");
    assert_eq!(made("Likelihood", "1")["likelihood"], "1");
    for text in ["1.2", "120%", "-0.1", "0.1234567"] {
        assert!(reason(&with("Likelihood", text)).contains("is no likelihood"), "{text}");
    }
}

#[test]
fn the_smallest_part_is_no_more_than_all_of_it() {
    assert_eq!(made("Smallest part", "4")["increment"], 4);
    assert!(reason(&with("Smallest part", "5")).contains("the smallest part is 1 to 4"));
    assert!(reason(&with("Smallest part", "0")).contains("the smallest part is 1 to 4"));
}

#[test]
fn two_currencies_in_one_row_are_refused() {
    let money = |quantity: &str, currency: &str| {
        one(
            "Country;Title;Capability;Qty;Status;Currency",
            &format!("France;Share;Funding;{quantity};offered;{currency}"),
        )
    };
    assert!(reason(&money("€ 3m", "GBP")).contains("another currency"));
    assert_eq!(money("€ 3m", "EUR")["outcome"], "added");
}

#[test]
fn a_time_behind_a_date_is_told_unless_it_is_midnight() {
    assert!(with("Last confirmed", "2025-03-01 00:00:00").get("notes").is_none());
    let noon = with("Last confirmed", "2025-03-01 12:30");
    assert!(noon["notes"][0].as_str().unwrap().contains("read as 2025-03-01"), "{noon}");
}

#[test]
fn a_limit_of_ones_own_gives_way_to_its_newer_words_and_is_not_kept_twice() {
    let sheet = |text: &str| format!("{HEADS};Caveat\n{ROW};{text}\n");
    let first = taken(&plan(), &import_into(&plan(), sheet("Not at night").as_bytes()));
    let same = import_into(&first, sheet("Not at night").as_bytes());
    assert_eq!(same.rows[0].outcome, Outcome::Unchanged);
    let second = taken(&first, &import_into(&first, sheet("Not by day").as_bytes()));
    let caveats = pledge(&second, "FRA-02")["caveats"].clone();
    assert_eq!(caveats.as_array().map(Vec::len), Some(1), "{caveats}");
    assert_eq!(caveats[0]["text"], "Not by day");
}

#[test]
fn what_a_note_says_already_is_not_said_again_and_a_newer_figure_takes_the_place_of_the_older() {
    let sheet = |note: &str, odd: &str| format!("{HEADS};Remarks;Odd\n{ROW};{note};{odd}\n");
    let note = |text: &str| pledge(&taken(&plan(), &import_into(&plan(), text.as_bytes())), "FRA-02")["note"].clone();
    assert_eq!(note(&sheet("Comes with its own bridge", "its own bridge")), "Comes with its own bridge");
    let first = taken(&plan(), &import_into(&plan(), sheet("", "blue").as_bytes()));
    let second = taken(&first, &import_into(&first, sheet("", "green").as_bytes()));
    assert_eq!(pledge(&second, "FRA-02")["note"], "Odd: green");
}

#[test]
fn two_rows_of_one_name_are_two_pledges() {
    let sheet =
        format!("{HEADS}\nGBR;Light battalions;land.inf;4;confirmed\nGBR;Light battalions;land.inf;5;confirmed\n");
    let import = import_into(&plan(), sheet.as_bytes());
    assert_eq!(outcomes(&import), [(2, Outcome::Changed), (3, Outcome::Added)]);
}

#[test]
fn a_row_of_an_unknown_kind_is_matched_to_no_pledge() {
    let sheet = format!("{HEADS}\nGBR;Light battalions;Space lasers;4;confirmed\n");
    let import = import_into(&plan(), sheet.as_bytes());
    assert_eq!((import.rows[0].outcome, &import.rows[0].id), (Outcome::Unreadable, &None));
    assert_eq!(import.missing.len(), 1, "its pledge counts as missing");
}

#[test]
fn an_id_that_the_sheet_names_is_not_given_to_another_row() {
    let sheet = format!("ID;{HEADS}\n;{ROW}\nFRA-02;France;Another;land.inf;1;offered\n");
    let import = import_into(&plan(), sheet.as_bytes());
    let ids: Vec<String> = import.rows.iter().filter_map(|row| row.id.as_ref().map(ToString::to_string)).collect();
    assert_eq!(ids, ["FRA-03", "FRA-02"]);
}

#[test]
fn new_ids_follow_the_highest_whatever_the_order_of_the_plan() {
    let mut value = serde_json::to_value(plan()).unwrap();
    let pledge = |id: &str| json!({ "id": id, "nation": "FRA", "capability": "land.inf", "title": id, "quantity": 1, "status": "offered" });
    value["contributions"].as_array_mut().unwrap().extend([pledge("FRA-07"), pledge("FRA-03")]);
    let plan = serde_json::from_value(value).unwrap();
    let import = import_into(&plan, format!("{HEADS}\n{ROW}\n").as_bytes());
    assert_eq!(import.rows[0].id.as_ref().map(ToString::to_string).as_deref(), Some("FRA-08"));
}

#[test]
fn a_column_that_is_left_out_leaves_no_trace() {
    let map = Map::read(br#"{ "columns": { "Odd": "ignore" } }"#).unwrap();
    let import = import_by(&plan(), format!("{HEADS};Odd\n{ROW};blue\n").as_bytes(), &map);
    assert!(pledge(&taken(&plan(), &import), "FRA-02").get("note").is_none());
}

#[test]
fn areas_of_a_kind_are_those_of_that_kind_alone() {
    assert_eq!(made("Areas", "At sea")["areas"], json!(["bs"]));
    assert_eq!(made("Areas", "Host nation")["areas"], json!(["host"]));
    // A word that says less than the areas that stand leaves them.
    let sheet = "ID;Areas\nFRA-01;Eastern Poland\n";
    let narrowed = taken(&plan(), &import_into(&plan(), sheet.as_bytes()));
    let wider = taken(&narrowed, &import_into(&narrowed, b"ID;Areas\nFRA-01;At sea\n"));
    assert_eq!(pledge(&wider, "FRA-01")["areas"], json!(["pol"]));
}

#[test]
fn a_step_that_a_sheet_takes_bears_the_date_of_the_plan() {
    let after = taken(&plan(), &import_into(&plan(), b"ID;Status\nFRA-01;confirmed\n"));
    let steps = &pledge(&after, "FRA-01")["status_history"];
    assert_eq!(steps[0]["date"], "2025-03-14", "{steps}");
}

#[test]
fn an_invented_figure_is_marked_as_one() {
    let row = format!("{HEADS}\nFrance;New thing;Light infantry battalion;4;illustrative\n");
    let after = taken(&plan(), &import_into(&plan(), row.as_bytes()));
    assert_eq!(pledge(&after, "FRA-02")["illustrative"], true);
}

#[test]
fn a_pledge_that_becomes_another_kind_keeps_no_currency() {
    let fund = format!("{HEADS}\nFrance;Share;Funding;€ 3m;offered\n");
    let plan = taken(&plan(), &import_into(&plan(), fund.as_bytes()));
    let import = import_into(&plan, b"ID;Capability;Qty\nFRA-02;land.inf;2\n");
    assert_eq!(import.rows[0].outcome, Outcome::Changed, "{}", report(&import, "s"));
    assert!(pledge(&taken(&plan, &import), "FRA-02").get("currency").is_none());
}

#[test]
fn a_row_that_no_edit_would_take_is_unreadable_and_says_why() {
    let row = one("ID;Leans on", "GBR-01;Light infantry battalion");
    assert_eq!(row["outcome"], "unreadable", "{row}");
    assert!(reason(&row).contains("does not lean on it"), "{row}");
}

#[test]
fn heads_of_one_name_are_told_apart_by_their_number() {
    let sheet = super::read(format!("{HEADS};Odd;Odd;Odd\n{ROW};a;b;c\n").as_bytes()).unwrap();
    assert_eq!(sheet.columns[5..], ["Odd", "Odd (2)", "Odd (3)"]);
}

/// The plan with something put into its JSON.
fn plan_with(change: impl FnOnce(&mut Value)) -> muster::model::Plan {
    let mut value = serde_json::to_value(plan()).unwrap();
    value["format"] = json!("muster");
    value["kind"] = json!("plan");
    value["version"] = json!(1);
    change(&mut value);
    muster::store::parse(value.to_string().as_bytes()).unwrap().plan
}

#[test]
fn what_was_unreadable_under_a_field_gives_way_to_what_a_sheet_sets() {
    let plan = plan_with(|value| value["contributions"][1]["notice_days"] = json!("soon"));
    let unread = |plan: &muster::model::Plan| {
        plan.contributions
            .find("FRA-01")
            .unwrap()
            .extra
            .not_understood()
            .map(|(key, _)| key.to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(unread(&plan), ["notice_days"]);
    let after = taken(&plan, &import_into(&plan, b"ID;Notice\nFRA-01;10\n"));
    assert_eq!(pledge(&after, "FRA-01")["notice_days"], 10);
    assert!(unread(&after).is_empty());
}

#[test]
fn a_condition_that_is_named_twice_holds_once() {
    assert_eq!(made("Conditions", "Peace settlement; peace")["conditions"], json!(["peace"]));
}

#[test]
fn a_general_word_stands_for_a_capability_of_its_name_only_in_its_unit() {
    let plan = plan_with(|value| {
        let kind = json!({ "id": "land.gen", "name": "Ground troops", "domain": "land", "unit": "battalion" });
        value["capabilities"].as_array_mut().unwrap().push(kind);
    });
    let sheet = |quantity: &str| format!("{HEADS}\nFrance;New thing;ground_troops;{quantity};offered\n");
    let of = |quantity: &str| {
        let after = taken(&plan, &import_into(&plan, sheet(quantity).as_bytes()));
        pledge(&after, "FRA-02")["capability"].clone()
    };
    assert_eq!(of("3 battalions"), "land.gen");
    assert_eq!(of("1000 troops"), "ground_troops.person");
}

#[test]
fn a_cost_that_stays_keeps_what_the_file_held_beside_it() {
    let cost = json!({ "amount": "5", "currency": "EUR", "basis": "once", "borne_by": "nation", "x_ref": "A" });
    let plan = plan_with(|value| value["contributions"][1]["costs"] = json!([cost]));
    let import = import_into(&plan, b"ID;Costs\nFRA-01;EUR 5\n");
    assert_eq!(import.rows[0].outcome, Outcome::Unchanged, "{}", report(&import, "s"));
}

#[test]
fn a_code_goes_before_a_name_that_reads_the_same() {
    let plan = plan_with(|value| {
        value["nations"].as_array_mut().unwrap().push(json!({ "id": "USA", "name": "GBR", "role": "participant" }));
    });
    let import = import_into(&plan, format!("{HEADS}\nGBR;New thing;land.inf;1;offered\n").as_bytes());
    assert_eq!(import.rows[0].pledge().map(|pledge| pledge.nation.as_str()), Some("GBR"));
}

#[test]
fn a_second_column_about_a_nation_is_one_only_by_a_head_of_its_own() {
    let heads = ["Country", "ISO", "Country of origin"].map(str::to_owned);
    let uses: Vec<&str> =
        Map::default().resolve(&heads).into_iter().map(muster::exchange::pledges::ColumnUse::word).collect();
    assert_eq!(uses, ["nation", "nation", "keep"]);
}

#[test]
fn a_first_row_of_pasted_cells_is_a_head_where_most_of_it_is() {
    let pasted = |text: &str| {
        let (sheet, map) = muster::exchange::pledges::pasted(text, "p", &[], &|_| true).unwrap();
        (sheet.rows.len(), map.head_row)
    };
    assert_eq!(pasted("Country\tTitle\tOdd\nFrance\tX\ty\n"), (1, Some(1)));
    // A note may well say "title".
    assert_eq!(pasted("France\tTitle\nFrance\tX\n"), (2, Some(0)));
}
