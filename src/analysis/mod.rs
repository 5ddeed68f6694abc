//! The analysis: pure functions of a plan, a scenario and a what-if. One implementation serves the screen, the exports
//! and the command line. It keeps no state and knows nothing of files, clocks or screens.
//!
//! Arithmetic is exact. A mean, share, maximum or probability over nothing is absent. Of two records with one id the
//! first stands; an assignment that names something that is not there counts nowhere.

mod arrival;
mod burden;
mod case;
mod figures;
mod funnel;
mod metrics;
mod money;
mod steps;
mod support;
mod usable;
mod what_if;

pub use burden::Burden;
pub use figures::{AssignmentFigures, Figures, analyse};
pub use funnel::{LineFigures, LineState};
pub use metrics::{Metric, Metrics};
pub use steps::Steps;
pub use usable::Reason;
pub use what_if::Withdrawal;
