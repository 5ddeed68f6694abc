//! Scenarios with all that the analysis finds of them, worked out side by side on the machine's cores.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::load::{Chosen, File};
use crate::analysis::comparison::Alternative;
use crate::analysis::report::ScenarioReport;
use crate::analysis::{
    Assessed, Confidence, Conversion, Figures, Finding, Gap, Linchpins, Register, Withdrawal, Work, assess, gaps_in,
    joined, joint_confidence, linchpins,
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
    /// Works all of them out under a what-if.
    pub fn all(chosen: &[Chosen<'a>], what_if: &Withdrawal) -> Vec<Self> {
        let mut files: Vec<(&'a File, Register<'a>)> = Vec::new();
        for Chosen { file, .. } in chosen {
            if !files.iter().any(|(known, _)| std::ptr::eq(*known, *file)) {
                files.push((file, Register::new(file.plan(), &file.index)));
            }
        }
        let register = |file: &'a File| files.iter().find(|(known, _)| std::ptr::eq(*known, file));
        let one = |one: &Chosen<'a>| register(one.file).map(|(_, register)| Self::new(one, register, what_if));
        side_by_side(chosen, one).into_iter().flatten().collect()
    }

    fn new(chosen: &Chosen<'a>, register: &Register<'a>, what_if: &Withdrawal) -> Self {
        let Chosen { ref key, file, scenario } = *chosen;
        let (plan, index) = (file.plan(), &file.index);
        let Assessed { mut figures, confidence: lines, findings, uses } =
            assess(plan, index, scenario, what_if, Work::Whole);
        let findings = joined(file.records(), &uses, &findings);
        let confidence = joint_confidence(plan, index, scenario, what_if, &lines, &|| false).unwrap_or_default();
        confidence.enter(&mut figures.metrics);
        let linchpins = linchpins(plan, index, scenario, what_if);
        linchpins.enter(&mut figures.metrics);
        let gaps = gaps_in(register, index, scenario, what_if, &figures);
        let key = key.clone();
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

/// The findings of each scenario, by severity, without the heavier analyses.
pub fn findings(chosen: &[Chosen<'_>]) -> Vec<Vec<Finding>> {
    side_by_side(chosen, |Chosen { file, scenario, .. }| {
        let assessed = assess(file.plan(), &file.index, scenario, &Withdrawal::default(), Work::Whole);
        joined(file.records(), &assessed.uses, &assessed.findings)
    })
}

/// Does something with each, on as many threads as there are cores; the results in the order given.
fn side_by_side<T: Sync, R: Send>(all: &[T], one: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(all.len());
    if threads < 2 {
        return all.iter().map(one).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done: Vec<(usize, R)> = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(open) = all.get(at) else { return done };
            done.push((at, one(open)));
        }
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(found) => done.extend(found),
                // What went wrong there goes wrong here, with its message.
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::side_by_side;

    #[test]
    fn results_stand_in_the_order_given() {
        let all: Vec<u64> = (0..100).collect();
        assert_eq!(side_by_side(&all, |n| n * n), all.iter().map(|n| n * n).collect::<Vec<_>>());
        assert!(side_by_side(&[], |n: &u64| *n).is_empty());
    }
}
