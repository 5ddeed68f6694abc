//! The lists of a pledge: its caveats and its costs, to edit.

use egui::{ComboBox, Id, Response, RichText, Ui};

use super::columns::Column;
use super::form::{caption, named, part, set};
use super::typing::{self, Entry};
use crate::base::{CurrencyCode, Day, Decimal};
use crate::edit::ContributionField;
use crate::model::{Basis, Bearer, Caveat, CaveatKind, CaveatStrength, Contribution, Cost, Disclosure};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::kit::button::Button;
use crate::ui::look::fonts;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;

/// The words of an enumeration as they are read: "per month".
fn said(word: &str) -> String {
    if word.is_empty() { "unknown".to_owned() } else { word.replace('_', " ") }
}

/// How a caveat is headed: "Limitation, inferred".
pub fn heading(caveat: &Caveat) -> String {
    let strength = super::facets::capital(&said(caveat.strength.word()));
    match caveat.disclosure {
        Disclosure::Written => strength,
        other => format!("{strength}, {}", said(other.word())),
    }
}

/// A choice among words; returns the one that was pressed.
pub fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    key: (&str, usize),
    name: &str,
    all: &[T],
    now: T,
    word: impl Fn(T) -> String,
) -> Option<T> {
    let mut chosen = None;
    let shown = word(now);
    let width = ui.available_width();
    let combo = ComboBox::from_id_salt(key).selected_text(&shown).width(width).truncate();
    let response = combo.show_ui(ui, |ui| {
        for option in all {
            if ui.selectable_label(*option == now, word(*option)).clicked() {
                chosen = Some(*option);
                ui.close();
            }
        }
    });
    named(&response.response, name, &shown);
    chosen
}

/// A choice among the currencies that the plan has rates of.
pub fn choose_currency(ui: &mut Ui, file: &OpenFile, key: (&str, usize), now: &CurrencyCode) -> Option<CurrencyCode> {
    let properties = &file.plan().properties;
    let mut all: Vec<CurrencyCode> = vec![properties.currency.clone()];
    all.extend(properties.rates.keys().filter(|code| **code != properties.currency).cloned());
    let positions: Vec<usize> = (0..all.len()).collect();
    let at = all.iter().position(|code| code == now).unwrap_or(usize::MAX);
    let word = |n: usize| all.get(n).unwrap_or(now).to_string();
    choose(ui, key, "Currency", &positions, at, word).and_then(|n| all.get(n).cloned())
}

struct Typed<'a> {
    name: &'a str,
    key: (&'a str, usize),
    current: &'a str,
    hint: &'a str,
    figure: bool,
    read: &'a dyn Fn(&str) -> Result<ContributionField, String>,
}

fn entry<'a>(ui: &Ui, pledge: &'a Contribution, typed: &Typed<'a>) -> Entry<'a> {
    Entry {
        pledge: &pledge.id,
        name: typed.name,
        current: typed.current,
        width: ui.available_width(),
        figure: typed.figure,
        hint: typed.hint,
        id: Id::unique(("register form", pledge.id.as_str(), typed.key)),
        read: typed.read,
    }
}

fn field(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution, typed: &Typed<'_>) -> Response {
    let entry = entry(ui, pledge, typed);
    typing::field(ui, file, &mut cx.view.register.typing, &entry)
}

/// Says that a list holds nothing.
pub fn nothing(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(fonts::regular(12.0)).color(Theme::of(ui).text2));
}

