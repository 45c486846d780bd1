use std::f64::consts::PI;

use extension_geography::{
    BufferStyle, EARTH_RADIUS, Geography, cluster_dbscan, geog_point, make_line, make_polygon, make_polygon_oriented,
    point_from_geohash,
};

use crate::{globe, near, wkt};

fn style(endcap: &str, side: &str) -> BufferStyle {
    BufferStyle::of(endcap, side).unwrap()
}

fn round(geography: &Geography, radius: f64) -> Geography {
    geography.buffer(radius, 8.0, BufferStyle::default()).unwrap()
}

/// The area of a regular polygon of so many corners on a small circle, on a plane: near enough for short radii.
fn disc(radius: f64, corners: f64) -> f64 {
    corners / 2.0 * radius * radius * (2.0 * PI / corners).sin()
}

#[test]
fn buffers_of_points_are_circles() {
    let eight = wkt("POINT(1 2)").buffer(50.0, 2.0, BufferStyle::default()).unwrap();
    assert_eq!(eight.num_points(), 9);
    assert_eq!(round(&wkt("POINT(100 2)"), 50.0).num_points(), 33);
    near(round(&wkt("POINT(100 2)"), 50.0).area(), disc(50.0, 32.0), 1e-7);
    for place in eight.dump_points() {
        near(place.distance(&wkt("POINT(1 2)")).unwrap(), 50.0, 1e-8);
    }
    let with_tolerance = |place: &str, tolerance| {
        wkt(place).buffer_with_tolerance(100.0, tolerance, BufferStyle::default()).unwrap().num_points()
    };
    assert_eq!(with_tolerance("POINT(1 2)", 25.0), 6);
    assert_eq!(with_tolerance("POINT(100 2)", 1.0), 24);
    let pole = round(&wkt("POINT(0 90)"), 1_000_000.0);
    assert!(pole.contains(&wkt("POINT(10 82)")) && !pole.intersects(&wkt("POINT(10 80)")));
    let most = round(&wkt("POINT(0 90)"), 15_000_000.0);
    assert!(
        most.contains(&wkt("POINT(10 -40)")) && !most.intersects(&wkt("POINT(10 -50)")) && most.area() > globe() / 2.0
    );
    assert!(round(&wkt("POINT(0 90)"), 30_000_000.0).is_full());
    assert_eq!(round(&wkt("MULTIPOINT(0 0, 0.0001 0)"), 50.0).num_geometries(), 1);
    assert_eq!(round(&wkt("MULTIPOINT(0 0, 1 0)"), 50.0).num_geometries(), 2);
}

#[test]
fn buffers_of_lines_have_caps_and_sides() {
    let length = 1000.0;
    let line = wkt(&format!("LINESTRING(0 0, {} 0)", (length / EARTH_RADIUS).to_degrees()));
    let area = |endcap, side| line.buffer(10.0, 8.0, style(endcap, side)).unwrap().area();
    near(area("ROUND", "BOTH"), 2.0 * 10.0 * length + disc(10.0, 32.0), 1e-6);
    near(area("FLAT", "BOTH"), 2.0 * 10.0 * length, 1e-6);
    near(area("ROUND", "LEFT"), 10.0 * length, 1e-6);
    let right = line.buffer(10.0, 8.0, style("ROUND", "RIGHT")).unwrap();
    near(right.area(), 10.0 * length, 1e-6);
    assert!(right.intersects(&wkt("POINT(0.004 -0.00005)")) && !right.intersects(&wkt("POINT(0.004 0.00005)")));
    assert!(BufferStyle::of("SQUARE", "BOTH").is_err());
    // An angle and a line that comes back over itself.
    let bent = round(&wkt("LINESTRING(0 0, 0.01 0, 0.01 0.01, 0.005 -0.005)"), 100.0);
    assert_eq!(bent.num_geometries(), 1);
    for place in ["POINT(0.005 0)", "POINT(0.01 0.005)", "POINT(0.0105 -0.0001)"] {
        assert!(bent.contains(&wkt(place)), "{place}");
    }
}

