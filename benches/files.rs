//! Opening and saving at 10,000 contributions, beside their anchors: `cargo bench --bench files`.
//!
//! The gates are ratios taken in turns in one run: to open (parse, check, index) at most 1.6 times the bare typed parse of
//! the same bytes; to save at most 1.3 times serialising and writing them bare with the same flushes.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use divan::Bencher;
use muster::base::{Day, Decimal, Quantity};
use muster::model::{Basis, Bearer, Contribution, Cost, Index, Plan, Status};
use muster::store::{FileKind, parse, save, to_bytes};

const CONTRIBUTIONS: u64 = 10_000;

fn main() {
    let bytes = to_bytes(FileKind::Plan, &plan());
    println!("{CONTRIBUTIONS} contributions, {:.2} MB", bytes.len() as f64 / 1e6);
    report("open / typed parse", 1.6, || drop(black_box(open(&bytes))), || drop(black_box(typed(&bytes))));
    let folder = tempfile::tempdir().unwrap();
    let (ours, bare) = (folder.path().join("ours.muster"), folder.path().join("bare.muster"));
    let plan = parse(&bytes).unwrap().plan;
    report("save / bare save", 1.3, || write_ours(&plan, &ours), || write_bare(&plan, &bare));
    divan::main();
}

/// Takes turns, and prints the median and the range of the ratio.
fn report(what: &str, gate: f64, ours: impl Fn(), anchor: impl Fn()) {
    let time = |job: &dyn Fn()| {
        let start = Instant::now();
        job();
        start.elapsed().as_secs_f64()
    };
    time(&ours);
    time(&anchor);
    let mut ratios: Vec<f64> = (0..21).map(|_| time(&ours) / time(&anchor)).collect();
    ratios.sort_by(f64::total_cmp);
    println!("{what}: {:.2} (from {:.2} to {:.2}; gate {gate})", ratios[10], ratios[0], ratios[20]);
}

/// Contributions as full as real ones.
fn plan() -> Plan {
    let pledge = |n: u64| Contribution {
        id: format!("C-{n:05}").as_str().into(),
        nation: ["GBR", "FRA", "DEU", "POL"][n as usize % 4].into(),
        capability: format!("land.inf.{}", n % 600).as_str().into(),
        title: format!("Battlegroup {n} with its supply and medical elements"),
        quantity: Quantity(1 + n % 5),
        personnel: Some(700 + n % 300),
        areas: vec!["host".into()],
        notice_days: Some(Day(30)),
        tour_days: Some(Day(180)),
        tours: Some(2),
        status: Status::Offered,
        conditions: vec!["settlement".into()],
        costs: vec![Cost {
            amount: Decimal::new(14_000_000 + i64::try_from(n).unwrap(), 0),
            currency: "GBP".into(),
            basis: Basis::PerMonth,
            borne_by: Bearer::Nation,
            ..Cost::default()
        }],
        illustrative: true,
        ..Contribution::default()
    };
    Plan { contributions: (0..CONTRIBUTIONS).map(pledge).collect(), ..Plan::default() }
}

fn typed(bytes: &[u8]) -> Plan {
    serde_json::from_slice(bytes).unwrap()
}

fn open(bytes: &[u8]) -> (Plan, Index) {
    let document = parse(bytes).unwrap();
    assert!(document.problems.is_empty());
    let index = Index::new(&document.plan);
    (document.plan, index)
}

fn write_ours(plan: &Plan, path: &Path) {
    save(path, &to_bytes(FileKind::Plan, plan), muster::store::Over::Any).unwrap();
}

fn write_bare(plan: &Plan, path: &Path) {
    let bytes = serde_json::to_vec_pretty(plan).unwrap();
    let temporary = path.with_extension("tmp");
    let mut file = File::create(&temporary).unwrap();
    file.write_all(&bytes).unwrap();
    file.sync_all().unwrap();
    std::fs::rename(&temporary, path).unwrap();
    File::open(path.parent().unwrap()).unwrap().sync_all().unwrap();
}

#[divan::bench]
fn typed_parse(bencher: Bencher) {
    let bytes = to_bytes(FileKind::Plan, &plan());
    bencher.bench_local(|| typed(&bytes));
}

#[divan::bench]
fn open_parse_check_index(bencher: Bencher) {
    let bytes = to_bytes(FileKind::Plan, &plan());
    bencher.bench_local(|| open(&bytes));
}

#[divan::bench]
fn write_canonical(bencher: Bencher) {
    let plan = plan();
    bencher.bench_local(|| to_bytes(FileKind::Plan, &plan));
}

#[divan::bench]
fn save_safely(bencher: Bencher) {
    let plan = plan();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.muster");
    bencher.bench_local(|| write_ours(&plan, &path));
}
