//! What one drawing of a figure shall look like: everything that may differ between two otters.

use std::sync::Arc;

use crate::colour::Rgb;
use crate::intent::{Age, Expression, Garment, Gender, Hairdo, Material, Pattern, Pose, Skin, Subject};
use crate::light::Light;

/// The looks of one thing, as the composer decided them from what the prompt said.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    /// Colours that the prompt asked for, the main one first; read them through [`Look::main`] and
    /// [`Look::accent`].
    pub(crate) colours: Vec<Rgb>,
    /// How old.
    pub(crate) age: Age,
    /// For people; where not said, [`Look::woman`] decides by seed.
    pub(crate) gender: Option<Gender>,
    /// For people; where not said, [`Look::skin_tone`] decides by seed.
    pub(crate) skin: Option<Skin>,
    /// For people; where not said, [`Look::hair_colour`] decides by seed.
    pub(crate) hair: Option<Rgb>,
    /// For people; where not said, the seed decides how the hair is worn.
    pub(crate) hairdo: Option<Hairdo>,
    /// The colour of the eyes, where said.
    pub(crate) eyes: Option<Rgb>,
    /// What the body does. Draw the poses that suit the thing; treat the others as standing.
    pub(crate) pose: Option<Pose>,
    /// What the face shows; `animals/face.txt` draws it.
    pub(crate) expression: Option<Expression>,
    /// What is worn; what a figure doesn't draw is hung on it.
    pub(crate) wears: Vec<Garment>,
    /// What it is made of.
    pub(crate) material: Option<Material>,
    /// What is printed on it; [`super::Pen::cloth`] draws it.
    pub(crate) pattern: Option<Pattern>,
    /// Where the hand nearest to the other subject shall reach, in box units, for people who do something to
    /// somebody; drawn facing right.
    pub(crate) reach: Option<(f64, f64)>,
    /// Whether something is held before the chest; leave [`super::Slot::Hands`] where it goes.
    pub(crate) holds: bool,
    /// For people: whether the hands may do as they like, which [`super::people`] decides by the clothes.
    pub(crate) idle: bool,
    /// For people: whether they look as most do in China, where nothing else was said.
    pub(crate) eastern: bool,
    /// For people: half grown up.
    pub(crate) teen: bool,
    /// Whether the composer letters [`super::Slot::Words`]: leave out decoration there.
    pub(crate) lettered: bool,
    /// Whether somebody sits on it or in it, or something lies inside; leave out lids and covers.
    pub(crate) occupied: bool,
    /// Where the eyes look: (0, 0) is at us, (1, 0) to the right as drawn.
    pub(crate) gaze: (f64, f64),
    /// Whether fine detail (hair strands, wood grain, stitches) is worth drawing.
    pub(crate) fine: bool,
    /// Lights are on: windows glow, lamps shine.
    pub(crate) night: bool,
    /// The light of the place that it is a part of; figures are lit where they are put.
    pub(crate) light: Option<Arc<Light>>,
    /// The only source of variation.
    pub(crate) seed: u64,
}

impl Look {
    /// The look of a thing of which nothing is known but its seed.
    pub(crate) fn plain(seed: u64) -> Self {
        Self::of(&Subject::new("", crate::intent::Kind::Object), seed)
    }

    /// The look that the prompt gave its subject.
    pub(crate) fn of(subject: &Subject, seed: u64) -> Self {
        Self {
            colours: subject.colours.clone(),
            age: subject.age,
            gender: subject.gender,
            skin: subject.skin,
            hair: subject.hair,
            hairdo: subject.hairdo,
            eyes: subject.eyes,
            pose: subject.pose,
            expression: subject.expression,
            wears: subject.wears.clone(),
            material: subject.material,
            pattern: subject.pattern,
            reach: None,
            holds: false,
            idle: false,
            eastern: false,
            teen: false,
            lettered: false,
            occupied: false,
            gaze: (0.0, 0.0),
            fine: true,
            night: false,
            light: None,
            seed,
        }
    }

    /// The main colour: what the prompt said, or else `usual`.
    pub(crate) fn main(&self, usual: impl Into<Rgb>) -> Rgb {
        self.colours.first().copied().unwrap_or_else(|| usual.into())
    }

    /// The second colour: what the prompt said, or else `usual`.
    pub(crate) fn accent(&self, usual: impl Into<Rgb>) -> Rgb {
        self.colours.get(1).copied().unwrap_or_else(|| usual.into())
    }

    /// What is worn of these garments, `one, another`.
    pub(crate) fn worn(&self, names: &str) -> Option<&Garment> {
        self.wears.iter().find(|garment| names.split(", ").any(|name| name == garment.name))
    }

    /// A number from -1 to 1 that is the same for the same seed and `key`: for small differences in build.
    pub(crate) fn vary(&self, key: u64) -> f64 {
        f64::from((scramble(self.seed, key) >> 40) as u32) / f64::from(1u32 << 23) - 1.0
    }

    /// One of `choices`, the same for the same seed and `key`.
    pub(crate) fn choose<T: Copy>(&self, key: u64, choices: &[T]) -> T {
        choices[(scramble(self.seed, key) >> 33) as usize % choices.len()]
    }

    /// Whether a baby or a child.
    pub(crate) fn young(&self) -> bool {
        matches!(self.age, Age::Baby | Age::Child)
    }

    /// Whether to draw a woman or girl.
    pub(crate) fn woman(&self) -> bool {
        self.gender.map_or_else(|| self.choose(901, &[true, false]), |g| g == Gender::Female)
    }

    /// The colour of the skin.
    pub(crate) fn skin_tone(&self) -> Rgb {
        match self.skin {
            Some(Skin::Light) => Rgb::hex(0xf8d9c4),
            Some(Skin::Tan) => Rgb::hex(0xe8b48c),
            Some(Skin::Brown) => Rgb::hex(0xb97a50),
            Some(Skin::Dark) => Rgb::hex(0x7d4e34),
            None if self.eastern || self.hair.is_some_and(|hair| hair.luma() > 0.3) => {
                self.choose(902, &[0xf8d5bd, 0xf6cdb0, 0xf3c6a2].map(Rgb::hex))
            }
            None => self.choose(
                902,
                &[0xf8d5bd, 0xf6cdb0, 0xf3c6a2, 0xe6b087, 0xc68a5e, 0xa56f49, 0x8f5b3c].map(Rgb::hex),
            ),
        }
    }

    /// The colour of the hair.
    pub(crate) fn hair_colour(&self) -> Rgb {
        let usual = || {
            if self.eastern {
                return self.choose(903, &[0x2f2730, 0x3a2a28, 0x2b2a33].map(Rgb::hex));
            }
            self.choose(
                903,
                &[0x4a3128, 0x6b4428, 0x2f2730, 0x2f2730, 0xa5693a, 0xd9a95b, 0xb5552f].map(Rgb::hex),
            )
        };
        self.hair.unwrap_or_else(|| if self.age == Age::Old { Rgb::hex(0xd9d6d8) } else { usual() })
    }
}

/// The finaliser of `SplitMix64` over seed and key: cheap, and every bit of the result depends on every bit of both.
pub(crate) fn scramble(seed: u64, key: u64) -> u64 {
    let mut z = seed.wrapping_add(key.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
