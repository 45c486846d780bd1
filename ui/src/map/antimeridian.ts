import type { Feature, FeatureCollection, Geometry, Polygon, MultiPolygon, Position } from "geojson";

/**
 * Straightens rings that cross the 180th meridian or go round a pole. World Atlas draws on a
 * globe, where they are whole; a flat map would join their ends right across itself. Longitudes run
 * on past 180 instead, and MapLibre cuts there.
 */
export function flatten(world: FeatureCollection): FeatureCollection {
  return { ...world, features: world.features.map(flattenFeature) };
}

function flattenFeature(feature: Feature): Feature {
  return { ...feature, geometry: flattenGeometry(feature.geometry) };
}

function flattenGeometry(geometry: Geometry): Geometry {
  if (geometry.type === "Polygon") return flattenPolygon(geometry);
  if (geometry.type === "MultiPolygon") return flattenMultiPolygon(geometry);
  return geometry;
}

function flattenPolygon(polygon: Polygon): Polygon {
  return { ...polygon, coordinates: polygon.coordinates.map(flattenRing) };
}

function flattenMultiPolygon(polygons: MultiPolygon): MultiPolygon {
  return { ...polygons, coordinates: polygons.coordinates.map((rings) => rings.map(flattenRing)) };
}

export function flattenRing(ring: Position[]): Position[] {
  let turns = 0;
  const flat = ring.map(([longitude = 0, latitude = 0], i) => {
    const before = ring[i - 1]?.[0] ?? longitude;
    if (before - longitude > 180) turns++;
    else if (longitude - before > 180) turns--;
    return [longitude + 360 * turns, latitude];
  });
  return turns === 0 ? flat : closeRoundPole(flat);
}

/** A ring that does not come back to its start has gone round a pole: it closes along the map's edge. */
function closeRoundPole(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last) return ring;
  const pole = (first[1] ?? 0) < 0 ? -90 : 90;
  return [...ring, [last[0] ?? 0, pole], [first[0] ?? 0, pole], first];
}
