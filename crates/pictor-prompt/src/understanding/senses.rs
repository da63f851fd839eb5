//! What a word may mean.

mod table;

pub(super) use table::{first_name, idioms, rows};

use crate::colour::Rgb;
use crate::intent::{
    Age, Bond, Camera, Expression, Gender, Hand, Material, Mood, Occasion, Pattern, Pose, Position, Region,
    Scale, Season, Setting, Shape, Skin, Style, Time, Weather,
};
use crate::named::named;

/// One meaning of a word. A word has at most one meaning of each category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    /// A thing, by its index in the lexicon.
    Concept(usize),
    /// A part of a thing ("eyes", "毛"), never a subject of its own.
    Part(Part),

    // how a thing looks
    Colour(Rgb),
    Shade(Shade),
    Scale(Scale),
    /// 小, "little": young if it lives, else small.
    Little,
    Age(Age),
    /// "year-old", 岁: the number before it is an age.
    Years,
    Material(Material),
    Pattern(Pattern),
    Expression(Expression),
    Gender(Gender),
    Skin(Skin),
    /// What somebody does: the pose it gives, what it does to the thing named next, and what is held for it.
    Act(Option<Pose>, Option<Bond>, Option<&'static str>),

    // where and when
    Setting(Setting),
    Time(Time),
    Season(Season),
    Weather(Weather),
    Mood(Mood),
    Occasion(Occasion),

    // how it is drawn
    Style(Style),
    Camera(Camera),
    Outline(Shape),
    Region(Region),
    /// "background": the colour before it is the picture's.
    Backdrop,
    /// "picture", "插画": what the prompt asks for, not what it shows.
    Medium,
    /// "reference images", "参考图片": the pictures that came with an edit.
    References,

    // letters
    /// Names what letters stand on.
    Letters(Position),
    /// Says that letters follow ("saying", "写着").
    Says,
    Hand(Hand),
    /// Names a line that a poster has ("date", "地点").
    Line(Line),

    // what glues words together
    Number(u16),
    /// "A pair of": two, or one of what is a pair by itself.
    Pair,
    /// 各 before a number: so many of each.
    Each,
    /// 只, 个, 朵; "pieces of".
    Measure,
    /// Between subject and object; the flag says that the object does it to the subject ("filled with").
    Bond(Bond, bool),
    /// A Chinese word after a thing that says where beside it (上, 里).
    Local(Bond),
    /// 在.
    At,
    With,
    And,
    /// "of".
    Of,
    /// 的, 's.
    Possessive,
    /// "a", "some", "一".
    Article,
    /// "the", "this", "那".
    Definite,
    Not,
    /// "negative prompt": nothing of what follows must be seen.
    Never,
    /// "the main subject is", 画面里是: what was named before is not what the picture shows.
    Main,
    Turn(Turn),
    /// "Minimal", 空荡荡: the place brings nothing along.
    Bare,
    HandInHand,
    FromBehind,
    Silhouette,
    /// Known, and of no consequence.
    Noise,
    /// Known, and nobody can draw it.
    Undrawn,
    /// Says how something shall look ("matte", "bokeh", 剪影), and nothing here draws that: passed over, and told.
    Missed,
    Edit(Edit),
}

named! {
/// How what follows is to be taken.
pub(super) enum Turn {
    /// "like a", 像: a simile; what it names is not to be seen.
    Like,
    /// "shaped like a": the same, but the picture lacks something by it.
    Shaped,
    /// 一样 after a simile: it ends here.
    Alike,
    /// "copy space", 留白: the side that is named stays free.
    Space,
    /// "it", "them": what the sentence is about.
    It,
    /// "we are launching": who asks and what for. Things named here give way to things that are to be seen.
    Own,
    /// "website", 公众号: what the picture is for.
    Use,
    /// "suitable for", 适合: whom or what it is for, up to the comma.
    Suits,
    /// "target audience": the same, up to the full stop.
    Audience,
}

/// Parts of things.
pub(super) enum Part {
    /// Its colour is the hair's.
    Hair,
    /// The same, of hair that is worn in a way which nobody draws.
    Cut,
    /// Its colour is that of the eyes.
    Eyes,
    /// Its colour isn't drawn.
    Minor,
    /// Its colour is a second colour of the whole.
    Major,
}

/// What turns a colour lighter or darker.
pub(super) enum Shade {
    Light,
    Dark,
    Vivid,
}

/// Lines that a poster or a card has.
pub(super) enum Line {
    Date,
    Venue,
    Name,
}

/// What a word tells the editor to do.
pub(super) enum Edit {
    /// "make", "turn", "变成".
    Make,
    /// "recolour", "paint", "染".
    Recolour,
    Add,
    Remove,
    /// "replace", "换".
    Replace,
    /// "into", "to", "为": what follows is the result.
    Into,
    /// 把, 将, 让: what follows is the object.
    Object,
    Combine,
    Row,
    Grid,
    Collage,
    Extend,
    Frame,
    Monochrome,
    Sepia,
    Brighten,
    Darken,
    Warm,
    Cool,
    Vivid,
    Blur,
    BlurBackground,
    /// "fix the lighting".
    Light,
    Invert,
    Mirror,
    Flip,
    TurnRight,
    TurnLeft,
    TurnOver,
    Crop,
    /// "cut out", "抠图".
    CutOut,
    /// "write", "letter".
    Write,
    /// "colour", "颜色" as a noun.
    TheColour,
}
}

/// Whether a meaning describes the noun that follows.
pub(super) fn is_modifier(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Colour(_)
            | Sense::Shade(_)
            | Sense::Scale(_)
            | Sense::Little
            | Sense::Age(_)
            | Sense::Years
            | Sense::Material(_)
            | Sense::Pattern(_)
            | Sense::Expression(_)
            | Sense::Gender(_)
            | Sense::Skin(_)
    )
}
