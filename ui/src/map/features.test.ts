import type { Feature, FeatureCollection, Polygon, Position } from "geojson";
import { describe as suite, expect, test } from "vitest";
import { add, describe, parse, remove, reshape, sayProblem, toCollectionText } from "./features";

const square: Position[][] = [
  [
    [0, 0],
    [2, 0],
    [2, 1],
    [0, 1],
    [0, 0],
  ],
];
const triangle: Polygon = {
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [2, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};

function collection(...geometries: unknown[]): string {
  const features = geometries.map((geometry) => ({ type: "Feature", properties: {}, geometry }));
  return JSON.stringify({ type: "FeatureCollection", features });
}

function circle(longitude: number, latitude: number, degrees: number): Polygon {
  const ring = Array.from({ length: 64 }, (_, i) => {
    const angle = (i * Math.PI) / 32;
    const y = degrees * Math.sin(angle) * Math.cos((latitude * Math.PI) / 180);
    return [longitude + degrees * Math.cos(angle), latitude + y];
  });
  return { type: "Polygon", coordinates: [[...ring, ring[0] ?? []]] };
}

suite("parse", () => {
  test.each(["", "  \n", "\uFEFF"])("an empty text holds no features and no problem: %j", (text) => {
    expect(parse(text)).toEqual({ features: [], problems: [] });
  });

  test("a feature and a bare geometry are one feature each", () => {
    const feature: Feature = { type: "Feature", id: 7, properties: { a: 1 }, geometry: triangle };
    expect(parse(JSON.stringify(feature)).features).toEqual([feature]);
    expect(parse(JSON.stringify(triangle)).features).toEqual([
      { type: "Feature", properties: {}, geometry: triangle },
    ]);
  });

  test("a byte order mark is passed over, and problems behind it keep their place", () => {
    expect(parse(`\uFEFF${JSON.stringify(triangle)}`).features).toHaveLength(1);
    expect(parse('\uFEFF{"type": 5}').problems).toMatchObject([{ from: 10, to: 11 }]);
  });

  test.each<[string, string, number, string]>([
    ["a missing comma", '{\n  "type": "Point"\n  "coordinates": [1, 2]\n}', 3, "A comma is missing here"],
    ["an open bracket", '{"type": "Point",\n"coordinates": [1, 2', 2, "A closing bracket ] is missing here"],
    ["a comment", '// map\n{"type": "Point", "coordinates": [1, 2]}', 1, "JSON has no comments"],
    ["a trailing comma", '{"type": "Point", "coordinates": [1, 2],}', 1, "A member name in double quotes"],
    ["text that is none", "hello", 1, "This is not JSON"],
    ["a second document", '{"type":"Point","coordinates":[1,2]}\n{}', 2, "Nothing may follow"],
    ["no object", "[1, 2]", 1, "An object with a “type” belongs here"],
    ["no type", "{}", 1, "“type” is missing"],
    [
      "an unknown type",
      '{\n"type": "Polygone"}',
      2,
      "“type” must be one of FeatureCollection, Feature, Point",
    ],
    ["no list of features", '{"type": "FeatureCollection"}', 1, "“features” must be a list"],
    ["a geometry among features", collection().replace("[]", '[\n{"type":"Point"}]'), 2, "must be “Feature”"],
    ["no geometry", '{"type": "Feature"}', 1, "write null if it has none"],
    ["odd properties", '{"type":"Feature","geometry":null,\n"properties":[]}', 2, "an object or null"],
    ["no coordinates", '{"type": "Point"}', 1, "“coordinates” is missing"],
    ["text as a number", '{"type": "Point",\n"coordinates": ["1", 2]}', 2, "[longitude, latitude]"],
    ["one number", '{"type": "Point", "coordinates": [1]}', 1, "[longitude, latitude]"],
    ["a flat line", '{"type": "LineString", "coordinates": [1, 2]}', 1, "[longitude, latitude]"],
    ["a short line", '{"type": "LineString", "coordinates": [[1, 2]]}', 1, "at least 2 positions"],
    ["a list that is none", '{"type": "Polygon", "coordinates": 3}', 1, "a list of lists of positions"],
    [
      "an open ring",
      '{"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],\n[0,1]]]}',
      2,
      "must end with the position that it starts with",
    ],
    ["swapped axes", '{"type": "Point", "coordinates": [40, -104]}', 1, "Latitude -104 is outside −90 to 90"],
    ["metres", '{"type": "Point", "coordinates": [500000, 4]}', 1, "Longitude 500000 is outside"],
    [
      "a member twice",
      '{"type": "Point", "coordinates": [1, 2],\n"coordinates": [3, 4]}',
      2,
      "is here twice",
    ],
    ["a broken collection", '{"type":"GeometryCollection"}', 1, "“geometries” must be a list"],
  ])("%s is told with its line", (_, text, line, message) => {
    const { features, problems } = parse(text);
    expect(features).toEqual([]);
    expect(problems[0]).toMatchObject({ line });
    expect(problems[0]?.message).toContain(message);
  });

  test("a problem deep inside says its way there", () => {
    const text = collection(triangle, { type: "Polygon", coordinates: [[[0, "x"]]] });
    const [problem] = parse(text).problems;
    expect(problem?.path).toBe("features[1].geometry.coordinates[0][0]");
    expect(problem && text.slice(problem.from, problem.to)).toBe('[0,"x"]');
    expect(problem && sayProblem(problem)).toMatch(/^Line 1: A position .*\(features\[1\]/);
  });

  test("a hundred thousand brackets are refused, not a stack overflow", () => {
    expect(parse("[".repeat(100_000)).problems[0]?.message).toContain("Nested deeper");
    expect(parse(`{"type":"Point","coordinates":[1,2],"x":"${"[".repeat(500)}"}`).problems).toEqual([]);
  });

  test("a text of nothing but mistakes ends in a list one can read", () => {
    expect(parse(collection(...Array.from({ length: 900 }, () => ({})))).problems).toHaveLength(50);
  });
});

suite("describe", () => {
  test("numbers per kind, in the order of the text", () => {
    const text = collection(
      triangle,
      { type: "Point", coordinates: [1, 2] },
      triangle,
      {
        type: "LineString",
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
      { type: "Polygon", coordinates: square },
      circle(-3.7, 40.4, 0.5),
      { type: "MultiPolygon", coordinates: [triangle.coordinates] },
      { type: "MultiPoint", coordinates: [[1, 2]] },
      {
        type: "MultiLineString",
        coordinates: [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      },
      { type: "GeometryCollection", geometries: [triangle] },
      null,
      { type: "Point", coordinates: [] },
    );
    expect(describe(parse(text).features).map(({ label }) => label)).toEqual([
      "Polygon 1",
      "Point 1",
      "Polygon 2",
      "Line 1",
      "Rectangle 1",
      "Circle 1",
      "MultiPolygon 1",
      "MultiPoint 1",
      "MultiLine 1",
      "Collection 1",
      "Empty 1",
      "Empty 2",
    ]);
  });

  test.each<[string, Position[]]>([
    [
      "a slanted one",
      [
        [0, 0],
        [2, 1],
        [1, 3],
        [-1, 2],
        [0, 0],
      ],
    ],
    [
      "a bow tie",
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ],
    ],
    [
      "one without area",
      [
        [0, 0],
        [2, 0],
        [0, 0],
        [2, 0],
        [0, 0],
      ],
    ],
  ])("%s is no rectangle", (_, ring) => {
    const [described] = describe(parse(collection({ type: "Polygon", coordinates: [ring] })).features);
    expect(described?.kind).toBe("Polygon");
  });

  test("a rectangle is one whichever side comes first, and a holed one is a polygon", () => {
    const turned = [...(square[0] ?? [])].reverse();
    const holed = [
      ...square,
      [
        [0.5, 0.2],
        [1, 0.2],
        [1, 0.8],
        [0.5, 0.2],
      ],
    ];
    const text = collection(
      { type: "Polygon", coordinates: [turned] },
      { type: "Polygon", coordinates: holed },
    );
    expect(describe(parse(text).features).map(({ kind }) => kind)).toEqual(["Rectangle", "Polygon"]);
  });

  test("an ellipse is a polygon, and a circle of a few metres is still a circle", () => {
    const stretched = circle(0, 0, 1).coordinates[0]?.map(([x = 0, y = 0]) => [x, y * 1.2]);
    const text = collection({ type: "Polygon", coordinates: [stretched] }, circle(10, 60, 0.00005));
    expect(describe(parse(add(text, circle(5, 5, 0.00003))).features).map(({ kind }) => kind)).toEqual([
      "Polygon",
      "Circle",
      "Circle",
    ]);
  });
});

suite("changing a text", () => {
  const rich = `{
    "type": "FeatureCollection", "name": "sites", "crs": {"type": "name"},
    "features": [
      {"type": "Feature", "id": 12345678901234567890, "properties": {"quadbin": 5211632339100106751, "share": 1.50},
       "geometry": {"type": "Point", "coordinates": [-3.70379012345, 40.41677500, 12]}, "extra": [1, [2]]},
      {"type": "Feature", "properties": null, "geometry": {"type": "GeometryCollection", "geometries": []}},
      {"type": "Feature", "bbox": [0,0,2,1], "properties": {"a": "\\u00e9"}, "geometry": ${JSON.stringify(triangle)}}
    ]
  }`;

  test("laying out keeps every member, number and escape as it is written", () => {
    const text = toCollectionText(rich);
    expect(JSON.parse(text)).toEqual(JSON.parse(rich));
    for (const kept of ["12345678901234567890", "5211632339100106751", "1.50", "40.41677500", "\\u00e9"])
      expect(text).toContain(kept);
    expect(toCollectionText(text)).toBe(text);
    expect(text.split("\n").slice(0, 4)).toEqual([
      "{",
      '  "type": "FeatureCollection",',
      '  "name": "sites",',
      '  "crs": {',
    ]);
    expect(text).toContain("            [2, 0],\n");
  });

  test("a feature and a geometry become a collection; nothing becomes an empty one", () => {
    const wrapped = JSON.parse(toCollectionText('{"type":"Point","coordinates":[1,2],"note":"x"}'));
    expect(wrapped.features[0].geometry).toEqual({ type: "Point", coordinates: [1, 2], note: "x" });
    expect(toCollectionText("")).toBe('{\n  "type": "FeatureCollection",\n  "features": []\n}');
  });

  test("a text with problems is never touched", () => {
    const broken = '{"type": "Point", "coordinates": [1,';
    expect(toCollectionText(broken)).toBe(broken);
    expect(remove(broken, 0)).toBe(broken);
    expect(add(broken, triangle)).toBe(broken);
    expect(reshape(broken, 0, triangle)).toBe(broken);
  });

  test("removing takes one feature and leaves the others as they are", () => {
    const text = remove(rich, 1);
    const expected = JSON.parse(rich) as FeatureCollection;
    expected.features.splice(1, 1);
    expect(JSON.parse(text)).toEqual(expected);
    expect(text).toContain("5211632339100106751");
    expect(remove(text, 2)).toBe(text);
    expect(JSON.parse(remove(JSON.stringify(triangle), 0)).features).toEqual([]);
  });

  test("adding puts a rounded feature last", () => {
    const text = add(rich, { type: "Point", coordinates: [1.123456789, -2.00000000001] });
    const { features } = JSON.parse(text) as FeatureCollection;
    expect(features).toHaveLength(4);
    expect(features[3]).toEqual({
      type: "Feature",
      properties: {},
      geometry: { type: "Point", coordinates: [1.1234568, -2] },
    });
    expect(text).toContain("5211632339100106751");
    expect(parse(add("", triangle)).features).toHaveLength(1);
  });

  test("reshaping changes one geometry and drops the bounding box that it outgrew", () => {
    const text = reshape(rich, 2, { type: "Polygon", coordinates: square });
    const expected = JSON.parse(rich);
    expected.features[2].geometry = { type: "Polygon", coordinates: square };
    delete expected.features[2].bbox;
    expect(JSON.parse(text)).toEqual(expected);
    expect(reshape(rich, 3, triangle)).toBe(rich);
  });

  test("a bounding box of the whole goes when the whole changes, and only then", () => {
    const boxed = collection(triangle).replace("{", '{"bbox":[0,0,2,1],');
    expect(JSON.parse(toCollectionText(boxed)).bbox).toEqual([0, 0, 2, 1]);
    expect(JSON.parse(remove(boxed, 0))).not.toHaveProperty("bbox");
  });
});
