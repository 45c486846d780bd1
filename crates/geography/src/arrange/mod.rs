//! The arrangement of one or two geographies: all their edges cut where they meet, and for every piece of the sphere
//! between them in which of the two it lies.
//!
//! It works on the sphere itself, so poles, the antimeridian and areas beyond a hemisphere need no care. On which side
//! of an edge a place lies is decided exactly; only the places where edges cross are rounded, to the nearest doubles.

mod collect;
mod faces;
mod node;

use std::collections::HashMap;

use crate::region::{Location, Region};
use crate::vector::Vector;
use crate::{Geography, Position};
use faces::Faces;

/// How often each of the two geographies covers a face.
pub(crate) type Cover = [i32; 2];

/// A place whose cover is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ground {
    pub place: Vector,
    pub cover: Cover,
}

/// A place where edges end or a point lies.
#[derive(Clone, Copy, Debug)]
struct Vertex {
    place: Vector,
    position: Position,
    /// Whether each geography has a point here, or the end of a line.
    point: [bool; 2],
    end: [bool; 2],
}

/// An edge between two vertices.
#[derive(Clone, Copy, Debug)]
struct Segment {
    from: usize,
    to: usize,
    /// How much more each geography covers to the left than to the right.
    step: Cover,
    /// Whether each geography has a line here.
    line: [bool; 2],
    /// The number of the edge that it is a piece of.
    origin: usize,
}

/// Where a piece lies with regard to one of the geographies, as topology has it: the ends of a line are its boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Interior,
    Boundary,
    Exterior,
}

/// See the module.
pub(crate) struct Arrangement {
    vertices: Vec<Vertex>,
    segments: Vec<Segment>,
    faces: Faces,
    /// Vertices from here on are places where edges cross.
    crossings: usize,
}

#[derive(Default)]
struct Builder {
    vertices: Vec<Vertex>,
    known: HashMap<[u64; 3], usize>,
    segments: Vec<Segment>,
}

impl Builder {
    fn vertex(&mut self, place: Vector, position: Position) -> usize {
        let vertices = &mut self.vertices;
        *self.known.entry(place.key()).or_insert_with(|| {
            vertices.push(Vertex { place, position, point: [false; 2], end: [false; 2] });
            vertices.len() - 1
        })
    }

    fn path(&mut self, positions: &[Position]) -> Vec<usize> {
        positions.iter().map(|position| self.vertex(Vector::of(*position), *position)).collect()
    }

    fn add(&mut self, geography: &Geography, which: usize) {
        for position in &geography.points {
            let vertex = self.vertex(Vector::of(*position), *position);
            self.vertices[vertex].point[which] = true;
        }
        for line in &geography.lines {
            let path = self.path(line);
            for pair in path.windows(2) {
                let mut segment =
                    Segment { from: pair[0], to: pair[1], step: [0; 2], line: [false; 2], origin: self.segments.len() };
                segment.line[which] = true;
                self.segments.push(segment);
            }
            if let (Some(first), Some(last)) = (path.first(), path.last())
                && first != last
            {
                self.vertices[*first].end[which] = true;
                self.vertices[*last].end[which] = true;
            }
        }
        for ring in geography.rings() {
            let path = self.path(ring);
            for (index, from) in path.iter().enumerate() {
                let to = path[(index + 1) % path.len()];
                let mut segment =
                    Segment { from: *from, to, step: [0; 2], line: [false; 2], origin: self.segments.len() };
                segment.step[which] = 1;
                self.segments.push(segment);
            }
        }
    }
}

impl Arrangement {
    /// Arranges one or two geographies. Polygons of one geography may overlap: they are counted.
    pub fn of(geographies: &[&Geography]) -> Arrangement {
        let place = Vector { x: 0.317_131_313_717_3, y: -0.651_379_171_913_9, z: 0.689_333_179_713_1 }.unit();
        let mut cover = [0; 2];
        for (which, geography) in geographies.iter().take(2).enumerate() {
            for polygon in &geography.polygons {
                if Region::new(std::iter::once(polygon)).locate(place) == Location::Inside {
                    cover[which] += 1;
                }
            }
        }
        Arrangement::on(geographies, Ground { place, cover })
    }

    /// Arranges geographies whose cover at one place is known, whatever their rings are like.
    pub fn on(geographies: &[&Geography], ground: Ground) -> Arrangement {
        let mut builder = Builder::default();
        for (which, geography) in geographies.iter().take(2).enumerate() {
            builder.add(geography, which);
        }
        let crossings = builder.vertices.len();
        let (vertices, segments) = node::node(builder);
        let faces = Faces::of(&vertices, &segments, ground);
        Arrangement { vertices, segments, faces, crossings }
    }

    /// The most often that a geography covers any place, by its polygons.
    pub fn deepest(&self, which: usize) -> i32 {
        self.faces.covers().map(|cover| cover[which]).max().unwrap_or(0)
    }

    /// The least often.
    pub fn shallowest(&self, which: usize) -> i32 {
        self.faces.covers().map(|cover| cover[which]).min().unwrap_or(0)
    }

    /// For every face, edge and vertex, where it lies in the first and in the second geography.
    pub fn parts(&self) -> impl Iterator<Item = [Part; 2]> {
        let faces = self.faces.covers().map(|cover| cover.map(|depth| part(depth > 0, false)));
        let segments = (0..self.segments.len()).map(|index| [0, 1].map(|which| self.segment_part(index, which)));
        let vertices = (0..self.vertices.len()).map(|index| [0, 1].map(|which| self.vertex_part(index, which)));
        faces.chain(segments).chain(vertices)
    }

    fn segment_part(&self, index: usize, which: usize) -> Part {
        let (left, right) = self.faces.beside(index);
        if left[which] > 0 && right[which] > 0 {
            Part::Interior
        } else if left[which] > 0 || right[which] > 0 {
            Part::Boundary
        } else {
            part(self.segments[index].line[which], false)
        }
    }

    fn vertex_part(&self, index: usize, which: usize) -> Part {
        let vertex = &self.vertices[index];
        let around = self.faces.around(index);
        let covered = around.iter().filter(|cover| cover[which] > 0).count();
        if covered > 0 {
            return part(covered == around.len(), true);
        }
        if vertex.point[which] || self.faces.out_of(index).any(|segment| self.segments[segment].line[which]) {
            return part(vertex.point[which] || !vertex.end[which], true);
        }
        Part::Exterior
    }
}

fn part(inside: bool, else_boundary: bool) -> Part {
    match (inside, else_boundary) {
        (true, _) => Part::Interior,
        (false, true) => Part::Boundary,
        (false, false) => Part::Exterior,
    }
}
