use std::collections::BTreeSet;

use extension_geography::{Fill, Geography, h3, quadbin};

use crate::{globe, near, wkt};

#[test]
fn documented_h3_cells() {
    let cell = h3::from_long_lat(-3.7038, 40.4168, 4).unwrap();
    assert_eq!(cell, "84390cbffffffff");
    assert_eq!(h3::from_geog_point(&wkt("POINT(-3.7038 40.4168)"), 4).unwrap(), cell);
    assert_eq!(h3::center(&cell).unwrap().to_wkt(), "POINT(-3.61760324662829 40.3725405821658)");
    let boundary = h3::boundary(&cell).unwrap();
    assert_eq!(boundary.num_points(), 7);
    assert!(boundary.dump_points()[0].distance(&wkt("POINT(-3.57692743539573 40.6134385959352)")).unwrap() < 1e-6);
    assert_eq!(h3::resolution(&cell), Some(4));
    let children = h3::to_children(&cell, 5).unwrap();
    assert_eq!(children.len(), 7);
    assert!(children.iter().all(|child| h3::to_parent(child, 4).unwrap() == cell));
    let names: Vec<&str> = children.iter().map(String::as_str).collect();
    assert_eq!(h3::compact(names).unwrap(), [cell.as_str()]);
    assert_eq!(h3::uncompact([cell.as_str()], 5).unwrap(), children);
    assert_eq!(h3::k_ring(&cell, 2).unwrap().len(), 19);
    assert_eq!(h3::hex_ring(&cell, 2).unwrap().len(), 12);
    for (other, steps) in h3::k_ring_distances(&cell, 3).unwrap() {
        assert_eq!(h3::distance(&cell, &other), Some(steps));
    }
    assert_eq!(h3::string_to_int(&cell).map(h3::int_to_string).unwrap(), cell);
}

#[test]
fn what_is_no_h3_cell() {
    for nonsense in ["", "ff", "zz", "84390cbfffffff0", "+84390cbffffffff", "84390cbffffffff84390cbffffffff"] {
        assert!(!h3::is_valid(nonsense), "{nonsense}");
        assert_eq!((h3::center(nonsense), h3::boundary(nonsense), h3::resolution(nonsense)), (None, None, None));
    }
    assert_eq!(h3::from_long_lat(0.0, 0.0, 16), None);
    assert_eq!(h3::from_geog_point(&wkt("LINESTRING(0 0, 1 1)"), 4), None);
    assert!(h3::k_ring("84390cbffffffff", -1).is_err() && h3::k_ring("84390cbffffffff", 1_000_000_000).is_err());
    assert!(h3::is_pentagon("8009fffffffffff") && !h3::is_pentagon("84390cbffffffff"));
    assert!(h3::fill(&wkt("fullglobe"), 15, Fill::Center).is_err());
}

#[test]
fn h3_cells_fill_the_globe() {
    assert_eq!(h3::fill(&Geography::full(), 2, Fill::Center).unwrap().len(), 5882);
    let total: f64 = h3::fill(&Geography::full(), 1, Fill::Center)
        .unwrap()
        .iter()
        .map(|cell| h3::boundary(cell).unwrap().area())
        .sum();
    near(total, globe(), 1e-9);
}

#[test]
fn fills_equal_a_search_without_shortcuts() {
    for (text, h3_level, quadbin_level) in [
        (
            "POLYGON((-3.8 40.3, -3.6 40.3, -3.6 40.5, -3.8 40.5, -3.8 40.3), (-3.72 40.38, -3.68 40.38, -3.68 40.42, -3.72 40.42, -3.72 40.38))",
            7,
            14,
        ),
        ("POLYGON((170 -20, -170 -20, -170 20, 170 20, 170 -20))", 2, 6),
        ("POLYGON((0 70, 90 70, 180 70, -90 70, 0 70))", 2, 6),
    ] {
        let area = wkt(text);
        let found: BTreeSet<String> = h3::fill(&area, h3_level, Fill::Center).unwrap().into_iter().collect();
        let start = h3::from_geog_point(&area.centroid(), h3_level).unwrap();
        let around = h3::k_ring(&start, 40).unwrap();
        let expected: BTreeSet<String> =
            around.into_iter().filter(|cell| area.covers(&h3::center(cell).unwrap())).collect();
        assert_eq!(found, expected, "{text}");
        assert!(found.len() > 20);
        let cells: BTreeSet<i64> = quadbin::fill(&area, quadbin_level, Fill::Center).unwrap().into_iter().collect();
        let start = quadbin::from_geog_point(&area.centroid(), quadbin_level).unwrap();
        let around = quadbin::k_ring(start, 64).unwrap();
        let expected: BTreeSet<i64> =
            around.into_iter().filter(|cell| area.covers(&quadbin::center(*cell).unwrap())).collect();
        assert_eq!(cells, expected, "{text}");
        let touched: BTreeSet<i64> =
            quadbin::fill(&area, quadbin_level, Fill::Intersects).unwrap().into_iter().collect();
        let within: BTreeSet<i64> = quadbin::fill(&area, quadbin_level, Fill::Contains).unwrap().into_iter().collect();
        let stray: Vec<_> = within.difference(&cells).chain(cells.difference(&touched)).collect();
        assert!(stray.is_empty(), "{text}: {stray:?} of {} {} {}", within.len(), cells.len(), touched.len());
        let counts = (within.len(), cells.len(), touched.len());
        assert!(counts.0 < counts.1 && counts.1 <= counts.2, "{text}: {counts:?}");
    }
}

