//! H3 cells, by the Analytics Toolbox's names. Cells are hexadecimal text; what is no cell gives `None`, as there.

use h3o::{CellIndex, LatLng, Resolution};

use crate::error::{Result, refuse};
use crate::polyfill::{Cell, polyfill};
use crate::vector::Vector;
use crate::{Fill, Geography, Polygon, Position};

fn cell(index: &str) -> Option<CellIndex> {
    let digits = !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_hexdigit());
    if digits { u64::from_str_radix(index, 16).ok().and_then(|bits| CellIndex::try_from(bits).ok()) } else { None }
}

fn level(resolution: i64) -> Option<Resolution> {
    u8::try_from(resolution).ok().and_then(|resolution| Resolution::try_from(resolution).ok())
}

fn required_level(resolution: i64) -> Result<Resolution> {
    level(resolution).map_or_else(|| refuse(format!("H3 resolutions are 0 to 15, not {resolution}")), Ok)
}

fn required_ring(size: i64) -> Result<u32> {
    // The largest disk that still is a table anybody wants: a million and a half cells.
    match u32::try_from(size) {
        Ok(size) if size <= 700 => Ok(size),
        _ => refuse(format!("the ring size must be between 0 and 700, but was {size}")),
    }
}

fn position(place: LatLng) -> Position {
    Position { lng: place.lng(), lat: place.lat() }
}

/// `H3_FROMLONGLAT`; `None` for a resolution or a place that is none.
pub fn from_long_lat(lng: f64, lat: f64, resolution: i64) -> Option<String> {
    let place = LatLng::new(lat, lng).ok()?;
    Some(place.to_cell(level(resolution)?).to_string())
}

/// `H3_FROMGEOGPOINT`; `None` if the geography is not a single point.
pub fn from_geog_point(point: &Geography, resolution: i64) -> Option<String> {
    let Position { lng, lat } = point.as_point()?;
    from_long_lat(lng, lat, resolution)
}

/// `H3_ISVALID`.
pub fn is_valid(index: &str) -> bool {
    cell(index).is_some()
}

/// `H3_ISPENTAGON`.
pub fn is_pentagon(index: &str) -> bool {
    cell(index).is_some_and(CellIndex::is_pentagon)
}

/// `H3_CENTER`.
pub fn center(index: &str) -> Option<Geography> {
    cell(index).map(|cell| Geography::of_points(vec![cell.centre()]))
}

/// `H3_BOUNDARY`.
pub fn boundary(index: &str) -> Option<Geography> {
    cell(index).map(Cell::boundary)
}

/// `H3_RESOLUTION`.
pub fn resolution(index: &str) -> Option<i64> {
    cell(index).map(|cell| i64::from(u8::from(cell.resolution())))
}

/// `H3_TOPARENT`.
pub fn to_parent(index: &str, resolution: i64) -> Option<String> {
    Some(cell(index)?.parent(level(resolution)?)?.to_string())
}

/// `H3_TOCHILDREN`; empty if the resolution is coarser than the cell's, or there is no such cell.
pub fn to_children(index: &str, resolution: i64) -> Result<Vec<String>> {
    let (Some(cell), Some(level)) = (cell(index), level(resolution)) else { return Ok(Vec::new()) };
    if level < cell.resolution() {
        return Ok(Vec::new());
    }
    if cell.children_count(level) > 5_000_000 {
        return refuse(format!("{index} has more than 5000000 children at resolution {resolution}"));
    }
    Ok(cell.children(level).map(|child| child.to_string()).collect())
}

/// `H3_KRING`: the cells at most so many steps away.
pub fn k_ring(index: &str, size: i64) -> Result<Vec<String>> {
    Ok(k_ring_distances(index, size)?.into_iter().map(|(index, _)| index).collect())
}

