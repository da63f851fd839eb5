//! Pictures by the built-in illustrator: decode what came with the call, draw, encode, store.

use std::sync::Arc;

use futures_util::future::try_join_all;
use pictor_api::models::Model;
use pictor_api::money::Nanos;
use pictor_api::response::Head;
use pictor_api::{Background, Call, Quality, Size};
use pictor_codec::{Limits, Mask, Picture};
use pictor_illustrator::moderation::violations;
use pictor_illustrator::{Brief, Drawing, Progress};
use pictor_relay::{Finished, Input, Inputs, Partial};
use pictor_spool::Spools;
use tokio::sync::{Semaphore, mpsc};

use super::fonts::Lettering;
use super::{ILLUSTRATOR, Made, MakeError};
use crate::clock;

/// Where the illustrator works: so many pictures at once and no more. A handle; clones share it.
#[derive(Clone)]
pub struct Studio {
    lettering: Arc<Lettering>,
    spools: Spools,
    desks: Arc<Semaphore>,
    moderates: bool,
}

/// Everything that the pictures of one call have in common.
struct Order {
    call: Call,
    size: Size,
    quality: Quality,
    background: Background,
    pictures: Vec<Picture>,
    picture_sizes: Vec<Size>,
    mask: Option<Mask>,
    marked: bool,
    created: u64,
}

impl Studio {
    /// A studio in which `concurrency` pictures are drawn at once, and which refuses prompts if it `moderates`.
    pub fn new(lettering: Lettering, spools: Spools, concurrency: usize, moderates: bool) -> Self {
        let desks = Arc::new(Semaphore::new(concurrency));
        Self { lettering: Arc::new(lettering), spools, desks, moderates }
    }

    /// Draws all pictures of `call`.
    pub(super) async fn make(
        &self,
        call: &Call,
        inputs: &Inputs,
        partials: mpsc::Sender<Partial>,
        model: Option<&Model>,
    ) -> Result<Made, MakeError> {
        let order = Arc::new(self.prepare(call, inputs).await?);
        let drawings = (0..call.n).map(|index| self.draw(order.clone(), index, partials.clone()));
        let drawn = try_join_all(drawings).await?;
        let (pictures, notes): (Vec<_>, Vec<_>) = drawn.into_iter().unzip();
        Ok(made(&order, model, pictures, notes.concat()))
    }

    async fn prepare(&self, call: &Call, inputs: &Inputs) -> Result<Order, MakeError> {
        let (call, inputs, lettering) = (call.clone(), inputs.clone(), self.lettering.clone());
        let moderates = self.moderates;
        let prepare = move |_| {
            if moderates {
                moderate(&call)?;
            }
            Order::read(call, &inputs, &lettering)
        };
        self.at_a_desk(prepare).await?
    }

    async fn draw(
        &self,
        order: Arc<Order>,
        index: u8,
        partials: mpsc::Sender<Partial>,
    ) -> Result<(Finished, Vec<String>), MakeError> {
        let (lettering, spools) = (self.lettering.clone(), self.spools.clone());
        self.at_a_desk(move |threads| {
            let mut show = |progress: Progress<'_>| {
                if let Progress::Partial { index, picture } = progress {
                    // A partial that cannot be coded or that nobody watches is only skipped.
                    if let Ok(picture) = order.store(picture, &spools) {
                        let _ = partials.blocking_send(order.partial(index, picture));
                    }
                }
            };
            let brief = order.brief(index, threads);
            let Drawing { picture, notes } = lettering.illustrator(brief.prompt).draw(&brief, &mut show);
            let finished = order.store(&picture, &spools)?;
            Ok((finished, notes.iter().map(ToString::to_string).collect()))
        })
        .await?
    }

    /// Runs `work` off the runtime when a desk is free; tells it how many threads it may use.
    async fn at_a_desk<T, F>(&self, work: F) -> Result<T, MakeError>
    where
        T: Send + 'static,
        F: FnOnce(u16) -> T + Send + 'static,
    {
        let desk = self.desks.clone().acquire_owned().await.map_err(|_| MakeError::Lost)?;
        let idle = self.desks.available_permits();
        let threads = u16::try_from(1 + idle).unwrap_or(u16::MAX);
        let working = tokio::task::spawn_blocking(move || {
            let done = work(threads);
            drop(desk);
            done
        });
        working.await.map_err(|_| MakeError::Lost)
    }
}

