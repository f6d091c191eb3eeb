//! Places in the story's tables. Ids are indices that the compiled document hands out; a lookup with one may fail, and says so.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u16);

        impl $name {
            /// The id of the entry at that place; tables longer than 65,536 have none.
            #[must_use]
            pub fn at(place: usize) -> Option<Self> {
                u16::try_from(place).ok().map(Self)
            }

            /// The first entry: what stands in where a lookup cannot fail but the types do not say so.
            #[must_use]
            #[allow(dead_code, reason = "not every table needs it")]
            pub(crate) fn first() -> Self {
                Self(0)
            }

            /// The entry's place in its table.
            #[must_use]
            pub fn place(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

id! {
    /// A figure: a number of the story that a reader may change.
    FigureId
}
id! {
    /// A cell of the report: first every figure, in the story's order, then every result.
    CellId
}
id! {
    /// What is counted: children, cases, reports.
    NounId
}
id! {
    /// A source that the story names.
    SourceId
}
id! {
    /// A place of the story's gazetteer.
    PlaceId
}
id! {
    /// A column of the gazetteer: what is known of each place.
    ColumnId
}

impl FigureId {
    /// The cell that shows this figure.
    #[must_use]
    pub fn cell(self) -> CellId {
        CellId(self.0)
    }
}
