//! What breaks a scenario: each nation and condition with the essential lines that its loss alone costs, on top of the
//! what-if in force.

use super::beside::Unit;
use super::maker::Maker;
use super::rank::Better;
use super::sheet::{Body, Cell, Figure, Lead, Part, Section, Source};
use crate::analysis::{Loss, Member};
use crate::base::{Exact, RequirementId, visible};
use crate::session::{Entry, OpenFile};
use crate::ui::{format, present};

/// A nation or condition with what its loss costs in each column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Breaker {
    pub member: Member,
    pub name: String,
    /// Essential lines lost by column; `None` where it plays no part.
    pub lost: Vec<Option<usize>>,
}

/// The loss of a member in a scenario.
pub(super) fn loss<'a>(entry: &'a Entry, member: &Member) -> Option<&'a Loss> {
    entry.study.as_ref()?.linchpins.alone.iter().find(|loss| loss.members.first() == Some(member))
}

/// A nation's or a condition's name.
pub(super) fn member_name(file: &OpenFile, member: &Member) -> String {
    match member {
        Member::Nation(id) => present::nation(file, id),
        Member::Condition(id) => {
            let found = file.index().condition(file.plan(), id);
            visible(found.map_or(id.as_str(), |condition| condition.name.as_str()))
        }
    }
}

/// Everyone whose loss is tried in a shown scenario, those first that cost most lines anywhere.
pub(super) fn breakers(sources: &[Source<'_>]) -> Vec<Breaker> {
    let mut all: Vec<Breaker> = Vec::new();
    for source in sources {
        let alone = source.entry.study.as_ref().map_or(&[][..], |study| &study.linchpins.alone);
        for member in alone.iter().filter_map(|loss| loss.members.first()) {
            if all.iter().any(|known| known.member == *member) {
                continue;
            }
            let lost = sources.iter().map(|s| loss(s.entry, member).map(|loss| loss.essential_lost.len())).collect();
            all.push(Breaker { member: member.clone(), name: member_name(source.file, member), lost });
        }
    }
    // The most lines in one scenario, then in all, then nations before conditions, then by id.
    all.sort_by_cached_key(|b| {
        let most = b.lost.iter().flatten().max().copied().unwrap_or(0);
        let sum: usize = b.lost.iter().flatten().sum();
        (std::cmp::Reverse(most), std::cmp::Reverse(sum), b.member.clone())
    });
    all
}

/// "L-004, L-016", or "no essential line".
pub(super) fn lines(lost: &[RequirementId]) -> String {
    if lost.is_empty() {
        return "no essential line".to_owned();
    }
    lost.iter().map(RequirementId::as_str).collect::<Vec<_>>().join(", ")
}

/// People lost, in words.
pub(super) fn people(lost: &Exact) -> String {
    let n = lost.to_f64().round() as i64;
    if n < 0 { format!("{} more people", format::whole(-n)) } else { format!("{} people", format::whole(n)) }
}

/// The section: those that cost a line in some shown scenario, then the worst two together.
pub(super) fn section(sources: &[Source<'_>], breakers: &[Breaker]) -> Section {
    let mut make = Maker::new(sources);
    for breaker in breakers.iter().filter(|b| b.lost.iter().flatten().any(|lost| *lost > 0)) {
        let figure = Figure::Member(breaker.member.clone());
        let kind = if matches!(breaker.member, Member::Nation(_)) { "withdraws" } else { "fails" };
        let row = make.row(figure, &breaker.name, kind, (Unit::Count, Better::Lower), |source| {
            let Some(loss) = loss(source.entry, &breaker.member) else { return (Cell::nothing(), None) };
            let n = loss.essential_lost.len();
            let words = if n == 0 { String::new() } else { lines(&loss.essential_lost) };
            let exact = format!("Loses {} and {}", lines(&loss.essential_lost), people(&loss.personnel_lost));
            (
                Cell { text: n.to_string(), body: Body::Loss { lost: n, words }, exact, ..Cell::default() },
                Some(Exact::whole(n)),
            )
        });
        row.lead = match &breaker.member {
            Member::Nation(id) => Lead::Flag(id.to_string()),
            Member::Condition(_) => Lead::Condition,
        };
    }
    make.row(Figure::WorstPair, "Worst two together", "", (Unit::Count, Better::Lower), |source| {
        let pair = source.entry.study.as_ref().and_then(|study| study.linchpins.worst_pair());
        let Some(pair) = pair else { return (Cell::nothing(), None) };
        let names: Vec<String> = pair.members.iter().map(|member| member_name(source.file, member)).collect();
        let short: Vec<&str> = pair.members.iter().map(Member::id).collect();
        let n = pair.essential_lost.len();
        let exact = format!(
            "{} together lose {} and {}",
            format::listed(&names),
            lines(&pair.essential_lost),
            people(&pair.personnel_lost)
        );
        let body = Body::Loss { lost: n, words: short.join(" + ") };
        (Cell { text: n.to_string(), body, exact, ..Cell::default() }, Some(Exact::whole(n)))
    })
    .strong = true;
    Section { part: Part::Breaks, title: "What breaks it", right: "essential lines lost, each alone", rows: make.rows }
}
