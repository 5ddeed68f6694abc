//! The look through a workbook before it is read: nothing of it may be larger, denser or other than a sheet of pledges
//! needs. What was not looked through (pictures and the like) is not handed on, so that no link within leads there.
//!
//! The size fields of a zip may lie, so each part that the reader could open is unpacked here once, into a window of
//! 64 KiB, and counted. The bounds hold the reader's memory under about 256 MB: it keeps the shared strings and the
//! styles, and of the sheet the largest cell.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use super::sheet::SheetError;

/// The most parts of a workbook.
const MOST_PARTS: usize = 2_000;
/// The most bytes of its parts, unpacked.
const MOST_BYTES: u64 = 128 * 1024 * 1024;
/// How much larger than its packed self a part of more than 8 MiB may be.
const MOST_RATIO: u64 = 250;
/// The longest text without markup; a cell of Excel ends at 32,767 characters.
const LONGEST_TEXT: usize = 512 * 1024;
/// The most tags in the shared strings, in the worksheets, and in every other part.
const MOST_TAGS: (usize, usize, usize) = (4_000_000, 32_000_000, 250_000);
const WINDOW: usize = 64 * 1024;
/// How much at the edge of the window is looked at again with what follows.
const OVERLAP: usize = 64;

/// What is known of a workbook after the look.
#[derive(Debug)]
pub(super) struct Looked<'b> {
    /// The workbook, with the parts that were looked through alone.
    pub bytes: Cow<'b, [u8]>,
    /// True where it links to other workbooks.
    pub external_links: bool,
}

/// Looks through the parts.
pub(super) fn look(bytes: &[u8]) -> Result<Looked<'_>, SheetError> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| SheetError::Damaged(error.to_string()))?;
    if archive.len() > MOST_PARTS {
        return Err(SheetError::TooMuch { what: format!("the workbook's {} parts", archive.len()), most: MOST_PARTS });
    }
    let mut looked = Looked { bytes: Cow::Borrowed(bytes), external_links: false };
    let (mut total, mut book, mut others) = (0, false, Vec::new());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| SheetError::Damaged(error.to_string()))?;
        let name = part.name().map_err(|error| SheetError::Damaged(error.to_string()))?.into_owned();
        let lower = name.to_ascii_lowercase();
        let refused = |why| Err(SheetError::Refused { part: crate::base::visible(&name), why });
        if part.enclosed_name().is_none() {
            return refused("its name leads out of the workbook; this is no workbook to trust");
        }
        if lower.ends_with("vbaproject.bin") || lower.contains("macrosheets/") {
            return refused("the workbook holds macros; save it as .xlsx without them");
        }
        looked.external_links |= lower.contains("externallinks/");
        book |= lower.starts_with("xl/");
        if ![".xml", ".rels", ".vml"].iter().any(|end| lower.ends_with(end)) {
            others.push(index);
            continue;
        }
        let packed = part.compressed_size().max(1);
        let mut counted = Counted::default();
        let mut window = vec![0; WINDOW];
        let (mut filled, mut read) = (0, 0u64);
        loop {
            let space = window.get_mut(filled..).unwrap_or_default();
            let count = part.read(space).map_err(|error| SheetError::Damaged(format!("{name}: {error}")))?;
            read += count as u64;
            total += count as u64;
            if total > MOST_BYTES || (read > MOST_BYTES / 16 && read / packed > MOST_RATIO) {
                return refused("it unpacks to far more than a sheet needs, as a zip bomb does; nothing was read");
            }
            filled += count;
            let text = window.get(..filled).unwrap_or_default();
            if memchr::memchr(0, text).is_some() {
                return refused("it is UTF-16 or holds zeros, as no workbook does; save the workbook again");
            }
            let kept = counted.look(text, count == 0);
            if counted.declaration {
                return refused("it declares a document type or entities, which no workbook does; nothing was read");
            }
            let most = match () {
                () if lower.ends_with("sharedstrings.xml") => MOST_TAGS.0,
                () if lower.contains("worksheets/") => MOST_TAGS.1,
                () => MOST_TAGS.2,
            };
            if counted.announced > most || counted.tags > most || counted.longest > LONGEST_TEXT {
                return refused("it holds more, or longer texts, than a sheet of pledges; nothing was read");
            }
            if count == 0 {
                break;
            }
            window.copy_within(kept..filled, 0);
            filled -= kept;
        }
    }
    if !book {
        return Err(SheetError::OtherKind("this is a zip archive without a workbook of Excel in it"));
    }
    if !others.is_empty() {
        let told = |error: zip::result::ZipError| SheetError::Damaged(error.to_string());
        looked.bytes = Cow::Owned(without(&mut archive, &others).map_err(told)?);
    }
    Ok(looked)
}

/// The archive without these parts.
fn without(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, parts: &[usize]) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in (0..archive.len()).filter(|index| !parts.contains(index)) {
        writer.raw_copy_file(archive.by_index_raw(index)?)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// What was found in a part.
#[derive(Debug, Default)]
struct Counted {
    tags: usize,
    run: usize,
    longest: usize,
    declaration: bool,
    /// The count of strings that it says to hold: the reader makes room for as many.
    announced: usize,
}

impl Counted {
    /// Looks at a piece of the part; answers how much of it is done with.
    fn look(&mut self, text: &[u8], last: bool) -> usize {
        let done = if last { text.len() } else { text.len().saturating_sub(OVERLAP) };
        let announced = memchr::memmem::find_iter(text, b"uniqueCount").filter(|at| *at < done);
        for at in announced {
            let after = text.get(at + 11..).unwrap_or_default();
            let digits =
                after.iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
            let count =
                digits.fold(0, |sum: usize, digit| sum.saturating_mul(10).saturating_add(usize::from(digit - b'0')));
            self.announced = self.announced.max(count);
        }
        let mut from = 0;
        for at in memchr::memchr_iter(b'<', text.get(..done).unwrap_or_default()) {
            self.tags += 1;
            self.longest = self.longest.max(self.run + at - from);
            (self.run, from) = (0, at);
            let after = text.get(at + 1..).unwrap_or_default();
            self.declaration |= after.starts_with(b"!") && !after.starts_with(b"!--") && !after.starts_with(b"![");
        }
        self.run += done - from;
        self.longest = self.longest.max(self.run);
        done
    }
}
