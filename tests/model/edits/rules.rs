//! The plan's currency and rates, and the rules that its figures follow.

use muster::base::{Day, Decimal};
use muster::edit::{Command, PlanField, RecordCommand, SetCommand, Threshold};
use muster::model::{Capability, Correlation, Domain, Priority, Requirement, Status};
use serde_json::json;

use super::fixture::{done, plan, read, refused, value};

fn set(field: PlanField) -> Command {
    Command::EditPlan(field)
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn rate(code: &str, rate: Option<&str>) -> Command {
    set(PlanField::Rate(code.into(), rate.map(decimal)))
}

#[test]
fn a_rate_is_above_0_and_of_another_currency() {
    let (label, changed) = done(&plan(), &rate("gbp", Some("1.19")));
    assert_eq!(label, "Set the rate of GBP");
    assert_eq!(changed.properties.rates["GBP"], decimal("1.19"));
    for wrong in ["0", "-1", "1.1234567"] {
        assert_eq!(refused(&plan(), &rate("GBP", Some(wrong))), "A rate is above 0, with at most 6 places");
    }
    assert_eq!(refused(&plan(), &rate("EUR", Some("1"))), "EUR is the base currency and needs no rate");
    assert!(refused(&plan(), &rate("POUND", Some("1"))).contains("ISO 4217"));
    assert!(done(&changed, &rate("GBP", None)).1.properties.rates.is_empty());
}

#[test]
fn a_rate_that_pledges_need_stays() {
    let mut file = value();
    file["rates"] = json!({ "GBP": "1.19", "USD": "0.92" });
    file["contributions"][0]["costs"] =
        json!([{ "amount": "5", "currency": "GBP", "basis": "once", "borne_by": "nation" }]);
    let plan = read(&file);
    assert_eq!(refused(&plan, &rate("GBP", None)), "The rate of GBP is used in GBR-01. Take it out there first");
    done(&plan, &rate("USD", None));
    let currency = |rates: &[(&str, &str)]| {
        let rates = rates.iter().map(|(code, rate)| ((*code).into(), decimal(rate))).collect();
        set(PlanField::Currency("USD".into(), rates))
    };
    let (label, changed) = done(&plan, &currency(&[("EUR", "1.09"), ("GBP", "1.29")]));
    assert_eq!(label, "Set the plan's base currency to USD");
    assert_eq!((changed.properties.currency.as_str(), changed.properties.rates.len()), ("USD", 2));
    assert!(refused(&plan, &currency(&[("EUR", "1.09")])).starts_with("The rate of GBP is used in GBR-01"));
    assert!(refused(&plan, &currency(&[("GBP", "1.29"), ("USD", "1")])).contains("base currency"));
}

#[test]
fn the_base_currency_stays_while_lines_ask_for_amounts_in_it() {
    let money = Capability {
        id: "fund".into(),
        name: "Funding".into(),
        domain: Domain::Finance,
        unit: "money".into(),
        ..Capability::default()
    };
    let (_, plan) = done(&plan(), &Command::Capability(RecordCommand::Add(Box::new(money))));
    let quantity = muster::base::Quantity(1_000_000);
    let line =
        Requirement { capability: "fund".into(), quantity, priority: Priority::Important, ..Requirement::default() };
    let (_, plan) = done(&plan, &Command::InSet("full".into(), SetCommand::AddLine("west".into(), Box::new(line))));
    let why = refused(&plan, &set(PlanField::Currency("USD".into(), Vec::new())));
    assert_eq!(why, "The base currency EUR is used in L-004 of Full. Take it out there first");
    done(&plan, &set(PlanField::Currency("EUR".into(), vec![("USD".into(), decimal("0.9"))])));
}

#[test]
fn the_rules_of_figures_keep_their_ranges() {
    let (label, changed) = done(&plan(), &set(PlanField::Correlation(Correlation::Independent)));
    assert_eq!(label, "Set the plan's rule of how pledges fall together");
    assert_eq!(changed.properties.correlation, Correlation::Independent);
    assert!(refused(&plan(), &set(PlanField::Correlation(Correlation::Unknown))).contains("Choose"));
    let (_, changed) = done(&plan(), &set(PlanField::UnknownNotice(Day(120))));
    assert_eq!(changed.properties.unknown_notice_days, Day(120));
    assert_eq!(refused(&plan(), &set(PlanField::UnknownNotice(Day(-1)))), "Enter 0 to 36,500 days");
    let likelihood = |status, value: Option<&str>| set(PlanField::Likelihood(status, value.map(decimal)));
    let (label, changed) = done(&plan(), &likelihood(Status::Offered, Some("0.6")));
    assert_eq!(label, "Set the plan's likelihood of offered pledges");
    assert_eq!(changed.properties.likelihood(Status::Offered), decimal("0.6"));
    assert!(done(&changed, &likelihood(Status::Offered, None)).1.properties.likelihoods.is_empty());
    assert_eq!(
        refused(&plan(), &likelihood(Status::Offered, Some("1.1"))),
        "A likelihood is 0 to 1, with at most 6 places"
    );
    assert!(refused(&plan(), &likelihood(Status::Declined, Some("0.1"))).contains("has ended"));
    let limit = |threshold| set(PlanField::Threshold(threshold));
    for wanted in [
        Threshold::ExpectedMinimum(decimal("0.6")),
        Threshold::LargestShare(decimal("0.4")),
        Threshold::Similarity(decimal("0.9")),
        Threshold::Unlikely(decimal("0.3")),
        Threshold::StaleDays(Day(45)),
        Threshold::StaleRateDays(Day(10)),
    ] {
        let (_, changed) = done(&plan(), &limit(wanted));
        assert_ne!(changed.properties.thresholds, plan().properties.thresholds, "{wanted:?}");
    }
    let why = refused(&plan(), &limit(Threshold::Similarity(decimal("2"))));
    assert_eq!(why, "The similarity of scenarios is 0 to 1, with at most 6 places");
    assert_eq!(refused(&plan(), &limit(Threshold::StaleDays(Day(-1)))), "Enter 0 to 36,500 days");
    let source = set(PlanField::RatesSource(Some(" The bank ".into())));
    assert_eq!(done(&plan(), &source).1.properties.rates_source.as_deref(), Some("The bank"));
    let date = "2025-03-11".parse().ok();
    assert_eq!(done(&plan(), &set(PlanField::RatesAsOf(date))).1.properties.rates_as_of, date);
}
