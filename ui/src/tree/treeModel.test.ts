import { describe, expect, test } from "vitest";

import { component, overview, problem } from "../test/shell";
import { countByRow, rowOfSelection, treeRows } from "./treeModel";

const labels = (folded: string[] = []) => treeRows(full, new Map(), folded).map(({ label }) => label);

const full = overview({
  components: [
    component("alpha", { title: "Alpha areas", icon: "a.svg" }),
    component("gone", { present: false }),
    component("stray", { listed: false, legacy: true }),
  ],
  functions: [
    { folder: "score", listed: true, present: true, definition: "functions/score/src/definition.sql" },
  ],
  icons: [{ name: "a.svg", path: "icons/a.svg", uri: "data:image/svg+xml,a", problem: null, uses: 1 }],
  docs: ["README.md", "components/alpha/doc/README.md"],
});

describe("the rows of the tree", () => {
  test("are the extension, its tests, what is installed, then four sections with what is in them", () => {
    expect(labels()).toEqual([
      "Retail",
      "Tests",
      "Installed",
      "Components",
      "Alpha areas",
      "gone",
      "stray",
      "Functions",
      "score",
      "Icons",
      "a.svg",
      "Docs",
      "README.md",
      "README.md",
    ]);
  });

  test("of a folded section are its header only", () => {
    expect(labels(["components", "docs"])).toEqual([
      "Retail",
      "Tests",
      "Installed",
      "Components",
      "Functions",
      "score",
      "Icons",
      "a.svg",
      "Docs",
    ]);
  });

  test("carry icons, marks and whose document it is", () => {
    const rows = treeRows(full, new Map(), []);
    const row = (id: string) => rows.find((each) => each.id === id);
    expect(row("component:alpha")).toMatchObject({ iconUri: "data:image/svg+xml,a", marks: [] });
    expect(row("component:gone")).toMatchObject({ marks: ["missing"] });
    expect(row("component:stray")).toMatchObject({ marks: ["unlisted", "legacy"] });
    expect(row("doc:components/alpha/doc/README.md")).toMatchObject({ hint: "alpha" });
  });

  test("count problems where they are, and at the header while it is folded", () => {
    const counts = countByRow([
      problem({ path: "components/alpha/src/fullrun.sql" }),
      problem({ path: "components/alpha/metadata.json", severity: "warning" }),
      problem({ path: "icons/a.svg", severity: "warning" }),
      problem({ path: "metadata.json" }),
    ]);
    const open = treeRows(full, counts, []);
    const find = (rows: typeof open, id: string) => rows.find((each) => each.id === id)?.problems;
    expect(find(open, "component:alpha")).toEqual({ errors: 1, warnings: 1 });
    expect(find(open, "icon:a.svg")).toEqual({ errors: 0, warnings: 1 });
    expect(find(open, "extension")).toEqual({ errors: 1, warnings: 0 });
    expect(find(open, "section:components")).toEqual({ errors: 0, warnings: 0 });
    const folded = treeRows(full, counts, ["components"]);
    expect(find(folded, "section:components")).toEqual({ errors: 1, warnings: 1 });
  });

  test("an input is found at its component", () => {
    const rows = treeRows(full, new Map(), []);
    expect(rowOfSelection(rows, { kind: "component", folder: "alpha", input: 3 })?.id).toBe(
      "component:alpha",
    );
    expect(rowOfSelection(rows, { kind: "component", folder: "nowhere", input: null })).toBeUndefined();
  });
});
