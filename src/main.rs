//! The one binary: chooses between window and command.
fn main() {}
