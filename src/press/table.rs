//! A table's tags. The Markdown library would align columns by inline style, which the page's own policy forbids.

use pulldown_cmark::{Alignment, Tag, TagEnd};

/// The table being written.
#[derive(Debug, Default)]
pub(super) struct Table {
    columns: Vec<Alignment>,
    /// The index of the next cell in its row.
    cell: usize,
    head: bool,
}

impl Table {
    /// The opening of one of a table's tags; `None` for any other tag. The wrapper scrolls if the table is too wide.
    pub(super) fn start(&mut self, tag: &Tag<'_>) -> Option<String> {
        match tag {
            Tag::Table(columns) => {
                self.columns.clone_from(columns);
                Some("<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>\n".to_owned())
            }
            Tag::TableHead => {
                (self.cell, self.head) = (0, true);
                Some("<thead><tr>".to_owned())
            }
            Tag::TableRow => {
                self.cell = 0;
                Some("<tr>".to_owned())
            }
            Tag::TableCell => {
                let tag = if self.head { "th scope=\"col\"" } else { "td" };
                let class = self
                    .columns
                    .get(self.cell)
                    .map_or("", |alignment| class(*alignment));
                self.cell += 1;
                Some(format!("<{tag}{class}>"))
            }
            _ => None,
        }
    }

    /// The end of one of a table's tags; `None` for any other tag.
    pub(super) fn end(&mut self, tag: TagEnd) -> Option<&'static str> {
        match tag {
            TagEnd::Table => Some("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.head = false;
                Some("</tr></thead><tbody>\n")
            }
            TagEnd::TableRow => Some("</tr>\n"),
            TagEnd::TableCell => Some(if self.head { "</th>" } else { "</td>" }),
            _ => None,
        }
    }
}

fn class(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Right => " class=\"right\"",
        Alignment::Center => " class=\"center\"",
        Alignment::None | Alignment::Left => "",
    }
}
