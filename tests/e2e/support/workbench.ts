/* What a user of the studio does again and again, in the studio's own words. */
import { expect } from "vitest";
import type { Found, Studio, Target } from "./studio.ts";

export async function openComponent(studio: Studio, title: string): Promise<void> {
  await studio.click({ role: "treeitem", name: new RegExp(`^${title}`) });
  await studio.find({ role: "figure", name: "Node on the canvas" });
}

export async function openTab(
  studio: Studio,
  name: "Form" | "SQL" | "Tests" | "Docs" | "Source",
): Promise<void> {
  await studio.click({ role: "tab", name });
}

/** Fills the open component's form as one of its test cases has it, runs it, and returns the panel that shows it. */
export async function tryCase(studio: Studio, id: string): Promise<Found> {
  await studio.press("Control+j");
  const panel = await studio.find({ role: "region", name: "Try it" });
  await studio.click({ role: "button", name: "Fill from test" }, panel);
  await studio.click({ role: "menuitem", name: id });
  await studio.gone({ role: "menu" });
  await studio.press("Control+Enter");
  return panel;
}

/** The middle of the window: what is selected, and its tabs. */
export const editor = (studio: Studio): Promise<Found> => studio.find({ role: "main" });

/** The settings panel of the preview, as Workflows shows it. */
export const panel = (studio: Studio): Promise<Found> =>
  studio.find({ role: "region", name: "Settings panel" });

/** The statement under the preview, line by line as it stands there. */
export async function callText(studio: Studio): Promise<string> {
  const statement = await studio.find({ label: "CALL statement" });
  return studio.browser.execute((shown: HTMLElement) => shown.innerText, statement as unknown as HTMLElement);
}

const inputList: Target = { role: "list", name: "Inputs" };

/** The component's inputs in the designer, each by its name in the metadata, in order. */
export async function inputNames(studio: Studio): Promise<string[]> {
  const handles = await studio.findAll({ role: "button", name: /^Move / }, await studio.find(inputList));
  const labels = await Promise.all(handles.map((handle) => handle.getAttribute("aria-label")));
  return labels.map((label) => (label ?? "").replace(/^Move /, ""));
}

/** The row of an input in the designer's list, which selects it. */
export const inputRow = async (studio: Studio, name: string): Promise<Found> =>
  studio.find({ role: "button", name: new RegExp(`\\b${name} ·`) }, await studio.find(inputList));

export async function selectInput(studio: Studio, name: string): Promise<void> {
  await (await inputRow(studio, name)).click();
}

/** Opens a dropdown and chooses one of what it offers. */
export async function choose(
  studio: Studio,
  dropdown: Target,
  option: string | RegExp,
  within?: Found,
): Promise<void> {
  await studio.click(dropdown, within);
  await studio.click({ role: "option", name: option });
  await studio.gone({ role: "listbox" });
}

/** Saves, and waits until everything is on disk. */
export async function save(studio: Studio): Promise<void> {
  await studio.press("Control+s");
  await studio.find({ role: "button", name: "Saved" });
}

interface Overview {
  readonly state: { readonly revision: number; readonly undo: string | null };
}

/** Undoes until there is nothing left to undo, and says what was undone, the last change first. */
export async function undoEverything(studio: Studio): Promise<string[]> {
  const button = await studio.find({ role: "button", name: "Undo" });
  const undone: string[] = [];
  for (;;) {
    const { state } = await studio.invoke<Overview>("overview");
    if (state.undo === null) return undone;
    undone.push(state.undo);
    await button.click();
    await expect
      .poll(async () => (await studio.invoke<Overview>("overview")).state.revision)
      .toBeGreaterThan(state.revision);
  }
}