/// Draws the caveats.
pub fn caveats(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    if pledge.caveats.is_empty() {
        nothing(ui, "No caveat is known. That is not the same as none.");
    }
    let with = |at: usize, change: &dyn Fn(&mut Caveat)| {
        let mut caveats = pledge.caveats.clone();
        if let Some(caveat) = caveats.get_mut(at) {
            change(caveat);
        }
        ContributionField::Caveats(caveats)
    };
    for (at, caveat) in pledge.caveats.iter().enumerate() {
        part(ui, &format!("Caveat {}", at + 1));
        ui.columns(2, |columns| {
            caption(&mut columns[0], "Strength");
            let strength =
                choose(&mut columns[0], ("strength", at), "Strength", CaveatStrength::ALL, caveat.strength, |s| {
                    said(s.word())
                });
            caption(&mut columns[1], "About");
            let kind = choose(&mut columns[1], ("kind", at), "About", CaveatKind::ALL, caveat.kind, |k| match k {
                CaveatKind::Roe => "rules of engagement".to_owned(),
                other => said(other.word()),
            });
            caption(&mut columns[0], "Known");
            let known =
                choose(&mut columns[0], ("known", at), "Known", Disclosure::ALL, caveat.disclosure, |d| said(d.word()));
            caption(&mut columns[1], "Leave takes, days");
            let days = caveat.approval_days.map(|d| d.to_string()).unwrap_or_default();
            let read = |text: &str| {
                let days = leave(text)?;
                Ok(with(at, &|c| c.approval_days = days))
            };
            let typed = Typed {
                name: "Leave takes, days",
                key: ("leave", at),
                current: &days,
                hint: "?",
                figure: true,
                read: &read,
            };
            field(&mut columns[1], cx, file, pledge, &typed);
            let edits = [
                strength.map(|s| with(at, &|c| c.strength = s)),
                kind.map(|k| with(at, &|c| c.kind = k)),
                known.map(|d| with(at, &|c| c.disclosure = d)),
            ];
            cx.intents.extend(edits.into_iter().flatten().map(|field| set(pledge, field)));
        });
        caption(ui, "What it says");
        let read = |text: &str| Ok(with(at, &|c| text.trim().clone_into(&mut c.text)));
        let name = format!("Text of caveat {}", at + 1);
        let typed =
            Typed { name: &name, key: ("caveat", at), current: &caveat.text, hint: "", figure: false, read: &read };
        let entry = entry(ui, pledge, &typed);
        let text = typing::paragraph(ui, file, &mut cx.view.register.typing, &entry);
        cx.view.register.form.focus(Column::Caveats, &text);
        caption(ui, "Areas; none checked is all");
        for area in &file.plan().areas {
            let mut on = caveat.areas.contains(&area.id);
            let words = crate::base::visible(&area.name);
            if crate::ui::kit::switch::checkbox(ui, &mut on, &words, "").changed() {
                let field = with(at, &|c| {
                    c.areas.retain(|id| *id != area.id);
                    if on {
                        c.areas.push(area.id.clone());
                    }
                });
                cx.intents.push(set(pledge, field));
            }
        }
        if (Button { small: true, ..Button::quiet("Remove the caveat") }).show(ui).clicked() {
            let mut caveats = pledge.caveats.clone();
            caveats.remove(at);
            cx.intents.push(set(pledge, ContributionField::Caveats(caveats)));
        }
    }
    ui.add_space(10.0);
    let add = Button::new("Add a caveat").with_icon(Icon::Plus).show(ui);
    cx.view.register.form.focus(Column::Caveats, &add);
    if add.clicked() {
        let mut caveats = pledge.caveats.clone();
        let (kind, strength) = (CaveatKind::Other, CaveatStrength::Limitation);
        caveats.push(Caveat { kind, strength, text: "Limitation to be described".to_owned(), ..Caveat::default() });
        cx.intents.push(set(pledge, ContributionField::Caveats(caveats)));
    }
}

fn leave(text: &str) -> Result<Option<Day>, String> {
    let text = text.trim();
    if text.is_empty() || text == "?" {
        return Ok(None);
    }
    text.parse()
        .ok()
        .filter(|n| (0..=3650).contains(n))
        .map(|n| Some(Day(n)))
        .ok_or_else(|| "Enter whole days, such as 30.".to_owned())
}

/// Draws the costs.
pub fn costs(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    let properties = &file.plan().properties;
    if pledge.costs.is_empty() {
        nothing(ui, "No cost is known.");
    }
    let with = |at: usize, change: &dyn Fn(&mut Cost)| {
        let mut costs = pledge.costs.clone();
        if let Some(cost) = costs.get_mut(at) {
            change(cost);
        }
        ContributionField::Costs(costs)
    };
    for (at, cost) in pledge.costs.iter().enumerate() {
        part(ui, &format!("Cost {}", at + 1));
        ui.columns(2, |columns| {
            caption(&mut columns[0], "Amount, for the whole pledge");
            let amount = cost.amount.to_string();
            let read = |text: &str| {
                let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
                let wrong = |_| "Enter an amount, such as 14200000.".to_owned();
                let amount = plain.parse::<Decimal>().map_err(wrong)?;
                if amount.is_negative() {
                    return Err("A cost is 0 or more.".to_owned());
                }
                Ok(with(at, &|c| c.amount = amount))
            };
            let name = format!("Amount of cost {}", at + 1);
            let typed =
                Typed { name: &name, key: ("amount", at), current: &amount, hint: "0", figure: true, read: &read };
            let amount = field(&mut columns[0], cx, file, pledge, &typed);
            cx.view.register.form.focus(Column::Costs, &amount);
            caption(&mut columns[1], "Currency");
            let currency = choose_currency(&mut columns[1], file, ("currency", at), &cost.currency);
            caption(&mut columns[0], "Falls due");
            let basis = choose(&mut columns[0], ("basis", at), "Falls due", Basis::ALL, cost.basis, |b| said(b.word()));
            caption(&mut columns[1], "Borne by");
            let bearer =
                choose(&mut columns[1], ("bearer", at), "Borne by", Bearer::ALL, cost.borne_by, |b| said(b.word()));
            let edits = [
                currency.map(|code| with(at, &|c| c.currency = code.clone())),
                basis.map(|b| with(at, &|c| c.basis = b)),
                bearer.map(|b| with(at, &|c| c.borne_by = b)),
            ];
            cx.intents.extend(edits.into_iter().flatten().map(|field| set(pledge, field)));
        });
        if (Button { small: true, ..Button::quiet("Remove the cost") }).show(ui).clicked() {
            let mut costs = pledge.costs.clone();
            costs.remove(at);
            cx.intents.push(set(pledge, ContributionField::Costs(costs)));
        }
    }
    ui.add_space(10.0);
    let add = Button::new("Add a cost").with_icon(Icon::Plus).show(ui);
    cx.view.register.form.focus(Column::Costs, &add);
    if add.clicked() {
        let mut costs = pledge.costs.clone();
        let currency = properties.currency.clone();
        let (basis, borne_by) = (Basis::PerMonth, Bearer::Nation);
        costs.push(Cost { amount: Decimal::ZERO, currency, basis, borne_by, ..Cost::default() });
        cx.intents.push(set(pledge, ContributionField::Costs(costs)));
    }
}
