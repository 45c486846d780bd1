//! Where a place lies with regard to polygons.

use crate::edge;
use crate::geography::chain;
use crate::vector::{TOLERANCE, Vector, side};
use crate::{Geography, Polygon};

/// A place that is on no edge worth asking about: rays are drawn to it. Nothing about it is special.
const BEACON: Vector = Vector { x: -0.217_131_313_717_3, y: 0.151_379_171_913_9, z: -0.964_333_179_713_1 };

/// Where a place lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    Inside,
    Boundary,
    Outside,
}

/// Polygons made ready for many questions.
#[derive(Clone, Debug)]
pub(crate) struct Region {
    rings: Vec<Vec<Edge>>,
    beacon: Vector,
    beacon_inside: bool,
}

#[derive(Clone, Debug)]
struct Edge {
    from: Vector,
    to: Vector,
    /// Of length one; at right angles to the edge's great circle, on its left.
    normal: Vector,
    beacon_side: i8,
}

impl Region {
    /// All polygons of a geography, which do not overlap.
    pub fn of(geography: &Geography) -> Region {
        Region::new(geography.polygons.iter())
    }

    pub fn new<'a>(polygons: impl Iterator<Item = &'a Polygon>) -> Region {
        let beacon = BEACON.unit();
        let mut region = Region { rings: Vec::new(), beacon, beacon_inside: false };
        for polygon in polygons {
            let rings: Vec<Vec<Edge>> = polygon
                .rings
                .iter()
                .map(|ring| chain(ring, true).into_iter().map(|(from, to)| Edge::new(from, to, beacon)).collect())
                .collect();
            region.beacon_inside ^= inside_at_beacon(&rings, beacon);
            region.rings.extend(rings);
        }
        region
    }

    pub fn locate(&self, p: Vector) -> Location {
        let mut inside = self.beacon_inside;
        let plane = p.cross(self.beacon);
        for ring in &self.rings {
            let Some(first) = ring.first() else { continue };
            let start = ray_side(plane, p, self.beacon, first.from);
            let mut from = start;
            for (index, edge) in ring.iter().enumerate() {
                let to = match ring.get(index + 1) {
                    Some(next) => ray_side(plane, p, self.beacon, next.from),
                    None => start,
                };
                let height = edge.normal.dot(p);
                if height.abs() <= 2.0 * TOLERANCE {
                    if edge::holds(edge.from, edge.to, p) {
                        return Location::Boundary;
                    }
                } else if from != to {
                    // The ray's great circle is crossed; the ray itself is if the edge's circle parts its ends.
                    let near = if height > 0.0 { 1 } else { -1 };
                    if near == -edge.beacon_side && near == -from {
                        inside = !inside;
                    }
                }
                from = to;
            }
        }
        if inside { Location::Inside } else { Location::Outside }
    }

    /// Whether a place is not outside.
    pub fn covers(&self, p: Vector) -> bool {
        self.locate(p) != Location::Outside
    }
}

impl Edge {
    fn new(from: Vector, to: Vector, beacon: Vector) -> Edge {
        Edge { from, to, normal: from.stable_cross(to).unit(), beacon_side: side(from, to, beacon) }
    }
}

/// The side of the ray's great circle that a corner is on; a corner on it counts as left, for both its edges alike.
fn ray_side(plane: Vector, p: Vector, beacon: Vector, corner: Vector) -> i8 {
    let height = plane.dot(corner);
    let left = if height.abs() > 2e-15 { height > 0.0 } else { side(p, beacon, corner) >= 0 };
    if left { 1 } else { -1 }
}

/// Whether the beacon is inside one polygon: the inside is left of every edge, so go from an edge's middle and count.
fn inside_at_beacon(rings: &[Vec<Edge>], beacon: Vector) -> bool {
    let longest = rings.iter().enumerate().flat_map(|(number, ring)| {
        ring.iter().enumerate().map(move |(index, edge)| (number, index, (edge.to - edge.from).length()))
    });
    let Some((number, index, _)) = longest.max_by(|a, b| a.2.total_cmp(&b.2)) else {
        return true;
    };
    let start = &rings[number][index];
    let middle = (start.from + start.to).unit();
    let plane = middle.cross(beacon);
    let mut inside = start.beacon_side >= 0;
    for (ring_number, ring) in rings.iter().enumerate() {
        for (edge_index, edge) in ring.iter().enumerate() {
            if (ring_number, edge_index) == (number, index) {
                continue;
            }
            let from = ray_side(plane, middle, beacon, edge.from);
            let to = ray_side(plane, middle, beacon, edge.to);
            let near = side(edge.from, edge.to, middle);
            if from != to && near == -edge.beacon_side && near == -from {
                inside = !inside;
            }
        }
    }
    inside
}
