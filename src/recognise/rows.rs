//! Rows of headings: the levels of a page at which most headings ask.

use super::sections::{LOWEST, Section};
use super::shapes::{Choice, ENOUGH};
use super::words::{CLOSE, folded};

/// The headings of one level that are questions, before chapters are told from questions.
#[derive(Default)]
struct Row {
    questions: Vec<usize>,
    /// How many of them ask by a mark or a name.
    sure: usize,
}

/// What is asked of a heading when its row is judged.
#[derive(Clone, Copy)]
struct Member {
    at: usize,
    /// It asks, or is numbered on a page that says what it is.
    asks: bool,
    /// A question already, by its label.
    chosen: bool,
}

pub(super) struct Rows;

impl Rows {
    /// The headings that are questions without a label, in the order of the article.
    pub(super) fn of(choice: &Choice<'_, '_>) -> Vec<usize> {
        let mut rows: Vec<Row> = (2..LOWEST).map(|level| row(choice, level)).collect();
        // From the inside out: a row over enough others is one of chapters.
        for outer in (0..rows.len()).rev() {
            let inner: Vec<usize> = rows[outer + 1..]
                .iter()
                .flat_map(|row| row.questions.clone())
                .collect();
            if is_chapters(choice, &rows[outer], &inner) {
                rows[outer] = Row::default();
            }
        }
        let mut is_found = vec![false; choice.sections.len()];
        for at in rows.into_iter().flat_map(|row| row.questions) {
            is_found[at] = true;
        }
        let mut claimed = 0;
        let mut found = Vec::new();
        for (at, section) in choice.sections.iter().enumerate() {
            if is_found[at] && section.heading >= claimed {
                found.push(at);
                claimed = section.end;
            }
        }
        found
    }
}

/// Whether the questions of a row are the chapters of those in it: most of them hold some, more than ask themselves.
fn is_chapters(choice: &Choice<'_, '_>, row: &Row, inner: &[usize]) -> bool {
    if row.questions.is_empty() {
        return false;
    }
    let sections = choice.sections;
    let mut inside: Vec<bool> = vec![false; sections.len()];
    for at in inner {
        inside[*at] = true;
    }
    // A `details` that asks is one, too.
    for (at, section) in sections.iter().enumerate() {
        let details = section.level == LOWEST && section.title.is_sure();
        inside[at] |= details && choice.has_body(at);
    }
    // How many stand before each section.
    let mut before = vec![0];
    for inside in inside {
        before.push(before[before.len() - 1] + usize::from(inside));
    }
    let (mut holders, mut held) = (0, 0);
    for at in &row.questions {
        let end = sections[*at].end;
        let last = sections.partition_point(|section| section.heading < end);
        let count = before[last].saturating_sub(before[at + 1]);
        holders += usize::from(count > 0);
        held += count;
    }
    holders * 2 > row.questions.len() && held > row.sure
}

/// The questions of a level, over the page.
fn row(choice: &Choice<'_, '_>, level: u8) -> Row {
    let none = !choice.sections.iter().any(|section| section.level == level);
    if none || choice.level.is_some_and(|wanted| wanted != level) {
        return Row::default();
    }
    let mut groups = groups(choice, level);
    for group in &mut groups {
        group.retain(|member| !closes(choice, member));
    }
    groups.retain(|group| !group.is_empty());
    let told = choice.level.is_some();
    let topic = |group: &[Member]| choice.topic_above(group[0].at) != (false, false);
    // A page that does not say what it is asks with nearly all of its headings.
    let most = |group: &[Member]| {
        let asking = group.iter().filter(|member| member.asks).count();
        let reads = |member: &&Member| member.asks || choice.sections[member.at].title.orders;
        let reading = group.iter().filter(reads).count();
        asking * 2 > group.len() && (topic(group) || reading * 3 > group.len() * 2)
    };
    let asking = groups.iter().flatten().filter(|member| member.asks).count();
    let all = groups
        .iter()
        .filter(|group| group.iter().any(|member| member.asks));
    let all: usize = all.map(Vec::len).sum();
    let mut members = Vec::new();
    for group in groups {
        let some = group.iter().any(|member| member.asks);
        if told || most(&group) || some && topic(&group) && asking * 2 > all {
            members.extend(group);
        }
    }
    if !told && members.iter().filter(|member| member.asks).count() < ENOUGH {
        return Row::default();
    }
    let questions = questions_of(choice, &members);
    let sure = |at: &&usize| choice.sections[**at].title.is_sure();
    Row {
        sure: questions.iter().filter(sure).count(),
        questions,
    }
}

