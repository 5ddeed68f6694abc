//! A sheet on its way into the plan: read, matched and made a change off the interface's thread, with progress and
//! cancelled at will.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::jobs::{Jobs, Wake};
use super::prepared::{Prepared, Snapshot};
use super::touched::Touched;
use crate::base::visible;
use crate::exchange::pledges::{ColumnUse, Import, Map, pasted, plan_import, read_sheet};
use crate::exchange::sheet::{MOST_BYTES, Sheet};
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

/// Where a sheet comes from.
#[derive(Clone, Debug)]
enum Source {
    /// A file.
    File(PathBuf),
    /// Rows that were copied in a spreadsheet, and what their columns are where they have no heads.
    Rows(Arc<str>, Vec<ColumnUse>),
}

#[derive(Debug)]
enum Done {
    Read(u64, Result<(Sheet, Map), String>),
    Planned(u64, Result<Import, String>),
    Prepared(u64, Result<Prepared, String>),
    Weighed(u64, Vec<Touched>),
}

/// A sheet on its way into a plan.
#[derive(Debug)]
pub struct Importing {
    /// The file's name.
    pub name: String,
    /// The sheet, once it is read.
    pub sheet: Option<Arc<Sheet>>,
    /// The map that it was read by: the one of the saved maps that names just its heads, else one that says nothing.
    pub map: Map,
    /// What it would do to the plan, once that is worked out.
    pub import: Option<Arc<Import>>,
    /// The scenarios that the rows wanted touch, as far as that is worked out.
    pub touched: Vec<Touched>,
    /// The step that takes the rows wanted, once it is worked out.
    pub prepared: Option<Arc<Prepared>>,
    /// Why it goes no further.
    pub failed: Option<String>,
    source: Source,
    jobs: Jobs<Done>,
    watch: Arc<Watch>,
    /// The file as it stood.
    snapshot: Snapshot,
    turn: u64,
    /// True while the job of this turn runs.
    busy: bool,
    /// Which weighing is the latest, and whether it runs.
    weighing: (u64, bool),
    /// The rows that are to be weighed after the one that runs.
    to_weigh: Option<Vec<bool>>,
}

impl Drop for Importing {
    fn drop(&mut self) {
        self.watch.stop.store(true, Ordering::Relaxed);
        self.forget(true);
    }
}

impl Importing {
    /// Begins to read a sheet for a file, by the one of the saved maps that fits it.
    pub fn start(path: PathBuf, snapshot: Snapshot, saved: Vec<Map>, wake: Wake) -> Self {
        let name = path.file_name().map_or_else(String::new, |name| visible(&name.to_string_lossy()));
        let mut new = Self::of(name, Source::File(path), snapshot, wake);
        new.read(Map::default(), saved);
        new
    }

    /// Begins with rows that were copied in a spreadsheet. Where their first row is no heads, their columns are these.
    pub fn pasted(text: &str, columns: Vec<ColumnUse>, snapshot: Snapshot, wake: Wake) -> Self {
        let mut new = Self::of("Pasted rows".to_owned(), Source::Rows(text.into(), columns), snapshot, wake);
        new.read(Map::default(), Vec::new());
        new
    }

    fn of(name: String, source: Source, snapshot: Snapshot, wake: Wake) -> Self {
        let mut jobs = Jobs::new();
        jobs.set_wake(wake);
        Self {
            name,
            sheet: None,
            map: Map::default(),
            import: None,
            touched: Vec::new(),
            prepared: None,
            failed: None,
            source,
            jobs,
            watch: Arc::default(),
            snapshot,
            turn: 0,
            busy: false,
            weighing: (0, false),
            to_weigh: None,
        }
    }

    /// True for rows that were copied in a spreadsheet: they are no whole sheet, so nothing is missing from them.
    pub fn is_pasted(&self) -> bool {
        matches!(self.source, Source::Rows(..))
    }

    /// Begins a job in place of the one that runs, if one does.
    fn begin(&mut self, job: impl FnOnce(u64, &Watch) -> Done + Send + 'static) {
        self.watch.stop.store(true, Ordering::Relaxed);
        self.watch = Arc::default();
        self.failed = None;
        self.turn += 1;
        self.busy = true;
        let (turn, watch) = (self.turn, Arc::clone(&self.watch));
        self.jobs.start(move || job(turn, &watch));
    }

    /// Lets go of what was worked out, and of the sheet too; elsewhere, since much of it takes a while.
    fn forget(&mut self, all: bool) {
        let old = (self.import.take(), self.prepared.take(), if all { self.sheet.take() } else { None });
        if old.0.is_some() || old.2.is_some() {
            std::thread::spawn(move || drop(old));
        }
    }

