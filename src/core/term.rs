//! A number that knows where it comes from: value, unit, bound, periods, source figures and working.

use std::cmp::Ordering;

use crate::stats::Method;
pub use crate::value::{Caution, Period, Periods, Reason, Value};
use crate::working::{Symbol, Working};
use crate::{Bound, CellId, Decimal, FigureId, Nouns, Unit};

/// A number that knows where it comes from.
///
/// Operations propagate the bound by the sign of each argument, join the source figures and the periods, raise
/// [`Caution`]s, and write the formula down as they compute it, so that formula and value cannot disagree.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    value: Result<Value, Reason>,
    unit: Unit,
    bound: Bound,
    from: Vec<FigureId>,
    periods: Vec<Period>,
    cautions: Vec<Caution>,
    working: Working,
}

impl Term {
    /// The term of a figure in force, whose working is the figure itself.
    #[must_use]
    pub fn of_figure(id: FigureId, value: Result<Value, Reason>, bound: Bound, unit: Unit, period: Option<Period>) -> Self {
        Self { value, unit, bound, from: vec![id], periods: period.into_iter().collect(), cautions: Vec::new(), working: Working::cell(id.cell()) }
    }

    /// A constant of a formula.
    #[must_use]
    pub fn constant(whole: u32, unit: Unit) -> Self {
        let value = Decimal::from(whole);
        Self {
            value: Ok(Value::Exact(value)),
            unit,
            bound: Bound::Exact,
            from: Vec::new(),
            periods: Vec::new(),
            cautions: Vec::new(),
            working: Working::constant(value),
        }
    }

    /// A number from no figure of the story: a reader's own.
    #[must_use]
    pub fn given(value: Decimal, unit: Unit) -> Self {
        Self { value: Ok(Value::Exact(value)), working: Working::constant(value), ..Self::constant(0, unit) }
    }

    /// What a statistic makes of its arguments. It declares how it moves with each of them, and so limits propagate.
    #[must_use]
    pub fn by<const N: usize>(method: &Method<N>, args: [&Self; N], unit: Unit, working: Working) -> Self {
        let mut term = Self { value: Err(Reason::TooLarge), unit, bound: Bound::Exact, from: Vec::new(), periods: Vec::new(), cautions: Vec::new(), working };
        for (arg, sign) in args.into_iter().zip(method.signs) {
            term.bound = term.bound.and(arg.bound.through(sign));
            term.inherit(arg);
        }
        term.value = match args.into_iter().find_map(|arg| arg.value.err()) {
            Some(reason) => Err(reason),
            None => method.at(args.map(|arg| arg.number().unwrap_or(f64::NAN))).ok().and_then(Value::real).ok_or(Reason::TooLarge),
        };
        term
    }

    /// What came with another: its figures, periods and cautions.
    fn inherit(&mut self, other: &Self) {
        other.from.iter().for_each(|figure| add(&mut self.from, *figure));
        other.periods.iter().for_each(|period| add(&mut self.periods, *period));
        other.cautions.iter().for_each(|caution| add(&mut self.cautions, *caution));
    }

    /// Its value, or why there is none.
    pub fn value(&self) -> Result<Value, Reason> {
        self.value
    }

