//! Finding pledges among 100,000: words typed letter by letter and taken back, facets pressed, the order changed, one
//! pledge edited, in Register and in Compose's pool; each the longest frame of the interface until the answer stands,
//! without the drawing by the graphics driver, and of a keystroke the part of finding and counting alone. Each keystroke
//! is measured three times, of which the middle one counts, so that what else the machine does is left out:
//! `cargo bench --bench search`.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use std::time::{Duration, Instant};

use egui::accesskit::Node;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use muster::base::Day;
use muster::edit::{Command, ContributionField};
use muster::model::{Capability, Caveat, CaveatStrength, Contribution, Domain, Nation, Plan};
use muster::store::{FileKind, to_bytes};
use muster::ui::view::Workspace;

mod big_plan;
mod window;

use window::Window;

const CONTRIBUTIONS: usize = 100_000;
const SCENARIOS: usize = 12;

/// Names in plain English: a nation's, with the group that it is in.
const NATIONS: [(&str, &str); 40] = [
    ("United Kingdom", "JEF"),
    ("France", "EU"),
    ("Germany", "EU"),
    ("Netherlands", "JEF"),
    ("Denmark", "JEF"),
    ("Sweden", "JEF"),
    ("Norway", "JEF"),
    ("Finland", "JEF"),
    ("Estonia", "JEF"),
    ("Latvia", "JEF"),
    ("Lithuania", "JEF"),
    ("Poland", "EU"),
    ("Czechia", "EU"),
    ("Slovakia", "EU"),
    ("Slovenia", "EU"),
    ("Croatia", "EU"),
    ("Romania", "EU"),
    ("Bulgaria", "EU"),
    ("Greece", "EU"),
    ("Türkiye", "NATO"),
    ("Italy", "EU"),
    ("Spain", "EU"),
    ("Portugal", "EU"),
    ("Belgium", "EU"),
    ("Luxembourg", "EU"),
    ("Ireland", "EU"),
    ("Austria", "EU"),
    ("Cyprus", "EU"),
    ("Iceland", "JEF"),
    ("Canada", "Commonwealth"),
    ("Australia", "Commonwealth"),
    ("New Zealand", "Commonwealth"),
    ("Japan", "Asia"),
    ("South Korea", "Asia"),
    ("Ukraine", "Europe"),
    ("Albania", "NATO"),
    ("Montenegro", "NATO"),
    ("North Macedonia", "NATO"),
    ("Hungary", "EU"),
    ("United States", "NATO"),
];

const CAPABILITIES: [(&str, Domain); 30] = [
    ("Light infantry battlegroup", Domain::Land),
    ("Mechanised battlegroup", Domain::Land),
    ("Armoured squadron", Domain::Land),
    ("Artillery battery", Domain::Land),
    ("Engineer squadron", Domain::Land),
    ("Explosive ordnance disposal team", Domain::Land),
    ("Air defence battery", Domain::Air),
    ("Fighter detachment", Domain::Air),
    ("Air-to-air refuelling", Domain::Air),
    ("Strategic airlift", Domain::Air),
    ("Airborne early warning", Domain::Air),
    ("Attack helicopter flight", Domain::Air),
    ("Mine countermeasures vessel", Domain::Maritime),
    ("Frigate", Domain::Maritime),
    ("Maritime patrol aircraft", Domain::Maritime),
    ("Submarine", Domain::Maritime),
    ("Brigade headquarters", Domain::C2Intelligence),
    ("Signals regiment", Domain::C2Intelligence),
    ("Satellite imagery", Domain::C2Intelligence),
    ("Long-endurance surveillance aircraft", Domain::C2Intelligence),
    ("Logistics battalion", Domain::Support),
    ("Role 2 hospital", Domain::Support),
    ("Medical evacuation", Domain::Support),
    ("Training team", Domain::Support),
    ("Host nation support", Domain::Support),
    ("Rail transport", Domain::Support),
    ("Fuel supply company", Domain::Support),
    ("Military police company", Domain::Support),
    ("Civil engineering works", Domain::Support),
    ("Demining contribution", Domain::Finance),
];

const SIZES: [&str; 8] = ["Reduced", "Reinforced", "Composite", "Forward", "Reserve", "Rotating", "Standing", "Second"];
const PLACES: [&str; 12] =
    ["Rzeszów", "Constanța", "Lviv", "Orzysz", "Cincu", "Varna", "Odesa", "Ādaži", "Tapa", "Rukla", "Lest", "Papa"];
const TERMS: [&str; 6] = [
    "Subject to the consent of parliament, which is asked each time the mandate is renewed.",
    "Only beside a partner that brings its own medical evacuation.",
    "Not before the rotation in the Baltic ends; the commander keeps a national veto.",
    "Offered by the minister in the press conference after the meeting in Paris.",
    "Depends on intelligence and on strategic transport by a third party.",
    "The figure is an estimate of the planning staff and was not confirmed by the capital.",
];

