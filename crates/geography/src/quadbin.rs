//! Quadbin cells, by the Analytics Toolbox's names: the tiles of Web Mercator in one number.
//!
//! From the highest bit: `01`, three bits of mode (1: a cell), two zeros, five bits of resolution, then two bits for
//! every resolution down to the cell (x in the lower, y in the higher), then ones.

use std::f64::consts::{PI, TAU};

use crate::error::{Result, refuse};
use crate::polyfill::{Cell, polyfill};
use crate::vector::Vector;
use crate::{Fill, Geography, Polygon, Position};

const HEADER: u64 = 0x4000_0000_0000_0000;
const CELL: u64 = 1 << 59;
const FINEST: u8 = 26;
/// Every bit of place.
const PLACE: u64 = (1 << 52) - 1;

/// A tile: resolution, column from the west, row from the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tile {
    z: u8,
    x: u32,
    y: u32,
}

impl Tile {
    fn of(quadbin: i64) -> Option<Tile> {
        let bits = quadbin.cast_unsigned();
        let z = u8::try_from(bits >> 52 & 0x1f).ok().filter(|z| *z <= FINEST)?;
        let rest = PLACE >> (2 * z);
        if bits & !(PLACE | 0x1f << 52) != HEADER | CELL || bits & rest != rest {
            return None;
        }
        let place = (bits & PLACE) >> (52 - 2 * z);
        Some(Tile { z, x: gather(place), y: gather(place >> 1) })
    }

    fn quadbin(self) -> i64 {
        let z = u64::from(self.z);
        let place = spread(self.x) | spread(self.y) << 1;
        (HEADER | CELL | z << 52 | place << (52 - 2 * z) | PLACE >> (2 * z)).cast_signed()
    }

    fn at(position: Position, z: u8) -> Tile {
        let count = f64::from(1u32 << z);
        let sin = position.lat.clamp(-89.0, 89.0).to_radians().sin();
        let x = (position.lng + 180.0) / 360.0;
        let y = 0.5 - 0.25 * ((1.0 + sin) / (1.0 - sin)).ln() / PI;
        // The antimeridian is where the first column starts.
        let column = (x * count).floor().rem_euclid(count);
        let row = (y * count).floor().clamp(0.0, count - 1.0);
        Tile { z, x: column as u32, y: row as u32 }
    }

    /// The north-western corner of the tile with these numbers, which may be halves.
    fn corner(self, x: f64, y: f64) -> Position {
        let count = f64::from(1u32 << self.z);
        let lat = 2.0 * ((PI * (1.0 - 2.0 * (f64::from(self.y) + y) / count)).exp()).atan() - PI / 2.0;
        Position { lng: (f64::from(self.x) + x) / count * 360.0 - 180.0, lat: lat.to_degrees() }
    }

    fn moved(self, right: i64, down: i64) -> Option<Tile> {
        let count = 1i64 << self.z;
        let x = (i64::from(self.x) + right).rem_euclid(count);
        let y = i64::from(self.y) + down;
        (0..count).contains(&y).then_some(Tile { x: u32::try_from(x).ok()?, y: u32::try_from(y).ok()?, ..self })
    }
}

/// Puts a zero before every bit.
fn spread(value: u32) -> u64 {
    (0..32).fold(0, |bits, bit| bits | u64::from(value >> bit & 1) << (2 * bit))
}

/// Takes every second bit.
fn gather(bits: u64) -> u32 {
    (0..32).fold(0, |value, bit| value | u32::from(bits >> (2 * bit) & 1 == 1) << bit)
}

fn tile(quadbin: i64) -> Result<Tile> {
    Tile::of(quadbin).map_or_else(|| refuse(format!("{quadbin} is not a quadbin")), Ok)
}

fn level(resolution: i64) -> Result<u8> {
    match u8::try_from(resolution) {
        Ok(level) if level <= FINEST => Ok(level),
        _ => refuse(format!("quadbin resolutions are 0 to 26, not {resolution}")),
    }
}

/// `QUADBIN_FROMLONGLAT`.
pub fn from_long_lat(lng: f64, lat: f64, resolution: i64) -> Result<i64> {
    if !lng.is_finite() || !lat.is_finite() {
        return refuse(format!("({lng}, {lat}) is not a place"));
    }
    Ok(Tile::at(Position { lng, lat }, level(resolution)?).quadbin())
}

/// `QUADBIN_FROMGEOGPOINT`.
pub fn from_geog_point(point: &Geography, resolution: i64) -> Result<i64> {
    match point.as_point() {
        Some(Position { lng, lat }) => from_long_lat(lng, lat, resolution),
        None => refuse("the geography must be a single point"),
    }
}

