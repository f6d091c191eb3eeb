//! The page without a story: what Trunk built, made ready once, then filled for every page of every story.

use crate::{
    assets::{LATER, address_attribute, fetched_later, loaded_by, snippets},
    headers::Kind,
};
use lightningcss::{
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
};
use lol_html::{RewriteStrSettings, doc_comments, element, errors::RewritingError, html_content::ContentType, rewrite_str};
use std::{
    collections::HashMap,
    fmt, fs, io,
    path::{Path, PathBuf},
};

const SHELL: &str = "shell.html";
const FRONT: &str = "index.html";
const HEAD: &str = "counted:head";
const BODY: &str = "counted:body";

/// The shell, and the folder that holds its files.
#[derive(Debug)]
pub struct Shell {
    html: String,
    dir: PathBuf,
    /// How many folders the output folder lies below the shell's files.
    depth: usize,
}

/// Why there is no shell.
#[derive(Debug)]
pub enum Error {
    /// The folder holds nothing that Trunk built.
    Missing(PathBuf),
    /// A file cannot be read or written.
    File(PathBuf, io::Error),
    /// A stylesheet cannot be read as CSS.
    Css(PathBuf, String),
    /// The shell cannot be read as HTML.
    Html(RewritingError),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(dir) => write!(f, "{} holds no shell; build it first with ./dev build.", dir.display()),
            Self::File(file, error) => write!(f, "{}: {error}.", file.display()),
            Self::Css(file, error) => write!(f, "{}: {error}.", file.display()),
            Self::Html(error) => write!(f, "the shell cannot be read as HTML: {error}."),
        }
    }
}

impl From<RewritingError> for Error {
    fn from(error: RewritingError) -> Self {
        Self::Html(error)
    }
}

impl Shell {
    /// The shell in `dir`. What Trunk has just written there is made ready first: one stylesheet instead of several, and
    /// a hash in the name of each file that a page loads. A folder that is ready stays as it is.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        let ready = dir.join(SHELL);
        let front = dir.join(FRONT);
        let fresh = fs::read_to_string(&front).ok().filter(|html| html.contains(BODY));
        let html = match fresh {
            Some(html) => {
                let html = make_ready(dir, &html)?;
                write(&ready, &html)?;
                fs::remove_file(&front).map_err(|error| Error::File(front, error))?;
                html
            }
            None => fs::read_to_string(&ready).map_err(|_| Error::Missing(dir.to_path_buf()))?,
        };
        Ok(Self { html, dir: dir.to_path_buf(), depth: 0 })
    }

    /// The same shell for pages that are written to `out`: they share its files where `out` lies in the shell's own
    /// folder, and get a copy of them where it does not.
    pub fn serving(mut self, out: &Path) -> Result<Self, Error> {
        fs::create_dir_all(out).map_err(|error| Error::File(out.to_path_buf(), error))?;
        let real = |path: &Path| path.canonicalize().map_err(|error| Error::File(path.to_path_buf(), error));
        if let Ok(below) = real(out)?.strip_prefix(real(&self.dir)?) {
            self.depth = below.components().count();
            return Ok(self);
        }
        for file in self.files()? {
            let (from, to) = (self.dir.join(&file), out.join(&file));
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder).map_err(|error| Error::File(folder.to_path_buf(), error))?;
            }
            fs::copy(&from, &to).map_err(|error| Error::File(from, error))?;
        }
        Ok(self)
    }

    /// One page: the shell with its language, the rest of its head and its body, and with addresses that are right at
    /// `page`, the page's path below the output folder.
    pub fn fill(&self, page: &Path, lang: &str, head: &str, body: &str) -> Result<String, Error> {
        let depth = self.depth + page.components().count().saturating_sub(1);
        let up = "../".repeat(depth);
        let language = element!("html", |el| Ok(el.set_attribute("lang", lang)?));
        let addresses = element!("link[href^='./'], script[src^='./']", |el| {
            let name = address_attribute(el);
            if let Some(rest) = el.get_attribute(name).as_deref().and_then(|href| href.strip_prefix("./"))
                && depth > 0
            {
                el.set_attribute(name, &format!("{up}{rest}"))?;
            }
            Ok(())
        });
        let marks = doc_comments!(|comment| {
            match comment.text().as_str() {
                HEAD => comment.replace(head, ContentType::Html),
                BODY => comment.replace(body, ContentType::Html),
                _ => {}
            }
            Ok(())
        });
        let settings =
            RewriteStrSettings::new().append_element_content_handler(language).append_element_content_handler(addresses).append_document_content_handler(marks);
        Ok(rewrite_str(&self.html, settings)?)
    }

    /// The files that every page of this shell needs.
    fn files(&self) -> Result<Vec<PathBuf>, Error> {
        let named = loaded_by(&self.html, Path::new(FRONT))?.into_iter().filter_map(|asset| asset.file);
        let snippets = snippets(&self.dir).map_err(|error| Error::File(self.dir.join("snippets"), error))?;
        Ok(named.chain(fetched_later(&self.html, Path::new(FRONT))?).chain(snippets).collect())
    }
}

