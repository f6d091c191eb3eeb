//! Parts counted against a base: cases for each 100 children.

use serde::{Deserialize, Serialize};

use crate::document::{Form, Panel};
use crate::report::{Label, Sheet};
use crate::stats::Confidence;
use crate::stats::proportion::{wilson_high, wilson_low};
use crate::term::{Caution, Periods, Reason, Term, Value};
use crate::words::Key;
use crate::working::Working;
use crate::{Bound, Decimal, FigureId, Nouns, Report, Story, Unit};

/// The roles of the kind. Results of an unbound role do not exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartsOfBase {
    /// What the parts are counted against.
    pub base: FigureId,
    /// The parts, with the keys of their results.
    pub parts: Vec<(String, FigureId)>,
    /// How many of the base one event covers.
    pub per_event: Option<FigureId>,
    /// The rate to reach, and which part would have to make up for it.
    pub target: Option<(FigureId, String)>,
    /// The share of the base that was confirmed, in percent.
    pub confirmed: Option<FigureId>,
    /// The first year and the last day of the count.
    pub span: Option<(FigureId, FigureId)>,
    /// The part of the base counted in the last year.
    pub recent: Option<FigureId>,
    /// Whether the base is a sample, so that the rate has sampling error.
    pub sample: bool,
}

/// Rates are for each hundred of the base.
const HUNDRED: u32 = 100;
/// Days in a year, on average: 365.25, as hundredths.
const DAYS_IN_A_YEAR: &str = "365.25";

impl PartsOfBase {
    /// Every figure bound, in the order of the roles.
    #[must_use]
    pub fn figures(&self) -> Vec<FigureId> {
        let parts = self.parts.iter().map(|(_, figure)| *figure);
        let optional = [self.per_event, self.target.as_ref().map(|(rate, _)| *rate), self.confirmed, self.recent];
        let span = self.span.map(|(first, last)| [first, last]);
        std::iter::once(self.base).chain(parts).chain(optional.into_iter().flatten()).chain(span.into_iter().flatten()).collect()
    }

    pub(super) fn large(&self) -> Vec<String> {
        let last_part = self.parts.last().map(|(key, _)| format!("share.{key}"));
        ["rate", "base_per_event"].into_iter().map(str::to_owned).chain(last_part).collect()
    }

    /// `total` = the sum of the parts; `rate = 100 total / base`; `rate.<part>` likewise; `share.<part>` in percent
    /// of the total; `base_per_event = base / total`; and what the bound roles add.
    pub(super) fn evaluate(&self, sheet: &mut Sheet<'_>) {
        let base = sheet.figure(self.base);
        let parts: Vec<(&String, Term, FigureId)> = self.parts.iter().map(|(key, id)| (key, sheet.figure(*id), *id)).collect();
        let mut sum: Option<Term> = None;
        for (_, part, _) in &parts {
            sum = Some(sum.map_or_else(|| part.clone(), |sum| sum.plus(part)));
        }
        let Some(sum) = sum else { return };
        let total = sheet.put("total", None, 0, Label::plain(Key::LabelTotal), sum);
        let total_cell = sheet.last();

        let rate = self.rate_of(&total, &base).cautioned(Caution::PartsExceedBase, total.exceeds(&base));
        sheet.put("rate", None, 1, Label::plain(Key::LabelRate), rate);
        for (key, part, id) in &parts {
            sheet.put("rate", Some(key), 1, Label::of(Key::LabelRatePart, *id), self.rate_of(part, &base));
        }
        for (key, part, id) in &parts {
            let share = part.hundredfold().over(&total, Unit::Percent, Periods::Within, total_cell);
            sheet.put("share", Some(key), 1, Label::of(Key::LabelShare, *id), share);
        }
        let per = Unit::Per { of: base.nouns(), per: 1, by: total.nouns() };
        sheet.put("base_per_event", None, 1, Label::plain(Key::LabelBasePerEvent), base.over(&total, per, Periods::Same, total_cell));

        self.coverage(sheet, &total, &base);
        self.target(sheet, &parts, &base);
        self.confirmation(sheet, &total, &base);
        self.pace(sheet, &total, &base);
        self.limits(sheet, &total, &base);
    }

