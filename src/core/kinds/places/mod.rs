//! Places compared by a rate: listed children for each 100,000, with limits, a reference, and how strange a count is.

mod compare;
pub mod finding;
mod measure;
pub mod reading;

pub use measure::Measure;

use serde::{Deserialize, Serialize};

use crate::report::{Label, Sheet};
use crate::selection::{Basis, Level, Reference, Row, Selection};
use crate::term::{Caution, Periods, Reason, Term, Value};
use crate::words::Key;
use crate::working::Working;
use crate::{ColumnId, Decimal, FigureId, PlaceId, Story, Unit};
use compare::Counted;

/// Rates are for each 100,000 of the base: ten to this power.
const PER_POWER: u8 = 5;
const PER: u32 = 100_000;
/// Up to so many events a number is unstable (CDC WISQARS).
const FEW: f64 = 20.0;

/// The roles of the kind. Results of an unbound role do not exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// The column that is counted.
    pub count: ColumnId,
    /// The column of the recent part of it.
    pub recent: Option<ColumnId>,
    /// The column that it is counted against.
    pub base: ColumnId,
    /// The rows that the story shows, in order.
    pub rows: Vec<PlaceId>,
    /// The place that the others are compared with.
    pub reference: PlaceId,
    /// How much true rates vary between places: their coefficient of variation in percent.
    pub variation: Option<FigureId>,
    /// The first year of the whole count, the first year of the recent part, and the last day of both.
    pub window: Option<(FigureId, FigureId, FigureId)>,
}

impl Places {
    /// Every figure bound by itself, in the order of the roles. Those of places stand in their rows.
    #[must_use]
    pub fn figures(&self) -> Vec<FigureId> {
        let window = self.window.into_iter().flat_map(|(first, recent, last)| [first, recent, last]);
        self.variation.into_iter().chain(window).collect()
    }

    /// The figures of a place, in the order of the roles.
    #[must_use]
    pub fn figures_of(&self, story: &Story, place: PlaceId) -> Vec<FigureId> {
        let columns = [Some(self.count), self.recent, Some(self.base)];
        columns.into_iter().flatten().filter_map(|column| story.place_figure(place, column)).collect()
    }

    /// Whether every place and column it refers to is the story's.
    pub(crate) fn stands_in(&self, story: &Story) -> bool {
        let gazetteer = &story.document().gazetteer;
        let columns = [Some(self.count), self.recent, Some(self.base)];
        let places = self.rows.iter().chain(std::iter::once(&self.reference));
        !self.rows.is_empty()
            && columns.into_iter().flatten().all(|column| column.place() < gazetteer.columns.len())
            && places.copied().all(|place| place.place() < gazetteer.places.len())
            && self.figures().into_iter().all(|figure| story.figure(figure).is_some())
    }

    /// What is computed for each place, in order.
    pub fn measures(&self) -> impl Iterator<Item = Measure> {
        let (recent, variation) = (self.recent.is_some(), self.variation.is_some());
        Measure::ALL.into_iter().filter(move |measure| match measure {
            Measure::RecentShare => recent,
            Measure::AtMost => variation,
            _ => true,
        })
    }

    /// The bases that there are figures for.
    pub fn bases(&self) -> impl Iterator<Item = Basis> {
        let recent = self.recent.is_some();
        Basis::ALL.into_iter().filter(move |basis| recent || *basis == Basis::All)
    }

    /// What is counted against, and what is counted.
    #[must_use]
    pub(crate) fn nouns(&self, story: &Story, report: &crate::Report) -> (crate::Nouns, crate::Nouns) {
        let place = self.rows.first().copied();
        let nouns = |column: ColumnId| {
            let figure = place.and_then(|place| story.place_figure(place, column));
            figure.and_then(|figure| report.now(figure.cell())).map_or_else(crate::Nouns::none, Term::nouns)
        };
        (nouns(self.base), nouns(self.count))
    }

    /// `even_share`, then the measures of each row of the story, then those of rows that a reader added.
    pub(super) fn evaluate(&self, panel: usize, sheet: &mut Sheet<'_>) {
        let Some(selection) = sheet.selection(panel) else { return };
        self.even_share(sheet);
        let all: Vec<(Row, Counted)> = selection.rows().map(|row| (row, self.counted(sheet, &selection, row))).collect();
        for place in &self.rows {
            self.row(sheet, &selection, Row::Place(*place), &all);
        }
        let added = all.iter().map(|(row, _)| *row).filter(|row| !matches!(row, Row::Place(place) if self.rows.contains(place)));
        for row in added.collect::<Vec<_>>() {
            sheet.adding(|sheet| self.row(sheet, &selection, row, &all));
        }
    }

    fn row(&self, sheet: &mut Sheet<'_>, selection: &Selection, row: Row, all: &[(Row, Counted)]) {
        let own = all.iter().find(|(other, _)| *other == row).map(|(_, counted)| counted.clone());
        let own = own.unwrap_or_else(|| self.counted(sheet, selection, row));
        let against = self.against(sheet, selection, row, all);
        let variation = self.variation.map(|figure| sheet.figure(figure));
        let key = match row {
            Row::Place(place) => sheet.story().place(place).map(|place| place.code.clone()).unwrap_or_default(),
            Row::Own(at) => selection.own.get(at).map(|own| format!("*{own}")).unwrap_or_default(),
        };
        sheet.row(row);
        let mut comparison = compare::Comparison::new(&own, &against, selection.confidence, variation.as_ref());
        for measure in self.measures() {
            let term = match measure {
                Measure::RecentShare => self.recent_share(sheet, row),
                measure => comparison.term(measure),
            };
            let (slug, key, decimals, label) = (measure.slug(), Some(key.as_str()), measure.decimals(), Label::in_row(measure.label(), row));
            if compare::is_built_on(measure) {
                comparison.put(measure, sheet.put(slug, key, decimals, label, term));
            } else {
                sheet.lay(slug, key, decimals, label, term);
            }
        }
    }

