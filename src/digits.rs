//! Whole numbers as texts.

/// A number in decimal.
pub(crate) fn decimal(number: impl ToString) -> String {
    number.to_string()
}
