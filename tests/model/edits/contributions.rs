//! Contributions and the plan's own fields: added, edited with each value checked, removed.

use super::assignments::assign;
use super::fixture::{after, done, plan, refused};
use muster::base::{Day, Quantity};
use muster::edit::{Command, ContributionField, PlanField, RecordCommand};
use muster::model::{self, Capability, Caveat, Contribution, Lift, Marking, Plan, Status, StatusStep};

fn edit(id: &str, field: ContributionField) -> Command {
    Command::EditContribution { contribution: id.into(), field }
}

fn pledge(nation: &str) -> Contribution {
    Contribution {
        nation: nation.into(),
        capability: "land.inf".into(),
        title: "Reserve battalion".to_owned(),
        quantity: Quantity(2),
        status: Status::Offered,
        ..Contribution::default()
    }
}

fn add(pledge: Contribution) -> Command {
    Command::AddContribution(Box::new(pledge))
}

fn of<'a>(plan: &'a Plan, id: &str) -> &'a Contribution {
    plan.contributions.find(id).unwrap()
}

fn status(status: Status, reason: Option<&str>) -> ContributionField {
    let (date, reason) = (Some("2025-03-20".parse().unwrap()), reason.map(str::to_owned));
    ContributionField::Status(StatusStep { status, date, reason, ..StatusStep::default() })
}

#[test]
fn a_new_pledge_gets_the_next_number_of_its_nation() {
    let (label, made) = done(&plan(), &add(pledge("GBR")));
    assert_eq!(label, "Add Reserve battalion (GBR)");
    assert_eq!(made.contributions.last().unwrap().id.as_str(), "GBR-04");
    let (_, own) = done(&plan(), &add(Contribution { id: "UK-7".into(), ..pledge("GBR") }));
    assert_eq!(own.contributions.last().unwrap().id.as_str(), "UK-7");
}

#[test]
fn a_new_pledge_names_only_what_the_plan_has() {
    let cases = [
        (pledge("XXX"), "There is no nation \"XXX\" in this plan"),
        (Contribution { capability: "sea".into(), ..pledge("GBR") }, "There is no capability \"sea\" in this plan"),
        (
            Contribution { id: "GBR-01".into(), ..pledge("GBR") },
            "The contribution \"GBR-01\" is there already; choose another id",
        ),
        (Contribution { title: " ".to_owned(), ..pledge("GBR") }, "A contribution needs a title"),
        (Contribution { quantity: Quantity(0), ..pledge("GBR") }, "The quantity is 0; enter 1 or more"),
        (Contribution { increment: Quantity(3), ..pledge("GBR") }, "The smallest part is 1 to 2"),
        (Contribution { increment: Quantity(0), ..pledge("GBR") }, "The smallest part is 1 to 2"),
        (Contribution { areas: vec!["moon".into()], ..pledge("GBR") }, "There is no area \"moon\" in this plan"),
        (
            Contribution { conditions: vec!["war".into()], ..pledge("GBR") },
            "There is no condition \"war\" in this plan",
        ),
        (Contribution { requires: vec!["x".into()], ..pledge("GBR") }, "There is no capability \"x\" in this plan"),
        (Contribution { excludes: vec!["X".into()], ..pledge("GBR") }, "There is no nation \"X\" in this plan"),
    ];
    for (record, why) in cases {
        assert_eq!(refused(&plan(), &add(record.clone())), why, "{record:?}");
    }
}

