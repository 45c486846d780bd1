//! What a geography consists of.

use crate::edge;
use crate::error::{Result, refuse};
use crate::geography::chain;
use crate::sweep::pairs;
use crate::validity::same_place;
use crate::vector::Vector;
use crate::{Geography, Position, Ring};

impl Geography {
    /// `ST_X`: the longitude of a single point.
    pub fn x(&self) -> Result<f64> {
        self.as_point().map_or_else(|| refuse("the argument must be a single point"), |point| Ok(point.lng))
    }

    /// `ST_Y`: the latitude of a single point.
    pub fn y(&self) -> Result<f64> {
        self.as_point().map_or_else(|| refuse("the argument must be a single point"), |point| Ok(point.lat))
    }

    /// `ST_DIMENSION`: 2 with a polygon, else 1 with a line, else 0 with a point, and -1 if empty.
    pub fn dimension(&self) -> i64 {
        match (self.polygons.is_empty(), self.lines.is_empty(), self.points.is_empty()) {
            (false, _, _) => 2,
            (_, false, _) => 1,
            (_, _, false) => 0,
            _ => -1,
        }
    }

    /// `ST_GEOMETRYTYPE`.
    pub fn geometry_type(&self) -> &'static str {
        match (self.points.len(), self.lines.len(), self.polygons.len()) {
            (1, 0, 0) => "ST_Point",
            (0, 1, 0) => "ST_LineString",
            (0, 0, 1) => "ST_Polygon",
            (1.., 0, 0) => "ST_MultiPoint",
            (0, 1.., 0) => "ST_MultiLineString",
            (0, 0, 1..) => "ST_MultiPolygon",
            _ => "ST_GeometryCollection",
        }
    }

    /// `ST_NUMPOINTS`: how many vertices; the first of a ring counts again at its end.
    pub fn num_points(&self) -> i64 {
        let lines: usize = self.lines.iter().map(Vec::len).sum();
        let rings: usize = self.rings().map(|ring| ring.len() + 1).sum();
        i64::try_from(self.points.len() + lines + rings).unwrap_or(i64::MAX)
    }

    /// `ST_NUMGEOMETRIES`.
    pub fn num_geometries(&self) -> i64 {
        i64::try_from(self.len()).unwrap_or(i64::MAX)
    }

    /// `ST_ISCOLLECTION`.
    pub fn is_collection(&self) -> bool {
        self.len() > 1
    }

    /// `ST_ISCLOSED`: whether nothing in it has a boundary.
    pub fn is_closed(&self) -> bool {
        !self.is_empty()
            && self.lines.iter().all(|line| is_loop(line))
            && self.polygons.iter().all(|polygon| polygon.rings.is_empty())
    }

    /// `ST_ISRING`: whether it is one line that ends where it starts and meets itself nowhere else.
    pub fn is_ring(&self) -> bool {
        let Some(line) = self.as_line().filter(|line| is_loop(line) && line.len() > 3) else { return false };
        let edges = chain(line, false);
        let mut simple = true;
        pairs(&edges, |i, j| {
            let ((a, b), (c, d)) = (edges[i], edges[j]);
            let neighbours = j == i + 1 || (i == 0 && j == edges.len() - 1);
            let meet = if neighbours {
                // They share one place and must not lie on one another.
                (b == c && (edge::holds(a, b, d) || edge::holds(c, d, a))) && edges.len() > 2
                    || (d == a && (edge::holds(a, b, c) || edge::holds(c, d, b)))
            } else {
                edge::cross(a, b, c, d) || edge::holds(a, b, c) || edge::holds(a, b, d) || edge::holds(c, d, a)
            };
            simple &= !meet;
        });
        simple
    }

    /// `ST_STARTPOINT`.
    pub fn start_point(&self) -> Result<Geography> {
        self.point_n(1)
    }

    /// `ST_ENDPOINT`.
    pub fn end_point(&self) -> Result<Geography> {
        self.point_n(-1)
    }

    /// `ST_POINTN`: a vertex of a line, the first being 1 and the last -1.
    pub fn point_n(&self, n: i64) -> Result<Geography> {
        let Some(line) = self.as_line() else { return refuse("the argument must be a single linestring") };
        let count = i64::try_from(line.len()).unwrap_or(i64::MAX);
        let index = if n < 0 { n + count } else { n - 1 };
        match usize::try_from(index).ok().and_then(|index| line.get(index)) {
            Some(position) => Ok(Geography::of_points(vec![*position])),
            None => refuse(format!("index {n} is out of range: the linestring has {count} points")),
        }
    }

    /// `ST_EXTERIORRING`.
    pub fn exterior_ring(&self) -> Result<Geography> {
        match self.as_polygon() {
            Some(polygon) => Ok(polygon.rings.first().map_or_else(Geography::default, ring_line)),
            None => refuse("the argument must be a single polygon"),
        }
    }

    /// `ST_INTERIORRINGS`: the holes, each counter-clockwise.
    pub fn interior_rings(&self) -> Result<Vec<Geography>> {
        let Some(polygon) = self.as_polygon() else { return refuse("the argument must be a single polygon") };
        let holes = polygon.rings.iter().skip(1);
        Ok(holes.map(|ring| ring_line(&ring.iter().rev().copied().collect())).collect())
    }

    /// `ST_BOUNDARY`: the ends of its lines and the rings of its polygons.
    pub fn boundary(&self) -> Geography {
        let mut boundary = Geography::default();
        for line in self.lines.iter().filter(|line| !is_loop(line)) {
            boundary.points.extend(line.first().into_iter().chain(line.last()));
        }
        for ring in self.rings() {
            boundary.extend(ring_line(ring));
        }
        crate::order::points(&mut boundary.points);
        boundary
    }

    /// `ST_DUMP`: its points, lines and polygons one by one; only those of a dimension if it is not -1.
    pub fn dump(&self, dimension: i64) -> Result<Vec<Geography>> {
        if !(-1..=2).contains(&dimension) {
            return refuse(format!("the dimension must be between -1 and 2, but was {dimension}"));
        }
        let points = self.points.iter().map(|point| Geography::of_points(vec![*point]));
        let lines = self.lines.iter().map(|line| Geography::of_line(line.clone()));
        let polygons = self.polygons.iter().map(|polygon| Geography::of_polygon(polygon.clone()));
        let all = points.chain(lines).chain(polygons);
        Ok(all.filter(|one| dimension == -1 || one.dimension() == dimension).collect())
    }

    /// `ST_DUMPPOINTS`: all its vertices.
    pub fn dump_points(&self) -> Vec<Geography> {
        let rings = self.rings().flat_map(|ring| ring.iter().chain(ring.first()));
        let all = self.points.iter().chain(self.lines.iter().flatten()).chain(rings);
        all.map(|position| Geography::of_points(vec![*position])).collect()
    }

    /// `ST_SNAPTOGRID`: every vertex moved to the nearest on a grid of longitudes and latitudes.
    pub fn snap_to_grid(&self, size: f64) -> Result<Geography> {
        if !(size > 0.0 && size.is_finite()) {
            return refuse(format!("the grid size must be positive, but was {size}"));
        }
        // BigQuery's grids are the powers of ten from 1e-9 to 0.1.
        let power = size.log10().round().clamp(-9.0, -1.0);
        let scale = 10f64.powf(-power).round();
        let snap = |position: &Position| Position {
            lng: (position.lng * scale).round() / scale + 0.0,
            lat: (position.lat * scale).round() / scale + 0.0,
        };
        let all = |positions: &[Position]| positions.iter().map(snap).collect::<Vec<_>>();
        crate::simplify::rebuilt(
            all(&self.points),
            self.lines.iter().map(|line| all(line)).collect(),
            self.polygons.iter().map(|polygon| polygon.rings.iter().map(|ring| all(ring)).collect()).collect(),
        )
    }
}

fn is_loop(line: &[Position]) -> bool {
    matches!((line.first(), line.last()), (Some(first), Some(last)) if same_place(*first, *last))
}

fn ring_line(ring: &Ring) -> Geography {
    Geography::of_line(ring.iter().chain(ring.first()).copied().collect())
}

/// Whether two positions are the same place, for those that compare vertices of lines.
pub(crate) fn places(line: &[Position]) -> Vec<Vector> {
    line.iter().map(|position| Vector::of(*position)).collect()
}
