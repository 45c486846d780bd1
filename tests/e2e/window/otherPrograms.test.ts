import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "../support/test.ts";
import { editor, openComponent, panel, save, selectInput } from "../support/workbench.ts";

const METADATA = "components/filter_by_search_area/metadata.json";
const COMPONENT = "Filter by Search Area";

describe("working beside another program", () => {
  test("what it writes to a file is shown within a moment", async ({ studio }) => {
    await openComponent(studio, COMPONENT);
    const text = await studio.package.read(METADATA);
    await writeFile(studio.package.path(METADATA), text.replace("Keep sites", "Which sites to keep"));
    await studio.find({ text: "Which sites to keep" }, await panel(studio));
    await studio.find({ role: "button", name: "Saved" });
  });

  test("a clash with unsaved edits is shown side by side, and merging keeps both", async ({ studio }) => {
    await openComponent(studio, COMPONENT);
    await selectInput(studio, "area_label");
    await studio.fill({ role: "textbox", name: "Title" }, "My label", await editor(studio));
    await studio.find({ text: "My label" }, await panel(studio));

    const text = await studio.package.read(METADATA);
    await writeFile(studio.package.path(METADATA), text.replace('"Keep sites"', '"Their sites"'));
    await studio.click({ role: "button", name: "Compare…" });
    const dialog = await studio.find({ role: "dialog" });
    // The editors are drawn anew once their language is loaded.
    const side = (name: RegExp) => expect.poll(() => studio.textOf({ role: "textbox", name }, dialog));
    await side(/^Theirs/).toContain("Their sites");
    await side(/^Mine/).toContain("My label");
    await studio.screenshot("conflict");

    const [takeTheirSites] = await studio.findAll({ role: "button", name: "Take theirs here" }, dialog);
    await takeTheirSites?.click();
    await studio.click({ role: "button", name: "Save merged" }, dialog);
    await studio.gone({ role: "dialog" });
    await save(studio);
    const merged = await studio.package.read(METADATA);
    expect(merged).toContain("Their sites");
    expect(merged).toContain("My label");
    await studio.find({ text: "Their sites" }, await panel(studio));
  });

  test("autosave writes an edit by itself", async ({ studio }) => {
    await studio.click({ text: "Autosave" });
    await openComponent(studio, COMPONENT);
    await selectInput(studio, "area_label");
    await studio.fill({ role: "textbox", name: "Title" }, "Saved by itself", await editor(studio));
    await expect.poll(() => studio.package.read(METADATA)).toContain("Saved by itself");
    await studio.find({ role: "button", name: "Saved" });
  });
});
