//! "Did you mean …?"

/// The name that differs least from what was written, when it is near enough to have been meant.
pub(crate) fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let written = written.to_ascii_lowercase();
    let apart = |name: &str| strsim::osa_distance(&written, &name.to_ascii_lowercase());
    let near = |(apart, name): &(usize, &str)| *apart * 3 <= name.len().max(written.len()) && !name.is_empty();
    let ranked = names.into_iter().map(|name| (apart(name), name)).filter(near);
    ranked.min_by_key(|(apart, _)| *apart).map(|(_, name)| name)
}