/// `H3_KRING_DISTANCES`: the same with how many steps.
pub fn k_ring_distances(index: &str, size: i64) -> Result<Vec<(String, i64)>> {
    let Some(cell) = cell(index) else { return refuse(format!("'{index}' is not an H3 cell")) };
    let disk: Vec<(CellIndex, u32)> = cell.grid_disk_distances(required_ring(size)?);
    Ok(disk.into_iter().map(|(cell, steps)| (cell.to_string(), i64::from(steps))).collect())
}

/// `H3_HEXRING`: the cells exactly so many steps away.
pub fn hex_ring(index: &str, size: i64) -> Result<Vec<String>> {
    let ring = k_ring_distances(index, size)?;
    Ok(ring.into_iter().filter(|(_, steps)| *steps == size).map(|(index, _)| index).collect())
}

/// `H3_DISTANCE`: the steps from cell to cell; `None` where the grid cannot tell.
pub fn distance(from: &str, to: &str) -> Option<i64> {
    cell(from)?.grid_distance(cell(to)?).ok().map(i64::from)
}

/// `H3_COMPACT`.
pub fn compact<'a>(indexes: impl IntoIterator<Item = &'a str>) -> Result<Vec<String>> {
    let mut cells = cells(indexes)?;
    cells.sort_unstable();
    cells.dedup();
    if CellIndex::compact(&mut cells).is_err() {
        return refuse("the cells to compact must be of one resolution");
    }
    Ok(cells.into_iter().map(|cell| cell.to_string()).collect())
}

/// `H3_UNCOMPACT`.
pub fn uncompact<'a>(indexes: impl IntoIterator<Item = &'a str>, resolution: i64) -> Result<Vec<String>> {
    let level = required_level(resolution)?;
    let cells = cells(indexes)?;
    if let Some(finer) = cells.iter().find(|cell| cell.resolution() > level) {
        return refuse(format!("{finer} is finer than resolution {resolution}"));
    }
    if cells.iter().map(|cell| cell.children_count(level)).sum::<u64>() > 5_000_000 {
        return refuse(format!("the cells have more than 5000000 children at resolution {resolution}"));
    }
    Ok(CellIndex::uncompact(cells, level).map(|cell| cell.to_string()).collect())
}

fn cells<'a>(indexes: impl IntoIterator<Item = &'a str>) -> Result<Vec<CellIndex>> {
    let known = |index| cell(index).map_or_else(|| refuse(format!("'{index}' is not an H3 cell")), Ok);
    indexes.into_iter().map(known).collect()
}

/// `H3_INT_TOSTRING`.
pub fn int_to_string(index: i64) -> String {
    format!("{index:x}")
}

/// `H3_STRING_TOINT`.
pub fn string_to_int(index: &str) -> Option<i64> {
    u64::from_str_radix(index, 16).ok().map(u64::cast_signed)
}

/// `H3_POLYFILL` and `H3_POLYFILL_MODE`.
pub fn fill(geography: &Geography, resolution: i64, fill: Fill) -> Result<Vec<String>> {
    let level = required_level(resolution)?;
    let cells = polyfill(CellIndex::base_cells().collect(), geography, u8::from(level), fill)?;
    Ok(cells.into_iter().map(|cell| cell.to_string()).collect())
}

impl Cell for CellIndex {
    fn resolution(self) -> u8 {
        u8::from(CellIndex::resolution(self))
    }

    fn centre(self) -> Position {
        position(LatLng::from(self))
    }

    fn boundary(self) -> Geography {
        let ring = CellIndex::boundary(self).iter().map(|corner| position(*corner)).collect();
        Geography::of_polygon(Polygon { rings: vec![ring] })
    }

    fn children(self) -> Vec<CellIndex> {
        let finer = CellIndex::resolution(self).succ();
        finer.map(|finer| CellIndex::children(self, finer).collect()).unwrap_or_default()
    }

    fn reach(self) -> Option<f64> {
        let centre = Vector::of(self.centre());
        let corners = CellIndex::boundary(self);
        let farthest = corners.iter().map(|corner| centre.angle(Vector::of(position(*corner)))).fold(0.0, f64::max);
        // Children stick out of their parent, theirs out of them: each a seventh of the area before.
        Some(farthest * 1.5)
    }
}
