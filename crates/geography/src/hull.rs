//! Convex hulls, and whether something fits on half of the globe.

use crate::region::{Location, Region};
use crate::vector::{Vector, side};
use crate::{Geography, Polygon, Position};

/// The middle of a hemisphere that holds all of a geography; `None` if there is none.
pub(crate) fn hemisphere(geography: &Geography) -> Option<Vector> {
    let places: Vec<Vector> = geography.positions().map(Vector::of).collect();
    let mut middle = places.iter().fold(Vector::ZERO, |sum, place| sum + *place).unit();
    if middle == Vector::ZERO {
        middle = places.first()?.perpendicular();
    }
    // Lean towards whatever is still on the other half.
    for _ in 0..1000 {
        let farthest = places.iter().min_by(|a, b| middle.dot(**a).total_cmp(&middle.dot(**b)))?;
        if middle.dot(*farthest) > 1e-9 {
            return Some(middle);
        }
        middle = (middle + *farthest * 0.5).unit();
    }
    None
}

impl Geography {
    /// `ST_CONVEXHULL`; `None` for the empty geography. What spans more than a hemisphere has the whole globe as hull.
    pub fn convex_hull(&self) -> Option<Geography> {
        if self.is_empty() {
            return None;
        }
        let Some(middle) = hemisphere(self).filter(|middle| {
            !self.is_full() && (self.polygons.is_empty() || Region::of(self).locate(-*middle) == Location::Outside)
        }) else {
            return Some(Geography::full());
        };
        // Seen from the earth's centre onto a plane over the middle, great circles are straight.
        let east = Vector { x: -middle.y, y: middle.x, z: 0.0 };
        let east = if east.length() > 1e-9 { east.unit() } else { middle.perpendicular() };
        let north = middle.cross(east);
        let mut corners: Vec<(f64, f64, Vector, Position)> = self
            .positions()
            .map(|position| {
                let place = Vector::of(position);
                let height = middle.dot(place);
                (east.dot(place) / height, north.dot(place) / height, place, position)
            })
            .collect();
        corners.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.total_cmp(&b.1)));
        corners.dedup_by(|a, b| a.2 == b.2);
        let mut hull = half(corners.iter());
        let upper = half(corners.iter().rev());
        if corners.len() > 1 {
            hull.pop();
            hull.extend(
                upper.into_iter().take_while(|position| Some(position) != corners.first().map(|corner| &corner.3)),
            );
        }
        Some(match hull.len() {
            1 => Geography::of_points(hull),
            2 => Geography::of_line(hull),
            _ => Geography::of_polygon(Polygon { rings: vec![hull] }),
        })
    }
}

/// One half of a hull: left turns only.
fn half<'a>(corners: impl Iterator<Item = &'a (f64, f64, Vector, Position)>) -> Vec<Position> {
    let mut chain: Vec<(Vector, Position)> = Vec::new();
    for (_, _, place, position) in corners {
        while let [.., (a, _), (b, _)] = chain.as_slice() {
            // Left by less than can be told is straight.
            if side(*a, *b, *place) > 0 && a.stable_cross(*b).unit().dot(*place - *a) > crate::vector::TOLERANCE {
                break;
            }
            chain.pop();
        }
        chain.push((*place, *position));
    }
    chain.into_iter().map(|(_, position)| position).collect()
}