/// The plan of the other benchmarks, with names, words and groups as a real plan has them.
fn plan() -> Plan {
    let mut plan = big_plan::plan(CONTRIBUTIONS, SCENARIOS);
    let nation = |(at, nation): (usize, &std::sync::Arc<Nation>)| Nation {
        name: NATIONS[at].0.to_owned(),
        groups: vec![NATIONS[at].1.to_owned(), "Coalition".to_owned()],
        ..nation.as_ref().clone()
    };
    plan.nations = plan.nations.iter().enumerate().map(nation).collect();
    let capability = |(at, capability): (usize, &std::sync::Arc<Capability>)| Capability {
        name: CAPABILITIES[at].0.to_owned(),
        domain: CAPABILITIES[at].1,
        ..capability.as_ref().clone()
    };
    plan.capabilities = plan.capabilities.iter().enumerate().map(capability).collect();
    let pledge = |(n, pledge): (usize, &std::sync::Arc<Contribution>)| {
        let of = CAPABILITIES[n / 7 % 30].0.to_lowercase();
        let caveat =
            |text: &str| Caveat { text: text.to_owned(), strength: CaveatStrength::Limitation, ..Caveat::default() };
        Contribution {
            title: format!("{} {of} at {}, contingent {}", SIZES[n * 5 % 8], PLACES[n * 7 % 12], 1 + n * 31 % 997),
            elements: (n % 2 == 0).then(|| format!("{} {of} regiment", 1 + n % 4999)).into_iter().collect(),
            areas: [vec!["ukr".into()], vec!["pol".into(), "sea".into()], Vec::new()][n % 3].clone(),
            caveats: (n % 4 == 0).then(|| caveat(TERMS[n / 4 % 6])).into_iter().collect(),
            conditions: if n % 3 == 0 { pledge.conditions.clone() } else { Vec::new() },
            note: (n % 3 == 0).then(|| TERMS[n / 3 % 6].to_owned()),
            illustrative: n % 5 == 0,
            ..pledge.as_ref().clone()
        }
    };
    plan.contributions = plan.contributions.iter().enumerate().map(pledge).collect();
    plan
}

impl Window {
    /// The longer of the frame with the events and the one after it, in which an answer stands at the latest.
    fn answer(&mut self, events: Vec<Event>) -> Duration {
        let first = self.frame(events);
        first.max(self.frame(Vec::new()))
    }

    /// The middle of the first thing with a name that begins so, as assistive technology sees it.
    fn place(&mut self, name: &str) -> Pos2 {
        self.ctx.enable_accesskit();
        self.frame(Vec::new());
        self.frame(Vec::new());
        let named = |node: &Node| node.label().is_some_and(|label| label.starts_with(name));
        let (_, node) = self.nodes.iter().find(|(_, node)| named(node)).unwrap_or_else(|| panic!("no {name}"));
        let bounds = node.bounds().unwrap();
        self.ctx.disable_accesskit();
        let place = Pos2::new((bounds.x0 + bounds.x1) as f32 / 2.0, (bounds.y0 + bounds.y1) as f32 / 2.0);
        assert!(place.y < 850.0, "{name} is in sight");
        place
    }

    /// Presses the thing of that name; returns the longest frame.
    fn press(&mut self, name: &str) -> Duration {
        let at = self.place(name);
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(at)]);
        self.frame(vec![button(true)]).max(self.answer(vec![button(false)]))
    }

    fn key(&mut self, key: Key, modifiers: Modifiers) -> Duration {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.answer(vec![event(true), event(false)])
    }

    /// Types everything that people look for, three times over. Returns the middle time of each keystroke.
    fn keystrokes(&mut self) -> Vec<(String, Duration)> {
        let all = |_| TYPED.iter().flat_map(|words| self.type_and_take_back(words)).collect::<Vec<_>>();
        let [first, second, third] = [0, 1, 2].map(all);
        let three = first.into_iter().zip(second).zip(third);
        three.map(|(((typed, a), (_, b)), (_, c))| (typed, middle([a, b, c]))).collect()
    }

    /// Finds and counts what is typed letter by letter, without the interface.
    fn alone(&mut self) -> Vec<(String, Duration)> {
        let pledges = &mut self.app.view.pledges;
        let mut once = |typed: &str| {
            let began = Instant::now();
            let found = pledges.find(typed);
            std::hint::black_box(pledges.narrow(&found, |_| Vec::new()));
            let took = began.elapsed();
            // The words of the last search are kept; these are to be new.
            pledges.find("");
            took
        };
        let typed = TYPED.iter().flat_map(|words| words.char_indices().map(|(at, c)| &words[..at + c.len_utf8()]));
        typed.map(|typed| (typed.to_owned(), middle([0, 1, 2].map(|_| once(typed))))).collect()
    }

    /// Types the words letter by letter, then takes every letter back. Returns the time of each keystroke.
    fn type_and_take_back(&mut self, words: &str) -> Vec<(String, Duration)> {
        let mut times = Vec::new();
        for (n, letter) in words.chars().enumerate() {
            let typed: String = words.chars().take(n + 1).collect();
            times.push((typed, self.answer(vec![Event::Text(letter.to_string())])));
        }
        for n in (0..words.chars().count()).rev() {
            let typed: String = words.chars().take(n).collect();
            times.push((format!("back to \u{201c}{typed}\u{201d}"), self.key(Key::Backspace, Modifiers::NONE)));
        }
        times
    }
}

