//! Enumerations of the file format: lower snake case words, with `Unknown` for a word that is missing or not one of
//! them.

/// Declares an enumeration of the file format. `Unknown` is its default and stands for a missing or unknown word; a
/// default other than that is named after the type.
macro_rules! words {
    (
        $(#[$doc:meta])*
        pub enum $name:ident $(= $default:ident)? { $($(#[$vdoc:meta])* $variant:ident => $word:literal,)+ }
    ) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
            schemars::JsonSchema,
        )]
        #[schemars(inline)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+
            /// A word that the file left out, or that is none of these.
            #[serde(skip)]
            Unknown,
        }

        impl $name {
            /// All the words that a file may hold, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as the file holds it; empty for `Unknown`.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Unknown => "",
                }
            }

            /// True where the file's word is missing or not one of these.
            #[allow(clippy::trivially_copy_pass_by_ref, dead_code)] // the signature that serde asks for
            pub(crate) fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown)
            }

            #[allow(unreachable_code)]
            const fn first_default() -> Self {
                $(return Self::$default;)?
                Self::Unknown
            }

            /// True for the value that a file may leave out.
            #[allow(clippy::trivially_copy_pass_by_ref, dead_code)] // the signature that serde asks for
            pub(crate) fn is_default(&self) -> bool {
                *self == Self::first_default()
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::first_default()
            }
        }
    };
}
pub(crate) use words;
