//! A sheet on its way into the plan: read and matched off the interface's thread, with progress and cancelled at will.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::jobs::{Jobs, Wake};
use crate::base::visible;
use crate::edit::Command;
use crate::import::{Import, Map, Sheet, plan_import};
use crate::model::Plan;
use crate::store;

/// How far a job is, and whether to go on.
#[derive(Debug, Default)]
struct Watch {
    share: AtomicU32,
    stop: AtomicBool,
}

impl Watch {
    /// Keeps how far it is; answers whether to go on.
    fn at(&self, share: f32) -> bool {
        self.share.store((share * 1000.0) as u32, Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }
}

#[derive(Debug)]
enum Done {
    Read(Result<Sheet, String>),
    Planned(u64, Result<Import, String>),
}

/// A sheet on its way into a plan.
#[derive(Debug)]
pub struct Importing {
    /// The file's name.
    pub name: String,
    /// The sheet, once it is read.
    pub sheet: Option<Arc<Sheet>>,
    /// What it would do to the plan, once that is worked out.
    pub import: Option<Arc<Import>>,
    /// Why it goes no further.
    pub failed: Option<String>,
    jobs: Jobs<Done>,
    watch: Arc<Watch>,
    /// The plan that the import is worked out for.
    plan: Plan,
    turn: u64,
}

impl Drop for Importing {
    fn drop(&mut self) {
        self.watch.stop.store(true, Ordering::Relaxed);
    }
}

impl Importing {
    /// Begins to read a sheet for a plan.
    pub fn start(path: PathBuf, plan: Plan, wake: Wake) -> Self {
        let name = path.file_name().map_or_else(String::new, |name| visible(&name.to_string_lossy()));
        let mut jobs = Jobs::new();
        jobs.set_wake(wake);
        let watch = Arc::new(Watch::default());
        let (watched, short) = (Arc::clone(&watch), name.clone());
        jobs.start(move || {
            let read = store::read_plain(&path).map_err(|error| error.to_string());
            Done::Read(read.and_then(|bytes| {
                let sheet = Sheet::read(&bytes, &short, &Map::default(), &|share| watched.at(share));
                sheet.map_err(|error| format!("{short}: {error}"))
            }))
        });
        Self { name, sheet: None, import: None, failed: None, jobs, watch, plan, turn: 0 }
    }

    /// Begins to work out what the sheet would do, by a map. What was worked out before is dropped.
    pub fn work_out(&mut self, map: &Map) {
        let Some(sheet) = self.sheet.clone() else { return };
        self.watch.stop.store(true, Ordering::Relaxed);
        self.watch = Arc::new(Watch::default());
        (self.import, self.failed) = (None, None);
        self.turn += 1;
        let (turn, plan, map, watched) = (self.turn, self.plan.clone(), map.clone(), Arc::clone(&self.watch));
        self.jobs.start(move || {
            let import = plan_import(&plan, &sheet, &map, &|share| watched.at(share));
            Done::Planned(turn, import.map_err(|error| error.to_string()))
        });
    }

    /// Takes what the jobs have done.
    pub fn poll(&mut self) {
        while let Some(done) = self.jobs.take() {
            self.take(done);
        }
    }

    /// Waits for the jobs: for tests.
    pub fn settle(&mut self) {
        while let Some(done) = self.jobs.wait() {
            self.take(done);
        }
    }

    fn take(&mut self, done: Done) {
        match done {
            Done::Read(Ok(sheet)) => self.sheet = Some(Arc::new(sheet)),
            Done::Planned(turn, Ok(import)) if turn == self.turn => self.import = Some(Arc::new(import)),
            Done::Read(Err(why)) => self.failed = Some(why),
            Done::Planned(turn, Err(why)) if turn == self.turn => self.failed = Some(why),
            Done::Planned(..) => {}
        }
    }

    /// How far the job that runs is, from 0 to 1.
    pub fn progress(&self) -> Option<f32> {
        self.jobs.busy().then(|| self.watch.share.load(Ordering::Relaxed) as f32 / 1000.0)
    }

    /// One step that takes the rows wanted, into the plan as it is now; nothing when that is another than the one that
    /// the import was worked out for, or when no row changes it.
    pub fn command(&self, now: &Plan, wanted: impl Fn(usize) -> bool) -> Option<Command> {
        let same = now.contributions.same(&self.plan.contributions) && now.capabilities.same(&self.plan.capabilities);
        self.import.as_ref().filter(|_| same)?.command(now, wanted)
    }
}
