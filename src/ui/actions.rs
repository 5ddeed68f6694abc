//! Every command of the menus, once: its name, its place, its shortcut. Menus, shortcuts, the palette and the list of
//! shortcuts are made from this table, so they cannot disagree.

use egui::{Key, KeyboardShortcut, Modifiers};

/// A command of the menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is named by its label in the table below")]
pub enum Action {
    NewEmpty,
    NewReassurance,
    NewMineClearance,
    Open,
    OpenSample,
    Save,
    SaveAs,
    SaveScenario,
    ImportPledges,
    Repairs,
    StartPage,
    Close,
    Quit,
    Undo,
    Redo,
    CutRows,
    CopyRows,
    PasteRows,
    Palette,
    GoSurvey,
    GoRegister,
    GoCompose,
    GoCompare,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    HighContrast,
    Comfortable,
    ReducedMotion,
    TextLarger,
    TextSmaller,
    TextNormal,
    TogglePool,
    ToggleInspector,
    PlanProperties,
    NewPledge,
    RecordAnswer,
    ReplyTable,
    ReplyPage,
    ImportAnswers,
    Nations,
    Areas,
    Capabilities,
    Conditions,
    RedLines,
    Meetings,
    RequirementSets,
    Rates,
    Rules,
    NewScenario,
    TakeScenario,
    DuplicateScenario,
    RenameScenario,
    ScenarioProperties,
    ScenarioLeft,
    ScenarioRight,
    ArchiveScenario,
    DeleteScenario,
    DifferencesOnly,
    AddFile,
    WhatIf,
    ClearWhatIf,
    WhatIfs,
    Criteria,
    LockCriteria,
    Rotation,
    Shortcuts,
    About,
}

/// The menus, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its own name")]
pub enum Menu {
    File,
    Edit,
    View,
    Plan,
    Scenario,
    Analysis,
    Help,
}

impl Menu {
    /// All menus, in order.
    pub const ALL: [Self; 7] =
        [Self::File, Self::Edit, Self::View, Self::Plan, Self::Scenario, Self::Analysis, Self::Help];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Plan => "Plan",
            Self::Scenario => "Scenario",
            Self::Analysis => "Analysis",
            Self::Help => "Help",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The command.
    pub action: Action,
    /// Its menu.
    pub menu: Menu,
    /// Its name.
    pub label: &'static str,
    /// Its shortcut.
    pub shortcut: Option<KeyboardShortcut>,
    /// True where a line stands above it in the menu.
    pub begins_group: bool,
}

#[allow(clippy::unnecessary_wraps)] // a row without a shortcut holds none
const fn key(modifiers: Modifiers, key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(modifiers, key))
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn row(action: Action, menu: Menu, label: &'static str, shortcut: Option<KeyboardShortcut>) -> Row {
    Row { action, menu, label, shortcut, begins_group: false }
}

const fn group(action: Action, menu: Menu, label: &'static str, shortcut: Option<KeyboardShortcut>) -> Row {
    Row { action, menu, label, shortcut, begins_group: true }
}