#[test]
fn each_field_of_a_pledge_is_set_under_its_name() {
    type Reads = fn(&Contribution) -> String;
    let date = "2025-04-01".parse().unwrap();
    let cases: Vec<(ContributionField, &str, Reads, &str)> = vec![
        (ContributionField::Title(" New ".to_owned()), "title", |c| c.title.clone(), "New"),
        (ContributionField::Nation("POL".into()), "nation", |c| c.nation.to_string(), "POL"),
        (
            ContributionField::Quantity(Quantity(5)),
            "quantity",
            |c| format!("{} in {}", c.quantity, c.increment),
            "5 in 1",
        ),
        (ContributionField::Increment(Quantity(1)), "smallest part", |c| c.increment.to_string(), "1"),
        (ContributionField::Personnel(Some(900)), "people", |c| format!("{:?}", c.personnel), "Some(900)"),
        (
            ContributionField::Elements(vec![" 1 RIFLES ".to_owned(), String::new(), "3 SCOTS".to_owned()]),
            "units",
            |c| c.elements.join(", "),
            "1 RIFLES, 3 SCOTS",
        ),
        (ContributionField::DecisionDays(Day(14)), "decision days", |c| c.decision_days.to_string(), "14"),
        (ContributionField::NoticeDays(None), "notice", |c| format!("{:?}", c.notice_days), "None"),
        (
            ContributionField::Tours(Some(Day(180)), Some(2)),
            "tours",
            |c| format!("{:?} {:?}", c.tour_days, c.tours),
            "Some(Day(180)) Some(2)",
        ),
        (
            ContributionField::Likelihood(Some("0.4".parse().unwrap())),
            "likelihood",
            |c| c.likelihood.unwrap().to_string(),
            "0.4",
        ),
        (ContributionField::Area("host".into(), true), "areas", |c| format!("{}", c.areas.len()), "1"),
        (ContributionField::Condition("peace".into(), true), "conditions", |c| format!("{}", c.conditions.len()), "1"),
        (
            ContributionField::EitherOr(Some(" uk ".to_owned())),
            "either-or group",
            |c| format!("{:?}", c.either_or),
            "Some(\"uk\")",
        ),
        (ContributionField::Caveats(vec![Caveat::default()]), "caveats", |c| format!("{}", c.caveats.len()), "1"),
        (ContributionField::Requires("land.eng".into(), true), "enablers", |c| c.requires[0].to_string(), "land.eng"),
        (ContributionField::Excludes("POL".into(), true), "excluded partners", |c| c.excludes[0].to_string(), "POL"),
        (
            ContributionField::Command(Some(model::Command::Tacon)),
            "command authority",
            |c| format!("{:?}", c.command),
            "Some(Tacon)",
        ),
        (ContributionField::Lift(Some(Lift::Needed)), "lift", |c| format!("{:?}", c.lift), "Some(Needed)"),
        (ContributionField::Costs(Vec::new()), "costs", |c| format!("{}", c.costs.len()), "0"),
        (
            ContributionField::LastConfirmed(Some(date)),
            "last confirmation",
            |c| c.last_confirmed.unwrap().to_string(),
            "2025-04-01",
        ),
        (ContributionField::ValidUntil(Some(date)), "last day", |c| c.valid_until.unwrap().to_string(), "2025-04-01"),
        (
            ContributionField::Source(Some("press".to_owned())),
            "source",
            |c| format!("{:?}", c.source),
            "Some(\"press\")",
        ),
        (ContributionField::Note(Some(" ".to_owned())), "note", |c| format!("{:?}", c.note), "None"),
        (ContributionField::Illustrative(true), "illustrative mark", |c| c.illustrative.to_string(), "true"),
        (
            ContributionField::Marking(Some(Marking { policy: "UK".to_owned(), ..Marking::default() })),
            "marking",
            |c| c.marking.clone().unwrap().policy,
            "UK",
        ),
        (ContributionField::Marking(Some(Marking::default())), "marking", |c| c.marking.is_none().to_string(), "true"),
    ];
    for (field, name, read, value) in cases {
        let (label, plan) = done(&plan(), &edit("GBR-01", field));
        assert_eq!(label, format!("Set the {name} of GBR-01"));
        assert_eq!(read(of(&plan, "GBR-01")), value, "{name}");
    }
    let (_, kind) = done(&plan(), &edit("POL-01", ContributionField::Capability("land.mech".into())));
    assert_eq!(of(&kind, "POL-01").capability.as_str(), "land.mech");
}

