//! Geohashes: longitude and latitude halved in turn, five halvings to a letter.

use crate::error::{Result, refuse};
use crate::{Geography, Position};

const LETTERS: &[u8; 32] = b"0123456789bcdefghjkmnpqrstuvwxyz";

impl Geography {
    /// `ST_GEOHASH` with 1 to 20 letters, 20 for any other number; `None` for the empty geography.
    pub fn geohash(&self, letters: i64) -> Result<Option<String>> {
        if self.is_empty() {
            return Ok(None);
        }
        let Some(Position { lng, lat }) = self.as_point() else { return refuse("the argument must be a single point") };
        let letters = usize::try_from(letters).ok().filter(|letters| (1..=20).contains(letters)).unwrap_or(20);
        let (mut west, mut east, mut south, mut north) = (-180.0, 180.0, -90.0, 90.0);
        let mut hash = String::with_capacity(letters);
        let mut along_equator = true;
        for _ in 0..letters {
            let mut index = 0;
            for _ in 0..5 {
                let upper = match along_equator {
                    true => upper_half(lng, &mut west, &mut east),
                    false => upper_half(lat, &mut south, &mut north),
                };
                index = index * 2 + usize::from(upper);
                along_equator = !along_equator;
            }
            hash.push(char::from(LETTERS[index]));
        }
        Ok(Some(hash))
    }
}

fn upper_half(value: f64, low: &mut f64, high: &mut f64) -> bool {
    let middle = (*low + *high) / 2.0;
    let upper = value >= middle;
    *(if upper { low } else { high }) = middle;
    upper
}

/// `ST_GEOGPOINTFROMGEOHASH`: the middle of a geohash's box.
pub fn point_from_geohash(hash: &str) -> Result<Geography> {
    let (mut west, mut east, mut south, mut north) = (-180.0, 180.0, -90.0, 90.0);
    let mut along_equator = true;
    if hash.is_empty() {
        return refuse("the geohash is empty");
    }
    for letter in hash.bytes() {
        let Some(index) = LETTERS.iter().position(|known| *known == letter.to_ascii_lowercase()) else {
            return refuse(format!("'{hash}' is not a geohash"));
        };
        for bit in (0..5).rev() {
            let (low, high) = if along_equator { (&mut west, &mut east) } else { (&mut south, &mut north) };
            let middle = (*low + *high) / 2.0;
            *(if index >> bit & 1 == 1 { low } else { high }) = middle;
            along_equator = !along_equator;
        }
    }
    Ok(Geography::point((west + east) / 2.0, (south + north) / 2.0))
}
