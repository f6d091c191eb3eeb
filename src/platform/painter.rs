//! Paints every canvas whose series changed, once for each animation frame: the frame of the edit itself.

use std::cell::RefCell;
use std::rc::Rc;

use counted_chart::palette::{Forced, parse};
use counted_chart::{Frame, Layout, Palette, Scale, Series, paint, series};
use counted_core::{CellId, Decimal};
use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, MouseEvent, ResizeObserver, ResizeObserverBoxOptions, ResizeObserverOptions};

use super::canvas::CanvasSurface;
use super::{dom, theme};
use crate::ui::view::View;

/// The page's canvases.
#[derive(Default)]
pub(super) struct Painter {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    view: Option<Rc<View>>,
    charts: Vec<Chart>,
    lit: Option<CellId>,
    frame: Option<AnimationFrame>,
    sizes: Option<ResizeObserver>,
}

/// A canvas with what is on it.
struct Chart {
    panel: usize,
    canvas: HtmlCanvasElement,
    surface: CanvasSurface,
    scale: Option<Scale>,
    painted: Option<Painted>,
    paints: u32,
}

/// What a canvas shows.
struct Painted {
    series: Series,
    scale: Scale,
    frame: Frame,
    palette: Palette,
    lit: Option<CellId>,
    layout: Layout,
}

impl Painter {
    /// Takes the canvases of a page and paints them now, before the page's next frame.
    pub(super) fn adopt(self: &Rc<Self>, main: &Element, view: &Rc<View>) {
        let sans = computed(main, "--sans").filter(|stack| !stack.is_empty()).unwrap_or_else(|| "sans-serif".to_owned());
        let panels = &view.story.document().panels;
        let charts = dom::all_in::<HtmlCanvasElement>(main, "canvas[data-chart]").into_iter().filter_map(|canvas| {
            let name = canvas.get_attribute("data-chart")?;
            let panel = panels.iter().position(|panel| panel.id == name)?;
            let surface = CanvasSurface::new(canvas.clone(), &sans)?;
            Some(Chart { panel, canvas, surface, scale: None, painted: None, paints: 0 })
        });
        let charts: Vec<Chart> = charts.collect();
        let canvases: Vec<HtmlCanvasElement> = charts.iter().map(|chart| chart.canvas.clone()).collect();
        {
            let mut state = self.state.borrow_mut();
            state.charts = charts;
            state.view = Some(view.clone());
        }
        self.paint();
        self.watch(main, &canvases);
    }

    /// There is something else to show.
    pub(super) fn show(self: &Rc<Self>, view: &Rc<View>) {
        self.state.borrow_mut().view = Some(view.clone());
        self.repaint();
    }

    /// Looks in the next frame for what has to be painted anew: series, size, colours.
    pub(super) fn repaint(self: &Rc<Self>) {
        if self.state.borrow().frame.is_none() {
            let painter = self.clone();
            let frame = request_animation_frame(move |_| {
                painter.state.borrow_mut().frame = None;
                painter.paint();
            });
            self.state.borrow_mut().frame = Some(frame);
        }
    }

    fn paint(&self) {
        let mut state = self.state.borrow_mut();
        let State { view: Some(view), charts, lit, .. } = &mut *state else { return };
        let palette = palette();
        for chart in charts {
            chart.paint(view, palette, *lit);
        }
    }

