import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "../support/test.ts";

describe("a new package", () => {
  test.override({ opened: undefined });

  test("the wizard makes one that checks clean and exports", async ({ studio }) => {
    const folder = join(studio.folder, "made");
    await mkdir(folder);
    await studio.screenshot("new-package-welcome");
    await studio.click({ role: "button", name: /^New package/ });
    const wizard = await studio.find({ role: "dialog", name: "New package" });
    await studio.fill({ role: "textbox", name: /^Title/ }, "Flood risk", wizard);
    await studio.click({ text: "Snowflake" }, wizard);
    await studio.fill({ role: "textbox", name: /^Author/ }, "A. Cartographer", wizard);
    await studio.fill({ role: "textbox", name: /^Component title/ }, "Flooded buildings", wizard);
    await studio.fill({ role: "textbox", name: /^In folder/ }, folder, wizard);
    await studio.find({ text: new RegExp("Will be made as .*flood_risk$") }, wizard);
    await studio.screenshot("new-package-wizard");
    await studio.click({ role: "button", name: "Create package" }, wizard);

    await studio.find({ role: "heading", name: "Flood risk" });
    await studio.find({ role: "treeitem", name: "Flooded buildings" });
    await studio.find({ role: "button", name: "Check, no problems" });
    await studio.screenshot("new-package-made");
    await studio.press("Control+e");
    await studio.find({ text: "Exported extension.zip" });
  });

  test("an example is opened from the welcome screen, as a copy of one's own", async ({ studio }) => {
    await studio.click({ role: "button", name: /^Fleet/i });
    await studio.find({ role: "treeitem", name: /^Trip/ });
    await studio.find({ role: "button", name: "Check, no problems" });
    expect(await studio.textOf({ role: "contentinfo" })).toContain(studio.folder);
  });
});
