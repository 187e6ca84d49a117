//! Titles: the number before them, whether they ask, and the text between number and links.

use super::words::{
    ANSWERING, ASK, ASKING, EXERCISE, Kinds, QUESTION, TASK, TOP, Table, folded, is_unspaced, words,
};
use crate::article::{Block, MARKS, in_word};

/// What may follow a number, or a link's sign.
const ENDS: &[char] = &[
    ')', ']', ':', '-', '–', '—', '.', ' ', '、', '．', '）', '】', '：', '」', '。', '|', '·',
];

/// What may stand before a number or a name, and what closes one.
const BEFORE: &[char] = &[
    '#', '(', '[', '№', '（', '【', '「', '第', ' ', '.', '°', 'º', '*',
];
const CLOSES: &[char] = &[')', ']', ':', '.', '、', '．', '）', '】', '：', '」'];
const DASHES: &[char] = &['-', '–', '—', '|'];

/// What makes a key of a digit.
const KEYCAP: &[char] = &['\u{fe0f}', '\u{20e3}'];

/// What opens a remark.
const BRACKETS: &[char] = &['(', '[', '（', '【', '*'];

/// Space, and what has no width; what a title's link to itself looks like; what may set off the words of a link.
const NO_WIDTH: &[char] = &['\u{200c}', '\u{200d}', ' '];
const LINKS: &[char] = &[
    '#', '¶', '§', '🔗', ' ', '\u{200c}', '\u{200d}', '↑', '⬆', '\u{fe0f}', '🔝', '↥', '⇧',
];
const SET_OFF: &[char] = &['(', '[', '{', '|', '•', '-', '–', '—', '·'];

/// What a fold is opened by, after what asks.
const FOLDS: &[char] = &[
    '+', '-', '−', '×', '▼', '▾', '▸', '▶', '►', '⌄', '˅', '›', '»', '❯', '➕',
];

/// How a question ends that has no mark, and how its name follows a number.
const ASKING_ENDS: &[char] = &['吗', '嗎', '呢', 'か', '까'];
const COUNTERS: &[char] = &['题', '題', '问', '問', '道'];

/// What joins what stands before and after a question mark, which is none then.
const JOINS: &[u8] = b"./|\\=&_:";

/// What ends a name or a label.
pub(super) const COLONS: &[char] = &[':', '：'];

/// A question's title, and what it says of itself.
#[derive(Clone, Copy, Default)]
pub(super) struct Title<'a> {
    /// The text without its number and the sign of a link to itself.
    pub(super) text: &'a str,
    /// A number stands before it.
    pub(super) numbered: bool,
    /// A number, where no sign sets it off, and the text after it.
    pub(super) count: Option<(u32, &'a str)>,
    /// It begins with "Question", "Exercise" or the like.
    pub(super) named: bool,
    /// "Q" or the like, and a sign.
    pub(super) letter: bool,
    /// It is a name and a number, and nothing else.
    pub(super) bare: bool,
    /// Ends in a question mark of any script, but for a few words.
    pub(super) asks: bool,
    /// Begins as what asks without a mark.
    pub(super) orders: bool,
}

impl<'a> Title<'a> {
    pub(super) fn of(heading: &'a str, table: &Table) -> Self {
        let heading = trimmed(heading, table);
        let number = Number::of(heading, table);
        let rest = number.rest.unwrap_or(heading);
        let text = if rest.is_empty() { heading } else { rest };
        let asks = asks(heading);
        let counted = number.count.map_or(text, |(_, rest)| rest);
        let orders = || {
            let begins = table.kinds_in(&folded(counted, 6), false);
            let end = counted.trim_end_matches(ENDS);
            (begins | table.kinds_of_end(end)) & ASK != 0
        };
        Title {
            text,
            numbered: number.numbered,
            count: number.count,
            named: number.named,
            letter: number.letter,
            bare: rest.is_empty() && (number.numbered || number.named),
            asks,
            orders: asks || number.named || orders(),
        }
    }

    /// It says of itself that it is a question.
    pub(super) fn is_sure(&self) -> bool {
        self.asks || self.named || self.letter
    }

    /// It may be one.
    pub(super) fn reads(&self) -> bool {
        self.is_sure() || self.numbered
    }
}

