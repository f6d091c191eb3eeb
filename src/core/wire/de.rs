//! Reading: a small JSON reader that hands structs over field by field.
//!
//! What goes wrong is kept in the reader, and something harmless is handed over in its place: then the code of each type need not
//! ask after each field. Whoever reads asks once, at the end.

use serde::de::value::U32Deserializer;
use serde::de::{self, DeserializeSeed, EnumAccess, IntoDeserializer, SeqAccess, VariantAccess, Visitor};

/// Documents nest some twelve deep; more is no document.
const DEEPEST: u8 = 64;

/// A value is not one of its type. What it is nobody could mend in a page, so no words are carried for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrong;

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a document")
    }
}

impl std::error::Error for Wrong {}

impl de::Error for Wrong {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// What is left to read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    depth: u8,
    /// Whether the next item is the first of its list, which no comma precedes.
    is_first: bool,
    /// Whether anything was not as it should be. Nothing is left to read then.
    failed: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self::of(text.as_bytes())
    }

    fn of(rest: &'a [u8]) -> Self {
        let mut reader = Self { rest, depth: 0, is_first: true, failed: false };
        reader.space();
        reader
    }

    /// The number that a document begins with, without moving on. The first format named its fields.
    pub(super) fn format(&self) -> Option<u32> {
        let rest = self.rest.strip_prefix(b"[").or_else(|| self.rest.strip_prefix(b"{\"format\":"))?;
        let mut ahead = Self::of(rest);
        let number = ahead.number();
        if ahead.failed { None } else { Some(number) }
    }

    /// Whether all of the text was read, and all of it was as it should be.
    pub(super) fn has_read_all(&self) -> bool {
        self.rest.is_empty() && !self.failed
    }

    fn fail(&mut self) {
        self.rest = &[];
        self.failed = true;
    }

    fn space(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn is_at(&self, byte: u8) -> bool {
        self.rest.first() == Some(&byte)
    }

    /// Something of the grammar, and the space after it.
    fn take(&mut self, word: &[u8]) {
        match self.rest.strip_prefix(word) {
            Some(rest) => self.rest = rest,
            None => self.fail(),
        }
        self.space();
    }

    /// A number up to the largest of its type; no type of a document holds more than 32 bits.
    fn number_to(&mut self, largest: u32) -> u32 {
        let number = self.number();
        if number > largest {
            self.fail();
            return 0;
        }
        number
    }

    fn number(&mut self) -> u32 {
        let mut number = None;
        while let [digit @ b'0'..=b'9', rest @ ..] = self.rest {
            let next = number.unwrap_or(0u32).checked_mul(10).and_then(|number| number.checked_add(u32::from(digit - b'0')));
            if next.is_none() {
                self.fail();
                return 0;
            }
            number = next;
            self.rest = rest;
        }
        if number.is_none() {
            self.fail();
        }
        self.space();
        number.unwrap_or(0)
    }

    fn truth(&mut self) -> bool {
        let truth = self.is_at(b't');
        self.take(if truth { b"true" } else { b"false" });
        truth
    }

    fn string(&mut self) -> String {
        let read = self.letters().and_then(|letters| String::from_utf8(letters).ok());
        if read.is_none() {
            self.fail();
        }
        self.space();
        read.unwrap_or_default()
    }

    fn letters(&mut self) -> Option<Vec<u8>> {
        let mut letters = Vec::new();
        let mut rest = self.rest.strip_prefix(b"\"")?;
        loop {
            let (byte, after) = rest.split_first()?;
            self.rest = after;
            match byte {
                b'"' => return Some(letters),
                b'\\' => letters.extend_from_slice(self.escape()?.encode_utf8(&mut [0; 4]).as_bytes()),
                0..=31 => return None,
                other => letters.push(*other),
            }
            rest = self.rest;
        }
    }

    fn escape(&mut self) -> Option<char> {
        let (kind, rest) = self.rest.split_first()?;
        self.rest = rest;
        match kind {
            b'"' | b'\\' | b'/' => Some(char::from(*kind)),
            b'n' => Some('\n'),
            b't' => Some('\t'),
            b'r' => Some('\r'),
            b'b' => Some('\u{8}'),
            b'f' => Some('\u{c}'),
            b'u' => self.escaped(),
            _ => None,
        }
    }

    /// After `\u`: a letter, or the first half of one that takes two.
    fn escaped(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first);
        }
        self.rest = self.rest.strip_prefix(b"\\u")?;
        let second = self.unit()?;
        if !(0xDC00..0xE000).contains(&second) {
            return None;
        }
        char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    }

    fn unit(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
    }

    fn enter(&mut self) {
        self.take(b"[");
        self.is_first = true;
        if self.depth == DEEPEST {
            return self.fail();
        }
        self.depth += 1;
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.is_first = false;
        self.take(b"]");
    }

    /// Moves on to an item that must be there.
    fn next(&mut self) {
        if !std::mem::replace(&mut self.is_first, false) {
            self.take(b",");
        }
    }

    /// Moves on to an item, if there is one.
    fn next_if_any(&mut self) -> bool {
        let any = !self.is_at(b']') && !self.failed;
        if any {
            self.next();
        }
        any
    }

    /// Moves on past the place of a variant among so many; tells it, and whether it holds anything.
    fn variant(&mut self, of: u32) -> (u32, bool) {
        let holds = self.is_at(b'[');
        if holds {
            self.enter();
            self.next();
        }
        (self.number_to(of.saturating_sub(1)), holds)
    }

    fn fields<'de, V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Wrong> {
        self.enter();
        let value = visitor.visit_seq(Fields(self))?;
        self.leave();
        Ok(value)
    }
}