/// `QUADBIN_FROMZXY`.
pub fn from_zxy(z: i64, x: i64, y: i64) -> Result<i64> {
    let z = level(z)?;
    let number = |value: i64| u32::try_from(value).ok().filter(|value| *value < 1 << z);
    match (number(x), number(y)) {
        (Some(x), Some(y)) => Ok(Tile { z, x, y }.quadbin()),
        _ => refuse(format!("there is no tile {x}, {y} at resolution {z}")),
    }
}

/// `QUADBIN_TOZXY`.
pub fn to_zxy(quadbin: i64) -> Result<(i64, i64, i64)> {
    let Tile { z, x, y } = tile(quadbin)?;
    Ok((i64::from(z), i64::from(x), i64::from(y)))
}

/// `QUADBIN_ISVALID`.
pub fn is_valid(quadbin: i64) -> bool {
    Tile::of(quadbin).is_some()
}

/// `QUADBIN_RESOLUTION`.
pub fn resolution(quadbin: i64) -> Result<i64> {
    Ok(i64::from(tile(quadbin)?.z))
}

/// `QUADBIN_BBOX`: west, south, east, north in degrees.
pub fn bbox(quadbin: i64) -> Result<[f64; 4]> {
    let tile = tile(quadbin)?;
    let (north_west, south_east) = (tile.corner(0.0, 0.0), tile.corner(1.0, 1.0));
    Ok([north_west.lng, south_east.lat, south_east.lng, north_west.lat])
}

/// `QUADBIN_BOUNDARY`: the corners of the box, joined by great circles.
pub fn boundary(quadbin: i64) -> Result<Geography> {
    Ok(tile(quadbin)?.boundary())
}

/// `QUADBIN_CENTER`.
pub fn center(quadbin: i64) -> Result<Geography> {
    Ok(Geography::of_points(vec![tile(quadbin)?.centre()]))
}

/// `QUADBIN_TOPARENT`.
pub fn to_parent(quadbin: i64, resolution: i64) -> Result<i64> {
    let (tile, z) = (tile(quadbin)?, level(resolution)?);
    if z > tile.z {
        return refuse(format!("resolution {z} is finer than that of {quadbin}, {}", tile.z));
    }
    let up = tile.z - z;
    Ok(Tile { z, x: tile.x >> up, y: tile.y >> up }.quadbin())
}

/// `QUADBIN_TOCHILDREN`.
pub fn to_children(quadbin: i64, resolution: i64) -> Result<Vec<i64>> {
    let (tile, z) = (tile(quadbin)?, level(resolution)?);
    if z < tile.z {
        return refuse(format!("resolution {z} is coarser than that of {quadbin}, {}", tile.z));
    }
    let down = z - tile.z;
    if down > 11 {
        return refuse(format!("{quadbin} has more than 4194304 children at resolution {z}"));
    }
    let (x, y) = (tile.x << down, tile.y << down);
    let rows = y..y + (1 << down);
    Ok(rows.flat_map(|y| (x..x + (1 << down)).map(move |x| Tile { z, x, y }.quadbin())).collect())
}

/// `QUADBIN_SIBLING`: the neighbour to the `left`, `right`, `up` or `down`; `None` beyond the map's upper and lower end.
pub fn sibling(quadbin: i64, direction: &str) -> Result<Option<i64>> {
    let (right, down) = match direction {
        "left" => (-1, 0),
        "right" => (1, 0),
        "up" => (0, -1),
        "down" => (0, 1),
        _ => return refuse(format!("the direction must be 'left', 'right', 'up' or 'down', but was '{direction}'")),
    };
    Ok(tile(quadbin)?.moved(right, down).map(Tile::quadbin))
}

/// `QUADBIN_KRING`: the cells at most so many columns and rows away.
pub fn k_ring(quadbin: i64, size: i64) -> Result<Vec<i64>> {
    Ok(k_ring_distances(quadbin, size)?.into_iter().map(|(cell, _)| cell).collect())
}

/// `QUADBIN_KRING_DISTANCES`: the same with how many.
pub fn k_ring_distances(quadbin: i64, size: i64) -> Result<Vec<(i64, i64)>> {
    if !(0..=700).contains(&size) {
        return refuse(format!("the ring size must be between 0 and 700, but was {size}"));
    }
    let tile = tile(quadbin)?;
    let mut seen = std::collections::HashSet::new();
    let mut ring = Vec::new();
    for right in -size..=size {
        for down in -size..=size {
            // Around the globe, the same cell may come twice: it counts by the shorter way.
            if let Some(cell) = tile.moved(right, down).map(Tile::quadbin)
                && seen.insert(cell)
            {
                ring.push((cell, chebyshev(tile, right, down)));
            }
        }
    }
    Ok(ring)
}