    fn rate_of(&self, events: &Term, base: &Term) -> Term {
        let unit = Unit::Per { of: events.nouns(), per: HUNDRED, by: base.nouns() };
        events.hundredfold().over(base, unit, Periods::Same, self.base.cell())
    }

    /// `covered = min(base, total × children_per_case)`, at most; `covered_share = 100 covered / base`;
    /// `not_covered = base − covered`.
    fn coverage(&self, sheet: &mut Sheet<'_>, total: &Term, base: &Term) {
        let Some(per_event) = self.per_event else { return };
        let reach = total.times(&sheet.figure(per_event), base.unit().clone());
        let covered = base.at_most(&reach).bounded(Bound::AtMost);
        let covered = sheet.put("covered", None, 0, Label::plain(Key::LabelCovered), covered);
        let share = covered.hundredfold().over(base, Unit::Percent, Periods::Apart, self.base.cell());
        sheet.put("covered_share", None, 1, Label::plain(Key::LabelCoveredShare), share);
        sheet.put("not_covered", None, 0, Label::plain(Key::LabelNotCovered), base.minus(&covered, Periods::Apart));
    }

    /// `needed = max(0, ⌈target_rate × base / 100⌉ − the other parts)`, exact on the decimals as typed: 0.7 per 100
    /// of 1,000 needs 7, not 8.
    fn target(&self, sheet: &mut Sheet<'_>, parts: &[(&String, Term, FigureId)], base: &Term) {
        let Some((rate, part)) = &self.target else { return };
        let Some((_, made_up, id)) = parts.iter().find(|(key, ..)| *key == part) else { return };
        let all = sheet.figure(*rate).times(base, made_up.unit().clone()).over_power_of_ten(2).ceiling();
        let others = parts.iter().filter(|(key, ..)| *key != part);
        let needed = others.fold(all, |rest, (_, other, _)| rest.minus(other, Periods::Apart)).at_least_zero();
        sheet.put("needed", None, 0, Label::of(Key::LabelNeeded, *id).at(*rate), needed);
    }

    /// `rate_confirmed = 100 total / (base × confirmed_percent / 100)`.
    fn confirmation(&self, sheet: &mut Sheet<'_>, total: &Term, base: &Term) {
        let Some(confirmed) = self.confirmed else { return };
        let zero = if base.is_zero() { self.base } else { confirmed };
        let left = base.times(&sheet.figure(confirmed), base.unit().clone()).over_power_of_ten(2);
        let unit = Unit::Per { of: total.nouns(), per: HUNDRED, by: base.nouns() };
        let rate = total.hundredfold().over(&left, unit, Periods::Same, zero.cell()).cautioned(Caution::PartsExceedBase, total.exceeds(&left));
        sheet.put("rate_confirmed", None, 1, Label::plain(Key::LabelRateConfirmed).at(confirmed), rate);
    }

