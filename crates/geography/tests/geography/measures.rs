use std::f64::consts::{FRAC_PI_2, PI};

use extension_geography::{Centroid, EARTH_RADIUS, Geography};

use crate::{globe, near, oriented, wkt};

fn quarter() -> f64 {
    FRAC_PI_2 * EARTH_RADIUS
}

#[test]
fn distances_are_great_circles() {
    let distance = |a: &str, b: &str| wkt(a).distance(&wkt(b)).unwrap();
    near(distance("POINT(0 0)", "POINT(90 0)"), quarter(), 1e-15);
    near(distance("POINT(0 0)", "POINT(180 0)"), 2.0 * quarter(), 1e-15);
    near(distance("POINT(17 90)", "POINT(-100 -90)"), 2.0 * quarter(), 1e-15);
    near(distance("POINT(179.5 0)", "POINT(-179.5 0)"), 1f64.to_radians() * EARTH_RADIUS, 1e-13);
    near(distance("POINT(0 60)", "POINT(180 60)"), 60f64.to_radians() * EARTH_RADIUS, 1e-13);
    near(distance("POINT(0 0)", "POINT(0.00000001 0)"), 1e-8f64.to_radians() * EARTH_RADIUS, 1e-9);
    // Haversine, written out, for two cities.
    let (a, b) = ((-3.7038f64, 40.4168f64), (-74.006f64, 40.7128f64));
    let half = ((b.1 - a.1).to_radians() / 2.0).sin().powi(2)
        + a.1.to_radians().cos() * b.1.to_radians().cos() * ((b.0 - a.0).to_radians() / 2.0).sin().powi(2);
    near(distance("POINT(-3.7038 40.4168)", "POINT(-74.006 40.7128)"), 2.0 * half.sqrt().asin() * EARTH_RADIUS, 1e-13);
    // To an edge: the equator's nearest place to (45, 30) is 30 degrees away.
    near(distance("LINESTRING(0 0, 90 0)", "POINT(45 30)"), 30f64.to_radians() * EARTH_RADIUS, 1e-14);
    near(distance("LINESTRING(0 0, 90 0)", "POINT(100 0)"), 10f64.to_radians() * EARTH_RADIUS, 1e-13);
    near(distance("LINESTRING(0 10, 10 10)", "LINESTRING(0 -10, 10 -10)"), 20f64.to_radians() * EARTH_RADIUS, 1e-13);
    assert_eq!(distance("LINESTRING(-1 -1, 1 1)", "LINESTRING(-1 1, 1 -1)"), 0.0);
    assert_eq!(distance("POLYGON((-1 -1, 1 -1, 1 1, -1 1, -1 -1))", "POINT(0 0)"), 0.0);
    assert_eq!(distance("fullglobe", "LINESTRING(5 5, 6 6)"), 0.0);
    near(distance("POLYGON((-1 -1, 1 -1, 1 1, -1 1, -1 -1))", "POINT(2 0)"), 1f64.to_radians() * EARTH_RADIUS, 1e-12);
    assert_eq!(wkt("POINT EMPTY").distance(&wkt("POINT(0 0)")), None);
    let far = wkt("LINESTRING(0 0, 90 0)").max_distance(&wkt("MULTIPOINT(0 0, 0 45)")).unwrap();
    near(far, quarter(), 1e-14);
}

#[test]
fn distances_between_long_edges_equal_a_search_by_hand() {
    // Cross-check of pruning with many short edges against long ones.
    let zigzag: Vec<String> = (0..60).map(|step| format!("{} {}", step, if step % 2 == 0 { 10 } else { 20 })).collect();
    let zigzag = wkt(&format!("LINESTRING({})", zigzag.join(", ")));
    let other = wkt("LINESTRING(-20 -5, 80 -10)");
    let mut least = f64::INFINITY;
    for step in 0..=200_000 {
        let place = other.line_interpolate_point(f64::from(step) / 200_000.0).unwrap();
        if step % 500 == 0 {
            least = least.min(zigzag.distance(&place).unwrap());
        }
    }
    let found = zigzag.distance(&other).unwrap();
    assert!(found <= least + 1e-6 && found > least - 1000.0, "{found} {least}");
}

