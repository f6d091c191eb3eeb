//! Lines that leave room for words: cut by computing their ends, so that no backend has to clip.

use super::{Point, Rect};

/// A stretch of a line, from a coordinate to another.
type Stretch = (i32, i32);

/// The parts of a stretch that lie in none of the gaps.
fn without(whole: Stretch, gaps: impl Iterator<Item = Stretch>) -> Vec<Stretch> {
    let mut parts = vec![whole];
    for (from, until) in gaps.filter(|(from, until)| from < until) {
        let halves = parts.iter().flat_map(|(start, end)| [(*start, (*end).min(from)), ((*start).max(until), *end)]);
        parts = halves.filter(|(start, end)| start < end).collect();
    }
    parts
}

/// An upright line, cut where it would cross a box.
pub(super) fn upright(x: i32, whole: Stretch, boxes: &[Rect]) -> Vec<(Point, Point)> {
    let crossed = boxes.iter().filter(|words| (words.left..words.right).contains(&x));
    without(whole, crossed.map(|words| (words.top, words.bottom))).into_iter().map(|(top, bottom)| ((x, top), (x, bottom))).collect()
}

/// A level line, cut where it would cross a box.
pub(super) fn level(y: i32, whole: Stretch, boxes: &[Rect]) -> Vec<(Point, Point)> {
    let crossed = boxes.iter().filter(|words| (words.top..words.bottom).contains(&y));
    without(whole, crossed.map(|words| (words.left, words.right))).into_iter().map(|(left, right)| ((left, y), (right, y))).collect()
}

/// Slanted lines over an area, so far apart, cut where they would cross a box.
pub(super) fn hatching(area: Rect, apart: i32, boxes: &[Rect]) -> Vec<(Point, Point)> {
    let mut lines = Vec::new();
    // On a line that rises by a pixel for each pixel to the right, x + y stays the same.
    let mut sum = area.left + area.top + apart;
    while sum < area.right + area.bottom {
        let within = |area: &Rect| (area.top.max(sum - area.right), area.bottom.min(sum - area.left));
        let (top, bottom) = within(&area);
        let parts = if top < bottom { without((top, bottom), boxes.iter().map(within)) } else { Vec::new() };
        lines.extend(parts.into_iter().map(|(top, bottom)| ((sum - bottom, bottom), (sum - top, top))));
        sum += apart.max(1);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect { left: 10, top: 20, right: 110, bottom: 38 };
    const WORDS: Rect = Rect { left: 20, top: 18, right: 60, bottom: 40 };

    #[test]
    fn an_upright_line_makes_room_for_words() {
        assert_eq!(upright(30, (0, 100), &[WORDS]), [((30, 0), (30, 18)), ((30, 40), (30, 100))]);
        assert_eq!(upright(60, (0, 100), &[WORDS]), [((60, 0), (60, 100))]);
        assert_eq!(upright(30, (20, 30), &[WORDS]), []);
    }

    #[test]
    fn a_level_line_makes_room_for_a_ring() {
        assert_eq!(level(30, (0, 100), &[WORDS]), [((0, 30), (20, 30)), ((60, 30), (100, 30))]);
    }

    #[test]
    fn hatching_stays_in_its_area_and_out_of_words() {
        let lines = hatching(AREA, 7, &[WORDS]);
        assert!(lines.len() > 10, "{lines:?}");
        for ((left, bottom), (right, top)) in lines {
            assert!(right - left == bottom - top && left < right);
            for (x, y) in [(left, bottom), (right, top)] {
                assert!((AREA.left..=AREA.right).contains(&x) && (AREA.top..=AREA.bottom).contains(&y));
                assert!(!(x > WORDS.left && x < WORDS.right && y > WORDS.top && y < WORDS.bottom), "{x} {y}");
            }
        }
    }
}
