//! Attributes by which a control's style sheet knows the state that the control is in. Each stands on the control's own
//! element; "fold" means `study-fold` and `study-sketch`. The panel's attributes are in `dock.rs`.
//!
//! | constant | control | sheets in `view/` |
//! |---|---|---|
//! | [`MEASURED`], [`IN_LINE`] | tick, status, fold | `tick.css`, `status_mark.css`, `fold.css` |
//! | [`BESIDE_NUMBER`] | tick | none |
//! | [`WAITING`] | tick, status | `tick.css` |
//! | [`WITHOUT_ROOM`] | status, fold | `status_mark.css`, `fold.css` |
//! | all others | fold | `fold.css` |

/// A measured transform moves the control beside its text.
pub(crate) const MEASURED: &str = "data-far";

/// The control is anchored in a line of its text; with the value [`TAKES_ROOM`] it takes room there.
pub(crate) const IN_LINE: &str = "data-inline";
/// Value of [`IN_LINE`].
pub(crate) const TAKES_ROOM: &str = "room";

/// The tick hangs beyond a number or drawing, which stays in place when the text moves. The value says how the text
/// makes room.
pub(crate) const BESIDE_NUMBER: &str = "data-numbered";

/// The control has no room, and making some would move text that the reader sees. It waits at the end of its text, or
/// hidden with the value [`UNSEEN`].
pub(crate) const WAITING: &str = "data-waiting";
/// Value of [`WAITING`].
pub(crate) const UNSEEN: &str = "unseen";

/// The control has no room beside its text. It takes a line of its own; a fold that is [`OVERLAID`] or
/// [`AMONG_BOXES`] becomes an icon instead.
pub(crate) const WITHOUT_ROOM: &str = "data-tight";

/// The button takes no room in the flow, because the reader sees where it stands.
pub(crate) const OVERLAID: &str = "data-over";

/// The button has no room among boxes side by side, where a line of its own would be another box.
pub(crate) const AMONG_BOXES: &str = "data-small";

/// The icon has no room and stands in the place of its question's status, which is hidden.
pub(crate) const REPLACES_STATUS: &str = "data-alone";

/// The icon has no room even so, and stands below its text.
pub(crate) const BELOW_TEXT: &str = "data-below";

/// The button leaves room for the question's status before it.
pub(crate) const AFTER_STATUS: &str = "data-second";

/// The next closed question is close below, so the button is lower.
pub(crate) const LOW: &str = "data-low";
