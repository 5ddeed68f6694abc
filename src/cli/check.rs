//! `muster check`: the findings of a file.

use std::path::PathBuf;

use super::table::heading;
use super::{Answer, Outcome, load, out, studied};
use crate::analysis::report::findings_json;
use crate::analysis::{Finding, Place, Severity, plan_findings};
use crate::base::visible;

/// List the findings of a plan or scenario; status 1 when there are errors
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The plan or scenario
    file: PathBuf,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// The answer as JSON, written as it is made.
#[derive(serde::Serialize)]
struct Listed<T> {
    findings: T,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    let file = load::open_quietly(&arguments.file)?;
    let findings = findings(&file)?;
    if arguments.json {
        out::print_json(&Listed { findings: findings_json(&findings) })?;
    } else {
        let mut text = heading(file.plan());
        for finding in &findings {
            text.extend([visible(&line(finding)).as_str(), "\n"]);
        }
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
        let counts = [(errors, "error"), (warnings, "warning"), (notes, "note")];
        let counts = counts.map(|(n, what)| format!("{n} {what}{}", if n == 1 { "" } else { "s" }));
        text.extend([counts.join(", ").as_str(), "\n"]);
        out::print(text.as_bytes())?;
    }
    let bad = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if bad { Answer::Bad } else { Answer::Good })
}

/// All findings: of the file, of the plan, and of each scenario.
pub fn findings(file: &load::File) -> Result<Vec<Finding>, super::Failure> {
    // A file that ends too early does not say what its author said: its figures do not stand.
    let torn = matches!(file.document.read_only, Some(crate::store::ReadOnly::Cut(_)));
    let severity = if torn { Severity::Error } else { Severity::Warning };
    let of_file = file.document.problems.iter().filter(|problem| problem.place == "the file");
    let mut all: Vec<Finding> = of_file.map(|problem| finding(problem, severity)).collect();
    let (plan, index) = (file.plan(), &file.index);
    all.extend(plan_findings(plan, index, file.records()));
    let chosen = load::choose(std::slice::from_ref(file), &[])?;
    all.extend(studied::findings(&chosen).into_iter().flatten());
    Ok(all)
}

/// A problem of the file as such; values that were not understood are findings of their records.
fn finding(problem: &crate::store::Problem, severity: Severity) -> Finding {
    Finding {
        severity,
        code: "file",
        scenario: None,
        place: Place { list: "file", id: String::new() },
        text: problem.what.clone(),
        mend: Some(problem.mend.clone()),
    }
}

fn line(finding: &Finding) -> String {
    let scenario = finding.scenario.as_ref().map_or_else(String::new, |id| format!(" in {id}"));
    let mend = finding.mend.as_ref().map_or_else(String::new, |mend| format!(" · {mend}"));
    let place = if finding.place.id.is_empty() { finding.place.list.to_owned() } else { finding.place.to_string() };
    format!("{:<7} {} {place}{scenario}: {}{mend}", finding.severity.word(), finding.code, finding.text)
}
