import { describe, expect, test } from "../support/test.ts";
import {
  callText,
  choose,
  editor,
  inputNames,
  openComponent,
  panel,
  save,
  selectInput,
  undoEverything,
} from "../support/workbench.ts";

const METADATA = "components/filter_by_search_area/metadata.json";

describe("the properties of an input", () => {
  test(
    "every kind is changed, the preview follows, and undo leads back to the byte",
    { timeout: 180_000 },
    async ({ studio }) => {
      const before = await studio.package.everyFile();
      await openComponent(studio, "Filter by Search Area");
      const form = await editor(studio);
      const preview = await panel(studio);

      await selectInput(studio, "area_label");
      await studio.fill({ role: "textbox", name: "Title" }, "Name of the search", form);
      await studio.find({ role: "textbox", name: "Name of the search" }, preview);
      await studio.fill({ role: "textbox", name: "Placeholder" }, "a season, say", form);
      const field = await studio.find({ role: "textbox", name: "Name of the search" }, preview);
      await expect.poll(() => field.getAttribute("placeholder")).toBe("a season, say");
      await studio.fill({ role: "textbox", name: "Description" }, "Stands in every row.", form);
      await studio.find({ text: "Stands in every row." }, preview);
      const helpers = await studio.findAll({ role: "button", name: "Help" }, preview);
      await studio.fill({ role: "textbox", name: "Helper" }, "Keep it short.", form);
      await expect
        .poll(() => studio.findAll({ role: "button", name: "Help" }, preview))
        .toHaveLength(helpers.length + 1);
      await studio.fill({ role: "textbox", name: "Default" }, "It's spring", form);
      await expect.poll(() => field.getValue()).toBe("It's spring");
      await expect.poll(() => callText(studio)).toContain("It\\'s spring");
      await studio.screenshot("properties-guidance");

      await studio.fill({ role: "textbox", name: "Name" }, "search_label", form);
      await studio.press("Enter");
      await expect.poll(() => inputNames(studio)).toContain("search_label");

      await studio.click({ role: "checkbox", name: /^Advanced/ }, form);
      const advanced = await studio.find({ role: "button", name: /^Advanced options/ }, preview);
      if ((await advanced.getAttribute("aria-expanded")) === "true") await advanced.click();
      await studio.gone({ role: "textbox", name: "Name of the search" }, preview);
      await advanced.click();
      await studio.find({ role: "textbox", name: "Name of the search" }, preview);
      await studio.click({ role: "checkbox", name: /^Optional/ }, form);

      await studio.click({ role: "button", name: "Add condition" }, form);
      await choose(studio, { role: "combobox", name: "Input to wait for" }, /^Keep sites/, form);
      await studio.gone({ role: "button", name: "Inside the area" }, preview);
      await studio.screenshot("properties-condition");

      await selectInput(studio, "margin_m");
      await studio.fill({ role: "textbox", name: "Minimum" }, "10", form);
      await studio.fill({ role: "textbox", name: "Maximum" }, "900", form);
      await studio.fill({ role: "textbox", name: "Default" }, "250", form);
      await choose(studio, { role: "combobox", name: /Keep sites/ }, "Near the area", preview);
      await studio.find({ role: "textbox", name: "Margin (m)" }, preview);
      await expect.poll(() => callText(studio)).toMatch(/^ {2}250,$/m);
      await studio.click({ role: "button", name: "Slider" }, form);
      await studio.find({ role: "slider", name: /Margin/ }, preview);
      await studio.fill({ role: "textbox", name: "Margin (m)" }, "5000", preview);
      await studio.find({ role: "alert" }, preview);
      await studio.screenshot("properties-slider");

      await selectInput(studio, "match_rule");
      await studio.click({ role: "button", name: "Add option" }, form);
      await studio.fill({ role: "textbox", name: "Option 3" }, "Far from the area", form);
      await choose(studio, { role: "combobox", name: /Keep sites/ }, "Far from the area", preview);
      await expect.poll(() => callText(studio)).toContain("'Far from the area'");

      await selectInput(studio, "geom_column");
      await studio.click({ role: "button", name: "geometry" }, form);

      await save(studio);
      const { inputs } = JSON.parse(await studio.package.read(METADATA)) as { inputs: { name: string }[] };
      const saved = (name: string) => inputs.find((input) => input.name === name);
      expect(saved("search_label")).toMatchObject({
        title: "Name of the search",
        description: "Stands in every row.",
        placeholder: "a season, say",
        helper: "Keep it short.",
        default: "It's spring",
        advanced: true,
        showIf: [{ parameter: "match_rule" }],
      });
      expect(saved("search_label")).not.toHaveProperty("optional");
      expect(saved("margin_m")).toMatchObject({ min: 10, max: 900, default: 250, mode: "slider" });
      expect(saved("match_rule")).toMatchObject({
        options: ["Inside the area", "Near the area", "Far from the area"],
      });
      expect(saved("geom_column")).toMatchObject({ dataType: ["geography", "geometry"] });

      await undoEverything(studio);
      await save(studio);
      expect(await studio.package.everyFile()).toEqual(before);
    },
  );

  test("another type keeps what the two types share", async ({ studio }) => {
    await openComponent(studio, "Filter by Search Area");
    await selectInput(studio, "area_label");
    await choose(studio, { role: "combobox", name: /Type/ }, /^StringSql/, await editor(studio));
    await expect
      .poll(async () => {
        await save(studio);
        const { inputs } = JSON.parse(await studio.package.read(METADATA)) as { inputs: unknown[] };
        return inputs;
      })
      .toContainEqual({
        name: "area_label",
        title: "Label",
        description: "Written to every row, to tell one search from another.",
        type: "StringSql",
        placeholder: "e.g. Spring expansion",
        optional: true,
      });
  });
});
