//! Well-known text as well-known binary, and back. Two dimensions, as a GEOGRAPHY has.

/// The names by the code they have in WKB, from 1.
const KINDS: [&str; 7] =
    ["POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"];

const DEEPEST: usize = 16;

/// The binary of a text; none when the text is no well-known text.
pub fn from_wkt(text: &str) -> Option<Vec<u8>> {
    let mut reader = Text { rest: text.trim() };
    let mut bytes = Vec::new();
    reader.geometry(None, 0, &mut bytes)?;
    reader.rest.is_empty().then_some(bytes)
}

/// The text of a binary, as BigQuery writes it.
pub fn to_wkt(bytes: &[u8]) -> Option<String> {
    let mut text = String::new();
    Binary { rest: bytes }.geometry(true, 0, &mut text)?;
    Some(text)
}

struct Text<'a> {
    rest: &'a str,
}

impl Text<'_> {
    /// A geometry with its name, or one of a kind that is known.
    fn geometry(&mut self, known: Option<usize>, depth: usize, to: &mut Vec<u8>) -> Option<()> {
        let kind = match known {
            Some(kind) => kind,
            None => {
                let word = self.word();
                KINDS.iter().position(|kind| kind.eq_ignore_ascii_case(word))? + 1
            }
        };
        to.push(1);
        to.extend((kind as u32).to_le_bytes());
        if self.empty() {
            match kind {
                1 => to.extend([f64::NAN; 2].iter().flat_map(|number| number.to_le_bytes())),
                _ => to.extend(0_u32.to_le_bytes()),
            }
            return Some(());
        }
        if kind == 1 {
            self.mark('(')?;
            self.position(to)?;
            return self.mark(')');
        }
        self.list(to, |reader, to| match kind {
            2 => reader.position(to),
            3 => reader.list(to, Self::position),
            4 if !reader.rest.starts_with('(') => {
                to.push(1);
                to.extend(1_u32.to_le_bytes());
                reader.position(to)
            }
            7 if depth < DEEPEST => reader.geometry(None, depth + 1, to),
            7 => None,
            many => reader.geometry(Some(many - 3), depth + 1, to),
        })
    }

    fn list(&mut self, to: &mut Vec<u8>, mut one: impl FnMut(&mut Self, &mut Vec<u8>) -> Option<()>) -> Option<()> {
        let place = to.len();
        to.extend([0; 4]);
        self.mark('(')?;
        let mut count = 0_u32;
        loop {
            one(self, to)?;
            count += 1;
            if self.mark(',').is_none() {
                break;
            }
        }
        to[place..place + 4].copy_from_slice(&count.to_le_bytes());
        self.mark(')')
    }

    fn position(&mut self, to: &mut Vec<u8>) -> Option<()> {
        let end = self.rest.find([',', ')']).unwrap_or(self.rest.len());
        let mut numbers = self.rest[..end].split_whitespace();
        for _ in 0..2 {
            let number: f64 = numbers.next()?.parse().ok().filter(|number: &f64| number.is_finite())?;
            to.extend(number.to_le_bytes());
        }
        self.rest = &self.rest[end..];
        numbers.next().is_none().then_some(())
    }

    fn word(&mut self) -> &str {
        let (word, rest) = self.rest.split_at(self.rest.bytes().take_while(u8::is_ascii_alphabetic).count());
        self.rest = rest.trim_start();
        word
    }

    fn empty(&mut self) -> bool {
        let before = self.rest;
        let found = self.word().eq_ignore_ascii_case("EMPTY");
        if !found {
            self.rest = before;
        }
        found
    }

    fn mark(&mut self, mark: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(mark)?.trim_start();
        Some(())
    }
}

struct Binary<'a> {
    rest: &'a [u8],
}

impl Binary<'_> {
    fn geometry(&mut self, named: bool, depth: usize, to: &mut String) -> Option<()> {
        if depth > DEEPEST || self.take::<1>()? != [1] {
            return None;
        }
        let kind = u32::from_le_bytes(self.take()?) as usize;
        let name = KINDS.get(kind.checked_sub(1)?)?;
        if named {
            to.push_str(name);
        }
        if kind == 1 {
            let (x, y) = (self.number()?, self.number()?);
            if x.is_nan() {
                to.push_str(" EMPTY");
            } else {
                to.push_str(&format!("({x} {y})"));
            }
            return Some(());
        }
        let count = self.count()?;
        if count == 0 {
            to.push_str(if named { " EMPTY" } else { "EMPTY" });
            return Some(());
        }
        self.list(count, to, |reader, to| match kind {
            2 => reader.position(to),
            3 => {
                let count = reader.count()?;
                reader.list(count, to, Self::position)
            }
            7 => reader.geometry(true, depth + 1, to),
            4 => {
                let mut point = String::new();
                reader.geometry(false, depth + 1, &mut point)?;
                to.push_str(point.trim_start_matches('(').trim_end_matches(')'));
                Some(())
            }
            _ => reader.geometry(false, depth + 1, to),
        })
    }

    fn list(
        &mut self,
        count: usize,
        to: &mut String,
        mut one: impl FnMut(&mut Self, &mut String) -> Option<()>,
    ) -> Option<()> {
        to.push('(');
        for at in 0..count {
            if at > 0 {
                to.push_str(", ");
            }
            one(self, to)?;
        }
        to.push(')');
        Some(())
    }

    fn position(&mut self, to: &mut String) -> Option<()> {
        let (x, y) = (self.number()?, self.number()?);
        to.push_str(&format!("{x} {y}"));
        Some(())
    }

    fn count(&mut self) -> Option<usize> {
        // A count larger than what is left is a lie.
        Some(u32::from_le_bytes(self.take()?) as usize).filter(|count| *count <= self.rest.len())
    }

    fn number(&mut self) -> Option<f64> {
        Some(f64::from_le_bytes(self.take()?))
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(*taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_survive_the_binary() {
        for text in [
            "POINT(-3.7 40.4)",
            "POINT EMPTY",
            "LINESTRING(0 0, 1 1.5)",
            "POLYGON((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))",
            "MULTIPOINT(1 2, 3 4)",
            "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
            "GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1))",
            "GEOMETRYCOLLECTION EMPTY",
        ] {
            assert_eq!(from_wkt(text).and_then(|bytes| to_wkt(&bytes)).as_deref(), Some(text));
        }
        assert_eq!(from_wkt("point ( 1 2 )"), from_wkt("POINT(1 2)"));
        assert_eq!(from_wkt("MULTIPOINT((1 2))"), from_wkt("MULTIPOINT(1 2)"));
        assert_eq!(from_wkt("POINT(1)"), None);
        assert_eq!(to_wkt(&[1, 2, 0, 0, 0, 255, 255, 255, 255]), None);
    }
}