/// Without marks that are not its own: what has no width, and the sign or the words of a link.
fn trimmed<'a>(heading: &'a str, table: &Table) -> &'a str {
    let heading = heading.trim_end_matches(LINKS);
    // The sign of a fold.
    let before = heading.trim_end_matches(FOLDS);
    let heading = Some(before)
        .filter(|before| before.ends_with(MARKS))
        .unwrap_or(heading);
    let heading = heading.trim_start_matches(NO_WIDTH);
    // Words of a link, after a sign that ends what stands before them.
    if heading.ends_with(MARKS) {
        return heading;
    }
    let ends = heading.char_indices().rev().take(40);
    let is_sign = |letter: char| letter != ' ' && (!in_word(letter) || MARKS.contains(&letter));
    for (at, letter) in ends.filter(|(_, letter)| is_sign(*letter)) {
        let after = &heading[at + letter.len_utf8()..];
        let said = words(after, ' ', 6);
        if said.contains(' ') && table.kinds(&folded(&said, 6)) & TOP != 0 {
            let is_mark = MARKS.contains(&letter);
            let end = if is_mark { at + letter.len_utf8() } else { at };
            let before = heading[..end].trim_end_matches(LINKS);
            return before.trim_end_matches(SET_OFF).trim_end_matches(LINKS);
        }
    }
    heading
}

/// Ends in a question mark, but for a few words such as "(easy)"; begins with one turned over; or ends as what asks.
fn asks(title: &str) -> bool {
    let greek = || title.ends_with(';') && title.chars().any(|letter| matches!(letter, 'α'..='ω'));
    let says = |mark: usize| {
        let after = title[mark..].trim_start_matches(MARKS);
        let remark = after.trim_start().starts_with(BRACKETS);
        words(after, ' ', 7).split(' ').count() <= if remark { 6 } else { 3 }
    };
    // "?Sized", "jpe?g", "a?.b", "size?: number" and "size?" ask nothing.
    let joins = |mark: usize| {
        let byte = |at: usize| title.as_bytes().get(mark + at).copied().unwrap_or_default();
        let next = if JOINS.contains(&byte(1)) { 2 } else { 1 };
        let before = &title[..mark];
        let is_option = || matches!((byte(1), byte(2)), (0, _) | (b':', b' '));
        byte(0) == b'?' && (byte(next).is_ascii_alphanumeric() || is_option() && is_name(before))
    };
    title
        .rfind(MARKS)
        .is_some_and(|mark| !joins(mark) && says(mark))
        || title.starts_with('¿')
        || greek()
        || title.trim_end_matches(ENDS).ends_with(ASKING_ENDS)
}

/// How a title begins.
#[derive(Default)]
struct Number<'a> {
    /// What follows, where there is a number or a name; none where there is neither.
    rest: Option<&'a str>,
    numbered: bool,
    count: Option<(u32, &'a str)>,
    named: bool,
    letter: bool,
}

impl<'a> Number<'a> {
    /// `1.`, `1)`, `(1)`, `1 -`, `1.2`, `#1:`, `Q1`, `Q:`, `1. Q:`, `Question 3 -`, `Exercise 5.2.1`, `第 3 题`.
    fn of(title: &'a str, table: &Table) -> Self {
        let (kinds, after) = name(title, table);
        let named = kinds & (QUESTION | EXERCISE) != 0;
        let letter = kinds & ASKING != 0 && kinds & QUESTION == 0;
        let start = after.trim_start_matches(BEFORE);
        let roman = roman(start);
        let arabic = || start.trim_start_matches(|letter| is_digit(letter) || letter == '.');
        let rest = roman.unwrap_or_else(arabic);
        let number = &start[..start.len() - rest.len()];
        let has_name = kinds != 0;
        let part = after_part(rest).filter(|_| has_name);
        let rest = part.unwrap_or(rest);
        if roman.is_none() && !number.starts_with(is_digit) {
            // "Q: …", "Question: …"; what an exercise is called stays with it.
            let alone = after.is_empty();
            let set_off = alone || after.trim_start().starts_with(CLOSES);
            let is_question = kinds & (QUESTION | ASKING) != 0;
            let rest = after.trim_start().trim_start_matches(ENDS);
            let is_rest = alone || set_off && is_question && !rest.is_empty();
            return Number {
                rest: Some(rest).filter(|_| is_rest),
                named: set_off && named,
                letter: set_off && letter,
                count: lettered(start).filter(|_| !has_name),
                ..Number::default()
            };
        }
        let dots = number.trim_end_matches('.').matches('.').count();
        // "第 3 题": the name after the number.
        let counter = rest.trim_start().strip_prefix(COUNTERS);
        let counter = counter.filter(|_| after.trim_start_matches(BRACKETS).starts_with('第'));
        let dash = rest.trim_start().strip_prefix(DASHES);
        let closed = rest.strip_prefix(CLOSES);
        let spaced = rest.starts_with(' ') || rest.is_empty();
        // "Q1 2024" is a part of a year.
        let is_quarter = letter
            && rest
                .trim_start()
                .starts_with(|next: char| next.is_ascii_digit());
        let is_sign = number.starts_with(is_circled) || rest.starts_with(KEYCAP);
        let set_off = number.ends_with('.') && !rest.starts_with(is_digit)
            || dash.is_some_and(|rest| rest.starts_with(' '))
            || closed.is_some_and(|rest| !rest.starts_with(is_digit))
            || spaced && (has_name && !is_quarter || number.contains('.'))
            || is_sign
            || letter && rest.starts_with(begins_word);
        let is_number = counter.is_some() || has_name && set_off || set_off && dots < 2;
        let count = number.parse().ok().filter(|_| spaced && !has_name);
        let rest = counter.unwrap_or(rest).trim_start_matches(KEYCAP);
        let rest = rest.trim_start_matches(ENDS);
        let inner = Some(rest).filter(|_| is_number && !has_name);
        let (kinds, rest) = inner
            .and_then(|rest| said(rest, table))
            .unwrap_or((0, rest));
        Number {
            rest: Some(rest).filter(|_| is_number),
            numbered: is_number && (!rest.is_empty() || has_name || counter.is_some()),
            count: count.map(|count| (count, rest)),
            named: is_number && (named || counter.is_some() || kinds & QUESTION != 0),
            letter: is_number && (letter || kinds & ASKING != 0),
        }
    }
}