#[test]
fn lengths_and_perimeters() {
    near(wkt("LINESTRING(0 0, 90 0, 90 90)").length(), 2.0 * quarter(), 1e-15);
    near(wkt("POLYGON((0 0, 90 0, 0 90, 0 0))").perimeter(), 3.0 * quarter(), 1e-15);
    assert_eq!(wkt("POLYGON((0 0, 90 0, 0 90, 0 0))").length(), 0.0);
    assert_eq!(wkt("LINESTRING(0 0, 90 0)").perimeter(), 0.0);
    assert_eq!(wkt("POINT(0 0)").area(), 0.0);
}

#[test]
fn areas_follow_from_angles() {
    near(wkt("POLYGON((0 0, 90 0, 0 90, 0 0))").area(), globe() / 8.0, 1e-14);
    near(wkt("POLYGON((0 0, 120 0, -120 0, 0 0))").area(), globe() / 2.0, 1e-14);
    near(wkt("POLYGON((0 -90, 10 0, 0 90, 0 0, 0 -90))").area(), globe() * 10.0 / 360.0, 1e-13);
    near(wkt("fullglobe").area(), globe(), 1e-15);
    near(oriented("POLYGON((0 0, 0 90, 90 0, 0 0))").area(), globe() * 7.0 / 8.0, 1e-14);
    // Around a pole, and across the antimeridian.
    near(wkt("POLYGON((0 60, 90 60, 180 60, -90 60, 0 60))").area(), pyramid(30.0), 1e-12);
    let west = wkt("POLYGON((-1 -1, 1 -1, 1 1, -1 1, -1 -1))").area();
    near(wkt("POLYGON((179 -1, -179 -1, -179 1, 179 1, 179 -1))").area(), west, 1e-12);
    let holed = wkt("POLYGON((0 0, 90 0, 0 90, 0 0), (30 20, 40 20, 40 30, 30 20))").area();
    near(holed, globe() / 8.0 - wkt("POLYGON((30 20, 40 20, 40 30, 30 20))").area(), 1e-13);
    // A house of ten metres.
    let side = (10.0f64 / EARTH_RADIUS).to_degrees();
    near(wkt(&format!("POLYGON((0 0, {side} 0, {side} {side}, 0 {side}, 0 0))")).area(), 100.0, 1e-8);
}

/// The area of the regular four-sided pyramid whose corners are so many degrees from the pole.
fn pyramid(from_pole: f64) -> f64 {
    // Four isosceles triangles with a right angle at the pole: by Napier, cos(leg) = cot(A)·cot(B).
    let leg = from_pole.to_radians();
    let half_base = (leg.sin() * 45f64.to_radians().sin()).asin();
    let height = (leg.cos() / half_base.cos()).acos();
    let base_angle = (height.sin() / leg.sin()).asin();
    8.0 * (45f64.to_radians() + base_angle + FRAC_PI_2 - PI) * EARTH_RADIUS * EARTH_RADIUS
}

#[test]
fn directions() {
    let azimuth = |a: &str, b: &str| wkt(a).azimuth(&wkt(b)).unwrap();
    near(azimuth("POINT(1 0)", "POINT(0 0)").unwrap(), 1.5 * PI, 1e-15);
    near(azimuth("POINT(0 0)", "POINT(1 0)").unwrap(), FRAC_PI_2, 1e-15);
    assert_eq!(azimuth("POINT(0 0)", "POINT(0 1)"), Some(0.0));
    near(azimuth("POINT(30 10)", "POINT(30 -10)").unwrap(), PI, 1e-15);
    assert_eq!(azimuth("POINT(0 0)", "POINT(0 0)"), None);
    assert_eq!(azimuth("POINT(-30 0)", "POINT(150 0)"), None);
    assert!(wkt("POINT(0 0)").azimuth(&wkt("LINESTRING(0 0, 1 1)")).is_err());
    let angle = wkt("POINT(1 0)").angle(&wkt("POINT(0 0)"), &wkt("POINT(0 1)")).unwrap();
    near(angle.unwrap(), 1.5 * PI, 1e-15);
    assert_eq!(wkt("POINT(1 0)").angle(&wkt("POINT(0 0)"), &wkt("POINT(1 0)")).unwrap(), Some(0.0));
}

