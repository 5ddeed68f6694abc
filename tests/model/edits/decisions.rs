//! What decisions need beside the criteria: saved what-ifs, judgements of screening tests, and the ask.

use super::fixture::{done, plan, read, refused, value};
use muster::analysis::{Metric, Withdrawal, analyse};
use muster::base::{Day, Moment, Quantity};
use muster::edit::{Ask, AskCondition, Command, Judgement, ScenarioField, Stamp};
use muster::model::{ConditionKind, ConditionState, Index, Plan, Status};
use serde_json::json;

fn save(name: &str, withdrawn: &[&str], failed: &[&str]) -> Command {
    Command::SaveWhatIf {
        name: name.to_owned(),
        withdrawn: withdrawn.iter().map(|id| (*id).into()).collect(),
        failed: failed.iter().map(|id| (*id).into()).collect(),
    }
}

fn what_ifs(plan: &Plan) -> Vec<String> {
    let names = |ids: Vec<&str>| ids.join(" ");
    plan.what_ifs
        .iter()
        .map(|saved| {
            let withdrawn = names(saved.withdrawn.iter().map(muster::base::NationId::as_str).collect());
            let failed = names(saved.failed.iter().map(muster::base::ConditionId::as_str).collect());
            format!("{}: {} [{withdrawn}] [{failed}]", saved.id, saved.name)
        })
        .collect()
}

#[test]
fn a_what_if_is_saved_under_its_name_and_replaced_under_the_same() {
    let (label, saved) = done(&plan(), &save(" No Poland ", &["POL", "POL"], &["peace"]));
    assert_eq!(label, "Save the what-if \"No Poland\"");
    assert_eq!(what_ifs(&saved), ["no-poland: No Poland [POL] [peace]"]);
    let (label, replaced) = done(&saved, &save("No Poland", &["POL", "NLD"], &[]));
    assert_eq!(label, "Replace the what-if \"No Poland\"");
    assert_eq!(what_ifs(&replaced), ["no-poland: No Poland [POL NLD] []"]);
    let (_, two) = done(&saved, &save("no poland", &[], &["peace"]));
    assert_eq!(what_ifs(&two)[1], "no-poland-2: no poland [] [peace]");
    let (_, other) = done(&plan(), &save("Без Польщі", &["POL"], &[]));
    assert_eq!(other.what_ifs[0].id.as_str(), "what-if");
    let cases = [
        (save(" ", &["POL"], &[]), "A what-if needs a name"),
        (
            save("Nothing", &[], &[]),
            "A what-if needs a nation that withdraws or a condition that fails; choose one first",
        ),
        (save("N", &["XXX"], &[]), "There is no nation \"XXX\" in this plan"),
        (save("N", &[], &["war"]), "There is no condition \"war\" in this plan"),
    ];
    for (command, why) in cases {
        assert_eq!(refused(&plan(), &command), why, "{command:?}");
    }
}

#[test]
fn saved_what_ifs_are_renamed_put_in_order_and_removed() {
    let (_, one) = done(&plan(), &save("First", &["POL"], &[]));
    let (_, two) = done(&one, &save("Second", &["NLD"], &[]));
    let rename = |id: &str, name: &str| Command::RenameWhatIf { what_if: id.into(), name: name.to_owned() };
    let (label, renamed) = done(&two, &rename("first", " Third "));
    assert_eq!(label, "Rename the what-if \"First\" to \"Third\"");
    assert_eq!(what_ifs(&renamed), ["first: Third [POL] []", "second: Second [NLD] []"]);
    assert_eq!(refused(&two, &rename("first", " ")), "A what-if needs a name");
    assert_eq!(refused(&two, &rename("first", "Second")), "A what-if is called \"Second\" already; enter another name");
    assert_eq!(refused(&two, &rename("x", "N")), "There is no what-if \"x\" in this plan");
    let (label, moved) = done(&two, &Command::ReorderWhatIf { what_if: "first".into(), to: 5 });
    assert_eq!((label.as_str(), moved.what_ifs[1].name.as_str()), ("Move the what-if \"First\" to place 2", "First"));
    let (label, gone) = done(&two, &Command::RemoveWhatIf { what_if: "first".into() });
    assert_eq!((label.as_str(), what_ifs(&gone).len()), ("Delete the what-if \"First\"", 1));
    assert_eq!(refused(&two, &Command::RemoveWhatIf { what_if: "x".into() }), "There is no what-if \"x\" in this plan");
}

fn moment() -> Moment {
    "2025-03-14T12:00:00Z".parse().unwrap()
}

fn judge(test: &str, judgement: Option<(bool, &str, &str)>) -> Command {
    let judgement = judgement.map(|(pass, reason, author)| Judgement {
        pass,
        reason: reason.to_owned(),
        by: Stamp { author: author.to_owned(), at: moment() },
    });
    Command::EditScenario { scenario: "a".into(), field: ScenarioField::Screening(test.to_owned(), judgement) }
}

