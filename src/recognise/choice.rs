//! What is known of a page while its questions are chosen, and which are.

use super::page::Page;
use super::sections::Section;
use super::shape::Shape;
use super::words::Table;

/// A list without labels is a list of questions from this many on.
pub(super) const ENOUGH: usize = 3;

/// The sections of a page, and what made a question of each that is one.
pub(super) struct Choice<'s, 'a> {
    pub(super) page: &'s Page<'a>,
    pub(super) table: &'s Table,
    pub(super) sections: &'s [Section<'a>],
    pub(super) level: Option<u8>,
    pub(super) chosen: Vec<Option<Shape>>,
}
