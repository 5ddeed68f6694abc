//! One scenario with all that the analysis finds of it.

use super::load::{Chosen, File};
use crate::analysis::comparison::Alternative;
use crate::analysis::report::ScenarioReport;
use crate::analysis::{
    Confidence, Conversion, Figures, Finding, Gap, Linchpins, Withdrawal, analyse, confidence, gaps, linchpins,
    scenario_findings, unlikely,
};
use crate::model::Scenario;

/// A scenario, studied.
pub struct Studied<'a> {
    /// Its key in the answer.
    pub key: String,
    /// Its file.
    pub file: &'a File,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its figures, with the metrics of the heavier analyses.
    pub figures: Figures,
    /// Its confidence.
    pub confidence: Confidence,
    /// Its linchpins.
    pub linchpins: Linchpins,
    /// Its gaps.
    pub gaps: Vec<Gap>,
    /// Its findings.
    pub findings: Vec<Finding>,
    /// How its money is told: as it is, unless the caller changes it.
    pub conversion: Conversion,
}

impl<'a> Studied<'a> {
    /// Works all of it out, under a what-if.
    pub fn new(chosen: Chosen<'a>, what_if: &Withdrawal) -> Self {
        let Chosen { key, file, scenario } = chosen;
        let (plan, index) = (file.plan(), &file.index);
        let mut figures = analyse(plan, index, scenario, what_if);
        let confidence = confidence(plan, index, scenario, what_if);
        confidence.enter(&mut figures.metrics);
        let linchpins = linchpins(plan, index, scenario, what_if);
        linchpins.enter(&mut figures.metrics);
        let gaps = gaps(plan, index, scenario, what_if, &figures);
        let mut findings = scenario_findings(plan, index, file.records(), scenario, &figures);
        findings.extend(unlikely(plan, &figures, &confidence));
        findings.sort_by_key(|finding| finding.severity);
        Self { key, file, scenario, figures, confidence, linchpins, gaps, findings, conversion: Conversion::default() }
    }

    /// The same, to be compared.
    pub fn alternative(&self) -> Alternative<'_> {
        Alternative {
            plan: self.file.plan(),
            index: &self.file.index,
            scenario: self.scenario,
            figures: &self.figures,
            findings: &self.findings,
        }
    }

    /// The same, as the JSON of the commands holds it.
    pub fn report(&self) -> ScenarioReport<'_> {
        ScenarioReport {
            scenario: self.scenario,
            file: &self.file.name,
            figures: &self.figures,
            confidence: Some(&self.confidence),
            linchpins: Some(&self.linchpins),
            gaps: Some(&self.gaps),
            findings: Some(&self.findings),
            conversion: &self.conversion,
        }
    }
}
