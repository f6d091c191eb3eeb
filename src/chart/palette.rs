//! Roles become colours: one palette for each theme.

use plotters::style::RGBColor;

/// What a mark's colour means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The ground.
    Paper,
    /// Text, and lines that carry meaning.
    Ink,
    /// Notes, and the story's value behind the reader's.
    Muted,
    /// Every child, every other place.
    Mark,
    /// The story's subject.
    Accent,
    /// Behind what is pointed at.
    AccentSoft,
    /// Only what the reader changed.
    Edit,
    /// Gridlines: they separate and never carry meaning.
    Rule,
    /// The line at zero.
    Edge,
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    paper: RGBColor,
    ink: RGBColor,
    muted: RGBColor,
    mark: RGBColor,
    accent: RGBColor,
    accent_soft: RGBColor,
    edit: RGBColor,
    rule: RGBColor,
    edge: RGBColor,
}

/// The system's colours where the reader forces them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forced {
    /// `Canvas`
    pub canvas: RGBColor,
    /// `CanvasText`
    pub canvas_text: RGBColor,
    /// `Highlight`
    pub highlight: RGBColor,
    /// `LinkText`
    pub link_text: RGBColor,
}

impl Palette {
    /// The light theme: the one that drawings in a page carry, where style sheets make each colour a token again.
    pub const LIGHT: Self = Self {
        paper: RGBColor(0xFC, 0xFB, 0xF8),
        ink: RGBColor(0x1A, 0x1B, 0x1D),
        muted: RGBColor(0x5B, 0x59, 0x52),
        mark: RGBColor(0x85, 0x81, 0x7A),
        accent: RGBColor(0x12, 0x55, 0x6B),
        accent_soft: RGBColor(0xE7, 0xF0, 0xF2),
        edit: RGBColor(0x8A, 0x52, 0x00),
        rule: RGBColor(0xDC, 0xD8, 0xCD),
        edge: RGBColor(0x87, 0x83, 0x7A),
    };

    /// The dark theme.
    pub const DARK: Self = Self {
        paper: RGBColor(0x14, 0x15, 0x17),
        ink: RGBColor(0xE9, 0xE7, 0xE1),
        muted: RGBColor(0xA8, 0xA5, 0x9D),
        mark: RGBColor(0x85, 0x82, 0x7B),
        accent: RGBColor(0x82, 0xC8, 0xDE),
        accent_soft: RGBColor(0x1B, 0x2E, 0x35),
        edit: RGBColor(0xE8, 0xB8, 0x60),
        rule: RGBColor(0x33, 0x35, 0x3A),
        edge: RGBColor(0x7D, 0x7A, 0x74),
    };

    /// The reader's own colours. What they do not tell apart, shapes and words do; gridlines are left out.
    #[must_use]
    pub fn forced(colours: Forced) -> Self {
        let Forced { canvas, canvas_text, highlight, link_text } = colours;
        Self {
            paper: canvas,
            ink: canvas_text,
            muted: canvas_text,
            mark: canvas_text,
            accent: link_text,
            accent_soft: canvas,
            edit: highlight,
            rule: canvas,
            edge: canvas_text,
        }
    }

    /// The colour of a role.
    #[must_use]
    pub fn colour(&self, role: Role) -> RGBColor {
        match role {
            Role::Paper => self.paper,
            Role::Ink => self.ink,
            Role::Muted => self.muted,
            Role::Mark => self.mark,
            Role::Accent => self.accent,
            Role::AccentSoft => self.accent_soft,
            Role::Edit => self.edit,
            Role::Rule => self.rule,
            Role::Edge => self.edge,
        }
    }
}

/// A colour as a browser computes it, `rgb(18, 85, 107)`, or as a style sheet writes it, `#12556b`.
///
/// ```
/// use counted_chart::palette::parse;
/// assert_eq!(parse("rgb(18, 85, 107)"), parse("#12556B"));
/// assert_eq!(parse("rebeccapurple"), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<RGBColor> {
    let text = text.trim();
    if let Some(digits) = text.strip_prefix('#') {
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6)?;
        let [_, red, green, blue] = number.to_be_bytes();
        return Some(RGBColor(red, green, blue));
    }
    let (_, inside) = text.strip_prefix("rgb")?.split_once('(')?;
    let mut numbers = inside.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty()).map(|digits| digits.parse::<u8>().ok());
    Some(RGBColor(numbers.next()??, numbers.next()??, numbers.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(RGBColor(red, green, blue): RGBColor) -> f64 {
        let [red, green, blue] = [red, green, blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(a: RGBColor, b: RGBColor) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn marks_and_text_stand_out_in_both_themes() {
        for (name, palette) in [("light", Palette::LIGHT), ("dark", Palette::DARK)] {
            for ground in [Role::Paper, Role::AccentSoft] {
                for role in [Role::Ink, Role::Muted, Role::Accent, Role::Edit] {
                    let contrast = contrast(palette.colour(role), palette.colour(ground));
                    assert!(contrast >= 4.5, "{name}: {role:?} text on {ground:?} has {contrast:.2}");
                }
                for role in [Role::Mark, Role::Edge] {
                    let contrast = contrast(palette.colour(role), palette.colour(ground));
                    assert!(contrast >= 3.0, "{name}: {role:?} on {ground:?} has {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn colours_are_read_as_browsers_write_them() {
        assert_eq!(parse("rgba(255, 0, 7, 0.5)"), Some(RGBColor(255, 0, 7)));
        assert_eq!(parse("#fff"), None);
        assert_eq!(parse("rgb(300, 0, 0)"), None);
        assert_eq!(parse(""), None);
    }
}
