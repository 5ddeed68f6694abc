//! What the fields of a pledge are called, in which unit they are, and what an empty one means: a row each.

use crate::edit::{ContributionKey, Kind};

/// The words for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldWords {
    /// The head of its column.
    pub head: &'static str,
    /// Its name where there is room for it: over the field in a form.
    pub name: &'static str,
    /// The unit that follows the name, such as days.
    pub unit: Option<&'static str>,
    /// Its name in the middle of a sentence, such as the name of a step.
    pub within: &'static str,
    /// The same as what is to be entered: "the quantity".
    pub wanted: &'static str,
    /// Its place among the fields that are set for many pledges, and its name there.
    pub of_many: Option<(u8, &'static str)>,
    /// Muted words in its empty cell.
    pub hint: &'static str,
    /// What it means where nothing is stated.
    pub none: &'static str,
}

impl FieldWords {
    const fn new(head: &'static str, within: &'static str) -> Self {
        Self { head, name: head, unit: None, within, wanted: within, of_many: None, hint: "", none: "None" }
    }

    const fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    const fn in_unit(mut self, unit: &'static str) -> Self {
        self.unit = Some(unit);
        self
    }

    const fn wanted(mut self, wanted: &'static str) -> Self {
        self.wanted = wanted;
        self
    }

    const fn of_many(mut self, place: u8, words: &'static str) -> Self {
        self.of_many = Some((place, words));
        self
    }

    const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    const fn none(mut self, none: &'static str) -> Self {
        self.none = none;
        self
    }

    /// The name with the unit: "Notice, days".
    pub fn with_unit(&self) -> String {
        self.unit.map_or_else(|| self.name.to_owned(), |unit| format!("{}, {unit}", self.name))
    }

    /// Its place and its name where it is set for many pledges, with the unit.
    pub fn many_with_unit(&self) -> Option<(u8, String)> {
        let (place, words) = self.of_many?;
        Some((place, self.unit.map_or_else(|| words.to_owned(), |unit| format!("{words}, {unit}"))))
    }
}

/// The words for a field of a pledge.
pub const fn contribution_field(key: ContributionKey) -> FieldWords {
    const fn words(head: &'static str, within: &'static str) -> FieldWords {
        FieldWords::new(head, within)
    }
    match key {
        ContributionKey::Title => words("Title", "title").wanted("the title"),
        ContributionKey::Quantity => words("Qty", "quantity").named("Quantity").wanted("the quantity"),
        ContributionKey::Increment => {
            words("Smallest part", "smallest part").wanted("the smallest part").of_many(15, "Smallest part")
        }
        ContributionKey::Personnel => words("People", "people").hint("not known").none("Not known"),
        ContributionKey::Elements => words("Units", "units"),
        ContributionKey::DecisionDays => {
            words("Decision", "decision days").in_unit("days").wanted("the decision").of_many(2, "Decision")
        }
        ContributionKey::NoticeDays => words("Notice", "notice")
            .in_unit("days")
            .wanted("the notice")
            .of_many(1, "Notice")
            .hint("not known")
            .none("Not known"),
        ContributionKey::Likelihood => {
            words("Likelihood", "likelihood").of_many(5, "Likelihood").none("As the status says")
        }
        ContributionKey::EitherOr => {
            words("Either-or", "either-or group").named("Either-or group").of_many(14, "Either-or group").hint("none")
        }
        ContributionKey::Command => {
            words("Command", "command authority").named("Command authority").of_many(10, "Command authority")
        }
        ContributionKey::Lift => words("Lift", "lift").of_many(11, "Lift"),
        ContributionKey::LastConfirmed => {
            words("Last confirmed", "last confirmation").of_many(7, "Last confirmed").none("Not known")
        }
        ContributionKey::ValidUntil => words("Valid until", "last day").of_many(8, "Valid until").none("Not known"),
        ContributionKey::Source => words("Source", "source").of_many(18, "Source"),
        ContributionKey::Note => words("Note", "note").of_many(19, "Note"),
        ContributionKey::Illustrative => {
            words("Figures", "illustrative mark").of_many(9, "Where the figures come from")
        }
        ContributionKey::Nation => words("Nation", "nation").of_many(16, "Nation"),
        ContributionKey::Capability => words("Capability", "capability").of_many(17, "Capability"),
        ContributionKey::Currency => words("Currency", "currency"),
        ContributionKey::Tours => words("Tours", "tours").of_many(6, "Tours").none("Open-ended"),
        ContributionKey::Status => words("Status", "status"),
        ContributionKey::Area => words("Where", "areas").of_many(3, "Where they may go"),
        ContributionKey::Condition => words("Waits for", "conditions").of_many(4, "Conditions they wait for"),
        ContributionKey::Caveats => words("Caveats", "caveats"),
        ContributionKey::Requires => words("Leans on", "enablers").of_many(12, "Capabilities they lean on"),
        ContributionKey::Excludes => {
            words("Not beside", "excluded partners").of_many(13, "Nations they will not serve beside")
        }
        ContributionKey::Costs => words("Costs", "costs"),
        ContributionKey::Marking => {
            words("Marking", "marking").of_many(20, "Marking").none("None of their own: as the plan’s")
        }
    }
}

/// What to type where a text was no value of a field: "Enter the notice in whole days, such as 30."
pub fn not_read(key: ContributionKey) -> String {
    let wanted = contribution_field(key).wanted;
    match key.kind() {
        Some(Kind::Count) => format!("Enter {wanted} as a whole number, such as 12."),
        Some(Kind::Days) => format!("Enter {wanted} in whole days, such as 30."),
        Some(Kind::Date) => "Enter a date as 2025-12-31.".to_owned(),
        Some(Kind::Share) => format!("Enter a {wanted} from 0 to 1, such as 0.85."),
        Some(Kind::Text | Kind::Lines | Kind::Flag | Kind::Word) | None => format!("Enter {wanted}."),
    }
}

/// An example of a value of a kind, as muted words in an empty field.
pub const fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Days => "30",
        Kind::Date => "2025-12-31",
        Kind::Share => "0.85",
        Kind::Text | Kind::Lines | Kind::Count | Kind::Flag | Kind::Word => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{contribution_field, not_read};
    use crate::edit::ContributionKey;

    #[test]
    fn no_two_fields_have_one_head() {
        let mut heads: Vec<&str> = ContributionKey::ALL.iter().map(|key| contribution_field(*key).head).collect();
        heads.sort_unstable();
        heads.dedup();
        assert_eq!(heads.len(), ContributionKey::ALL.len());
    }

    #[test]
    fn what_to_type_is_said_by_the_kind_of_value() {
        assert_eq!(not_read(ContributionKey::NoticeDays), "Enter the notice in whole days, such as 30.");
        assert_eq!(not_read(ContributionKey::Personnel), "Enter people as a whole number, such as 12.");
        assert_eq!(not_read(ContributionKey::Likelihood), "Enter a likelihood from 0 to 1, such as 0.85.");
    }
}
