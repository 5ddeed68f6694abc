//! What a reply sheet asks of a nation: the questions of the survey, and what else it would give.

use crate::analysis::survey::wording;
use crate::model::{Plan, Question};

/// How many empty rows invite new pledges.
pub(super) const INVITED: usize = 3;

/// The questions of the survey with their wording for a plan.
pub(super) fn questions(plan: &Plan) -> [(Question, String); 3] {
    [Question::TroopsInHost, Question::TroopsInNeighbour, Question::OtherContribution]
        .map(|question| (question, wording(plan, question)))
}
