//! The columns of the table: every field of a pledge, eight of them shown until somebody chooses others.

use super::rows::unit_of;
use crate::base::visible;
use crate::edit::{ContributionKey, Kind, Value};
use crate::model::{Basis, Bearer, CaveatStrength, Contribution, Domain, Marking};
use crate::session::OpenFile;
use crate::ui::{format, frame, present, text};
use crate::words::fields::contribution_field;

macro_rules! columns {
    ($($name:ident $key:literal $width:literal $place:ident,)+) => {
        /// A column of the table.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Column {
            #[default]
            $($name,)+
        }

        impl Column {
            /// All columns, in their first order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Its name in saved views, which is the field's key in the file where it stands for one.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            /// Its width in points before anyone resizes it; the title takes what is left, at least this.
            pub fn width(self) -> f32 {
                match self { $(Self::$name => $width,)+ }
            }

            /// Where the form has it.
            pub fn place(self) -> Place {
                match self { $(Self::$name => Place::$place,)+ }
            }
        }
    };
}

/// Where the form has a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a part of its own, or not at all.
    Apart,
    /// Among the terms, drawn by the kind of its value.
    Terms,
}

columns! {
    Pledge "id" 80.0 Apart,
    Title "title" 164.0 Apart,
    Quantity "quantity" 72.0 Apart,
    Unit "unit" 88.0 Apart,
    People "personnel" 74.0 Apart,
    Where "areas" 80.0 Apart,
    Notice "notice_days" 74.0 Apart,
    Status "status" 98.0 Apart,
    Nation "nation" 110.0 Apart,
    Capability "capability" 140.0 Apart,
    Domain "domain" 90.0 Apart,
    Part "increment" 96.0 Apart,
    Decision "decision_days" 78.0 Apart,
    Tour "tour_days" 96.0 Apart,
    Elements "elements" 140.0 Apart,
    EitherOr "either_or" 90.0 Apart,
    Conditions "conditions" 150.0 Apart,
    Caveats "caveats" 160.0 Apart,
    Requires "requires" 110.0 Apart,
    Excludes "excludes" 100.0 Apart,
    Command "command" 84.0 Terms,
    Lift "lift" 72.0 Terms,
    Costs "costs" 140.0 Apart,
    Likelihood "likelihood" 84.0 Apart,
    Confirmed "last_confirmed" 104.0 Apart,
    Valid "valid_until" 100.0 Apart,
    Figures "illustrative" 90.0 Apart,
    Source "source" 180.0 Apart,
    Note "note" 180.0 Apart,
    Marking "marking" 130.0 Apart,
}

/// How a cell is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edits {
    /// A value is typed in the cell.
    Text,
    /// One of a list.
    Choice,
    /// Any of a list.
    Checks,
    /// In the form, which opens at the field.
    Form,
    /// It follows from others.
    Never,
}

impl Column {
    /// The columns that are shown until somebody chooses others.
    pub const USUAL: [Self; 8] =
        [Self::Pledge, Self::Title, Self::Quantity, Self::Unit, Self::People, Self::Where, Self::Notice, Self::Status];

    /// The column of a name in a saved view.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|column| column.key() == key)
    }

    /// The field that it stands for; none where it says what follows from others.
    pub fn field(self) -> Option<ContributionKey> {
        ContributionKey::of_key(self.key())
    }

    /// The kind of the field's value, where that is plain.
    pub fn kind(self) -> Option<Kind> {
        self.field().and_then(ContributionKey::kind)
    }

    /// Its head.
    pub fn label(self) -> &'static str {
        match (self, self.field()) {
            (_, Some(field)) => contribution_field(field).head,
            (Self::Unit, None) => "Unit",
            (Self::Domain, None) => "Domain",
            (_, None) => "Pledge",
        }
    }

    /// True where figures stand at the right.
    pub fn right(self) -> bool {
        matches!(self.kind(), Some(Kind::Count | Kind::Days | Kind::Share))
    }

    /// How a cell is edited.
    pub fn edits(self) -> Edits {
        let Some(field) = self.field() else { return Edits::Never };
        match (field, field.kind()) {
            (_, Some(Kind::Text | Kind::Count | Kind::Days | Kind::Date | Kind::Share)) => Edits::Text,
            (ContributionKey::Status | ContributionKey::Nation | ContributionKey::Capability, _)
            | (_, Some(Kind::Flag | Kind::Word)) => Edits::Choice,
            (
                ContributionKey::Area
                | ContributionKey::Condition
                | ContributionKey::Requires
                | ContributionKey::Excludes,
                _,
            ) => Edits::Checks,
            (_, Some(Kind::Lines) | None) => Edits::Form,
        }
    }

    /// True where a cell can be edited.
    pub fn editable(self) -> bool {
        self.edits() != Edits::Never
    }

    /// Its name written out, where the head has room for a shorter one only.
    pub fn name(self) -> &'static str {
        if self == Self::Quantity { "Quantity" } else { self.label() }
    }

    /// True for the columns that are always shown.
    pub fn stays(self) -> bool {
        matches!(self, Self::Pledge | Self::Title)
    }

    /// What a pledge is ordered by in the column, from the smallest up.
    pub fn sorts_as(self, file: &OpenFile, pledge: &Contribution) -> SortsAs {
        match self {
            Self::Tour => {
                let whole = pledge.tour_days.zip(pledge.tours).map(|(days, tours)| days.times(tours));
                SortsAs::Figure(whole.map(|days| i128::from(days.0)))
            }
            Self::Status => SortsAs::Figure(Some(pledge.status as i128)),
            Self::Likelihood => SortsAs::Figure(Some((likelihood(file, pledge) * 1e6).round() as i128)),
            Self::Caveats => SortsAs::Figure(Some(pledge.caveats.len() as i128)),
            _ => match self.field().and_then(|field| field.value(pledge)) {
                Some(Value::Count(count)) => SortsAs::Figure(count.map(i128::from)),
                Some(Value::Days(days)) => SortsAs::Figure(days.map(|days| i128::from(days.0))),
                _ => SortsAs::Text(words(file, pledge, self)),
            },
        }
    }
}

