//! What an extension package is: its documents, and typed views of them.
//!
//! A metadata file is held as its text together with a syntax tree ([`Document`]). An [`Edit`] changes
//! only the bytes it must. Views ([`Extension`], [`Component`], [`Input`]) are read from a document and
//! never written back whole, so order, indentation and unknown keys survive every edit.

pub mod component;
pub mod document;
pub mod env_vars;
pub mod extension;
pub mod form;
pub mod function;
pub mod input;
pub mod input_types;
pub mod json;
pub mod names;
pub mod package;
pub mod provider;
pub mod sample;
pub mod show_if;
pub mod test_cases;
pub mod text;

pub use component::{Component, Output};
pub use document::{Document, Edit, EditError};
pub use extension::{Attribution, Detail, Extension, Link};
pub use form::{FieldState, FormValues};
pub use function::{Function, FunctionKind, FunctionLanguage};
pub use input::Input;
pub use json::{Node, Pointer};
pub use package::{Change, ComponentFiles, Content, FunctionFiles, Logic, Package, PackagePath};
pub use provider::Provider;
pub use show_if::Condition;
