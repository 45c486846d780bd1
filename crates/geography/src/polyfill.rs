//! Which cells of a grid fill a geography: from large cells to small ones, leaving out early what lies apart.

use crate::error::{Result, refuse};
use crate::region::Location;
use crate::vector::Vector;
use crate::{Geography, Position, Prepared};

/// More cells than this are refused: they would not fit into memory.
const MOST: usize = 5_000_000;

/// Which cells count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Those whose centre is covered.
    Center,
    /// Those that share a place.
    Intersects,
    /// Those that are covered whole.
    Contains,
}

impl Fill {
    /// From the words of `H3_POLYFILL_MODE` and `QUADBIN_POLYFILL_MODE`.
    pub fn of(mode: &str) -> Result<Fill> {
        match mode {
            "center" => Ok(Fill::Center),
            "intersects" => Ok(Fill::Intersects),
            "contains" => Ok(Fill::Contains),
            _ => refuse(format!("mode must be 'center', 'intersects' or 'contains', but was '{mode}'")),
        }
    }
}

/// A cell of a hierarchical grid.
pub(crate) trait Cell: Copy {
    fn resolution(self) -> u8;
    fn centre(self) -> Position;
    fn boundary(self) -> Geography;
    fn children(self) -> Vec<Self>;
    /// A radius around the centre, in radians, that holds all descendants; `None` if the cell is too large for one.
    fn reach(self) -> Option<f64>;
}

pub(crate) fn polyfill<C: Cell>(roots: Vec<C>, geography: &Geography, resolution: u8, fill: Fill) -> Result<Vec<C>> {
    let prepared = Prepared::of(geography);
    let region = prepared.region();
    let clearance = geography.clearance();
    let mut found = Vec::new();
    if geography.is_empty() {
        return Ok(found);
    }
    // A cell, and whether all of it is known to be covered.
    let mut open: Vec<(C, bool)> = roots.into_iter().rev().map(|root| (root, false)).collect();
    while let Some((cell, mut whole)) = open.pop() {
        if found.len() >= MOST {
            return refuse(format!("the geography is filled by more than {MOST} cells at resolution {resolution}"));
        }
        if cell.resolution() < resolution {
            if !whole && let Some(reach) = cell.reach() {
                let centre = Vector::of(cell.centre());
                if clearance(centre) > reach {
                    match region.locate(centre) {
                        Location::Outside => continue,
                        _ => whole = true,
                    }
                }
            }
            open.extend(cell.children().into_iter().rev().map(|child| (child, whole)));
        } else if whole
            || match fill {
                Fill::Center => region.covers(Vector::of(cell.centre())),
                Fill::Intersects => prepared.intersects(&Prepared::of(&cell.boundary())),
                Fill::Contains => prepared.covers(&Prepared::of(&cell.boundary())),
            }
        {
            found.push(cell);
        }
    }
    Ok(found)
}
