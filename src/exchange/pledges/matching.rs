//! Which row is about which pledge: by id, else by nation, title and capability.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::capability::{Capabilities, Named};
use super::cell::{Cell, at};
use super::field::Field;
use super::nation::Nations;
use super::reason::{Fault, Note, Reason};
use super::words::{plain, says_nothing};
use crate::base::{ContributionId, NationId, visible};
use crate::exchange::sheet::Row;
use crate::model::Plan;

/// What a row is told by: the texts that name its pledge.
pub(super) struct Keyed<'a> {
    pub row: Row<'a>,
    pub id: &'a str,
    pub title: Option<&'a str>,
    pub capability: Option<&'a str>,
    pub nation: Result<Option<NationId>, Reason>,
    /// The pledge that it is matched to, by position.
    pub at: Option<usize>,
    pub note: Option<Note>,
    pub reason: Option<Reason>,
}

pub(super) fn keyed<'a>(row: Row<'a>, cells: &[Cell<'a>], nations: &Nations) -> Keyed<'a> {
    let text = |field| cells.iter().find(|cell| cell.field == Some(field)).map(|cell| cell.text);
    let id = cells.iter().find(|cell| cell.field == Some(Field::Id) && !cell.merged).map_or("", |cell| cell.text);
    let mut nation = Ok(None);
    for cell in cells.iter().filter(|cell| cell.field == Some(Field::Nation) && !says_nothing(cell.text)) {
        nation = match (nation, cell.bounded().and_then(|()| nations.find(cell.text).map_err(at(*cell)))) {
            (Ok(Some(one)), Ok(other)) if one != *other => {
                let (here, there) = (other.clone(), one);
                Err(cell.reason(Fault::NationsDiffer { text: cell.text.to_owned(), here, there }))
            }
            (Ok(_), Ok(one)) => Ok(Some(one.clone())),
            (Err(why), _) | (_, Err(why)) => Err(why),
        };
    }
    let (title, capability) = (text(Field::Title), text(Field::Capability));
    Keyed { row, id, title, capability, nation, at: None, note: None, reason: None }
}

/// Matches rows to pledges: by id; then, of those left, by nation, title and capability.
pub(super) fn match_rows(plan: &Plan, rows: &mut [Keyed], capabilities: &mut Capabilities) {
    let mut by_id: FxHashMap<&str, usize> = FxHashMap::default();
    let mut by_name: FxHashMap<(&NationId, String), Vec<usize>> = FxHashMap::default();
    for (at, pledge) in plan.contributions.iter().enumerate() {
        by_id.entry(pledge.id.as_str()).or_insert(at);
        by_name.entry((&pledge.nation, plain(&pledge.title))).or_default().push(at);
    }
    let mut claimed = vec![false; plan.contributions.len()];
    let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
    for keyed in rows.iter_mut().filter(|keyed| !keyed.id.is_empty()) {
        match seen.get(keyed.id) {
            Some(row) => keyed.reason = Some(Fault::IdTwice { id: visible(keyed.id), row: *row }.into()),
            None => {
                seen.insert(keyed.id, keyed.row.number);
                keyed.at = by_id.get(keyed.id).copied();
                if let Some(place) = keyed.at.and_then(|at| claimed.get_mut(at)) {
                    *place = true;
                }
            }
        }
    }
    for keyed in rows.iter_mut().filter(|keyed| keyed.at.is_none() && keyed.reason.is_none()) {
        let Ok(Some(nation)) = &keyed.nation else { continue };
        let Some(title) = keyed.title else { continue };
        let Some(candidates) = by_name.get(&(nation, plain(title))) else { continue };
        let named = keyed.capability.map(|text| capabilities.find(text));
        let fits = |at: &&usize| {
            let Some(pledge) = plan.contributions.get(**at) else { return false };
            let same = match &named {
                Some(Ok(Named::One(place))) => {
                    capabilities.get(*place).is_some_and(|capability| capability.id == pledge.capability)
                }
                Some(Ok(Named::General(_))) | None => true,
                Some(Err(_)) => false,
            };
            same && !claimed.get(**at).copied().unwrap_or(true)
        };
        let fitting: Vec<usize> = candidates.iter().filter(fits).copied().collect();
        let Some(first) = fitting.first().copied() else { continue };
        if let Some(pledge) = plan.contributions.get(first) {
            let absent = (!keyed.id.is_empty()).then(|| visible(keyed.id));
            if fitting.len() > 1 || absent.is_some() {
                let (contribution, fitting) = (pledge.id.clone(), fitting.len());
                keyed.note = Some(Note::Matched { absent, contribution, fitting });
            }
        }
        keyed.at = Some(first);
        if let Some(place) = claimed.get_mut(first) {
            *place = true;
        }
    }
}

/// The pledges of the nations in the sheet that no row is matched to.
pub(super) fn missing(plan: &Plan, rows: &[Keyed]) -> Vec<ContributionId> {
    let held: BTreeSet<usize> = rows.iter().filter_map(|keyed| keyed.at).collect();
    let matched = held.iter().filter_map(|at| plan.contributions.get(*at)).map(|pledge| &pledge.nation);
    let nations: BTreeSet<&NationId> =
        rows.iter().filter_map(|keyed| keyed.nation.as_ref().ok()?.as_ref()).chain(matched).collect();
    let absent = plan
        .contributions
        .iter()
        .enumerate()
        .filter(|(at, pledge)| !held.contains(at) && nations.contains(&pledge.nation));
    absent.map(|(_, pledge)| pledge.id.clone()).collect()
}
