import { describe, expect, test } from "../support/test.ts";
import type { Studio } from "../support/studio.ts";
import {
  callText,
  editor,
  inputNames,
  inputRow,
  openComponent,
  panel,
  save,
  selectInput,
  undoEverything,
} from "../support/workbench.ts";

const COMPONENT = "Filter by Search Area";
const METADATA = "components/filter_by_search_area/metadata.json";

interface Metadata {
  readonly inputs: readonly Record<string, unknown>[];
}

async function savedInputs(studio: Studio): Promise<Metadata["inputs"]> {
  await save(studio);
  return (JSON.parse(await studio.package.read(METADATA)) as Metadata).inputs;
}

async function palette(studio: Studio): Promise<string[]> {
  const chips = await studio.findAll(
    { role: "button", name: /^Add / },
    await studio.find({ role: "navigation", name: "Input types" }),
  );
  return Promise.all(chips.map(async (chip) => (await chip.getAttribute("aria-label")) ?? ""));
}

describe("designing the form of a component", () => {
  test(
    "an input of every type is added with a click, shown at once, and undone to the byte",
    { timeout: 180_000 },
    async ({ studio }) => {
      const before = await studio.package.everyFile();
      await openComponent(studio, COMPONENT);
      const there = await inputNames(studio);
      const chips = await palette(studio);
      expect(chips.length).toBeGreaterThanOrEqual(15);

      for (const [at, chip] of chips.entries()) {
        await studio.click({ role: "button", name: chip });
        await expect.poll(() => inputNames(studio)).toHaveLength(there.length + at + 1);
        const title = await studio.find({ role: "textbox", name: "Title" }, await editor(studio));
        await expect.poll(() => title.isFocused()).toBe(true);
        await studio.type(`${chip} here`);
        await expect.poll(() => title.getValue()).toBe(`${chip} here`);
      }
      await studio.screenshot("designing-every-type");

      const handles = await studio.find({ role: "list", name: "Input handles" });
      await studio.find({ role: "listitem", name: "Add Table here" }, handles);
      for (const chip of chips.filter((each) => each !== "Add Table")) {
        await studio.find({ text: `${chip} here` }, await panel(studio));
      }

      const inputs = await savedInputs(studio);
      expect(new Set(inputs.map(({ type }) => type))).toEqual(
        new Set([
          "Table",
          "Column",
          "String",
          "StringSql",
          "Json",
          "Number",
          "Range",
          "Boolean",
          "Selection",
          "GeoJson",
          "GeoJsonDraw",
        ]),
      );

      await undoEverything(studio);
      await save(studio);
      expect(await studio.package.everyFile()).toEqual(before);
    },
  );

  test("a type dragged from the palette lands between the two inputs it is dropped between", async ({
    studio,
  }) => {
    await openComponent(studio, COMPONENT);
    const there = await inputNames(studio);

    const chip = await studio.find({ role: "button", name: "Add Slider" });
    await studio.drag(chip, await inputRow(studio, "match_rule"), 0.5, 0.2);

    await expect.poll(() => inputNames(studio)).toHaveLength(there.length + 1);
    const now = await inputNames(studio);
    expect(now.indexOf("match_rule")).toBe(there.indexOf("match_rule") + 1);
    const inputs = await savedInputs(studio);
    expect(inputs[there.indexOf("match_rule")]).toMatchObject({ type: "Number", mode: "slider" });
  });

  test("inputs are put in order by dragging and by keyboard, and the CALL follows", async ({ studio }) => {
    await openComponent(studio, COMPONENT);
    const [first, second, ...others] = await inputNames(studio);
    expect([first, second]).toEqual(["candidates", "geom_column"]);
    const table = /^ {2}'@@workflows_temp@@\.candidates'/m;
    await expect.poll(async () => (await callText(studio)).split("\n")[1]).toMatch(table);

    await studio.drag(await inputRow(studio, "geom_column"), await inputRow(studio, "candidates"), 0.5, 0.2);
    await expect.poll(() => inputNames(studio)).toEqual([second, first, ...others]);
    await expect.poll(async () => (await callText(studio)).split("\n")[2]).toMatch(table);

    await selectInput(studio, "geom_column");
    await studio.press("Alt+ArrowDown");
    await expect.poll(() => inputNames(studio)).toEqual([first, second, ...others]);
    await expect.poll(async () => (await callText(studio)).split("\n")[1]).toMatch(table);
  });

  test("an input is duplicated and deleted; the toast takes the deletion back", async ({ studio }) => {
    await openComponent(studio, COMPONENT);
    const there = await inputNames(studio);
    await selectInput(studio, "margin_m");

    await studio.click({ role: "button", name: "Duplicate input" });
    await expect.poll(() => inputNames(studio)).toHaveLength(there.length + 1);

    await selectInput(studio, "margin_m");
    await studio.press("Delete");
    await expect.poll(() => inputNames(studio)).not.toContain("margin_m");
    await studio.click({ role: "button", name: "Undo" }, await studio.find({ role: "alert" }));
    await expect.poll(() => inputNames(studio)).toContain("margin_m");
  });
});
