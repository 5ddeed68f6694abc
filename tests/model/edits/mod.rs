//! Every change of a plan: what each command does, what it refuses, and that it can be taken back exactly.

mod assignments;
mod contributions;
mod criteria;
mod decisions;
mod fixture;
mod history;
mod kept;
mod lists;
mod many;
mod positions;
mod properties;
mod rules;
mod scenarios;
mod sets;
mod stated;
