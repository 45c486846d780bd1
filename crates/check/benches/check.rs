//! What checking costs: ten components while someone types, a thousand to see that it grows with the package only.

#![allow(clippy::expect_used)]

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use extension_check::check;
use extension_model::{Content, Document, Edit, Package, PackagePath, Pointer};

/// A package of so many components: copies of those of an example, each under a name of its own.
fn package(components: usize) -> Package {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/retail-site-selection");
    let example = extension_package::open(&root).expect("the example opens");
    let originals: Vec<String> = example.component_folders().into_iter().map(str::to_owned).collect();
    let mut names = Vec::new();
    let mut files: Vec<(PackagePath, Content)> = example
        .files()
        .filter(|(path, _)| !path.as_str().starts_with("components/"))
        .map(|(path, content)| (path.clone(), content.clone()))
        .collect();
    for number in 0..components {
        let original = &originals[number % originals.len()];
        let folder = PackagePath::new(&format!("components/{original}")).expect("a folder");
        let name = format!("{original}_{number}");
        for (path, content) in example.under(&folder) {
            let rest = path.strip(&folder).unwrap_or_default();
            let path = PackagePath::new(&format!("components/{name}/{rest}")).expect("a path");
            let content = match content.document().filter(|_| rest == "metadata.json") {
                Some(document) => Content::Document(set(document, "/name", name.as_str())),
                None => content.clone(),
            };
            files.push((path, content));
        }
        names.push(name);
    }
    for (path, content) in &mut files {
        if path.as_str() == "metadata.json" {
            let document = content.document().expect("metadata");
            *content = Content::Document(set(document, "/components", names.clone()));
        }
    }
    Package::new(files)
}

fn set(document: &Document, pointer: &str, value: impl Into<serde_json::Value>) -> Document {
    document.edit(&Edit::Set { pointer: Pointer::from(pointer), value: value.into() }).expect("an edit")
}

fn benchmark(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("check");
    group.sample_size(20);
    for components in [10, 1_000] {
        let package = package(components);
        assert!(check(&package).is_empty(), "the copies check clean");
        group.throughput(Throughput::Elements(components as u64));
        group.bench_with_input(BenchmarkId::from_parameter(components), &package, |bencher, package| {
            bencher.iter(|| check(black_box(package)));
        });
    }
    group.finish();
}

criterion_group!(benches, benchmark);
criterion_main!(benches);
