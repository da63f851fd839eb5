//! What is given to be composed, such as the pictures of an edit, and what of the cast holds it.

use super::actor::Actor;
use crate::intent::{Bond, Intent, Kind, Subject};
use crate::understanding as lexicon;

/// Puts the items into the first container of the cast, or beside it.
pub(super) fn join(intent: &Intent, mut cast: Vec<Actor>, items: Vec<Actor>) -> Vec<Actor> {
    let container =
        cast.iter().position(|actor| intent.subjects.get(actor.subject).is_some_and(holds_things));
    match container {
        Some(index) => {
            let host = &mut cast[index];
            host.look.occupied = true;
            host.height = 1.6;
            // Its ribbon and label are drawn by the container itself.
            let own = |actor: &Actor| {
                matches!(
                    intent.subjects.get(actor.subject).map(Subject::name),
                    Some("ribbon" | "label" | "bow")
                )
            };
            host.attached.retain(|(_, child)| !own(child));
            // The tall ones stand behind.
            let mut items = items;
            items.sort_by(|a, b| b.height.total_cmp(&a.height));
            host.attached.extend(items.into_iter().map(|item| (Bond::In, item)));
            // Only the container: what it holds are the pictures, which the prompt may also have named.
            let host = cast.swap_remove(index);
            vec![host]
        }
        None => {
            let named_too = |actor: &Actor| actor.kind == Kind::Product || actor.kind == Kind::Object;
            cast.retain(|actor| !named_too(actor));
            items.into_iter().chain(cast).collect()
        }
    }
}

/// Whether a subject is something to put things into.
pub(crate) fn holds_things(subject: &Subject) -> bool {
    lexicon::lineage(subject.name()).any(|concept| lexicon::Group::Container.has(concept.name))
}
