//! Every rule, in the order of the manual.

mod conditions;
mod fields;
mod files;
mod functions;
mod icons;
mod inputs;
mod legacy;
mod lists;
mod names;
mod outputs;
mod sql;
mod tests;

use std::sync::LazyLock;

use crate::rule::{Check, Rule};

/// What each rule of the package is, for its page of the manual.
pub fn rules() -> &'static [&'static dyn Rule] {
    static RULES: LazyLock<Vec<&'static dyn Rule>> =
        LazyLock::new(|| ALL.iter().map(|check| *check as &'static dyn Rule).collect());
    &RULES
}

pub(crate) static ALL: &[&dyn Check] = &[
    &files::metadata_missing::MetadataMissing,
    &files::unreadable_file::UnreadableFile,
    &files::invalid_json::InvalidJson,
    &files::not_an_object::NotAnObject,
    &files::duplicate_key::DuplicateKey,
    &fields::required_field_missing::RequiredFieldMissing,
    &fields::documented_field_missing::DocumentedFieldMissing,
    &fields::wrong_type::WrongType,
    &fields::unusual_type::UnusualType,
    &fields::quoted_boolean::QuotedBoolean,
    &fields::unknown_key::UnknownKey,
    &fields::nothing_to_show::NothingToShow,
    &fields::link_address::LinkAddress,
    &fields::version_not_semver::VersionNotSemver,
    &lists::unknown_provider::UnknownProvider,
    &lists::no_components::NoComponents,
    &lists::component_absent::ComponentAbsent,
    &lists::component_unlisted::ComponentUnlisted,
    &lists::duplicate_component::DuplicateComponent,
    &lists::function_absent::FunctionAbsent,
    &lists::function_unlisted::FunctionUnlisted,
    &lists::duplicate_function::DuplicateFunction,
    &names::unusable_name::UnusableName,
    &names::reserved_name::ReservedName,
    &names::undocumented_name::UndocumentedName,
    &names::folder_mismatch::FolderMismatch,
    &names::duplicate_input::DuplicateInput,
    &names::duplicate_output::DuplicateOutput,
    &names::duplicate_env_var::DuplicateEnvVar,
    &names::name_clash::NameClash,
    &names::unknown_env_var::UnknownEnvVar,
    &icons::icon_missing::IconMissing,
    &icons::icon_not_a_picture::IconNotAPicture,
    &icons::icon_damaged::IconDamaged,
    &icons::icon_hazard::IconHazard,
    &icons::icon_size::IconSize,
    &inputs::unknown_type::UnknownType,
    &inputs::undocumented_type::UndocumentedType,
    &inputs::column_without_parent::ColumnWithoutParent,
    &inputs::parent_not_a_table::ParentNotATable,
    &inputs::unknown_option_value::UnknownOptionValue,
    &inputs::bounds_reversed::BoundsReversed,
    &inputs::slider_without_bounds::SliderWithoutBounds,
    &inputs::no_options::NoOptions,
    &inputs::duplicate_option::DuplicateOption,
    &inputs::default_refused::DefaultRefused,
    &conditions::condition_on_missing_input::ConditionOnMissingInput,
    &conditions::condition_on_itself::ConditionOnItself,
    &conditions::condition_circle::ConditionCircle,
    &conditions::condition_never_met::ConditionNeverMet,
    &outputs::no_outputs::NoOutputs,
    &outputs::output_not_a_table::OutputNotATable,
    &sql::sql_missing::SqlMissing,
    &sql::sql_empty::SqlEmpty,
    &sql::sql_syntax::SqlSyntax,
    &sql::sql_doubtful::SqlDoubtful,
    &sql::unused_input::UnusedInput,
    &sql::unused_output::UnusedOutput,
    &sql::unused_env_var::UnusedEnvVar,
    &sql::bare_parameter::BareParameter,
    &sql::bound_parameter::BoundParameter,
    &sql::unguarded_dry_run::UnguardedDryRun,
    &legacy::legacy_layout::LegacyLayout,
    &legacy::legacy_procedure_name::LegacyProcedureName,
    &legacy::legacy_parameters::LegacyParameters,
    &functions::unknown_function_type::UnknownFunctionType,
    &functions::definition_missing::DefinitionMissing,
    &functions::several_definitions::SeveralDefinitions,
    &functions::function_refused::FunctionRefused,
    &functions::python_without_main::PythonWithoutMain,
    &functions::python_without_script_block::PythonWithoutScriptBlock,
    &tests::invalid_tests::InvalidTests,
    &tests::duplicate_test_id::DuplicateTestId,
    &tests::unknown_test_name::UnknownTestName,
    &tests::test_table_missing::TestTableMissing,
];
