//! What makes the figures of requirement lines, of how surely they are met, and of the conditions assumed.

use super::{LeftOut, LineStanding, Made, Note, Part, PartOf, Rule, View};
use crate::analysis::linchpins::backstop as lost_without;
use crate::analysis::{Confidence, Linchpins, LineConfidence, LineFigures};
use crate::base::Exact;

fn part(line: &LineFigures, value: Exact, note: Note) -> Part {
    Part { of: PartOf::Line(line.id.clone()), value, note: Some(note) }
}

fn standing(line: &LineFigures) -> LineStanding {
    LineStanding { sustained: line.sustained.clone(), quantity: line.quantity, state: line.state }
}

fn essential<'a>(view: &'a View<'_, '_>) -> impl Iterator<Item = &'a LineFigures> {
    view.figures.lines.iter().filter(|line| line.essential())
}

fn one_if(holds: bool) -> Exact {
    if holds { Exact::one() } else { Exact::zero() }
}

pub(super) fn all(view: &View<'_, '_>) -> Made {
    let parts = view.figures.lines.iter().map(|line| part(line, Exact::one(), Note::Line(standing(line)))).collect();
    Made::of_parts(Rule::Count, parts)
}

pub(super) fn met(view: &View<'_, '_>) -> Made {
    let parts: Vec<Part> =
        essential(view).map(|line| part(line, one_if(line.met()), Note::Line(standing(line)))).collect();
    Made::of_parts(Rule::Share { of: Exact::whole(parts.len()) }, parts)
}

pub(super) fn fill(view: &View<'_, '_>, only_essential: bool, step: impl Fn(&LineFigures) -> &Exact) -> Made {
    let mut made = Made::of_parts(Rule::Mean, Vec::new());
    for line in view.figures.lines.iter().filter(|line| !only_essential || line.essential()) {
        match line.fill(step(line)) {
            Some(fill) => made.parts.push(part(line, fill, Note::Filled(step(line).clone(), line.quantity))),
            None => made.left_out.push(without(line, Note::AsksForNothing)),
        }
    }
    made
}

fn without(line: &LineFigures, note: Note) -> LeftOut {
    LeftOut { of: PartOf::Line(line.id.clone()), value: None, reasons: Vec::new(), note: Some(note) }
}

pub(super) fn cover(view: &View<'_, '_>) -> Made {
    let covered = |line: &LineFigures| part(line, line.covered.clone(), Note::Covered(line.covered.clone()));
    let parts = essential(view).map(covered).collect();
    Made::of_parts(Rule::Mean, parts)
}

pub(super) fn full(view: &View<'_, '_>) -> Made {
    let mut made = Made::of_parts(Rule::Latest, Vec::new());
    for line in essential(view) {
        match line.full_from {
            Some(from) => made.parts.push(part(line, from.into(), Note::FullFrom(from))),
            None => made.left_out.push(without(line, Note::NeverFull(standing(line)))),
        }
    }
    made
}

/// The essential lines with a figure of their confidence.
fn sure<'a>(view: &'a View<'_, '_>, confidence: &'a Confidence, of: impl Fn(&LineConfidence) -> &Exact) -> Vec<Part> {
    let lines = view.figures.lines.iter().zip(&confidence.lines).filter(|(line, _)| line.essential());
    lines
        .map(|(line, sure)| {
            let stands = standing(line);
            let note = if sure.error.is_zero() { Note::Line(stands) } else { Note::LineDrawn(stands) };
            part(line, of(sure).clone(), note)
        })
        .collect()
}

pub(super) fn expected(
    view: &View<'_, '_>,
    confidence: Option<&Confidence>,
    of: impl Fn(&LineConfidence) -> &Exact,
) -> Made {
    Made::of_parts(Rule::Mean, confidence.map_or_else(Vec::new, |confidence| sure(view, confidence, of)))
}

pub(super) fn joint(view: &View<'_, '_>, confidence: Option<&Confidence>) -> Made {
    let parts = confidence.map_or_else(Vec::new, |confidence| sure(view, confidence, |line| &line.met));
    Made::of_parts(Rule::Whole(confidence.and_then(|confidence| confidence.joint.clone())), parts)
}

pub(super) fn backstop(view: &View<'_, '_>, linchpins: Option<&Linchpins>) -> Made {
    let mut parts = Vec::new();
    if linchpins.is_some() {
        for (at, lost) in lost_without(view.case) {
            let note = || if lost { Note::LeansOnBackstop } else { Note::MetWithoutBackstop };
            parts.extend(view.figures.lines.get(at).map(|line| part(line, one_if(lost), note())));
        }
    }
    Made::of_parts(Rule::Share { of: Exact::whole(parts.len()) }, parts)
}

pub(super) fn conditions(view: &View<'_, '_>) -> Made {
    let part = |id: &crate::base::ConditionId| Part {
        of: PartOf::Condition(id.clone()),
        value: Exact::one(),
        note: Some(match view.case.index.condition(view.case.plan, id) {
            Some(_) if view.what_if.failed.contains(id) => Note::FailsInWhatIf,
            Some(condition) => Note::Condition(condition.state),
            None => Note::NotInPlan,
        }),
    };
    Made::of_parts(Rule::Count, view.case.scenario.assumes.iter().map(part).collect())
}
