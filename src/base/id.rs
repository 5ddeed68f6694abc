//! Ids: short text, one type for each kind of record, so that a nation's id cannot be passed for a task's.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// Cheap to clone. Empty text stands for an id that a file left out; the checker names it.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id with this text.
            pub fn new(text: &str) -> Self {
                Self(Arc::from(text))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// True where a file left the id out.
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(Arc::from(text))
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "minLength": 1 })
            }
        }
    )*};
}

ids! {
    /// An area, such as `ukr`.
    AreaId;
    /// An assignment, unique in its scenario, such as `c-14`.
    AssignmentId;
    /// A capability, dotted, such as `land.inf.mech`.
    CapabilityId;
    /// A condition, such as `settlement`.
    ConditionId;
    /// A contribution (pledge), such as `GBR-01`.
    ContributionId;
    /// A criterion of the decision matrix.
    CriterionId;
    /// A currency, ISO 4217, such as `EUR`.
    CurrencyCode;
    /// A log entry.
    LogId;
    /// A meeting.
    MeetingId;
    /// A nation, ISO 3166-1 alpha-3, such as `GBR`.
    NationId;
    /// A red line.
    RedLineId;
    /// A requirement line, unique in its set, such as `L-004`.
    RequirementId;
    /// A requirement set.
    RequirementSetId;
    /// A scenario (force package option).
    ScenarioId;
    /// A task.
    TaskId;
    /// A saved what-if.
    WhatIfId;
}
