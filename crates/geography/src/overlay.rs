//! `ST_UNION`, `ST_INTERSECTION`, `ST_DIFFERENCE` and their kin, on the sphere itself.

use crate::Geography;
use crate::arrange::{Arrangement, Part};
use crate::predicates::certainly_apart;

impl Geography {
    /// `ST_UNION` of two.
    pub fn union(&self, other: &Geography) -> Geography {
        Geography::union_all([self, other])
    }

    /// `ST_UNION` of an array, and `ST_UNION_AGG`.
    pub fn union_all<'a>(geographies: impl IntoIterator<Item = &'a Geography>) -> Geography {
        let mut all = Geography::default();
        let mut count = 0;
        for geography in geographies {
            all.extend(geography.clone());
            count += usize::from(!geography.is_empty());
        }
        if count < 2 && all.len() < 2 {
            return all;
        }
        if all.lines.is_empty() && all.polygons.is_empty() {
            crate::order::points(&mut all.points);
            return all;
        }
        let arrangement = Arrangement::of(&[&all]);
        arrangement.collect(|cover| cover[0] > 0, |parts| parts[0] != Part::Exterior)
    }

    /// `ST_INTERSECTION`.
    pub fn intersection(&self, other: &Geography) -> Geography {
        if certainly_apart(self, other) {
            return Geography::default();
        }
        Arrangement::of(&[self, other])
            .collect(|cover| cover[0] > 0 && cover[1] > 0, |[one, two]| one != Part::Exterior && two != Part::Exterior)
    }

    /// `ST_DIFFERENCE`: what of this is not in the other, with its boundary.
    pub fn difference(&self, other: &Geography) -> Geography {
        if certainly_apart(self, other) {
            return self.clone();
        }
        // What has a lower dimension takes nothing away from an area but leaves its traces on the boundary.
        let mut other = other.clone();
        if self.points.is_empty() {
            other.points.clear();
        }
        if self.points.is_empty() && self.lines.is_empty() {
            other.lines.clear();
        }
        if other.is_empty() {
            return self.clone();
        }
        Arrangement::of(&[self, &other])
            .collect(|cover| cover[0] > 0 && cover[1] <= 0, |[one, two]| one != Part::Exterior && two == Part::Exterior)
    }
}
