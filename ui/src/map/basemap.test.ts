import { validateStyleMin, type StyleSpecification } from "@maplibre/maplibre-gl-style-spec";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import { beforeAll, describe, expect, test } from "vitest";
import { flattenRing } from "./antimeridian";
import { offlineStyle } from "./basemap";

let style: StyleSpecification;
beforeAll(async () => {
  style = await offlineStyle();
});

describe("offlineStyle", () => {
  test("is a style as MapLibre takes it", () => {
    expect(validateStyleMin(style)).toEqual([]);
  });

  test("names no address: no glyphs, no sprite, no tiles", () => {
    const { sources, ...rest } = style;
    expect(JSON.stringify(rest)).not.toMatch(/https?:|\/\//);
    expect(
      Object.values(sources).every((source) => source.type === "geojson" && typeof source.data === "object"),
    ).toBe(true);
  });

  test("credits its sources", () => {
    const [first] = Object.values(style.sources);
    expect(first).toMatchObject({ attribution: expect.stringMatching(/Natural Earth.*GeoNames/) as string });
  });

  test("no coast runs across the whole map", () => {
    const land = style.sources.land as { data: { features: Feature<Polygon | MultiPolygon>[] } };
    const rings = land.data.features.flatMap(({ geometry }) =>
      geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
    );
    const leaps = rings.flatMap(leapsOf);
    expect(rings.length).toBeGreaterThan(200);
    expect(leaps).toEqual([]);
  });
});

describe("flattenRing", () => {
  test("leaves a ring alone that stays on the map", () => {
    const ring = [
      [0, 0],
      [10, 0],
      [5, 5],
      [0, 0],
    ];
    expect(flattenRing(ring)).toEqual(ring);
  });

  test("runs on past 180 and comes back", () => {
    const ring = [
      [178, 0],
      [-178, 0],
      [-178, 2],
      [178, 2],
      [178, 0],
    ];
    expect(flattenRing(ring).map(([longitude]) => longitude)).toEqual([178, 182, 182, 178, 178]);
  });

  test("a ring round the south pole closes along the bottom", () => {
    const ring = [
      [-180, -80],
      [-60, -75],
      [60, -75],
      [180, -80],
      [-180, -80],
    ];
    expect(flattenRing(ring).slice(-3)).toEqual([
      [180, -90],
      [-180, -90],
      [-180, -80],
    ]);
  });
});

/** Steps of more than a third of the world between two corners, the pole's own edge aside. */
function leapsOf(ring: Position[]): Position[] {
  return ring.filter(([longitude = 0, latitude = 0], i) => {
    const before = ring[i - 1]?.[0] ?? longitude;
    return Math.abs(longitude - before) > 120 && latitude !== -90;
  });
}
