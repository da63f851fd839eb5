//! Where missing cells are taken from: for each the patch that is most like its surroundings (`PatchMatch`: Barnes et al.
//! 2009), while what is missing becomes what its neighbours' patches agree on (Wexler et al. 2004).

use pictor_codec::Picture;

use crate::edit::part::around;
use crate::figures::look::scramble;

/// A patch reaches so far around its middle.
const REACH: usize = 3;

/// A picture at one size.
pub(super) struct Level {
    /// What is missing in it is as far as it is known.
    pub(super) picture: Picture,
    /// The missing cells, from the upper left.
    pub(super) holes: Vec<usize>,
    pub(super) gone: Vec<bool>,
    /// How much what is there counts: the farther inside a hole, the less.
    trust: Vec<f32>,
    /// The middles of patches that are wholly there.
    free: Vec<bool>,
    /// Which cell each missing one is taken from.
    from: Vec<usize>,
}

impl Level {
    /// `None` where no patch is wholly there.
    pub(super) fn of(picture: Picture, gone: Vec<bool>) -> Option<Self> {
        let (width, height) = (picture.size.width as usize, picture.size.height as usize);
        let holes: Vec<usize> = (0..gone.len()).filter(|&at| gone[at]).collect();
        let mut free = vec![false; gone.len()];
        for y in REACH..height.saturating_sub(REACH) {
            for x in REACH..width.saturating_sub(REACH) {
                let rows = (y - REACH..=y + REACH).map(|y| y * width + x);
                free[y * width + x] =
                    !rows.into_iter().any(|at| gone[at - REACH..=at + REACH].contains(&true));
            }
        }
        let any = free.iter().position(|&free| free)?;
        let trust = trust(&gone, width);
        let from = vec![any; gone.len()];
        Some(Self { picture, holes, gone, trust, free, from })
    }

    /// Finds everything out of nothing but a smooth filling.
    pub(super) fn start(&mut self) {
        let places: Vec<usize> = (0..self.free.len()).filter(|&at| self.free[at]).collect();
        let step = (places.len() / 800).max(1);
        for round in 0..2 {
            for i in 0..self.holes.len() {
                let at = self.holes[i];
                self.choose(at, places.iter().copied().skip(round).step_by(step).collect());
            }
            self.vote();
        }
        self.settle(6);
    }

    /// Takes over what was found at half the size.
    pub(super) fn refine(&mut self, coarse: &Self) {
        let (wide, width) = (coarse.picture.size.width as usize, self.picture.size.width as usize);
        for i in 0..self.holes.len() {
            let at = self.holes[i];
            let (x, y) = (at % width, at / width);
            let (right, down) = coarse.step((y / 2) * wide + x / 2);
            if let Some(from) = self.moved(at, right * 2, down * 2).filter(|&from| self.free[from]) {
                self.from[at] = from;
            }
        }
        self.copy();
        self.settle(4);
    }

    /// Where a missing cell is taken from.
    pub(super) fn source(&self, at: usize) -> usize {
        self.from[at]
    }

    /// How far to the right and down the source of a missing cell is.
    pub(super) fn step(&self, at: usize) -> (isize, isize) {
        let width = self.picture.size.width as usize;
        let from = self.from[at];
        ((from % width) as isize - (at % width) as isize, (from / width) as isize - (at / width) as isize)
    }

    /// The cell that far from another, if the picture has it.
    pub(super) fn moved(&self, at: usize, right: isize, down: isize) -> Option<usize> {
        let (width, height) = (self.picture.size.width as usize, self.picture.size.height as usize);
        let (x, y) = ((at % width).checked_add_signed(right)?, (at / width).checked_add_signed(down)?);
        (x < width && y < height).then_some(y * width + x)
    }

    /// Lets search and agreement follow each other.
    fn settle(&mut self, rounds: u64) {
        for round in 0..rounds {
            let forward = round % 2 == 0;
            for i in 0..self.holes.len() {
                let at = self.holes[if forward { i } else { self.holes.len() - 1 - i }];
                self.choose(at, self.guesses(at, forward, round));
            }
            self.vote();
        }
    }

