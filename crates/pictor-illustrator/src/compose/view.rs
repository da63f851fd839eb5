//! Views: what tells the pictures of one call apart, so that four of them are four compositions and not four recolours.

use crate::figures::{self, Stands};
use crate::intent::{Bond, Camera, Intent, Kind, Pose, Setting, Style, Time};
use crate::settings::{Footing, footing, outdoors};

/// One way to look at what is cast.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    /// How far right of the middle the figures stand, as a share of the zone's width; `None` leaves it to the layout.
    pub(super) aside: Option<f64>,
    /// How large they are, of what has room.
    pub(super) near: f64,
    /// How far the horizon is below its usual place, as a share of the page's height: we look from lower down.
    pub(super) lower: f64,
    /// Whether they face the other way and stand in the other order.
    pub(super) mirrored: bool,
    /// The hour, where none was said.
    time: Option<Time>,
    /// Which of the poses and places that nobody asked for.
    step: usize,
}

/// The first is the best composition that we know; any four in a row differ in place, size and hour.
const VIEWS: [View; 6] = [
    View { aside: None, near: 1.0, lower: 0.0, mirrored: false, time: None, step: 0 },
    View { aside: Some(0.22), near: 0.78, lower: -0.08, mirrored: true, time: Some(Time::Sunset), step: 1 },
    View { aside: Some(-0.17), near: 0.88, lower: 0.15, mirrored: true, time: Some(Time::Morning), step: 2 },
    View { aside: Some(-0.25), near: 0.68, lower: 0.02, mirrored: false, time: Some(Time::Dusk), step: 3 },
    View { aside: Some(0.25), near: 0.84, lower: 0.08, mirrored: false, time: Some(Time::Dawn), step: 2 },
    View { aside: Some(0.0), near: 0.72, lower: -0.12, mirrored: true, time: Some(Time::Afternoon), step: 1 },
];

impl View {
    /// The usual one.
    pub(super) const USUAL: Self = VIEWS[0];

    /// The one of that turn; they come round again.
    pub(super) const fn of(turn: u64) -> Self {
        VIEWS[(turn % VIEWS.len() as u64) as usize]
    }

    /// Where a subject may be met as well as at home.
    pub(super) fn place(self, intent: &Intent, home: Setting) -> Setting {
        let living = intent.subjects.iter().all(|s| s.kind.is_alive());
        if self.step == 0 || !living || intent.subjects.len() > 2 || !intent.at_home {
            return home;
        }
        let places = match home {
            Setting::Meadow => [Setting::Forest, Setting::Hills, Setting::Garden],
            Setting::Room => [Setting::Garden, Setting::Bedroom, Setting::Park],
            Setting::Park => [Setting::Garden, Setting::Meadow, Setting::Street],
            Setting::Forest => [Setting::Meadow, Setting::Forest, Setting::Hills],
            Setting::Garden => [Setting::Meadow, Setting::Park, Setting::Garden],
            Setting::Street => [Setting::Park, Setting::Street, Setting::City],
            other => [other; 3],
        };
        places[self.step - 1]
    }

    /// Sets the hour and the pose that nobody asked for.
    pub(super) fn stage(self, intent: &mut Intent, setting: Setting) {
        let open = intent.time.is_none()
            && intent.weather.is_none()
            && intent.occasion.is_none()
            && intent.mood.is_none()
            && intent.palette.is_empty()
            && intent.backdrop.is_none();
        if open && (outdoors(setting) || footing(setting) == Footing::Floor) {
            // In a warm light snow looks like sand, and the moon like Mars.
            let cold = matches!(setting, Setting::SnowField | Setting::Moon);
            let warm = cold && self.time == Some(Time::Sunset);
            intent.time = if warm { Some(Time::Morning) } else { self.time };
        }
        if let Some(alone) = idle(intent) {
            let subject = &mut intent.subjects[alone];
            let [second, third, fourth] = match subject.kind {
                Kind::Person => [Some(Pose::Walking), Some(Pose::Waving), Some(Pose::Sitting)],
                _ => [Some(Pose::Walking), None, Some(Pose::Running)],
            };
            subject.pose = [None, second, third, fourth][self.step];
        }
    }

    /// The same where the prompt said how near we are.
    pub(super) fn seen_by(mut self, camera: Camera, setting: Setting) -> Self {
        if matches!(footing(setting), Footing::Paper | Footing::Table) {
            // What is shown for its own sake stays large.
            self.near = self.near.max(0.7);
        }
        if camera != Camera::Usual {
            self.near = self.near.clamp(0.86, 1.0);
            self.lower /= 2.0;
        }
        self
    }
}

/// The one subject that is alive and of which nothing was said that a pose could spoil.
fn idle(intent: &Intent) -> Option<usize> {
    let plain = !matches!(intent.styles.first(), Some(Style::Logo | Style::Sticker | Style::Isometric));
    let alive = |i: &usize| intent.subjects[*i].kind.is_alive();
    let mut living = (0..intent.subjects.len()).filter(alive);
    let (Some(alone), None) = (living.next(), living.next()) else { return None };
    let subject = &intent.subjects[alone];
    let walks = figures::find(subject.name()).is_some_and(|figure| figure.stands == Stands::Ground);
    let free = |r: &crate::intent::Relation| r.from != alone && r.to != alone || r.bond == Bond::Beside;
    (plain
        && walks
        && intent.camera == Camera::Usual
        && subject.pose.is_none()
        && subject.wears.is_empty()
        && intent.relations.iter().all(free))
    .then_some(alone)
}
