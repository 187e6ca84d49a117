//! Rows of headings: all headings of one level over the page, which are questions where most of them ask.

use super::sections::{LOWEST, Section};
use super::selection::{ENOUGH, Selection};
use super::share::{HALF, QUARTER, Share, THIRD, TWO_THIRDS, more_than};
use super::titles::Title;
use super::words::{CLOSE, STEPS, Topic, are_labels, folded, is_unspaced, words};

/// Labels decide a row only where more than this share of the headings has one.
const LABELLED: Share = QUARTER;

/// At least this many that ask beside statements are questions, not rhetoric.
const MANY: usize = 8;

/// The fewest words of a statement that can be an entry among frequent questions.
const ENTRY_WORDS: usize = 5;

/// A row of at least this many numbered headings is longer than a list of steps.
const LONG: usize = 16;

/// The headings that are questions without a label, in the order of the article.
pub(super) fn find(selection: &Selection<'_, '_>) -> Vec<usize> {
    let sections = selection.sections;
    let mut is_found = vec![false; sections.len()];
    // From the lowest level up: a row above enough questions is a row of chapters.
    for level in (1..LOWEST).rev() {
        let row = row(selection, level);
        if !is_chapters(selection, &row, &is_found) {
            for at in row {
                // A heading that does not read as a question and has two questions or more below it is a chapter,
                // too.
                let inside = sections[at + 1..].iter().zip(&is_found[at + 1..]);
                let inside = inside.take_while(|(below, _)| below.heading < sections[at].end);
                let held = inside.filter(|(_, found)| **found).count();
                is_found[at] =
                    held < 2 || sections[at].may_be_question() || selection.chosen[at].is_some();
            }
        }
    }
    let lettered = |at: &usize| is_found[*at] && sections[*at].title.letter;
    let letters = (0..sections.len()).filter(lettered).count() >= ENOUGH;
    let mut claimed = 0;
    let mut found = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        // Where three such as "Q2", "Q3" and "Q4" are questions, so is a "Q1" at any level, if no question stands
        // under it.
        let is_fellow = || {
            let inside = sections[at + 1..].iter().zip(&is_found[at + 1..]);
            let mut inside = inside.take_while(|(next, _)| next.heading < section.end);
            section.level < LOWEST && selection.has_body(at) && !inside.any(|(_, found)| *found)
        };
        let is_found = is_found[at] || letters && section.title.letter && is_fellow();
        if is_found && section.heading >= claimed {
            found.push(at);
            claimed = section.end;
        }
    }
    found
}

/// A heading with what decides in its row whether it is a question.
#[derive(Clone, Copy)]
struct Member<'s> {
    at: usize,
    title: &'s Title<'s>,
    /// It asks, or is numbered or an instruction on a page that says that it asks.
    asks: bool,
    /// Its label or mark has already made it a question.
    chosen: bool,
    /// It opens a list item.
    in_item: bool,
    /// It stands in a chapter, or is a sentence on a page of frequent questions: neither is an introduction.
    is_no_introduction: bool,
}

impl Member<'_> {
    fn may_be_question(&self) -> bool {
        self.asks || self.title.may_be_question() || self.title.is_prompt
    }
}

/// The headings of one level in one section.
struct Group<'s> {
    /// What the titles above say about them.
    topic: Topic,
    /// The title above says that questions are asked often, but "Installation" or the like stands among them: the
    /// page is of a program that answers questions.
    is_of_program: bool,
    members: Vec<Member<'s>>,
}

impl Group<'_> {
    fn is_topical(&self) -> bool {
        self.topic != Topic::None
    }

    fn count(&self, is: fn(&Member<'_>) -> bool) -> usize {
        self.members.iter().filter(|member| is(member)).count()
    }
}

/// Whether a row is one of chapters: most of its headings have questions below them, and more than ask
/// themselves.
fn is_chapters(selection: &Selection<'_, '_>, row: &[usize], is_found: &[bool]) -> bool {
    let sections = selection.sections;
    // How many questions stand before each section; a `details` that asks counts as one.
    let mut before = vec![0];
    let mut count = 0;
    for (at, section) in sections.iter().enumerate() {
        let details = section.level == LOWEST && section.title.is_question();
        count += usize::from(is_found[at] || details && selection.has_body(at));
        before.push(count);
    }
    let (mut holders, mut held, mut sure) = (0, 0, 0);
    for at in row {
        let end = sections[*at].end;
        let last = sections.partition_point(|section| section.heading < end);
        let count = before[last].saturating_sub(before[at + 1]);
        holders += usize::from(count > 0);
        held += count;
        sure += usize::from(sections[*at].title.is_question());
    }
    more_than(HALF, holders, row.len()) && held > sure
}