    /// Its value as a double, where it has one that is a number.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.value.ok().and_then(Value::number)
    }

    /// Its value, where it is an exact decimal.
    #[must_use]
    pub fn exact(&self) -> Option<Decimal> {
        match self.value {
            Ok(Value::Exact(decimal)) => Some(decimal),
            _ => None,
        }
    }

    /// Its unit.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Whether it is a limit.
    #[must_use]
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// The figures that went into it.
    #[must_use]
    pub fn from(&self) -> &[FigureId] {
        &self.from
    }

    /// What came up while computing it.
    #[must_use]
    pub fn cautions(&self) -> &[Caution] {
        &self.cautions
    }

    /// Its formula.
    #[must_use]
    pub fn working(&self) -> &Working {
        &self.working
    }

    /// Whether it is exactly zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.number() == Some(0.0)
    }

    /// The same with another unit.
    #[must_use]
    pub fn in_unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// The same as a limit in that direction, whatever went into it.
    #[must_use]
    pub fn bounded(mut self, bound: Bound) -> Self {
        self.bound = self.bound.and(bound);
        self
    }

    /// The same with that bound, for what moves with its arguments in no one direction.
    #[must_use]
    pub fn bounded_as(mut self, bound: Bound) -> Self {
        self.bound = bound;
        self
    }

    /// The same with no value, for that reason.
    #[must_use]
    pub fn undefined(mut self, reason: Reason) -> Self {
        self.value = Err(reason);
        self
    }

    /// The same with a caution, when it applies.
    #[must_use]
    pub fn cautioned(mut self, caution: Caution, applies: bool) -> Self {
        if applies {
            add(&mut self.cautions, caution);
        }
        self
    }

    /// The same with what came up while computing another.
    #[must_use]
    pub fn with_cautions_of(mut self, other: &Self) -> Self {
        other.cautions.iter().for_each(|caution| add(&mut self.cautions, *caution));
        self
    }

    /// The same under the name of a cell: formulas built on it show the cell and not its own formula.
    #[must_use]
    pub fn named(mut self, cell: CellId) -> Self {
        self.working = Working::cell(cell);
        self
    }

    /// The same with another value, for what is no plain arithmetic: limits keep what went into their estimate.
    #[must_use]
    pub fn with_value(mut self, value: Value) -> Self {
        self.value = Ok(value);
        self
    }

    /// A length of time between two figures that hold its ends: it has the period that they mark.
    #[must_use]
    pub fn spanning(&self, other: &Self, value: Result<Value, Reason>, period: Option<Period>) -> Self {
        let mut term = self.joined(other, value, Unit::Years, Bound::Exact, Symbol::Plus, Periods::Apart);
        term.periods = period.into_iter().collect();
        term
    }

    /// The same with another working, for the few that are not plain arithmetic.
    #[must_use]
    pub fn with_working(mut self, working: Working) -> Self {
        self.working = working;
        self
    }

    /// The sum. Unlike nouns are joined ("cases and arrests"), with a caution.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let unit = match (&self.unit, &other.unit) {
            (Unit::Count(a), Unit::Count(b)) => Unit::Count(a.and(b)),
            (unit, _) => unit.clone(),
        };
        let unlike = self.unit != other.unit;
        let value = self.both(other, Decimal::plus, |a, b| a + b);
        self.joined(other, value, unit, self.bound.and(other.bound), Symbol::Plus, Periods::Same).cautioned(Caution::UnlikeUnits, unlike)
    }

    /// The sum of counts of different places, whose times may differ.
    #[must_use]
    pub fn plus_apart(&self, other: &Self) -> Self {
        let value = self.both(other, Decimal::plus, |a, b| a + b);
        self.joined(other, value, self.unit.clone(), self.bound.and(other.bound), Symbol::Plus, Periods::Apart)
    }

    /// The quotient by a population that is never zero: a rate of one thing for so many of another is what it is for, so unlike
    /// units raise no caution.
    #[must_use]
    pub fn per(&self, other: &Self, unit: Unit) -> Self {
        let value = self.both(other, |_, _| None, |a, b| a / b);
        self.joined(other, value, unit, self.bound.and(other.bound.flipped()), Symbol::Over, Periods::Apart)
    }

    /// A hundred times the number: what a percentage, or a rate for each hundred, is a quotient of.
    #[must_use]
    pub fn hundredfold(&self) -> Self {
        Self::constant(100, self.unit.clone()).times(self, self.unit.clone())
    }

    /// Whether both have a number and this one's is the larger: a part of more than its whole.
    #[must_use]
    pub fn exceeds(&self, whole: &Self) -> bool {
        self.number().zip(whole.number()).is_some_and(|(part, whole)| part > whole)
    }

    /// The difference, in the unit of the first.
    #[must_use]
    pub fn minus(&self, other: &Self, periods: Periods) -> Self {
        let unlike = self.unit != other.unit;
        let value = self.both(other, Decimal::minus, |a, b| a - b);
        let bound = self.bound.and(other.bound.flipped());
        self.joined(other, value, self.unit.clone(), bound, Symbol::Minus, periods).cautioned(Caution::UnlikeUnits, unlike)
    }

    /// The product of two numbers that are not negative, in the given unit.
    #[must_use]
    pub fn times(&self, other: &Self, unit: Unit) -> Self {
        let value = self.both(other, Decimal::times, |a, b| a * b);
        self.joined(other, value, unit, self.bound.and(other.bound), Symbol::Times, Periods::Apart)
    }

    /// The quotient of two numbers that are not negative, in the given unit. `zero` says which cell is zero when
    /// the divisor is. Counts of unlike things raise a caution.
    #[must_use]
    pub fn over(&self, other: &Self, unit: Unit, periods: Periods, zero: CellId) -> Self {
        let value = match (self.value, other.value) {
            (Err(reason), _) | (_, Err(reason)) => Err(reason),
            _ if other.is_zero() => Err(Reason::IsZero(zero)),
            _ => self.both(other, |_, _| None, |a, b| a / b),
        };
        let unlike = match (&self.unit, &other.unit) {
            (Unit::Count(a), Unit::Count(b)) => !a.within(b),
            _ => false,
        };
        let bound = self.bound.and(other.bound.flipped());
        self.joined(other, value, unit, bound, Symbol::Over, periods).cautioned(Caution::UnlikeUnits, unlike)
    }

    /// The number divided by a power of ten, exact.
    #[must_use]
    pub fn over_power_of_ten(mut self, power: u8) -> Self {
        self.value = self.value.and_then(|value| match value {
            Value::Exact(decimal) => decimal.over_power_of_ten(power).map(Value::Exact).ok_or(Reason::TooLarge),
            Value::Real(value) => Value::real(value / 10f64.powi(i32::from(power))).ok_or(Reason::TooLarge),
            Value::Day(_) => Err(Reason::TooLarge),
        });
        let divisor = 10u32.checked_pow(u32::from(power)).map_or(Decimal::ZERO, Decimal::from);
        self.working = self.working.joined(Symbol::Over, &Working::constant(divisor));
        self
    }

    /// The smallest whole number that is not below it, exact on the decimals as typed.
    #[must_use]
    pub fn ceiling(mut self) -> Self {
        self.value = self.value.and_then(|value| match value {
            Value::Exact(decimal) => decimal.ceiling().map(Value::Exact).ok_or(Reason::TooLarge),
            Value::Real(value) => Value::real(value.ceil()).ok_or(Reason::TooLarge),
            Value::Day(_) => Err(Reason::TooLarge),
        });
        self.working = self.working.rounded_up();
        self
    }

    /// The smaller of the two, in the unit of the first.
    #[must_use]
    pub fn at_most(&self, other: &Self) -> Self {
        let bound = self.bound.and(other.bound);
        let value = self.pick(other, Ordering::Less);
        let mut joined = self.joined(other, value, self.unit.clone(), bound, Symbol::Plus, Periods::Apart);
        joined.working = Working::smaller(&self.working, &other.working);
        joined
    }

    /// The number, or 0 where it is negative.
    #[must_use]
    pub fn at_least_zero(mut self) -> Self {
        let zero = Self::constant(0, self.unit.clone());
        self.value = self.pick(&zero, Ordering::Greater);
        self.working = Working::larger(&zero.working, &self.working);
        self
    }

    fn pick(&self, other: &Self, keep: Ordering) -> Result<Value, Reason> {
        let (a, b) = (self.value?, other.value?);
        let order = match (a, b) {
            (Value::Exact(a), Value::Exact(b)) => a.compare(b),
            _ => self.number().unwrap_or(0.0).total_cmp(&other.number().unwrap_or(0.0)),
        };
        Ok(if order == keep { a } else { b })
    }

    fn both(&self, other: &Self, exact: impl Fn(Decimal, Decimal) -> Option<Decimal>, real: impl Fn(f64, f64) -> f64) -> Result<Value, Reason> {
        let (a, b) = (self.value?, other.value?);
        if let (Value::Exact(a), Value::Exact(b)) = (a, b)
            && let Some(result) = exact(a, b)
        {
            return Ok(Value::Exact(result));
        }
        match (a.number(), b.number()) {
            (Some(a), Some(b)) => Value::real(real(a, b)).ok_or(Reason::TooLarge),
            _ => Err(Reason::NotStated),
        }
    }

    fn joined(&self, other: &Self, value: Result<Value, Reason>, unit: Unit, bound: Bound, symbol: Symbol, periods: Periods) -> Self {
        let unlike = !self.periods.is_empty()
            && !other.periods.is_empty()
            && match periods {
                Periods::Same => self.periods != other.periods,
                Periods::Within => !self.periods.iter().all(|part| other.periods.iter().any(|whole| whole.holds(*part))),
                Periods::Apart => false,
            };
        let mut term = Self {
            value,
            unit,
            bound,
            from: self.from.clone(),
            periods: self.periods.clone(),
            cautions: self.cautions.clone(),
            working: self.working.joined(symbol, &other.working),
        };
        term.inherit(other);
        term.cautioned(Caution::UnlikePeriods, unlike)
    }

    /// What is counted, for units that are built from this one's.
    #[must_use]
    pub fn nouns(&self) -> Nouns {
        self.unit.counted().cloned().unwrap_or_else(Nouns::none)
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
