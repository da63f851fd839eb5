//! Hanging: where something has its place that is worn, held, ridden, on or in something else, and how large it is.

use vello_cpu::kurbo::{Point, Rect};

use super::actor::Actor;
use crate::figures::{Sketch, Slot, Stands};
use crate::intent::{Bond, Kind, Pose};
use crate::understanding::Group;

/// How far down in headphones their pads are.
pub(super) const PADS: f64 = 0.74;

/// Where something attached has its place, and how deep in its host's drawing.
pub(super) fn hung(
    host: &Actor,
    sketch: &Sketch,
    bond: Bond,
    child: &Actor,
    (index, count): (usize, usize),
    height: f64,
) -> (usize, Footprint) {
    let whole = crate::shape::bounds(&sketch.shapes).unwrap_or(Rect::ZERO);
    let natural = child.height / host.height * height;
    let (wears, eyes) = (bond == Bond::Wears, sketch.slot(Slot::Eyes).map(|held| held.area));
    let too_large = |slot: Slot| slot == Slot::Mouth && natural > height * 0.3;
    let fits = slots(host, bond, child).iter().filter(|slot| !too_large(**slot));
    let held = fits.copied().find_map(|slot| sketch.slot(slot));
    let lifted = if bond == Bond::Holds && lifts(host, child) { paw(host, sketch, height) } else { None };
    let (mut area, mut depth) = match (lifted, held) {
        (Some(paw), _) => (Rect::from_points(paw, paw), sketch.shapes.len()),
        (None, Some(held)) => (held.area, held.depth),
        (None, None) => fallback(bond, whole, sketch.shapes.len()),
    };
    let (umbrella, broom) = (child.name() == Some("umbrella"), child.name() == Some("broom"));
    let astride = bond == Bond::On && host.kind == Kind::Person && child.kind == Kind::Person;
    if astride || bond == Bond::Behind || umbrella && bond == Bond::Holds || broom && bond == Bond::Uses {
        depth = 0;
    }
    if let Some(eyes) = eyes.filter(|_| wears && child.name() == Some("headphones")) {
        // Heads are as wide as that, whatever the hat size.
        area = eyes.inflate(eyes.width() * 0.5, 0.0);
    }
    let slot = lifted.map(|_| Slot::Hand).or(held.map(|held| held.slot));
    let hanging = Hanging { host, bond, child, index, count, height, whole, area, slot, natural };
    (depth, hanging.footprint())
}

/// Whether it is held up by a cord or a handle.
fn is_held_high(child: &Actor) -> bool {
    is_on_a_cord(child) || child.name() == Some("umbrella")
}

/// Whether one rides it on one's feet.
pub(super) fn is_board(host: &Actor) -> bool {
    matches!(host.name(), Some("skateboard" | "snowboard" | "kick scooter"))
}

/// Whether it flies on a cord that somebody holds.
pub(super) fn is_on_a_cord(child: &Actor) -> bool {
    child.stands == Stands::Floats || child.name() == Some("kite")
}

/// Whether an animal or a robot lifts a paw for it.
pub(super) fn lifts(host: &Actor, child: &Actor) -> bool {
    let pawed = host.kind == Kind::Animal || host.name().is_some_and(|name| Group::Being.has(name));
    pawed && is_held_high(child)
}

/// A lifted paw, at the side of the head.
fn paw(host: &Actor, sketch: &Sketch, height: f64) -> Option<Point> {
    let whole = crate::shape::bounds(&sketch.shapes)?;
    let head = sketch.slot(Slot::Eyes).map_or(whole, |eyes| eyes.area).center().x;
    let side = if host.mirrored { -0.31 } else { 0.31 };
    Some(Point::new(head + height * side, whole.y0 + whole.height() * 0.4))
}

/// Where the cord ends of what is held by one.
pub(super) fn grip(host: &Actor, sketch: &Sketch, child: &Actor, height: f64) -> Option<Point> {
    if lifts(host, child) {
        return paw(host, sketch, height);
    }
    let hand = [Slot::Hands, Slot::Hand].into_iter().find_map(|slot| sketch.slot(slot))?;
    Some(hand.area.center())
}

