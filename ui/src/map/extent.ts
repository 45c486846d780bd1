import type { Geometry, Position } from "geojson";
import type { DrawnFeature } from "./features";

/** West, south, east, north, in degrees. */
export type Extent = [number, number, number, number];

/** The box around all features that have a place. */
export function extentOf(features: readonly Pick<DrawnFeature, "geometry">[]): Extent | undefined {
  const positions = features.flatMap(({ geometry }) => (geometry ? positionsOf(geometry) : []));
  if (positions.length === 0) return undefined;
  const extent: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude = 0, latitude = 0] of positions) {
    extent[0] = Math.min(extent[0], longitude);
    extent[1] = Math.min(extent[1], latitude);
    extent[2] = Math.max(extent[2], longitude);
    extent[3] = Math.max(extent[3], latitude);
  }
  return extent;
}

function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap(positionsOf);
  return flatten(geometry.coordinates);
}

type Nested = Position | Nested[];

function flatten(coordinates: Nested): Position[] {
  if (coordinates.length === 0) return [];
  return typeof coordinates[0] === "number"
    ? [coordinates as Position]
    : (coordinates as Nested[]).flatMap(flatten);
}
