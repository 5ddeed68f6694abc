//! A contribution: what a nation would give, on which terms, how surely.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list::{is_false, record};
use super::words::words;
use super::{Extra, Marking};
use crate::base::{
    AreaId, CapabilityId, ConditionId, ContributionId, CurrencyCode, Date, Day, Decimal, NationId, Quantity,
};

words! {
    /// How far a contribution has come, from a request to the transfer of authority, or how it ended.
    pub enum Status {
        /// Asked for; no answer.
        Requested => "requested",
        /// Said informally or reported.
        Indicated => "indicated",
        /// Offered in writing.
        Offered => "offered",
        /// Decided by the nation.
        Confirmed => "confirmed",
        /// Authority transferred; the force is in place.
        Transferred => "transferred",
        /// Refused by the nation.
        Declined => "declined",
        /// Taken back.
        Withdrawn => "withdrawn",
        /// Lapsed.
        Expired => "expired",
        /// Replaced by another contribution.
        Superseded => "superseded",
    }
}

impl Status {
    /// True for contributions that have ended: they are kept, but count nowhere.
    pub fn ended(self) -> bool {
        matches!(self, Self::Declined | Self::Withdrawn | Self::Expired | Self::Superseded)
    }

    /// True once the nation has decided.
    pub fn confirmed(self) -> bool {
        matches!(self, Self::Confirmed | Self::Transferred)
    }

    /// The step on the way from requested (0) to transferred (4); `None` when ended or unknown.
    pub fn step(self) -> Option<u8> {
        match self {
            Self::Requested => Some(0),
            Self::Indicated => Some(1),
            Self::Offered => Some(2),
            Self::Confirmed => Some(3),
            Self::Transferred => Some(4),
            Self::Declined | Self::Withdrawn | Self::Expired | Self::Superseded | Self::Unknown => None,
        }
    }

    /// True where this is a step back from another status: on the way, or from an end.
    pub fn is_back_from(self, from: Self) -> bool {
        match (from.step(), self.step()) {
            (Some(old), Some(new)) => new < old,
            (None, Some(_)) => from.ended(),
            (_, None) => false,
        }
    }

    /// The likelihood that such a contribution holds, where neither it nor the plan says otherwise.
    pub fn default_likelihood(self) -> Decimal {
        match self {
            Self::Requested | Self::Indicated => Decimal::new(2, 1),
            Self::Offered => Decimal::new(5, 1),
            Self::Confirmed => Decimal::new(85, 2),
            Self::Transferred => Decimal::new(98, 2),
            Self::Declined | Self::Withdrawn | Self::Expired | Self::Superseded | Self::Unknown => Decimal::ZERO,
        }
    }
}

words! {
    /// What a caveat is about.
    pub enum CaveatKind {
        /// Where.
        Area => "area",
        /// What for.
        Task => "task",
        /// Rules of engagement.
        Roe => "roe",
        /// When.
        Time => "time",
        /// Under whom.
        Command => "command",
        /// Intelligence and its sharing.
        Intelligence => "intelligence",
        /// Logistics.
        Logistics => "logistics",
        /// Beside whom.
        Partner => "partner",
        /// Law.
        Legal => "legal",
        /// Anything else.
        Other => "other",
    }
}

words! {
    /// How strong a caveat is.
    pub enum CaveatStrength {
        /// Needs the capital's leave.
        Limitation => "limitation",
        /// Rules it out.
        Prohibition => "prohibition",
    }
}

words! {
    /// How a caveat is known.
    pub enum Disclosure = Written {
        /// In writing.
        Written => "written",
        /// By word of mouth.
        Verbal => "verbal",
        /// Concluded by others.
        Inferred => "inferred",
    }
}

words! {
    /// The command authority handed over.
    pub enum Command {
        /// Operational command.
        Opcom => "opcom",
        /// Operational control.
        Opcon => "opcon",
        /// Tactical command.
        Tacom => "tacom",
        /// Tactical control.
        Tacon => "tacon",
        /// Stays national.
        National => "national",
    }
}

words! {
    /// Who moves the force.
    pub enum Lift {
        /// The nation itself.
        Own => "own",
        /// Others must.
        Needed => "needed",
        /// Common lift.
        Common => "common",
    }
}

words! {
    /// How often a cost falls due.
    pub enum Basis {
        /// Once.
        Once => "once",
        /// Each month of 30 days present.
        PerMonth => "per_month",
    }
}

words! {
    /// Who bears a cost.
    pub enum Bearer {
        /// The nation.
        Nation => "nation",
        /// All in common.
        Common => "common",
    }
}

/// A national limit on the use of a contribution.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["kind", "strength", "text"]))]
pub struct Caveat {
    /// What it is about.
    #[serde(skip_serializing_if = "CaveatKind::is_unknown")]
    pub kind: CaveatKind,
    /// How strong it is.
    #[serde(skip_serializing_if = "CaveatStrength::is_unknown")]
    pub strength: CaveatStrength,
    /// What it says.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The areas it rules out or limits; empty = all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<AreaId>,
    /// Days the capital needs to give leave, counted from C-day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval_days: Option<Day>,
    /// How it is known.
    #[serde(skip_serializing_if = "Disclosure::is_default")]
    pub disclosure: Disclosure,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A cost of a contribution, for the whole of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["amount", "currency", "basis", "borne_by"]))]
