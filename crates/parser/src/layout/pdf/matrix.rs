//! Transformations of the plane, as PDF writes them.

/// Six numbers, m: x' = m0·x + m2·y + m4, y' = m1·x + m3·y + m5.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub [f32; 6]);

impl Matrix {
    pub(super) const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn shift(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// The matrix that an instruction's numbers are.
    pub(super) fn of(numbers: &[f32]) -> Option<Self> {
        numbers.try_into().ok().map(Self)
    }

    /// First `self`, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let (own, next) = (self.0, next.0);
        let row = |x: f32, y: f32| (x * next[0] + y * next[2], x * next[1] + y * next[3]);
        let (across, up) = (row(own[0], own[1]), row(own[2], own[3]));
        let (right, high) = row(own[4], own[5]);
        Self([
            across.0,
            across.1,
            up.0,
            up.1,
            right + next[4],
            high + next[5],
        ])
    }

    pub(super) fn point(self, x: f32, y: f32) -> (f32, f32) {
        let own = self.0;
        (
            own[0] * x + own[2] * y + own[4],
            own[1] * x + own[3] * y + own[5],
        )
    }
}
