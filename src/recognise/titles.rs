//! Reads titles: the number before them, whether they ask, and the text without number and links.

use super::words::{
    ASK, ASKING, EXERCISE, Kinds, QUESTION, TASK, TOP, Table, folded, is_unspaced, without_no,
    words,
};
use crate::article::{MARKS, in_word};

/// Signs that may follow a number or a name.
pub(super) const ENDS: &[char] = &[
    ')', ']', ':', '-', '–', '—', '.', ' ', '、', '．', '）', '】', '：', '」', '。', '|', '·',
];

/// Signs that may stand before a number or a name, signs that close one, and dashes after one.
const BEFORE: &[char] = &[
    '#', '(', '[', '№', '（', '【', '「', '第', ' ', '.', '°', 'º', '*',
];
const CLOSES: &[char] = &[')', ']', ':', '.', '、', '．', '）', '】', '：', '」'];
const DASHES: &[char] = &['-', '–', '—', '|'];

/// The characters that turn a digit into a keycap emoji.
const KEYCAP: &[char] = &['\u{fe0f}', '\u{20e3}'];

/// Signs that open a remark, or stand before "第".
const BRACKETS: &[char] = &['(', '[', '（', '【', '*'];

/// Characters without width and the space; signs of a heading's link to itself or the top; signs before such links.
const NO_WIDTH: &[char] = &['\u{200c}', '\u{200d}', ' '];
const LINKS: &[char] = &[
    '#', '¶', '§', '🔗', ' ', '\u{200c}', '\u{200d}', '↑', '⬆', '\u{fe0f}', '🔝', '↥', '⇧',
];
const SET_OFF: &[char] = &['(', '[', '{', '|', '•', '-', '–', '—', '·'];

/// The signs of a fold, such as arrows, which may stand after a question.
const FOLDS: &[char] = &[
    '+', '-', '−', '×', '▼', '▾', '▸', '▶', '►', '⌄', '˅', '›', '»', '❯', '➕',
];

/// How a question ends that has no question mark, and the names that follow a number, as in "第 3 题".
const ASKING_ENDS: &[char] = &['吗', '嗎', '呢', 'か', '까'];
const COUNTERS: &[char] = &['题', '題', '问', '問', '道'];

/// Signs after a question mark that is part of code or an address and asks nothing.
const JOINS: &[u8] = b"./|\\=&_:";

/// Signs that end a name or a label.
pub(super) const COLONS: &[char] = &[':', '：'];

/// A question's title, and what it says about itself.
#[derive(Clone, Copy, Default)]
pub(super) struct Title<'a> {
    /// The text without its number, its name and the sign of a link to itself.
    pub(super) text: &'a str,
    /// A number stands before it.
    pub(super) numbered: bool,
    /// A number that counts only if other headings count on, as in "3 Sorting" or "P1)", and the text after it.
    pub(super) count: Option<(u32, &'a str)>,
    /// It begins with "Question", "Exercise" or the like.
    pub(super) named: bool,
    /// It begins with "Q" or the like and a sign.
    pub(super) letter: bool,
    /// It is only a name and a number.
    pub(super) bare: bool,
    /// It has a question mark of any script near its end, or ends in a word that serves as one, such as "吗".
    pub(super) has_question_mark: bool,
    /// A prompt is a question or an instruction: it reads as one by its mark, its name, or its first or last words.
    pub(super) is_prompt: bool,
}

impl<'a> Title<'a> {
    pub(super) fn of(heading: &'a str, table: &Table) -> Self {
        let heading = trimmed(heading, table);
        let number = Number::of(heading, table);
        let rest = number.rest.unwrap_or(heading);
        // "Question 3 (easy)" is only a name and a number.
        let named = number.numbered && (number.named || number.letter);
        let rest = if named && is_remark(rest) { "" } else { rest };
        let text = if rest.is_empty() { heading } else { rest };
        let has_question_mark = has_question_mark(heading);
        let counted = number.count.map_or(text, |(_, rest)| rest);
        let is_worded_as_prompt = || {
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
            has_question_mark,
            is_prompt: has_question_mark || number.named || is_worded_as_prompt(),
        }
    }

