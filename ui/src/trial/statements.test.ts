import { expect, test } from "vitest";

import type { CaseResult } from "../generated/CaseResult";
import type { Told } from "../generated/Told";
import { resultOf, statement } from "./testing";
import { listed, outdented } from "./statements";

test("a statement loses the indentation that its lines share, and the blank lines around it", () => {
  expect(outdented("\n  SELECT\n    1\n\n  FROM t\n  ")).toEqual({
    text: "SELECT\n  1\n\nFROM t",
    lines: 1,
    columns: 2,
  });
  expect(outdented("SELECT 1")).toEqual({ text: "SELECT 1", lines: 0, columns: 0 });
});

test("dynamic statements come alone unless all are wanted", () => {
  const result = resultOf({
    statements: [statement("SELECT 1", { dynamic: false }), statement("\n  CREATE TABLE t\n  AS SELECT 1")],
  });
  expect(listed(result, false).map(({ title }) => title)).toEqual(["CREATE TABLE t AS SELECT 1"]);
  expect(listed(result, true)).toHaveLength(2);
});

test("the statement that failed comes last, marked at its place in what is shown", () => {
  const told: Told = {
    message: "Unrecognized name: oops",
    path: "components/a/src/fullrun.sql",
    place: { line: 7, column: 1 },
    run: "full",
    dynamic: { sql: "\n    SELECT\n      oops", place: { line: 3, column: 7 } },
  };
  const result: CaseResult = resultOf({
    outcome: { kind: "broken", told },
    statements: [statement("SELECT 1")],
  });
  const [, failed] = listed(result, false);
  expect(failed?.sql).toBe("SELECT\n  oops");
  expect(failed?.failure?.start).toEqual({ line: 2, column: 3 });
});
