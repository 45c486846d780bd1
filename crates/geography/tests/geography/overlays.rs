use extension_geography::Geography;

use crate::{globe, near, wkt};

#[test]
fn squares_side_by_side_become_one() {
    let (west, east) = (wkt("POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))"), wkt("POLYGON((1 0, 2 0, 2 1, 1 1, 1 0))"));
    assert_eq!(west.union(&east).to_wkt(), "POLYGON((1 1, 0 1, 0 0, 1 0, 2 0, 2 1, 1 1))");
    assert_eq!(west.intersection(&east).to_wkt(), "LINESTRING(1 0, 1 1)");
    assert_eq!(west.difference(&east), west);
    assert_eq!(west.intersection(&wkt("POLYGON((1 1, 2 1, 2 2, 1 2, 1 1))")).to_wkt(), "POINT(1 1)");
    // Touching at a corner, two polygons stay two.
    assert_eq!(west.union(&wkt("POLYGON((1 1, 2 1, 2 2, 1 2, 1 1))")).num_geometries(), 2);
}

#[test]
fn squares_over_one_another() {
    let (one, two) = (wkt("POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))"), wkt("POLYGON((1 1, 3 1, 3 3, 1 3, 1 1))"));
    let (union, both, rest) = (one.union(&two), one.intersection(&two), one.difference(&two));
    near(union.area() + both.area(), one.area() + two.area(), 1e-12);
    near(rest.area() + both.area(), one.area(), 1e-12);
    assert_eq!((union.num_points(), both.num_points(), rest.num_points()), (9, 5, 7));
    assert!(both.to_wkt().contains("1 1") && both.to_wkt().contains("2 2"), "input vertices stay as they were");
    assert!(one.covers(&both) && two.covers(&both) && union.covers(&one) && union.covers(&two));
    assert!(rest.touches(&two) || rest.intersection(&two).area() < 1e-3);
}

#[test]
fn a_hole_is_cut_as_documented() {
    let cut = wkt("POLYGON((0 0, 10 0, 10 10, 0 0))").difference(&wkt("POLYGON((4 2, 6 2, 8 6, 4 2))"));
    assert_eq!(cut.to_wkt(), "POLYGON((0 0, 10 0, 10 10, 0 0), (8 6, 6 2, 4 2, 8 6))");
    assert_eq!(cut.union(&wkt("POLYGON((4 2, 6 2, 8 6, 4 2))")).to_wkt(), "POLYGON((0 0, 10 0, 10 10, 0 0))");
    assert!(
        wkt("POLYGON((4 2, 6 2, 8 6, 4 2))")
            .difference(&cut.exterior_ring().unwrap())
            .equals(&wkt("POLYGON((4 2, 6 2, 8 6, 4 2))"))
    );
    assert!(wkt("POLYGON((4 2, 6 2, 8 6, 4 2))").difference(&wkt("POLYGON((0 0, 10 0, 10 10, 0 0))")).is_empty());
}

#[test]
fn holes_that_touch_their_shell_stay_holes() {
    let square = wkt("POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))");
    let touching = square.difference(&wkt("POLYGON((0 0, 3 1, 1 3, 0 0))"));
    assert_eq!(touching.as_polygon().unwrap().rings.len(), 2, "{}", touching.to_wkt());
    assert!(extension_geography::parse_wkt(&touching.to_wkt(), Default::default()).is_ok());
    // Cut in two by a diamond from side to side.
    let halves = square.difference(&wkt("POLYGON((0 2, 2 0.5, 4 2, 2 3.5, 0 2))"));
    assert_eq!(halves.num_geometries(), 2);
}

#[test]
fn islands_in_lakes() {
    let ring = wkt("POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1))");
    let island = wkt("POLYGON((3 3, 6 3, 6 6, 3 6, 3 3))");
    let all = ring.union(&island);
    assert_eq!(all.num_geometries(), 2);
    assert!(wkt(&all.to_wkt()).equals(&all));
    near(all.difference(&island).area(), ring.area(), 1e-12);
    let lake = wkt("POLYGON((1 1, 8 1, 8 8, 1 8, 1 1))");
    assert_eq!(all.union(&lake).num_geometries(), 1);
    near(all.union(&lake).area(), wkt("POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))").area(), 1e-12);
}

