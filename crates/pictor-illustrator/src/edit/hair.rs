//! Hair: what has the colour of the crown above a face, around it.

use pictor_codec::Picture;

use super::{cutout, face, part};

/// How much of each pixel is hair of the plainest face; `thing` tells what stands before the ground.
pub(super) fn hair(picture: &Picture, thing: &[u8]) -> Option<Vec<u8>> {
    let face = face::face(picture)?;
    let width = picture.size.width as usize;
    let beside = |at: usize| {
        let (x, y) = ((at % width) as f64, (at / width) as f64);
        ((x - face.x) / face.wide, (y - face.eyes) / face.wide)
    };
    let inside = || (0..thing.len()).filter(|&at| thing[at] > 127);
    let mut crown: Vec<[u8; 3]> = inside()
        .filter(|&at| matches!(beside(at), (x, y) if x.abs() < 0.25 && (-0.8..-0.45).contains(&y)))
        .map(|at| [0, 1, 2].map(|c| picture.pixels[at * 4 + c]))
        .collect();
    crown.sort_unstable();
    let colour = *crown.get(crown.len() / 2)?;
    let mut part = vec![0; thing.len()];
    for at in inside() {
        let (x, y) = beside(at);
        let (light, off) = cutout::in_light(&picture.pixels[at * 4..], colour);
        if x.abs() < 1.0 && y < 1.1 && light < 2.2 {
            part[at] = (f64::from(thing[at]) * ((30.0 - off) / 10.0).clamp(0.0, 1.0)) as u8;
        }
    }
    // Brows and eyes are as dark, and small.
    part::keep_large(&mut part, width);
    Some(part)
}