/// Whether the headings of a group, under a title such as "Frequently asked questions", are its entries and not its
/// chapters: most are as long as a sentence, and no heading below them asks.
fn are_entries(selection: &Selection<'_, '_>, group: &Group<'_>) -> bool {
    let long = || group.count(|member| is_sentence(member.title.text, ENTRY_WORDS));
    let holds_question = |member: &Member<'_>| {
        let end = selection.sections[member.at].end;
        let below = selection.sections[member.at + 1..].iter();
        let mut below = below.take_while(|section| section.heading < end);
        below.any(|section| section.title.is_question())
    };
    group.topic == Topic::Frequent
        && group.members.len() >= ENOUGH
        && more_than(TWO_THIRDS, long(), group.members.len())
        && !group.members.iter().any(holds_question)
}

/// Whether a title has at least so many words, or in a language without spaces as many letters as they would have.
pub(super) fn is_sentence(title: &str, least: usize) -> bool {
    let unspaced = title.chars().filter(|letter| is_unspaced(*letter)).count();
    unspaced * 2 >= least * 5 || words(title, ' ', least).split(' ').count() >= least
}

/// The questions among the headings of a level, and its chapters, which [`find`] takes out.
fn row(selection: &Selection<'_, '_>, level: u8) -> Vec<usize> {
    let is_level = |section: &Section<'_>| section.level == level;
    let by_author = selection.level.is_some();
    if selection.level.is_some_and(|wanted| wanted != level)
        || !selection.sections.iter().any(is_level)
    {
        return Vec::new();
    }
    let groups = groups(selection, level);
    let members = groups.iter().flat_map(|group| &group.members);
    let is_own = |member: &&Member<'_>| !member.chosen && !member.title.bare;
    let own = members.clone().filter(is_own);
    let own: Vec<&str> = own.map(|member| member.title.text).collect();
    if own.len() > ENOUGH && are_labels(own.into_iter()) {
        return Vec::new();
    }
    let (mut asking, mut among, mut all) = (0, 0, 0);
    for group in &groups {
        let (some, count) = (group.count(|of| of.asks), group.members.len());
        asking += some;
        among += if some > 0 { count } else { 0 };
        all += count;
    }
    // In a long row of numbered headings most of which read as questions, it is enough if more than a third asks.
    let is_counted = |of: &&Member<'_>| of.title.numbered && (of.asks || of.title.is_prompt);
    let is_long_and_numbered = more_than(HALF, members.filter(is_counted).count(), all)
        && more_than(THIRD, asking, all)
        && all >= LONG;
    let topical = groups.iter().all(|group| group.topic >= Topic::Questions);
    let (mut members, mut others) = (Vec::new(), Vec::new());
    let mut entries = false;
    for group in groups {
        let (some, count) = (group.count(|of| of.asks), group.members.len());
        // Without a title that says so, more than two thirds of the group must read as questions, and most of the
        // level must ask.
        let reading = group.count(|of| of.asks || of.title.is_prompt);
        let nearly_all_of_group =
            more_than(TWO_THIRDS, reading, count) && more_than(HALF, asking, all);
        // Under such a title more than a quarter is enough, since complaints and requests can be questions; more than half,
        // if it only names the field.
        let share = if group.topic >= Topic::Questions {
            QUARTER
        } else {
            HALF
        };
        let enough_of_level = more_than(share, asking, among);
        // Where more than two thirds of the level ask, a group of complaints under such a title counts, too.
        let nearly_all_of_level =
            group.topic >= Topic::Questions && more_than(TWO_THIRDS, asking, all);
        let meant = some > 0 && (nearly_all_of_group || enough_of_level && group.is_topical());
        // Where many ask in one section and most read as questions, a third of the level is enough.
        let many_ask =
            some >= MANY && more_than(TWO_THIRDS, reading, count) && more_than(THIRD, asking, all);
        let has_entries = are_entries(selection, &group);
        entries |= has_entries;
        let meant = meant || many_ask || has_entries;
        if by_author || nearly_all_of_level || is_long_and_numbered || meant {
            members.extend(group.members);
        } else {
            others.extend(group.members.into_iter().filter(|member| member.asks));
        }
    }
    let sure = members.iter().filter(|member| member.asks).count();
    let most_of_level = more_than(HALF, asking, all);
    let is_sure = |member: &&Member<'_>| member.title.is_question();
    let two = || topical && members.iter().filter(is_sure).count() > 1;
    let enough = sure >= ENOUGH || most_of_level && asking >= MANY || entries || two();
    if !by_author && !enough {
        return Vec::new();
    }
    let mut found = questions_of(by_author, &members);
    // Where most of the level asks, a heading that asks among statements is a question, too.
    if most_of_level {
        found.extend(others.iter().map(|member| member.at));
        found.sort_unstable();
    }
    found
}

