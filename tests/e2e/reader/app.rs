//! The app: what it stores for use offline, and which release the reader gets.

use super::Reader;

const KEPT: &str = "return navigator.serviceWorker.getRegistration().then((found) => found?.active?.state === 'activated')";

/// The app.
impl Reader {
    /// Waits until the whole site is cached.
    #[track_caller]
    pub(crate) fn finds_the_site_kept(&self) {
        self.waits_for("the site to be kept", KEPT, ());
    }

    /// Waits until the browser gave up caching the site.
    #[track_caller]
    pub(crate) fn finds_the_site_not_kept(&self) {
        let script = "return navigator.serviceWorker.getRegistration().then((found) => !found && document.readyState === 'complete')";
        self.waits_until_idle();
        self.waits_for("the site not to be kept", script, ());
    }

    /// Reloads as the page itself does: the driver's reload may bypass the service worker.
    #[track_caller]
    pub(crate) fn loads_anew(&self) {
        self.executes("window.old = true; location.reload()", ());
        let script = "return !window.old && document.readyState === 'complete'";
        self.waits_for("the page to load anew", script, ());
    }

    /// Opens a study mode, whose code loads on first use.
    #[track_caller]
    pub(crate) fn opens_the_desk(&self) {
        self.presses(&["Review"]);
        let script =
            "return Boolean(document.querySelector('study-desk')?.shadowRoot?.textContent)";
        self.waits_for("the desk to open", script, ());
    }

    /// Sees that the page's mark-up, styles and scripts are of one release.
    #[track_caller]
    pub(crate) fn sees_release(&self, number: u32) {
        let script = "const said = [document.querySelector('meta[name=release]')?.content,
                getComputedStyle(document.documentElement).getPropertyValue('--release').trim(), window.appRelease];
            if (document.querySelector('study-widget')) said.push(window.widgetRelease);
            if (said.some((release) => Number(release) !== args[0])) throw new Error(`it says ${said.join()}`);
            return true";
        self.waits_for(&format!("release {number}"), script, [number]);
    }

    /// Sees the offer of a new version.
    #[track_caller]
    pub(crate) fn is_offered_a_new_version(&self) {
        let script = "const line = document.querySelector('.news');
            return line?.textContent.includes('A new version is ready.') && shown(line)";
        self.waits_for("the offer of a new version", script, ());
    }

    /// Sees no notice about the app.
    #[track_caller]
    pub(crate) fn is_offered_nothing(&self) {
        self.waits_until_idle();
        let offered: bool = self.evaluates(
            "return Boolean(document.querySelector('.news')?.textContent)",
            (),
        );
        assert!(!offered, "news, where there should be none");
    }

    /// Accepts the new version.
    #[track_caller]
    pub(crate) fn loads_the_new_version(&self) {
        self.is_offered_a_new_version();
        self.executes("document.querySelector('.news button').click()", ());
    }

    /// Checks for a new version, as browsers do on each visit, and waits for the result.
    #[track_caller]
    pub(crate) fn looks_for_a_new_version(&self) {
        let look = "window.looked = false;
            navigator.serviceWorker.getRegistration().then((found) => found.update()).catch(() => {}).finally(() => { window.looked = true })";
        self.executes(look, ());
        let known = "return window.looked && navigator.serviceWorker.getRegistration().then((found) => !found.installing)";
        self.waits_for("the browser to look for a new version", known, ());
    }

    /// The names of all caches of this origin, sorted.
    #[track_caller]
    pub(crate) fn cache_names(&self) -> Vec<String> {
        self.evaluates("return caches.keys().then((names) => names.sort())", ())
    }
}