    /// Whether the title itself says that it is a question.
    pub(super) fn is_question(&self) -> bool {
        self.has_question_mark || self.named || self.letter
    }

    /// Whether it can be a question: it says so, or is numbered.
    pub(super) fn may_be_question(&self) -> bool {
        self.is_question() || self.numbered
    }
}

/// The title without characters of no width at its ends, the sign of a fold, and the sign or the words of a link.
fn trimmed<'a>(heading: &'a str, table: &Table) -> &'a str {
    let heading = heading.trim_end_matches(LINKS);
    // The sign of a fold counts only after a question mark.
    let before = heading.trim_end_matches(FOLDS);
    let heading = Some(before)
        .filter(|before| before.ends_with(MARKS))
        .unwrap_or(heading);
    let heading = heading.trim_start_matches(NO_WIDTH);
    // The words of a link such as "back to top", after a sign that sets them off.
    if heading.ends_with(MARKS) {
        return heading;
    }
    let ends = heading.char_indices().rev().take(40);
    let is_sign = |letter: char| letter != ' ' && (!in_word(letter) || MARKS.contains(&letter));
    for (at, letter) in ends.filter(|(_, letter)| is_sign(*letter)) {
        let after = &heading[at + letter.len_utf8()..];
        let link_words = words(after, ' ', 6);
        if link_words.contains(' ') && table.kinds(&folded(&link_words, 6)) & TOP != 0 {
            let is_mark = MARKS.contains(&letter);
            let end = if is_mark { at + letter.len_utf8() } else { at };
            let before = heading[..end].trim_end_matches(LINKS);
            return before.trim_end_matches(SET_OFF).trim_end_matches(LINKS);
        }
    }
    heading
}

/// Whether a text is nothing but a remark in brackets; a number, such as a year, is none.
fn is_remark(text: &str) -> bool {
    let inner = text.strip_prefix(['(', '（']);
    let inner = inner.and_then(|rest| rest.strip_suffix([')', '）']));
    inner.is_some_and(|inner| !inner.contains([')', '）']) && !inner.starts_with(is_digit))
}

/// Whether a title ends in "?", perhaps before a remark such as "(easy)", begins with "¿", or ends as questions do.
pub(super) fn has_question_mark(title: &str) -> bool {
    let greek = || title.ends_with(';') && title.chars().any(|letter| matches!(letter, 'α'..='ω'));
    let says = |mark: usize| {
        let after = title[mark..].trim_start_matches(MARKS);
        let remark = after.trim_start().starts_with(BRACKETS);
        words(after, ' ', 7).split(' ').count() <= if remark { 6 } else { 3 }
    };
    // The marks of "?Sized", "jpe?g", "a?.b", "size?: number" and "size?" do not ask.
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
        || asks_to_explain(title)
}

/// Whether a Korean title ends in a request to explain, as in "설명해 주세요", or like a task of an exam, as in
/// "서술하시오". Both ask as much as a mark does.
fn asks_to_explain(title: &str) -> bool {
    const REQUESTS: [&str; 7] = [
        "해주세요",
        "해 주세요",
        "하세요",
        "해보세요",
        "해 보세요",
        "해주십시오",
        "하십시오",
    ];
    // What an exam asks for; a manual orders in the same form.
    const TASKS: [&str; 12] = [
        "설명하",
        "서술하",
        "기술하",
        "논하",
        "쓰",
        "구하",
        "답하",
        "비교하",
        "나열하",
        "열거하",
        "계산하",
        "증명하",
    ];
    let end = title.trim_end_matches(|letter: char| !in_word(letter));
    let before = REQUESTS
        .iter()
        .find_map(|request| end.strip_suffix(request));
    let task = || end.strip_suffix("시오");
    before.is_some_and(|before| before.ends_with("설명"))
        || task().is_some_and(|task| TASKS.iter().any(|verb| task.ends_with(verb)))
}

