//! What the fields of a contribution must hold, whoever sets them: an edit, a new record, a sheet or a reply. What stood
//! there before is left alone, so that a record that holds something odd can still be edited.

use super::fields::ContributionKey;
use crate::base::Quantity;
use crate::edit::bad_value::BadValue;
use crate::edit::change::Listed;
use crate::edit::commands::plan_properties::checked_code;
use crate::edit::kind::RecordKind;
use crate::edit::refusal::Refusal;
use crate::model::{Contribution, List, Plan};

/// A contribution as it is kept, of which only what differs from the record before is looked at; all of a new one.
///
/// # Errors
/// The first value that a field cannot have in this plan.
pub(super) fn checked(
    plan: &Plan,
    before: Option<&Contribution>,
    mut new: Contribution,
) -> Result<Contribution, Refusal> {
    for key in ContributionKey::ALL {
        if before.is_some_and(|before| key.is_same(before, &new)) {
            continue;
        }
        let Some(value) = key.value(&new) else { continue };
        let kept = value.checked()?;
        let field = key.with(kept).ok_or(Refusal::Nothing)?;
        field.put(&mut new);
    }
    if new.title.is_empty() && before.is_none_or(|before| !before.title.is_empty()) {
        return Err(BadValue::NoTitle(RecordKind::Contribution).into());
    }
    amounts(before, &new)?;
    steps(before, &new)?;
    kind(plan, before, &mut new)?;
    named(plan, before, &new)?;
    let stays = |key: ContributionKey| before.is_some_and(|before| key.is_same(before, &new));
    if !stays(ContributionKey::Tours) && (new.tour_days.is_some_and(|days| days.0 < 1) || new.tours == Some(0)) {
        return Err(BadValue::Tours.into());
    }
    if !stays(ContributionKey::Marking) {
        new.marking = new.marking.filter(|marking| !marking.is_empty());
    }
    Ok(new)
}

fn amounts(before: Option<&Contribution>, new: &Contribution) -> Result<(), Refusal> {
    if before.is_some_and(|before| (before.quantity, before.increment) == (new.quantity, new.increment)) {
        return Ok(());
    }
    if new.quantity == Quantity::ZERO {
        return Err(Refusal::Nothing);
    }
    if new.increment == Quantity::ZERO || new.increment > new.quantity {
        return Err(BadValue::SmallestPart(new.quantity).into());
    }
    Ok(())
}

/// A step back in status has its reason, as the last step of the history.
fn steps(before: Option<&Contribution>, new: &Contribution) -> Result<(), Refusal> {
    let Some(before) = before.filter(|before| new.status.is_back_from(before.status)) else { return Ok(()) };
    let reason = new.status_history.last().and_then(|step| step.reason.as_ref());
    reason.map(|_| ()).ok_or(Refusal::NeedsReason { from: before.status, to: new.status })
}

/// Capability and currency: money is in a currency, the plan's until another is named, and nothing else has one.
fn kind(plan: &Plan, before: Option<&Contribution>, new: &mut Contribution) -> Result<(), Refusal> {
    let same = |before: &Contribution| before.capability == new.capability;
    if !before.is_some_and(same) {
        known(&plan.capabilities, new.capability.as_str())?;
    }
    if before.is_some_and(|before| same(before) && before.currency == new.currency) {
        return Ok(());
    }
    let money = plan.capabilities.find(new.capability.as_str()).is_some_and(|kind| kind.is_money());
    new.currency = match (&new.currency, money) {
        (Some(code), true) => Some(checked_code(code)?),
        (None, true) if before.is_none() => Some(plan.properties.currency.clone()),
        (None, true) => return Err(BadValue::MoneyWithoutCurrency.into()),
        (Some(_), false) => return Err(BadValue::NotMoney(new.id.clone()).into()),
        (None, false) => None,
    };
    Ok(())
}

/// The records that it names: each is in the plan, and it neither leans on itself nor excludes its own nation.
fn named(plan: &Plan, before: Option<&Contribution>, new: &Contribution) -> Result<(), Refusal> {
    if before.is_none_or(|before| before.nation != new.nation) {
        known(&plan.nations, new.nation.as_str())?;
        if before.is_some_and(|before| before.excludes.contains(&new.nation)) {
            let (contribution, nation) = (new.id.clone(), new.nation.clone());
            return Err(BadValue::ExcludedPartner { contribution, nation }.into());
        }
    }
    for id in new.areas.iter().filter(|id| before.is_none_or(|before| !before.areas.contains(id))) {
        known(&plan.areas, id.as_str())?;
    }
    for id in new.conditions.iter().filter(|id| before.is_none_or(|before| !before.conditions.contains(id))) {
        known(&plan.conditions, id.as_str())?;
    }
    for id in new.requires.iter().filter(|id| before.is_none_or(|before| !before.requires.contains(id))) {
        known(&plan.capabilities, id.as_str())?;
        if *id == new.capability {
            return Err(BadValue::LeansOnOwnCapability(new.id.clone()).into());
        }
    }
    for id in new.excludes.iter().filter(|id| before.is_none_or(|before| !before.excludes.contains(id))) {
        known(&plan.nations, id.as_str())?;
        if *id == new.nation {
            let (contribution, nation) = (new.id.clone(), id.clone());
            return Err(BadValue::ExcludesItself { contribution, nation }.into());
        }
    }
    let named_before = |id| before.is_some_and(|before| before.caveats.iter().any(|caveat| caveat.areas.contains(id)));
    for id in new.caveats.iter().flat_map(|caveat| &caveat.areas).filter(|id| !named_before(id)) {
        known(&plan.areas, id.as_str())?;
    }
    Ok(())
}

fn known<T: Listed>(list: &List<T>, id: &str) -> Result<(), Refusal> {
    if list.find(id).is_some() { Ok(()) } else { Err(Refusal::NoSuch { what: T::KIND, id: id.to_owned() }) }
}
