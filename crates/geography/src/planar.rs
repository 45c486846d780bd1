//! Between edges that are straight on a map of longitudes and latitudes and edges that are great circles.

use crate::Position;
use crate::edge;
use crate::vector::Vector;

/// How far, in metres, the result may lie from the edge it stands for.
const ALLOWED: f64 = 10.0 / crate::EARTH_RADIUS;

/// Edges get no shorter than a 2^16th of what they were.
const DEEPEST: u32 = 16;

/// Adds positions to a chain of straight edges, so that great circles between them stay near.
pub(crate) fn bend(positions: &[Position]) -> Vec<Position> {
    refine(positions, |a, b| Position { lng: (a.lng + b.lng) / 2.0, lat: (a.lat + b.lat) / 2.0 })
}

/// Adds positions to a chain of great circles, so that straight edges between them stay near.
pub(crate) fn straighten(positions: &[Position]) -> Vec<Position> {
    refine(positions, |a, b| {
        let middle = edge::interpolate(Vector::of(a), Vector::of(b), 0.5).position();
        // On the same side of the antimeridian as where the edge starts, as far as that is known.
        let about = (a.lng + b.lng) / 2.0;
        Position { lng: middle.lng + ((about - middle.lng) / 360.0).round() * 360.0, ..middle }
    })
}

/// Halves edges until straight ones and great circles are the same, in all of three places.
fn refine(positions: &[Position], middle: impl Fn(Position, Position) -> Position) -> Vec<Position> {
    let mut out = Vec::with_capacity(positions.len());
    out.extend(positions.first());
    for pair in positions.windows(2) {
        halve(pair[0], pair[1], DEEPEST, &middle, &mut out);
    }
    out
}

fn halve(
    from: Position,
    to: Position,
    depth: u32,
    middle: &impl Fn(Position, Position) -> Position,
    out: &mut Vec<Position>,
) {
    if depth > 0 && deviation(from, to) > ALLOWED {
        let between = middle(from, to);
        halve(from, between, depth - 1, middle, out);
        halve(between, to, depth - 1, middle, out);
    } else {
        out.push(to);
    }
}

/// How far, in radians, the straight edge and the great circle part.
fn deviation(from: Position, to: Position) -> f64 {
    let (a, b) = (Vector::of(from), Vector::of(to));
    if from.lng == to.lng && (to.lat - from.lat).abs() < 180.0 || from.lat == 0.0 && to.lat == 0.0 {
        // Meridians and the equator are both.
        return if (to.lng - from.lng).abs() < 180.0 { 0.0 } else { f64::INFINITY };
    }
    if (to.lng - from.lng).abs() >= 180.0 || edge::same(a, -b) {
        return f64::INFINITY;
    }
    [0.25, 0.5, 0.75]
        .into_iter()
        .map(|part| {
            let straight =
                Position { lng: from.lng + (to.lng - from.lng) * part, lat: from.lat + (to.lat - from.lat) * part };
            edge::distance(a, b, Vector::of(straight))
        })
        .fold(0.0, f64::max)
}
