//! `ST_SIMPLIFY`, and putting together again what was moved.

use crate::edge;
use crate::error::{Result, refuse};
use crate::shapes::{Reading, Shape, build};
use crate::vector::Vector;
use crate::{EARTH_RADIUS, Geography, Position};

impl Geography {
    /// `ST_SIMPLIFY`: fewer vertices, none of those left out farther from the result than the tolerance.
    ///
    /// Every line and ring is simplified on its own (Douglas and Peucker, on the sphere); a ring that crosses itself
    /// or another afterwards is repaired. Polygons side by side may come apart by up to the tolerance.
    pub fn simplify(&self, tolerance: f64) -> Result<Geography> {
        if tolerance.is_nan() || tolerance < 0.0 {
            return refuse(format!("the tolerance must not be negative, but was {tolerance}"));
        }
        if tolerance > 7_800_000.0 {
            return refuse(format!("the tolerance must be at most 7800 kilometres, but was {tolerance} metres"));
        }
        if tolerance == 0.0 || self.is_full() {
            return Ok(self.clone());
        }
        let angle = tolerance / EARTH_RADIUS;
        let lines = self.lines.iter().map(|line| thin(line, angle)).collect();
        let polygons = self
            .polygons
            .iter()
            .map(|polygon| polygon.rings.iter().map(|ring| thin_ring(ring, angle)).collect())
            .collect();
        rebuilt(self.points.clone(), lines, polygons)
    }
}

/// A geography of parts that may have lost vertices or moved: what collapsed is a line or a point.
pub(crate) fn rebuilt(
    points: Vec<Position>,
    lines: Vec<Vec<Position>>,
    polygons: Vec<Vec<Vec<Position>>>,
) -> Result<Geography> {
    let mut shapes: Vec<Shape> = points.into_iter().map(Shape::Point).collect();
    let mut areas: Vec<Shape> = Vec::new();
    shapes.extend(lines.into_iter().map(Shape::Line));
    for rings in polygons {
        let mut closed: Vec<Vec<Position>> = Vec::new();
        for (index, ring) in rings.into_iter().enumerate() {
            let ring: Vec<Position> = ring.iter().chain(ring.first()).copied().collect();
            let mut distinct = ring.clone();
            distinct.dedup();
            match (distinct.len(), index) {
                (4.., _) => closed.push(distinct),
                // A hole that collapsed is gone, and so is what it was a hole of.
                (_, 1..) => {}
                (1, 0) => shapes.push(Shape::Point(distinct[0])),
                _ => {
                    distinct.pop();
                    shapes.push(if distinct.len() > 1 { Shape::Line(distinct) } else { Shape::Point(distinct[0]) });
                }
            }
            if closed.is_empty() {
                break;
            }
        }
        if !closed.is_empty() {
            areas.push(Shape::Polygon(closed));
        }
    }
    let alone = shapes.clone();
    shapes.extend(areas.iter().cloned());
    let oriented = Reading { oriented: true, ..Reading::default() };
    if let Ok(geography) = build(shapes, oriented, false) {
        return Ok(geography);
    }
    let mut repaired = build(alone, Reading::default(), false)?;
    for area in areas {
        repaired = repaired.union(&build(vec![area], Reading { make_valid: true, ..Reading::default() }, true)?);
    }
    Ok(repaired)
}

/// Douglas and Peucker: keeps the ends and, again and again, the vertex farthest from what is kept.
fn thin(line: &[Position], tolerance: f64) -> Vec<Position> {
    let places: Vec<Vector> = line.iter().map(|position| Vector::of(*position)).collect();
    let mut keep = vec![false; line.len()];
    let Some(last) = line.len().checked_sub(1) else { return Vec::new() };
    keep[0] = true;
    keep[last] = true;
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let distance = |index: usize| edge::distance(places[from], places[to], places[index]);
        let farthest = (from + 1..to).map(|index| (index, distance(index))).max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((index, _)) = farthest.filter(|(_, distance)| *distance > tolerance) {
            keep[index] = true;
            open.extend([(from, index), (index, to)]);
        }
    }
    let kept: Vec<Position> = line.iter().zip(keep).filter(|(_, keep)| *keep).map(|(position, _)| *position).collect();
    match kept.as_slice() {
        // A line within the tolerance of its start is a point.
        [from, to] if Vector::of(*from).angle(Vector::of(*to)) <= tolerance => vec![*from],
        _ => kept,
    }
}

/// A ring is two lines, between its first vertex and the one farthest from it.
fn thin_ring(ring: &[Position], tolerance: f64) -> Vec<Position> {
    let Some(first) = ring.first().map(|position| Vector::of(*position)) else { return Vec::new() };
    let gap = |position: &Position| first.angle(Vector::of(*position));
    let farthest = ring.iter().enumerate().max_by(|a, b| gap(a.1).total_cmp(&gap(b.1))).map_or(0, |(index, _)| index);
    let there = thin(&ring[..=farthest], tolerance);
    let back: Vec<Position> = ring[farthest..].iter().chain(ring.first()).copied().collect();
    let back = thin(&back, tolerance);
    if there.len() < 2 || back.len() < 2 {
        return vec![ring[0]];
    }
    there.iter().chain(&back[1..back.len() - 1]).copied().collect()
}
