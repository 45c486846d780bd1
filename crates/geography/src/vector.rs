//! Unit vectors: a place on the sphere without seams or poles, and the exact side of a great circle.

use robust::{Coord3D, orient3d};

use crate::Position;

/// How far apart, in radians, two places are still the same: 0.13 µm on the ground. Coordinates printed with fifteen
/// digits come back within half of it.
pub(crate) const TOLERANCE: f64 = 2e-14;

/// A direction from the earth's centre; of length one where it stands for a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Vector {
    pub x: f64,
    pub y: f64,
    pub z: f64,
}

impl Vector {
    pub const ZERO: Vector = Vector { x: 0.0, y: 0.0, z: 0.0 };

    /// The place at a longitude and latitude. Exact on the equator, the poles and the meridians of 0, ±90 and 180.
    pub fn of(position: Position) -> Vector {
        let (sin_lat, cos_lat) = sin_cos_degrees(position.lat);
        let (sin_lng, cos_lng) = sin_cos_degrees(position.lng);
        // Adding zero turns -0 into 0, so that equal places have equal bits.
        Vector { x: cos_lat * cos_lng + 0.0, y: cos_lat * sin_lng + 0.0, z: sin_lat + 0.0 }
    }

    pub fn position(self) -> Position {
        Position {
            lng: self.y.atan2(self.x).to_degrees() + 0.0,
            lat: self.z.atan2(self.x.hypot(self.y)).to_degrees() + 0.0,
        }
    }

    pub fn dot(self, other: Vector) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    pub fn cross(self, other: Vector) -> Vector {
        Vector {
            x: self.y * other.z - self.z * other.y,
            y: self.z * other.x - self.x * other.z,
            z: self.x * other.y - self.y * other.x,
        }
    }

    /// The cross product of two unit vectors, right to the last digits however close they are: half of
    /// `(a - b) × (a + b)` is negated and doubled into `a × b`.
    pub fn stable_cross(self, other: Vector) -> Vector {
        ((self - other).cross(self + other)) * 0.5
    }

    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// The same direction with length one; zero stays zero.
    pub fn unit(self) -> Vector {
        let length = self.length();
        if length == 0.0 { self } else { self * (1.0 / length) }
    }

    /// The angle between two unit vectors in radians, precise for tiny and for nearly opposite ones.
    pub fn angle(self, other: Vector) -> f64 {
        self.stable_cross(other).length().atan2(self.dot(other))
    }

    /// Some direction at right angles.
    pub fn perpendicular(self) -> Vector {
        let other =
            if self.x.abs() < 0.6 { Vector { x: 1.0, y: 0.0, z: 0.0 } } else { Vector { x: 0.0, y: 1.0, z: 0.0 } };
        self.cross(other).unit()
    }

    pub fn key(self) -> [u64; 3] {
        [self.x.to_bits(), self.y.to_bits(), self.z.to_bits()]
    }

    pub fn axes(self) -> [f64; 3] {
        [self.x, self.y, self.z]
    }
}

impl std::ops::Add for Vector {
    type Output = Vector;
    fn add(self, other: Vector) -> Vector {
        Vector { x: self.x + other.x, y: self.y + other.y, z: self.z + other.z }
    }
}

impl std::ops::Sub for Vector {
    type Output = Vector;
    fn sub(self, other: Vector) -> Vector {
        Vector { x: self.x - other.x, y: self.y - other.y, z: self.z - other.z }
    }
}

impl std::ops::Mul<f64> for Vector {
    type Output = Vector;
    fn mul(self, factor: f64) -> Vector {
        Vector { x: self.x * factor, y: self.y * factor, z: self.z * factor }
    }
}

impl std::ops::Neg for Vector {
    type Output = Vector;
    fn neg(self) -> Vector {
        Vector { x: 0.0 - self.x, y: 0.0 - self.y, z: 0.0 - self.z }
    }
}

/// On which side of the great circle through `a` and `b` the place `c` lies: 1 left, -1 right, 0 exactly on it.
pub(crate) fn side(a: Vector, b: Vector, c: Vector) -> i8 {
    // Rounding of the nine products stays below this for vectors of length one.
    const CERTAIN: f64 = 2e-15;
    let determinant = a.cross(b).dot(c);
    if determinant > CERTAIN {
        return 1;
    }
    if determinant < -CERTAIN {
        return -1;
    }
    let coordinate = |v: Vector| Coord3D { x: v.x, y: v.y, z: v.z };
    let exact = orient3d(coordinate(a), coordinate(b), coordinate(c), Coord3D { x: 0.0, y: 0.0, z: 0.0 });
    if exact > 0.0 {
        1
    } else if exact < 0.0 {
        -1
    } else {
        0
    }
}

fn sin_cos_degrees(degrees: f64) -> (f64, f64) {
    match degrees {
        0.0 => (0.0, 1.0),
        90.0 => (1.0, 0.0),
        -90.0 => (-1.0, 0.0),
        180.0 | -180.0 => (0.0, -1.0),
        _ => degrees.to_radians().sin_cos(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lng: f64, lat: f64) -> Vector {
        Vector::of(Position { lng, lat })
    }

    #[test]
    fn the_left_of_the_equator_eastwards_is_north() {
        assert_eq!(side(at(0.0, 0.0), at(90.0, 0.0), at(0.0, 90.0)), 1);
        assert_eq!(side(at(0.0, 0.0), at(90.0, 0.0), at(10.0, -1e-14)), -1);
        assert_eq!(side(at(0.0, 0.0), at(90.0, 0.0), at(33.3, 0.0)), 0);
    }

    #[test]
    fn the_antimeridian_and_the_poles_are_one_place_each() {
        assert_eq!(at(180.0, 10.0), at(-180.0, 10.0));
        assert_eq!(at(17.0, 90.0).key(), at(-140.0, 90.0).key());
    }

    #[test]
    fn tiny_angles_keep_their_digits() {
        let angle = at(0.0, 0.0).angle(at(1e-12, 0.0));
        assert!((angle / 1e-12f64.to_radians() - 1.0).abs() < 1e-12);
        assert_eq!(at(0.0, 0.0).angle(at(180.0, 0.0)), std::f64::consts::PI);
    }
}
