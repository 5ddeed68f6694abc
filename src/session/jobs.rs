//! Work off the interface's thread: each job runs on a thread of its own and its result waits in a queue until the next
//! frame takes it.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Called by a job when its result is there, so that a frame is drawn.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A job that ended in a panic: a fault of the program, not of what it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panicked {
    /// What the panic said, if anything.
    pub said: String,
}

impl Panicked {
    fn of(payload: &(dyn Any + Send)) -> Self {
        let said = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        Self { said: said.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default() }
    }
}

impl fmt::Display for Panicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is a fault of the program, please report it")?;
        if self.said.is_empty() { Ok(()) } else { write!(f, ": {}", crate::base::visible(&self.said)) }
    }
}

impl std::error::Error for Panicked {}

/// Does a job and catches its panic: for jobs whose failure must be told with what they were about.
pub fn caught<T>(job: impl FnOnce() -> T) -> Result<T, Panicked> {
    // What the job worked on is dropped with it, so nothing half done is seen.
    catch_unwind(AssertUnwindSafe(job)).map_err(|payload| Panicked::of(payload.as_ref()))
}

/// A queue of results of one kind.
pub struct Jobs<T> {
    sender: Sender<Result<T, Panicked>>,
    results: Receiver<Result<T, Panicked>>,
    running: usize,
    panicked: Option<Panicked>,
    wake: Wake,
}

impl<T: Send + 'static> Default for Jobs<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Send + 'static> Jobs<T> {
    /// An empty queue that wakes nobody.
    pub fn new() -> Self {
        let (sender, results) = channel();
        Self { sender, results, running: 0, panicked: None, wake: Arc::new(|| {}) }
    }

    /// Says whom to wake.
    pub fn set_wake(&mut self, wake: Wake) {
        self.wake = wake;
    }

    /// Starts a job. One that panics gives no result, but [`Self::take_panic`] tells of it.
    pub fn start(&mut self, job: impl FnOnce() -> T + Send + 'static) {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        self.running += 1;
        std::thread::spawn(move || {
            // Nobody listens any more when the program is closing; then the result is of no use.
            sender.send(caught(job)).unwrap_or_default();
            wake();
        });
    }

    /// The next result, if one is there.
    pub fn take(&mut self) -> Option<T> {
        while let Ok(result) = self.results.try_recv() {
            if let Some(result) = self.received(result) {
                return Some(result);
            }
        }
        None
    }

    /// Waits for the next result; `None` when no job is running.
    pub fn wait(&mut self) -> Option<T> {
        while self.running > 0 {
            let result = self.results.recv().ok()?;
            if let Some(result) = self.received(result) {
                return Some(result);
            }
        }
        None
    }

    fn received(&mut self, result: Result<T, Panicked>) -> Option<T> {
        self.running = self.running.saturating_sub(1);
        result.map_err(|panicked| self.panicked = Some(panicked)).ok()
    }

    /// The latest panic of a job that nobody was told of yet.
    pub fn take_panic(&mut self) -> Option<Panicked> {
        self.panicked.take()
    }

    /// How many jobs run.
    pub fn running(&self) -> usize {
        self.running
    }

    /// True while a job runs.
    pub fn busy(&self) -> bool {
        self.running > 0
    }
}

impl<T> fmt::Debug for Jobs<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Jobs({} running)", self.running)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]
    use super::Jobs;

    #[test]
    fn a_job_that_panics_is_told_once_and_holds_nothing_up() {
        let mut jobs: Jobs<u8> = Jobs::new();
        jobs.start(|| panic!("no such line"));
        assert_eq!(jobs.wait(), None);
        assert!(!jobs.busy());
        let told = jobs.take_panic().map(|panicked| panicked.to_string());
        assert_eq!(told.as_deref(), Some("this is a fault of the program, please report it: no such line"));
        assert_eq!(jobs.take_panic(), None);
        jobs.start(|| 7);
        assert_eq!(jobs.wait(), Some(7));
    }
}
