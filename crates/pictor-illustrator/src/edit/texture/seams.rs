//! Levelling: what was copied from elsewhere keeps its steps from cell to cell and takes the light of where it is now
//! (Pérez et al. 2003).

use pictor_codec::Picture;

use super::search::Level;
use crate::edit::fill::fill;
use crate::edit::part::around;

/// How much light and colour may be added to what was copied.
const MOST: f32 = 40.0;

/// By how much what each missing cell is copied from must become lighter, twice that and 128 more in each channel.
pub(super) fn levels(level: &Level) -> Picture {
    let mut off = rim(level);
    for channel in 0..3 {
        let wanted = steps(level, channel);
        let mut light: Vec<f32> =
            off.pixels.iter().skip(channel).step_by(4).map(|&off| (f32::from(off) - 128.0) / 2.0).collect();
        relax(level, &wanted, &mut light);
        for (at, light) in light.into_iter().enumerate() {
            off.pixels[at * 4 + channel] = (128.0 + light.clamp(-MOST, MOST) * 2.0).round() as u8;
        }
    }
    off
}

/// The light that is missing along the rim of the hole, smoothly carried on into it; none outside.
fn rim(level: &Level) -> Picture {
    let width = level.picture.size.width as usize;
    let mut off = Picture::filled(level.picture.size, [128, 128, 128, 255]);
    let mut unknown: Vec<u8> = level.gone.iter().map(|&gone| if gone { 255 } else { 0 }).collect();
    for &at in &level.holes {
        let (right, down) = level.step(at);
        for beside in around(at, width, level.gone.len()).filter(|&beside| !level.gone[beside]) {
            let Some(copy) = level.moved(beside, right, down).filter(|&copy| !level.gone[copy]) else {
                continue;
            };
            for c in 0..3 {
                let by = value(level, beside, c) - value(level, copy, c);
                off.pixels[at * 4 + c] = (128.0 + by.clamp(-MOST, MOST) * 2.0).round() as u8;
            }
            unknown[at] = 0;
        }
    }
    // Beyond the hole nothing is off, but that says nothing about the inside.
    let mut filled = off.clone();
    let holes: Vec<u8> =
        unknown.iter().zip(&level.gone).map(|(&unknown, &gone)| if gone { unknown } else { 255 }).collect();
    if holes.contains(&0) {
        fill(&mut filled, &holes);
        for &at in &level.holes {
            off.pixels[at * 4..at * 4 + 4].copy_from_slice(&filled.pixels[at * 4..at * 4 + 4]);
        }
    }
    off
}

fn value(level: &Level, at: usize, channel: usize) -> f32 {
    f32::from(level.picture.pixels[at * 4 + channel])
}

/// For each missing cell how much lighter than its copy, beside its neighbours and theirs, it must become for the steps
/// between them to be those of their sources: 0 where all have one source.
fn steps(level: &Level, channel: usize) -> Vec<f32> {
    let width = level.picture.size.width as usize;
    let wanted = |&at: &usize| {
        around(at, width, level.gone.len()).map(|beside| wanted_step(level, channel, at, beside)).sum()
    };
    level.holes.iter().map(wanted).collect()
}

fn wanted_step(level: &Level, channel: usize, at: usize, beside: usize) -> f32 {
    let value = |at: usize| value(level, at, channel);
    let shown = |at: usize| value(if level.gone[at] { level.source(at) } else { at });
    let is = shown(at) - shown(beside);
    // The step as it is where the cell comes from, and where its neighbour does.
    let there = |middle: usize| {
        let (right, down) = level.step(middle);
        let [a, b] = [at, beside].map(|at| level.moved(at, right, down).filter(|&copy| !level.gone[copy]));
        Some(value(a?) - value(b?))
    };
    let theirs = if level.gone[beside] { there(beside) } else { None };
    match (there(at), theirs) {
        (Some(mine), Some(theirs)) => (mine + theirs) / 2.0 - is,
        (Some(step), None) | (None, Some(step)) => step - is,
        (None, None) => -is,
    }
}

/// Spreads what is wanted over the hole, so that no step is seen where two sources meet.
fn relax(level: &Level, wanted: &[f32], light: &mut [f32]) {
    let width = level.picture.size.width as usize;
    for _ in 0..60 {
        for (&at, wanted) in level.holes.iter().zip(wanted) {
            let (mut sum, mut count) = (*wanted, 0.0);
            for beside in around(at, width, level.gone.len()) {
                sum += if level.gone[beside] { light[beside] } else { 0.0 };
                count += 1.0;
            }
            light[at] += 1.7 * (sum / count - light[at]);
        }
    }
}
