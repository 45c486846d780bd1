use std::path::Path;

use extension_model::{Content, PackagePath, Provider, names};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

use crate::{StudioError, templates};

/// What a new package is to be.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewPackage {
    /// The folder to make; it may exist while it is empty.
    pub folder: String,
    pub name: String,
    pub title: String,
    pub provider: Provider,
    pub author: String,
    pub license: String,
    pub component_name: String,
    pub component_title: String,
}

/// Writes a package that checks clean, exports, and holds one working component with a test.
pub fn new_package(plan: &NewPackage) -> Result<(), StudioError> {
    for name in [&plan.name, &plan.component_name] {
        if !names::is_documented(name) {
            return Err(StudioError::new(format!("\"{name}\" cannot be a name"))
                .with_help("Use lower-case letters, digits and underscores"));
        }
    }
    let root = Path::new(&plan.folder);
    let taken = |what: &str| {
        StudioError::new(format!("{} {what}", root.display())).with_help("Choose a folder that is new or empty")
    };
    match std::fs::read_dir(root) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(taken("is not empty"));
            }
        }
        Err(_) if root.exists() => return Err(taken("is a file")),
        Err(_) => {}
    }
    std::fs::create_dir_all(root)
        .map_err(|error| StudioError::new(format!("{} cannot be made: {error}", root.display())))?;

    let mut writes = Vec::new();
    for (path, text) in files(plan) {
        let path = PackagePath::new(&path)?;
        let content = Content::from_text(&path, text);
        writes.push((path, Some(content)));
    }
    Ok(extension_package::save(root, &writes)?)
}

fn files(plan: &NewPackage) -> Vec<(String, String)> {
    let metadata = json!({
        "name": plan.name,
        "title": plan.title,
        "industry": "General",
        "description": format!("{} for CARTO Workflows", plan.title),
        "icon": "extension.svg",
        "version": "1.0.0",
        "lastUpdate": jiff::Zoned::now().date().to_string(),
        "provider": plan.provider.name(),
        "author": {"value": plan.author},
        "license": {"value": plan.license},
        "details": [],
        "components": [plan.component_name],
    });
    let pretty = serde_json::to_string_pretty(&metadata).unwrap_or_else(|_| metadata.to_string());
    let readme =
        format!("# {}\n\nAn extension package for CARTO Workflows on {}.\n", plan.title, plan.provider.title());
    let mut files = vec![
        ("metadata.json".to_owned(), pretty + "\n"),
        (
            ".gitignore".to_owned(),
            "# Warehouse settings and built packages are never committed.\n.env\n*.zip\n".to_owned(),
        ),
        ("README.md".to_owned(), readme),
        ("icons/extension.svg".to_owned(), templates::EXTENSION_ICON.to_owned()),
        ("icons/component.svg".to_owned(), templates::COMPONENT_ICON.to_owned()),
    ];
    files.extend(templates::component(plan.provider, &plan.component_name, &plan.component_title));
    files
}
