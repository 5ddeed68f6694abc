//! `muster import`: pledges from a sheet into a plan, with a report of every row.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::load;
use super::{Answer, Failure, Outcome, out};
use crate::base::visible;
use crate::edit;
use crate::exchange::pledges::{self, ColumnUse, Import, Map, RowResult, plan_import, read_sheet};
use crate::exchange::sheet::MOST_BYTES;
use crate::model::fields::short;
use crate::session::Settings;
use crate::store::{self, Fault};

/// Take pledges from a CSV or XLSX sheet into a plan, with a report of every row
///
/// The columns are recognised from their heads in plain words (country or nation, title, capability or kind, quantity,
/// personnel, notice, status, caveat, source …); a map says otherwise. Rows are matched to the plan's pledges by id, then
/// by nation, title and capability. A value that had to be interpreted leaves a note; one that cannot be read makes its
/// row unreadable, and the others are taken. Pledges that the sheet no longer holds are listed and stay.
#[derive(Debug, clap::Args)]
#[command(after_long_help = MAP_HELP)]
pub struct Arguments {
    /// The sheet: CSV in any common encoding and separator, or XLSX
    sheet: PathBuf,
    /// The plan
    #[arg(long, value_name = "PLAN")]
    into: PathBuf,
    /// The file to write; the plan itself may be named
    #[arg(short = 'o', long = "output", value_name = "OUT")]
    output: PathBuf,
    /// Which column is which field: a file in JSON, or the name of a map that was saved in the window
    #[arg(long, value_name = "MAP")]
    map: Option<PathBuf>,
    /// Write what came of every row, as JSON
    #[arg(long, value_name = "REPORT")]
    report: Option<PathBuf>,
    #[command(flatten)]
    force: out::Force,
}

const MAP_HELP: &str = "A map is JSON, of which all may be left out:
  { \"name\": \"Spring returns\",
    \"columns\": { \"Anz.\": \"quantity\", \"Internal\": \"ignore\", \"Evidence\": \"keep\" },
    \"values\": { \"capability\": { \"Inf Bn\": \"land.inf.light\" } },
    \"worksheet\": \"Pledges\", \"separator\": \";\", \"head_row\": 3, \"dates\": \"dmy\" }
\"head_row\" is 0 where there is no head; then the columns are \"Column 1\", \"Column 2\" and so on.
\"keep\" puts a column into the pledge's note, as is done with columns that are not recognised. The fields are the keys of a
contribution, and unit, caveat and status_reason.";

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    refuse_to_overwrite(arguments)?;
    let map = arguments.map.as_deref().map(read_map).transpose()?.unwrap_or_default();
    let file = load::open_to_rewrite(&arguments.into)?;
    let over = arguments.force.over_or_itself(&arguments.output, &file);
    if let Some(report) = &arguments.report {
        store::may_write(report, b"", arguments.force.over())?; // before the plan is written, not after
    }
    let name = out::shown(&arguments.sheet);
    let bytes = read(&arguments.sheet, "a CSV or XLSX file")?;
    let of_sheet = |error: &dyn std::fmt::Display| Failure::File(format!("{name}: {error}"));
    let short_name = arguments.sheet.file_name().map_or_else(|| name.clone(), |it| visible(&it.to_string_lossy()));
    let sheet = read_sheet(&bytes, &short_name, &map, &|_| true).map_err(|error| of_sheet(&error))?;
    drop(bytes);
    for absent in map.absent(&sheet.columns) {
        out::say(&visible(&format!("muster: {name}: there is no column \"{absent}\", which the map names")));
    }
    let import = plan_import(file.plan(), &sheet, &map, &|_| true).map_err(|error| of_sheet(&error))?;
    let read_as = format!("read as {}; {}", sheet.read_as, head_row(sheet.head_row));
    drop(sheet); // what is made of it may be as large
    let mut plan = file.plan().clone();
    if let Some(command) = import.command(|_| true) {
        let change = edit::apply(&plan, &command).map_err(|refusal| Failure::File(format!("{name}: {refusal}")))?;
        change.apply(&mut plan);
    }
    out::put_plan_file(&arguments.output, file.document.kind, &plan, over)?;
    if let Some(report) = &arguments.report {
        out::put_file(report, pledges::report(&import, &name).as_bytes(), arguments.force.over())?;
    }
    out::print(visible_lines(&summary(&import, &read_as)).as_bytes())?;
    let unreadable = import.count(pledges::Outcome::Unreadable) > 0;
    Ok(if unreadable { Answer::Bad } else { Answer::Good })
}

