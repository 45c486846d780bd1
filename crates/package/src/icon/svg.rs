use roxmltree::{Attribute, Document, Error, Node, ParsingOptions};

use super::{Hazard, Icon, IconKind};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// More elements than any icon has.
const MOST_NODES: u32 = 200_000;

/// Whether bytes may be an SVG, well-formed or not: markup with an `svg` element, with a prefix or without.
pub fn is_likely(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    start.starts_with(b"<") && [b"<svg".as_slice(), b":svg"].iter().any(|tag| start.windows(4).any(|four| four == *tag))
}

pub fn inspect(text: &str) -> Result<Icon, String> {
    let mut hazards = Vec::new();
    let options = |allow_dtd| ParsingOptions { allow_dtd, nodes_limit: MOST_NODES, entity_resolver: None };
    let parsed = match Document::parse_with_options(text, options(false)) {
        Err(Error::DtdDetected) => {
            hazards.push(Hazard::Doctype);
            if text.contains("<!ENTITY") {
                hazards.push(Hazard::Entity);
            }
            Document::parse_with_options(text, options(true))
        }
        parsed => parsed,
    };
    let document = parsed.map_err(|error| error.to_string())?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(format!("its outermost element is \"{}\", not \"svg\"", root.tag_name().name()));
    }
    if root.tag_name().namespace() != Some(NAMESPACE) {
        hazards.push(Hazard::NoNamespace);
    }
    for hazard in document.descendants().flat_map(hazards_of) {
        if !hazards.contains(&hazard) {
            hazards.push(hazard);
        }
    }
    Ok(Icon { kind: IconKind::Svg, size: size(root), hazards })
}

fn size(root: Node) -> Option<(f64, f64)> {
    let view_box = root.attribute("viewBox").and_then(|shown| {
        let numbers: Option<Vec<f64>> = shown
            .split([' ', ',', '\t', '\r', '\n'])
            .filter(|number| !number.is_empty())
            .map(|number| number.parse().ok())
            .collect();
        match numbers?[..] {
            [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
            _ => None,
        }
    });
    let (width, height) = (root.attribute("width").and_then(pixels), root.attribute("height").and_then(pixels));
    match (width, height, view_box) {
        (Some(width), Some(height), _) => Some((width, height)),
        (Some(width), None, Some((across, down))) => Some((width, width * down / across)),
        (None, Some(height), Some((across, down))) => Some((height * across / down, height)),
        (_, _, view_box) => view_box,
    }
}

/// A length in pixels; none in other units, which depend on where the icon is shown.
fn pixels(length: &str) -> Option<f64> {
    let number = length.trim().strip_suffix("px").unwrap_or(length).trim();
    number.parse().ok().filter(|pixels: &f64| pixels.is_finite() && *pixels > 0.0)
}

fn hazards_of(node: Node) -> Vec<Hazard> {
    let mut hazards = Vec::new();
    if let Some(instruction) = node.pi().filter(|instruction| instruction.target == "xml-stylesheet") {
        hazards.push(Hazard::External(instruction.value.unwrap_or_default().to_owned()));
    }
    if !node.is_element() {
        return hazards;
    }
    let tag = node.tag_name().name();
    if tag.eq_ignore_ascii_case("script") || tag == "handler" {
        hazards.push(Hazard::Script);
    }
    if tag.eq_ignore_ascii_case("foreignObject") {
        hazards.push(Hazard::ForeignObject);
    }
    if tag == "style" {
        let style: String = node.children().filter_map(|child| child.text()).collect();
        hazards.extend(fetched_by_style(&style).map(Hazard::External));
    }
    hazards.extend(node.attributes().flat_map(hazards_in));
    hazards
}

fn hazards_in(attribute: Attribute) -> Vec<Hazard> {
    let (name, value) = (attribute.name(), attribute.value());
    let handles_event = name.len() > 2 && name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
    if handles_event && attribute.namespace().is_none() {
        return vec![Hazard::Handler(name.to_owned())];
    }
    // Browsers skip white space inside of the word; animations can set a link as well.
    let squeezed: String =
        value.chars().filter(|character| !character.is_whitespace() && !character.is_control()).collect();
    if squeezed.to_ascii_lowercase().split(';').any(|link| link.starts_with("javascript:")) {
        return vec![Hazard::ScriptLink];
    }
    let is_link = matches!(name, "href" | "src") && matches!(attribute.namespace(), None | Some(XLINK));
    if is_link && is_elsewhere(value) {
        return vec![Hazard::External(value.trim().to_owned())];
    }
    fetched_by_style(value).map(Hazard::External).collect()
}

/// The addresses that a style fetches: `url(…)` and `@import "…"`.
fn fetched_by_style(style: &str) -> impl Iterator<Item = String> {
    let urls = style.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let imports = style.split("@import").skip(1).filter_map(|rest| {
        let mut quoted = rest.split(['"', '\'']);
        quoted.next().filter(|before| before.trim().is_empty())?;
        quoted.next()
    });
    let quotes = |address: &str| address.trim().trim_matches(['"', '\'']).trim().to_owned();
    urls.chain(imports).map(quotes).filter(|address| is_elsewhere(address)).collect::<Vec<_>>().into_iter()
}

/// Neither a part of this picture nor data within it.
fn is_elsewhere(address: &str) -> bool {
    let address = address.trim();
    !address.is_empty() && !address.starts_with('#') && !address.to_ascii_lowercase().starts_with("data:")
}
