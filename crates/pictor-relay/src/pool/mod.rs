//! The pool: who may take a call now, and what each attempt taught about who can take the next.
//!
//! All state is behind one short lock, taken twice per attempt and never across an await.

mod live;
mod place;
mod slots;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use pictor_api::{Background, Call, Endpoint};
use tokio::time::Instant;

use crate::capabilities::Capabilities;
use crate::client::Clients;
use crate::health::UpstreamHealth;
use crate::input::Inputs;
use crate::patience::Patience;
use crate::upstream::{Policy, Upstream};

pub(crate) use live::Resting;
use live::{AskedFor, Obstacle};
pub(crate) use place::{Place, Tried};
use slots::{Slot, Slots, State};

/// Every upstream and what is known about it. One at a time per server.
#[derive(Debug)]
pub(crate) struct Pool {
    members: Vec<Member>,
    policy: Policy,
    clients: Clients,
    state: Arc<State>,
}

/// An upstream with what never changes about it.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) upstream: Upstream,
    /// What it can do for every model that has no entry of its own.
    capabilities: Capabilities,
    /// Where what changes about it is kept.
    slot: Arc<Slot>,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoPlace {
    /// All who could take it are resting, at least until then.
    Resting(Resting),
    /// All are working at their limit, and the queue is full or was too slow.
    Full,
    /// All who could take it have been tried.
    AllTried,
}

impl Pool {
    /// A pool of upstreams that were checked.
    pub(crate) fn new(upstreams: Vec<Upstream>, policy: Policy, clients: Clients) -> Self {
        Self { members: Vec::new(), policy: policy.clone(), clients, state: Arc::default() }
            .replaced(upstreams, policy)
    }

    /// A pool to take the place of this one. An upstream that stays the same account keeps its load, its rests and its
    /// breakers; calls that this one has taken stay with it.
    pub(crate) fn replaced(&self, upstreams: Vec<Upstream>, policy: Policy) -> Self {
        let member = |upstream: Upstream| {
            let same = self.members.iter().find(|old| old.upstream.is_same_account(&upstream));
            let fresh = || Slot::new(&self.state, upstream.keys.len());
            let slot = same.map_or_else(fresh, |old| old.slot.clone());
            Member { capabilities: upstream.kind.capabilities(), slot, upstream }
        };
        let members = upstreams.into_iter().map(member).collect();
        Self { members, policy, clients: self.clients.clone(), state: self.state.clone() }
    }

    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    pub(crate) fn clients(&self) -> &Clients {
        &self.clients
    }

    pub(crate) fn policy(&self) -> &Policy {
        &self.policy
    }

    /// What of the call nobody can do, in words for the caller; `None` if somebody can do all of it.
    pub(crate) fn lacking(&self, call: &Call, inputs: &Inputs) -> Option<String> {
        let serving = |member: &&Member| member.upstream.models.name_of(&call.model).is_some();
        let serving: Vec<_> = self.members.iter().filter(serving).collect();
        if serving.is_empty() {
            return Some(format!("no upstream serves the model '{}'", call.model));
        }
        let lacks: Option<Vec<_>> = serving.iter().map(|member| member.lacks(call, inputs)).collect();
        lacks.and_then(|lacks| lacks.into_iter().next())
    }

    /// The upstream of this name.
    pub(crate) fn named(&self, name: &str) -> Option<&Upstream> {
        self.members.iter().map(|member| &member.upstream).find(|upstream| upstream.name == name)
    }

    /// The longest that an upstream may draw.
    pub(crate) fn longest_timeout(&self) -> Duration {
        self.members.iter().map(|member| member.upstream.timeout).max().unwrap_or_default()
    }

    /// Waits for a place for the call, for as long as its `patience` lasts.
    pub(crate) async fn place(
        self: &Arc<Self>,
        call: &Call,
        inputs: &Inputs,
        tried: &Tried,
        patience: &Patience,
    ) -> Result<Place, NoPlace> {
        let since = Instant::now();
        let mut queued = None;
        loop {
            let freed = self.state.freed.notified();
            tokio::pin!(freed);
            // Listen before looking, or a place freed in between would go unnoticed.
            freed.as_mut().enable();
            let deadline = patience.deadline(since);
            let wake = match self.choose(call, inputs, tried) {
                Ok(place) => return Ok(place),
                Err(Obstacle::AllTried) => return Err(NoPlace::AllTried),
                Err(Obstacle::Resting(rest)) => return Err(NoPlace::Resting(rest)),
                Err(Obstacle::Full { rest_ends }) => rest_ends.map_or(deadline, |end| end.min(deadline)),
            };
            if queued.is_none() {
                queued = Some(self.queue().ok_or(NoPlace::Full)?);
            }
            if Instant::now() >= deadline {
                return Err(NoPlace::Full);
            }
            // Whether somebody left, somebody's rest is over or the patience has grown: look again.
            let _ = tokio::time::timeout_at(wake, freed).await;
        }
    }

    /// What an operator sees.
    pub(crate) fn health(&self) -> Vec<UpstreamHealth> {
        let now = Instant::now();
        let live = self.live();
        self.members.iter().map(|member| live[member.slot.index].health(&member.upstream, now)).collect()
    }

    /// How many attempts run at upstreams that only earlier pools have.
    pub(crate) fn retired(&self) -> usize {
        let live = self.live();
        let ours: usize = self.members.iter().map(|member| live[member.slot.index].in_flight).sum();
        live.in_flight() - ours
    }

    /// How many calls wait for a place.
    pub(crate) fn waiting(&self) -> usize {
        self.state.waiting.load(Ordering::Relaxed)
    }

