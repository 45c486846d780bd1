//! Cutting edges where they meet, so that afterwards they share ends or nothing.

use std::collections::HashMap;

use super::{Builder, Segment, Vertex};
use crate::edge;
use crate::sweep::pairs;
use crate::vector::Vector;

/// Rounding a crossing moves edges by less than can be told apart, so rounds after the second find next to nothing.
const ROUNDS: usize = 8;

pub(super) fn node(mut builder: Builder) -> (Vec<Vertex>, Vec<Segment>) {
    builder.segments = merged(&builder.segments);
    for _ in 0..ROUNDS {
        let meetings = Meetings::find(&mut builder);
        if meetings.is_empty() {
            break;
        }
        builder.segments = merged(&meetings.apply(&mut builder));
    }
    // Where areas of one geography lie side by side, or an edge runs to and fro, there is no edge any more.
    builder.segments.retain(|segment| segment.step != [0, 0] || segment.line != [false; 2]);
    (builder.vertices, builder.segments)
}

struct Meetings {
    /// For every vertex the one it is the same place as.
    same: Vec<usize>,
    merges: bool,
    /// Segments to be cut, and the vertex to cut at.
    cuts: Vec<(usize, usize)>,
}

impl Meetings {
    fn find(builder: &mut Builder) -> Meetings {
        let mut meetings = Meetings { same: (0..builder.vertices.len()).collect(), merges: false, cuts: Vec::new() };
        let segments = builder.segments.clone();
        // Points are edges without length here.
        let alone = builder.vertices.iter().enumerate().filter(|(_, vertex)| vertex.point != [false; 2]);
        let ends: Vec<(usize, usize)> = segments
            .iter()
            .map(|segment| (segment.from, segment.to))
            .chain(alone.map(|(index, _)| (index, index)))
            .collect();
        let edges: Vec<(Vector, Vector)> =
            ends.iter().map(|(from, to)| (builder.vertices[*from].place, builder.vertices[*to].place)).collect();
        pairs(&edges, |i, j| meetings.meet(builder, (i, ends[i]), (j, ends[j])));
        meetings
    }

    fn meet(&mut self, builder: &mut Builder, first: (usize, (usize, usize)), second: (usize, (usize, usize))) {
        let (i, (a, b)) = first;
        let (j, (c, d)) = second;
        let [pa, pb, pc, pd] = [a, b, c, d].map(|vertex| builder.vertices[vertex].place);
        let mut touched = false;
        for (one, other) in [(a, c), (a, d), (b, c), (b, d)] {
            if one == other {
                touched = true;
            } else if edge::same(builder.vertices[one].place, builder.vertices[other].place) {
                self.unite(one, other);
                touched = true;
            }
        }
        for (segment, (from, to), vertex) in [(i, (a, b), c), (i, (a, b), d), (j, (c, d), a), (j, (c, d), b)] {
            if from == to || vertex == from || vertex == to {
                continue;
            }
            let [start, end, place] = [from, to, vertex].map(|index| builder.vertices[index].place);
            if !edge::same(start, place) && !edge::same(end, place) && edge::holds(start, end, place) {
                self.cuts.push((segment, vertex));
                touched = true;
            }
        }
        if !touched && a != b && c != d && edge::cross(pa, pb, pc, pd) {
            let position = edge::crossing(pa, pb, pc, pd).position();
            let vertex = builder.vertex(Vector::of(position), position);
            if vertex == self.same.len() {
                self.same.push(vertex);
            }
            self.cuts.push((i, vertex));
            self.cuts.push((j, vertex));
        }
    }

    fn root(&self, mut vertex: usize) -> usize {
        while self.same[vertex] != vertex {
            vertex = self.same[vertex];
        }
        vertex
    }

    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            self.same[one.max(other)] = one.min(other);
            self.merges = true;
        }
    }

    fn is_empty(&self) -> bool {
        !self.merges && self.cuts.is_empty()
    }

    fn apply(mut self, builder: &mut Builder) -> Vec<Segment> {
        for vertex in 0..builder.vertices.len() {
            let root = self.root(vertex);
            if root != vertex {
                let gone = builder.vertices[vertex];
                let kept = &mut builder.vertices[root];
                for which in 0..2 {
                    kept.point[which] |= gone.point[which];
                    kept.end[which] |= gone.end[which];
                }
                builder.vertices[vertex].point = [false; 2];
            }
        }
        self.cuts.sort_unstable();
        self.cuts.dedup();
        let mut cuts = self.cuts.iter().peekable();
        let mut pieces = Vec::with_capacity(builder.segments.len() + self.cuts.len());
        for (index, segment) in builder.segments.iter().enumerate() {
            let start = builder.vertices[segment.from].place;
            let mut stops = vec![(0.0, self.root(segment.from))];
            while let Some((_, vertex)) = cuts.next_if(|(segment, _)| *segment == index) {
                let vertex = self.root(*vertex);
                let gap = builder.vertices[vertex].place - start;
                stops.push((gap.dot(gap), vertex));
            }
            stops.push((f64::INFINITY, self.root(segment.to)));
            stops.sort_by(|one, other| one.0.total_cmp(&other.0));
            for pair in stops.windows(2) {
                pieces.push(Segment { from: pair[0].1, to: pair[1].1, ..*segment });
            }
        }
        pieces
    }
}

/// Every pair of vertices once, from the lower to the higher, with what all its segments say.
fn merged(segments: &[Segment]) -> Vec<Segment> {
    let mut places: HashMap<(usize, usize), usize> = HashMap::with_capacity(segments.len());
    let mut merged: Vec<Segment> = Vec::with_capacity(segments.len());
    for segment in segments {
        if segment.from == segment.to {
            continue;
        }
        let ends = (segment.from.min(segment.to), segment.from.max(segment.to));
        let place = *places.entry(ends).or_insert_with(|| {
            merged.push(Segment { step: [0; 2], line: [false; 2], ..*segment });
            merged.len() - 1
        });
        let kept = &mut merged[place];
        let sign = if kept.from == segment.from { 1 } else { -1 };
        for which in 0..2 {
            kept.step[which] += sign * segment.step[which];
            kept.line[which] |= segment.line[which];
        }
    }
    merged
}