/// Whether it goes on wheels before somebody.
pub(super) fn is_pushed(child: &Actor) -> bool {
    Group::Pushed.has(child.name().unwrap_or(""))
}

/// Whether one sits or stands at it.
pub(super) fn is_sat_at(actor: &Actor) -> bool {
    Group::SatAt.has(actor.name().unwrap_or(""))
}

/// Whether who is in it sits behind a pane.
pub(super) fn is_car(actor: &Actor) -> bool {
    Group::Cab.has(actor.name().unwrap_or(""))
}

/// What is held slantwise.
pub(super) fn is_slung(actor: &Actor) -> bool {
    matches!(actor.name(), Some("guitar" | "electric guitar" | "ukulele" | "banjo" | "lute" | "pipa"))
}

/// The places of a host's drawing that suit such a bond, the best first.
fn slots(host: &Actor, bond: Bond, child: &Actor) -> &'static [Slot] {
    match bond {
        Bond::On if host.kind == Kind::Person && host.look.pose != Some(Pose::Sitting) => &[Slot::Neck],
        Bond::On if host.stands == Stands::Sails => &[Slot::Inside, Slot::Top],
        Bond::On => &[Slot::Top, Slot::Saddle, Slot::Lap, Slot::Head],
        Bond::In => &[Slot::Inside, Slot::Saddle, Slot::Top],
        Bond::Rides if is_car(host) => &[Slot::Inside, Slot::Top],
        Bond::Rides => &[Slot::Saddle, Slot::Inside, Slot::Top],
        Bond::Holds if child.name() == Some("umbrella") => &[Slot::Hand, Slot::Hands],
        Bond::Holds | Bond::Uses => &[Slot::Hands, Slot::Hand, Slot::Mouth],
        Bond::Wears => match child.name().and_then(worn_at) {
            Some(Slot::Neck) => &[Slot::Neck],
            Some(Slot::Eyes) => &[Slot::Eyes, Slot::Face],
            Some(Slot::Face) => &[Slot::Face],
            _ => &[Slot::Head],
        },
        Bond::Has => &[Slot::Hands, Slot::Top, Slot::Inside],
        _ => &[],
    }
}
/// One of the things that hang on a host by the same bond.
struct Hanging<'a> {
    host: &'a Actor,
    bond: Bond,
    child: &'a Actor,
    /// Which of them it is, of `count`.
    index: usize,
    count: usize,
    /// How high the host is drawn.
    height: f64,
    /// The box of the host's drawing.
    whole: Rect,
    /// Where they all go, and the slot of the host that this is, if it has one for them.
    area: Rect,
    slot: Option<Slot>,
    /// How high the thing would be beside its host.
    natural: f64,
}

/// The middle of where something stands, and how high it is.
pub(super) struct Footprint {
    pub(super) x: f64,
    pub(super) foot: f64,
    pub(super) tall: f64,
}

