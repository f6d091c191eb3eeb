//! How wide text is.

/// Measures text in the face of the surface it will be drawn on.
pub trait Measure {
    /// The width of a text in CSS pixels, at a font size in CSS pixels.
    fn width(&self, text: &str, css_px: f64, bold: bool) -> f64;
}

/// An estimate for any usual sans face, slightly generous: for drawings made where there is no browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct Estimate;

/// Bold letters are wider by this factor.
const BOLD: f64 = 1.09;

impl Measure for Estimate {
    fn width(&self, text: &str, css_px: f64, bold: bool) -> f64 {
        let ems: f64 = text.chars().map(advance).sum();
        ems * css_px * if bold { BOLD } else { 1.0 }
    }
}

/// Average advance widths in em, of DejaVu Sans, Inter, Roboto, Segoe UI and San Francisco, the wider ones weighing more.
fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '|' | 'í' => 0.28,
        ' ' | '.' | ',' | ':' | ';' | '!' | 'I' | '·' => 0.32,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '"' => 0.39,
        's' | 'c' | 'k' | 'x' | 'y' | 'v' | 'z' | 'J' | '?' => 0.56,
        '0'..='9' | 'a' | 'e' | 'g' | 'L' | 'F' | 'E' | 'T' | 'S' | 'P' | 'Z' | '–' | 'á' | 'é' => 0.63,
        'b' | 'd' | 'h' | 'n' | 'o' | 'p' | 'q' | 'u' | 'ñ' | 'ó' | 'ú' | 'X' | 'Y' | 'K' | 'B' => 0.64,
        'A' | 'C' | 'R' | 'V' | 'D' | 'G' | 'H' | 'N' | 'U' => 0.75,
        'O' | 'Q' | 'w' | '…' | '+' | '=' | '<' | '>' | '≥' | '≤' => 0.83,
        'M' | 'W' | 'm' | '%' | '—' => 0.97,
        _ => 0.66,
    }
}

/// The text with its width, shortened with an ellipsis until it fits; none where not even one letter would.
pub(crate) fn shortened(text: &str, room: f64, css_px: f64, bold: bool, measure: &dyn Measure) -> Option<(String, f64)> {
    let fitting = |text: String| {
        let width = measure.width(&text, css_px, bold);
        (width <= room).then_some((text, width))
    };
    fitting(text.to_owned()).or_else(|| {
        let letters: Vec<char> = text.chars().collect();
        (1..letters.len()).rev().find_map(|kept| {
            let start: String = letters.iter().take(kept).collect();
            fitting(format!("{}…", start.trim_end_matches([' ', ',', ';', ':', '.'])))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortening_keeps_what_fits() {
        assert_eq!(shortened("28 cases", 500.0, 13.0, true, &Estimate).unwrap().0, "28 cases");
        let (short, width) = shortened("28 cases by federal prosecutors", 120.0, 13.0, true, &Estimate).unwrap();
        assert!(short.starts_with("28 cases") && short.ends_with('…'), "{short}");
        assert!(width == Estimate.width(&short, 13.0, true) && width <= 120.0);
        assert_eq!(shortened("28", 1.0, 13.0, true, &Estimate), None);
    }
}