#[test]
fn buffers_hold_what_is_near_and_nothing_else() {
    // A comb: concave corners, narrow gaps, a hole.
    let comb =
        wkt("POLYGON((0 0, 0.07 0, 0.07 0.05, 0.06 0.05, 0.06 0.01, 0.045 0.01, 0.045 0.05, 0.035 0.05, 0.035 0.01, \
         0.01 0.01, 0.01 0.05, 0 0.05, 0 0), (0.02 0.002, 0.05 0.002, 0.05 0.008, 0.02 0.008, 0.02 0.002))");
    for radius in [50.0, 200.0, 400.0, 1200.0, 5000.0] {
        let grown = round(&comb, radius);
        let shrunk = round(&comb, -radius);
        let outline = Geography::union_all(&[comb.boundary()]);
        for x in -12..30 {
            for y in -10..24 {
                let place = Geography::point(f64::from(x) * 0.0039, f64::from(y) * 0.0037);
                let gap = comb.distance(&place).unwrap();
                if (gap - radius).abs() > radius * 0.02 {
                    assert_eq!(grown.intersects(&place), gap < radius, "{} at {radius}: {gap}", place.to_wkt());
                }
                let depth = outline.distance(&place).unwrap();
                if (depth - radius).abs() > radius * 0.02 {
                    let deep = gap == 0.0 && depth > radius;
                    assert_eq!(shrunk.intersects(&place), deep, "{} at -{radius}", place.to_wkt());
                }
            }
        }
    }
    assert!(round(&comb, -5000.0).is_empty());
    assert!(round(&wkt("LINESTRING(0 0, 1 1)"), -10.0).is_empty());
}

#[test]
fn hulls() {
    let hull = |text: &str| wkt(text).convex_hull().map(|hull| hull.to_wkt());
    assert_eq!(hull("POINT(1 1)").unwrap(), "POINT(1 1)");
    assert_eq!(hull("LINESTRING(1 1, 2 2)").unwrap(), "LINESTRING(1 1, 2 2)");
    assert_eq!(hull("MULTIPOINT(0 0, 5 0, 10 0)").unwrap(), "LINESTRING(0 0, 10 0)");
    assert_eq!(hull("POINT EMPTY"), None);
    let corners = wkt("MULTIPOINT(2 11, 4 12, 0 15, 1 9, 1 12)");
    assert!(corners.convex_hull().unwrap().equals(&wkt("POLYGON((1 9, 4 12, 0 15, 1 9))")));
    assert!(corners.convex_hull().unwrap().covers(&corners));
    assert!(wkt("MULTIPOINT(0 0, 120 0, -120 0, 0 90, 0 -90)").convex_hull().unwrap().is_full());
    let polar = wkt("MULTIPOINT(0 60, 90 60, 180 60, -90 60)").convex_hull().unwrap();
    assert!(polar.contains(&wkt("POINT(0 90)")));
    assert_eq!(polar.num_points(), 5);
}

#[test]
fn simplifying() {
    let line = wkt("LINESTRING(0 0, 0.05 0, 0.1 0, 0.15 0, 2 0)");
    assert_eq!(line.simplify(1.0).unwrap().to_wkt(), "LINESTRING(0 0, 2 0)");
    assert_eq!(line.simplify(0.0).unwrap(), line);
    let triangle = wkt("POLYGON((0 0, 0.1 0, 0.1 0.1, 0 0))");
    let simplified = |tolerance| triangle.simplify(tolerance).unwrap().to_wkt();
    assert_eq!(simplified(1000.0), "POLYGON((0 0, 0.1 0, 0.1 0.1, 0 0))");
    assert_eq!(simplified(10_000.0), "LINESTRING(0 0, 0.1 0.1)");
    assert_eq!(simplified(100_000.0), "POINT(0 0)");
    assert!(triangle.simplify(-1.0).is_err() && triangle.simplify(1e7).is_err());
}

