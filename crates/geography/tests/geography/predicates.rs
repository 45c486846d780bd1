use extension_geography::Geography;

use crate::wkt;

#[test]
fn contains_and_covers_part_at_the_boundary() {
    let polygon = wkt("POLYGON((1 1, 20 1, 10 20, 1 1))");
    for (place, contains, covers) in
        [("POINT(0 0)", false, false), ("POINT(1 1)", false, true), ("POINT(10 10)", true, true)]
    {
        let place = wkt(place);
        assert_eq!(polygon.contains(&place), contains);
        assert_eq!(place.within(&polygon), contains);
        assert_eq!(polygon.covers(&place), covers);
        assert_eq!(place.covered_by(&polygon), covers);
    }
}

/// Every predicate of two geographies, in the order of `NAMES`, both ways round.
fn table(a: &str, b: &str) -> String {
    let (a, b) = (wkt(a), wkt(b));
    let of = |a: &Geography, b: &Geography| {
        [a.intersects(b), a.covers(b), a.contains(b), a.touches(b), a.equals(b)].map(|yes| if yes { 'T' } else { 'F' })
    };
    let (there, back): (String, String) = (of(&a, &b).iter().collect(), of(&b, &a).iter().collect());
    format!("{there} {back}")
}

#[test]
fn pairs_lie_to_each_other_as_topology_has_it() {
    const SQUARE: &str = "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))";
    // Intersects, covers, contains, touches, equals; then with the arguments exchanged.
    for (a, b, expected) in [
        (SQUARE, SQUARE, "TTTFT TTTFT"),
        (SQUARE, "POLYGON((10 10, 0 10, 0 0, 10 0, 10 10))", "TTTFT TTTFT"),
        (SQUARE, "POLYGON((2 2, 4 2, 4 4, 2 4, 2 2))", "TTTFF TFFFF"),
        (SQUARE, "POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))", "TTTFF TFFFF"),
        (SQUARE, "POLYGON((5 5, 15 5, 15 15, 5 15, 5 5))", "TFFFF TFFFF"),
        (SQUARE, "POLYGON((10 0, 20 0, 20 10, 10 10, 10 0))", "TFFTF TFFTF"),
        (SQUARE, "POLYGON((10 10, 20 10, 20 20, 10 20, 10 10))", "TFFTF TFFTF"),
        (SQUARE, "POLYGON((20 20, 30 20, 30 30, 20 30, 20 20))", "FFFFF FFFFF"),
        (SQUARE, "LINESTRING(2 2, 8 8)", "TTTFF TFFFF"),
        (SQUARE, "LINESTRING(-5 5, 15 5)", "TFFFF TFFFF"),
        (SQUARE, "LINESTRING(0 0, 10 0)", "TTFTF TFFTF"),
        (SQUARE, "LINESTRING(-5 0, 0 0)", "TFFTF TFFTF"),
        (SQUARE, "POINT(5 0)", "TTFTF TFFTF"),
        (SQUARE, "MULTIPOINT(5 0, 5 5)", "TTTFF TFFFF"),
        (SQUARE, "MULTIPOINT(5 5, 50 50)", "TFFFF TFFFF"),
        ("LINESTRING(0 0, 10 0)", "LINESTRING(5 0, 20 0)", "TFFFF TFFFF"),
        ("LINESTRING(0 0, 10 0)", "LINESTRING(2 0, 5 0)", "TTTFF TFFFF"),
        ("LINESTRING(0 0, 10 0)", "LINESTRING(10 0, 0 0)", "TTTFT TTTFT"),
        ("LINESTRING(0 0, 10 0)", "LINESTRING(0 0, 5 0, 10 0)", "TTTFT TTTFT"),
        ("LINESTRING(0 0, 10 0)", "LINESTRING(10 0, 20 5)", "TFFTF TFFTF"),
        ("LINESTRING(0 0, 10 0)", "LINESTRING(5 -5, 5 5)", "TFFFF TFFFF"),
        ("LINESTRING(0 0, 10 0)", "POINT(5 0)", "TTTFF TFFFF"),
        ("LINESTRING(0 0, 10 0)", "POINT(0 0)", "TTFTF TFFTF"),
        ("POINT(1 1)", "POINT(1 1)", "TTTFT TTTFT"),
        ("POINT(1 1)", "POINT(1 2)", "FFFFF FFFFF"),
        ("POINT(180 5)", "POINT(-180 5)", "TTTFT TTTFT"),
        ("POINT EMPTY", "POINT(1 1)", "FFFFF FFFFF"),
        ("POINT EMPTY", "LINESTRING EMPTY", "FFFFT FFFFT"),
        ("fullglobe", "POINT(1 1)", "TTTFF TFFFF"),
        ("fullglobe", SQUARE, "TTTFF TFFFF"),
        ("fullglobe", "fullglobe", "TTTFT TTTFT"),
        (
            "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 8 2, 8 8, 2 8, 2 2))",
            "POLYGON((3 3, 7 3, 7 7, 3 7, 3 3))",
            "FFFFF FFFFF",
        ),
        (
            "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 8 2, 8 8, 2 8, 2 2))",
            "POLYGON((2 2, 8 2, 8 8, 2 8, 2 2))",
            "TFFTF TFFTF",
        ),
    ] {
        assert_eq!(table(a, b), expected, "{a} and {b}");
    }
}

