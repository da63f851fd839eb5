//! What a prompt asks for, as plain data: filled by `understanding`, consumed by `scene` and `edit`.
//!
//! Nothing here decides anything about pixels. A field that the prompt says nothing about stays at its default,
//! and the composer chooses. Lists keep the order of the prompt: what is named first matters most.

mod appearance;
mod page;

pub use appearance::{Age, Expression, Gender, Hairdo, Material, Pattern, Pose, Scale, Skin};
pub use page::{Genre, MAX_SLOTS, Page, Slot, Way};

pub use crate::colour::Rgb;
use crate::named::named;

/// Everything that a prompt was understood to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intent {
    /// What is to be seen, in the order of the prompt; at most [`MAX_SUBJECTS`].
    pub subjects: Vec<Subject>,
    /// How the subjects stand to each other.
    pub relations: Vec<Relation>,
    /// Where it happens.
    pub setting: Option<Setting>,
    /// Whether nothing was said of where it happens, and `setting` is only where the main subject is usually met.
    pub at_home: bool,
    /// Whether the place was asked to be bare ("minimal", "nothing else", 空荡荡): it brings nothing along.
    pub bare: bool,
    /// Whether people hold each other by the hand.
    pub hand_in_hand: bool,
    /// Whether people are seen from behind.
    pub from_behind: bool,
    /// Whether the figures are dark outlines before a bright sky.
    pub silhouette: bool,
    /// What of the land and the sky the place itself shows, once the scene is settled: a full moon, a canyon.
    pub scenery: Vec<&'static str>,
    /// The hour, which decides the light.
    pub time: Option<Time>,
    /// The season, which decides foliage and ground.
    pub season: Option<Season>,
    /// What falls from or hangs in the sky.
    pub weather: Option<Weather>,
    /// The feeling, which decides the palette.
    pub mood: Option<Mood>,
    /// How it is drawn; several may be mixed ("flat poster"), the first leads.
    pub styles: Vec<Style>,
    /// Colours asked for the picture as a whole ("in pink and gold"), not for one subject.
    pub palette: Vec<Rgb>,
    /// The colour that the background was asked to have ("on white", "蓝色背景").
    pub backdrop: Option<Rgb>,
    /// Words to be lettered in the picture.
    pub lettering: Vec<Lettering>,
    /// How near, and from where, we look.
    pub camera: Camera,
    /// The outline that the words suggest ("banner", "bookmark"); decides the size of `auto`.
    pub shape: Option<Shape>,
    /// What is to happen to the pictures that came with an edit, in the order of the prompt.
    pub changes: Vec<Change>,
    /// The occasion ("birthday", "Chinese New Year"), which brings its own props and colours.
    pub occasion: Option<Occasion>,
    /// Whether the prompt is written mostly in Chinese.
    pub chinese: bool,
    /// Where in the picture the main subject, the addition or the lettering was asked to be.
    pub region: Option<Region>,
    /// Canonical names of what must not be seen ("without people"), also not as a prop; "text" for lettering.
    pub without: Vec<&'static str>,
    /// What the prompt says and nothing above holds, as it was written, in the order of the prompt.
    pub left_out: Vec<String>,
    /// What of the prompt nobody can draw, as it was written, and the scene that stands for it.
    pub instead: Option<(String, &'static str)>,
    /// The language that the prompt seems to be written in, where that is one which isn't read ("German").
    pub tongue: Option<&'static str>,
    /// The page that is asked for, where it is one with parts. Everything else here is of the whole prompt, as if it
    /// were a scene: an edit, and a caller that lays out no pages, needs no more.
    pub page: Option<Box<Page>>,
}

/// More subjects than this are dropped: a picture of thirty nouns shows none, and work must be bounded.
pub const MAX_SUBJECTS: usize = 24;

/// The most copies of one subject that are drawn.
pub const MAX_COUNT: u16 = 24;

