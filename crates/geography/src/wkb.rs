//! Well-known binary, in and out.

use crate::error::{Result, refuse};
use crate::shapes::Shape;
use crate::{Geography, Polygon, Position};

const POINT: u32 = 1;
const LINE: u32 = 2;
const POLYGON: u32 = 3;
const MULTI_POINT: u32 = 4;
const MULTI_LINE: u32 = 5;
const MULTI_POLYGON: u32 = 6;
const COLLECTION: u32 = 7;

/// Collections within collections beyond this are refused.
const DEEPEST: usize = 64;

/// The whole globe has no ring, which binary cannot say: it is written as a ring of this one position.
const GLOBE: Position = Position { lng: 0.0, lat: -90.0 };

impl Geography {
    /// `ST_ASBINARY`: well-known binary, little endian.
    pub fn to_wkb(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(64);
        let kinds = [!self.points.is_empty(), !self.lines.is_empty(), !self.polygons.is_empty()];
        if kinds.iter().filter(|there| **there).count() != 1 {
            head(&mut out, COLLECTION);
            count(&mut out, kinds.iter().filter(|there| **there).count());
        }
        match self.points.as_slice() {
            [] => {}
            [one] => point(&mut out, *one),
            many => {
                head(&mut out, MULTI_POINT);
                count(&mut out, many.len());
                many.iter().for_each(|one| point(&mut out, *one));
            }
        }
        match self.lines.as_slice() {
            [] => {}
            [one] => line(&mut out, one),
            many => {
                head(&mut out, MULTI_LINE);
                count(&mut out, many.len());
                many.iter().for_each(|one| line(&mut out, one));
            }
        }
        match self.polygons.as_slice() {
            [] => {}
            [one] => polygon(&mut out, one),
            many => {
                head(&mut out, MULTI_POLYGON);
                count(&mut out, many.len());
                many.iter().for_each(|one| polygon(&mut out, one));
            }
        }
        out
    }

    /// Reads back what [`Geography::to_wkb`] wrote, trusting that rings have the polygon on their left.
    /// `ST_GEOGFROMWKB`, which trusts nothing, is [`crate::parse_wkb`].
    pub fn from_wkb(bytes: &[u8]) -> Result<Geography> {
        let mut geography = Geography::default();
        for shape in read(bytes)? {
            match shape {
                Shape::Point(position) => geography.points.push(position),
                Shape::Line(line) => geography.lines.push(line),
                Shape::Polygon(rings) if rings.len() == 1 && rings[0].as_slice() == [GLOBE] => {
                    geography.polygons.push(Polygon::default());
                }
                Shape::Polygon(mut rings) => {
                    for ring in &mut rings {
                        ring.pop();
                    }
                    geography.polygons.push(Polygon { rings });
                }
            }
        }
        Ok(geography)
    }
}

fn head(out: &mut Vec<u8>, kind: u32) {
    out.push(1);
    out.extend(kind.to_le_bytes());
}

fn count(out: &mut Vec<u8>, number: usize) {
    out.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

fn position(out: &mut Vec<u8>, position: Position) {
    out.extend(position.lng.to_le_bytes());
    out.extend(position.lat.to_le_bytes());
}

fn point(out: &mut Vec<u8>, one: Position) {
    head(out, POINT);
    position(out, one);
}

fn line(out: &mut Vec<u8>, positions: &[Position]) {
    head(out, LINE);
    count(out, positions.len());
    positions.iter().for_each(|one| position(out, *one));
}

fn polygon(out: &mut Vec<u8>, polygon: &Polygon) {
    head(out, POLYGON);
    if polygon.rings.is_empty() {
        count(out, 1);
        count(out, 1);
        return position(out, GLOBE);
    }
    count(out, polygon.rings.len());
    for ring in &polygon.rings {
        count(out, ring.len() + 1);
        ring.iter().chain(ring.first()).for_each(|one| position(out, *one));
    }
}

/// The shapes in well-known binary; rings as they stand, closed. Understands both byte orders and EWKB's SRID.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Shape>> {
    let mut reader = Reader { bytes, at: 0 };
    let mut shapes = Vec::new();
    reader.shape(&mut shapes, DEEPEST)?;
    if reader.at != bytes.len() {
        return refuse("Invalid WKB: there are bytes after its end");
    }
    Ok(shapes)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let end = self.at + N;
        match self.bytes.get(self.at..end).and_then(|part| <[u8; N]>::try_from(part).ok()) {
            Some(part) => {
                self.at = end;
                Ok(part)
            }
            None => refuse(format!("Invalid WKB: it ends within a value, after {} bytes", self.bytes.len())),
        }
    }

    fn number(&mut self, little: bool) -> Result<u32> {
        let bytes = self.take()?;
        Ok(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// A count of things of at least `size` bytes, which must be there.
    fn count(&mut self, little: bool, size: usize) -> Result<usize> {
        let count = self.number(little)? as usize;
        if count > (self.bytes.len() - self.at) / size {
            return refuse(format!("Invalid WKB: it announces {count} elements and ends before them"));
        }
        Ok(count)
    }

    fn position(&mut self, little: bool) -> Result<Position> {
        let (lng, lat) = (self.take()?, self.take()?);
        Ok(match little {
            true => Position { lng: f64::from_le_bytes(lng), lat: f64::from_le_bytes(lat) },
            false => Position { lng: f64::from_be_bytes(lng), lat: f64::from_be_bytes(lat) },
        })
    }

    fn positions(&mut self, little: bool) -> Result<Vec<Position>> {
        let count = self.count(little, 16)?;
        (0..count).map(|_| self.position(little)).collect()
    }

    fn shape(&mut self, shapes: &mut Vec<Shape>, depth: usize) -> Result<()> {
        if depth == 0 {
            return refuse(format!("Invalid WKB: collections are nested more than {DEEPEST} deep"));
        }
        let [order] = self.take::<1>()?;
        if order > 1 {
            return refuse(format!("Invalid WKB: {order} is not a byte order"));
        }
        let little = order == 1;
        let mut kind = self.number(little)?;
        if kind & 0x2000_0000 != 0 {
            kind &= !0x2000_0000;
            self.number(little)?;
        }
        match kind {
            POINT => {
                let position = self.position(little)?;
                // Binary writes the empty point with coordinates that are no numbers.
                if !(position.lng.is_nan() && position.lat.is_nan()) {
                    shapes.push(Shape::Point(position));
                }
            }
            LINE => shapes.push(Shape::Line(self.positions(little)?)),
            POLYGON => {
                let rings = self.count(little, 4)?;
                shapes.push(Shape::Polygon((0..rings).map(|_| self.positions(little)).collect::<Result<_>>()?));
            }
            MULTI_POINT | MULTI_LINE | MULTI_POLYGON | COLLECTION => {
                for _ in 0..self.count(little, 5)? {
                    self.shape(shapes, depth - 1)?;
                }
            }
            _ => return refuse(format!("Invalid WKB: {kind} is not a geometry type that is supported (no Z, no M)")),
        }
        Ok(())
    }
}
