//! The design tokens: every colour and size of the interface, light and dark, and how a view asks for them.
//!
//! Colours are constructed nowhere else. `Theme::of(ui)` gives the tokens in force; `style.rs` hands them to egui.

use egui::{Color32, Context, Id, Shadow};

/// What the user chose about the looks, beside light or dark. Kept in egui's memory for the session only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Stronger edges, no tints, no muted text.
    pub high_contrast: bool,
    /// Taller rows and controls.
    pub comfortable: bool,
    /// No motion at all.
    pub reduced_motion: bool,
}

impl Look {
    /// The looks in force, the default before any were chosen.
    pub fn of(ctx: &Context) -> Self {
        ctx.data(|d| d.get_temp(Id::unique("muster.look"))).unwrap_or_default()
    }

    /// Keeps the looks for the following frames. `style::install` calls this.
    pub(super) fn keep(self, ctx: &Context) {
        ctx.data_mut(|d| d.insert_temp(Id::unique("muster.look"), self));
    }
}

/// Heights in points that depend on the density.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    /// Row of a table or of the comparison.
    pub row: f32,
    /// Section header.
    pub section: f32,
    /// Contribution card.
    pub card: f32,
    /// Space between two cards.
    pub card_gap: f32,
    /// Button and field.
    pub control: f32,
    /// Small button.
    pub control_small: f32,
    /// Chip.
    pub chip: f32,
    /// Row of a decision list.
    pub decision: f32,
}

impl Sizes {
    /// Sizes of the compact density.
    pub const COMPACT: Self = Self {
        row: 24.0,
        section: 26.0,
        card: 46.0,
        card_gap: 4.0,
        control: 28.0,
        control_small: 24.0,
        chip: 22.0,
        decision: 37.0,
    };
    /// Sizes of the comfortable density.
    pub const COMFORTABLE: Self = Self {
        row: 32.0,
        section: 32.0,
        card: 58.0,
        card_gap: 6.0,
        control: 32.0,
        control_small: 28.0,
        chip: 26.0,
        decision: 44.0,
    };

    /// The sizes in force.
    pub fn of(ctx: &Context) -> Self {
        if Look::of(ctx).comfortable { Self::COMFORTABLE } else { Self::COMPACT }
    }
}

/// Corner radius of tags, in points.
pub const RADIUS_TAG: f32 = 3.0;
/// Corner radius of controls, cards and chips, in points.
pub const RADIUS: f32 = 4.0;
/// Corner radius of column heads, popups and toasts, in points.
pub const RADIUS_LARGE: f32 = 6.0;
/// Height of the marking banner, in points.
pub const BANNER_HEIGHT: f32 = 20.0;
/// Height of a toast, in points.
pub const TOAST_HEIGHT: f32 = 40.0;
/// Height of a scenario's column head, in points.
pub const COLUMN_HEAD_HEIGHT: f32 = 104.0;

/// The colours of one theme.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names are the tokens of the design, which explains each")]
pub struct Theme {
    pub dark: bool,
    pub window: Color32,
    pub panel: Color32,
    pub card: Color32,
    pub hover: Color32,
    pub head: Color32,
    pub well: Color32,
    pub select: Color32,
    pub line: Color32,
    pub line_strong: Color32,
    pub text1: Color32,
    pub text2: Color32,
    pub text3: Color32,
    pub text_off: Color32,
    pub accent: Color32,
    pub on_accent: Color32,
    pub met: Color32,
    pub met_tint: Color32,
    pub minimum: Color32,
    pub minimum_tint: Color32,
    pub unmet: Color32,
    pub unmet_tint: Color32,
    pub info: Color32,
    pub info_tint: Color32,
    pub confirmed: Color32,
    pub sustained: Color32,
    pub lost: Color32,
    pub symbol_fill: Color32,
    pub symbol_neutral: Color32,
    pub symbol_hostile: Color32,
    pub symbol_unknown: Color32,
    pub symbol_ink: Color32,
    pub symbol_frame: Color32,
    pub on_slot: Color32,
    pub flag_edge: Color32,
    pub shadow: Shadow,
    slots: [Color32; 8],
}

