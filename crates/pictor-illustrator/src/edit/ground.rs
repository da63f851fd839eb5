//! What is behind: blurred, replaced or taken away, where the thing before it can be told from it.

use pictor_api::Background;
use pictor_codec::Picture;

use super::layers::lay_over;
use super::{Edit, arrange, cutout, left_out, not_found};
use crate::blur::blur as soften;
use crate::colour::Rgb;
use crate::compose::compose_around;
use crate::intent::{Camera, Setting};
use crate::medium::render;
use crate::sheet::{Note, Pass};

/// Blurs what is behind the thing that the picture shows.
pub(super) fn blur(canvas: &mut Picture) -> Result<(), Note> {
    let sharp = cutout::thing(canvas).ok_or_else(|| not_found("background"))?;
    let mut soft = canvas.clone();
    soften(&mut soft, canvas.size.width.max(canvas.size.height) as usize / 80);
    lay_over(&mut soft, canvas, &sharp);
    *canvas = soft;
    Ok(())
}

pub(super) fn replace(edit: &Edit<'_>, canvas: &mut Picture) -> Result<Vec<Note>, Note> {
    if edit.intent.setting.is_none() && edit.intent.backdrop.is_none() {
        return Err(Note::NothingToDo);
    }
    let thing = cutout::thing(canvas).ok_or_else(|| not_found("background"))?;
    if edit.intent.setting.is_none()
        && let Some(ground) = edit.intent.backdrop
    {
        paint_behind(canvas, &thing, ground);
        return Ok(left_out(edit));
    }
    let mut intent = edit.intent.clone();
    if intent.subjects.iter().any(|subject| matches!(subject.name(), "table" | "desk")) {
        (intent.setting, intent.at_home) = (Some(Setting::Tabletop), false);
    }
    intent.subjects.clear();
    intent.lettering.clear();
    intent.camera = Camera::CloseUp;
    // What the lower edge cuts off stays where it is: it would float anywhere else.
    let last_row = thing.len() - canvas.size.width as usize;
    let cut_off = thing[last_row..].iter().any(|&alpha| alpha > 127);
    let actor = (!cut_off).then(|| arrange::item(&cutout::cropped(canvas, &thing), 0));
    let ground = compose_around(&intent, &edit.sheet, actor.into_iter().collect());
    let mut ground = render(ground, &edit.sheet, Pass::Finished);
    if cut_off {
        lay_over(&mut ground, canvas, &thing);
    }
    *canvas = ground;
    Ok(left_out(edit))
}

pub(super) fn remove(edit: &Edit<'_>, canvas: &mut Picture) -> Result<Vec<Note>, Note> {
    let thing = cutout::thing(canvas).ok_or_else(|| not_found("background"))?;
    if edit.sheet.background == Background::Transparent {
        canvas.pixels.chunks_exact_mut(4).zip(thing).for_each(|(pixel, alpha)| pixel[3] = alpha);
        return Ok(Vec::new());
    }
    paint_behind(canvas, &thing, edit.intent.backdrop.unwrap_or(Rgb::WHITE));
    Ok(if edit.intent.backdrop.is_some() { Vec::new() } else { vec![Note::White] })
}

/// Paints what isn't the thing.
pub(super) fn paint_behind(canvas: &mut Picture, thing: &[u8], ground: Rgb) {
    // The white of a drawing is that of paper, the white behind goods and faces isn't.
    let ground = if ground.luma() > 0.96 { Rgb::WHITE } else { ground };
    for (pixel, alpha) in canvas.pixels.chunks_exact_mut(4).zip(thing) {
        let Rgb(r, g, b) = ground.mix(Rgb(pixel[0], pixel[1], pixel[2]), f64::from(*alpha) / 255.0);
        pixel.copy_from_slice(&[r, g, b, 255]);
    }
}
