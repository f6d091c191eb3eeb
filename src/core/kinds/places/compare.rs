//! One place against another: the measures of a row, each from those before it.

use super::{Measure, PER, PER_POWER, few};
use crate::selection::Level;
use crate::stats::{poisson, prediction, rate_ratio};
use crate::term::{Caution, Periods, Reason, Term, Value};
use crate::working::Working;
use crate::{Bound, Decimal, Unit};

/// What is counted, and against what.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) count: Term,
    pub(super) base: Term,
}

impl Counted {
    /// Both together.
    pub(super) fn with(&self, other: &Self) -> Self {
        Self { count: self.count.plus_apart(&other.count), base: self.base.plus_apart(&other.base) }
    }

    fn unstable(&self) -> bool {
        few(&self.count)
    }

    /// The rate for each 100,000: count × 100,000 / base.
    fn rate(&self) -> Term {
        let unit = Unit::Per { of: self.count.nouns(), per: PER, by: self.base.nouns() };
        let hundred_thousand = Term::constant(PER, self.count.unit().clone());
        let exceeds = self.count.exceeds(&self.base);
        hundred_thousand.times(&self.count, self.count.unit().clone()).per(&self.base, unit).cautioned(Caution::PartsExceedBase, exceeds)
    }
}

/// The measures of one row, computed in their order.
pub(super) struct Comparison<'a> {
    own: &'a Counted,
    rate: Term,
    against: &'a Result<Counted, Reason>,
    confidence: Level,
    variation: Option<&'a Term>,
    /// Under their own names, for the measures that build on them.
    put: Vec<(Measure, Term)>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(own: &'a Counted, against: &'a Result<Counted, Reason>, confidence: Level, variation: Option<&'a Term>) -> Self {
        Self { own, rate: own.rate(), against, confidence, variation, put: Vec::new() }
    }

    /// A measure has its cell.
    pub(super) fn put(&mut self, measure: Measure, term: Term) {
        self.put.push((measure, term));
    }

    fn named(&self, measure: Measure) -> Option<&Term> {
        self.put.iter().find(|(other, _)| *other == measure).map(|(_, term)| term)
    }

    /// A measure, where everything that it builds on was put before.
    pub(super) fn term(&self, measure: Measure) -> Term {
        let own_rate = matches!(measure, Measure::Count | Measure::Rate | Measure::RateLow | Measure::RateHigh);
        let few = self.own.unstable() || (!own_rate && self.against.as_ref().is_ok_and(Counted::unstable));
        let term = match measure {
            Measure::Count => self.own.count.clone(),
            Measure::Rate => self.rate.clone(),
            Measure::RateLow | Measure::RateHigh => self.rate_limit(measure),
            _ => match self.against {
                Err(Reason::Reference) if measure == Measure::Ratio => self.one(),
                Err(reason) => self.one().undefined(*reason).in_unit(unit(measure, self.own)),
                Ok(against) => self.compared(measure, against),
            },
        };
        term.cautioned(Caution::Unstable, few)
    }

    /// The reference against itself.
    fn one(&self) -> Term {
        self.rate.clone().with_value(Value::Exact(Decimal::from(1))).bounded_as(Bound::Exact).in_unit(Unit::Times)
    }

    /// Garwood's limits of a Poisson count, for each 100,000.
    fn rate_limit(&self, measure: Measure) -> Term {
        let method =
            if measure == Measure::RateLow { poisson::garwood_low(self.confidence.confidence()) } else { poisson::garwood_high(self.confidence.confidence()) };
        let exposure = self.own.base.clone().over_power_of_ten(PER_POWER);
        let working = Working::method("Garwood", &[self.own.count.working(), self.own.base.working()], self.confidence.percent());
        Term::by(&method, [&self.own.count, &exposure], self.rate.unit().clone(), working).with_cautions_of(&self.rate)
    }

    fn compared(&self, measure: Measure, against: &Counted) -> Term {
        let zero = against.count.is_zero();
        let term = match measure {
            Measure::Ratio => self.rate.over(&against.rate(), Unit::Times, Periods::Apart, crate::FigureId::first().cell()),
            Measure::RatioLow | Measure::RatioHigh => self.ratio_limit(measure, against),
            Measure::Gap => self.gap(),
            Measure::P => self.p(against),
            Measure::Tipping => self.tipping(),
            Measure::Needed => self.needed(against),
            Measure::Expected => return self.expected(against),
            Measure::PredictedLow | Measure::PredictedHigh => return self.predicted(measure, against),
            _ => return self.at_most(measure, against),
        };
        if zero && term.value() != Err(Reason::NotStated) { term.undefined(Reason::ReferenceRateIsZero) } else { term }
    }

    fn four<'b>(&'b self, against: &'b Counted) -> [&'b Term; 4] {
        [&self.own.count, &self.own.base, &against.count, &against.base]
    }

    /// The exact conditional limits: those of Clopper and Pearson for this count out of both, as odds, times the bases' ratio.
    fn ratio_limit(&self, measure: Measure, against: &Counted) -> Term {
        let low = measure == Measure::RatioLow;
        let method = if low { rate_ratio::ratio_low(self.confidence.confidence()) } else { rate_ratio::ratio_high(self.confidence.confidence()) };
        let both = self.own.count.working().joined(crate::working::Symbol::Plus, against.count.working());
        let odds = Working::method("Clopper–Pearson", &[self.own.count.working(), &both], self.confidence.percent());
        let bases = against.base.working().joined(crate::working::Symbol::Over, self.own.base.working());
        Term::by(&method, self.four(against), Unit::Times, Working::odds(&odds).joined(crate::working::Symbol::Times, &bases))
    }

    /// How many times the lower rate the higher one is: the ratio, or one over it.
    fn gap(&self) -> Term {
        let Some(ratio) = self.named(Measure::Ratio) else { return self.one() };
        match ratio.number() {
            Some(value) if value > 0.0 && value < 1.0 => away(over_one(ratio), ratio, Bound::AtMost),
            Some(value) if value > 0.0 => away(ratio.clone(), ratio, Bound::AtLeast),
            Some(_) => ratio.clone().undefined(Reason::RateIsZero),
            None => ratio.clone(),
        }
    }

    /// The central two-sided p, 2 × the smaller tail: it belongs to the limits, so the two never disagree.
    fn p(&self, against: &Counted) -> Term {
        let working = Working::method("p", &self.four(against).map(Term::working), None);
        let p = Term::by(&rate_ratio::P_CENTRAL, self.four(against), Unit::Chance, working);
        let Some(ratio) = self.named(Measure::Ratio) else { return p };
        // Pushed away from 1 the ratio makes p smaller; pushed towards it, nobody knows how far.
        match (ratio.bound(), ratio.number()) {
            (Bound::Exact, _) => p,
            (Bound::AtMost, Some(value)) if value < 1.0 => p.bounded_as(Bound::AtMost),
            (Bound::AtLeast, Some(value)) if value > 1.0 => p.bounded_as(Bound::AtMost),
            _ => p.bounded_as(Bound::Open),
        }
    }

    /// How many times as readily the reference (or this place) would have to list before the limits of the ratio reach 1.
    fn tipping(&self) -> Term {
        let (Some(low), Some(high)) = (self.named(Measure::RatioLow), self.named(Measure::RatioHigh)) else { return self.one() };
        match (low.number(), high.number()) {
            (_, Some(value)) if value < 1.0 && value > 0.0 => away(over_one(high), high, Bound::AtMost),
            (Some(value), _) if value > 1.0 => away(low.clone(), low, Bound::AtLeast),
            (Some(_), _) => {
                // The limits hold 1 already: it takes no factor, or, where a count is a limit, at least none.
                let bound = if high.bound() == Bound::Exact && low.bound() == Bound::Exact { Bound::Exact } else { Bound::AtLeast };
                low.clone().with_value(Value::Exact(Decimal::from(1))).bounded_as(bound).with_working(Working::constant(Decimal::from(1)))
            }
            _ => low.clone(),
        }
    }

    fn needed(&self, against: &Counted) -> Term {
        let method = rate_ratio::needed(self.confidence.confidence());
        let args = [&self.own.base, &against.count, &against.base];
        let working = Working::method("min n", &args.map(Term::working), self.confidence.percent());
        Term::by(&method, args, self.own.count.unit().clone(), working)
    }

    /// The reference's rate × this place's base.
    fn expected(&self, against: &Counted) -> Term {
        against.count.times(&self.own.base, self.own.count.unit().clone()).per(&against.base, self.own.count.unit().clone())
    }

    /// The Jeffreys negative-binomial limits of the count that the reference predicts.
    fn predicted(&self, measure: Measure, against: &Counted) -> Term {
        let low = measure == Measure::PredictedLow;
        let method = if low { prediction::predicted_low(self.confidence.confidence()) } else { prediction::predicted_high(self.confidence.confidence()) };
        let args = [&against.count, &against.base, &self.own.base];
        let working = Working::method("NegBin", &args.map(Term::working), self.confidence.percent());
        Term::by(&method, args, self.own.count.unit().clone(), working)
    }

    /// P(Y ≤ count): with one rate for all places, or with rates that vary.
    fn at_most(&self, measure: Measure, against: &Counted) -> Term {
        let args = [&self.own.count, &self.own.base, &against.count, &against.base];
        match self.variation.filter(|_| measure == Measure::AtMost) {
            None => {
                let working = Working::method("NegBin", &args.map(Term::working), None);
                Term::by(&prediction::AT_MOST_IF_SAME, args, Unit::Chance, working)
            }
            Some(variation) => {
                let share = variation.clone().over_power_of_ten(2);
                let [count, base, reference, reference_base] = args;
                let working = Working::method("NegBin", &[count, base, reference, reference_base, variation].map(Term::working), None);
                Term::by(&prediction::AT_MOST, [count, base, reference, reference_base, &share], Unit::Chance, working)
            }
        }
    }
}

