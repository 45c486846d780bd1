//! Caps and boxes around geographies.

use crate::edge;
use crate::region::{Location, Region};
use crate::vector::Vector;
use crate::{Geography, Position};

/// A circle on the sphere that everything lies in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cap {
    pub centre: Vector,
    /// In radians.
    pub radius: f64,
}

impl Cap {
    /// The cap around the vertices; `None` if it would be wider than the edges are sure to stay in, or if a polygon is
    /// so large that it may cover the outside.
    pub fn of(geography: &Geography) -> Option<Cap> {
        let mut places = geography.positions().map(Vector::of);
        let cap = if geography.len() == 1 && geography.points.len() == 1 {
            Cap { centre: places.next()?, radius: 0.0 }
        } else {
            let places: Vec<Vector> = places.collect();
            let centre = places.iter().fold(Vector::ZERO, |sum, place| sum + *place).unit();
            let lowest = places.iter().map(|place| (centre - *place).length()).fold(0.0, f64::max);
            Cap { centre, radius: 2.0 * (lowest / 2.0).min(1.0).asin() }
        };
        if cap.centre == Vector::ZERO || cap.radius > 1.4 || geography.is_full() {
            return None;
        }
        let large = geography
            .polygons
            .iter()
            .any(|polygon| polygon.rings.first().is_some_and(|shell| crate::measure::ring_area(shell) < 0.0));
        (!large).then_some(cap)
    }
}

/// A box of longitudes and latitudes in degrees. East of the antimeridian, `xmax` goes on beyond 180.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundingBox {
    /// The western longitude, from -180 to 180.
    pub xmin: f64,
    /// The southern latitude.
    pub ymin: f64,
    /// The eastern longitude, never below `xmin`.
    pub xmax: f64,
    /// The northern latitude.
    pub ymax: f64,
}

impl Geography {
    /// `ST_BOUNDINGBOX`; `None` if empty.
    pub fn bounding_box(&self) -> Option<BoundingBox> {
        if self.is_empty() {
            return None;
        }
        let mut spans: Vec<(f64, f64)> = Vec::new();
        let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
        for position in self.positions() {
            south = south.min(position.lat);
            north = north.max(position.lat);
            if position.lat.abs() < 90.0 {
                spans.push((position.lng, 0.0));
            }
        }
        for (a, b) in self.edges() {
            if let Some(top) = summit(a, b) {
                north = north.max(top);
            }
            if let Some(bottom) = summit(-a, -b) {
                south = south.min(-bottom);
            }
        }
        for line in self.lines.iter().map(|line| (line, false)).chain(self.rings().map(|ring| (ring, true))) {
            let (positions, closed) = line;
            let ends = positions.iter().skip(1).chain(positions.first().filter(|_| closed));
            spans.extend(positions.iter().zip(ends).map(|(from, to)| span(*from, *to)));
        }
        let region = Region::of(self);
        let mut around = false;
        for (pole, latitude) in [(1.0, 90.0), (-1.0, -90.0)] {
            if !self.polygons.is_empty() && region.locate(Vector { x: 0.0, y: 0.0, z: pole }) == Location::Inside {
                around = true;
                south = south.min(latitude);
                north = north.max(latitude);
            }
        }
        let (west, width) = if around { (-180.0, 360.0) } else { smallest_span(spans) };
        Some(BoundingBox { xmin: west, ymin: south, xmax: west + width, ymax: north })
    }

    /// `ST_INTERSECTSBOX`: whether it meets the box from `lng1` east to `lng2` and from `lat1` to `lat2`.
    pub fn intersects_box(&self, lng1: f64, lat1: f64, lng2: f64, lat2: f64) -> bool {
        let width = if lng2 >= lng1 { lng2 - lng1 } else { lng2 - lng1 + 360.0 };
        let within = |position: Position| {
            let east = (position.lng - lng1).rem_euclid(360.0);
            let beside = east <= width || width >= 360.0 || position.lat.abs() == 90.0;
            beside && (lat1..=lat2).contains(&position.lat)
        };
        if lat1 > lat2 || self.is_empty() {
            return false;
        }
        if self.is_full() || self.positions().any(within) {
            return true;
        }
        let at = |lng: f64, lat: f64| Vector::of(Position { lng: turned(lng), lat });
        let middle = at(lng1 + width / 2.0, (lat1 + lat2) / 2.0);
        if Region::of(self).covers(middle) {
            return true;
        }
        let meridian =
            |lng: f64| [(at(lng, lat1), at(lng, (lat1 + lat2) / 2.0)), (at(lng, (lat1 + lat2) / 2.0), at(lng, lat2))];
        let sides = [meridian(lng1), meridian(lng1 + width)].concat();
        self.edges().any(|(a, b)| {
            sides.iter().any(|(c, d)| edge::cross(a, b, *c, *d) || edge::holds(a, b, *c) || edge::holds(a, b, *d))
                || [lat1, lat2].iter().any(|lat| {
                    at_latitude(a, b, *lat).into_iter().any(|place| within(Position { lat: *lat, ..place.position() }))
                })
        })
    }
}

