//! What is known of the pledges of the file that is looked at, for searching and narrowing them in Register and in
//! Compose's pool. After an edit only the pledges that changed are looked at again: a plan shares the records that an
//! edit left alone, so they are told by their place in memory. Many at once are looked at off the interface's thread;
//! until that is done there are none.

mod facet;

pub use facet::{Facet, Value};

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use fixedbitset::FixedBitSet;

use crate::base::visible;
use crate::edit::{self, ContributionKey, Kind};
use crate::model::{Area, Capability, Condition, Contribution, Domain, Index, List, Nation, Plan, Status};
use crate::search::{Alike, Duplicates, FacetValues, Lists, Narrowed, Texts, narrow};
use crate::session::{FileId, OpenFile};
use crate::ui::text;

/// The records that words about a pledge come from, beside its own.
#[derive(Clone, Debug, Default)]
pub struct Around {
    areas: List<Area>,
    nations: List<Nation>,
    capabilities: List<Capability>,
    conditions: List<Condition>,
}

impl Around {
    /// Those of a plan.
    pub fn of(plan: &Plan) -> Self {
        Self {
            areas: plan.areas.clone(),
            nations: plan.nations.clone(),
            capabilities: plan.capabilities.clone(),
            conditions: plan.conditions.clone(),
        }
    }

    /// True when a plan still has them.
    pub fn is_of(&self, plan: &Plan) -> bool {
        self.areas.same(&plan.areas)
            && self.nations.same(&plan.nations)
            && self.capabilities.same(&plan.capabilities)
            && self.conditions.same(&plan.conditions)
    }
}

/// The most pledges that are looked at within a frame.
const MOST_AT_ONCE: usize = 4_000;

/// What is known of the pledges.
#[derive(Debug, Default)]
pub struct Pledges {
    key: Option<(FileId, u64)>,
    /// Counts how often what is known was another.
    version: u64,
    /// Many pledges that are being looked at.
    job: Option<Receiver<Pledges>>,
    /// The pledges by id, where they were looked at all at once.
    by_id: Option<ById>,
    pledges: List<Contribution>,
    around: Around,
    shared: Shared,
    texts: Texts,
    facets: [FacetValues; Facet::COUNT],
    values: [Vec<Value>; Facet::COUNT],
    whole: Vec<Vec<usize>>,
    twice: Duplicates,
}

/// Says that the pledges are being looked at, and looks again in the next frame.
pub fn being_read(ui: &mut egui::Ui) {
    ui.add_space(24.0);
    ui.vertical_centered(|ui| ui.label(crate::words::READING_PLEDGES));
    ui.request_repaint_after(std::time::Duration::from_millis(16));
}

/// The order of a list of pledges by id.
#[derive(Debug)]
pub struct ById {
    of: List<Contribution>,
    /// Each pledge's id as it is shown.
    pub ids: Vec<String>,
    /// Their positions, in order of these.
    pub positions: Vec<usize>,
}

impl ById {
    fn new(pledges: &List<Contribution>) -> Self {
        let ids: Vec<String> = pledges.iter().map(|pledge| visible(pledge.id.as_str())).collect();
        let mut positions: Vec<usize> = (0..pledges.len()).collect();
        positions.sort_by(|a, b| ids[*a].cmp(&ids[*b]).then_with(|| pledges[*a].id.cmp(&pledges[*b].id)));
        Self { of: pledges.clone(), ids, positions }
    }
}

/// The numbers of the words that many pledges have in common, by the position of the record or the status.
#[derive(Debug, Default)]
struct Shared {
    nations: Vec<Vec<u32>>,
    capabilities: Vec<Vec<u32>>,
    areas: Vec<Vec<u32>>,
    conditions: Vec<Vec<u32>>,
    statuses: Vec<Vec<u32>>,
    /// Of each nation, the positions of its groups among the facet's values.
    groups: Vec<Vec<u32>>,
}

impl Shared {
    fn new(plan: &Plan, texts: &mut Texts) -> Self {
        let mut words = |parts: &[&str]| {
            let mut words = Vec::new();
            for part in parts {
                texts.add_words(part, &mut words);
            }
            words
        };
        let groups = facet::groups(plan);
        let of_nation = |nation: &Nation| match nation.groups.as_slice() {
            [] => vec![groups.len() as u32],
            own => facet::each_once(own.iter().filter_map(|name| groups.iter().position(|group| group == name))),
        };
        Self {
            nations: plan.nations.iter().map(|n| words(&[n.id.as_str(), &n.name])).collect(),
            capabilities: plan
                .capabilities
                .iter()
                .map(|c| words(&[c.id.as_str(), &c.name, &c.unit, text::domain(c.domain)]))
                .collect(),
            areas: plan.areas.iter().map(|a| words(&[&a.name])).collect(),
            conditions: plan.conditions.iter().map(|c| words(&[&c.name])).collect(),
            statuses: Status::ALL.iter().map(|s| words(&[text::status(*s)])).collect(),
            groups: plan.nations.iter().map(|nation| of_nation(nation)).collect(),
        }
    }
}

