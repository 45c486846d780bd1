//! What a polygon must hold to be one. Messages follow BigQuery's.

use crate::arrange::Arrangement;
use crate::edge;
use crate::error::{Result, refuse};
use crate::geography::chain;
use crate::sweep::pairs;
use crate::vector::Vector;
use crate::{Geography, Polygon, Position, Ring};

/// Whether two positions are one place, to the bit.
pub(crate) fn same_place(a: Position, b: Position) -> bool {
    a == b || Vector::of(a) == Vector::of(b)
}

/// No edge may join two opposite places: there would be no shortest way.
pub(crate) fn no_antipodes(line: &[Position]) -> Result<()> {
    for (index, (from, to)) in chain(line, false).into_iter().enumerate() {
        if edge::same(from, -to) {
            return refuse(format!("Invalid edge: vertices {index} and {} are antipodal", index + 1));
        }
    }
    Ok(())
}

/// One open ring: three places, no crossing, no place twice.
pub(crate) fn ring(ring: &Ring) -> Result<()> {
    if ring.len() < 3 {
        return refuse(format!(
            "Invalid polygon loop: a polygon loop should have at least 3 unique vertices, but only had {}",
            ring.len()
        ));
    }
    let edges = chain(ring, true);
    let count = edges.len();
    for (index, (from, to)) in edges.iter().enumerate() {
        if edge::same(*from, -*to) {
            return refuse(format!("Invalid polygon loop: vertices {index} and {} are antipodal", (index + 1) % count));
        }
    }
    let mut problem = None;
    pairs(&edges, |i, j| {
        if problem.is_some() {
            return;
        }
        let ((a, b), (c, d)) = (edges[i], edges[j]);
        if a == c {
            problem = Some(format!("Edge {i} has duplicate vertex with edge {j}"));
        } else if b != c && d != a && edge::cross(a, b, c, d) {
            problem = Some(format!("Edge {i} crosses edge {j}"));
        }
    });
    match problem {
        Some(problem) => refuse(format!("Invalid polygon loop: {problem}")),
        None => Ok(()),
    }
}

/// Rings of one polygon may meet in places but not cross.
pub(crate) fn apart(rings: &[Ring]) -> Result<()> {
    if rings.len() < 2 {
        return Ok(());
    }
    let mut edges = Vec::new();
    let mut owners = Vec::new();
    for (number, ring) in rings.iter().enumerate() {
        for (index, edge) in chain(ring, true).into_iter().enumerate() {
            edges.push(edge);
            owners.push((number, index));
        }
    }
    let mut problem = None;
    pairs(&edges, |i, j| {
        let ((first, first_edge), (second, second_edge)) = (owners[i], owners[j]);
        if problem.is_none() && first != second {
            let ((a, b), (c, d)) = (edges[i], edges[j]);
            if edge::cross(a, b, c, d) {
                problem = Some(format!("Loop {first} edge {first_edge} crosses loop {second} edge {second_edge}"));
            } else if (a, b) == (c, d) || (a, b) == (d, c) {
                problem =
                    Some(format!("Loop {first} edge {first_edge} has duplicate near loop {second} edge {second_edge}"));
            }
        }
    });
    match problem {
        Some(problem) => refuse(format!("Invalid polygon: {problem}")),
        None => Ok(()),
    }
}

/// Every hole lies in the shell and in no other hole.
pub(crate) fn nested(polygon: &Polygon) -> Result<()> {
    let arrangement = Arrangement::of(&[&Geography::of_polygon(polygon.clone())]);
    if arrangement.deepest(0) > 1 || arrangement.shallowest(0) < 0 {
        return refuse("Invalid polygon: its rings are not a shell and holes inside of it");
    }
    Ok(())
}
