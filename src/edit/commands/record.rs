//! The plan's simple lists: a record is added, edited field by field, put in order, taken out. What holds for one list
//! alone stands in its own file.

use std::fmt::{Debug, Display};

use super::ids::required;
use crate::base::{Day, normalise};
use crate::edit::change::Listed;
use crate::edit::draft::Draft;
use crate::edit::refusal::Refusal;
use crate::edit::uses::{self, Use};
use crate::model::{Plan, Record};

/// A record that is edited field by field.
pub trait Editable: Record + Default + Debug {
    /// Its id.
    type Id: Clone + Debug + PartialEq + Display + AsRef<str> + From<String>;
    /// One of its fields with a value.
    type Field: Clone + Debug + PartialEq;
    /// What it is: "nation".
    const WHAT: &'static str;

    /// Its name.
    fn name(&self) -> &str;

    /// Every field with the value that it has.
    fn fields(&self) -> Vec<Self::Field>;

    /// Gives a field its value, unchecked.
    fn put(&mut self, field: Self::Field);

    /// The key of a field in the file.
    fn key(field: &Self::Field) -> &'static str;

    /// A field in words: "active personnel".
    fn words(field: &Self::Field) -> &'static str;

    /// The id under which a new record is added: its own once it is looked at, or one that is made.
    ///
    /// # Errors
    /// An id that records of this kind cannot have.
    fn id_of_new(&self, plan: &Plan) -> Result<String, Refusal>;

    /// Gives the record its id.
    fn set_id(&mut self, id: String);

    /// A value of a field as it is kept.
    ///
    /// # Errors
    /// A value that the field cannot have in this plan.
    fn checked(&self, plan: &Plan, field: Self::Field) -> Result<Self::Field, Refusal>;

    /// Where the record of this id is used.
    fn uses(plan: &Plan, id: &str) -> Vec<Use>;

    /// The fields in which a record differs from another, each with this one's value.
    fn fields_beside(&self, before: &Self) -> Vec<Self::Field> {
        let pairs = self.fields().into_iter().zip(before.fields());
        pairs.filter(|(after, before)| after != before).map(|(after, _)| after).collect()
    }
}

/// A record that can be taken out of all that names it.
pub(in crate::edit) trait TakenOut: Editable + Listed {
    /// Takes the name of the record out of all that holds it, and out what cannot be without it.
    fn take_out(draft: &mut Draft, id: &str) -> Result<(), Refusal>;
}

/// What is done with a record of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum RecordCommand<T: Editable> {
    /// Adds it; one without an id gets one made from its name, where records of its kind have such ids.
    Add(Box<T>),
    /// Sets a field.
    Edit {
        /// The record.
        id: T::Id,
        /// The field and its value.
        field: T::Field,
    },
    /// Moves it to another place in the list.
    Reorder {
        /// The record.
        id: T::Id,
        /// Its new position.
        to: usize,
    },
    /// Takes it out of the plan.
    Remove {
        /// The record.
        id: T::Id,
        /// True to take it out of all that names it too, and with it what cannot be without it. Else it is refused while
        /// it is used.
        take_out: bool,
    },
}

pub(in crate::edit) fn carry_out<T: TakenOut>(
    draft: &mut Draft,
    command: &RecordCommand<T>,
) -> Result<String, Refusal> {
    match command {
        RecordCommand::Add(record) => add::<T>(draft, record),
        RecordCommand::Edit { id, field } => edit::<T>(draft, id, field),
        RecordCommand::Reorder { id, to } => {
            let (at, record) = draft.find::<T>(T::WHAT, id.as_ref())?;
            let place = draft.move_to::<T>(at, *to);
            Ok(format!("Move the {} \"{}\" to place {}", T::WHAT, record.name(), place + 1))
        }
        RecordCommand::Remove { id, take_out } => remove::<T>(draft, id.as_ref(), *take_out),
    }
}

fn add<T: TakenOut>(draft: &mut Draft, record: &T) -> Result<String, Refusal> {
    let mut new = record.clone();
    for field in record.fields() {
        new.put(new.checked(draft.plan(), field)?);
    }
    let id = new.id_of_new(draft.plan())?;
    if T::list(draft.plan()).find(&id).is_some() {
        return Err(Refusal::Taken { what: T::WHAT, id });
    }
    new.set_id(id);
    let label = format!("Add the {} \"{}\"", T::WHAT, new.name());
    draft.append(new);
    Ok(label)
}

