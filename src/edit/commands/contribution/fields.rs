//! The fields of a contribution, a row each: the field's name in code, the key in the file, and the type. Whatever lists,
//! reads, writes, edits or shows fields goes through this table.

use crate::base::{AreaId, CapabilityId, ConditionId, CurrencyCode, Date, Day, Decimal, NationId, Quantity};
use crate::edit::value::{Kind, Plain, Value};
use crate::model::{self, Caveat, Contribution, Cost, Lift, Marking, StatusStep};

macro_rules! contribution_fields {
    (
        plain { $($(#[$doc:meta])* $plain:ident($field:ident: $type:ty),)+ }
        other { $($(#[$other_doc:meta])* $other:ident($($other_type:ty),+) of [$($key:ident),+],)+ }
    ) => {
        /// A field of a contribution with its new value.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ContributionField {
            $($(#[$doc])* $plain($type),)+
            $($(#[$other_doc])* $other($($other_type),+),)+
        }

        /// A field of a contribution, without a value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ContributionKey {
            $($(#[$doc])* $plain,)+
            $($(#[$other_doc])* $other,)+
        }

        impl ContributionField {
            /// Which field it is.
            pub const fn which(&self) -> ContributionKey {
                match self {
                    $(Self::$plain(_) => ContributionKey::$plain,)+
                    $(Self::$other(..) => ContributionKey::$other,)+
                }
            }

            /// The plain value that it sets; none where it sets another kind of thing.
            pub fn value(&self) -> Option<Value> {
                match self {
                    $(Self::$plain(value) => Some(value.value()),)+
                    $(Self::$other(..) => None,)+
                }
            }

            /// Puts a plain value into a record, unchecked; nothing where it is another kind of thing.
            pub fn put(self, record: &mut Contribution) {
                match self {
                    $(Self::$plain(value) => record.$field = value,)+
                    $(Self::$other(..) => {})+
                }
            }
        }

        impl ContributionKey {
            /// All fields.
            pub const ALL: &'static [Self] = &[$(Self::$plain,)+ $(Self::$other,)+];

            /// The keys of the file's record that it stands for.
            pub const fn keys(self) -> &'static [&'static str] {
                match self {
                    $(Self::$plain => &[stringify!($field)],)+
                    $(Self::$other => &[$(stringify!($key)),+],)+
                }
            }

            /// True where two records have the same in it.
            pub fn is_same(self, a: &Contribution, b: &Contribution) -> bool {
                match self {
                    $(Self::$plain => a.$field == b.$field,)+
                    $(Self::$other => $(a.$key == b.$key)&&+,)+
                }
            }

            /// The kind of its value, where that is plain.
            pub const fn kind(self) -> Option<Kind> {
                match self {
                    $(Self::$plain => Some(<$type as Plain>::KIND),)+
                    $(Self::$other => None,)+
                }
            }

            /// The words that it can be, where it is one of the file format's.
            pub fn choices(self) -> Vec<&'static str> {
                match self {
                    $(Self::$plain => <$type as Plain>::words(),)+
                    $(Self::$other => Vec::new(),)+
                }
            }

            /// Its value in a record, where that is plain.
            pub fn value(self, record: &Contribution) -> Option<Value> {
                match self {
                    $(Self::$plain => Some(record.$field.value()),)+
                    $(Self::$other => None,)+
                }
            }

            /// The field with a value; none where it cannot be without one, or takes values of another kind.
            pub fn with(self, value: Value) -> Option<ContributionField> {
                match self {
                    $(Self::$plain => <$type as Plain>::of(value).map(ContributionField::$plain),)+
                    $(Self::$other => None,)+
                }
            }
        }
    };
}

contribution_fields! {
    plain {
        /// What it is.
        Title(title: String),
        /// How much.
        Quantity(quantity: Quantity),
        /// The smallest assignable part.
        Increment(increment: Quantity),
        /// People; none = not known.
        Personnel(personnel: Option<u64>),
        /// The named real units behind it.
        Elements(elements: Vec<String>),
        /// Days until the nation decides.
        DecisionDays(decision_days: Day),
        /// Notice; none = not known.
        NoticeDays(notice_days: Option<Day>),
        /// The probability that it holds; none = by status.
        Likelihood(likelihood: Option<Decimal>),
        /// Its either-or group.
        EitherOr(either_or: Option<String>),
        /// The command authority handed over; none = not stated.
        Command(command: Option<model::Command>),
        /// Who moves it; none = not stated.
        Lift(lift: Option<Lift>),
        /// When the nation last confirmed it.
        LastConfirmed(last_confirmed: Option<Date>),
        /// The last day on which it stands.
        ValidUntil(valid_until: Option<Date>),
        /// Where it was read.
        Source(source: Option<String>),
        /// A remark.
        Note(note: Option<String>),
        /// Whether it is an invented planning figure.
        Illustrative(illustrative: bool),
    }
    other {
        /// Who gives it.
        Nation(NationId) of [nation],
        /// What kind of force.
        Capability(CapabilityId) of [capability],
        /// The currency of money; nothing else has one.
        Currency(Option<CurrencyCode>) of [currency],
        /// Tour length and number; none = open-ended.
        Tours(Option<Day>, Option<u32>) of [tour_days, tours],
        /// How far it has come, on which date, who records it, and why.
        Status(StatusStep) of [status],
        /// Whether it may go to an area.
        Area(AreaId, bool) of [areas],
        /// Whether it waits for a condition.
        Condition(ConditionId, bool) of [conditions],
        /// Its caveats.
        Caveats(Vec<Caveat>) of [caveats],
        /// Whether it leans on a capability beside those its own capability leans on.
        Requires(CapabilityId, bool) of [requires],
        /// Whether it will not serve beside a nation.
        Excludes(NationId, bool) of [excludes],
        /// Its costs.
        Costs(Vec<Cost>) of [costs],
        /// Its own protective marking; none = as the plan's.
        Marking(Option<Marking>) of [marking],
    }
}

impl ContributionField {
    /// The key in the file of what it sets, the first where there are two.
    pub fn key(&self) -> &'static str {
        self.which().key()
    }
}

impl ContributionKey {
    /// The key in the file, the first where there are two.
    pub fn key(self) -> &'static str {
        self.keys().first().copied().unwrap_or_default()
    }

    /// The field of a key of the file's record.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.keys().contains(&key))
    }
}
