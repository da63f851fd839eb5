//! Which model draws where a name is asked for that is not served, or that the operator leads elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::{Compat, Served};
use crate::models::ModelTable;

/// The line of the operator for every name that is not served.
const ANY: &str = "*";

impl Compat {
    /// The model that draws in place of the one named: by the operator's line for it, else OpenAI's heir of a retired
    /// one, else by the line for any name. `None` where the name stands for itself, or nobody serves what it leads to.
    pub fn drawn_by(&self, name: &str, served: Served<'_>) -> Option<String> {
        let target = match self.aliases.get(name) {
            Some(line) => latest(line, served),
            None if name.is_empty() || served.offers(name) => None,
            None => latest(name, served).or_else(|| latest(self.aliases.get(ANY)?, served)),
        };
        target.filter(|target| target != name)
    }

    /// Every name that leads to another, and to which.
    pub fn all(&self, served: Served<'_>) -> BTreeMap<String, String> {
        let written = self.aliases.keys().map(String::as_str).filter(|name| *name != ANY);
        let retired = served.models.iter().map(|model| model.id.as_str());
        let retired = retired.filter(|name| heir(name, served).is_some());
        let names: BTreeSet<&str> = written.chain(retired).collect();
        let leads = |name: &str| Some((name.to_owned(), self.drawn_by(name, served)?));
        names.into_iter().filter_map(leads).collect()
    }

    /// The first line that leads to a name that is in no model table.
    pub fn astray(&self, models: &ModelTable) -> Option<(&str, &str)> {
        let mut lines = self.aliases.iter().map(|(name, target)| (name.as_str(), target.as_str()));
        lines.find(|(_, target)| !target.is_empty() && models.get(target).is_none())
    }
}

impl Served<'_> {
    /// Whether pictures are made under this name now.
    pub fn offers(self, name: &str) -> bool {
        self.models.get(name).is_some_and(|model| !model.is_retired(self.at)) && (self.by_anybody)(name)
    }
}

/// The model of that name, or the heir of its heirs that is not retired itself, where it is served.
fn latest(name: &str, served: Served<'_>) -> Option<String> {
    let heirs = std::iter::successors(Some(name), |name| heir(name, served));
    // No heir has as many heirs as there are models, unless they go in a circle.
    let last = heirs.take(served.models.iter().count() + 1).last()?;
    served.offers(last).then(|| last.to_owned())
}

/// The heir of a model that is retired.
fn heir<'a>(name: &str, served: Served<'a>) -> Option<&'a str> {
    served.models.get(name).filter(|model| model.is_retired(served.at))?.heir.as_deref()
}
