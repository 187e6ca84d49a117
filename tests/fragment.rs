//! Progress in a link: whole, in pieces, in QR codes, and any damaged or hostile text in its place.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::collection::vec;
use proptest::prelude::*;
use study_widget::fragment::{self, FragmentError, LONGEST, Pieces, is_ours};
use study_widget::qr;

const EXPORT: &str = include_str!("saved/v1-export.json");

/// The export compressed, as the browser compresses it.
fn packed(export: &str) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(export.as_bytes(), 9)
}

fn unpacked(packed: &[u8]) -> String {
    let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, LONGEST).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn whole(export: &str) -> String {
    fragment::whole(&packed(export))
}

fn pieces(export: &str, longest: usize) -> Vec<String> {
    fragment::pieces(&packed(export), longest)
}

fn take(text: &str) -> Result<Option<String>, FragmentError> {
    take_in(&mut Pieces::default(), text)
}

fn take_in(came: &mut Pieces, text: &str) -> Result<Option<String>, FragmentError> {
    Ok(came.take(text)?.map(|packed| unpacked(&packed)))
}

/// An export that does not compress.
fn noise(length: usize) -> String {
    let mut seed = 1_u32;
    let digit = |_| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'!' + (seed >> 24) as u8 % 90)
    };
    (0..length).map(digit).collect()
}

#[test]
fn a_link_made_long_ago_is_read_for_ever() {
    let link = include_str!("saved/v1-link.txt").trim_end();
    assert_eq!(
        take(link),
        Ok(Some(
            "{\"format\":\"study-widget/1\",\"exported\":1795500000000,\"guides\":{}}".to_owned()
        ))
    );
    let mut one = Pieces::default();
    let codes = include_str!("saved/v1-codes.txt").lines();
    let came: Vec<Option<String>> = codes.map(|code| take_in(&mut one, code).unwrap()).collect();
    assert_eq!(came.last().unwrap().as_deref(), Some(EXPORT.trim_end()));
}

#[test]
fn what_follows_in_the_fragment_is_not_part_of_it() {
    let more = format!("https://example.org/#{}&from=elsewhere", whole(EXPORT));
    assert_eq!(take(&more), take(&whole(EXPORT)));
    assert!(is_ours(&more));
}

#[test]
fn a_link_says_nothing_that_a_message_would_change() {
    let fragment = whole(EXPORT);
    assert!(fragment.starts_with("study=1."), "{fragment}");
    assert!(
        fragment
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "=.-_".contains(c))
    );
    assert!(fragment.len() < EXPORT.len());
}

#[test]
fn an_address_a_fragment_and_a_message_that_ends_in_one_are_all_read() {
    let fragment = whole(EXPORT);
    for before in [
        "",
        "#",
        "https://example.org/guides/devops/#",
        "Here it is: https://example.org/?a=b#x#",
    ] {
        assert_eq!(
            take(&format!("{before}{fragment}\n")),
            Ok(Some(EXPORT.to_owned()))
        );
        assert!(is_ours(&format!("{before}{fragment}")));
    }
    for other in [
        "",
        "#",
        "#rollback",
        "https://example.org/?study=1.AAAA",
        "study",
        "mystudy=1.AAAA",
    ] {
        assert!(!is_ours(other));
        assert_eq!(take(other), Err(FragmentError::Foreign));
    }
}

#[test]
fn pieces_come_in_any_order_and_twice() {
    let export = noise(3000);
    let all = pieces(&export, 500);
    assert!(all.len() > 5 && all.iter().all(|piece| piece.len() <= 500));
    let mut came = Pieces::default();
    assert_eq!((came.count(), came.missing()), (0, vec![]));
    for (nth, piece) in all.iter().enumerate().rev() {
        assert!(is_ours(piece));
        let whole = (nth == 0).then(|| export.clone());
        assert_eq!(take_in(&mut came, piece), Ok(whole));
        if nth > 0 {
            assert_eq!(came.missing(), (1..=nth).collect::<Vec<_>>());
            assert_eq!(came.take(piece), Ok(None), "once more");
            assert_eq!(came.count(), all.len());
        }
    }
    assert_eq!(came.count(), 0, "ready for another");
}

