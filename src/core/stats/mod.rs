//! Statistics: definitions with their sources, pure and bounded. Domain errors are values.

pub mod proportion;