impl Order {
    fn read(call: Call, inputs: &Inputs, lettering: &Lettering) -> Result<Self, MakeError> {
        let picture_sizes: Vec<Size> = inputs.images.iter().map(|input| input.size).collect();
        let size = match call.size {
            Some(size) => size,
            None => lettering.plain().auto_size(&call.prompt, &picture_sizes),
        };
        let mut pictures = Vec::with_capacity(inputs.images.len());
        for (index, input) in inputs.images.iter().enumerate() {
            let within = if index == 0 { size } else { share_of(size, inputs.images.len()) };
            let picture = pictor_codec::decode_within(&mut input.spool.reader(), &Limits::default(), within);
            pictures.push(picture.map_err(|source| MakeError::InvalidImage { number: index + 1, source })?);
        }
        let mask = inputs.mask.as_ref().map(read_mask).transpose()?;
        Ok(Self {
            size,
            // Drawing costs nothing, so `auto` means the best.
            quality: call.quality.unwrap_or(Quality::High),
            background: call.background.unwrap_or(Background::Opaque),
            pictures,
            picture_sizes,
            mask,
            marked: inputs.markup.is_some(),
            created: clock::unix_seconds(),
            call,
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

    fn brief(&self, index: u8, threads: u16) -> Brief<'_> {
        Brief {
            prompt: &self.call.prompt,
            size: self.size,
            quality: self.quality,
            background: self.background,
            seed: self.call.seed,
            index: u32::from(index),
            partials: if self.call.stream { self.call.partial_images } else { 0 },
            inputs: &self.pictures,
            mask: self.mask.as_ref(),
            threads,
        }
    }

    fn store(&self, picture: &Picture, spools: &Spools) -> Result<Finished, MakeError> {
        let bytes = pictor_codec::encode(picture, self.call.format, self.call.compression)?;
        Ok(Finished { spool: spools.from_bytes(bytes)?, format: self.call.format, size: picture.size })
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

    fn head(&self, model: Option<&Model>) -> Head {
        let partials = if self.call.stream { u64::from(self.call.partial_images) } else { 0 };
        let usage = model.and_then(Model::rules).map(|rules| {
            let (call, inputs) = (&self.call, &self.picture_sizes);
            rules.usage(self.size, self.quality, call.n, partials, &call.prompt, inputs)
        });
        Head {
            created: self.created,
            background: self.background,
            format: self.call.format,
            quality: self.quality,
            size: self.size,
            usage,
            safety_identifier: self.call.safety_identifier.clone(),
        }
    }
}

/// Refuses a prompt that must not be drawn.
fn moderate(call: &Call) -> Result<(), MakeError> {
    let violations = violations(&call.prompt, call.moderation);
    if violations.is_empty() {
        return Ok(());
    }
    Err(MakeError::Moderated { categories: violations.iter().map(|category| category.name()).collect() })
}

fn made(order: &Order, model: Option<&Model>, pictures: Vec<Finished>, mut notes: Vec<String>) -> Made {
    notes.extend(order.notes());
    notes.sort();
    notes.dedup();
    Made {
        head: order.head(model),
        pictures,
        upstream: ILLUSTRATOR.to_owned(),
        attempts: format!("{ILLUSTRATOR}:answered"),
        adjusted: notes,
        cost: Some(Nanos(0)),
    }
}

fn read_mask(mask: &Input) -> Result<Mask, MakeError> {
    Mask::read(&mut mask.spool.reader(), &Limits::default()).map_err(MakeError::InvalidMask)
}

/// One of `count` pictures in a composition never fills it; smaller ones save memory.
fn share_of(size: Size, count: usize) -> Size {
    let across = [1.0_f64, 1.5, 2.0, 2.5, 3.0][count.div_ceil(4).min(4)];
    let shrink = |edge: u32| (f64::from(edge) / across) as u32;
    Size::new(shrink(size.width), shrink(size.height))
}