/// What "Q:" or "Question:" says after a number, and what follows it.
fn said<'a>(title: &'a str, table: &Table) -> Option<(Kinds, &'a str)> {
    title.find(COLONS).filter(|colon| *colon < 24)?;
    let (kinds, after) = name(title, table);
    let after = after
        .strip_prefix(COLONS)
        .filter(|_| kinds & (QUESTION | ASKING) != 0)?;
    Some((kinds, after.trim_start()))
}

/// A number after a letter or three, as in "P1)", "A-2.", "S 3]", and what follows it: one where others count with it.
fn lettered(title: &str) -> Option<(u32, &str)> {
    let letters = title.find(|letter| !in_word(letter) || is_digit(letter))?;
    // "(a)".
    if let (1, Some(rest)) = (letters, title[letters..].strip_prefix(')')) {
        let letter = title.as_bytes()[0].to_ascii_lowercase();
        let count = letter.checked_sub(b'a' - 1).filter(|count| *count < 27)?;
        return Some((count.into(), rest.trim_start_matches(ENDS)));
    }
    let number = title[letters..].trim_start_matches(['-', ' ']);
    let rest = number.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let count = number[..number.len() - rest.len()].parse().ok()?;
    let rest = rest.strip_prefix([')', ']', '.'])?;
    let is_short = (1..=3).contains(&title[..letters].chars().count());
    (is_short && !rest.starts_with(in_word)).then_some((count, rest.trim_start_matches(ENDS)))
}

/// What follows a number of Roman letters and its sign, as in "IV. Grain".
fn roman(title: &str) -> Option<&str> {
    let rest = title.trim_start_matches(['I', 'V', 'X']);
    let is_number = rest.len() < title.len() && title.len() - rest.len() < 6;
    let set_off = rest.starts_with(". ") || rest.starts_with(") ");
    Some(rest).filter(|_| is_number && set_off)
}

/// The name before a number, as "Question" or "Q", and what follows it; the whole title where it has none.
fn name<'a>(title: &'a str, table: &Table) -> (Kinds, &'a str) {
    let open = title.trim_start_matches(BEFORE);
    let ends = |letter: char| {
        is_digit(letter) || ENDS.contains(&letter) && letter != ' ' || "#(№（".contains(letter)
    };
    let mut start = open.char_indices().take(32);
    let end = start
        .find(|(_, letter)| ends(*letter))
        .map_or(0, |(end, _)| end);
    if end == 0 {
        // "Question" and nothing else; in languages that set no space between words a problem has the same name.
        let is_short = open.len() < 32 && !open.ends_with(is_unspaced);
        let (name, meant) = match without_letter(open) {
            Some(name) => (name, QUESTION | EXERCISE),
            None => (open, QUESTION),
        };
        let kinds = table.kinds(&folded(if is_short { name } else { "" }, 4)) & meant;
        return (kinds, if kinds == 0 { title } else { "" });
    }
    let name = without_letter(&open[..end]).unwrap_or(&open[..end]);
    let kinds = table.kinds(&folded(name, 4)) & (QUESTION | EXERCISE | TASK | ASKING);
    // Of the letters of other languages only the paragraph that answers tells.
    let plain = open[..end].trim();
    let foreign = kinds == ASKING && !matches!(plain, "Q" | "q");
    if kinds == 0 || foreign {
        (0, title)
    } else {
        (kinds, &open[end..])
    }
}

