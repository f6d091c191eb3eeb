//! A folder of pages, served as a host should serve it: with the headers of [`crate::headers`].

use crate::headers::{Kind, content_type};
use http_body_util::Full;
use hyper::{
    Method, Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{CONTENT_TYPE, HeaderName, HeaderValue, LOCATION},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use std::{
    convert::Infallible,
    fs, io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread::{self, JoinHandle},
};
use tokio::{runtime, sync::oneshot};

/// How many ports above the wanted one are tried.
const PORTS_TRIED: u16 = 20;

/// A running server; it stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    /// Dropping it is what stops the server.
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
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
        self.join();
    }

    fn join(&mut self) {
        if let Some(thread) = self.thread.take() {
            _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        self.join();
    }
}

/// Serves `dir` on `port` of this machine; port 0 takes any that is free.
///
/// One thread answers all: a browser opens more connections than it uses, and none may keep another waiting.
pub fn spawn(dir: &Path, port: u16) -> io::Result<Server> {
    let dir: Arc<Path> = dir.canonicalize()?.into();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
    let (stop, stopped) = oneshot::channel();
    let thread = thread::spawn(move || {
        runtime.spawn(accept(listener, dir));
        _ = runtime.block_on(stopped);
    });
    Ok(Server { address, stop: Some(stop), thread: Some(thread) })
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

async fn accept(listener: TcpListener, dir: Arc<Path>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    // A connection that breaks off before it stands is no reason to stop.
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let dir = Arc::clone(&dir);
        let service = service_fn(move |request| {
            let answer = answer(&dir, &request);
            async { Ok::<_, Infallible>(answer) }
        });
        // A reader who left is no fault of ours.
        tokio::spawn(async { _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await });
    }
}

type Answer = Response<Full<Bytes>>;

fn answer(dir: &Path, request: &Request<Incoming>) -> Answer {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return say(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD are answered here.");
    }
    let path = request.uri().path();
    match file_for(dir, path) {
        Some(folder) if folder.is_dir() && !path.ends_with('/') => redirect(path, request.uri().query()),
        Some(folder) if folder.is_dir() => send(dir, &folder.join("index.html")),
        Some(file) => send(dir, &file),
        None => nothing(),
    }
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

fn send(dir: &Path, file: &Path) -> Answer {
    let Ok(body) = fs::read(file) else { return nothing() };
    let kind = Kind::of(file.strip_prefix(dir).unwrap_or(file));
    respond(StatusCode::OK, body.into(), kind, (CONTENT_TYPE, content_type(file)))
}

/// A folder's relative links need its closing slash.
fn redirect(path: &str, query: Option<&str>) -> Answer {
    // Only the last name, so that no path of the request's making can lead to another site.
    let name = path.rsplit('/').next().unwrap_or_default();
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    respond(StatusCode::PERMANENT_REDIRECT, Bytes::new(), Kind::Changing, (LOCATION, &format!("./{name}/{query}")))
}

fn nothing() -> Answer {
    say(StatusCode::NOT_FOUND, "There is nothing here.")
}

fn say(status: StatusCode, words: &'static str) -> Answer {
    respond(status, words.into(), Kind::Changing, (CONTENT_TYPE, "text/plain; charset=utf-8"))
}

fn respond(status: StatusCode, body: Bytes, kind: Kind, (own, value): (HeaderName, &str)) -> Answer {
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    for (name, value) in kind.headers() {
        if let Ok(name) = HeaderName::try_from(name) {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
    }
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(own, value);
    }
    response
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
            let answer = answer.to_lowercase();
            for part in expected {
                assert!(answer.contains(&part.to_lowercase()), "{request}: no {part:?} in {answer}");
            }
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn idle_connections_keep_nobody_waiting() {
        let folder = std::env::temp_dir();
        let server = spawn(&folder, 0).unwrap();
        let idle: Vec<_> = (0..100).map(|_| TcpStream::connect(server.address()).unwrap()).collect();
        assert!(ask(&server, "GET /none").contains("404"));
        drop(idle);
    }

    #[test]
    fn a_taken_port_is_passed_over() {
        let dir = std::env::temp_dir();
        let first = spawn(&dir, 0).unwrap();
        let second = spawn_from(&dir, first.address().port()).unwrap();
        assert_ne!(first.address(), second.address());
    }
}
