import type { Geometry, LineString, Point, Polygon } from "geojson";
import { roundGeometry } from "./features";
import { kindOf } from "./shapes";

/** Geometries that can be edited corner by corner. */
export type Editable = Point | LineString | Polygon;

/** Every corner gets a handle; more of them than this and the map crawls. */
const MAX_CORNERS = 1000;

/**
 * A copy to edit, as rounded as it will be saved. Undefined for what editing on a flat map would
 * lose or cannot do: parts, holes, heights, members of its own, longitudes beyond the map's edge.
 */
export function toEditable(geometry: Geometry | null): Editable | undefined {
  if (!geometry || kindOf(geometry) === "Empty" || !isOfOnePart(geometry)) return undefined;
  const corners = cornersOf(geometry);
  const plain = Object.keys(geometry).every((name) => name === "type" || name === "coordinates");
  const flat = corners.every((corner) => corner.length === 2 && Math.abs(corner[0] ?? NaN) <= 180);
  return plain && flat && corners.length <= MAX_CORNERS ? roundGeometry(geometry) : undefined;
}

function isOfOnePart(geometry: Geometry): geometry is Editable {
  if (geometry.type === "Polygon") return geometry.coordinates.length === 1;
  return geometry.type === "Point" || geometry.type === "LineString";
}

function cornersOf({ type, coordinates }: Editable) {
  if (type === "Point") return [coordinates];
  return type === "LineString" ? coordinates : coordinates.flat();
}