impl BoundingBox {
    /// The smallest box around two, as `ST_EXTENT` has it: all longitudes if they span half of them or more.
    pub fn extended(self, other: BoundingBox) -> BoundingBox {
        let (xmin, width) =
            smallest_span(vec![(self.xmin, self.xmax - self.xmin), (other.xmin, other.xmax - other.xmin)]);
        BoundingBox { xmin, xmax: xmin + width, ymin: self.ymin.min(other.ymin), ymax: self.ymax.max(other.ymax) }
    }

    /// What `ST_EXTENT` answers for a box that was extended to the end.
    pub fn extent(self) -> BoundingBox {
        match self.xmax - self.xmin >= 180.0 {
            true => BoundingBox { xmin: -180.0, xmax: 180.0, ..self },
            false => self,
        }
    }
}

/// A longitude brought into -180 to 180.
pub(crate) fn turned(lng: f64) -> f64 {
    if (-180.0..=180.0).contains(&lng) { lng } else { (lng + 180.0).rem_euclid(360.0) - 180.0 }
}

/// The latitude of an edge's northernmost place if that is between its ends.
fn summit(a: Vector, b: Vector) -> Option<f64> {
    let normal = a.stable_cross(b).unit();
    let top = Vector { x: 0.0, y: 0.0, z: 1.0 } - normal * normal.z;
    if top.length() < 1e-15 {
        return None;
    }
    let between = normal.cross(a).dot(top) > 0.0 && normal.cross(b).dot(top) < 0.0;
    between.then(|| top.unit().position().lat)
}

/// The places of an edge on a parallel.
fn at_latitude(a: Vector, b: Vector, lat: f64) -> Vec<Vector> {
    let height = lat.to_radians().sin();
    let normal = a.stable_cross(b).unit();
    let flat = normal.x * normal.x + normal.y * normal.y;
    let rest = flat - height * height;
    if flat == 0.0 || rest < 0.0 {
        return Vec::new();
    }
    let foot = Vector { x: -normal.x * normal.z * height / flat, y: -normal.y * normal.z * height / flat, z: height };
    let way = Vector { x: -normal.y, y: normal.x, z: 0.0 } * (rest.sqrt() / flat);
    [foot + way, foot - way]
        .into_iter()
        .filter(|place| normal.cross(a).dot(*place) >= 0.0 && normal.cross(b).dot(*place) <= 0.0)
        .collect()
}

/// The longitudes that an edge goes over: where it starts in the west, and how far east it goes.
fn span(a: Position, b: Position) -> (f64, f64) {
    if a.lat.abs() == 90.0 {
        return (b.lng, 0.0);
    }
    if b.lat.abs() == 90.0 {
        return (a.lng, 0.0);
    }
    let east = (b.lng - a.lng).rem_euclid(360.0);
    if east <= 180.0 { (a.lng, east) } else { (b.lng, 360.0 - east) }
}

/// The smallest span that holds all spans: everything but the widest gap.
fn smallest_span(mut spans: Vec<(f64, f64)>) -> (f64, f64) {
    for span in &mut spans {
        if span.0 == 180.0 && span.1 > 0.0 {
            span.0 = -180.0;
        }
    }
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let Some(first) = spans.first().copied() else { return (-180.0, 360.0) };
    let mut end = first.0 + first.1;
    let mut widest = (f64::NEG_INFINITY, first.0);
    for (start, width) in spans.iter().skip(1) {
        if *start - end > widest.0 {
            widest = (*start - end, *start);
        }
        end = end.max(start + width);
    }
    let closing = first.0 + 360.0 - end;
    if closing >= widest.0 {
        let west = first.0;
        return if closing <= 0.0 { (-180.0, 360.0) } else { (west, end - west) };
    }
    if widest.0 <= 0.0 {
        return (-180.0, 360.0);
    }
    let west = widest.1;
    // From behind the gap all around to where it began.
    (west, 360.0 - widest.0)
}
