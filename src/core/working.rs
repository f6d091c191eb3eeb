//! The formula of a result, as symbols and cells: it holds no number of its own, so it is always filled with the cells' own texts.

use std::rc::Rc;

use crate::{CellId, Decimal, FigureId};

/// The arithmetic between two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// `+`
    Plus,
    /// `−`
    Minus,
    /// `×`
    Times,
    /// `÷`
    Over,
    /// `,`
    Comma,
}

impl Symbol {
    /// The sign as printed.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "−",
            Self::Times => "×",
            Self::Over => "÷",
            Self::Comma => ",",
        }
    }

    fn binds(self) -> u8 {
        match self {
            Self::Comma => 0,
            Self::Plus | Self::Minus => 1,
            Self::Times | Self::Over => 2,
        }
    }
}

/// One piece of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// The text of a cell.
    Cell(CellId),
    /// A constant of the formula: 100, 365.25.
    Constant(Decimal),
    /// A sign between two things.
    Sign(Symbol),
    /// `(`
    Open,
    /// `)`
    Close,
    /// Opens "the smaller of".
    Smaller,
    /// Opens "the larger of".
    Larger,
    /// Opens a method, by the name that its field gives it: it has a paragraph on the page.
    Method(&'static str),
    /// Opens "the odds of".
    Odds,
    /// A constant of the formula, in percent: 95.
    Percentage(Decimal),
    /// Separates the two of them.
    Comma,
    /// `⌈`, rounding up.
    Up,
    /// `⌉`
    EndUp,
    /// The number of days from the start of a year to a day.
    DaysFrom(FigureId, FigureId),
}

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// Shared: results carry the formulas of what they build on.
    tokens: Rc<[Token]>,
    /// How tightly its outermost sign binds: 1 for sums, 2 for products, 3 for what needs no brackets.
    binds: u8,
}

const ATOM: u8 = 3;

impl Working {
    /// A cell by itself.
    #[must_use]
    pub fn cell(cell: CellId) -> Self {
        Self::atom(Token::Cell(cell))
    }

    /// A constant by itself.
    #[must_use]
    pub fn constant(value: Decimal) -> Self {
        Self::atom(Token::Constant(value))
    }

    /// The days from the start of a year through a day, both counted.
    #[must_use]
    pub fn days(first_year: FigureId, last_day: FigureId) -> Self {
        Self::atom(Token::DaysFrom(first_year, last_day))
    }

    fn atom(token: Token) -> Self {
        Self { tokens: Rc::new([token]), binds: ATOM }
    }

    /// The pieces, in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The two with a sign between them, with brackets where they are needed.
    #[must_use]
    pub fn joined(&self, symbol: Symbol, other: &Self) -> Self {
        let binds = symbol.binds();
        // a − (b + c) and a ÷ (b × c) need brackets; a + b − c does not.
        let right = if matches!(symbol, Symbol::Minus | Symbol::Over) { binds + 1 } else { binds };
        let mut tokens = self.bracketed(binds);
        tokens.push(Token::Sign(symbol));
        tokens.extend(other.bracketed(right));
        Self { tokens: tokens.into(), binds }
    }

    fn bracketed(&self, least: u8) -> Vec<Token> {
        if self.binds >= least {
            return self.tokens.to_vec();
        }
        let mut tokens = vec![Token::Open];
        tokens.extend(self.tokens.iter().cloned());
        tokens.push(Token::Close);
        tokens
    }

    /// The smaller of the two.
    #[must_use]
    pub fn smaller(a: &Self, b: &Self) -> Self {
        Self::call(Token::Smaller, a, b)
    }

    /// The larger of the two.
    #[must_use]
    pub fn larger(a: &Self, b: &Self) -> Self {
        Self::call(Token::Larger, a, b)
    }

    /// A method with what it is given, and how sure its limits are, in percent.
    #[must_use]
    pub fn method(name: &'static str, given: &[&Self], confidence: impl Into<Option<u32>>) -> Self {
        let mut tokens = vec![Token::Method(name)];
        for (place, working) in given.iter().enumerate() {
            tokens.extend((place > 0).then_some(Token::Comma));
            tokens.extend(working.tokens.iter().cloned());
        }
        if let Some(percent) = confidence.into() {
            tokens.extend([Token::Comma, Token::Percentage(Decimal::from(percent))]);
        }
        tokens.push(Token::Close);
        Self { tokens: tokens.into(), binds: ATOM }
    }

    /// The odds of a share.
    #[must_use]
    pub fn odds(share: &Self) -> Self {
        let mut tokens = vec![Token::Odds];
        tokens.extend(share.tokens.iter().cloned());
        tokens.push(Token::Close);
        Self { tokens: tokens.into(), binds: ATOM }
    }

    fn call(opening: Token, a: &Self, b: &Self) -> Self {
        let mut tokens = vec![opening];
        tokens.extend(a.tokens.iter().cloned());
        tokens.push(Token::Comma);
        tokens.extend(b.tokens.iter().cloned());
        tokens.push(Token::Close);
        Self { tokens: tokens.into(), binds: ATOM }
    }

    /// The same, rounded up to a whole number.
    #[must_use]
    pub fn rounded_up(&self) -> Self {
        let mut tokens = vec![Token::Up];
        tokens.extend(self.tokens.iter().cloned());
        tokens.push(Token::EndUp);
        Self { tokens: tokens.into(), binds: ATOM }
    }
}
