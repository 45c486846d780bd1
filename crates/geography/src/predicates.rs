//! How two geographies lie to each other.

use crate::arrange::{Arrangement, Part};
use crate::edge;
use crate::region::Location;
use crate::vector::Vector;
use crate::{EARTH_RADIUS, Geography, Prepared};

/// Quickly, whether two geographies have nothing in common. `false` says nothing.
pub(crate) fn certainly_apart(one: &Geography, other: &Geography) -> bool {
    Prepared::of(one).certainly_apart(&Prepared::of(other))
}

/// The wanted parts of what is covered: none is outside.
fn not_outside(parts: [Part; 2]) -> bool {
    parts[0] != Part::Exterior || parts[1] == Part::Exterior
}

impl Geography {
    /// `ST_INTERSECTS`: whether they share a place.
    pub fn intersects(&self, other: &Geography) -> bool {
        Prepared::of(self).intersects(&Prepared::of(other))
    }

    /// `ST_DISJOINT`.
    pub fn disjoint(&self, other: &Geography) -> bool {
        !self.intersects(other)
    }

    /// `ST_COVERS`: whether no place of the other is outside of this.
    pub fn covers(&self, other: &Geography) -> bool {
        Prepared::of(self).covers(&Prepared::of(other))
    }

    /// `ST_COVEREDBY`.
    pub fn covered_by(&self, other: &Geography) -> bool {
        other.covers(self)
    }

    /// `ST_CONTAINS`: whether this covers the other and their insides meet.
    pub fn contains(&self, other: &Geography) -> bool {
        Prepared::of(self).contains(&Prepared::of(other))
    }

    /// `ST_WITHIN`.
    pub fn within(&self, other: &Geography) -> bool {
        other.contains(self)
    }

    /// `ST_TOUCHES`: whether they share places but none of both insides.
    pub fn touches(&self, other: &Geography) -> bool {
        Prepared::of(self).touches(&Prepared::of(other))
    }

    /// `ST_EQUALS`: whether they are the same places.
    pub fn equals(&self, other: &Geography) -> bool {
        if self.is_empty() || other.is_empty() {
            return self.is_empty() && other.is_empty();
        }
        if self == other {
            return true;
        }
        if let (Some(one), Some(two)) = (self.as_point(), other.as_point()) {
            return edge::same(Vector::of(one), Vector::of(two));
        }
        !certainly_apart(self, other)
            && Arrangement::of(&[self, other])
                .parts()
                .all(|[one, two]| (one == Part::Exterior) == (two == Part::Exterior))
    }

    /// `ST_DWITHIN`: whether they are at most so many metres apart.
    pub fn within_distance(&self, other: &Geography, metres: f64) -> bool {
        Prepared::of(self).within_distance(&Prepared::of(other), metres)
    }
}

impl Prepared<'_> {
    fn certainly_apart(&self, other: &Prepared) -> bool {
        if self.geography().is_empty() || other.geography().is_empty() {
            return true;
        }
        match (self.cap(), other.cap()) {
            (Some(one), Some(other)) => one.centre.angle(other.centre) > one.radius + other.radius + 1e-12,
            _ => false,
        }
    }

    /// `ST_INTERSECTS`.
    pub fn intersects(&self, other: &Prepared) -> bool {
        !self.certainly_apart(other) && self.meets(other)
    }

    /// `ST_COVERS`.
    pub fn covers(&self, other: &Prepared) -> bool {
        self.relates(other, not_outside).0
    }

    /// `ST_CONTAINS`.
    pub fn contains(&self, other: &Prepared) -> bool {
        let (covers, insides) = self.relates(other, not_outside);
        covers && insides
    }

    /// `ST_TOUCHES`.
    pub fn touches(&self, other: &Prepared) -> bool {
        self.intersects(other) && !self.relates(other, |_| true).1
    }

    /// `ST_DWITHIN`.
    pub fn within_distance(&self, other: &Prepared, metres: f64) -> bool {
        if let (Some(one), Some(two)) = (self.cap(), other.cap()) {
            let apart = one.centre.angle(two.centre) - one.radius - two.radius;
            if apart * EARTH_RADIUS > metres + 1e-6 {
                return false;
            }
        }
        self.distance(other).is_some_and(|distance| distance <= metres)
    }

    /// Whether all parts are as wanted, and whether some part is inside both. Both false if one is empty.
    fn relates(&self, other: &Prepared, wanted: impl Fn([Part; 2]) -> bool) -> (bool, bool) {
        if self.certainly_apart(other) {
            return (false, false);
        }
        if let Some(answer) = self.places_within(other.geography(), &wanted) {
            return answer;
        }
        let arrangement = Arrangement::of(&[self.geography(), other.geography()]);
        let (mut all, mut insides) = (true, false);
        for parts in arrangement.parts() {
            all &= wanted(parts);
            insides |= parts == [Part::Interior, Part::Interior];
        }
        (all, insides)
    }

    /// The short way for the commonest question: points in polygons.
    fn places_within(&self, other: &Geography, wanted: &impl Fn([Part; 2]) -> bool) -> Option<(bool, bool)> {
        let areas = self.geography().points.is_empty() && self.geography().lines.is_empty();
        if !areas || !other.lines.is_empty() || !other.polygons.is_empty() {
            return None;
        }
        let (mut all, mut insides) = (true, false);
        for point in &other.points {
            let part = match self.region().locate(Vector::of(*point)) {
                Location::Inside => Part::Interior,
                Location::Boundary => Part::Boundary,
                Location::Outside => Part::Exterior,
            };
            all &= wanted([part, Part::Interior]);
            insides |= part == Part::Interior;
        }
        Some((all, insides))
    }

    /// Whether they share a place, decided without an arrangement: a place of one in the other, or edges that meet.
    fn meets(&self, other: &Prepared) -> bool {
        let (mine, theirs) = (self.geography(), other.geography());
        if mine.is_full() || theirs.is_full() {
            return true;
        }
        let within = |areas: &Prepared, geography: &Geography| {
            !areas.geography().polygons.is_empty()
                && geography.starts().any(|position| areas.region().covers(Vector::of(position)))
        };
        if within(self, theirs) || within(other, mine) {
            return true;
        }
        let on = |points: &[crate::Position], there: &Prepared| {
            points.iter().map(|point| Vector::of(*point)).any(|place| {
                there.edges().iter().any(|(a, b)| edge::holds(*a, *b, place))
                    || there.geography().points.iter().any(|other| edge::same(place, Vector::of(*other)))
            })
        };
        on(&mine.points, other) || on(&theirs.points, self) || edges_meet(self.edges(), other.edges())
    }
}

/// Whether any edge of one list meets any of the other.
fn edges_meet(mine: &[(Vector, Vector)], theirs: &[(Vector, Vector)]) -> bool {
    let touch = |(a, b): (Vector, Vector), (c, d): (Vector, Vector)| {
        edge::cross(a, b, c, d)
            || edge::holds(a, b, c)
            || edge::holds(a, b, d)
            || edge::holds(c, d, a)
            || edge::holds(c, d, b)
    };
    if mine.is_empty() || theirs.is_empty() {
        return false;
    }
    let both: Vec<(Vector, Vector)> = mine.iter().chain(theirs).copied().collect();
    let mut met = false;
    crate::sweep::pairs(&both, |i, j| {
        met = met || (i < mine.len() && j >= mine.len() && touch(both[i], both[j]));
    });
    met
}
