import { afterEach, beforeEach } from "vitest";
import { describe, expect, test } from "../support/test.ts";
import { DATASET, StandIn } from "../support/standIn.ts";
import type { Found, Studio } from "../support/studio.ts";
import { choose, openComponent, openTab, save, undoEverything } from "../support/workbench.ts";

const COMPONENT = "Filter by Search Area";
const FOLDER = "components/filter_by_search_area";
const EXTENSION = "retail_site_selection";
const DESTINATION = `offline.${DATASET}`;

let standIn: StandIn;

beforeEach(async () => {
  standIn = await StandIn.start();
});

afterEach(() => standIn.stop());

/** Connects by the dialog, as somebody does who has a server of their own. */
async function connect(studio: Studio, test?: (dialog: Found) => Promise<void>): Promise<void> {
  await studio.click({ role: "button", name: /^Connection: BigQuery/ });
  const dialog = await studio.find({ role: "dialog", name: "Connection to BigQuery" });
  await studio.fill({ role: "textbox", name: /^Project/ }, "offline", dialog);
  await studio.fill({ role: "textbox", name: /^Dataset/ }, DATASET, dialog);
  await studio.click({ role: "radio", name: /asks nobody/ }, dialog);
  await studio.fill({ role: "textbox", name: /^Address/ }, standIn.address, dialog);
  await test?.(dialog);
  await studio.click({ role: "button", name: "Save" }, dialog);
  await studio.gone({ role: "dialog" });
  await studio.find({ role: "button", name: `Connection: BigQuery · ${DESTINATION}` });
}

async function deploy(studio: Studio): Promise<void> {
  await studio.click({ role: "button", name: "Deploy" });
  const dialog = await studio.find({ role: "dialog", name: /^Deploy / });
  const button = await studio.find({ role: "button", name: "Deploy" }, dialog);
  await button.waitForEnabled();
  await studio.find({ role: "region", name: "Created" }, dialog);
  await studio.screenshot("warehouse-plan");
  await button.click();
  await studio.find({ role: "alert" }, dialog);
  expect(await studio.textOf({ role: "alert" }, dialog)).toContain(`Installed in ${DESTINATION}`);
  await studio.screenshot("warehouse-deployed");
  await studio.click({ role: "button", name: "Close" }, dialog);
  await studio.gone({ role: "dialog" });
}

const procedures = async () => (await standIn.names("routines")).filter((name) => /^__proc_/i.test(name));

