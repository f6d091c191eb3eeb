//! Starts the app in a page.

fn main() {
    counted::start();
}
