//! Colours and how light changes them: what is lit turns warm, what lies in shade turns cool.

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The light end of every mixture.
    pub const WHITE: Self = Self(255, 255, 255);
    /// The line colour: a soft black that is kinder than the real one.
    pub const INK: Self = Self(54, 44, 58);
    /// Bare paper.
    pub const PAPER: Self = Self(252, 247, 236);

    /// `0xRRGGBB`.
    pub const fn hex(value: u32) -> Self {
        Self((value >> 16) as u8, (value >> 8) as u8, value as u8)
    }

    /// This colour with `share` (0 to 1) of `other` stirred in.
    pub fn mix(self, other: impl Into<Self>, share: f64) -> Self {
        let other = other.into();
        let share = share.clamp(0.0, 1.0);
        let part = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Self(part(self.0, other.0), part(self.1, other.1), part(self.2, other.2))
    }

    /// This colour where light falls on it; `amount` from 0 to 1.
    pub fn lit(self, amount: f64) -> Self {
        self.mix(Self(255, 250, 234), amount)
    }

    /// This colour turned away from the light; `amount` from 0 to 1.
    pub fn shaded(self, amount: f64) -> Self {
        // Multiplying with a dusky violet keeps shade colourful where mixing with black makes it dirty.
        let dusk = Self(part(self.0, 92), part(self.1, 72), part(self.2, 118));
        self.mix(dusk, amount)
    }

    /// The colour of an outline around a surface of this colour.
    pub fn edge(self) -> Self {
        self.shaded(0.62).mix(Self::INK, 0.2)
    }

    /// How bright it looks, 0 to 1 (Rec. 601 luma).
    pub fn luma(self) -> f64 {
        (0.299 * f64::from(self.0) + 0.587 * f64::from(self.1) + 0.114 * f64::from(self.2)) / 255.0
    }

    /// More (above 1) or less (below 1) colourful.
    pub fn saturated(self, factor: f64) -> Self {
        let grey = self.luma() * 255.0;
        let part = |c: u8| (grey + (f64::from(c) - grey) * factor).round().clamp(0.0, 255.0) as u8;
        Self(part(self.0), part(self.1), part(self.2))
    }

    /// Channel by channel product, as light of colour `lamp` would show it.
    pub fn under(self, lamp: Self) -> Self {
        Self(part(self.0, lamp.0), part(self.1, lamp.1), part(self.2, lamp.2))
    }

    /// Ink that can be read on this colour.
    pub fn legible(self) -> Self {
        if self.luma() > 0.55 { Self::INK } else { Self(255, 251, 240) }
    }

    /// The ink of bold words on this colour, of which all but the palest carry white.
    pub fn lettered(self) -> Self {
        if self.luma() > 0.72 { Self::INK } else { Self::WHITE }
    }

    /// With an opacity of `alpha` (0 to 1).
    pub fn alpha(self, alpha: f64) -> Tint {
        Tint { rgb: self, alpha: alpha.clamp(0.0, 1.0) as f32 }
    }
}

fn part(colour: u8, lamp: u8) -> u8 {
    ((u16::from(colour) * u16::from(lamp) + 127) / 255) as u8
}

impl From<u32> for Rgb {
    /// `0xRRGGBB`.
    fn from(value: u32) -> Self {
        Self::hex(value)
    }
}

/// A colour that may let others through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tint {
    /// The colour itself.
    pub rgb: Rgb,
    /// 0 is not there, 1 covers.
    pub alpha: f32,
}

impl From<Rgb> for Tint {
    fn from(rgb: Rgb) -> Self {
        Self { rgb, alpha: 1.0 }
    }
}

impl From<u32> for Tint {
    /// `0xRRGGBB`, which covers.
    fn from(value: u32) -> Self {
        Rgb::hex(value).into()
    }
}
