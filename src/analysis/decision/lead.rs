//! Who leads in which style: alone, or level with others. And whether a tie in plus, minus, zero says something of the
//! candidates or only of the baseline that they are measured against.

use super::Decision;
use super::styles::{self, Style};

/// Who leads how many styles.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// The candidate that leads most styles alone; of several, the one that shares first place most often, then the
    /// first in order.
    pub leader: usize,
    /// The styles that it leads alone.
    pub alone: Vec<Style>,
    /// The styles in which it shares first place, with whom.
    pub level: Vec<(Style, Vec<usize>)>,
    /// The styles that others lead, with who does.
    pub others: Vec<(Style, Vec<usize>)>,
}

/// A tie in plus, minus, zero that another baseline would not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BaselineTie {
    /// The baseline.
    pub baseline: usize,
    /// Another baseline, against which one candidate leads alone: one of the tied where there is such a baseline.
    pub other: usize,
    /// That candidate.
    pub leader: usize,
}

impl Decision {
    /// Who leads how many styles.
    pub fn lead(&self) -> Lead {
        let firsts: Vec<(Style, Vec<usize>)> = self
            .results
            .iter()
            .map(|result| {
                (result.style, if result.tied.is_empty() { vec![result.leader] } else { result.tied.clone() })
            })
            .collect();
        let count = |at: usize| {
            let with = firsts.iter().filter(|(_, first)| first.contains(&at));
            (with.clone().filter(|(_, first)| first.len() == 1).count(), with.count())
        };
        // Of equal ones the last is kept, so those in front come last.
        let leader = (0..self.candidates()).rev().max_by_key(|at| count(*at)).unwrap_or(0);
        let mut lead = Lead { leader, alone: Vec::new(), level: Vec::new(), others: Vec::new() };
        for (style, mut first) in firsts {
            if !first.contains(&leader) {
                lead.others.push((style, first));
            } else if first.len() == 1 {
                lead.alone.push(style);
            } else {
                first.retain(|at| *at != leader);
                lead.level.push((style, first));
            }
        }
        lead
    }

    /// The tie in plus, minus, zero, where it follows from the baseline; `None` where there is none or where no
    /// baseline parts the tied.
    pub fn baseline_tie(&self) -> Option<BaselineTie> {
        let against = |baseline| styles::plus_minus_result(&self.criteria, self.candidates(), baseline);
        let tied = against(self.baseline).tied;
        if tied.is_empty() {
            return None;
        }
        let others = (0..self.candidates()).filter(|at| *at != self.baseline).map(|other| (other, against(other)));
        let mut parted = others.filter(|(_, result)| result.tied.is_empty()).collect::<Vec<_>>();
        // One of the tied says more than a third that overtakes them.
        parted.sort_by_key(|(_, result)| !tied.contains(&result.leader));
        let parted = parted.into_iter().next();
        parted.map(|(other, result)| BaselineTie { baseline: self.baseline, other, leader: result.leader })
    }
}
