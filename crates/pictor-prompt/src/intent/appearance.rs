//! How a subject looks and holds itself.

use crate::named::named;

named! {
/// How large beside its kind.
#[derive(Default, PartialOrd, Ord)]
pub enum Scale {
    /// A quarter.
    Tiny,
    /// Half to two thirds.
    Small,
    /// As large as usual.
    #[default]
    Usual,
    /// Half as large again.
    Large,
    /// More than twice.
    Huge,
}

/// How old.
#[derive(Default, PartialOrd, Ord)]
pub enum Age {
    /// Newborn: big head, big eyes.
    Baby,
    /// Half grown.
    Child,
    /// Not said; drawn as an adult.
    #[default]
    Usual,
    /// Grey hair, bent back.
    Old,
}

/// Gender of people, where said.
pub enum Gender {
    /// Woman or girl.
    Female,
    /// Man or boy.
    Male,
}

/// Skin of people, where said.
pub enum Skin {
    /// Pale.
    Light,
    /// In between.
    Tan,
    /// Brown.
    Brown,
    /// Dark brown.
    Dark,
}

/// How somebody's hair is worn, where said.
pub enum Hairdo {
    /// Not over the ears.
    Short,
    /// Over the shoulders.
    Long,
    /// Curls all around.
    Curly,
    /// Over the shoulders, in waves.
    Wavy,
    /// One tail at the back.
    Tail,
    /// Two plaits.
    Plaits,
    /// A knot on top.
    Bun,
    /// None.
    Bald,
}

/// What a body does.
pub enum Pose {
    /// Upright.
    Standing,
    /// On the ground, a chair, a lap.
    Sitting,
    /// Stretched out.
    Lying,
    /// Eyes closed, curled up.
    Sleeping,
    /// One foot before the other.
    Walking,
    /// Fast.
    Running,
    /// Both feet in the air.
    Jumping,
    /// Wings spread.
    Flying,
    /// In water.
    Swimming,
    /// Arms up, weight on one foot.
    Dancing,
    /// One hand raised.
    Waving,
    /// On its knees.
    Kneeling,
    /// With a book.
    Reading,
    /// With something to eat.
    Eating,
    /// Mouth open, notes in the air.
    Singing,
    /// Legs crossed, eyes closed.
    Meditating,
    /// At a pot.
    Cooking,
    /// With ball or toys.
    Playing,
    /// Arms around somebody.
    Hugging,
    /// Something heavy over the head.
    Lifting,
    /// On one leg, palms together over the head.
    Balancing,
}

/// What a face shows.
pub enum Expression {
    /// A smile; what we draw when nothing is said.
    Happy,
    /// Mouth wide open, eyes shut.
    Laughing,
    /// Corners down, perhaps a tear.
    Sad,
    /// Brows down.
    Angry,
    /// Round eyes, round mouth.
    Surprised,
    /// Brows up, mouth small.
    Scared,
    /// Eyes closed.
    Sleepy,
    /// No smile, no frown.
    Calm,
    /// One eye shut.
    Winking,
    /// Hearts for eyes, red cheeks.
    InLove,
}

/// What a thing is made of.
pub enum Material {
    /// Planks, grain.
    Wood,
    /// Steel, iron.
    Metal,
    /// Gold.
    Gold,
    /// Silver.
    Silver,
    /// Clear glass.
    Glass,
    /// Rock.
    Stone,
    /// Bricks.
    Brick,
    /// Folded or cut paper.
    Paper,
    /// Woven or knitted cloth.
    Cloth,
    /// Leather.
    Leather,
    /// Plastic.
    Plastic,
    /// Woven willow or bamboo.
    Wicker,
    /// Glazed clay.
    Ceramic,
    /// Frozen water.
    Ice,
    /// Cut stones that glitter.
    Crystal,
    /// Fur or plush.
    Plush,
}

/// What is printed or woven on a thing.
pub enum Pattern {
    /// Parallel bands.
    Striped,
    /// Dots.
    Dotted,
    /// Squares.
    Checked,
    /// Small flowers.
    Floral,
    /// Small stars.
    Starry,
    /// Small hearts.
    Hearts,
    /// Spots of an animal.
    Spotted,
}
}
