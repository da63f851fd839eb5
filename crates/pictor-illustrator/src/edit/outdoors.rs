//! Another hour, season or weather: its tones, and what then falls or shines.

use pictor_codec::Picture;

use super::layers::over;
use super::{Edit, locate, tone};
use crate::intent::{Intent, Season, Time, Weather};
use crate::light::Light;
use crate::settings::{self, Place};
use crate::shape::Shape;

pub(super) fn hour(edit: &Edit<'_>, canvas: &mut Picture, time: Time) {
    tone::hour(canvas, time, locate::sky(canvas).as_deref());
    if time == Time::Night {
        over(edit, canvas, &night_sky(edit));
    }
}

pub(super) fn season(edit: &Edit<'_>, canvas: &mut Picture, season: Season) {
    tone::season(canvas, season);
    if season == Season::Winter {
        over(edit, canvas, &falling(edit, Weather::Snow));
    }
}

pub(super) fn weather(edit: &Edit<'_>, canvas: &mut Picture, weather: Weather) {
    tone::weather(canvas, weather);
    over(edit, canvas, &falling(edit, weather));
}

fn place(edit: &Edit<'_>, light: Light) -> Place {
    let page = edit.sheet.page();
    Place::bare((page.width(), page.height()), light, edit.sheet.seed)
}

fn falling(edit: &Edit<'_>, weather: Weather) -> Vec<Shape> {
    let light = Light { weather, ..Light::of(&Intent::default()) };
    settings::weather_over(&place(edit, light))
}

fn night_sky(edit: &Edit<'_>) -> Vec<Shape> {
    let intent = Intent { time: Some(Time::Night), ..Intent::default() };
    settings::stars_over(&place(edit, Light::of(&intent)))
}
