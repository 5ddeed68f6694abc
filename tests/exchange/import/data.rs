//! The table of public facts behind the sample, 140 rows, goes into a plan without loss.

use muster::exchange::pledges::Outcome;
use muster::model::Plan;
use muster::store;
use serde_json::Value;

use super::{import_into, outcomes, read, taken};

const TABLE: &[u8] = include_bytes!("../../../assets/sample/contributions.csv");

fn plan_of(bytes: &[u8]) -> Plan {
    store::parse(bytes).unwrap().plan
}

/// Each cell of each row is in the pledge of its id: as its field's value, or as text.
fn holds_all(plan: &Plan) {
    let sheet = read(TABLE).unwrap();
    assert_eq!(sheet.rows.len(), 140);
    for row in sheet.rows.iter() {
        let cell = |head: &str| row.cell(sheet.columns.iter().position(|column| column == head).unwrap());
        let pledge = plan.contributions.find(cell("id")).unwrap();
        let value = serde_json::to_value(pledge.as_ref()).unwrap();
        let note = value["note"].as_str().unwrap_or_default();
        let noted = |head: &str| note.lines().any(|line| line == format!("{head}: {}", cell(head)));
        let id = cell("id");
        assert_eq!(value["nation"], cell("nation"), "{id}");
        assert_eq!(value["title"], cell("title"), "{id}");
        assert_eq!(value["source"], cell("source"), "{id}");
        let caveat = cell("caveat");
        assert!(note.contains(caveat) || pledge.caveats.iter().any(|it| it.text == caveat), "{id}: {caveat}");
        assert!(noted("evidence"), "{id}: {note}");
        let capability = plan.capabilities.find(pledge.capability.as_str()).unwrap();
        let kind = cell("kind");
        let named = capability.name.to_lowercase() == kind.replace('_', " ");
        assert!(named || capability.id.as_str().starts_with(&format!("{kind}.")) || noted("kind"), "{id}: {kind}");
        let told = format!("{} {}", cell("quantity"), cell("unit"));
        let counted = pledge.quantity.to_string() == cell("quantity");
        let unit = pledge.currency.as_ref().is_some_and(|code| code.as_str() == cell("unit"))
            || [("personnel", "person"), ("batteries", "battery"), ("aircraft", "aircraft")]
                .contains(&(cell("unit"), &capability.unit))
            || cell("unit").strip_suffix('s') == Some(&capability.unit);
        assert!((counted && unit) || note.contains(&told), "{id}: {told} / {} {}", pledge.quantity, capability.unit);
        for head in ["personnel", "notice_days"] {
            let number: Option<u64> = cell(head).parse().ok();
            assert!(number.is_none() || value[head] == Value::from(number), "{id}: {head}");
        }
        let areas = value["areas"].as_array().is_some_and(|areas| areas.iter().any(|area| area == cell("basing")));
        assert!(areas || noted("basing"), "{id}: {}", cell("basing"));
        match cell("status") {
            "illustrative" => assert!(pledge.illustrative, "{id}"),
            "requested" => assert_eq!(value["status"], "requested", "{id}"),
            _ => assert!(value["status"] == "indicated" || noted("status"), "{id}"),
        }
    }
}

#[test]
fn it_goes_without_loss_into_a_plan_without_pledges() {
    for template in [
        &include_bytes!("../../../assets/templates/reassurance.muster")[..],
        include_bytes!("../../../assets/templates/empty.muster"),
    ] {
        let plan = plan_of(template);
        let import = import_into(&plan, TABLE);
        assert_eq!(import.count(Outcome::Added), 140);
        assert!(import.missing.is_empty());
        let after = taken(&plan, &import);
        holds_all(&after);
        let again = import_into(&after, TABLE);
        assert!(outcomes(&again).iter().all(|(_, outcome)| *outcome == Outcome::Unchanged));
        // Ids, units and references are whole: the file reads back as it was.
        let bytes = store::to_bytes(store::FileKind::Plan, &after);
        assert_eq!(plan_of(&bytes), after);
    }
}

#[test]
fn in_the_sample_that_was_composed_from_it_only_notes_grow() {
    let plan = plan_of(include_bytes!("../../../assets/sample.muster"));
    let import = import_into(&plan, TABLE);
    assert_eq!(import.rows.len(), 140);
    for row in &import.rows {
        assert_ne!(row.outcome, Outcome::Unreadable, "{row:?}");
        assert!(row.changes.iter().all(|change| change.field == "note"), "{row:?}");
    }
    let after = taken(&plan, &import);
    assert_eq!(after.capabilities, plan.capabilities);
    holds_all(&after);
    let again = import_into(&after, TABLE);
    assert!(outcomes(&again).iter().all(|(_, outcome)| *outcome == Outcome::Unchanged));
}
