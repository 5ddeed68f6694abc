//! One row to one pledge: each cell's value set, with a note where it had to be interpreted, or the reason why the row
//! cannot be read.

use rustc_hash::FxHashMap;

use super::area;
use super::capability::{Capabilities, Named, same_unit};
use super::cell::{Cell, Filling, at};
use super::date::DateOrder;
use super::field::Field;
use super::figures::figures;
use super::listed;
use super::nation::Nations;
use super::note::note;
use super::number::{self, Reading};
use super::plain;
use super::reason::{Fault, Note, Reason, Remark};
use super::texts::texts;
use super::unit;
use super::words;
use crate::base::{CapabilityId, CurrencyCode, NationId, Quantity};
use crate::model::{Contribution, Extra, Plan, Status, StatusStep, UNIT_MONEY};

/// What a row does to a pledge.
pub(super) struct Filled {
    pub record: Contribution,
    pub notes: Vec<Note>,
    /// The capability that comes in with it, by its position among those that are added.
    pub added: Option<usize>,
}

/// What all rows are read with.
pub(super) struct Reader<'p> {
    pub plan: &'p Plan,
    pub nations: Nations,
    pub capabilities: Capabilities<'p>,
    /// The file's name, for the reasons of steps back.
    pub sheet: String,
    /// The order of day and month, by column.
    pub order: Option<DateOrder>,
    /// What cells of areas say, as far as that was looked up.
    pub areas: FxHashMap<String, area::Areas>,
}

