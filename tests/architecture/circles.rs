//! Finds the files that use each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::crate_map::Use;

/// The folders of some files, each once; a module's file beside its folder counts as within it.
pub fn folders<'a>(files: &[&'a str]) -> Vec<&'a str> {
    let folder = |file: &&'a str| {
        let stem = file.trim_end_matches(".rs");
        let within = |other: &&str| other.strip_prefix(stem).is_some_and(|rest| rest.starts_with('/'));
        if files.iter().any(within) { stem } else { file.rsplit_once('/').map_or("", |(folder, _)| folder) }
    };
    files.iter().map(folder).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Sets of files of which each leads to each other, that reach over more than one folder; each in order.
pub fn circles(uses: &[Use]) -> Vec<Vec<&str>> {
    let files: BTreeSet<&str> = uses.iter().flat_map(|step| [step.from.as_str(), step.to.as_str()]).collect();
    let forward = edges(uses.iter().map(|step| (step.from.as_str(), step.to.as_str())));
    let backward = edges(uses.iter().map(|step| (step.to.as_str(), step.from.as_str())));
    let (mut left, mut circles) = (files.clone(), Vec::new());
    while let Some(file) = left.first().copied() {
        let leads_back = reach(file, &backward);
        let circle: BTreeSet<&str> = reach(file, &forward).intersection(&leads_back).copied().collect();
        left.retain(|file| !circle.contains(file));
        let circle: Vec<&str> = circle.into_iter().collect();
        if folders(&circle).len() > 1 {
            circles.push(circle);
        }
    }
    circles
}

fn edges<'a>(steps: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in steps {
        edges.entry(from).or_default().insert(to);
    }
    edges
}

/// All that a file leads to, itself included.
fn reach<'a>(file: &'a str, edges: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let (mut seen, mut open) = (BTreeSet::from([file]), vec![file]);
    while let Some(file) = open.pop() {
        for next in edges.get(file).into_iter().flatten() {
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen
}