#[test]
fn what_fits_in_one_is_not_cut() {
    assert_eq!(pieces(EXPORT, 10_000), [whole(EXPORT)]);
    let one = whole(EXPORT);
    assert_eq!(pieces(EXPORT, one.len()).len(), 1);
    assert!(pieces(EXPORT, one.len() - 1).len() > 1);
}

#[test]
fn pieces_of_two_exports_are_not_put_together() {
    let (one, other) = (pieces(&noise(2000), 500), pieces(&noise(2001), 500));
    let mut came = Pieces::default();
    came.take(&one[0]).unwrap();
    assert_eq!(came.take(&other[1]), Err(FragmentError::Another));
    for piece in &one[1..] {
        came.take(piece).unwrap();
    }
    assert_eq!(came.count(), 0, "the others were not disturbed");
}

#[test]
fn an_export_is_never_in_more_pieces_than_can_be_numbered() {
    let all = pieces(&noise(20_000), 1);
    assert!(all.len() <= 999);
    let mut came = Pieces::default();
    assert_eq!(
        all.iter()
            .filter_map(|piece| came.take(piece).unwrap())
            .count(),
        1
    );
}

#[test]
fn each_thing_wrong_is_told() {
    let fragment = whole(EXPORT);
    let damaged = [
        "study=1.".to_owned(),
        "study=1.AAAA".to_owned(),
        fragment.replace("study=1.", "study=1.A"),
        fragment[..fragment.len() - 1].to_owned(),
        format!("{fragment}A"),
        format!("{fragment}="),
        format!("{fragment} and more"),
        "study=1.1of2".to_owned() + ".xyz.AAAA",
        "study=1.0of2.00000000.AAAA".to_owned(),
        "study=1.3of2.00000000.AAAA".to_owned(),
        "study=1.+1of2.00000000.AAAA".to_owned(),
        "study=1.1of1000.00000000.AAAA".to_owned(),
        "study=1.1of99999999999999999999.00000000.AAAA".to_owned(),
        "study=1.1of1.00000000.AAAA".to_owned(),
    ];
    for text in damaged {
        assert_eq!(take(&text), Err(FragmentError::Damaged), "{text}");
    }
    for text in [
        "study=",
        "study=x.AA",
        "study=0.AA",
        "study=-1.AA",
        "study=1",
    ] {
        assert_eq!(take(text), Err(FragmentError::Foreign), "{text}");
    }
    assert_eq!(
        take("study=2.anything at all"),
        Err(FragmentError::Newer { version: 2 })
    );
    assert_eq!(
        FragmentError::Damaged.to_string(),
        "this link did not arrive as it was sent; copy the whole of it, or scan its codes again"
    );
    assert_eq!(
        FragmentError::Newer { version: 2 }.to_string(),
        "this link has version 2 and this page reads up to 1; reload the page to get the newer one, then open the link again"
    );
}

#[test]
fn a_link_longer_than_any_export_is_not_looked_into() {
    let long = format!("study=1.{}", "A".repeat(LONGEST + 1));
    assert_eq!(take(&long), Err(FragmentError::Damaged));
}

#[test]
fn a_short_export_of_too_many_values_is_not_carried() {
    let tiny = |values: usize| format!("[{}0]", "0,".repeat(values));
    assert!(fragment::may_carry(&tiny(1 << 18)));
    assert!(!fragment::may_carry(&tiny((1 << 18) + 1)));
    assert!(!fragment::may_carry(&"x".repeat(LONGEST + 1)));
}