describe("a warehouse", () => {
  test("is connected to by the dialog, which tells who and where", async ({ studio }) => {
    await connect(studio, async (dialog) => {
      await studio.click({ role: "button", name: "Test connection" }, dialog);
      const found = { role: "status", name: "What the test found" } as const;
      await studio.find(found, dialog);
      expect(await studio.textOf(found, dialog)).toContain(`writing to ${DESTINATION}`);
      await studio.screenshot("warehouse-connection");
    });
    // What was made in the studio is no part of the package.
    expect(Object.keys(await studio.package.everyFile())).not.toContain(".env");
  });

  test("gets the package, which is listed there, looked into, and removed", async ({ studio }) => {
    await connect(studio);
    await deploy(studio);
    expect(await procedures()).not.toEqual([]);
    expect(await standIn.query(`SELECT name FROM \`${DESTINATION}.WORKFLOWS_EXTENSIONS\``)).toEqual([
      [EXTENSION],
    ]);

    await studio.click({ role: "treeitem", name: "Installed" });
    await studio.click({ role: "button", name: /^Inspect .*Same as here$/ });
    const panel = await studio.find({ role: "region", name: "Settings panel" });
    expect(await panel.isDisplayed()).toBe(true);
    await studio.screenshot("warehouse-installed");

    await studio.click({ role: "button", name: "Remove…" });
    const dialog = await studio.find({ role: "dialog", name: /^Remove / });
    const remove = await studio.find({ role: "button", name: "Remove" }, dialog);
    await remove.waitForEnabled();
    const named = await studio.findAll({ role: "button", name: /^__proc_.*procedure/i }, dialog);
    expect(named).toHaveLength((await procedures()).length);
    await studio.screenshot("warehouse-remove");
    await remove.click();
    await studio.find({ role: "alert" }, dialog);
    await studio.click({ role: "button", name: "Close" }, dialog);
    await studio.find({ text: "Nothing is installed yet" });
    expect(await procedures()).toEqual([]);
  });

  test("runs the tests, agrees with this computer, and is left as it was", async ({ studio }) => {
    await connect(studio);
    await openComponent(studio, COMPONENT);
    await openTab(studio, "Tests");
    await choose(studio, { role: "combobox", name: "Where it runs" }, `BigQuery · ${DESTINATION}`);
    await studio.click({ role: "checkbox", name: "Compare with this computer" });
    await studio.click({ role: "button", name: "Run all" });
    await expect
      .poll(() => studio.textOf({ role: "status", name: "How the cases stand" }), { timeout: 40_000 })
      .toMatch(/passed · BigQuery · /);
    const result = await studio.find({ role: "article", name: "Result: Passed" });
    await studio.find({ text: "Agrees with this computer" }, result);
    await studio.click({ role: "button", name: /executed statements/ }, result);
    await studio.screenshot("warehouse-tests");
    expect((await standIn.names("tables")).filter((name) => name.startsWith("_test_"))).toEqual([]);
  });

  test("lends rows to a test table, and undo gives them back", async ({ studio }) => {
    await standIn.query(
      `CREATE TABLE \`${DESTINATION}.towns\` AS SELECT n AS id, CONCAT('town ', n) AS name FROM UNNEST(GENERATE_ARRAY(1, 40)) AS n`,
    );
    await connect(studio);
    const before = await studio.package.everyFile();
    await openComponent(studio, COMPONENT);
    await openTab(studio, "Tests");
    await studio.click({ role: "button", name: "Take rows from the warehouse…" });
    const dialog = await studio.find({ role: "dialog", name: "Take rows from the warehouse" });
    await studio.click({ role: "button", name: "Table towns" }, dialog);
    await studio.find({ role: "grid", name: "First rows of towns" }, dialog);
    await studio.fill({ role: "spinbutton", name: "Rows to take" }, "12", dialog);
    await studio.screenshot("warehouse-sample");
    await studio.click({ role: "button", name: "Save" }, dialog);
    await studio.gone({ role: "dialog" });
    await studio.find({ role: "grid", name: "Rows of towns" });
    await save(studio);
    const rows = (await studio.package.read(`${FOLDER}/test/towns.ndjson`)).trim().split("\n");
    expect(rows).toHaveLength(12);
    expect(JSON.parse(await studio.package.read(`${FOLDER}/test/towns.schema`))).toEqual({
      id: "INT64",
      name: "STRING",
    });
    await undoEverything(studio);
    await save(studio);
    expect(await studio.package.everyFile()).toEqual(before);
  });

  test("is where a component is tried, by the same switch", async ({ studio }) => {
    await connect(studio);
    await openComponent(studio, COMPONENT);
    await studio.press("Control+j");
    const panel = await studio.find({ role: "region", name: "Try it" });
    await studio.click({ role: "button", name: "Fill from test" }, panel);
    const [first] = await studio.findAll({ role: "menuitem" });
    await first?.click();
    await studio.gone({ role: "menu" });
    await choose(studio, { role: "combobox", name: "Where it runs" }, `BigQuery · ${DESTINATION}`, panel);
    await studio.press("Control+Enter");
    await studio.find({ text: /^BigQuery · / }, panel);
    await studio.screenshot("warehouse-trial");
    expect((await standIn.names("tables")).filter((name) => name.startsWith("_"))).toEqual([]);
  });
});
