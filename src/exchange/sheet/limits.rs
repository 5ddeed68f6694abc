//! The look through a workbook before it is read: nothing of it may be larger, denser or other than a sheet of pledges
//! needs. What was not looked through (pictures and the like) is not handed on, so that no link within leads there.
//!
//! The size fields of a zip may lie, so each part that the reader could open is unpacked here once, into a window of
//! 64 KiB, and counted. The reader keeps the shared strings, the styles and the lists of the workbook, and of a worksheet
//! the largest cell; the bounds hold that under 200 MB, whatever the archive says of itself.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use super::error::{Bound, Damage, OtherKind, PartFault, SheetError};
use super::grid::Progress;

/// The most parts of a workbook.
const MOST_PARTS: usize = 2_000;
/// How much larger than its packed self a part of more than 8 MiB may be.
const MOST_RATIO: u64 = 250;
const RATIO_FROM: u64 = 8 * MEBI;
/// The longest text without markup; a cell of Excel ends at 32,767 characters.
const LONGEST_TEXT: usize = 512 * 1024;
const MEBI: u64 = 1024 * 1024;
const WINDOW: usize = 64 * 1024;
/// How much at the edge of the window is looked at again with what follows.
const OVERLAP: usize = 64;

/// Folders and parts that no value of a cell comes from: they are not unpacked, however large they are.
const NOT_NEEDED: [&str; 15] = [
    "docprops/",
    "customxml/",
    "xl/calcchain.xml",
    "xl/charts/",
    "xl/chartsheets/",
    "xl/comments",
    "xl/customproperty",
    "xl/drawings/",
    "xl/externallinks/",
    "xl/persons/",
    "xl/pivotcache/",
    "xl/pivottables/",
    "xl/querytables/",
    "xl/theme/",
    "xl/threadedcomments/",
];

/// What a kind of part may hold: bytes and tags of all parts of the kind, and how many of the things that the reader
/// keeps one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Strings,
    Worksheet,
    Other,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            name if name.ends_with("sharedstrings.xml") => Self::Strings,
            name if name.contains("worksheets/") && !name.contains("/_rels/") => Self::Worksheet,
            _ => Self::Other,
        }
    }

    const fn most_bytes(self) -> u64 {
        match self {
            Self::Strings => 96 * MEBI,
            Self::Worksheet => 256 * MEBI,
            Self::Other => 16 * MEBI,
        }
    }

    const fn most_tags(self) -> usize {
        match self {
            Self::Strings => 16_000_000,
            Self::Worksheet => 32_000_000,
            Self::Other => 500_000,
        }
    }

    /// Strings, and merged areas.
    const fn most_kept(self) -> usize {
        match self {
            Self::Strings => 2_000_000,
            Self::Worksheet => 1_000_000,
            Self::Other => usize::MAX,
        }
    }
}

/// What is known of a workbook after the look.
#[derive(Debug)]
pub(super) struct Looked<'b> {
    /// The workbook, with the parts that were looked through alone.
    pub bytes: Cow<'b, [u8]>,
    /// True where it links to other workbooks.
    pub external_links: bool,
}

fn damaged(error: impl std::fmt::Display) -> SheetError {
    SheetError::Damaged(Damage::Reader(error.to_string()))
}

/// Looks through the parts.
pub(super) fn look<'b>(bytes: &'b [u8], progress: Progress) -> Result<Looked<'b>, SheetError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(SheetError::TooMuch { of: Bound::Parts(archive.len()), most: MOST_PARTS });
    }
    let mut looked = Looked { bytes: Cow::Borrowed(bytes), external_links: false };
    let (mut book, mut others, mut packed_so_far) = (false, Vec::new(), 0);
    let mut totals = [Counted::default(); 3];
    let mut window = vec![0; WINDOW];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.into_owned();
        let lower = name.to_ascii_lowercase();
        let refused = |why| Err(SheetError::Refused { part: crate::base::visible(&name), why });
        if part.enclosed_name().is_none() {
            return refused(PartFault::LeadsOut);
        }
        if lower.ends_with("vbaproject.bin") || lower.contains("macrosheets/") {
            return refused(PartFault::Macros);
        }
        if lower == "xl/workbook.bin" {
            return Err(SheetError::OtherKind(OtherKind::BinaryWorkbook));
        }
        if lower == "mimetype" || lower == "content.xml" {
            return Err(SheetError::OtherKind(OtherKind::OpenDocument));
        }
        looked.external_links |= lower.contains("externallinks/");
        book |= lower.starts_with("xl/");
        let packed = part.compressed_size().max(1);
        packed_so_far += packed;
        let read = [".xml", ".rels", ".vml"].iter().any(|end| lower.ends_with(end));
        if !read || NOT_NEEDED.iter().any(|start| lower.starts_with(start)) {
            others.push(index);
            continue;
        }
        let kind = Kind::of(&lower);
        let Some(counted) = totals.get_mut(kind as usize) else { continue };
        let (mut filled, mut read) = (0, 0u64);
        loop {
            if !progress((packed_so_far as f32 / bytes.len().max(1) as f32).min(1.0)) {
                return Err(SheetError::Cancelled);
            }
            let space = window.get_mut(filled..).unwrap_or_default();
            let count =
                part.read(space).map_err(|error| SheetError::Damaged(Damage::Reader(format!("{name}: {error}"))))?;
            read += count as u64;
            counted.bytes += count as u64;
            if read > RATIO_FROM && read / packed > MOST_RATIO {
                return refused(PartFault::ZipBomb);
            }
            filled += count;
            let text = window.get(..filled).unwrap_or_default();
            if memchr::memchr(0, text).is_some() {
                return refused(PartFault::Zeros);
            }
            let kept = counted.look(text, count == 0);
            if counted.declaration {
                return refused(PartFault::Entities);
            }
            if counted.is_more_than(kind) {
                return refused(PartFault::TooLarge);
            }
            if count == 0 {
                break;
            }
            window.copy_within(kept..filled, 0);
            filled -= kept;
        }
    }
    if !book {
        return Err(SheetError::OtherKind(OtherKind::Zip));
    }
    if !others.is_empty() {
        looked.bytes = Cow::Owned(without(&mut archive, &others).map_err(damaged)?);
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

/// What was found in the parts of a kind.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    bytes: u64,
    tags: usize,
    /// Strings and merged areas: what the reader keeps one by one.
    kept: usize,
    run: usize,
    longest: usize,
    declaration: bool,
    /// The count of strings that it says to hold: the reader makes room for as many.
    announced: usize,
}

impl Counted {
    fn is_more_than(&self, kind: Kind) -> bool {
        let kept = kind.most_kept();
        self.bytes > kind.most_bytes()
            || self.tags > kind.most_tags()
            || self.kept > kept
            || self.announced > kept
            || self.longest > LONGEST_TEXT
    }

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
            self.kept += usize::from(is_kept(after));
        }
        self.run += done - from;
        self.longest = self.longest.max(self.run);
        if last {
            self.run = 0;
        }
        done
    }
}

/// True at the beginning of a string or a merged area, whatever the prefix of its name.
fn is_kept(tag: &[u8]) -> bool {
    let end = tag.iter().take(OVERLAP).position(|byte| matches!(byte, b' ' | b'>' | b'/' | b'\t' | b'\n' | b'\r'));
    let Some(name) = end.filter(|end| *end > 1).and_then(|end| tag.get(..end)) else { return false };
    let local = name.rsplit(|byte| *byte == b':').next().unwrap_or_default();
    local == b"si" || local == b"mergeCell"
}
