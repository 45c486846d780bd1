//! The faces between noded edges, and how often each geography covers them.
//!
//! A half edge is an edge seen from its left: `2 * segment` runs as the segment does, `2 * segment + 1` against it.

use std::cmp::Ordering;

use super::{Cover, Ground, Segment, Vertex};
use crate::vector::{Vector, side};

pub(super) struct Faces {
    /// The half edges that leave each vertex, counter-clockwise.
    leaving: Vec<Vec<usize>>,
    /// For every half edge, where it goes on when walking around the face on its left.
    next: Vec<usize>,
    /// For every half edge, the cover of the face on its left.
    left: Vec<Cover>,
    /// For every vertex without an edge, the cover of the face it lies in.
    alone: Vec<Cover>,
    /// The cover where there is no edge at all.
    everywhere: Option<Cover>,
}

impl Faces {
    pub fn of(vertices: &[Vertex], segments: &[Segment], ground: Ground) -> Faces {
        let mut leaving = vec![Vec::new(); vertices.len()];
        for (index, segment) in segments.iter().enumerate() {
            leaving[segment.from].push(2 * index);
            leaving[segment.to].push(2 * index + 1);
        }
        let head = |half: usize| {
            let segment = &segments[half / 2];
            vertices[if half.is_multiple_of(2) { segment.to } else { segment.from }].place
        };
        let mut next = vec![0; segments.len() * 2];
        for (vertex, halves) in leaving.iter_mut().enumerate() {
            turn(vertices[vertex].place, halves, head);
            for (index, half) in halves.iter().enumerate() {
                // Coming in along the twin of this one, the next clockwise keeps the same face on the left.
                next[half ^ 1] = halves[(index + halves.len() - 1) % halves.len()];
            }
        }
        let mut faces = Faces {
            leaving,
            next,
            left: vec![[0; 2]; segments.len() * 2],
            alone: vec![[0; 2]; vertices.len()],
            everywhere: segments.is_empty().then_some(ground.cover),
        };
        faces.label(vertices, segments, ground);
        faces
    }

    fn label(&mut self, vertices: &[Vertex], segments: &[Segment], ground: Ground) {
        let rays = Rays { vertices, segments, ground };
        let mut known = vec![false; self.left.len()];
        for component in components(vertices.len(), segments) {
            let long = |index: &usize| {
                let segment = &segments[*index];
                let way = vertices[segment.to].place - vertices[segment.from].place;
                way.dot(way)
            };
            let Some(longest) = component.iter().max_by(|a, b| long(a).total_cmp(&long(b))) else { continue };
            let mut open = vec![(2 * longest, rays.left_of(*longest))];
            while let Some((start, cover)) = open.pop() {
                if known[start] {
                    continue;
                }
                let mut half = start;
                loop {
                    known[half] = true;
                    self.left[half] = cover;
                    if !known[half ^ 1] {
                        let step = segments[half / 2].step;
                        let sign = if half.is_multiple_of(2) { 1 } else { -1 };
                        open.push((half ^ 1, [cover[0] - sign * step[0], cover[1] - sign * step[1]]));
                    }
                    half = self.next[half];
                    if half == start {
                        break;
                    }
                }
            }
        }
        for (index, vertex) in vertices.iter().enumerate() {
            if self.leaving[index].is_empty() && vertex.point != [false; 2] {
                self.alone[index] = rays.at(vertex.place, None, ground.cover);
            }
        }
    }

    /// The cover of every face, some of them more than once.
    pub fn covers(&self) -> impl Iterator<Item = Cover> {
        self.left.iter().copied().chain(self.everywhere)
    }

    /// The cover to the left and to the right of a segment.
    pub fn beside(&self, segment: usize) -> (Cover, Cover) {
        (self.left[2 * segment], self.left[2 * segment + 1])
    }

    /// The covers around a vertex.
    pub fn around(&self, vertex: usize) -> Vec<Cover> {
        match self.leaving[vertex].as_slice() {
            [] => vec![self.alone[vertex]],
            halves => halves.iter().map(|half| self.left[*half]).collect(),
        }
    }