/// Whether other measures build on it.
pub(super) fn is_built_on(measure: Measure) -> bool {
    matches!(measure, Measure::Ratio | Measure::RatioLow | Measure::RatioHigh)
}

fn unit(measure: Measure, own: &Counted) -> Unit {
    match measure {
        Measure::P | Measure::AtMost | Measure::AtMostIfSame => Unit::Chance,
        Measure::Needed | Measure::Expected | Measure::PredictedLow | Measure::PredictedHigh => own.count.unit().clone(),
        _ => Unit::Times,
    }
}

fn over_one(term: &Term) -> Term {
    Term::constant(1, Unit::Times).over(term, Unit::Times, Periods::Apart, crate::FigureId::first().cell())
}

/// A factor keeps its bound where that leads away from 1; a bound that leads towards 1 may lead past it, so then it is open.
fn away(factor: Term, of: &Term, outward: Bound) -> Term {
    if of.bound() == Bound::Exact || of.bound() == outward { factor } else { factor.bounded_as(Bound::Open) }
}

#[cfg(test)]
mod tests {
    use super::super::FEW;
    use super::*;

    #[test]
    fn few_is_what_is_called_unstable() {
        let count = |n: u32| Term::constant(n, Unit::Percent);
        assert!(few(&count(20)) && !few(&count(21)) && FEW == 20.0);
    }
}
