//! A canvas as a plotters backend that is fast enough to repaint on every keystroke.
//!
//! It stands around plotters' own backend for canvases and hands on to it whatever it does not do better itself. What it
//! adds: styles are set only when they change; equal dots on a lattice are painted as a pattern; lines of odd width lie on
//! the middle of their pixels; text stands on its baseline in the page's face, and is measured by the canvas rather than
//! by a styled element in the page, which would cost a layout and which a strict policy forbids.

use std::cell::RefCell;
use std::f64::consts::TAU;

use counted_chart::backend::text_anchor::{HPos, VPos};
use counted_chart::backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontTransform};
use counted_chart::lattice::{Block, block};
use counted_chart::{Frame, Measure};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement};

/// What plotters' own backend reports; it does not name the type itself.
type CanvasError = <CanvasBackend as DrawingBackend>::ErrorType;
type Drawn = Result<(), DrawingErrorKind<CanvasError>>;

/// From here on a pattern is faster than as many circles.
const LATTICE: usize = 64;
/// Circles in one path: long paths are slow where the GPU draws them.
const IN_ONE_PATH: usize = 64;
/// Tiles and widths that are kept: more than one chart ever has.
const TILES: usize = 8;
const WIDTHS: usize = 512;

/// A canvas to paint on.
pub struct CanvasSurface {
    inner: CanvasBackend,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    sans: String,
    device_scale: f64,
    pen: RefCell<Pen>,
    dots: Vec<BackendCoord>,
    /// How the dots in waiting look.
    dot: Option<(Colour, u32)>,
    tiles: Vec<Tile>,
}

/// A colour with its opacity, comparable.
type Colour = (u8, u8, u8, u8);

/// What the context is set to, and what is known of its faces.
#[derive(Default)]
struct Pen {
    fill: Option<Colour>,
    stroke: Option<(Colour, u32)>,
    font: String,
    baseline: &'static str,
    widths: Vec<((String, String), f64)>,
}

/// One dot of a lattice, as a pattern.
struct Tile {
    pitch: i32,
    dot: (Colour, u32),
    pattern: CanvasPattern,
}

