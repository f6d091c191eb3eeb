//! Equal dots that stand on a lattice: a backend may paint them as one pattern.

use plotters_backend::BackendCoord;

/// Dots in rows and columns at one pitch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// The middle of its first dot.
    pub first: BackendCoord,
    /// From dot to dot, down as across.
    pub pitch: i32,
    /// Dots in a row.
    pub columns: i32,
    /// Rows.
    pub rows: i32,
}

/// The dots at the start of the list that stand in full rows under each other at one pitch, and the dots after them.
#[must_use]
pub fn block(dots: &[BackendCoord]) -> Option<(Block, &[BackendCoord])> {
    let (first, _) = dots.split_first()?;
    let pitch = dots.get(1).map_or(0, |second| second.0 - first.0);
    let at = |column: i32| dots.get(usize::try_from(column).ok()?).filter(|at| **at == (first.0 + column * pitch, first.1));
    let mut columns = 1;
    while pitch > 0 && at(columns).is_some() {
        columns += 1;
    }
    let width = usize::try_from(columns).ok()?;
    let fits = |row: &[BackendCoord], place: i32| {
        row.len() == width && row.iter().zip(0..).all(|(at, column)| *at == (first.0 + column * pitch, first.1 + place * pitch))
    };
    let rows = dots.chunks(width).zip(0..).take_while(|(row, place)| fits(row, *place)).count().max(1);
    let after = dots.get(rows * width..).unwrap_or_default();
    Some((Block { first: *first, pitch, columns, rows: i32::try_from(rows).ok()? }, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(first: BackendCoord, columns: i32, rows: i32) -> Vec<BackendCoord> {
        (0..rows).flat_map(|row| (0..columns).map(move |column| (first.0 + 17 * column, first.1 + 17 * row))).collect()
    }

    #[test]
    fn full_rows_are_one_block_and_the_rest_comes_after() {
        let mut dots = rows((6, 32), 36, 8);
        dots.extend(rows((6, 168), 12, 1));
        let (first, after) = block(&dots).unwrap();
        assert_eq!(first, Block { first: (6, 32), pitch: 17, columns: 36, rows: 8 });
        assert_eq!(block(after).unwrap(), (Block { first: (6, 168), pitch: 17, columns: 12, rows: 1 }, &[][..]));
    }

    #[test]
    fn a_row_that_starts_midway_stands_apart() {
        let mut dots = rows((210, 32), 24, 1);
        dots.extend(rows((6, 49), 36, 2));
        let (first, after) = block(&dots).unwrap();
        assert_eq!((first.columns, first.rows), (24, 1));
        assert_eq!(block(after).map(|(block, _)| (block.columns, block.rows)), Some((36, 2)));
    }

    #[test]
    fn single_dots_end() {
        assert_eq!(block(&[]), None);
        assert_eq!(block(&[(3, 3)]).map(|(block, after)| (block.columns, block.rows, after.len())), Some((1, 1, 0)));
        assert_eq!(block(&[(3, 3), (3, 20)]).map(|(block, after)| (block.columns, after.len())), Some((1, 1)));
    }
}