#[test]
fn a_code_reads_as_the_text_it_was_made_of() {
    let address = "https://example.org/some-repo/guides/devops/";
    let export = noise(2500);
    let room = qr::LONGEST - address.len() - 1;
    let mut came = Pieces::default();
    let mut exports = Vec::new();
    for piece in pieces(&export, room) {
        let code = qr::code(&format!("{address}#{piece}")).unwrap();
        assert!(code.side <= 105 + 8, "{}", code.side);
        let seen = scanned(&code);
        assert_eq!(seen, format!("{address}#{piece}"));
        exports.extend(take_in(&mut came, &seen).unwrap());
    }
    assert_eq!(exports, [export]);
}

#[test]
fn what_no_code_can_hold_has_none() {
    assert!(qr::code(&"x".repeat(2953)).is_some());
    assert_eq!(qr::code(&"x".repeat(2954)), None);
    assert!(qr::code("").is_some());
}

/// What a camera would read: renders the path with four dots a module and decodes it.
fn scanned(code: &qr::Code) -> String {
    const DOTS: usize = 4;
    let side = code.side * DOTS;
    let mut white = vec![true; side * side];
    for run in code.path.split('M').skip(1) {
        let numbers: Vec<usize> = run
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, width, height, back] = numbers[..] else {
            panic!("{run}")
        };
        assert_eq!((height, back), (1, width), "{run}");
        for row in y * DOTS..(y + 1) * DOTS {
            white[row * side + x * DOTS..row * side + (x + width) * DOTS].fill(false);
        }
    }
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        if white[y * side + x] { 255 } else { 0 }
    });
    let (_, text) = image.detect_grids()[0].decode().unwrap();
    text
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_export_arrives_whole_or_in_pieces_in_any_order(export in any::<String>(), longest in 30..200_usize, shuffle in vec(any::<u32>(), 40)) {
        prop_assert_eq!(take(&whole(&export)), Ok(Some(export.clone())));
        let mut all: Vec<(u32, String)> = shuffle.into_iter().cycle().zip(pieces(&export, longest)).collect();
        all.sort();
        let mut came = Pieces::default();
        let mut exports = Vec::new();
        for (_, piece) in &all {
            prop_assert!(piece.len() <= longest || all.len() == 999, "{}", piece);
            exports.extend(take_in(&mut came, piece).unwrap());
        }
        prop_assert_eq!(exports, [export]);
    }

    #[test]
    fn nothing_is_too_odd_to_be_refused(texts in vec(prop_oneof![
        any::<String>(),
        "(#|study=|[0-9]{1,3}|of|\\.|[A-Za-z0-9_-]{0,8}){0,12}",
        "study=1\\.[A-Za-z0-9_-]{0,60}",
        "study=1\\.[0-9]{1,3}of[0-9]{1,3}\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]{0,20}",
    ], 0..6)) {
        let mut came = Pieces::default();
        for text in &texts {
            let _ = is_ours(text);
            let _ = came.take(text);
            let _ = came.missing();
        }
    }

    #[test]
    fn no_damage_goes_unseen(at in any::<prop::sample::Index>(), letter in "[A-Za-z0-9_-]") {
        let mut fragment = whole(EXPORT);
        let at = "study=1.".len() + at.index(fragment.len() - "study=1.".len());
        prop_assume!(fragment[at..=at] != letter);
        fragment.replace_range(at..=at, &letter);
        prop_assert_eq!(take(&fragment), Err(FragmentError::Damaged));
    }

    #[test]
    fn any_bytes_arrive_as_they_were_sent(bytes in vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(Pieces::default().take(&fragment::whole(&bytes)), Ok(Some(bytes)));
    }

    #[test]
    fn any_characters_with_a_right_sum_are_taken_or_damaged(bytes in vec(any::<u8>(), 0..300)) {
        // The checksum covers the characters of a piece, so the test can compute a right one for any characters.
        let text: String = bytes.iter().map(|byte| char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[usize::from(byte % 64)])).collect();
        let _ = Pieces::default().take(&format!("study=1.1of1.{:08x}.{text}", flate2::Crc::new().sum()));
        let mut crc = flate2::Crc::new();
        crc.update(text.as_bytes());
        let _ = Pieces::default().take(&format!("study=1.1of1.{:08x}.{text}", crc.sum()));
    }
}
