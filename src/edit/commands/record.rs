//! The plan's simple lists: a record is added, edited field by field, put in order, taken out. What holds for one list
//! alone stands in its own file.

use std::fmt::{Debug, Display};

use super::ids::required;
use crate::base::{Day, normalise};
use crate::edit::bad_value::{Axis, BadValue, Choice};
use crate::edit::change::Listed;
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::{Refusal, Used};
use crate::edit::uses::Use;
use crate::model::{Plan, Record};

/// A record that is edited field by field.
pub trait Editable: Record + Default + Debug {
    /// Its id.
    type Id: Clone + Debug + PartialEq + Display + AsRef<str> + From<String>;
    /// One of its fields with a value.
    type Field: Clone + Debug + PartialEq;
    /// What kind of record it is.
    const WHAT: RecordKind;

    /// Its name.
    fn name(&self) -> &str;

    /// Every field with the value that it has.
    fn fields(&self) -> Vec<Self::Field>;

    /// Gives a field its value, unchecked.
    fn put(&mut self, field: Self::Field);

    /// The key of a field in the file.
    fn key(field: &Self::Field) -> &'static str;

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

pub(in crate::edit) fn carry_out<T: TakenOut>(draft: &mut Draft, command: &RecordCommand<T>) -> Result<Label, Refusal> {
    match command {
        RecordCommand::Add(record) => add::<T>(draft, record),
        RecordCommand::Edit { id, field } => edit::<T>(draft, id, field),
        RecordCommand::Reorder { id, to } => {
            let (at, record) = draft.find::<T>(id.as_ref())?;
            let place = draft.move_to::<T>(at, *to);
            Ok(Label::Reorder { what: T::WHAT, name: record.name().to_owned(), place: place + 1 })
        }
        RecordCommand::Remove { id, take_out } => remove::<T>(draft, id.as_ref(), *take_out),
    }
}

/// A new record with each of its fields as it is kept.
pub(super) fn checked<T: Editable>(plan: &Plan, record: &T) -> Result<T, Refusal> {
    let mut new = record.clone();
    for field in record.fields() {
        new.put(new.checked(plan, field)?);
    }
    Ok(new)
}

fn add<T: TakenOut>(draft: &mut Draft, record: &T) -> Result<Label, Refusal> {
    let mut new = checked(draft.plan(), record)?;
    let id = new.id_of_new(draft.plan())?;
    if T::list(draft.plan()).find(&id).is_some() {
        return Err(Refusal::Taken { what: T::WHAT, id });
    }
    new.set_id(id);
    let label = Label::Add { what: T::WHAT, name: new.name().to_owned() };
    draft.append(new);
    Ok(label)
}

fn edit<T: TakenOut>(draft: &mut Draft, id: &T::Id, field: &T::Field) -> Result<Label, Refusal> {
    let (at, mut record) = draft.find::<T>(id.as_ref())?;
    let field = record.checked(draft.plan(), field.clone())?;
    let label = Label::Set { what: T::WHAT, key: T::key(&field), name: record.name().to_owned() };
    record.extra_mut().forget(T::key(&field));
    record.put(field);
    draft.replace(at, record);
    Ok(label)
}

fn remove<T: TakenOut>(draft: &mut Draft, id: &str, take_out: bool) -> Result<Label, Refusal> {
    let (_, record) = draft.find::<T>(id)?;
    let used = T::uses(draft.plan(), id);
    if used.is_empty() {
        // Of two records with one id, which a file may hold, the first goes.
        draft.remove::<T>(draft.find::<T>(id)?.0);
        return Ok(Label::Delete { what: T::WHAT, name: record.name().to_owned() });
    }
    if !take_out {
        return Err(Refusal::Used { what: Used::Record(record.name().to_owned()), places: used });
    }
    T::take_out(draft, id)?;
    draft.remove::<T>(draft.find::<T>(id)?.0);
    Ok(Label::DeleteEverywhere { what: T::WHAT, name: record.name().to_owned() })
}

/// Declares the fields of a record, one variant each.
macro_rules! fields {
    (
        $(#[$doc:meta])*
        $name:ident of $record:ty {
            $($(#[$variant_doc:meta])* $variant:ident($field:ident: $type:ty),)+
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
        }
    };
}
pub(super) use fields;

/// The parts of [`Editable`] that are the same wherever `fields!` declares the fields; last the field that holds the name,
/// where that is another than `name`.
macro_rules! editable {
    ($record:ty, $id:ty, $field:ty, $what:expr) => {
        editable!($record, $id, $field, $what, name);
    };
    ($record:ty, $id:ty, $field:ty, $what:expr, $name:ident) => {
        type Id = $id;
        type Field = $field;
        const WHAT: RecordKind = $what;

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
pub(super) fn name(what: RecordKind, name: &str) -> Result<String, Refusal> {
    required(name, BadValue::NoName(what))
}

/// Text as it is kept: trimmed, none where nothing is left.
pub(super) fn text(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(normalise)
}

/// A number of days, 0 to 36,500.
pub(super) fn days(days: Day) -> Result<Day, Refusal> {
    if (0..=36_500).contains(&days.0) { Ok(days) } else { Err(BadValue::Days.into()) }
}

/// Degrees within their range.
pub(super) fn degrees(value: f64, axis: Axis) -> Result<f64, Refusal> {
    if (-axis.most()..=axis.most()).contains(&value) { Ok(value) } else { Err(BadValue::Degrees(axis).into()) }
}

/// Refuses a word that nobody chose.
pub(super) fn chosen(word: &str, what: Choice) -> Result<(), Refusal> {
    if word.is_empty() { Err(BadValue::NotChosen(what).into()) } else { Ok(()) }
}
