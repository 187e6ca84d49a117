//! Browsers that wait for their next reader: starting one takes as long as most stories.
//!
//! A browser is leased to one reader at a time and comes back with nothing of that reader's in it. When the last one comes
//! back, nobody may be left to ask for another: then all are closed.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::json;
use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;

use super::{Engine, Open};

static POOL: Mutex<Pool> = Mutex::new(Pool {
    leased: 0,
    waiting: Vec::new(),
});

struct Pool {
    leased: usize,
    waiting: Vec<Open>,
}

/// That a reader has a browser.
pub(super) struct Lease(());

impl Lease {
    pub(super) fn begins() -> Self {
        pool().leased += 1;
        Self(())
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let mut pool = pool();
        pool.leased -= 1;
        let to_close = if pool.leased == 0 {
            std::mem::take(&mut pool.waiting)
        } else {
            Vec::new()
        };
        drop(pool);
        drop(to_close);
    }
}

/// A browser that waits; only Chromium's driver gives a way to make one forget.
pub(super) fn take(engine: Engine) -> Option<Open> {
    if engine != Engine::Chromium {
        return None;
    }
    pool().waiting.pop()
}

/// Takes a browser back once it has forgotten what these origins kept in it, and closes one that cannot.
pub(super) fn put_back(browser: Open, origins: &[String]) {
    let fit = browser.engine == Engine::Chromium && !browser.is_dirty && !std::thread::panicking();
    if fit
        && matches!(
            super::block_on(forgets(browser.session(), origins)),
            Ok(true)
        )
    {
        pool().waiting.push(browser);
    }
}

/// Leaves one fresh tab in sight, and nothing that was kept, allowed, cached or said; false where the tab is not seen.
///
/// What was staged for a tab (sizes, preferences, scripts put before others) goes with it.
async fn forgets(session: &WebDriver, origins: &[String]) -> WebDriverResult<bool> {
    let old = session.windows().await?;
    let fresh = session.new_tab().await?;
    for tab in old {
        session.switch_to_window(tab).await?;
        session.close_window().await?;
    }
    session.switch_to_window(fresh).await?;
    let cdp = session.cdp();
    for origin in origins {
        let all = json!({ "origin": origin, "storageTypes": "all" });
        cdp.send_raw("Storage.clearDataForOrigin", all).await?;
    }
    for method in [
        "Network.clearBrowserCache",
        "Network.clearBrowserCookies",
        "Browser.resetPermissions",
    ] {
        cdp.send_raw(method, json!({})).await?;
    }
    let usual = json!({ "behavior": "default" });
    cdp.send_raw("Browser.setDownloadBehavior", usual).await?;
    session.browser_log().await?;
    let seen = "return document.visibilityState === 'visible'";
    session.execute(seen, Vec::new()).await?.convert()
}

fn pool() -> MutexGuard<'static, Pool> {
    POOL.lock().unwrap_or_else(PoisonError::into_inner)
}
