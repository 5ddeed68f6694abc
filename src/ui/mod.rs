//! The desktop program: reads the session, sends it commands. The only place that knows egui.
