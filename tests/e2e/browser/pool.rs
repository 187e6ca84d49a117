//! A pool of browsers, since starting one takes as long as most stories.
//!
//! A browser is leased to one reader at a time, and all of that reader's data is deleted before it comes back. When no
//! browser is leased any more, there may be no further reader, so all are closed.

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

/// Held while a reader has a browser.
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

/// A browser from the pool. Only Chromium's driver can delete a reader's data, so only Chromium is pooled.
pub(super) fn take(engine: Engine) -> Option<Open> {
    if engine != Engine::Chromium {
        return None;
    }
    pool().waiting.pop()
}

/// Puts a browser back once the data of these origins is deleted; closes one that cannot be reused.
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

/// Leaves one fresh visible tab, and deletes storage, permissions, caches, cookies and logs; false if the tab is not
/// visible.
///
/// Whatever was emulated for a tab (sizes, preferences, init scripts) ends with the tab.
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
