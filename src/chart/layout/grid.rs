//! Which grid the marks stand on: the largest pitch that leaves room for everything, and columns that make a good shape.
//!
//! Chosen in CSS pixels, so that a page's first paint and a sharper screen agree on the columns.

/// A dot's diameter, and the ends of a row, as a part of the pitch.
pub(super) const DOT: f64 = 0.6;
/// The largest pitch: a single dot is no poster.
const LARGEST: f64 = 18.0;
/// The smallest pitch at which marks can still be told apart.
const SMALLEST: f64 = 2.0;
const STEP: f64 = 0.25;
/// Left and right of the marks.
pub(super) const MARGIN: f64 = 1.0;
/// What the pitch may give up for a better shape.
const CONCESSIONS: [f64; 7] = [1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82];

/// A grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grid {
    /// From mark to mark, in CSS pixels.
    pub(super) pitch: f64,
    /// Dots in a row.
    pub(super) columns: u64,
    /// Bars in a row.
    pub(super) bar_columns: u64,
}

/// What asks for room.
pub(super) struct Room<F: Fn(&Grid) -> f64> {
    /// The width there is.
    pub(super) width: f64,
    /// The height there is.
    pub(super) height: f64,
    /// Dots that there must be room for.
    pub(super) dots: u64,
    /// Whether as many will be drawn, rather than any number up to that.
    pub(super) full: bool,
    /// The height that everything but the dots takes on a grid.
    pub(super) others: F,
}

impl<F: Fn(&Grid) -> f64> Room<F> {
    /// The grid to draw on; none where nothing fits.
    pub(super) fn grid(&self) -> Option<Grid> {
        let largest = self.largest()?;
        let mut best = (f64::NEG_INFINITY, largest);
        for concession in CONCESSIONS {
            let pitch = largest.pitch * concession;
            let most = self.most_columns(pitch);
            for columns in 1..=most {
                let grid = self.with_columns(pitch, columns);
                let score = self.score(&grid) + 6.0 * concession;
                if score > best.0 && self.fits(&grid) {
                    best = (score, grid);
                }
            }
        }
        Some(best.1)
    }

    fn largest(&self) -> Option<Grid> {
        let mut pitch = LARGEST;
        while pitch >= SMALLEST {
            let grid = self.with_columns(pitch, self.most_columns(pitch));
            if self.fits(&grid) {
                return Some(grid);
            }
            pitch -= STEP;
        }
        None
    }

    fn most_columns(&self, pitch: f64) -> u64 {
        crate::pixels::count(((self.width - 2.0 * MARGIN) / pitch - DOT).floor() + 1.0).max(1)
    }

    /// Bars wrap under the dots' last column, or at the box's edge where the dots fill but a part of it.
    fn with_columns(&self, pitch: f64, columns: u64) -> Grid {
        let bar_columns = if self.dots >= columns && self.filled(pitch, columns) >= 0.75 { columns } else { self.most_columns(pitch) };
        Grid { pitch, columns, bar_columns }
    }

    fn filled(&self, pitch: f64, columns: u64) -> f64 {
        crate::pixels::real(columns) * pitch / self.width
    }

    fn fits(&self, grid: &Grid) -> bool {
        let rows = self.dots.div_ceil(grid.columns);
        crate::pixels::real(rows) * grid.pitch + (self.others)(grid) <= self.height
    }

    /// A full rectangle is worth a smaller pitch; then rows of tens or dozens, and a block as wide as the box.
    fn score(&self, grid: &Grid) -> f64 {
        let Grid { pitch, columns, .. } = *grid;
        let full = if self.full && self.dots.is_multiple_of(columns) { 3.0 } else { 0.0 };
        let round = if columns.is_multiple_of(10) {
            1.0
        } else if columns.is_multiple_of(12) || columns.is_multiple_of(5) {
            0.5
        } else {
            0.0
        };
        full + round + 2.0 * self.filled(pitch, columns.min(self.dots.max(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(width: f64, height: f64, dots: u64) -> u64 {
        Room { width, height, dots, full: true, others: |_: &Grid| 90.0 }.grid().unwrap().columns
    }

    #[test]
    fn shapes() {
        for (dots, expected) in [(432, 36), (100, 20), (1_000, 50), (7, 7), (1, 1)] {
            assert_eq!(columns(640.0, 300.0, dots), expected, "{dots}");
        }
        assert_eq!(columns(340.0, 240.0, 432), 36);
    }

    #[test]
    fn nothing_fits_in_no_room() {
        assert_eq!(Room { width: 100.0, height: 50.0, dots: 10, full: true, others: |_: &Grid| 60.0 }.grid(), None);
    }
}