/// What people look for: words, slips, codes, several words, and what nothing has.
const TYPED: [&str; 8] = [
    "battlegroup",
    "light infantry",
    "p-04217",
    "germany air defence rzeszow",
    "refuling",
    "consent of parliament",
    "1 (",
    "egineer squardon lviv",
];

fn report(what: &str, mut times: Vec<(String, Duration)>) {
    times.sort_by_key(|(_, time)| *time);
    let at = |share: f64| ms(times[((times.len() - 1) as f64 * share) as usize].1);
    let (slowest, _) = times.last().unwrap();
    println!(
        "{what}: {} times, median {:.2} ms, 99th percentile {:.2} ms, most {:.2} ms ({slowest})",
        times.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

fn middle(mut times: [Duration; 3]) -> Duration {
    times.sort();
    times[1]
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// Edits one pledge after another, and the longest frame after each.
fn edits(window: &mut Window, round: usize) {
    let mut commands = Vec::new();
    let mut frames = Vec::new();
    for n in 0..20 {
        let contribution = window.app.session.active().unwrap().plan().contributions[n * 4999].id.clone();
        let field = match n % 2 {
            0 => ContributionField::NoticeDays(Some(Day((61 + 20 * round + n) as i32))),
            _ => ContributionField::Title(format!("Another title {round} {n}")),
        };
        let name = format!("{contribution}");
        let began = Instant::now();
        window.app.session.edit(&Command::EditContribution { contribution, field }).unwrap();
        commands.push((name.clone(), began.elapsed()));
        frames.push((name, window.answer(Vec::new())));
    }
    report("  the edit with all figures anew", commands);
    report("  the longest frame after it", frames);
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.muster");
    muster::store::save(&path, &to_bytes(FileKind::Plan, &plan()), muster::store::Over::Any).unwrap();
    let mut window = Window::open(&path);
    for facet in ["facet where", "facet figures"] {
        window.app.session.settings.set_folded(facet, true);
    }
    println!("{CONTRIBUTIONS} contributions, {SCENARIOS} scenarios of 200 assignments; the longest frame of each");
    println!("Register, opened first: {:.2} ms", ms(window.go(Workspace::Register)));
    report("Register, still", (0..100).map(|_| (String::new(), window.frame(Vec::new()))).collect());

    window.key(Key::F, Modifiers::COMMAND);
    report("Register, a keystroke", window.keystrokes());
    report("  finding and counting alone, no word known before", window.alone());
    let facets = ["Domain: Land", "Status: confirmed", "Status: offered", "Nation: Austria", "Domain: Air"];
    let pressed: Vec<_> = facets.iter().map(|name| ((*name).to_owned(), window.press(name))).collect();
    report("Register, a facet pressed", pressed);
    window.key(Key::F, Modifiers::COMMAND);
    report("Register, a keystroke with five values checked", window.keystrokes());
    for name in facets {
        window.press(name);
    }
    let heads = ["People", "Title", "Title", "Qty", "Unit", "Notice", "Pledge"];
    let sorted: Vec<_> = heads.iter().map(|name| ((*name).to_owned(), window.press(name))).collect();
    report("Register, the order changed", sorted);
    println!("Register, one pledge edited, by pledge");
    edits(&mut window, 0);
    window.press("Title");
    println!("Register, one pledge edited, by title");
    edits(&mut window, 1);

    println!("Compose, opened after it: {:.2} ms", ms(window.go(Workspace::Compose)));
    report("Compose, still", (0..100).map(|_| (String::new(), window.frame(Vec::new()))).collect());
    window.key(Key::Slash, Modifiers::NONE);
    report("Compose, a keystroke in the pool's search", window.keystrokes());
    let pressed: Vec<_> =
        ["Land ", "Air ", "Land "].iter().map(|name| ((*name).to_owned(), window.press(name))).collect();
    report("Compose, a facet of the pool pressed", pressed);
    println!("Compose, one pledge edited");
    edits(&mut window, 2);
}
