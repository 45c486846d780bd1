//! The order that BigQuery keeps points in: along the Hilbert curve of S2 cells, each place once.

use s2::cellid::CellID;
use s2::point::Point;

use crate::Position;
use crate::vector::Vector;

/// Sorts points and drops repetitions.
pub(crate) fn points(points: &mut Vec<Position>) {
    if points.len() < 2 {
        return;
    }
    let mut keyed: Vec<(CellID, [u64; 3], Position)> = points
        .iter()
        .map(|position| {
            let place = Vector::of(*position);
            (CellID::from(Point::from_coords(place.x, place.y, place.z)), place.key(), *position)
        })
        .collect();
    keyed.sort_by(|a, b| a.0.0.cmp(&b.0.0).then_with(|| a.1.cmp(&b.1)));
    keyed.dedup_by(|a, b| a.1 == b.1);
    *points = keyed.into_iter().map(|(_, _, position)| position).collect();
}
