//! The real program in a real window: a pledge is dragged with the mouse onto a line, saved with the keyboard, and the
//! file on disk holds it.
//!
//! It needs a display server, a window manager, a pointer and the accessibility bus from Debian's packages (README names
//! them); where one is missing the test says so and is skipped.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use muster::store::read;

const TOOLS: [&str; 6] = ["Xvfb", "xdotool", "openbox", "dbus-run-session", "gdbus", "python3"];
const LAUNCHER: &str = "/usr/libexec/at-spi-bus-launcher";

/// Ends the process when the test does.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().unwrap_or_default();
        self.0.wait().map(|_| ()).unwrap_or_default();
    }
}

fn missing() -> Option<String> {
    let on_path = |tool: &str| {
        std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).any(|dir| dir.join(tool).is_file())
    };
    if let Some(tool) = TOOLS.iter().find(|tool| !on_path(tool)) {
        return Some((*tool).to_owned());
    }
    if !Path::new(LAUNCHER).exists() {
        return Some(LAUNCHER.to_owned());
    }
    let bindings = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi";
    let there = Command::new("/usr/bin/python3").args(["-c", bindings]).stderr(Stdio::null()).status();
    (!there.is_ok_and(|status| status.success())).then(|| "the Python bindings of Atspi".to_owned())
}

#[test]
fn a_pledge_dragged_with_the_mouse_and_saved_is_in_the_file() {
    if let Some(missing) = missing() {
        eprintln!("SKIPPED: {missing} is not on this machine");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let plan = home.path().join("plan.muster");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/starter-plan.muster"), &plan).unwrap();

    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "+extension", "GLX", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut display = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut display).unwrap();
    let _server = Running(server);

    // One session bus for the accessibility bus, the program and the hand. What they say goes to a file: a pipe would stay
    // open as long as any of them lives.
    let script = format!(
        "openbox & manager=$!
         {LAUNCHER} --launch-immediately & launcher=$!
         sleep 1
         gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
             --method org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled '<true>' >/dev/null
         \"$MUSTER\" \"$PLAN\" & muster=$!
         timeout 60 /usr/bin/python3 \"$HAND\" muster 'GBR-02 Lead' 'L-004 '
         status=$?
         kill $muster $launcher $manager
         exit $status"
    );
    let log = home.path().join("said.txt");
    let said = std::fs::File::create(&log).unwrap();
    let status = Command::new("timeout")
        .args(["--kill-after", "5", "90", "dbus-run-session", "--", "sh", "-c", &script])
        .stdin(Stdio::null())
        .stdout(said.try_clone().unwrap())
        .stderr(said)
        .env("DISPLAY", format!(":{}", display.trim()))
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("NO_AT_BRIDGE", "0")
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .env("XDG_RUNTIME_DIR", home.path())
        .env_remove("WAYLAND_DISPLAY")
        .env("MUSTER", env!("CARGO_BIN_EXE_muster"))
        .env("PLAN", &plan)
        .env("HAND", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/end_to_end/hand.py"))
        .status()
        .unwrap();
    let said = std::fs::read_to_string(&log).unwrap();
    assert!(status.success(), "{said}");

    let saved = read(&plan).unwrap().document.plan;
    let scenario = saved.scenarios.find("a").unwrap();
    let assigned: Vec<_> = scenario.assignments.iter().filter(|a| a.contribution.as_str() == "GBR-02").collect();
    assert_eq!(assigned.len(), 1, "{said}");
    assert_eq!(assigned[0].requirement.as_ref().map(muster::base::RequirementId::as_str), Some("L-004"));
    assert_eq!(assigned[0].quantity.0, 3);
}
