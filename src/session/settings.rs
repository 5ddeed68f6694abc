//! A person's preferences and layout, remembered between sessions. Never part of a plan.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Deserializer, Serialize};

use crate::exchange::pledges::Map;
use crate::store;

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A file that was open before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// Its plan's title.
    pub title: String,
    /// Its marking, as the banner shows it.
    #[serde(default)]
    pub marking: String,
    /// Letter and colour of its scenarios.
    #[serde(default)]
    pub scenarios: Vec<(String, String)>,
    /// When it was last opened, as a date and time.
    #[serde(default)]
    pub opened: String,
}

/// A view of the register, saved under a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// What is searched for.
    pub search: String,
    /// Facets and the values that are checked in them.
    pub facets: Vec<(String, String)>,
    /// Columns that it is ordered by, and whether from the largest down; the first first.
    pub sort: Vec<(String, bool)>,
    /// The columns that are shown, in order.
    pub columns: Vec<String>,
    /// Their widths in points, where somebody changed them.
    pub widths: Vec<(String, f32)>,
}

/// Preferences and layout.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or system.
    pub theme: ThemeChoice,
    /// Stronger edges, no tints.
    pub high_contrast: bool,
    /// Taller rows and controls.
    pub comfortable: bool,
    /// No motion.
    pub reduced_motion: bool,
    /// Text size in per cent, 80 to 200.
    pub text_size: u16,
    /// Width and height of the window in points.
    pub window: Option<[f32; 2]>,
    /// Widths of side panels by name, in points.
    pub panels: BTreeMap<String, f32>,
    /// Names of the panels and sections that are folded.
    pub folded: Vec<String>,
    /// The person's name, as it was last entered for what is recorded with one.
    pub author: String,
    /// Saved views of the register.
    pub views: Vec<SavedView>,
    /// Named maps of sheets that pledges are imported from.
    #[serde(deserialize_with = "readable_maps")]
    pub import_maps: Vec<Map>,
    /// Files opened before, the latest first.
    pub recent: Vec<Recent>,
    /// Where they are kept; nowhere unless they were loaded.
    #[serde(skip)]
    pub kept_at: Option<PathBuf>,
}

/// The maps that this version understands; another version's are no reason to lose the rest.
fn readable_maps<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Map>, D::Error> {
    let values = Vec::<serde_json::Value>::deserialize(deserializer)?;
    Ok(values.into_iter().filter_map(|value| serde_json::from_value(value).ok()).collect())
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            high_contrast: false,
            comfortable: false,
            reduced_motion: false,
            text_size: 100,
            window: None,
            panels: BTreeMap::new(),
            folded: Vec::new(),
            author: String::new(),
            views: Vec::new(),
            import_maps: Vec::new(),
            recent: Vec::new(),
            kept_at: None,
        }
    }
}

impl Settings {
    /// The most recent files that are remembered.
    pub const RECENT: usize = 12;

    /// The settings of this user; the defaults where there are none or they cannot be read.
    pub fn load() -> Self {
        let path = Self::path();
        let bytes = path.as_ref().and_then(|path| store::read_bytes(path).ok());
        let mut settings: Self = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        settings.kept_at = path;
        settings.text_size = settings.text_size.clamp(80, 200);
        settings
    }

    /// Keeps the settings for the next session. A failure loses preferences only, so it is not reported.
    pub fn keep(&self) {
        if let (Some(path), Ok(bytes)) = (&self.kept_at, serde_json::to_vec_pretty(self)) {
            store::write_private(path, &bytes).unwrap_or_default();
        }
    }

    /// True when a panel or section is folded.
    pub fn is_folded(&self, name: &str) -> bool {
        self.folded.iter().any(|n| n == name)
    }

    /// Folds or opens a panel or section.
    pub fn set_folded(&mut self, name: &str, folded: bool) {
        self.folded.retain(|n| n != name);
        if folded {
            self.folded.push(name.to_owned());
        }
    }

    /// Puts a file first among the recent ones.
    pub fn remember(&mut self, recent: Recent) {
        self.recent.retain(|r| r.path != recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(Self::RECENT);
    }

    /// Keeps a map of sheets under its name, in place of the one that had it.
    pub fn remember_map(&mut self, map: Map) {
        match self.import_maps.iter_mut().find(|other| other.name == map.name) {
            Some(place) => *place = map,
            None => self.import_maps.push(map),
        }
    }

    fn path() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "muster").map(|dirs| dirs.config_dir().join("settings.json"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Recent, Settings};

    #[test]
    fn a_file_opened_again_moves_to_the_front_and_stands_once() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember(Recent {
                path: name.into(),
                title: name.into(),
                marking: String::new(),
                scenarios: Vec::new(),
                opened: String::new(),
            });
        }
        let titles: Vec<_> = settings.recent.iter().map(|r| r.title.as_str()).collect();
        assert_eq!(titles, ["a", "b"]);
    }
}
