//! What calls the reader back, once they asked for it: an alarm in their own calendar, a number on the app's icon.

use crate::reader::{handing_story, story};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const GUIDE: &str = "guides/devops-senior/";

#[test]
fn the_calendar_reminds_at_the_hour_that_the_reader_chose() {
    handing_story(Site::new, |reader| {
        reader.opens(PLAIN);
        reader.sits_down(&["Plan"]);
        let calendar = |reader: &crate::reader::Reader| {
            reader.is_handed("study-plan.ics", || {
                reader.presses_at_the_desk("Download for your calendar");
            })
        };
        assert!(!calendar(reader).contains("VALARM"), "nobody asked for one");
        let choose =
            "const hour = [...desk.all('select')].find((each) => name(each).includes('Remind me'));
            hour.value = '8'; hour.dispatchEvent(new Event('change'))";
        reader.does(choose, ());
        reader.reloads();
        reader.sits_down(&["Plan"]);
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
        reader.prepares(ICON);
        reader.opens(GUIDE);
        reader.sits_down(&["Review"]);
        reader.is_asked();
        reader.shows_the_framework();
        reader.rates("Again");
        reader.leaves_the_desk();
        // In a tab there is no icon to say it on.
        reader.settles();
        assert_eq!(reader.asks::<usize>("return badges.length", ()), 0);
        reader.does("sessionStorage.installed = 'yes'", ());
        reader.comes_back_days_later(2);
        reader.opens(GUIDE);
        reader.waits("one on the icon", "return badges.at(-1) === 1", ());
        reader.sits_down(&["Review"]);
        reader.is_asked();
        reader.shows_the_framework();
        reader.rates("Good");
        reader.waits("none on the icon", "return badges.at(-1) === 0", ());
        assert_eq!(reader.asks::<usize>("return asked.length", ()), 0);
    });
}
