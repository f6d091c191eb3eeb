//! A story is data: the wasm that shows one shows any, in the story's language alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use counted_publish::serve;

use crate::{browser::Browser, driver::Outcome};

crate::tests![a_story_in_spanish_runs_on_the_same_wasm_without_an_english_word];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn wasm(dir: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|extension| extension == "wasm")).collect()
}

/// The words of a text, in lower case.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.chars().count() > 1).map(str::to_lowercase).collect()
}

/// The texts of a words file, without their names.
fn texts(file: &str) -> String {
    let text = fs::read_to_string(root().join(file)).unwrap();
    text.lines().filter_map(|line| line.split_once(" = ")).map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

async fn a_story_in_spanish_runs_on_the_same_wasm_without_an_english_word(browser: &Browser) -> Outcome {
    let other = PathBuf::from(std::env::var("COUNTED_OTHER_STORY").expect("COUNTED_OTHER_STORY names the other story's pages; ./dev test sets it"));
    let [first, second] = [crate::driver::dist(), other.clone()].map(|dir| fs::read(&wasm(&dir)[0]).unwrap());
    assert!(first == second, "the two stories' pages carry different wasm");

    let server = serve::spawn(&other, 0)?;
    let browser = browser.on(server.url());
    browser.page("#faltan=120&nada=1").await?;
    assert_eq!(browser.root("data-app").await?, "ready");
    assert_eq!(browser.root("lang").await?, "es");
    browser.type_into("aparecieron", "80").await?;
    assert_eq!(browser.result("estante.total").await?.value, "200");
    browser.type_into("aparecieron", "x").await?;
    assert_eq!(browser.console_errors().await?, [""; 0]);

    // Everything that is seen or read out: text, and the attributes that carry words.
    let seen = browser
        .text(
            "[document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label],[aria-valuetext],[placeholder],[title]')]\
             .flatMap(e => ['aria-label','aria-valuetext','placeholder','title'].map(a => e.getAttribute(a) ?? ''))].join(' ')",
        )
        .await?;
    let story = fs::read_to_string(root().join("src/publish/tests/fixtures/biblioteca/es.md")).unwrap();
    let spanish = &words(&texts("src/words/es.toml")) | &words(&story);
    let english = &words(&texts("src/words/en.toml")) | &words(&fs::read_to_string(root().join("stories/connecticut/en.md")).unwrap());
    // What is in no language: the product, its own name for a part, a journal, a statistician.
    let names = words("Counted College Research Libraries Wilson nada");
    let stray: Vec<String> = words(&seen).difference(&spanish).filter(|word| !names.contains(*word)).cloned().collect();
    assert_eq!(stray, [""; 0], "words that are neither the story's nor the engine's Spanish");
    assert!(words(&seen).intersection(&english).all(|word| spanish.contains(word) || names.contains(word)));
    Ok(())
}
