//! Light and palette: what hour, weather, season and mood do to every colour of a picture.

use crate::colour::Rgb;
use crate::intent::{Intent, Mood, Season, Time, Weather};

/// The light of a picture, as colours to paint with.
#[derive(Clone, Debug)]
pub(crate) struct Light {
    /// The sky from the zenith to the horizon.
    pub(crate) sky: [Rgb; 3],
    /// What far things fade into.
    pub(crate) haze: Rgb,
    /// What the light makes of white.
    pub(crate) lamp: Rgb,
    /// Lamps are lit, stars are out.
    pub(crate) dark: bool,
    /// Signs and windows glow in magenta and cyan.
    pub(crate) neon: bool,
    /// The hour, for sun and moon.
    pub(crate) time: Time,
    pub(crate) weather: Weather,
    pub(crate) season: Season,
    /// Grass from near to far, by season.
    pub(crate) grass: Rgb,
    /// Leaves, by season; trees pick from these.
    pub(crate) leaves: [Rgb; 3],
    /// Water, near.
    pub(crate) water: Rgb,
    /// Factor on every colour's saturation.
    pub(crate) saturation: f64,
    /// A colour stirred into everything, and how much of it.
    pub(crate) tinge: (Rgb, f64),
}

impl Light {
    /// The light that the intent asks for; a fine day if it says nothing.
    pub(crate) fn of(intent: &Intent) -> Self {
        let time = intent.time.unwrap_or(Time::Day);
        let weather = intent.weather.unwrap_or(Weather::Clear);
        let season =
            intent.season.unwrap_or(if weather == Weather::Snow { Season::Winter } else { Season::Summer });
        let (sky, lamp) = hour(time);
        let (grass, leaves) = foliage(season);
        // Before a low sun the land is as dark as who stands on it.
        let outlined = |tone: Rgb| if intent.silhouette { tone.shaded(0.68) } else { tone };
        let mut light = Self {
            sky: sky.map(Rgb::hex),
            haze: Rgb::hex(sky[2]),
            lamp: Rgb::hex(lamp),
            dark: matches!(time, Time::Night | Time::Dusk),
            neon: intent.mood == Some(Mood::Neon),
            time,
            weather,
            season,
            grass: outlined(grass),
            leaves: leaves.map(outlined),
            water: Rgb::hex(0x5fa3bf).mix(Rgb::hex(sky[0]), 0.35),
            saturation: 1.0,
            tinge: (Rgb::WHITE, 0.0),
        };
        light.cloud_over();
        light.feel(intent);
        light
    }

    /// The same hour in a room: outside it may be night, inside the lamps are lit.
    pub(crate) fn indoors(mut self) -> Self {
        if self.dark {
            self.lamp = Rgb::hex(0xf6d9b4);
            self.haze = Rgb::hex(0xe9c9a0);
        } else {
            self.lamp = self.lamp.mix(Rgb::hex(0xfffaf0), 0.5);
        }
        self
    }

    /// A colour of the world in this light; `far` from 0 (here) to 1 (on the horizon).
    pub(crate) fn on(&self, colour: impl Into<Rgb>, far: f64) -> Rgb {
        let lit = self.tinged(colour.into().under(self.lamp));
        lit.mix(self.haze, far.clamp(0.0, 1.0) * self.haze_share())
    }

    /// A colour of the foreground in this light, for figures.
    pub(crate) fn near(&self, colour: impl Into<Rgb>) -> Rgb {
        let colour = colour.into();
        // Figures keep more of their own colour than the world, so that they stay the brightest thing at night.
        let lamp = if self.dark { self.lamp.mix(Rgb::hex(0xffe6cc), 0.5) } else { self.lamp };
        self.tinged(colour.mix(colour.under(lamp), 0.62))
    }

    /// What the mood makes of a colour.
    fn tinged(&self, colour: Rgb) -> Rgb {
        colour.saturated(self.saturation).mix(self.tinge.0, self.tinge.1)
    }

    fn haze_share(&self) -> f64 {
        if self.weather == Weather::Fog { 0.95 } else { 0.72 }
    }