#[test]
fn a_screening_test_is_judged_with_a_reason_and_the_judgement_taken_back() {
    let (label, judged) = done(&plan(), &judge("feasible", Some((true, " Poland will open its bases ", "Ann"))));
    assert_eq!(label, "Judge that A is feasible");
    let kept = &judged.scenarios[0].screening["feasible"];
    assert_eq!((kept.pass, kept.reason.as_str()), (true, "Poland will open its bases"));
    assert_eq!((kept.by.as_deref(), kept.at), (Some("Ann"), Some(moment())));
    let (label, other) = done(&judged, &judge("feasible", Some((false, "They will not", "Ben"))));
    assert_eq!((label.as_str(), other.scenarios[0].screening.len()), ("Judge that A is not feasible", 1));
    let (label, back) = done(&other, &judge("feasible", None));
    assert_eq!((label.as_str(), back), ("Take back the judgement that A is feasible or not", plan()));
    for test in ["suitable", "acceptable", "distinguishable", "complete"] {
        done(&plan(), &judge(test, Some((true, "So", "Ann"))));
    }
    let cases = [
        (judge("feasible", Some((true, " ", "Ann"))), "A judgement against the figures needs a reason; enter one"),
        (judge("feasible", Some((true, "So", ""))), "This is recorded with a name; enter yours first"),
        (judge("lucky", Some((true, "So", "Ann"))), "There is no screening test \"lucky\" in this plan"),
    ];
    for (command, why) in cases {
        assert_eq!(refused(&plan(), &command), why, "{command:?}");
    }
}

/// The plan with the United States, a backstop, a failed approval, and a line of money.
fn wider() -> serde_json::Value {
    let mut file = value();
    let mut push = |path: &str, record: serde_json::Value| {
        file.pointer_mut(path).unwrap().as_array_mut().unwrap().push(record);
    };
    push("/nations", json!({ "id": "USA", "name": "United States", "role": "requested" }));
    push("/capabilities", json!({ "id": "fund", "name": "Fund", "domain": "finance", "unit": "money" }));
    push("/conditions", json!({ "id": "backstop", "name": "Backstop granted", "kind": "backstop", "state": "open" }));
    push("/conditions", json!({ "id": "votes", "name": "Votes", "kind": "approval", "state": "failed" }));
    push(
        "/requirement_sets/0/tasks/0/requirements",
        json!({ "id": "L-9", "capability": "fund", "quantity": 5000, "from_day": 0, "priority": "important" }),
    );
    push(
        "/requirement_sets/0/tasks/0/requirements",
        json!({ "id": "L-10", "capability": "land.inf", "quantity": 1, "from_day": 400, "priority": "important" }),
    );
    file
}

fn usa() -> Ask {
    Ask {
        scenario: "a".into(),
        requirement: "L-2".into(),
        nation: "USA".into(),
        quantity: Quantity(8),
        condition: AskCondition::Existing("backstop".into()),
        id: None,
        date: Some("2025-03-14".parse().unwrap()),
    }
}

fn ask(ask: Ask) -> Command {
    Command::Ask(Box::new(ask))
}

#[test]
fn an_ask_is_a_requested_pledge_that_counts_where_its_grant_is_assumed() {
    let before = read(&wider());
    let (label, asked) = done(&before, &ask(usa()));
    assert_eq!(label, "Ask United States for 8 × Fighters for L-2 in A");
    let pledge = asked.contributions.last().unwrap();
    assert_eq!((pledge.id.as_str(), pledge.title.as_str()), ("USA-01", "Ask: Fighters for L-2"));
    assert_eq!((pledge.capability.as_str(), pledge.nation.as_str()), ("air.fighter", "USA"));
    assert_eq!((pledge.quantity, pledge.increment, pledge.status), (Quantity(8), Quantity(1), Status::Requested));
    assert_eq!(
        (pledge.areas[..].to_vec(), pledge.conditions[..].to_vec()),
        (vec!["host".into()], vec!["backstop".into()])
    );
    // Asked to be there when the line needs it: C+60, with no way to travel.
    assert_eq!((pledge.decision_days.0, pledge.notice_days, &pledge.currency), (0, Some(Day(60)), &None));
    assert_eq!(pledge.status_history.len(), 1);
    assert_eq!(pledge.status_history[0].status, Status::Requested);
    assert_eq!(pledge.status_history[0].date, Some("2025-03-14".parse().unwrap()));
    let scenario = &asked.scenarios[0];
    assert_eq!(scenario.assumes[..], ["backstop".into()]);
    let last = scenario.assignments.last().unwrap();
    assert_eq!((last.id.as_str(), last.contribution.as_str(), last.quantity), ("a-2", "USA-01", Quantity(8)));
    assert_eq!(last.requirement.as_ref().unwrap().as_str(), "L-2");

    // The figures move where it is assumed, and fall back where it is not.
    let contributions = |plan: &Plan| {
        let index = Index::new(plan);
        let figures = analyse(plan, &index, &plan.scenarios[0], &Withdrawal::default());
        figures.metrics.get(Metric::Contributions).unwrap().to_f64()
    };
    assert!((contributions(&asked) - contributions(&before) - 1.0).abs() < 1e-9);
    let field = ScenarioField::Assume("backstop".into(), false);
    let (_, not_assumed) = done(&asked, &Command::EditScenario { scenario: "a".into(), field });
    assert!((contributions(&not_assumed) - contributions(&before)).abs() < 1e-9);
}

