//! 100,000 rows through a predicate.

use criterion::{Criterion, criterion_group, criterion_main};
use extension_geography::{Geography, Reading, geog_point, parse_wkt};

fn places(count: u32) -> Vec<Vec<u8>> {
    let spread = |index: u32, prime: u32, range: f64| f64::from(index.wrapping_mul(prime) % 10_007) / 10_007.0 * range;
    (0..count)
        .filter_map(|index| geog_point(spread(index, 7919, 20.0) - 10.0, spread(index, 104_729, 20.0) + 35.0).ok())
        .map(|point| point.to_wkb())
        .collect()
}

fn rows(bench: &mut Criterion) {
    let places = places(100_000);
    let square = "POLYGON((-5 38, 5 38, 5 50, -5 50, -5 38))";
    let Ok(square) = parse_wkt(square, Reading::default()) else { return };
    let Ok(circle) = Geography::point(0.0, 45.0).buffer(500_000.0, 25.0, Default::default()) else { return };
    for (name, area) in [("square", square), ("circle of 100", circle)] {
        let area = area.to_wkb();
        bench.bench_function(&format!("100,000 points in a {name}"), |bench| {
            bench.iter(|| {
                places
                    .iter()
                    .filter(|place| {
                        let area = Geography::from_wkb(&area);
                        let place = Geography::from_wkb(place);
                        matches!((area, place), (Ok(area), Ok(place)) if area.contains(&place))
                    })
                    .count()
            });
        });
    }
}

criterion_group! { name = benches; config = Criterion::default().sample_size(10); targets = rows }
criterion_main!(benches);
