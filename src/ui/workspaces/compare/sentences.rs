//! How a scenario differs from the baseline, a sentence for each difference with its effect: worked out off the
//! interface's thread.

use std::sync::Arc;

use egui::{RichText, Ui};

use super::sheet::Sheet;
use super::state::Key;
use crate::analysis::{Holdings, Withdrawal, changes, effects, record_differences};
use crate::model::{Index, Plan, Scenario};
use crate::session::{Jobs, Session};
use crate::ui::cx::Cx;
use crate::ui::format;
use crate::ui::look::fonts;
use crate::ui::look::theme::Theme;
use crate::words::{self, ChangeText, Names, PairNames};

/// Differences whose effect is worked out; of so many nobody reads on.
const MOST: usize = 300;

/// The sentences of one pair.
#[derive(Clone, Debug)]
struct Pair {
    changes: Vec<ChangeText>,
    /// How many differences there are in all.
    all: usize,
    /// Records that both use and hold otherwise, in words, those first that move figures; of two plans only.
    records: Vec<String>,
}

/// What a pair is: the baseline, the other, and the state of their files.
#[derive(Clone, Debug, PartialEq)]
struct PairKey {
    base: Key,
    other: Key,
    revisions: [u64; 2],
    what_if: Withdrawal,
}

/// One side of a pair, to be taken to another thread.
struct Side {
    plan: Plan,
    index: Arc<Index>,
    scenario: Arc<Scenario>,
}

impl Side {
    fn of(session: &Session, key: &Key) -> Option<Self> {
        let file = session.file(key.0)?;
        let scenario = Arc::clone(file.plan().scenarios.find(key.1.as_str())?);
        Some(Self { plan: file.plan().clone(), index: Arc::clone(file.index()), scenario })
    }
}

fn compare(base: &Side, other: &Side, what_if: &Withdrawal) -> Pair {
    let held = |side: &Side| Holdings::of(&side.plan, &side.index, &side.scenario);
    let mut found = changes(&held(base), &held(other));
    let all = found.len();
    found.truncate(MOST);
    let effects = effects(&base.plan, &base.index, &base.scenario, what_if, &found);
    let mut records =
        record_differences((&base.plan, &base.index, &base.scenario), (&other.plan, &other.index, &other.scenario));
    records.sort_by_key(|record| !record.moves_figures());
    let names = PairNames {
        a: Names::new(&base.plan, &base.index, &base.scenario),
        b: Names::new(&other.plan, &other.index, &other.scenario),
    };
    Pair {
        changes: found
            .iter()
            .zip(&effects)
            .map(|(change, effect)| words::scenario_change(names, change, effect))
            .collect(),
        all,
        records: records.iter().map(words::record_difference).collect(),
    }
}

/// The sentences that were worked out last, and those being worked out.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    made: Option<(PairKey, Arc<Pair>)>,
    wanted: Option<PairKey>,
    work: Jobs<(PairKey, Pair)>,
}

impl Sentences {
    /// Waits for what is being worked out.
    pub fn settle(&mut self) {
        while let Some((key, pair)) = self.work.wait() {
            self.made = Some((key, Arc::new(pair)));
        }
    }

    /// The sentences of a pair, and whether they are of its present state; `None` while there are none yet.
    fn of(&mut self, ctx: &egui::Context, session: &Session, base: &Key, other: &Key) -> Option<(Arc<Pair>, bool)> {
        while let Some((key, pair)) = self.work.take() {
            self.made = Some((key, Arc::new(pair)));
        }
        let revision = |key: &Key| session.file(key.0).map_or(0, crate::session::OpenFile::revision);
        let key = PairKey {
            base: base.clone(),
            other: other.clone(),
            revisions: [revision(base), revision(other)],
            what_if: session.what_if().clone(),
        };
        let current = self.made.as_ref().is_some_and(|(made, _)| *made == key);
        if !current && !self.work.busy() && self.wanted.as_ref() != Some(&key) {
            let (base, other) = (Side::of(session, base)?, Side::of(session, other)?);
            let wake = ctx.clone();
            self.work.set_wake(Arc::new(move || wake.request_repaint()));
            self.wanted = Some(key.clone());
            self.work.start(move || {
                let pair = compare(&base, &other, &key.what_if);
                (key, pair)
            });
            return None;
        }
        let same = |made: &PairKey| (&made.base, &made.other) == (base, other);
        self.made.as_ref().filter(|(made, _)| same(made)).map(|(_, pair)| (Arc::clone(pair), current))
    }
}

/// Draws the sentences of the chosen column, or the records that both hold otherwise.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet, at: usize, records: bool) {
    let (base, column) = (&sheet.columns[sheet.baseline], &sheet.columns[at]);
    let made = cx.view.compare.sentences.of(ui.ctx(), cx.session, &base.key, &column.key);
    let t = Theme::of(ui);
    let muted = |ui: &mut Ui, words: &str| {
        ui.add(egui::Label::new(RichText::new(words).font(fonts::regular(12.0)).color(t.text2)).wrap());
    };
    let Some((pair, current)) = made else { return muted(ui, "The differences are being worked out.") };
    if records {
        let count = format::counted(pair.records.len() as i64, "record", "records");
        muted(ui, &format!("Both plans hold {count} that the two scenarios use, and hold them otherwise."));
        for record in &pair.records {
            ui.add_space(7.0);
            let label = RichText::new(record).font(fonts::regular(12.0)).color(t.text1);
            ui.add(egui::Label::new(label).wrap());
        }
        return;
    }
    if pair.changes.is_empty() {
        return muted(ui, &format!("{} assigns what {} assigns.", column.called, base.called));
    }
    let count = format::counted(pair.all as i64, "difference", "differences");
    let mut lead =
        format!("From {} to {}: {count}, each with its effect on {} alone.", base.called, column.called, base.called);
    if !current {
        lead.push_str(" These are of the last state.");
    }
    muted(ui, &lead);
    for change in &pair.changes {
        ui.add_space(7.0);
        let label = RichText::new(&change.headline).font(fonts::bold(12.0)).color(t.text1);
        ui.add(egui::Label::new(label).wrap());
        if !change.effects.is_empty() {
            let effects = change.effects.join("; ");
            let label = RichText::new(effects).font(fonts::regular(11.0)).color(t.text2);
            ui.add(egui::Label::new(label).wrap());
        }
    }
    if pair.all > pair.changes.len() {
        ui.add_space(7.0);
        let more = (pair.all - pair.changes.len()) as i64;
        muted(ui, &format!("{} more.", format::whole(more)));
    }
}