#[test]
fn documented_quadbins() {
    let cell = 5_207_251_884_775_047_167;
    let [west, south, east, north] = quadbin::bbox(cell).unwrap();
    assert_eq!((west, east), (-22.5, 0.0));
    near(south, 21.943_045_533_438_188, 1e-15);
    near(north, 40.979_898_069_620_13, 1e-15);
    assert_eq!(
        quadbin::boundary(cell).unwrap().to_wkt(),
        "POLYGON((-22.5 40.9798980696201, -22.5 21.9430455334382, 0 21.9430455334382, 0 40.9798980696201, -22.5 40.9798980696201))"
    );
    assert_eq!(quadbin::center(cell).unwrap().to_wkt(), "POINT(-11.25 31.952162238025)");
    assert_eq!(quadbin::resolution(cell).unwrap(), 4);
    assert_eq!(quadbin::to_zxy(quadbin::sibling(cell, "up").unwrap().unwrap()).unwrap(), (4, 7, 5));
    assert_eq!(quadbin::to_zxy(quadbin::sibling(cell, "left").unwrap().unwrap()).unwrap(), (4, 6, 6));
    assert_eq!(quadbin::sibling(quadbin::from_zxy(3, 0, 0).unwrap(), "up").unwrap(), None);
    assert_eq!(
        quadbin::to_zxy(quadbin::sibling(quadbin::from_zxy(3, 0, 0).unwrap(), "left").unwrap().unwrap()).unwrap(),
        (3, 7, 0)
    );
    let children = quadbin::to_children(cell, 6).unwrap();
    assert_eq!(children.len(), 16);
    assert!(children.iter().all(|child| quadbin::to_parent(*child, 4).unwrap() == cell));
    assert!(quadbin::to_parent(cell, 5).is_err() && quadbin::to_children(cell, 3).is_err());
    assert_eq!(quadbin::k_ring(cell, 1).unwrap().len(), 9);
    assert_eq!(quadbin::k_ring(quadbin::from_zxy(0, 0, 0).unwrap(), 3).unwrap().len(), 1);
    for (other, steps) in quadbin::k_ring_distances(cell, 2).unwrap() {
        assert_eq!(quadbin::distance(cell, other).unwrap(), Some(steps));
    }
    assert_eq!(quadbin::from_quadkey(&quadbin::to_quadkey(cell).unwrap()).unwrap(), cell);
    assert_eq!(quadbin::to_quadkey(quadbin::from_zxy(3, 3, 5).unwrap()).unwrap(), "213");
    assert_eq!(quadbin::to_zxy(quadbin::from_long_lat(180.0, -90.0, 2).unwrap()).unwrap(), (2, 0, 3));
}

#[test]
fn s2_cells_hold_their_children() {
    let point = wkt("POINT(-122.35 47.62)");
    let level = |level| extension_geography::s2_cell_id(&point, level).unwrap();
    for fine in 1..=30 {
        let (child, parent) = (level(fine).cast_unsigned(), level(fine - 1).cast_unsigned());
        let half = parent & parent.wrapping_neg();
        assert!(child >= parent - (half - 1) && child <= parent + (half - 1));
        assert_eq!(child.trailing_zeros() + 2, parent.trailing_zeros());
    }
    assert!(extension_geography::s2_cell_id(&point, 31).is_err());
    assert!(extension_geography::s2_cell_id(&wkt("LINESTRING(0 0, 1 1)"), 3).is_err());
}
