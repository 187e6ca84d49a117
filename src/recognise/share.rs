//! The shares of headings or texts that must ask before the others count, too.

/// A fraction: numerator and denominator.
pub(super) type Share = (usize, usize);

pub(super) const QUARTER: Share = (1, 4);
pub(super) const THIRD: Share = (1, 3);
pub(super) const HALF: Share = (1, 2);
pub(super) const TWO_THIRDS: Share = (2, 3);

/// Whether a part is more than this share of the whole.
pub(super) fn more_than((numerator, denominator): Share, part: usize, whole: usize) -> bool {
    part * denominator > whole * numerator
}
