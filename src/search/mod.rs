//! Finding things by what a person types.