/// One noun of the prompt with everything that was said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// The canonical name of the concept in the lexicon, English, singular, lower case ("otter", "gift basket").
    /// The same name finds the figure. `None` for a thing of no kind, in tests.
    pub concept: Option<&'static str>,
    /// The noun as the prompt wrote it.
    pub word: String,
    /// What kind of thing it is; decides scale and where it may stand.
    pub kind: Kind,
    /// An emoji that shows the concept, for when no figure exists; its outline is taken from a font.
    pub glyph: Option<char>,
    /// How many, 1 to [`MAX_COUNT`]; "several" is 5, "many" is 9.
    pub count: u16,
    /// Colours said of it, the main one first.
    pub colours: Vec<Rgb>,
    /// Said to be larger or smaller than its kind.
    pub size: Scale,
    /// What it is made of.
    pub material: Option<Material>,
    /// What is printed or woven on it.
    pub pattern: Option<Pattern>,
    /// How old.
    pub age: Age,
    /// For people, where said.
    pub gender: Option<Gender>,
    /// For people, where said.
    pub skin: Option<Skin>,
    /// For people, where said.
    pub hair: Option<Rgb>,
    /// For people, where said.
    pub hairdo: Option<Hairdo>,
    /// For people and animals, where said.
    pub eyes: Option<Rgb>,
    /// What the body does.
    pub pose: Option<Pose>,
    /// What the face shows.
    pub expression: Option<Expression>,
    /// What is worn: concept names of clothes ("hat", "glasses", "scarf", "crown") with their colours.
    pub wears: Vec<Garment>,
    /// At which side of the picture or of the others it is, where said: [`Region::Left`] or [`Region::Right`].
    pub side: Option<Region>,
    /// Whether the prompt makes it the centre ("a portrait of", "the main character").
    pub focal: bool,
    /// Whether the pictures that came with an edit already show it (the cat in "add a hat to the cat"): it is
    /// here because a relation needs it, and must not be added.
    pub given: bool,
}

impl Intent {
    /// Takes the subject with that index out. The relations that name it go with it; what refers to others still does.
    pub fn remove(&mut self, gone: usize) {
        self.subjects.remove(gone);
        self.relations.retain(|relation| relation.from != gone && relation.to != gone);
        for relation in &mut self.relations {
            relation.from -= usize::from(relation.from > gone);
            relation.to -= usize::from(relation.to > gone);
        }
        for lettering in &mut self.lettering {
            match &mut lettering.place {
                Position::Subject(subject) if *subject == gone => lettering.place = Position::Anywhere,
                Position::Subject(subject) => *subject -= usize::from(*subject > gone),
                _ => {}
            }
        }
    }
}

impl Subject {
    /// One ordinary thing of that concept.
    pub fn new(concept: &'static str, kind: Kind) -> Self {
        Self {
            concept: Some(concept),
            word: concept.to_owned(),
            kind,
            glyph: None,
            count: 1,
            colours: Vec::new(),
            size: Scale::Usual,
            material: None,
            pattern: None,
            age: Age::Usual,
            gender: None,
            skin: None,
            hair: None,
            hairdo: None,
            eyes: None,
            pose: None,
            expression: None,
            wears: Vec::new(),
            side: None,
            focal: false,
            given: false,
        }
    }

    /// The name that finds the figure, or the empty string.
    pub fn name(&self) -> &'static str {
        self.concept.unwrap_or("")
    }
}

/// Something worn.
#[derive(Clone, Debug, PartialEq)]
pub struct Garment {
    /// The concept's canonical name.
    pub name: &'static str,
    /// Its colour, where said.
    pub colour: Option<Rgb>,
}

/// The kinds of things, as far as drawing must tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A human being, by profession or otherwise; also robots, angels, snowmen.
    Person,
    /// Any animal, fish and birds included.
    Animal,
    /// Trees, flowers, crops.
    Plant,
    /// What is eaten or drunk.
    Food,
    /// Houses, towers, bridges.
    Building,
    /// What one rides.
    Vehicle,
    /// Tables, chairs, lamps.
    Furniture,
    /// What stands for what one works with, musical instruments too.
    Tool,
    /// What is worn.
    Clothing,
    /// Bottles, boxes, baskets: goods and their packaging.
    Product,
    /// Sun, moon, clouds, rainbows, mountains: parts of the world.
    Nature,
    /// Hearts, stars, arrows: signs.
    Symbol,
    /// Anything else.
    Object,
}

