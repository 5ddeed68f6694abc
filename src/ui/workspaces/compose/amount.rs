//! a
use crate::base::{ContributionId, Quantity};
use crate::session::Placement;
#[derive(Debug, Clone)]
pub struct Amount {
    pub contribution: ContributionId,
    pub place: Placement,
}
impl Amount {
    pub fn new(
        contribution: ContributionId,
        place: Placement,
        _q: Quantity,
        _l: Quantity,
        _i: Quantity,
        _at: egui::Pos2,
    ) -> Self {
        Self { contribution, place }
    }
}