#[allow(clippy::disallowed_methods)] // the one place
const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const LIGHT: Theme = Theme {
    dark: false,
    window: hex(0xEC_EF_F3),
    panel: hex(0xF7_F8_FA),
    card: hex(0xFF_FF_FF),
    hover: hex(0xED_F1_F6),
    head: hex(0xE3_E7_ED),
    well: hex(0xDC_E1_E8),
    select: hex(0xDF_E8_FB),
    line: hex(0xD3_D9_E1),
    line_strong: hex(0x73_7D_8C),
    text1: hex(0x14_18_1F),
    text2: hex(0x43_4C_59),
    text3: hex(0x5A_64_72),
    text_off: hex(0x8B_95_A3),
    accent: hex(0x1D_4F_BF),
    on_accent: hex(0xFF_FF_FF),
    met: hex(0x14_6B_3A),
    met_tint: hex(0xE2_F1_E7),
    minimum: hex(0x7A_4B_00),
    minimum_tint: hex(0xFA_EE_D6),
    unmet: hex(0xA8_1E_18),
    unmet_tint: hex(0xFB_E5_E3),
    info: hex(0x28_5A_9C),
    info_tint: hex(0xE4_ED_F8),
    confirmed: hex(0x2A_4A_78),
    sustained: hex(0xA9_C0_DE),
    lost: hex(0x73_7E_8E),
    symbol_fill: hex(0xBF_E3_F2),
    symbol_neutral: hex(0xC5_EB_C3),
    symbol_hostile: hex(0xFB_C6_C2),
    symbol_unknown: hex(0xFB_EF_B4),
    symbol_ink: hex(0x14_18_1F),
    symbol_frame: hex(0x14_18_1F),
    on_slot: hex(0xFF_FF_FF),
    flag_edge: hex(0x7F_89_98),
    shadow: Shadow {
        offset: [0, 6],
        blur: 16,
        spread: 0,
        color: Color32::from_rgba_unmultiplied_const(0x0F, 0x17, 0x2A, 56),
    },
    slots: [
        hex(0x00_74_7C),
        hex(0xC0_56_00),
        hex(0x6B_2F_A0),
        hex(0x7C_09_35),
        hex(0x2A_6B_BF),
        hex(0x4F_5B_00),
        hex(0xB8_50_8C),
        hex(0x4A_55_63),
    ],
};

const DARK: Theme = Theme {
    dark: true,
    window: hex(0x000F_1216),
    panel: hex(0x17_1B_21),
    card: hex(0x1E_23_2B),
    hover: hex(0x2A_31_3C),
    head: hex(0x27_2D_37),
    well: hex(0x32_3A_46),
    select: hex(0x20_33_5C),
    line: hex(0x32_39_45),
    line_strong: hex(0x7A_85_95),
    text1: hex(0xE9_EC_F1),
    text2: hex(0xB9_C1_CC),
    text3: hex(0x97_A1_AF),
    text_off: hex(0x68_72_80),
    accent: hex(0x8A_B0_FF),
    on_accent: hex(0x0F_1B_33),
    met: hex(0x6B_CF_92),
    met_tint: hex(0x17_32_1F),
    minimum: hex(0xED_B9_58),
    minimum_tint: hex(0x37_29_0F),
    unmet: hex(0xFF_90_88),
    unmet_tint: hex(0x40_1D_1B),
    info: hex(0x8F_BC_F5),
    info_tint: hex(0x1A_2C_47),
    confirmed: hex(0xB4_CF_F7),
    sustained: hex(0x33_50_7A),
    lost: hex(0x8A_95_A5),
    symbol_fill: hex(0x6D_B9_D3),
    symbol_neutral: hex(0x7F_C2_84),
    symbol_hostile: hex(0xE5_8F_88),
    symbol_unknown: hex(0xDB_C4_67),
    symbol_ink: hex(0x0B_0E_12),
    symbol_frame: hex(0xCF_E9_F2),
    on_slot: hex(0x10_14_1A),
    flag_edge: hex(0x7F_89_98),
    shadow: Shadow { offset: [0, 6], blur: 16, spread: 0, color: Color32::from_black_alpha(153) },
    slots: [
        hex(0x45_C6_CC),
        hex(0xF2_99_4A),
        hex(0xB0_8C_F0),
        hex(0xE8_5D_8A),
        hex(0x7F_B2_F8),
        hex(0xC3_CF_63),
        hex(0xFF_B3_DA),
        hex(0xAE_B8_C6),
    ],
};