impl Kind {
    /// Whether it lives, or is drawn as if it did: it has a face, does things and needs no place to lie in.
    pub const fn is_alive(self) -> bool {
        matches!(self, Self::Person | Self::Animal)
    }
}

/// How two subjects stand to each other: `from` does `bond` to `to`. Both index [`Intent::subjects`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The one that does it.
    pub from: usize,
    /// What it does.
    pub bond: Bond,
    /// The one that it is done to.
    pub to: usize,
}

named! {
/// The relations that a picture can show.
pub enum Bond {
    /// `from` lies, stands or sits on `to`.
    On,
    /// `from` is below `to`.
    Under,
    /// `from` is inside `to`, which shows part of it ("flowers in a vase").
    In,
    /// Side by side.
    Beside,
    /// Farther from us than `to`.
    Behind,
    /// Nearer to us than `to`.
    InFront,
    /// Above, without touching.
    Above,
    /// All around it.
    Around,
    /// In its hands or mouth.
    Holds,
    /// On its body.
    Wears,
    /// On its back, in its cockpit or saddle.
    Rides,
    /// Works with it (`vet` uses `stethoscope`): held and pointed at what `from` attends to.
    Uses,
    /// Looks at, listens to, feeds, hugs: near, and turned towards it.
    AttendsTo,
    /// Chases or follows.
    Follows,
    /// "A cake with candles": `to` belongs to `from` and is drawn on or at it.
    Has,
}

/// Where a picture may happen.
pub enum Setting {
    /// Grass and flowers.
    Meadow,
    /// Rolling green hills.
    Hills,
    /// Peaks.
    Mountains,
    /// Still water, far shore.
    Lake,
    /// A stream through land.
    River,
    /// Trunks and canopy.
    Forest,
    /// Large leaves, lianas.
    Jungle,
    /// Fields, barn, fence.
    Farm,
    /// Flower beds, hedges, a path.
    Garden,
    /// Lawns, trees, a bench.
    Park,
    /// Sand and surf.
    Beach,
    /// Open water.
    Sea,
    /// Below the surface.
    Underwater,
    /// Dunes.
    Desert,
    /// Snow as far as one sees.
    SnowField,
    /// A skyline from afar.
    City,
    /// Between house fronts.
    Street,
    /// A few small houses.
    Village,
    /// White houses on both banks of a canal, and a bridge.
    Canal,
    /// A sitting room.
    Room,
    /// A hall of stone, as in a palace.
    Hall,
    /// A room with a bed.
    Bedroom,
    /// A room where one cooks.
    Kitchen,
    /// A doctor's or a vet's practice.
    Clinic,
    /// Blackboard and desks.
    Classroom,
    /// Book shelves.
    Library,
    /// Counter, lamps, small tables.
    Cafe,
    /// Shelves of goods.
    Shop,
    /// Desks and screens.
    Office,
    /// Machines, benches, tools.
    Workshop,
    /// Curtain and spotlights.
    Stage,
    /// A sill before a large window.
    Windowsill,
    /// A plain sweep of backdrop.
    Studio,
    /// A table seen from the front, nothing behind it.
    Tabletop,
    /// Stars and planets.
    Space,
    /// Grey ground and craters under a black sky.
    Moon,
    /// Clouds, nothing below.
    Sky,
    /// Rock walls.
    Cave,
    /// Court, pitch or stadium.
    Stadium,
    /// A swimming pool.
    Pool,
    /// Shapes and colour only.
    Abstract,
    /// The drawing stands on bare paper or a plain colour.
    Plain,
}

/// Hours of light.
pub enum Time {
    /// Pink and gold, low sun, mist.
    Dawn,
    /// Fresh and clear.
    Morning,
    /// The sun stands high.
    Day,
    /// Warm, long light.
    Afternoon,
    /// Orange and purple.
    Sunset,
    /// Blue, first lights.
    Dusk,
    /// Stars and moon.
    Night,
}

/// Seasons.
pub enum Season {
    /// Blossom and fresh green.
    Spring,
    /// Full green.
    Summer,
    /// Gold and red leaves.
    Autumn,
    /// Bare trees, snow.
    Winter,
}

/// Weather.
pub enum Weather {
    /// Blue sky.
    Clear,
    /// Many clouds.
    Cloudy,
    /// Grey sky.
    Overcast,
    /// Falling rain, puddles.
    Rain,
    /// Dark clouds, lightning.
    Storm,
    /// Falling snow.
    Snow,
    /// Veils that hide what is far.
    Fog,
    /// Bent grass, flying leaves.
    Wind,
    /// A rainbow after rain.
    Rainbow,
}

/// Moods.
pub enum Mood {
    /// Soft warm light; the default of picture books.
    Cosy,
    /// Bright and saturated.
    Joyful,
    /// Muted, cool, quiet.
    Calm,
    /// Cool and desaturated.
    Sad,
    /// Dark with one strong light.
    Mysterious,
    /// Dark and sharp.
    Scary,
    /// Pinks and reds.
    Romantic,
    /// Deep, gold, contrast.
    Epic,
    /// Pastel, sparkles.
    Dreamy,
    /// Sepia and faded.
    Nostalgic,
    /// Strong contrast, diagonals.
    Energetic,
    /// Black, gold, restraint.
    Elegant,
    /// Magenta and cyan on dark.
    Neon,
    /// Pale tints.
    Pastel,
}

/// How a picture is drawn.
pub enum Style {
    /// Soft shapes, gentle shading, paper grain; the default.
    PictureBook,
    /// Shapes without shading.
    Flat,
    /// Ink lines, hardly any fill.
    LineArt,
    /// Few bold colours, a frame, big lettering.
    Poster,
    /// Transparent washes with uneven edges on paper.
    Watercolour,
    /// Layers of paper with shadows.
    PaperCut,
    /// Visible square pixels.
    Pixel,
    /// Parallel projection from above.
    Isometric,
    /// White lines on blue.
    Blueprint,
    /// One mark, few colours, much space.
    Logo,
    /// As near to a photograph as shading brings it.
    Photo,
    /// Bold outlines, flat colour, speed lines.
    Cartoon,
    /// Big eyes, clean lines, cel shading.
    Anime,
    /// Broad strokes.
    OilPainting,
    /// Grey strokes on paper.
    Pencil,
    /// Black ink and empty space.
    InkWash,
    /// Blocks of colour between black leads.
    StainedGlass,
    /// Faded inks, old paper.
    Vintage,
    /// Seen from above, streets and blocks.
    Map,
    /// The inside shown by a cut.
    Cutaway,
    /// Die-cut with a white border.
    Sticker,
    /// Rounded plastic volumes.
    ThreeD,
    /// Waxy strokes of many colours on rough paper.
    Crayon,
    /// A Japanese print: flat inks, key lines, a sky wiped from blue to nothing.
    Woodblock,
}
}

