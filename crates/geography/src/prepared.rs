//! A geography made ready for many questions.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::Geography;
use crate::bounds::Cap;
use crate::region::Region;
use crate::vector::Vector;

/// An edge by its ends.
type Edge = (Vector, Vector);

/// A geography with what questions about it need; each part is computed when first asked for.
#[derive(Debug)]
pub struct Prepared<'a> {
    geography: Cow<'a, Geography>,
    cap: OnceLock<Option<Cap>>,
    region: OnceLock<Region>,
    pieces: OnceLock<Vec<Edge>>,
}

impl<'a> Prepared<'a> {
    /// Prepares a geography that is somebody else's.
    pub fn of(geography: &'a Geography) -> Prepared<'a> {
        Prepared::new(Cow::Borrowed(geography))
    }

    /// Prepares a geography and keeps it.
    pub fn owned(geography: Geography) -> Prepared<'static> {
        Prepared::new(Cow::Owned(geography))
    }

    fn new(geography: Cow<'_, Geography>) -> Prepared<'_> {
        Prepared { geography, cap: OnceLock::new(), region: OnceLock::new(), pieces: OnceLock::new() }
    }

    /// The geography itself.
    pub fn geography(&self) -> &Geography {
        &self.geography
    }

    pub(crate) fn cap(&self) -> Option<Cap> {
        *self.cap.get_or_init(|| Cap::of(&self.geography))
    }

    pub(crate) fn region(&self) -> &Region {
        self.region.get_or_init(|| Region::of(&self.geography))
    }

    /// Its points, as edges without length, then its edges.
    pub(crate) fn pieces(&self) -> &[Edge] {
        self.pieces.get_or_init(|| {
            let points = self.geography.points.iter().map(|point| (Vector::of(*point), Vector::of(*point)));
            points.chain(self.geography.edges()).collect()
        })
    }

    pub(crate) fn edges(&self) -> &[Edge] {
        &self.pieces()[self.geography.points.len()..]
    }
}