/// Under high contrast lines become strong lines, tints go, muted text becomes primary.
const fn high_contrast(mut theme: Theme) -> Theme {
    theme.line = theme.line_strong;
    theme.text3 = theme.text1;
    theme.met_tint = theme.card;
    theme.minimum_tint = theme.card;
    theme.unmet_tint = theme.card;
    theme.info_tint = theme.card;
    theme
}

static THEMES: [Theme; 4] = [LIGHT, DARK, high_contrast(LIGHT), high_contrast(DARK)];

impl Theme {
    /// The tokens in force in this context: the system's or the user's choice of light or dark, and of contrast.
    pub fn of(ctx: &Context) -> &'static Self {
        Self::chosen(ctx.theme() == egui::Theme::Dark, Look::of(ctx).high_contrast)
    }

    /// The tokens of a theme by name.
    pub fn chosen(dark: bool, high_contrast: bool) -> &'static Self {
        &THEMES[usize::from(dark) + 2 * usize::from(high_contrast)]
    }

    /// The colour of a scenario slot.
    pub fn slot(&self, slot: Slot) -> Color32 {
        self.slots[slot.look()]
    }
}

/// Which place in the series of scenario looks a scenario has. Given in order of creation and kept for life.
/// Twelve places: 9 to 12 look like 1 to 4 with a hollow badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot(u8);

/// The mark of a slot on charts, beside colour and dash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the shape")]
pub enum Marker {
    Disc,
    Square,
    Triangle,
    Diamond,
    Ring,
    HollowSquare,
    HollowTriangle,
    Cross,
}

impl Slot {
    /// The slot of the `index`th scenario created, from 0; after twelve the series begins again.
    pub fn of_index(index: usize) -> Self {
        Self((index % 12) as u8)
    }

    /// The twelve slots, in their order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..12).map(Self::of_index)
    }

    /// The eight slots with their light colours, written `#RRGGBB`, as files hold them.
    pub fn colours() -> impl Iterator<Item = (Self, String)> {
        LIGHT.slots.iter().enumerate().map(|(index, colour)| {
            (Self::of_index(index), format!("#{:02X}{:02X}{:02X}", colour.r(), colour.g(), colour.b()))
        })
    }

    /// The index of the slot whose light colour this is, written `#RRGGBB`.
    pub fn of_colour(colour: &str) -> Option<usize> {
        let rgb = u32::from_str_radix(colour.strip_prefix('#')?, 16).ok()?;
        LIGHT.slots.iter().position(|slot| *slot == hex(rgb))
    }

    /// Whether the badge is drawn hollow.
    pub fn hollow(self) -> bool {
        self.0 >= 8
    }

    fn look(self) -> usize {
        usize::from(self.0 % 8)
    }

    /// The dash pattern of the slot's lines, in points: dash, gap, dash, gap; empty for a solid line.
    pub fn dash(self) -> &'static [f32] {
        const DASHES: [&[f32]; 8] = [
            &[],
            &[7.0, 3.0],
            &[2.0, 2.5],
            &[9.0, 3.0, 2.0, 3.0],
            &[12.0, 4.0],
            &[4.0, 2.0],
            &[1.0, 3.0],
            &[6.0, 2.0, 2.0, 2.0, 2.0, 2.0],
        ];
        DASHES[self.look()]
    }

    /// The mark of the slot on charts.
    pub fn marker(self) -> Marker {
        const MARKERS: [Marker; 8] = [
            Marker::Disc,
            Marker::Square,
            Marker::Triangle,
            Marker::Diamond,
            Marker::Ring,
            Marker::HollowSquare,
            Marker::HollowTriangle,
            Marker::Cross,
        ];
        MARKERS[self.look()]
    }
}

