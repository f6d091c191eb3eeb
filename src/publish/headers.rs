//! The one table of response headers.
//!
//! [`crate::serve`] sends it, and [`write`] puts it into the `_headers` file that static hosts read. Hosts differ in what
//! they do where two rules match one path (some add, some replace), so no two rules here do.

use crate::assets::files_below;
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// Sent with everything.
///
/// The policy allows no inline script, style or handler and no other site, and says nothing of who may frame a page:
/// embedding is what the pages are for. In a sandboxed frame the page's origin is opaque, and there its own module and
/// wasm count as another site's: the two `*` and `cross-origin` let them through.
const ALWAYS: [(&str, &str); 5] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
         connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'",
    ),
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
];

/// How long a path's answer stays true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Its name holds a hash of its content: it can never change.
    Hashed,
    /// Its content may change under its name.
    Changing,
}

impl Kind {
    /// The kind of a path below the served folder.
    pub fn of(path: &Path) -> Self {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let hash = stem.trim_end_matches("_bg").rsplit_once('-').map_or("", |(_, hash)| hash);
        // Sixteen digits, less the leading zeros that Trunk does not print.
        let is_hash = (12..=16).contains(&hash.len()) && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if is_hash { Self::Hashed } else { Self::Changing }
    }

    /// Every header of this kind, name and value.
    pub fn headers(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let cache = match self {
            Self::Hashed => "public, max-age=31536000, immutable",
            Self::Changing => "no-cache",
        };
        ALWAYS.into_iter().chain([("Cache-Control", cache)])
    }
}

/// The `Content-Type` of a path.
pub fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

/// Writes `_headers` for all that stands in `dist`.
pub fn write(dist: &Path) -> io::Result<()> {
    let files: Vec<PathBuf> = files_below(dist)?.into_iter().filter(|file| file != Path::new("_headers")).collect();
    fs::write(dist.join("_headers"), rules(&files))
}

/// The rules for these files, none of which matches what another matches: a folder gets one rule where all in it are of
/// one kind, and one for each file where they are not.
fn rules(files: &[PathBuf]) -> String {
    patterns(files).into_iter().fold(String::new(), |mut text, (pattern, kind)| {
        text += &pattern;
        for (name, value) in kind.headers() {
            text += &format!("\n  {name}: {value}");
        }
        text + "\n"
    })
}

fn patterns(files: &[PathBuf]) -> BTreeMap<String, Kind> {
    let mut folders: BTreeMap<&str, Vec<&PathBuf>> = BTreeMap::new();
    for file in files {
        let first = file.iter().next().and_then(|part| part.to_str()).unwrap_or_default();
        let folder = if file.iter().count() > 1 { first } else { "" };
        folders.entry(folder).or_default().push(file);
    }
    let mut patterns = BTreeMap::new();
    for (folder, files) in folders {
        let kind = files.first().map_or(Kind::Changing, |file| Kind::of(file));
        if !folder.is_empty() && files.iter().all(|file| Kind::of(file) == kind) {
            patterns.insert(format!("/{folder}/*"), kind);
            continue;
        }
        for file in files {
            let path = format!("/{}", file.display());
            if let Some(folder) = path.strip_suffix("index.html") {
                patterns.insert(folder.to_owned(), Kind::of(file));
            }
            patterns.insert(path, Kind::of(file));
        }
    }
    patterns
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "0123456789abcdef";

    #[test]
    fn only_a_name_with_a_hash_is_kept_for_good() {
        for (name, kind) in [
            (format!("counted-{HASH}.js"), Kind::Hashed),
            (format!("counted-{HASH}_bg.wasm"), Kind::Hashed),
            ("counted-23456789abcdef.js".into(), Kind::Hashed),
            ("index.html".into(), Kind::Changing),
            ("story-decade.csv".into(), Kind::Changing),
            ("boot.js".into(), Kind::Changing),
        ] {
            assert_eq!(Kind::of(Path::new(&name)), kind, "{name}");
        }
    }

    #[test]
    fn each_path_is_matched_by_one_rule() {
        let files = ["index.html", "embed/one/index.html", "embed/two/index.html", "mixed/a.csv", "es/index.html"];
        let hashed = [format!("counted-{HASH}.js"), format!("mixed/b-{HASH}.css")];
        let files: Vec<PathBuf> = files.into_iter().map(str::to_owned).chain(hashed).map(PathBuf::from).collect();
        let patterns = patterns(&files);
        let mut paths: Vec<String> = files.iter().map(|file| format!("/{}", file.display())).collect();
        paths.extend(["/".into(), "/es/".into(), "/embed/one/".into()]);
        for path in paths {
            let matching: Vec<_> = patterns
                .keys()
                .filter(|pattern| match pattern.strip_suffix('*') {
                    Some(start) => path.starts_with(start),
                    None => **pattern == path,
                })
                .collect();
            assert_eq!(matching.len(), 1, "{path}: {matching:?}");
        }
        assert!(patterns.contains_key("/embed/*"));
    }

    #[test]
    fn the_file_gives_each_rule_all_its_headers() {
        let text = rules(&[PathBuf::from("index.html")]);
        assert!(text.starts_with("/\n  Content-Security-Policy: default-src 'none';"), "{text}");
        assert_eq!(text.matches("  Cache-Control: no-cache\n").count(), 2, "{text}");
    }
}
