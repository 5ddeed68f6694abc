//! Red lines: their fields, and the judgements that go with one that is taken out of the plan.

use super::ids::free_id;
use super::record::{self, Editable, TakenOut, each, editable, fields};
use crate::base::RedLineId;
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::refusal::Refusal;
use crate::edit::uses::{self, Use};
use crate::model::{Plan, RedLine, Scenario};

fields! {
    /// A field of a red line with its new value.
    RedLineField of RedLine {
        /// Its name.
        Name(name: String),
        /// What it says in full.
        Text(text: Option<String>),
        /// Where it was read.
        Source(source: Option<String>),
    }
}

impl Editable for RedLine {
    editable!(RedLine, RedLineId, RedLineField, RecordKind::RedLine);

    fn id_of_new(&self, plan: &Plan) -> Result<String, Refusal> {
        let id = self.id.as_str().trim();
        Ok(if id.is_empty() { free_id(&plan.red_lines, &self.name, "red-line") } else { id.to_owned() })
    }

    fn checked(&self, _plan: &Plan, field: RedLineField) -> Result<RedLineField, Refusal> {
        Ok(match field {
            RedLineField::Name(name) => RedLineField::Name(record::name(RecordKind::RedLine, &name)?),
            RedLineField::Text(text) => RedLineField::Text(record::text(text.as_deref())),
            RedLineField::Source(text) => RedLineField::Source(record::text(text.as_deref())),
        })
    }

    fn uses(plan: &Plan, id: &str) -> Vec<Use> {
        uses::of_red_line(plan, id)
    }
}

impl TakenOut for RedLine {
    fn take_out(draft: &mut Draft, id: &str) -> Result<(), Refusal> {
        each(draft, |scenario: &mut Scenario| {
            scenario.red_lines.shift_remove(id);
        });
        Ok(())
    }
}
