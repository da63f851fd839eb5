//! Clothes that the prompt put on somebody, over what the part would wear.

use super::{Cut, Hat, Outfit, arts, jobs, nothing};
use crate::figures::prelude::*;

/// What people's figures draw by themselves.
pub(crate) const DRAWN: &str = "apron, backpack, beanie, beret, boot, cap, cape, chef hat, coat, crown, dress, glasses, \
    hanfu, hat, helmet, hijab, hoodie, jacket, kimono, necklace, overalls, party hat, qipao, \
    raincoat, santa hat, sari, scarf, shirt, shoe, skirt, sneaker, suit, sunglasses, sweater, t shirt, top hat, trousers, uniform, wizard hat";

/// The outfit with everything that the look says is worn.
pub(super) fn dressed(look: &Look, outfit: &Outfit) -> Outfit {
    let mut worn = *outfit;
    for garment in &look.wears {
        put_on(&mut worn, garment.name, garment.colour);
    }
    worn
}

fn put_on(outfit: &mut Outfit, name: &str, colour: Option<Rgb>) {
    let top = |outfit: &mut Outfit, usual: u32| outfit.top = colour.unwrap_or(Rgb::hex(usual));
    match name {
        "dress" => {
            (outfit.cut, outfit.trim, outfit.top) = (Cut::Dress, nothing, colour.unwrap_or(outfit.top));
        }
        "skirt" => {
            (outfit.cut, outfit.bottom) = (Cut::Skirt, colour.unwrap_or(outfit.bottom));
        }
        "qipao" => {
            (outfit.cut, outfit.trim) = (Cut::Sheath, nothing);
            top(outfit, 0xc8383f);
        }
        "hanfu" | "kimono" => {
            (outfit.cut, outfit.trim) = (Cut::Wrap, nothing);
            top(outfit, if name == "hanfu" { 0x8fb8b0 } else { 0x7f74b4 });
            outfit.bottom = if name == "hanfu" { Rgb::hex(0xf3ead6) } else { Rgb::hex(0xe08a5f) };
        }
        "sari" => {
            (outfit.cut, outfit.trim) = (Cut::Sari, nothing);
            top(outfit, 0xd0537f);
            outfit.bottom = Rgb::hex(0xe9a13f);
        }
        "suit" => {
            (outfit.cut, outfit.trim) = (Cut::Shirt, jobs::jacket_and_tie);
            top(outfit, 0x55627f);
            outfit.bottom = outfit.top.shaded(0.08);
        }
        "coat" | "jacket" => {
            // A doctor's is white.
            let had = outfit.cut == Cut::Coat && !outfit.idle;
            (outfit.cut, outfit.trim) = (Cut::Coat, nothing);
            let usual = if name == "coat" { Rgb::hex(0xb58a5a) } else { Rgb::hex(0x6f7f94) };
            outfit.top = colour.unwrap_or(if had { outfit.top } else { usual });
        }
        "raincoat" => {
            (outfit.cut, outfit.trim) = (Cut::Coat, nothing);
            top(outfit, 0xf2c14e);
            outfit.hat = Hat::Hood(outfit.top);
        }
        "sweater" => outfit.top = colour.unwrap_or(outfit.top),
        "hoodie" => {
            (outfit.cut, outfit.trim, outfit.top) = (Cut::Shirt, jobs::hood, colour.unwrap_or(outfit.top));
        }
        "overalls" => {
            (outfit.cut, outfit.trim, outfit.bottom) =
                (Cut::Shirt, jobs::dungarees, colour.unwrap_or(Rgb::hex(0x5b7fa6)));
        }
        "shirt" | "t shirt" => {
            (outfit.cut, outfit.top) = (Cut::Shirt, colour.unwrap_or(outfit.top));
        }
        "trousers" => {
            (outfit.cut, outfit.bottom) = (Cut::Shirt, colour.unwrap_or(outfit.bottom));
        }
        "apron" if outfit.idle => outfit.trim = jobs::apron,
        "uniform" if outfit.idle => {
            // As pupils wear it.
            let skirt = matches!(outfit.cut, Cut::Dress | Cut::Skirt);
            (outfit.cut, outfit.trim) = (if skirt { Cut::Skirt } else { Cut::Shirt }, jobs::sailor_collar);
            (outfit.top, outfit.bottom) = (Rgb::hex(0xf8f5ee), colour.unwrap_or(Rgb::hex(0x3d4f7c)));
        }
        "cape" => outfit.back = arts::red_cape,
        "hijab" => outfit.hat = Hat::Hijab(colour.unwrap_or(Rgb::hex(0x6fa39c))),
        "backpack" => outfit.trim = jobs::straps,
        "shoe" | "boot" | "sneaker" => outfit.shoes = colour.unwrap_or(Rgb::hex(0xb5533f)),
        _ => {}
    }
}