#[test]
fn an_ask_may_make_its_condition_and_one_that_is_assumed_stays_so_once() {
    let new = AskCondition::New { name: " Congress agrees ".to_owned(), kind: ConditionKind::Approval };
    let (_, asked) = done(&read(&wider()), &ask(Ask { condition: new.clone(), id: Some("US-A".into()), ..usa() }));
    let condition = asked.conditions.last().unwrap();
    assert_eq!((condition.id.as_str(), condition.name.as_str()), ("congress-agrees", "Congress agrees"));
    assert_eq!((condition.kind, condition.state), (ConditionKind::Approval, ConditionState::Open));
    assert_eq!(asked.contributions.last().unwrap().id.as_str(), "US-A");
    assert_eq!(asked.scenarios[0].assumes[..], ["congress-agrees".into()]);
    assert_eq!(
        refused(&asked, &ask(Ask { condition: new, ..usa() })),
        "A condition is called \"Congress agrees\" already; choose it, or enter another name"
    );
    let again = Ask {
        condition: AskCondition::Existing("congress-agrees".into()),
        requirement: "L-1".into(),
        quantity: Quantity(1),
        ..usa()
    };
    let (_, twice) = done(&asked, &ask(again));
    assert_eq!(twice.scenarios[0].assumes.len(), 1);
    assert_eq!(twice.contributions.last().unwrap().id.as_str(), "USA-01");
}

#[test]
fn money_is_asked_for_in_the_plans_currency() {
    let wish = Ask { requirement: "L-9".into(), quantity: Quantity(5000), ..usa() };
    let (label, asked) = done(&read(&wider()), &ask(wish.clone()));
    assert_eq!(label, "Ask United States for 5000 EUR of Fund for L-9 in A");
    assert_eq!(asked.contributions.last().unwrap().currency.as_ref().unwrap().as_str(), "EUR");
    let mut file = wider();
    file["currency"] = json!("");
    assert_eq!(refused(&read(&file), &ask(wish)), "The plan has no currency to ask for money in; set one first");
}

#[test]
fn an_ask_says_why_not() {
    let new = |name: &str, kind| AskCondition::New { name: name.to_owned(), kind };
    let existing = |id: &str| AskCondition::Existing(id.into());
    let cases = [
        (Ask { scenario: "z".into(), ..usa() }, "There is no scenario \"z\" in this plan"),
        (Ask { requirement: "L-77".into(), ..usa() }, "There is no requirement \"L-77\" in this plan"),
        (Ask { nation: "XXX".into(), ..usa() }, "There is no nation \"XXX\" in this plan"),
        (Ask { quantity: Quantity(0), ..usa() }, "The quantity is 0; enter 1 or more"),
        (Ask { id: Some("GBR-01".into()), ..usa() }, "The contribution \"GBR-01\" is there already; choose another id"),
        (
            Ask { requirement: "L-10".into(), ..usa() },
            "L-10 ends at C+360, before it begins at C+400. Set its days or the length of A first",
        ),
        (Ask { condition: existing("war"), ..usa() }, "There is no condition \"war\" in this plan"),
        (
            Ask { condition: existing("peace"), ..usa() },
            "\"Peace in force\" is neither a backstop nor an approval; what is asked for counts only under one of \
             these. Choose another",
        ),
        (
            Ask { condition: existing("votes"), ..usa() },
            "\"Votes\" has failed, so nothing that waits for it counts. Choose another, or make one",
        ),
        (Ask { condition: new(" ", ConditionKind::Backstop), ..usa() }, "A condition needs a name"),
        (
            Ask { condition: new("Straits", ConditionKind::Access), ..usa() },
            "\"Straits\" is neither a backstop nor an approval; what is asked for counts only under one of these. \
             Choose another",
        ),
    ];
    let plan = read(&wider());
    for (wish, why) in cases {
        assert_eq!(refused(&plan, &ask(wish.clone())), why, "{wish:?}");
    }
}
