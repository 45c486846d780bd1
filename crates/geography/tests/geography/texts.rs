use extension_geography::{Geography, Reading, parse_any, parse_geojson, parse_hex_wkb, parse_wkb, parse_wkt};

use crate::{globe, near, oriented, valid, wkt};

#[test]
fn wkt_comes_back_as_bigquery_prints_it() {
    for (given, printed) in [
        ("POINT(1 2)", "POINT(1 2)"),
        ("  point ( -122.35  47.62 ) ", "POINT(-122.35 47.62)"),
        ("POINT(190 1)", "POINT(-170 1)"),
        ("POINT EMPTY", "GEOMETRYCOLLECTION EMPTY"),
        ("POLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY"),
        ("GEOMETRYCOLLECTION EMPTY", "GEOMETRYCOLLECTION EMPTY"),
        ("GEOMETRYCOLLECTION(POINT(1 2))", "POINT(1 2)"),
        ("MULTIPOINT(1 1, 2 2, 4 4, 5 2)", "MULTIPOINT(1 1, 2 2, 5 2, 4 4)"),
        ("MULTIPOINT((2 11), (4 12), (0 15), (1 9), (1 12))", "MULTIPOINT(1 9, 4 12, 2 11, 1 12, 0 15)"),
        ("MULTIPOINT(1 1, 1 1)", "POINT(1 1)"),
        ("LINESTRING(1 1, 2 1, 3 2, 3 3)", "LINESTRING(1 1, 2 1, 3 2, 3 3)"),
        ("MULTILINESTRING((2 2, 3 4), (5 6, 7 7))", "MULTILINESTRING((2 2, 3 4), (5 6, 7 7))"),
        ("POLYGON((0 0, 0 2, 2 2, 2 0, 0 0))", "POLYGON((2 0, 2 2, 0 2, 0 0, 2 0))"),
        ("POLYGON((0 0, 1 4, 2 2, 0 0))", "POLYGON((2 2, 1 4, 0 0, 2 2))"),
        (
            "POLYGON((0 0, 10 0, 10 10, 0 0), (4 2, 6 2, 8 6, 4 2))",
            "POLYGON((0 0, 10 0, 10 10, 0 0), (8 6, 6 2, 4 2, 8 6))",
        ),
        (
            "GEOMETRYCOLLECTION(MULTIPOINT(-1 2, 0 12), LINESTRING(-2 4, 0 6))",
            "GEOMETRYCOLLECTION(MULTIPOINT(-1 2, 0 12), LINESTRING(-2 4, 0 6))",
        ),
        ("fullglobe", "FULLGLOBE"),
    ] {
        assert_eq!(wkt(given).to_wkt(), printed);
        assert_eq!(wkt(printed).to_wkt(), printed, "again");
    }
}

#[test]
fn a_polygon_that_crosses_itself_is_refused_or_repaired() {
    let bow_tie = "POLYGON((0 -1, 2 1, 2 -1, 0 1))";
    assert!(parse_wkt(bow_tie, Reading::default()).is_err());
    let closed = parse_wkt("POLYGON((0 -1, 2 1, 2 -1, 0 1, 0 -1))", Reading::default()).unwrap_err();
    assert_eq!(closed.to_string(), "Invalid polygon loop: Edge 0 crosses edge 2");
    assert_eq!(valid(bow_tie).to_wkt(), "MULTIPOLYGON(((0 -1, 1 0, 0 1, 0 -1)), ((2 -1, 2 1, 1 0, 2 -1)))");
}

#[test]
fn repairs_keep_what_is_enclosed_once() {
    // A hole that sticks out of its shell, overlapping polygons, a spike, a collapsed ring.
    let sticking = valid("POLYGON((0 0, 4 0, 4 4, 0 4, 0 0), (2 1, 6 1, 6 3, 2 3, 2 1))");
    assert_eq!(sticking.geometry_type(), "ST_MultiPolygon");
    near(
        valid("MULTIPOLYGON(((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 0, 3 0, 3 2, 1 2, 1 0)))").area(),
        wkt("POLYGON((0 0, 1 0, 2 0, 3 0, 3 2, 2 2, 1 2, 0 2, 0 0))").area(),
        2e-3,
    );
    assert_eq!(valid("POLYGON((0 0, 2 0, 2 2, 3 3, 2 2, 0 2, 0 0))").to_wkt(), "POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))");
    assert_eq!(valid("POLYGON((0 0, 1 1, 0 0))").to_wkt(), "LINESTRING(0 0, 1 1)");
}

#[test]
fn what_is_wrong_is_said() {
    for (given, said) in [
        ("POINT(1 91)", "Latitude must be between -90 and 90"),
        ("POINT(1)", "Invalid WKT"),
        ("POINT(nan 1)", "Invalid"),
        ("POINT Z(1 2 3)", "no Z and no M"),
        ("CIRCLE(1 2)", "Invalid WKT"),
        ("POLYGON((0 0, 1 1, 2 0))", "not closed"),
        ("POLYGON((0 0, 1 1, 0 0))", "at least 3 unique vertices, but only had 2"),
        ("POLYGON((0 0, 2 0, 1 1, 2 2, 0 2, 1 1, 0 0))", "has duplicate vertex with edge"),
        ("POLYGON((0 0, 4 0, 4 4, 0 4, 0 0), (2 1, 6 1, 6 3, 2 3, 2 1))", "crosses loop"),
        ("POLYGON((0 0, 4 0, 4 4, 0 4, 0 0), (12 1, 16 1, 16 3, 12 3, 12 1))", "not a shell and holes inside"),
        ("MULTIPOLYGON(((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 0, 3 0, 3 2, 1 2, 1 0)))", "overlap"),
        ("LINESTRING(0 0, 180 0)", "antipodal"),
    ] {
        let problem = parse_wkt(given, Reading::default()).unwrap_err().to_string();
        assert!(problem.contains(said), "{given}: {problem}");
    }
    let deep = "GEOMETRYCOLLECTION(".repeat(100_000);
    assert!(parse_wkt(&deep, Reading::default()).is_err());
    let both = Reading { oriented: true, planar: true, ..Reading::default() };
    assert!(parse_wkt("POINT(1 1)", both).is_err());
}

