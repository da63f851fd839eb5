//! Pictures by the built-in illustrator: decode what came with the call, draw, encode, store.

use std::io;
use std::sync::Arc;

use futures_util::future::try_join_all;
use pictor_api::models::Rulebook;
use pictor_api::response::{Head, Usage};
use pictor_api::{Background, Call, Quality, Size};
use pictor_codec::{Limits, Mark, Mask, Picture, encode_to};
use pictor_illustrator::{Asked, Brief, Drawing, Progress};
use pictor_prompt::moderation::violations;
use pictor_relay::{Finished, Input, Inputs, Observer, Partial};
use pictor_spool::Spools;
use tokio::sync::{Semaphore, mpsc};

use super::ILLUSTRATOR;
use super::fonts::Lettering;
use super::made::{Made, Reason};
use super::mark::mark;
use crate::clock::Clock;

/// No call shows more than three partial pictures, so a channel of this size never holds up the drawing.
const PARTIALS: usize = 8;

/// Where the illustrator works: so many pictures at once and no more. A handle; clones share it.
#[derive(Clone)]
pub struct Studio {
    lettering: Arc<Lettering>,
    spools: Spools,
    slots: Arc<Semaphore>,
    moderates: bool,
    clock: Clock,
}

/// Everything that the pictures of one call have in common.
struct Prepared {
    call: Call,
    asked: Asked,
    size: Size,
    quality: Quality,
    background: Background,
    pictures: Vec<Picture>,
    first: Option<Input>,
    picture_sizes: Vec<Size>,
    mask: Option<Mask>,
    marked: bool,
    created: u64,
}

/// One picture of a call, and what is to be told of it.
struct Drawn {
    picture: Finished,
    notes: Vec<String>,
    unchanged: bool,
}

impl Studio {
    /// A studio in which `concurrency` pictures are drawn at once, and which refuses prompts if it `moderates`.
    pub fn new(
        lettering: Lettering,
        spools: Spools,
        concurrency: usize,
        moderates: bool,
        clock: Clock,
    ) -> Self {
        let slots = Arc::new(Semaphore::new(concurrency));
        Self { lettering: Arc::new(lettering), spools, slots, moderates, clock }
    }

    /// Draws all pictures of `call`, showing earlier passes to `observer`. They count as if a model of these `rules` had
    /// made them, without any as nothing.
    pub(super) async fn draw(
        &self,
        call: &Call,
        inputs: &Inputs,
        observer: &dyn Observer,
        rules: Option<&Rulebook>,
    ) -> Result<Made, Reason> {
        let prepared = Arc::new(self.prepare(call, inputs).await?);
        let (partial, mut partials) = mpsc::channel(PARTIALS);
        let one = |index| self.draw_one(prepared.clone(), index, partial.clone());
        let drawings = try_join_all((0..call.n).map(one).collect::<Vec<_>>());
        drop(partial);
        let show = async {
            while let Some(partial) = partials.recv().await {
                observer.partial(partial).await;
            }
        };
        let (drawn, ()) = tokio::join!(drawings, show);
        Ok(made(&prepared, rules, drawn?))
    }

    async fn prepare(&self, call: &Call, inputs: &Inputs) -> Result<Prepared, Reason> {
        let (call, inputs) = (call.clone(), inputs.clone());
        let (moderates, created) = (self.moderates, self.clock.unix_seconds());
        let prepare = move || {
            if moderates {
                moderate(&call)?;
            }
            Prepared::read(call, &inputs, created)
        };
        self.in_a_slot(prepare).await?
    }

