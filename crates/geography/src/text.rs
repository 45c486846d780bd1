//! Numbers and WKT as BigQuery prints them.

use crate::{Geography, Polygon, Position, Ring};

/// A number with at most fifteen significant digits and no more than it needs, as C's `%.15g` prints it.
pub(crate) fn number(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return "0".to_owned();
    }
    let scientific = format!("{value:.14e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..15).contains(&exponent) {
        let places = usize::try_from(14 - exponent).unwrap_or(0);
        return trim_zeros(&format!("{value:.places$}"));
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}e{sign}{:02}", trim_zeros(mantissa), exponent.abs())
}

fn trim_zeros(digits: &str) -> String {
    match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => digits.to_owned(),
    }
}

fn pair(position: &Position) -> String {
    format!("{} {}", number(position.lng), number(position.lat))
}

fn list<'a>(positions: impl IntoIterator<Item = &'a Position>) -> String {
    format!("({})", positions.into_iter().map(pair).collect::<Vec<_>>().join(", "))
}

fn ring(ring: &Ring) -> String {
    list(ring.iter().chain(ring.first()))
}

fn polygon(polygon: &Polygon) -> String {
    format!("({})", polygon.rings.iter().map(ring).collect::<Vec<_>>().join(", "))
}

impl Geography {
    /// `ST_ASTEXT`: well-known text.
    pub fn to_wkt(&self) -> String {
        if self.is_full() {
            return "FULLGLOBE".to_owned();
        }
        let mut parts = Vec::new();
        match self.points.as_slice() {
            [] => {}
            [one] => parts.push(format!("POINT({})", pair(one))),
            many => parts.push(format!("MULTIPOINT{}", list(many))),
        }
        match self.lines.as_slice() {
            [] => {}
            [one] => parts.push(format!("LINESTRING{}", list(one))),
            many => {
                parts.push(format!("MULTILINESTRING({})", many.iter().map(list).collect::<Vec<_>>().join(", ")));
            }
        }
        match self.polygons.as_slice() {
            [] => {}
            [one] => parts.push(format!("POLYGON{}", polygon(one))),
            many => parts.push(format!("MULTIPOLYGON({})", many.iter().map(polygon).collect::<Vec<_>>().join(", "))),
        }
        match parts.as_slice() {
            [] => "GEOMETRYCOLLECTION EMPTY".to_owned(),
            [only] => only.clone(),
            _ => format!("GEOMETRYCOLLECTION({})", parts.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_printed_as_c_does() {
        for (value, printed) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-122.35, "-122.35"),
            (0.1 + 0.2, "0.3"),
            (40.979_898_069_620_13, "40.9798980696201"),
            (0.999999999999943, "0.999999999999943"),
            (0.00012, "0.00012"),
            (0.000012, "1.2e-05"),
            (179.99999999999997, "180"),
        ] {
            assert_eq!(number(value), printed);
        }
    }
}
