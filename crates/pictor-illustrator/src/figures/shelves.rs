//! What stands on which shelf.

use super::notation::{File, texts};

/// A name, and texts of figures.
pub(super) type Shelf = (&'static str, &'static [File]);

/// The shelves, in the order of the contact sheet.
pub(super) const SHELVES: &[Shelf] = &[
    // One body in many clothes, those who wear them, and beings that are no people.
    (
        "people",
        texts![
            "people/person.txt",
            "people/build.txt",
            "people/cuts.txt",
            "people/head.txt",
            "people/hair.txt",
            "people/hats.txt",
            "people/dress.txt",
            "people/everyday.txt",
            "people/jobs.txt",
            "people/arts.txt",
            "people/legends.txt",
            "people/magic.txt",
            "people/sports.txt",
            "people/beings.txt",
            "people/passers.txt"
        ],
    ),
    // Animals.
    (
        "animals",
        texts![
            "animals/face.txt",
            "animals/beast.txt",
            "animals/otter.txt",
            "animals/cats.txt",
            "animals/dogs.txt",
            "animals/bears.txt",
            "animals/small.txt",
            "animals/farm.txt",
            "animals/horses.txt",
            "animals/savanna.txt",
            "animals/wild.txt",
            "animals/birds.txt",
            "animals/plumed.txt",
            "animals/fowl.txt",
            "animals/sea.txt",
            "animals/reef.txt",
            "animals/pond.txt",
            "animals/insects.txt",
            "animals/legend.txt",
            "animals/rare.txt"
        ],
    ),
    // Trees, flowers, mushrooms, crops.
    ("plants", texts!["plants/trees.txt", "plants/grove.txt", "plants/flowers.txt", "plants/greens.txt"]),
    // What is eaten and drunk.
    (
        "food",
        texts![
            "food/vessels.txt",
            "food/fruit.txt",
            "food/vegetables.txt",
            "food/table.txt",
            "food/dishes.txt",
            "food/above.txt",
            "food/snacks.txt",
            "food/sweets.txt",
            "food/drinks.txt",
            "food/served.txt"
        ],
    ),
    // What people build.
    (
        "buildings",
        texts![
            "buildings/parts.txt",
            "buildings/homes.txt",
            "buildings/town.txt",
            "buildings/civic.txt",
            "buildings/landmarks.txt",
            "buildings/east.txt",
            "buildings/fair.txt",
            "buildings/street.txt",
            "buildings/world.txt"
        ],
    ),
    // What one rides, sails and flies.
    (
        "vehicles",
        texts![
            "vehicles/parts.txt",
            "vehicles/cars.txt",
            "vehicles/lorries.txt",
            "vehicles/cycles.txt",
            "vehicles/going.txt",
            "vehicles/rail.txt",
            "vehicles/water.txt",
            "vehicles/submarine.txt",
            "vehicles/air.txt",
            "vehicles/forces.txt"
        ],
    ),
    // What stands in rooms, gardens and streets.
    (
        "furniture",
        texts![
            "furniture/seats.txt",
            "furniture/room.txt",
            "furniture/appliances.txt",
            "furniture/kitchen.txt"
        ],
    ),
    // What one works and plays with.
    (
        "tools",
        texts![
            "tools/doctor.txt",
            "tools/workshop.txt",
            "tools/science.txt",
            "tools/laboratory.txt",
            "tools/adventure.txt",
            "tools/deeds.txt"
        ],
    ),
    // Instruments, devices, and what is written and read.
    ("media", texts!["media/instruments.txt", "media/devices.txt", "media/office.txt", "media/print.txt"]),
    // What one wears and carries.
    ("clothing", texts!["clothing/wardrobe.txt", "clothing/accessories.txt"]),
    // Goods and what they are packed in.
    (
        "products",
        texts![
            "products/print.txt",
            "products/basket.txt",
            "products/bath.txt",
            "products/toiletries.txt",
            "products/incense.txt",
            "products/wrapping.txt",
            "products/vessels.txt",
            "products/electric.txt"
        ],
    ),
    // The sky, the land, fire and water.
    ("nature", texts!["nature/sky.txt", "nature/land.txt", "nature/panorama.txt", "nature/fire.txt"]),
    // Signs and symbols, and what words are lettered on.
    ("symbols", texts!["symbols/signs.txt", "symbols/science.txt", "symbols/body.txt", "symbols/plans.txt"]),
    // What feasts are made of, and toys.
    (
        "festive",
        texts![
            "festive/china.txt",
            "festive/holidays.txt",
            "festive/toys.txt",
            "festive/play.txt",
            "festive/sport.txt",
            "festive/keepsakes.txt"
        ],
    ),
];
