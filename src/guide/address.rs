//! The id of a guide whose page gives none: made of the page's address, so that one article is one guide however a
//! reader comes to it.

/// An address, in the parts of a URL: `/path`, `?query`, `#hash`; a part that is not there is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Address<'a> {
    /// The path.
    pub path: &'a str,
    /// The query, with its question mark.
    pub query: &'a str,
    /// The fragment, with its hash.
    pub hash: &'a str,
}

/// The beginnings of query parameters that tell how a reader came and nothing about the article.
const OF_THE_WAY: [&str; 14] = [
    "utm_",
    "fbclid",
    "gclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "_ga",
    "from=",
    "study=",
    "tab=readme-ov-file",
    "plain=1",
    "noredirect=",
    "lq=",
    "rq=",
];

/// The id of the guide at `page`, whose head may give a `canonical` address; then the ids that earlier versions gave
/// it.
#[must_use]
pub fn ids(page: Address, canonical: Option<Address>) -> (String, Vec<String>) {
    let of_this_page = canonical.filter(|canonical| slug(canonical.path) == slug(page.path));
    let id = match of_this_page {
        Some(canonical) => folder(canonical.path) + &article(canonical.query) + route(page.hash),
        None => folder(page.path) + &article(page.query) + route(page.hash),
    };
    let earlier = canonical.map_or(page.path, |canonical| canonical.path);
    let bare = folder(earlier);
    let mut former = vec![
        earlier.to_owned(),
        bare.trim_end_matches('/').to_owned(),
        format!("{bare}index.html"),
        page.path.to_owned(),
        bare,
    ];
    former.dedup();
    former.retain(|former| *former != id && !former.is_empty());
    (id, former)
}

/// The id of a guide among those of all sites: its id on its own `site`, which is an origin, made into a full address.
#[must_use]
pub fn of_site(site: &str, id: &str) -> String {
    let between = if id.starts_with('/') { "" } else { "/" };
    format!("{site}{between}{id}")
}

/// Turns `/x`, `/x/` and `/x/index.html` all into `/x/`; the path of another file stays as it is.
fn folder(path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'));
    match is_file || path.ends_with('/') {
        true => path.to_owned(),
        false => format!("{path}/"),
    }
}

/// The last part of a path, which identifies an article on whatever site it is published.
fn slug(path: &str) -> String {
    let path = folder(path);
    let last = path.trim_end_matches('/').rsplit('/').next();
    let last = last.unwrap_or_default();
    last.strip_suffix(".html").unwrap_or(last).to_owned()
}

/// The parts of a query that distinguish one article from another.
fn article(query: &str) -> String {
    let parts = query.trim_start_matches('?').split('&');
    let is_of_the_way = |part: &&str| OF_THE_WAY.iter().any(|name| part.starts_with(name));
    let left: Vec<&str> = parts
        .filter(|part| !part.is_empty() && !is_of_the_way(part))
        .collect();
    match left.is_empty() {
        true => String::new(),
        false => format!("?{}", left.join("&")),
    }
}

/// The route of a single-page app that keeps it in the hash; empty for any other hash.
fn route(hash: &str) -> &str {
    let is_route = hash.starts_with("#/") || hash.starts_with("#!");
    if is_route { hash } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page<'a>(path: &'a str, query: &'a str, hash: &'a str) -> Address<'a> {
        Address { path, query, hash }
    }

    fn id(path: &str, query: &str, hash: &str, canonical: Option<&str>) -> String {
        let canonical = canonical.map(|path| page(path, "", ""));
        ids(page(path, query, hash), canonical).0
    }

    #[test]
    fn a_folder_is_one_guide_however_it_is_written() {
        for path in ["/x", "/x/", "/x/index.html"] {
            assert_eq!(id(path, "", "", None), "/x/");
            assert_eq!(id(path, "", "", Some("/x")), "/x/");
        }
        assert_eq!(id("/x.html", "", "", None), "/x.html");
        assert_eq!(id("/", "", "", None), "/");
    }

    #[test]
    fn a_canonical_address_of_another_page_says_nothing() {
        assert_eq!(id("/docs/x/", "", "", Some("/")), "/docs/x/");
        assert_eq!(id("/docs/x/", "", "", Some("/docs/y/")), "/docs/x/");
        assert_eq!(id("/preview/x.html", "", "", Some("/docs/x/")), "/docs/x/");
    }

    #[test]
    fn a_query_or_a_route_that_makes_another_article_makes_another_guide() {
        assert_eq!(id("/a", "?id=5&utm_source=feed", "", None), "/a/?id=5");
        assert_eq!(
            id("/a", "?utm_source=feed&study=review&from=/b", "#q1", None),
            "/a/"
        );
        assert_eq!(id("/", "", "#/caching", None), "/#/caching");
    }

    #[test]
    fn among_all_sites_a_guide_has_its_full_address() {
        let site = "https://example.org";
        assert_eq!(of_site(site, "/x/?id=5"), "https://example.org/x/?id=5");
        assert_eq!(of_site(site, "caching"), "https://example.org/caching");
        let readme = id("/o/r", "?tab=readme-ov-file", "", None);
        assert_eq!(readme, id("/o/r", "", "", None));
    }

    #[test]
    fn ids_of_earlier_rules_are_known() {
        let (id, former) = ids(page("/x/", "", ""), Some(page("/x", "", "")));
        assert_eq!(id, "/x/");
        assert!(former.contains(&"/x".to_owned()));
        assert!(former.contains(&"/x/index.html".to_owned()));
        assert!(!former.contains(&id));
    }
}
