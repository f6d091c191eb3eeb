//! Each story's prose sheet is the one that was read by eye. `UPDATE_GOLDENS=1` writes what is to be read next.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics")]

mod author;

use std::fs;
use std::path::Path;

use counted_publish::author as publish;

#[test]
fn sheets_are_as_they_were_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stories = fs::read_dir(root.join("../../stories")).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> =
        stories.filter(|path| path.join("story.toml").exists()).chain([author::fixture("biblioteca"), author::fixture("places")]).collect();
    folders.sort();
    for folder in folders {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let compiled = publish::compile(&folder, &author::words()).unwrap_or_else(|problems| panic!("{name}:\n{problems}"));
        let sheet = publish::sheet(&compiled);
        let golden = root.join("tests/goldens").join(format!("{name}-sheet.txt"));
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            fs::write(&golden, &sheet).unwrap();
        }
        let read = fs::read_to_string(&golden).unwrap_or_default();
        let differs = sheet.lines().zip(read.lines()).position(|(now, was)| now != was).map(|place| place + 1);
        assert!(sheet == read, "{} differs first on line {differs:?}; read `counted-publish sheet` and set UPDATE_GOLDENS=1.", golden.display());
    }
}
