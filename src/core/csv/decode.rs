//! The bytes of a file as text: UTF-8, what spreadsheets call Unicode, or what they write on Windows.

/// What Windows-1252 has from 0x80 to 0x9F, where Latin-1 has controls; 0 where it has nothing.
const WINDOWS: [u16; 32] = [
    0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178,
];

/// The bytes of a file as text. Nothing fails: a character that cannot be read becomes U+FFFD, which no name may hold.
///
/// ```
/// use counted_core::csv::decode;
/// assert_eq!(decode("\u{feff}Doña Ana".as_bytes()), "Doña Ana");
/// assert_eq!(decode(b"Do\xf1a Ana"), "Doña Ana"); // as Excel saves "CSV"
/// assert_eq!(decode(b"\xff\xfeD\0o\0\xf1\0a\0"), "Doña"); // as it saves "Unicode text"
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(_) => bytes.iter().map(|byte| windows(*byte)).collect(),
        },
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?)));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows(byte: u8) -> char {
    let letter = byte.checked_sub(0x80).and_then(|place| WINDOWS.get(usize::from(place)));
    match letter {
        Some(0) => char::REPLACEMENT_CHARACTER,
        Some(letter) => char::from_u32(u32::from(*letter)).unwrap_or(char::REPLACEMENT_CHARACTER),
        None => char::from(byte),
    }
}
