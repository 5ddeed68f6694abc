//! The one binary: chooses between window and command.
fn main() {
    muster::session::clock::mark_start();
    let a: Vec<String> = std::env::args().skip(1).collect();
    let o = muster::ui::WindowOptions {
        sample: a.iter().any(|x| x == "--sample"),
        compare: a.iter().any(|x| x == "--compare"),
        files: a.iter().filter(|x| !x.starts_with("--")).map(Into::into).collect(),
        trace: None,
    };
    if let Err(e) = muster::ui::run(&o) {
        eprintln!("{e}");
    }
}
