import { describe, expect, test } from "../support/test.ts";
import type { Studio } from "../support/studio.ts";
import { openComponent, openTab, save, undoEverything } from "../support/workbench.ts";

const FOLDER = "components/filter_by_search_area";
const SQL = `${FOLDER}/src/fullrun.sql`;
const COMPONENT = "Filter by Search Area";

async function openTests(studio: Studio): Promise<void> {
  await openComponent(studio, COMPONENT);
  await openTab(studio, "Tests");
  await studio.find({ role: "navigation", name: "Cases and tables" });
}

const treeRow = (said: RegExp) =>
  ({ role: "treeitem", name: new RegExp(`^${COMPONENT}.*${said.source}`) }) as const;

async function outputName(studio: Studio): Promise<string> {
  const metadata = JSON.parse(await studio.package.read(`${FOLDER}/metadata.json`)) as {
    outputs: { name: string }[];
  };
  return metadata.outputs[0]?.name ?? "";
}

describe("the tests of a package", () => {
  test("run in the window, tell their engine and turn green in the tree", async ({ studio }) => {
    await studio.click({ role: "button", name: "Test" });
    await studio.find({ role: "button", name: /^Test, tests: .*passed/ });
    await studio.find({ role: "navigation", name: "Cases of every component" });
    await studio.find(treeRow(/tests: \d+ passed/));
    expect(await studio.textOf({ role: "status", name: "How the cases stand" })).toMatch(
      /passed · Offline engine · /,
    );
    await studio.screenshot("tests-package");
  });

  test("go red with the cell that differs, and green again by undo, at every save", async ({ studio }) => {
    await openTests(studio);
    await studio.click({ role: "button", name: "Run all" });
    await studio.find(treeRow(/tests: \d+ passed/));
    await studio.click({ role: "switch", name: "Re-run on save" });
    const before = await studio.package.read(SQL);
    const output = await outputName(studio);

    await openTab(studio, "SQL");
    await studio.click({ role: "textbox", name: /fullrun\.sql/ });
    await studio.press("Control+End");
    await studio.type(`\nEXECUTE IMMEDIATE FORMAT("DELETE FROM \`%s\` WHERE TRUE", ${output});`);
    const changed = Date.now();
    await save(studio);
    await studio.find(treeRow(/tests: \d+ failed/));
    expect(Date.now() - changed).toBeLessThan(3000);

    await openTab(studio, "Tests");
    await studio.find({ role: "article", name: "Result: Failed" });
    const differences = await studio.find({ role: "table", name: `Differences in ${output}` });
    expect(await studio.findAll({ role: "row", name: /missing/ }, differences)).not.toHaveLength(0);
    await studio.screenshot("tests-failed");

    await undoEverything(studio);
    await save(studio);
    await studio.find(treeRow(/tests: \d+ passed/));
    expect(await studio.package.read(SQL)).toBe(before);
  });

  test("an error leads to its file and line", async ({ studio }) => {
    await openTests(studio);
    await openTab(studio, "SQL");
    await studio.click({ role: "textbox", name: /fullrun\.sql/ });
    await studio.press("Control+End");
    await studio.type("\nSELECT * FROM no_such_table_anywhere;");
    await openTab(studio, "Tests");
    await studio.click({ role: "button", name: "Run all" });
    await studio.find({ role: "article", name: "Result: Error" });
    await studio.screenshot("tests-error");
    await studio.click({ role: "button", name: /^Open .*fullrun\.sql, line \d+/ });
    await studio.find({ role: "textbox", name: /fullrun\.sql/ });
    await expect.poll(() => studio.browser.$$(".cm-revealed").length).toBeGreaterThan(0);
  });

  test("a case is added through the form, and undone to the byte", async ({ studio }) => {
    const files = await studio.package.everyFile();
    await openTests(studio);
    await studio.click({ role: "button", name: "Add test case" });
    const id = await studio.find({ role: "textbox", name: "Id" });
    await studio.screenshot("tests-case-form");
    await id.click();
    await studio.press("Control+a");
    await studio.type("by hand\n");
    await studio.find({ role: "button", name: /^Case by hand, not run/ });
    await save(studio);
    expect(await studio.package.read(`${FOLDER}/test/test.json`)).toContain('"by hand"');

    await studio.click({ role: "button", name: "Duplicate case" });
    await studio.find({ role: "button", name: /^Case case, not run/ });
    await studio.click({ role: "button", name: "Remove case" });
    await studio.gone({ role: "button", name: /^Case case, not run/ });

    await undoEverything(studio);
    await save(studio);
    expect(await studio.package.everyFile()).toEqual(files);
  });

  test("all cases stand side by side and are edited there", async ({ studio }) => {
    await openTests(studio);
    await studio.click({ role: "button", name: "All cases, side by side" });
    const grid = await studio.find({ role: "table", name: "All cases" });
    const label = { role: "textbox", name: "Label of near-with-exclusion" } as const;
    await studio.fill(label, "Autumn", grid);
    await studio.screenshot("tests-all-cases");
    await save(studio);
    const cases = JSON.parse(await studio.package.read(`${FOLDER}/test/test.json`)) as {
      id: string;
      inputs: Record<string, unknown>;
    }[];
    expect(cases.map(({ id, inputs }) => [id, inputs["area_label"]])).toContainEqual([
      "near-with-exclusion",
      "Autumn",
    ]);
    await studio.click({ role: "button", name: /^Open case near-with-exclusion/ }, grid);
    await studio.find({ role: "textbox", name: "Id" });
  });

  test("a table is typed into, and what comes of it is captured after a look", async ({ studio }) => {
    await openTests(studio);
    await studio.click({ role: "button", name: "Table candidates" });
    await studio.find({ role: "grid", name: "Rows of candidates" });
    await studio.screenshot("tests-table");
    const rows = (await studio.package.read(`${FOLDER}/test/candidates.ndjson`)).trim().split("\n");
    const first = JSON.parse(rows[0] ?? "{}") as Record<string, unknown>;
    const name = Object.keys(first).find(
      (key) => typeof first[key] === "string" && !/POINT/.test(String(first[key])),
    );

    const cell = await studio.find({ role: "gridcell", name: String(first[name ?? ""]) });
    await cell.click();
    await studio.type("Somewhere else\n");
    await studio.find({ role: "gridcell", name: "Somewhere else" });
    await save(studio);
    const after = (await studio.package.read(`${FOLDER}/test/candidates.ndjson`)).trim().split("\n");
    expect(after[0]).toContain("Somewhere else");
    expect(after.slice(1)).toEqual(rows.slice(1));

    await studio.click({ role: "button", name: "Capture…" });
    const dialog = await studio.find({ role: "dialog", name: "Capture what the cases bring?" });
    await studio.screenshot("tests-capture");
    await studio.click({ role: "button", name: /^Replace \d fixture/ }, dialog);
    await studio.gone({ role: "dialog" });
    await studio.find(treeRow(/tests: \d+ passed/));
    await undoEverything(studio);
  });
});
