//! The story document on its way into a page: what is written is read back, and everything else is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic, reason = "a test that fails panics")]

use std::sync::LazyLock;

use counted_core::document::{Choice, Decides, Part, Passage, Row, When};
use counted_core::wire::{from_text, to_text};
use counted_core::words::PluralRule;
use counted_core::{Document, DocumentError, Story, samples};
use proptest::prelude::*;

/// A sample without the engine's words, which would be most of it.
static SMALL: LazyLock<String> = LazyLock::new(|| to_text(&Document { words: Vec::new(), ..samples::places_document() }));

/// Reads what may be no document, and opens the story in it as a page would.
fn opened(text: &str) -> Result<Story, DocumentError> {
    let document = from_text(text)?;
    Story::open(Document { words: samples::places_document().words, ..document })
}

/// The sample with its id written otherwise.
fn with_id(written: &str) -> String {
    SMALL.replacen("\"places\"", written, 1)
}

#[track_caller]
fn check_malformed(text: &str) {
    let error = from_text(text).unwrap_err();
    assert_eq!(error, DocumentError::Broken("the story is not written as this page reads them".to_owned()), "{}", &text[..text.len().min(60)]);
}

#[test]
fn a_document_is_a_list_of_its_fields() {
    let document = Document { words: vec!["a".to_owned()], figures: Vec::new(), panels: Vec::new(), nouns: Vec::new(), ..samples::document() };
    assert_eq!(to_text(&document), r#"[2,"sample","en",0,["a"],[],[],[],[[],[]],[],["Cases",[],[]],[],""]"#);
    assert_eq!(document.plural, PluralRule::English, "a variant is its place");
}

#[test]
fn a_document_survives_its_journey() {
    let mut quoted = samples::document();
    quoted.front.title = "\"</script><!-- \\ \n\t\u{1} ñ \u{2028} 𝄞 \u{7f}".to_owned();
    let words = || vec![Part::Words("words".to_owned()), Part::Strong(vec![Part::Strong(Vec::new()), Part::Words(String::new())])];
    let when = [When::Is("0.10".parse().unwrap()), When::NotStated, When::Chosen("listed".to_owned()), When::Else];
    let rows = when.into_iter().map(|when| Row { when, text: words() }).collect();
    let text = &mut quoted.panels[0].text;
    text.push(counted_core::document::Paragraph(vec![Passage::Always(words()), Passage::Choice(Choice { of: Decides::Basis(300), rows })]));
    for document in [samples::document(), samples::places_document(), quoted] {
        let text = to_text(&document);
        assert!(!text.contains('<'), "nothing ends its script");
        assert_eq!(from_text(&text), Ok(document));
        // It is JSON, whatever else it is.
        serde_json::from_str::<serde_json::Value>(&text).unwrap();
        let spaced = format!("\n {} \r\n\t", text.replace("],[", " ] ,\n[ "));
        assert_eq!(from_text(&spaced), from_text(&text));
    }
}

#[test]
fn another_format_is_refused_before_anything_else() {
    for text in ["[3", "[3,nonsense", "[ 3 ]", "[1,\"sample\"]", "{\"format\":1,\"id\":\"sample\"}", "[99999,"] {
        let format = text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
        assert_eq!(from_text(text), Err(DocumentError::Format(format)), "{text}");
    }
    assert_eq!(from_text("[99,[]]").unwrap_err().to_string(), "the story is written in format 99, and this page reads format 2");
}

#[test]
fn what_is_no_document_is_refused() {
    let text = SMALL.as_str();
    for other in ["", " ", "{}", "[]", "[", "[2", "[2]", "[2,]", "[-2]", "[99999999999999999999]", "[4294967298]", "null", "true", "\"2\"", "2", "[[2]]"] {
        check_malformed(other);
    }
    for after in ["x", ",", "]", "[]", "\0", text] {
        check_malformed(&format!("{text}{after}"));
    }
    for (whole, spoilt) in
        [("[2,", "[2.0,"), ("[2,", "[2,,"), ("[2,", "[,2,"), ("[2,", "[2e0,"), ("\"en\"", "\"en\",\"en\""), (",\"en\"", ""), ("\"]]", "\",]]")]
    {
        assert!(text.contains(whole), "{whole}");
        check_malformed(&text.replacen(whole, spoilt, 1));
    }
}

#[test]
fn every_type_refuses_the_others() {
    for wrong in ["1", "null", "true", "[]", "[\"places\"]", "{}", "places", "'places'", "\"places", "places\""] {
        check_malformed(&with_id(wrong));
    }
    let rest = SMALL.strip_prefix("[2,\"places\",\"en\",0,[],").unwrap();
    for plural in ["2", "99999999999", "[0]", "[0,0]", "[]", "\"0\"", "null", "-0"] {
        check_malformed(&format!("[2,\"places\",\"en\",{plural},[],{rest}"));
    }
    for words in ["[1]", "[[]]", "[null]", "[\"a\" \"b\"]", "[\"a\",]", "[,]", "\"a\"", "null", "0"] {
        check_malformed(&format!("[2,\"places\",\"en\",0,{words},{rest}"));
    }
}

#[test]
fn texts_are_read_as_json_writes_them() {
    for (written, read) in [("\\ud834\\uDD1E", "𝄞"), ("\\u00f1\\/\\t\\b\\f\\n\\r", "ñ/\t\u{8}\u{c}\n\r"), ("\\\"\\\\", "\"\\"), ("\\u0000", "\0"), ("ñ𝄞", "ñ𝄞")]
    {
        assert_eq!(from_text(&with_id(&format!("\"{written}\""))).unwrap().id, read);
    }
    for half in ["\\ud834", "\\udd1e", "\\ud834x", "\\ud834\\n", "\\ud834\\u0041", "\\ud834\\ud834", "\\u12", "\\u+123", "\\uñ", "\\x", "\\", "\n", "\0"] {
        check_malformed(&with_id(&format!("\"{half}\"")));
    }
}

#[test]
fn nothing_nests_without_end() {
    let paragraph = |strong: usize| {
        let mut document = samples::document();
        let parts = (0..strong).fold(Vec::new(), |parts, _| vec![Part::Strong(parts)]);
        document.front.content.push(counted_core::document::Paragraph(vec![Passage::Always(parts)]));
        document
    };
    assert_eq!(from_text(&to_text(&paragraph(20))), Ok(paragraph(20)));
    check_malformed(&to_text(&paragraph(1_000)));
    let before = &SMALL[..SMALL.rfind("[[[").unwrap()];
    for deep in ["[".repeat(100_000), "[2,[".to_owned() + &"[0,".repeat(100_000), before.to_owned() + &"[[1,".repeat(100_000)] {
        check_malformed(&deep);
    }
}

#[test]
fn no_beginning_is_a_document() {
    let text = SMALL.as_str();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        check_malformed(&text[..end]);
    }
}

