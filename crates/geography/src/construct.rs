//! Making geographies of others.

use crate::error::{Result, refuse};
use crate::shapes::{normal, polygon};
use crate::validity::{no_antipodes, same_place};
use crate::{Geography, Position};

/// `ST_GEOGPOINT`.
pub fn geog_point(lng: f64, lat: f64) -> Result<Geography> {
    Ok(Geography::of_points(vec![normal(Position { lng, lat })?]))
}

/// `ST_MAKELINE`: the vertices of points and lines, one after the other.
pub fn make_line<'a>(parts: impl IntoIterator<Item = &'a Geography>) -> Result<Geography> {
    let mut line: Vec<Position> = Vec::new();
    for part in parts {
        let positions = match (part.as_point(), part.as_line()) {
            (Some(point), _) => vec![point],
            (_, Some(line)) => line.to_vec(),
            _ if part.is_empty() => continue,
            _ => return refuse("each argument must be a single point or a single linestring"),
        };
        for position in positions {
            if line.last().is_none_or(|last| !same_place(*last, position)) {
                line.push(position);
            }
        }
    }
    no_antipodes(&line)?;
    Ok(match line.len() {
        0 => Geography::default(),
        1 => Geography::of_points(line),
        _ => Geography::of_line(line),
    })
}

/// `ST_MAKEPOLYGON`: a shell and its holes, each a line.
pub fn make_polygon<'a>(rings: impl IntoIterator<Item = &'a Geography>) -> Result<Geography> {
    assembled(rings, false)
}

/// `ST_MAKEPOLYGONORIENTED`: the polygon is to the left of each line.
pub fn make_polygon_oriented<'a>(rings: impl IntoIterator<Item = &'a Geography>) -> Result<Geography> {
    assembled(rings, true)
}

fn assembled<'a>(rings: impl IntoIterator<Item = &'a Geography>, oriented: bool) -> Result<Geography> {
    let mut open = Vec::new();
    let mut whole = false;
    for ring in rings {
        if ring.is_empty() {
            // An empty line bounds everything.
            whole = true;
            continue;
        }
        let Some(line) = ring.as_line() else { return refuse("each ring must be a single linestring") };
        let mut line = line.to_vec();
        if line.len() > 1 && same_place(line[0], line[line.len() - 1]) {
            line.pop();
        }
        open.push(line);
    }
    if open.is_empty() {
        return if whole { Ok(Geography::full()) } else { refuse("a polygon needs a shell") };
    }
    if whole {
        // Holes in the whole globe: each takes away its smaller side.
        let holes: Result<Vec<Geography>> =
            open.into_iter().map(|ring| Ok(Geography::of_polygon(polygon(vec![ring], false)?))).collect();
        return Ok(holes?.iter().fold(Geography::full(), |rest, hole| rest.difference(hole)));
    }
    Ok(Geography::of_polygon(polygon(open, oriented)?))
}
