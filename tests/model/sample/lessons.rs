//! What comparing the sample's scenarios must show, as the analysis computes it.

use muster::analysis::{Figures, LineState, Metric, Withdrawal, analyse};
use muster::base::Exact;
use muster::model::{Index, Plan};

use super::build::Facts;

struct Sample {
    plan: Plan,
    index: Index,
}

impl Sample {
    fn read() -> Self {
        let plan = Facts::read().sample();
        Self { index: Index::new(&plan), plan }
    }

    /// The figures of a scenario under a saved what-if, or as planned.
    fn figures(&self, scenario: &str, what_if: Option<&str>) -> Figures {
        let scenario = self.plan.scenarios.find(scenario).expect("a scenario");
        let withdrawal = what_if.map_or_else(Withdrawal::default, |id| {
            Withdrawal::from(&**self.plan.what_ifs.find(id).expect("a what-if"))
        });
        analyse(&self.plan, &self.index, scenario, &withdrawal)
    }

    fn ids(&self) -> Vec<&str> {
        self.plan.scenarios.iter().map(|it| it.id.as_str()).collect()
    }

    /// Essential lines met as planned, and those of them lost under a what-if.
    fn met_and_lost(&self, scenario: &str, what_if: &str) -> (usize, usize) {
        let after = self.figures(scenario, Some(what_if));
        let planned = self.figures(scenario, None);
        let met: Vec<_> = planned.lines.iter().filter(|line| line.essential() && line.met()).collect();
        let lost = met.iter().filter(|line| !after.line(&line.id).expect("a line").met());
        (met.len(), lost.count())
    }
}

#[test]
fn every_assignment_is_usable_as_planned() {
    let sample = Sample::read();
    for id in sample.ids() {
        for assignment in sample.figures(id, None).assignments {
            assert!(assignment.usable(), "{id}: {} {:?}", assignment.contribution, assignment.reasons);
        }
    }
}

#[test]
fn losing_the_united_states_hurts_sky_first_most() {
    let sample = Sample::read();
    let (met, lost) = sample.met_and_lost("e", "no-us");
    assert_eq!((met, lost), (8, 4), "half of what it meets: surveillance, fighters, tankers and intelligence");
    for id in sample.ids().into_iter().filter(|id| *id != "e") {
        let (others_met, others_lost) = sample.met_and_lost(id, "no-us");
        assert!(others_lost < lost && others_lost * met < others_met * lost, "{id} loses {others_lost}");
    }
    for id in ["a", "f"] {
        assert_eq!(sample.met_and_lost(id, "no-us").1, 0, "{id} needs nothing from Washington");
    }
}

#[test]
fn the_corps_cannot_be_filled_and_the_division_all_but_can_on_paper() {
    let sample = Sample::read();
    let corps = sample.figures("d", None);
    let line = |id: &str| corps.line(&id.into()).expect("a line").state;
    assert_eq!(line("L-004"), LineState::Unmet, "battlegroups");
    assert_eq!(line("L-015"), LineState::Unmet, "rocket artillery");
    assert_eq!(line("L-042"), LineState::Unmet, "hospitals in Ukraine");
    let division = sample.figures("c", None);
    let open: Vec<_> = division.lines.iter().filter(|line| line.essential() && !line.met()).collect();
    assert_eq!(open.iter().map(|line| line.id.as_str()).collect::<Vec<_>>(), ["L-006"], "air defence in Ukraine");
    assert_eq!(open[0].state, LineState::Minimum);
}

#[test]
fn trainers_are_the_cheapest_and_meet_few_essential_lines() {
    let sample = Sample::read();
    let value = |id: &str, metric| sample.figures(id, None).metrics.get(metric).expect("a figure");
    let (cost, met) = (value("a", Metric::MonthlyCost), value("a", Metric::EssentialMet));
    for id in ["b", "c", "d", "e", "f"] {
        assert!(value(id, Metric::MonthlyCost) > cost, "{id}");
    }
    assert!(met < Exact::ratio(1, 2).expect("a half"));
}

#[test]
fn closed_straits_cost_the_division_its_mine_clearance_and_the_neighbours_nothing() {
    let sample = Sample::read();
    assert_eq!(sample.met_and_lost("c", "straits").1, 1);
    assert_eq!(sample.met_and_lost("f", "straits").1, 0);
}

#[test]
fn the_ground_force_falls_with_the_bases_next_door() {
    let sample = Sample::read();
    let line = |what_if| sample.figures("c", what_if).line(&"L-004".into()).expect("a line").state;
    assert_eq!(line(None), LineState::Met);
    assert_eq!(line(Some("no-bases")), LineState::Unmet, "no hospital and no logistics support it");
}
