//! Stories of a reader, their browser's tabs and the store their progress is kept in.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod answers;
mod attempts;
mod clocks;
mod desk;
mod edits;
mod faults;
mod full;
mod hostile;
mod journal;
mod kept_file;
mod killed;
mod linked;
mod long;
mod model;
mod moves;
mod pages;
mod previews;
mod put_away;
mod rated;
mod released;
mod restore;
mod reviews;
mod stories;
mod tabs;
mod transfer;
mod unsaved;
