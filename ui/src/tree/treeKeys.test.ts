import { describe, expect, test } from "vitest";

import { component, overview } from "../test/shell";
import { treeCommand } from "./treeKeys";
import { treeRows } from "./treeModel";

const plain = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false };
const rows = treeRows(overview({ components: [component("alpha"), component("beta")] }), new Map(), [
  "icons",
]);
const press = (focused: string, key: string, held: Partial<typeof plain> = {}) =>
  treeCommand(rows, focused, { ...plain, key, ...held });

describe("the keyboard in the tree", () => {
  test("walks through the rows and stops at the ends", () => {
    expect(press("extension", "ArrowDown")).toEqual({ kind: "focus", id: "tests" });
    expect(press("component:alpha", "ArrowUp")).toEqual({ kind: "focus", id: "section:components" });
    expect(press("extension", "ArrowUp")).toBeNull();
    expect(press("component:beta", "Home")).toEqual({ kind: "focus", id: "extension" });
    expect(press("component:beta", "End")).toEqual({ kind: "focus", id: "section:docs" });
  });

  test("folds and unfolds sections, and goes in and out of them", () => {
    expect(press("section:components", "ArrowLeft")).toMatchObject({ kind: "fold", folded: true });
    expect(press("section:icons", "ArrowRight")).toMatchObject({ kind: "fold", folded: false });
    expect(press("section:components", "ArrowRight")).toEqual({ kind: "focus", id: "component:alpha" });
    expect(press("section:functions", "ArrowRight")).toBeNull();
    expect(press("component:beta", "ArrowLeft")).toEqual({ kind: "focus", id: "section:components" });
    expect(press("section:icons", "Enter")).toMatchObject({ kind: "fold", folded: false });
  });

  test("opens, renames, deletes, moves and shows what can be done", () => {
    expect(press("component:alpha", "Enter")).toEqual({ kind: "open", id: "component:alpha" });
    expect(press("component:alpha", "F2")).toEqual({ kind: "rename", id: "component:alpha" });
    expect(press("component:alpha", "Delete")).toEqual({ kind: "delete", id: "component:alpha" });
    expect(press("component:alpha", "ArrowDown", { altKey: true })).toMatchObject({ kind: "move", step: 1 });
    expect(press("component:beta", "ArrowUp", { altKey: true })).toMatchObject({ kind: "move", step: -1 });
    expect(press("component:beta", "F10", { shiftKey: true })).toMatchObject({ kind: "menu" });
    expect(press("component:beta", "ContextMenu")).toMatchObject({ kind: "menu" });
  });

  test("renames and deletes components only", () => {
    expect(press("extension", "F2")).toBeNull();
    expect(press("section:components", "Delete")).toBeNull();
    expect(press("extension", "ArrowUp", { altKey: true })).toBeNull();
  });

  test("letters jump to the next row that starts with them, around the end", () => {
    expect(press("extension", "b")).toEqual({ kind: "focus", id: "component:beta" });
    expect(press("section:docs", "A")).toEqual({ kind: "focus", id: "component:alpha" });
    expect(press("extension", "x")).toBeNull();
  });

  test("leaves what is held with Control to the shortcuts", () => {
    expect(press("component:alpha", "e", { ctrlKey: true })).toBeNull();
  });
});