/// The headings of a level, grouped by the section around them; not those that close a page, such as "Conclusion"
/// or "See also".
fn groups<'s>(selection: &'s Selection<'_, '_>, level: u8) -> Vec<Group<'s>> {
    let sections = selection.sections;
    // For each section, whether a question stands in it.
    let mut holds = vec![false; sections.len()];
    for (at, section) in sections.iter().enumerate() {
        let mut above = section.parent.filter(|_| selection.chosen[at].is_some());
        while let Some(parent) = above.filter(|parent| !holds[*parent]) {
            holds[parent] = true;
            above = sections[parent].parent;
        }
    }
    let mut may: Vec<bool> = selection.chosen.iter().map(Option::is_some).collect();
    for at in selection.free(level) {
        may[at] = !holds[at] && selection.has_body(at) && !selection.lists_questions(at);
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut place = vec![0; sections.len() + 1];
    for at in (0..sections.len()).filter(|at| may[*at] && sections[*at].level == level) {
        let title = &sections[at].title;
        let chosen = selection.chosen[at].is_some();
        let sure = chosen || title.is_question();
        let kinds = if sure {
            0
        } else {
            selection.table.kinds(&folded(title.text, 5))
        };
        let around = sections[at].parent.map_or(0, |parent| parent + 1);
        if place[around] == 0 {
            groups.push(Group {
                topic: selection.topic_above(at),
                is_of_program: false,
                members: Vec::new(),
            });
            place[around] = groups.len();
        }
        let group = &mut groups[place[around] - 1];
        let has_steps = group.topic == Topic::Frequent && kinds & STEPS != 0;
        group.is_of_program |= has_steps;
        if kinds & CLOSE != 0 {
            continue;
        }
        let parent = sections[at].parent;
        let in_chapter = parent.is_some_and(|above| sections[above].level > 1);
        group.members.push(Member {
            at,
            title,
            asks: sure || group.is_topical() && (title.numbered || title.is_prompt),
            chosen,
            in_item: sections[at].in_item,
            is_no_introduction: in_chapter
                || group.topic == Topic::Frequent && is_sentence(title.text, ENTRY_WORDS),
        });
    }
    for group in &mut groups {
        // Where most headings of a group have labels, a number is that of a question.
        if more_than(HALF, group.count(|of| of.chosen), group.members.len()) {
            let members = group.members.iter_mut();
            members.for_each(|member| member.asks |= member.title.numbered);
        }
    }
    // On a page that only names its field, numbers are those of chapters unless a heading of the group asks.
    for group in &mut groups {
        let asks = |member: &Member<'_>| {
            member.chosen || member.title.is_question() || member.title.is_prompt
        };
        if group.is_of_program {
            group.topic = Topic::None;
        }
        if group.topic < Topic::Questions
            && (group.is_of_program || !group.members.iter().any(asks))
        {
            let members = group.members.iter_mut();
            members.for_each(|of| of.asks = of.chosen || of.title.is_question());
        }
    }
    groups
}

/// Which headings of a row are questions; `by_author` says that the author gave their level.
fn questions_of(by_author: bool, members: &[Member<'_>]) -> Vec<usize> {
    let count = |is: &dyn Fn(&Member<'_>) -> bool| members.iter().filter(|of| is(of)).count();
    let numbered = more_than(HALF, count(&|member| member.title.numbered), members.len());
    let labelled = count(&|member| member.chosen);
    // Among headings with labels, one that asks is a question without a label, but not one that closes the page.
    let asks =
        |member: &Member<'_>| member.title.is_question() || numbered && member.title.numbered;
    let bare = count(&|member| !member.chosen && asks(member));
    // Where the author gives the level and no heading reads as a question, all of them are questions.
    let none = by_author && !members.iter().any(Member::may_be_question);
    // Headings before the first that asks are an introduction; those after the last are questions only if statements
    // stand among those that ask, or are most.
    let fits = |member: &Member<'_>| member.may_be_question() || member.in_item;
    let first = members.iter().position(fits);
    let last = members.iter().rposition(fits);
    let (reach, fitting) = (last.map_or(0, |last| last + 1), count(&fits));
    let among = reach - first.unwrap_or(0) > fitting || fitting * 2 < members.len();
    let last_chosen = members.iter().rposition(|member| member.chosen);
    let is_question = |nth: usize, member: &Member<'_>| {
        if more_than(LABELLED, labelled, members.len()) {
            let within = Some(nth) < last_chosen || bare >= labelled || numbered;
            member.chosen || asks(member) && within
        } else if by_author || numbered {
            none || member.may_be_question() || member.chosen
        } else {
            member.is_no_introduction || Some(nth) >= first && (among || Some(nth) <= last)
        }
    };
    let members = members.iter().enumerate();
    let found = members.filter(|(nth, member)| is_question(*nth, member));
    found.map(|(_, member)| member.at).collect()
}