    /// `years` = the days of the span, both ends counted, over 365.25; `base_per_year`, `events_per_year`;
    /// `recent_share = 100 recent / base`; `earlier_per_year = (base − recent) / (years − 1)`;
    /// `recent_pace = recent / earlier_per_year`.
    fn pace(&self, sheet: &mut Sheet<'_>, total: &Term, base: &Term) {
        let years = self.span.map(|(first, last)| {
            let years = years_between(sheet, first, last);
            let years = sheet.put("years", None, 1, Label::plain(Key::LabelYears), years);
            let cell = sheet.last();
            let a_year = |events: &Term| events.over(&years, Unit::PerYear(events.nouns()), Periods::Same, cell);
            sheet.put("base_per_year", None, 1, Label::plain(Key::LabelBasePerYear), a_year(base));
            sheet.put("events_per_year", None, 1, Label::plain(Key::LabelEventsPerYear), a_year(total));
            years
        });
        let Some(recent_id) = self.recent else { return };
        let recent = sheet.figure(recent_id);
        let share = recent.hundredfold().over(base, Unit::Percent, Periods::Within, self.base.cell());
        let share = share.cautioned(Caution::Over100, recent.exceeds(base));
        sheet.put("recent_share", None, 1, Label::of(Key::LabelRecentShare, recent_id), share);

        let Some(years) = years else { return };
        let year = Term::constant(1, Unit::Years);
        let before = years.minus(&year, Periods::Apart);
        let unit = Unit::PerYear(base.nouns());
        let mut earlier = base.minus(&recent, Periods::Apart).over(&before, unit, Periods::Apart, recent_id.cell());
        if years.value().is_ok() && before.number().is_none_or(|before| before <= 0.0) {
            earlier = earlier.undefined(Reason::NoEarlierPeriod);
        } else if years.value().is_ok() && recent.exceeds(base) {
            earlier = earlier.undefined(Reason::PartExceedsWhole);
        }
        let none_earlier = earlier.is_zero();
        let earlier = sheet.put("earlier_per_year", None, 1, Label::plain(Key::LabelEarlierPerYear), earlier);
        let cell = sheet.last();
        let mut pace = recent.over(&earlier, Unit::Times, Periods::Apart, cell);
        if none_earlier {
            pace = pace.undefined(Reason::NoneEarlier);
        }
        sheet.put("recent_pace", None, 1, Label::of(Key::LabelRecentPace, recent_id), pace);
    }

    /// For a sample, the Wilson limits of the rate at 95 %.
    fn limits(&self, sheet: &mut Sheet<'_>, total: &Term, base: &Term) {
        if !self.sample {
            return;
        }
        let rate = self.rate_of(total, base);
        let working = Working::method("Wilson", &[total.working(), base.working()], 95);
        for (stem, label, method) in
            [("rate_low", Key::LabelRateLow, wilson_low(Confidence::NINETY_FIVE)), ("rate_high", Key::LabelRateHigh, wilson_high(Confidence::NINETY_FIVE))]
        {
            let share = Term::by(&method, [total, base], rate.unit().clone(), working.clone());
            let limit = share.hundredfold().with_cautions_of(&rate).with_working(working.clone());
            let limit = match rate.value() {
                Err(reason) => limit.undefined(reason),
                Ok(_) if total.exceeds(base) => limit.undefined(Reason::PartExceedsWhole),
                Ok(_) => limit,
            };
            sheet.put(stem, None, 1, Label::plain(label), limit);
        }
    }

    /// "432 dots, one for each child. Below them …": what the icon array shows, from the cells' own texts.
    pub(super) fn describe(&self, story: &Story, report: &Report, panel: &Panel) -> String {
        let words = story.words();
        let base = report.phrase(story, self.base.cell(), None, Form::Noun);
        let bars: Vec<String> = panel.parts.iter().map(|label| report.plain(story, label)).collect();
        let rate = story.cell(&format!("{}.rate", panel.id));
        let finding = rate.map(|cell| report.phrase(story, cell, None, Form::Full)).unwrap_or_default();
        words.fill(Key::ChartIconsDescription, &[("base", &base), ("parts", &words.list(&bars)), ("finding", &finding)])
    }

    /// What the base and all parts count, in the plural: the slots of the results' labels.
    #[must_use]
    pub fn nouns(&self, report: &Report) -> (Nouns, Nouns) {
        let nouns = |figure: FigureId| report.now(figure.cell()).map_or_else(Nouns::none, Term::nouns);
        let parts = self.parts.iter().fold(Nouns::none(), |all, (_, figure)| all.and(&nouns(*figure)));
        (nouns(self.base), parts)
    }
}

fn years_between(sheet: &Sheet<'_>, first: FigureId, last: FigureId) -> Term {
    let (first_term, last_term) = (sheet.figure(first), sheet.figure(last));
    let (span, days) = sheet.days_between(first, last);
    let year: Decimal = DAYS_IN_A_YEAR.parse().unwrap_or(Decimal::ZERO);
    let value = days.and_then(|days| Value::real(f64::from(days) / year.to_f64())).ok_or(Reason::NoPeriod);
    let formula = Working::days(first, last).joined(crate::working::Symbol::Over, &Working::constant(year));
    first_term.spanning(&last_term, value, span).in_unit(Unit::Years).with_working(formula)
}