#[test]
fn centroids_are_centres_of_mass() {
    let octant = wkt("POLYGON((0 0, 90 0, 0 90, 0 0))").centroid();
    near(octant.x().unwrap(), 45.0, 1e-13);
    near(octant.y().unwrap(), (1.0f64 / 2f64.sqrt()).atan().to_degrees(), 1e-13);
    assert_eq!(wkt("LINESTRING(0 0, 90 0)").centroid().to_wkt(), "POINT(45 0)");
    assert_eq!(wkt("GEOMETRYCOLLECTION(POINT(70 70), LINESTRING(0 0, 90 0))").centroid().to_wkt(), "POINT(45 0)");
    assert_eq!(wkt("MULTIPOINT(0 0, 90 0)").centroid().to_wkt(), "POINT(45 0)");
    assert!(wkt("POINT EMPTY").centroid().is_empty());
    assert_eq!(wkt("POLYGON((179 -1, -179 -1, -179 1, 179 1, 179 -1))").centroid().x().unwrap().abs(), 180.0);
    let house = wkt("POLYGON((10 45, 10.00001 45, 10.00001 45.00001, 10 45.00001, 10 45))").centroid();
    assert!(house.distance(&Geography::point(10.000005, 45.000005)).unwrap() < 1e-6);
    let middle = wkt("POLYGON((10 45, 10.01 45, 10.01 45.01, 10 45.01, 10 45))").centroid();
    assert!(middle.distance(&Geography::point(10.005, 45.005)).unwrap() < 0.2);
    let mut all = Centroid::default();
    for point in ["POINT EMPTY", "POINT(0 0)", "POINT(90 0)"] {
        all.add(&wkt(point));
    }
    assert_eq!(all.finish().to_wkt(), "POINT(45 0)");
    assert_eq!(Centroid::default().finish(), Geography::default());
}

#[test]
fn boxes_follow_the_edges() {
    let bounds = |text: &str| {
        let found = wkt(text).bounding_box().unwrap();
        [found.xmin, found.ymin, found.xmax, found.ymax]
    };
    assert_eq!(bounds("POLYGON((-125 48, -124 46, -117 46, -117 49, -125 48))"), [-125.0, 46.0, -117.0, 49.0]);
    assert_eq!(bounds("POLYGON((172 53, -130 55, -141 70, 172 53))"), [172.0, 53.0, 230.0, 70.0]);
    assert_eq!(bounds("POINT(180 10)"), [180.0, 10.0, 180.0, 10.0]);
    let polar = bounds("POLYGON((0 60, 90 60, 180 60, -90 60, 0 60))");
    assert_eq!((polar[0], polar[2], polar[3]), (-180.0, 180.0, 90.0));
    // From 60 degrees north over the pole's side: the summit is where the great circle turns south.
    let top = bounds("LINESTRING(-45 45, 45 45)")[3];
    near(top, (1.0 / 45f64.to_radians().cos()).atan().to_degrees(), 1e-13);
    assert_eq!(wkt("POINT EMPTY").bounding_box(), None);
    let other = oriented("POLYGON((172 53, -141 70, -130 55, 172 53))").bounding_box().unwrap();
    assert_eq!([other.xmin, other.ymin, other.xmax, other.ymax], [-180.0, -90.0, 180.0, 90.0]);
    let both = wkt("POLYGON((-125 48, -124 46, -117 46, -117 49, -125 48))")
        .bounding_box()
        .unwrap()
        .extended(wkt("POLYGON((172 53, -130 55, -141 70, 172 53))").bounding_box().unwrap())
        .extent();
    assert_eq!([both.xmin, both.ymin, both.xmax, both.ymax], [172.0, 46.0, 243.0, 70.0]);
    let wide =
        wkt("POINT(-100 0)").bounding_box().unwrap().extended(wkt("LINESTRING(0 0, 100 0)").bounding_box().unwrap());
    assert_eq!((wide.extent().xmin, wide.extent().xmax), (-180.0, 180.0));
}

#[test]
fn hausdorff_distances_are_between_vertices() {
    let (line, point) = (wkt("LINESTRING(0 0, 90 0)"), wkt("POINT(0 45)"));
    near(line.hausdorff_distance(&point, true).unwrap(), quarter(), 1e-14);
    near(point.hausdorff_distance(&line, true).unwrap(), quarter() / 2.0, 1e-14);
    near(point.hausdorff_distance(&line, false).unwrap(), quarter(), 1e-14);
    assert_eq!(line.hausdorff_distance(&line, false), Some(0.0));
    assert_eq!(wkt("POINT EMPTY").hausdorff_distance(&line, false), None);
}