impl Hanging<'_> {
    fn footprint(&self) -> Footprint {
        let by_hand = matches!(self.bond, Bond::Holds | Bond::Uses | Bond::Has)
            && matches!(self.slot, Some(Slot::Hands | Slot::Hand))
            && (self.bond, self.child.name()) != (Bond::Uses, Some("broom"))
            && self.child.name() != Some("umbrella");
        if let Some(grip) = by_hand.then(|| self.child.sketch()).and_then(|own| own.slot(Slot::Hand).copied())
        {
            return self.gripped(grip.area.center());
        }
        match (self.bond, self.slot) {
            (Bond::Holds, Some(_)) if self.child.name() == Some("umbrella") => self.overhead(),
            (Bond::Uses, _) if self.child.name() == Some("broom") => self.astride(),
            (Bond::Uses, Some(Slot::Hands)) if is_slung(self.child) => self.slung(),
            (Bond::Holds | Bond::Has | Bond::Uses, Some(Slot::Hands | Slot::Hand))
                if is_on_a_cord(self.child) =>
            {
                self.on_its_cord()
            }
            (Bond::Uses, _) if is_pushed(self.child) && self.host.kind == Kind::Person => self.pushed(),
            (Bond::Holds | Bond::Uses, None) => self.at_their_feet(),
            (Bond::Wears, Some(slot)) => self.worn(slot),
            (Bond::On, Some(Slot::Neck)) => self.on_a_shoulder(),
            (Bond::Behind, _) => self.half_hidden(),
            (_, Some(Slot::Hands)) => self.in_both_hands(),
            (_, Some(Slot::Hand | Slot::Mouth)) => self.in_one_hand(),
            (Bond::In, slot) if self.host.kind == Kind::Plant && slot != Some(Slot::Inside) => {
                self.on_a_bough()
            }
            (Bond::In, Some(Slot::Inside)) if self.child.kind == Kind::Plant => self.in_a_vase(),
            (Bond::In | Bond::Rides, Some(Slot::Inside)) if self.peeps_out() => self.over_the_rim(),
            (Bond::In, _) if self.host.kind == Kind::Furniture && self.child.kind == Kind::Person => {
                self.side_by_side()
            }
            (Bond::In | Bond::Rides, Some(Slot::Inside)) if self.looks_out() => self.at_the_window(),
            (Bond::In, Some(Slot::Inside) | None) => self.in_rows(),
            (Bond::Rides, _) => self.in_the_saddle(),
            (Bond::Above, _) => self.above(),
            _ => self.side_by_side(),
        }
    }

    /// Held up in one hand, beside the head and over it.
    fn overhead(&self) -> Footprint {
        let foot = self.area.center().y + self.height * 0.06;
        let tall = (foot - self.whole.y0 + self.height * 0.1).max(self.height * 0.62) * 1.06;
        let x = match self.slot {
            Some(Slot::Hand) => self.area.center().x,
            _ => self.area.x1 + self.height * 0.04,
        };
        Footprint { x, foot, tall }
    }

    /// Before the chest, its neck over the shoulder.
    fn slung(&self) -> Footprint {
        let tall = self.natural.clamp(self.height * 0.5, self.height * 0.66);
        Footprint { x: self.area.center().x, foot: self.area.center().y + tall * 0.5, tall }
    }

    /// Held where it tells by itself.
    fn gripped(&self, grip: Point) -> Footprint {
        let most =
            if self.child.kind == Kind::Tool || self.child.name() == Some("broom") { 1.1 } else { 0.44 };
        let tall = self.natural.clamp(self.height * 0.16, self.height * most);
        let aside = if self.child.mirrored { -1.0 } else { 1.0 } * (self.child.aspect * 50.0 - grip.x);
        let (middle, unit) = (self.area.center(), tall / 100.0);
        Footprint { x: middle.x + aside * unit, foot: middle.y + (100.0 - grip.y) * unit, tall }
    }

    /// On its wheels before who pushes it.
    fn pushed(&self) -> Footprint {
        let tall = self.natural.clamp(self.height * 0.4, self.height * 0.62);
        let ahead = self.height * 0.3 + tall * self.child.aspect * 0.4;
        let x = self.whole.center().x + if self.host.mirrored { -ahead } else { ahead };
        Footprint { x, foot: self.whole.y1, tall }
    }

    /// Lying under who sits on it.
    fn astride(&self) -> Footprint {
        let tall = self.height * 1.3;
        Footprint { x: self.whole.center().x, foot: self.whole.y1 - self.height * 0.1 + tall * 0.45, tall }
    }

    /// Who has no hands for it has it before them.
    fn at_their_feet(&self) -> Footprint {
        let tall = self.natural.clamp(self.height * 0.2, self.height * 0.6);
        let x = self.whole.x1 - self.whole.width() * 0.22;
        Footprint { x, foot: self.whole.y1 + self.height * 0.01, tall }
    }

    fn on_a_shoulder(&self) -> Footprint {
        let area = self.area;
        if self.child.kind == Kind::Person {
            // Astride, behind the head.
            return Footprint {
                x: area.center().x,
                foot: area.y1 - self.height * 0.16,
                tall: self.height * 0.8,
            };
        }
        let tall = self.natural.clamp(self.height * 0.16, self.height * 0.34);
        Footprint { x: area.x1 + tall * self.child.aspect * 0.16, foot: area.y1 + tall * 0.06, tall }
    }

    /// Seen beside what hides it, or over it.
    fn half_hidden(&self) -> Footprint {
        let whole = self.whole;
        if self.child.kind == Kind::Person && is_sat_at(self.host) {
            // They sit or stand behind it.
            let sits = matches!(self.child.look.pose, Some(Pose::Sitting | Pose::Reading));
            let up = if sits && self.host.name() != Some("piano") { 0.74 } else { 0.44 };
            // Several sit side by side.
            let tall = self.height * (1.3 - 0.15 * (self.count - 1).min(4) as f64);
            let x = whole.center().x + whole.width() * (self.share() - 0.5) * 1.06;
            return Footprint { x, foot: whole.y1 - self.height * up, tall };
        }
        let back = self.height * 0.06;
        let trunk = self.host.kind == Kind::Plant && self.host.height > 1.5;
        let tall = if trunk {
            // Below the crown.
            self.natural.min(self.height * 0.3)
        } else {
            self.natural.max(self.height * if self.host.height > 1.6 { 0.3 } else { 0.62 }) * 0.92
        };
        // Ears and eyes look over what is not much higher, and through a fence.
        let peeps = !trunk && (self.natural > self.height * 0.85 || self.host.name() == Some("fence"));
        // It looks out at the side of a curtain.
        let peeps = peeps && self.host.name() != Some("curtain");
        // Who serves at a counter is seen down to the chest.
        let counter = is_sat_at(self.host) || self.host.name() == Some("kitchen island");
        let serves = counter && self.child.kind.is_alive();
        let tall = if peeps { tall.max(self.height * if serves { 1.75 } else { 1.26 }) } else { tall };
        let edge =
            if trunk { whole.center().x - whole.width() * 0.09 } else { whole.x0 + whole.width() * 0.1 };
        // Past a post no wider than they are, a face looks out at the side.
        let slim = self.child.kind == Kind::Person && whole.width() < whole.height() * 0.7;
        let aside = if peeps && slim { tall * self.child.aspect * 0.45 } else { 0.0 };
        let x = if peeps { whole.center().x + aside } else { edge - tall * self.child.aspect * 0.14 };
        Footprint { x, foot: whole.y1 - back, tall }
    }

    /// Whether it looks out of a vessel that hides the rest of it.
    fn peeps_out(&self) -> bool {
        let alive =
            self.child.kind.is_alive() || matches!(self.child.name(), Some("teddy bear" | "doll" | "robot"));
        let deep = self.host.kind != Kind::Vehicle || self.host.name() == Some("bicycle");
        alive && self.count <= 4 && deep && self.child.stands != Stands::Swims
    }

    /// Whether it sits at a window of a car.
    fn looks_out(&self) -> bool {
        is_car(self.host) && self.child.kind.is_alive()
    }

    fn at_the_window(&self) -> Footprint {
        let area = self.area;
        let tall = area.height() * 1.5;
        let share = match self.count {
            1 if self.host.mirrored => 0.26,
            1 => 0.74,
            _ => self.share(),
        };
        // Who drives sits.
        let below = if self.bond == Bond::Rides { 0.16 } else { 0.42 };
        Footprint { x: area.x0 + area.width() * share, foot: area.y1 + tall * below, tall }
    }

    fn over_the_rim(&self) -> Footprint {
        let area = self.area;
        let room = area.width() / self.count as f64;
        let least = if self.child.look.pose == Some(Pose::Sleeping) { 0.7 } else { 1.05 };
        let most = if self.child.kind == Kind::Person { 2.4 } else { 1.5 };
        let tall = self
            .natural
            .clamp(area.height() * least, area.height() * most)
            .min(room * 1.4 / self.child.aspect);
        let sunk = if self.child.look.pose == Some(Pose::Sleeping) { -0.2 } else { 0.24 };
        Footprint { x: self.x(), foot: area.y1 + tall * sunk, tall }
    }

    /// Where across the area this one has its place, 0 to 1.
    fn share(&self) -> f64 {
        (self.index as f64 + 0.5) / self.count as f64
    }

    fn x(&self) -> f64 {
        self.area.x0 + self.area.width() * self.share()
    }

    /// What floats is held by its cord, over the shoulder.
    fn on_its_cord(&self) -> Footprint {
        let tall = self.natural.clamp(self.height * 0.34, self.height * 0.6);
        let foot = self.area.center().y - self.height * 0.14;
        let tall = tall.max((foot - self.whole.y0) * 0.9);
        // Several spread like a bunch, away from the face.
        let step = self.index as f64;
        let wide = tall * self.child.aspect;
        Footprint {
            x: if self.host.mirrored && lifts(self.host, self.child) {
                self.whole.x0 - wide * (0.3 + 0.56 * step)
            } else {
                self.whole.x1 + wide * (0.3 + 0.56 * step)
            },
            foot: foot - self.height * 0.05 * (self.index % 2) as f64,
            tall: tall * if self.count > 1 { 0.86 } else { 1.0 },
        }
    }

    fn worn(&self, slot: Slot) -> Footprint {
        let bowl = self.child.name() == Some("space helmet");
        let share = match self.child.name() {
            Some("bow tie") if self.area.width() > self.whole.width() * 0.4 => 0.6,
            _ if slot == Slot::Eyes => 1.06,
            _ if bowl => 1.95,
            _ => 1.15,
        };
        let wide = self.area.width().max(self.whole.width() * 0.2) * share;
        let tall = wide / self.child.aspect;
        let foot = match slot {
            // Its pads are on the ears, as high as the eyes.
            Slot::Head if self.child.name() == Some("headphones") => {
                self.area.center().y + tall * (1.0 - PADS)
            }
            // The whole head is in it, ears and all.
            Slot::Head => self.area.y0 + tall * if bowl { 0.82 } else { 0.28 },
            Slot::Neck => {
                // Where the loop is in what hangs down from it.
                let loop_at = match self.child.name() {
                    Some("scarf") => 0.24,
                    Some("tie") => 0.08,
                    _ => 0.45,
                };
                self.area.center().y + tall * (1.0 - loop_at)
            }
            _ => self.area.center().y + tall * 0.5,
        };
        Footprint { x: self.area.center().x, foot, tall }
    }

    fn in_both_hands(&self) -> Footprint {
        let area = self.area;
        if self.child.kind == Kind::Plant && self.child.name() != Some("bamboo") {
            // Flowers rise from the hands.
            let tall = self.natural.clamp(self.height * 0.2, self.height * 0.34);
            return Footprint { x: self.x(), foot: area.center().y + tall * 0.3, tall };
        }
        if self.child.aspect < 0.7 && self.natural > self.height * 0.56 && self.bond != Bond::Uses {
            // What is long is held by its middle, its end on the ground, beside the face.
            let tall = self.natural.min(self.height * 0.62);
            let x = area.x1 + (0.3 - self.child.aspect).max(0.0) * self.height * 0.5;
            return Footprint { x, foot: (area.center().y + tall * 0.62).min(self.whole.y1), tall };
        }
        if self.bond == Bond::Uses {
            let most = (self.height * 0.46).min(self.height * 0.8 / self.child.aspect);
            let tall = self.natural.clamp(most.min(self.height * 0.28), most);
            return Footprint { x: self.x(), foot: area.center().y + tall * 0.5, tall };
        }
        // What is long and lies across is seen on both sides of the arms.
        let reach = if self.child.aspect > 1.7 { 2.3 } else { 1.3 };
        let tall = self
            .natural
            .clamp(area.height() * 0.6, area.height() * 1.15)
            .min(area.width() * reach / self.child.aspect);
        Footprint { x: self.x(), foot: area.center().y + tall * 0.5, tall }
    }

    fn in_one_hand(&self) -> Footprint {
        let tall = self.natural.clamp(self.height * 0.08, self.height * 0.3);
        Footprint { x: self.area.center().x, foot: self.area.center().y + tall * 0.5, tall }
    }

    /// In the crown of a tree, on its lower boughs.
    fn on_a_bough(&self) -> Footprint {
        let whole = self.whole;
        // Many are small and sit on two boughs.
        let (from, small, low) =
            if self.count > 2 { (0.12, 0.8, 0.17 * (self.index % 2) as f64) } else { (0.3, 1.0, 0.06) };
        Footprint {
            x: whole.x0 + whole.width() * (from + (1.0 - 2.0 * from) * self.share()),
            foot: whole.y0 + whole.height() * (0.5 + low),
            tall: self.natural.clamp(self.height * 0.2, self.height * 0.34) * small,
        }
    }

    /// Stalks reach into the vessel; blossoms may hide each other.
    fn in_a_vase(&self) -> Footprint {
        let tall = (self.area.height() * 1.25).max(self.height * 0.5);
        let aside = 2.0 * self.share() - 1.0;
        let lower =
            1.0 - 0.12 * aside.abs() - if self.count > 2 { 0.16 * (self.index % 2) as f64 } else { 0.0 };
        let spread = self.area.width() * if self.count > 2 { 0.8 } else { 0.5 };
        Footprint { x: self.area.center().x + aside * spread, foot: self.area.y1, tall: tall * lower }
    }

    /// Many things stand in rows, the first ones behind and higher.
    fn in_rows(&self) -> Footprint {
        let area = self.area;
        let rows = match self.count {
            0..=3 => 1,
            4..=8 => 2,
            _ => 3,
        };
        let per_row = self.count.div_ceil(rows);
        let (row, column) = (self.index / per_row, self.index % per_row);
        let here = per_row.min(self.count - row * per_row);
        let room = area.width() / here as f64;
        // What stands behind is tall and shows above what stands before it.
        let (least, most) =
            if rows == 1 { (0.62, 1.1) } else { [(0.62, 0.94), (0.4, 0.6), (0.34, 0.5)][row] };
        let tall = self
            .natural
            .clamp(area.height() * least, area.height() * most)
            .min(room * if rows == 1 { 1.25 } else { 1.02 } / self.child.aspect);
        let swims = self.child.stands == Stands::Swims;
        let step = if swims {
            0.4
        } else if rows == 2 {
            0.16
        } else {
            0.24
        };
        let lift = (rows - 1 - row) as f64 * area.height() * step;
        // Rows stand in each other's gaps.
        let shift = if rows > 1 && row % 2 == 1 { -0.08 } else { 0.04 };
        Footprint { x: area.x0 + room * (column as f64 + 0.5 + shift), foot: area.y1 - lift, tall }
    }

    fn in_the_saddle(&self) -> Footprint {
        // Whoever stands on a board is much larger than it.
        let (most, sunk) =
            if is_board(self.host) { (f64::MAX, 0.0) } else { (self.height * 1.1, self.natural * 0.12) };
        // A mouse in a boat is what one looks at.
        let pet = self.child.kind == Kind::Animal && self.host.stands == Stands::Sails;
        let tall = self.natural.clamp(self.height * if pet { 0.7 } else { 0.3 }, most);
        // Two ride one behind the other.
        let aside = (self.share() - 0.5) * tall * self.child.aspect * 0.5 * self.count as f64;
        Footprint { x: self.area.center().x + aside, foot: self.area.y1 + sunk, tall }
    }

    fn above(&self) -> Footprint {
        // Several fly as a wedge.
        let (aside, shrink) = (2.0 * self.share() - 1.0, if self.count > 1 { 0.45 } else { 1.0 });
        // Who jumps over a puddle is no smaller than it.
        let most = if self.child.look.pose == Some(Pose::Jumping) { 1.9 } else { 0.8 };
        let tall = self.natural.clamp(self.height * 0.2, self.height * most) * shrink;
        let step = tall * self.child.aspect * 0.5 * self.count as f64;
        let foot =
            self.area.y0 - self.height * 0.12 - tall * (1.0 - aside.abs()) * (self.count - 1) as f64 * 0.3;
        Footprint { x: self.area.center().x + aside * step, foot, tall }
    }

    fn side_by_side(&self) -> Footprint {
        let area = self.area;
        let room = if area.width() < 1.0 { self.whole.width() } else { area.width() / self.count as f64 };
        let alive = self.child.kind.is_alive();
        let least = match (self.bond, alive) {
            (Bond::On, true) if self.host.kind == Kind::Furniture => 0.5,
            (Bond::On, true) if self.host.height < 2.2 => 0.3,
            (Bond::On, true) => 0.2,
            (Bond::Under, true) if self.child.kind == Kind::Person => 0.5,
            _ => 0.12,
        };
        let seat = self.host.kind == Kind::Furniture || Group::Seat.has(self.host.name().unwrap_or(""));
        let seated = alive && seat && self.child.kind == Kind::Person;
        let ledge = alive && matches!(self.host.name(), Some("rock" | "mushroom" | "ball"));
        let spread = if ledge {
            2.6
        } else if seated {
            2.1
        } else {
            1.02
        };
        // Who sits is folded up.
        let natural = self.natural * if seated { 1.3 } else { 1.0 };
        let tall = natural.min(room * spread / self.child.aspect).max(self.height * least);
        // What is on a table leaves who sits at it to be seen.
        let sits = |(bond, child): &(Bond, Actor)| *bond == Bond::Behind && child.kind.is_alive();
        if matches!(self.bond, Bond::On | Bond::Has) && self.host.attached.iter().any(sits) {
            // A whole dinner takes the whole table.
            let (from, over, low) = if self.count > 2 { (0.08, 0.84, 0.3) } else { (0.62, 0.3, 0.46) };
            let x = area.x0 + area.width() * (from + over * self.share());
            return Footprint { x, foot: area.y1, tall: (tall * 0.72).min(self.height * low) };
        }
        // Nobody is as large as what they are under.
        let burden = self.child.height / super::actor::extent_up(self.child).max(0.01);
        let tall = if self.bond == Bond::Under { tall.min(self.height * 0.62 * burden) } else { tall };
        // Beside the trunk, not before it; on a back, behind whoever's head that is.
        let behind = match (self.slot, self.count) {
            (None, 1) if self.bond == Bond::Under && self.host.kind == Kind::Plant => {
                self.whole.width() * if self.host.mirrored { -0.19 } else { 0.19 }
            }
            (Some(Slot::Saddle), 1) if self.host.mirrored => area.width() * 0.3,
            (Some(Slot::Saddle), 1) => area.width() * -0.3,
            _ => 0.0,
        };
        Footprint { x: self.x() + behind, foot: area.y1, tall }
    }
}

