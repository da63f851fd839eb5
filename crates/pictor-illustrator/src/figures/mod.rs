//! The figures: every thing that the illustrator can draw, each as a few lines of text.
//!
//! # How to draw a figure
//!
//! A figure stands in a file of its shelf (`animals`, `food`, `vehicles`, ...) with its name, the width of its box
//! divided by its height, how high it usually is in metres, perhaps how it keeps its place ([`Stands`]; on the ground
//! when nothing is said), and below it what draws it:
//!
//! ```text
//! GREEN = #6fa84f
//!
//! figure "apple" 0.95 0.09
//!     red = main(#d9473f)
//!     body(limb("48,30 50,18 56,8", 4, 3), #7a5334) // stalk
//!     round(blob("48,28 72,22 90,48 72,96 48,94 22,96 6,48 22,22"), red)
//!     body(leaf((51, 20), (76, 8), 12), GREEN)
//!     for x, y in rows("36,70 44,78 60,72", 2)
//!         mark(circle(x, y, 1.2), red.lit(0.5))
//!     shine(tilted_oval(28, 42, 6, 12, 20), 0.7)
//! ```
//!
//! - **The box.** 100 units high and `100 * aspect` wide, (0, 0) at the upper left, y down. What stands, stands
//!   on y = 100. Fill the box: the composer scales by it, and what sticks out may be cut off. A few units of tail,
//!   ear or steam outside do no harm.
//! - **Facing.** Draw things that have a front facing *right* (or at us); the composer mirrors. Faces look at us
//!   or three quarters to the right. The light comes from the upper left whatever you do: the pen sees to it.
//! - **Order.** Later shapes are in front. Far legs, tail, far ear; then the trunk; then near legs; then the head.
//! - **Parts, not lines.** Build from few, big, rounded, overlapping parts: `blob` for what lives, `limb` for arms,
//!   legs and tails, `oval`, `round_rect`; `body` and `round` shade and outline by themselves. Then two or
//!   three `mark`s (belly, cheeks, spots), one `shine`, one `shade` where a part throws it on another; what is
//!   only on a part goes into its `body_with` or `round_with`. 10 to 40
//!   shapes make a good figure; more than 120 are too many.
//! - **Numbers as text.** Outlines are written as text, `blob("48,28 72,22 90,48")`; so are spots that lie about a
//!   middle, `placed((x, y), "-6,3 6,3")`, in units of a size, `sized((x, y), (r, r), "-1,0 1,0")`, and the rows of a
//!   loop. A stroke may have several outlines, `[circle(x, 9, 1) for x in [3, 6]]`: they are drawn in turn.
//! - **Proportions** are those of a picture book: heads large (a third of an animal), eyes low and far apart, feet
//!   and hands small. Babies: larger head, shorter limbs (`aged("baby")`). A thing must be known by its silhouette.
//! - **Colour** always through `main(usual)`, and `accent(usual)` for the second colour, so that "a blue
//!   cat" is blue. Usual colours are warm and a little muted: no pure #ff0000, no black (`INK`), no grey
//!   without a tint. Derive others with `.lit(0.2)`, `.shaded(0.3)`, `.mix(other, 0.5)`.
//! - **Faces** only through `eyes`, `mouth`, `cheeks`, `nose`, `whiskers`, which show the expression by themselves.
//! - **Variation** only from the look (`aged`, `posed`, `feels`, `pattern`, `gaze`) and `vary(key)` / `choose(key,
//!   list)`, which come from the seed. No other randomness. Fine detail only `if fine`.
//! - **Slots** tell where others go: name `"Head"`, `"Neck"`, `"Chest"` on everything with a body, `"Top"` on tables
//!   and plates, `"Inside"` on vessels (at the moment when the back is drawn and the front isn't), `"Words"` on
//!   everything that can carry words, `"Saddle"` on what is ridden. `eyes` names `"Face"`.
//! - **Poses**: at least standing; sitting, sleeping (curled up, on the ground), running or flying where the
//!   animal is known for it.
//! - **Light**: windows and lamps glow `if night` (`glow`, `lamp`).
//!
//! # The notation
//!
//! A block is what stands deeper. A line goes on within brackets. `//` begins a comment.
//!
//! ```text
//! USUAL = { wide: 20, high: 5 }                // a record, which this file sees
//! figure "green apple" 0.95 0.09 = apple(#9cc24f)
//!
//! part apple(usual)                            // what several figures share: it draws,
//!     x = if night then 3 else 4.5             // with names that are bound once,
//!     (left, right) = (x - 2, x + 2)
//!     part dot(x) = circle(x, 9, 1)            // parts of its own, which see the names above them,
//!     both(50)                                 // and verbs with a block: within turned moved scaled ...
//!         body([dot(x) for x in steps(left, 2, 3) if x < 9], usual)
//!     framed({ wide: 30, ..USUAL })            // A part may draw its caller's block.
//!         line(path("M{left} 0 L{x + 1} {right}"), 1, INK)
//!
//! shared part framed(size)                     // `shared`: for every file of the shelf; `common`: for all
//!     if not (fine or posed("sleeping")) and size.wide >= 30
//!         stop                                 // No more is drawn.
//!     block
//!
//! part widest(list)                            // A part may give a value.
//!     for i, (x, _) in enumerated(list)
//!         if i == count(list) - 1
//!             give x.max(list.0.1).powi(2)
//! ```
//!
//! Values are numbers, `true` and `false`, texts, spots `(x, y)`, colours, outlines, lists, records, and parts
//! by their name alone. `notation/words.rs` lists all words with what they take, `shelves.rs` all files. A mistake in
//! a text is a panic with file and line when the texts are read, at the latest in the first test.
//!
//! People are one body (`people/person.txt`) in an outfit: a record of colours, a cut, a hat, and the parts that are
//! drawn behind, over the trunk and last; each gets the build of the body, a record, too (`people/build.txt`).
//!
//! # Places
//!
//! A place that is written as text (`isometric/*.txt`) is drawn in its light: `near(colour)` is a colour of the
//! foreground in it, and `sky`, `grass`, `leaves`, `autumn` are what it has of these.
//!
//! # Crowds
//!
//! Settings that need people in the distance scatter [`people::passer_by`]: about ten shapes without a face, placed by
//! feet and height, walking, standing, with a child, an umbrella or a bag. The seed dresses them:
//!
//! ```text
//! passer_by(pen, seed + i, (x, y), 46.0, "walking");
//! ```
//!
//! # Names
//!
//! Names are the lexicon's canonical ones: English, singular, lower case. Several rows may share one function.
//!
//! Look at what you draw:
//! `cargo run -p pictor-illustrator --example contact -- OUT.png [words of names...]`; a word with `shelf:` in front
//! shows a whole shelf, `name@baby`, `name@sad`, `name@sitting`, `name@blue` show variants.

