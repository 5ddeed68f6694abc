//! Areas and conditions of a cell: by id or name; areas also by the kind, or the country, of a general word.

use super::nation::Nations;
use super::words::{plain, singular};
use crate::base::{AreaId, ConditionId};
use crate::model::{AreaKind, Plan};

/// What a cell of areas says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Areas {
    /// The areas.
    pub ids: Vec<AreaId>,
    /// Words that say less than an area does; true = no area fits at all.
    pub general: Vec<(String, bool)>,
}

/// The parts of a cell that lists several: by semicolons and lines, and where such a part is nothing known, by commas too.
fn parts<'t>(text: &'t str, known: &dyn Fn(&str) -> bool) -> Vec<&'t str> {
    let mut all = Vec::new();
    for part in text.split([';', '|', '\n']).map(str::trim) {
        if known(part) {
            all.push(part);
        } else {
            all.extend(part.split([',', '/']).flat_map(|part| part.split(" and ")).map(str::trim));
        }
    }
    all.retain(|part| !part.is_empty());
    all
}

/// The areas that a cell names.
pub(super) fn areas(plan: &Plan, nations: &Nations, text: &str) -> Areas {
    let mut found = Areas::default();
    let add = |ids: &mut Vec<AreaId>, id: &AreaId| {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    };
    let exact = |word: &str| {
        plan.areas.iter().find(|area| area.id.as_str() == word).or_else(|| {
            let name = plain(word);
            plan.areas.iter().find(|area| plain(area.id.as_str()) == name || plain(&area.name) == name)
        })
    };
    if let Some(area) = exact(text) {
        add(&mut found.ids, &area.id);
        return found;
    }
    let known = |part: &str| exact(part).is_some();
    for part in parts(text, &known) {
        if let Some(area) = exact(part) {
            add(&mut found.ids, &area.id);
            continue;
        }
        let word = singular(part);
        if ["any", "all", "anywhere", "any area", "everywhere"].contains(&word.as_str()) {
            found.general.push((part.to_owned(), false));
            continue;
        }
        let kind = match word.as_str() {
            "host" | "host country" | "host nation" => Some(AreaKind::Host),
            "neighbour" | "neighbor" | "neighbouring country" | "neighbouring state" => Some(AreaKind::Neighbour),
            "sea" | "maritime" | "at sea" => Some(AreaKind::Sea),
            "air" | "airspace" | "in the air" => Some(AreaKind::Air),
            "home" | "home base" | "at home" | "reach back" | "capital" => Some(AreaKind::ReachBack),
            _ => None,
        };
        let mut fits: Vec<&AreaId> = Vec::new();
        if let Some(kind) = kind {
            fits.extend(plan.areas.iter().filter(|area| area.kind == kind).map(|area| &area.id));
        } else if let Ok(nation) = nations.find(part) {
            fits.extend(plan.areas.iter().filter(|area| area.nation.as_ref() == Some(nation)).map(|area| &area.id));
        } else {
            let holds = |name: &str| word.split(' ').all(|one| singular(name).split(' ').any(|other| other == one));
            fits.extend(plan.areas.iter().filter(|area| holds(&area.name)).map(|area| &area.id));
        }
        found.general.push((part.to_owned(), fits.is_empty()));
        for id in fits {
            add(&mut found.ids, id);
        }
    }
    found
}

/// The conditions that a cell names, and what names none.
pub(super) fn conditions(plan: &Plan, text: &str) -> (Vec<ConditionId>, Vec<String>) {
    let exact = |word: &str| {
        let name = plain(word);
        let same =
            |it: &&std::sync::Arc<crate::model::Condition>| plain(it.id.as_str()) == name || plain(&it.name) == name;
        plan.conditions.iter().find(same).map(|condition| condition.id.clone())
    };
    if let Some(id) = exact(text) {
        return (vec![id], Vec::new());
    }
    let (mut ids, mut others) = (Vec::new(), Vec::new());
    for part in parts(text, &|part| exact(part).is_some()) {
        match exact(part) {
            Some(id) if !ids.contains(&id) => ids.push(id),
            Some(_) => {}
            None => others.push(part.to_owned()),
        }
    }
    (ids, others)
}