impl Reader<'_> {
    /// The pledge of a row, made of the one that is there, or new.
    pub fn fill(
        &mut self,
        cells: &[Cell],
        old: Option<&Contribution>,
        nation: Option<&NationId>,
    ) -> Result<Filled, Reason> {
        if let Some(cell) = cells.iter().find(|cell| words::spreadsheet_error(cell.text)) {
            return Err(cell.wrong(Fault::ErrorCell));
        }
        cells.iter().try_for_each(Cell::bounded)?;
        let mut row = Filling {
            cells,
            record: old.cloned().unwrap_or_default(),
            notes: Vec::new(),
            kept: Vec::new(),
            new: old.is_none(),
            caveats_read: false,
        };
        match nation {
            Some(nation) => row.record.nation.clone_from(nation),
            None if row.new => return Err(Fault::Missing(Field::Nation).into()),
            None => {}
        }
        if let Some(cell) = row.cell(Field::Title) {
            cell.text.clone_into(&mut row.record.title);
        } else if row.new {
            return Err(Fault::Missing(Field::Title).into());
        }
        let added = self.amount(&mut row)?;
        figures(&mut row)?;
        self.terms(&mut row)?;
        self.status(&mut row)?;
        self.lists(&mut row);
        texts(&mut row)?;
        for field in Field::ALL.iter().copied().filter(|field| field.is_ordinary()) {
            plain::read(&mut row, field, self.order)?;
        }
        for cell in cells.iter().filter(|cell| cell.field.is_none() && !cell.text.is_empty()) {
            row.keep(*cell);
        }
        note(&mut row);
        Ok(Filled { record: row.record, notes: row.notes, added })
    }

    /// Capability, quantity, unit and currency, which hang together.
    fn amount(&mut self, row: &mut Filling) -> Result<Option<usize>, Reason> {
        let cell = row.cell(Field::Capability);
        let named = cell.map(|cell| self.capabilities.find(cell.text).map_err(at(cell))).transpose()?;
        if named.is_none() && row.new {
            return Err(Fault::Missing(Field::Capability).into());
        }
        let amount = row.cell(Field::Quantity);
        let money = match named {
            Some(Named::One(at)) => self.capabilities.get(at).is_some_and(|capability| capability.is_money()),
            _ => false,
        };
        let reading = amount.map(|cell| number::read(cell.text, money).map_err(at(cell))).transpose()?;
        if let Some(cell) = amount.filter(|cell| cell.merged) {
            return Err(cell.reason(Fault::MergedQuantity));
        }
        let (counted_in, currency) = self.counted_in(row, reading.as_ref())?;
        // Which capability?
        let mut added = None;
        let mut general = false;
        match (named, cell) {
            (Some(Named::One(place)), _) => {
                if let Some(capability) = self.capabilities.get(place) {
                    if row.record.capability != capability.id && !capability.is_money() {
                        row.record.currency = None;
                    }
                    row.record.capability = capability.id.clone();
                }
            }
            (Some(Named::General(kind)), Some(cell)) => {
                let unit = if currency.is_some() { UNIT_MONEY } else { counted_in.as_str() };
                if row.new {
                    if unit.is_empty() {
                        return Err(cell.wrong(Fault::GeneralKind));
                    }
                    let (id, new) = self.capabilities.standing_for(kind, unit);
                    (row.record.capability, added) = (id, new);
                    row.note(cell, Remark::GeneralTakenAs(row.record.capability.clone()));
                } else {
                    let id = self.capabilities.known_for(kind, unit);
                    if id.as_ref() != Some(&row.record.capability) {
                        general = true;
                        row.note(cell, Remark::GeneralStays(row.record.capability.clone()));
                        row.keep(cell);
                    }
                }
            }
            _ => {}
        }
        let own_unit = self.unit_of(&row.record.capability);
        let (Some(cell), Some(reading)) = (amount, reading) else {
            if row.new {
                return Err(Fault::Missing(Field::Quantity).into());
            }
            return Ok(added);
        };
        let told = |cell: Cell| {
            if counted_in.is_empty() { cell.text.to_owned() } else { format!("{} {counted_in}", cell.text) }
        };
        if own_unit == UNIT_MONEY {
            let known = currency.or_else(|| row.record.currency.as_ref().map(ToString::to_string));
            if !counted_in.is_empty() {
                return Err(cell.reason(Fault::NoMoney(told(cell))));
            }
            let known = known.ok_or_else(|| cell.wrong(Fault::CurrencyNotStated))?;
            row.record.currency = Some(CurrencyCode::from(known));
        } else {
            if let Some(currency) = &currency {
                return Err(cell.reason(Fault::MoneyForForce {
                    text: cell.text.to_owned(),
                    currency: currency.clone(),
                    capability: row.record.capability.clone(),
                    unit: own_unit,
                }));
            }
            if !counted_in.is_empty() && !own_unit.is_empty() && !same_unit(&counted_in, &own_unit) {
                let capability = row.record.capability.clone();
                if !general {
                    let text = told(cell);
                    return Err(cell.reason(Fault::UnitOfOther { text, capability, unit: own_unit }));
                }
                let (unit, quantity) = (counted_in.clone(), row.record.quantity);
                row.note(cell, Remark::QuantityStays { unit, capability, own: own_unit, quantity });
                row.kept.push((cell.head, format!("{} {}", cell.text, unit_text(row, &counted_in))));
                return Ok(added);
            }
        }
        let quantity = reading.value.whole().ok_or_else(|| cell.wrong(Fault::NotWhole))?;
        if quantity == 0 {
            return Err(cell.reason(Fault::Nothing));
        }
        if reading.interpreted {
            let unit =
                row.record.currency.as_ref().filter(|_| own_unit == UNIT_MONEY).map_or(&*own_unit, |c| c.as_str());
            let unit = unit.to_owned();
            row.note(cell, Remark::Quantity { quantity, unit, lower: reading.is_lower_end() });
        }
        row.record.set_quantity(Quantity(quantity));
        if let Some(cell) = row.cell(Field::Increment) {
            let increment: u64 = cell.text.parse().map_err(|_cause| cell.wrong(Fault::NotWhole))?;
            if increment == 0 || increment > quantity {
                return Err(cell.reason(Fault::SmallestPart(Quantity(quantity))));
            }
            row.record.increment = Quantity(increment);
        }
        Ok(added)
    }

    /// What the quantity counts, by the cell's own words and by the columns for them: a unit, a currency.
    fn counted_in(&self, row: &mut Filling, reading: Option<&Reading>) -> Result<(String, Option<String>), Reason> {
        let mut counted_in = String::new();
        let mut currency = None;
        if let (Some(cell), Some(reading)) = (row.cell(Field::Quantity), reading) {
            if !reading.unit.is_empty() {
                counted_in = unit::unit(&reading.unit);
                if !self.capabilities.is_unit(&counted_in) {
                    return Err(
                        cell.reason(Fault::UnitUnknown { text: cell.text.to_owned(), unit: reading.unit.clone() })
                    );
                }
            }
            currency = reading.currency.map(str::to_owned);
        }
        for field in [Field::Unit, Field::Currency] {
            let Some(cell) = row.cell(field) else { continue };
            let lower = cell.text.to_lowercase();
            let code = unit::currency(cell.text)
                .filter(|code| *code == cell.text)
                .or_else(|| unit::sign(&lower).filter(|s| s.1 == lower.len()).map(|s| s.0));
            let of_plan = self.plan.properties.rates.keys().find(|code| code.as_str() == cell.text);
            if let Some(code) = code.map(str::to_owned).or_else(|| of_plan.map(ToString::to_string)) {
                if currency.as_ref().is_some_and(|other| *other != code) {
                    return Err(cell.wrong(Fault::OtherCurrency));
                }
                if unit::currency(cell.text).is_none() && of_plan.is_none() {
                    row.note(cell, Remark::Currency(code.clone()));
                }
                currency = Some(code);
                continue;
            }
            if field == Field::Currency {
                return Err(cell.wrong(Fault::NoCurrency));
            }
            let word = unit::unit(cell.text);
            if word == UNIT_MONEY {
                continue;
            }
            if self.capabilities.is_unit(&word) {
                if !counted_in.is_empty() && counted_in != word {
                    return Err(cell.wrong(Fault::OtherUnit));
                }
                counted_in = word;
            } else {
                row.note(cell, Remark::NoUnit);
                row.keep(cell);
            }
        }
        Ok((counted_in, currency))
    }

    fn unit_of(&self, id: &CapabilityId) -> String {
        let added = || self.capabilities.added.iter().find(|capability| capability.id == *id);
        self.capabilities
            .by_id(id.as_str())
            .or_else(added)
            .map(|capability| capability.unit.clone())
            .unwrap_or_default()
    }

    /// What is listed by name: the domain, capabilities it leans on, nations it will not serve beside, caveats, costs.
    fn lists(&mut self, row: &mut Filling) {
        if let Some(cell) = row.cell(Field::Domain) {
            let domain = self.capabilities.by_id(row.record.capability.as_str()).map(|capability| capability.domain);
            if domain.is_none_or(|domain| words::plain(domain.word()) != words::plain(cell.text)) {
                row.keep(cell);
            }
        }
        if let Some(cell) = row.cell(Field::Requires) {
            let found = listed::names(cell.text, |part| match self.capabilities.find(part) {
                Ok(Named::One(at)) => self.capabilities.get(at).map(|capability| capability.id.clone()),
                _ => None,
            });
            match found {
                Some(ids) => row.record.requires = ids,
                None => row.keep_unread(cell, Remark::NoCapabilities),
            }
        }
        if let Some(cell) = row.cell(Field::Excludes) {
            match listed::names(cell.text, |part| self.nations.find(part).ok().cloned()) {
                Some(ids) => row.record.excludes = ids,
                None => row.keep_unread(cell, Remark::NoNations),
            }
        }
        if let Some(cell) = row.cell(Field::Costs) {
            match listed::costs(cell.text) {
                Some(costs) => listed::put(&mut row.record.costs, costs, |cost| &mut cost.extra),
                None => row.keep_unread(cell, Remark::NoCost),
            }
        }
        let caveats = row.cell(Field::Caveat).and_then(|cell| listed::caveats(self.plan, cell.text));
        if let Some(caveats) = caveats {
            listed::put(&mut row.record.caveats, caveats, |caveat| &mut caveat.extra);
            row.caveats_read = true;
        }
    }

    /// Areas, conditions, dates.
    fn terms(&mut self, row: &mut Filling) -> Result<(), Reason> {
        if let Some(cell) = row.cell(Field::Areas) {
            let known = self.areas.get(cell.text).cloned();
            let found = known.unwrap_or_else(|| area::areas(self.plan, &self.nations, cell.text));
            self.areas.entry(cell.text.to_owned()).or_insert_with(|| found.clone());
            if found.general.is_empty() {
                row.record.areas = found.ids;
            } else {
                row.keep(cell);
                let none = found.general.iter().filter(|(_, none)| *none).map(|(word, _)| word.clone());
                let none: Vec<String> = none.collect();
                let any = found.ids.is_empty() && none.is_empty();
                if !row.new && !row.record.areas.is_empty() {
                    row.note(cell, Remark::AreasStay(row.record.areas.clone()));
                } else if any || !found.ids.is_empty() {
                    row.note(cell, Remark::Areas(found.ids.clone()));
                    row.record.areas = found.ids;
                } else {
                    row.note(cell, Remark::NoArea);
                }
                if !none.is_empty() && !row.record.areas.is_empty() && row.new {
                    row.note(cell, Remark::NotAreas(none));
                }
            }
        }
        if let Some(cell) = row.cell(Field::Conditions) {
            let (ids, others) = area::conditions(self.plan, cell.text);
            if !others.is_empty() {
                row.note(cell, Remark::NotConditions(others));
                row.keep(cell);
            }
            if !ids.is_empty() {
                row.record.conditions = ids;
            }
        }
        plain::read(row, Field::LastConfirmed, self.order)?;
        plain::read(row, Field::ValidUntil, self.order)
    }

    fn status(&self, row: &mut Filling) -> Result<(), Reason> {
        plain::read(row, Field::Illustrative, None)?;
        let Some(cell) = row.cell(Field::Status) else {
            if row.new {
                row.record.status = Status::Indicated;
                row.notes.push(Note::NoStatus);
            }
            return Ok(());
        };
        let word = words::status(cell.text).ok_or_else(|| cell.wrong(Fault::NoStatus))?;
        row.record.illustrative |= word.illustrative;
        let old = row.record.status;
        if row.new {
            row.record.status = word.status;
            if !word.exact {
                row.note(cell, Remark::Status(word.status));
            }
            return Ok(());
        }
        if old == word.status {
            return Ok(());
        }
        let back = word.status.is_back_from(old);
        if !word.exact && (back || word.illustrative) {
            row.note(cell, Remark::StatusStays(old));
            if !word.illustrative {
                row.keep(cell);
            }
            return Ok(());
        }
        let given = row.cell(Field::StatusReason).map(|cell| cell.text.to_owned());
        let reason = given.or_else(|| back.then(|| format!("As {} has it", self.sheet)));
        if back {
            let reason = reason.clone().unwrap_or_default();
            row.note(cell, Remark::StepBack { from: old, reason });
        } else if !word.exact {
            row.note(cell, Remark::Status(word.status));
        }
        row.record.status = word.status;
        row.record.status_history.push(StatusStep {
            status: word.status,
            date: self.plan.properties.as_of,
            by: None,
            reason,
            extra: Extra::default(),
        });
        Ok(())
    }
}

/// The unit as the sheet writes it.
fn unit_text(row: &Filling, counted_in: &str) -> String {
    row.cell(Field::Unit).map_or_else(|| counted_in.to_owned(), |cell| cell.text.to_owned())
}
