import { screen, waitFor } from "@testing-library/react";
import { createElement } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { onFlush } from "../api/apply";
import { useDialogs } from "../state/dialogs";
import { useSelection } from "../state/selection";
import {
  forgetEverything,
  mockShell,
  openForTest,
  outcome,
  overview,
  renderInStudio,
  state,
} from "../test/shell";
import { useShortcuts } from "./useShortcuts";

function Fields() {
  useShortcuts();
  return createElement(
    "div",
    null,
    createElement("input", { "aria-label": "Title" }),
    createElement("div", { "data-own-undo": true }, createElement("input", { "aria-label": "Typed value" })),
    createElement("dialog", { open: true, role: "none" }),
  );
}

const leave: (() => void)[] = [];
beforeEach(forgetEverything);
afterEach(() => leave.splice(0).forEach((stop) => stop()));

describe("shortcuts", () => {
  test("undo the package's last change, also from within a text field", async () => {
    const calls = mockShell({ undo: () => outcome(), redo: () => outcome() });
    openForTest(overview({ state: state({ undo: "Edit title" }) }));
    const { user } = renderInStudio(createElement(Fields));
    await user.type(screen.getByRole("textbox", { name: "Title" }), "a");
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(calls.map(({ command }) => command)).toEqual(["undo"]));
    await user.keyboard("{Control>}{Shift>}z{/Shift}y{/Control}");
    await waitFor(() => expect(calls.map(({ command }) => command)).toEqual(["undo", "redo", "redo"]));
  });

  test("leave its own undo to a field that does not write into the package", async () => {
    const calls = mockShell({ undo: () => outcome() });
    openForTest(overview({ state: state({ undo: "Edit title" }) }));
    const { user } = renderInStudio(createElement(Fields));
    await user.type(screen.getByRole("textbox", { name: "Typed value" }), "a");
    await user.keyboard("{Control>}z{/Control}");
    expect(calls).toEqual([]);
  });

  test("save only what has arrived: what is still being typed is waited for", async () => {
    const calls = mockShell({ save: () => outcome() });
    openForTest(overview());
    const order: string[] = [];
    leave.push(
      onFlush(async () => {
        await Promise.resolve();
        order.push(`sent before ${calls.length} calls`);
      }),
    );
    const { user } = renderInStudio(createElement(Fields));
    await user.keyboard("{Control>}s{/Control}");
    await waitFor(() => expect(calls.map(({ command }) => command)).toEqual(["save"]));
    expect(order).toEqual(["sent before 0 calls"]);
  });

  test("do nothing that is not possible, but keep the keys from the browser", async () => {
    const calls = mockShell();
    const seen = vi.fn();
    window.addEventListener("keydown", seen);
    leave.push(() => window.removeEventListener("keydown", seen));
    const { user } = renderInStudio(createElement(Fields));
    await user.keyboard("{Control>}e{/Control}");
    expect(calls).toEqual([]);
    expect(seen.mock.calls.map(([event]) => (event as KeyboardEvent).key)).toEqual(["Control"]);
  });

  test("leave the keyboard to an open dialog", async () => {
    mockShell();
    openForTest(overview());
    useSelection.getState().select({ kind: "component", folder: "alpha", input: null });
    const { user } = renderInStudio(createElement("div", { role: "dialog" }, createElement(Fields)));
    await user.keyboard("{Control>}2{/Control}");
    expect(useSelection.getState().tab).toBe("form");
  });

  test("go to the tabs and open the palette", async () => {
    mockShell();
    openForTest(overview());
    useSelection.getState().select({ kind: "component", folder: "alpha", input: null });
    const { user } = renderInStudio(createElement(Fields));
    await user.keyboard("{Control>}2{/Control}");
    expect(useSelection.getState().tab).toBe("sql");
    await user.keyboard("{Control>}k{/Control}");
    expect(useDialogs.getState().dialog).toEqual({ kind: "palette" });
  });
});
