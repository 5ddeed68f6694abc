//! The fields that a column can stand for, and the heads by which each is recognised.

use super::words::plain;
use crate::edit::ContributionKey;

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident $word:literal $name:literal [$($head:literal)*] [$($part:literal)*];)+) => {
        /// A field of a pledge that a column can stand for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field {
            $($(#[$doc])* $variant,)+
        }

        impl Field {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it in a map.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Its name in plain words.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The heads that name it, and nothing else.
            const fn heads(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($head),*],)+ }
            }

            /// Words that a head which names it holds.
            const fn parts(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($part),*],)+ }
            }
        }
    };
}

fields! {
    /// Its id.
    Id "id" "Id" ["id" "ref" "reference" "no" "nr" "serial" "ser" "contribution id" "pledge id" "offer id" "contribution no" "pledge no" "contribution ref" "pledge ref" "identifier" "key"] [];
    /// Who gives it. May stand in several columns that agree: name and code.
    Nation "nation" "Nation" ["nation" "country" "state" "contributor" "nation name" "country name" "contributing nation" "contributing country" "troop contributing nation" "tcn" "iso" "iso2" "iso3" "iso 2" "iso 3" "iso code" "alpha 2" "alpha 3" "alpha2" "alpha3" "country code" "nation code" "code" "iso 3166" "pays" "land" "staat" "nation id"] ["nation" "country"];
    /// What it is.
    Title "title" "Title" ["title" "contribution" "pledge" "offer" "name" "designation" "contribution title" "pledge title" "contribution name" "force element" "element" "force" "item" "description" "what"] ["title" "contribution" "pledge"];
    /// What kind of force.
    Capability "capability" "Capability" ["capability" "kind" "type" "capability id" "capability code" "capability name" "category" "force type" "kind of force" "type of force" "type of capability" "capability type"] ["capability" "category"];
    /// The domain of its capability, which says nothing new.
    Domain "domain" "Domain" ["domain"] [];
    /// How much.
    Quantity "quantity" "Quantity" ["quantity" "qty" "number" "amount" "count" "how many" "units" "number of units" "quantity offered" "quantity pledged" "no of units" "anzahl" "menge" "nombre" "total" "value"] ["quantity" "qty" "amount"];
    /// The unit that the quantity counts, or its currency.
    Unit "unit" "Unit of the quantity" ["unit" "unit of measure" "uom" "unit of quantity" "unit of the quantity" "quantity unit" "measure" "counted in"] [];
    /// The currency of money.
    Currency "currency" "Currency" ["currency" "ccy" "currency code" "curr"] ["currency"];
    /// The smallest part that can be assigned.
    Increment "increment" "Smallest part" ["increment" "smallest part" "smallest assignable part" "goes in parts of"] ["increment"];
    /// People of the whole of it.
    Personnel "personnel" "People" ["personnel" "headcount" "people" "persons" "troops" "pax" "strength" "men" "soldiers" "number of personnel" "personnel strength" "manpower" "head count" "staff" "effectifs" "personal" "personalstarke"] ["personnel" "headcount" "troops" "pax" "manpower" "strength"];
    /// Named units.
    Elements "elements" "Named units" ["elements" "named units" "units involved" "formation" "formations" "named unit"] [];
    /// Of a group only one is used.
    EitherOr "either_or" "Either-or group" ["either or" "either or group" "alternative" "alternative to" "alternative group"] [];
    /// Areas it may go to.
    Areas "areas" "Areas" ["areas" "area" "basing" "location" "where" "region" "theatre" "base" "based in" "area of operations" "deployment area" "allowed areas"] ["area" "basing" "location"];
    /// Notice.
    NoticeDays "notice_days" "Notice (days)" ["notice" "readiness" "notice days" "notice to move" "ntm" "notice in days" "days notice" "days of notice" "readiness days" "available in" "readiness in days" "availability"] ["notice" "readiness"];
    /// Days until the nation decides.
    DecisionDays "decision_days" "Decision (days)" ["decision days" "decision" "days to decide" "decision time"] ["decision"];
    /// Length of a tour.
    TourDays "tour_days" "Tour (days)" ["tour days" "tour" "tour length" "length of tour" "rotation length"] [];
    /// Number of tours.
    Tours "tours" "Tours" ["tours" "rotations" "number of tours" "number of rotations"] [];
    /// How far it has come.
    Status "status" "Status" ["status" "pledge status" "state of offer" "offer status" "commitment"] ["status"];
    /// Why the status is what it is.
    StatusReason "status_reason" "Reason of the status" ["status reason" "reason" "reason of the status" "reason for status" "reason for change"] [];
    /// The probability that it holds.
    Likelihood "likelihood" "Likelihood" ["likelihood" "probability" "confidence level" "chance"] ["likelihood" "probability"];
    /// When the nation last confirmed it.
    LastConfirmed "last_confirmed" "Last confirmed" ["last confirmed" "confirmed on" "date confirmed" "confirmed" "as of" "last update" "last updated" "date"] ["last confirmed"];
    /// The last day on which it stands.
    ValidUntil "valid_until" "Valid until" ["valid until" "expires" "expiry" "valid to" "until" "expiry date" "end date"] ["valid until" "expir"];
    /// Conditions it waits for.
    Conditions "conditions" "Conditions" ["conditions" "condition" "conditional on" "depends on" "subject to"] ["condition"];
    /// A national limit.
    Caveat "caveat" "Caveat" ["caveat" "caveats" "national caveat" "national caveats" "limitation" "limitations" "restriction" "restrictions"] ["caveat" "restriction" "limitation"];
    /// Capabilities that it leans on.
    Requires "requires" "Leans on" ["requires" "leans on" "required capabilities"] [];
    /// Nations that it will not serve beside.
    Excludes "excludes" "Not beside" ["excludes" "not beside" "excluded nations"] [];
    /// What it costs.
    Costs "costs" "Costs" ["costs" "cost"] [];
    /// The command authority.
    Command "command" "Command authority" ["command" "command authority" "toa" "transfer of authority" "command state" "command status"] [];
    /// Who moves it.
    Lift "lift" "Lift" ["lift" "transport" "strategic lift"] [];
    /// Where it was read.
    Source "source" "Source" ["source" "sources" "reference document" "origin" "quelle" "citation" "url" "link"] ["source"];
    /// A remark. May stand in several columns.
    Note "note" "Note" ["note" "notes" "remark" "remarks" "comment" "comments" "bemerkung" "bemerkungen" "remarques" "further information"] ["remark" "comment"];
    /// Whether it is an invented planning figure.
    Illustrative "illustrative" "Illustrative" ["illustrative" "planning figure" "notional" "invented"] [];
}

