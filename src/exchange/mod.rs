//! Exchange with other programs and people: sheets in and out, pledges read from them, and the reply sheets of nations.
//!
//! [`sheet`] turns bytes into rows of text and back and knows nothing of plans. [`pledges`] reads the rows of a sheet as
//! pledges and works out what they would change. [`replies`] writes the questions to a nation and reads its answers. No file
//! is opened here and nothing is written: bytes come in, and bytes or commands go out.

pub mod pledges;
pub mod replies;
pub mod sheet;
