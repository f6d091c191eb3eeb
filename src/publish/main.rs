//! The command line of the publisher. Each command is one call into the library; what is said to a person is said here.

use clap::{Parser, Subcommand};
use counted_publish::{author, serve, weigh};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Parser)]
#[command(name = "counted-publish", about = "Turns a story's folder into pages, and checks, weighs and serves them")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write every page of a story.
    Pages {
        /// The story's folder.
        story: PathBuf,
        /// The folder of the engine's own words, a file for each language.
        #[arg(long, default_value = "src/words")]
        words: PathBuf,
        /// The folder that ./dev build fills: the page without a story.
        #[arg(long)]
        shell: PathBuf,
        /// Where the pages go.
        #[arg(long)]
        out: PathBuf,
    },
    /// Say what is wrong with stories, and nothing else.
    CheckStory {
        /// The stories' folders.
        #[arg(required = true)]
        stories: Vec<PathBuf>,
        /// The folder of the engine's own words, a file for each language.
        #[arg(long, default_value = "src/words")]
        words: PathBuf,
    },
    /// Print every sentence of a story, under every row of its choices and every alternative of its figures.
    Sheet {
        /// The story's folder.
        story: PathBuf,
        /// The folder of the engine's own words, a file for each language.
        #[arg(long, default_value = "src/words")]
        words: PathBuf,
    },
    /// Weigh a first visit to a page, compressed as a host would send it.
    Weigh {
        /// The folder that is served.
        dir: PathBuf,
        /// The page in it.
        #[arg(long, default_value = "index.html")]
        page: PathBuf,
        /// Fail above so many bytes.
        #[arg(long)]
        budget: usize,
    },
    /// Serve a folder with the headers that a host should send.
    Serve {
        /// The folder.
        dir: PathBuf,
        /// The port, or the next free one above it.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Pages { story, words, shell, out } => pages(&story, &words, &shell, &out),
        Command::CheckStory { stories, words } => check_stories(&stories, &words),
        Command::Sheet { story, words } => sheet(&story, &words),
        Command::Weigh { dir, page, budget } => weigh_page(&dir, &page, budget),
        Command::Serve { dir, port } => serve_folder(&dir, port),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(feature = "pages")]
fn pages(story: &Path, words: &Path, shell: &Path, out: &Path) -> Result<(), String> {
    use counted_publish::{headers, prerender, shell::Shell};
    use std::fs;

    let stories = author::compile(story, words).map_err(|problems| problems.to_string())?;
    let root = shell;
    let shell = Shell::open(shell).and_then(|shell| shell.serving(out)).map_err(|error| error.to_string())?;
    let mut count = 0;
    for (page, text) in prerender::pages(&stories, &shell)? {
        let file = out.join(page);
        let folder = file.parent().unwrap_or(out);
        fs::create_dir_all(folder).and_then(|()| fs::write(&file, text)).map_err(|error| format!("{}: {error}.", file.display()))?;
        count += 1;
    }
    // Pages below the shell's own folder are served with it, and `_headers` counts only at the top.
    let top = if out.starts_with(root) { root } else { out };
    headers::write(top).map_err(|error| format!("{}: {error}.", top.join("_headers").display()))?;
    println!("{}: {count} pages in {}", story.display(), out.display());
    Ok(())
}

#[cfg(not(feature = "pages"))]
fn pages(_story: &Path, _words: &Path, _shell: &Path, _out: &Path) -> Result<(), String> {
    Err("This build cannot write pages; build counted-publish with its feature `pages`.".into())
}

fn check_stories(stories: &[PathBuf], words: &Path) -> Result<(), String> {
    let mut problems = Vec::new();
    for folder in stories {
        match author::compile(folder, words) {
            Ok(stories) => {
                let figures = stories.first().map_or(0, author::CompiledStory::figures);
                let sentences: usize = stories.iter().map(author::CompiledStory::sentences).sum();
                println!("{}: {figures} figures, {sentences} sentences, all numbers hold.", folder.display());
            }
            Err(found) if stories.len() == 1 => problems.push(found.to_string()),
            Err(found) => problems.push(format!("{}:\n{found}", folder.display())),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

fn sheet(story: &Path, words: &Path) -> Result<(), String> {
    let stories = author::compile(story, words).map_err(|problems| problems.to_string())?;
    print!("{}", author::sheet(&stories));
    Ok(())
}

fn weigh_page(dir: &Path, page: &Path, budget: usize) -> Result<(), String> {
    let weight = weigh::first_visit(dir, page).map_err(|error| error.to_string())?;
    println!("first visit to {}, brotli bytes\n{weight}", page.display());
    let over = weight.total().saturating_sub(budget);
    if over == 0 {
        return Ok(());
    }
    Err(format!("A first visit to {} is {over} bytes over its budget of {budget}.", page.display()))
}

fn serve_folder(dir: &Path, port: u16) -> Result<(), String> {
    let server = serve::spawn_from(dir, port).map_err(|error| format!("{} is not served: {error}.", dir.display()))?;
    println!("{}", server.url());
    server.run();
    Ok(())
}
