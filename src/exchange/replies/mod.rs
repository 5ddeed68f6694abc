//! Reply sheets: the questions to a nation and its pledges as they stand, sent out to be filled in, and read back.

mod page;
mod questions;
mod reply;
mod review;
mod table;

pub use page::{PageMarking, reply_page};
pub use reply::{Reply, read_replies};
pub use review::{Incoming, ReplyKind, ReplyRow, Reviewed, review};
pub use table::{REPLY_COLUMNS, REPLY_MARKING, REPLY_PLEDGE, reply_table};
