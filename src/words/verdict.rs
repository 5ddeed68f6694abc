//! What a drop would do, in the few words of the tag at its target.

use super::{Names, quantity, refusal, shortfall_in_tag};
use crate::base::ScenarioId;
use crate::edit::Refusal;
use crate::session::{OpenFile, Verdict, Warning};

/// A verdict on a drop into a scenario of a file: "Fits: 7 of 9 after", "Late by 6 days: arrives C+66".
pub fn verdict(file: &OpenFile, scenario: &ScenarioId, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Fits { after: Some(after), asked, .. } => {
            format!("Fits: {} of {asked} after", quantity(after.to_f64()))
        }
        Verdict::Fits { after: None, .. } => "Fits".to_owned(),
        Verdict::Warning { why, .. } => warning(file, scenario, why),
        Verdict::Refused(Refusal::OtherKind { .. }) => "Other kind".to_owned(),
        Verdict::Refused(why) => refusal(why),
    }
}

fn warning(file: &OpenFile, scenario: &ScenarioId, why: &Warning) -> String {
    let plan = file.plan();
    let said = |shortfall| {
        let scenario = plan.scenarios.find(scenario.as_str());
        scenario
            .map_or_else(String::new, |scenario| shortfall_in_tag(Names::new(plan, file.index(), scenario), shortfall))
    };
    match why {
        Warning::Shortfall(shortfall) => said(shortfall),
        Warning::ShortfallOf(contribution, shortfall) => format!("{contribution}: {}", said(shortfall)),
        Warning::NotAll { placed, wanted } => format!("{placed} of {wanted} go here"),
    }
}