impl CanvasSurface {
    /// A surface on a canvas, with text in that stack of faces; none where the canvas has no 2d context.
    #[must_use]
    pub fn new(canvas: HtmlCanvasElement, sans: &str) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let inner = CanvasBackend::with_canvas_object(canvas.clone())?;
        let pen = RefCell::new(Pen::default());
        Some(Self { inner, canvas, context, sans: sans.to_owned(), device_scale: 1.0, pen, dots: Vec::new(), dot: None, tiles: Vec::new() })
    }

    /// Gives the canvas as many pixels as the screen has in that frame, and wipes it. Its size on the page is the style
    /// sheet's matter.
    pub fn fit(&mut self, frame: &Frame) {
        let (width, height) = frame.device_size();
        if frame.device_scale != self.device_scale {
            self.device_scale = frame.device_scale;
            self.pen.borrow_mut().widths.clear();
        }
        if (self.canvas.width(), self.canvas.height()) == (width, height) {
            self.context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        } else {
            // This wipes it, and resets every style of the context with it.
            self.canvas.set_width(width);
            self.canvas.set_height(height);
            self.forget();
        }
    }

    /// What the context is set to is no longer known.
    fn forget(&mut self) {
        let mut pen = self.pen.borrow_mut();
        let widths = std::mem::take(&mut pen.widths);
        *pen = Pen { widths, ..Pen::default() };
    }

    /// Lets plotters' own backend draw, after what waits.
    fn by_inner(&mut self, draw: impl FnOnce(&mut CanvasBackend) -> Drawn) -> Drawn {
        self.flush()?;
        let drawn = draw(&mut self.inner);
        self.forget();
        drawn
    }

    fn fill_in(&self, colour: Colour) {
        let mut pen = self.pen.borrow_mut();
        if pen.fill != Some(colour) {
            self.context.set_fill_style_str(&css(colour));
            pen.fill = Some(colour);
        }
    }

    fn stroke_in(&self, colour: Colour, width: u32) {
        let mut pen = self.pen.borrow_mut();
        if pen.stroke != Some((colour, width)) {
            self.context.set_stroke_style_str(&css(colour));
            self.context.set_line_width(f64::from(width));
            pen.stroke = Some((colour, width));
        }
    }

    fn stroke(&mut self, corners: impl IntoIterator<Item = BackendCoord>, closed: bool, style: &impl BackendStyle) -> Drawn {
        self.flush()?;
        let width = style.stroke_width();
        self.stroke_in(colour(style.color()), width);
        let shift = if width % 2 == 1 { 0.5 } else { 0.0 };
        self.context.begin_path();
        for (place, (x, y)) in corners.into_iter().enumerate() {
            let (x, y) = (f64::from(x) + shift, f64::from(y) + shift);
            if place == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
        if closed {
            self.context.close_path();
        }
        self.context.stroke();
        Ok(())
    }

    fn set_font(&self, family: &str, size: f64, style: &str) -> String {
        // The page's face for what plotters calls sans-serif.
        let family = if family == "sans-serif" { &self.sans } else { family };
        let font = format!("{style} {size}px {family}");
        let mut pen = self.pen.borrow_mut();
        if pen.font != font {
            self.context.set_font(&font);
            pen.font.clone_from(&font);
        }
        font
    }

    /// The width of a text in device pixels; an estimate where the canvas does not say.
    fn measured(&self, text: &str, family: &str, size: f64, style: &str) -> f64 {
        let key = (self.set_font(family, size, style), text.to_owned());
        if let Some((_, width)) = self.pen.borrow().widths.iter().find(|(known, _)| *known == key) {
            return *width;
        }
        let estimate = || counted_chart::Estimate.width(text, size, style == "bold");
        let width = self.context.measure_text(text).map_or_else(|_| estimate(), |metrics| metrics.width());
        let widths = &mut self.pen.borrow_mut().widths;
        if widths.len() >= WIDTHS {
            widths.clear();
        }
        widths.push((key, width));
        width
    }

    /// Paints the dots in waiting: those on a lattice as a pattern, the rest as paths.
    fn flush(&mut self) -> Drawn {
        let Some(dot) = self.dot.take() else { return Ok(()) };
        let dots = std::mem::take(&mut self.dots);
        if dots.len() < LATTICE {
            self.fill_dots(&dots, dot);
        } else {
            let mut rest = dots.as_slice();
            while let Some((block, after)) = block(rest) {
                let these = rest.get(..rest.len() - after.len()).unwrap_or_default();
                if these.len() < LATTICE || !self.fill_block(block, dot) {
                    self.fill_dots(these, dot);
                }
                rest = after;
            }
        }
        // The list keeps its room for the next paint.
        self.dots = dots;
        self.dots.clear();
        Ok(())
    }

    fn fill_dots(&self, dots: &[BackendCoord], (colour, radius): (Colour, u32)) {
        self.fill_in(colour);
        for dots in dots.chunks(IN_ONE_PATH) {
            self.context.begin_path();
            dots.iter().for_each(|at| circle(&self.context, *at, radius));
            self.context.fill();
        }
    }

    /// Whether the block could be painted as a pattern.
    fn fill_block(&mut self, block: Block, dot: (Colour, u32)) -> bool {
        let Block { first: (x, y), pitch, columns, rows } = block;
        let Some(pattern) = self.tile(pitch, dot) else { return false };
        self.context.set_fill_style_canvas_pattern(&pattern);
        self.pen.borrow_mut().fill = None;
        let (left, top) = (f64::from(x - pitch / 2), f64::from(y - pitch / 2));
        // Patterns start at the origin.
        let moved = self.context.translate(left, top).is_ok();
        if moved {
            self.context.fill_rect(0.0, 0.0, f64::from(columns * pitch), f64::from(rows * pitch));
        }
        self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).is_ok() && moved
    }

    fn tile(&mut self, pitch: i32, dot: (Colour, u32)) -> Option<CanvasPattern> {
        if let Some(tile) = self.tiles.iter().find(|tile| tile.pitch == pitch && tile.dot == dot) {
            return Some(tile.pattern.clone());
        }
        let canvas: HtmlCanvasElement = self.canvas.owner_document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        let side = u32::try_from(pitch).ok()?;
        canvas.set_width(side);
        canvas.set_height(side);
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        context.set_fill_style_str(&css(dot.0));
        context.begin_path();
        circle(&context, (pitch / 2, pitch / 2), dot.1);
        context.fill();
        let pattern = self.context.create_pattern_with_html_canvas_element(&canvas, "repeat").ok()??;
        if self.tiles.len() >= TILES {
            self.tiles.clear();
        }
        self.tiles.push(Tile { pitch, dot, pattern: pattern.clone() });
        Some(pattern)
    }
}