fn chebyshev(tile: Tile, right: i64, down: i64) -> i64 {
    let count = 1i64 << tile.z;
    let right = right.rem_euclid(count);
    right.min(count - right).max(down.abs())
}

/// `QUADBIN_DISTANCE`: the greater of the columns and rows between; `None` unless the resolutions are the same.
pub fn distance(from: i64, to: i64) -> Result<Option<i64>> {
    let (from, to) = (tile(from)?, tile(to)?);
    let gap = |a: u32, b: u32| i64::from(a.abs_diff(b));
    Ok((from.z == to.z).then(|| gap(from.x, to.x).max(gap(from.y, to.y))))
}

/// `QUADBIN_FROMQUADKEY`.
pub fn from_quadkey(quadkey: &str) -> Result<i64> {
    let z = level(i64::try_from(quadkey.len()).unwrap_or(i64::MAX))?;
    let (mut x, mut y) = (0, 0);
    for digit in quadkey.bytes() {
        let quarter = match digit {
            b'0'..=b'3' => u32::from(digit - b'0'),
            _ => return refuse(format!("'{quadkey}' is not a quadkey")),
        };
        x = x << 1 | quarter & 1;
        y = y << 1 | quarter >> 1;
    }
    Ok(Tile { z, x, y }.quadbin())
}

/// `QUADBIN_TOQUADKEY`.
pub fn to_quadkey(quadbin: i64) -> Result<String> {
    let Tile { z, x, y } = tile(quadbin)?;
    Ok((0..z)
        .rev()
        .map(|bit| char::from(b'0' + u8::from(x >> bit & 1 == 1) + 2 * u8::from(y >> bit & 1 == 1)))
        .collect())
}

/// `QUADBIN_POLYFILL` and `QUADBIN_POLYFILL_MODE`.
pub fn fill(geography: &Geography, resolution: i64, fill: Fill) -> Result<Vec<i64>> {
    let cells = polyfill(vec![Tile { z: 0, x: 0, y: 0 }], geography, level(resolution)?, fill)?;
    Ok(cells.into_iter().map(Tile::quadbin).collect())
}

impl Cell for Tile {
    fn resolution(self) -> u8 {
        self.z
    }

    fn centre(self) -> Position {
        self.corner(0.5, 0.5)
    }

    fn boundary(self) -> Geography {
        let corners = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)];
        let ring = corners.into_iter().map(|(x, y)| self.corner(x, y)).collect();
        Geography::of_polygon(Polygon { rings: vec![ring] })
    }

    fn children(self) -> Vec<Tile> {
        let quarters = [(0, 0), (1, 0), (0, 1), (1, 1)];
        quarters.into_iter().map(|(x, y)| Tile { z: self.z + 1, x: self.x * 2 + x, y: self.y * 2 + y }).collect()
    }

    fn reach(self) -> Option<f64> {
        if self.z < 4 {
            return None;
        }
        let centre = Vector::of(self.centre());
        let corner = |x, y| centre.angle(Vector::of(self.corner(x, y)));
        let farthest = corner(0.0, 0.0).max(corner(0.0, 1.0));
        // Great circles and parallels part by at most this over the tile's width.
        let width = TAU / f64::from(1u32 << self.z);
        Some(farthest + width * width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_and_its_number_are_the_same() {
        assert_eq!(from_zxy(4, 7, 6).unwrap(), 5_207_251_884_775_047_167);
        assert_eq!(from_long_lat(-3.7038, 40.4168, 4).unwrap(), 5_207_251_884_775_047_167);
        assert_eq!(to_zxy(5_207_251_884_775_047_167).unwrap(), (4, 7, 6));
        for z in 0..=26 {
            let last = (1i64 << z) - 1;
            for (x, y) in [(0, 0), (last, last), (last / 2, last / 3)] {
                let quadbin = from_zxy(z, x, y).unwrap();
                assert_eq!(to_zxy(quadbin).unwrap(), (z, x, y));
                assert!(is_valid(quadbin) && !is_valid(quadbin & !(1 << 59)));
                // The finest cells have no bit that must be one.
                assert_eq!(is_valid(quadbin ^ 1), z == 26);
            }
            assert!(from_zxy(z, last + 1, 0).is_err());
        }
        for nonsense in [0, -1, 1, i64::MAX, i64::MIN] {
            assert!(!is_valid(nonsense));
        }
    }
}
