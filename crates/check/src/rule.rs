use crate::context::{ComponentContext, Context, FunctionContext, InputContext, Source};
use crate::problem::Severity;
use crate::report::Report;

/// What is known of a rule: the page of the manual.
pub trait Rule: Sync {
    /// The stable name of the rule, in kebab case.
    fn code(&self) -> &'static str;

    /// The severity of its problems; a rule's documentation says where it makes an exception.
    fn severity(&self) -> Severity;

    /// The rule's documentation as written above it, one line a line.
    fn documentation(&self) -> &'static str;

    /// The rule in one sentence.
    fn summary(&self) -> &'static str {
        self.documentation().lines().next().unwrap_or_default().trim()
    }

    /// What the rule does, why it matters, an example and the repair, as Markdown.
    fn explanation(&self) -> String {
        let lines = self.documentation().lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// What a rule does. It implements the calls it needs; each is made once for every such thing in the package.
pub(crate) trait Check: Rule {
    fn package(&self, _package: &Context, _report: &mut Report) {}

    /// The metadata file of the extension, a component or a function, valid or not.
    fn metadata(&self, _source: &Source, _report: &mut Report) {}

    /// A component's folder; its metadata may be absent or broken.
    fn component(&self, _component: &ComponentContext, _report: &mut Report) {}

    /// An input of a component, in its metadata's order.
    fn input(&self, _input: &InputContext, _report: &mut Report) {}

    /// A function's folder; its metadata may be absent or broken.
    fn function(&self, _function: &FunctionContext, _report: &mut Report) {}
}

/// Declares a rule: its documentation, its name, its severity and its code. The documentation stays readable
/// at run time, so that the manual cannot drift from the rule.
macro_rules! rule {
    ($(#[doc = $line:literal])+ $name:ident = $severity:ident($code:literal)) => {
        $(#[doc = $line])+
        pub(crate) struct $name;

        impl $crate::rule::Rule for $name {
            fn code(&self) -> &'static str {
                $code
            }

            fn severity(&self) -> $crate::problem::Severity {
                $crate::problem::Severity::$severity
            }

            fn documentation(&self) -> &'static str {
                concat!($($line, "\n"),+)
            }
        }
    };
}

pub(crate) use rule;
