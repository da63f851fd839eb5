//! The words that aren't things, as `senses.txt` and `idioms.txt` have them.

use std::sync::LazyLock;

use super::{Edit, Line, Part, Sense, Shade, Turn};
use crate::colour::Rgb;
use crate::intent::{
    Age, Bond, Camera, Expression, Gender, Hand, Material, Mood, Occasion, Pattern, Pose, Position, Region,
    Scale, Season, Setting, Shape, Skin, Style, Time, Weather,
};

/// A meaning with some of its words.
pub(crate) struct Row {
    pub(crate) sense: Sense,
    /// Separated by commas.
    pub(crate) english: &'static str,
    /// Separated by spaces.
    pub(crate) chinese: &'static str,
}

// A pure function of a constant: nothing ever writes to it.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| read(include_str!("../senses.txt")));
static IDIOMS: LazyLock<Vec<Row>> = LazyLock::new(|| read(include_str!("../idioms.txt")));

/// The rows of words.
pub(crate) fn rows() -> &'static [Row] {
    &ROWS
}

/// The rows of idioms: they mean this and nothing else, whatever their words mean.
pub(crate) fn idioms() -> &'static [Row] {
    &IDIOMS
}

/// The first English word of a meaning.
pub(crate) fn first_name(sense: Sense) -> &'static str {
    rows().iter().find(|row| row.sense == sense).map_or("", |row| row.english.split(',').next().unwrap_or(""))
}

fn read(table: &'static str) -> Vec<Row> {
    let mut section = "";
    let mut rows = Vec::with_capacity(800);
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(head) => section = head,
            None => rows.push(row(section, line)),
        }
    }
    rows
}

fn row(section: &str, line: &'static str) -> Row {
    let mut cells = line.split('|').map(str::trim);
    let mut cell = || cells.next().unwrap_or("");
    let [name, english, chinese] = [cell(), cell(), cell()];
    let sense = sense(section, name).unwrap_or_else(|| panic!("senses.txt: no {name} in [{section}]"));
    Row { sense, english, chinese }
}

fn sense(section: &str, name: &'static str) -> Option<Sense> {
    Some(match section {
        "colour" => Sense::Colour(Rgb::hex(u32::from_str_radix(name, 16).ok()?)),
        "shade" => Sense::Shade(Shade::named(name)?),
        "scale" => Sense::Scale(Scale::named(name)?),
        "age" => Sense::Age(Age::named(name)?),
        "material" => Sense::Material(Material::named(name)?),
        "pattern" => Sense::Pattern(Pattern::named(name)?),
        "expression" => Sense::Expression(Expression::named(name)?),
        "gender" => Sense::Gender(Gender::named(name)?),
        "skin" => Sense::Skin(Skin::named(name)?),
        "act" => act(name)?,
        "setting" => Sense::Setting(Setting::named(name)?),
        "time" => Sense::Time(Time::named(name)?),
        "season" => Sense::Season(Season::named(name)?),
        "weather" => Sense::Weather(Weather::named(name)?),
        "mood" => Sense::Mood(Mood::named(name)?),
        "occasion" => Sense::Occasion(Occasion::named(name)?),
        "style" => Sense::Style(Style::named(name)?),
        "camera" => Sense::Camera(Camera::named(name)?),
        "outline" => Sense::Outline(Shape::named(name)?),
        "region" => Sense::Region(Region::named(name)?),
        "letters" => Sense::Letters(position(name)?),
        "hand" => Sense::Hand(Hand::named(name)?),
        "line" => Sense::Line(Line::named(name)?),
        "number" => Sense::Number(name.parse().ok()?),
        "bond" => Sense::Bond(Bond::named(name)?, false),
        "bond by" => Sense::Bond(Bond::named(name)?, true),
        "local" => Sense::Local(Bond::named(name)?),
        "part" => Sense::Part(Part::named(name)?),
        "edit" => Sense::Edit(Edit::named(name)?),
        "turn" => Sense::Turn(Turn::named(name)?),
        _ => word(name)?,
    })
}

/// A pose, what it does to the thing named next, what is held for it, or several of these.
fn act(name: &'static str) -> Option<Sense> {
    let (done, tool) = name.split_once('+').map_or((name, None), |(done, tool)| (done, Some(tool)));
    let (pose, bond) = (done.split(' ').find_map(Pose::named), done.split(' ').find_map(Bond::named));
    let known = usize::from(pose.is_some()) + usize::from(bond.is_some());
    (known == done.split_whitespace().count()).then_some(Sense::Act(pose, bond, tool))
}

fn position(name: &str) -> Option<Position> {
    use Position::{Caption, Label, Ribbon, Sign, Speech, Subtitle, Title};
    let all = [Title, Subtitle, Caption, Ribbon, Label, Sign, Speech];
    all.into_iter().find(|position| format!("{position:?}") == name)
}

/// A meaning that stands for nothing but itself.
fn word(name: &str) -> Option<Sense> {
    use Sense::{
        And, Article, At, Backdrop, Bare, Definite, Each, FromBehind, HandInHand, Little, Main, Measure,
        Medium, Missed, Never, Noise, Not, Of, Pair, Possessive, References, Says, Silhouette, Undrawn, With,
        Years,
    };
    let all = [
        And, Article, At, Backdrop, Bare, Definite, Each, FromBehind, HandInHand, Little, Main, Measure,
        Medium, Missed, Never, Noise, Not, Of, Pair, Possessive, References, Says, Silhouette, Undrawn, With,
        Years,
    ];
    all.into_iter().find(|sense| format!("{sense:?}") == name)
}
