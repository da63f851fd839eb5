//! The inverse cosine transform of a block of 8 by 8 coefficients to 1, 2, 4 or 8 points in each direction.
//!
//! Fewer points take the lowest coefficients only. With n points, f(x) is the sum over the coefficients F(u)
//! of c(u) F(u) cos((2x + 1) u pi / 2n), c(0) = 1 / sqrt(8), else 1/2 (T.81 A.3.3, where n is 8).

/// cos(n pi / 16); written out, since the cosine of the standard library may differ between machines.
const COSINES: [f32; 9] = [
    1.0,
    0.980_785_25,
    0.923_879_5,
    0.831_469_6,
    0.707_106_77,
    0.555_570_24,
    0.382_683_43,
    0.195_090_32,
    0.0,
];

/// The transform to a number of points.
pub(super) struct Transform {
    points: usize,
    /// For each coefficient, its share in each point; 0 beyond the points.
    shares: [[f32; 8]; 8],
}

impl Transform {
    /// `points` is 1, 2, 4 or 8.
    pub(super) fn new(points: usize) -> Self {
        let mut shares = [[0.0; 8]; 8];
        for (coefficient, shares) in shares.iter_mut().enumerate().take(points) {
            let factor = if coefficient == 0 { COSINES[4] / 2.0 } else { 0.5 };
            for (point, share) in shares.iter_mut().enumerate().take(points) {
                *share = factor * cosine((2 * point + 1) * coefficient * (8 / points));
            }
        }
        Self { points, shares }
    }

    /// Transforms `block`, and writes the points as bytes into `plane`, whose rows are `stride` long.
    pub(super) fn apply(&self, block: &[f32; 64], plane: &mut [u8], stride: usize) {
        let mut rows = [[0.0_f32; 8]; 8];
        for (row, coefficients) in rows.iter_mut().zip(block.chunks_exact(8)).take(self.points) {
            accumulate(row, coefficients, &self.shares);
        }
        for (y, line) in plane.chunks_mut(stride).enumerate().take(self.points) {
            let mut values = [128.5_f32; 8];
            for (row, shares) in rows.iter().zip(&self.shares) {
                let share = shares[y];
                values.iter_mut().zip(row).for_each(|(value, &row)| *value += row * share);
            }
            for (byte, value) in line.iter_mut().zip(values).take(self.points) {
                *byte = value as u8; // saturates
            }
        }
    }
}

/// Adds the coefficients of one row, each by its shares in the points.
fn accumulate(row: &mut [f32; 8], coefficients: &[f32], shares: &[[f32; 8]; 8]) {
    for (&coefficient, shares) in coefficients.iter().zip(shares) {
        if coefficient != 0.0 {
            row.iter_mut().zip(shares).for_each(|(value, &share)| *value += coefficient * share);
        }
    }
}

/// cos(n pi / 16) for any n.
fn cosine(n: usize) -> f32 {
    match n % 32 {
        n @ 0..=8 => COSINES[n],
        n @ 9..=16 => -COSINES[16 - n],
        n @ 17..=24 => -COSINES[n - 16],
        n => COSINES[32 - n],
    }
}