/// The items of a list.
struct Items<'r, 'a>(&'r mut Reader<'a>);

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        if self.0.next_if_any() { seed.deserialize(&mut *self.0).map(Some) } else { Ok(None) }
    }
}

/// The fields of a struct, every one of which must be there.
struct Fields<'r, 'a>(&'r mut Reader<'a>);

impl<'de> SeqAccess<'de> for Fields<'_, '_> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        self.0.next();
        seed.deserialize(&mut *self.0).map(Some)
    }
}

/// A variant: its place alone, or a list of its place and what it holds.
struct Variant<'r, 'a> {
    reader: &'r mut Reader<'a>,
    place: u32,
    holds: bool,
}

impl<'a> Variant<'_, 'a> {
    /// Moves on to what the variant holds.
    fn held(&mut self) -> &mut Reader<'a> {
        if self.holds {
            self.reader.next();
        } else {
            self.reader.fail();
        }
        self.reader
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, '_> {
    type Error = Wrong;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Wrong> {
        let place: U32Deserializer<Wrong> = self.place.into_deserializer();
        Ok((seed.deserialize(place)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, '_> {
    type Error = Wrong;

    fn unit_variant(self) -> Result<(), Wrong> {
        if self.holds {
            self.reader.fail();
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(mut self, seed: T) -> Result<T::Value, Wrong> {
        seed.deserialize(self.held())
    }

    fn tuple_variant<V: Visitor<'de>>(mut self, _: usize, visitor: V) -> Result<V::Value, Wrong> {
        self.held().fields(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(mut self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Wrong> {
        self.held().fields(visitor)
    }
}

macro_rules! refused {
    ($($method:ident($($argument:ty),*))*) => {$(
        fn $method<V: Visitor<'de>>(self, $(_: $argument,)* _: V) -> Result<V::Value, Wrong> {
            Err(Wrong)
        }
    )*};
}

impl<'de> de::Deserializer<'de> for &mut Reader<'_> {
    type Error = Wrong;

    refused! {
        deserialize_any() deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64() deserialize_f32() deserialize_f64() deserialize_char()
        deserialize_bytes() deserialize_byte_buf() deserialize_unit() deserialize_unit_struct(&'static str) deserialize_map() deserialize_identifier()
        deserialize_ignored_any()
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_u32(self.number_to(u8::MAX.into()))
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_u32(self.number_to(u16::MAX.into()))
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_u32(self.number())
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_u32(self.number())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_bool(self.truth())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_string(self.string())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_string(self.string())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if !self.is_at(b'n') {
            return visitor.visit_some(self);
        }
        self.take(b"null");
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.enter();
        let value = visitor.visit_seq(Items(self))?;
        self.leave();
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Wrong> {
        self.fields(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value, Wrong> {
        self.fields(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Wrong> {
        self.fields(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value, Wrong> {
        let (place, holds) = self.variant(u32::try_from(variants.len()).unwrap_or(u32::MAX));
        let value = visitor.visit_enum(Variant { reader: &mut *self, place, holds })?;
        if holds {
            self.leave();
        }
        Ok(value)
    }
}
