//! What an expression may be, and how words take their arguments.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};
use std::sync::{Arc, OnceLock};

use vello_cpu::kurbo::BezPath;

use crate::colour::{Rgb, Tint};
use crate::figures::outline::{Outlines, Spot};
use crate::figures::{Look, Pen, Slot};
use crate::intent::{Age, Expression, Gender, Hairdo, Material, Pattern, Pose};

/// Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Nothing,
    Number(f64),
    Truth(bool),
    Text(Arc<Text>),
    Spot(Spot),
    Colour(Rgb),
    Tint(Tint),
    Outline(Arc<BezPath>),
    List(Arc<[Self]>),
    Record(Fields),
    Part(Callable),
}

/// What a record has, by name.
pub(super) type Fields = Arc<BTreeMap<Cow<'static, str>, Value>>;

/// A text; as spots it is read only once.
pub(crate) struct Text {
    pub(super) written: Cow<'static, str>,
    spots: OnceLock<Option<Arc<[Spot]>>>,
}

impl Text {
    fn spots(&self) -> Option<Arc<[Spot]>> {
        let spot =
            |row: &str| row.split_once(',').and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)));
        self.spots.get_or_init(|| self.written.split_ascii_whitespace().map(spot).collect()).clone()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Debug for Text {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.written.fmt(f)
    }
}

/// A part as a value: with its arguments it draws, or gives a value.
#[derive(Clone)]
pub(crate) struct Callable(pub(super) Arc<Call>);

type Call = dyn Fn(&mut Pen, &Look, Vec<Value>) -> Value + Send + Sync;

impl Callable {
    /// Draws it without arguments.
    pub(super) fn draw(&self, pen: &mut Pen, look: &Look) {
        (self.0)(pen, look, Vec::new());
    }
}

impl PartialEq for Callable {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Debug for Callable {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("part")
    }
}

/// What an argument can be taken as.
pub(super) trait Take: Sized {
    /// Whether one argument takes all that are given.
    const MANY: bool = false;

    fn take(value: &Value) -> Option<Self>;
}

/// `Take` of what one kind of value holds, and the way back.
macro_rules! held {
    ($($kind:ty: $variant:ident,)*) => {$(
        impl Take for $kind {
            fn take(value: &Value) -> Option<Self> {
                if let Value::$variant(held) = value { Some(held.clone()) } else { None }
            }
        }

        impl From<$kind> for Value {
            fn from(held: $kind) -> Self {
                Self::$variant(held)
            }
        }
    )*};
}

held! {
    f64: Number,
    bool: Truth,
    Arc<Text>: Text,
    Spot: Spot,
    Rgb: Colour,
    Arc<[Value]>: List,
    Fields: Record,
    Callable: Part,
    Arc<BezPath>: Outline,
}

/// `Take` of what is made of one of those.
macro_rules! made {
    ($($kind:ty: |$held:ident: $from:ty| $make:expr,)*) => {$(
        impl Take for $kind {
            fn take(value: &Value) -> Option<Self> {
                let $held = <$from>::take(value)?;
                $make
            }
        }
    )*};
}

made! {
    u32: |number: f64| Some(number as Self),
    i32: |number: f64| Some(number as Self),
    u64: |number: f64| Some(number as Self),
    usize: |number: f64| Some(number as Self),
    BezPath: |outline: Arc<Self>| Some((*outline).clone()),
    Cow<'static, str>: |text: Arc<Text>| Some(text.written.clone()),
    Slot: |text: Arc<Text>| SLOTS.iter().find(|(name, _)| *name == text.written).map(|(_, slot)| *slot),
    Pose: |text: Arc<Text>| Self::named(&variant(&text.written)),
    Age: |text: Arc<Text>| Self::named(&variant(&text.written)),
    Gender: |text: Arc<Text>| Self::named(&variant(&text.written)),
    Hairdo: |text: Arc<Text>| Self::named(&variant(&text.written)),
    Expression: |text: Arc<Text>| Self::named(&variant(&text.written)),
    Pattern: |text: Arc<Text>| Self::named(&variant(&text.written)),
    Material: |text: Arc<Text>| Self::named(&variant(&text.written)),
}