/// Words to be lettered.
#[derive(Clone, Debug, PartialEq)]
pub struct Lettering {
    /// The words as they must stand.
    pub text: String,
    /// Where they go.
    pub place: Position,
    /// The hand in which they are written.
    pub hand: Hand,
    /// Their colour, where said.
    pub colour: Option<Rgb>,
}

/// Where lettering goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Position {
    /// The composer decides.
    #[default]
    Anywhere,
    /// Large, across the top or the free side.
    Title,
    /// Smaller, under the title.
    Subtitle,
    /// Along the bottom.
    Caption,
    /// On a ribbon or banner of cloth.
    Ribbon,
    /// On a label or tag that belongs to a product.
    Label,
    /// On a board in the scene.
    Sign,
    /// In a balloon at a speaker's head.
    Speech,
    /// On the named subject's surface (index into [`Intent::subjects`]).
    Subject(usize),
}

named! {
/// The hand of a lettering.
#[derive(Default)]
pub enum Hand {
    /// The composer decides by style.
    #[default]
    Usual,
    /// Plain and even.
    Sans,
    /// Handwriting.
    Script,
    /// Heavy.
    Bold,
    /// Neon tubes.
    Neon,
    /// Chalk on board.
    Chalk,
    /// Typewriter.
    Mono,
}

/// How near, and from where, we look.
#[derive(Default)]
pub enum Camera {
    /// Whole figures in their surroundings.
    #[default]
    Usual,
    /// The subject fills the picture.
    CloseUp,
    /// Head and shoulders.
    Portrait,
    /// Small figures in a large place.
    Wide,
    /// From straight above.
    TopDown,
    /// From far above, over land.
    Aerial,
    /// From near the ground, upwards.
    Low,
}

/// A part of the picture.
pub enum Region {
    /// The left third.
    Left,
    /// The right third.
    Right,
    /// The upper third.
    Top,
    /// The lower third.
    Bottom,
    /// The upper left corner.
    TopLeft,
    /// The upper right corner.
    TopRight,
    /// The lower left corner.
    BottomLeft,
    /// The lower right corner.
    BottomRight,
    /// The middle.
    Centre,
}

/// The outline that the words suggest.
pub enum Shape {
    /// As wide as high: logo, icon, avatar.
    Square,
    /// 3 to 2 or so.
    Landscape,
    /// 2 to 3 or so: poster, book cover, portrait.
    Portrait,
    /// 16 to 9: wallpaper, slide.
    Widescreen,
    /// 9 to 16: telephone wallpaper.
    Telephone,
    /// 3 to 1.
    Banner,
    /// 1 to 3.
    Bookmark,
}

/// Occasions that bring their own props and colours.
pub enum Occasion {
    /// Cake, balloons, bunting.
    Birthday,
    /// Lanterns, red and gold, fireworks.
    ChineseNewYear,
    /// The moon, lanterns, rabbits, moon cakes.
    MidAutumn,
    /// Tree, snow, red and green.
    Christmas,
    /// Pumpkins, bats, purple and orange.
    Halloween,
    /// Hearts and roses.
    Valentine,
    /// White, flowers, rings.
    Wedding,
    /// Eggs and rabbits.
    Easter,
    /// Fireworks and midnight.
    NewYear,
    /// Caps and scrolls.
    Graduation,
    /// Stage, instruments.
    Concert,
}
}