/// The shell's HTML with its files joined and named, and the files so.
fn make_ready(dir: &Path, html: &str) -> Result<String, Error> {
    let sheet = joined(dir, &stylesheets(html)?)?;
    let mut renamed = HashMap::new();
    let later = rename_later(dir, html)?;
    for asset in loaded_by(html, Path::new(FRONT))? {
        if let Some(file) = asset.file.filter(|file| Kind::of(file) == Kind::Changing)
            && file.extension().is_some_and(|extension| extension != "css")
        {
            renamed.insert(asset.href, rename(dir, &file)?);
        }
    }
    let mut sheet = sheet.as_deref();
    let styles = element!("link[rel=stylesheet]", |el| {
        match sheet.take() {
            Some(name) => {
                el.set_attribute("href", &format!("./{name}"))?;
                el.remove_attribute("media");
            }
            None => el.remove(),
        }
        Ok(())
    });
    let names = element!("link[href], script[src]", |el| {
        let name = address_attribute(el);
        if let Some(new) = el.get_attribute(name).and_then(|href| renamed.get(&href)) {
            el.set_attribute(name, &format!("./{new}"))?;
        }
        Ok(())
    });
    let laters = element!("script[data-table]", |el| {
        for name in LATER {
            if let Some(new) = el.get_attribute(name).and_then(|file| later.get(&file)) {
                el.set_attribute(name, new)?;
            }
        }
        Ok(())
    });
    let settings =
        RewriteStrSettings::new().append_element_content_handler(styles).append_element_content_handler(names).append_element_content_handler(laters);
    Ok(rewrite_str(html, settings)?)
}

/// The new names of the files that are fetched later. A build without them is whole too: the page says then that they do not
/// come.
fn rename_later(dir: &Path, html: &str) -> Result<HashMap<String, String>, Error> {
    let files = fetched_later(html, Path::new(FRONT))?;
    files.into_iter().filter(|file| dir.join(file).is_file()).map(|file| Ok((file.display().to_string(), rename(dir, &file)?))).collect()
}

/// Each stylesheet of the shell, and the media it is for.
fn stylesheets(html: &str) -> Result<Vec<(PathBuf, Option<String>)>, RewritingError> {
    let mut found = Vec::new();
    let find = element!("link[rel=stylesheet][href]", |el| {
        let href = el.get_attribute("href").unwrap_or_default();
        found.push((PathBuf::from(href.trim_start_matches("./")), el.get_attribute("media")));
        Ok(())
    });
    rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(find))?;
    Ok(found)
}

/// Joins the stylesheets into one file, without comments and needless space, and returns its name.
fn joined(dir: &Path, sheets: &[(PathBuf, Option<String>)]) -> Result<Option<String>, Error> {
    let mut all = String::new();
    for (file, media) in sheets {
        let css = compact(file, &read(&dir.join(file))?)?;
        match media.as_deref() {
            None | Some("all") => all += &css,
            Some(media) => all += &format!("@media {media}{{{css}}}"),
        }
    }
    if sheets.is_empty() {
        return Ok(None);
    }
    let name = format!("style-{:016x}.css", seahash::hash(all.as_bytes()));
    write(&dir.join(&name), &all)?;
    for (file, _) in sheets.iter().filter(|(file, _)| *file != Path::new(&name)) {
        fs::remove_file(dir.join(file)).map_err(|error| Error::File(dir.join(file), error))?;
    }
    Ok(Some(name))
}

/// `css` without comments and needless space.
fn compact(file: &Path, css: &str) -> Result<String, Error> {
    let wrong = |error: String| Error::Css(file.to_path_buf(), error);
    let mut sheet = StyleSheet::parse(css, ParserOptions::default()).map_err(|error| wrong(error.to_string()))?;
    sheet.minify(MinifyOptions::default()).map_err(|error| wrong(error.to_string()))?;
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    Ok(sheet.to_css(options).map_err(|error| wrong(error.to_string()))?.code)
}

/// Puts the hash of a file's content into its name.
fn rename(dir: &Path, file: &Path) -> Result<String, Error> {
    let from = dir.join(file);
    let content = fs::read(&from).map_err(|error| Error::File(from.clone(), error))?;
    let part = |part: Option<&std::ffi::OsStr>| part.and_then(|part| part.to_str()).unwrap_or_default().to_owned();
    let stem = part(file.file_stem());
    // As Trunk names what it hashes itself.
    let (stem, tail) = stem.strip_suffix("_bg").map_or((stem.as_str(), ""), |stem| (stem, "_bg"));
    let name = format!("{stem}-{:016x}{tail}.{}", seahash::hash(&content), part(file.extension()));
    let name = file.with_file_name(name);
    fs::rename(&from, dir.join(&name)).map_err(|error| Error::File(from, error))?;
    Ok(name.display().to_string())
}

