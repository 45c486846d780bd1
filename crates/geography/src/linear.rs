//! Places on a line by how far along it they are.

use crate::accessors::places;
use crate::edge;
use crate::error::{Result, refuse};
use crate::vector::Vector;
use crate::{Geography, Position};

/// A line with the way to each of its vertices, in radians.
struct Measured<'a> {
    positions: &'a [Position],
    places: Vec<Vector>,
    ways: Vec<f64>,
}

impl<'a> Measured<'a> {
    fn of(geography: &'a Geography) -> Result<Measured<'a>> {
        let Some(positions) = geography.as_line() else { return refuse("the argument must be a single linestring") };
        let places = places(positions);
        let mut ways = vec![0.0];
        let mut total = 0.0;
        for pair in places.windows(2) {
            total += pair[0].angle(pair[1]);
            ways.push(total);
        }
        Ok(Measured { positions, places, ways })
    }

    fn total(&self) -> f64 {
        self.ways.last().copied().unwrap_or(0.0)
    }

    /// The vertex at or before a way, and the position there.
    fn at(&self, way: f64) -> (usize, Position) {
        let index = self.ways.partition_point(|reached| *reached <= way).saturating_sub(1);
        if self.ways[index] == way || index + 1 == self.ways.len() {
            return (index, self.positions[index]);
        }
        let part = (way - self.ways[index]) / (self.ways[index + 1] - self.ways[index]);
        (index, edge::interpolate(self.places[index], self.places[index + 1], part).position())
    }
}

fn fraction(value: f64) -> Result<f64> {
    match (0.0..=1.0).contains(&value) {
        true => Ok(value),
        false => refuse(format!("the fraction must be between 0 and 1, but was {value}")),
    }
}

impl Geography {
    /// `ST_LINELOCATEPOINT`: how far along this line, from 0 to 1, its place nearest to a point is.
    pub fn line_locate_point(&self, point: &Geography) -> Result<f64> {
        let line = Measured::of(self)?;
        let Some(point) = point.as_point() else { return refuse("the second argument must be a single point") };
        let point = Vector::of(point);
        let mut best = (f64::INFINITY, 0.0);
        for (index, pair) in line.places.windows(2).enumerate() {
            let place = edge::nearest(pair[0], pair[1], point);
            let gap = (place - point).length();
            if gap < best.0 {
                best = (gap, line.ways[index] + pair[0].angle(place));
            }
        }
        Ok(if line.total() > 0.0 { (best.1 / line.total()).clamp(0.0, 1.0) } else { 0.0 })
    }

    /// `ST_LINEINTERPOLATEPOINT`: the place a fraction of the way along this line. A point is itself.
    pub fn line_interpolate_point(&self, part: f64) -> Result<Geography> {
        let part = fraction(part)?;
        if self.as_point().is_some() {
            return Ok(self.clone());
        }
        let line = Measured::of(self)?;
        let way = if part == 1.0 { line.total() } else { line.total() * part };
        Ok(Geography::of_points(vec![line.at(way).1]))
    }

    /// `ST_LINESUBSTRING`: the part of this line between two fractions of its length.
    pub fn line_substring(&self, from: f64, to: f64) -> Result<Geography> {
        let (from, to) = (fraction(from)?, fraction(to)?);
        if from > to {
            return refuse(format!("the start fraction {from} must not be greater than the end fraction {to}"));
        }
        let line = Measured::of(self)?;
        let end = if to == 1.0 { line.total() } else { line.total() * to };
        let (first, start) = line.at(line.total() * from);
        let (last, stop) = line.at(end);
        let mut part = vec![start];
        part.extend(line.positions.iter().take(last + 1).skip(first + 1));
        if part.last() != Some(&stop) {
            part.push(stop);
        }
        Ok(if part.len() == 1 { Geography::of_points(part) } else { Geography::of_line(part) })
    }
}
