import { access } from "node:fs/promises";
import { describe, expect, test } from "../support/test.ts";
import type { Studio } from "../support/studio.ts";
import { save, undoEverything } from "../support/workbench.ts";

const folderOf = (name: string) => `components/${name}`;

const isThere = (studio: Studio, path: string): Promise<boolean> =>
  access(studio.package.path(path)).then(
    () => true,
    () => false,
  );

async function listed(studio: Studio): Promise<string[]> {
  await save(studio);
  return (JSON.parse(await studio.package.read("metadata.json")) as { components: string[] }).components;
}

async function focusRow(studio: Studio, name: RegExp): Promise<void> {
  await studio.click({ role: "treeitem", name });
  await expect.poll(async () => (await studio.find({ role: "treeitem", name })).isFocused()).toBe(true);
}

describe("the tree of the package", () => {
  test("components are added, duplicated, renamed and deleted, and all of it undone to the byte", async ({
    studio,
  }) => {
    const before = await studio.package.everyFile();
    const there = await listed(studio);

    await studio.click({ role: "button", name: "Add component" });
    await studio.fill(
      { role: "textbox", name: "Title" },
      "Nearest depot",
      await studio.find({ role: "dialog" }),
    );
    await studio.press("Enter");
    await studio.find({ role: "treeitem", name: /^Nearest depot/ });
    expect(await listed(studio)).toEqual([...there, "nearest_depot"]);
    expect(await isThere(studio, `${folderOf("nearest_depot")}/src/fullrun.sql`)).toBe(true);
    await studio.screenshot("tree-added");

    const row = await studio.find({ role: "treeitem", name: /^Nearest depot/ });
    await row.click({ button: "right" });
    await studio.screenshot("tree-menu");
    await studio.click({ role: "menuitem", name: /^Duplicate/ });
    await expect.poll(() => studio.findAll({ role: "treeitem", name: /^Nearest depot/ })).toHaveLength(2);

    await focusRow(studio, /^Competition Score/);
    await studio.press("F2");
    await studio.fill({ role: "textbox", name: "Name" }, "rivals", await studio.find({ role: "dialog" }));
    await studio.press("Enter");
    await expect.poll(() => listed(studio)).toContain("rivals");
    expect(await isThere(studio, folderOf("competition_score"))).toBe(false);
    expect(JSON.parse(await studio.package.read(`${folderOf("rivals")}/metadata.json`))).toMatchObject({
      name: "rivals",
    });

    await focusRow(studio, /^Trade Area Demand/);
    await studio.press("Delete");
    const question = await studio.find({ role: "alertdialog" });
    await studio.screenshot("tree-delete");
    await studio.click({ role: "button", name: "Cancel" }, question);
    await studio.find({ role: "treeitem", name: /^Trade Area Demand/ });
    await studio.press("Delete");
    await studio.click({ role: "button", name: "Delete" }, await studio.find({ role: "alertdialog" }));
    await studio.gone({ role: "treeitem", name: /^Trade Area Demand/ });
    expect(await listed(studio)).not.toContain("trade_area_demand");
    expect(await isThere(studio, folderOf("trade_area_demand"))).toBe(false);

    await undoEverything(studio);
    await save(studio);
    expect(await studio.package.everyFile()).toEqual(before);
  });
});
