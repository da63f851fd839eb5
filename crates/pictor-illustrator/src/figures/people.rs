//! What settings and composer must know of people, who are texts, as other figures are.

use vello_cpu::kurbo::Affine;

use super::outline::Spot;
use super::{Look, Pen, find};

/// What people's figures draw by themselves.
pub(crate) const DRAWN: &str = "\
    apron, backpack, beanie, beard, beret, boot, cap, cape, chef hat, coat, crown, dress, earring, flower crown, \
    freckles, glasses, hanfu, hat, helmet, hijab, hoodie, jacket, kimono, mask, moustache, necklace, overalls, party hat, \
    qipao, raincoat, santa hat, sari, scarf, shirt, shoe, skirt, sneaker, suit, sunglasses, sweater, \
    t shirt, top hat, trousers, uniform, wizard hat";

/// Somebody far away, whose feet are at `foot` and who is `height` high; children come out smaller. The figure
/// "passer-by" with the words of `way` behind it: walking, standing, with child, with umbrella, with bag.
///
/// `seed` decides clothes, hair and build; mirror the pen to let them walk to the left.
pub(crate) fn passer_by(pen: &mut Pen, seed: u64, foot: Spot, height: f64, way: &str) {
    let Some(figure) = find(&format!("passer-by {way}")) else { return };
    let scale = height / 100.0;
    let place = Affine::translate((foot.0 - 30.0 * scale, foot.1 - 100.0 * scale)) * Affine::scale(scale);
    pen.through(place, |pen| figure.part.draw(pen, &Look::plain(seed)));
}
