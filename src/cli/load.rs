//! Files and the what-if, as the commands name them.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::{Failure, out};
use crate::analysis::{RecordFindings, Scope, Withdrawal, record_findings};
use crate::base::ScenarioId;
use crate::model::{Index, Plan, Scenario};
use crate::store::{self, Document, FileKind, Fingerprint};

/// A file that a command reads.
pub struct File {
    /// Its name as the call has it, made safe to show.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub document: Document,
    /// The index of its plan.
    pub index: Index,
    /// What it was when it was read.
    pub fingerprint: Fingerprint,
    records: OnceLock<RecordFindings>,
}

impl File {
    /// Its plan.
    pub fn plan(&self) -> &Plan {
        &self.document.plan
    }

    /// The findings that lie in its records, looked for once.
    pub fn records(&self) -> &RecordFindings {
        self.records.get_or_init(|| record_findings(self.plan(), &self.index, self.scope()))
    }

    /// Which findings make sense in it.
    fn scope(&self) -> Scope {
        if self.document.kind == FileKind::Scenario { Scope::Scenario } else { Scope::Plan }
    }
}

/// Reads a file; what was not understood in it is said on standard error.
pub fn open(path: &Path) -> Result<File, Failure> {
    let file = open_quietly(path)?;
    for problem in &file.document.problems {
        out::say(&format!("muster: {}: {problem}", file.name));
    }
    Ok(file)
}

/// Reads a file for a command that reports its problems itself.
pub fn open_quietly(path: &Path) -> Result<File, Failure> {
    let opened = store::read(path)?;
    let index = Index::new(&opened.document.plan);
    Ok(File {
        name: out::shown(path),
        path: path.to_owned(),
        document: opened.document,
        index,
        fingerprint: opened.fingerprint,
        records: OnceLock::new(),
    })
}

/// Reads a file whose content is written on: one that cannot be read wholly is refused.
pub fn open_to_rewrite(path: &Path) -> Result<File, Failure> {
    let file = open(path)?;
    match &file.document.read_only {
        Some(why) => Err(Failure::File(format!("{}: {why} Nothing was written.", file.name))),
        None => Ok(file),
    }
}

/// The scenario with this id, of a plan that must have it.
pub fn scenario<'a>(file: &'a File, id: &str) -> Result<&'a Scenario, Failure> {
    let found = file.plan().scenarios.find(id);
    found.map(AsRef::as_ref).ok_or_else(|| unknown("scenario", id, file.plan().scenarios.iter().map(|s| s.id.as_str())))
}

/// The line that says what there is instead.
pub fn unknown<'a>(what: &str, id: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let known: Vec<&str> = known.collect();
    let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    Failure::Call(crate::base::visible(&format!("there is no {what} \"{id}\"; there is: {known}")))
}

/// The nations that withdraw and the conditions that fail in the figures.
#[derive(Debug, clap::Args)]
pub struct WhatIfArguments {
    /// A nation that withdraws; may be given more than once
    #[arg(long = "withdraw", value_name = "NATION")]
    withdrawn: Vec<String>,
    /// A condition that fails; may be given more than once
    #[arg(long = "fail", value_name = "CONDITION")]
    failed: Vec<String>,
    /// A saved what-if
    #[arg(long, value_name = "ID")]
    what_if: Option<String>,
}

impl WhatIfArguments {
    /// The what-if of all that is named, each of which one of the files must have.
    pub fn resolve(&self, files: &[File]) -> Result<Withdrawal, Failure> {
        let mut all = Withdrawal::default();
        if let Some(id) = &self.what_if {
            let saved = files.iter().find_map(|file| file.plan().what_ifs.find(id));
            let known = files.iter().flat_map(|file| file.plan().what_ifs.iter()).map(|what_if| what_if.id.as_str());
            all = Withdrawal::from(saved.ok_or_else(|| unknown("what-if", id, known))?.as_ref());
        }
        for id in &self.withdrawn {
            if !files.iter().any(|file| file.plan().nations.find(id).is_some()) {
                let known = files.iter().flat_map(|file| file.plan().nations.iter()).map(|nation| nation.id.as_str());
                return Err(unknown("nation", id, known));
            }
            all.withdrawn.insert(id.as_str().into());
        }
        for id in &self.failed {
            if !files.iter().any(|file| file.plan().conditions.find(id).is_some()) {
                let known = files.iter().flat_map(|file| file.plan().conditions.iter()).map(|c| c.id.as_str());
                return Err(unknown("condition", id, known));
            }
            all.failed.insert(id.as_str().into());
        }
        Ok(all)
    }
}

/// A scenario of one of the files, with the key that tells it from those of other files.
pub struct Chosen<'a> {
    /// Its id, or `file#id` where two files hold one of this id.
    pub key: String,
    /// Its file.
    pub file: &'a File,
    /// The scenario.
    pub scenario: &'a Scenario,
}

/// The scenarios that a call names, in its order; all where it names none.
pub fn choose<'a>(files: &'a [File], named: &[String]) -> Result<Vec<Chosen<'a>>, Failure> {
    let all = || files.iter().flat_map(|file| file.plan().scenarios.iter().map(move |scenario| (file, scenario)));
    let holders =
        |id: &ScenarioId| files.iter().filter(|file| file.plan().scenarios.find(id.as_str()).is_some()).count();
    let chosen: Vec<Chosen<'a>> = all()
        .map(|(file, scenario)| {
            let id = &scenario.id;
            let key = if holders(id) > 1 { format!("{}#{id}", file.name) } else { id.to_string() };
            Chosen { key, file, scenario: scenario.as_ref() }
        })
        .collect();
    if named.is_empty() {
        return Ok(chosen);
    }
    let mut picked = Vec::new();
    for name in named {
        let fits = |one: &&Chosen<'a>| one.key == *name || one.scenario.id.as_str() == name;
        let before = picked.len();
        picked.extend(chosen.iter().filter(fits).map(|one| Chosen { key: one.key.clone(), ..*one }));
        if picked.len() == before {
            return Err(unknown("scenario", name, chosen.iter().map(|one| one.key.as_str())));
        }
    }
    Ok(picked)
}