/// How a title begins.
#[derive(Default)]
struct Number<'a> {
    /// The text after the number or the name; `None` where there is neither.
    rest: Option<&'a str>,
    numbered: bool,
    count: Option<(u32, &'a str)>,
    named: bool,
    letter: bool,
}

impl<'a> Number<'a> {
    /// Reads `1.`, `1)`, `(1)`, `1 -`, `1.2`, `#1:`, `Q1`, `Q:`, `1. Q:`, `Question 3 -`, `Exercise 5.2.1`, `第 3 题`.
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
            // Without a number, "Q:" or "Question:" is no part of the text; "Exercise:" stays in it.
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
        // "Q1 2024" is a quarter of a year.
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
            .and_then(|rest| name_after_number(rest, table))
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

/// The kinds of "Q:" or "Question:" after a number, and the text after it.
fn name_after_number<'a>(title: &'a str, table: &Table) -> Option<(Kinds, &'a str)> {
    title.find(COLONS).filter(|colon| *colon < 24)?;
    let (kinds, after) = name(title, table);
    let after = after
        .strip_prefix(COLONS)
        .filter(|_| kinds & (QUESTION | ASKING) != 0)?;
    Some((kinds, after.trim_start()))
}

/// A number after up to three letters ("P1)", "A-2.", "S 3]") and the text after it; counts only if others count on.
fn lettered(title: &str) -> Option<(u32, &str)> {
    let letters = title.find(|letter| !in_word(letter) || is_digit(letter))?;
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

/// The text after a Roman number and its sign, as in "IV. Grain".
fn roman(title: &str) -> Option<&str> {
    let rest = title.trim_start_matches(['I', 'V', 'X']);
    let is_number = rest.len() < title.len() && title.len() - rest.len() < 6;
    let set_off = rest.starts_with(". ") || rest.starts_with(") ");
    Some(rest).filter(|_| is_number && set_off)
}

/// The kinds of the name before a number, as "Question" or "Q", and the text after it; 0 and the title without a name.
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
        // A title that is only "Question". Without spaces between words, that word also means "problem": not counted.
        let is_short = open.len() < 32 && !open.ends_with(is_unspaced);
        let (name, meant) = match without_letter(open) {
            Some(name) => (name, QUESTION | EXERCISE),
            None => (open, QUESTION),
        };
        let kinds = table.kinds(&folded(if is_short { name } else { "" }, 4)) & meant;
        return (kinds, if kinds == 0 { title } else { "" });
    }
    let name = without_letter(&open[..end]).unwrap_or(&open[..end]);
    let kinds = table.kinds(without_no(&folded(name, 4))) & (QUESTION | EXERCISE | TASK | ASKING);
    // A letter of another language counts only together with the letter of its answer, which `paired` checks.
    let plain = open[..end].trim();
    let foreign = kinds == ASKING && !matches!(plain, "Q" | "q");
    if kinds == 0 || foreign {
        (0, title)
    } else {
        (kinds, &open[end..])
    }
}

/// "Exercise" from "Exercise A".
fn without_letter(name: &str) -> Option<&str> {
    let (name, letter) = name.trim_end().rsplit_once(' ')?;
    matches!(letter.as_bytes(), [b'A'..=b'Z']).then_some(name)
}

/// The text after the letter of a part, as in "Exercise 1a".
fn after_part(rest: &str) -> Option<&str> {
    let after = rest.strip_prefix(|letter: char| letter.is_ascii_lowercase())?;
    (!after.starts_with(in_word)).then_some(after)
}

/// Whether a letter may follow a number without a space: a capital, or a letter outside ASCII.
fn begins_word(letter: char) -> bool {
    letter.is_ascii_uppercase() || !letter.is_ascii() && in_word(letter)
}

/// Whether a text is one ASCII word that begins in lower case, like a name in code.
fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

/// Whether a character is a number in a circle, which needs no sign after it.
fn is_circled(letter: char) -> bool {
    matches!(letter, '①'..='⓿')
}

/// A digit of any script in which questions are numbered.
pub(super) fn is_digit(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_digit(),
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '０'..='９' => true,
        // The Indic scripts lie side by side in Unicode, each with its digits at the same offset.
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