fn edit<T: TakenOut>(draft: &mut Draft, id: &T::Id, field: &T::Field) -> Result<String, Refusal> {
    let (at, mut record) = draft.find::<T>(T::WHAT, id.as_ref())?;
    let field = record.checked(draft.plan(), field.clone())?;
    let label = format!("Set the {} of {}", T::words(&field), record.name());
    record.extra_mut().forget(T::key(&field));
    record.put(field);
    draft.replace(at, record);
    Ok(label)
}

fn remove<T: TakenOut>(draft: &mut Draft, id: &str, take_out: bool) -> Result<String, Refusal> {
    let (_, record) = draft.find::<T>(T::WHAT, id)?;
    let used = T::uses(draft.plan(), id);
    if used.is_empty() {
        // Of two records with one id, which a file may hold, the first goes.
        draft.remove::<T>(draft.find::<T>(T::WHAT, id)?.0);
        return Ok(format!("Delete the {} \"{}\"", T::WHAT, record.name()));
    }
    if !take_out {
        return Err(Refusal::Used { what: record.name().to_owned(), places: uses::in_words(&used) });
    }
    T::take_out(draft, id)?;
    draft.remove::<T>(draft.find::<T>(T::WHAT, id)?.0);
    Ok(format!("Delete the {} \"{}\" and take it out of all that used it", T::WHAT, record.name()))
}

/// Declares the fields of a record, one variant each.
macro_rules! fields {
    (
        $(#[$doc:meta])*
        $name:ident of $record:ty {
            $($(#[$variant_doc:meta])* $variant:ident($field:ident: $type:ty) = $words:literal,)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant($type),)+
        }

        impl $name {
            fn all(record: &$record) -> Vec<Self> {
                vec![$(Self::$variant(Clone::clone(&record.$field))),+]
            }

            fn put(self, record: &mut $record) {
                match self {
                    $(Self::$variant(value) => record.$field = value,)+
                }
            }

            fn key(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => stringify!($field),)+
                }
            }

            fn words(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $words,)+
                }
            }
        }
    };
}
pub(super) use fields;

/// The parts of [`Editable`] that are the same wherever `fields!` declares the fields; last the field that holds the name,
/// where that is another than `name`.
macro_rules! editable {
    ($record:ty, $id:ty, $field:ty, $what:literal) => {
        editable!($record, $id, $field, $what, name);
    };
    ($record:ty, $id:ty, $field:ty, $what:literal, $name:ident) => {
        type Id = $id;
        type Field = $field;
        const WHAT: &'static str = $what;

        fn name(&self) -> &str {
            if self.$name.is_empty() { self.id.as_str() } else { &self.$name }
        }

        fn fields(&self) -> Vec<$field> {
            <$field>::all(self)
        }

        fn put(&mut self, field: $field) {
            field.put(self);
        }

        fn key(field: &$field) -> &'static str {
            field.key()
        }

        fn words(field: &$field) -> &'static str {
            field.words()
        }

        fn set_id(&mut self, id: String) {
            self.id = id.into();
        }
    };
}
pub(super) use editable;

/// Changes every record of a list alike.
pub(super) fn each<T: Listed>(draft: &mut Draft, change: impl Fn(&mut T)) {
    for at in 0..T::list(draft.plan()).len() {
        let mut record = T::clone(&T::list(draft.plan())[at]);
        change(&mut record);
        draft.replace(at, record);
    }
}

/// Takes out every record of a list that is so.
pub(super) fn drop_each<T: Listed>(draft: &mut Draft, out: impl Fn(&T) -> bool) {
    for at in (0..T::list(draft.plan()).len()).rev() {
        if out(&T::list(draft.plan())[at]) {
            draft.remove::<T>(at);
        }
    }
}

/// A name as it is kept.
pub(super) fn name(what: &str, name: &str) -> Result<String, Refusal> {
    required(name, &format!("{what} needs a name"))
}

/// Text as it is kept: trimmed, none where nothing is left.
pub(super) fn text(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(normalise)
}

/// A number of days, 0 to 36,500.
pub(super) fn days(days: Day) -> Result<Day, Refusal> {
    if (0..=36_500).contains(&days.0) { Ok(days) } else { Err(Refusal::BadValue("Enter 0 to 36,500 days".to_owned())) }
}

/// Degrees within their range.
pub(super) fn degrees(value: f64, most: f64, what: &str) -> Result<f64, Refusal> {
    if (-most..=most).contains(&value) {
        Ok(value)
    } else {
        Err(Refusal::BadValue(format!("A {what} is −{most} to {most} degrees")))
    }
}

/// Refuses a word that nobody chose.
pub(super) fn chosen(word: &str, what: &str) -> Result<(), Refusal> {
    if word.is_empty() { Err(Refusal::BadValue(format!("Choose {what}"))) } else { Ok(()) }
}