    /// What is counted of a row at the basis chosen, and against what.
    fn counted(&self, sheet: &Sheet<'_>, selection: &Selection, row: Row) -> Counted {
        let place = match row {
            Row::Place(place) => place,
            Row::Own(at) => return self.own(sheet, selection, at),
        };
        let figure = |column: ColumnId| sheet.story().place_figure(place, column).map(|figure| sheet.figure(figure));
        let (all, recent) = (figure(self.count), self.recent.and_then(figure));
        let count = match (selection.basis, all, recent) {
            (Basis::All, Some(all), _) => all,
            (Basis::Recent, _, Some(recent)) => recent,
            (Basis::Older, Some(all), Some(recent)) => older(&all, &recent),
            _ => Term::constant(0, Unit::Percent).undefined(Reason::NotStated),
        };
        let base = figure(self.base).unwrap_or_else(|| Term::constant(0, Unit::Percent).undefined(Reason::NotStated));
        Counted { count, base }
    }

    /// A place of the reader's own: its one count serves every basis.
    fn own(&self, sheet: &Sheet<'_>, selection: &Selection, at: usize) -> Counted {
        // It counts what the first row counts.
        let like = self.rows.first().copied();
        let unit = |column: ColumnId| {
            let figure = like.and_then(|place| sheet.story().place_figure(place, column));
            figure.map_or(Unit::Percent, |figure| sheet.figure(figure).unit().clone())
        };
        let number = |number: Option<Decimal>, unit: Unit| match number {
            Some(number) => Term::given(number, unit),
            None => Term::constant(0, unit).undefined(Reason::NotStated),
        };
        let own = selection.own.get(at);
        Counted { count: number(own.map(crate::OwnPlace::count), unit(self.count)), base: number(own.map(crate::OwnPlace::base), unit(self.base)) }
    }

    /// What a row is compared with: the reference place, or the other rows that state a count, together.
    fn against(&self, sheet: &Sheet<'_>, selection: &Selection, row: Row, all: &[(Row, Counted)]) -> Result<Counted, Reason> {
        match selection.reference {
            Reference::Place(place) if row == Row::Place(place) => Err(Reason::Reference),
            Reference::Place(place) => {
                let known = all.iter().find(|(other, _)| *other == Row::Place(place)).map(|(_, counted)| counted.clone());
                Ok(known.unwrap_or_else(|| self.counted(sheet, selection, Row::Place(place))))
            }
            Reference::Others => {
                let others = all.iter().filter(|(other, counted)| *other != row && counted.count.value().is_ok());
                others.map(|(_, counted)| counted.clone()).reduce(|sum, other| sum.with(&other)).ok_or(Reason::NoOthers)
            }
        }
    }

    /// `recent_share` = 100 × the recent part / all of them.
    fn recent_share(&self, sheet: &Sheet<'_>, row: Row) -> Term {
        let none = || Term::constant(0, Unit::Percent).undefined(Reason::NotStated);
        let Row::Place(place) = row else { return none() };
        let figure = |column: ColumnId| sheet.story().place_figure(place, column);
        let (Some(all_id), Some(recent_id)) = (figure(self.count), self.recent.and_then(figure)) else { return none() };
        let (all, recent) = (sheet.figure(all_id), sheet.figure(recent_id));
        let share = recent.hundredfold().over(&all, Unit::Percent, Periods::Apart, all_id.cell());
        if recent.exceeds(&all) { share.undefined(Reason::PartExceedsWhole) } else { share.cautioned(Caution::Unstable, few(&recent)) }
    }

    /// `even_share` = 100 × the days of the recent window / the days of the whole window: what an even spread would give.
    fn even_share(&self, sheet: &mut Sheet<'_>) {
        let Some((first, recent, last)) = self.window else { return };
        let (whole, part) = (days_between(sheet, first, last), days_between(sheet, recent, last));
        let hundred = Term::constant(100, Unit::Percent);
        let mut share = hundred.times(&part, Unit::Percent).over(&whole, Unit::Percent, Periods::Apart, first.cell());
        if part.exceeds(&whole) {
            share = share.undefined(Reason::PartExceedsWhole);
        }
        sheet.put("even_share", None, 1, Label::plain(Key::LabelEvenShare), share);
    }
}

/// The rate of a count by itself, with its limits: what there is to say of a place without any other.
pub(crate) fn alone(count: Term, base: Term, confidence: Level) -> [Term; 3] {
    let (own, against) = (Counted { count, base }, Err(Reason::NoOthers));
    let comparison = compare::Comparison::new(&own, &against, confidence, None);
    [Measure::Rate, Measure::RateLow, Measure::RateHigh].map(|measure| comparison.term(measure))
}

/// All but the recent part; undefined where the part exceeds the whole.
fn older(all: &Term, recent: &Term) -> Term {
    let older = all.minus(recent, Periods::Apart);
    if recent.exceeds(all) { older.undefined(Reason::PartExceedsWhole) } else { older }
}

fn few(count: &Term) -> bool {
    count.number().is_some_and(|count| count <= FEW)
}

/// The days from the start of a year through a day, both counted.
fn days_between(sheet: &Sheet<'_>, first: FigureId, last: FigureId) -> Term {
    let (span, days) = sheet.days_between(first, last);
    let value = days.map(|days| Value::Exact(Decimal::from(days))).ok_or(Reason::NoPeriod);
    sheet.figure(first).spanning(&sheet.figure(last), value, span).with_working(Working::days(first, last))
}
