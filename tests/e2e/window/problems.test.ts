import { writeFile } from "node:fs/promises";
import type { Found, Studio } from "../support/studio.ts";
import { describe, expect, test } from "../support/test.ts";
import { callText, editor, openComponent, openTab, selectInput } from "../support/workbench.ts";

const COMPONENT = "Filter by Search Area";

async function problemsList(studio: Studio): Promise<Found> {
  const check = await studio.find({ role: "button", name: /^Check, / });
  if ((await check.getAttribute("aria-pressed")) === "false") await check.click();
  return studio.find({ role: "listbox", name: "Problems" });
}

describe("problems", () => {
  test("one appears with its badge, leads to its place, and goes when it is mended", async ({ studio }) => {
    await openComponent(studio, COMPONENT);
    await selectInput(studio, "margin_m");
    const form = await editor(studio);
    await studio.fill({ role: "textbox", name: "Minimum" }, "90000", form);
    await studio.find({ role: "treeitem", name: /^Filter by Search Area, .*(error|warning)/ });

    await selectInput(studio, "area_label");
    const problems = await problemsList(studio);
    await studio.screenshot("problems-listed");
    const [first] = await studio.findAll({ role: "option", name: /margin_m|maximum|minimum|min/i }, problems);
    await first?.click();
    await studio.find({ role: "textbox", name: "Minimum" }, form);
    await studio.screenshot("problems-gone-to");

    await studio.fill({ role: "textbox", name: "Minimum" }, "1", form);
    await studio.find({ role: "button", name: "Check, no problems" });
    await studio.find({ role: "treeitem", name: /^Filter by Search Area$/ });
  });

  test("a component that cannot be read is marked, and the rest of the package stays usable", async ({
    studio,
  }) => {
    await writeFile(studio.package.path("components/custom_enrichment/metadata.json"), '{ "name": ');
    await studio.find({ role: "treeitem", name: /^custom_enrichment, .*error/ });
    await studio.press("F8");
    await studio.find({ role: "textbox", name: /custom_enrichment\/metadata\.json/ });
    await studio.screenshot("broken-component");
    await openComponent(studio, COMPONENT);
    await expect.poll(() => callText(studio)).toContain("CALL");
    await openTab(studio, "Form");
    await selectInput(studio, "area_label");
    await studio.find({ role: "textbox", name: "Title" }, await editor(studio));
  });
});
