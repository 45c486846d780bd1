//! Geography as BigQuery has it: points, lines and polygons on a sphere of [`EARTH_RADIUS`], edges being great circles.
//!
//! Everything is computed on the sphere itself, never on a map: overlays cut and sort edges there ([`Geography::union`]
//! and its kin), with exact decisions on which side of an edge a place lies, so the poles, the antimeridian and areas
//! larger than a hemisphere need no care. What is nearer than a ten-thousandth of a millimetre is the same place.
//!
//! The functions bear the names of BigQuery's without `ST_`; messages read like BigQuery's.
//!
//! [`h3`] and [`quadbin`] are the cells of the Analytics Toolbox.
//!
//! What is done otherwise than in BigQuery: buffers and convex hulls start at other vertices and round corners with
//! vertices on the circle; [`Geography::simplify`] treats every ring on its own; new vertices may differ in the last
//! digits.

mod accessors;
mod arrange;
mod bounds;
mod buffer;
mod cluster;
mod construct;
mod distance;
mod edge;
mod error;
mod geography;
mod geohash;
pub mod h3;
mod hull;
mod json;
mod linear;
mod measure;
mod order;
mod overlay;
mod parse;
mod planar;
mod polyfill;
mod predicates;
mod prepared;
pub mod quadbin;
mod region;
mod s2_cell;
mod shapes;
mod simplify;
mod sweep;
mod text;
mod validity;
mod vector;
mod wkb;

pub use bounds::BoundingBox;
pub use buffer::{BufferStyle, Side};
pub use cluster::cluster_dbscan;
pub use construct::{geog_point, make_line, make_polygon, make_polygon_oriented};
pub use error::{GeographyError, Result};
pub use geography::{Geography, Polygon, Position, Ring};
pub use geohash::point_from_geohash;
pub use measure::Centroid;
pub use parse::{parse_any, parse_geojson, parse_hex_wkb, parse_wkb, parse_wkt};
pub use polyfill::Fill;
pub use prepared::Prepared;
pub use s2_cell::s2_cell_id;
pub use shapes::Reading;

/// The radius of BigQuery's earth in metres.
pub const EARTH_RADIUS: f64 = 6_371_010.0;
