import { beforeEach, describe, expect, test } from "vitest";

import { useSelection } from "../state/selection";
import { problem } from "../test/shell";
import { goToProblem, placeOf } from "./place";

const extent = { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } };
const component = (folder: string, input: number | null = null) => ({ kind: "component", folder, input });

beforeEach(() => useSelection.getState().clear());

describe("where a problem is seen", () => {
  test.each([
    ["metadata.json", "/title", { kind: "extension" }, "form"],
    ["metadata.json", null, { kind: "extension" }, "source"],
    ["components/a/metadata.json", "/inputs/2/default", component("a", 2), "form"],
    ["components/a/metadata.json", "/inputs/12", component("a", 12), "form"],
    ["components/a/metadata.json", "/outputs/0/name", component("a"), "form"],
    ["components/a/metadata.json", null, component("a"), "source"],
    ["components/a/src/fullrun.sql", null, component("a"), "sql"],
    ["components/a/doc/README.md", null, component("a"), "docs"],
    ["components/a/test/test.json", "/0/inputs", { kind: "file", path: "components/a/test/test.json" }, null],
    ["components/a", null, component("a"), "source"],
    ["functions/f/metadata.json", "/name", { kind: "function", folder: "f" }, null],
    ["icons/a.svg", null, { kind: "icon", name: "a.svg" }, null],
    [".env", null, { kind: "file", path: ".env" }, null],
  ])("%s %s", (path, pointer, selection, tab) => {
    expect(placeOf(problem({ path, pointer }))).toEqual({ selection, tab });
  });

  test("is gone to with its stretch, its file and its field", () => {
    goToProblem(problem({ path: "components/a/src/dryrun.sql", extent }));
    expect(useSelection.getState()).toMatchObject({
      selection: component("a"),
      tab: "sql",
      reveal: extent,
      revealPath: "components/a/src/dryrun.sql",
      revealField: null,
    });
    goToProblem(problem({ path: "metadata.json", pointer: "/version" }));
    expect(useSelection.getState()).toMatchObject({ tab: "form", revealField: { pointer: "/version" } });
  });

  test("stays in the source of the same document, but not of another", () => {
    useSelection.getState().select({ kind: "component", folder: "a", input: null }, { tab: "source" });
    goToProblem(problem({ path: "components/a/metadata.json", pointer: "/inputs/0", extent }));
    expect(useSelection.getState()).toMatchObject({
      tab: "source",
      reveal: extent,
      selection: component("a", 0),
    });
    goToProblem(problem({ path: "components/b/metadata.json", pointer: "/inputs/0", extent }));
    expect(useSelection.getState()).toMatchObject({ tab: "form", selection: component("b", 0) });
  });

  test("asked for twice is revealed twice", () => {
    const wrong = problem({ path: "components/a/src/fullrun.sql", extent });
    goToProblem(wrong);
    const first = useSelection.getState().reveal;
    goToProblem(wrong);
    expect(useSelection.getState().reveal).not.toBe(first);
  });
});