#[test]
fn a_field_of_a_pledge_out_of_range_is_refused() {
    let cases = [
        (edit("XXX", ContributionField::Illustrative(true)), "There is no contribution \"XXX\" in this plan"),
        (edit("GBR-01", ContributionField::Title(String::new())), "A contribution needs a title"),
        (edit("GBR-01", ContributionField::Nation("X".into())), "There is no nation \"X\" in this plan"),
        (edit("GBR-01", ContributionField::Capability("x".into())), "There is no capability \"x\" in this plan"),
        (
            edit("GBR-01", ContributionField::Capability("land.mech".into())),
            "GBR-01 is used in A. Take it out there first",
        ),
        (edit("GBR-01", ContributionField::Quantity(Quantity(0))), "The quantity is 0; enter 1 or more"),
        (edit("GBR-01", ContributionField::Increment(Quantity(3))), "The smallest part is 1 to 2"),
        (edit("GBR-01", ContributionField::DecisionDays(Day(-1))), "Enter 0 to 36,500 days"),
        (edit("GBR-01", ContributionField::NoticeDays(Some(Day(40_000)))), "Enter 0 to 36,500 days"),
        (
            edit("GBR-01", ContributionField::Tours(Some(Day(0)), None)),
            "A tour lasts 1 day or more, and there is 1 or more",
        ),
        (edit("GBR-01", ContributionField::Tours(None, Some(0))), "A tour lasts 1 day or more, and there is 1 or more"),
        (
            edit("GBR-01", ContributionField::Likelihood(Some("1.1".parse().unwrap()))),
            "A likelihood is 0 to 1, with at most 6 places",
        ),
        (
            edit("GBR-01", ContributionField::Likelihood(Some("-0.1".parse().unwrap()))),
            "A likelihood is 0 to 1, with at most 6 places",
        ),
        (edit("GBR-01", ContributionField::Area("x".into(), true)), "There is no area \"x\" in this plan"),
        (edit("GBR-01", ContributionField::Condition("x".into(), true)), "There is no condition \"x\" in this plan"),
        (edit("GBR-01", ContributionField::Requires("x".into(), true)), "There is no capability \"x\" in this plan"),
        (
            edit("GBR-01", ContributionField::Requires("land.inf".into(), true)),
            "GBR-01 is of that capability and does not lean on it",
        ),
        (edit("GBR-01", ContributionField::Excludes("X".into(), true)), "There is no nation \"X\" in this plan"),
        (edit("GBR-01", ContributionField::Excludes("GBR".into(), true)), "GBR-01 is of GBR itself"),
        (
            edit("GBR-01", ContributionField::Elements(vec!["1 RIFLES".to_owned(), " 1 RIFLES".to_owned()])),
            "\"1 RIFLES\" is named twice",
        ),
        (edit("GBR-01", ContributionField::Currency(Some("EUR".into()))), "GBR-01 is not money and has no currency"),
        (
            edit("GBR-01", ContributionField::Caveats(vec![Caveat { areas: vec!["x".into()], ..Caveat::default() }])),
            "There is no area \"x\" in this plan",
        ),
    ];
    for (command, why) in cases {
        assert_eq!(refused(&plan(), &command), why, "{command:?}");
    }
}

#[test]
fn what_a_pledge_leans_on_and_whom_it_excludes_is_named_once_and_taken_off_again() {
    let put = |on| [ContributionField::Requires("land.eng".into(), on), ContributionField::Excludes("POL".into(), on)];
    for (on, off) in put(true).into_iter().zip(put(false)) {
        let (_, once) = done(&plan(), &edit("GBR-01", on.clone()));
        let (_, twice) = done(&once, &edit("GBR-01", on));
        assert_eq!(twice, once);
        assert_eq!(done(&twice, &edit("GBR-01", off)).1, plan());
    }
    // It is not given to a nation beside which it will not serve.
    let (_, excludes) = done(&plan(), &edit("GBR-01", ContributionField::Excludes("POL".into(), true)));
    let give = edit("GBR-01", ContributionField::Nation("POL".into()));
    assert_eq!(refused(&excludes, &give), "GBR-01 will not serve beside POL");
}

