//! Cells that list records: names, costs and caveats, each in the words in which Muster writes them for a spreadsheet.
//!
//! A caveat is written `prohibition (area; in east, south; 5 days; verbal): its text`, what is usual left out; a cost
//! `EUR 1200000 a month, common`. A cell of other words is none of these and reads as it always did.

use std::fmt::Write;

use crate::base::{CurrencyCode, Day, Decimal};
use crate::model::{Basis, Bearer, Caveat, CaveatKind, CaveatStrength, Cost, Disclosure, Extra, Plan};

/// What a cell names, parted by semicolons or lines, or else by commas; nothing where one of the names is not known.
pub(super) fn names<T: PartialEq>(text: &str, mut find: impl FnMut(&str) -> Option<T>) -> Option<Vec<T>> {
    let mut all = Vec::new();
    for part in text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        if let Some(one) = find(part) {
            all.push(one);
            continue;
        }
        for part in part.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            all.push(find(part)?);
        }
    }
    Some(all)
}

/// Puts what a cell lists in place of what stands; a record that stays keeps what the file held beside it.
pub(super) fn put<T: Clone + PartialEq>(old: &mut Vec<T>, new: Vec<T>, extra: impl Fn(&mut T) -> &mut Extra) {
    let mut before = std::mem::take(old);
    let bare = |one: &T| {
        let mut one = one.clone();
        *extra(&mut one) = Extra::default();
        one
    };
    for one in new {
        let same = before.iter().position(|old| bare(old) == one);
        old.push(same.map_or(one, |at| before.remove(at)));
    }
}

/// Costs as they are written.
pub(super) fn written_costs(costs: &[Cost]) -> String {
    let one = |cost: &Cost| {
        let basis = if cost.basis == Basis::PerMonth { " a month" } else { "" };
        let common = if cost.borne_by == Bearer::Common { ", common" } else { "" };
        format!("{} {}{basis}{common}", cost.currency, cost.amount)
    };
    costs.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The costs of a cell; nothing where it is other than they are written.
pub(super) fn costs(text: &str) -> Option<Vec<Cost>> {
    let one = |part: &str| {
        let (part, borne_by) = match part.rsplit_once(',') {
            Some((part, "common" | " common")) => (part, Bearer::Common),
            Some((part, "nation" | " nation")) => (part, Bearer::Nation),
            _ => (part, Bearer::Nation),
        };
        let (part, basis) = match part.trim().strip_suffix(" a month") {
            Some(part) => (part, Basis::PerMonth),
            None => (part.trim().strip_suffix(" once").unwrap_or(part), Basis::Once),
        };
        let (currency, amount) = part.trim().split_once(' ')?;
        let code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
        let amount: Decimal = amount.trim().parse().ok().filter(|amount: &Decimal| !amount.is_negative())?;
        let currency = CurrencyCode::from(currency);
        code.then_some(Cost { amount, currency, basis, borne_by, extra: Extra::default() })
    };
    text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()).map(one).collect()
}

/// Caveats as they are written: one of the usual kind as its text alone, all others a line each with what they are.
pub(super) fn written_caveats(plan: &Plan, all: &[Caveat]) -> String {
    if let [one] = all
        && *one == plain(&one.text, one)
        && caveats(plan, &one.text).is_none()
    {
        return one.text.clone();
    }
    all.iter().map(written_caveat).collect::<Vec<_>>().join("\n")
}

/// The limitation of kind other that a text alone stands for.
fn plain(text: &str, extra: &Caveat) -> Caveat {
    Caveat {
        kind: CaveatKind::Other,
        strength: CaveatStrength::Limitation,
        text: text.to_owned(),
        extra: extra.extra.clone(),
        ..Caveat::default()
    }
}

fn written_caveat(caveat: &Caveat) -> String {
    let mut out = format!("{} ({}", caveat.strength.word(), caveat.kind.word());
    let mut add = |words: std::fmt::Arguments| out.write_fmt(words).unwrap_or_default(); // a string takes all
    if !caveat.areas.is_empty() {
        let ids: Vec<&str> = caveat.areas.iter().map(crate::base::AreaId::as_str).collect();
        add(format_args!("; in {}", ids.join(", ")));
    }
    if let Some(days) = caveat.approval_days {
        add(format_args!("; {days} days"));
    }
    if caveat.disclosure != Disclosure::Written {
        add(format_args!("; {}", caveat.disclosure.word()));
    }
    add(format_args!("): {}", caveat.text));
    out
}

/// The caveats of a cell; nothing where it is other than they are written.
pub(super) fn caveats(plan: &Plan, text: &str) -> Option<Vec<Caveat>> {
    let mut all: Vec<Caveat> = Vec::new();
    for line in text.split('\n') {
        match (caveat(plan, line), all.last_mut()) {
            (Some(one), _) => all.push(one),
            (None, Some(last)) => {
                last.text.push('\n');
                last.text.push_str(line);
            }
            (None, None) => return None,
        }
    }
    Some(all)
}

fn caveat(plan: &Plan, line: &str) -> Option<Caveat> {
    let (strength, rest) = line.split_once(" (")?;
    let (within, text) = rest.split_once("):")?;
    let strength = CaveatStrength::ALL.iter().copied().find(|known| known.word() == strength)?;
    let mut parts = within.split("; ");
    let kind = parts.next()?;
    let kind = CaveatKind::ALL.iter().copied().find(|known| known.word() == kind)?;
    let mut made = Caveat { kind, strength, text: text.trim().to_owned(), ..Caveat::default() };
    for part in parts {
        if let Some(areas) = part.strip_prefix("in ") {
            let known = |id: &str| plan.areas.iter().find(|area| area.id.as_str() == id).map(|area| area.id.clone());
            made.areas = areas.split(", ").map(known).collect::<Option<_>>()?;
        } else if let Some(days) = part.strip_suffix(" days") {
            made.approval_days = Some(Day(days.parse().ok()?));
        } else {
            made.disclosure = Disclosure::ALL.iter().copied().find(|known| known.word() == part)?;
        }
    }
    Some(made)
}