    /// The segments at a vertex.
    pub fn out_of(&self, vertex: usize) -> impl Iterator<Item = usize> {
        self.leaving[vertex].iter().map(|half| half / 2)
    }

    pub fn left(&self, half: usize) -> Cover {
        self.left[half]
    }

    /// Where the boundary of an area goes on after a half edge of it: the sharpest turn to the left.
    pub fn onward(&self, half: usize, boundary: impl Fn(usize) -> bool) -> usize {
        let mut next = self.next[half];
        // Around the vertex clockwise; the half edge itself comes round at last.
        while !boundary(next) && next != half ^ 1 {
            next = self.next[next ^ 1];
        }
        next
    }
}

/// Sorts half edges by direction, counter-clockwise around a vertex. Exact.
fn turn(vertex: Vector, halves: &mut [usize], head: impl Fn(usize) -> Vector) {
    let Some(first) = halves.first().map(|half| head(*half)) else { return };
    let half_turn = |place: Vector| match side(vertex, first, place) {
        1 => 0,
        -1 => 1,
        _ if (first - vertex).dot(place - vertex) >= 0.0 => 0,
        _ => 1,
    };
    if halves.len() > 1 {
        let before = |a: &usize, b: &usize| -> Ordering {
            let (a, b) = (head(*a), head(*b));
            half_turn(a).cmp(&half_turn(b)).then_with(|| side(vertex, a, b).cmp(&0).reverse())
        };
        halves[1..].sort_by(before);
    }
}

/// Segments that hang together.
fn components(vertices: usize, segments: &[Segment]) -> Vec<Vec<usize>> {
    let mut parents: Vec<usize> = (0..vertices).collect();
    fn root(parents: &mut [usize], mut vertex: usize) -> usize {
        while parents[vertex] != vertex {
            parents[vertex] = parents[parents[vertex]];
            vertex = parents[vertex];
        }
        vertex
    }
    for segment in segments {
        let (from, to) = (root(&mut parents, segment.from), root(&mut parents, segment.to));
        parents[from.max(to)] = from.min(to);
    }
    let mut numbers = vec![usize::MAX; vertices];
    let mut components: Vec<Vec<usize>> = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let root = root(&mut parents, segment.from);
        if numbers[root] == usize::MAX {
            numbers[root] = components.len();
            components.push(Vec::new());
        }
        components[numbers[root]].push(index);
    }
    components
}

/// Counts what lies between a place and the ground.
struct Rays<'a> {
    vertices: &'a [Vertex],
    segments: &'a [Segment],
    ground: Ground,
}

impl Rays<'_> {
    /// The cover to the left of a segment.
    fn left_of(&self, index: usize) -> Cover {
        let segment = &self.segments[index];
        let (from, to) = (self.vertices[segment.from].place, self.vertices[segment.to].place);
        let mut cover = self.ground.cover;
        if side(from, to, self.ground.place) < 0 {
            // The way to the ground leaves to the right of the segment: there it is lower by the step.
            cover = [cover[0] + segment.step[0], cover[1] + segment.step[1]];
        }
        self.at((from + to).unit(), Some(index), cover)
    }

    /// The cover at a place, starting from that at the ground and leaving out one segment.
    fn at(&self, place: Vector, without: Option<usize>, start: Cover) -> Cover {
        let ground = self.ground.place;
        let plane = place.cross(ground);
        let mut cover = start;
        for (index, segment) in self.segments.iter().enumerate() {
            if segment.step == [0, 0] || Some(index) == without {
                continue;
            }
            let (from, to) = (self.vertices[segment.from].place, self.vertices[segment.to].place);
            let (high, low) = (plane.dot(from), plane.dot(to));
            if high > 2e-15 && low > 2e-15 || high < -2e-15 && low < -2e-15 {
                continue;
            }
            // A corner on the ray counts as left of it, for all its edges alike.
            let left = |corner: Vector| side(place, ground, corner) >= 0;
            let (from_left, to_left) = (left(from), left(to));
            let near = side(from, to, place);
            if from_left != to_left && near == -side(from, to, ground) && (near < 0) == from_left {
                let sign = i32::from(near);
                cover = [cover[0] + sign * segment.step[0], cover[1] + sign * segment.step[1]];
            }
        }
        cover
    }
}
