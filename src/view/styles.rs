//! The style sheet of the controls: one for all of them, made of shared rules and the file beside each component.

/// The rules, in the order in which they apply.
pub const RULES: &[&str] = &[
    include_str!("base.css"),
    include_str!("status_mark.css"),
    include_str!("fold.css"),
    include_str!("tick.css"),
    include_str!("panel.css"),
    include_str!("print.css"),
];
