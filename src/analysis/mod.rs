//! What a scenario really yields: pure functions of plan, scenario and what-if. Keeps no state.
