import { describe, expect, test } from "../support/test.ts";
import { callText, openComponent, panel } from "../support/workbench.ts";

describe("drawing on the map", () => {
  test("a polygon is drawn, listed, in the CALL as GeoJSON, and removed again", async ({ studio }) => {
    await openComponent(studio, "Filter by Search Area");
    const preview = await panel(studio);
    await studio.click({ role: "button", name: /Draw features/ }, preview);

    const dialog = await studio.find({ role: "dialog" });
    const map = await studio.find({ testId: "draw-map" }, dialog);
    await expect.poll(() => map.getAttribute("data-ready"), { timeout: 30_000 }).toBe("true");
    await studio.click({ role: "button", name: "Choose a tool" }, dialog);
    await studio.click({ role: "menuitem", name: "Polygon" });
    await studio.gone({ role: "menu" });
    const corners = [
      [0.4, 0.4],
      [0.6, 0.4],
      [0.5, 0.65],
    ] as const;
    for (const [at, [across, down]] of corners.entries()) {
      await studio.clickAt(await studio.pointIn(map, across, down));
      await studio.find({ text: new RegExp(`Corners placed: ${at + 1}\\.`) }, dialog);
    }
    await studio.screenshot("drawing-corners");
    await studio.press("Enter");
    await studio.find({ text: "Polygon 1" }, dialog);
    await studio.screenshot("drawing-polygon");
    await studio.click({ role: "button", name: "Save" }, dialog);
    await studio.gone({ role: "dialog" });

    await studio.find({ text: "Polygon 1" }, preview);
    await expect.poll(() => callText(studio)).toMatch(/"type": ?"Polygon"/);
    const corner = /\[-?[\d.]+, ?-?[\d.]+\]/g;
    // A ring ends where it begins.
    expect((await callText(studio)).match(corner)).toHaveLength(corners.length + 1);
    await studio.screenshot("drawing-listed");

    await studio.click({ role: "button", name: "Remove Polygon 1" }, preview);
    await studio.gone({ text: "Polygon 1" }, preview);
    await expect.poll(() => callText(studio)).not.toContain("Polygon");
  });
});