#[test]
fn snapping() {
    let snapped = |text: &str, size| wkt(text).snap_to_grid(size).unwrap().to_wkt();
    assert_eq!(snapped("POINT(1.23456 -7.65432)", 0.01), "POINT(1.23 -7.65)");
    assert_eq!(snapped("LINESTRING(0.04 0, 0.96 0, 0.98 0)", 0.1), "LINESTRING(0 0, 1 0)");
    assert_eq!(snapped("POLYGON((0 0, 0.01 0, 0.01 0.01, 0 0))", 0.1), "POINT(0 0)");
    assert_eq!(snapped("POLYGON((0 0, 1.04 0, 1.02 1.01, 0 0))", 0.1), "POLYGON((0 0, 1 0, 1 1, 0 0))");
}

#[test]
fn lines_and_polygons_of_parts() {
    let (a, b, c) = (wkt("POINT(0 0)"), wkt("POINT(1 0)"), wkt("LINESTRING(1 0, 1 1, 0 1)"));
    let line = make_line([&a, &b, &c]).unwrap();
    assert_eq!(line.to_wkt(), "LINESTRING(0 0, 1 0, 1 1, 0 1)");
    assert_eq!(make_line([&a, &a]).unwrap().to_wkt(), "POINT(0 0)");
    assert!(make_line([&wkt("POINT(0 0)"), &wkt("POINT(180 0)")]).is_err());
    assert!(make_line([&wkt("MULTIPOINT(0 0, 1 1)")]).is_err());
    assert_eq!(make_polygon([&line]).unwrap().to_wkt(), "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))");
    let hole = wkt("LINESTRING(0.2 0.2, 0.4 0.2, 0.4 0.4)");
    assert_eq!(make_polygon([&line, &hole]).unwrap().as_polygon().unwrap().rings.len(), 2);
    assert!(make_polygon([&line, &wkt("LINESTRING(3 3, 4 3, 4 4)")]).is_err());
    let turned = wkt("LINESTRING(0 1, 1 1, 1 0, 0 0)");
    near(make_polygon_oriented([&turned]).unwrap().area(), globe(), 1e-3);
    near(make_polygon([&turned]).unwrap().area(), make_polygon([&line]).unwrap().area(), 1e-12);
    assert!(make_polygon([&Geography::default()]).unwrap().is_full());
    assert_eq!(geog_point(370.0, 5.0).unwrap().to_wkt(), "POINT(10 5)");
    assert!(geog_point(0.0, 90.5).is_err() && geog_point(f64::NAN, 0.0).is_err());
}

#[test]
fn along_lines() {
    let line = wkt("LINESTRING(1 1, 5 5)");
    for (place, part) in [
        ("POINT(0 0)", 0.0),
        ("POINT(1 0)", 0.0),
        ("POINT(1 1)", 0.0),
        ("POINT(2 2)", 0.250_152_146_851_479_1),
        ("POINT(3 3)", 0.500_228_428_363_718_5),
        ("POINT(4 4)", 0.750_190_591_388_438_8),
        ("POINT(5 5)", 1.0),
        ("POINT(6 5)", 1.0),
    ] {
        let found = line.line_locate_point(&wkt(place)).unwrap();
        assert!((found - part).abs() < 1e-14, "{place}: {found}");
    }
    let equator = wkt("LINESTRING(0 0, 10 0, 30 0)");
    assert_eq!(equator.line_interpolate_point(0.5).unwrap().to_wkt(), "POINT(15 0)");
    assert_eq!(equator.line_interpolate_point(1.0).unwrap().to_wkt(), "POINT(30 0)");
    assert_eq!(equator.line_substring(0.1, 0.5).unwrap().to_wkt(), "LINESTRING(3 0, 10 0, 15 0)");
    assert_eq!(equator.line_substring(0.5, 0.5).unwrap().to_wkt(), "POINT(15 0)");
    assert_eq!(equator.line_substring(0.0, 1.0).unwrap(), equator);
    assert!(equator.line_substring(0.6, 0.5).is_err() && equator.line_interpolate_point(1.5).is_err());
    assert!(wkt("POINT(1 1)").line_locate_point(&wkt("POINT(1 1)")).is_err());
    assert_eq!(equator.closest_point(&wkt("POINT(12 5)")).unwrap().to_wkt(), "POINT(12 0)");
    assert_eq!(equator.closest_point(&wkt("POINT EMPTY")), None);
}