/// Where a thing goes whose host has no place for it.
fn fallback(bond: Bond, whole: Rect, shapes: usize) -> (Rect, usize) {
    let band = |y: f64| {
        Rect::new(
            whole.x0 + whole.width() * 0.12,
            y - whole.height() * 0.3,
            whole.x1 - whole.width() * 0.12,
            y,
        )
    };
    match bond {
        Bond::On | Bond::Rides | Bond::Above => (band(whole.y0 + whole.height() * 0.04), shapes),
        Bond::Under => (band(whole.y1), shapes),
        Bond::In => (band(whole.y1 - whole.height() * 0.12), shapes),
        Bond::Behind => (whole, 0),
        _ => (band(whole.y1 - whole.height() * 0.3), shapes),
    }
}

/// Where clothes go that their wearer's figure doesn't draw; `None` for what covers the body.
pub(super) fn worn_at(garment: &str) -> Option<Slot> {
    match garment {
        "scarf" | "necklace" | "tie" | "bow tie" | "collar" => Some(Slot::Neck),
        "glasses" | "sunglasses" | "goggles" => Some(Slot::Eyes),
        "mask" => Some(Slot::Face),
        "headphones" => Some(Slot::Head),
        _ if Group::Headwear.has(garment) => Some(Slot::Head),
        _ => None,
    }
}
