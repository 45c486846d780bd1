//! `ST_BUFFER`: everything within a distance.
//!
//! Around every line and ring runs a curve at that distance, which may cross itself; what it goes around more often
//! counter-clockwise than clockwise is the buffer.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use crate::arrange::{Arrangement, Ground};
use crate::edge::along;
use crate::error::{Result, refuse};
use crate::region::{Location, Region};
use crate::vector::Vector;
use crate::{EARTH_RADIUS, Geography, Polygon, Ring};

/// How lines are buffered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BufferStyle {
    /// `endcap => 'FLAT'`: lines end where they end, not half a circle later.
    pub flat: bool,
    /// `side`.
    pub side: Side,
}

/// Which side of a line is buffered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Both sides.
    #[default]
    Both,
    /// To the left of the way it runs.
    Left,
    /// To the right.
    Right,
}

impl BufferStyle {
    /// From the words of `endcap` and `side`.
    pub fn of(endcap: &str, side: &str) -> Result<BufferStyle> {
        let flat = match endcap.to_ascii_uppercase().as_str() {
            "ROUND" => false,
            "FLAT" => true,
            _ => return refuse(format!("endcap must be 'ROUND' or 'FLAT', but was '{endcap}'")),
        };
        let side = match side.to_ascii_uppercase().as_str() {
            "BOTH" => Side::Both,
            "LEFT" => Side::Left,
            "RIGHT" => Side::Right,
            _ => return refuse(format!("side must be 'BOTH', 'LEFT' or 'RIGHT', but was '{side}'")),
        };
        Ok(BufferStyle { flat, side })
    }
}

impl Geography {
    /// `ST_BUFFER`: corners are rounded with so many edges to a quarter of a circle.
    pub fn buffer(&self, radius: f64, quarter_segments: f64, style: BufferStyle) -> Result<Geography> {
        if !(1.0..=10_000.0).contains(&quarter_segments) {
            return refuse(format!("num_seg_quarter_circle must be between 1 and 10000, but was {quarter_segments}"));
        }
        self.buffered(radius, FRAC_PI_2 / quarter_segments.round(), style)
    }

    /// `ST_BUFFERWITHTOLERANCE`: corners are rounded with edges that stray from the circle by at most the tolerance.
    pub fn buffer_with_tolerance(&self, radius: f64, tolerance: f64, style: BufferStyle) -> Result<Geography> {
        if tolerance.is_nan() || tolerance <= 0.0 {
            return refuse(format!("tolerance_meters must be positive, but was {tolerance}"));
        }
        let straying = (1.0 - tolerance / radius.abs().max(1e-9)).clamp(-0.5, 1.0 - 1e-9);
        let edges = (PI / straying.acos()).ceil().clamp(3.0, 40_000.0);
        self.buffered(radius, TAU / edges, style)
    }

    fn buffered(&self, radius: f64, step: f64, style: BufferStyle) -> Result<Geography> {
        if !radius.is_finite() {
            return refuse(format!("the radius must be a finite number, but was {radius}"));
        }
        if radius == 0.0 || self.is_empty() || self.is_full() {
            return Ok(self.clone());
        }
        let angle = radius.abs() / EARTH_RADIUS;
        if radius < 0.0 {
            return Ok(self.shrunk(&Pen { radius: angle, step, style }));
        }
        let pen = Pen { radius: angle, step, style };
        let mut loops: Vec<Ring> = Vec::new();
        loops.extend(self.points.iter().map(|point| pen.circle(Vector::of(*point))));
        loops.extend(self.lines.iter().map(|line| pen.around_line(&crate::accessors::places(line))));
        loops.extend(self.rings().map(|ring| pen.around_ring(&crate::accessors::places(ring))));
        if self.len() == 1 && self.points.len() == 1 && angle < FRAC_PI_2 {
            return Ok(Geography::of_polygon(Polygon { rings: loops }));
        }
        let Some(place) = self.far_place(angle) else { return Ok(Geography::full()) };
        let rough = Geography::of_polygon(Polygon { rings: loops });
        let polygons = Arrangement::on(&[&rough], Ground { place, cover: [0, 0] }).polygons(|cover| cover[0] > 0);
        Ok(Geography { polygons, ..Geography::default() })
    }

    /// What is left of polygons when everything near their rings is taken away: the outside is buffered.
    fn shrunk(&self, pen: &Pen) -> Geography {
        let areas = Geography { polygons: self.polygons.clone(), ..Geography::default() };
        let Some(place) = areas.far_place(pen.radius) else { return Geography::default() };
        let reversed = |ring: &Ring| crate::accessors::places(&ring.iter().rev().copied().collect::<Vec<_>>());
        let rings = self.rings().map(|ring| pen.around_ring(&reversed(ring))).collect();
        let rough = Geography::of_polygon(Polygon { rings });
        let polygons = Arrangement::on(&[&rough], Ground { place, cover: [1, 0] }).polygons(|cover| cover[0] <= 0);
        Geography { polygons, ..Geography::default() }
    }

