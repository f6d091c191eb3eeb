//! Starts the reader's own table in a page.

fn main() {
    counted::start_table();
}
