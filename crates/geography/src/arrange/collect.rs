//! Putting pieces of an arrangement together again.

use std::collections::HashMap;

use super::{Arrangement, Cover, Part};
use crate::measure::ring_area;
use crate::region::Region;
use crate::vector::Vector;
use crate::{Geography, Polygon, Position, Ring};

/// A vertex of a walk, and the number of the edge by which the walk leaves it.
type Step = (usize, usize);

impl Arrangement {
    /// The faces that are wanted, as polygons that share no edge.
    pub fn polygons(&self, wanted: impl Fn(Cover) -> bool) -> Vec<Polygon> {
        let boundary = |half: usize| wanted(self.faces.left(half)) && !wanted(self.faces.left(half ^ 1));
        let halves = self.segments.len() * 2;
        let mut used = vec![false; halves];
        let mut rings = Vec::new();
        for start in 0..halves {
            if used[start] || !boundary(start) {
                continue;
            }
            let mut walk = Vec::new();
            let mut half = start;
            while !used[half] && boundary(half) {
                used[half] = true;
                let segment = &self.segments[half / 2];
                walk.push((if half.is_multiple_of(2) { segment.from } else { segment.to }, segment.origin));
                half = self.faces.onward(half, boundary);
            }
            simple_rings(&self.straightened(&walk), &mut rings);
        }
        if rings.is_empty() {
            let all = self.faces.covers().next().is_some_and(&wanted);
            return if all { vec![Polygon::default()] } else { Vec::new() };
        }
        assemble(rings.iter().map(|ring| self.ring(ring)).collect())
    }

    /// The whole of what is wanted: faces, then edges not beside them, then places on neither.
    pub fn collect(&self, faces: impl Fn(Cover) -> bool, keep: impl Fn([Part; 2]) -> bool) -> Geography {
        let polygons = self.polygons(&faces);
        let covered = |segment: usize| {
            let (left, right) = self.faces.beside(segment);
            faces(left) || faces(right)
        };
        let lines: Vec<usize> = (0..self.segments.len())
            .filter(|index| !covered(*index) && keep([0, 1].map(|which| self.segment_part(*index, which))))
            .collect();
        let mut on_line = vec![false; self.vertices.len()];
        for index in &lines {
            on_line[self.segments[*index].from] = true;
            on_line[self.segments[*index].to] = true;
        }
        let mut points: Vec<Position> = (0..self.vertices.len())
            .filter(|index| {
                !on_line[*index]
                    && self.is_place(*index)
                    && !self.faces.around(*index).into_iter().any(&faces)
                    && keep([0, 1].map(|which| self.vertex_part(*index, which)))
            })
            .map(|index| self.vertices[index].position)
            .collect();
        crate::order::points(&mut points);
        Geography { points, lines: self.lines(&lines), polygons }
    }

    /// Whether a vertex is still one: those that were found to be the same place as another are not.
    fn is_place(&self, index: usize) -> bool {
        self.vertices[index].point != [false; 2] || self.faces.out_of(index).next().is_some()
    }

    /// A walk without the places where something else crossed one of its edges and left no trace.
    fn straightened(&self, walk: &[Step]) -> Vec<Step> {
        let before = |index: usize| walk[(index + walk.len() - 1) % walk.len()].1;
        let corner = |index: &usize| walk[*index].0 < self.crossings || walk[*index].1 != before(*index);
        (0..walk.len()).filter(corner).map(|index| walk[index]).collect()
    }

    /// A ring's positions, so that the edge that came last in the input is the last.
    fn ring(&self, ring: &[Step]) -> Ring {
        let last = ring.iter().map(|step| step.1).max();
        let count = ring.len();
        let start = (0..count).find(|index| Some(ring[*index].1) == last && Some(ring[(index + 1) % count].1) != last);
        let start = start.map_or(0, |index| index + 1);
        (0..count).map(|index| self.vertices[ring[(start + index) % count].0].position).collect()
    }

    /// Chains of segments, as long as no other joins in.
    fn lines(&self, segments: &[usize]) -> Vec<Vec<Position>> {
        let mut at: HashMap<usize, Vec<usize>> = HashMap::new();
        for index in segments {
            at.entry(self.segments[*index].from).or_default().push(*index);
            at.entry(self.segments[*index].to).or_default().push(*index);
        }
        let other = |segment: usize, vertex: usize| {
            let segment = &self.segments[segment];
            if segment.from == vertex { segment.to } else { segment.from }
        };
        let mut used = vec![false; self.segments.len()];
        let mut lines = Vec::new();
        let mut walk = |start: usize, first: usize, used: &mut Vec<bool>| {
            let (mut path, mut forward) = (vec![start], 0usize);
            let (mut vertex, mut segment) = (start, first);
            let (mut steps, mut origin) = (0, usize::MAX);
            loop {
                used[segment] = true;
                steps += 1;
                forward += usize::from(self.segments[segment].from == vertex);
                if vertex >= self.crossings && self.segments[segment].origin == origin {
                    path.pop();
                }
                origin = self.segments[segment].origin;
                vertex = other(segment, vertex);
                path.push(vertex);
                let joined = &at[&vertex];
                match joined.iter().find(|next| !used[**next]) {
                    Some(next) if joined.len() == 2 => segment = *next,
                    _ => break,
                }
            }
            if forward * 2 < steps {
                path.reverse();
            }
            lines.push(path.into_iter().map(|index| self.vertices[index].position).collect());
        };
        // From the ends first, then what is left: rings.
        for ends in [true, false] {
            for index in segments {
                for vertex in [self.segments[*index].from, self.segments[*index].to] {
                    if !used[*index] && (at[&vertex].len() != 2) == ends {
                        walk(vertex, *index, &mut used);
                    }
                }
            }
        }
        lines
    }
}

/// Parts a walk where it comes by a vertex again, so that no ring touches itself.
fn simple_rings(walk: &[Step], rings: &mut Vec<Vec<Step>>) {
    let mut path: Vec<Step> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for step in walk {
        if let Some(place) = places.get(&step.0).copied() {
            let ring = path.split_off(place);
            for (gone, _) in &ring {
                places.remove(gone);
            }
            rings.push(ring);
        }
        places.insert(step.0, path.len());
        path.push(*step);
    }
    rings.push(path);
    rings.retain(|ring| ring.len() > 2);
}

/// Gives every hole to the smallest shell around it. Holes in no shell bound what is left of the globe.
fn assemble(rings: Vec<Ring>) -> Vec<Polygon> {
    let (shells, holes): (Vec<Ring>, Vec<Ring>) = rings.into_iter().partition(|ring| ring_area(ring) >= 0.0);
    let mut polygons: Vec<Polygon> = shells.into_iter().map(|shell| Polygon { rings: vec![shell] }).collect();
    if holes.is_empty() {
        return polygons;
    }
    let insides: Vec<(Region, f64)> =
        polygons.iter().map(|polygon| (Region::new(std::iter::once(polygon)), ring_area(&polygon.rings[0]))).collect();
    let mut rest = Polygon::default();
    for hole in holes {
        let place = (Vector::of(hole[0]) + Vector::of(hole[1])).unit();
        let around = insides
            .iter()
            .enumerate()
            .filter(|(_, (region, _))| region.covers(place))
            .min_by(|(_, a), (_, b)| a.1.total_cmp(&b.1));
        match around {
            Some((index, _)) => polygons[index].rings.push(hole),
            None => rest.rings.push(hole),
        }
    }
    if !rest.rings.is_empty() {
        polygons.push(rest);
    }
    polygons
}
