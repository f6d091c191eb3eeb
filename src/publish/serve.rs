//! A folder of pages, served as a host should serve it: with the headers of [`crate::headers`].

use crate::headers::{Kind, content_type};
use percent_encoding::percent_decode_str;
use std::{
    fs, io,
    net::{Ipv4Addr, SocketAddr},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread::{self, JoinHandle},
};
use tiny_http::{Header, Method, Request, Response};

/// A browser asks for six files at once.
const THREADS: usize = 6;
/// How many ports above the wanted one are tried.
const PORTS_TRIED: u16 = 20;

/// A running server; it stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    inner: Arc<tiny_http::Server>,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of its first page.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process ends.
    pub fn run(mut self) {
        for thread in self.threads.drain(..) {
            _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.inner.unblock();
        }
    }
}

/// Serves `dir` on `port` of this machine; port 0 takes any that is free.
pub fn spawn(dir: &Path, port: u16) -> io::Result<Server> {
    let dir: Arc<Path> = dir.canonicalize()?.into();
    let inner = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port)).map_err(io::Error::other)?;
    let address = inner.server_addr().to_ip().ok_or_else(|| io::Error::other("no address"))?;
    let inner = Arc::new(inner);
    let threads = (0..THREADS)
        .map(|_| {
            let (inner, dir) = (Arc::clone(&inner), Arc::clone(&dir));
            thread::spawn(move || {
                while let Ok(request) = inner.recv() {
                    // A reader who left is no fault of ours.
                    _ = answer(&dir, request);
                }
            })
        })
        .collect();
    Ok(Server { address, inner, threads })
}

/// Serves `dir` on the first free port from `port` on.
pub fn spawn_from(dir: &Path, port: u16) -> io::Result<Server> {
    let last = port.saturating_add(PORTS_TRIED);
    let mut tried = spawn(dir, port);
    for port in port.saturating_add(1)..=last {
        if tried.is_ok() || !dir.is_dir() {
            break;
        }
        tried = spawn(dir, port);
    }
    tried
}

fn answer(dir: &Path, request: Request) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return say(request, 405, "Only GET and HEAD are answered here.");
    }
    let url = request.url().to_owned();
    let (path, query) = url.split_once('?').map_or((url.as_str(), ""), |(path, query)| (path, query));
    let Some(file) = file_for(dir, path) else {
        return say(request, 404, "There is nothing here.");
    };
    if file.is_dir() {
        if !path.ends_with('/') {
            return redirect(request, path, query);
        }
        return send(dir, &file.join("index.html"), request);
    }
    send(dir, &file, request)
}

/// The file or folder in `dir` that a request's path names, if it names one in there.
fn file_for(dir: &Path, path: &str) -> Option<PathBuf> {
    let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let inside = Path::new(path.as_ref());
    let plain = inside.components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || inside == Path::new("_headers") {
        return None;
    }
    // What a link inside the folder points to is not inside the folder.
    dir.join(inside).canonicalize().ok().filter(|file| file.starts_with(dir))
}

fn send(dir: &Path, file: &Path, request: Request) -> io::Result<()> {
    let Ok(body) = fs::read(file) else {
        return say(request, 404, "There is nothing here.");
    };
    let kind = Kind::of(file.strip_prefix(dir).unwrap_or(file));
    respond(request, Response::from_data(body), kind, &[("Content-Type", content_type(file))])
}

/// A folder's relative links need its closing slash.
fn redirect(request: Request, path: &str, query: &str) -> io::Result<()> {
    // Only the last name, so that no path of the request's making can lead to another site.
    let name = path.rsplit('/').next().unwrap_or_default();
    let mark = if query.is_empty() { "" } else { "?" };
    let target = format!("./{name}/{mark}{query}");
    respond(request, Response::from_data([]).with_status_code(308), Kind::Changing, &[("Location", &target)])
}

fn say(request: Request, status: u16, words: &str) -> io::Result<()> {
    let response = Response::from_data(words).with_status_code(status);
    respond(request, response, Kind::Changing, &[("Content-Type", "text/plain; charset=utf-8")])
}

type Body = Response<io::Cursor<Vec<u8>>>;

fn respond(request: Request, mut response: Body, kind: Kind, more: &[(&str, &str)]) -> io::Result<()> {
    let headers = kind.headers().map(|(name, value)| Header::from_bytes(name, value));
    let more = more.iter().map(|(name, value)| Header::from_bytes(*name, *value));
    for header in headers.chain(more).flatten() {
        response.add_header(header);
    }
    request.respond(response)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        io::{Read, Write},
        net::TcpStream,
    };

    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn folder() -> PathBuf {
        let folder = std::env::temp_dir().join(format!("counted-serve-{}", std::process::id()));
        fs::create_dir_all(folder.join("public/es")).unwrap();
        fs::write(folder.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("public/index.html"), "<p>front").unwrap();
        fs::write(folder.join("public/es/index.html"), "<p>portada").unwrap();
        fs::write(folder.join("public/app-0123456789abcdef_bg.wasm"), "wasm").unwrap();
        fs::write(folder.join("public/_headers"), "/").unwrap();
        folder
    }

    #[test]
    fn it_serves_the_folder_with_its_headers_and_nothing_else() {
        let folder = folder();
        let server = spawn(&folder.join("public"), 0).unwrap();
        for (request, expected) in [
            ("GET /", vec!["200", "<p>front", "text/html", "default-src 'none'", "no-cache"]),
            ("GET /?theme=dark", vec!["200", "<p>front"]),
            ("GET /es?lang=es", vec!["308", "Location: ./es/?lang=es"]),
            ("GET /es/", vec!["200", "<p>portada"]),
            ("GET /app-0123456789abcdef_bg.wasm", vec!["200", "application/wasm", "immutable", "nosniff"]),
            ("HEAD /es/", vec!["200", "Content-Length: 10"]),
            ("GET /../secret.txt", vec!["404"]),
            ("GET /%2e%2e/secret.txt", vec!["404"]),
            ("GET //etc/hostname", vec!["404"]),
            ("GET /_headers", vec!["404"]),
            ("GET /none.css", vec!["404", "nosniff"]),
            ("POST /", vec!["405"]),
        ] {
            let answer = ask(&server, request);
            for part in expected {
                assert!(answer.contains(part), "{request}: no {part:?} in {answer}");
            }
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_taken_port_is_passed_over() {
        let dir = std::env::temp_dir();
        let first = spawn(&dir, 0).unwrap();
        let second = spawn_from(&dir, first.address().port()).unwrap();
        assert_ne!(first.address(), second.address());
    }
}
