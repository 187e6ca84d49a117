//! A fault in an author's file, as every tool reports it: the place, the fact, the next step.

/// One fault in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// What is wrong; what to do next. In lower case, with no full stop at the end.
    pub message: String,
    /// Its kind, for programs, such as `no-question`.
    pub code: &'static str,
}

/// A place in a text, for people: the first character of the first line is 1:1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Fault {
    /// The line that an author reads: `file:line:column: what is wrong; what to do next`.
    #[must_use]
    pub fn line(&self, file: &str) -> String {
        format!(
            "{file}:{}:{}: {}",
            self.place.line, self.place.column, self.message
        )
    }
}

/// The positions at which the lines of a text begin.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the beginnings of all lines.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// The place of a byte of the text; the end of the text for a byte beyond it.
    #[must_use]
    pub fn place(&self, byte: usize) -> Place {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= byte);
        let before = &self.text[self.starts[line - 1]..byte];
        Place {
            line,
            column: before.chars().count() + 1,
        }
    }
}
