//! Blur: running means along rows and columns, in whole numbers, so that they are the same everywhere.

use pictor_codec::Picture;

/// What a mean at the end of a line takes for the pixels that aren't there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// The last one again and again; means are rounded.
    Repeated,
    /// Nothing, so that fewer make the mean; means are cut down.
    Open,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Along {
    Rows,
    Columns,
}

/// Softens by three means either way, near enough to a Gaussian of about that radius.
pub(crate) fn blur(picture: &mut Picture, radius: usize) {
    for along in [Along::Rows, Along::Columns].repeat(3) {
        pass(picture, radius.max(1), along, Ends::Repeated);
    }
}

/// Softens a little, by two means either way: for small pictures that are laid under or over others.
pub(crate) fn soften(picture: &mut Picture, radius: usize) {
    for along in [Along::Rows, Along::Columns].repeat(2) {
        pass(picture, radius, along, Ends::Open);
    }
}

/// One running mean of `2 * radius + 1` pixels.
fn pass(picture: &mut Picture, radius: usize, along: Along, ends: Ends) {
    let (width, height) = (picture.size.width as usize, picture.size.height as usize);
    let (lines, length, step, next) = match along {
        Along::Rows => (height, width, 4, width * 4),
        Along::Columns => (width, height, width * 4, 4),
    };
    let mut line = vec![[0u8; 4]; length];
    let (radius, length) = (radius as isize, length as isize);
    for i in 0..lines {
        let start = i * next;
        for (at, value) in line.iter_mut().enumerate() {
            value.copy_from_slice(&picture.pixels[start + at * step..start + at * step + 4]);
        }
        let value = |at: isize| match ends {
            Ends::Repeated => line[at.clamp(0, length - 1) as usize],
            Ends::Open if (0..length).contains(&at) => line[at as usize],
            Ends::Open => [0; 4],
        };
        let mut sums = [0u32; 4];
        for at in -radius..=radius {
            let value = value(at);
            (0..4).for_each(|c| sums[c] += u32::from(value[c]));
        }
        for at in 0..length {
            let (count, half) = match ends {
                Ends::Repeated => (2 * radius + 1, radius),
                Ends::Open => ((at + radius + 1).min(length) - (at - radius).max(0), 0),
            };
            let to = start + at as usize * step;
            (0..4).for_each(|c| picture.pixels[to + c] = ((sums[c] + half as u32) / count as u32) as u8);
            let (gone, come) = (value(at - radius), value(at + radius + 1));
            (0..4).for_each(|c| sums[c] = sums[c] + u32::from(come[c]) - u32::from(gone[c]));
        }
    }
}
