//! Draws placed marks on any plotters backend.
//!
//! Two agreements with backends of this project, which others read a little differently: a text's position is the left
//! end of its baseline, handed over as "left, bottom"; a line of odd width lies on the middle of its pixels.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::DrawingErrorKind;

use crate::layout::{Layout, Rect, Shape, Text};
use crate::palette::Palette;

/// Paints a chart. The ground stays as it is.
///
/// # Errors
/// Hands on what the backend reports.
pub fn paint<B: DrawingBackend>(backend: &mut B, layout: &Layout, palette: &Palette) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    backend.ensure_prepared()?;
    for mark in &layout.marks {
        let colour = palette.colour(mark.role);
        let filled = colour.filled();
        match &mark.shape {
            Shape::Dot { at, radius } => backend.draw_circle(*at, *radius, &filled, true)?,
            Shape::Ring { at, radius, stroke } => backend.draw_circle(*at, *radius, &line(colour, *stroke), false)?,
            Shape::Bar(Rect { left, top, right, bottom }) | Shape::Ground(Rect { left, top, right, bottom }) => {
                backend.draw_rect((*left, *top), (*right, *bottom), &filled, true)?;
            }
            Shape::Outline { edge: Rect { left, top, right, bottom }, stroke } => {
                let corners = [(*left, *top), (*right, *top), (*right, *bottom), (*left, *bottom), (*left, *top)];
                backend.draw_path(corners, &line(colour, *stroke))?;
            }
            Shape::Line { points, stroke } => backend.draw_path(points.iter().copied(), &line(colour, *stroke))?,
            Shape::Lines { ends, stroke } => {
                for (from, to) in ends {
                    backend.draw_path([*from, *to], &line(colour, *stroke))?;
                }
            }
            Shape::Text(Text { text, at, size, bold, .. }) => {
                let style = if *bold { FontStyle::Bold } else { FontStyle::Normal };
                let font = FontDesc::new(FontFamily::SansSerif, *size, style);
                let style = TextStyle::from(font).color(&colour).pos(Pos::new(HPos::Left, VPos::Bottom));
                backend.draw_text(text, &style, *at)?;
            }
        }
    }
    backend.present()
}

fn line(colour: RGBColor, stroke: u32) -> ShapeStyle {
    colour.stroke_width(stroke)
}
