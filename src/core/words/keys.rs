//! The keys of the engine's own words. Each language has a file with exactly these, each with its slots.

macro_rules! keys {
    ($($(#[$doc:meta])* $key:ident = $name:literal [$($slot:literal),*];)*) => {
        /// One of the engine's own texts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Key {
            $(#[doc = concat!("`", $name, "`")] $(#[$doc])* $key,)*
        }

        impl Key {
            /// Every key, in the order in which documents carry the texts.
            pub const ALL: &'static [Self] = &[$(Self::$key,)*];

            /// The text's place among those that documents carry.
            #[must_use]
            pub fn place(self) -> usize {
                self as usize
            }

            /// The text's name in the words files.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$key => $name,)* }
            }

            /// The slots that the text must have, without their braces.
            #[must_use]
            pub fn slots(self) -> &'static [&'static str] {
                match self { $(Self::$key => &[$($slot),*],)* }
            }
        }
    };
}

keys! {
    // Numbers, units, dates.
    AtLeast = "at_least" ["n"];
    AtMost = "at_most" ["n"];
    OpenBound = "open_bound" ["n"];
    LessThan = "less_than" ["n"];
    UnitPer = "unit_per" ["of", "n", "by"];
    UnitPerOne = "unit_per_one" ["of", "by"];
    UnitAYear = "unit_a_year" ["of"];
    TimesOne = "times_one" [];
    TimesOther = "times_other" [];
    YearsOne = "years_one" [];
    YearsOther = "years_other" [];
    And = "and" [];
    Or = "or" [];
    NotStated = "not_stated" [];
    NoValue = "no_value" [];
    Months = "months" [];
    DateDay = "date_day" ["month", "day", "year"];
    DateMonth = "date_month" ["month", "year"];
    PeriodFromTo = "period_from_to" ["from", "until"];
    FormulaSmaller = "formula_smaller" [];
    FormulaLarger = "formula_larger" [];
    FormulaDays = "formula_days" ["from", "until"];

    // Why there is no value.
    ReasonIsZero = "reason_is_zero" ["label"];
    ReasonNotStated = "reason_not_stated" [];
    ReasonNoPeriod = "reason_no_period" [];
    ReasonNoEarlierPeriod = "reason_no_earlier_period" [];
    ReasonNoneEarlier = "reason_none_earlier" [];
    ReasonPartExceedsWhole = "reason_part_exceeds_whole" [];
    ReasonTooLarge = "reason_too_large" [];

    // What the results of `parts_of_base` are called.
    LabelTotal = "label_total" ["parts"];
    LabelRate = "label_rate" ["parts", "base"];
    LabelRatePart = "label_rate_part" ["figure", "base"];
    LabelShare = "label_share" ["figure"];
    LabelBasePerEvent = "label_base_per_event" ["base", "part_one"];
    LabelCovered = "label_covered" ["base"];
    LabelCoveredShare = "label_covered_share" ["base"];
    LabelNotCovered = "label_not_covered" ["base"];
    LabelNeeded = "label_needed" ["figure", "value"];
    LabelRateConfirmed = "label_rate_confirmed" ["parts", "base", "value"];
    LabelYears = "label_years" [];
    LabelBasePerYear = "label_base_per_year" ["base"];
    LabelEventsPerYear = "label_events_per_year" ["parts"];
    LabelRecentShare = "label_recent_share" ["figure"];
    LabelEarlierPerYear = "label_earlier_per_year" ["base"];
    LabelRecentPace = "label_recent_pace" ["figure"];
    LabelRateLow = "label_rate_low" [];
    LabelRateHigh = "label_rate_high" [];

    // The icon array.
    ChartIconsDots = "chart_icons_dots" ["base"];
    ChartIconsBars = "chart_icons_bars" ["parts"];
    ChartIconsEach = "chart_icons_each" ["n"];
    ChartIconsDescription = "chart_icons_description" ["base", "parts", "finding"];
    ChartStory = "chart_story" ["value"];

    // Caveats.
    CaveatUnlikeUnits = "caveat_unlike_units" [];
    CaveatUnlikePeriods = "caveat_unlike_periods" [];
    CaveatPartsExceedBase = "caveat_parts_exceed_base" [];
    CaveatOver100 = "caveat_over_100" [];
    CaveatAtLeast = "caveat_at_least" [];
    CaveatAtMost = "caveat_at_most" [];
    CaveatOpen = "caveat_open" [];
    CaveatDisputed = "caveat_disputed" [];
    CaveatUnverified = "caveat_unverified" [];
    CaveatAssumption = "caveat_assumption" [];

    // How a figure stands, short and long.
    StatusConfirmed = "status_confirmed" [];
    StatusConfirmedMeans = "status_confirmed_means" [];
    StatusDifferentUnit = "status_different_unit" [];
    StatusDifferentUnitMeans = "status_different_unit_means" [];
    StatusDisputed = "status_disputed" [];
    StatusDisputedMeans = "status_disputed_means" [];
    StatusMisread = "status_misread" [];
    StatusMisreadMeans = "status_misread_means" [];
    StatusUnverified = "status_unverified" [];
    StatusUnverifiedMeans = "status_unverified_means" [];
    StatusAssumption = "status_assumption" [];
    StatusAssumptionMeans = "status_assumption_means" [];
    StatusInvented = "status_invented" [];
    StatusInventedMeans = "status_invented_means" [];

    // What is wrong with what was typed, and what still counts.
    EntryEmpty = "entry_empty" [];
    EntryNotANumber = "entry_not_a_number" ["example"];
    EntryNotWhole = "entry_not_whole" ["example"];
    EntryBelow = "entry_below" ["min"];
    EntryAbove = "entry_above" ["max"];
    EntryNotADay = "entry_not_a_day" [];
    EntryNoSuchDay = "entry_no_such_day" [];
    EntryStillUses = "entry_still_uses" ["value"];

    // Links.
    LinkUnknown = "link_unknown" [];
    LinkRepeated = "link_repeated" [];
    LinkMalformed = "link_malformed" [];
    LinkOutside = "link_outside" [];
    LinkNoAlternative = "link_no_alternative" [];
    LinkTooLong = "link_too_long" [];
    NoticeIgnored = "notice_ignored" [];
    NoticeRest = "notice_rest" [];
    ArrivalOne = "arrival_one" ["n"];
    ArrivalOther = "arrival_other" ["n"];
    ArrivalShowStory = "arrival_show_story" [];
    ArrivalKeep = "arrival_keep" [];
    RestoreOne = "restore_one" ["n"];
    RestoreOther = "restore_other" ["n"];
    RestoreYes = "restore_yes" [];
    RestoreNo = "restore_no" [];

    // The page.
    Tagline = "tagline" [];
    Skip = "skip" [];
    Leave = "leave" [];
    ThemeDark = "theme_dark" [];
    ThemeLight = "theme_light" [];
    How = "how" ["sample"];
    HowSent = "how_sent" [];
    Chapters = "chapters" [];
    Undo = "undo" [];
    Redo = "redo" [];
    Reset = "reset" [];
    CopyLink = "copy_link" [];
    CopyDone = "copy_done" [];
    CopyByHand = "copy_by_hand" [];
    EditedOne = "edited_one" ["n"];
    EditedOther = "edited_other" ["n"];
    EditedFigures = "edited_figures" [];
    EditedPrefix = "edited_prefix" [];
    Was = "was" ["value"];
    StoryValue = "story_value" ["value"];
    WhatIf = "what_if" [];
    TheFigures = "the_figures" [];
    MoreFigures = "more_figures" [];
    RingHint = "ring_hint" [];
    BackToStory = "back_to_story" ["value"];
    EditAbove = "edit_above" ["label", "value"];
    Source = "source" [];
    SourceOf = "source_of" ["label"];
    SourceStoryValue = "source_story_value" [];
    SourceSaidBy = "source_said_by" [];
    SourcePublished = "source_published" [];
    SourceKnown = "source_known" [];
    SourceUseAnother = "source_use_another" [];
    SourceUse = "source_use" ["value"];
    SourceInUse = "source_in_use" [];
    SourceNounFollows = "source_noun_follows" [];
    Close = "close" [];
    Done = "done" [];
    NoteOn = "note_on" ["label"];
    TableCaption = "table_caption" [];
    TableResult = "table_result" [];
    TableYours = "table_yours" [];
    TableStory = "table_story" [];
    TableFrom = "table_from" [];
    Sources = "sources" [];
    SourcesQuestion = "sources_question" [];
    SourcesFigure = "sources_figure" [];
    SourcesStatus = "sources_status" [];
    Method = "method" [];
    MethodText = "method_text" [];
    AsOf = "as_of" ["date"];
    ChartSources = "chart_sources" ["names"];
    Help = "help" [];
    HelpChecked = "help_checked" ["date"];
    Failed = "failed" [];
    NoScript = "no_script" [];
    Live = "live" ["label", "value"];
    LiveWas = "live_was" ["label", "value", "was"];
}
