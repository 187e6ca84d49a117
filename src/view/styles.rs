//! The look of the controls: one sheet for all of them, of what they share and what each has beside it.

/// The rules, in the order in which they apply.
pub const RULES: &[&str] = &[
    include_str!("base.css"),
    include_str!("status_mark.css"),
    include_str!("fold.css"),
    include_str!("tick.css"),
    include_str!("panel.css"),
    include_str!("print.css"),
];
