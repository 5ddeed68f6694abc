//! Every change of a plan: one command type, applied with an exact inverse, kept in a history with names.
