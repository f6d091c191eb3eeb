//! What a page loads: the files that its HTML names.

use lol_html::{RewriteStrSettings, element, errors::RewritingError, html_content::Element, rewrite_str};
use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

/// A file that a page's HTML asks a browser for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The address as the page writes it.
    pub href: String,
    /// Where that is below the folder that is served; `None` for another site's file.
    pub file: Option<PathBuf>,
}

/// Every file that `html`, a page at `page` below the served folder, loads by itself, once each and in order.
pub fn loaded_by(html: &str, page: &Path) -> Result<Vec<Asset>, RewritingError> {
    let mut found: Vec<Asset> = Vec::new();
    let mut keep = |href: Option<String>| {
        if let Some(href) = href.filter(|href| !href.starts_with("data:")) {
            let file = resolve(page, &href);
            if !found.iter().any(|asset| asset.file == file && (file.is_some() || asset.href == href)) {
                found.push(Asset { href, file });
            }
        }
    };
    let find = element!("link[href], script[src], img[src]", |el| {
        keep(address(el));
        Ok(())
    });
    rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(find))?;
    Ok(found)
}

/// The attributes by which a page's script is told of files that it asks for only once a reader needs them.
pub(crate) const LATER: [&str; 2] = ["data-table", "data-table-wasm"];

/// Every file that a script of `html`, a page at `page` below the served folder, asks for only once a reader needs it.
pub fn fetched_later(html: &str, page: &Path) -> Result<Vec<PathBuf>, RewritingError> {
    let mut found = Vec::new();
    let find = element!("script[src][data-table]", |el| {
        let script = el.get_attribute("src").and_then(|src| resolve(page, &src)).unwrap_or_default();
        found.extend(LATER.into_iter().filter_map(|name| Some(script.with_file_name(el.get_attribute(name)?))));
        Ok(())
    });
    rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(find))?;
    Ok(found)
}

/// The pieces of JavaScript that crates carry and the app's module loads: wasm-bindgen keeps them in a folder of their own,
/// and no page names them.
pub fn snippets(dist: &Path) -> io::Result<Vec<PathBuf>> {
    let name = Path::new("snippets");
    let files = if dist.join(name).is_dir() { files_below(&dist.join(name))? } else { Vec::new() };
    Ok(files.into_iter().map(|file| name.join(file)).collect())
}

/// Every file below `dir`, by its path from there, in order.
pub fn files_below(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![dir.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(file) = path.strip_prefix(dir) {
                files.push(file.to_path_buf());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The attribute by which an element loads its file.
pub(crate) fn address_attribute(el: &Element) -> &'static str {
    if el.tag_name() == "link" { "href" } else { "src" }
}

fn address(el: &Element) -> Option<String> {
    let loads = el.tag_name() != "link" || el.get_attribute("rel").is_some_and(|rel| is_loading(&rel));
    loads.then(|| el.get_attribute(address_attribute(el))).flatten()
}

/// Links such as `alternate` and `canonical` only tell; these fetch.
fn is_loading(rel: &str) -> bool {
    rel.split_ascii_whitespace().any(|word| matches!(word, "stylesheet" | "icon" | "modulepreload" | "preload" | "manifest"))
}

/// The file below the served folder that `href` on `page` means.
fn resolve(page: &Path, href: &str) -> Option<PathBuf> {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    if path.contains("://") || path.starts_with("//") {
        return None;
    }
    let folder = if path.starts_with('/') { Path::new("") } else { page.parent().unwrap_or(Path::new("")) };
    let mut file = folder.to_path_buf();
    for part in Path::new(path.trim_start_matches('/')).components() {
        match part {
            Component::Normal(name) => file.push(name),
            Component::ParentDir => _ = file.pop(),
            _ => {}
        }
    }
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_loads_what_fetches_and_not_what_tells() {
        let html = r#"<link rel="alternate" hreflang="es" href="es/"><link rel="stylesheet" href="../../style.css">
            <script src="./boot.js"></script><link rel=modulepreload href="../app.js"><link rel=preload href="../app.js">
            <img src="data:,x"><img src="https://elsewhere.example/x.png">"#;
        let found = loaded_by(html, Path::new("embed/prosecution/index.html")).unwrap();
        let files: Vec<_> = found.iter().map(|asset| asset.file.as_deref().and_then(Path::to_str)).collect();
        assert_eq!(files, [Some("style.css"), Some("embed/prosecution/boot.js"), Some("embed/app.js"), None]);
    }

    #[test]
    fn what_is_fetched_later_lies_beside_the_script_that_asks() {
        let html = r#"<script src="../boot.js"></script><script src="../start.js" data-js="a.js" data-table="t.js" data-table-wasm="t_bg.wasm"></script>"#;
        assert_eq!(fetched_later(html, Path::new("es/index.html")).unwrap(), [PathBuf::from("t.js"), PathBuf::from("t_bg.wasm")]);
        assert!(fetched_later("<script src=start.js></script>", Path::new("index.html")).unwrap().is_empty());
    }
}
