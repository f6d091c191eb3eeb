//! What a first visit costs: every file that a page loads by itself, compressed as a host would send it.

use crate::assets::{Asset, fetched_later, loaded_by, snippets};
use brotli::enc::BrotliEncoderParams;
use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

/// The part of a page that a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The page itself, with its story.
    Html,
    /// Its styles.
    Css,
    /// The module that wasm-bindgen writes.
    Js,
    /// Our own scripts.
    Boot,
    /// The app.
    Wasm,
    /// Icons and the like.
    Other,
}

impl Part {
    const ALL: [(Self, &str); 6] =
        [(Self::Html, "HTML"), (Self::Css, "CSS"), (Self::Js, "JS"), (Self::Boot, "boot"), (Self::Wasm, "wasm"), (Self::Other, "other")];

    fn of(file: &Path) -> Self {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("html") => Self::Html,
            Some("css") => Self::Css,
            Some("js") if name.starts_with("boot") || name.starts_with("start") => Self::Boot,
            Some("js") => Self::Js,
            Some("wasm") => Self::Wasm,
            _ => Self::Other,
        }
    }
}

/// The files of one first visit, each with its size in bytes as sent.
#[derive(Debug)]
pub struct Weight {
    files: Vec<(PathBuf, usize)>,
    /// What comes only once a reader needs it, and is no part of the visit.
    later: usize,
}

/// Why a page could not be weighed.
#[derive(Debug)]
pub enum Error {
    /// A file that the page needs cannot be read.
    Read(PathBuf, io::Error),
    /// The page is no HTML that can be read.
    Page(PathBuf),
    /// The page loads something from another site.
    Elsewhere(PathBuf, String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(file, error) => write!(f, "{} cannot be weighed: {error}.", file.display()),
            Self::Page(page) => write!(f, "{} cannot be read as HTML.", page.display()),
            Self::Elsewhere(page, href) => {
                write!(f, "{} loads {href} from another site; ship the file with the page.", page.display())
            }
        }
    }
}

impl Weight {
    /// Everything together, in bytes.
    pub fn total(&self) -> usize {
        self.files.iter().map(|(_, bytes)| bytes).sum()
    }

    /// One part's files together, in bytes.
    pub fn part(&self, part: Part) -> usize {
        self.files.iter().filter(|(file, _)| Part::of(file) == part).map(|(_, bytes)| bytes).sum()
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (part, name) in Part::ALL {
            writeln!(f, "{name:<6}{:>9}", self.part(part))?;
        }
        write!(f, "{:<6}{:>9}", "total", self.total())?;
        if self.later > 0 {
            write!(f, "\non demand, beside it: {}", self.later)?;
        }
        Ok(())
    }
}

/// Weighs a first visit to `page`, a path below `dist`.
pub fn first_visit(dist: &Path, page: &Path) -> Result<Weight, Error> {
    let read = |file: &Path| fs::read(dist.join(file)).map_err(|error| Error::Read(file.to_path_buf(), error));
    let html = read(page)?;
    let text = String::from_utf8_lossy(&html);
    let assets = loaded_by(&text, page).map_err(|_| Error::Page(page.to_path_buf()))?;
    let mut files = vec![(page.to_path_buf(), compressed(&html))];
    let named = assets.into_iter().map(|Asset { href, file }| file.ok_or_else(|| Error::Elsewhere(page.to_path_buf(), href)));
    let snippets = snippets(dist).map_err(|error| Error::Read(dist.join("snippets"), error))?;
    for file in named.chain(snippets.into_iter().map(Ok)) {
        let file = file?;
        let size = compressed(&read(&file)?);
        files.push((file, size));
    }
    let mut later = 0;
    for file in fetched_later(&text, page).map_err(|_| Error::Page(page.to_path_buf()))? {
        later += compressed(&read(&file)?);
    }
    Ok(Weight { files, later })
}

/// The length of `bytes` under brotli at its best.
fn compressed(bytes: &[u8]) -> usize {
    let mut sent = Vec::new();
    let best = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    match brotli::BrotliCompress(&mut &*bytes, &mut sent, &best) {
        Ok(_) => sent.len(),
        // Writing into memory does not fail; were it to, the file's own length is no less than the truth.
        Err(_) => bytes.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_is_the_page_and_all_that_it_loads_once() {
        let dist = std::env::temp_dir().join(format!("counted-weigh-{}", std::process::id()));
        fs::create_dir_all(dist.join("embed")).unwrap();
        let page = r#"<link rel=stylesheet href=../a.css><script src=../boot.js data-table=t.js></script><link rel=preload href=../a_bg.wasm>
            <link rel=preload href=../a_bg.wasm><link rel=alternate href=../missing.html>"#;
        fs::create_dir_all(dist.join("snippets/a")).unwrap();
        fs::write(dist.join("snippets/a/inline0.js"), "1").unwrap();
        for (name, text) in [("embed/index.html", page), ("a.css", "b{}"), ("boot.js", "0"), ("a_bg.wasm", "asm"), ("t.js", "10")] {
            fs::write(dist.join(name), text).unwrap();
        }
        let weight = first_visit(&dist, Path::new("embed/index.html")).unwrap();
        assert_eq!((weight.files.len(), weight.later), (5, compressed(b"10")));
        assert_eq!(weight.part(Part::Wasm), compressed(b"asm"));
        assert_eq!(weight.part(Part::Js), compressed(b"1"), "a snippet that the module loads");
        assert_eq!(weight.total(), Part::ALL.iter().map(|(part, _)| weight.part(*part)).sum::<usize>());

        fs::write(dist.join("far.html"), "<script src=https://elsewhere.example/x.js></script>").unwrap();
        let error = first_visit(&dist, Path::new("far.html")).unwrap_err().to_string();
        assert!(error.contains("https://elsewhere.example/x.js from another site"), "{error}");
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn compression_is_the_best_there_is() {
        assert!(compressed(&[b'a'; 10_000]) < 20);
    }
}
