//! Words in small letters, and the table of the words that labels are made of.

pub(super) use crate::article::hash;
use crate::article::in_word;

/// What articles call their parts in many languages: the data of [`Table`]. A paragraph is a language and a line a part, in
/// small letters:
///
/// - `framework` opens an answer, whatever stands above; `answer` does so under a heading that reads as a question;
///   `solution`, if several do; `explain`, in no line that goes on; `reveal` is the summary of a fold;
/// - `follow` opens follow-ups, and `intent` what is really asked;
/// - `question` and `exercise` are a question's name with a number, `task` is a number's name and no more, and `letters` stand
///   before ":";
/// - `topic` in a title above says that what is numbered are questions, `field` says so if some of it asks, and `steps` are
///   titles of instructions, which ask nothing; one after two spaces begins a word;
/// - `ask` begins what asks without a mark, and after "…" ends it, `close` are headings that are no question's, `top` are links to the top.
const LABELS: &str = include_str!("labels.txt");

/// What a word or a few say. One may be of several kinds.
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
/// The letter before a question, as "Q"; before its answer, as "A".
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

/// How many heaps the words lie in, by their hash: so that a word is compared with few.
const HEAPS: usize = 1024;

/// Every label, and what it says.
pub(super) struct Table {
    heaps: Vec<Vec<(&'static str, Kinds)>>,
    /// Parts of words by which a title says that its page asks; and those that say it if some of it does ask.
    topics: Vec<&'static str>,
    fields: Vec<&'static str>,
    /// The letters before a question and before its answer, by their hashes.
    letters: Vec<(u32, u32)>,
}

impl Table {
    pub(super) fn new() -> Table {
        let mut table = Table {
            heaps: vec![Vec::new(); HEAPS],
            topics: Vec::new(),
            fields: Vec::new(),
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

    /// What a word, or several with one space between, says; 0 where it is no label.
    pub(super) fn kinds(&self, words: &str) -> Kinds {
        let heap = &self.heaps[hash(words) as usize % HEAPS];
        let found = heap.iter().find(|(known, _)| *known == words);
        found.map_or(0, |(_, kinds)| *kinds)
    }

    /// Whether the letter before a question and that before an answer are of one language, by their hashes.
    pub(super) fn are_paired(&self, question: u32, answer: u32) -> bool {
        self.letters.contains(&(question, answer))
    }

    /// What the words of a text say that stand in it, at its beginning or anywhere: one, two or three of them.
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
        // Languages without spaces: their words are two to six letters.
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

    /// What the last word or two of a text say, which "…" stands before in the data; in a language that sets no space
    /// between words, its last letters.
    pub(super) fn kinds_of_end(&self, text: &str) -> Kinds {
        let mut kinds = 0;
        // Such a letter has three bytes.
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

    /// Whether a title says that what stands under it are questions; and whether it says so only of a field.
    pub(super) fn topic(&self, title: &str) -> (bool, bool) {
        let is_name = self.kinds(&folded(title, 3)) & (QUESTION | EXERCISE) != 0;
        let title = format!(" {}", fold(title));
        let has = |of: &[&str]| of.iter().any(|word| title.contains(word));
        (is_name || has(&self.topics), has(&self.fields))
    }
}

/// Whether titles are those of parts, which stand again and again.
pub(super) fn are_labels<'t>(titles: impl Iterator<Item = &'t str>) -> bool {
    let mut titles: Vec<u32> = titles.map(hash).collect();
    let all = titles.len();
    titles.sort_unstable();
    titles.dedup();
    titles.len() * 2 < all
}

/// A letter of a language that sets no space between words.
pub(super) fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{e00}'..='\u{e7f}')
}

/// The words of a text in small letters, so many at most. An apostrophe is no end of a word.
pub(super) fn words(text: &str, between: char, most: usize) -> String {
    words_by(text, between, most, small)
}

/// The words of a text with a space between, as labels are written: in small letters of more alphabets than an id's.
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

/// How many bytes of a word a text begins with: all its letters of ASCII, which are told by bytes, or one other.
fn run(text: &str) -> usize {
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let other = || text.chars().next().filter(|letter| in_word(*letter));
    match ascii {
        0 => other().map_or(0, char::len_utf8),
        ascii => ascii,
    }
}

/// A text in small letters, of more alphabets than an id has them in.
pub(super) fn fold(text: &str) -> String {
    text.chars().map(fold_letter).collect()
}

fn fold_letter(letter: char) -> char {
    match small(letter) {
        'İ' => 'i',
        // Of the width of a Chinese character.
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

/// The small letter of a capital of the Latin, Greek and Cyrillic alphabets; Unicode's own table is too big for a page.
fn small(letter: char) -> char {
    let apart = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        _ => 0,
    };
    char::from_u32(u32::from(letter) + apart).unwrap_or(letter)
}
