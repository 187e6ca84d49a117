//! The look of the controls: one sheet for all of them, of what they share and what each has beside it.

use crate::rules;

/// The rules, in the order in which they apply.
pub const RULES: &[&str] = &[
    rules!("base.css"),
    rules!("status_mark.css"),
    rules!("fold.css"),
    rules!("tick.css"),
    rules!("panel.css"),
    rules!("print.css"),
];
