//! What the program asks of the system around its files: folders for the path dialog, and which file dialogs there are.

use std::fs;
use std::path::{Path, PathBuf};

/// True when a program of this name can be started.
pub fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// True when the session has a desktop portal, which shows the desktop's own file dialogs.
pub fn desktop_portal() -> bool {
    const SERVICE: &str = "dbus-1/services/org.freedesktop.portal.Desktop.service";
    if std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none() && std::env::var_os("XDG_RUNTIME_DIR").is_none() {
        return false;
    }
    let dirs = std::env::var_os("XDG_DATA_DIRS").unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    std::env::split_paths(&dirs).map(|dir: PathBuf| dir.join(SERVICE)).any(|file| file.is_file())
}

/// An entry of a folder that a file dialog shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// False for folders, so that they sort first.
    file: bool,
    /// Its name.
    pub name: String,
    /// True for a folder.
    pub folder: bool,
}

/// The folders of a folder and its files with one of these endings, folders first, by name; hidden ones left out. Empty for
/// what is no folder.
pub fn list_folder(folder: &Path, endings: &[&str]) -> Vec<Listed> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut listed: Vec<Listed> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_folder = entry.file_type().ok()?.is_dir();
            let ending = Path::new(&name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            let wanted = is_folder || endings.iter().any(|other| ending.eq_ignore_ascii_case(other));
            let shown = !name.starts_with('.') && wanted;
            shown.then_some(Listed { file: !is_folder, name, folder: is_folder })
        })
        .collect();
    listed.sort();
    listed
}

/// The user's home folder, else the root.
pub fn home() -> PathBuf {
    directories::BaseDirs::new().map_or_else(|| PathBuf::from("/"), |dirs| dirs.home_dir().to_owned())
}
