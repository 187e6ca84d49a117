//! Words in lower case, and the table of the words that labels are made of.

pub(super) use crate::article::hash;
use crate::article::in_word;

/// What articles call their parts, in many languages: the data of [`Table`]. Each paragraph is a language and each line
/// a kind of word, in lower case:
///
/// - `framework` opens an answer, whatever stands above it; `answer` does so under a heading that reads as a question;
///   `solution`, if several headings have it; `explain`, only in a line of its own; `reveal` is the summary of a fold;
/// - `follow` opens follow-ups, and `intent` the question's intent;
/// - `question` and `exercise` are names before the number of a question; `task` is a name before a number that does
///   not make it one; the pairs in `letters` stand before ":", as "Q" and "A";
/// - `topic` in a title says that the numbered headings below are questions; `field` says so if some of them ask; two
///   spaces stand for the beginning of a word; `steps` are titles of instructions, which ask nothing;
/// - `often`, in such a title, says that statements can be questions, too;
/// - `ask` begins a question without a mark, or ends one after "…"; `close` are headings that are never questions;
///   `top` are links to the top.
const LABELS: &str = include_str!("labels.txt");

/// The kinds of one word or a few, as bits.
pub(super) type Kinds = u16;

pub(super) const FRAMEWORK: Kinds = 1;
pub(super) const ANSWER: Kinds = 1 << 1;
pub(super) const SOLUTION: Kinds = 1 << 2;
pub(super) const REVEAL: Kinds = 1 << 3;
pub(super) const FOLLOW_UPS: Kinds = 1 << 4;
pub(super) const INTENT: Kinds = 1 << 5;
pub(super) const QUESTION: Kinds = 1 << 6;
pub(super) const EXERCISE: Kinds = 1 << 7;
pub(super) const TASK: Kinds = 1 << 8;
/// The letter before a question, such as "Q", and the letter before its answer, such as "A".
pub(super) const ASKING: Kinds = 1 << 9;
pub(super) const ANSWERING: Kinds = 1 << 10;
pub(super) const ASK: Kinds = 1 << 11;
pub(super) const CLOSE: Kinds = 1 << 12;
pub(super) const TOP: Kinds = 1 << 13;
pub(super) const EXPLAIN: Kinds = 1 << 14;
pub(super) const STEPS: Kinds = 1 << 15;

/// The names of the kinds in the data.
const NAMES: [(&str, Kinds); 14] = [
    ("framework", FRAMEWORK),
    ("answer", ANSWER),
    ("solution", SOLUTION),
    ("explain", EXPLAIN),
    ("reveal", REVEAL),
    ("follow", FOLLOW_UPS),
    ("intent", INTENT),
    ("question", QUESTION),
    ("exercise", EXERCISE),
    ("task", TASK),
    ("ask", ASK),
    ("close", CLOSE),
    ("steps", STEPS),
    ("top", TOP),
];

/// How many buckets the table has, so that a word is compared with few others.
const HEAPS: usize = 1024;

/// A hash table of all words in the data, with their kinds.
pub(super) struct Table {
    heaps: Vec<Vec<(&'static str, Kinds)>>,
    /// Parts of titles which say that the page asks; and those which say so only if some of it does ask.
    topics: Vec<&'static str>,
    fields: Vec<&'static str>,
    /// Parts of titles that say besides that its questions are asked often.
    often: Vec<&'static str>,
    /// The letters before a question and before its answer, as pairs of hashes.
    letters: Vec<(u32, u32)>,
}

impl Table {
    pub(super) fn new() -> Table {
        let mut table = Table {
            heaps: vec![Vec::new(); HEAPS],
            topics: Vec::new(),
            fields: Vec::new(),
            often: Vec::new(),
            letters: Vec::new(),
        };
        for line in LABELS.lines() {
            let (name, words) = line.split_once(": ").unwrap_or_default();
            let kind = NAMES.iter().find(|(known, _)| *known == name);
            let kind = kind.map_or(0, |(_, kind)| *kind);
            let mut asking = None;
            for word in words.split(", ") {
                match name {
                    "topic" => table.topics.push(word),
                    "field" => table.fields.push(word),
                    "often" => table.often.push(word),
                    "letters" => match asking {
                        None => asking = Some(word),
                        Some(question) => {
                            asking = None;
                            table.add(question, ASKING);
                            table.add(word, ANSWERING);
                            table.letters.push((hash(question), hash(word)));
                        }
                    },
                    _ => table.add(word, kind),
                }
            }
        }
        table
    }

    fn add(&mut self, word: &'static str, kind: Kinds) {
        let heap = &mut self.heaps[hash(word) as usize % HEAPS];
        match heap.iter_mut().find(|(known, _)| *known == word) {
            Some((_, kinds)) => *kinds |= kind,
            None => heap.push((word, kind)),
        }
    }

    /// The kinds of a word, or of several with one space between; 0 where they are not in the table.
    pub(super) fn kinds(&self, words: &str) -> Kinds {
        let heap = &self.heaps[hash(words) as usize % HEAPS];
        let found = heap.iter().find(|(known, _)| *known == words);
        found.map_or(0, |(_, kinds)| *kinds)
    }

    /// Whether the letters before a question and before an answer, given by their hashes, are of one language.
    pub(super) fn are_paired(&self, question: u32, answer: u32) -> bool {
        self.letters.contains(&(question, answer))
    }

