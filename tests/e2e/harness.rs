//! The harness's own test, and small sites made for tests of single parts.

use crate::{
    browser::{Browser, Shown},
    driver::Outcome,
};
use counted_publish::serve;
use fantoccini::key::Key;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

/// A folder of a few files, served; both are gone when it is dropped.
pub struct Site {
    dir: PathBuf,
    server: serve::Server,
}

impl Site {
    /// Serves these files, each a path and its text.
    pub fn of(files: &[(&str, &str)]) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("counted-site-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let dir = std::env::temp_dir().join(name);
        for (path, text) in files {
            let file = dir.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let server = serve::spawn(&dir, 0).unwrap();
        Self { dir, server }
    }

    pub fn url(&self) -> String {
        self.server.url()
    }

    pub fn dir(&self) -> &Path {
        &self.dir
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.dir);
    }
}

crate::tests![the_harness_sees_what_a_page_does];

/// Every helper, on a page that does in plain JavaScript what the app does.
async fn the_harness_sees_what_a_page_does(browser: &Browser) -> Outcome {
    let site = Site::of(&[("index.html", include_str!("fixture/index.html")), ("app.js", include_str!("fixture/app.js"))]);
    let browser = browser.on(site.url());

    browser.page("?theme=dark#victims=5").await?;
    assert_eq!(browser.root("data-app").await?, "ready");
    assert_eq!(browser.console_errors().await?, [""; 0]);
    assert_eq!(browser.text("location.search + location.hash").await?, "?theme=dark#victims=5");

    browser.type_into("victims", "1,250").await?;
    let shown = Shown { value: "1250".into(), reason: String::new(), text: "1250 counted".into() };
    assert_eq!(browser.result("total").await?, shown);
    assert_eq!(browser.paints().await?, [("total".to_owned(), 5)], "one paint for each key");
    browser.type_into("victims", "").await?;
    assert_eq!(browser.result("total").await?.reason, "empty");
    browser.type_into("victims", "7").await?;
    browser.press(&[Key::Up]).await?;
    browser.until("document.querySelector('output').dataset.value === '8'").await?;

    browser.screen(320, 640, 2.0).await?;
    assert_eq!(browser.text("innerWidth + ' ' + devicePixelRatio").await?, "320 2");
    browser.resize(1280, 800).await?;
    browser.prefer_scheme("dark").await?;
    assert_eq!(browser.text("matchMedia('(prefers-color-scheme: dark)').matches").await?, "true");
    let picture = site.dir().join("shots/page.png");
    browser.screenshot(&picture).await?;
    assert!(fs::read(picture)?.starts_with(b"\x89PNG"));

    browser.eval("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')").await?;
    let errors = browser.console_errors().await?;
    assert!(errors.iter().any(|line| line.contains("Content Security Policy")), "{errors:?}");
    assert!(browser.headers("app.js").await?["content-type"].as_str().unwrap_or_default().starts_with("text/javascript"));

    browser.before_page("window.early = 'yes'").await?;
    browser.page("").await?;
    assert_eq!(browser.text("window.early").await?, "yes");
    browser.block(&["*app.js"]).await?;
    browser.open_only("").await?;
    assert_eq!(browser.root("data-app").await?, "loading");
    browser.block(&[]).await?;
    browser.allow_scripts(false).await?;
    browser.open_only("").await?;
    assert_eq!(browser.root("data-app").await?, "loading");
    browser.allow_scripts(true).await?;
    browser.page("").await?;
    Ok(())
}
