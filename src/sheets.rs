//! Progress and notes for reading elsewhere: as Markdown, and as CSV for a spreadsheet.
//!
//! Both are for people and are never read back; the export is for that. Their texts come from the article and from
//! notes, perhaps a stranger's: none of them may become markup in the Markdown or a formula in the CSV.

use crate::guide::Guide;
use crate::i18n::t;
use crate::progress::Status;
use crate::study::Study;

/// A guide's progress, as a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The guide's title.
    pub title: String,
    /// The address of its page.
    pub address: String,
    /// One row per question, in guide order.
    pub rows: Vec<Row>,
}

/// The row of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its title.
    pub question: String,
    /// The reader's status in it.
    pub status: Status,
    /// Points, then follow-ups: each one's text and whether it is ticked.
    pub items: Vec<(String, bool)>,
    /// The due day and the reader's note.
    pub remarks: Remarks,
}

/// What is known of a question besides its ticks; empty texts where nothing is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks {
    /// The day it is due, as `2026-12-24`.
    pub due: String,
    /// The reader's note.
    pub note: String,
}

impl Sheet {
    /// The sheet of a guide; `remarks` returns those of a question, by its id.
    #[must_use]
    pub fn of(
        guide: &Guide,
        study: &Study,
        address: &str,
        remarks: impl Fn(&str) -> Remarks,
    ) -> Sheet {
        let rows = guide.questions.iter().map(|question| {
            let points = question.framework.points.iter();
            let points = points.map(|point| (&point.id, &point.text));
            let follow_ups = question.follow_ups.iter();
            let follow_ups = follow_ups.map(|follow_up| (&follow_up.id, &follow_up.text));
            Row {
                question: question.title.clone(),
                status: study.status(&question.id),
                items: points
                    .chain(follow_ups)
                    .map(|(id, text)| (text.clone(), study.is_ticked(&question.id, id)))
                    .collect(),
                remarks: remarks(&question.id),
            }
        });
        Sheet {
            title: guide.title.clone(),
            address: address.to_owned(),
            rows: rows.collect(),
        }
    }

    /// As Markdown: a heading per question, a task list of its items, the note as a quotation.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n", escaped(&self.title));
        if !self.address.is_empty() {
            text.push_str(&format!("\n<{}>\n", enclosed(&self.address)));
        }
        for row in &self.rows {
            let mut says = vec![
                name(row.status).to_owned(),
                t!(
                    "{ticked} of {total} ticked",
                    ticked = row.ticked(),
                    total = row.items.len()
                ),
            ];
            if !row.remarks.due.is_empty() {
                says.push(t!("due {day}", day = escaped(&row.remarks.due)));
            }
            text.push_str(&format!(
                "\n## {}\n\n{}\n",
                escaped(&row.question),
                says.join(" · ")
            ));
            if !row.items.is_empty() {
                text.push('\n');
            }
            for (item, is_ticked) in &row.items {
                let mark = if *is_ticked { 'x' } else { ' ' };
                text.push_str(&format!("- [{mark}] {}\n", escaped(item)));
            }
            if !row.remarks.note.trim().is_empty() {
                text.push('\n');
                text.push_str(&quoted(&row.remarks.note));
            }
        }
        text
    }

    /// As CSV (RFC 4180), one row per question; in UTF-8 with a byte order mark, by which spreadsheets recognise it.
    #[must_use]
    pub fn csv(&self) -> String {
        let header = [
            t!("Question"),
            t!("Status"),
            t!("Ticked"),
            t!("Of"),
            t!("Due"),
            t!("Note"),
        ]
        .map(str::to_owned);
        let mut text = String::from("\u{feff}");
        for cells in std::iter::once(header).chain(self.rows.iter().map(Row::cells)) {
            let cells = cells.map(|cell| self::cell(&cell));
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
        text
    }
}

impl Row {
    fn ticked(&self) -> usize {
        self.items
            .iter()
            .filter(|(_, is_ticked)| *is_ticked)
            .count()
    }

    fn cells(&self) -> [String; 6] {
        [
            self.question.clone(),
            name(self.status).to_owned(),
            self.ticked().to_string(),
            self.items.len().to_string(),
            self.remarks.due.clone(),
            self.remarks.note.clone(),
        ]
    }
}

fn name(status: Status) -> &'static str {
    match status {
        Status::New => t!("New"),
        Status::Learning => t!("Learning"),
        Status::Confident => t!("Confident"),
    }
}

/// A cell that a spreadsheet does not calculate: an apostrophe goes before one that would begin a formula.
fn cell(text: &str) -> String {
    let first = text.trim_start().chars().next();
    let begins = |c| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%'
        )
    };
    let guard = if first.is_some_and(begins) || text.starts_with(['\t', '\r', '\n']) {
        "'"
    } else {
        ""
    };
    let text = format!("{guard}{}", text.replace('\0', ""));
    if text.contains([',', '"', '\r', '\n']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// A text on one line, escaped so that Markdown shows it as it is.
fn escaped(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let anywhere = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '$' | '|'
        );
        let at_first = at == 0 && matches!(c, '#' | '+' | '-' | '=' | ':');
        let of_a_list = digits > 0 && at == digits && matches!(c, '.' | ')');
        if anywhere || at_first || of_a_list {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A note as a quotation. The reader's Markdown stays; HTML and images are escaped.
fn quoted(note: &str) -> String {
    let mut quoted = String::new();
    for line in note.trim_end().lines() {
        quoted.push_str(if line.is_empty() { ">" } else { "> " });
        let mut rest = line.chars().filter(|c| !c.is_control()).peekable();
        while let Some(c) = rest.next() {
            let next = rest.peek().copied().unwrap_or(' ');
            if c == '<' && (next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')) {
                quoted.push_str("&lt;");
            } else if c == '!' && next == '[' {
                quoted.push_str("&#33;");
            } else {
                quoted.push(c);
            }
        }
        quoted.push('\n');
    }
    quoted
}

/// An address without the characters that would end it between angle brackets.
fn enclosed(address: &str) -> String {
    address
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>'))
        .collect()
}