impl Measure for CanvasSurface {
    fn width(&self, text: &str, css_px: f64, bold: bool) -> f64 {
        // At the size at which it will be drawn: faces are not equally wide at all sizes.
        self.measured(text, "sans-serif", css_px * self.device_scale, if bold { "bold" } else { "normal" }) / self.device_scale
    }
}

impl DrawingBackend for CanvasSurface {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        self.inner.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.flush()?;
        self.inner.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.by_inner(|inner| inner.draw_pixel(point, color))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.stroke([from, to], false, style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, upper_left: BackendCoord, bottom_right: BackendCoord, style: &S, fill: bool) -> Drawn {
        let ((left, top), (right, bottom)) = (upper_left, bottom_right);
        if !fill {
            return self.stroke([(left, top), (right, top), (right, bottom), (left, bottom)], true, style);
        }
        self.flush()?;
        self.fill_in(colour(style.color()));
        self.context.fill_rect(f64::from(left), f64::from(top), f64::from(right - left), f64::from(bottom - top));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let mut corners: Vec<BackendCoord> = path.into_iter().collect();
        let closed = corners.len() > 2 && corners.first() == corners.last();
        if closed {
            corners.pop();
        }
        self.stroke(corners, closed, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        self.by_inner(|inner| inner.fill_polygon(vert, style))
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let colour = colour(style.color());
        if fill {
            if self.dot != Some((colour, radius)) {
                self.flush()?;
                self.dot = Some((colour, radius));
            }
            self.dots.push(center);
            return Ok(());
        }
        self.flush()?;
        self.stroke_in(colour, style.stroke_width());
        self.context.begin_path();
        circle(&self.context, center, radius);
        self.context.stroke();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Drawn {
        let (HPos::Left, FontTransform::None) = (style.anchor().h_pos, style.transform()) else {
            return self.by_inner(|inner| inner.draw_text(text, style, pos));
        };
        self.flush()?;
        self.set_font(style.family().as_str(), style.size(), style.style().as_str());
        // A text's bottom is its baseline: the only edge on which faces agree.
        let baseline = match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "alphabetic",
        };
        if std::mem::replace(&mut self.pen.borrow_mut().baseline, baseline) != baseline {
            self.context.set_text_baseline(baseline);
            self.context.set_text_align("left");
        }
        self.fill_in(colour(style.color()));
        match self.context.fill_text(text, f64::from(pos.0), f64::from(pos.1)) {
            Ok(()) => Ok(()),
            // It reports the failure as its own.
            Err(_) => self.by_inner(|inner| inner.draw_text(text, style, pos)),
        }
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), DrawingErrorKind<CanvasError>> {
        let width = self.measured(text, style.family().as_str(), style.size(), style.style().as_str());
        Ok((whole(width), whole(style.size() * 1.25)))
    }

    fn blit_bitmap(&mut self, pos: BackendCoord, size: (u32, u32), src: &[u8]) -> Drawn {
        self.by_inner(|inner| inner.blit_bitmap(pos, size, src))
    }
}

/// Adds a circle to the path. It fails for negative radii only, and there are none.
fn circle(context: &CanvasRenderingContext2d, (x, y): BackendCoord, radius: u32) {
    let (x, y, radius) = (f64::from(x), f64::from(y), f64::from(radius));
    context.move_to(x + radius, y);
    let _ = context.arc(x, y, radius, 0.0, TAU);
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size in pixels, rounded up")]
fn whole(pixels: f64) -> u32 {
    pixels.ceil().clamp(0.0, 1e6) as u32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of one, as a byte")]
fn colour(BackendColor { alpha, rgb: (red, green, blue) }: BackendColor) -> Colour {
    (red, green, blue, (alpha * 255.0).round().clamp(0.0, 255.0) as u8)
}

fn css((red, green, blue, alpha): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}{alpha:02x}")
}
