//! Tables as comma-separated text (RFC 4180), as spreadsheets write and read them. Reading takes commas, semicolons or
//! tabs, whichever the first line holds most of.

/// One line of cells, with its line end. A cell that a spreadsheet would take for a formula is written with an
/// apostrophe before it, which [`rows`] takes off again.
pub fn line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cell = |text: &str| {
        let formula = text.starts_with(['=', '+', '-', '@', '\'']);
        let text = if formula { format!("'{text}") } else { text.to_owned() };
        let quoted = text.contains([',', ';', '"', '\n', '\r', '\t']) || text.trim() != text;
        if quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    format!("{}\r\n", cells.join(","))
}

/// The rows of a text, each with the line that it begins on, counted from 1; lines without anything in them are left
/// out.
///
/// # Errors
/// One line that names the place of a quotation mark that is never closed.
pub fn rows(text: &str) -> Result<Vec<(usize, Vec<String>)>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let parting = parting(text);
    let mut rows = Vec::new();
    let mut chars = text.chars().peekable();
    let (mut number, mut begins) = (1, 1);
    let (mut row, mut cell, mut fresh) = (Vec::new(), String::new(), true);
    loop {
        match chars.next() {
            Some('"') if fresh => {
                let opened = number;
                loop {
                    match chars.next() {
                        Some('"') if chars.peek() == Some(&'"') => {
                            chars.next();
                            cell.push('"');
                        }
                        Some('"') => break,
                        Some(c) => {
                            number += usize::from(c == '\n');
                            cell.push(c);
                        }
                        None => return Err(format!("line {opened}: a quotation mark is not closed")),
                    }
                }
                fresh = false;
            }
            Some(c) if c == parting => {
                row.push(finished(&std::mem::take(&mut cell)));
                fresh = true;
            }
            Some('\r') if chars.peek() == Some(&'\n') => {}
            end @ (Some('\n' | '\r') | None) => {
                row.push(finished(&std::mem::take(&mut cell)));
                let row = std::mem::take(&mut row);
                if row.iter().any(|cell: &String| !cell.is_empty()) {
                    rows.push((begins, row));
                }
                if end.is_none() {
                    return Ok(rows);
                }
                number += 1;
                begins = number;
                fresh = true;
            }
            Some(c) => {
                cell.push(c);
                fresh = false;
            }
        }
    }
}

/// What parts the cells of the first line.
fn parting(text: &str) -> char {
    let first = text.lines().next().unwrap_or("");
    [',', ';', '\t'].into_iter().rev().max_by_key(|c| first.matches(*c).count()).unwrap_or(',')
}

fn finished(cell: &str) -> String {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\'']) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{line, rows};

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text).unwrap().into_iter().map(|(_, row)| row).collect()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let row = ["ITA", "a, b; \"c\"", "two\nlines", "=1+1", "-", "'quoted'", "é"];
        let text = format!("{}{}", line(["a", "b"]), line(row));
        assert_eq!(cells(&text), [vec!["a", "b"], row.to_vec()]);
        assert!(text.contains("'=1+1"), "no spreadsheet takes it for a formula");
    }

    #[test]
    fn what_other_programs_write_is_read() {
        assert_eq!(cells("\u{feff}a;b\r\n1;\"2;3\"\r\n\r\n;;\r\n4"), [vec!["a", "b"], vec!["1", "2;3"], vec!["4"]]);
        assert_eq!(cells("a\tb\n1\t2"), [["a", "b"], ["1", "2"]]);
        assert_eq!(rows("a,b\n\"x\ny\",1\nz,2\n").unwrap()[2].0, 4);
        assert_eq!(rows("a\n\"b").unwrap_err(), "line 2: a quotation mark is not closed");
        assert!(rows("").unwrap().is_empty());
    }
}
