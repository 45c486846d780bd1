import { describe, expect, test } from "../support/test.ts";
import { inputNames, openComponent } from "../support/workbench.ts";

describe("by keyboard", () => {
  test("the palette of actions finds a component, an input and an action", async ({ studio }) => {
    const find = async (words: string) => {
      await studio.press("Control+k");
      await studio.find({ role: "dialog", name: "Find an action or a place" });
      await studio.type(words);
      await studio.screenshot(`keyboard-${words}`);
      await studio.press("Enter");
      await studio.gone({ role: "dialog" });
    };
    await find("trade area demand");
    await studio.find({ role: "tab", name: "SQL" });
    await find("excluded area");
    await expect.poll(() => studio.textOf({ role: "main" })).toContain("excluded_area");
    await find("dark");
    await expect
      .poll(() => studio.browser.execute(() => document.documentElement.dataset["theme"]))
      .toBe("dark");
    await studio.screenshot("dark");
  });

  test("an input is added, moved and undone without the mouse", async ({ studio }) => {
    await openComponent(studio, "Filter by Search Area");
    const there = await inputNames(studio);
    const chip = await studio.find({ role: "button", name: "Add Number" });
    await studio.browser.execute((button: HTMLElement) => button.focus(), chip as unknown as HTMLElement);
    await studio.press("Enter");
    await expect.poll(() => inputNames(studio)).toEqual([...there, "number"]);
    await studio.press("Control+z");
    await expect.poll(() => inputNames(studio)).toEqual(there);
    await studio.press("Control+Shift+z");
    await expect.poll(() => inputNames(studio)).toEqual([...there, "number"]);
  });
});
