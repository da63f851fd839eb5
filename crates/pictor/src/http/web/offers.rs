//! The models of this server as pages show them.

use pictor_api::models::{Model, Rulebook};
use pictor_api::size::SizeRules;
use pictor_api::{Quality, Size};
use pictor_web::Offer;

use crate::http::House;
use crate::http::api::{of_one_picture, offered, price};
use crate::jobs::Route;

/// What prices are shown for.
const SQUARE: Size = Size::new(1024, 1024);

/// The models that somebody serves.
pub(super) fn offers(house: &House) -> Vec<Offer> {
    let now = house.clock.unix_seconds();
    let served = house.models.served(now).filter(|(model, _)| house.images.maker.serves(&model.id));
    served.map(|(model, rules)| offer(house, model, rules, now)).collect()
}

fn offer(house: &House, model: &Model, rules: &Rulebook, now: u64) -> Offer {
    let is_drawn = house.images.maker.route(&model.id) == Route::Studio;
    let price = price(rules, now, is_drawn);
    let usd = |quality: Option<&Quality>| {
        let usage = of_one_picture(rules, *quality.unwrap_or(&Quality::Low), SQUARE);
        price.cost(&usage).to_string()
    };
    Offer {
        id: model.id.clone(),
        sizes: offered(&rules.sizes).iter().map(Size::to_string).collect(),
        is_free: matches!(rules.sizes, SizeRules::Free(_)),
        qualities: rules.qualities.iter().map(|quality| quality.name()).collect(),
        is_drawn,
        prices: [usd(rules.qualities.first()), usd(rules.qualities.last())],
    }
}