fn read(file: &Path) -> Result<String, Error> {
    fs::read_to_string(file).map_err(|error| Error::File(file.to_path_buf(), error))
}

fn write(file: &Path, text: &str) -> Result<(), Error> {
    fs::write(file, text).map_err(|error| Error::File(file.to_path_buf(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = r#"<!DOCTYPE html><html data-app="loading"><head><!--counted:head--><script src="./boot.js"></script>
        <script defer src="./start.js" data-js="counted-0123456789abcdef.js" data-table="table.js" data-table-wasm="table_bg.wasm"></script>
        <link rel="stylesheet" href="./base-0123456789abcdef.css"/><link rel="stylesheet" href="./print-0123456789abcdef.css" media="print"/>
        </head><body><!--counted:body--></body></html>"#;

    fn built(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("counted-shell-{name}-{}", std::process::id()));
        _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).unwrap();
        for (name, text) in [
            (FRONT, BUILT),
            ("boot.js", "0"),
            ("start.js", "1"),
            ("table.js", "2"),
            ("table_bg.wasm", "3"),
            ("base-0123456789abcdef.css", "/* why */\nmain {\n  color: #112233;\n}\n"),
            ("print-0123456789abcdef.css", "nav { display: none }"),
        ] {
            fs::write(dir.join(name), text).unwrap();
        }
        dir
    }

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn its_files_are_joined_and_named_by_their_content_once() {
        let dir = built("ready");
        let first = Shell::open(&dir).unwrap();
        let [boot, shell, start, style, wasm, table] = names(&dir).try_into().unwrap();
        assert_eq!(shell, SHELL);
        assert!(table.starts_with("table-") && wasm.starts_with("table-") && wasm.ends_with("_bg.wasm"), "{table} {wasm}");
        assert!(first.html.contains(&format!("data-table=\"{table}\" data-table-wasm=\"{wasm}\"")), "{}", first.html);
        for (name, prefix) in [(&boot, "boot-"), (&start, "start-"), (&style, "style-")] {
            assert!(name.starts_with(prefix), "{name}");
            assert!(first.html.contains(&format!("\"./{name}\"")), "{}", first.html);
        }
        let css = fs::read_to_string(dir.join(style)).unwrap();
        assert_eq!(css, "main{color:#123}@media print{nav{display:none}}");
        assert_eq!(first.html.matches("stylesheet").count(), 1);
        assert!(first.html.contains("data-js=\"counted-0123456789abcdef.js\""));

        fs::write(dir.join(FRONT), "<p>a story").unwrap();
        assert_eq!(Shell::open(&dir).unwrap().html, first.html);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_page_is_filled_with_addresses_that_are_right_where_it_stands() {
        let dir = built("fill");
        let shell = Shell::open(&dir).unwrap();
        let front = shell.fill(Path::new("index.html"), "es", "<title>t</title>", "<main>./b</main>").unwrap();
        assert!(front.contains("<html data-app=\"loading\" lang=\"es\"><head><title>t</title>"), "{front}");
        assert!(front.contains("<body><main>./b</main></body>") && front.contains("\"./boot-"), "{front}");
        let deep = shell.fill(Path::new("embed/one/index.html"), "en", "", "").unwrap();
        assert!(deep.contains("\"../../boot-") && deep.contains("\"../../style-"), "{deep}");
        let inside = shell.serving(&dir.join("library")).unwrap();
        assert!(inside.fill(Path::new("index.html"), "es", "", "").unwrap().contains("\"../start-"));
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn pages_elsewhere_get_their_own_copy() {
        let (dir, out) = (built("from"), built("to"));
        fs::remove_dir_all(&out).unwrap();
        let shell = Shell::open(&dir).unwrap().serving(&out).unwrap();
        assert_eq!(names(&out).len(), 5);
        assert!(shell.fill(Path::new("index.html"), "en", "", "").unwrap().contains("\"./boot-"));
        fs::remove_dir_all(dir).unwrap();
        fs::remove_dir_all(out).unwrap();
    }

    #[test]
    fn an_empty_folder_and_a_broken_stylesheet_are_named() {
        let dir = built("broken");
        fs::write(dir.join("base-0123456789abcdef.css"), "main { color: ; } }").unwrap();
        let error = Shell::open(&dir).unwrap_err().to_string();
        assert!(error.starts_with("base-0123456789abcdef.css: "), "{error}");
        fs::remove_dir_all(&dir).unwrap();
        fs::create_dir(&dir).unwrap();
        assert!(Shell::open(&dir).unwrap_err().to_string().contains("./dev build"));
        fs::remove_dir_all(dir).unwrap();
    }
}
