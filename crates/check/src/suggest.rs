//! "Did you mean": the known word nearest to one that is not.

use strsim::damerau_levenshtein;

/// The known word that the unknown one most likely stands for, if any is near.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Comparing takes time in the length of both; no known word is longer than this.
    const LONGEST: usize = 64;
    // Where there are more known words than anyone reads, the first ones have to do.
    const MOST: usize = 200;
    if word.len() > LONGEST {
        return None;
    }
    let folded = fold(word);
    let distance = |candidate: &str| {
        let most = (candidate.len() / 3).min(3);
        let candidate = fold(candidate);
        let apart = candidate.len().abs_diff(folded.len());
        // Each letter has up to four bytes.
        let distance = if apart > most * 4 { apart } else { damerau_levenshtein(&folded, &candidate) };
        (distance <= most).then_some(distance)
    };
    let known = known.into_iter().take(MOST);
    let near = known.filter_map(|candidate| Some((distance(candidate)?, candidate)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// "Did you mean …?", or what else to do.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(word, known).map_or_else(otherwise, |found| format!("Did you mean \"{found}\"?"))
}

/// Case, hyphens and underscores make no difference to a reader.
fn fold(word: &str) -> String {
    word.chars().filter(|character| !matches!(character, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let known = ["optional", "showIf", "min", "cartoEnvVars"];
        assert_eq!(nearest("optinal", known), Some("optional"));
        assert_eq!(nearest("show_if", known), Some("showIf"));
        assert_eq!(nearest("carto_env_vars", known), Some("cartoEnvVars"));
        assert_eq!(nearest("minimum", known), None);
        assert_eq!(nearest("step", known), None);
        assert_eq!(nearest(&"x".repeat(10_000), known), None);
    }
}
