//! What a call brings: pictures, and what is known about them.

use pictor_api::response::Usage;
use pictor_api::{Background, Format, Quality, Size};
use pictor_codec::DecodeError;
use pictor_spool::Spool;

use crate::fate::Attempt;

/// Pictures that were made for a call, and what is known about them.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Unix seconds, as the upstream said.
    pub created: Option<u64>,
    /// As many as were asked for, checked; fewer, and as they came, where they are salvaged from a failure.
    pub pictures: Vec<Finished>,
    /// What the upstream says it used, summed over a fan-out; `None` when it did not say so for every share.
    pub usage: Option<Usage>,
    /// The quality that `auto` was resolved to.
    pub quality: Option<Quality>,
    /// The background that `auto` was resolved to.
    pub background: Option<Background>,
    /// Who answered.
    pub upstream: String,
    /// Who has made the pictures, where the one who answered has them from somebody else and says so.
    pub maker: Option<String>,
    /// Every attempt, in order, the successful one included. Empty where a [`Failure`](crate::Failure) has them.
    pub attempts: Vec<Attempt>,
    /// What was changed on the way, for `X-Pictor-Adjusted`: `size=1024x1024->1536x1024`, `format=png->webp`.
    pub adjusted: Vec<String>,
    /// Pictures that were paid for but are no part of the answer: of the wrong size, where another upstream then made
    /// the right one; of an attempt that failed; more than were asked for.
    pub aside: Vec<Finished>,
}

impl Answer {
    /// Both as one. The sum of a known and an unknown usage is unknown.
    pub(crate) fn join(mut self, other: Self) -> Self {
        self.pictures.extend(other.pictures);
        self.aside.extend(other.aside);
        self.attempts.extend(other.attempts);
        self.adjust(other.adjusted);
        self.created = self.created.max(other.created);
        self.maker = self.maker.or(other.maker);
        self.usage = self.usage.zip(other.usage).map(|(one, two)| one + two);
        self.quality = self.quality.or(other.quality);
        self.background = self.background.or(other.background);
        self
    }

    /// Adds what was changed, each change once.
    pub(crate) fn adjust(&mut self, notes: impl IntoIterator<Item = String>) {
        for note in notes {
            if !self.adjusted.contains(&note) {
                self.adjusted.push(note);
            }
        }
    }

    /// Whether it holds any picture.
    pub(crate) fn is_empty(&self) -> bool {
        self.pictures.is_empty() && self.aside.is_empty()
    }

    /// How many whole pictures came.
    pub(crate) fn whole(&self) -> usize {
        self.pictures.len() + self.aside.len()
    }
}

/// One picture, decoded from its base64 and checked by its own header.
#[derive(Clone, Debug)]
pub struct Finished {
    /// The file.
    pub spool: Spool,
    /// What its header says.
    pub format: Format,
    /// What its header says.
    pub size: Size,
}

impl Finished {
    /// The file as it came, if it is a picture.
    pub(crate) fn read(spool: Spool) -> Result<Self, DecodeError> {
        let header = pictor_codec::header(&mut spool.reader())?;
        Ok(Self { spool, format: header.format, size: header.size })
    }
}

/// A partial picture of a stream, passed on as it came.
#[derive(Clone, Debug)]
pub struct Partial {
    /// `partial_image_index`, from 0.
    pub index: u32,
    /// The file.
    pub picture: Spool,
    /// Unix seconds, as the upstream said.
    pub created: Option<u64>,
    /// What its header says.
    pub size: Option<Size>,
    /// As the upstream said.
    pub quality: Option<Quality>,
    /// As the upstream said.
    pub background: Option<Background>,
    /// What its header says.
    pub format: Option<Format>,
}
