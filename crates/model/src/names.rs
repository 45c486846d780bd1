//! Names: what the format documents, and making a new one.

/// Whether a name follows the documented pattern `^[a-z0-9_]+$`.
pub fn is_documented(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

/// Whether a name can be a folder and an identifier at all: published packages also use hyphens and capitals.
pub fn is_usable(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// A documented name made of any words: "Trade areas (new)" becomes `trade_areas_new`.
pub fn from_title(title: &str) -> String {
    let lowered: String = title
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() { character.to_ascii_lowercase() } else { '_' })
        .collect();
    lowered.split('_').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

/// `wanted`, or `wanted_2`, `wanted_3`… until it is free.
pub fn unused(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(wanted) {
        return wanted.to_owned();
    }
    let stem = wanted.trim_end_matches(|character: char| character.is_ascii_digit()).trim_end_matches('_');
    let stem = if stem.is_empty() { wanted } else { stem };
    (2u32..).map(|number| format!("{stem}_{number}")).find(|name| !taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names() {
        assert_eq!(from_title("Trade areas (new)"), "trade_areas_new");
        assert!(is_documented("a_1") && !is_documented("a-1") && !is_documented(""));
        assert!(is_usable("A-1") && !is_usable("a/../b") && !is_usable("a b"));
    }

    #[test]
    fn a_taken_name_counts_on() {
        let taken = ["a", "a_2", "b_3"];
        assert_eq!(unused("a", |name| taken.contains(&name)), "a_3");
        assert_eq!(unused("b_3", |name| taken.contains(&name)), "b_2");
        assert_eq!(unused("c", |name| taken.contains(&name)), "c");
    }
}
