//! The server and the driver that all tests share, and the running of one test.

use crate::browser::Browser;
use counted_publish::serve;
use std::{
    any::Any,
    error::Error,
    fs,
    future::Future,
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    pin::Pin,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};
use tokio::{runtime, time::timeout};

pub type Outcome = Result<(), Box<dyn Error>>;

/// A test: its name, and what it does with a browser of its own.
#[derive(Clone, Copy)]
pub struct Test {
    pub name: &'static str,
    pub run: for<'a> fn(&'a Browser) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>,
}

/// The tests of a file, by its name and those of their functions.
#[macro_export]
macro_rules! tests {
    ($($name:ident),* $(,)?) => {
        pub fn tests() -> Vec<$crate::driver::Test> {
            vec![$($crate::driver::Test { name: concat!(module_path!(), "::", stringify!($name)), run: |browser| Box::pin($name(browser)) }),*]
        }
    };
}

/// No test may take so long.
const TEST_LIMIT: Duration = Duration::from_secs(300);

/// What all tests share: the built pages, served, and the driver of the browsers.
pub struct World {
    site: serve::Server,
    driver: Driver,
}

/// The built pages: `COUNTED_DIST`, else `dist`.
pub fn dist() -> PathBuf {
    std::env::var_os("COUNTED_DIST").map_or(PathBuf::from("dist"), PathBuf::from)
}

impl World {
    /// Serves `COUNTED_DIST`, else `dist`, and starts the driver.
    pub fn start() -> Self {
        let dist = dist();
        // A run of the harness's own tests needs no pages.
        fs::create_dir_all(&dist).unwrap();
        let site = serve::spawn(&dist, 0).unwrap();
        Self { site, driver: Driver::start() }
    }

    /// Runs one test in a new session, and says what the browser's console said if it fails.
    pub fn run(&self, test: Test) -> Result<(), String> {
        let runtime = runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let browser = runtime.block_on(Browser::open(&self.driver.url(), self.site.url())).map_err(|error| error.to_string())?;
        let body = async || match timeout(TEST_LIMIT, (test.run)(&browser)).await {
            Ok(outcome) => outcome.map_err(|error| error.to_string()),
            Err(_) => Err(format!("not done after {TEST_LIMIT:?}")),
        };
        let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(body()))).unwrap_or_else(|panic| Err(said(&*panic)));
        let outcome = outcome.map_err(|failure| {
            let console = runtime.block_on(browser.console()).unwrap_or_default();
            format!("{failure}\nconsole: {console:#?}")
        });
        _ = runtime.block_on(browser.client.close());
        outcome
    }
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("panicked").to_owned()
}

/// A running chromedriver; it ends when it is dropped.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start() -> Self {
        let mut command = Command::new("chromedriver");
        let mut process = command.arg("--port=0").stdout(Stdio::piped()).spawn().expect("chromedriver is installed by ./dev test");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.find_map(|line| line.split_once("on port ")?.1.trim_end_matches('.').parse().ok().filter(|port| *port > 0)).expect("a port");
        // What nobody reads would fill the pipe and stop the driver.
        thread::spawn(move || lines.for_each(drop));
        Self { process, port }
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked to, it ends the browsers that are left; killed, it could not.
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
            _ = stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            _ = BufReader::new(stream).lines().map_while(Result::ok).count();
        }
        _ = self.process.kill();
        _ = self.process.wait();
    }
}
