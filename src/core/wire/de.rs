//! Reading: a small JSON reader that hands structs over field by field.

use serde::de::value::U32Deserializer;
use serde::de::{self, DeserializeSeed, EnumAccess, IntoDeserializer, SeqAccess, VariantAccess, Visitor};

/// Documents nest some twelve deep; more is no document.
const DEEPEST: u8 = 64;

/// Something is not as it should be. What it is nobody could mend in a page, so no words are carried for it.
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

/// What is left to read. What does not depend on the type that is read stands here, once for all of them.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    depth: u8,
    /// Whether the next item is the first of its list, which no comma precedes.
    is_first: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Self { rest: text.as_bytes(), depth: 0, is_first: true };
        reader.space();
        reader
    }

    /// The number that a document begins with, without moving on. The first format named its fields.
    pub(super) fn format(&self) -> Option<u32> {
        let rest = self.rest.strip_prefix(b"[").or_else(|| self.rest.strip_prefix(b"{\"format\":"))?;
        let mut ahead = Self { rest, depth: 0, is_first: true };
        ahead.space();
        ahead.number().ok()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    fn space(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// One byte of the grammar, and the space after it.
    fn take(&mut self, byte: u8) -> Result<(), Wrong> {
        let [first, rest @ ..] = self.rest else { return Err(Wrong) };
        if *first != byte {
            return Err(Wrong);
        }
        self.rest = rest;
        self.space();
        Ok(())
    }

    fn word(&mut self, word: &[u8]) -> Result<(), Wrong> {
        self.rest = self.rest.strip_prefix(word).ok_or(Wrong)?;
        self.space();
        Ok(())
    }

    /// A number: no type of a document holds a larger one.
    fn number(&mut self) -> Result<u32, Wrong> {
        let mut number: Option<u32> = None;
        while let [digit @ b'0'..=b'9', rest @ ..] = self.rest {
            let next = number.unwrap_or(0).checked_mul(10).and_then(|number| number.checked_add(u32::from(digit - b'0')));
            number = Some(next.ok_or(Wrong)?);
            self.rest = rest;
        }
        self.space();
        number.ok_or(Wrong)
    }

    fn string(&mut self) -> Result<String, Wrong> {
        let [b'"', rest @ ..] = self.rest else { return Err(Wrong) };
        self.rest = rest;
        let mut bytes = Vec::new();
        loop {
            let [byte, rest @ ..] = self.rest else { return Err(Wrong) };
            self.rest = rest;
            match byte {
                b'"' => break,
                b'\\' => self.escape(&mut bytes)?,
                0..=31 => return Err(Wrong),
                other => bytes.push(*other),
            }
        }
        self.space();
        String::from_utf8(bytes).map_err(|_| Wrong)
    }

    fn escape(&mut self, bytes: &mut Vec<u8>) -> Result<(), Wrong> {
        let [kind, rest @ ..] = self.rest else { return Err(Wrong) };
        self.rest = rest;
        let letter = match kind {
            b'"' | b'\\' | b'/' => char::from(*kind),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => self.escaped()?,
            _ => return Err(Wrong),
        };
        bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        Ok(())
    }

    /// `\u` and its digits: a letter, or the first half of one that takes two.
    fn escaped(&mut self) -> Result<char, Wrong> {
        let first = self.unit()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or(Wrong);
        }
        self.rest = self.rest.strip_prefix(b"\\u").ok_or(Wrong)?;
        let second = self.unit()?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(Wrong);
        }
        char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)).ok_or(Wrong)
    }

    fn unit(&mut self) -> Result<u32, Wrong> {
        let (digits, rest) = self.rest.split_at_checked(4).ok_or(Wrong)?;
        self.rest = rest;
        digits.iter().try_fold(0, |unit, digit| Ok(unit * 16 + char::from(*digit).to_digit(16).ok_or(Wrong)?))
    }

    fn enter(&mut self) -> Result<(), Wrong> {
        self.take(b'[')?;
        self.depth += 1;
        self.is_first = true;
        if self.depth > DEEPEST { Err(Wrong) } else { Ok(()) }
    }

    fn leave(&mut self) -> Result<(), Wrong> {
        self.depth -= 1;
        self.is_first = false;
        self.take(b']')
    }

    /// Moves on to an item that must be there.
    fn next(&mut self) -> Result<(), Wrong> {
        if std::mem::replace(&mut self.is_first, false) { Ok(()) } else { self.take(b',') }
    }

    /// Moves on to an item, if there is one.
    fn next_if_any(&mut self) -> Result<bool, Wrong> {
        if self.peek() == Some(b']') { Ok(false) } else { self.next().map(|()| true) }
    }

    /// Moves on to the place of a variant, and tells whether it holds anything.
    fn variant(&mut self) -> Result<bool, Wrong> {
        let holds = self.peek() == Some(b'[');
        if holds {
            self.enter()?;
            self.next()?;
        }
        Ok(holds)
    }

    fn fields<'de, V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Wrong> {
        self.enter()?;
        let value = visitor.visit_seq(Fields(self))?;
        self.leave()?;
        Ok(value)
    }
}

/// The items of a list.
struct Items<'r, 'a>(&'r mut Reader<'a>);

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        if self.0.next_if_any()? { seed.deserialize(&mut *self.0).map(Some) } else { Ok(None) }
    }
}

/// The fields of a struct, every one of which must be there.
struct Fields<'r, 'a>(&'r mut Reader<'a>);

impl<'de> SeqAccess<'de> for Fields<'_, '_> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        self.0.next()?;
        seed.deserialize(&mut *self.0).map(Some)
    }
}

/// A variant: its place alone, or a list of its place and what it holds.
struct Variant<'r, 'a> {
    reader: &'r mut Reader<'a>,
    holds: bool,
}

impl Variant<'_, '_> {
    /// Moves on to what the variant holds.
    fn held(&mut self) -> Result<(), Wrong> {
        if self.holds { self.reader.next() } else { Err(Wrong) }
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, '_> {
    type Error = Wrong;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Wrong> {
        let place: U32Deserializer<Wrong> = self.reader.number()?.into_deserializer();
        Ok((seed.deserialize(place)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, '_> {
    type Error = Wrong;

    fn unit_variant(self) -> Result<(), Wrong> {
        if self.holds { Err(Wrong) } else { Ok(()) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(mut self, seed: T) -> Result<T::Value, Wrong> {
        self.held()?;
        seed.deserialize(&mut *self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(mut self, _: usize, visitor: V) -> Result<V::Value, Wrong> {
        self.held()?;
        self.reader.fields(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(mut self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Wrong> {
        self.held()?;
        self.reader.fields(visitor)
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            visitor.visit_u32(self.number()?)
        }
    )*};
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

    numbers! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }

    refused! {
        deserialize_any() deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64() deserialize_f32() deserialize_f64() deserialize_char()
        deserialize_bytes() deserialize_byte_buf() deserialize_unit() deserialize_unit_struct(&'static str) deserialize_map() deserialize_identifier()
        deserialize_ignored_any()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let value = self.peek() == Some(b't');
        self.word(if value { b"true" } else { b"false" })?;
        visitor.visit_bool(value)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_string(self.string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_string(self.string()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.peek() != Some(b'n') {
            return visitor.visit_some(self);
        }
        self.word(b"null")?;
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.enter()?;
        let value = visitor.visit_seq(Items(self))?;
        self.leave()?;
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

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Wrong> {
        let holds = self.variant()?;
        let value = visitor.visit_enum(Variant { reader: &mut *self, holds })?;
        if holds {
            self.leave()?;
        }
        Ok(value)
    }
}
