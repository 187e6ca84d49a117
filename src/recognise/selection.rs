//! What is known of a page while its questions are chosen, and the selection so far.

use super::page::Page;
use super::sections::Section;
use super::shape::Shape;
use super::words::Table;

/// Without labels or a title that says so, at least this many heads make a list of questions.
pub(super) const ENOUGH: usize = 3;

/// The sections of a page, and for each the shape that made it a question, if it is one.
pub(super) struct Selection<'s, 'a> {
    pub(super) page: &'s Page<'a>,
    pub(super) table: &'s Table,
    pub(super) sections: &'s [Section<'a>],
    pub(super) level: Option<u8>,
    pub(super) chosen: Vec<Option<Shape>>,
}