    async fn draw_one(
        &self,
        prepared: Arc<Prepared>,
        number: u8,
        partials: mpsc::Sender<Partial>,
    ) -> Result<Drawn, Reason> {
        let (lettering, spools) = (self.lettering.clone(), self.spools.clone());
        self.in_a_slot(move || {
            let mut show = |progress: Progress<'_>| {
                if let Progress::Partial { index, picture } = progress {
                    // A partial that cannot be coded or that nobody watches is only skipped.
                    if let Ok(picture) = prepared.store(picture, number, &spools) {
                        let _ = partials.blocking_send(prepared.partial(index, picture));
                    }
                }
            };
            let brief = prepared.brief(number);
            let Drawing { picture, notes, unchanged } =
                lettering.illustrator(&prepared.call.prompt).draw(&brief, &mut show);
            let picture = if unchanged {
                prepared.give_back(&picture, &spools)?
            } else {
                prepared.store(&picture, number, &spools)?
            };
            Ok(Drawn { picture, notes: notes.iter().map(ToString::to_string).collect(), unchanged })
        })
        .await?
    }

    /// A picture in another size, in its own format, with a mark where it was drawn here.
    pub(super) async fn resize(
        &self,
        drawn: &Finished,
        size: Size,
        compression: u8,
        mark: Option<Mark>,
    ) -> Result<Finished, Reason> {
        let (drawn, spools) = (drawn.clone(), self.spools.clone());
        self.in_a_slot(move || {
            let picture = pictor_codec::decode(&mut drawn.spool.reader(), &Limits::default());
            let picture = pictor_codec::resize(&picture.map_err(io::Error::other)?, size);
            let mut bytes = Vec::new();
            encode_to(&mut bytes, &picture, drawn.format, compression, mark.as_ref())?;
            Ok(Finished { spool: spools.from_bytes(bytes)?, format: drawn.format, size })
        })
        .await?
    }

    /// Runs `work` off the runtime when a slot is free.
    async fn in_a_slot<T, F>(&self, work: F) -> Result<T, Reason>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        let slot = self.slots.clone().acquire_owned().await.map_err(|_| Reason::Lost)?;
        let working = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(slot);
            done
        });
        working.await.map_err(|_| Reason::Lost)
    }
}

impl Prepared {
    fn read(call: Call, inputs: &Inputs, created: u64) -> Result<Self, Reason> {
        let asked = Asked::read(&call.prompt);
        let picture_sizes: Vec<Size> = inputs.images.iter().map(|input| input.size).collect();
        let size = call.size.unwrap_or_else(|| asked.auto_size(&picture_sizes));
        let mut pictures = Vec::with_capacity(inputs.images.len());
        for (index, input) in inputs.images.iter().enumerate() {
            let within = if index == 0 { size } else { share_of(size, inputs.images.len()) };
            let picture = pictor_codec::decode_within(&mut input.spool.reader(), &Limits::default(), within);
            pictures.push(picture.map_err(|source| Reason::InvalidImage { number: index + 1, source })?);
        }
        let mask = inputs.mask.as_ref().map(read_mask).transpose()?;
        Ok(Self {
            size,
            // Drawing costs nothing, so `auto` means the best.
            quality: call.quality.unwrap_or(Quality::High),
            background: call.background.unwrap_or(Background::Opaque),
            pictures,
            first: inputs.images.first().cloned(),
            picture_sizes,
            mask,
            marked: inputs.markup.is_some(),
            created,
            call,
            asked,
        })
    }

