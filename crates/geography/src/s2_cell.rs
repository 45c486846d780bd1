//! `S2_CELLIDFROMPOINT`.

use s2::cellid::CellID;
use s2::point::Point;

use crate::Geography;
use crate::error::{Result, refuse};
use crate::vector::Vector;

/// The number of the S2 cell of a level, 0 to 30, that a single point lies in.
pub fn s2_cell_id(point: &Geography, level: i64) -> Result<i64> {
    let Some(position) = point.as_point() else { return refuse("the argument must be a single point") };
    let Some(level) = u64::try_from(level).ok().filter(|level| *level <= 30) else {
        return refuse(format!("the level must be between 0 and 30, but was {level}"));
    };
    let place = Vector::of(position);
    let leaf = CellID::from(Point::from_coords(place.x, place.y, place.z));
    Ok(leaf.parent(level).0.cast_signed())
}