#[test]
fn poles_and_the_antimeridian_are_places_like_others() {
    let arctic = wkt("POLYGON((0 70, 90 70, 180 70, -90 70, 0 70))");
    assert!(arctic.contains(&wkt("POINT(0 90)")) && arctic.contains(&wkt("POINT(123 90)")));
    assert!(arctic.contains(&wkt("POINT(-179 80)")) && !arctic.intersects(&wkt("POINT(45 -80)")));
    let fiji = wkt("POLYGON((177 -20, -178 -20, -178 -15, 177 -15, 177 -20))");
    assert!(fiji.contains(&wkt("POINT(180 -17)")) && fiji.contains(&wkt("POINT(-179 -17)")));
    assert!(!fiji.intersects(&wkt("POINT(0 -17)")));
    let wedge = wkt("POLYGON((0 0, 10 0, 0 90, 0 0))");
    assert!(wedge.covers(&wkt("POINT(77 90)")) && !wedge.contains(&wkt("POINT(77 90)")));
    assert!(wedge.touches(&wkt("POLYGON((180 0, 190 0, 0 90, 180 0))")));
}

#[test]
fn edges_are_great_circles_not_parallels() {
    let band = wkt("POLYGON((-40 50, 40 50, 40 60, -40 60, -40 50))");
    assert!(!band.contains(&wkt("POINT(0 51)")), "the southern edge bends north of it");
    assert!(band.contains(&wkt("POINT(0 62)")));
}

#[test]
fn within_a_distance() {
    let origin = wkt("POINT(0 0)");
    let degree = 1f64.to_radians() * extension_geography::EARTH_RADIUS;
    assert!(origin.within_distance(&wkt("POINT(1 0)"), degree + 0.001));
    assert!(!origin.within_distance(&wkt("POINT(1 0)"), degree - 0.001));
    assert!(!origin.within_distance(&wkt("POINT EMPTY"), 1e9));
    assert!(wkt("POLYGON((1 -1, 2 -1, 2 1, 1 1, 1 -1))").within_distance(&origin, degree + 0.001));
}

#[test]
fn boxes_of_longitudes_and_latitudes() {
    let at = |lng, lat| Geography::point(lng, lat);
    for (place, first, second) in
        [(at(10.0, 10.0), true, false), (at(170.0, 10.0), false, true), (at(30.0, 30.0), false, false)]
    {
        assert_eq!(place.intersects_box(-90.0, 0.0, 90.0, 20.0), first);
        assert_eq!(place.intersects_box(90.0, 0.0, -90.0, 20.0), second);
    }
    // The great circle passes north of both of its ends.
    let line = wkt("LINESTRING(-40 50, 40 50)");
    assert!(line.intersects_box(-5.0, 55.0, 5.0, 80.0) && !line.intersects_box(-5.0, 49.0, 5.0, 51.0));
    assert!(wkt("POLYGON((-50 -50, 50 -50, 50 50, -50 50, -50 -50))").intersects_box(-1.0, -1.0, 1.0, 1.0));
    assert!(wkt("fullglobe").intersects_box(0.0, 0.0, 1.0, 1.0));
    assert!(!wkt("POINT EMPTY").intersects_box(-180.0, -90.0, 180.0, 90.0));
}

#[test]
fn closed_and_rings() {
    for (text, closed, ring) in [
        ("POINT(5 0)", true, false),
        ("LINESTRING(0 1, 4 3, 2 6, 0 1)", true, true),
        ("LINESTRING(2 6, 1 3, 3 9)", false, false),
        ("LINESTRING(0 0, 2 2, 2 0, 0 2, 0 0)", true, false),
        ("GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(1 2, 2 1))", false, false),
        ("POLYGON((0 0, 1 0, 1 1, 0 0))", false, false),
        ("GEOMETRYCOLLECTION EMPTY", false, false),
        ("fullglobe", true, false),
    ] {
        assert_eq!((wkt(text).is_closed(), wkt(text).is_ring()), (closed, ring), "{text}");
    }
}