/// What an edit does to the pictures that came with it.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Put all pictures into one composition. Also assumed when several came and nothing was said.
    Arrange(Arrangement),
    /// Give the picture, or the thing named in it, that colour.
    Recolour {
        /// The thing, where one was named.
        what: Option<String>,
        /// The colour that it is said to have.
        from: Option<Rgb>,
        /// The new colour.
        to: Rgb,
    },
    /// Another hour.
    Time(Time),
    /// Another season.
    Season(Season),
    /// Other weather.
    Weather(Weather),
    /// Draw it in another style.
    Style(Style),
    /// Grey only.
    Monochrome,
    /// Brown and faded.
    Sepia,
    /// Lighter.
    Brighten,
    /// Darker.
    Darken,
    /// More orange.
    Warm,
    /// More blue.
    Cool,
    /// More contrast and saturation.
    Vivid,
    /// Softly out of focus.
    Blur,
    /// The same behind what the picture shows.
    BlurBackground,
    /// The tones of a dull picture stretched to the usual range.
    Light,
    /// Colours turned round.
    Invert,
    /// Left becomes right.
    Mirror,
    /// Turned by so many quarters, clockwise.
    Turn(u8),
    /// What another shape leaves over is cut off, and nothing continued.
    Crop,
    /// Put the subjects of the intent into the picture.
    Add,
    /// Put the letterings of the intent onto the picture.
    Letter,
    /// Put the last lettering of the intent in the place of the words that are there.
    Reletter,
    /// Take the thing away; without a name, what the mask opens.
    Remove(String),
    /// Take the thing away and put the subjects of the intent in its place.
    Replace(String),
    /// Keep the foreground, draw the intent's setting behind it.
    ReplaceBackground,
    /// Keep the foreground on nothing (or on the backdrop colour).
    RemoveBackground,
    /// Draw more of it on all sides.
    Extend,
    /// Put a frame round it.
    Frame,
}

/// How several pictures are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrangement {
    /// In the container among the subjects (basket, box, bag, bowl), which shows part of them.
    InContainer,
    /// On a table or shelf.
    OnSurface,
    /// Side by side.
    Row,
    /// In rows and columns.
    Grid,
    /// Standing in the setting.
    InScene,
    /// Overlapping cards.
    Collage,
}