/// The headings of a level by the section they stand in.
fn groups(choice: &Choice<'_, '_>, level: u8) -> Vec<Vec<Member>> {
    let sections = choice.sections;
    let mut may: Vec<bool> = choice.chosen.iter().map(Option::is_some).collect();
    // For each section, whether a question stands in it.
    let mut holds = vec![false; sections.len()];
    for (at, section) in sections.iter().enumerate() {
        let mut above = section.parent.filter(|_| may[at]);
        while let Some(parent) = above.filter(|parent| !holds[*parent]) {
            holds[parent] = true;
            above = sections[parent].parent;
        }
    }
    for at in choice.free(|section| section.level == level) {
        may[at] = !holds[at] && choice.has_body(at);
    }
    let mut groups: Vec<Vec<Member>> = Vec::new();
    let mut place = vec![0; sections.len() + 1];
    let mut topics = vec![None; sections.len() + 1];
    for at in (0..sections.len()).filter(|at| may[*at] && sections[*at].level == level) {
        let section = &sections[at];
        let around = section.parent.map_or(0, |parent| parent + 1);
        let topic = *topics[around].get_or_insert_with(|| choice.topic_above(at));
        if place[around] == 0 {
            groups.push(Vec::new());
            place[around] = groups.len();
        }
        let chosen = choice.chosen[at].is_some();
        groups[place[around] - 1].push(Member {
            at,
            asks: chosen || asks(section, topic),
            chosen,
        });
    }
    // Numbers in a page that only names its field are those of chapters, unless something asks.
    for group in &mut groups {
        let any = group.iter().any(|member| {
            let title = &sections[member.at].title;
            member.chosen || title.is_sure() || title.orders
        });
        let topic = group.first().map(|member| choice.topic_above(member.at));
        if !any && topic.is_none_or(|topic| !topic.0) {
            group.iter_mut().for_each(|member| member.asks = false);
        }
    }
    groups
}

fn asks(section: &Section<'_>, (topic, field): (bool, bool)) -> bool {
    let title = &section.title;
    title.is_sure() || (topic || field) && (title.numbered || title.orders)
}

/// Headings that are no questions' on any page: "Conclusion", "See also".
fn closes(choice: &Choice<'_, '_>, member: &Member) -> bool {
    let title = &choice.sections[member.at].title;
    let words = folded(title.text, 5);
    !member.chosen && !title.is_sure() && choice.table.kinds(&words) & CLOSE != 0
}

/// Which headings of a row are questions.
fn questions_of(choice: &Choice<'_, '_>, members: &[Member]) -> Vec<usize> {
    let sections = choice.sections;
    let reads = |member: &Member| {
        let title = &sections[member.at].title;
        member.asks || title.reads() || title.orders
    };
    let most = |is: &dyn Fn(&Member) -> bool| {
        members.iter().filter(|member| is(member)).count() * 2 > members.len()
    };
    let numbered = most(&|member| sections[member.at].title.numbered);
    let kept = members;
    let labelled = kept.iter().filter(|member| member.chosen).count();
    let found: Vec<Member> = if labelled > 0 {
        // Beside questions with labels what asks is a question without: but no question that closes the page.
        let last = kept.iter().rposition(|member| member.chosen).unwrap_or(0);
        let asks = |member: &Member| {
            let title = &sections[member.at].title;
            !member.chosen && (title.is_sure() || numbered && title.numbered)
        };
        let bare = kept.iter().filter(|member| asks(member)).count();
        let within = |nth: usize, member: &Member| {
            member.chosen || asks(member) && (nth < last || bare >= labelled || numbered)
        };
        let kept = kept.iter().enumerate();
        kept.filter(|(nth, member)| within(*nth, member))
            .map(|(_, member)| *member)
            .collect()
    } else if choice.level.is_some() || numbered {
        // Where the author gives the level and no heading reads as a question, all of them are.
        let none = choice.level.is_some() && !members.iter().any(reads);
        let kept = kept.iter().copied();
        kept.filter(|member| none || reads(member)).collect()
    } else {
        // An introduction before the questions is none; nor is what follows them, unless statements stand among them.
        let asked = |member: &Member| reads(member) || sections[member.at].in_item;
        let first = kept.iter().position(asked).unwrap_or(0);
        let last = kept.iter().rposition(asked).map_or(0, |last| last + 1);
        let among = kept[first.min(last)..last]
            .iter()
            .any(|member| !asked(member));
        let end = if among { kept.len() } else { last };
        kept[first.min(end)..end].to_vec()
    };
    found.into_iter().map(|member| member.at).collect()
}
