//! `ST_CLUSTERDBSCAN`.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::bounds::Cap;
use crate::error::{Result, refuse};
use crate::{EARTH_RADIUS, Geography, Prepared};

/// The cluster of every geography, counted from 0 in the order in which their first members come; `None` for noise.
pub fn cluster_dbscan(geographies: &[Option<Geography>], epsilon: f64, minimum: i64) -> Result<Vec<Option<i64>>> {
    if epsilon.is_nan() || epsilon < 0.0 {
        return refuse(format!("epsilon must not be negative, but was {epsilon}"));
    }
    if minimum < 0 {
        return refuse(format!("minimum_geographies must not be negative, but was {minimum}"));
    }
    let minimum = usize::try_from(minimum).unwrap_or(usize::MAX);
    let tree = RTree::bulk_load(
        geographies
            .iter()
            .enumerate()
            .filter_map(|(index, geography)| Some(GeomWithData::new(around(geography.as_ref()?, 0.0)?, index)))
            .collect(),
    );
    let prepared: Vec<Option<Prepared>> = geographies.iter().map(|one| one.as_ref().map(Prepared::of)).collect();
    let near = |index: usize| -> Vec<usize> {
        let Some(one) = &prepared[index] else { return Vec::new() };
        let Some(place) = around(one.geography(), epsilon) else { return Vec::new() };
        let envelope = AABB::from_corners(place.lower(), place.upper());
        let mut near: Vec<usize> = tree
            .locate_in_envelope_intersecting(envelope)
            .map(|entry| entry.data)
            .filter(|other| {
                *other == index || prepared[*other].as_ref().is_some_and(|other| one.within_distance(other, epsilon))
            })
            .collect();
        near.sort_unstable();
        near
    };
    let mut clusters: Vec<Option<i64>> = vec![None; geographies.len()];
    let mut seen = vec![false; geographies.len()];
    let mut next = 0;
    for start in 0..geographies.len() {
        if seen[start] {
            continue;
        }
        let around = near(start);
        if around.is_empty() || around.len() < minimum {
            continue;
        }
        seen[start] = true;
        clusters[start] = Some(next);
        let mut open = around;
        while let Some(member) = open.pop() {
            clusters[member] = clusters[member].or(Some(next));
            if !seen[member] && clusters[member] == Some(next) {
                seen[member] = true;
                let more = near(member);
                if more.len() >= minimum {
                    open.extend(more);
                }
            }
        }
        next += 1;
    }
    Ok(clusters)
}

/// A box in space around a geography and a distance in metres; `None` for the empty geography.
fn around(geography: &Geography, metres: f64) -> Option<Rectangle<[f64; 3]>> {
    if geography.is_empty() {
        return None;
    }
    let Some(cap) = Cap::of(geography) else {
        return Some(Rectangle::from_corners([-2.0; 3], [2.0; 3]));
    };
    // A chord is never longer than its arc.
    let reach = cap.radius + metres / EARTH_RADIUS + 1e-12;
    let centre = cap.centre.axes();
    Some(Rectangle::from_corners(centre.map(|axis| axis - reach), centre.map(|axis| axis + reach)))
}
