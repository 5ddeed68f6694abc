//! Taking a file's scenarios into the active plan: what the plan does not have is added; where a record is in both and
//! differs, a person chooses.

use std::path::Path;

use super::Session;
use crate::edit::{Command, Label};
use crate::model::Plan;
use crate::store::{self, Differing, Taken};

/// A file about to be taken in.
#[derive(Clone, Debug)]
pub struct Taking {
    /// The file's name, for the step's name.
    pub name: String,
    from: Plan,
    plan: Plan,
    /// Records that are in both and differ.
    pub differing: Vec<Differing>,
}

impl Taking {
    /// The command that takes the file in, with the file's record for each of these differences (by place).
    pub fn command(&self, theirs: &[usize]) -> Command {
        let chosen: Vec<&Differing> = theirs.iter().filter_map(|at| self.differing.get(*at)).collect();
        let plan = store::with_theirs(&self.plan, &self.from, &chosen);
        Command::Become { label: Label::TakeFile(self.name.clone()), plan: Box::new(plan) }
    }
}

impl Session {
    /// Reads a file whose scenarios are to be taken into the active plan.
    ///
    /// # Errors
    /// One line that names the file, the place in it and the mend.
    pub fn take_from(&self, path: &Path) -> Result<Taking, String> {
        let file = self.active().ok_or_else(|| "No plan is open to take it into".to_owned())?;
        let opened = store::read(path).map_err(|error| error.to_string())?;
        let Taken { plan, differing } = store::take(file.plan(), &opened.document.plan);
        let name = path.file_name().map_or_else(String::new, |name| crate::base::visible(&name.to_string_lossy()));
        let records = differing.into_iter().filter(|d| d.list != "plan").collect();
        Ok(Taking { name, from: opened.document.plan, plan, differing: records })
    }
}
