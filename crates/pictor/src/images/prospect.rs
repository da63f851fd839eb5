//! What a call may cost, before it is made.

use pictor_api::Call;
use pictor_api::money::Nanos;
use pictor_api::response::Usage;
use pictor_relay::Inputs;

use super::Images;
use crate::config::DrawnUsage;
use crate::jobs::Route;

/// What a call may cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prospect {
    /// What will be used in all likelihood.
    pub usage: Usage,
    /// What that costs.
    pub likely: Nanos,
    /// The most that it can cost: what is set aside when the call is made.
    pub worst: Nanos,
}

impl Images {
    /// What the call may cost; nothing where it is drawn here.
    pub fn prospect(&self, call: &Call, inputs: &Inputs) -> Prospect {
        self.prospect_by(self.maker.route(&call.model), call, inputs)
    }

    pub(super) fn prospect_by(&self, route: Route, call: &Call, inputs: &Inputs) -> Prospect {
        let rules = self.maker.models.get(&call.model).and_then(|model| model.rules());
        let Some(rules) = rules else { return Prospect::default() };
        let sizes: Vec<_> = inputs.images.iter().map(|input| input.size).collect();
        let usage = rules.likely(call, &sizes);
        if route == Route::Studio {
            let counts = self.maker.usage == DrawnUsage::AsModel;
            return Prospect { usage: if counts { usage } else { Usage::default() }, ..Prospect::default() };
        }
        let price = rules.price_at(self.clock.unix_seconds());
        Prospect { usage, likely: price.cost(&usage), worst: price.cost(&rules.worst_case(call, &sizes)) }
    }
}
