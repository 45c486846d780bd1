import { describe, expect, test } from "../support/test.ts";
import { editor, openComponent, openTab, panel, save, selectInput } from "../support/workbench.ts";

const METADATA = "components/filter_by_search_area/metadata.json";
const COMPONENT = "Filter by Search Area";

describe("metadata as text", () => {
  test("the source stays in step with the form, both ways, and marks where it cannot be read", async ({
    studio,
  }) => {
    await openComponent(studio, COMPONENT);
    await selectInput(studio, "area_label");
    await studio.fill({ role: "textbox", name: "Title" }, "From the form", await editor(studio));

    await openTab(studio, "Source");
    const source = await studio.find({ role: "textbox", name: new RegExp(METADATA) });
    await source.click();
    await studio.press("Control+Home");
    for (let line = 0; line < 2; line++) await studio.press("ArrowDown");
    await studio.press("End");
    await studio.press("ArrowLeft");
    await studio.press("ArrowLeft");
    await studio.type(" from the source");
    await openTab(studio, "Form");
    await studio.find({ role: "treeitem", name: /^Filter by Search Area from the source/ });
    await studio.find({ text: "From the form" }, await panel(studio));

    await openTab(studio, "Source");
    await studio.click({ role: "textbox", name: new RegExp(METADATA) });
    await studio.press("Control+Home");
    await studio.type("?");
    await studio.find({ role: "treeitem", name: /^filter_by_search_area, .*error/ });
    await studio.screenshot("source-broken");
    await expect.poll(() => studio.browser.$$(".cm-lint-marker-error").length).toBeGreaterThan(0);
    await studio.press("Backspace");
    await studio.gone({ role: "treeitem", name: /^filter_by_search_area, .*error/ });
    await save(studio);
    expect(await studio.package.read(METADATA)).toContain('"title": "Filter by Search Area from the source"');
    expect(await studio.package.read(METADATA)).toContain('"title": "From the form"');
  });
});

describe("SQL", () => {
  test("it is edited with the component's parameters at hand, and the procedure follows", async ({
    studio,
  }) => {
    await openComponent(studio, COMPONENT);
    await openTab(studio, "SQL");
    const sql = await studio.find({ role: "textbox", name: /fullrun\.sql/ });
    await sql.click();
    await studio.press("Control+End");
    await studio.type("\n-- first written here\nSELECT margi");
    const offered = await studio.find({ role: "option", name: /margin_m/ });
    await studio.screenshot("sql-completion");
    await offered.click();
    await expect.poll(() => sql.getText()).toContain("SELECT margin_m");

    await studio.click({ text: "Generated procedure" });
    await expect.poll(async () => (await editor(studio)).getText()).toContain("CREATE OR REPLACE PROCEDURE");
    await studio.screenshot("sql-procedure");
    await save(studio);
    expect(await studio.package.read("components/filter_by_search_area/src/fullrun.sql")).toContain(
      "-- first written here\nSELECT margin_m",
    );
  });
});
