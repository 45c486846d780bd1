//! One edge: the shorter arc of the great circle between two places.

use crate::vector::{TOLERANCE, Vector, side};

/// The place of an edge that is nearest to `p`.
pub(crate) fn nearest(a: Vector, b: Vector, p: Vector) -> Vector {
    let normal = a.stable_cross(b);
    let square = normal.dot(normal);
    if square > 0.0 {
        // Between the planes that stand on the ends, the foot of the perpendicular is on the edge.
        let foot = p - normal * ((p - a).dot(normal) / square);
        if foot.cross(a).dot(normal) < 0.0 && foot.cross(b).dot(normal) > 0.0 {
            return foot.unit();
        }
    }
    if (p - a).dot(p - a) <= (p - b).dot(p - b) { a } else { b }
}

/// The distance from a place to an edge, in radians.
pub(crate) fn distance(a: Vector, b: Vector, p: Vector) -> f64 {
    let normal = a.stable_cross(b);
    let length = normal.length();
    if length > 0.0 && normal.cross(a).dot(p) > 0.0 && normal.cross(b).dot(p) < 0.0 {
        return ((p - a).dot(normal) / length).abs().min(1.0).asin();
    }
    p.angle(a).min(p.angle(b))
}

/// Whether a place lies on an edge, its ends included, as far as doubles can tell.
pub(crate) fn holds(a: Vector, b: Vector, p: Vector) -> bool {
    let normal = a.stable_cross(b);
    let length = normal.length();
    if length > 0.0 {
        if ((p - a).dot(normal)).abs() > TOLERANCE * length {
            return same(a, p) || same(b, p);
        }
        if normal.cross(a).dot(p) > 0.0 && normal.cross(b).dot(p) < 0.0 {
            return true;
        }
    }
    same(a, p) || same(b, p)
}

/// Whether two places are the same as far as doubles can tell.
pub(crate) fn same(a: Vector, b: Vector) -> bool {
    (a.x - b.x).abs() <= TOLERANCE && (a.y - b.y).abs() <= TOLERANCE && (a.z - b.z).abs() <= TOLERANCE
}

/// Whether the insides of two edges cross in one place. Decided exactly.
pub(crate) fn cross(a: Vector, b: Vector, c: Vector, d: Vector) -> bool {
    let first = side(a, b, c);
    first != 0 && first == -side(a, b, d) && first == -side(c, d, a) && first == side(c, d, b)
}

/// The place where two crossing edges meet.
pub(crate) fn crossing(a: Vector, b: Vector, c: Vector, d: Vector) -> Vector {
    let place = a.stable_cross(b).unit().cross(c.stable_cross(d).unit()).unit();
    if place.dot(a + b) < 0.0 { -place } else { place }
}

/// The place a fraction of the way along an edge.
pub(crate) fn interpolate(a: Vector, b: Vector, fraction: f64) -> Vector {
    let angle = a.angle(b);
    if angle < 1e-9 {
        return (a * (1.0 - fraction) + b * fraction).unit();
    }
    let towards = a.stable_cross(b).cross(a).unit();
    along(a, towards, angle * fraction)
}

/// The place reached from `a` by going a way (in radians) in a direction at right angles to `a`.
pub(crate) fn along(a: Vector, direction: Vector, way: f64) -> Vector {
    let (sin, cos) = way.sin_cos();
    (a * cos + direction * sin).unit()
}

/// The two nearest places of two edges, on the first and on the second.
pub(crate) fn closest(a: Vector, b: Vector, c: Vector, d: Vector) -> (Vector, Vector) {
    if cross(a, b, c, d) {
        let place = crossing(a, b, c, d);
        return (place, place);
    }
    let pairs = [(a, nearest(c, d, a)), (b, nearest(c, d, b)), (nearest(a, b, c), c), (nearest(a, b, d), d)];
    let mut best = pairs[0];
    for pair in pairs {
        let gap = |(p, q): (Vector, Vector)| (p - q).dot(p - q);
        if gap(pair) < gap(best) {
            best = pair;
        }
    }
    best
}
