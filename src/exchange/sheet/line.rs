//! Lines of sheets as spreadsheets read them (RFC 4180), in which no text is run as a formula. They are read back by
//! the reader of sheets, and what stands within a text for that by [`unguarded`].

use super::tidy::LEADS;

/// Behind these a spreadsheet that parts cells by another mark than the line does may begin a cell.
const MARKS: [char; 4] = [';', '\t', '\n', '\r'];
const AROUND: [char; 3] = [' ', '"', '\''];

/// One line of cells, with its line end. A cell that a spreadsheet would take for a formula is written with an
/// apostrophe before it, which the reader of sheets takes off again.
pub fn line<'a>(separator: char, cells: impl IntoIterator<Item = &'a str>) -> String {
    let cell = |text: &str| {
        let formula = text.trim_start().starts_with(LEADS);
        let mut text = if formula { format!("'{text}") } else { text.to_owned() };
        let mut quoted = text.contains(['\t', '\n', '\r']) || text.starts_with('"');
        if separator != '\t' {
            text = guarded(&text);
            quoted |= text.contains([',', ';', '"']) || text.trim() != text;
        }
        if quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    format!("{}\r\n", cells.join(&separator.to_string()))
}

/// True where a cell that began here would be a formula.
fn would_run(rest: &str) -> bool {
    rest.trim_start_matches(AROUND).starts_with(LEADS)
}

/// The text with an apostrophe before each place in it where a spreadsheet could begin a formula.
fn guarded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        out.push(c);
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        if MARKS.contains(&c) && would_run(rest) {
            out.push('\'');
        }
    }
    out
}

/// A text as it was before [`line()`] kept it from being run, once the reader of sheets has read its cell.
pub fn unguarded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_mark = false;
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        if !(after_mark && c == '\'' && would_run(rest)) {
            out.push(c);
        }
        after_mark = MARKS.contains(&c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{guarded, line, unguarded};

    #[test]
    fn what_a_spreadsheet_would_run_is_kept_from_it() {
        assert_eq!(line(',', ["=1+1", " -1", "\tx", "'q", "＝1"]), "'=1+1,' -1,\"\tx\",''q,'＝1\r\n");
        assert_eq!(line(',', ["a;=1", "a, b", "5\" gun"]), "\"a;'=1\",\"a, b\",\"5\"\" gun\"\r\n");
        assert_eq!(
            line('\t', ["a, b", "5\" gun", "\"x\"", "two\nlines"]),
            "a, b\t5\" gun\t\"\"\"x\"\"\"\t\"two\nlines\"\r\n"
        );
    }

    #[test]
    fn what_was_guarded_is_read_as_it_was() {
        for text in ["a;=1", "a; '-x", "a;'x", "x;\"=cmd\"", "a\n+b", "a;b", "'", ";'", ";''=", "a;;=", "\t'\t"] {
            assert_eq!(unguarded(&guarded(text)), text, "{}", guarded(text));
        }
    }
}
