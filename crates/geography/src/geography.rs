use crate::vector::Vector;

/// A longitude and a latitude in degrees. Longitudes are from -180 to 180.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Degrees east of Greenwich.
    pub lng: f64,
    /// Degrees north of the equator.
    pub lat: f64,
}

/// A ring of a polygon without its closing position; what lies to its left is inside.
pub type Ring = Vec<Position>;

/// An area: the shell first, then the holes. Without any ring it is the whole globe.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Polygon {
    /// Shell and holes, each with the polygon on its left.
    pub rings: Vec<Ring>,
}

/// A set of places on the sphere, made of points, lines and polygons whose edges are great circles.
///
/// BigQuery knows no nesting and no kinds of emptiness: a collection is what its members are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geography {
    /// Single places.
    pub points: Vec<Position>,
    /// Lines of at least two positions.
    pub lines: Vec<Vec<Position>>,
    /// Areas that do not overlap.
    pub polygons: Vec<Polygon>,
}

impl Geography {
    /// One place.
    pub fn point(lng: f64, lat: f64) -> Geography {
        Geography::of_points(vec![Position { lng, lat }])
    }

    pub(crate) fn of_points(points: Vec<Position>) -> Geography {
        Geography { points, ..Geography::default() }
    }

    pub(crate) fn of_line(line: Vec<Position>) -> Geography {
        Geography { lines: vec![line], ..Geography::default() }
    }

    pub(crate) fn of_polygon(polygon: Polygon) -> Geography {
        Geography { polygons: vec![polygon], ..Geography::default() }
    }

    /// The whole globe, BigQuery's `fullglobe`.
    pub fn full() -> Geography {
        Geography::of_polygon(Polygon::default())
    }

    /// Whether it holds nothing at all.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty() && self.lines.is_empty() && self.polygons.is_empty()
    }

    /// Whether it is the whole globe.
    pub fn is_full(&self) -> bool {
        self.polygons.iter().any(|polygon| polygon.rings.is_empty())
    }

    /// How many points, lines and polygons it holds.
    pub fn len(&self) -> usize {
        self.points.len() + self.lines.len() + self.polygons.len()
    }

    /// The one place it consists of, if it is a single point.
    pub fn as_point(&self) -> Option<Position> {
        match self.points.as_slice() {
            [point] if self.len() == 1 => Some(*point),
            _ => None,
        }
    }

    /// The one line it consists of.
    pub fn as_line(&self) -> Option<&[Position]> {
        match self.lines.as_slice() {
            [line] if self.len() == 1 => Some(line),
            _ => None,
        }
    }

    /// The one polygon it consists of.
    pub fn as_polygon(&self) -> Option<&Polygon> {
        match self.polygons.as_slice() {
            [polygon] if self.len() == 1 => Some(polygon),
            _ => None,
        }
    }

    pub(crate) fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.polygons.iter().flat_map(|polygon| &polygon.rings)
    }

    /// Every position, in order; a ring's first is not repeated.
    pub(crate) fn positions(&self) -> impl Iterator<Item = Position> {
        self.points.iter().chain(self.lines.iter().flatten()).chain(self.rings().flatten()).copied()
    }

    /// One place of each point, line and ring.
    pub(crate) fn starts(&self) -> impl Iterator<Item = Position> {
        let lines = self.lines.iter().filter_map(|line| line.first());
        let rings = self.rings().filter_map(|ring| ring.first());
        self.points.iter().chain(lines).chain(rings).copied()
    }

    /// Every edge of lines and rings.
    pub(crate) fn edges(&self) -> impl Iterator<Item = (Vector, Vector)> {
        let lines = self.lines.iter().flat_map(|line| chain(line, false));
        lines.chain(self.rings().flat_map(|ring| chain(ring, true)))
    }

    pub(crate) fn extend(&mut self, other: Geography) {
        self.points.extend(other.points);
        self.lines.extend(other.lines);
        self.polygons.extend(other.polygons);
    }
}

/// The edges between consecutive positions, with the one that closes the ring.
pub(crate) fn chain(positions: &[Position], closed: bool) -> Vec<(Vector, Vector)> {
    let vectors: Vec<Vector> = positions.iter().map(|position| Vector::of(*position)).collect();
    let mut edges: Vec<(Vector, Vector)> = vectors.windows(2).map(|pair| (pair[0], pair[1])).collect();
    if let (true, Some(first), Some(last)) = (closed && vectors.len() > 1, vectors.first(), vectors.last()) {
        edges.push((*last, *first));
    }
    edges
}
