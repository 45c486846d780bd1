use crate::context::FunctionContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A Python body that does not say what it needs.
    ///
    /// ## What it does
    /// Looks for a script block in `src/definition.py`, as Python's PEP 723 describes it.
    ///
    /// ## Why it matters
    /// The block names the version of Python and the packages. Without it the warehouse's own version runs, which
    /// changes over the years, and without packages.
    ///
    /// ## Example
    /// ```python
    /// import numpy
    ///
    /// def main(values):
    ///     return float(numpy.median(values))
    /// ```
    ///
    /// ## Repair
    /// Put the block at the start of the file:
    /// ```python
    /// # /// script
    /// # requires-python = "==3.11"
    /// # dependencies = ["numpy==1.26.4"]
    /// # ///
    /// ```
    PythonWithoutScriptBlock = Warning("python-without-script-block")
}

impl Check for PythonWithoutScriptBlock {
    fn function(&self, function: &FunctionContext, report: &mut Report) {
        let Some(file) = super::python(function) else { return };
        if !file.text.lines().any(|line| line.trim_end() == "# /// script") {
            report
                .whole(&file.path, "The body has no script block that names its Python version and packages")
                .help("Start the file with # /// script, # requires-python = \"==3.11\" and # ///, each on a line");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn a_missing_block_is_told() {
        let with = |body| found(&PythonWithoutScriptBlock, &[("functions/f/src/definition.py", body)]);
        assert_snapshot!(with("def main(x):\n    return x\n"), @r#"
        functions/f/src/definition.py warning
          The body has no script block that names its Python version and packages
          help: Start the file with # /// script, # requires-python = "==3.11" and # ///, each on a line
        "#);
        assert_eq!(with("# /// script\r\n# requires-python = \"==3.11\"\r\n# ///\r\ndef main(): pass"), "");
    }
}
