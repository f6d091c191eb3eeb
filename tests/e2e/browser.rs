//! A browser, and what tests ask of it. Nothing here sleeps: whatever takes time is waited for by what it changes.

use crate::driver::Outcome;
use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    error::CmdError,
    key::Key,
    wd::WebDriverCompatibleCommand,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::{error::Error, fs, path::Path, time::Duration};

/// Nothing on the page may take so long.
const LIMIT: Duration = Duration::from_secs(20);

/// A line of the browser's console; what breaks the security policy stands there too.
#[derive(Debug, Clone)]
pub struct ConsoleLine {
    pub level: String,
    pub message: String,
}

/// What the page shows of one result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// `data-value`.
    pub value: String,
    /// `data-reason`, empty where there is none.
    pub reason: String,
    pub text: String,
}

/// One browser session.
pub struct Browser {
    /// The rest of WebDriver.
    pub client: Client,
    site: String,
}

impl Browser {
    /// A new session on a site.
    pub async fn open(driver: &str, site: String) -> Result<Self, Box<dyn Error>> {
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--lang=en-US",
            "--window-size=1280,900",
        ];
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let client = ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(driver).await?;
        Ok(Self { client, site })
    }

    /// The same session on another site.
    pub fn on(&self, site: String) -> Self {
        Self { client: self.client.clone(), site }
    }

    /// Opens a page of the site and waits until the app has taken it over, or has failed to; `address` is a path with its query and
    /// fragment, without the leading slash.
    pub async fn page(&self, address: &str) -> Result<(), CmdError> {
        self.open_only(address).await?;
        self.settled().await
    }

    /// Opens a page of the site and waits for no app: for pages on which none will start.
    pub async fn open_only(&self, address: &str) -> Result<(), CmdError> {
        // An address that differs only behind the # would be no new page.
        self.client.goto("about:blank").await?;
        self.client.goto(&self.address(address)).await
    }

    /// The full address of a page of the site.
    pub fn address(&self, page: &str) -> String {
        format!("{}{page}", self.site)
    }

    /// Waits until `data-app` says `ready` or `failed`.
    pub async fn settled(&self) -> Result<(), CmdError> {
        self.see("html[data-app=ready], html[data-app=failed]").await.map(drop)
    }

    /// Waits for an element, by a CSS selector.
    pub async fn see(&self, selector: &str) -> Result<Element, CmdError> {
        self.client.wait().at_most(LIMIT).every(Duration::from_millis(20)).for_element(Locator::Css(selector)).await
    }

    /// The element of a CSS selector, which must be there now.
    pub async fn find(&self, selector: &str) -> Result<Element, CmdError> {
        self.client.find(Locator::Css(selector)).await
    }

    /// Waits until a JavaScript expression is true. It is asked once a frame, in the page.
    pub async fn until(&self, expression: &str) -> Outcome {
        let script = format!(
            "const done = arguments[0], end = performance.now() + {};
             const ask = () => {{
               let is = false;
               try {{ is = Boolean({expression}) }} catch {{}}
               if (is || performance.now() > end) done(is); else requestAnimationFrame(ask);
             }};
             ask()",
            LIMIT.as_millis()
        );
        match self.client.execute_async(&script, vec![]).await? {
            Value::Bool(true) => Ok(()),
            _ => Err(format!("never true: {expression}").into()),
        }
    }

    /// The value of a JavaScript expression.
    pub async fn eval(&self, expression: &str) -> Result<Value, CmdError> {
        self.client.execute(&format!("return ({expression})"), vec![]).await
    }

    /// The text of a JavaScript expression's value.
    pub async fn text(&self, expression: &str) -> Result<String, CmdError> {
        Ok(match self.eval(expression).await? {
            Value::String(text) => text,
            other => other.to_string(),
        })
    }

    /// An attribute of `<html>`, such as `data-app`; empty where there is none.
    pub async fn root(&self, attribute: &str) -> Result<String, CmdError> {
        let name = json!(attribute);
        self.text(&format!("document.documentElement.getAttribute({name}) ?? ''")).await
    }

    /// The number field of a figure.
    pub async fn figure(&self, id: &str) -> Result<Element, CmdError> {
        self.find(&format!("input[data-figure=\"{id}\"]")).await
    }

    /// Types into a figure's field, in place of what it holds, key by key as a person would.
    pub async fn type_into(&self, id: &str, text: &str) -> Result<(), CmdError> {
        // The driver takes what lies beneath a docked bar for what is in view, and then complains that it cannot click there.
        self.eval(&format!("document.querySelector('input[data-figure=\"{id}\"]')?.scrollIntoView({{ block: 'center', behavior: 'instant' }})")).await?;
        self.figure(id).await?.click().await?;
        let select_all = [KeyAction::Down { value: Key::Control.into() }, KeyAction::Down { value: 'a' }, KeyAction::Up { value: 'a' }];
        let mut keys = select_all.into_iter().fold(KeyActions::new("keys".into()), KeyActions::then);
        keys = keys.then(KeyAction::Up { value: Key::Control.into() });
        let typed = if text.is_empty() { vec![Key::Backspace.into()] } else { text.chars().collect() };
        for value in typed {
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(keys).await
    }

    /// Presses and lets go keys, one after another, wherever the focus is.
    pub async fn press(&self, keys: &[Key]) -> Result<(), CmdError> {
        let actions = keys.iter().fold(KeyActions::new("keys".into()), |actions, key| {
            actions.then(KeyAction::Down { value: (*key).into() }).then(KeyAction::Up { value: (*key).into() })
        });
        self.client.perform_actions(actions).await
    }

    /// What the page shows of a result, at its first place.
    pub async fn result(&self, id: &str) -> Result<Shown, CmdError> {
        let output = self.find(&format!("[data-result=\"{id}\"]")).await?;
        Ok(Shown {
            value: output.attr("data-value").await?.unwrap_or_default(),
            reason: output.attr("data-reason").await?.unwrap_or_default(),
            text: output.text().await?,
        })
    }

    /// How often each chart on the page has been painted: `[["prosecution", 7]]`.
    pub async fn paints(&self) -> Result<Vec<(String, u64)>, Box<dyn Error>> {
        let all = "[...document.querySelectorAll('canvas[data-chart]')].map(c => [c.dataset.chart, Number(c.dataset.paints ?? 0)])";
        Ok(serde_json::from_value(self.eval(all).await?)?)
    }

    /// Gives the page a width and height in CSS pixels, less than a window can have too.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), CmdError> {
        self.screen(width, height, 1.0).await
    }

    /// The same, with a device pixel ratio.
    pub async fn screen(&self, width: u32, height: u32, ratio: f64) -> Result<(), CmdError> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
        self.emulate("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }

    /// Writes a picture of what is in view.
    pub async fn screenshot(&self, file: &Path) -> Outcome {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(file, self.client.screenshot().await?)?)
    }

    /// What the console has said since it was last asked.
    pub async fn console(&self) -> Result<Vec<ConsoleLine>, CmdError> {
        let lines = self.client.issue_cmd(Raw { path: "se/log", body: json!({ "type": "browser" }) }).await?;
        let field = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
        let lines = lines.as_array().cloned().unwrap_or_default();
        Ok(lines.iter().map(|line| ConsoleLine { level: field(line, "level"), message: field(line, "message") }).collect())
    }

    /// The errors and warnings among it.
    pub async fn console_errors(&self) -> Result<Vec<String>, CmdError> {
        let bad = |line: &ConsoleLine| matches!(line.level.as_str(), "SEVERE" | "WARNING");
        Ok(self.console().await?.into_iter().filter(bad).map(|line| line.message).collect())
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub async fn emulate(&self, command: &str, params: Value) -> Result<Value, CmdError> {
        let body = json!({ "cmd": command, "params": params });
        self.client.issue_cmd(Raw { path: "goog/cdp/execute", body }).await
    }

    /// Runs the pages opened from now on with JavaScript or without.
    pub async fn allow_scripts(&self, allowed: bool) -> Result<(), CmdError> {
        self.emulate("Emulation.setScriptExecutionDisabled", json!({ "value": !allowed })).await.map(drop)
    }

    /// Has the system prefer `light` or `dark`.
    pub async fn prefer_scheme(&self, scheme: &str) -> Result<(), CmdError> {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.emulate("Emulation.setEmulatedMedia", features).await.map(drop)
    }

    /// Blocks every address that matches one of the patterns, such as `*.wasm`; none lets all through again.
    pub async fn block(&self, patterns: &[&str]) -> Result<(), CmdError> {
        self.emulate("Network.enable", json!({})).await?;
        self.emulate("Network.setBlockedURLs", json!({ "urls": patterns })).await.map(drop)
    }

    /// Runs a script at the start of every page opened from now on, before any of the page's own.
    pub async fn before_page(&self, script: &str) -> Result<(), CmdError> {
        self.emulate("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
    }

    /// The headers with which the site answers for one of its pages, names in small letters.
    pub async fn headers(&self, page: &str) -> Result<Value, CmdError> {
        let script = "const done = arguments[1]; fetch(arguments[0]).then(a => done(Object.fromEntries(a.headers)), e => done(String(e)))";
        self.client.execute_async(script, vec![json!(self.address(page))]).await
    }
}

/// A command that fantoccini has no method for: a POST below the session's address.
#[derive(Debug)]
struct Raw {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