    /// The kinds of all runs of one to three words, at the beginning of a text or anywhere in it.
    pub(super) fn kinds_in(&self, words: &str, anywhere: bool) -> Kinds {
        let mut kinds = 0;
        let mut ends: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).take(9).collect();
        ends.push(words.len());
        let mut start = 0;
        for nth in 0..ends.len().min(if anywhere { 7 } else { 1 }) {
            for end in ends[nth..].iter().take(3) {
                kinds |= self.kinds(&words[start..*end]);
            }
            start = ends[nth] + 1;
        }
        // In languages without spaces, any run of letters may be a word: up to six letters, and at least two at the
        // beginning.
        if words.chars().next_back().is_some_and(is_unspaced) {
            let mut at: Vec<usize> = words.char_indices().map(|(at, _)| at).take(40).collect();
            at.push(words.len());
            for start in 0..at.len() {
                for end in start + 1..at.len().min(start + 7) {
                    if anywhere || start == 0 && end > 1 {
                        kinds |= self.kinds(&words[at[start]..at[end]]);
                    }
                }
            }
        }
        kinds
    }

    /// The kinds of the last word or two, which stand after "…" in the data; in a language without spaces, of the last
    /// two to four letters.
    pub(super) fn kinds_of_end(&self, text: &str) -> Kinds {
        let mut kinds = 0;
        // Each such letter has three bytes.
        for bytes in [6, 9, 12]
            .into_iter()
            .filter(|_| text.ends_with(is_unspaced))
        {
            let end = text.len().checked_sub(bytes);
            kinds |= end
                .and_then(|at| text.get(at..))
                .map_or(0, |end| self.kinds(end));
        }
        for (at, _) in text.rmatch_indices(' ').take(2) {
            kinds |= self.kinds(&format!("…{}", folded(&text[at..], 2)));
        }
        kinds
    }

    /// What a title says about the headings under it.
    pub(super) fn topic(&self, title: &str) -> Topic {
        let is_name = self.kinds(&folded(title, 3)) & (QUESTION | EXERCISE) != 0;
        let title = format!(" {}", fold(title));
        let has = |of: &[&str]| of.iter().any(|word| title.contains(word));
        if has(&self.often) {
            Topic::Frequent
        } else if is_name || has(&self.topics) {
            Topic::Questions
        } else if has(&self.fields) {
            Topic::Field
        } else {
            Topic::None
        }
    }
}

/// What a title says about the headings under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// Nothing.
    None,
    /// It names the field of interviews or exercises, in which they may be questions.
    Field,
    /// They are questions.
    Questions,
    /// They are questions asked often, which can be put as statements.
    Frequent,
}

/// Whether titles repeat so much that they are labels: fewer than half of them are different.
pub(super) fn are_labels<'t>(titles: impl Iterator<Item = &'t str>) -> bool {
    let mut titles: Vec<u32> = titles.map(hash).collect();
    let all = titles.len();
    titles.sort_unstable();
    titles.dedup();
    titles.len() * 2 < all
}

/// Whether a letter is of a language that sets no spaces between words.
pub(super) fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{e00}'..='\u{e7f}')
}

/// A name in lower case without the sign of a number after it, such as "question" from "question no".
pub(super) fn without_no(name: &str) -> &str {
    const SIGNS: [&str; 5] = [" n", " no", " nr", " num", " núm"];
    let bare = SIGNS.iter().find_map(|sign| name.strip_suffix(sign));
    bare.unwrap_or(name)
}

/// The first `most` words of a text in lower case, with `between` between them. An apostrophe does not end a word.
pub(super) fn words(text: &str, between: char, most: usize) -> String {
    words_by(text, between, most, small)
}

/// The first `most` words of a text in lower case, as labels are written. Covers more alphabets than ids do.
pub(super) fn folded(text: &str, most: usize) -> String {
    words_by(text, ' ', most, fold_letter)
}

fn words_by(text: &str, between: char, most: usize, small: fn(char) -> char) -> String {
    let mut words = String::with_capacity(text.len().min(64));
    let (mut count, mut inside) = (0, false);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let run = run(rest);
        if run == 0 {
            inside &= matches!(letter, '\'' | '’');
            rest = &rest[letter.len_utf8()..];
            continue;
        }
        if !inside {
            if count == most {
                break;
            }
            if count > 0 {
                words.push(between);
            }
            count += 1;
            inside = true;
        }
        words.push_str(&rest[..run]);
        rest = &rest[run..];
    }
    if words.is_ascii() {
        words.make_ascii_lowercase();
        words
    } else {
        words.chars().map(small).collect()
    }
}

/// The length in bytes of the letters a text begins with: a run of ASCII letters and digits, or one other letter; else
/// 0.
fn run(text: &str) -> usize {
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let other = || text.chars().next().filter(|letter| in_word(*letter));
    match ascii {
        0 => other().map_or(0, char::len_utf8),
        ascii => ascii,
    }
}

/// A text in lower case. Covers more alphabets than ids do.
pub(super) fn fold(text: &str) -> String {
    text.chars().map(fold_letter).collect()
}

fn fold_letter(letter: char) -> char {
    match small(letter) {
        'İ' => 'i',
        // Letters as wide as a Chinese character.
        letter @ ('Ａ'..='Ｚ' | 'ａ'..='ｚ') => {
            char::from_u32((u32::from(letter) - 0xff00) & 0x1f | 0x60).unwrap_or(letter)
        }
        letter @ ('Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ḁ'..='ỿ') => {
            char::from_u32(u32::from(letter) | 1).unwrap_or(letter)
        }
        letter @ ('Ĺ'..='ň' | 'Ź'..='ž') if u32::from(letter) % 2 == 1 => {
            char::from_u32(u32::from(letter) + 1).unwrap_or(letter)
        }
        letter => letter,
    }
}

/// The lower case of a Latin, Greek or Cyrillic capital. Unicode's own table is too big to load with a page.
fn small(letter: char) -> char {
    let apart = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        _ => 0,
    };
    char::from_u32(u32::from(letter) + apart).unwrap_or(letter)
}