const SLOTS: [(&str, Slot); 14] = [
    ("Head", Slot::Head),
    ("Face", Slot::Face),
    ("Eyes", Slot::Eyes),
    ("Neck", Slot::Neck),
    ("Chest", Slot::Chest),
    ("Hands", Slot::Hands),
    ("Hand", Slot::Hand),
    ("Lap", Slot::Lap),
    ("Top", Slot::Top),
    ("Inside", Slot::Inside),
    ("Saddle", Slot::Saddle),
    ("Mouth", Slot::Mouth),
    ("Band", Slot::Band),
    ("Words", Slot::Words),
];

/// `in love` is `InLove`.
fn variant(words: &str) -> String {
    let word = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    words.split(' ').filter(|words| !words.is_empty()).map(word).collect()
}

/// What may not be asked for: `"none"`.
impl<T: Take> Take for Option<T> {
    fn take(value: &Value) -> Option<Self> {
        let none = matches!(value, Value::Text(text) if text.written == "none");
        if none { Some(None) } else { T::take(value).map(Some) }
    }
}

/// All the arguments.
pub(super) struct All<T>(pub(super) Vec<T>);

impl<T: Take> Take for All<T> {
    const MANY: bool = true;

    fn take(value: &Value) -> Option<Self> {
        Vec::take(value).map(Self)
    }
}

impl<T: Take> Take for Vec<T> {
    fn take(value: &Value) -> Option<Self> {
        let Value::List(list) = value else { return None };
        list.iter().map(T::take).collect()
    }
}

impl Take for Value {
    fn take(value: &Value) -> Option<Self> {
        Some(value.clone())
    }
}

impl Take for Tint {
    fn take(value: &Value) -> Option<Self> {
        match value {
            Value::Tint(tint) => Some(*tint),
            Value::Colour(colour) => Some((*colour).into()),
            _ => None,
        }
    }
}

/// What a line goes through: a text or a list.
impl Take for Arc<[Spot]> {
    fn take(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => text.spots(),
            Value::List(list) => list.iter().map(Spot::take).collect(),
            _ => None,
        }
    }
}

/// One outline or a list of them.
pub(super) struct Several(Vec<BezPath>);

impl Take for Several {
    fn take(value: &Value) -> Option<Self> {
        match value {
            Value::List(_) => Vec::take(value).map(Self),
            one => BezPath::take(one).map(|outline| Self(vec![outline])),
        }
    }
}

impl Outlines for Several {
    fn each(self, take: impl FnMut(BezPath)) {
        self.0.into_iter().for_each(take);
    }
}

impl From<()> for Value {
    fn from((): ()) -> Self {
        Self::Nothing
    }
}

impl From<BTreeMap<Cow<'static, str>, Self>> for Value {
    fn from(fields: BTreeMap<Cow<'static, str>, Self>) -> Self {
        Self::Record(Arc::new(fields))
    }
}

impl From<Tint> for Value {
    fn from(tint: Tint) -> Self {
        Self::Tint(tint)
    }
}

impl From<BezPath> for Value {
    fn from(outline: BezPath) -> Self {
        Self::Outline(Arc::new(outline))
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value {
    fn from(list: Vec<T>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

impl From<Cow<'static, str>> for Value {
    fn from(written: Cow<'static, str>) -> Self {
        Self::Text(Arc::new(Text { written, spots: OnceLock::new() }))
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Cow::Borrowed(text).into()
    }
}

/// What stands where: a file and a line.
#[derive(Clone, Copy)]
pub(super) struct Place(pub(super) &'static str, pub(super) u32);

impl Place {
    /// A mistake in a figure, which is a part of the program.
    pub(super) fn wrong(self, what: &dyn std::fmt::Display) -> ! {
        panic!("{}:{}: {what}", self.0, self.1)
    }
}