/// What a pledge is ordered by: a figure, the unknown ones first, or text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortsAs {
    /// A figure; `None` where it is not known.
    Figure(Option<i128>),
    /// Text.
    Text(String),
}

fn likelihood(file: &OpenFile, pledge: &Contribution) -> f64 {
    let own = pledge.likelihood.unwrap_or_else(|| file.plan().properties.likelihood(pledge.status));
    own.exact().to_f64()
}

/// What a column says of a pledge, as text: in cells without a drawing of their own.
pub fn words(file: &OpenFile, pledge: &Contribution, column: Column) -> String {
    let (plan, index) = (file.plan(), file.index());
    let list = |words: &mut dyn Iterator<Item = String>| words.collect::<Vec<_>>().join(", ");
    let text =
        match column {
            Column::Pledge => pledge.id.to_string(),
            Column::Unit => match &pledge.currency {
                Some(currency) => currency.to_string(),
                None => unit_of(file, pledge).to_owned(),
            },
            Column::Where => super::cells::areas(file, pledge).join(", "),
            Column::Status => text::status(pledge.status).to_owned(),
            Column::Nation => present::nation(file, &pledge.nation),
            Column::Capability => present::capability(file, &pledge.capability),
            Column::Domain => {
                text::domain(index.capability(plan, &pledge.capability).map_or(Domain::Unknown, |c| c.domain))
                    .to_owned()
            }
            Column::Tour => match (pledge.tour_days, pledge.tours) {
                (Some(days), Some(tours)) => format!("{tours} × {days} d"),
                _ => "open-ended".to_owned(),
            },
            Column::Conditions => list(&mut pledge.conditions.iter().map(|id| {
                index.condition(plan, id).map_or_else(|| id.to_string(), |condition| condition.name.clone())
            })),
            Column::Caveats => list(&mut pledge.caveats.iter().map(|caveat| {
                let mark = if caveat.strength == CaveatStrength::Prohibition { "rules out: " } else { "" };
                format!("{mark}{}", caveat.text)
            })),
            Column::Requires => list(&mut pledge.requires.iter().map(|id| present::capability(file, id))),
            Column::Excludes => list(&mut pledge.excludes.iter().map(|id| present::nation(file, id))),
            Column::Command => pledge.command.map_or_else(String::new, |command| text::command(command).to_owned()),
            Column::Lift => pledge.lift.map_or_else(String::new, |lift| text::lift(lift).to_owned()),
            Column::Costs => list(&mut pledge.costs.iter().map(|cost| {
                let basis = if cost.basis == Basis::PerMonth { " a month" } else { "" };
                let common = if cost.borne_by == Bearer::Common { ", common" } else { "" };
                format!("{} {}{basis}{common}", cost.currency, cost.amount)
            })),
            Column::Likelihood => format::percent(likelihood(file, pledge)),
            Column::Figures => if pledge.illustrative { "illustrative" } else { "reported" }.to_owned(),
            Column::Marking => pledge.marking.as_ref().map(marking).unwrap_or_default(),
            _ => match column.field().and_then(|field| field.value(pledge)) {
                Some(Value::Lines(lines)) => lines.join(", "),
                Some(Value::Word(word)) => word.replace('_', " "),
                value => value.map(|value| value.to_string()).unwrap_or_default(),
            },
        };
    visible(&text)
}

/// A marking in one line: "UK OFFICIAL, releasable to FRA, FVEY; by hand only".
fn marking(marking: &Marking) -> String {
    let mut words = frame::marking_words(marking);
    if !marking.releasable_to.is_empty() {
        words = format!("{words}, releasable to {}", marking.releasable_to.join(", "));
    }
    std::iter::once(words).chain(marking.handling.iter().cloned()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::Column;

    #[test]
    fn every_column_is_found_by_its_key() {
        for column in Column::ALL {
            assert_eq!(Column::from_key(column.key()), Some(*column));
        }
        assert!(Column::USUAL.iter().zip(Column::ALL).all(|(usual, first)| usual == first));
    }
}
