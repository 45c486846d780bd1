//! The examples are what a package should be: no rule finds anything in them.

use std::path::Path;

use extension_check::check;

#[test]
fn the_examples_have_no_problems() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut opened = 0;
    for folder in std::fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let package = extension_package::open(&folder).unwrap();
        assert!(!package.component_folders().is_empty(), "{}", folder.display());
        let problems: Vec<String> = check(&package)
            .iter()
            .map(|problem| {
                let place = problem.extent.map(|extent| format!(":{}:{}", extent.start.line, extent.start.column));
                format!("{}{} {} {}", problem.path, place.unwrap_or_default(), problem.code, problem.message)
            })
            .collect();
        assert_eq!(problems, Vec::<String>::new(), "{}", folder.display());
        opened += 1;
    }
    assert!(opened >= 2, "there are {opened} examples");
}
