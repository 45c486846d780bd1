use crate::context::FunctionContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A Python body without `main`.
    ///
    /// ## What it does
    /// Looks for the word `main` in `src/definition.py`.
    ///
    /// ## Why it matters
    /// The warehouse calls the function `main` of the body. Without it every call fails.
    ///
    /// ## Example
    /// ```python
    /// def distance_weight(distance, reach):
    ///     return 1 - distance / reach
    /// ```
    ///
    /// ## Repair
    /// Call the function `main`.
    PythonWithoutMain = Error("python-without-main")
}

impl Check for PythonWithoutMain {
    fn function(&self, function: &FunctionContext, report: &mut Report) {
        let Some(file) = super::python(function).filter(|file| !file.text.trim().is_empty()) else { return };
        let mut words = file.text.split(|character: char| !character.is_alphanumeric() && character != '_');
        if words.all(|word| word != "main") {
            report
                .whole(&file.path, "The body has no function \"main\"")
                .help("Call the function that the warehouse is to call \"main\"");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    fn with(body: &str) -> String {
        found(&PythonWithoutMain, &[("functions/f/src/definition.py", body)])
    }

    #[test]
    fn a_missing_main_is_told() {
        assert_snapshot!(with("def domain(x):\n    return x\n"), @r#"
        functions/f/src/definition.py error
          The body has no function "main"
          help: Call the function that the warehouse is to call "main"
        "#);
    }

    #[test]
    fn main_passes_however_it_is_made() {
        assert_eq!(with("def main(x):\n    return x\n"), "");
        assert_eq!(with("main = lambda x: x"), "");
        assert_eq!(found(&PythonWithoutMain, &[("functions/f/src/definition.sql", "(1)")]), "");
    }
}
