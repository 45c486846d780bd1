import { beforeEach, describe, expect, test } from "vitest";

import type { Selection } from "../generated/Selection";
import { sameSelection, selectedFolder, useSelection } from "./selection";

const alpha: Selection = { kind: "component", folder: "alpha", input: null };
const beta: Selection = { kind: "component", folder: "beta", input: null };
const extent = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

beforeEach(() => useSelection.getState().clear());

describe("the selection", () => {
  test("keeps the tab from component to component", () => {
    const { select, setTab } = useSelection.getState();
    select(alpha);
    setTab("sql");
    select(beta);
    expect(useSelection.getState()).toMatchObject({ selection: beta, tab: "sql" });
  });

  test("falls back to the form where there is no such tab", () => {
    const { select } = useSelection.getState();
    select(alpha, { tab: "sql" });
    select({ kind: "extension" });
    expect(useSelection.getState().tab).toBe("form");
    select({ kind: "extension" }, { tab: "source" });
    select(alpha);
    expect(useSelection.getState().tab).toBe("source");
  });

  test("forgets what was to be revealed with the next step", () => {
    const { select, setTab } = useSelection.getState();
    select(alpha, { tab: "source", reveal: extent, path: "metadata.json", pointer: "/title" });
    expect(useSelection.getState().reveal).toEqual(extent);
    setTab("form");
    expect(useSelection.getState()).toMatchObject({ reveal: null, revealPath: null, revealField: null });
  });

  test("knows its component", () => {
    expect(selectedFolder({ selection: alpha })).toBe("alpha");
    expect(selectedFolder({ selection: { kind: "extension" } })).toBeNull();
  });

  test.each<[Selection | null, Selection | null, boolean]>([
    [alpha, { ...alpha }, true],
    [alpha, beta, false],
    [alpha, { ...alpha, input: 0 } as Selection, false],
    [{ kind: "extension" }, { kind: "extension" }, true],
    [{ kind: "icon", name: "a" }, { kind: "icon", name: "b" }, false],
    [{ kind: "file", path: "a" }, { kind: "function", folder: "a" }, false],
    [null, null, true],
    [alpha, null, false],
  ])("compares %j with %j", (a, b, same) => {
    expect(sameSelection(a, b)).toBe(same);
  });
});