#[test]
fn money_has_a_currency_and_nothing_else_has() {
    let fund = Capability {
        id: "fund".into(),
        name: "Fund".into(),
        unit: "money".into(),
        domain: model::Domain::Finance,
        ..Capability::default()
    };
    let kind = Command::Capability(RecordCommand::Add(Box::new(fund)));
    let (_, plan) = done(&plan(), &kind);
    let (_, money) = done(&plan, &edit("GBR-02", ContributionField::Capability("fund".into())));
    let code = |plan: &Plan| of(plan, "GBR-02").currency.as_ref().map(ToString::to_string);
    assert_eq!(code(&money).as_deref(), Some("EUR"), "the base currency until another is named");
    let (label, pounds) = done(&money, &edit("GBR-02", ContributionField::Currency(Some(" gbp".into()))));
    assert_eq!((label.as_str(), code(&pounds).as_deref()), ("Set the currency of GBR-02", Some("GBP")));
    let (_, same) = done(&pounds, &edit("GBR-02", ContributionField::Capability("fund".into())));
    assert_eq!(code(&same).as_deref(), Some("GBP"));
    let cases = [
        (ContributionField::Currency(None), "Money is in a currency; name one, such as EUR"),
        (
            ContributionField::Currency(Some("pounds".into())),
            "A currency is its three letters of ISO 4217, such as EUR",
        ),
    ];
    for (field, why) in cases {
        assert_eq!(refused(&pounds, &edit("GBR-02", field)), why);
    }
    let (_, force) = done(&pounds, &edit("GBR-02", ContributionField::Capability("land.eng".into())));
    assert_eq!(code(&force), None);
}

#[test]
fn a_quantity_below_what_scenarios_use_is_refused_with_their_names() {
    let to = |n| edit("GBR-01", ContributionField::Quantity(Quantity(n)));
    let one = after(&[assign("a", "GBR-01", "west/L-1", 1)]);
    assert_eq!(refused(&one, &to(1)), "A uses 2. Enter 2 or more, or take some out first");
    let both = after(&[assign("a", "GBR-01", "west/L-1", 1), assign("b", "GBR-01", "west/L-1", 2)]);
    assert_eq!(refused(&both, &to(1)), "A and B use 2. Enter 2 or more, or take some out first");
    assert_eq!(of(&done(&plan(), &to(1)).1, "GBR-01").quantity, Quantity(1));
}

#[test]
fn all_or_nothing_stays_so_when_the_quantity_changes_and_none_of_it_is_used() {
    let to = |n| edit("POL-02", ContributionField::Quantity(Quantity(n)));
    let (_, plan) = done(&plan(), &to(5));
    assert_eq!((of(&plan, "POL-02").quantity, of(&plan, "POL-02").increment), (Quantity(5), Quantity(5)));
}

#[test]
fn the_smallest_part_never_splits_what_scenarios_use() {
    // In use as 3: raised to 5 it must still go in parts of which 3 is a whole number.
    let used = after(&[assign("a", "POL-02", "west", 3)]);
    let (_, plan) = done(&used, &edit("POL-02", ContributionField::Quantity(Quantity(5))));
    assert_eq!((of(&plan, "POL-02").quantity, of(&plan, "POL-02").increment), (Quantity(5), Quantity(3)));
    let fighters = after(&[assign("a", "GBR-02", "west/L-2", 4), assign("b", "GBR-02", "west/L-2", 8)]);
    let to = |n| edit("GBR-02", ContributionField::Increment(Quantity(n)));
    assert_eq!(refused(&fighters, &to(8)), "A uses 4, which is no whole number of parts of 8. Take it out there first");
    assert_eq!(of(&done(&fighters, &to(2)).1, "GBR-02").increment, Quantity(2));
}

#[test]
fn an_either_or_group_is_not_joined_while_a_scenario_uses_another_of_it() {
    let used = after(&[assign("a", "NLD-01", "west/L-1", 1)]);
    let join = edit("GBR-01", ContributionField::EitherOr(Some("nld".to_owned())));
    assert_eq!(refused(&used, &join), "A uses NLD-01: either that or GBR-01");
    assert_eq!(of(&done(&plan(), &join).1, "GBR-01").either_or.as_deref(), Some("nld"));
}

