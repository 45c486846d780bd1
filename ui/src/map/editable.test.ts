import type { Geometry } from "geojson";
import { describe, expect, test } from "vitest";
import { toEditable } from "./editable";
import { extentOf } from "./extent";
import type { DrawnFeature } from "./features";

const ring = [
  [0, 0],
  [2, 0],
  [1, 1],
  [0, 0],
];

describe("toEditable", () => {
  test("is a copy as it will be saved", () => {
    const point: Geometry = { type: "Point", coordinates: [1.123456789, 2] };
    expect(toEditable(point)).toEqual({ type: "Point", coordinates: [1.1234568, 2] });
    expect(point.coordinates[0]).toBe(1.123456789);
    expect(toEditable({ type: "LineString", coordinates: ring })).toBeDefined();
    expect(toEditable({ type: "Polygon", coordinates: [ring] })).toBeDefined();
  });

  test.each<[string, Geometry | null]>([
    ["nothing", null],
    ["an empty geometry", { type: "Polygon", coordinates: [] }],
    ["parts", { type: "MultiPoint", coordinates: ring }],
    ["a collection", { type: "GeometryCollection", geometries: [] }],
    ["a hole", { type: "Polygon", coordinates: [ring, ring] }],
    ["heights", { type: "Point", coordinates: [1, 2, 3] }],
    ["a second world", { type: "Point", coordinates: [190, 2] }],
    ["members of its own", { type: "Point", coordinates: [1, 2], bbox: [1, 2, 1, 2] }],
    [
      "more corners than handles",
      { type: "LineString", coordinates: Array.from({ length: 1001 }, () => [0, 0]) },
    ],
  ])("%s is only shown", (_, geometry) => {
    expect(toEditable(geometry)).toBeUndefined();
  });
});

describe("extentOf", () => {
  const feature = (geometry: Geometry | null): DrawnFeature => ({
    type: "Feature",
    properties: {},
    geometry,
  });

  test("is the box around everything that has a place", () => {
    const features = [
      feature(null),
      feature({ type: "Point", coordinates: [-5, 7, 100] }),
      feature({ type: "GeometryCollection", geometries: [{ type: "MultiPolygon", coordinates: [[ring]] }] }),
    ];
    expect(extentOf(features)).toEqual([-5, 0, 2, 7]);
  });

  test("of nothing is none", () => {
    expect(extentOf([feature(null), feature({ type: "MultiPoint", coordinates: [] })])).toBeUndefined();
  });
});