    /// A place that is outside and farther away than a distance.
    fn far_place(&self, radius: f64) -> Option<Vector> {
        let region = Region::of(self);
        let enough = radius * 1.2 + 1e-9;
        let clearance = self.clearance();
        let outside = |place: Vector| region.locate(place) == Location::Outside;
        // Not quite opposite: a ray from a place to the opposite one would have no direction.
        let aside = Vector { x: 0.013_17, y: -0.021_71, z: 0.017_39 };
        let middle = self.positions().fold(Vector::ZERO, |sum, position| sum + Vector::of(position)).unit();
        let opposite = if middle == Vector::ZERO { aside.unit() } else { (aside - middle).unit() };
        let golden = PI * (3.0 - 5f64.sqrt());
        let spread = (0..400u32).map(|index| {
            let z = 1.0 - (f64::from(index) + 0.5) / 200.0;
            let (sin, cos) = (golden * f64::from(index)).sin_cos();
            let flat = (1.0 - z * z).sqrt();
            Vector { x: flat * cos, y: flat * sin, z }.unit()
        });
        std::iter::once(opposite).chain(spread).find(|place| outside(*place) && clearance(*place) > enough)
    }
}

/// Draws curves at a distance to the right.
struct Pen {
    radius: f64,
    /// The angle that one edge may stand for, of a circle or of a great circle.
    step: f64,
    style: BufferStyle,
}

impl Pen {
    fn circle(&self, centre: Vector) -> Ring {
        let mut ring = Vec::new();
        let north = Vector { x: 0.0, y: 0.0, z: 1.0 };
        let up = north - centre * centre.z;
        let start = if up.length() > 1e-9 { up.unit() } else { centre.perpendicular() };
        let edges = (TAU / self.step).round().max(3.0);
        let mut number = 0.0;
        while number < edges {
            ring.push(self.spoke(centre, start, TAU * number / edges));
            number += 1.0;
        }
        ring.iter().map(|place| place.position()).collect()
    }

    /// The end of a spoke, turned counter-clockwise from a direction.
    fn spoke(&self, centre: Vector, direction: Vector, turn: f64) -> Vector {
        let (sin, cos) = turn.sin_cos();
        along(centre, (direction * cos + centre.cross(direction) * sin).unit(), self.radius)
    }

    fn around_ring(&self, ring: &[Vector]) -> Ring {
        let mut curve = Vec::new();
        let count = ring.len();
        for index in 0..count {
            let (a, b, c) = (ring[index], ring[(index + 1) % count], ring[(index + 2) % count]);
            self.beside(a, b, &mut curve);
            self.join(a, b, c, &mut curve);
        }
        curve.iter().map(|place| place.position()).collect()
    }

    fn around_line(&self, line: &[Vector]) -> Ring {
        let back: Vec<Vector> = line.iter().rev().copied().collect();
        match self.style.side {
            Side::Both => {
                let inner = &back[1..back.len() - 1];
                self.around_ring(&[line, inner].concat())
            }
            Side::Left => self.one_side(line, &back),
            Side::Right => self.one_side(&back, line),
        }
    }

    /// Along a line and back beside it.
    fn one_side(&self, line: &[Vector], back: &[Vector]) -> Ring {
        let mut curve = line.to_vec();
        for (index, pair) in back.windows(2).enumerate() {
            self.beside(pair[0], pair[1], &mut curve);
            if let Some(next) = back.get(index + 2) {
                self.join(pair[0], pair[1], *next, &mut curve);
            }
        }
        curve.iter().map(|place| place.position()).collect()
    }

    /// Beside an edge. A great circle between the ends would bend away from it if the edge is long.
    fn beside(&self, a: Vector, b: Vector, curve: &mut Vec<Vector>) {
        let right = -a.stable_cross(b).unit();
        let pieces = (a.angle(b) / self.step).ceil().max(1.0);
        let mut piece = 0.0;
        while piece <= pieces {
            let place = match piece {
                0.0 => a,
                _ if piece == pieces => b,
                _ => crate::edge::interpolate(a, b, piece / pieces),
            };
            curve.push(along(place, right, self.radius));
            piece += 1.0;
        }
    }

    /// Around a corner to the left; to the right by way of the corner itself, which winds the other way and vanishes.
    fn join(&self, a: Vector, b: Vector, c: Vector, curve: &mut Vec<Vector>) {
        let (before, after) = (-a.stable_cross(b).unit(), -b.stable_cross(c).unit());
        let turn = before.cross(after).dot(b).atan2(before.dot(after)).rem_euclid(TAU);
        let end = a == c;
        if end && self.style.flat {
            return;
        }
        if end || (turn > 1e-12 && turn <= PI) {
            let turn = if end { PI } else { turn };
            let pieces = (turn / self.step - 1e-9).ceil().max(1.0);
            let mut piece = 1.0;
            while piece < pieces {
                curve.push(self.spoke(b, before, turn * piece / pieces));
                piece += 1.0;
            }
        } else if turn > PI && turn < TAU - 1e-12 {
            curve.push(b);
        }
    }
}
