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
    FormulaOdds = "formula_odds" [];
    ChanceIn = "chance_in" ["n", "of"];
    MoreThan = "more_than" ["n"];
    Whose = "whose" ["name"];
    WhoseS = "whose_s" ["name"];
    PlaceFigure = "place_figure" ["place", "label"];
    OwnPlace = "own_place" ["name"];
    TheOthers = "the_others" [];

    // Why there is no value.
    ReasonIsZero = "reason_is_zero" ["label"];
    ReasonNotStated = "reason_not_stated" [];
    ReasonNoPeriod = "reason_no_period" [];
    ReasonNoEarlierPeriod = "reason_no_earlier_period" [];
    ReasonNoneEarlier = "reason_none_earlier" [];
    ReasonPartExceedsWhole = "reason_part_exceeds_whole" [];
    ReasonTooLarge = "reason_too_large" [];
    ReasonReference = "reason_reference" [];
    ReasonReferenceRateIsZero = "reason_reference_rate_is_zero" [];
    ReasonRateIsZero = "reason_rate_is_zero" [];
    ReasonNoOthers = "reason_no_others" [];

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

    // What the results of `places` are called.
    LabelEvenShare = "label_even_share" [];
    LabelPlaceCount = "label_place_count" ["place", "parts"];
    LabelPlaceRate = "label_place_rate" ["place", "parts"];
    LabelPlaceRateLow = "label_place_rate_low" ["place", "parts", "sure"];
    LabelPlaceRateHigh = "label_place_rate_high" ["place", "parts", "sure"];
    LabelPlaceRecentShare = "label_place_recent_share" ["place"];
    LabelPlaceRatio = "label_place_ratio" ["place", "of_reference"];
    LabelPlaceRatioLow = "label_place_ratio_low" ["place", "of_reference", "sure"];
    LabelPlaceRatioHigh = "label_place_ratio_high" ["place", "of_reference", "sure"];
    LabelPlaceGap = "label_place_gap" ["place", "reference"];
    LabelPlaceP = "label_place_p" ["place", "reference"];
    LabelPlaceTipping = "label_place_tipping" ["place", "reference"];
    LabelPlaceNeeded = "label_place_needed" ["place", "of_reference"];
    LabelPlaceExpected = "label_place_expected" ["place", "of_reference"];
    LabelPlacePredictedLow = "label_place_predicted_low" ["place", "of_reference", "sure"];
    LabelPlacePredictedHigh = "label_place_predicted_high" ["place", "of_reference", "sure"];
    LabelPlaceAtMostIfSame = "label_place_at_most_if_same" ["place", "of_reference"];
    LabelPlaceAtMost = "label_place_at_most" ["place", "of_reference"];

    // What the comparison comes to, and its chart.
    FindingAbove = "finding_above" ["of_place", "value", "of_reference"];
    FindingBelow = "finding_below" ["of_place", "value", "of_reference"];
    FindingAlike = "finding_alike" ["place", "reference"];
    FindingAlikeAt = "finding_alike_at" ["place", "reference"];
    FindingNone = "finding_none" ["place"];
    ChartPlacesDescription = "chart_places_description" ["counted", "base", "rows", "n", "finding"];
    ChartPlacesRow = "chart_places_row" ["place", "rate", "low", "high"];
    ChartPlacesRowNone = "chart_places_row_none" ["place", "rate"];

    // Each result of `places` as a sentence, and the method behind it.
    SayRate = "say_rate" ["base", "place", "value", "counted"];
    SayRateLimits = "say_rate_limits" ["low", "high", "sure"];
    SayRecentShare = "say_recent_share" ["of_place", "value", "year"];
    SayEvenShare = "say_even_share" ["value"];
    SayRatio = "say_ratio" ["of_place", "value", "of_reference"];
    SayRatioApart = "say_ratio_apart" ["low", "high", "sure"];
    SayRatioAlike = "say_ratio_alike" ["low", "high", "sure"];
    SayRatioAlikeAt = "say_ratio_alike_at" ["low", "high", "sure"];
    SayGap = "say_gap" ["value"];
    SayP = "say_p" ["value"];
    SayTippingReference = "say_tipping_reference" ["reference", "value"];
    SayTippingPlace = "say_tipping_place" ["place", "value"];
    SayTippingNone = "say_tipping_none" [];
    SayNeeded = "say_needed" ["place", "value", "of_reference"];
    SayExpected = "say_expected" ["of_reference", "place", "value", "count"];
    SayPredicted = "say_predicted" ["low", "high", "sure"];
    SayAtMostIfSame = "say_at_most_if_same" ["count", "value"];
    SayAtMost = "say_at_most" ["variation", "count", "value"];
    SayReference = "say_reference" ["place"];
    SayUndefined = "say_undefined" ["label", "reason"];
    MethodRate = "method_rate" [];
    MethodRateLimits = "method_rate_limits" [];
    MethodRecentShare = "method_recent_share" [];
    MethodRatio = "method_ratio" [];
    MethodRatioLimits = "method_ratio_limits" [];
    MethodGap = "method_gap" [];
    MethodP = "method_p" [];
    MethodTipping = "method_tipping" [];
    MethodNeeded = "method_needed" [];
    MethodExpected = "method_expected" [];
    MethodPredicted = "method_predicted" [];
    MethodAtMostIfSame = "method_at_most_if_same" [];
    MethodAtMost = "method_at_most" [];
    CountedSince = "counted_since" ["counted", "year"];
    CountedBefore = "counted_before" ["counted", "year"];

    // The icon array.
    ChartIconsDots = "chart_icons_dots" ["base"];
    ChartIconsBars = "chart_icons_bars" ["parts"];
    ChartIconsEach = "chart_icons_each" ["n"];
    ChartIconsDescription = "chart_icons_description" ["base", "parts", "finding"];
    ChartStory = "chart_story" ["value"];

    // The comparison of places on the page.
    Basis = "basis" [];
    BasisAll = "basis_all" [];
    BasisSince = "basis_since" ["year"];
    BasisBefore = "basis_before" ["year"];
    BasisRecent = "basis_recent" [];
    BasisOlder = "basis_older" [];
    CompareWith = "compare_with" [];
    Limits = "limits" [];
    PlacesCaption = "places_caption" [];
    PlacesCompared = "places_compared" ["reference"];
    ThPlace = "th_place" [];
    ThCompared = "th_compared" [];
    ThRate = "th_rate" [];
    ThRecentShare = "th_recent_share" [];
    ThRatio = "th_ratio" ["reference"];
    ThGap = "th_gap" [];
    ThTipping = "th_tipping" [];
    ThExpected = "th_expected" [];
    ThByChance = "th_by_chance" [];
    ThNeeded = "th_needed" [];
    ThIfSame = "th_if_same" [];
    ThIfVary = "th_if_vary" [];
    TippingMeans = "tipping_means" [];
    ComparedWith = "compared_with" [];
    RangeTo = "range_to" ["low", "high"];
    AddPlace = "add_place" [];
    Add = "add" [];
    RemoveRow = "remove_row" ["place"];
    OwnAdd = "own_add" [];
    OwnNote = "own_note" [];
    OwnName = "own_name" [];
    OwnCount = "own_count" ["parts"];
    OwnBase = "own_base" ["base"];
    OwnErrorName = "own_error_name" [];
    OwnErrorCount = "own_error_count" [];
    OwnErrorBase = "own_error_base" [];
    OwnFull = "own_full" [];
    HowStrange = "how_strange" ["count"];
    HowStrangeNone = "how_strange_none" [];
    InWords = "in_words" [];
    EachInWords = "each_in_words" [];
    SlidersAndSources = "sliders_and_sources" ["n"];
    ChartPlacesBeneath = "chart_places_beneath" ["counted", "base", "sure"];

    // Caveats.
    CaveatUnlikeUnits = "caveat_unlike_units" [];
    CaveatUnlikePeriods = "caveat_unlike_periods" [];
    CaveatPartsExceedBase = "caveat_parts_exceed_base" [];
    CaveatOver100 = "caveat_over_100" [];
    CaveatUnstable = "caveat_unstable" [];
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
    LinkNoPlace = "link_no_place" [];
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

    // The chart of places.
    ChartPlacesReference = "chart_places_reference" [];
    ChartPlacesMore = "chart_places_more" ["n"];

    // Tables that a reader brings.
    ImportTitle = "import_title" [];
    ImportHint = "import_hint" ["n"];
    ImportExample = "import_example" [];
    ImportPaste = "import_paste" [];
    ImportFile = "import_file" [];
    ImportRead = "import_read" [];
    ImportPlace = "import_place" [];
    ImportCount = "import_count" [];
    ImportRate = "import_rate" ["n", "base"];
    ImportLimits = "import_limits" ["n"];
    ImportCaptionOne = "import_caption_one" ["n"];
    ImportCaptionOther = "import_caption_other" ["n"];
    ImportCaptionNote = "import_caption_note" [];
    ImportRows = "import_rows" ["from", "until", "n"];
    ImportNoRows = "import_no_rows" [];
    ImportPages = "import_pages" [];
    ImportPrevious = "import_previous" [];
    ImportNext = "import_next" [];
    ImportFind = "import_find" [];
    ImportUnstable = "import_unstable" [];
    ImportIgnored = "import_ignored" ["names"];
    ImportSave = "import_save" [];
    ImportCopy = "import_copy" [];
    ImportCopied = "import_copied" [];
    ImportByHand = "import_by_hand" [];
    ImportDenied = "import_denied" [];
    ImportPerhaps = "import_perhaps" [];
    ImportAbove = "import_above" [];
    ImportRemove = "import_remove" [];
    ImportRemoved = "import_removed" [];
    ImportReplaced = "import_replaced" [];
    ImportBringBack = "import_bring_back" [];
    ImportSome = "import_some" [];
    ImportTakeOne = "import_take_one" ["n"];
    ImportTakeOther = "import_take_other" ["n"];
    ImportMore = "import_more" ["n"];
    ImportLine = "import_line" ["n", "what"];
    ImportLineColumn = "import_line_column" ["n", "column", "what"];
    ImportQuote = "import_quote" [];
    ImportValues = "import_values" ["found", "columns"];
    ImportNoPlace = "import_no_place" [];
    ImportLongPlace = "import_long_place" ["n"];
    ImportOddPlace = "import_odd_place" [];
    ImportTwice = "import_twice" ["n"];
    ImportBound = "import_bound" [];
    ImportTooMany = "import_too_many" ["n", "more"];
    ImportLarge = "import_large" [];
    ImportEmpty = "import_empty" ["columns"];
    ImportNoColumn = "import_no_column" ["n", "column", "columns"];
    ImportColumnTwice = "import_column_twice" ["n", "column"];
    ImportNoFile = "import_no_file" [];
    ImportComing = "import_coming" [];
    ImportLost = "import_lost" [];
    ImportNoScript = "import_no_script" [];
}