use std::collections::HashMap;
use std::sync::LazyLock;

use vello_cpu::kurbo::{Affine, Point};

use crate::colour::Rgb;
use crate::intent::Garment;
use crate::shape::Shape;

pub(crate) mod look;
pub(crate) mod outline;
pub(crate) mod pen;
pub(crate) mod prelude;

pub(crate) mod notation;
pub(crate) mod people;
mod shelves;

pub(crate) use look::Look;
use notation::{Part, Texts};
pub(crate) use pen::{Pen, Sketch, Slot};
use shelves::SHELVES;

/// One thing that the illustrator can draw.
pub(crate) struct Figure {
    /// The canonical name of the concept.
    pub(crate) name: &'static str,
    /// Width of the box divided by its height.
    pub(crate) aspect: f64,
    /// How high it usually is, in metres; the composer evens out differences, so a guess is enough.
    pub(crate) height: f64,
    /// How it keeps its place.
    pub(crate) stands: Stands,
    /// Draws it.
    pub(crate) part: Part,
}

/// How a thing keeps its place in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// On the ground, a floor, a table.
    Ground,
    /// From above: lanterns, lamps, bunting.
    Hangs,
    /// In the sky, without effort: sun, clouds, balloons.
    Floats,
    /// In the air by wings or engines.
    Flies,
    /// In water, below the surface.
    Swims,
    /// On the water's surface.
    Sails,
    /// Anywhere: hearts, notes, stars.
    Free,
}

/// The figures of the shelves' texts.
static WRITTEN: LazyLock<Vec<Texts>> =
    LazyLock::new(|| notation::read(&SHELVES.iter().map(|(_, texts)| *texts).collect::<Vec<_>>()));

/// Every figure by its name.
static NAMED: LazyLock<HashMap<&str, &Figure>> =
    LazyLock::new(|| all().map(|(_, figure)| (figure.name, figure)).collect());

/// The figure of that canonical name.
pub(crate) fn find(name: &str) -> Option<&'static Figure> {
    NAMED.get(name).copied()
}

/// Every figure with its shelf.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, &'static Figure)> {
    let shelf = |((shelf, _), written): (&'static shelves::Shelf, &'static Texts)| {
        written.figures.iter().map(move |figure| (*shelf, figure))
    };
    SHELVES.iter().zip(&*WRITTEN).flat_map(shelf)
}

/// Draws a figure in its box, mirrored if it shall face left.
pub(crate) fn sketch(figure: &Figure, look: &Look, mirrored: bool) -> Sketch {
    let width = figure.aspect * 100.0;
    let affine = if mirrored { Affine::new([-1.0, 0.0, 0.0, 1.0, width, 0.0]) } else { Affine::IDENTITY };
    let mut pen = Pen::new(affine);
    figure.part.draw(&mut pen, look);
    fitted(pen.finish(), width)
}