/// Every command, in the order of the menus.
pub const TABLE: &[Row] = &[
    row(Action::NewEmpty, Menu::File, "New empty plan", key(CTRL, Key::N)),
    row(Action::NewReassurance, Menu::File, "New plan: coalition reassurance force", None),
    row(Action::NewMineClearance, Menu::File, "New plan: maritime mine clearance", None),
    group(Action::Open, Menu::File, "Open…", key(CTRL, Key::O)),
    row(Action::OpenSample, Menu::File, "Open the sample plan", None),
    row(Action::StartPage, Menu::File, "Start page", None),
    group(Action::Save, Menu::File, "Save", key(CTRL, Key::S)),
    row(Action::SaveAs, Menu::File, "Save as…", key(CTRL_SHIFT, Key::S)),
    row(Action::SaveScenario, Menu::File, "Save the scenario as a file…", None),
    group(Action::ImportPledges, Menu::File, "Import pledges from a sheet…", None),
    row(Action::Repairs, Menu::File, "Repair view", None),
    group(Action::Close, Menu::File, "Close", key(CTRL, Key::W)),
    row(Action::Quit, Menu::File, "Quit", key(CTRL, Key::Q)),
    row(Action::Undo, Menu::Edit, "Undo", key(CTRL, Key::Z)),
    row(Action::Redo, Menu::Edit, "Redo", key(CTRL_SHIFT, Key::Z)),
    group(Action::CutRows, Menu::Edit, "Cut pledges", key(CTRL, Key::X)),
    row(Action::CopyRows, Menu::Edit, "Copy pledges", key(CTRL, Key::C)),
    row(Action::PasteRows, Menu::Edit, "Paste rows as pledges…", key(CTRL, Key::V)),
    group(Action::Palette, Menu::Edit, "Find a command, nation or pledge", key(CTRL, Key::K)),
    row(Action::GoSurvey, Menu::View, "Survey", key(CTRL, Key::Num1)),
    row(Action::GoRegister, Menu::View, "Register", key(CTRL, Key::Num2)),
    row(Action::GoCompose, Menu::View, "Compose", key(CTRL, Key::Num3)),
    row(Action::GoCompare, Menu::View, "Compare", key(CTRL, Key::Num4)),
    group(Action::TogglePool, Menu::View, "Pool", key(CTRL, Key::B)),
    row(Action::ToggleInspector, Menu::View, "Inspector", key(CTRL, Key::I)),
    group(Action::ThemeSystem, Menu::View, "Theme as the system", None),
    row(Action::ThemeLight, Menu::View, "Light theme", None),
    row(Action::ThemeDark, Menu::View, "Dark theme", None),
    row(Action::HighContrast, Menu::View, "High contrast", None),
    row(Action::Comfortable, Menu::View, "Comfortable spacing", None),
    row(Action::ReducedMotion, Menu::View, "Reduced motion", None),
    group(Action::TextLarger, Menu::View, "Larger text", key(CTRL, Key::Plus)),
    row(Action::TextSmaller, Menu::View, "Smaller text", key(CTRL, Key::Minus)),
    row(Action::TextNormal, Menu::View, "Text at 100 %", key(CTRL, Key::Num0)),
    row(Action::PlanProperties, Menu::Plan, "Plan properties…", None),
    row(Action::NewPledge, Menu::Plan, "New pledge…", key(CTRL_SHIFT, Key::N)),
    group(Action::RecordAnswer, Menu::Plan, "Record answer", None),
    row(Action::ReplyTable, Menu::Plan, "Export reply sheet…", None),
    row(Action::ReplyPage, Menu::Plan, "Export reply sheet to print…", None),
    row(Action::ImportAnswers, Menu::Plan, "Import answers…", None),
    group(Action::Nations, Menu::Plan, "Nations…", None),
    row(Action::Areas, Menu::Plan, "Areas…", None),
    row(Action::Capabilities, Menu::Plan, "Capabilities…", None),
    row(Action::Conditions, Menu::Plan, "Conditions…", None),
    row(Action::RedLines, Menu::Plan, "Red lines…", None),
    row(Action::Meetings, Menu::Plan, "Meetings…", None),
    row(Action::RequirementSets, Menu::Plan, "Requirement sets…", None),
    group(Action::Rates, Menu::Plan, "Currency and rates…", None),
    row(Action::Rules, Menu::Plan, "Rules and thresholds…", None),
    row(Action::NewScenario, Menu::Scenario, "New scenario…", key(CTRL_SHIFT, Key::O)),
    row(Action::TakeScenario, Menu::Scenario, "Take from a file…", None),
    row(Action::DuplicateScenario, Menu::Scenario, "Duplicate", key(CTRL, Key::D)),
    row(Action::RenameScenario, Menu::Scenario, "Rename…", key(Modifiers::NONE, Key::F2)),
    row(Action::ScenarioProperties, Menu::Scenario, "Concept, assumptions and red lines…", None),
    group(Action::ScenarioLeft, Menu::Scenario, "Move left", None),
    row(Action::ScenarioRight, Menu::Scenario, "Move right", None),
    group(Action::ArchiveScenario, Menu::Scenario, "Archive", None),
    row(Action::DeleteScenario, Menu::Scenario, "Delete", None),
    row(Action::DifferencesOnly, Menu::Analysis, "Show differences only", None),
    row(Action::AddFile, Menu::Analysis, "Add a file to the comparison…", None),
    group(Action::WhatIf, Menu::Analysis, "What-if: withdraw a nation, fail a condition…", key(CTRL_SHIFT, Key::W)),
    row(Action::ClearWhatIf, Menu::Analysis, "Clear the what-if", None),
    row(Action::WhatIfs, Menu::Analysis, "Saved what-ifs…", None),
    group(Action::Criteria, Menu::Analysis, "Criteria…", None),
    row(Action::LockCriteria, Menu::Analysis, "Lock the criteria…", None),
    group(Action::Rotation, Menu::Analysis, "Rotation calculator…", None),
    row(Action::Shortcuts, Menu::Help, "Keyboard", key(Modifiers::NONE, Key::F1)),
    row(Action::About, Menu::Help, "About Muster", None),
];

impl Action {
    /// The command's row of the table.
    pub fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.action == self)
    }

    /// The command's name.
    pub fn label(self) -> &'static str {
        self.row().map_or("", |row| row.label)
    }
}

/// The command whose shortcut was pressed, if one was; longer combinations are looked at first.
pub fn pressed(ctx: &egui::Context) -> Option<Action> {
    let typing = ctx.text_edit_focused();
    let mut rows: Vec<&Row> = TABLE.iter().filter(|row| row.shortcut.is_some()).collect();
    rows.sort_by_key(|row| row.shortcut.map(|s| std::cmp::Reverse(usize::from(s.modifiers.shift))));
    for row in rows {
        let Some(shortcut) = row.shortcut else { continue };
        // The system makes events of their own of cut, copy and paste; what has the keyboard takes those.
        if matches!(row.action, Action::CutRows | Action::CopyRows | Action::PasteRows) {
            continue;
        }
        let edits_text = matches!(row.action, Action::Undo | Action::Redo);
        if (typing && (edits_text || shortcut.modifiers.is_none())) || !ctx.input_mut(|i| i.consume_shortcut(&shortcut))
        {
            continue;
        }
        return Some(row.action);
    }
    // Redo has a second shortcut that many expect.
    let second = KeyboardShortcut::new(CTRL, Key::Y);
    (!typing && ctx.input_mut(|i| i.consume_shortcut(&second))).then_some(Action::Redo)
}

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn no_two_commands_share_a_shortcut_or_a_row() {
        for (n, a) in TABLE.iter().enumerate() {
            for b in &TABLE[n + 1..] {
                assert_ne!(a.action, b.action, "{} stands twice", a.label);
                assert!(a.shortcut.is_none() || a.shortcut != b.shortcut, "{} and {}", a.label, b.label);
            }
        }
    }
}
