//! Keys as they were struck: each with what was held at its own moment. What is held at the frame's end may be something
//! else, since a key and its modifier can be let go within one frame.

use egui::{Event, InputState, Key, Modifiers};

/// True when the key was struck in this frame while such modifiers were held.
pub fn struck(input: &InputState, key: Key, held: impl Fn(Modifiers) -> bool) -> bool {
    input.events.iter().any(|event| match event {
        Event::Key { key: of, pressed: true, modifiers, .. } => *of == key && held(*modifiers),
        _ => false,
    })
}

/// True when the key was struck by itself.
pub fn plain(input: &InputState, key: Key) -> bool {
    struck(input, key, |held| held.is_none())
}
