//! The rest of what the program asks of the file system: settings, traces, and which helpers the desktop has.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The bytes of a small file of the program's own.
pub fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// Writes a small file of the program's own, making its folder.
///
/// # Errors
/// One line that says why it was not written.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    super::save(path, bytes, None).map(|_| ()).map_err(|error| error.to_string())
}

/// Lines that are added to a file one by one.
#[derive(Debug)]
pub struct Lines(BufWriter<File>);

impl Lines {
    /// An empty file for lines.
    ///
    /// # Errors
    /// One line that says why it cannot be made.
    pub fn create(path: &Path) -> Result<Self, String> {
        let file = File::create(path).map_err(|error| {
            format!("{}: not written ({error}); name a file in a folder that you may write to", path.display())
        })?;
        Ok(Self(BufWriter::new(file)))
    }

    /// Adds a line and hands it to the system.
    pub fn write(&mut self, line: &str) -> io::Result<()> {
        self.0.write_all(line.as_bytes())?;
        self.0.write_all(b"\n")?;
        self.0.flush()
    }
}

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

/// The folders and plan files of a folder, folders first, by name; hidden ones left out. Empty for what is no folder.
pub fn list_folder(folder: &Path) -> Vec<Listed> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut listed: Vec<Listed> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_folder = entry.file_type().ok()?.is_dir();
            let shown = !name.starts_with('.') && (is_folder || name.ends_with(".muster"));
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