#[test]
fn a_step_back_in_status_needs_a_reason_and_every_step_is_kept() {
    let (label, forward) = done(&plan(), &edit("GBR-01", status(Status::Confirmed, None)));
    assert_eq!(label, "Set the status of GBR-01");
    let back = |reason| edit("GBR-01", status(Status::Indicated, reason));
    assert_eq!(refused(&forward, &back(None)), "A step back from confirmed to indicated needs a reason");
    assert_eq!(refused(&forward, &back(Some("  "))), "A step back from confirmed to indicated needs a reason");
    let (_, backward) = done(&forward, &back(Some("Parliament asks again")));
    let steps: Vec<_> =
        of(&backward, "GBR-01").status_history.iter().map(|s| (s.status, s.reason.as_deref())).collect();
    assert_eq!(steps, [(Status::Confirmed, None), (Status::Indicated, Some("Parliament asks again"))]);
    // An ended pledge comes back with a reason only; ending needs none.
    assert_eq!(
        refused(&plan(), &edit("GBR-03", status(Status::Offered, None))),
        "A step back from declined to offered needs a reason"
    );
    assert_eq!(
        of(&done(&plan(), &edit("GBR-01", status(Status::Withdrawn, None))).1, "GBR-01").status,
        Status::Withdrawn
    );
}

#[test]
fn a_step_keeps_who_recorded_it() {
    let by = |by: &str| StatusStep { status: Status::Confirmed, by: Some(by.to_owned()), ..StatusStep::default() };
    let recorded = |name| done(&plan(), &edit("GBR-01", ContributionField::Status(by(name)))).1;
    assert_eq!(of(&recorded(" Ada "), "GBR-01").status_history[0].by.as_deref(), Some("Ada"));
    assert_eq!(of(&recorded(" "), "GBR-01").status_history[0].by, None);
}

#[test]
fn the_same_status_again_is_no_step() {
    let (_, same) = done(&plan(), &edit("GBR-01", status(Status::Offered, None)));
    assert_eq!(same, plan());
}

#[test]
fn a_pledge_in_use_is_not_removed() {
    let remove = |id: &str| Command::RemoveContribution { contribution: id.into() };
    assert_eq!(refused(&plan(), &remove("GBR-01")), "GBR-01 is used in A. Take it out there first");
    assert_eq!(refused(&plan(), &remove("XXX")), "There is no contribution \"XXX\" in this plan");
    let (label, gone) = done(&plan(), &remove("GBR-02"));
    assert_eq!(label, "Delete Fighter squadron (GBR-02)");
    assert!(gone.contributions.find("GBR-02").is_none());
}

#[test]
fn the_plans_own_fields_are_set_and_checked() {
    let properties = |field| done(&plan(), &Command::EditPlan(field));
    let (label, titled) = properties(PlanField::Title(" Second look ".to_owned()));
    assert_eq!((label.as_str(), titled.properties.title.as_str()), ("Set the plan's title", "Second look"));
    let (label, said) = properties(PlanField::Summary("Why".to_owned()));
    assert_eq!((label.as_str(), said.properties.summary.as_str()), ("Set the plan's summary", "Why"));
    let marking = Marking { policy: "NATO".to_owned(), ..Marking::default() };
    let (label, marked) = properties(PlanField::Marking(marking.clone()));
    assert_eq!((label.as_str(), &marked.properties.marking), ("Set the plan's marking", &marking));
    let date = "2025-05-01".parse().unwrap();
    let (label, dated) = properties(PlanField::AsOf(date));
    assert_eq!((label.as_str(), dated.properties.as_of), ("Set the plan's as-of date", Some(date)));
    let (label, c_day) = properties(PlanField::CDay(Some(date)));
    assert_eq!((label.as_str(), c_day.properties.c_day), ("Set the plan's C-day", Some(date)));
    let (label, length) = properties(PlanField::Duration(Day(720)));
    assert_eq!((label.as_str(), length.properties.duration_days), ("Set the plan's length", Day(720)));
    for (field, why) in [
        (PlanField::Title("  ".to_owned()), "A plan needs a title"),
        (PlanField::Duration(Day(0)), "A plan lasts 1 to 3,650 days"),
        (PlanField::Duration(Day(3651)), "A plan lasts 1 to 3,650 days"),
    ] {
        assert_eq!(refused(&plan(), &Command::EditPlan(field)), why);
    }
}
