//! The parts of the interface, one file each. They take plain data and know nothing of the plan.

pub mod amount_popup;
pub mod badge;
pub mod banner;
pub mod burden_bar;
pub mod button;
pub mod card;
pub mod chip;
pub mod column_head;
pub mod empty_state;
pub mod field;
pub mod figure_cell;
pub mod finding_row;
pub mod funnel_bar;
pub mod ghost;
pub mod line_head;
pub mod option_row;
pub mod rail;
pub mod section_header;
pub mod segmented;
pub mod state_mark;
pub mod step_chart;
pub mod switch;
pub mod toast;
pub mod used_square;
pub mod verdict_tag;
pub mod weight_slider;