#[test]
fn lines_and_points() {
    let square = wkt("POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))");
    let line = wkt("LINESTRING(-5 0, 15 0)");
    assert_eq!(square.intersection(&line).to_wkt(), "LINESTRING(0 0, 10 0)");
    assert_eq!(line.difference(&square).to_wkt(), "MULTILINESTRING((-5 0, 0 0), (10 0, 15 0))");
    let cut = wkt("LINESTRING(5 -5, 5 15)").intersection(&square);
    assert_eq!((cut.num_geometries(), cut.num_points()), (1, 2));
    assert_eq!(square.union(&wkt("POINT(5 5)")), square);
    assert_eq!(square.union(&wkt("POINT(50 5)")).geometry_type(), "ST_GeometryCollection");
    assert_eq!(square.intersection(&wkt("MULTIPOINT(5 5, 0 0, 50 50)")).to_wkt(), "MULTIPOINT(0 0, 5 5)");
    assert_eq!(wkt("MULTIPOINT(5 5, 50 50)").difference(&square).to_wkt(), "POINT(50 50)");
    assert_eq!(wkt("LINESTRING(-1 0, 1 0)").intersection(&wkt("LINESTRING(0 -1, 0 1)")).to_wkt(), "POINT(0 0)");
    assert_eq!(wkt("LINESTRING(0 0, 1 0)").union(&wkt("LINESTRING(1 0, 2 0)")).to_wkt(), "LINESTRING(0 0, 1 0, 2 0)");
    assert_eq!(wkt("LINESTRING(0 0, 1 0)").union(&wkt("LINESTRING(0 0, 1 0)")).to_wkt(), "LINESTRING(0 0, 1 0)");
    assert_eq!(square.difference(&line), square);
    assert_eq!(line.difference(&wkt("POINT(1 0)")), line);
}

#[test]
fn the_globe_and_its_parts() {
    let square = wkt("POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))");
    let rest = Geography::full().difference(&square);
    near(rest.area() + square.area(), globe(), 1e-12);
    assert!(rest.union(&square).is_full());
    assert!(Geography::full().difference(&rest).equals(&square));
    let two = rest.difference(&wkt("POLYGON((100 0, 110 0, 110 10, 100 10, 100 0))"));
    assert_eq!(two.num_geometries(), 1);
    assert!(!two.intersects(&wkt("POINT(105 5)")) && two.intersects(&wkt("POINT(-60 -60)")));
    let (north, south) = (wkt("POLYGON((0 0, 120 0, -120 0, 0 0))"), Geography::full());
    let south = south.difference(&north);
    near(south.area(), globe() / 2.0, 1e-12);
    assert!(north.touches(&south));
    assert!(north.union(&south).is_full());
    // Eight octants are the globe.
    let octants: Vec<Geography> = [0, 90, 180, 270]
        .iter()
        .flat_map(|lng| [90, -90].map(|pole| wkt(&format!("POLYGON(({lng} 0, {} 0, 0 {pole}, {lng} 0))", lng + 90))))
        .collect();
    assert!(Geography::union_all(&octants).is_full());
    near(Geography::union_all(&octants[..6]).area(), globe() * 0.75, 1e-12);
}

#[test]
fn many_squares_become_one() {
    let mut squares = Vec::new();
    for x in 0..20 {
        for y in 0..20 {
            let (x, y) = (f64::from(x) * 0.013 - 0.1, f64::from(y) * 0.013 + 50.0);
            let (x2, y2) = (x + 0.013, y + 0.013);
            squares.push(wkt(&format!("POLYGON(({x} {y}, {x2} {y}, {x2} {y2}, {x} {y2}, {x} {y}))")));
        }
    }
    let total: f64 = squares.iter().map(Geography::area).sum();
    let union = Geography::union_all(&squares);
    assert_eq!(union.num_geometries(), 1, "{}", union.to_wkt());
    near(union.area(), total, 1e-9);
    assert_eq!(union.as_polygon().unwrap().rings.len(), 1);
}
