use extension_geography::{Geography, Reading, geog_point, parse_wkt};
use proptest::prelude::*;

use crate::wkt;

/// A star with so many tips, somewhere, of some size in degrees: often concave, never crossing itself.
fn star() -> impl Strategy<Value = Geography> {
    (-180.0..180.0, -89.0..89.0, 0.001..15.0f64, prop::collection::vec(0.3..1.0f64, 3..12)).prop_filter_map(
        "a star",
        |(lng, lat, size, tips)| {
            let centre = geog_point(lng, lat).ok()?;
            let circle = centre.buffer(size * 111_000.0, 90.0, Default::default()).ok()?;
            let rim = circle.dump_points();
            let corners: Vec<String> = tips
                .iter()
                .enumerate()
                .map(|(index, tip)| {
                    let spoke = extension_geography::make_line([&centre, &rim[index * 360 / tips.len()]]).ok()?;
                    let place = spoke.line_interpolate_point(*tip).ok()?;
                    Some(format!("{} {}", place.x().ok()?, place.y().ok()?))
                })
                .collect::<Option<_>>()?;
            parse_wkt(&format!("POLYGON(({}, {}))", corners.join(", "), corners[0]), Reading::default()).ok()
        },
    )
}

/// Two stars that are likely to overlap.
fn stars() -> impl Strategy<Value = (Geography, Geography)> {
    (star(), prop::collection::vec(0.3..1.0f64, 3..12), 0.0..1.0f64).prop_filter_map("a pair", |(one, tips, along)| {
        let ring = one.exterior_ring().ok()?;
        let centre = ring.line_interpolate_point(along).ok()?;
        let size = (one.area().sqrt() * 0.8).max(1.0);
        let rim = centre.buffer(size, 90.0, Default::default()).ok()?.dump_points();
        let corners: Vec<String> = tips
            .iter()
            .enumerate()
            .map(|(index, tip)| {
                let spoke = extension_geography::make_line([&centre, &rim[index * 360 / tips.len()]]).ok()?;
                let place = spoke.line_interpolate_point(*tip).ok()?;
                Some(format!("{} {}", place.x().ok()?, place.y().ok()?))
            })
            .collect::<Option<_>>()?;
        let two = parse_wkt(&format!("POLYGON(({}, {}))", corners.join(", "), corners[0]), Reading::default()).ok()?;
        Some((one, two))
    })
}

fn close(a: f64, b: f64, scale: f64) -> bool {
    (a - b).abs() <= 1e-9 * scale + 1e-2
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn overlays_add_up((one, two) in stars()) {
        let (union, both) = (one.union(&two), one.intersection(&two));
        let (rest, other) = (one.difference(&two), two.difference(&one));
        let scale = one.area() + two.area();
        prop_assert!(close(union.area() + both.area(), scale, scale), "{} {}", one.to_wkt(), two.to_wkt());
        prop_assert!(close(rest.area() + both.area(), one.area(), scale), "{} {}", one.to_wkt(), two.to_wkt());
        prop_assert!(close(other.area() + both.area(), two.area(), scale));
        prop_assert!(both.is_empty() != one.intersects(&two));
        prop_assert!(both.is_empty() || (one.covers(&both) && two.covers(&both)), "{} {}", one.to_wkt(), two.to_wkt());
        prop_assert!(union.covers(&one) && union.covers(&two));
        prop_assert!(both.area() < 1e-3 || one.intersects(&two));
        prop_assert_eq!(one.union(&two).area().to_bits(), union.area().to_bits());
        for result in [&union, &rest, &other] {
            let again = parse_wkt(&result.to_wkt(), Reading::default());
            prop_assert!(again.is_ok(), "{}: {}", result.to_wkt(), again.unwrap_err());
        }
        prop_assert!(rest.union(&both).union(&other).equals(&union) || close(rest.union(&both).union(&other).area(), union.area(), scale));
    }

    #[test]
    fn texts_and_binary_come_back(one in star()) {
        let printed = one.to_wkt();
        prop_assert_eq!(wkt(&printed).to_wkt(), printed.clone());
        prop_assert_eq!(Geography::from_wkb(&one.to_wkb()).unwrap().to_wkt(), printed);
    }

    #[test]
    fn hulls_and_centres(one in star()) {
        let hull = one.convex_hull().unwrap();
        prop_assert!(hull.covers(&one), "{}", one.to_wkt());
        prop_assert!(hull.convex_hull().unwrap().equals(&hull));
        prop_assert!(hull.contains(&one.centroid()));
        let bounds = one.bounding_box().unwrap();
        prop_assert!(one.intersects_box(bounds.xmin, bounds.ymin, bounds.xmax, bounds.ymax));
    }

    #[test]
    fn buffers_grow_and_shrink(one in star(), part in 0.01..0.4f64) {
        let radius = one.area().sqrt() * part;
        let grown = one.buffer(radius, 8.0, Default::default()).unwrap();
        prop_assert!(grown.covers(&one), "{} by {radius}", one.to_wkt());
        let shrunk = one.buffer(-radius, 8.0, Default::default()).unwrap();
        prop_assert!(shrunk.is_empty() || one.covers(&shrunk), "{} by -{radius}", one.to_wkt());
        for corner in grown.dump_points() {
            let gap = one.distance(&corner).unwrap();
            prop_assert!(gap > radius * 0.97 && gap < radius * 1.03, "{gap} for {radius}: {}", one.to_wkt());
        }
    }

    #[test]
    fn distances_are_a_metric(a in (-180.0..180.0, -90.0..90.0), b in (-180.0..180.0, -90.0..90.0), c in (-180.0..180.0, -90.0..90.0)) {
        let [a, b, c] = [a, b, c].map(|(lng, lat): (f64, f64)| geog_point(lng, lat).unwrap());
        let (ab, ba, bc, ac) = (a.distance(&b).unwrap(), b.distance(&a).unwrap(), b.distance(&c).unwrap(), a.distance(&c).unwrap());
        prop_assert_eq!(ab, ba);
        prop_assert!(ac <= ab + bc + 1e-6);
        let line = extension_geography::make_line([&a, &b]).unwrap();
        prop_assert!((line.length() - ab).abs() < 1e-6);
        let middle = line.line_interpolate_point(0.5).unwrap();
        prop_assert!((middle.distance(&a).unwrap() - ab / 2.0).abs() < 1e-6);
        prop_assert!(line.distance(&middle).unwrap() < 1e-6);
    }

    #[test]
    fn nothing_panics(text in "(POINT|LINESTRING|POLYGON|MULTIPOINT|GEOMETRYCOLLECTION)? ?[(]{0,3}[-0-9., ()]{0,30}[)]{0,3}", bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = parse_wkt(&text, Reading::default());
        let _ = parse_wkt(&text, Reading { make_valid: true, ..Reading::default() });
        let _ = Geography::from_wkb(&bytes);
        let _ = extension_geography::parse_wkb(&bytes, Reading { make_valid: true, ..Reading::default() });
    }
}
