//! The tables of facts: comma-separated text with a header row, read into typed rows.

use serde::de::DeserializeOwned;

/// A nation as the table has it.
#[derive(serde::Deserialize)]
pub struct NationRow {
    pub iso3: String,
    pub name: String,
    pub region: String,
    pub nato: String,
    pub eu: String,
    pub jef: String,
    pub commonwealth: String,
    pub population: String,
    pub capital: String,
    pub capital_lat: String,
    pub capital_lon: String,
    pub active_personnel: String,
    pub role: String,
}

/// A public statement.
#[derive(serde::Deserialize)]
pub struct PositionRow {
    pub nation: String,
    pub date: String,
    pub question: String,
    pub answer: String,
    pub statement_summary: String,
    pub source_publisher: String,
    pub source_title: String,
    pub source_date: String,
    pub source_url_path_or_id: String,
    pub confidence: String,
    pub date_precision: String,
}

/// An item that a nation gave, said or might give.
#[derive(serde::Deserialize)]
pub struct ContributionRow {
    pub id: String,
    pub nation: String,
    pub title: String,
    pub quantity: String,
    pub unit: String,
    pub personnel: String,
    pub notice_days: String,
    pub status: String,
    pub caveat: String,
    pub source: String,
}

/// The rows of a table.
pub fn rows<T: DeserializeOwned>(text: &str) -> Vec<T> {
    let mut records = records(text).into_iter();
    let header = records.next().expect("a header row");
    records
        .map(|record| {
            assert_eq!(record.len(), header.len(), "{record:?}");
            let row = header.iter().cloned().zip(record.into_iter().map(serde_json::Value::from)).collect();
            serde_json::from_value(serde_json::Value::Object(row)).expect("the columns of the table")
        })
        .collect()
}

/// A number, or none where the table is empty.
pub fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    (!text.is_empty()).then(|| text.parse().unwrap_or_else(|_| panic!("{text} is no number")))
}

/// Fields by record; a field in double quotes may hold commas, and doubled quotes for one.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut letters) = (false, text.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            _ => field.push(letter),
        }
    }
    assert!(!quoted && field.is_empty() && record.is_empty(), "the table ends with a whole line");
    records
}
