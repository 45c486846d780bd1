use extension_model::{Content, PackagePath};
use extension_package::{Hazard, Icon, IconError, IconKind, data_uri, inspect};
use proptest::prelude::*;

use crate::folder::{ICON, path, text};

/// A PNG of 40 × 20 pixels up to where its pixels would be.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x28\0\0\0\x14\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82";

fn icon() -> PackagePath {
    path("icons/a.svg")
}

fn svg(markup: &str) -> Icon {
    inspect(&icon(), &text(&icon(), markup)).unwrap()
}

fn with_namespace(markup: &str) -> String {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{markup}</svg>"#)
}

fn hazards(markup: &str) -> Vec<Hazard> {
    svg(&with_namespace(markup)).hazards
}

#[test]
fn an_icon_is_told_by_what_it_holds() {
    assert_eq!(svg(ICON), Icon { kind: IconKind::Svg, size: Some((80.0, 80.0)), hazards: vec![] });
    let png = inspect(&icon(), &Content::Binary(PNG.into())).unwrap();
    assert_eq!(png, Icon { kind: IconKind::Png, size: Some((40.0, 20.0)), hazards: vec![] });
    for other in ["", "no picture", "<html><body/></html>", "\u{89}PNG", "GIF89a"] {
        let content = text(&icon(), other);
        assert_eq!(inspect(&icon(), &content), Err(IconError::NotAnImage { path: icon() }), "{other}");
        assert!(data_uri(&icon(), &content).is_err());
    }
    let unread = Content::Unread { reason: "too large".into() };
    assert!(data_uri(&icon(), &unread).unwrap_err().to_string().contains("too large"));
}

#[test]
fn data_uris_hold_the_bytes_of_the_file() {
    assert_eq!(data_uri(&icon(), &text(&icon(), "<svg/>")).unwrap(), "data:image/svg+xml;base64,PHN2Zy8+");
    let png = data_uri(&icon(), &Content::Binary(PNG[..8].into())).unwrap();
    assert_eq!(png, "data:image/png;base64,iVBORw0KGgo=");
    let latin = Content::Binary(b"<?xml encoding='latin1'?><svg>\xe9</svg>".as_slice().into());
    assert!(data_uri(&icon(), &latin).unwrap().starts_with("data:image/svg+xml;base64,"));
}

#[test]
fn an_svg_is_as_large_as_it_says() {
    for (attributes, size) in [
        (r#"width="80" height="40""#, Some((80.0, 40.0))),
        (r#"width="80px" height=" 40.5 px ""#, Some((80.0, 40.5))),
        (r#"viewBox="0 0 24 12""#, Some((24.0, 12.0))),
        (r#"viewBox="0,0,24,12" width="100%" height="5em""#, Some((24.0, 12.0))),
        (r#"viewBox="0 0 24 12" width="48""#, Some((48.0, 24.0))),
        (r#"viewBox="0 0 24 12" height="24""#, Some((48.0, 24.0))),
        (r#"width="80""#, None),
        (r#"viewBox="0 0 24""#, None),
        (r#"viewBox="0 0 0 0""#, None),
        (r#"width="-80" height="inf""#, None),
    ] {
        assert_eq!(
            svg(&format!(r#"<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>"#)).size,
            size,
            "{attributes}"
        );
    }
}

#[test]
fn what_does_more_than_draw_is_told() {
    let external = |address: &str| Hazard::External(address.into());
    for (markup, hazard) in [
        ("<script>alert(1)</script>", Hazard::Script),
        (r#"<path onClick="alert(1)"/>"#, Hazard::Handler("onClick".into())),
        ("<a href=\" java\tscript:alert(1)\"/>", Hazard::ScriptLink),
        (r##"<animate attributeName="href" values="#a;javascript:alert(1)"/>"##, Hazard::ScriptLink),
        (r#"<image xlink:href="https://example.com/a.png"/>"#, external("https://example.com/a.png")),
        (r#"<use href="other.svg#a"/>"#, external("other.svg#a")),
        (r#"<path fill="url( 'http://example.com/a' )"/>"#, external("http://example.com/a")),
        (r#"<style>@import "http://example.com/a.css";</style>"#, external("http://example.com/a.css")),
        (r#"<style>@font-face { src: url(//example.com/f) }</style>"#, external("//example.com/f")),
        ("<foreignObject/>", Hazard::ForeignObject),
    ] {
        assert_eq!(hazards(markup), [hazard], "{markup}");
    }
    assert_eq!(svg("<svg/>").hazards, [Hazard::NoNamespace]);
    assert_eq!(hazards("<script/><g><script/></g>"), [Hazard::Script]);
    let styled = format!("<?xml-stylesheet href='a.css'?>{ICON}");
    assert_eq!(svg(&styled).hazards, [external("href='a.css'")]);
}

#[test]
fn a_plain_drawing_is_harmless() {
    for markup in [
        r##"<defs><linearGradient id="a"/></defs><path fill="url(#a)" style="stroke:url('#a')"/><use xlink:href="#a"/>"##,
        r#"<image href="data:image/png;base64,AAAA"/>"#,
        r#"<title>on the map, javascript: no</title><path id="once" class="on"/>"#,
        r#"<metadata><rdf xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#" about="http://example.com"/></metadata>"#,
    ] {
        assert_eq!(hazards(markup), [], "{markup}");
    }
}

#[test]
fn document_types_are_told_and_never_blow_up() {
    let adobe = format!(
        r#"<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">{ICON}"#
    );
    assert_eq!(svg(&adobe), Icon { hazards: vec![Hazard::Doctype], ..svg(ICON) });
    let entity = format!(r#"<!DOCTYPE svg [<!ENTITY a "b">]>{}"#, with_namespace("<title>&a;</title>"));
    assert_eq!(svg(&entity).hazards, [Hazard::Doctype, Hazard::Entity]);

    let laughs: String =
        (1..12).map(|n| format!(r#"<!ENTITY l{n} "{}">"#, format!("&l{};", n - 1).repeat(10))).collect();
    let laughs = format!(r#"<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]>{}"#, with_namespace("<title>&l11;</title>"));
    assert!(matches!(inspect(&icon(), &text(&icon(), &laughs)), Err(IconError::Damaged { .. })));
}

#[test]
fn damaged_and_enormous_pictures_are_refused_in_words() {
    let refused = |content: Content| inspect(&icon(), &content).unwrap_err().to_string();
    assert!(refused(text(&icon(), "<svg><g></svg>")).contains("Export the icon again"));
    assert!(refused(text(&icon(), "<html><svg/></html>")).contains("outermost element is \"html\""));
    assert!(refused(Content::Binary(PNG[..12].into())).contains("damaged"));
    assert!(refused(text(&icon(), &with_namespace(&"<g/>".repeat(300_000)))).contains("damaged"));
    let deep = with_namespace(&format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000)));
    let _ = inspect(&icon(), &text(&icon(), &deep));
}

proptest! {
    #[test]
    fn any_bytes_are_an_icon_or_not(
        start in prop::sample::select(vec![&b""[..], b"<svg", b"<svg xmlns='http://www.w3.org/2000/svg'", &PNG[..16], PNG]),
        rest in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..80),
            "[<>/a-d&;=\"' éo!\\[\\]?-]{0,80}".prop_map(String::into_bytes),
        ],
    ) {
        let bytes = [start, &rest].concat();
        let content = Content::from_bytes(&icon(), bytes);
        let uri = data_uri(&icon(), &content);
        prop_assert!(uri.is_ok() || inspect(&icon(), &content).is_err());
    }
}
