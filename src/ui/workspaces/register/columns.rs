//! The columns of the table: every field of a pledge, eight of them shown until somebody chooses others.

use super::rows::unit_of;
use crate::base::{Date, Day, visible};
use crate::model::{Basis, Bearer, CaveatStrength, Contribution, Domain, Marking};
use crate::session::OpenFile;
use crate::ui::{format, frame, present, text};

macro_rules! columns {
    ($($name:ident $key:literal $label:literal $width:literal,)+) => {
        /// A column of the table.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Column {
            #[default]
            $($name,)+
        }

        impl Column {
            /// All columns, in their first order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Its name in saved views.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            /// Its head.
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)+ }
            }

            /// Its width in points before anyone resizes it; the title takes what is left, at least this.
            pub fn width(self) -> f32 {
                match self { $(Self::$name => $width,)+ }
            }
        }
    };
}

columns! {
    Pledge "id" "Pledge" 80.0,
    Title "title" "Title" 164.0,
    Quantity "quantity" "Qty" 72.0,
    Unit "unit" "Unit" 88.0,
    People "personnel" "People" 74.0,
    Where "areas" "Where" 80.0,
    Notice "notice_days" "Notice" 74.0,
    Status "status" "Status" 98.0,
    Nation "nation" "Nation" 110.0,
    Capability "capability" "Capability" 140.0,
    Domain "domain" "Domain" 90.0,
    Part "increment" "Smallest part" 96.0,
    Decision "decision_days" "Decision" 78.0,
    Tour "tour_days" "Tours" 96.0,
    Elements "elements" "Units" 140.0,
    EitherOr "either_or" "Either-or" 90.0,
    Conditions "conditions" "Waits for" 150.0,
    Caveats "caveats" "Caveats" 160.0,
    Requires "requires" "Leans on" 110.0,
    Excludes "excludes" "Not beside" 100.0,
    Command "command" "Command" 84.0,
    Lift "lift" "Lift" 72.0,
    Costs "costs" "Costs" 140.0,
    Likelihood "likelihood" "Likelihood" 84.0,
    Confirmed "last_confirmed" "Last confirmed" 104.0,
    Valid "valid_until" "Valid until" 100.0,
    Figures "illustrative" "Figures" 90.0,
    Source "source" "Source" 180.0,
    Note "note" "Note" 180.0,
    Marking "marking" "Marking" 130.0,
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

    /// True where figures stand at the right.
    pub fn right(self) -> bool {
        matches!(self, Self::Quantity | Self::People | Self::Notice | Self::Part | Self::Decision | Self::Likelihood)
    }

    /// How a cell is edited.
    pub fn edits(self) -> Edits {
        match self {
            Self::Title
            | Self::Quantity
            | Self::People
            | Self::Notice
            | Self::Part
            | Self::Decision
            | Self::Likelihood
            | Self::EitherOr
            | Self::Confirmed
            | Self::Valid
            | Self::Source
            | Self::Note => Edits::Text,
            Self::Status | Self::Nation | Self::Capability | Self::Command | Self::Lift | Self::Figures => {
                Edits::Choice
            }
            Self::Where | Self::Conditions | Self::Requires | Self::Excludes => Edits::Checks,
            Self::Tour | Self::Elements | Self::Caveats | Self::Costs | Self::Marking => Edits::Form,
            Self::Pledge | Self::Unit | Self::Domain => Edits::Never,
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
        let days = |days: Option<Day>| SortsAs::Figure(days.map(|days| i128::from(days.0)));
        let date = |date: Option<Date>| SortsAs::Text(date.map_or_else(String::new, |date| date.to_string()));
        match self {
            Self::Quantity => SortsAs::Figure(Some(pledge.quantity.0.into())),
            Self::Part => SortsAs::Figure(Some(pledge.increment.0.into())),
            Self::People => SortsAs::Figure(pledge.personnel.map(i128::from)),
            Self::Notice => days(pledge.notice_days),
            Self::Decision => days(Some(pledge.decision_days)),
            Self::Tour => days(pledge.tour_days.zip(pledge.tours).map(|(days, tours)| days.times(tours))),
            Self::Status => SortsAs::Figure(Some(pledge.status as i128)),
            Self::Likelihood => SortsAs::Figure(Some((likelihood(file, pledge) * 1e6).round() as i128)),
            Self::Caveats => SortsAs::Figure(Some(pledge.caveats.len() as i128)),
            Self::Confirmed => date(pledge.last_confirmed),
            Self::Valid => date(pledge.valid_until),
            _ => SortsAs::Text(words(file, pledge, self)),
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
    let days = |days: Option<crate::base::Day>| days.map_or_else(String::new, |d| d.to_string());
    let list = |words: &mut dyn Iterator<Item = String>| words.collect::<Vec<_>>().join(", ");
    let text =
        match column {
            Column::Pledge => pledge.id.to_string(),
            Column::Title => pledge.title.clone(),
            Column::Quantity => pledge.quantity.to_string(),
            Column::Unit => match &pledge.currency {
                Some(currency) => currency.to_string(),
                None => unit_of(file, pledge).to_owned(),
            },
            Column::People => pledge.personnel.map_or_else(String::new, |n| n.to_string()),
            Column::Where => super::cells::areas(file, pledge).join(", "),
            Column::Notice => days(pledge.notice_days),
            Column::Status => text::status(pledge.status).to_owned(),
            Column::Nation => present::nation(file, &pledge.nation),
            Column::Capability => present::capability(file, &pledge.capability),
            Column::Domain => {
                text::domain(index.capability(plan, &pledge.capability).map_or(Domain::Unknown, |c| c.domain))
                    .to_owned()
            }
            Column::Part => pledge.increment.to_string(),
            Column::Decision => pledge.decision_days.to_string(),
            Column::Tour => match (pledge.tour_days, pledge.tours) {
                (Some(days), Some(tours)) => format!("{tours} × {days} d"),
                _ => "open-ended".to_owned(),
            },
            Column::Elements => pledge.elements.join(", "),
            Column::EitherOr => pledge.either_or.clone().unwrap_or_default(),
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
            Column::Confirmed => pledge.last_confirmed.map_or_else(String::new, |date| date.to_string()),
            Column::Valid => pledge.valid_until.map_or_else(String::new, |date| date.to_string()),
            Column::Figures => if pledge.illustrative { "illustrative" } else { "reported" }.to_owned(),
            Column::Source => pledge.source.clone().unwrap_or_default(),
            Column::Note => pledge.note.clone().unwrap_or_default(),
            Column::Marking => pledge.marking.as_ref().map(marking).unwrap_or_default(),
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
