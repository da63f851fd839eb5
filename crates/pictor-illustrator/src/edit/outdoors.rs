//! Another hour, season or weather: its tones, and what then falls or shines.

use pictor_api::Size;
use pictor_codec::Picture;

use super::layers::{lay_over, over};
use super::{Edit, aloft, not_found, snow, tone};
use crate::blur::blur;
use crate::intent::{Intent, Season, Time, Weather};
use crate::light::Light;
use crate::settings::{self, Place};
use crate::shape::Shape;
use crate::sheet::Note;

pub(super) fn hour(edit: &Edit<'_>, canvas: &mut Picture, time: Time) {
    let sky = aloft::sky(canvas);
    if let (Time::Night | Time::Dusk | Time::Sunset, Some(sky)) = (time, &sky) {
        aloft::hide_sun(canvas, sky);
    }
    tone::hour(canvas, time, sky.as_deref());
    if let (Time::Night, Some(sky)) = (time, sky) {
        let night = Intent { time: Some(time), ..Intent::default() };
        in_sky(edit, canvas, &sky, &settings::stars_over(&place(edit, Light::of(&night))));
    }
}

pub(super) fn season(edit: &Edit<'_>, canvas: &mut Picture, season: Season) -> Result<(), Note> {
    if season == Season::Winter {
        snowed(edit, canvas);
        return Ok(());
    }
    tone::season(canvas, season).then_some(()).ok_or_else(|| not_found("foliage"))
}

pub(super) fn weather(edit: &Edit<'_>, canvas: &mut Picture, weather: Weather) -> Result<(), Note> {
    if weather == Weather::Rainbow {
        let sky = aloft::sky(canvas).ok_or_else(|| not_found("sky"))?;
        in_sky(edit, canvas, &sky, &settings::rainbow_over(&place(edit, Light::of(&Intent::default()))));
        return Ok(());
    }
    if let (false, Some(sky)) = (weather == Weather::Clear, aloft::sky(canvas)) {
        aloft::hide_sun(canvas, &sky);
    }
    if weather == Weather::Snow {
        snowed(edit, canvas);
        return Ok(());
    }
    tone::weather(canvas, weather);
    over(edit, canvas, &falling(edit, weather));
    Ok(())
}

/// Draws what is seen only where the sky is.
fn in_sky(edit: &Edit<'_>, canvas: &mut Picture, sky: &[u8], shapes: &[Shape]) {
    let width = canvas.size.width as usize;
    let rows = sky.iter().rposition(|&part| part > 0).map_or(1, |at| at / width + 1);
    let size = Size::new(canvas.size.width, rows as u32);
    let mut above = Picture::new(size, canvas.pixels[..rows * width * 4].to_vec());
    over(edit, &mut above, shapes);
    lay_over(canvas, &above, sky);
}

/// Snow that lies, and falling snow that is as little in focus as it is in photos.
fn snowed(edit: &Edit<'_>, canvas: &mut Picture) {
    snow::lie(canvas);
    let mut falling = Picture::filled(canvas.size, [0, 0, 0, 255]);
    over(edit, &mut falling, &self::falling(edit, Weather::Snow));
    blur(&mut falling, canvas.size.width.max(canvas.size.height) as usize / 700 + 1);
    let part: Vec<u8> = falling.pixels.chunks_exact(4).map(|p| p[0] / 8 * 7).collect();
    lay_over(canvas, &Picture::filled(canvas.size, [255; 4]), &part);
}

fn place(edit: &Edit<'_>, light: Light) -> Place {
    let page = edit.sheet.page();
    Place::bare((page.width(), page.height()), light, edit.sheet.seed)
}

fn falling(edit: &Edit<'_>, weather: Weather) -> Vec<Shape> {
    let mut place = place(edit, Light { weather, ..Light::of(&Intent::default()) });
    if matches!(weather, Weather::Rain | Weather::Storm) {
        // Nobody knows where the ground is: no drop splashes on it.
        place.horizon = place.height * 2.0;
    }
    settings::weather_over(&place)
}
