//! The models that a server offers, as a table.

use maud::{Markup, html};

use crate::choice::Language;
use crate::shell::money;
use crate::words::words;

/// A model as a reader chooses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its name.
    pub id: String,
    /// The sizes that are worth naming.
    pub sizes: Vec<String>,
    /// Whether nearly every size is allowed beside them.
    pub is_free: bool,
    /// From the lowest to the highest.
    pub qualities: Vec<&'static str>,
    /// Whether the built-in illustrator draws it, which costs nothing.
    pub is_drawn: bool,
    /// USD for one picture of 1024x1024 at the lowest and at the highest quality, exact.
    pub prices: [String; 2],
}

/// A table with a row for each model.
pub(crate) fn table(language: Language, offers: &[Offer]) -> Markup {
    let says = &words(language).home;
    html! {
        div .scroll {
            table .offers {
                thead { tr {
                    th scope="col" { (says.model) }
                    th scope="col" { (says.sizes) }
                    th scope="col" { (says.qualities) }
                    th .number scope="col" title=(says.price_of) { (says.price) }
                } }
                tbody {
                    @for offer in offers { (row(offer, language)) }
                }
            }
        }
    }
}

fn row(offer: &Offer, language: Language) -> Markup {
    let says = &words(language).home;
    let [low, high] = &offer.prices;
    html! {
        tr {
            td { code { (offer.id) } }
            td {
                @if offer.is_free { (says.free_sizes) } @else {
                    @for (index, size) in offer.sizes.iter().enumerate() {
                        @if index > 0 { " " }
                        code { (size) }
                    }
                }
            }
            td { @for (index, quality) in offer.qualities.iter().enumerate() {
                @if index > 0 { " " }
                code { (quality) }
            } }
            td .number {
                @if offer.is_drawn { (says.no_cost) }
                @else if low == high { (money(low)) }
                @else { (money(low)) " – " (money(high)) }
            }
        }
    }
}
