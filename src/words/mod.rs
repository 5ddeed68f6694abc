//! Every sentence that a person reads, made from data: the one place that a second language replaces.
//!
//! **Bird's view.** The layers below say *what* is so, as data: a `Refusal` with its figures, a `Label` of a change, a notice
//! of the session. Here that becomes English; the window, the command line and the exports only ask for it. Nothing below
//! this layer holds a sentence, and nothing anywhere reads one back: who needs to decide looks at the data.
//!
//! **How a sentence is made.** One whole template with its figures: `format!("Only {left} left in {scenario}: {used} of
//! {quantity} used")`. No sentence is glued from halves, since other languages order them otherwise; where one case reads
//! differently from another, both templates are written out. Whatever depends on a number goes through [`counted`] (or
//! [`units`] for what a capability is counted in), never through an `s` put behind a word. Lists of names go through
//! [`listed`].
//!
//! **Figures** have one form each, with a function of this module that takes the value in its type: [`day`] ("C+45",
//! "C−3"), [`money`] ("€ 14.2 m"), [`people`] ("≈ 15,080"), [`percent`] ("96 %"), [`whole`], [`quantity`] and [`ordinal`].
//! The notation itself, which holds no word, is `base::format`.
//!
//! Data that tells its own sentence (`Refusal`, `Label`, `Use`, `Event`, `RecordKind`) has its `Display` here, so that a
//! layer below may pass a sentence on, or write it into a file for other programs, without knowing any word of it.
//!
//! **Another language** is a folder beside these modules (`words/fr/`) with modules of the same names; this file then
//! chooses between them, and nothing outside it changes.
//!
//! The layer sees everything under it; it knows nothing of egui and of the command line.

mod bad_values;
pub mod comparison;
mod damage;
mod day;
mod difference;
mod events;
pub mod exchange;
mod explain;
pub mod fields;
mod fitting;
mod kinds;
mod labels;
mod list;
pub mod measures;
mod money;
mod names;
mod notices;
mod number;
mod people;
mod plural;
mod reasons;
mod refusals;
mod saves;
mod share;
mod shortfall;
mod terms;
pub mod ui;
mod uses;
mod verdict;

pub use damage::{Damage, OPEN_WHOLE_COPY, SAVE_WHAT_IS_HERE, WHAT_WAS_READ, damage, lost};
pub use day::{date, day, day_known, day_or_never, days, short_date};
pub use difference::{ChangeText, PairNames, change as scenario_change, record_difference};
pub use events::log_entry;
pub use explain::{note, rule};
pub use fitting::{Fitting, not_yet_tried, nothing_assigned};
pub use kinds::{field, kind};
pub use labels::{label, undone};
pub use list::listed;
pub use money::{exact_money, millions, money, symbol};
pub use names::Names;
pub use notices::message;
pub use number::{MINUS, NO_VALUE, amount, amount_to_hundredths, change, ordinal, quantity, whole};
pub use people::{illustrative, people, people_known};
pub use plural::{counted, plural, units};
pub use reasons::reason;
pub use refusals::refusal;
pub use share::{percent, percent_to_tenths, points};
pub use shortfall::{shortfall, shortfall_in_tag, shortfall_on_chip};
pub use terms::{
    command, command_in_full, domain, lift, lift_in_full, priority, role, scenario_status, status, units_or_money,
};
pub use uses::place_of_use;
pub use verdict::verdict;

use events::change as event_change;
use kinds::a_kind;

/// Said in place of a list of pledges while a large register is being looked at.
pub const READING_PLEDGES: &str = "Reading the pledges…";