#[test]
fn parts_of_polygons_and_lines() {
    let line = wkt("LINESTRING(1 1, 2 1, 3 2, 3 3)");
    let at = |n| line.point_n(n).map(|point| point.to_wkt());
    assert_eq!(
        [at(1), at(-1), at(2), at(-2)].map(Result::unwrap),
        ["POINT(1 1)", "POINT(3 3)", "POINT(2 1)", "POINT(3 2)"]
    );
    assert!(at(0).is_err() && at(5).is_err() && at(-5).is_err() && at(i64::MIN).is_err());
    assert_eq!(
        wkt("POLYGON((0 0, 1 4, 2 2, 0 0))").exterior_ring().unwrap().to_wkt(),
        "LINESTRING(2 2, 1 4, 0 0, 2 2)"
    );
    let holes = wkt("POLYGON((1 1, 1 10, 5 10, 5 1, 1 1), (2 2.5, 3.5 3, 2.5 2, 2 2.5), (3.5 7, 4 6, 3 3, 3.5 7))");
    let rings: Vec<String> = holes.interior_rings().unwrap().iter().map(Geography::to_wkt).collect();
    assert_eq!(rings, ["LINESTRING(2.5 2, 3.5 3, 2 2.5, 2.5 2)", "LINESTRING(3 3, 4 6, 3.5 7, 3 3)"]);
    assert!(wkt("fullglobe").exterior_ring().unwrap().is_empty());
    let mixed = wkt("GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(1 2, 2 1))");
    assert_eq!(mixed.dump(1).unwrap(), [wkt("LINESTRING(1 2, 2 1)")]);
    assert_eq!(mixed.dump(-1).unwrap().len(), 2);
    assert_eq!(mixed.dump_points().len(), 3);
    assert_eq!(mixed.boundary().to_wkt(), "MULTIPOINT(1 2, 2 1)");
    assert_eq!(wkt("POLYGON((0 0, 1 0, 1 1, 0 0))").boundary().to_wkt(), "LINESTRING(0 0, 1 0, 1 1, 0 0)");
    assert_eq!(mixed.dimension(), 1);
    assert!(mixed.x().is_err());
}

#[test]
fn geohashes() {
    assert_eq!(wkt("POINT(-122.35 47.62)").geohash(10).unwrap().unwrap(), "c22yzugqw7");
    assert_eq!(wkt("POINT(-122.35 47.62)").geohash(99).unwrap().unwrap().len(), 20);
    assert_eq!(wkt("POINT EMPTY").geohash(5).unwrap(), None);
    assert!(wkt("LINESTRING(0 0, 1 1)").geohash(5).is_err());
    let back = point_from_geohash("c22yzugqw7").unwrap();
    assert!(back.distance(&wkt("POINT(-122.35 47.62)")).unwrap() < 1.0);
    assert!(point_from_geohash("a").is_err() && point_from_geohash("").is_err());
}

#[test]
fn clusters() {
    let rows: Vec<Option<Geography>> = [
        "POINT EMPTY",
        "MULTIPOINT(1 1, 2 2, 4 4, 5 2)",
        "POINT(14 15)",
        "LINESTRING(40 1, 42 34, 44 39)",
        "POLYGON((40 2, 40 1, 41 2, 40 2))",
    ]
    .iter()
    .map(|text| Some(wkt(text)))
    .chain([None])
    .collect();
    assert_eq!(cluster_dbscan(&rows, 1e5, 1).unwrap(), [None, Some(0), Some(1), Some(2), Some(2), None]);
    assert_eq!(cluster_dbscan(&rows, 1e5, 2).unwrap(), [None, None, None, Some(0), Some(0), None]);
    // A chain whose links are a degree apart, and one far away.
    let chain: Vec<Option<Geography>> = (0..50)
        .map(|step| Some(Geography::point(f64::from(step) - 25.0, 80.0)))
        .chain([Some(Geography::point(90.0, 0.0))])
        .collect();
    let clusters = cluster_dbscan(&chain, 20_000.0, 3).unwrap();
    assert!(clusters[..50].iter().all(|cluster| *cluster == Some(0)) && clusters[50].is_none());
    assert!(cluster_dbscan(&chain, -1.0, 3).is_err() && cluster_dbscan(&chain, 1.0, -3).is_err());
}
