//! Pages that have parts: what kind of page is asked for, and what goes where.

use super::{Intent, Region};
use crate::named::named;

named! {
/// A kind of page that is laid out rather than seen.
pub enum Genre {
    /// Head and shoulders.
    Avatar,
    /// Steps or facts, one below or beside the other.
    Infographic,
    /// Events along a line.
    Timeline,
    /// One thing with its parts named.
    Anatomy,
    /// Stages around a ring.
    Cycle,
    /// Links from left to right: who eats whom.
    Chain,
    /// Branches around a middle.
    MindMap,
    /// Who is above whom.
    Tree,
    /// Layers, the first at the bottom.
    Pyramid,
    /// Circles that overlap.
    Venn,
    /// Heads, each with its parts below it.
    Sections,
    /// Pictures on a grid, with their names.
    Cards,
    /// Things to be ticked off.
    Checklist,
    /// Values as bars.
    BarChart,
    /// Values as slices.
    PieChart,
    /// Values along a line.
    LineChart,
    /// Days or heads above columns.
    Table,
    /// A page of a program on a telephone.
    Screen,
    /// Figures and charts in a window.
    Dashboard,
    /// The first page of a site in a window.
    Website,
    /// Sums, things to count or lines to write on.
    Worksheet,
    /// Scenes beside each other.
    Panels,
    /// Panels that tell a story.
    Comic,
    /// One mark on a rounded tile.
    Icon,
    /// Marks on a grid of tiles.
    IconSet,
    /// Motifs that go on beyond every edge.
    Pattern,
    /// Goods and prices.
    Menu,
    /// Boxes and arrows.
    Flowchart,
    /// A title beside somebody large.
    Thumbnail,
    /// A land drawn on parchment.
    Map,
    /// A picture with captions above and below.
    Meme,
    /// Something announced: large words, and a picture or a pattern with them.
    Poster,
    /// A picture all over the page, with a title and who made it.
    Cover,
    /// What somebody has earned, in a frame with a seal.
    Certificate,
    /// A slip of paper with a stub.
    Ticket,
    /// A board with words, and what it warns of or forbids.
    Sign,
    /// What sticks on a jar or a box.
    Label,
    /// A greeting or an invitation.
    Card,
    /// A name, what somebody does, how to reach them.
    BusinessCard,
    /// One thing before a plain ground.
    Product,
    /// A calm picture whose upper half stays open.
    Wallpaper,
    /// A furnished room.
    Room,
}
}

/// A page with parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What kind it is.
    pub genre: Genre,
    /// Its heading, in the prompt's own words.
    pub title: Option<String>,
    /// Its parts, in order; at most [`MAX_SLOTS`].
    pub slots: Vec<Slot>,
    /// Ways between the parts that have words of their own.
    pub ways: Vec<Way>,
    /// How many parts were asked for.
    pub count: Option<u16>,
    /// The side that shall stay free, for words that are added later.
    pub free: Option<Region>,
    /// What else the prompt says, without the words for the page and its parts.
    pub rest: Intent,
}

impl Page {
    /// A page without parts.
    pub fn new(genre: Genre, rest: Intent) -> Self {
        Self { genre, title: None, slots: Vec::new(), ways: Vec::new(), count: None, free: None, rest }
    }
}

/// A way from one part of a chart to another: when one goes it, or what is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Where it begins, among the parts.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What is lettered at it, as the prompt wrote it.
    pub said: String,
}

/// One part of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slot {
    /// What is lettered there, as the prompt wrote it; of a room or a land the name of what is there.
    pub label: String,
    /// A year or a price that belongs to the label, the answer that leads to a step, the shape of a rug; or nothing.
    pub note: String,
    /// What the label says, for what is drawn there.
    pub scene: Intent,
}

/// More parts than this are dropped: they could not be read.
pub const MAX_SLOTS: usize = 16;
