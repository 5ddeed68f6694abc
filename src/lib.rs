//! Muster works out what force a coalition could really field.
//!
//! # Bird's view
//!
//! A *plan* holds what nations pledge, what tasks need, and *scenarios*: which pledge serves which line of a requirement
//! set. Everything else on screen is derived from it. Data flows one way:
//!
//! ```text
//! input → intent → command → plan → analysis → words → view
//! ```
//!
//! A panel reads the [`session`] and pushes an intent. After the frame the session hands a [`edit::Command`] to
//! [`edit::apply`], which answers with a change that can be turned round exactly, or with a refusal that touches nothing.
//! The plan is an immutable snapshot of shared records; each edit gives a new revision. The [`analysis`] of the scenarios
//! that a revision touches is recomputed, and the next frame shows it. Long work runs as a job on a snapshot and comes
//! back with the revision that it started from. The command line takes the same way without the panels.
//!
//! The invariants that carry the program:
//!
//! - **Figures are exact.** Sums, shares and probabilities are fractions; doubles exist on screen and in JSON only.
//! - **What is shown before a drop is what happens after it**: the drop carries out the command whose verdict was shown.
//! - **Each edit has an exact inverse.** Undo restores the earlier plan to the byte.
//! - **A save is whole or did not happen**, and nothing that a file holds is lost, understood or not.
//! - **What is invented is marked** and never mixed up with what was reported.
//!
//! # Layers
//!
//! `base < model < edit, analysis, search < store, exchange < session < words < ui, cli < main`: a layer sees those left of
//! it, and none right of it or beside it. `tests/architecture.rs` proves it from the parsed source, with the rooms inside
//! [`ui`], and names what still breaks a rule.
//!
//! | layer | holds | must *not* know |
//! |---|---|---|
//! | [`base`] | ids, days, quantities, money, exact numbers, dates, safe text | the plan; what anything is for |
//! | [`model`] | the records of a plan, as plain data with their defaults | files, screens, how a record is changed |
//! | [`edit`] | commands, their inverses, history, refusals as data | figures, files, why somebody edits |
//! | [`analysis`] | figures, findings, explanations, differences, decisions: pure functions | clock, chance (it takes a seed), files, edits; it keeps no state |
//! | [`search`] | finding by what is typed, facets, ranking | what is on screen, what the found thing is used for |
//! | [`store`] | the disk and the file format: tolerant reading, canonical writing, the safe save | what is open, where a path came from |
//! | [`exchange`] | sheets, pledges in sheets, reply sheets: bytes to data and back | the disk, the plan's file format, the window |
//! | [`session`] | open files, history, figures by revision, jobs, settings; the only clock and source of chance | who shows it: neither egui nor a terminal; sentences |
//! | [`words`] | every sentence, number, day and amount as a person reads it | where a sentence is shown; nothing reads one back |
//! | [`ui`] | the window; the only place that knows egui | how a figure is computed, what a file looks like |
//! | [`cli`] | one file a command | the window |
//!
//! # Glossary
//!
//! One word for one thing, in code, in the file and in documentation. Two things have another name on screen, since those
//! who read the screen call them so: a *contribution* is a **pledge** there, and a *requirement* is a **line**.
//!
//! | word | meaning | not |
//! |---|---|---|
//! | plan | all that a file holds for one coalition | project, document, model |
//! | contribution (on screen: pledge) | what one nation offers: a capability, how much, when, under which terms | offer, unit, asset |
//! | capability | a kind of force with the unit that it is counted in | type, category |
//! | requirement set | tasks with their requirements; scenarios that share one are comparable line by line | mission, template |
//! | task | what is to be done in one area | job, objective |
//! | requirement (on screen: line) | how much of a capability a task needs, from when | demand, slot, need (a *need* is the amount still missing) |
//! | scenario | one force package option | option (Rust's own), course of action, variant |
//! | assignment | a part of a contribution serving a requirement in a scenario | allocation, placement (that is what a drop proposes) |
//! | position | what a nation answered to a question of the survey | answer (that is the position's value: yes, no, conditional …), stance (of a scenario on a red line) |
//! | status | how firm a contribution is: requested, indicated, offered, confirmed, transferred, or ended | state, level |
//! | caveat | a nation's limit on the use of its contribution; a limitation needs leave, a prohibition none gives | restriction, remark |
//! | condition | what must come true for a contribution to be given | dependency, precondition, caveat |
//! | enabler | a capability that another leans on (`requires`) | supporter, prerequisite |
//! | arrival | the day on which a contribution is usable where it is needed | availability |
//! | readiness | how soon contributions arrive, over a scenario | preparedness, notice (one part of it) |
//! | funnel | assigned → usable → on time → supported → sustained → confirmed | pipeline, ladder (its picture) |
//! | shortfall | why an amount does not count in a step of the funnel, decided once | gap (what a line still lacks), loss |
//! | gap | what a line lacks, and who could fill it | shortfall, hole |
//! | metric | a figure of a whole scenario | measure (what a criterion takes), KPI |
//! | finding | something about a plan that a person should see, with a code and a severity | warning, issue, problem (of a file that is read) |
//! | verdict | what an assignment would do, known before the drop | preview, hint |
//! | what-if | nations withdrawn or conditions failed, assumed and not written to the plan | withdrawal (one part of it), simulation |
//! | linchpin | what a scenario breaks without: a nation or a condition, alone or in pairs | single point of failure |
//! | confidence | the probability that a line is filled, from the likelihoods of what serves it | certainty, risk |
//! | criterion | one column of the decision matrix: a metric or a person's score, weighed | factor |
//! | screening | tests that a scenario passes before it is scored | filter |
//! | refusal | why a command was not carried out, as data | error (of a file or of the system) |
//! | fingerprint | which bytes of a file were read | hash, version |

pub mod analysis;
pub mod base;
pub mod cli;
pub mod edit;
pub mod exchange;
pub mod model;
pub mod search;
pub mod session;
pub mod store;
pub mod ui;
pub mod words;
