//! What every panel is given: the session to read, the view state to change, and a list that takes its intents.

use super::intent::Intent;
use super::view::View;
use crate::session::Session;

/// The context of a panel for one frame.
pub struct Cx<'a> {
    /// What is open.
    pub session: &'a Session,
    /// What is looked at.
    pub view: &'a mut View,
    /// What is to be carried out after the frame.
    pub intents: &'a mut Vec<Intent>,
}

impl Cx<'_> {
    /// Asks for something to be carried out after the frame.
    pub fn wish(&mut self, intent: Intent) {
        self.intents.push(intent);
    }
}