/// What is known of a stretch of pledges, before it is put in place.
#[derive(Debug, Default)]
struct Stretch {
    texts: Lists,
    facets: [Lists; Facet::COUNT],
    titles: Lists,
    units: Lists,
}

impl Pledges {
    /// Brings it up to date. Cheap when nothing changed.
    pub fn refresh(&mut self, file: &OpenFile) {
        let key = Some((file.id, file.revision()));
        self.take_job(file.id, file.revision());
        if self.key == key || self.working() {
            return;
        }
        let (plan, index) = (file.plan(), file.index());
        let same_file = self.key.is_some_and(|(id, _)| id == file.id);
        if same_file && self.around.is_of(plan) && plan.contributions.same(&self.pledges) {
            self.key = key;
            return;
        }
        let keeps = same_file && self.around.is_of(plan);
        let none = List::default();
        let stretches = plan.contributions.replaced(if keeps { &self.pledges } else { &none });
        if stretches.iter().map(|(_, new)| new.len()).sum::<usize>() > MOST_AT_ONCE {
            self.begin(file.id, plan, index);
        } else {
            self.bring_up_to(plan, index, keeps);
            self.key = key;
        }
    }

    /// True while many pledges are being looked at; until then none is known.
    pub fn working(&self) -> bool {
        self.job.is_some()
    }

    /// Changes whenever what is known does.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Hands over the order of a plan's pledges by id, where it is known already.
    pub fn take_by_id(&mut self, pledges: &List<Contribution>) -> Option<ById> {
        self.by_id.take().filter(|known| known.of.same(pledges))
    }

    /// Has many pledges looked at on another thread.
    fn begin(&mut self, file: FileId, plan: &Plan, index: &Arc<Index>) {
        let (sender, receiver) = channel();
        let (plan, index) = (plan.clone(), Arc::clone(index));
        *self = Self { values: facet::values(&plan), version: self.version + 1, ..Self::default() };
        self.key = Some((file, u64::MAX));
        self.job = Some(receiver);
        std::thread::spawn(move || {
            let mut known = Self::default();
            known.bring_up_to(&plan, &index, false);
            known.by_id = Some(ById::new(&plan.contributions));
            // Nobody listens any more when another file is looked at; then it is of no use.
            sender.send(known).unwrap_or_default();
        });
    }

    /// Takes what was found on another thread, if it is there and still of the file that is looked at.
    fn take_job(&mut self, file: FileId, revision: u64) {
        let Some(job) = &self.job else { return };
        if self.key.is_none_or(|(of, _)| of != file) {
            self.job = None;
            return;
        }
        match job.try_recv() {
            Ok(known) => *self = Self { key: self.key, version: self.version + 1, ..known },
            Err(TryRecvError::Empty) => {}
            // It broke down: it is not tried again before the plan is another.
            Err(TryRecvError::Disconnected) => (self.job, self.key) = (None, Some((file, revision))),
        }
    }

    /// Looks at the pledges that are others than those known.
    fn bring_up_to(&mut self, plan: &Plan, index: &Index, keeps: bool) {
        self.version += 1;
        if !keeps {
            let (key, version) = (self.key, self.version);
            *self = Self { key, version, around: Around::of(plan), values: facet::values(plan), ..Self::default() };
            self.shared = Shared::new(plan, &mut self.texts);
        }
        let mut named = !keeps;
        for (old, new) in plan.contributions.replaced(&self.pledges).into_iter().rev() {
            let mut stretch = Stretch::default();
            plan.contributions[new].iter().for_each(|pledge| self.look_at(plan, index, pledge, &mut stretch));
            self.texts.replace(old.clone(), &stretch.texts);
            // The last, what may be pledged twice, depends on all pledges.
            for (facet, lists) in self.facets.iter_mut().zip(&stretch.facets).take(Facet::Twice as usize) {
                facet.of.replace(old.clone(), lists);
            }
            named |= self.twice.replace(old, &stretch.titles, &stretch.units);
        }
        self.pledges = plan.contributions.clone();
        if named {
            self.facets[Facet::Twice as usize] = self.twice.values();
        }
        for (facet, values) in self.facets.iter_mut().zip(&self.values) {
            facet.values = values.len();
        }
        self.whole = narrow(&self.texts.find(""), &self.facets, |_| Vec::new()).counts;
    }

    /// The positions of the pledges that have what was typed.
    pub fn find(&mut self, typed: &str) -> FixedBitSet {
        self.texts.find(typed)
    }

    /// What the checked values leave of what was found, and how often each value occurs.
    pub fn narrow(&self, found: &FixedBitSet, checked: impl Fn(Facet) -> Vec<u32>) -> Narrowed {
        narrow(found, &self.facets, |n| checked(Facet::ALL[n]))
    }

    /// All values of a facet.
    pub fn values(&self, facet: Facet) -> &[Value] {
        &self.values[facet as usize]
    }