    fn read(&mut self, map: Map, saved: Vec<Map>) {
        self.forget(true);
        let (source, name) = (self.source.clone(), self.name.clone());
        self.begin(move |turn, watch| {
            let progress = |share| watch.at(share);
            let said = |error| format!("{name}: {error}");
            let read = || match source {
                Source::Rows(text, columns) if map == Map::default() => {
                    pasted(&text, &name, &columns, &progress).map_err(said)
                }
                Source::Rows(text, _) => {
                    let sheet = read_sheet(text.as_bytes(), &name, &map, &progress).map_err(said)?;
                    Ok((sheet, map))
                }
                Source::File(path) => {
                    let bytes = store::read_plain(&path, MOST_BYTES as u64).map_err(|error| error.to_string())?;
                    let read = |map: &Map| read_sheet(&bytes, &name, map, &progress);
                    let first = read(&map).map_err(said)?;
                    let fits = |sheet: &Sheet, map: &Map| {
                        !map.columns.is_empty() && map.absent(&sheet.columns).next().is_none()
                    };
                    // A map may also say where the head is, so it is tried on the sheet as it reads it.
                    let fitting = saved.into_iter().filter_map(|map| {
                        let read_alike = map.reads_alike(&Map::default());
                        let sheet = if read_alike && first.head_is_known() { None } else { read(&map).ok() };
                        fits(sheet.as_ref().unwrap_or(&first), &map).then_some((sheet, map))
                    });
                    let best = fitting.max_by_key(|(_, map)| map.columns.len());
                    Ok(match best {
                        Some((Some(sheet), map)) => (sheet, map),
                        Some((None, map)) => (first, map),
                        None => (first, map),
                    })
                }
            };
            Done::Read(turn, read())
        });
    }

    /// Begins to read the sheet again by a map, where that says otherwise how it is read; else nothing is done.
    pub fn read_again(&mut self, map: &Map) {
        if !map.reads_alike(&self.map) {
            self.read(map.clone(), Vec::new());
        }
    }

    /// Begins to work out what the sheet would do, by a map. What was worked out before is dropped.
    pub fn work_out(&mut self, map: &Map) {
        let Some(sheet) = self.sheet.clone() else { return };
        self.forget(false);
        self.touched.clear();
        self.to_weigh = None;
        let (plan, map) = (self.snapshot.plan.clone(), map.clone());
        self.begin(move |turn, watch| {
            let import = plan_import(&plan, &sheet, &map, &|share| watch.at(share));
            Done::Planned(turn, import.map_err(|error| error.to_string()))
        });
    }

    /// Begins to make one step of the rows wanted, by their position in the list.
    pub fn prepare(&mut self, wanted: Vec<bool>) {
        let Some(import) = self.import.clone() else { return };
        let snapshot = self.snapshot.clone();
        self.begin(move |turn, watch| {
            watch.at(0.1);
            let wanted = |at: usize| wanted.get(at).copied().unwrap_or(false);
            let command = import.command(wanted).ok_or_else(|| "no row changes the plan".to_owned());
            watch.at(0.3);
            let prepare = |command| snapshot.prepare(&command).map_err(|refusal| refusal.to_string());
            Done::Prepared(turn, command.and_then(prepare))
        });
    }

    /// Begins to work out which scenarios the rows wanted touch; where that is being done, it is done again afterwards.
    pub fn weigh(&mut self, wanted: Vec<bool>) {
        let (Some(import), false) = (self.import.clone(), self.weighing.1) else {
            self.to_weigh = Some(wanted);
            return;
        };
        self.weighing = (self.weighing.0 + 1, true);
        let (turn, snapshot) = (self.weighing.0, self.snapshot.clone());
        self.jobs.start(move || {
            let is_wanted = |at: usize| wanted.get(at).copied().unwrap_or(false);
            let rows = import.rows.iter().enumerate().filter(|(at, row)| row.changes_the_plan() && is_wanted(*at));
            let changed = rows.filter_map(|(_, row)| row.id.clone()).collect();
            let command = import.command(is_wanted);
            Done::Weighed(turn, command.map_or_else(Vec::new, |command| snapshot.touched(&command, &changed)))
        });
    }

    /// Takes what the jobs have done.
    pub fn poll(&mut self) {
        while let Some(done) = self.jobs.take() {
            self.take(done);
        }
        if self.busy && !self.jobs.busy() {
            self.busy = false;
            self.failed = Some("it stumbled over this sheet, and nothing was changed; save the sheet again".to_owned());
        }
    }

    /// Waits for the jobs: for tests.
    pub fn settle(&mut self) {
        while let Some(done) = self.jobs.wait() {
            self.take(done);
        }
    }

    fn take(&mut self, done: Done) {
        let now = self.turn;
        match &done {
            Done::Read(turn, _) | Done::Planned(turn, _) | Done::Prepared(turn, _) if *turn == now => self.busy = false,
            _ => {}
        }
        match done {
            Done::Weighed(turn, touched) => {
                self.weighing.1 &= turn != self.weighing.0;
                if let Some(wanted) = self.to_weigh.take() {
                    self.weigh(wanted);
                } else {
                    self.touched = touched;
                }
            }
            Done::Read(turn, Ok((sheet, map))) if turn == now => {
                (self.sheet, self.map) = (Some(Arc::new(sheet)), map);
            }
            Done::Planned(turn, Ok(import)) if turn == now => self.import = Some(Arc::new(import)),
            Done::Prepared(turn, Ok(prepared)) if turn == now => self.prepared = Some(Arc::new(prepared)),
            Done::Read(turn, Err(why)) | Done::Planned(turn, Err(why)) | Done::Prepared(turn, Err(why))
                if turn == now =>
            {
                self.failed = Some(why);
            }
            Done::Read(..) | Done::Planned(..) | Done::Prepared(..) => {}
        }
    }

    /// How far the job that runs is, from 0 to 1.
    pub fn progress(&self) -> Option<f32> {
        self.busy.then(|| self.watch.share.load(Ordering::Relaxed) as f32 / 1000.0)
    }
}