    /// Follows the canvases' sizes, and the pointer: pointing at a mark lights its words, and back.
    fn watch(self: &Rc<Self>, main: &Element, canvases: &[HtmlCanvasElement]) {
        let painter = self.clone();
        let resized = Closure::<dyn Fn()>::new(move || painter.repaint());
        if let Ok(sizes) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
            // In device pixels, since a window that moves to another screen changes the density without changing a size.
            let options = ResizeObserverOptions::new();
            options.set_box(ResizeObserverBoxOptions::DevicePixelContentBox);
            canvases.iter().for_each(|canvas| sizes.observe_with_options(canvas, &options));
            self.state.borrow_mut().sizes = Some(sizes);
        }
        resized.forget();
        // Where sizes in device pixels are not observed, zooming still says so.
        if let Some(window) = dom::window() {
            let painter = self.clone();
            EventListener::new(&window, "resize", move |_| painter.repaint()).forget();
        }
        for canvas in canvases {
            let (painter, at) = (self.clone(), canvas.clone());
            EventListener::new(canvas, "mousemove", move |event| {
                if let Some(event) = event.dyn_ref::<MouseEvent>() {
                    painter.light(painter.cell_under(&at, event));
                }
            })
            .forget();
            let painter = self.clone();
            EventListener::new(canvas, "mouseleave", move |_| painter.light(None)).forget();
        }
        let painter = self.clone();
        EventListener::new(main, "mouseover", move |event| {
            let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(element) = element.filter(|element| element.tag_name() != "CANVAS") {
                painter.light(painter.cell_of(&element));
            }
        })
        .forget();
    }

    fn cell_under(&self, canvas: &HtmlCanvasElement, event: &MouseEvent) -> Option<CellId> {
        let state = self.state.borrow();
        let painted = state.charts.iter().find(|chart| chart.canvas == *canvas)?.painted.as_ref()?;
        let device = |css: i32| pixel(f64::from(css) * painted.frame.device_scale);
        painted.layout.cell_at((device(event.offset_x()), device(event.offset_y())))
    }

    fn cell_of(&self, element: &Element) -> Option<CellId> {
        let named = element.closest("[data-cell], [data-row], .blank").ok().flatten()?;
        let name = named.get_attribute("data-cell").or_else(|| named.get_attribute("data-row")).or_else(|| {
            let field = named.query_selector("[data-figure], [data-echo]").ok().flatten()?;
            field.get_attribute("data-figure").or_else(|| field.get_attribute("data-echo"))
        })?;
        let state = self.state.borrow();
        let view = state.view.as_ref()?;
        view.report.cell_called(&view.story, &name)
    }

    fn light(self: &Rc<Self>, cell: Option<CellId>) {
        let name = {
            let mut state = self.state.borrow_mut();
            if state.lit == cell {
                return;
            }
            state.lit = cell;
            cell.zip(state.view.as_ref()).map(|(cell, view)| view.report.cell_name(&view.story, cell).to_owned())
        };
        let Some(root) = dom::root() else { return };
        for element in dom::all_in::<Element>(&root, ".lit") {
            let _ = element.class_list().remove_1("lit");
        }
        if let Some(name) = name {
            for element in dom::all_in::<Element>(&root, &format!("[data-cell='{name}'], [data-row='{name}'], .blank:has([data-figure='{name}'])")) {
                let _ = element.class_list().add_1("lit");
            }
        }
        self.repaint();
    }
}

impl Chart {
    fn paint(&mut self, view: &View, palette: Palette, lit: Option<CellId>) {
        let Some(frame) = frame(&self.canvas) else { return };
        let series = series(&view.story, &view.report, self.panel);
        let scale = series.scale(self.scale.as_ref(), view.settled);
        self.scale = Some(scale.clone());
        let same = self.painted.as_ref().is_some_and(|painted| {
            painted.series == series && painted.scale == scale && painted.frame == frame && painted.palette == palette && painted.lit == lit
        });
        if same {
            return;
        }
        let layout = series.layout(&frame, &scale, &self.surface);
        let layout = match lit {
            Some(cell) => layout.lit(cell),
            None => layout,
        };
        self.surface.fit(&frame);
        if paint(&mut self.surface, &layout, &palette).is_ok() {
            self.paints = self.paints.wrapping_add(1);
            // Refused only for names that are none.
            let _ = self.canvas.set_attribute("data-paints", &self.paints.to_string());
            self.painted = Some(Painted { series, scale, frame, palette, lit, layout });
        }
    }
}

/// The box of a canvas on the page; none while it has no size.
fn frame(canvas: &HtmlCanvasElement) -> Option<Frame> {
    let rect = canvas.get_bounding_client_rect();
    let (width, height) = (f64::from(canvas.client_width()), f64::from(canvas.client_height()));
    let device_scale = dom::window().map(|window| window.device_pixel_ratio()).filter(|scale| scale.is_finite() && *scale > 0.0).unwrap_or(1.0);
    let text = dom::root().and_then(|root| computed(&root, "font-size")).and_then(|size| size.trim_end_matches("px").parse::<Decimal>().ok());
    let text_scale = text.map_or(1.0, |size| size.to_f64() / 16.0).clamp(0.5, 4.0);
    (rect.width() > 0.0 && width > 0.0 && height > 0.0).then_some(Frame { width, height, device_scale, text_scale, export: false })
}

fn computed(element: &Element, property: &str) -> Option<String> {
    let style = dom::window()?.get_computed_style(element).ok()??;
    style.get_property_value(property).ok().map(|value| value.trim().to_owned())
}

fn palette() -> Palette {
    let plain = if theme::is_dark() { Palette::DARK } else { Palette::LIGHT };
    if theme::is_forced() { forced().map_or(plain, Palette::forced) } else { plain }
}

/// The system's colours, as a canvas reads them.
fn forced() -> Option<Forced> {
    let canvas: HtmlCanvasElement = dom::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let colour = |name: &str| {
        context.set_fill_style_str(name);
        let read = js_sys::Reflect::get(&context, &JsValue::from_str("fillStyle")).ok()?.as_string()?;
        parse(&read)
    };
    Some(Forced { canvas: colour("Canvas")?, canvas_text: colour("CanvasText")?, highlight: colour("Highlight")?, link_text: colour("LinkText")? })
}

/// A position on the screen as a whole pixel.
#[expect(clippy::cast_possible_truncation, reason = "casts from doubles saturate, and a position that large is outside every mark")]
fn pixel(position: f64) -> i32 {
    position.round() as i32
}