pub struct Cost {
    /// How much.
    pub amount: Decimal,
    /// In which currency.
    #[serde(skip_serializing_if = "CurrencyCode::is_empty")]
    pub currency: CurrencyCode,
    /// How often.
    #[serde(skip_serializing_if = "Basis::is_unknown")]
    pub basis: Basis,
    /// Who bears it.
    #[serde(skip_serializing_if = "Bearer::is_unknown")]
    pub borne_by: Bearer,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A step of a contribution's status. The history only grows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["status", "date"]))]
pub struct StatusStep {
    /// The status reached.
    #[serde(skip_serializing_if = "Status::is_unknown")]
    pub status: Status,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// By whom it was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Why; needed for a step back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A contribution (pledge).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "nation", "capability", "title", "quantity", "status"]))]
pub struct Contribution {
    /// Its id, such as `GBR-01`.
    #[serde(skip_serializing_if = "ContributionId::is_empty")]
    pub id: ContributionId,
    /// Who gives it.
    #[serde(skip_serializing_if = "NationId::is_empty")]
    pub nation: NationId,
    /// What kind of force.
    #[serde(skip_serializing_if = "CapabilityId::is_empty")]
    pub capability: CapabilityId,
    /// What it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// How much, in the capability's unit.
    pub quantity: Quantity,
    /// The currency, when the capability is money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<CurrencyCode>,
    /// The smallest part that can be assigned; all or nothing when it equals the quantity.
    pub increment: Quantity,
    /// People of the whole contribution; absent = not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personnel: Option<u64>,
    /// Named real units behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<String>,
    /// Of the contributions with one such name a scenario may use only one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub either_or: Option<String>,
    /// Areas it may go to; empty = any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<AreaId>,
    /// Days until the nation decides.
    #[serde(skip_serializing_if = "Day::is_zero")]
    pub decision_days: Day,
    /// Days from the decision until it can move; absent = not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice_days: Option<Day>,
    /// Days of one tour; absent = open-ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tour_days: Option<Day>,
    /// Tours pledged; absent = open-ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tours: Option<u32>,
    /// How far it has come.
    #[serde(skip_serializing_if = "Status::is_unknown")]
    pub status: Status,
    /// How it came there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status_history: Vec<StatusStep>,
    /// When the nation last confirmed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_confirmed: Option<Date>,
    /// The last day on which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// The probability that it holds, 0 to 1; absent = by status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<Decimal>,
    /// Conditions it waits for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<ConditionId>,
    /// National limits.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caveats: Vec<Caveat>,
    /// Capabilities it leans on, beside its capability's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<CapabilityId>,
    /// Nations it will not serve beside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<NationId>,
    /// The command authority handed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<Command>,
    /// Who moves it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lift: Option<Lift>,
    /// What it costs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<Cost>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// True for an invented planning figure.
    #[serde(skip_serializing_if = "is_false")]
    pub illustrative: bool,
    /// Its own marking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marking: Option<Marking>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(Contribution, "contributions");

impl Contribution {
    /// Sets the quantity and keeps the smallest part sensible: what was all or nothing stays so.
    pub fn set_quantity(&mut self, quantity: Quantity) {
        if self.quantity > Quantity::ONE && self.increment == self.quantity {
            self.increment = quantity;
        }
        self.increment = self.increment.min(quantity);
        self.quantity = quantity;
    }
}

impl Default for Contribution {
    fn default() -> Self {
        Self {
            id: ContributionId::default(),
            nation: NationId::default(),
            capability: CapabilityId::default(),
            title: String::new(),
            quantity: Quantity::ZERO,
            currency: None,
            increment: Quantity::ONE,
            personnel: None,
            elements: Vec::new(),
            either_or: None,
            areas: Vec::new(),
            decision_days: Day::ZERO,
            notice_days: None,
            tour_days: None,
            tours: None,
            status: Status::Unknown,
            status_history: Vec::new(),
            last_confirmed: None,
            valid_until: None,
            likelihood: None,
            conditions: Vec::new(),
            caveats: Vec::new(),
            requires: Vec::new(),
            excludes: Vec::new(),
            command: None,
            lift: None,
            costs: Vec::new(),
            source: None,
            note: None,
            illustrative: false,
            marking: None,
            extra: Extra::default(),
        }
    }
}

impl Contribution {
    /// True when the contribution may go to an area: named among its areas (when any are), and ruled out by no
    /// prohibition.
    pub fn allows_area(&self, area: &AreaId) -> bool {
        (self.areas.is_empty() || self.areas.contains(area)) && self.prohibition_of(area).is_none()
    }

    /// The prohibition that names an area.
    pub fn prohibition_of(&self, area: &AreaId) -> Option<&Caveat> {
        self.caveats.iter().find(|c| c.strength == CaveatStrength::Prohibition && c.areas.contains(area))
    }

    /// The limitations that name an area or no area at all.
    pub fn limitations_in<'a>(&'a self, area: &'a AreaId) -> impl Iterator<Item = &'a Caveat> {
        self.caveats
            .iter()
            .filter(move |c| c.strength == CaveatStrength::Limitation && (c.areas.is_empty() || c.areas.contains(area)))
    }
}
