//! How long a package takes to open, to bundle and to zip, by the number of its components: it should grow with them.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use extension_package::{bundle, open};
use serde_json::json;
use tempfile::TempDir;

const INPUTS: usize = 8;
const ICON: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><path d="M8 8h64v64H8z"/></svg>"#;

fn write(root: &Path, name: &str, content: &str) {
    let file = root.join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, content).unwrap();
}

fn component(name: &str) -> String {
    let inputs: Vec<_> = (0..INPUTS)
        .map(|index| {
            json!({"name": format!("input_{index}"), "title": format!("Input {index}"), "type": "Number",
                "description": "How far from the point", "min": 0, "max": 100, "default": 10, "helper": "In kilometres"})
        })
        .collect();
    let metadata = json!({"name": name, "title": name, "description": "Finds what is near", "version": "1.0.0",
        "icon": "a.svg", "cartoEnvVars": ["apiBaseUrl"], "inputs": inputs,
        "outputs": [{"name": "result", "title": "Result", "type": "Table"}]});
    serde_json::to_string_pretty(&metadata).unwrap()
}

fn generate(components: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    let root = folder.path();
    let names: Vec<_> = (0..components).map(|index| format!("component_{index}")).collect();
    let metadata =
        json!({"name": "bench", "title": "Bench", "icon": "a.svg", "provider": "bigquery", "components": names});
    write(root, "metadata.json", &serde_json::to_string_pretty(&metadata).unwrap());
    write(root, "icons/a.svg", ICON);
    let statement = "CREATE TABLE IF NOT EXISTS result AS SELECT * FROM points WHERE distance < input_0;\n";
    for name in &names {
        write(root, &format!("components/{name}/metadata.json"), &component(name));
        write(root, &format!("components/{name}/src/fullrun.sql"), &statement.repeat(10));
        write(root, &format!("components/{name}/src/dryrun.sql"), statement);
        write(root, &format!("components/{name}/doc/README.md"), "# What it does\n");
        write(root, &format!("components/{name}/test/test.json"), "[]");
    }
    folder
}

fn package(criterion: &mut Criterion) {
    for components in [10, 100, 1000] {
        let folder = generate(components);
        let opened = open(folder.path()).unwrap();
        let made = bundle(&opened).unwrap();
        let mut group = criterion.benchmark_group("package");
        group.throughput(Throughput::Elements(components as u64)).sample_size(20);
        group.bench_function(BenchmarkId::new("open", components), |bencher| bencher.iter(|| open(folder.path())));
        group.bench_function(BenchmarkId::new("bundle", components), |bencher| bencher.iter(|| bundle(&opened)));
        group.bench_function(BenchmarkId::new("zip", components), |bencher| bencher.iter(|| made.to_zip()));
        group.finish();
    }
}

criterion_group!(benches, package);
criterion_main!(benches);