    /// The positions among a facet's values of those that a pledge has.
    pub fn values_of(&self, facet: Facet, pledge: usize) -> &[u32] {
        self.facets[facet as usize].of.get(pledge)
    }

    /// How many pledges of the plan have a value of a facet.
    pub fn whole(&self, facet: Facet, value: usize) -> usize {
        self.whole.get(facet as usize).and_then(|counts| counts.get(value)).copied().unwrap_or(0)
    }

    /// The positions of the live pledges that one, by its position, may be the same as, and why.
    pub fn alike(&self, pledge: usize) -> Vec<(usize, Alike)> {
        self.twice.others(pledge)
    }

    /// Adds what is known of a pledge to a stretch.
    fn look_at(&mut self, plan: &Plan, index: &Index, pledge: &Contribution, to: &mut Stretch) {
        let (texts, shared) = (&mut self.texts, &self.shared);
        let mut words = Vec::with_capacity(32);
        texts.add_words(pledge.id.as_str(), &mut words);
        let from = words.len();
        texts.add_words(&pledge.title, &mut words);
        let title = words[from..].to_vec();
        let from = words.len();
        texts.add_words(pledge.nation.as_str(), &mut words);
        let nation = words[from..].to_vec();
        let mut units = Vec::new();
        for unit in &pledge.elements {
            let from = words.len();
            texts.add_words(unit, &mut words);
            units.push(words[from..].to_vec());
        }
        let mut known = |at: Option<usize>, of: &[Vec<u32>], id: &str| match at.and_then(|at| of.get(at)) {
            Some(numbers) => words.extend(numbers),
            None => texts.add_words(id, &mut words),
        };
        known(index.nation_at(&pledge.nation), &shared.nations, "");
        known(index.capability_at(&pledge.capability), &shared.capabilities, pledge.capability.as_str());
        if index.capability_at(&pledge.capability).is_none() {
            known(None, &[], text::domain(Domain::Unknown));
        }
        let status = Status::ALL.iter().position(|s| *s == pledge.status);
        known(status, &shared.statuses, text::status(pledge.status));
        pledge.areas.iter().for_each(|id| known(index.area_at(id), &shared.areas, id.as_str()));
        pledge.conditions.iter().for_each(|id| known(index.condition_at(id), &shared.conditions, id.as_str()));
        pledge.caveats.iter().for_each(|caveat| texts.add_words(&caveat.text, &mut words));
        let apart = |key: &&ContributionKey| **key != ContributionKey::Title && key.kind() == Some(Kind::Text);
        for key in ContributionKey::ALL.iter().filter(apart) {
            if let Some(edit::Value::Text(text)) = key.value(pledge) {
                texts.add_words(&text, &mut words);
            }
        }
        to.texts.push(words);
        facet::of_pledge((plan, index), &shared.groups, pledge, |facet, values| {
            to.facets[facet as usize].push(values.iter().copied());
        });
        let (titles, units) =
            if pledge.status.ended() { Default::default() } else { self.twice.name(&nation, &title, &units) };
        to.titles.push(titles);
        to.units.push(units);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::time::Duration;

    use super::{MOST_AT_ONCE, Pledges};
    use crate::model::Contribution;
    use crate::session::{OpenFile, Session, Settings, Trace};
    use crate::store::{self, FileKind};

    /// The sample with more pledges than are looked at within a frame.
    fn session() -> (Session, tempfile::TempDir) {
        let mut document = store::parse(include_bytes!("../../../assets/sample.muster")).unwrap();
        let first = document.plan.contributions[0].as_ref().clone();
        let many = (0..=MOST_AT_ONCE).rev();
        let many = many.map(|n| Contribution { id: format!("X-{n:05}").into(), ..first.clone() });
        document.plan.contributions = many.collect();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("many.muster");
        store::save(&path, &store::to_bytes(FileKind::Plan, &document.plan), store::Over::Nothing).unwrap();
        let mut session = Session::new(Settings::default(), Trace::default());
        session.open(&path).unwrap();
        (session, folder)
    }

    fn wait(pledges: &mut Pledges, file: &OpenFile) {
        for _ in 0..60_000 {
            pledges.refresh(file);
            if !pledges.working() {
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn many_pledges_are_known_once_they_were_looked_at_elsewhere() {
        let (session, _folder) = session();
        let file = session.active().unwrap();
        let mut pledges = Pledges::default();
        pledges.refresh(file);
        assert!(pledges.working());
        assert_eq!(pledges.find("").count_ones(..), 0, "until then there are none");
        let version = pledges.version();
        wait(&mut pledges, file);
        assert!(pledges.version() > version);
        assert_eq!(pledges.find("").count_ones(..), MOST_AT_ONCE + 1);
        assert_eq!(pledges.find("x-00007").ones().collect::<Vec<_>>(), [MOST_AT_ONCE - 7]);
        let by_id = pledges.take_by_id(&file.plan().contributions).unwrap().positions;
        assert_eq!((by_id[0], by_id[MOST_AT_ONCE]), (MOST_AT_ONCE, 0));
    }
}
