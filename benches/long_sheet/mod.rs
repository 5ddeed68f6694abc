//! A long sheet of pledges of many kinds, for the benchmarks of importing.

use std::fmt::Write;

/// Its heads.
pub const HEADS: [&str; 13] = [
    "id",
    "nation",
    "kind",
    "title",
    "quantity",
    "unit",
    "personnel",
    "basing",
    "notice",
    "status",
    "caveat",
    "source",
    "last confirmed",
];

/// A row of it.
pub fn row(n: usize) -> [String; 13] {
    let nation = ["GBR", "France", "DE", "Türkiye", "POL"][n % 5];
    let (kind, quantity, unit) = [
        ("Battlegroup", "2", "battlegroups"),
        ("Fighter aircraft", "12 aircraft", ""),
        ("Funding", "1,250,000", "EUR"),
        ("ground_troops", "c. 1,000", "personnel"),
    ][n % 4];
    [
        format!("X-{n:06}"),
        nation.to_owned(),
        kind.to_owned(),
        format!("Pledge number {n} of a long list"),
        quantity.to_owned(),
        unit.to_owned(),
        (100 + n % 900).to_string(),
        "ukraine".to_owned(),
        "30".to_owned(),
        ["offered", "confirmed", "indicated"][n % 3].to_owned(),
        format!("Not beside others than number {}", n % 77),
        format!("Letter of the ministry, {n}"),
        "2025-03-14".to_owned(),
    ]
}

/// The sheet as CSV.
pub fn csv(rows: usize) -> Vec<u8> {
    let mut text = HEADS.join(",") + "\n";
    for n in 0..rows {
        for cell in row(n) {
            write!(text, "\"{cell}\",").unwrap();
        }
        text.push('\n');
    }
    text.into_bytes()
}