    /// Where the source of a cell may be: beside its neighbours' sources, or near its own.
    fn guesses(&self, at: usize, forward: bool, round: u64) -> Vec<usize> {
        let back = if forward { -1 } else { 1 };
        let beside = [(back, 0), (0, back)].into_iter().filter_map(|(right, down)| {
            let next = self.moved(at, right, down).filter(|&next| self.gone[next])?;
            self.moved(self.from[next], -right, -down)
        });
        let mut guesses: Vec<usize> = beside.collect();
        let mut radius = self.picture.size.width.max(self.picture.size.height) as isize;
        let mut key = round;
        while radius >= 1 {
            key += 16;
            let dice = scramble(at as u64, key);
            let part = |dice: u64| (dice % (2 * radius as u64 + 1)) as isize - radius;
            guesses.extend(self.moved(self.from[at], part(dice >> 32), part(dice & 0xffff_ffff)));
            radius /= 2;
        }
        guesses.retain(|&guess| self.free[guess]);
        guesses
    }

    /// Takes the best of the sources that a cell has and may have.
    fn choose(&mut self, at: usize, guesses: Vec<usize>) {
        let mut least = self.cost(at, self.from[at], f32::MAX);
        for guess in guesses {
            let cost = self.cost(at, guess, least);
            if cost < least {
                (least, self.from[at]) = (cost, guess);
            }
        }
    }

    /// How unlike the patches around two cells are; what is more than `least` isn't counted out.
    fn cost(&self, at: usize, from: usize, least: f32) -> f32 {
        let (width, height) = (self.picture.size.width as usize, self.picture.size.height as usize);
        let (x, y) = (at % width, at / width);
        let far = |a: usize, b: usize, most: usize| a.abs_diff(b) as f32 / most as f32;
        // What lies as deep in the scene is seen as large, and what is near has the same light.
        let factor = 1.0 + 6.0 * far(y, from / width, height) + 1.5 * far(x, from % width, width);
        let mut sum = 0.0;
        for row in y.saturating_sub(REACH)..=(y + REACH).min(height - 1) {
            for column in x.saturating_sub(REACH)..=(x + REACH).min(width - 1) {
                let here = row * width + column;
                let there = from + here - at;
                let off = self.off(here, there);
                sum += self.trust[here] * (off + 8.0);
            }
            if sum * factor > least {
                return f32::MAX;
            }
        }
        sum * factor
    }

    fn off(&self, a: usize, b: usize) -> f32 {
        let pixels = &self.picture.pixels;
        let off = (0..3).map(|c| i32::from(pixels[a * 4 + c]) - i32::from(pixels[b * 4 + c]));
        off.map(|off| off * off).sum::<i32>() as f32
    }

    /// Gives every missing cell the colour on which the patches that cover it agree.
    fn vote(&mut self) {
        let (width, height) = (self.picture.size.width as usize, self.picture.size.height as usize);
        let costs: Vec<f32> = self.holes.iter().map(|&at| self.cost(at, self.from[at], f32::MAX)).collect();
        let mut weight = vec![0.0f32; self.gone.len()];
        for (&at, cost) in self.holes.iter().zip(costs) {
            weight[at] = self.trust[at] / (400.0 + cost);
        }
        let mut voted = Vec::with_capacity(self.holes.len());
        for &at in &self.holes {
            let (x, y) = (at % width, at / width);
            let mut sum = [0.0f32; 4];
            for row in y.saturating_sub(REACH)..=(y + REACH).min(height - 1) {
                for column in x.saturating_sub(REACH)..=(x + REACH).min(width - 1) {
                    let middle = row * width + column;
                    if weight[middle] > 0.0 {
                        let there = self.from[middle] + at - middle;
                        (0..3).for_each(|c| {
                            sum[c] += weight[middle] * f32::from(self.picture.pixels[there * 4 + c]);
                        });
                        sum[3] += weight[middle];
                    }
                }
            }
            voted.push([0, 1, 2].map(|c| (sum[c] / sum[3]).round() as u8));
        }
        for (&at, colour) in self.holes.iter().zip(voted) {
            self.picture.pixels[at * 4..at * 4 + 3].copy_from_slice(&colour);
        }
    }

    fn copy(&mut self) {
        for &at in &self.holes {
            let from = self.from[at] * 4;
            self.picture.pixels.copy_within(from..from + 4, at * 4);
        }
    }
}

/// 1 for what is there, less and less into a hole.
fn trust(gone: &[bool], width: usize) -> Vec<f32> {
    let mut trust: Vec<f32> = gone.iter().map(|&gone| if gone { 0.0 } else { 1.0 }).collect();
    let mut rim: Vec<usize> = (0..gone.len()).filter(|&at| !gone[at]).collect();
    while !rim.is_empty() {
        let mut next = Vec::new();
        for at in rim {
            for to in around(at, width, gone.len()) {
                if trust[to] == 0.0 {
                    trust[to] = (trust[at] * 0.85).max(0.08);
                    next.push(to);
                }
            }
        }
        rim = next;
    }
    trust
}
