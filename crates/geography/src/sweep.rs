//! Which edges come near each other.

use crate::vector::{TOLERANCE, Vector};

/// Below this many edges, comparing all of them is quicker than sorting.
const FEW: usize = 12;

#[derive(Clone, Copy)]
struct Bounds {
    low: [f64; 3],
    high: [f64; 3],
}

impl Bounds {
    fn of((a, b): (Vector, Vector)) -> Bounds {
        // The arc bulges out of the box of its ends by at most its height over the chord.
        let bulge = 1.0 - 0.5 * (a + b).length() + 2.0 * TOLERANCE;
        let (a, b) = (a.axes(), b.axes());
        Bounds {
            low: std::array::from_fn(|axis| a[axis].min(b[axis]) - bulge),
            high: std::array::from_fn(|axis| a[axis].max(b[axis]) + bulge),
        }
    }

    fn meets(&self, other: &Bounds) -> bool {
        (0..3).all(|axis| self.low[axis] <= other.high[axis] && other.low[axis] <= self.high[axis])
    }
}

/// Calls `visit(i, j)`, `i < j`, for every two edges whose boxes meet.
pub(crate) fn pairs(edges: &[(Vector, Vector)], mut visit: impl FnMut(usize, usize)) {
    let bounds: Vec<Bounds> = edges.iter().map(|edge| Bounds::of(*edge)).collect();
    if edges.len() <= FEW {
        for j in 0..edges.len() {
            for i in 0..j {
                if bounds[i].meets(&bounds[j]) {
                    visit(i, j);
                }
            }
        }
        return;
    }
    let axis = widest(&bounds);
    let mut order: Vec<usize> = (0..edges.len()).collect();
    order.sort_by(|i, j| bounds[*i].low[axis].total_cmp(&bounds[*j].low[axis]));
    let mut open: Vec<usize> = Vec::new();
    for next in order {
        let start = bounds[next].low[axis];
        open.retain(|other| bounds[*other].high[axis] >= start);
        for other in &open {
            if bounds[*other].meets(&bounds[next]) {
                visit(next.min(*other), next.max(*other));
            }
        }
        open.push(next);
    }
}

/// The axis along which the edges lie apart the most.
fn widest(bounds: &[Bounds]) -> usize {
    let spread = |axis: usize| {
        let low = bounds.iter().map(|one| one.low[axis]).fold(f64::INFINITY, f64::min);
        let high = bounds.iter().map(|one| one.high[axis]).fold(f64::NEG_INFINITY, f64::max);
        high - low
    };
    (0..3).max_by(|a, b| spread(*a).total_cmp(&spread(*b))).unwrap_or(0)
}