    /// The rest that ends soonest among those who could take the call; `None` if one of them does not rest.
    pub(crate) fn soonest(&self, call: &Call, inputs: &Inputs) -> Option<Resting> {
        let now = Instant::now();
        let live = self.live();
        let ask = asked_for(call);
        self.able(call, inputs).map(|(_, member)| live[member.slot.index].resting(&ask, now)).min().flatten()
    }

    /// A place with the best member that can take the call now.
    fn choose(self: &Arc<Self>, call: &Call, inputs: &Inputs, tried: &Tried) -> Result<Place, Obstacle> {
        let (now, ask) = (Instant::now(), asked_for(call));
        let mut live = self.live();
        let mut candidates = Vec::new();
        let mut obstacle = Obstacle::AllTried;
        for (index, member) in self.able(call, inputs).filter(|(_, member)| tried.allows(&member.upstream)) {
            match live[member.slot.index].admits(&member.upstream, &ask, now, tried.keys_of(index)) {
                Ok(()) => candidates.push(index),
                Err(found) => obstacle = obstacle.or(found),
            }
        }
        let index = self.best(&mut live, &candidates).ok_or(obstacle)?;
        let client = self.clients.beside(live.in_flight());
        let (key, probe) = live[self.slot(index)].enter(&ask, now, tried.keys_of(index));
        drop(live);
        Ok(Place::new(Arc::clone(self), index, key, client.clone(), ask, probe))
    }

    /// Those who serve the model and can do all of the call.
    fn able<'a>(&'a self, call: &'a Call, inputs: &'a Inputs) -> impl Iterator<Item = (usize, &'a Member)> {
        self.members.iter().enumerate().filter(|(_, member)| {
            member.upstream.models.name_of(&call.model).is_some() && member.lacks(call, inputs).is_none()
        })
    }

    /// The lowest priority; in it the least loaded for their weight; among those by smooth weighted turns.
    fn best(&self, live: &mut Slots, candidates: &[usize]) -> Option<usize> {
        let upstream = |index: usize| &self.members[index].upstream;
        let load = |index: usize, live: &Slots| {
            live[self.slot(index)].in_flight as f64 / f64::from(upstream(index).weight)
        };
        let priority = candidates.iter().map(|index| upstream(*index).priority).min()?;
        let tier: Vec<_> =
            candidates.iter().copied().filter(|index| upstream(*index).priority == priority).collect();
        let least = tier.iter().map(|index| load(*index, live)).min_by(f64::total_cmp)?;
        let tier: Vec<_> = tier.into_iter().filter(|index| load(*index, live) <= least).collect();
        let total: i64 = tier.iter().map(|index| i64::from(upstream(*index).weight)).sum();
        for index in &tier {
            live[self.slot(*index)].turn += i64::from(upstream(*index).weight);
        }
        let best = tier.into_iter().rev().max_by_key(|index| live[self.slot(*index)].turn)?;
        live[self.slot(best)].turn -= total;
        Some(best)
    }

    /// A place in the queue, if it is not full.
    fn queue(&self) -> Option<Queued<'_>> {
        let room = |waiting| (waiting < self.policy.queue).then_some(waiting + 1);
        self.state.waiting.fetch_update(Ordering::Relaxed, Ordering::Relaxed, room).ok()?;
        Some(Queued(&self.state.waiting))
    }

    fn live(&self) -> MutexGuard<'_, Slots> {
        self.state.live()
    }

    fn slot(&self, index: usize) -> usize {
        self.members[index].slot.index
    }
}

fn asked_for(call: &Call) -> AskedFor {
    AskedFor { endpoint: call.endpoint, model: call.model.clone() }
}

/// A call in the queue.
struct Queued<'a>(&'a AtomicUsize);

impl Drop for Queued<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Member {
    /// What it can do for the model of this name on our side.
    pub(crate) fn can(&self, model: &str) -> &Capabilities {
        let theirs = self.upstream.models.name_of(model).unwrap_or(model).to_ascii_lowercase();
        let fits = |part: &str| theirs.contains(&part.to_ascii_lowercase());
        let own = self.upstream.by_model.iter().find(|(part, _)| fits(part));
        own.map_or(&self.capabilities, |(_, capabilities)| capabilities)
    }

    /// What of the call this upstream cannot do and nobody can do for it.
    fn lacks(&self, call: &Call, inputs: &Inputs) -> Option<String> {
        let can = self.can(&call.model);
        let lacking = match call.endpoint {
            Endpoint::Edits => lacks_for_edits(can, inputs),
            Endpoint::Generations => None,
        };
        if lacking.is_some() {
            return lacking;
        }
        if call.background == Some(Background::Transparent) && !can.takes("background") {
            return Some("no upstream for this model makes transparent pictures".into());
        }
        let size = call.size.filter(|size| can.sizes.as_ref().is_some_and(|sizes| !sizes.contains(size)))?;
        Some(format!("no upstream for this model makes pictures of {size}"))
    }
}

/// What of an edit's pictures an upstream cannot use. One that would draw without them must not be asked.
fn lacks_for_edits(can: &Capabilities, inputs: &Inputs) -> Option<String> {
    if !can.edits {
        return Some("no upstream for this model edits pictures".into());
    }
    if inputs.mask.is_some() && !can.mask {
        return Some("no upstream for this model takes a mask".into());
    }
    if inputs.markup.is_some() && !can.takes("markup") {
        return Some("no upstream for this model takes markup".into());
    }
    if inputs.images.len() > can.most_images() {
        return Some(format!("no upstream for this model takes {} pictures", inputs.images.len()));
    }
    let unread = inputs.images.iter().find(|image| !can.uploads.formats.contains(&image.format))?;
    Some(format!("no upstream for this model reads pictures in {}", unread.format.name()))
}