#[test]
fn an_oriented_ring_may_be_the_larger_side() {
    let small = wkt("POLYGON((0 0, 0 2, 2 2, 2 0, 0 0))");
    let large = oriented("POLYGON((0 0, 0 2, 2 2, 2 0, 0 0))");
    near(small.area() + large.area(), globe(), 1e-12);
    let inside = wkt("POINT(1 1)");
    assert!(small.contains(&inside) && !large.contains(&inside));
    assert!(large.contains(&wkt("POINT(90 45)")) && !small.contains(&wkt("POINT(90 45)")));
    near(large.union(&small).area(), globe(), 1e-12);
    assert!(large.union(&small).is_full());
}

#[test]
fn a_collection_is_the_union_of_its_members() {
    let one = wkt("GEOMETRYCOLLECTION(POLYGON((0 0, 2 0, 2 2, 0 2, 0 0)), POLYGON((1 0, 3 0, 3 2, 1 2, 1 0)))");
    assert_eq!(one.geometry_type(), "ST_Polygon");
}

#[test]
fn binary_comes_back() {
    for text in [
        "POINT(1 2)",
        "MULTIPOINT(1 1, 2 2)",
        "LINESTRING(1 1, 2 1)",
        "MULTILINESTRING((2 2, 3 4), (5 6, 7 7))",
        "POLYGON((0 0, 10 0, 10 10, 0 0), (8 6, 6 2, 4 2, 8 6))",
        "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
        "GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(1 2, 2 1))",
        "GEOMETRYCOLLECTION EMPTY",
        "FULLGLOBE",
    ] {
        let geography = wkt(text);
        let bytes = geography.to_wkb();
        assert_eq!(Geography::from_wkb(&bytes).unwrap(), geography);
        if !geography.is_full() {
            assert_eq!(parse_wkb(&bytes, Reading::default()).unwrap(), geography);
        }
        for end in 0..bytes.len() {
            assert!(Geography::from_wkb(&bytes[..end]).is_err());
        }
    }
    assert_eq!(
        parse_hex_wkb("010100000000000000000000400000000000001040", Reading::default()).unwrap(),
        wkt("POINT(2 4)")
    );
    assert_eq!(parse_any("010100000000000000000000400000000000001040").unwrap(), wkt("POINT(2 4)"));
    // Big endian, with a reference system.
    let big = "0020000001000010e640000000000000004010000000000000";
    assert_eq!(parse_any(big).unwrap(), wkt("POINT(2 4)"));
    // Four thousand million points are announced: nothing is reserved for them.
    assert!(parse_hex_wkb("0104000000ffffffff", Reading::default()).is_err());
}

#[test]
fn geojson_comes_and_goes() {
    let square = r#"{ "type": "Polygon", "coordinates": [ [ [2, 0], [2, 2], [1, 2], [0, 2], [0, 0], [2, 0] ] ] }"#;
    let geography = parse_any(square).unwrap();
    assert_eq!(geography.num_points(), 6, "two degrees near the equator need no more: {}", geography.to_wkt());
    assert_eq!(wkt("POINT(1 2)").to_geojson().trim(), r#"{ "type": "Point", "coordinates": [1, 2] }"#);
    for text in
        ["MULTIPOINT(1 1, 2 2)", "GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(1 2, 1.2 1.8))", "GEOMETRYCOLLECTION EMPTY"]
    {
        assert_eq!(parse_geojson(&wkt(text).to_geojson(), false).unwrap(), wkt(text));
    }
    for (wrong, said) in [
        (r#"{"type": "Feature", "geometry": null, "properties": {}}"#, "Feature"),
        (r#"{"type": "Point", "coordinates": [1, 2, 3]}"#, "two coordinates"),
        (r#"{"type": "Point"}"#, "Invalid GeoJSON"),
        ("[1", "Invalid GeoJSON"),
    ] {
        let problem = parse_geojson(wrong, false).unwrap_err().to_string();
        assert!(problem.contains(said), "{problem}");
    }
}

#[test]
fn straight_edges_on_a_map_stay_within_ten_metres() {
    // Along the 60th parallel, the great circle would go far north.
    let parallel = parse_geojson(r#"{"type":"LineString","coordinates":[[-40, 60], [40, 60]]}"#, false).unwrap();
    assert!(parallel.num_points() > 100);
    let great = wkt("LINESTRING(-40 60, 40 60)");
    for step in 0..=80 {
        let on_parallel = Geography::point(f64::from(step - 40), 60.0);
        assert!(parallel.distance(&on_parallel).unwrap() <= 10.0);
    }
    near(parallel.length(), 80f64.to_radians() * 60f64.to_radians().cos() * 6_371_010.0, 1e-6);
    let back = parse_geojson(&great.to_geojson(), false).unwrap();
    near(back.length(), great.length(), 1e-6);
    assert!(great.length() < parallel.length() - 100_000.0);
    let across = wkt("LINESTRING(170 10, -170 10)").to_geojson();
    assert!(across.contains("180") && !across.contains("[0,"), "{across}");
}