    fn cloud_over(&mut self) {
        let (cloud, share, lamp) = match self.weather {
            Weather::Overcast => (0xb9c3cd, 0.7, 0xe9edf2),
            Weather::Rain => (0x93a3b3, 0.72, 0xd5dde6),
            Weather::Storm => (0x55607a, 0.78, 0xb4bccb),
            Weather::Snow => (0xd3dde6, 0.62, 0xf1f4fa),
            Weather::Fog => (0xdfe4e6, 0.42, 0xf6f6f4),
            Weather::Clear | Weather::Cloudy | Weather::Wind | Weather::Rainbow => return,
        };
        let veil = Rgb::hex(cloud).under(self.lamp);
        self.sky = self.sky.map(|colour| colour.mix(veil, share));
        self.haze = self.haze.mix(veil, share);
        self.lamp = self.lamp.under(Rgb::hex(lamp));
        self.water = self.water.mix(veil, share * 0.5);
    }

    fn feel(&mut self, intent: &Intent) {
        let (saturation, tinge, share) = match intent.mood {
            Some(Mood::Joyful | Mood::Energetic) => (1.18, 0xfff2c4, 0.03),
            Some(Mood::Calm) => (0.86, 0xdfe9ec, 0.06),
            Some(Mood::Sad) => (0.62, 0x8ea0b8, 0.1),
            Some(Mood::Mysterious) => (0.85, 0x4a4478, 0.16),
            Some(Mood::Scary) => (0.7, 0x3a3250, 0.22),
            Some(Mood::Romantic) => (1.02, 0xf7b7c0, 0.12),
            Some(Mood::Epic) => (1.1, 0xe0a35a, 0.08),
            Some(Mood::Dreamy) => (0.96, 0xe8d6f5, 0.14),
            Some(Mood::Nostalgic) => (0.6, 0xd9b98a, 0.16),
            Some(Mood::Elegant) => (0.85, 0xf3e6cf, 0.05),
            Some(Mood::Neon) => (1.3, 0x6a2fb0, 0.1),
            Some(Mood::Pastel) => (0.85, 0xfff4f2, 0.28),
            Some(Mood::Cosy) => (1.0, 0xffe2b8, 0.06),
            None => (1.0, 0xfff0d8, 0.02),
        };
        (self.saturation, self.tinge) = (saturation, (Rgb::hex(tinge), share));
        if self.neon && self.dark {
            self.sky = [0x120a30, 0x3a1668, 0xb8388f].map(Rgb::hex);
            self.haze = Rgb::hex(0x6a2f9a);
            self.water = Rgb::hex(0x2a2a78);
        }
        let sky = self.sky;
        self.sky = sky.map(|colour| self.tinged(colour));
        if let Some(&wish) = intent.palette.first() {
            let low = intent.palette.get(1).copied().unwrap_or(wish.lit(0.5));
            self.sky =
                [self.sky[0].mix(wish, 0.5), self.sky[1].mix(wish.lit(0.4), 0.45), self.sky[2].mix(low, 0.4)];
        }
        self.haze = self.tinged(self.haze);
    }
}

/// Zenith, middle and horizon of the sky, and the lamp.
const fn hour(time: Time) -> ([u32; 3], u32) {
    match time {
        Time::Dawn => ([0x7f9fd6, 0xf5b3b8, 0xffdca0], 0xffeee6),
        Time::Morning => ([0x9dd0ec, 0xcfeaf0, 0xfff3d6], 0xfffdf6),
        Time::Day => ([0x86c5ea, 0xbde3f2, 0xf4f5e2], 0xffffff),
        Time::Afternoon => ([0x8ec3df, 0xd8e5da, 0xffe8bf], 0xfff6e4),
        Time::Sunset => ([0x6b6cb0, 0xee8f80, 0xffc978], 0xffdcc4),
        Time::Dusk => ([0x36457f, 0x8577ad, 0xeba996], 0xbdb6dc),
        Time::Night => ([0x111a3e, 0x22336a, 0x465a9c], 0x8794cf),
    }
}

fn foliage(season: Season) -> (Rgb, [Rgb; 3]) {
    let (grass, leaves) = match season {
        Season::Spring => (0x9ccf6d, [0xf2b8c6, 0xa5d377, 0xf7d3da]),
        Season::Summer => (0x86bd5c, [0x6aa84f, 0x7fb85a, 0x559a5b]),
        Season::Autumn => (0xbfae5b, [0xd9843b, 0xe2ae46, 0xc25b3a]),
        Season::Winter => (0xeff4f8, [0xe6edf3, 0xdbe6ee, 0xf2f6f9]),
    };
    (Rgb::hex(grass), leaves.map(Rgb::hex))
}
