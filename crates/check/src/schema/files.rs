//! Package format, sections 2, 3, 5 and 6.

use extension_model::Node;

use super::Shape::{Anything, Flag, Inputs, List, Map, Number, Object, Objects, Plain, Text, Texts};
use super::{Field, Schema};

pub(crate) static EXTENSION: Schema = Schema {
    what: "extension",
    fields: &[
        Field::required("name", Text),
        Field::required("title", Text),
        Field::documented("industry", Text),
        Field::documented("description", Text),
        Field::documented("icon", Text).strict(),
        Field::documented("version", Text),
        Field::documented("lastUpdate", Text),
        Field::required("provider", Text),
        Field::documented("author", Object(&AUTHOR)),
        Field::documented("license", Object(&LICENSE)),
        Field::optional("details", Objects(&DETAIL)),
        Field::required("components", Texts),
        Field::optional("functions", Texts).strict(),
    ],
};

static AUTHOR: Schema = Schema { what: "author", fields: ATTRIBUTION };
static LICENSE: Schema = Schema { what: "license", fields: ATTRIBUTION };

const ATTRIBUTION: &[Field] = &[Field::optional("value", Text), Field::optional("link", Object(&LINK))];

static DETAIL: Schema = Schema {
    what: "detail",
    fields: &[Field::documented("name", Text), Field::optional("value", Plain), Field::optional("link", Object(&LINK))],
};

static LINK: Schema =
    Schema { what: "link", fields: &[Field::documented("label", Text), Field::documented("href", Text)] };

pub(crate) static COMPONENT: Schema = Schema {
    what: "component",
    fields: &[
        Field::required("name", Text),
        Field::documented("title", Text),
        Field::documented("description", Text),
        Field::documented("version", Text),
        Field::documented("icon", Text).strict(),
        Field::optional("externalReference", Object(&LINK)),
        Field::optional("cartoEnvVars", Texts).strict(),
        Field::required("inputs", Inputs),
        Field::required("outputs", Objects(&OUTPUT)),
        Field::optional("procedureName", Text),
    ],
};

pub(super) static INPUT: Schema = Schema {
    what: "input",
    fields: &[
        Field::required("name", Text),
        Field::documented("title", Text),
        Field::required("type", Text),
        Field::optional("description", Text),
        Field::optional("placeholder", Plain),
        Field::optional("optional", Flag),
        Field::optional("default", Anything),
        Field::optional("helper", Text),
        Field::optional("advanced", Flag),
        Field::optional("showIf", Objects(&CONDITION)),
        Field::optional("noDefault", Flag),
    ],
};

/// The shapes of the options that only some input types have. Which type has which: the registry of input types.
pub(super) const OWN_FIELDS: &[Field] = &[
    Field::optional("parent", Text),
    Field::optional("dataType", Texts),
    Field::optional("mode", Text),
    Field::optional("options", List),
    Field::optional("min", Number),
    Field::optional("max", Number),
];

static CONDITION: Schema =
    Schema { what: "condition", fields: &[Field::documented("parameter", Text), Field::documented("value", Anything)] };

static OUTPUT: Schema = Schema {
    what: "output",
    fields: &[
        Field::required("name", Text),
        Field::documented("title", Text),
        Field::optional("description", Text),
        Field::required("type", Text),
    ],
};

/// A function's metadata comes in two layouts.
pub(crate) fn function(tree: Option<&Node>) -> &'static Schema {
    let has_signature = tree.and_then(|tree| tree.get("signature")).is_some_and(Node::is_object);
    if has_signature { &SIGNED_FUNCTION } else { &FUNCTION }
}

static FUNCTION: Schema = Schema {
    what: "function",
    fields: &[
        Field::required("name", Text),
        Field::optional("type", Text),
        Field::optional("description", Text),
        Field::documented("parameters", Objects(&PARAMETER)).strict(),
        Field::optional("returns", Object(&RETURNS)),
        Field::optional("extra_options", Map),
        Field::optional("signature", Object(&SIGNATURE)),
    ],
};

static SIGNED_FUNCTION: Schema = Schema {
    what: "function",
    fields: &[
        Field::optional("name", Text),
        Field::optional("type", Text),
        Field::optional("description", Text),
        Field::optional("extra_options", Map),
        Field::required("signature", Object(&SIGNATURE)),
    ],
};

static SIGNATURE: Schema = Schema {
    what: "signature",
    fields: &[
        Field::required("name", Text),
        Field::documented("parameters", Objects(&PARAMETER)).strict(),
        Field::optional("returnType", Text),
        Field::optional("returns", Object(&RETURNS)),
    ],
};

static PARAMETER: Schema =
    Schema { what: "parameter", fields: &[Field::required("name", Text), Field::required("type", Text)] };

static RETURNS: Schema = Schema { what: "returned value", fields: &[Field::documented("type", Text)] };

/// One entry of `test/test.json`.
pub(crate) static TEST_CASE: Schema = Schema {
    what: "test case",
    fields: &[
        Field::documented("id", Plain),
        Field::documented("inputs", Map),
        Field::optional("env_vars", Map),
        Field::optional("setup_tables", Map),
        Field::optional("skip_output", Texts),
        Field::optional("test_sorting", Flag),
    ],
};
