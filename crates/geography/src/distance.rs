//! Distances between geographies and the places where they are reached.

use crate::edge;
use crate::vector::Vector;
use crate::{EARTH_RADIUS, Geography, Prepared};

/// The nearest places of two geographies, on the first and on the second; `None` if one is empty.
fn nearest(one: &Prepared, other: &Prepared) -> Option<(Vector, Vector)> {
    if one.geography().is_empty() || other.geography().is_empty() {
        return None;
    }
    if let (Some(a), Some(b)) = (one.geography().as_point(), other.geography().as_point()) {
        return Some((Vector::of(a), Vector::of(b)));
    }
    if let Some(place) = inside(one, other.geography()).or_else(|| inside(other, one.geography())) {
        return Some((place, place));
    }
    let mut best: Option<(f64, (Vector, Vector))> = None;
    for (a, b) in one.pieces() {
        for (c, d) in other.pieces() {
            if let Some((reach, _)) = best {
                // No place of an edge is farther from its start than its end.
                let chord = (*a - *c).length() - (*a - *b).length() - (*c - *d).length();
                if chord > 0.0 && chord * chord > reach {
                    continue;
                }
            }
            let pair = edge::closest(*a, *b, *c, *d);
            let gap = (pair.0 - pair.1).dot(pair.0 - pair.1);
            if best.is_none_or(|(reach, _)| gap < reach) {
                best = Some((gap, pair));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// A place of the other geography that is in an area of the first.
fn inside(areas: &Prepared, other: &Geography) -> Option<Vector> {
    if areas.geography().polygons.is_empty() {
        return None;
    }
    if other.is_full() {
        return areas.geography().positions().next().map(Vector::of).or(Some(Vector { x: 1.0, y: 0.0, z: 0.0 }));
    }
    other.starts().map(Vector::of).find(|place| areas.region().covers(*place))
}

impl Prepared<'_> {
    /// `ST_DISTANCE` in metres; `None` if one is empty.
    pub fn distance(&self, other: &Prepared) -> Option<f64> {
        nearest(self, other).map(|(a, b)| a.angle(b) * EARTH_RADIUS)
    }
}

impl Geography {
    /// `ST_DISTANCE` in metres; `None` if one is empty.
    pub fn distance(&self, other: &Geography) -> Option<f64> {
        Prepared::of(self).distance(&Prepared::of(other))
    }

    /// `ST_MAXDISTANCE`: the distance in metres of the two vertices farthest from each other.
    pub fn max_distance(&self, other: &Geography) -> Option<f64> {
        let theirs: Vec<Vector> = other.positions().map(Vector::of).collect();
        let mut farthest: Option<(f64, Vector, Vector)> = None;
        for place in self.positions().map(Vector::of) {
            for other in &theirs {
                let nearness = place.dot(*other);
                if farthest.is_none_or(|(least, _, _)| nearness < least) {
                    farthest = Some((nearness, place, *other));
                }
            }
        }
        farthest.map(|(_, a, b)| a.angle(b) * EARTH_RADIUS)
    }

    /// `ST_CLOSESTPOINT`: the place of this that is nearest to the other; `None` if one is empty.
    pub fn closest_point(&self, other: &Geography) -> Option<Geography> {
        let (place, _) = nearest(&Prepared::of(self), &Prepared::of(other))?;
        let vertex = self.positions().find(|position| Vector::of(*position) == place);
        Some(Geography::of_points(vec![vertex.unwrap_or_else(|| place.position())]))
    }

    /// `ST_HAUSDORFFDISTANCE`: the greatest distance in metres from a vertex to the nearest of the other geography, both
    /// ways unless `directed`; `None` if one is empty.
    pub fn hausdorff_distance(&self, other: &Geography, directed: bool) -> Option<f64> {
        let places = |geography: &Geography| geography.positions().map(Vector::of).collect::<Vec<_>>();
        let (mine, theirs) = (places(self), places(other));
        let farthest = |from: &[Vector], to: &[Vector]| {
            let nearest = |place: &Vector| to.iter().map(|other| place.angle(*other)).fold(f64::INFINITY, f64::min);
            from.iter().map(nearest).fold(0.0, f64::max)
        };
        if mine.is_empty() || theirs.is_empty() {
            return None;
        }
        let there = farthest(&mine, &theirs);
        let angle = if directed { there } else { there.max(farthest(&theirs, &mine)) };
        Some(angle * EARTH_RADIUS)
    }

    /// A function that tells the distance in radians from a place to the nearest point, line or ring.
    pub(crate) fn clearance(&self) -> impl Fn(Vector) -> f64 {
        let pieces: Vec<(Vector, Vector)> = Prepared::of(self).pieces().to_vec();
        move |place| pieces.iter().map(|(a, b)| edge::distance(*a, *b, place)).fold(f64::INFINITY, f64::min)
    }
}
