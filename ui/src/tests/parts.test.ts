import { describe, expect, test } from "vitest";

import type { CaseResult } from "../generated/CaseResult";
import { useTests } from "../state/tests";
import { at, boundsOf, moved } from "./grid";
import { caseVerdict, sayTally, tally, worst } from "./outcomes";
import { concerned } from "./running";
import { saidOfTests } from "./TestMark";
import { readTsv, writeTsv } from "./tsv";

const key = { ctrlKey: false, metaKey: false, shiftKey: false };

describe("cells from a spreadsheet", () => {
  test("are split at tabs and lines, and quoted ones keep theirs", () => {
    expect(readTsv('a\tb\r\n1\t"x\ty"\r\n"say ""hi""\nthere"\t\r\n')).toEqual([
      ["a", "b"],
      ["1", "x\ty"],
      ['say "hi"\nthere', ""],
    ]);
    expect(readTsv("")).toEqual([]);
    expect(readTsv("one")).toEqual([["one"]]);
  });

  test("go back as they came", () => {
    const block = [
      ["a\tb", 'q"', ""],
      ["1", "2\n3", "x"],
    ];
    expect(readTsv(writeTsv(block))).toEqual(block);
  });
});

describe("keys in a grid", () => {
  test("lead to cells and stop at the edges", () => {
    expect(moved(at(0, 0), { key: "ArrowUp", ...key }, 5, 3, 2)).toEqual(at(0, 0));
    expect(moved(at(0, 0), { key: "PageDown", ...key }, 5, 3, 2)).toEqual(at(2, 0));
    expect(moved(at(1, 1), { key: "End", ...key, ctrlKey: true }, 5, 3, 2)).toEqual(at(4, 2));
    expect(moved(at(1, 1), { key: "Home", ...key }, 5, 3, 2)).toEqual(at(1, 0));
    expect(moved(at(1, 1), { key: "x", ...key }, 5, 3, 2)).toBeNull();
  });

  test("draw the selection out with Shift", () => {
    const range = moved(at(1, 2), { key: "ArrowUp", ...key, shiftKey: true }, 5, 3, 2);
    expect(range && boundsOf(range)).toEqual({ top: 0, bottom: 1, left: 2, right: 2 });
  });
});

describe("what a saved file concerns", () => {
  test("is its component, or all of them", () => {
    expect(concerned(["components/a/src/fullrun.sql", "components/b/test/t.ndjson"])).toEqual(
      new Set(["a", "b"]),
    );
    expect(concerned(["components/a/doc/README.md", "icons/a.svg"])).toEqual(new Set());
    expect(concerned(["functions/f/src/definition.sql"])).toBeNull();
    expect(concerned(["metadata.json"])).toBeNull();
  });
});

const result = (
  id: string,
  outcome: CaseResult["outcome"],
  mode: CaseResult["mode"] = "qualified",
): CaseResult => ({
  case: { component: "a", id },
  engine: "local",
  mode,
  outcome,
  warnings: [],
  outputs: [],
  statements: [],
  offline: null,
  milliseconds: 3,
});

describe("results", () => {
  test("arrive case by case, and what never came is as it was", () => {
    const tests = useTests.getState();
    tests.forget();
    tests.begin("run 1", [
      { component: "a", id: "1" },
      { component: "a", id: "2" },
    ]);
    const verdict = (id: string) => caseVerdict(useTests.getState().cases["a"]?.[id]);
    expect([verdict("1"), verdict("2")]).toEqual(["waiting", "waiting"]);
    tests.started({ component: "a", id: "1" });
    expect(verdict("1")).toBe("running");
    expect(saidOfTests(useTests.getState(), "a")).toBe("tests running");
    tests.finished(result("1", { kind: "passed" }));
    expect([verdict("1"), useTests.getState().run?.done]).toEqual(["passed", 1]);
    tests.finish("run 1", null);
    expect([verdict("2"), useTests.getState().run]).toEqual(["none", null]);
  });

  test("of both ways to name tables count together, the worse one first", () => {
    const tests = useTests.getState();
    tests.forget();
    tests.begin("run 2", [{ component: "a", id: "1" }]);
    tests.finished(result("1", { kind: "passed" }));
    tests.started({ component: "a", id: "1" });
    tests.finished(result("1", { kind: "cancelled" }, "session"));
    const state = useTests.getState().cases["a"]?.["1"];
    expect(state?.results).toHaveLength(2);
    expect(caseVerdict(state)).toBe("cancelled");
  });

  test("are out of date once what they are of changes, and follow a new id", () => {
    const tests = useTests.getState();
    tests.forget();
    tests.begin("run 3", [{ component: "a", id: "1" }]);
    tests.finished(result("1", { kind: "passed" }));
    tests.finish("run 3", { engine: "local", milliseconds: 5, leftBehind: [] });
    tests.outdate((folder) => folder === "b");
    expect(useTests.getState().cases["a"]?.["1"]?.stale).toBe(false);
    tests.outdate((folder) => folder === "a");
    expect(useTests.getState().cases["a"]?.["1"]?.stale).toBe(true);
    tests.rename("a", "1", "first");
    expect(Object.keys(useTests.getState().cases["a"] ?? {})).toEqual(["first"]);
  });

  test("of a change made while they ran are out of date, and those of cases that are gone are forgotten", () => {
    const tests = useTests.getState();
    tests.forget();
    tests.begin("run 4", [
      { component: "a", id: "1" },
      { component: "a", id: "2" },
    ]);
    tests.outdate(() => true);
    tests.finished(result("1", { kind: "passed" }));
    expect(useTests.getState().cases["a"]?.["1"]?.stale).toBe(true);
    tests.prune({ a: ["2"] });
    expect(Object.keys(useTests.getState().cases["a"] ?? {})).toEqual(["2"]);
  });

  test("that cannot run here are never called passed", () => {
    expect(worst(["passed", "notRunnable"])).toBe("notRunnable");
    expect(worst(["notRunnable", "failed"])).toBe("failed");
    expect(sayTally(tally(["passed", "notRunnable", "failed", "passed"]))).toBe(
      "1 failed, 1 not runnable here, 2 passed",
    );
  });
});
