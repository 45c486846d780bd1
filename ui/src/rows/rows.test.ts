import { describe, expect, test } from "vitest";

import type { Table } from "../generated/Table";
import { align } from "./alignment";
import { cellText, kindOf } from "./cells";
import { nextSorting, orderOf } from "./order";
import { featuresOf, geographyColumns, geometryOf } from "./places";
import { widthsOf } from "./widths";

const table = (columns: [string, string][], rows: unknown[][]): Table => ({
  columns: columns.map(([name, typeName]) => ({ name, typeName })),
  rows,
});

describe("cells", () => {
  test("a type says what a column holds", () => {
    expect(
      ["INT64", "BIGNUMERIC", "BOOL", "TIMESTAMP", "GEOGRAPHY", "ARRAY<INT64>", "STRING"].map(kindOf),
    ).toEqual(["number", "number", "boolean", "time", "geography", "nested", "text"]);
  });

  test("a value stands on one line, however long it is", () => {
    expect(cellText("a\n  b")).toBe("a ↵ b");
    expect(cellText({ a: [1] })).toBe('{"a":[1]}');
    expect(cellText("x".repeat(5000))).toHaveLength(301);
  });

  test("columns are as wide as what they hold, within bounds", () => {
    const [narrow, wide] = widthsOf(
      table(
        [
          ["a", "INT64"],
          ["b", "STRING"],
        ],
        [[1, "x".repeat(400)]],
      ),
    );
    expect(narrow).toBeLessThan(90);
    expect(wide).toBe(300);
  });
});

describe("order", () => {
  const sorted = (typeName: string, values: unknown[], descending = false) =>
    orderOf(
      table(
        [["a", typeName]],
        values.map((value) => [value]),
      ),
      { column: 0, descending },
    ).map((at) => values[at]);

  test("numbers by their value, null last either way", () => {
    expect(sorted("INT64", [10, null, 9, "nan"])).toEqual([9, 10, "nan", null]);
    expect(sorted("INT64", [10, null, 9], true)).toEqual([10, 9, null]);
  });

  test("whole numbers beyond a double by every digit", () => {
    const [small, large] = ["5209574053332910079", "5209574053332910080"];
    expect(sorted("INT64", [large, small])).toEqual([small, large]);
  });

  test("texts as people sort them, times as they follow", () => {
    expect(sorted("STRING", ["b", "A10", "a9"])).toEqual(["a9", "A10", "b"]);
    expect(sorted("DATE", ["2024-02-01", "2023-12-31"])).toEqual(["2023-12-31", "2024-02-01"]);
  });

  test("a title's clicks go up, down, and back", () => {
    const up = nextSorting(null, 1);
    const down = nextSorting(up, 1);
    expect([up, down, nextSorting(down, 1)]).toEqual([
      { column: 1, descending: false },
      { column: 1, descending: true },
      null,
    ]);
  });
});

describe("places", () => {
  test("well-known text and GeoJSON become geometries, the rest nothing", () => {
    expect(geometryOf("POINT(1 2)")).toEqual({ type: "Point", coordinates: [1, 2] });
    expect(geometryOf("MULTIPOINT(1 2, 3 4)")).toMatchObject({
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    });
    expect(geometryOf('{"type":"Point","coordinates":[1,2]}')).toMatchObject({ coordinates: [1, 2] });
    expect([
      geometryOf("GEOMETRYCOLLECTION EMPTY"),
      geometryOf("here"),
      geometryOf(null),
      geometryOf("{"),
    ]).toEqual([null, null, null, null]);
  });

  test("a feature keeps its row's place", () => {
    const rows = table(
      [
        ["n", "INT64"],
        ["geom", "GEOGRAPHY"],
      ],
      [
        [1, null],
        [2, "POINT(0 0)"],
      ],
    );
    expect(geographyColumns(rows)).toEqual([1]);
    expect(featuresOf(rows, 1).features.map(({ id }) => id)).toEqual([1]);
  });
});

describe("schemas", () => {
  const columns = (...names: string[]) =>
    names.map((name) => {
      const [own = "", typeName = "INT64"] = name.split(":");
      return { name: own, typeName };
    });
  const told = (dry: string[], full: string[]) =>
    align(columns(...dry), columns(...full)).map(
      (line) => `${line.dry?.name ?? "–"} ${line.full?.name ?? "–"} ${line.disagreements.join()}`,
    );

  test("the same is the same in any case", () => {
    expect(told(["a", "B"], ["a", "b"])).toEqual(["a a ", "B b "]);
  });

  test("a column that one run lacks", () => {
    expect(told(["a", "x"], ["a", "b"])).toEqual(["a a ", "– b onlyFull", "x – onlyDry"]);
  });

  test("one that moved is marked, and not those it passed", () => {
    expect(told(["c", "a", "b"], ["a", "b", "c"])).toEqual(["a a ", "b b ", "c c order"]);
  });

  test("another type", () => {
    expect(told(["a:FLOAT64"], ["a:INT64"])).toEqual(["a a type"]);
  });
});