/// A drawing that reaches out of its box in this pose (tails, wings, stretched legs) made smaller about its feet,
/// so that layout may rely on the box.
fn fitted(sketch: Sketch, width: f64) -> Sketch {
    /// How far ears and tails may stick out.
    const SLACK: f64 = 8.0;
    let Some(bounds) = crate::shape::bounds(&sketch.shapes) else { return sketch };
    let middle = width / 2.0;
    let aside = (middle - bounds.x0).max(bounds.x1 - middle) / (middle + SLACK);
    // Feet through the floor are lifted onto it.
    let sunk = if bounds.y1 > 104.0 { bounds.y1 - 101.0 } else { 0.0 };
    let above = (100.0 - bounds.y0 + sunk) / (100.0 + SLACK);
    let over = aside.max(above).max(1.0);
    if over == 1.0 && sunk == 0.0 {
        return sketch;
    }
    let shrunk = Affine::scale_about(1.0 / over, Point::new(middle, 100.0));
    sketch.transformed(shrunk * Affine::translate((0.0, -sunk)))
}

/// The shapes alone.
pub(crate) fn shapes(figure: &Figure, look: &Look, mirrored: bool) -> Vec<Shape> {
    sketch(figure, look, mirrored).shapes
}

/// Whether that figure draws such a garment by itself.
pub(crate) fn draws(figure: &Figure, look: &Look, name: &'static str) -> bool {
    let wearing = |wears| shapes(figure, &Look { wears, ..look.clone() }, false);
    wearing(vec![Garment { name, colour: Some(Rgb::hex(0xd13fa0)) }]) != wearing(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intent::{Age, Expression, Pose};

    /// Every figure must survive every look, and stay near its box.
    #[test]
    fn figures_draw_within_their_boxes() {
        let poses = [
            None,
            Some(Pose::Sitting),
            Some(Pose::Lying),
            Some(Pose::Sleeping),
            Some(Pose::Walking),
            Some(Pose::Running),
            Some(Pose::Flying),
            Some(Pose::Swimming),
            Some(Pose::Dancing),
            Some(Pose::Waving),
            Some(Pose::Kneeling),
            Some(Pose::Meditating),
            Some(Pose::Hugging),
        ];
        let ages = [Age::Usual, Age::Baby, Age::Child, Age::Old];
        let faces = [
            None,
            Some(Expression::Laughing),
            Some(Expression::Sad),
            Some(Expression::Angry),
            Some(Expression::Surprised),
            Some(Expression::Winking),
            Some(Expression::InLove),
        ];
        let looks = || poses.into_iter().flat_map(|pose| ages.map(|age| (pose, age))).enumerate();
        for (_, figure) in all() {
            for (seed, (pose, age)) in looks() {
                let look = Look {
                    pose,
                    age,
                    expression: faces[seed % faces.len()],
                    lettered: seed % 3 == 1,
                    occupied: seed % 3 == 2,
                    holds: seed % 5 == 3,
                    reach: (seed % 7 == 4).then_some((74.0, 62.0)),
                    night: seed % 2 == 0,
                    ..Look::plain(seed as u64)
                };
                let drawn = shapes(figure, &look, seed % 2 == 1);
                let bounds = crate::shape::bounds(&drawn).expect("a figure draws something");
                let width = figure.aspect * 100.0;
                let inside =
                    bounds.x0 > -9.0 && bounds.y0 > -9.0 && bounds.x1 < width + 9.0 && bounds.y1 < 106.0;
                assert!(inside, "{} {pose:?} leaves its box {width} x 100: {bounds:?}", figure.name);
                assert!(drawn.len() < 400, "{} has {} shapes", figure.name, drawn.len());
            }
        }
    }

    /// The numbers that the page on the illustrator gives.
    #[test]
    fn the_docs_count_right() {
        assert!(all().count() > 900, "{} figures", all().count());
        let concepts = crate::understanding::concepts().len();
        assert!(concepts > 1700, "{concepts} concepts");
    }

    /// What no word asks for is drawn in vain.
    #[test]
    fn every_figure_has_a_word() {
        // For settings and rooms, for who asks to see inside, and for what others become: a bowl with a fish, a pile,
        // an apple with a face.
        let others = "cabin, submarine cutaway, fish bowl, wind, fog, planets, pile of two books, pile of three books, \
            long table, double bed, bunk bed, wall mirror, floor lamp, pendant lamp, paper lamp, smile";
        let known = |name: &str| {
            crate::understanding::concept(name).is_some() || others.split(", ").any(|one| one == name)
        };
        let variant = |name: &str| name.ends_with(" from above") || name.starts_with("passer-by");
        let names = all().map(|(_, figure)| figure.name).filter(|name| !known(name) && !variant(name));
        assert_eq!(names.collect::<Vec<_>>(), [""; 0], "no words");
    }

    #[test]
    fn names_are_unique_and_canonical() {
        let mut names: Vec<_> = all().map(|(_, figure)| figure.name).collect();
        names.sort_unstable();
        for pair in names.windows(2) {
            assert_ne!(pair[0], pair[1], "two figures of the same name");
        }
        for name in names {
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b" -".contains(&b)), "{name:?}");
        }
    }
}