/// The plan may be written over itself; nothing else that is read or written may be one file with another.
fn refuse_to_overwrite(arguments: &Arguments) -> Result<(), Failure> {
    let report = arguments.report.as_deref();
    if report
        .is_some_and(|report| [&arguments.output, &arguments.into].iter().any(|plan| store::same_file(report, plan)))
    {
        return Err(Failure::Call("the report and the plan would be one file; name another for the report".to_owned()));
    }
    let outputs: Vec<&Path> = std::iter::once(arguments.output.as_path()).chain(report).collect();
    let read = std::iter::once(&arguments.sheet).chain(&arguments.map);
    read.into_iter().try_for_each(|path| out::keep(path, &outputs))
}

fn read(path: &Path, what: &str) -> Result<Vec<u8>, Failure> {
    store::read_plain(path, MOST_BYTES as u64).map_err(|error| match error.fault {
        Fault::NotAFile(kind) => {
            Failure::File(format!("{}: this is {kind} and not a file; name {what}", out::shown(path)))
        }
        _ => error.into(),
    })
}

fn read_map(path: &Path) -> Result<Map, Failure> {
    let bytes = match store::read_plain(path, MOST_BYTES as u64) {
        // No file of this name: a map that was saved in the window may have it.
        Err(error) if matches!(error.fault, Fault::Missing) => {
            let saved = Settings::load().import_maps.into_iter().find(|map| Some(map.name.as_str()) == path.to_str());
            return saved.ok_or_else(|| error.into());
        }
        Ok(bytes) => bytes,
        Err(_) => read(path, "a map in JSON")?,
    };
    Map::read(&bytes).map_err(|error| {
        Failure::File(visible(&format!("{}: {error}; mend the map there, or import without it", out::shown(path))))
    })
}

/// Each line made safe to show; the breaks between them stay.
fn visible_lines(text: &str) -> String {
    text.lines().map(|line| visible(line) + "\n").collect()
}

fn head_row(row: u32) -> String {
    if row == 0 { "it has no head".to_owned() } else { format!("the head ends in row {row}") }
}

fn summary(import: &Import, read_as: &str) -> String {
    let mut text = String::new();
    let counts = pledges::Outcome::ALL.map(|outcome| format!("{} {}", import.count(outcome), outcome.word()));
    let mut line = |args: std::fmt::Arguments| writeln!(text, "{args}").unwrap_or_default(); // a string takes all
    line(format_args!(
        "{}: {} rows: {}; {} missing now",
        import.sheet,
        import.rows.len(),
        counts.join(", "),
        import.missing.len()
    ));
    line(format_args!("{read_as}"));
    for note in &import.notes {
        line(format_args!("note: {note}"));
    }
    for (head, column) in &import.columns {
        let what = match column {
            ColumnUse::Field(field) => field.name(),
            ColumnUse::Keep => "kept in the note",
            ColumnUse::Ignore => "left out",
        };
        line(format_args!("column {head}: {what}"));
    }
    for row in import.rows.iter().filter(|row| row.outcome != pledges::Outcome::Unchanged || !row.notes.is_empty()) {
        line(format_args!("{}", row_line(row)));
    }
    for id in &import.missing {
        line(format_args!("missing: {id}"));
    }
    text
}

fn row_line(row: &RowResult) -> String {
    let mut line = format!("row {}: {}", row.row, row.outcome.word());
    if let Some(id) = &row.id {
        write!(line, " {id}").unwrap_or_default(); // a string takes all
    }
    let changes =
        row.changes.iter().map(|change| format!("{} {} → {}", change.field, short(&change.from), short(&change.to)));
    let reason = row.reason.iter().map(ToString::to_string);
    let parts: Vec<String> = reason.chain(changes).chain(row.notes.iter().map(ToString::to_string)).collect();
    if !parts.is_empty() {
        write!(line, ": {}", parts.join("; ")).unwrap_or_default();
    }
    line
}