#[test]
fn no_changed_byte_panics() {
    for at in 0..SMALL.len() {
        for byte in "\"\\[]{,0 9-n\u{7f}".bytes() {
            let mut bytes = SMALL.clone().into_bytes();
            bytes[at] = byte;
            if let Ok(text) = String::from_utf8(bytes) {
                // Read or refused: either will do.
                let _ = opened(&text);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a few stretches of a document become, it is read or refused, and so is the story in it.
    #[test]
    fn no_changed_stretch_panics(changes in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, "[\\[\\],\"0-9a-z{}\\\\ñ -]{0,6}"), 1..4)) {
        let mut text = SMALL.clone();
        for (place, length, written) in changes {
            let letters: Vec<(usize, char)> = text.char_indices().collect();
            let (from, until) = (place.index(letters.len()), letters.len());
            let until = letters.get((from + length).min(until)).map_or(text.len(), |(at, _)| *at);
            text.replace_range(letters[from].0..until, &written);
            if text.is_empty() {
                text.push('[');
            }
        }
        let _ = opened(&text);
    }

    /// Of numbers only those that a type can hold are read.
    #[test]
    fn numbers_are_read_whole(number in any::<u64>(), bits in 0u32..64) {
        let number = number >> bits;
        let text = format!("[{number},[]]");
        match u32::try_from(number) {
            Ok(2) | Err(_) => check_malformed(&text),
            Ok(format) => prop_assert_eq!(from_text(&text), Err(DocumentError::Format(format))),
        }
    }
}
