//! Work off the interface's thread: each job runs on a thread of its own and its result waits in a queue until the next
//! frame takes it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Called by a job when its result is there, so that a frame is drawn.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A queue of results of one kind.
pub struct Jobs<T> {
    sender: Sender<Option<T>>,
    results: Receiver<Option<T>>,
    running: usize,
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
        Self { sender, results, running: 0, wake: Arc::new(|| {}) }
    }

    /// Says whom to wake.
    pub fn set_wake(&mut self, wake: Wake) {
        self.wake = wake;
    }

    /// Starts a job. One that panics gives no result; the panic is caught at the thread's edge.
    pub fn start(&mut self, job: impl FnOnce() -> T + Send + 'static) {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        self.running += 1;
        std::thread::spawn(move || {
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(job)).ok();
            // Nobody listens any more when the program is closing; then the result is of no use.
            sender.send(result).unwrap_or_default();
            wake();
        });
    }

    /// The next result, if one is there.
    pub fn take(&mut self) -> Option<T> {
        loop {
            let result = self.results.try_recv().ok()?;
            self.running = self.running.saturating_sub(1);
            if result.is_some() {
                return result;
            }
        }
    }

    /// Waits for the next result; `None` when no job is running.
    pub fn wait(&mut self) -> Option<T> {
        while self.running > 0 {
            self.running -= 1;
            if let Some(result) = self.results.recv().ok().flatten() {
                return Some(result);
            }
        }
        None
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

impl<T> std::fmt::Debug for Jobs<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Jobs({} running)", self.running)
    }
}
