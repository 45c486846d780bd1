import type { Geometry, Position } from "geojson";

/** What a feature is called in lists: its geometry, or the tool that makes such a polygon. */
export type FeatureKind =
  | "Point"
  | "Line"
  | "Polygon"
  | "Rectangle"
  | "Circle"
  | "MultiPoint"
  | "MultiLine"
  | "MultiPolygon"
  | "Collection"
  | "Empty";

/** A ring of fewer corners is a polygon that somebody drew round. */
const LEAST_CIRCLE_CORNERS = 24;
/** Share by which corners of a circle may differ in distance from its middle. */
const CIRCLE_TOLERANCE = 0.01;
/** Degrees that rounding to the saved decimals can move a corner. */
const ROUNDING = 2e-7;

/**
 * Names a geometry. GeoJSON has neither rectangles nor circles, so they are known by their shape:
 * features need no marks of ours, and pasted ones are known as well.
 */
export function kindOf(geometry: Geometry | null): FeatureKind {
  if (!geometry || isEmpty(geometry)) return "Empty";
  switch (geometry.type) {
    case "Point":
    case "MultiPoint":
    case "MultiPolygon":
      return geometry.type;
    case "LineString":
      return "Line";
    case "MultiLineString":
      return "MultiLine";
    case "GeometryCollection":
      return "Collection";
    case "Polygon":
      return kindOfPolygon(geometry.coordinates);
  }
}

function kindOfPolygon([ring = [], ...holes]: Position[][]): FeatureKind {
  if (holes.length > 0) return "Polygon";
  if (isRectangle(ring)) return "Rectangle";
  return isCircle(ring) ? "Circle" : "Polygon";
}

function isEmpty(geometry: Geometry): boolean {
  return geometry.type === "GeometryCollection"
    ? geometry.geometries.every(isEmpty)
    : geometry.coordinates.flat(3).length === 0;
}

/** Four corners whose sides run along meridians and parallels. */
function isRectangle(ring: Position[]): boolean {
  if (ring.length !== 5) return false;
  const sides = ring.slice(1).map((to, i) => {
    const from = ring[i] ?? [];
    return [same(from[0], to[0]), same(from[1], to[1])];
  });
  const [first] = sides;
  return (
    first?.[0] !== first?.[1] &&
    sides.every(
      ([vertical, horizontal], i) => vertical !== horizontal && vertical === (first?.[0] !== (i % 2 === 1)),
    )
  );
}

/** Corners all as far from the middle, as the map shows them. */
function isCircle(ring: Position[]): boolean {
  if (ring.length <= LEAST_CIRCLE_CORNERS) return false;
  const corners = ring.slice(1).map(toMercator);
  const x = mean(corners.map((corner) => corner[0]));
  const y = mean(corners.map((corner) => corner[1]));
  const distances = corners.map((corner) => Math.hypot(corner[0] - x, corner[1] - y));
  const radius = mean(distances);
  const slack = radius * CIRCLE_TOLERANCE + ROUNDING;
  return radius > ROUNDING && distances.every((distance) => Math.abs(distance - radius) <= slack);
}

/** Web Mercator in degrees, so that distances compare with ROUNDING near the equator. */
function toMercator([longitude = 0, latitude = 0]: Position): [number, number] {
  const y = Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));
  return [longitude, (y * 180) / Math.PI];
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function same(a = NaN, b = NaN): boolean {
  return Math.abs(a - b) <= ROUNDING;
}