/// "Exercise" of "Exercise A".
fn without_letter(name: &str) -> Option<&str> {
    let (name, letter) = name.trim_end().rsplit_once(' ')?;
    matches!(letter.as_bytes(), [b'A'..=b'Z']).then_some(name)
}

/// What follows the letter of a part, as in "Exercise 1a".
fn after_part(rest: &str) -> Option<&str> {
    let after = rest.strip_prefix(|letter: char| letter.is_ascii_lowercase())?;
    (!after.starts_with(in_word)).then_some(after)
}

/// A capital, or a letter of another alphabet: what may stand right after a number.
fn begins_word(letter: char) -> bool {
    letter.is_ascii_uppercase() || !letter.is_ascii() && in_word(letter)
}

/// One word of ASCII, as of what is written in code.
fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

/// A number in a circle, which needs no sign after it.
fn is_circled(letter: char) -> bool {
    matches!(letter, '①'..='⓿')
}

/// A digit of any script in which questions are numbered.
pub(super) fn is_digit(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_digit(),
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '０'..='９' => true,
        // The alphabets of India lie side by side, each with its digits in one place.
        '\u{900}'..='\u{d7f}' => matches!(u32::from(letter) & 0x7f, 0x66..=0x6f),
        '\u{e50}'..='\u{e59}' | '\u{ed0}'..='\u{ed9}' | '\u{1040}'..='\u{1049}' => true,
        '\u{17e0}'..='\u{17e9}' => true,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' => {
            true
        }
        'Ⅰ'..='Ⅻ' => true,
        _ => is_circled(letter),
    }
}

/// What opens a paragraph, as "Q3:", "A:", "Frage:".
pub(super) struct Opening {
    /// The name in small letters, and what it says.
    pub(super) name: String,
    pub(super) kinds: Kinds,
    /// Where the text after it begins.
    pub(super) from: usize,
    /// "A." and "D)" are options as well.
    pub(super) may_be_option: bool,
    numbered: bool,
}

impl Opening {
    pub(super) fn of(block: &Block, table: &Table) -> Option<Self> {
        let text = block.text.as_str();
        let ends = |letter: &char| matches!(letter, ':' | '：' | '.' | '．' | ')' | '、');
        let mut start = text.char_indices().take(24);
        let alone = || block.is_bold() && text.len() < 24;
        let sign = start.find(|(_, letter)| ends(letter));
        let (end, sign) = sign.or_else(|| alone().then_some((text.len(), ':')))?;
        let number = |letter| is_digit(letter) || matches!(letter, ' ' | '(' | '[' | '#' | '-');
        let open = text[..end].trim_matches(number);
        // No option has a number beside its letter.
        let numbered = open.len() < text[..end].trim().len();
        let name = folded(open, 4);
        let kinds = table.kinds(&name)
            & if end < text.len() {
                Kinds::MAX
            } else {
                QUESTION
            };
        // No option is bold where what follows is not.
        let lead = block.lead.as_deref().unwrap_or_default();
        let alone = lead.len() < text.len() && lead.trim_end_matches(ENDS).len() == end;
        let is_sure = COLONS.contains(&sign)
            || name == "q"
            || numbered
            || alone && kinds & ANSWERING != 0
            || kinds & !(ASKING | ANSWERING) != 0;
        let rest = text[end..].trim_start_matches(ENDS);
        (kinds != 0).then(|| Opening {
            name,
            kinds,
            from: text.len() - rest.len(),
            may_be_option: !is_sure,
            numbered,
        })
    }

    /// "Question 3:", where the name is of one kind; in languages that set no space between words a problem has the same.
    pub(super) fn is_counted(&self) -> bool {
        self.numbered && self.kinds == QUESTION && !self.name.ends_with(is_unspaced)
    }
}