    /// What was asked and cannot be done.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.mask.as_ref().is_some_and(|mask| mask.coverage.iter().all(|&coverage| coverage == 0)) {
            notes.push("the mask is opaque everywhere, so nothing could change".to_owned());
        }
        if self.marked {
            notes.push("the illustrator does not look at the markup".to_owned());
        }
        notes
    }

    fn brief(&self, index: u8) -> Brief<'_> {
        Brief {
            asked: &self.asked,
            size: self.size,
            quality: self.quality,
            background: self.background,
            seed: self.call.seed,
            index: u32::from(index),
            partials: if self.call.stream { self.call.partial_images } else { 0 },
            inputs: &self.pictures,
            mask: self.mask.as_ref(),
        }
    }

    /// Codes the picture of that number, partial or finished; it says what it is.
    fn store(&self, picture: &Picture, number: u8, spools: &Spools) -> Result<Finished, Reason> {
        self.code(picture, Some(&mark(&self.call, number)), spools)
    }

    /// The first input as it came, in its own size where no other was asked for. Nobody drew it, so it says nothing.
    fn give_back(&self, resized: &Picture, spools: &Spools) -> Result<Finished, Reason> {
        let decode = |input: &Input| pictor_codec::decode(&mut input.spool.reader(), &Limits::default()).ok();
        let own = self.first.as_ref().filter(|_| self.call.size.is_none()).and_then(decode);
        self.code(own.as_ref().unwrap_or(resized), None, spools)
    }

    fn code(&self, picture: &Picture, mark: Option<&Mark>, spools: &Spools) -> Result<Finished, Reason> {
        let Call { format, compression, .. } = self.call;
        let mut bytes = Vec::new();
        encode_to(&mut bytes, picture, format, compression, mark)?;
        Ok(Finished { spool: spools.from_bytes(bytes)?, format, size: picture.size })
    }

    fn partial(&self, index: u8, finished: Finished) -> Partial {
        Partial {
            index: u32::from(index),
            picture: finished.spool,
            created: Some(self.created),
            size: Some(finished.size),
            quality: Some(self.quality),
            background: Some(self.background),
            format: Some(finished.format),
        }
    }

    fn head(&self, rules: Option<&Rulebook>) -> Head {
        let (call, inputs) = (&self.call, &self.picture_sizes);
        let usage = rules.map_or_else(Usage::default, |rules| {
            rules.usage(self.size, self.quality, call.n, call.partials(), &call.prompt, inputs)
        });
        Head {
            created: self.created,
            background: self.background,
            format: self.call.format,
            quality: self.quality,
            size: self.size,
            usage: Some(usage),
            safety_identifier: self.call.end_user().map(str::to_owned),
        }
    }
}

/// Refuses a prompt that must not be drawn.
fn moderate(call: &Call) -> Result<(), Reason> {
    let violations = violations(&call.prompt, call.moderation);
    if violations.is_empty() {
        return Ok(());
    }
    Err(Reason::Moderated { categories: violations.iter().map(|category| category.name()).collect() })
}

fn made(prepared: &Prepared, rules: Option<&Rulebook>, drawn: Vec<Drawn>) -> Made {
    let unchanged = drawn.iter().all(|drawn| drawn.unchanged);
    let (pictures, notes): (Vec<_>, Vec<_>) =
        drawn.into_iter().map(|drawn| (drawn.picture, drawn.notes)).unzip();
    let mut notes = notes.concat();
    notes.extend(prepared.notes());
    // Each picture of a call says the same; what it says is in the order of the prompt.
    let mut told = std::collections::HashSet::new();
    notes.retain(|note| told.insert(note.clone()));
    let size = pictures.first().map_or(prepared.size, |picture| picture.size);
    Made {
        head: Head { size, ..prepared.head(rules) },
        pictures,
        drawn: prepared.size,
        aside: Vec::new(),
        upstream: ILLUSTRATOR.to_owned(),
        drawn_here: !unchanged,
        attempts: Vec::new(),
        adjusted: notes,
    }
}

fn read_mask(mask: &Input) -> Result<Mask, Reason> {
    Mask::read(&mut mask.spool.reader(), &Limits::default()).map_err(Reason::InvalidMask)
}

/// One of `count` pictures in a composition never fills it; smaller ones save memory.
fn share_of(size: Size, count: usize) -> Size {
    let across = [1.0_f64, 1.5, 2.0, 2.5, 3.0][count.div_ceil(4).min(4)];
    let shrink = |edge: u32| (f64::from(edge) / across) as u32;
    Size::new(shrink(size.width), shrink(size.height))
}
