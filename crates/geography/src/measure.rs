//! Lengths, areas, directions.

use std::f64::consts::{PI, TAU};

use crate::error::{Result, refuse};
use crate::geography::chain;
use crate::vector::Vector;
use crate::{EARTH_RADIUS, Geography, Polygon, Position};

impl Geography {
    /// `ST_LENGTH`: the length of its lines in metres.
    pub fn length(&self) -> f64 {
        self.lines.iter().map(|line| way(line, false)).sum::<f64>() * EARTH_RADIUS
    }

    /// `ST_PERIMETER`: the length of its polygons' rings in metres.
    pub fn perimeter(&self) -> f64 {
        self.rings().map(|ring| way(ring, true)).sum::<f64>() * EARTH_RADIUS
    }

    /// `ST_AREA`: the area of its polygons in square metres.
    pub fn area(&self) -> f64 {
        self.polygons.iter().map(polygon_area).sum::<f64>() * EARTH_RADIUS * EARTH_RADIUS
    }

    /// `ST_AZIMUTH`: the direction from one point to another in radians, clockwise from north. `None` where it has none.
    pub fn azimuth(&self, other: &Geography) -> Result<Option<f64>> {
        let (Some(from), Some(to)) = (self.as_point(), other.as_point()) else {
            return refuse("Azimuth is only defined for two single points");
        };
        Ok(azimuth(from, to))
    }

    /// `ST_ANGLE`: the angle at `corner` from the way to `self` to the way to `other`, clockwise in radians.
    pub fn angle(&self, corner: &Geography, other: &Geography) -> Result<Option<f64>> {
        let (Some(first), Some(corner), Some(last)) = (self.as_point(), corner.as_point(), other.as_point()) else {
            return refuse("Angle is only defined for three single points");
        };
        Ok(azimuth(corner, first).zip(azimuth(corner, last)).map(|(first, last)| (last - first).rem_euclid(TAU)))
    }

    /// `ST_CENTROID`: the centre of mass of what has the highest dimension. Empty for the empty geography.
    pub fn centroid(&self) -> Geography {
        Centroid::of(self).finish()
    }
}

/// A chain's length in radians.
fn way(positions: &[Position], closed: bool) -> f64 {
    chain(positions, closed).iter().map(|(from, to)| from.angle(*to)).sum()
}

/// The area of a triangle in steradians, negative if its corners run clockwise.
fn triangle(a: Vector, b: Vector, c: Vector) -> f64 {
    let height = (b - a).cross(c - a).dot(a);
    2.0 * height.atan2(1.0 + a.dot(b) + b.dot(c) + c.dot(a))
}

/// By how much a way turns to the left at `b`.
fn turn(a: Vector, b: Vector, c: Vector) -> f64 {
    let (before, after) = (a.stable_cross(b), b.stable_cross(c));
    before.cross(after).dot(b).atan2(before.dot(after))
}

/// The area to the left of a ring if that is the smaller side, otherwise minus the area to its right; in steradians.
pub(crate) fn ring_area(ring: &[Position]) -> f64 {
    let edges = chain(ring, true);
    let Some((first, _)) = edges.first() else { return 0.0 };
    let sum: f64 = if edges.iter().all(|(from, _)| first.dot(*from) > -0.9) {
        edges.iter().map(|(from, to)| triangle(*first, *from, *to)).sum()
    } else {
        // Triangles with a corner nearly opposite to the first have no certain area: what the ring turns by has.
        let turns = edges.iter().zip(edges.iter().cycle().skip(1)).map(|((a, b), (_, c))| turn(*a, *b, *c));
        TAU - turns.sum::<f64>()
    };
    let area = sum.rem_euclid(2.0 * TAU);
    if area > TAU { area - 2.0 * TAU } else { area }
}

fn polygon_area(polygon: &Polygon) -> f64 {
    if polygon.rings.is_empty() {
        return 4.0 * PI;
    }
    let sum: f64 = polygon.rings.iter().map(|ring| ring_area(ring)).sum();
    if sum < 0.0 { sum + 4.0 * PI } else { sum }
}

fn azimuth(from: Position, to: Position) -> Option<f64> {
    let (a, b) = (Vector::of(from), Vector::of(to));
    if a == b || a == -b {
        return None;
    }
    let (sin_lng, cos_lng) = from.lng.to_radians().sin_cos();
    let (sin_lat, cos_lat) = from.lat.to_radians().sin_cos();
    let east = Vector { x: -sin_lng, y: cos_lng, z: 0.0 };
    let north = Vector { x: -sin_lat * cos_lng, y: -sin_lat * sin_lng, z: cos_lat };
    let way = b - a;
    Some(way.dot(east).atan2(way.dot(north)).rem_euclid(TAU) + 0.0)
}

/// A centroid in the making: sums of one dimension, the highest met.
#[derive(Clone, Debug)]
pub struct Centroid {
    dimension: i64,
    sum: Vector,
    /// Where to go if everything is balanced.
    fallback: Option<Position>,
}

impl Default for Centroid {
    fn default() -> Centroid {
        Centroid { dimension: -1, sum: Vector::ZERO, fallback: None }
    }
}

impl Centroid {
    fn of(geography: &Geography) -> Centroid {
        let mut centroid = Centroid::default();
        centroid.add(geography);
        centroid
    }

    /// `ST_CENTROID_AGG`: takes a row's geography into account.
    pub fn add(&mut self, geography: &Geography) {
        let dimension = geography.dimension();
        if dimension < self.dimension || dimension < 0 {
            return;
        }
        if dimension > self.dimension {
            *self = Centroid { dimension, sum: Vector::ZERO, fallback: geography.positions().next() };
        }
        let sum = match dimension {
            0 => total(geography.points.iter().map(|point| Vector::of(*point))),
            1 => total(geography.edges().map(|(a, b)| edge_moment(a, b))),
            _ => total(geography.polygons.iter().map(polygon_moment)),
        };
        self.sum = self.sum + sum;
    }

    /// The centroid of all that was added.
    pub fn finish(&self) -> Geography {
        if self.dimension < 0 {
            return Geography::default();
        }
        if self.sum.length() < 1e-30 {
            let place = self.fallback.unwrap_or(Position { lng: 0.0, lat: 0.0 });
            return Geography::point(place.lng, place.lat);
        }
        Geography::of_points(vec![self.sum.unit().position()])
    }
}

fn total(vectors: impl Iterator<Item = Vector>) -> Vector {
    vectors.fold(Vector::ZERO, |sum, vector| sum + vector)
}

/// The integral of the position along an edge.
fn edge_moment(a: Vector, b: Vector) -> Vector {
    (a + b).unit() * (2.0 * (a.angle(b) / 2.0).sin())
}

/// The integral of the position over a polygon. By Stokes it is half the sum, over the edges, of their angle times
/// their normal; for a small polygon that would lose digits, so its triangles are weighed one by one.
fn polygon_moment(polygon: &Polygon) -> Vector {
    const SMALL: f64 = 1e-5;
    let edges: Vec<(Vector, Vector)> = polygon.rings.iter().flat_map(|ring| chain(ring, true)).collect();
    let Some((anchor, _)) = edges.first().copied() else { return Vector::ZERO };
    if edges.iter().all(|(from, _)| (*from - anchor).length() < SMALL) {
        return total(edges.iter().map(|(a, b)| ((anchor + *a + *b) * (1.0 / 3.0)) * triangle(anchor, *a, *b)));
    }
    total(edges.iter().map(|(a, b)| a.stable_cross(*b).unit() * (a.angle(*b) / 2.0)))
}