impl Field {
    /// The field of this word in a map.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.word() == word)
    }

    /// The field of the record that a column of it sets; none where it tells something else.
    pub fn key(self) -> Option<ContributionKey> {
        match self {
            Self::Caveat => Some(ContributionKey::Caveats),
            other => ContributionKey::of_key(other.word()),
        }
    }

    /// The columns for a field of the record, in their order.
    pub fn of(key: ContributionKey) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |field| field.key() == Some(key))
    }

    /// True for a field that [`super::plain`] reads with all others of its kind: it has no rule of its own.
    pub(super) fn is_ordinary(self) -> bool {
        let own = [
            Self::Title,
            Self::Quantity,
            Self::Increment,
            Self::Personnel,
            Self::Elements,
            Self::EitherOr,
            Self::NoticeDays,
            Self::DecisionDays,
            Self::Likelihood,
            Self::LastConfirmed,
            Self::ValidUntil,
            Self::Command,
            Self::Lift,
            Self::Source,
            Self::Note,
            Self::Illustrative,
        ];
        !own.contains(&self) && self.key().is_some_and(|key| key.kind().is_some())
    }

    /// The field that a head names in one of the spellings known.
    pub(super) fn exactly(head: &str) -> Option<Self> {
        if head.len() > 60 {
            return None;
        }
        let whole = plain(head);
        let bare = plain(head.split(['(', '[']).next().unwrap_or_default());
        let named = |text: &str| Self::ALL.iter().copied().find(|field| field.heads().contains(&text));
        named(&whole).or_else(|| named(&bare)).or_else(|| Self::ALL.iter().copied().find(|f| plain(f.word()) == whole))
    }

    /// The field that a head is about, by one of its words.
    pub(super) fn about(head: &str) -> Option<Self> {
        if head.len() > 60 {
            return None;
        }
        let text = format!(" {} ", plain(head));
        Self::ALL.iter().copied().find(|field| field.parts().iter().any(|part| text.contains(&format!(" {part}"))))
    }

    /// True where several columns may stand for it.
    pub(super) fn several(self) -> bool {
        matches!(self, Self::Nation | Self::Note)
    }
}

#[cfg(test)]
mod tests {
    use super::Field;
    use crate::edit::ContributionKey;

    #[test]
    fn no_head_names_two_fields() {
        let mut all: Vec<&str> = Field::ALL.iter().flat_map(|field| field.heads().iter().copied()).collect();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn each_is_recognised_by_its_own_name_and_word() {
        for field in Field::ALL {
            assert_eq!(Field::exactly(field.name()), Some(*field), "{}", field.name());
            assert_eq!(Field::exactly(field.word()), Some(*field), "{}", field.word());
        }
    }

    #[test]
    fn every_plain_field_of_a_pledge_has_a_column_of_its_key() {
        for key in ContributionKey::ALL.iter().filter(|key| key.kind().is_some()) {
            assert!(Field::of(*key).any(|field| field.word() == key.key()), "{key:?}");
        }
    }

    #[test]
    fn heads_are_recognised_in_plain_words() {
        let cases = [
            ("Country", Field::Nation),
            ("ISO-3", Field::Nation),
            ("QTY.", Field::Quantity),
            ("Notice (days)", Field::NoticeDays),
            ("notice_days", Field::NoticeDays),
            ("Headcount", Field::Personnel),
            ("Kind", Field::Capability),
        ];
        for (head, field) in cases {
            assert_eq!(Field::exactly(head), Some(field), "{head}");
        }
        assert_eq!(Field::about("Personnel offered"), Some(Field::Personnel));
        assert_eq!(Field::exactly("Light infantry battalion"), None);
    }
}
