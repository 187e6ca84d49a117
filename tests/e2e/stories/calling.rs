//! Reminders that the reader asked for: an alarm in their own calendar, a number on the app's icon.

use crate::reader::{download_story, story};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const GUIDE: &str = "guides/devops-senior/";

#[test]
fn the_calendar_reminds_at_the_hour_that_the_reader_chose() {
    download_story(Site::new, |reader| {
        reader.opens(PLAIN);
        reader.opens_the_desk_by(&["Plan"]);
        let calendar = |reader: &crate::reader::Reader| {
            reader.downloads("study-plan.ics", || {
                reader.presses_in_the_desk("Download for your calendar");
            })
        };
        assert!(!calendar(reader).contains("VALARM"), "nobody asked for one");
        let choose =
            "const hour = [...desk.all('select')].find((each) => name(each).includes('Remind me'));
            hour.value = '8'; hour.dispatchEvent(new Event('change'))";
        reader.executes(choose, ());
        reader.reloads();
        reader.opens_the_desk_by(&["Plan"]);
        let text = calendar(reader);
        let alarms = text.matches("TRIGGER;RELATED=START:PT8H").count();
        assert!(
            alarms > 0 && alarms == text.matches("BEGIN:VEVENT").count(),
            "{text}"
        );
    });
}

#[test]
fn the_installed_apps_icon_says_how_much_is_due_and_nobody_is_asked() {
    const ICON: &str = "window.badges = []; navigator.setAppBadge = async (count) => { badges.push(count); };
        window.installed = sessionStorage.installed === 'yes';
        const real = matchMedia; window.matchMedia = (query) => query.includes('display-mode') ? { matches: installed } : real.call(window, query);
        window.asked = []; Notification.requestPermission = async () => { asked.push(1); return 'denied'; };";
    story(|reader| {
        reader.adds_init_script(ICON);
        reader.opens(GUIDE);
        reader.opens_the_desk_by(&["Review"]);
        reader.question_asked();
        reader.shows_the_framework_in_the_desk();
        reader.rates("Again");
        reader.closes_the_desk();
        // A page in a tab has no app icon for the number.
        reader.waits_until_idle();
        assert_eq!(reader.evaluates::<usize>("return badges.length", ()), 0);
        reader.executes("sessionStorage.installed = 'yes'", ());
        reader.shifts_the_clock_by_days(2);
        reader.opens(GUIDE);
        reader.waits_for("one on the icon", "return badges.at(-1) === 1", ());
        reader.opens_the_desk_by(&["Review"]);
        reader.question_asked();
        reader.shows_the_framework_in_the_desk();
        reader.rates("Good");
        reader.waits_for("none on the icon", "return badges.at(-1) === 0", ());
        assert_eq!(reader.evaluates::<usize>("return asked.length", ()), 0);
    });
}