/// How sensitive a marking is, across policies: what the banner's fill says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkingLevel {
    /// Nothing is open, or nothing is known of the marking.
    None,
    /// UNCLASSIFIED.
    Unclassified,
    /// RESTRICTED, OFFICIAL.
    Restricted,
    /// CONFIDENTIAL, OFFICIAL-SENSITIVE.
    Confidential,
    /// SECRET.
    Secret,
    /// TOP SECRET.
    TopSecret,
}

impl MarkingLevel {
    /// The banner's fill, the same in both themes; [`MarkingLevel::ink`] stands on it.
    pub const fn fill(self) -> Color32 {
        match self {
            Self::None => hex(0x4A_55_63),
            Self::Unclassified => hex(0x1E_6B_3C),
            Self::Restricted => hex(0x1F_5A_9E),
            Self::Confidential => hex(0x12_3A_7A),
            Self::Secret => hex(0xA3_16_1F),
            Self::TopSecret => hex(0x7A_3A_00),
        }
    }

    /// The colour of words on the banner.
    pub const fn ink() -> Color32 {
        hex(0xFF_FF_FF)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(c: Color32) -> f32 {
        let lin = |v: u8| {
            let v = f32::from(v) / 255.0;
            if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * lin(c.r()) + 0.7152 * lin(c.g()) + 0.0722 * lin(c.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_keeps_its_contrast_on_every_surface_in_every_theme() {
        for t in &THEMES {
            for back in [t.window, t.panel, t.card, t.hover, t.head, t.select] {
                for ink in [t.text1, t.text2, t.text3, t.accent, t.met, t.minimum, t.unmet, t.info] {
                    assert!(contrast(ink, back) >= 4.5, "{ink:?} on {back:?}: {}", contrast(ink, back));
                }
                assert!(contrast(t.line_strong, back) >= 3.0);
                assert!(contrast(t.lost, back) >= 3.0);
            }
            assert!(contrast(t.on_accent, t.accent) >= 4.5);
            for (ink, tint) in [(t.met, t.met_tint), (t.minimum, t.minimum_tint), (t.unmet, t.unmet_tint)] {
                assert!(contrast(ink, tint) >= 4.5);
            }
        }
    }

    #[test]
    fn scenario_letters_and_marking_words_can_be_read() {
        for t in &THEMES {
            for i in 0..12 {
                let colour = t.slot(Slot::of_index(i));
                assert!(contrast(colour, t.card) >= 4.5);
                assert!(contrast(t.on_slot, colour) >= 4.5);
            }
        }
        for level in [
            MarkingLevel::None,
            MarkingLevel::Unclassified,
            MarkingLevel::Restricted,
            MarkingLevel::Confidential,
            MarkingLevel::Secret,
            MarkingLevel::TopSecret,
        ] {
            assert!(contrast(MarkingLevel::ink(), level.fill()) >= 4.5);
        }
    }

    #[test]
    fn slots_nine_to_twelve_repeat_one_to_four_with_a_hollow_badge() {
        for i in 0..4 {
            let (first, again) = (Slot::of_index(i), Slot::of_index(i + 8));
            assert_eq!(first.marker(), again.marker());
            assert_eq!(first.dash(), again.dash());
            assert!(!first.hollow() && again.hollow());
        }
    }
}
